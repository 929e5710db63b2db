"""The formats of a fiche: what each is called, and the function that renders a document in it."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module

from ..document import FicheDocument


@dataclass(frozen=True, slots=True)
class Format:
    """A format: the module that renders it, its media type and the suffix of its files."""

    module: str
    mime: str
    suffix: str

    def render(
        self, document: FicheDocument, paper: str = "letter", design: str = "sober"
    ) -> bytes:
        """Return the file; ``paper`` (``a4`` or ``letter``) counts for Word and PDF only.

        ``design`` (``sober`` or ``collection``) counts for the PDF only.
        """
        # Imported at the first use: python-docx and typst each take long to load, and a process
        # that never exports should not wait for them.
        render: Callable[[FicheDocument, str, str], bytes]
        render = import_module(f"{__name__}.{self.module}").render
        return render(document, paper, design)


FORMATS = {
    "docx": Format(
        "docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", ".docx"
    ),
    "pdf": Format("pdf", "application/pdf", ".pdf"),
    "html": Format("web", "text/html; charset=utf-8", ".html"),
    "md": Format("markdown", "text/markdown; charset=utf-8", ".md"),
}
