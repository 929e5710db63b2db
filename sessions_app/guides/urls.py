"""Paths of the guides."""

from django.urls import path

from . import views

urlpatterns = [
    path("aide/", views.read, name="guides"),
    path("aide/<slug:page>/", views.read, name="guide"),
]
