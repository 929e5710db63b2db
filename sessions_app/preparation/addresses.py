"""The addresses at which tablets reach this server."""

import ipaddress
import re
import socket
from collections.abc import Iterable
from ipaddress import IPv4Address
from typing import NamedTuple
from urllib.parse import urlsplit

import ifaddr
from django.http import HttpRequest

from ..access.roomside import in_room

DEFAULT_PORTS = {"http": 80, "https": 443}
# Networks that live inside this machine, or far away: no tablet of the room is there.
VIRTUAL = ("docker", "br-", "veth", "virbr", "vmnet", "vboxnet", "tun", "utun", "wg", "tailscale")


class Found(NamedTuple):
    """An address of this machine and the name of its network adapter."""

    ip: IPv4Address
    adapter: str = ""


def addresses(port: int) -> list[str]:
    """Return ``http://`` addresses of this machine, those that tablets can use first.

    The local network comes first, then virtual networks, then link-local addresses, then loopback,
    which only this machine reaches.
    """
    suffix = "" if port == DEFAULT_PORTS["http"] else f":{port}"
    return [f"http://{ip}{suffix}" for ip in ranked(_own(), _routed())]


def ranked(found: Iterable[Found], routed: IPv4Address | None = None) -> list[IPv4Address]:
    """Return the addresses in the order in which to try them; ``routed`` leads out of the room."""

    def rank(one: Found) -> tuple[bool, bool, bool, bool, IPv4Address]:
        virtual = one.adapter.lower().startswith(VIRTUAL)
        return one.ip.is_loopback, one.ip.is_link_local, virtual, one.ip != routed, one.ip

    return list(dict.fromkeys(one.ip for one in sorted(found, key=rank)))


def _own() -> list[Found]:
    return [
        Found(IPv4Address(str(ip.ip)), adapter.name)
        for adapter in ifaddr.get_adapters()
        for ip in adapter.ips
        if ip.is_IPv4
    ]


def _routed() -> IPv4Address | None:
    """Return our address on the network with a way out. Choosing it sends nothing."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))
        except OSError:
            return None
        return IPv4Address(probe.getsockname()[0])


def reaches_this_machine_only(address: str) -> bool:
    """Tell whether ``address`` names the machine it is used on: useless on a tablet."""
    host = urlsplit(address).hostname or ""
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def port_of(request: HttpRequest) -> int:
    """Return the port at which ``request`` reached this server."""
    scheme = request.scheme or "http"
    return urlsplit(f"{scheme}://{request.get_host()}").port or DEFAULT_PORTS[scheme]


def local_name() -> str | None:
    """Return the name of this machine that needs no name server; it outlives a change of address.

    Most laptops and tablets know such names (multicast DNS); where they don't, it opens nothing.
    """
    label = socket.gethostname().split(".")[0].lower()
    return f"{label}.local" if re.fullmatch(r"[a-z0-9-]{1,63}", label) else None


def for_tablets(request: HttpRequest) -> list[str]:
    """Return where else a tablet may look for this server when its address is silent."""
    if request.is_secure():
        return []
    name, port = local_name(), port_of(request)
    suffix = "" if port == DEFAULT_PORTS["http"] else f":{port}"
    return [*choices(request), *([f"http://{name}{suffix}"] if name else [])]


def choices(request: HttpRequest) -> list[str]:
    """Return the addresses that links can bear, the best first; empty if tablets have no way in.

    The address of this page is the best, unless it names this machine alone. Behind TLS it is the
    only one.
    """
    here = f"{request.scheme}://{request.get_host()}"
    if request.is_secure():
        return [here]
    port = port_of(request)
    every = [here, *(one for one in addresses(port) if one != here)]
    return [one for one in every if not reaches_this_machine_only(one)]


def chosen(request: HttpRequest) -> str:
    """Return the address for the links: the one last chosen in this browser if it still stands."""
    possible = choices(request)
    wanted = request.GET.get("adresse") or request.session.get("address", "")
    if wanted in possible:
        if not in_room(request):
            request.session["address"] = wanted
        return str(wanted)
    return possible[0] if possible else f"{request.scheme}://{request.get_host()}"
