"""This computer: room on its disk, memory, clock, and the versions of what runs."""

import os
import re
import shutil
import sqlite3
import sys
from datetime import UTC, datetime, timedelta, timezone
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils.translation import gettext as _

from ...upkeep.room import MB, words
from .asking import read, told
from .finding import Finding, fix, good, look

LOCAL = Path("/etc/localtime")
NETWORK_TIME = ("/usr/sbin/systemsetup", "-getusingnetworktime")
DISK_NEEDED, DISK_WISHED = 500 * MB, 2000 * MB
MEMORY_NEEDED, MEMORY_WISHED = 200 * MB, 500 * MB
FIRST_YEAR, LAST_YEAR = 2025, 2100
PACKAGES = ("Django", "Daphne", "Twisted", "typst", "python-docx", "Pillow")


def check() -> list[Finding]:
    """Look at disk, memory, clock and versions."""
    now = datetime.now(UTC)

    found = [of_disk(shutil.disk_usage(settings.DATA_DIR).free), *of_memory(memory())]
    found += of_clock(now, offset(now), settings.TIME_ZONE, synchronised())
    return [*found, versions()]


def of_disk(free: int) -> Finding:
    """Judge the bytes left on the disk of the data folder."""
    said = _("Disque : %(free)s libres pour les cafés et leurs photos.") % {"free": words(free)}
    if free < DISK_NEEDED:
        return fix(
            "disk", said, _("Libérez au moins 500 Mo, ou choisissez un autre dossier avec --data.")
        )
    if free < DISK_WISHED:
        return look("disk", said, _("Cela suffit à un café; libérez de la place avant le suivant."))
    return good("disk", said)


def memory() -> int | None:
    """Return the bytes of memory that programs can still have, where the system tells."""
    if sys.platform == "win32":
        asked = "(Get-CimInstance Win32_OperatingSystem).FreePhysicalMemory"
        said = told("powershell", "-NoProfile", "-Command", asked)
        return int(said) * 1024 if said and said.strip().isdecimal() else None
    if sys.platform == "darwin":
        return memory_of_macos(told("vm_stat") or "")
    lines = (read(Path("/proc/meminfo")) or "").splitlines()
    kilobytes = next((line.split()[1] for line in lines if line.startswith("MemAvailable:")), None)
    return int(kilobytes) * 1024 if kilobytes else None


def memory_of_macos(said: str) -> int | None:
    """Return the bytes that vm_stat tells to be free, or given back by the system when asked for."""
    page = re.search(r"page size of (\d+) bytes", said)
    found = re.findall(r"Pages (?:free|speculative|inactive):\s+(\d+)", said)
    return int(page[1]) * sum(map(int, found)) if page and found else None


def of_memory(available: int | None) -> list[Finding]:
    """Judge the memory left; say nothing where nothing is known."""
    if available is None:
        return []
    said = _("Mémoire : %(free)s disponibles.") % {"free": words(available)}
    if available < MEMORY_NEEDED:
        return [
            fix("memory", said, _("Fermez les autres programmes : il en faut 200 Mo au moins."))
        ]
    if available < MEMORY_WISHED:
        return [look("memory", said, _("Fermez les programmes dont vous ne vous servirez pas."))]
    return [good("memory", said)]


def offset(now: datetime) -> timedelta | None:
    """Return how far this computer's own time is from UTC; Django has put the room's in its place."""
    try:
        with LOCAL.open("rb") as file:
            return now.astimezone(ZoneInfo.from_file(file)).utcoffset()
    except (OSError, ValueError):
        return now.astimezone().utcoffset() if sys.platform == "win32" else None


def synchronised() -> bool | None:
    """Tell whether the system says that its clock follows the network's."""
    if sys.platform == "win32":
        leap = re.search(r":\s*(\d)\(", told("w32tm", "/query", "/status") or "")
        return leap[1] != "3" if leap else None  # 3: it has no source of time
    if sys.platform == "darwin":  # Some versions tell it to administrators only.
        network_time = re.search(r"Network Time: (On|Off)", told(*NETWORK_TIME) or "")
        return network_time[1] == "On" if network_time else None
    said = told("timedatectl", "show", "--property=NTPSynchronized", "--value")
    return {"yes": True, "no": False}.get((said or "").strip())


def of_clock(
    now: datetime, here: timedelta | None, zone: str, synchronised: bool | None
) -> list[Finding]:
    """Judge the date, the time zone of the computer beside the room's, and who keeps it right."""
    shown = now.astimezone(ZoneInfo(zone)).strftime("%Y-%m-%d %H:%M")
    said = _("Horloge : %(now)s (%(zone)s).") % {"now": shown, "zone": zone}
    if not FIRST_YEAR <= now.year < LAST_YEAR:
        return [fix("clock", said, _("Mettez cet ordinateur à la date et à l’heure du jour."))]
    if here is not None and here != now.astimezone(ZoneInfo(zone)).utcoffset():
        todo = _(
            "Cet ordinateur est à un autre fuseau (%(offset)s). Si les heures affichées ne sont pas celles "
            "de la salle, nommez le fuseau dans TZ_NAME, par exemple America/Toronto."
        )
        return [look("clock", said, todo % {"offset": now.astimezone(timezone(here)).tzname()})]
    if synchronised is False:
        todo = _("L’heure n’est pas réglée par le réseau : comparez-la à celle de votre téléphone.")
        return [look("clock", said, todo)]
    unknown = _("Comparez-la à celle de votre téléphone.") if synchronised is None else ""
    return [good("clock", said, unknown)]


def versions() -> Finding:
    """Tell what runs, for whoever is asked for help."""
    known = [f"Python {sys.version.split()[0]}", f"SQLite {sqlite3.sqlite_version}"]
    for name in PACKAGES:
        try:
            known.append(f"{name} {version(name)}")
        except PackageNotFoundError:
            return fix(
                "versions",
                _("Versions : il manque %(name)s.") % {"name": name},
                _("Installez worldcafe de nouveau."),
            )
    system = f"{sys.platform}, {os.cpu_count() or 1} × CPU"
    return good("versions", _("Versions : %(known)s.") % {"known": ", ".join([*known, system])})
