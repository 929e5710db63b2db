"""Paths of what comes after a café, of archives and of the demonstration."""

from django.urls import include, path, re_path

from . import after_views, attendance_views, deletion_views, views
from .demo import views as demo
from .purge import views as purge
from .returning import views as returning

AFTER = "cafes/<str:code>/apres/"
LINK = r"retour/(?P<public_id>[0-9a-f]{12})/"

urlpatterns = [
    path("", include("sessions_app.closing.privacy.urls")),
    path(AFTER, after_views.after, name="after"),
    path(f"{AFTER}notes.<str:suffix>", after_views.raw_notes, name="raw-notes"),
    path(f"{AFTER}annexes/<str:name>.pdf", after_views.annex, name="annex"),
    path(f"{AFTER}affiches/<str:name>.pdf", after_views.poster, name="poster"),
    path(f"{AFTER}presence/", attendance_views.report, name="attendance"),
    path(f"{AFTER}presence.csv", attendance_views.report_csv, name="attendance-csv"),
    path(f"{AFTER}retour/", returning.manage, name="return-page"),
    path(f"{AFTER}retour/apercu/", returning.preview, name="return-preview"),
    path(f"{AFTER}retour/ouvrir/", returning.open_page, name="return-open"),
    path(f"{AFTER}retour/fermer/", returning.close_page, name="return-close"),
    path(f"{AFTER}retour/code/", returning.new_code, name="return-code"),
    path(f"{AFTER}retour/mot/", returning.thank, name="return-thank"),
    path(f"{AFTER}retour/proposer/", returning.suggest, name="return-suggest"),
    path(f"{AFTER}retour/notes/<int:pk>/", returning.show, name="return-note"),
    path(f"{AFTER}donnees-personnelles/", purge.personal, name="personal"),
    path(f"{AFTER}donnees-personnelles/effacer/", purge.confirm, name="purge"),
    re_path(rf"^{LINK}$", returning.participant, name="return-link"),
    re_path(rf"^{LINK}fiche/$", returning.participant_fiche, name="return-fiche"),
    path("cafes/importer/", views.cafe_import, name="cafe-import"),
    path("cafes/<str:code>/archive/", views.archive_download, name="archive-download"),
    path("cafes/<str:code>/supprimer/", deletion_views.delete, name="cafe-delete"),
    path("demonstration/", demo.demonstration, name="demo"),
    path("demonstration/charger/", demo.load, name="demo-load"),
    path("demonstration/retirer/", demo.remove, name="demo-remove"),
]
