"""Paths of the server itself: readiness and measures for programs, backups for administrators."""

from django.urls import path

from . import views

urlpatterns = [
    path("readyz", views.ready, name="ready"),
    path("metrics", views.measures, name="metrics"),
    path("sauvegardes/", views.backups, name="backups"),
    path("sauvegardes/faire/", views.back_up, name="back-up"),
    path("sauvegardes/<str:name>.zip", views.backup, name="backup"),
]
