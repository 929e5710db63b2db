"""Paths of archives and of the demonstration."""

from django.urls import path

from . import views
from .demo import views as demo

urlpatterns = [
    path("cafes/importer/", views.cafe_import, name="cafe-import"),
    path("cafes/<str:code>/archive/", views.archive_download, name="archive-download"),
    path("demonstration/", demo.demonstration, name="demo"),
    path("demonstration/charger/", demo.load, name="demo-load"),
    path("demonstration/retirer/", demo.remove, name="demo-remove"),
]
