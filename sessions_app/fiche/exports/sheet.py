"""The style sheets of the fiche as a web page: the site's own, and the colours of a look."""

from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles import finders

from ..appearance.colours import INK, NIGHT, lightened, mixed, tinted
from ..document import Look

SHEET = "css/components/fiche.css"
GLOW = "#fff8ec"
ON_DARK = 5.8  # on the page, so that 4.5 is left in a box


def own_sheet() -> str:
    """Return the sheet that the site's pages use."""
    # Of an installed wheel there are only the collected files, which no finder knows.
    found = finders.find(SHEET)
    path = Path(found) if isinstance(found, str) else Path(settings.STATIC_ROOT, SHEET)
    return path.read_text(encoding="utf-8")


def colour_rules(primary: str, accent: str) -> str:
    """Return the two colours by what they are for, on paper."""
    return _rules(band=primary, head=primary, link=primary, mark=accent, soft=tinted(primary))


def dark_rules(look: Look) -> str:
    """Return the same on a dark screen: hues are kept, made light enough to be read."""
    head, mark = (lightened(one, ratio=ON_DARK) for one in (look.primary, look.accent))
    dark = {"surface-raised": NIGHT, "text": GLOW, "accent": head, "warning-soft": "#3a2f1d"}
    tokens = "".join(f"--{name}:{value};" for name, value in dark.items())
    colours = _rules(
        band=mixed(look.primary, INK, 0.8),
        head=head,
        link=head,
        mark=mark,
        soft=mixed(head, NIGHT, 0.14),
    )
    more = "--kind-open-soft:#332a38;"
    return f"@media screen and (prefers-color-scheme:dark){{:root{{{tokens}{more}}}{colours}}}"


def _rules(**values: str) -> str:
    return ".fiche{" + "".join(f"--fiche-{name}:{value};" for name, value in values.items()) + "}"
