"""The file of an archive: a canonical ZIP (``.cafe``), or one plain JSON; hostile files are refused.

Members are stored uncompressed with fixed dates, so that the same café gives the same bytes on
every machine.
"""

import hashlib
import io
import json
import zipfile
import zlib
from typing import Any

from django.utils.translation import gettext as _

from ... import __version__
from ...access import packed
from . import table
from .checks import Wrong, mapping, parsed
from .schema import FORMAT, MANIFEST, SECTIONS, VERSION

LARGEST_FILE = 50 * 1024 * 1024
LARGEST_WHOLE = 150 * 1024 * 1024
MOST_MEMBERS = 100
RATIO, RATIO_FROM = 100, 1024 * 1024
EPOCH = (1980, 1, 1, 0, 0, 0)
# The path of the file itself in errors.
FILE = ""


def name(section: str) -> str:
    """Return the name of the member that holds a section."""
    return f"{section}.json"


def canonical(value: Any) -> bytes:
    """Return JSON with sorted keys, one space of indent, UTF-8, texts untouched."""
    text = json.dumps(value, sort_keys=True, ensure_ascii=False, indent=1, allow_nan=False)
    return f"{text}\n".encode()


def pack(sections: dict[str, Any]) -> bytes:
    """Return the ZIP of these sections with its manifest, and the notes again as a table."""
    members = {name(section): canonical(sections[section]) for section in SECTIONS}
    extra = {table.MEMBER: table.notes_table(sections)}
    manifest = {
        "format": FORMAT,
        "version": VERSION,
        "product": __version__,
        "members": {member: hashlib.sha256(raw).hexdigest() for member, raw in members.items()},
    }
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
        for member, raw in {name(MANIFEST): canonical(manifest), **members, **extra}.items():
            entry = zipfile.ZipInfo(member, EPOCH)
            entry.create_system, entry.external_attr = 3, 0o644 << 16
            archive.writestr(entry, raw)
    return file.getvalue()


def unpack(raw: bytes) -> dict[str, Any]:
    """Return the sections of a ZIP or of a plain JSON, not yet checked one by one; or Wrong."""
    if len(raw) > LARGEST_FILE:
        raise Wrong(FILE, _("ce fichier dépasse 50 Mo. Une archive de worldcafe est plus petite."))
    if raw.startswith(b"PK"):
        return _unzip(raw)
    if not raw.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        raise Wrong(
            FILE,
            _(
                "ce fichier n’est ni une archive ZIP de worldcafe, ni un texte JSON. "
                "Choisissez le fichier créé par « Télécharger l’archive »."
            ),
        )
    return _plain(mapping(parsed(raw, FILE), FILE))


def _plain(found: dict[str, Any]) -> dict[str, Any]:
    if MANIFEST not in found:
        raise Wrong(
            MANIFEST,
            _('il manque. Ajoutez "manifest": {"format": "%(format)s", "version": %(version)d}.')
            % {"format": FORMAT, "version": VERSION},
        )
    _check_version(found[MANIFEST])
    if unknown := sorted(found.keys() - {MANIFEST, *SECTIONS}):
        raise Wrong(
            unknown[0],
            _("cette section n’existe pas. Sections connues : %(known)s.")
            % {"known": ", ".join(SECTIONS)},
        )
    if "cafe" not in found:
        raise Wrong("cafe", _("cette section manque : ajoutez le titre et le début du café."))
    return {section: found.get(section) for section in SECTIONS}


def _check_version(manifest: object) -> dict[str, Any]:
    """Return the manifest; refuse one of another program or of a newer version of this one."""
    found = mapping(manifest, MANIFEST)
    version = found.get("version")
    if found.get("format") != FORMAT or not isinstance(version, int) or version < 1:
        raise Wrong(
            MANIFEST,
            _("ce fichier n’est pas une archive de worldcafe (format « %(format)s » attendu).")
            % {"format": FORMAT},
        )
    if version > VERSION:
        raise Wrong(
            f"{MANIFEST}.version",
            _(
                "cette archive vient d’une version plus récente de worldcafe. "
                "Mettez ce serveur à jour, puis importez-la de nouveau."
            ),
        )
    return found


def _unzip(raw: bytes) -> dict[str, Any]:
    try:
        with packed.opened(raw, MOST_MEMBERS) as archive:
            return _members(archive)
    except packed.TooMany as error:
        raise Wrong(FILE, _no_archive()) from error
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, zlib.error) as error:
        raise Wrong(
            FILE,
            _("ce fichier ZIP est abîmé ou incomplet. Copiez-le de nouveau depuis l’original."),
        ) from error


def _members(archive: zipfile.ZipFile) -> dict[str, Any]:
    known = {name(section) for section in (MANIFEST, *SECTIONS)}
    _check_bounds(archive.infolist())
    found = {entry.filename for entry in archive.infolist()}
    if name(MANIFEST) not in found:
        raise Wrong(name(MANIFEST), _missing())
    manifest = _check_version(parsed(archive.read(name(MANIFEST)), name(MANIFEST)))
    if extra := sorted(found - known - {table.MEMBER}):
        raise Wrong(
            repr(extra[0])[:120],
            _("ce membre n’a pas sa place dans une archive. Retirez-le du ZIP."),
        )
    if lacking := sorted(known - found):
        raise Wrong(lacking[0], _missing())
    sums = mapping(manifest.get("members"), f"{MANIFEST}.members")
    return {section: _member(archive, section, sums) for section in SECTIONS}


def _member(archive: zipfile.ZipFile, section: str, sums: dict[str, Any]) -> Any:
    raw = archive.read(name(section))
    if hashlib.sha256(raw).hexdigest() != sums.get(name(section)):
        raise Wrong(
            name(section),
            _(
                "son contenu ne correspond pas à son empreinte sha256 : il a été modifié ou abîmé. "
                "Reprenez l’archive d’origine."
            ),
        )
    return parsed(raw, name(section))


def _missing() -> str:
    return _("ce membre manque dans l’archive. Reprenez l’archive d’origine, entière.")


def _no_archive() -> str:
    return _("ce fichier ZIP n’a pas la forme d’une archive de worldcafe.")


def _check_bounds(entries: list[zipfile.ZipInfo]) -> None:
    """Refuse, before anything is decompressed, what no archive of ours can be."""
    names = [entry.filename for entry in entries]
    swollen = any(
        entry.file_size > RATIO_FROM and entry.file_size > RATIO * max(entry.compress_size, 1)
        for entry in entries
    )
    if len(set(names)) != len(names) or swollen:
        raise Wrong(FILE, _no_archive())
    if sum(entry.file_size for entry in entries) > LARGEST_WHOLE:
        raise Wrong(FILE, _("une fois ouvert, ce fichier dépasserait 150 Mo. Rien n’a été lu."))
