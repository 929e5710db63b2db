"""The networks of this computer: which of them tablets can use, and what each of them looks like."""

import re
import sys
from ipaddress import IPv4Address, IPv4Network
from typing import NamedTuple

import ifaddr
from django.utils.translation import gettext as _

from ...preparation.addresses import VIRTUAL
from .asking import told
from .finding import Finding, fix, good, look

VPN = (
    "tun",
    "utun",
    "wg",
    "tailscale",
    "ppp",
    "vpn",
    "anyconnect",
    "wireguard",
    "zscaler",
    "fortinet",
)
GUEST = re.compile(r"guest|invit|visit|\bpublic\b|\bh[oô]tel|\bconf", re.IGNORECASE)
# How systems number the network that they share themselves, at its first address.
OWN = {
    IPv4Network("10.42.0.0/24"): "Linux",
    IPv4Network("192.168.137.0/24"): "Windows",
    IPv4Network("192.168.2.0/24"): "macOS",
}
PHONE = (IPv4Network("172.20.10.0/28"), IPv4Network("192.168.43.0/24"))
SHARED = IPv4Network("100.64.0.0/10")  # given by a carrier to many customers
ROOM = 60  # devices: tablets, projection, and phones at the return page


class Network(NamedTuple):
    """One address of this computer, the size of its network and what the adapter is called."""

    ip: IPv4Address
    prefix: int
    adapter: str

    @property
    def places(self) -> int:
        """Return how many devices it can number beside this one and its router."""
        return max(0, 2 ** (32 - self.prefix) - 4)

    def called(self, *words: str) -> bool:
        """Tell whether the adapter has one of these names."""
        return any(word in self.adapter.lower() for word in words)


def check(port: int) -> list[Finding]:
    """Look at every network, and at the name of the Wi-Fi."""
    return judged(networks(), ssid(), port)


def networks() -> list[Network]:
    """Return the IPv4 networks of this computer, loopback left out."""
    return [
        Network(address, ip.network_prefix, f"{adapter.name} {adapter.nice_name}")
        for adapter in ifaddr.get_adapters()
        for ip in adapter.ips
        if ip.is_IPv4 and not (address := IPv4Address(str(ip.ip))).is_loopback
    ]


def ssid() -> str:
    """Return the name of the Wi-Fi that this computer is on, where the system tells."""
    if sys.platform == "win32":
        said, key = told("netsh", "wlan", "show", "interfaces"), "SSID"
    elif sys.platform == "darwin":
        said, key = told("networksetup", "-getairportnetwork", "en0"), "Current Wi-Fi Network"
    else:
        said, key = told("nmcli", "-t", "-f", "active,ssid", "device", "wifi"), "yes"
    pairs = (line.partition(":") for line in (said or "").splitlines())
    return next((value.strip() for name, _colon, value in pairs if name.strip() == key), "")


def judged(found: list[Network], wifi: str, port: int) -> list[Finding]:
    """Judge the networks together, then each of those that tablets could use."""
    vpn = [one for one in found if one.called(*VPN)]
    usable = [one for one in found if not (one in vpn or virtual(one) or one.ip.is_link_local)]
    findings = [of_network(one, wifi, port) for one in usable] or [nothing(found)]
    if len(usable) > 1:
        findings.append(several(usable))
    if vpn:
        findings.append(
            look(
                "vpn",
                _("VPN : %(names)s.") % {"names": ", ".join(one.adapter.split()[0] for one in vpn)},
                _(
                    "Coupez-le pendant le café : il peut empêcher les tablettes de joindre ce portable."
                ),
            )
        )
    return findings


def virtual(one: Network) -> bool:
    """Tell whether the network lives inside this computer."""
    return one.adapter.lower().startswith(VIRTUAL) or one.called(
        "vethernet", "vmware", "virtualbox"
    )


def nothing(found: list[Network]) -> Finding:
    """Say that tablets have no way in, and why."""
    if any(one.ip.is_link_local for one in found):
        said = _("Réseau : le réseau n’a donné aucune adresse à ce portable (169.254…).")
        return fix(
            "network", said, _("Débranchez puis rebranchez, ou partagez la connexion du portable.")
        )
    said = _("Réseau : ce portable n’est sur aucun réseau où une tablette puisse le joindre.")
    return fix(
        "network", said, _("Joignez le Wi-Fi du lieu, ou partagez la connexion de ce portable.")
    )


def several(usable: list[Network]) -> Finding:
    """Say that the addresses must not be mixed up."""
    addresses = ", ".join(str(one.ip) for one in usable)
    return look(
        "networks",
        _("Réseaux : ce portable est sur plusieurs (%(addresses)s).") % {"addresses": addresses},
        _(
            "Imprimez les cartes avec l’adresse du réseau des tablettes; débranchez l’autre si vous pouvez."
        ),
    )


def of_network(one: Network, wifi: str, port: int) -> Finding:
    """Judge one network by its numbers and its name; whether it isolates devices, only a phone tells."""
    address = f"http://{one.ip}" + ("" if port == 80 else f":{port}")
    try_it = _("Avec un téléphone sur ce réseau, ouvrez %(address)s une fois worldcafe en marche.")
    names = {"ip": one.ip, "places": one.places, "wifi": wifi, "address": address}
    if one.ip in SHARED or one.prefix >= 30 or GUEST.search(wifi):
        said = _("Réseau %(ip)s : il ressemble à un réseau d’invités (« %(wifi)s »).")
        if not wifi:
            said = _("Réseau %(ip)s : il ressemble à un réseau d’invités.")
        more = _(
            "S’il ne répond pas, les appareils y sont isolés : partagez la connexion de ce portable, "
            "ou apportez un routeur."
        )
        return look("network", said % names, f"{try_it % names} {more}")
    phone = any(one.ip in each for each in PHONE)
    if phone or one.places < ROOM:
        said = _("Réseau %(ip)s : il n’a de place que pour %(places)d appareils.")
        if phone:
            said = _(
                "Réseau %(ip)s : sans doute partagé par un téléphone, qui prend peu d’appareils."
            )
        more = _("Comptez vos tablettes, ou prenez un routeur.")
        return look("network", said % names, f"{more} {try_it % names}")
    system = next((name for network, name in OWN.items() if one.ip == network[1]), "")
    said = _("Réseau %(ip)s : les tablettes y trouveraient %(address)s.")
    if system:
        said = _("Réseau %(ip)s : sans doute partagé par ce portable (%(system)s).")
        names["system"] = system
    return good("network", said % names, try_it % names)
