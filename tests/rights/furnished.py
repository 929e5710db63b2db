"""A café in which there is one of everything that a path can name."""

from typing import Any

from sessions_app.fiche.appearance.queries import look_of
from sessions_app.fiche.freezing import frozen
from sessions_app.fiche.snapshot import document, snapshot
from sessions_app.harvest import photo_files
from sessions_app.models import (
    Answer,
    Block,
    BlockKind,
    Cafe,
    Device,
    DotVote,
    EntryRequest,
    Event,
    Fiche,
    FicheVersion,
    KeptShape,
    Message,
    Operation,
    OperationKind,
    Participant,
    Photo,
    Placement,
    RosterStep,
    Rule,
    RuleKind,
    Series,
    Source,
    Theme,
    VersionCause,
)
from sessions_app.preparation.outlines import Outline
from sessions_app.preparation.shapes import SHAPES
from tests.cast import add_note, link_of

# In every text of a café: a refusal repeats none of them.
MARK = "Marque"


def furnish(cafe: Cafe) -> dict[str, Any]:
    """Fill a café; return what its paths name, by the part of the path before it or by name."""
    Cafe.objects.filter(pk=cafe.pk).update(title=f"{MARK} titre", context=f"{MARK} contexte")
    note = add_note(cafe, f"{MARK} idée")
    theme = Theme.objects.create(
        cafe=cafe, question=note.question, position=0, title=f"{MARK} thème"
    )
    Placement.objects.create(theme=theme, note=note)
    DotVote.objects.create(question=note.question)
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
    incident = cafe.organisation.incidents.create(
        happened=f"{MARK} hier",
        known_on=cafe.starts_at,
        circumstances=f"{MARK} incident",
        information=MARK,
    )
    series = Series.objects.create(organisation=cafe.organisation, name=f"{MARK} série")
    Cafe.objects.filter(pk=cafe.pk).update(series=series)
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
        "incidents": incident.pk,
        "series": series.pk,
        "uid": note.uid,
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
        "entry": EntryRequest.objects.create(link=host, digest=cafe.code, check_number=47).pk,
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
