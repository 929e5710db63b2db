"""Paths of the roster, of the seating plan and of the check-in."""

from django.urls import path

from .views import plan, roster

PEOPLE = "cafes/<str:code>/preparation/personnes/"
PLAN = "cafes/<str:code>/preparation/plan/"

urlpatterns = [
    path(PEOPLE, roster.page, name="roster"),
    path(f"{PEOPLE}liste/", roster.bring_in, name="bring-in-people"),
    path(f"{PEOPLE}nombre/", roster.count, name="count-people"),
    path(f"{PEOPLE}regles/", roster.add_rule, name="add-rule"),
    path(f"{PEOPLE}regles/<int:pk>/lever/", roster.remove_rule, name="remove-rule"),
    path(f"{PEOPLE}annuler/<int:step>/", roster.undo, name="undo-roster"),
    path(f"{PEOPLE}<int:pk>/", roster.edit, name="edit-person"),
    path(f"{PEOPLE}<int:pk>/retirer/", roster.remove, name="remove-person"),
    path(PLAN, plan.page, name="seating-plan"),
    path(f"{PLAN}tirage/", plan.draw, name="draw-plan"),
    path(f"{PLAN}rondes/<int:pk>/echange/", plan.swap, name="swap-seats"),
    path(f"{PLAN}annuler/<int:step>/", plan.undo, name="undo-plan"),
]
