"""The accessibility rules of WCAG 2.0 to 2.2, A and AA, checked by axe on an open page."""

from importlib.resources import files
from typing import Any

from playwright.sync_api import Page

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"]
RUN = """async (rules) => {
  const result = await axe.run(document, {runOnly: {type: "tag", values: rules}});
  return result.violations;
}"""


def violations(page: Page) -> list[str]:
    """Return one line per broken rule: its name, what it asks, and where it is broken.

    The source is evaluated, not inserted as a script element: the page keeps its strict CSP.
    """
    source = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
    page.evaluate(f"() => {{ {source} }}")
    return [_line(violation) for violation in page.evaluate(RUN, RULES)]


def _line(violation: dict[str, Any]) -> str:
    places = ", ".join(node["html"] for node in violation["nodes"][:3])
    return f"{violation['id']}: {violation['help']}: {places}"
