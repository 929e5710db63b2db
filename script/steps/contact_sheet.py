"""One picture of all the pictures of a tour, each with its name, to be looked at in one glance."""

from html import escape
from pathlib import Path

from playwright.sync_api import Browser

STYLE = """
body { margin: 24px; font: 16px sans-serif; background: #ddd; display: grid; gap: 24px;
       grid-template-columns: repeat(4, 1fr); align-items: start }
figure { margin: 0 } figcaption { margin-bottom: 6px }
img { display: block; max-width: 100%; max-height: 420px; border: 1px solid #888 }
"""


def contact_sheet(browser: Browser, pictures: list[Path], target: Path) -> None:
    """Lay the pictures out four abreast and save them as one."""
    figures = "".join(
        f"<figure><figcaption>{escape(picture.stem)}</figcaption>"
        f'<img src="{picture.name}" alt=""></figure>'
        for picture in pictures
    )
    sheet = target.with_suffix(".html")
    sheet.write_text(f"<!doctype html><style>{STYLE}</style>{figures}", encoding="utf-8")
    page = browser.new_page(viewport={"width": 1800, "height": 1000})
    page.goto(sheet.as_uri())
    page.screenshot(path=target, full_page=True)
    page.close()
