"""Paths of the synthesis."""

from django.urls import path

from . import aside_views, matrix_views, suggestion_views, views

HERE = "cafes/<str:code>/synthese/"

urlpatterns = [
    path(HERE, views.synthesis, name="synthesis"),
    path(f"{HERE}notes/", views.notes, name="synthesis-notes"),
    path(f"{HERE}themes/", views.add_theme, name="theme-add"),
    path(f"{HERE}themes/<int:theme>/", views.theme, name="theme"),
    path(f"{HERE}themes/<int:theme>/titre/", views.theme_title, name="theme-title"),
    path(f"{HERE}themes/<int:theme>/place/", views.move_theme, name="theme-move"),
    path(f"{HERE}themes/<int:theme>/fusionner/", views.merge_theme, name="theme-merge"),
    path(f"{HERE}themes/<int:theme>/defaire/", views.dissolve_theme, name="theme-dissolve"),
    path(f"{HERE}placer/", views.place, name="notes-place"),
    path(f"{HERE}rapprocher/<int:note>/", suggestion_views.nearest, name="synthesis-near"),
    path(f"{HERE}ressemblances/", suggestion_views.alike, name="synthesis-twins"),
    path(f"{HERE}ressemblances/ensemble/", suggestion_views.join, name="synthesis-join"),
    path(f"{HERE}ressemblances/doublon/", suggestion_views.duplicate, name="synthesis-duplicate"),
    path(f"{HERE}ressemblances/differentes/", suggestion_views.differ, name="synthesis-differ"),
    path(f"{HERE}a-part/", aside_views.apart, name="notes-apart"),
    path(f"{HERE}ecarter/", aside_views.set_aside, name="notes-set-aside"),
    path(f"{HERE}reprendre/", aside_views.take_up, name="notes-take-up"),
    path(f"{HERE}masquer/", aside_views.hide, name="notes-hide"),
    path(f"{HERE}montrer/", aside_views.show, name="notes-show"),
    path(f"{HERE}annuler/", views.take_back, name="synthesis-undo"),
    path(f"{HERE}ecartees/", aside_views.listing, name="synthesis-ledger"),
    path(f"{HERE}matrice/", matrix_views.matrix_page, name="synthesis-matrix"),
    path(f"{HERE}matrice/<str:name>/", matrix_views.export, name="synthesis-matrix-export"),
]
