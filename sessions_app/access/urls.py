"""Paths of the door: home, first account, signing in, codes and links, health."""

from django.contrib.auth.views import LogoutView
from django.urls import path, re_path

from . import password, sign_in, views

urlpatterns = [
    path("", views.home, name="home"),
    path("bienvenue/", views.welcome, name="welcome"),
    path("connexion/", sign_in.SignIn.as_view(), name="sign-in"),
    path("mot-de-passe/", password.ChangePassword.as_view(), name="password"),
    path("deconnexion/", LogoutView.as_view(), name="sign-out"),
    re_path(
        r"^(?P<kind>hote|projecteur|conduite|retour)/(?P<public_id>[0-9a-f]{12})/entrer/$",
        views.enter_by_secret,
        name="enter-by-secret",
    ),
    path("demo/<str:ticket>/", views.demo_door, name="demo-door"),
    path("healthz", views.health, name="health"),
]
