"""The data folder of this computer, and the secret that is made in it at the first start."""

import os
from pathlib import Path

import platformdirs
from django.core.exceptions import ImproperlyConfigured
from django.core.management.utils import get_random_secret_key

from worldcafe.tongue import gettext as _


def opened(path: Path) -> Path:
    """Return the data folder, made where it is not there; refuse one that cannot be made."""
    try:
        path.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise shut(path) from error
    return path


def secret_key(folder: Path) -> str:
    """Return the secret of this data folder, made at the first start and readable by its owner only."""
    if key := os.environ.get("WORLDCAFE_SECRET_KEY"):
        return key
    try:
        return _kept(folder / "secret-key")
    except OSError as error:
        raise shut(folder) from error


def _kept(path: Path) -> str:
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        if found := path.read_text(encoding="ascii").strip():
            return found
        # Power went between its making and its writing: it never was a secret.
        path.unlink()
        return _kept(path)
    try:
        with os.fdopen(descriptor, "w", encoding="ascii") as file:
            file.write(get_random_secret_key())
    except OSError:
        path.unlink()
        raise
    return path.read_text(encoding="ascii").strip()


def shut(folder: Path) -> ImproperlyConfigured:
    """Return the refusal of a folder in which nothing can be written."""
    return ImproperlyConfigured(
        _(
            "Impossible d’écrire dans le dossier de données {folder}. Rien n’a été changé. Donnez à "
            "votre compte le droit d’y écrire, libérez de la place sur son disque, ou choisissez "
            "un autre dossier avec --data."
        ).format(folder=folder)
    )


DATA_DIR = opened(
    Path(
        os.environ.get("WORLDCAFE_DATA") or platformdirs.user_data_dir("worldcafe", appauthor=False)
    ).expanduser()
)
SECRET_KEY = secret_key(DATA_DIR)
