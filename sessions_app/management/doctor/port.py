"""The port: free, already ours, or another program's; and the firewall before it."""

import json
import os
import socket
import sys
from enum import StrEnum
from urllib.error import URLError
from urllib.request import ProxyHandler, build_opener

from django.utils.translation import gettext as _

from .asking import told
from .finding import Finding, fix, good, look

PATIENCE = 3  # seconds


class Holder(StrEnum):
    """Who has a port."""

    NOBODY = "nobody"
    WORLDCAFE = "worldcafe"
    OTHER = "other"
    FORBIDDEN = "forbidden"


def check(port: int) -> list[Finding]:
    """Look at the port and at the firewall."""
    return [of_port(port, holder(port)), *of_firewall(port, firewall())]


def holder(port: int) -> Holder:
    """Return who has ``port``, by listening there for a moment, else by asking who answers."""
    try:
        with socket.socket() as probe:
            if os.name == "posix":  # elsewhere this would share the port with whoever has it
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(("0.0.0.0", port))
        return Holder.NOBODY
    except PermissionError:
        return Holder.WORLDCAFE if answers(port) else Holder.FORBIDDEN
    except OSError:
        return Holder.WORLDCAFE if answers(port) else Holder.OTHER


def answers(port: int) -> bool:
    """Tell whether a worldcafe answers at this port of this computer."""
    try:
        direct = build_opener(ProxyHandler({}))
        with direct.open(f"http://127.0.0.1:{port}/healthz", timeout=PATIENCE) as answer:
            return bool(json.loads(answer.read(100)) == {"status": "ok"})
    except (URLError, OSError, ValueError):
        return False


def of_port(port: int, who: Holder) -> Finding:
    """Judge the port."""
    said = {
        Holder.NOBODY: _("Port %(port)d : libre."),
        Holder.WORLDCAFE: _("Port %(port)d : worldcafe y répond déjà."),
        Holder.OTHER: _("Port %(port)d : un autre programme l’occupe."),
        Holder.FORBIDDEN: _("Port %(port)d : ce compte n’a pas le droit d’y écouter."),
    }[who] % {"port": port}
    if who in (Holder.NOBODY, Holder.WORLDCAFE):
        return good("port", said)
    other = 8001 if port == 8000 else 8000
    return fix(
        "port", said, _("Servez sur un autre : worldcafe run --port %(other)d") % {"other": other}
    )


def firewall() -> bool | None:
    """Tell whether the system says that a firewall is on; None where it does not tell."""
    if sys.platform == "win32":
        said = told("netsh", "advfirewall", "show", "currentprofile", "state")
        return None if said is None else " ON" in said.upper() or " ACTIF" in said.upper()
    if sys.platform == "darwin":
        said = told("/usr/libexec/ApplicationFirewall/socketfilterfw", "--getglobalstate")
        return None if said is None else "State = 1" in said or "State = 2" in said
    states = [told("systemctl", "is-active", one) for one in ("ufw", "firewalld")]
    return True if any(states) else None


def of_firewall(port: int, on: bool | None) -> list[Finding]:
    """Judge the firewall; say nothing where nothing is known."""
    if on is None:
        return []
    if not on:
        return [good("firewall", _("Pare-feu : arrêté."))]
    todo = _(
        "S’il demande la permission pour Python, accordez-la, réseaux publics compris. Si le téléphone "
        "n’ouvre rien, ouvrez-y le port %(port)d en entrée."
    )
    return [look("firewall", _("Pare-feu : en marche."), todo % {"port": port})]
