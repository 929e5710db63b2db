"""The file of a list of people, CSV or XLSX, turned into the text that one would have pasted."""

import csv
import io
import re
import zipfile
from itertools import islice

from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _

from ..access import packed
from ..access.refusals import Refusal
from .roster_text import MOST_LINES

LARGEST = 900 * 1024
# Once unpacked, of a sheet or of its texts; a list of 1000 people is twenty times smaller.
LARGEST_CELLS, LARGEST_PART = 6 * 1024 * 1024, 256 * 1024
MOST_COLUMNS, MOST_PARTS = 20, 500
CELLS = ("xl/worksheets/", "xl/sharedStrings.xml")
NEEDED = re.compile(
    r"\[Content_Types\]\.xml|(xl/)?_rels/[\w.]+\.rels|xl/(workbook|sharedStrings)\.xml"
    r"|xl/worksheets/[\w.]+\.xml"
)


def text_of(upload: UploadedFile) -> str:
    """Return the cells of a file between tabs, a line each; refuse what is no list."""
    raw = upload.read(LARGEST + 1)
    if len(raw) > LARGEST:
        raise refused(_("Ce fichier dépasse 900 Ko : une liste de personnes est plus petite."))
    if raw.startswith(b"PK"):
        return _workbook(raw)
    if raw.startswith(b"\xd0\xcf\x11\xe0"):
        raise refused(_("Ce fichier est d’un ancien format Excel (.xls)."))
    return _plain(raw)


def refused(sentence: str) -> Refusal:
    """Return the refusal of a file, with what to do instead."""
    return Refusal(
        sentence,
        _("Rien n’a été changé. Enregistrez la liste en XLSX ou en CSV, ou collez-la."),
        status=422,
    )


def _plain(raw: bytes) -> str:
    """Return a CSV as UTF-8 has it, or else as Windows writes it."""
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return raw.decode("utf-16", errors="replace")
    try:
        found = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        found = raw.decode("cp1252", errors="replace")
    if "\x00" in found:
        raise refused(_("Ce fichier n’est ni un classeur XLSX ni un texte CSV."))
    return found


def _workbook(raw: bytes) -> str:
    """Return the first sheet of a workbook."""
    # Slow to load, and only ever needed here.
    from openpyxl import load_workbook

    damaged = _("Ce fichier XLSX est abîmé, démesuré, ou n’est pas un classeur.")
    try:
        book = load_workbook(_bare(raw), read_only=True, data_only=True, keep_links=False)
        rows = book.worksheets[0].iter_rows(max_col=MOST_COLUMNS, values_only=True)
        cells = [[_cell(one) for one in row] for row in islice(rows, MOST_LINES + 1)]
    except Exception as error:
        # Whatever its parser meets in a file from outside is the file's fault.
        raise refused(damaged) from error
    written = io.StringIO()
    csv.writer(written, delimiter="\t", lineterminator="\n").writerows(
        row[: max((at for at, one in enumerate(row, 1) if one), default=0)] for row in cells
    )
    return written.getvalue().rstrip("\n")


def _bare(raw: bytes) -> io.BytesIO:
    """Return the cells of a workbook alone: its styles, pictures, links and macros stay behind.

    Half a million empty styles, in nine kilobytes, would keep a processor for a minute.
    """
    kept = io.BytesIO()
    with packed.opened(raw, MOST_PARTS) as archive, zipfile.ZipFile(kept, "w") as target:
        for name in filter(NEEDED.fullmatch, archive.namelist()):
            most = LARGEST_CELLS if name.startswith(CELLS) else LARGEST_PART
            content = packed.part(archive, name, most)
            if packed.defines_entities(content):
                raise ValueError(name)
            target.writestr(name, content)
    return kept


def _cell(value: object) -> str:
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else " ".join(str(value).split())
