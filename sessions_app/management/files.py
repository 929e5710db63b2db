"""Files that commands write: put in place in one step, and why the computer refuses, in French."""

import errno
import os
import tempfile
from pathlib import Path

from django.utils.translation import gettext_lazy as _

REASONS = {
    errno.ENOENT: _("ce fichier ou son dossier n’existe pas"),
    errno.ENOTDIR: _("une partie de ce chemin n’est pas un dossier"),
    errno.EISDIR: _("c’est un dossier"),
    errno.EACCES: _("vous n’en avez pas la permission"),
    errno.EPERM: _("vous n’en avez pas la permission"),
    errno.EROFS: _("ce disque ne permet pas l’écriture"),
    errno.ENOSPC: _("le disque est plein"),
    errno.EDQUOT: _("votre espace sur ce disque est plein"),
    errno.ENAMETOOLONG: _("ce nom est trop long"),
}


def reason(error: OSError) -> str:
    """Say why the computer refused a file, as the end of a sentence."""
    known = REASONS.get(error.errno or 0)
    return str(known or _("erreur %(number)s de l’ordinateur") % {"number": error.errno})


def replace(path: Path, content: bytes) -> None:
    """Put ``content`` at ``path`` in one step: a crash leaves the old file, or the new one."""
    descriptor, unfinished = tempfile.mkstemp(dir=path.parent, prefix=".worldcafe-")
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.replace(unfinished, path)  # once it is closed: Windows renames no open file
    except BaseException:
        Path(unfinished).unlink(missing_ok=True)
        raise
