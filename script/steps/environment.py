"""The virtual environment: makes .venv and installs the locked packages when they changed."""

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import debian

ROOT = Path(__file__).resolve().parents[2]
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")
UV = BIN / ("uv.exe" if os.name == "nt" else "uv")


def enter(group: str) -> None:
    """Continue the running script inside .venv, once it holds the packages of `group`."""
    if Path(sys.prefix).resolve() != VENV.resolve():
        if not works():
            make()
        install(group)
        replace_process([str(PYTHON), *sys.argv])
    if not whole():  # the Python it was made from makes it anew
        replace_process([sys._base_executable, *sys.argv])  # type: ignore[attr-defined]
    install(group)


def install(group: str) -> None:
    """Make .venv hold what requirements/<group>.txt locks, unless it does."""
    wanted = digest(group)
    stamp = VENV / f".installed-{group}"
    if stamp.exists() and stamp.read_text() == wanted:
        return
    say("Installation des bibliothèques (une minute ou deux, la première fois)…")
    # The machine's own certificates: many organisations inspect what leaves their network.
    command: list[object] = [UV, "--system-certs", "pip", "install", "--quiet", "--no-build"]
    run([*command, "--require-hashes", "--python", PYTHON, "-r", locked(group)])
    stamp.write_text(wanted)
    if group == "dev":  # dev.txt pins all that runtime.txt does, at the same versions
        (VENV / ".installed-runtime").write_text(digest("runtime"))


def works() -> bool:
    """Tell whether .venv runs: it may be missing, moved, or from a Python that is gone."""
    probe: list[Path | str] = [PYTHON, "-c", "import sys, uv; sys.exit(sys.version_info < (3, 11))"]
    return whole() and subprocess.run(probe, capture_output=True, check=False).returncode == 0


def whole() -> bool:
    """Tell whether .venv was made to its end, and in this place."""
    if not (PYTHON.exists() and UV.exists()):
        return False
    return str(VENV) in (VENV / "pyvenv.cfg").read_text(encoding="utf-8")


def make() -> None:
    """Make .venv anew with uv in it, and put the checkout on its import path."""
    debian.require_venv()
    say("Création de l’environnement Python dans .venv…")
    shutil.rmtree(VENV, ignore_errors=True)
    run([sys.executable, "-m", "venv", VENV])
    pip: list[object] = [PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    run([*pip, "--require-hashes", "--no-deps", "-r", locked("uv")])
    packages = next(VENV.glob("[Ll]ib/**/site-packages"))
    (packages / "worldcafe-checkout.pth").write_text(f"{ROOT}\n", encoding="utf-8")


def locked(group: str) -> Path:
    return ROOT / "requirements" / f"{group}.txt"


def digest(group: str) -> str:
    return hashlib.sha256(locked(group).read_bytes()).hexdigest()


def run(command: Sequence[object]) -> None:
    """Run a command of the set-up; if it fails, stop with its exit code and a sentence."""
    code = subprocess.run([str(part) for part in command], cwd=ROOT, check=False).returncode
    if code:
        say(f"L’installation s’est arrêtée\u00a0: {command[0]} a échoué (code {code}).")
        say("Vos cafés sont intacts. Vérifiez l’accès au réseau, puis relancez la commande.")
        sys.exit(code)


def replace_process(command: list[str]) -> None:
    """Hand the terminal over to `command`; Windows has no exec, so there we wait for it."""
    sys.stdout.flush()
    if os.name == "nt":
        sys.exit(subprocess.call(command))
    os.execv(command[0], command)


def say(sentence: str) -> None:
    print(sentence, file=sys.stderr, flush=True)
