"""The two sides of this server: its own, where accounts work, and the room's network, where links do.

On a strange Wi-Fi anybody may ask, and over plain http anybody may listen. So accounts exist only at
the laptop's own address or over TLS: elsewhere their pages are not there, and no account's cookie
is taken or given. What is in no line of ``ROOM`` is not in the room.
"""

import ipaddress
import re
from collections.abc import Callable, Mapping
from urllib.parse import urlsplit

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse

# The one list of what the room's network is served, by whole path.
ROOM = re.compile(
    r"""/(?:
        # the join page, codes, language, static files, guides
        | entrer/.* | langue/.* | static/.* | aide/.*
        # a demo's links; its accounts are refused by the view
        | demo/[^/]+/
        # the screens of links: cookies are bound to these paths
        | (?:hote|projecteur|conduite|retour)/[0-9a-f]{12}/.*
        # the colours of the fiche that participants read
        | fiches/couleurs/[^/]+\.css
    )?""",
    re.VERBOSE,
)
# A request that carries one came through something in between, and says nothing of who asked.
FORWARDED = ("x-forwarded-for", "x-real-ip", "forwarded", "x-forwarded-host", "x-forwarded-proto")


def serves_room(path: str) -> bool:
    """Tell whether the room's network is served ``path``, page or socket."""
    return ROOM.fullmatch(path) is not None


def from_room(peer: str, headers: Mapping[str, str], tls: bool = False) -> bool:
    """Tell whether somebody asks from the room: neither over TLS nor on this very machine.

    ``peer`` is the address of the other end. The name it was asked by counts too: a page elsewhere
    whose name was made to lead here (DNS rebinding) still asks by its own.
    """
    if settings.TRUSTED_NETWORK or (settings.SESSION_COOKIE_SECURE and over_tls(headers, tls)):
        return False
    return not is_own(peer, headers)


def is_own(peer: str, headers: Mapping[str, str]) -> bool:
    """Tell whether the browser runs on this very machine, and asks it by its own name."""
    between = any(name in headers for name in FORWARDED)
    return not between and is_loopback(peer) and names_loopback(headers.get("host", ""))


def over_tls(headers: Mapping[str, str], tls: bool) -> bool:
    """Tell whether the browser spoke TLS: what the proxy says of it, else the connection itself."""
    said = headers.get("x-forwarded-proto")
    return tls if said is None else said.split(",")[0].strip() == "https"


def is_loopback(address: str) -> bool:
    """Tell whether an IP address is this machine's own loopback, written as IPv6 or not."""
    try:
        ip = ipaddress.ip_address(address.split("%")[0])
    except ValueError:
        return False
    mapped = ip.ipv4_mapped if isinstance(ip, ipaddress.IPv6Address) else None
    return (mapped or ip).is_loopback


def names_loopback(host: str) -> bool:
    """Tell whether a Host header names the machine it is used on."""
    try:
        name = urlsplit(f"//{host}").hostname or ""
    except ValueError:
        return False
    return name == "localhost" or is_loopback(name)


def in_room(request: HttpRequest) -> bool:
    """Tell whether ``request`` came over the room's network."""
    return from_room(request.META.get("REMOTE_ADDR") or "", request.headers, request.is_secure())


def on_this_machine(request: HttpRequest) -> bool:
    """Tell whether the browser runs on the server's own machine, with nothing in between."""
    return is_own(request.META.get("REMOTE_ADDR") or "", request.headers)


def own_address(request: HttpRequest) -> str:
    """Return this page's address on the laptop's own side, for a browser that runs on the laptop;
    empty for every other."""
    peer = request.META.get("REMOTE_ADDR") or ""
    between = any(name in request.headers for name in FORWARDED)
    if between or not (is_loopback(peer) or peer == request.META.get("SERVER_NAME")):
        return ""
    port = request.get_port()
    return f"http://localhost{'' if port == '80' else f':{port}'}{request.get_full_path()}"


class RoomSide:
    """Keep accounts out of the room, before anything reads a session or tells two paths apart."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not in_room(request):
            return self.get_response(request)
        if not serves_room(request.path_info):
            raise Http404
        request.COOKIES.pop(settings.SESSION_COOKIE_NAME, None)
        response = self.get_response(request)
        response.cookies.pop(settings.SESSION_COOKIE_NAME, None)
        return response
