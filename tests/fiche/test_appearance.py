"""An organisation changes the logo, the colours and the fixed texts of its fiches without code."""

import io
import re

import docx
import pikepdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError
from PIL import Image

from sessions_app.fiche.actions import begin
from sessions_app.fiche.appearance import colours
from sessions_app.fiche.appearance.verdicts import verdict
from sessions_app.fiche.document import Look as Worn
from sessions_app.fiche.exports import FORMATS
from sessions_app.fiche.exports.sheet import dark_rules
from sessions_app.fiche.queries import document_of
from sessions_app.models import Look, Role
from tests.fiche import files

PAGE = "/fiches/apparence/"
GIVEN = {
    "primary": "#1b3f8b",
    "accent": "#8a1f11",
    "logo_alt": "Centre de quartier",
    "diffusion": "Centre de quartier : www.exemple.org",
    "reproduction": "Il est permis de reproduire.",
    "copyright": "Centre de quartier",
}


def send(browser, **more):
    return browser.post(PAGE, GIVEN | more)


def named(content: bytes, name: str) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def test_the_logo_and_the_colours_are_in_every_format(ana_browser, ana, cafe):
    begin(cafe, ana, from_questions=True)
    fiche = cafe.fiche
    fiche.blocks.filter(kind="paragraph").update(text="Un paragraphe.")
    sent = send(ana_browser, logo=named(files.picture(), "logo.png"))
    assert sent.status_code == 302
    document = document_of(cafe)
    page = FORMATS["html"].render(document).decode()
    assert 'alt="Centre de quartier"' in page
    assert "data:image/png;base64," in page
    assert "--fiche-band:#1b3f8b" in page
    word = docx.Document(io.BytesIO(FORMATS["docx"].render(document)))
    assert [shape._inline.docPr.get("descr") for shape in word.inline_shapes] == [
        "Centre de quartier"
    ]
    assert str(word.styles["Heading 1"].font.color.rgb) == "1B3F8B"
    for design in ("sober", "collection"):
        with pikepdf.open(io.BytesIO(FORMATS["pdf"].render(document, "a4", design))) as file:
            figures = [o for o in file.objects if isinstance(o, pikepdf.Dictionary)]
            assert [str(o.Alt) for o in figures if o.get("/S") == "/Figure"] == [
                "Centre de quartier"
            ]
    reading = ana_browser.get(f"/cafes/{cafe.code}/fiche/").content.decode()
    assert "/fiches/couleurs/1b3f8b-8a1f11.css" in reading
    sheet = ana_browser.get("/fiches/couleurs/1b3f8b-8a1f11.css")
    assert b"--fiche-mark:#8a1f11" in sheet.content


def test_new_fiches_start_from_the_fixed_texts_and_older_ones_keep_theirs(ana_browser, ana, cafe):
    send(ana_browser)
    fiche = begin(cafe, ana, from_questions=False)
    assert (fiche.reproduction, fiche.copyright) == (GIVEN["reproduction"], GIVEN["copyright"])
    send(ana_browser, reproduction="Autre chose.")
    fiche.refresh_from_db()
    assert fiche.reproduction == GIVEN["reproduction"]


def test_a_colour_that_cannot_be_read_is_refused_with_its_ratio_and_the_nearest(ana_browser):
    refused = send(ana_browser, primary="#ffcc00")
    page = refused.content.decode()
    assert refused.status_code == 422
    assert "Contraste de 1,2" in page or "Contraste de 1,3" in page
    nearest = re.search(r'name="take_primary" value="(#\w{6})"', page)[1]
    assert nearest in page
    assert not Look.objects.exists()
    assert send(ana_browser, primary="#ffcc00", take_primary=nearest).status_code == 302
    assert Look.objects.get().primary == nearest


@pytest.mark.parametrize("colour", ["red", "#fff", "", "url(x)", "#12345g", "#0f3b3a;}"])
def test_what_is_no_colour_is_refused(ana_browser, colour):
    assert send(ana_browser, accent=colour).status_code == 422


def test_the_preview_wears_colours_that_are_not_stored(ana_browser):
    shown = ana_browser.post(f"{PAGE}apercu/", GIVEN).content.decode()
    assert "/fiches/couleurs/1b3f8b-8a1f11.css" in shown
    taken = ana_browser.post(f"{PAGE}apercu/", GIVEN | {"take_accent": "#7a4100"})
    assert 'value="#7a4100"' in taken.content.decode()
    assert not Look.objects.exists()


def test_a_logo_asks_for_its_words_and_the_database_holds_to_it(ana_browser, organisation):
    logo = named(files.picture(), "logo.png")
    refused = send(ana_browser, logo=logo, logo_alt="")
    assert refused.status_code == 422
    assert "dit en mots" in refused.content.decode()
    with pytest.raises(IntegrityError):
        Look.objects.create(organisation=organisation, logo=b"x", logo_width=4, logo_height=4)


def test_a_logo_can_be_taken_away(ana_browser):
    send(ana_browser, logo=named(files.picture("WEBP", mode="RGBA"), "logo.webp"))
    assert Image.open(io.BytesIO(Look.objects.get().logo)).format == "PNG"
    send(ana_browser, without_logo="on", logo_alt="")
    assert not Look.objects.get().logo


def test_only_animation_and_administration_of_the_organisation_set_it(
    client, ana_browser, sofia_browser, charlie_browser, charlie, sofia, organisation
):
    assert client.get(PAGE).status_code == 302
    assert client.post(f"{PAGE}apercu/", GIVEN).status_code == 302
    assert sofia_browser.get(PAGE).status_code == send(sofia_browser).status_code == 404
    assert sofia_browser.post(f"{PAGE}apercu/", GIVEN).status_code == 404
    assert send(charlie_browser).status_code == 302
    assert [look.organisation for look in Look.objects.all()] == [charlie.organisation]
    sofia.role = Role.ADMINISTRATOR
    sofia.save()
    assert sofia_browser.get(PAGE).status_code == 200
    charlie.organisation = None
    charlie.save()
    assert charlie_browser.get(PAGE).status_code == 404


def test_the_fiche_remembers_its_design_and_its_paper(sofia_browser, ana, cafe, charlie_browser):
    begin(cafe, ana, from_questions=False)
    choose = f"/cafes/{cafe.code}/fiche/presentation/"
    chosen = {"design": "collection", "paper": "a4"}
    assert sofia_browser.post(choose, chosen).status_code == 302
    cafe.fiche.refresh_from_db()
    assert (cafe.fiche.design, cafe.fiche.paper) == ("collection", "a4")
    page = sofia_browser.get(f"/cafes/{cafe.code}/fiche/").content.decode()
    assert 'value="collection" checked' in page
    export = f"/cafes/{cafe.code}/fiche/export/pdf/"
    asked = sofia_browser.get(f"{export}?presentation=collection&papier=a4").content
    assert sofia_browser.get(export).content == asked
    assert sofia_browser.post(choose, chosen | {"paper": "a3"}).status_code == 404
    assert charlie_browser.post(choose, chosen).status_code == 404


@pytest.mark.parametrize(
    "colour", ["#ffcc00", "#ff0000", "#00ff88", "#777777", "#ffffff", "#3377ff"]
)
def test_the_proposed_colour_is_read_everywhere_it_stands_by_day_and_by_night(colour):
    found = verdict(colour)
    again = verdict(found.nearest)
    assert again.passes
    assert again.nearest == found.nearest
    for ground in (colours.PAGE, colours.SAND, colours.WHITE, colours.tinted(found.nearest)):
        assert colours.contrast(found.nearest, ground) >= colours.AA
    night = re.findall(r"--fiche-(\w+):(#\w{6})", dark_rules(Worn(found.nearest, found.nearest)))
    values = dict(night)
    assert colours.contrast(values["link"], values["soft"]) >= colours.AA
    assert colours.contrast(values["mark"], colours.NIGHT) >= colours.AA
