"""Power and sleep: a laptop that goes to sleep stops the café for everyone."""

import re
import sys
from pathlib import Path
from typing import NamedTuple

from django.utils.translation import gettext as _

from .asking import read, told
from .finding import Finding, good, look

SUPPLIES = Path("/sys/class/power_supply")
DESKTOP = "org.gnome.settings-daemon.plugins.power"
DISCHARGING = ("1", "4", "5")  # of Win32_Battery: discharging, low, critical
LOGIND = ("org.freedesktop.login1", "/org/freedesktop/login1", "org.freedesktop.login1.Manager")


class Power(NamedTuple):
    """None: the system does not tell. ``sleeps_after`` in minutes while plugged in; 0: never."""

    plugged: bool | None = None
    percent: int | None = None
    sleeps_after: int | None = None
    lid_sleeps: bool | None = None


def check() -> list[Finding]:
    """Look at the battery and at the settings of sleep."""
    reading = {"win32": windows, "darwin": macos}.get(sys.platform, linux)
    return judged(reading())


def judged(power: Power) -> list[Finding]:
    """Judge supply, sleep and lid; say nothing of what is not known."""
    return [*of_supply(power), *of_sleep(power), *of_lid(power)]


def of_supply(power: Power) -> list[Finding]:
    if power.plugged is None:
        return []
    if power.plugged:
        return [good("power", _("Courant : branché."))]
    said = _("Courant : sur la batterie.")
    if power.percent is not None:
        said = _("Courant : sur la batterie (%(percent)d %%).") % {"percent": power.percent}
    return [look("power", said, _("Branchez ce portable avant le début du café."))]


def of_sleep(power: Power) -> list[Finding]:
    if power.sleeps_after is None:
        return []
    if power.sleeps_after == 0:
        return [good("sleep", _("Veille : jamais quand il est branché."))]
    said = _("Veille : après %(minutes)d min sans y toucher.") % {"minutes": power.sleeps_after}
    todo = _("Mettez la veille à « Jamais » pour la journée : elle arrêterait le café pour tous.")
    return [look("sleep", said, todo)]


def of_lid(power: Power) -> list[Finding]:
    if not power.lid_sleeps:
        return []
    said = _("Couvercle : le fermer met ce portable en veille.")
    return [look("lid", said, _("Laissez-le ouvert, ou changez ce réglage pour la journée."))]


def linux() -> Power:
    """Read the supplies of the kernel, GNOME's settings and what logind does of the lid."""
    supplies = sorted(SUPPLIES.glob("*")) if SUPPLIES.is_dir() else []
    kinds = {one: read(one / "type") for one in supplies}
    mains = [read(one / "online") for one, kind in kinds.items() if kind in ("Mains", "USB")]
    batteries = [
        one for one, kind in kinds.items() if kind == "Battery" and read(one / "scope") != "Device"
    ]
    percents = [int(read(one / "capacity") or 0) for one in batteries]
    plugged = "1" in mains if batteries and mains else None
    return Power(
        plugged, min(percents, default=None), gnome_sleep(), logind_lid() if batteries else None
    )


def gnome_sleep() -> int | None:
    """Return GNOME's minutes before sleep while plugged in."""
    kind = told("gsettings", "get", DESKTOP, "sleep-inactive-ac-type")
    seconds = re.search(
        r"\b\d+", told("gsettings", "get", DESKTOP, "sleep-inactive-ac-timeout") or ""
    )
    if kind is None or seconds is None:
        return None
    return 0 if "nothing" in kind else round(int(seconds[0]) / 60)


def logind_lid() -> bool | None:
    """Tell whether closing the lid suspends, on the mains where that is a setting of its own."""
    said = told("busctl", "get-property", *LOGIND, "HandleLidSwitchExternalPower")
    if not said or '""' in said:
        said = told("busctl", "get-property", *LOGIND, "HandleLidSwitch")
    return None if not said else '"ignore"' not in said and '"lock"' not in said


def windows() -> Power:
    """Read what powercfg and the battery say; their words are translated, their numbers are not."""
    sleep = on_mains(told("powercfg", "/query", "SCHEME_CURRENT", "SUB_SLEEP", "STANDBYIDLE"))
    lid = on_mains(told("powercfg", "/query", "SCHEME_CURRENT", "SUB_BUTTONS", "LIDACTION"))
    asked = (
        'Get-CimInstance Win32_Battery | % { "$($_.BatteryStatus) $($_.EstimatedChargeRemaining)" }'
    )
    battery = re.findall(r"\d+", told("powershell", "-NoProfile", "-Command", asked) or "")
    return Power(
        battery[0] not in DISCHARGING if battery else None,
        int(battery[1]) if len(battery) > 1 else None,
        None if sleep is None else round(sleep / 60),
        None if lid is None else lid in (1, 2, 3),  # sleep, hibernate, shut down
    )


def on_mains(said: str | None) -> int | None:
    """Return a setting of powercfg while plugged in: its last two numbers are mains and battery."""
    numbers = re.findall(r"0x([0-9a-fA-F]{8})\s*$", said or "", re.MULTILINE)
    return int(numbers[-2], 16) if len(numbers) >= 2 else None


def macos() -> Power:
    """Read what pmset says."""
    battery = told("pmset", "-g", "batt") or ""
    percent = re.search(r"(\d+)%", battery)
    mains = (told("pmset", "-g", "custom") or "").partition("AC Power:")[2]
    sleep = re.search(r"^\s*sleep\s+(\d+)", mains, re.MULTILINE)
    return Power(
        "'AC Power'" in battery if percent else None,
        int(percent[1]) if percent else None,
        int(sleep[1]) if sleep else None,
        True if percent else None,  # without a screen of its own plugged in, it does
    )
