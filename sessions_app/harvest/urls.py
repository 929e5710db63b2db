"""Paths of a table's tablet, of held ideas and of the plenary wall."""

from django.urls import path, re_path

from . import (
    address_views,
    draft_views,
    naming_views,
    paper_views,
    photo_views,
    rehearsal_views,
    relay_views,
    rescue_views,
    views,
    wall_views,
)

urlpatterns = [
    re_path(r"^hote/(?P<public_id>[0-9a-f]{12})/$", views.host, name="host"),
    re_path(r"^hote/(?P<public_id>[0-9a-f]{12})/operations$", views.operations, name="operations"),
    re_path(r"^hote/(?P<public_id>[0-9a-f]{12})/brouillon$", draft_views.drafts, name="drafts"),
    re_path(
        r"^hote/(?P<public_id>[0-9a-f]{12})/adresses$",
        address_views.addresses,
        name="host-addresses",
    ),
    re_path(
        r"^hote/(?P<public_id>[0-9a-f]{12})/preuve/(?P<asked>[0-9a-f]{32})$",
        address_views.prove,
        name="prove-address",
    ),
    re_path(r"^hote/(?P<public_id>[0-9a-f]{12})/appel/$", views.call, name="call"),
    re_path(
        r"^hote/(?P<public_id>[0-9a-f]{12})/idees/(?P<uid>[0-9a-f]{32})/telle-quelle/$",
        naming_views.keep,
        name="keep-as-is",
    ),
    path("cafes/<str:code>/animation/retenues/<int:operation>/", views.decide, name="decide-held"),
    path(
        "conduite/<str:public_id>/retenues/<int:operation>/",
        views.decide,
        name="decide-held-by-link",
    ),
    path("cafes/<str:code>/secours/", rescue_views.rescue_page, name="rescue"),
    path("cafes/<str:code>/secours/codes/", rescue_views.find_codes, name="find-codes"),
    re_path(r"^hote/(?P<public_id>[0-9a-f]{12})/photos$", photo_views.photos, name="photo-add"),
    re_path(
        r"^hote/(?P<public_id>[0-9a-f]{12})/exercice/$", rehearsal_views.rehearsal, name="rehearsal"
    ),
    re_path(r"^hote/(?P<public_id>[0-9a-f]{12})/relais/$", relay_views.relay, name="relay"),
    path("cafes/<str:code>/photos/", photo_views.photos_page, name="photos"),
    path("cafes/<str:code>/photos/<int:photo_id>.jpg", photo_views.photo, name="photo"),
    path("cafes/<str:code>/photos/<int:photo_id>/", photo_views.decide, name="photo-decide"),
    path("cafes/<str:code>/papier/", paper_views.queue, name="paper"),
    path("cafes/<str:code>/papier/recue/", paper_views.add, name="paper-add"),
    path("cafes/<str:code>/papier/<slug:sheet>/", paper_views.sheet, name="paper-sheet"),
    path("cafes/<str:code>/recolte/", wall_views.wall_page, name="wall"),
    path("cafes/<str:code>/recolte/pleniere/", wall_views.add_plenary, name="plenary-add"),
]
