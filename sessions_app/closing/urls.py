"""Paths of what comes after a café, of archives and of the demonstration."""

from django.urls import path

from . import after_views, views
from .demo import views as demo

AFTER = "cafes/<str:code>/apres/"

urlpatterns = [
    path(AFTER, after_views.after, name="after"),
    path(f"{AFTER}notes.<str:suffix>", after_views.raw_notes, name="raw-notes"),
    path(f"{AFTER}annexes/<str:name>.pdf", after_views.annex, name="annex"),
    path("cafes/importer/", views.cafe_import, name="cafe-import"),
    path("cafes/<str:code>/archive/", views.archive_download, name="archive-download"),
    path("demonstration/", demo.demonstration, name="demo"),
    path("demonstration/charger/", demo.load, name="demo-load"),
    path("demonstration/retirer/", demo.remove, name="demo-remove"),
]
