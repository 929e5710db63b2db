"""Shortened forms of a fiche are counted beside their blocks, replaced one by one, or kept knowingly."""

import re

import pytest

from sessions_app.fiche.checks import review
from sessions_app.fiche.queries import manuscript
from sessions_app.models import Block, Fiche
from tests.fiche.desk import Desk

TEXT = "Les élu.e.s et les acteur.trice.s, « les citoyen.ne.s ». Les élu.e.s partent."
PANEL, PROFILE = "redaction/relecture/", "redaction/relecture/profil/"


@pytest.fixture
def desk(sofia_browser, cafe) -> Desk:
    return Desk(sofia_browser, cafe).begin()


@pytest.fixture
def block(desk) -> Block:
    return Block.objects.get(pk=desk.add("paragraph", text=TEXT))


def open_forms(cafe) -> list:
    return review(cafe, manuscript(cafe)).of("inclusive")


def buttons(page: str) -> list[dict[str, str]]:
    """Return what each form of the page sends to replace words."""
    forms = re.findall(r"<form[^>]*relecture/remplacer/.*?</form>", page, re.DOTALL)
    field = re.compile(r'name="(\w+)" value="([^"]*)"')
    return [dict(field.findall(form)) for form in forms]


def press(desk, button):
    return desk.post("redaction/relecture/remplacer/", **button)


def offered(desk, now, path=PANEL) -> list[dict[str, str]]:
    return [one for one in buttons(desk.get(path).content.decode()) if one["now"] == now]


def chip(page: str, block: int) -> str:
    """Return what stands beside a block about its shortened forms; empty where there are none."""
    found = re.search(rf'<button[^>]*id="block-{block}-forms".*?</button>', page, re.DOTALL)
    return re.sub(r"<.*?>", "", found[0]).strip() if found else ""


def test_forms_are_listed_in_the_order_of_the_page_without_quotations_and_references(
    desk, block, cafe
):
    desk.fill("title", "Les citoyen·ne·s d'ici")
    desk.fill("reference", "Roy, A. (2019). Les élu.e.s.")
    desk.fill("acknowledgements", "Merci aux participant(e)s.")
    desk.fill("diffusion", "Les auteur.e.s.")
    forms = [one.remark for one in open_forms(cafe)]
    assert forms == [
        "citoyen·ne·s", "élu.e.s", "acteur.trice.s", "élu.e.s", "auteur.e.s", "participant(e)s"
    ]  # fmt: skip
    assert "de plusieurs façons à la fois" in desk.get(PANEL).content.decode()


def test_one_press_replaces_the_form_at_its_place_and_no_other(desk, block):
    button = offered(desk, "Les élus et les élues")[1]
    response = press(desk, button)
    assert response.status_code == 200
    block.refresh_from_db()
    before, _form, after = TEXT.rpartition("Les élu.e.s")
    assert block.text == f"{before}Les élus et les élues{after}"
    assert block.version == 2
    assert press(desk, button).status_code == 409


def test_what_was_replaced_can_be_undone_to_the_letter(desk, block):
    for now in ("Les élus et les élues", "les parties prenantes", "Les personnes élues"):
        response = press(desk, offered(desk, now)[0])
        (undo,) = [one for one in buttons(response.content.decode()) if "undone" in one]
        assert Block.objects.get(pk=block.pk).text != TEXT
        assert "undone" not in press(desk, undo).content.decode()
        assert Block.objects.get(pk=block.pk).text == TEXT


def test_a_text_that_changed_meanwhile_is_left_alone_and_read_again(desk, block):
    button = offered(desk, "les acteurs et les actrices")[0]
    desk.save(block.pk, text="Ah! " + TEXT)
    response = press(desk, button)
    assert response.status_code == 409
    assert "Le texte a changé entre-temps" in response.content.decode()
    assert "fiche-arranged" in response["HX-Trigger"]
    assert offered(desk, button["now"])[0]["start"] != button["start"]
    assert Block.objects.get(pk=block.pk).text == "Ah! " + TEXT


def test_a_field_of_the_header_is_replaced_and_shown_anew(desk):
    desk.fill("title", "Les citoyen.ne.s d'ici")
    page = press(desk, offered(desk, "La population")[0]).content.decode()
    assert Fiche.objects.get().title == "La population d'ici"
    assert re.search(r'<textarea id="entry-title"[^>]*hx-swap-oob="true"[^>]*>\s*La popul', page)
    assert "Relisez les accords" in page
    (undo,) = [one for one in buttons(page) if "undone" in one]
    press(desk, undo)
    assert Fiche.objects.get().title == "Les citoyen.ne.s d'ici"


def test_a_field_never_outgrows_its_place(desk):
    title = "Les élu.e.s " + "a" * 285
    desk.fill("title", title)
    assert press(desk, offered(desk, "Les élus et les élues")[0]).status_code == 409
    assert Fiche.objects.get().title == title


def test_forms_accepted_are_counted_no_more(desk, block, cafe):
    assert chip(desk.get().content.decode(), block.pk) == "3 formes abrégées"
    about = open_forms(cafe)[2].about
    sent = {"kind": "inclusive", "about": about, "only": block.pk}
    response = desk.post("redaction/relecture/accepter/", **sent)
    assert "fiche-arranged" in response["HX-Trigger"]
    assert "Formes abrégées de ce bloc" in response.content.decode()
    assert chip(desk.get().content.decode(), block.pk) == "2 formes abrégées"


def test_of_the_same_form_twice_in_a_sentence_one_is_accepted_and_the_other_stays(desk, cafe):
    twice = desk.add("paragraph", text="Des élu.e.s parlent à des élu.e.s.")
    one, other = open_forms(cafe)
    assert one.words == other.words
    assert one.about != other.about
    sent = {"kind": "inclusive", "about": one.about}
    desk.post("redaction/relecture/accepter/", **sent)
    assert [form.about for form in open_forms(cafe)] == [other.about]
    assert chip(desk.get("redaction/blocs/").content.decode(), twice) == "1 forme abrégée"
    starts = {button["start"] for button in buttons(desk.get(PANEL).content.decode())}
    assert starts == {str(choice.start) for choice in other.choices}


def test_the_forms_of_a_block_are_opened_alone_and_counted_anew_when_it_is_saved(desk, block):
    other = desk.add("paragraph", text="Les chercheur.se.s.")
    alone = buttons(desk.get(f"{PANEL}?only={other}").content.decode())
    assert {one["block"] for one in alone} == {str(other)}
    saved = desk.save(other, text="Les chercheuses et les chercheurs.").content.decode()
    assert f'<span id="block-{other}-forms" hidden hx-swap-oob="true">' in saved
    assert chip(desk.get().content.decode(), other) == ""


def test_the_profile_decides_what_is_listed_and_changes_no_word(desk, block, cafe):
    page = desk.post(PROFILE, profile="historic").content.decode()
    assert "Aucune forme abrégée à revoir" in page
    assert Block.objects.get(pk=block.pk).text == TEXT
    desk.post(PROFILE, profile="parentheses")
    assert offered(desk, "acteurs(-trices)")
    desk.post(PROFILE, profile="nonsense")
    assert Fiche.objects.get().writing_profile == "parentheses"


def test_an_english_fiche_has_neither_forms_nor_a_profile(desk, block, cafe):
    type(cafe).objects.filter(pk=cafe.pk).update(language="en-CA")
    assert chip(desk.get().content.decode(), block.pk) == ""
    assert "Façon d’écrire" not in desk.get(PANEL).content.decode()


@pytest.mark.parametrize("path", ["remplacer/", "profil/"])
def test_a_stranger_changes_nothing(desk, block, charlie_browser, path):
    sent = {"block": block.pk, "name": "text", "start": 0, "was": "Les", "now": "Ces"}
    sent["profile"] = "historic"
    assert charlie_browser.post(f"{desk.base}{PANEL}{path}", sent).status_code == 404
    assert Block.objects.get(pk=block.pk).text == TEXT
    assert Fiche.objects.get().writing_profile == "full"


@pytest.mark.parametrize(
    "wrong",
    [
        {"name": "kind"},
        {"name": "version"},
        {"start": -1},
        {"was": ""},
        {"block": 10**9},
        {"block": 0},
    ],
)
def test_only_texts_of_this_fiche_can_be_replaced(desk, block, wrong):
    sent = {"block": block.pk, "name": "text", "start": 0, "was": "Les", "now": "Ces"} | wrong
    assert press(desk, sent).status_code in {409, 410}
    assert Block.objects.get(pk=block.pk).text == TEXT
