"""Every page asked for by every role, with what is theirs and what is not: the matrix holds."""

from typing import Any

import pytest
from django.db import transaction

from tests.rights import ground as g
from tests.rights.matrix import (
    CHANGES,
    CONDITIONS,
    DOOR,
    FAMILIES,
    LINKS,
    NO,
    PAGES,
    ROLES,
    SIGN,
    YES,
    listed,
)

pytestmark = pytest.mark.django_db
ROWS = [
    *(("GET", name, family) for name, family in listed(PAGES)),
    *(("POST", name, family) for name, family in listed(CHANGES)),
]
BY_SOCKETS = {"account-regions"}
REFUSED = {401, 403, 404}


def of(family: str) -> list[tuple[str, str, str]]:
    return [row for row in ROWS if row[2] == family]


def ask(ground: g.Ground, role: str, method: str, path: str, sent: str) -> Any:
    """Ask for a page as a role; whatever it changed is taken back."""
    browser = ground.browsers[role]
    with transaction.atomic(), g.written() as changed:
        host = browser.defaults.get("HTTP_HOST", "localhost")
        headers = {"Origin": f"http://{host}", "X-Worldcafe": "1"}
        response = browser.generic(
            method, path, sent, "application/x-www-form-urlencoded", headers=headers
        )
        response.changed = list(changed)
        transaction.set_rollback(True)
    return response


def text(response: Any) -> str:
    return "" if response.streaming else response.content.decode(errors="replace")


def verdict(response: Any) -> str:
    """Name what a role was told."""
    if response.status_code == 404:
        return NO
    if response.status_code == 405:
        return "the matrix has the wrong method"
    if response.status_code == 401 or (
        response.status_code == 302 and response.url.startswith("/connexion/?next=")
    ):
        return SIGN
    if response.status_code == 200 and 'id="door"' in text(response):
        return DOOR
    return YES if response.status_code not in REFUSED else f"refused {response.status_code}"


def wrong(response: Any, expected: str) -> str:
    """Say what is wrong with an answer; empty where nothing is."""
    found = verdict(response)
    if found != expected:
        return f"{found} instead of {expected}"
    if expected == YES:
        return ""
    if response.changed:
        return f"refused, but it changed {response.changed}"
    return "repeats what it refuses" if g.MARK in text(response) else ""


def test_every_page_is_in_the_matrix_once():
    names = [name for _method, name, _family in ROWS]
    assert set(names) | BY_SOCKETS == set(g.patterns())
    assert len(set(ROWS)) == len(ROWS)
    assert {family for _m, _n, family in ROWS} <= set(FAMILIES)


def test_there_are_as_many_cases_as_promised():
    own = len(ROWS) * len(ROLES)
    swapped = sum(
        len(swaps(name, route)) for _m, name, _f in ROWS for route in [g.patterns()[name]]
    )
    assert own + swapped * 2 >= 800


@pytest.mark.parametrize("family", FAMILIES)
def test_each_role_is_told_what_the_matrix_says(ground, family):
    found = {}
    for method, name, _family in of(family):
        path = ground.path(name, g.patterns()[name], family)
        for role in ROLES:
            expected = CONDITIONS.get((name, role), FAMILIES[family][role])
            sent = g.body(name, ground.here)
            if trouble := wrong(ask(ground, role, method, path, sent), expected):
                found[method, name, role] = trouble
    assert found == {}


def swaps(name: str, route: str) -> list[dict[str, Any]]:
    """Return what of a path can be another's, or nobody's."""
    parts = {match[1] or match[2] for match in g.PART.finditer(route)}
    found: list[dict[str, Any]] = []
    if "code" in parts:
        found += [{"code": "other"}, {"code": g.NOWHERE}]
    if "public_id" in parts:
        found += [{"public_id": "other"}, {"public_id": "table"}, {"public_id": g.NOBODY}]
    own = parts & {
        "pk",
        "step",
        "operation",
        "theme",
        "block",
        "message",
        "note",
        "photo_id",
        "tablet",
        "entry",
    }
    if own:
        found += [dict.fromkeys(own, "other"), dict.fromkeys(own, 2**40)]
    return found


def swapped(ground: g.Ground, swap: dict[str, Any], route: str) -> dict[str, Any]:
    """Return the values of a swap in Charlie's café, at table 2, or as they are."""
    values = {}
    for name, value in swap.items():
        key = name
        if name == "pk":
            match = next(m for m in g.PART.finditer(route) if (m[1] or m[2]) == "pk")
            key = route[: match.start()].rstrip("/").rsplit("/", 1)[-1]
        if value == "other":
            value = ground.there[key]
        elif value == "table":
            value = ground.links["other_host"].public_id
        values[key] = value
    return values


@pytest.mark.parametrize("family", [one for one in FAMILIES if "open" not in one])
def test_what_is_another_s_or_nobody_s_is_as_if_it_were_not_there(ground, family):
    able = [role for role in ("owner", "staff", *LINKS) if FAMILIES[family][role] == YES]
    found = {}
    for method, name, _family in of(family):
        route = g.patterns()[name]
        for swap in swaps(name, route):
            path = ground.path(name, route, family, **swapped(ground, swap, route))
            for role in (*able, "anonymous"):
                response = ask(ground, role, method, path, g.body(name, ground.here))
                if trouble := astray(response, role, family, swap):
                    found[method, name, role, str(swap)] = trouble
    assert found == {}


def astray(response: Any, role: str, family: str, swap: dict[str, Any]) -> str:
    """Say what is wrong with an answer about what is another's; empty where nothing is."""
    told = verdict(response)
    if response.changed:
        return f"it changed {response.changed}"
    if {"code", "public_id"} & set(swap) and told != (
        FAMILIES[family]["anonymous"] if role == "anonymous" else NO
    ):
        return "" if told == DOOR and family.endswith("door") else told
    return "repeats it" if told != YES and g.MARK in text(response) else ""
