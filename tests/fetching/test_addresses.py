from __future__ import annotations

import ipaddress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spamfilter.fetching.addresses import not_public


@pytest.mark.parametrize(
    "address",
    [
        pytest.param("127.0.0.1", id="rings: loopback"),
        pytest.param("127.255.255.254", id="rings: the end of loopback"),
        pytest.param("0.0.0.0", id="rings: this host"),
        pytest.param("10.1.2.3", id="rings: private"),
        pytest.param("172.31.255.255", id="rings: the end of 172.16/12"),
        pytest.param("192.168.1.1", id="rings: a home's router"),
        pytest.param("169.254.169.254", id="rings: a cloud's metadata"),
        pytest.param("168.63.129.16", id="rings: another cloud's"),
        pytest.param("100.64.0.1", id="rings: behind a carrier"),
        pytest.param("100.100.100.200", id="rings: a third cloud's"),
        pytest.param("192.0.0.1", id="rings: reserved"),
        pytest.param("198.19.255.255", id="rings: benchmarks"),
        pytest.param("203.0.113.9", id="rings: documentation"),
        pytest.param("224.0.0.1", id="rings: multicast"),
        pytest.param("240.0.0.1", id="rings: reserved above multicast"),
        pytest.param("255.255.255.255", id="rings: broadcast"),
        pytest.param("::1", id="rings: loopback of IPv6"),
        pytest.param("::", id="rings: this host of IPv6"),
        pytest.param("::ffff:127.0.0.1", id="rings: mapped loopback"),
        pytest.param("::ffff:a00:1", id="rings: mapped private"),
        pytest.param("::127.0.0.1", id="rings: compatible"),
        pytest.param("::8.8.8.8", id="rings: compatible, whatever it carries"),
        pytest.param("64:ff9b::7f00:1", id="rings: translated loopback"),
        pytest.param("64:ff9b:1::808:808", id="rings: a local translator"),
        pytest.param("2002:7f00:1::", id="rings: 6to4 loopback"),
        pytest.param("2001:0:4136:e378:8000:63bf:3fff:fdd2", id="rings: Teredo"),
        pytest.param("2001:db8::1", id="rings: documentation of IPv6"),
        pytest.param("3fff::1", id="rings: newer documentation of IPv6"),
        pytest.param("fe80::1%eth0", id="rings: link-local with its zone"),
        pytest.param("fd00:ec2::254", id="rings: metadata by IPv6"),
        pytest.param("fec0::1", id="rings: site-local"),
        pytest.param("ff02::1", id="rings: multicast of IPv6"),
        pytest.param("5f00::1", id="rings: segment routing"),
        pytest.param("", id="rings: nothing"),
        pytest.param("localhost", id="rings: a name"),
        pytest.param("127.1", id="rings: half an address"),
    ],
)
def test_not_public(address):
    assert not_public(address)


@pytest.mark.parametrize(
    "address",
    [
        pytest.param("8.8.8.8", id="silent: public"),
        pytest.param("9.255.255.255", id="silent: below 10/8"),
        pytest.param("11.0.0.0", id="silent: above 10/8"),
        pytest.param("172.15.255.255", id="silent: below 172.16/12"),
        pytest.param("172.32.0.0", id="silent: above it"),
        pytest.param("100.63.255.255", id="silent: below the carriers'"),
        pytest.param("100.128.0.0", id="silent: above the carriers'"),
        pytest.param("192.0.1.1", id="silent: beside the reserved"),
        pytest.param("223.255.255.255", id="silent: below multicast"),
        pytest.param("2606:4700::1111", id="silent: public IPv6"),
        pytest.param("2001:4860:4860::8888", id="silent: public IPv6 beside the reserved"),
        pytest.param("::ffff:8.8.8.8", id="silent: mapped public"),
        pytest.param("64:ff9b::808:808", id="silent: translated public"),
        pytest.param("2002:808:808::1", id="silent: 6to4 public"),
    ],
)
def test_public(address):
    assert not_public(address) is None


@given(st.ip_addresses(v=4))
def test_what_carries_an_address_is_what_it_carries(address):
    plain = not_public(str(address))
    number = int(address)
    for carrier in (0xFFFF << 32 | number, 0x64FF9B << 96 | number, 0x2002 << 112 | number << 80):
        assert not_public(str(ipaddress.IPv6Address(carrier))) == plain


@given(st.ip_addresses())
def test_what_no_register_calls_global_is_never_public(address):
    # Newer Pythons call two relays and an anycast block global, which no page stands on: the table here is the stricter one.
    if not address.is_global and not_public(str(address)) is None:
        carried = address.version == 6 and address in ipaddress.IPv6Network("2002::/16")
        assert carried
