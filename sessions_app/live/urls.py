"""Paths of polling; the sockets are in routing.py."""

from django.urls import path, re_path

from . import polling

urlpatterns = [
    path("cafes/<str:code>/regions/<str:kind>", polling.account_regions, name="account-regions"),
    re_path(
        r"^hote/(?P<public_id>[0-9a-f]{12})/regions$",
        polling.host_regions,
        name="host-regions",
    ),
    re_path(
        r"^conduite/(?P<public_id>[0-9a-f]{12})/regions$",
        polling.conductor_regions,
        name="conductor-regions",
    ),
    re_path(
        r"^projecteur/(?P<public_id>[0-9a-f]{12})/regions$",
        polling.projector_regions,
        name="projector-regions",
    ),
]
