"""The pages of the tests notice what they must never let pass."""

from tests import axe
from tests.chromium import Troubles

INLINE = "() => document.head.append(Object.assign(document.createElement('script'), {text: '1'}))"
ELSEWHERE = "() => { location = 'http://elsewhere.example/' }"
STYLE = "() => document.body.setAttribute('style', 'color: red')"
PICTURE = "() => { new Image().src = 'http://elsewhere.example/x.png' }"
ASK = "() => { fetch('http://elsewhere.example/').catch(() => {}) }"
HANDLER = """() => {
  document.body.insertAdjacentHTML("beforeend", "<i onclick=x></i>");
  document.body.lastElementChild.click();
}"""
THROW = "() => setTimeout(() => { throw new Error('lost') })"
UNNAMED = "() => document.querySelector('main').append(document.createElement('button'))"


def test_troubles_are_noticed(server, new_page, troubles):
    policy = (INLINE, STYLE, PICTURE, ASK, HANDLER)
    planted = [*((one, "Content Security Policy") for one in policy), (THROW, "lost")]
    for script, trouble in (*planted, (ELSEWHERE, "request to another host")):
        page = new_page("tablet")
        page.goto(server.room_url)
        assert troubles.unexpected() == []
        page.evaluate(script)
        assert heard(page, troubles, trouble), (script, troubles.seen)
        troubles.seen.clear()


def heard(page, troubles, trouble) -> bool:
    for _moment in range(50):
        if any(trouble in one for one in troubles.seen):
            return True
        page.wait_for_timeout(100)
    return False


def test_tablets_reach_a_page_that_is_not_a_secure_context(server, page):
    page.goto(server.room_url)
    assert page.evaluate("[isSecureContext, 'randomUUID' in crypto]") == [False, False]


def test_axe_works_under_the_strict_policy(server, page):
    page.goto(server.base_url)
    assert axe.violations(page) == []
    page.evaluate(UNNAMED)
    assert [one.split(":")[0] for one in axe.violations(page)] == ["button-name"]


def test_an_expected_trouble_is_the_only_one_let_pass():
    troubles = Troubles(seen=["console: net::ERR_FAILED", "page error: x"])
    troubles.expect("net::ERR_")
    assert troubles.unexpected() == ["page error: x"]
