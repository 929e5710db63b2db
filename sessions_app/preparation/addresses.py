"""The addresses at which tablets reach this server."""

import ipaddress
from collections.abc import Iterable
from urllib.parse import urlsplit

import ifaddr
from django.http import HttpRequest

DEFAULT_PORTS = {"http": 80, "https": 443}


def addresses(port: int) -> list[str]:
    """Return ``http://`` addresses of this machine, those that tablets can use first.

    The local network comes first, then link-local addresses, then loopback, which only this
    machine reaches.
    """
    suffix = "" if port == DEFAULT_PORTS["http"] else f":{port}"
    return [f"http://{one}{suffix}" for one in ranked(_own())]


def ranked(found: Iterable[ipaddress.IPv4Address]) -> list[ipaddress.IPv4Address]:
    """Return the addresses in the order in which to try them, each once."""
    return sorted(
        set(found), key=lambda one: (one.is_loopback, one.is_link_local, not one.is_private, one)
    )


def _own() -> list[ipaddress.IPv4Address]:
    ips = [ip for adapter in ifaddr.get_adapters() for ip in adapter.ips if ip.is_IPv4]
    return [ipaddress.IPv4Address(str(ip.ip)) for ip in ips]


def reaches_this_machine_only(address: str) -> bool:
    """Tell whether ``address`` names the machine it is used on: useless on a tablet."""
    host = urlsplit(address).hostname or ""
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def choices(request: HttpRequest) -> list[str]:
    """Return the addresses that links can bear, the best first; empty if tablets have no way in.

    The address of this page is the best, unless it names this machine alone. Behind TLS it is the
    only one.
    """
    here = f"{request.scheme}://{request.get_host()}"
    if request.is_secure():
        return [here]
    port = urlsplit(here).port or DEFAULT_PORTS[request.scheme or "http"]
    every = [here, *(one for one in addresses(port) if one != here)]
    return [one for one in every if not reaches_this_machine_only(one)]


def chosen(request: HttpRequest) -> str:
    """Return the address for the links: the one last chosen in this browser if it still stands."""
    possible = choices(request)
    wanted = request.GET.get("adresse") or request.session.get("address", "")
    if wanted in possible:
        request.session["address"] = wanted
        return str(wanted)
    return possible[0] if possible else f"{request.scheme}://{request.get_host()}"
