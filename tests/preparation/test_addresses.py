"""The addresses given to tablets: the local network first, this machine last."""

from ipaddress import IPv4Address

import pytest

from sessions_app.preparation.addresses import (
    Found,
    addresses,
    ranked,
    reaches_this_machine_only,
)


def order(*found: tuple[str, str], routed: str | None = None) -> list[str]:
    every = [Found(IPv4Address(ip), adapter) for ip, adapter in found]
    return [str(ip) for ip in ranked(every, IPv4Address(routed) if routed else None)]


def test_the_local_network_comes_before_link_local_and_loopback():
    found = [("127.0.0.1", "lo"), ("169.254.7.7", "eth1"), ("192.168.1.20", "wlan0")]
    assert order(*found) == ["192.168.1.20", "169.254.7.7", "127.0.0.1"]


def test_a_network_inside_the_machine_comes_after_the_room_s():
    found = [("172.17.0.1", "docker0"), ("10.8.0.2", "tun0"), ("192.168.1.20", "wlan0")]
    assert order(*found, routed="10.8.0.2") == ["192.168.1.20", "10.8.0.2", "172.17.0.1"]


def test_of_two_networks_the_one_with_a_way_out_is_proposed():
    found = [("10.42.0.1", "wlan0"), ("192.168.1.20", "eth0")]
    assert order(*found, routed="192.168.1.20") == ["192.168.1.20", "10.42.0.1"]
    assert order(*found) == ["10.42.0.1", "192.168.1.20"]


def test_each_address_is_given_once():
    assert order(("192.168.1.20", "eth0"), ("192.168.1.20", "br0")) == ["192.168.1.20"]


def test_this_machine_has_at_least_its_loopback_address():
    assert "http://127.0.0.1:8000" in addresses(8000)
    assert "http://127.0.0.1" in addresses(80)


@pytest.mark.parametrize(
    ("address", "alone"),
    [
        ("http://localhost:8000", True),
        ("http://127.0.0.1", True),
        ("http://[::1]:8000", True),
        ("http://192.168.1.20:8000", False),
        ("http://cafe.local:8000", False),
    ],
)
def test_an_address_of_this_machine_alone_is_recognised(address, alone):
    assert reaches_this_machine_only(address) is alone
