"""Who may do what: every page and every socket, by role. A name that is not here fails the tests.

Verdicts: ``yes`` allowed; ``no`` 404, as if there were nothing; ``sign`` asked to sign in, the same
whether there is something or not; ``door`` the page that asks for a code, the same likewise; ``if``
allowed under the condition that ``CONDITIONS`` tells.
"""

YES, NO, SIGN, DOOR, IF = "yes", "no", "sign", "door", "if"

# Nobody, on the laptop itself; nobody, and the owner's cookies, over the room's network; by link,
# over it too: of the participants, table 1, table 2, the projection, the conducting; then by
# account: of the café, of its organisation, of another one.
ROLES = (
    "anonymous",
    "passer_by",
    "owner_in_room",
    "participant",
    "host",
    "other_host",
    "projector",
    "conductor",
    "owner",
    "co_animator",
    "colleague",
    "staff",
    "administrator",
    "stranger",
)
LINKS = ("participant", "host", "other_host", "projector", "conductor")
IN_ROOM = ("passer_by", "owner_in_room", *LINKS)


def only(*allowed: str, else_: str = NO, without_account: str | None = None) -> dict[str, str]:
    """Return the verdict of each role: these may; nobody, on the laptop, is told something else."""
    verdicts = dict.fromkeys(ROLES, else_)
    if without_account:
        verdicts["anonymous"] = without_account
    return verdicts | dict.fromkeys(allowed, YES)


ACCOUNTS = ("owner", "co_animator", "colleague", "staff", "administrator", "stranger")
LEADERS = ("owner", "co_animator", "administrator")
TEAM = (*LEADERS, "staff")
# Table 2's own link opens table 2: what it asks of table 1 is in the swaps.
FAMILIES = {
    "open": dict.fromkeys(ROLES, YES),
    "open on the laptop": dict.fromkeys(ROLES, YES) | dict.fromkeys(IN_ROOM, NO),
    # Nobody here knows one.
    "by a secret": only(),
    "any account": only(*ACCOUNTS, without_account=SIGN),
    "who makes cafés": only(*ACCOUNTS, without_account=SIGN) | {"staff": NO},
    "administration": only("administrator", without_account=SIGN),
    "administration, of what is there": only(without_account=SIGN),
    "register": only("staff", "administrator", without_account=SIGN),
    "delete": only("owner", "administrator", without_account=SIGN),
    "approve": only("owner", "staff", "administrator", without_account=SIGN),
    "prepare": only(*LEADERS, without_account=SIGN),
    "conduct": only(*LEADERS, without_account=SIGN),
    "read": only(*TEAM, without_account=SIGN),
    "synthesise": only(*TEAM, without_account=SIGN),
    "write": only(*TEAM, without_account=SIGN),
    "conducting link": only("conductor"),
    "conducting link's door": only("conductor", else_=DOOR),
    "table": only("host"),
    "table's door": only("host", else_=DOOR),
    "projection": only("projector"),
    "projection's door": only("projector", else_=DOOR),
    "participants": only("participant"),
    "participants' door": only("participant", else_=DOOR),
}
# A page that tells a role something else than its family does, and why.
CONDITIONS = {
    # The fiche comes to the return page once it is approved: `closing` tests it.
    ("return-fiche", "participant"): NO,
}

# What is read (GET) and what is changed (POST), by family; a form that shows itself is in both.
PAGES = {
    "delete": "cafe-delete",
    "by a secret": "demo-door",
    "open": "guides guide home enter waiting waiting-state prove-address fiche-colours",
    "open on the laptop": "welcome sign-in health ready metrics",
    "administration": "backups",
    "administration, of what is there": "backup",
    "any account": "cafes demo password series-list",
    "who makes cafés": "new-cafe cafe-import fiche-look access-log",
    "register": "incidents incidents-csv incident incident-add",
    "prepare": """preparation print-kit print-sheet access print-cards show-card roster
        seating-plan personal purge""",
    "conduct": """console entries dots addresses preflight projection check-in rescue return-page
        return-preview""",
    "read": """photos photo wall fiche fiche-export archive-download after raw-notes annex
        poster attendance attendance-csv fiche-version fiche-approved synthesis-matrix
        synthesis-matrix-export series series-export""",
    "synthesise": """paper paper-sheet synthesis synthesis-near synthesis-twins theme theme-title
        theme-merge synthesis-notes synthesis-ledger""",
    "write": """fiche-editor fiche-preview fiche-review fiche-notes fiche-blocks
        fiche-versions fiche-beside""",
    "conducting link": "addresses-by-link preflight-by-link conductor-regions",
    "conducting link's door": "console-by-link",
    "table": "drafts host-addresses rehearsal host-regions",
    "table's door": "host",
    "projection": "projector-regions",
    "projection's door": "projection-by-link",
    "participants": "return-fiche",
    "participants' door": "return-link dots-phone",
}
CHANGES = {
    "administration": "back-up",
    "delete": "cafe-delete",
    "open": "set_language enter",
    "open on the laptop": "sign-in sign-out",
    "by a secret": "enter-by-secret",
    "any account": "password demo-load demo-remove series-list",
    "who makes cafés": "new-cafe cafe-import forget-shape fiche-look fiche-look-preview",
    "register": "incident incident-add",
    "approve": "fiche-approve",
    "prepare": """duplicate-cafe keep-shape edit-cafe add-question remove-question edit-question
        move-question set-tables rename-table remove-table put-back-table add-phase set-rounds
        remove-phase edit-phase move-phase cards-printed renew-conductor revoke-conductor
        revoke-link renew-link bring-in-people count-people add-rule remove-rule undo-roster
        edit-person remove-person draw-plan swap-seats undo-plan
        personal purge series-new-date series-rename series-add series-remove series-delete""",
    "conduct": """start-next finish step-back pause resume add-minute add-five take-minute
        cut-agenda undo-action send-message withdraw-message set-projection cafe-ready
        notice-shown accept-notice
        accept-faults take-call let-in turn-away open-codes close-codes excuse-tablet expect-tablet
        decide-held rescue find-codes
        photo-decide walk-in read-badges undo-check-in propose-seats apply-seats count-heads
        mark-arrived mark-absent mark-left mark-expected dots-open dots-close dots-reveal
        dots-clear dots-count dots-project return-open return-close return-code return-thank
        return-suggest
        return-note""",
    "synthesise": """paper-add paper-sheet plenary-add theme-add theme-title theme-move
        theme-merge theme-dissolve notes-place notes-apart notes-set-aside notes-take-up notes-hide
        notes-show synthesis-join synthesis-duplicate synthesis-differ synthesis-undo""",
    "write": """theme-to-fiche fiche-begin fiche-fields fiche-add fiche-restore fiche-block
        fiche-move fiche-remove fiche-sources fiche-accept fiche-look-again fiche-replace fiche-profile
        fiche-layout fiche-keep fiche-bring-back""",
    "conducting link": """start-next-by-link finish-by-link step-back-by-link pause-by-link
        resume-by-link add-minute-by-link add-five-by-link take-minute-by-link cut-agenda-by-link
        undo-action-by-link send-message-by-link withdraw-message-by-link set-projection-by-link
        cafe-ready-by-link notice-shown-by-link accept-notice-by-link
        accept-faults-by-link take-call-by-link let-in-by-link turn-away-by-link
        open-codes-by-link close-codes-by-link excuse-tablet-by-link
        expect-tablet-by-link decide-held-by-link""",
    "participants": "dots-place",
    "table": "operations call read-message read-notice keep-as-is photo-add drafts relay",
}
# The sockets: the kind of screen, and who may have it.
SOCKETS = {
    "console": "conduct",
    "projector": "conduct",
    "wall": "read",
    "synthesis": "synthesise",
    "fiche": "write",
    "host": "table",
    "projection by link": "projection",
    "conducting": "conducting link",
}


def listed(table: dict[str, str]) -> list[tuple[str, str]]:
    """Return (name, family) of each row of ``PAGES`` or ``CHANGES``."""
    return [(name, family) for family, names in table.items() for name in names.split()]
