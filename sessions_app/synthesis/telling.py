"""What a step on the board did, told to the person who took it."""

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ..models import Event, SetAsideReason


def told(events: Sequence[Event]) -> str:
    """Return what a step did, in a sentence, from its events in their order."""
    first, last = events[0], events[-1]
    if first.kind == "theme-added":
        return _new_theme(first, events)
    said = {**last.facts, "n": len(last.facts.get("notes", []))}
    if last.kind in ABOUT_NOTES:
        return ABOUT_NOTES[last.kind](said["n"], said) % said
    if last.kind == "theme-removed":
        return _removed(said) % said
    if "before" in last.facts:
        return _("Thème renommé « %(title)s ».") % said
    return _("Thème « %(title)s » déplacé.") % said


def _new_theme(first: Event, events: Sequence[Event]) -> str:
    said = {"title": first.facts["title"]}
    left = next((one for one in events if one.kind == "note-unplaced"), None)
    if left is None:
        return _("Thème « %(title)s » ajouté.") % said
    said["before"] = left.facts["title"]
    return _("Thème « %(before)s » scindé : « %(title)s » est un nouveau thème.") % said


def _removed(said: dict) -> str:
    if "target" in said:
        return _("Thème « %(title)s » fusionné dans « %(target)s ».")
    if said["blocks"]:
        return _("Thème « %(title)s » défait. La fiche garde ce qu’elle en dit.")
    return _("Thème « %(title)s » défait : ses notes sont à classer.")


def _placed(n: int, said: dict) -> str:
    return ngettext("Note placée dans « %(title)s ».", "%(n)s notes placées dans « %(title)s ».", n)


def _unplaced(n: int, said: dict) -> str:
    return ngettext("Note retirée de « %(title)s ».", "%(n)s notes retirées de « %(title)s ».", n)


def _apart(n: int, said: dict) -> str:
    if said["dissent"]:
        return ngettext(
            "Note gardée à part dans « %(title)s ».",
            "%(n)s notes gardées à part dans « %(title)s ».",
            n,
        )
    return ngettext(
        "Note remise avec les autres dans « %(title)s ».",
        "%(n)s notes remises avec les autres dans « %(title)s ».",
        n,
    )


def _aside(n: int, said: dict) -> str:
    said["why"] = str(SetAsideReason(said["reason"]).label).lower()
    return ngettext("Note écartée : %(why)s.", "%(n)s notes écartées : %(why)s.", n)


def _taken_up(n: int, said: dict) -> str:
    return ngettext("Note reprise : elle est à classer.", "%(n)s notes reprises : à classer.", n)


def _hidden(n: int, said: dict) -> str:
    return ngettext("Note masquée : %(reason)s", "%(n)s notes masquées : %(reason)s", n)


def _shown(n: int, said: dict) -> str:
    return ngettext("Note montrée de nouveau.", "%(n)s notes montrées de nouveau.", n)


def _judged(n: int, said: dict) -> str:
    said["pairs"] = pairs = n // 2
    if said["differ"]:
        return ngettext("Paire jugée différente.", "%(pairs)s paires jugées différentes.", pairs)
    return ngettext(
        "Paire à comparer de nouveau.", "%(pairs)s paires à comparer de nouveau.", pairs
    )


ABOUT_NOTES = {
    "note-placed": _placed,
    "note-unplaced": _unplaced,
    "dissent-marked": _apart,
    "note-set-aside": _aside,
    "note-taken-up": _taken_up,
    "note-hidden": _hidden,
    "note-shown": _shown,
    "twins-judged": _judged,
}
