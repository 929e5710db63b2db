"""The states in which a screen is judged: each opens one and returns its page."""

import io
from collections.abc import Callable

from PIL import Image
from playwright.sync_api import Page, expect

from tests.accessibility.venue import Venue

State = Callable[[Venue], Page]
STAYS = """(state) => {
  const { body } = document;
  const set = () => { if (body.dataset.connection !== state) body.dataset.connection = state; };
  new MutationObserver(set).observe(body, { attributeFilter: ["data-connection"] });
  set();
}"""
NOTE = "[data-list=''] [role=option]"


def empty(path: str) -> State:
    """A screen of a café that was created a moment ago."""
    return lambda venue: venue.new(path)


def said(name: str, connection: str) -> State:
    """A screen as live.js shows it in a state of its connection."""

    def state(venue: Venue) -> Page:
        page = venue.door(name)
        page.evaluate(STAYS, connection)
        expect(page.locator(f".connection__state--{connection}")).to_be_visible()
        return page

    return state


def wrong(path: str, button: str, shown: str, *, door: bool = False, **fields: str) -> State:
    """A form of Ana's café, or at the door, sent with what it refuses."""

    def state(venue: Venue) -> Page:
        page = venue.plain(path) if door else venue.new(path)
        for name, value in fields.items():
            page.fill(f"[name={name}]", value)
        page.get_by_role("button", name=button).first.click()
        expect(page.locator(shown).first).to_be_visible()
        return page

    return state


def on_note(key: str, shown: str) -> State:
    """The board once a key was pressed on its first note."""

    def state(venue: Venue) -> Page:
        page = venue.door("synthesis")
        page.locator(NOTE).first.focus()
        page.keyboard.press(key)
        expect(page.locator(shown)).to_be_visible()
        return page

    return state


def pressed(name: str, button: str, shown: str) -> State:
    """A screen of the demonstration once something was pressed."""

    def state(venue: Venue) -> Page:
        page = venue.door(name)
        page.locator(button).first.click()
        expect(page.locator(shown).first).to_be_visible()
        return page

    return state


def unanswered(venue: Venue) -> Page:
    """The console whose server does not answer a command."""
    page = venue.door("console_running")
    page.context.set_offline(True)
    page.locator("#plus").click()
    expect(page.locator("#notices .notice--error")).to_be_visible()
    page.context.set_offline(False)
    return page


def waiting(venue: Venue) -> Page:
    """A tablet with an idea and a photo that wait, and a call."""
    page = venue.door("host_2")
    if page.locator("[name=withdraw]").count() == 0:
        page.locator("#call-act").click()
    expect(page.get_by_role("button", name="Annuler l’appel")).to_be_visible()
    page.context.set_offline(True)
    page.fill("#idea", "Écrite sans réseau")
    page.locator("#send").click()
    expect(page.locator("[data-state=waiting] >> text=Écrite sans réseau").first).to_be_visible()
    file = io.BytesIO()
    Image.new("RGB", (80, 60)).save(file, "JPEG")
    photo = {"name": "nappe.jpg", "mimeType": "image/jpeg", "buffer": file.getvalue()}
    page.set_input_files("#photo-file", photo)
    expect(page.locator(".photos__one").first).to_be_visible()
    return page


def codes(venue: Venue) -> Page:
    """The same tablet, which shows its codes."""
    page = waiting(venue)
    page.locator("#rescue summary").click()
    page.locator("#rescue [data-rescue=codes]").click()
    expect(page.locator("#codes")).to_be_visible()
    return page


def called(venue: Venue) -> Page:
    """The console late, called by a table, with a message on its way."""
    page = venue.door("console_running")
    page.fill("#broadcast-text", "Il reste cinq minutes")
    page.get_by_role("button", name="Envoyer aux tablettes").click()
    expect(page.locator("#console-broadcast")).to_contain_text("Il reste cinq minutes")
    expect(page.locator(".agenda__late--late")).to_be_visible()
    page.locator("#whole-agenda summary").click()
    return page


def told(venue: Venue) -> Page:
    """A tablet with a message of the animator's."""
    called(venue).close()
    page = venue.door("host_1")
    expect(page.locator("#host-message button")).to_be_visible()
    return page


def refused_duration(venue: Venue) -> Page:
    """The preparation with a duration that it did not take."""
    page = venue.new("preparation/")
    page.locator("input[name=minutes]").first.fill("600")
    page.keyboard.press("Tab")
    expect(page.locator("[aria-invalid=true]")).to_be_visible()
    return page


def begun(venue: Venue) -> Page:
    """The editor of a fiche begun a moment ago; begun once."""
    page = venue.new("fiche/redaction/")
    if page.locator("form.card").count():
        page.get_by_role("button", name="Commencer à partir des questions").click()
    expect(page.locator(".part--A")).to_be_visible()
    return page


def adding(venue: Venue) -> Page:
    """The editor with its menu of blocks open."""
    page = begun(venue)
    page.locator("[data-verb=more]").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#adder")).to_be_visible()
    return page


def unsaved(venue: Venue) -> Page:
    """The editor whose server does not answer."""
    page = begun(venue)
    page.context.set_offline(True)
    page.locator("[data-saves] textarea").first.fill("Écrit sans réseau")
    expect(page.locator("#editor-state")).to_have_attribute("data-state", "unsaved")
    return page


def swap_refused(venue: Venue) -> Page:
    """The plan of two people, one of whom was taken off the list meanwhile."""
    people = venue.new("preparation/personnes/")
    people.fill("[name=text]", "Nom\nAda\nBo")
    people.get_by_role("button", name="Ajouter ces personnes").click()
    expect(people.locator("[id^=person-][id$=-remove]")).to_have_count(2)
    page = venue.new("preparation/plan/")
    page.locator("#draw").click()
    seats = page.locator("form.seat-swap").first.locator("[data-seat]")
    expect(seats).to_have_count(2)
    people.locator("[id^=person-][id$=-remove]").first.click()
    expect(people.locator("[id^=person-][id$=-remove]")).to_have_count(1)
    people.close()
    for seat in seats.all():
        seat.click()
    expect(page.locator("#notices .notice--error")).to_contain_text("n’a plus de place")
    return page


WRONG_LIST = {"text": "Nom;Secteur\n;Santé\n" + "x" * 400}
STATES: dict[str, State] = {
    "new preparation": empty("preparation/"),
    "new roster": empty("preparation/personnes/"),
    "new plan": empty("preparation/plan/"),
    "new check-in": empty("accueil/"),
    "new console": empty("animation/"),
    "new preflight": empty("animation/verification/"),
    "new projection": empty("projection/"),
    "new wall": empty("recolte/"),
    "new board": empty("synthese/"),
    "new fiche": empty("fiche/redaction/"),
    "new rescue": empty("secours/"),
    "fiche just begun": begun,
    "menu of blocks": adding,
    "fiche not saved": unsaved,
    "café without title": wrong("../nouveau/", "Créer ce café", ".field__error", title=""),
    "list with faults": wrong("preparation/personnes/", "Ajouter", ".roster__faults", **WRONG_LIST),
    "duration refused": refused_duration,
    "wrong password": wrong(
        "/connexion/", "Se connecter", ".notice--error", door=True, username="ana", password="non"
    ),
    "wrong code": wrong("/entrer/", "Ouvrir ma table", ".field__error", door=True, code="ZZZZZZ"),
    "no such page": lambda venue: venue.plain("/nulle-part/"),
    "tablet offline": said("host_1", "offline"),
    "tablet, restarting": said("host_1", "restarting"),
    "tablet, link closed": said("host_1", "gone"),
    "console offline": said("console_running", "offline"),
    "projection offline": said("projector", "offline"),
    "board offline": said("synthesis", "offline"),
    "editor offline": said("fiche_editor", "offline"),
    "command unanswered": unanswered,
    "console late and called": called,
    "tablet with a message": told,
    "tablet, ideas and photo waiting": waiting,
    "codes of the rescue": codes,
    "relay": pressed("host_1", "#relay-open", "#relay"),
    "theme chooser": on_note("Enter", "#board-chooser"),
    "set aside": on_note("e", "#aside-dialog"),
    "hide": on_note("m", "#hide-dialog"),
    "shortcuts": on_note("?", "#shortcuts"),
    "themes proposed": on_note("t", "#board-near .near__note"),
    "notes chosen": on_note("Space", "#board-picked"),
    "person": pressed("roster", "[id^=person-][id$=-edit]", "#dialog"),
    "link to close": pressed("access", ".access__acts button:last-child", "#dialog"),
    "seat chosen": pressed("seating_plan", "[data-seat]", "[data-seat][aria-pressed=true]"),
    "photo to remove": pressed(
        "photos", ".photo-card__remove summary", ".photo-card__remove button"
    ),
    "notes beside the fiche": pressed("fiche_editor", "#tab-notes", ".side__tab[aria-current]"),
    "fiche beside the board": on_note("f", "#board-beside, .beside"),
    # It gives Ana's café the people that the empty screens above are without.
    "swap refused": swap_refused,
}
