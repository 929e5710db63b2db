"""Paths of series of cafés."""

from django.urls import path

from . import views

HERE = "series/<int:pk>/"

urlpatterns = [
    path("series/", views.series_list, name="series-list"),
    path(HERE, views.page, name="series"),
    path(f"{HERE}export/<str:name>/", views.export, name="series-export"),
    path(f"{HERE}nom/", views.rename, name="series-rename"),
    path(f"{HERE}ajouter/", views.add, name="series-add"),
    path(f"{HERE}retirer/", views.remove, name="series-remove"),
    path(f"{HERE}defaire/", views.delete, name="series-delete"),
    path("cafes/<str:code>/nouvelle-date/", views.new_date, name="series-new-date"),
]
