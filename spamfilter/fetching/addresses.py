"""Addresses: which of them stand for the public internet."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address, ip_network

# Kept here rather than asked of `ipaddress`, whose answers differ between 3.11.7 and 3.13.
# IANA IPv4 Special-Purpose Address Registry, with multicast (RFC 5771), what is reserved above it, and two addresses that clouds answer on.
_NOT_PUBLIC_4 = tuple(
    (ip_network(net), name)
    for net, name in (
        ("0.0.0.0/8", "this host"),
        ("10.0.0.0/8", "private"),
        ("100.64.0.0/10", "shared by a carrier"),
        ("127.0.0.0/8", "loopback"),
        ("168.63.129.16/32", "a cloud's metadata"),
        ("169.254.0.0/16", "link-local"),
        ("172.16.0.0/12", "private"),
        ("192.0.0.0/24", "reserved"),
        ("192.0.2.0/24", "for documentation"),
        ("192.31.196.0/24", "reserved"),
        ("192.52.193.0/24", "reserved"),
        ("192.88.99.0/24", "reserved"),
        ("192.168.0.0/16", "private"),
        ("192.175.48.0/24", "reserved"),
        ("198.18.0.0/15", "for benchmarks"),
        ("198.51.100.0/24", "for documentation"),
        ("203.0.113.0/24", "for documentation"),
        ("224.0.0.0/4", "multicast"),
        ("240.0.0.0/4", "reserved"),
    )
)
# Of IPv6 only 2000::/3 is given out (IANA IPv6 Global Unicast Address Assignments); these parts of it are not public.
_GIVEN_OUT = IPv6Network("2000::/3")
_NOT_PUBLIC_6 = tuple(
    (IPv6Network(net), name)
    for net, name in (("2001::/23", "reserved"), ("2001:db8::/32", "for documentation"), ("3fff::/20", "for documentation"))
)
_NAMED_6 = tuple(
    (IPv6Network(net), name)
    for net, name in (
        ("::1/128", "loopback"),
        ("::/128", "this host"),
        ("fe80::/10", "link-local"),
        ("fc00::/7", "private"),
        ("ff00::/8", "multicast"),
    )
)
_MAPPED, _TRANSLATED, _SIX_TO_FOUR = IPv6Network("::ffff:0:0/96"), IPv6Network("64:ff9b::/96"), IPv6Network("2002::/16")


def not_public(address: str) -> str | None:
    """What kind of address this is, in a word or two, where it is not one of the public internet; None where it is.

    An IPv6 address that carries an IPv4 one (mapped, NAT64, 6to4) is what the IPv4 one is. What is no address is not public.
    """
    try:
        ip = ip_address(address.split("%", 1)[0])
    except ValueError:
        return "not an address"
    if isinstance(ip, IPv6Address):
        inner = _carried(ip)
        return _kind_6(ip) if inner is None else _kind_4(inner)
    return _kind_4(ip)


def _carried(ip: IPv6Address) -> IPv4Address | None:
    """The IPv4 address that this one leads to: RFC 4291 2.5.5.2, RFC 6052 2.1, RFC 3056 2."""
    if ip in _MAPPED or ip in _TRANSLATED:
        return IPv4Address(int(ip) & 0xFFFFFFFF)
    return IPv4Address((int(ip) >> 80) & 0xFFFFFFFF) if ip in _SIX_TO_FOUR else None


def _kind_4(ip: IPv4Address) -> str | None:
    return next((name for net, name in _NOT_PUBLIC_4 if ip in net), None)


def _kind_6(ip: IPv6Address) -> str | None:
    kinds = _NOT_PUBLIC_6 if ip in _GIVEN_OUT else (*_NAMED_6, (IPv6Network("::/0"), "reserved"))
    return next((name for net, name in kinds if ip in net), None)
