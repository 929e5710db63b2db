"""Paths of the dots: the animation's page, and a phone's."""

from django.urls import path, re_path

from . import views, voting

DOTS = "cafes/<str:code>/points/"
OF_ONE = f"{DOTS}questions/<int:pk>/"
PHONE = r"^retour/(?P<public_id>[0-9a-f]{12})/points/"

urlpatterns = [
    path(DOTS, views.page, name="dots"),
    path(f"{DOTS}ouvrir/", views.open_votes, name="dots-open"),
    path(f"{OF_ONE}fermer/", views.close, name="dots-close"),
    path(f"{OF_ONE}devoiler/", views.reveal, name="dots-reveal"),
    path(f"{OF_ONE}effacer/", views.clear, name="dots-clear"),
    path(f"{OF_ONE}papier/", views.count, name="dots-count"),
    path(f"{OF_ONE}projeter/", views.project, name="dots-project"),
    re_path(rf"{PHONE}$", voting.page, name="dots-phone"),
    re_path(rf"{PHONE}questions/(?P<pk>[0-9]+)/$", voting.place, name="dots-place"),
]
