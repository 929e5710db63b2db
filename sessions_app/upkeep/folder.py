"""A data folder where SQLite's locks and flushes hold: on this computer's disk, in no synced folder.

On a network drive two servers may write at once and « reçu » may be a lie; a folder that OneDrive
or Dropbox copies meanwhile is torn, and sends personal data elsewhere. Linux says what each disk
is; elsewhere names and the files that such programs leave are what can be seen.
"""

import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext as _

MOUNTS = Path("/proc/self/mountinfo")
NETWORK = re.compile(
    r"""nfs4?|cifs|smb\w*|afs|afpfs|ncpfs|9p|ceph|glusterfs|lustre|davfs|webdav|vboxsf|prl_fs
    |fuse\.(sshfs|smb.*|rclone|davfs2?|gvfsd-fuse|glusterfs|vmhgfs-fuse|ceph.*|s3fs
        |google-drive-ocamlfuse|onedriver|dropbox.*)""",
    re.VERBOSE,
)
# Folders by the names that their programs give them.
SYNCED = (
    (re.compile(r"onedrive( - .*)?|onedrive-.*", re.IGNORECASE), "OneDrive"),
    (re.compile(r"dropbox( \(.*\))?|dropbox-.*", re.IGNORECASE), "Dropbox"),
    (
        re.compile(r"google ?drive( .*)?|googledrive-.*|my drive|mon disque", re.IGNORECASE),
        "Google Drive",
    ),
    (re.compile(r"mobile documents|icloud ?drive|com~apple~clouddocs", re.IGNORECASE), "iCloud"),
    (re.compile(r"nextcloud|owncloud", re.IGNORECASE), "Nextcloud"),
)
MARKS = {
    ".dropbox": "Dropbox",
    ".dropbox.cache": "Dropbox",
    ".tmp.drivedownload": "Google Drive",
    ".tmp.driveupload": "Google Drive",
    ".nextcloudsync.log": "Nextcloud",
    ".owncloudsync.log": "Nextcloud",
    ".849C9593-D756-4E56-8D6E-42412F2A707B": "OneDrive",
}


def refuse_shared(folder: Path, mounts: Path = MOUNTS) -> None:
    """Raise ImproperlyConfigured, with what to do, where ``folder`` is on no disk of this computer."""
    if what := refused(folder, mounts):
        raise ImproperlyConfigured(
            _(
                "Le dossier de données %(folder)s est %(what)s : deux ordinateurs pourraient y écrire à la "
                "fois, et des idées « reçues » s’y perdre. Choisissez un dossier "
                "du disque de cet ordinateur, par exemple : worldcafe --data ~/worldcafe. "
                "Si vous savez que c’en est un : WORLDCAFE_ALLOW_SYNCED=1."
            )
            % {"folder": folder, "what": what}
        )


def refused(folder: Path, mounts: Path = MOUNTS) -> str:
    """Say where ``folder`` is that cannot be, unless whoever serves has said that it may."""
    return "" if os.environ.get("WORLDCAFE_ALLOW_SYNCED") == "1" else shared(folder, mounts)


def shared(folder: Path, mounts: Path = MOUNTS) -> str:
    """Say where ``folder`` is that cannot be; empty where it may be."""
    real = folder.resolve()
    kind = kind_of_disk(real, mounts)
    if NETWORK.fullmatch(kind) or str(real).startswith(("\\\\", "//")):
        on_network = _("sur un disque du réseau")
        return f"{on_network} ({kind})" if kind else on_network
    for one in (real, *real.parents):
        if program := named(one.name) or marked(one):
            return _("synchronisé par %(program)s") % {"program": program}
    return ""


def named(name: str) -> str:
    """Return the program that gives folders this name."""
    return next((program for pattern, program in SYNCED if pattern.fullmatch(name)), "")


def marked(folder: Path) -> str:
    """Return the program that left its mark in ``folder``."""
    home = folder == Path.home()  # Programs keep settings there under the same names.
    found = (program for mark, program in MARKS.items() if (folder / mark).exists())
    return "" if home else next(found, "")


def kind_of_disk(folder: Path, mounts: Path) -> str:
    """Return the kind of file system of ``folder``, where the system tells it; else nothing."""
    try:
        lines = mounts.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return ""
    found = [
        (len(point.parts), at, kind)
        for at, (point, kind) in enumerate(mounted(lines))
        if folder == point or point in folder.parents
    ]
    return max(found)[2] if found else ""


def mounted(lines: Iterable[str]) -> Iterator[tuple[Path, str]]:
    """Yield (where, kind) of each line of mountinfo; a later one covers an earlier one."""
    for line in lines:
        before, _dash, after = line.partition(" - ")
        parts = before.split()
        if len(parts) >= 5 and after:
            point = re.sub(r"\\([0-7]{3})", lambda octal: chr(int(octal[1], 8)), parts[4])
            yield Path(point), after.split()[0]
