"""Two cafés full of what there is to reach, and a browser for each role."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlencode

from django.db import connection
from django.test import Client
from django.urls import URLPattern, get_resolver

from sessions_app.access import links
from sessions_app.fiche.appearance.queries import look_of
from sessions_app.fiche.freezing import frozen
from sessions_app.fiche.snapshot import document, snapshot
from sessions_app.harvest import photo_files
from sessions_app.models import (
    AccessLink,
    Answer,
    Block,
    BlockKind,
    Cafe,
    Device,
    Event,
    Fiche,
    FicheVersion,
    KeptShape,
    LinkKind,
    Message,
    Operation,
    OperationKind,
    Organisation,
    Participant,
    Photo,
    Placement,
    Role,
    RosterStep,
    Rule,
    RuleKind,
    Source,
    Theme,
    User,
    VersionCause,
)
from sessions_app.preparation.outlines import Outline
from sessions_app.preparation.shapes import SHAPES
from tests.cast import add_note, link_of, signed_in

# In every text of a café: a refusal repeats none of them.
MARK = "Marque"
NOWHERE, NOBODY = "ZZZZZZ", "000000000000"


def furnish(cafe: Cafe, owner: User) -> dict[str, Any]:
    """Fill a café; return what its paths name, by the part of the path before it or by name."""
    Cafe.objects.filter(pk=cafe.pk).update(title=f"{MARK} titre", context=f"{MARK} contexte")
    note = add_note(cafe, f"{MARK} idée")
    theme = Theme.objects.create(
        cafe=cafe, question=note.question, position=0, title=f"{MARK} thème"
    )
    Placement.objects.create(theme=theme, note=note)
    fiche = Fiche.objects.create(cafe=cafe, title=f"{MARK} fiche")
    block = Block.objects.create(
        fiche=fiche, position=0, kind=BlockKind.PARAGRAPH, text=f"{MARK} bloc"
    )
    Source.objects.create(block=block, note=note)
    FicheVersion.objects.create(
        fiche=fiche, number=1, cause=VersionCause.APPROVED, **of_version(cafe, fiche)
    )
    people = [
        Participant.objects.create(cafe=cafe, number=number, name=f"{MARK} {number}")
        for number in (1, 2)
    ]
    rule = Rule.objects.create(cafe=cafe, kind=RuleKind.APART)
    rule.people.set(people)
    host = link_of(cafe, 1)
    held = Operation.objects.create(
        cafe=cafe,
        link=host,
        op="f" * 32,
        digest="",
        kind=OperationKind.CREATE,
        content={"text": f"{MARK} retenue"},
        answer=Answer.HELD,
    )
    shape = KeptShape.objects.create(
        organisation=cafe.organisation,
        name=f"{MARK} modèle",
        outline=Outline.of_shape(next(iter(SHAPES.values()))).as_json(),
    )
    step = RosterStep.objects.create(cafe=cafe, kind="add")
    Event.objects.create(cafe=cafe, seq=1, kind="note-added", facts={"note": note.pk})
    Cafe.objects.filter(pk=cafe.pk).update(head=1)
    return {
        "code": cafe.code,
        "public_id": host.public_id,
        "questions": cafe.questions.first().pk,
        "etapes": cafe.phases.last().pk,
        "rondes": cafe.phases.filter(kind="round").first().pk,
        "regles": rule.pk,
        "personnes": people[0].pk,
        "accueil": people[0].pk,
        "modeles": shape.pk,
        "step": step.pk,
        "operation": held.pk,
        "theme": theme.pk,
        "block": block.pk,
        "note": note.pk,
        "message": Message.objects.create(cafe=cafe, text=f"{MARK} message").pk,
        "photo_id": Photo.objects.create(
            cafe=cafe, uid="a" * 32, table=host.table, name=photo_files.store(b"jpeg")
        ).pk,
        "tablet": Device.objects.create(link=host, device="d" * 32).pk,
        "number": 1,
        "suffix": "csv",
        "notes": note.pk,
        "sheet": f"{cafe.code}-R1-T1",
    }


def of_version(cafe: Cafe, fiche: Fiche) -> dict[str, Any]:
    """Return what an approved version holds."""
    content = snapshot(fiche)
    whole = document(content, cafe.language, look_of(cafe.organisation_id))
    return {"content": content, "document": frozen(whole)}


# What a path names that belongs to no café.
PLAIN: dict[str, Any] = {
    "way": "monter",
    "ticket": "aucun",
    "asked": "0" * 32,
    "kind": "hote",
    "primary": "0a5c5c",
    "accent": "b3541e",
}
NAMES = {
    "print-sheet": "etiquette",
    "fiche-export": "html",
    "fiche-approved": "html",
    "edit-cafe": "title",
    "edit-phase": "minutes",
    "annex": "methode",
    "poster": "affiche",
}
# What a page must be sent to be more than a page that is not there; « {part} » as in paths.
SENT = {
    "start-next": {"expected": "{etapes}"},
    "finish": {"expected": "{etapes}"},
    "step-back": {"expected": "{etapes}"},
    "cut-agenda": {"cuts": "{etapes}:5"},
    "undo-action": {"seq": "1"},
    "set-projection": {"show": "{questions}:0"},
    "add-phase": {"kind": "break"},
    "theme-add": {"question": "{questions}", "title": "Un thème"},
    "notes-place": {"question": "{questions}", "notes": "{note}", "theme": "{theme}"},
    "synthesis-join": {"question": "{questions}", "notes": "{note}"},
    "fiche-layout": {"design": "sober", "paper": "a4"},
    "synthesis-undo": {"question": "{questions}", "step": "1"},
}


def body(name: str, known: dict[str, Any]) -> str:
    """Return what is sent to a page, as a form sends it."""
    sent = SENT.get(name.removesuffix("-by-link"), {})
    return urlencode({key: value.format(**known) for key, value in sent.items()})


def patterns() -> dict[str, str]:
    """Return the route of each page of the application, by name; a page without one stops here."""
    found: dict[str, str] = {}

    def walk(resolver: Any, before: str) -> None:
        for one in resolver.url_patterns:
            route = before + re.sub(r"[\^$]", "", str(one.pattern))
            if not isinstance(one, URLPattern):
                walk(one, route)
                continue
            assert one.name, f"{route} has no name"
            # The pages of an account's café and of a link are the same view twice.
            assert one.name not in found, f"two pages are called {one.name}"
            found[one.name] = route

    walk(get_resolver(), "/")
    return found


PART = re.compile(r"<(?:\w+:)?(\w+)>|\(\?P<(\w+)>(?:[^()]|\([^)]*\))*\)")


def fill(name: str, route: str, known: dict[str, Any]) -> str:
    """Return the path of a page with what it names."""

    def value(match: re.Match[str]) -> str:
        wanted = match[1] or match[2]
        if wanted == "pk":
            wanted = route[: match.start()].rstrip("/").rsplit("/", 1)[-1]
        if wanted in ("name", "field"):
            return NAMES.get(name, "text")
        return str(known[wanted] if wanted in known else PLAIN[wanted])

    return PART.sub(value, route)


class Ground:
    """Ana's café and Charlie's, with a browser for each role towards Ana's."""

    def __init__(self, cafe: Cafe, ana: User, sofia: User, charlie: User, other: Cafe) -> None:
        self.cafe = cafe
        self.here, self.there = furnish(cafe, ana), furnish(other, charlie)
        organisation: Organisation = cafe.organisation
        bea = User.objects.create_user("bea", organisation=organisation)
        cafe.co_animators.add(bea)
        chief = User.objects.create_user("chef", organisation=organisation, role=Role.ADMINISTRATOR)
        colleague = User.objects.create_user("colin", organisation=organisation)
        self.browsers = {
            "anonymous": Client(),
            "owner": signed_in(ana),
            "co_animator": signed_in(bea),
            "colleague": signed_in(colleague),
            "staff": signed_in(sofia),
            "administrator": signed_in(chief),
            "stranger": signed_in(charlie),
        }
        self.links = {
            "host": link_of(cafe, 1),
            "other_host": link_of(cafe, 2),
            "projector": self.link(LinkKind.PROJECTOR),
            "conductor": self.link(LinkKind.CONDUCTOR),
            "participant": self.link(LinkKind.PARTICIPANT),
        }
        for role, link in self.links.items():
            self.browsers[role] = client = Client()
            client.cookies[links.cookie_name(link.public_id)] = links.secret(link)

    def link(self, kind: LinkKind) -> AccessLink:
        return AccessLink.objects.get_or_create(cafe=self.cafe, kind=kind)[0]

    def path(self, name: str, route: str, family: str, **other: Any) -> str:
        """Return the path of a page about Ana's café, but for what is given."""
        owner = next((role for word, role in OWNERS.items() if family.startswith(word)), "host")
        known = {**self.here, "public_id": self.links[owner].public_id, **other}
        if "/papier/" in route:
            known["sheet"] = f"{known['code']}-R1-T1"
        return fill(name, route, known)


OWNERS = {"conducting": "conductor", "projection": "projector", "participants": "participant"}
WRITES = re.compile(r"\s*(INSERT|UPDATE|DELETE|REPLACE)\b(?!.*django_session)", re.IGNORECASE)


@contextmanager
def written() -> Iterator[list[str]]:
    """Collect the statements that change a row meanwhile, those of the browser's session aside."""
    found: list[str] = []

    def watch(execute: Any, statement: str, parameters: Any, many: bool, context: Any) -> Any:
        result = execute(statement, parameters, many, context)
        if WRITES.match(statement) and context["cursor"].rowcount:
            found.append(statement)
        return result

    with connection.execute_wrapper(watch):
        yield found
