"""Paths of coming in by a code, of the console and of the projection."""

from django.urls import path, re_path

from . import (
    address_views,
    broadcast_views,
    entry_views,
    notice_views,
    preflight_views,
    views,
)

CONSOLE = "cafes/<str:code>/animation/"
# The same for a browser that holds the conducting link: its cookie is bound to this path.
BY_LINK = "conduite/<str:public_id>/"

# The console's buttons and pages name these by what follows the console's own path.
COMMANDS = (
    ("suivante/", views.start_next, "start-next"),
    ("terminer/", views.finish, "finish"),
    ("revenir/", views.step_back, "step-back"),
    ("pause/", views.pause, "pause"),
    ("reprendre/", views.resume, "resume"),
    ("plus-une/", views.add_minute, "add-minute"),
    ("plus-cinq/", views.add_five, "add-five"),
    ("moins-une/", views.take_minute, "take-minute"),
    ("raccourcir/", views.cut, "cut-agenda"),
    ("annuler/", views.undo, "undo-action"),
    ("messages/", broadcast_views.send, "send-message"),
    ("messages/retirer/", broadcast_views.withdraw, "withdraw-message"),
    ("projeter/", views.show, "set-projection"),
    ("verification/", preflight_views.page, "preflight"),
    ("pret/", preflight_views.ready, "cafe-ready"),
    ("accepter/<int:number>/", preflight_views.accept, "accept-faults"),
    ("entrees/<int:entry>/accepter/", entry_views.let_in, "let-in"),
    ("entrees/<int:entry>/refuser/", entry_views.turn_away, "turn-away"),
    ("codes/ouvrir/", entry_views.open_codes, "open-codes"),
    ("codes/fermer/", entry_views.close_codes, "close-codes"),
    ("avis/presente/", notice_views.shown, "notice-shown"),
    ("avis/accepter/", notice_views.accept, "accept-notice"),
    ("appels/<int:number>/", views.take_call, "take-call"),
    ("tablettes/<int:tablet>/hors-compte/", views.excuse_tablet, "excuse-tablet"),
    ("tablettes/<int:tablet>/attendue/", views.expect_tablet, "expect-tablet"),
)

urlpatterns = [
    path("entrer/", entry_views.enter, name="enter"),
    path("entrer/attente/", entry_views.waiting, name="waiting"),
    path("entrer/attente/etat", entry_views.waiting_state, name="waiting-state"),
    path(CONSOLE, views.console, name="console"),
    path(f"{CONSOLE}entrees/", entry_views.listing, name="entries"),
    path(f"{CONSOLE}adresses/", address_views.addresses, name="addresses"),
    path(f"{BY_LINK}adresses/", address_views.addresses, name="addresses-by-link"),
    re_path(
        r"^conduite/(?P<public_id>[0-9a-f]{12})/$", views.console_by_link, name="console-by-link"
    ),
    *(path(CONSOLE + tail, view, name=name) for tail, view, name in COMMANDS),
    *(path(BY_LINK + tail, view, name=f"{name}-by-link") for tail, view, name in COMMANDS),
    path(
        "hote/<str:public_id>/message/<int:message>/lu/", broadcast_views.read, name="read-message"
    ),
    path("hote/<str:public_id>/avis/lu/", notice_views.read, name="read-notice"),
    path("cafes/<str:code>/projection/", views.projection, name="projection"),
    re_path(
        r"^projecteur/(?P<public_id>[0-9a-f]{12})/$",
        views.projection_by_link,
        name="projection-by-link",
    ),
]
