"""Paths of the access log and of the register of incidents."""

from django.urls import path

from . import views

urlpatterns = [
    path("vie-privee/acces/", views.access_log, name="access-log"),
    path("vie-privee/incidents/", views.incidents, name="incidents"),
    path("vie-privee/incidents.csv", views.incidents_csv, name="incidents-csv"),
    path("vie-privee/incidents/nouveau/", views.incident, name="incident-add"),
    path("vie-privee/incidents/<int:pk>/", views.incident, name="incident"),
]
