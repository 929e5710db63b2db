"""Paths of the synthesis."""

from django.urls import path

from . import suggestion_views, views

HERE = "cafes/<str:code>/synthese/"

urlpatterns = [
    path(HERE, views.synthesis, name="synthesis"),
    path(f"{HERE}themes/", views.add_theme, name="theme-add"),
    path(f"{HERE}themes/<int:theme>/", views.theme, name="theme"),
    path(f"{HERE}themes/<int:theme>/titre/", views.theme_title, name="theme-title"),
    path(f"{HERE}themes/<int:theme>/place/", views.move_theme, name="theme-move"),
    path(f"{HERE}themes/<int:theme>/defaire/", views.dissolve_theme, name="theme-dissolve"),
    path(f"{HERE}placer/", views.place, name="notes-place"),
    path(f"{HERE}rapprocher/<int:note>/", suggestion_views.nearest, name="synthesis-near"),
    path(f"{HERE}ressemblances/", suggestion_views.alike, name="synthesis-twins"),
    path(f"{HERE}ressemblances/ensemble/", suggestion_views.join, name="synthesis-join"),
    path(f"{HERE}annuler/", views.take_back, name="synthesis-undo"),
]
