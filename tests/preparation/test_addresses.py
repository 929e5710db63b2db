"""The addresses given to tablets: the local network first, this machine last."""

from ipaddress import IPv4Address

import pytest

from sessions_app.preparation.addresses import addresses, ranked, reaches_this_machine_only


def test_the_local_network_comes_before_link_local_and_loopback():
    found = ["127.0.0.1", "169.254.7.7", "192.168.1.20", "10.42.0.1", "192.168.1.20"]
    order = [str(one) for one in ranked(map(IPv4Address, found))]
    assert order == ["10.42.0.1", "192.168.1.20", "169.254.7.7", "127.0.0.1"]


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
