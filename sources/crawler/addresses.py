"""Which addresses a crawl may connect to: public ones, decided on the very address that the socket is about to use.

The check sits where aiohttp makes its sockets: behind every name lookup, every notation of a literal ("127.1",
"0x7f000001", "2130706433") and every redirect. A name that answers differently the second time is checked again.
"""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Callable, Collection
from typing import Any

_NOT_PUBLIC_V6 = tuple(
    ipaddress.IPv6Network(network)
    for network in (
        "::/96",  # IPv4-compatible, unspecified and loopback
        "::ffff:0:0/96",  # IPv4-mapped
        "::ffff:0:0:0/96",  # IPv4-translated (SIIT)
        "64:ff9b::/96",  # NAT64
        "64:ff9b:1::/48",  # NAT64 of one's own network
        "100::/64",  # discard
        "2001::/23",  # protocol assignments, Teredo among them
        "2001:db8::/32",  # documentation
        "2002::/16",  # 6to4: an IPv4 address inside
        "3fff::/20",  # documentation
        "5f00::/16",  # segment routing
        "fc00::/7",  # unique local
        "fe80::/10",  # link-local
        "fec0::/10",  # site-local
        "ff00::/8",  # multicast
    )
)
_PUBLIC_V6 = ipaddress.IPv6Network("2000::/3")
_NOT_PUBLIC_V4 = tuple(
    ipaddress.IPv4Network(network)
    for network in (
        "0.0.0.0/8",
        "10.0.0.0/8",
        "100.64.0.0/10",  # shared address space of providers
        "127.0.0.0/8",
        "169.254.0.0/16",  # link-local; clouds keep credentials there
        "172.16.0.0/12",
        "192.0.0.0/24",
        "192.0.2.0/24",
        "192.31.196.0/24",
        "192.52.193.0/24",
        "192.88.99.0/24",
        "192.168.0.0/16",
        "192.175.48.0/24",
        "198.18.0.0/15",
        "198.51.100.0/24",
        "203.0.113.0/24",
        "224.0.0.0/3",  # multicast, reserved and broadcast
    )
)


class AddressRefused(OSError):
    """The address is not public. Its text names the address and why."""


def why_not_public(address: str) -> str | None:
    """None for a public address, else what it is: "127.0.0.1 is not public (127.0.0.0/8)".

    address: an IP address as `getpeername` gives it, without port, perhaps with a zone ("fe80::1%eth0").
    Ranges as IANA's special-purpose registries list them (RFC 6890 and later), NAT64 by RFC 6052 and 8215.
    """
    try:
        parsed = ipaddress.ip_address(address.split("%", 1)[0])
    except ValueError:
        return f"{address!r} is no IP address"
    if isinstance(parsed, ipaddress.IPv4Address):
        network: Any = next((network for network in _NOT_PUBLIC_V4 if parsed in network), None)
    else:
        network = next((network for network in _NOT_PUBLIC_V6 if parsed in network), None)
        if network is None and parsed not in _PUBLIC_V6:
            network = "outside 2000::/3"
    if network is None and (parsed.is_multicast or parsed.is_reserved or not parsed.is_global):
        network = "reserved"
    return None if network is None else f"{parsed} is not public ({network})"


def guarded_sockets(allowed: Collection[str], *, private: bool = False) -> Callable[..., socket.socket]:
    """A socket factory for aiohttp that refuses addresses that are not public.

    allowed: "127.0.0.1:8080", let through by a test. private: let through every address that is not public, as the
    switch `private-addresses` of a source asks. The factory raises AddressRefused before any packet is sent.
    """

    def make(info: tuple[Any, ...]) -> socket.socket:
        family, kind, protocol, _, peer = info
        if family not in (socket.AF_INET, socket.AF_INET6):
            raise AddressRefused(f"{peer!r} is no internet address")
        reason = why_not_public(peer[0])
        shown = f"[{peer[0]}]:{peer[1]}" if family == socket.AF_INET6 else f"{peer[0]}:{peer[1]}"
        if reason is not None and not private and shown not in allowed:
            raise AddressRefused(reason)
        return socket.socket(family, kind, protocol)

    return make
