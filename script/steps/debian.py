"""Debian packages that pip cannot bring: installs them as root, else says which to install."""

import importlib.util
import os
import shutil
import subprocess
import sys


def require_venv() -> None:
    """Stop with an explanation unless this Python can make virtual environments."""
    if importlib.util.find_spec("ensurepip") or install("python3-venv"):
        return
    print(
        "Il manque à Python son module venv. Installez-le, puis recommencez\u00a0:\n"
        "    sudo apt-get install python3-venv\n"
        "Python lacks its venv module. Install the package above, then try again.",
        file=sys.stderr,
    )
    sys.exit(1)


def find_chromium() -> str | None:
    """Return the path of Chromium, installed first where that is possible, else None."""
    return _chromium() or (install("chromium") and _chromium()) or None


def find_proxy() -> bool:
    """Tell whether nginx and openssl are there, each installed first where that is possible."""
    path = f"{os.environ.get('PATH', '')}{os.pathsep}/usr/sbin"
    return all(shutil.which(one, path=path) or install(one) for one in ("nginx", "openssl"))


def install(package: str) -> bool:
    """Install one Debian package quietly; False where we are not root on Debian or it fails."""
    if not (hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get")):
        return False
    print(f"Installation du paquet Debian {package}…", file=sys.stderr, flush=True)
    get = ["apt-get", "-qq", "-o", "DPkg::Lock::Timeout=120", "-o", "Acquire::Retries=3"]
    wanted = [*get, "install", "-y", "--no-install-recommends", package]
    return _quiet(wanted) or (_quiet([*get, "update"]) and _quiet(wanted))


def _chromium() -> str | None:
    names = ("chromium", "chromium-browser", "google-chrome")
    return next((path for path in map(shutil.which, names) if path), None)


def _quiet(command: list[str]) -> bool:
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    result = subprocess.run(
        command, env=environment, stdin=subprocess.DEVNULL, capture_output=True, check=False
    )
    return result.returncode == 0
