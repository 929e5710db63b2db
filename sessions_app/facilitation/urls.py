"""Paths of the console and the projection."""

from django.urls import path, re_path

from . import address_views, views

urlpatterns = [
    path("cafes/<str:code>/animation/", views.console, name="console"),
    path("cafes/<str:code>/animation/adresses/", address_views.addresses, name="addresses"),
    path("cafes/<str:code>/animation/suivante/", views.start_next, name="start-next"),
    path("cafes/<str:code>/animation/terminer/", views.finish, name="finish"),
    path("cafes/<str:code>/animation/revenir/", views.step_back, name="step-back"),
    path("cafes/<str:code>/animation/pause/", views.pause, name="pause"),
    path("cafes/<str:code>/animation/reprendre/", views.resume, name="resume"),
    path("cafes/<str:code>/animation/plus-une/", views.add_minute, name="add-minute"),
    path("cafes/<str:code>/animation/moins-une/", views.take_minute, name="take-minute"),
    path("cafes/<str:code>/tables/<int:number>/appel/", views.take_call, name="take-call"),
    path(
        "cafes/<str:code>/tablettes/<int:tablet>/hors-compte/",
        views.excuse_tablet,
        name="excuse-tablet",
    ),
    path(
        "cafes/<str:code>/tablettes/<int:tablet>/attendue/",
        views.expect_tablet,
        name="expect-tablet",
    ),
    path("cafes/<str:code>/projection/", views.projection, name="projection"),
    re_path(
        r"^projecteur/(?P<public_id>[0-9a-f]{12})/$",
        views.projection_by_link,
        name="projection-by-link",
    ),
]
