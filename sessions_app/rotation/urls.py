"""Paths of the roster, of the seating plan and of the check-in."""

from django.urls import path

from .views import check_in, plan, roster

PEOPLE = "cafes/<str:code>/preparation/personnes/"
DOOR = "cafes/<str:code>/accueil/"
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
    path(DOOR, check_in.page, name="check-in"),
    path(f"{DOOR}derniere-minute/", check_in.walk_in, name="walk-in"),
    path(f"{DOOR}badges/", check_in.read_badges, name="read-badges"),
    path(f"{DOOR}annuler/<int:step>/", check_in.undo, name="undo-check-in"),
    path(f"{DOOR}proposition/", check_in.propose, name="propose-seats"),
    path(f"{DOOR}appliquer/", check_in.apply, name="apply-seats"),
    path(f"{DOOR}tables/<int:number>/compte/", check_in.count_heads, name="count-heads"),
    path(f"{DOOR}<int:pk>/present/", check_in.arrive, name="mark-arrived"),
    path(f"{DOOR}<int:pk>/absent/", check_in.miss, name="mark-absent"),
    path(f"{DOOR}<int:pk>/parti/", check_in.leave, name="mark-left"),
    path(f"{DOOR}<int:pk>/attendu/", check_in.wait_for, name="mark-expected"),
]
