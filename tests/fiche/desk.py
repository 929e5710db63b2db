"""Writing a fiche as a person does: through the forms of the editor, one request after the other."""

import re

from django.test import Client

from sessions_app.models import Block, Cafe


class Desk:
    """The editor of a café's fiche in somebody's browser."""

    def __init__(self, browser: Client, cafe: Cafe) -> None:
        self.browser, self.cafe = browser, cafe
        self.base = f"/cafes/{cafe.code}/fiche/"

    def get(self, path: str = "redaction/"):
        """Open a page, or ask for a part of the editor as the editor does."""
        part = path.startswith("redaction/") and path != "redaction/"
        return self.browser.get(self.base + path, headers={"HX-Request": "true"} if part else {})

    def post(self, path: str, **sent: object):
        return self.browser.post(self.base + path, sent, headers={"HX-Request": "true"})

    def begin(self, way: str = "blank") -> "Desk":
        assert (
            self.browser.post(f"{self.base}redaction/commencer/", {"from": way}).status_code == 302
        )
        return self

    def fill(self, name: str, text: str) -> None:
        """Fill in one field of the header or of the publication block."""
        response = self.post("redaction/champs/", **{name: text})
        assert response.status_code == 200, response.content.decode()

    def add(self, kind: str, after: object = "end", **fields: str) -> int:
        """Press a button that adds a block; return the block that the editor then leads to."""
        response = self.post("redaction/blocs/ajouter/", kind=kind, after=after, **fields)
        assert response.status_code == 200, response.content.decode()
        return int(re.search(r'data-focus="(\d+)"', response.content.decode())[1])

    def save(self, block: int, version: int = 1, **fields: str):
        return self.post(f"redaction/blocs/{block}/", version=version, **fields)

    def move(self, block: int, direction: str):
        return self.post(f"redaction/blocs/{block}/deplacer/", direction=direction)

    def remove(self, block: int) -> str:
        """Remove a block; return the ticket of the button « Annuler »."""
        page = self.post(f"redaction/blocs/{block}/retirer/").content.decode()
        return re.search(r'name="ticket" value="([^"]+)"', page)[1]

    def texts(self) -> list[str]:
        """Return what stands in the blocks, in order."""
        blocks = Block.objects.filter(fiche__cafe=self.cafe)
        return [block.heading or block.text for block in blocks]
