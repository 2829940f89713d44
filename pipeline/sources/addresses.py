"""Where a request may go. Goes in: an address of the web. Comes out: a `Route`, the network addresses to connect to, or
a `RefusedError`.

A name is resolved once, every address it has is checked, and the connection is made to one that was checked:
a name that resolves to something else a moment later gains nothing. Loopback and private networks are for sources that
say `private_network = true`; link-local addresses (where clouds keep their secrets), multicast and reserved ones are
for nobody. Behind a proxy that the environment names, the proxy connects: what resolves here is still checked.
"""

import asyncio
import ipaddress
import socket
from typing import NamedTuple
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

from pipeline.sources.settings import address_fault

IP = ipaddress.IPv4Address | ipaddress.IPv6Address
MOST_TRIED = 4
"""Addresses of one server that are tried."""
NAT64 = ipaddress.IPv6Network("64:ff9b::/96")


class RefusedError(Exception):
    """We do not fetch this; the message is a sentence for the user."""


class Route(NamedTuple):
    """Connect to one of `ips` for the server `host`, or let `proxy` connect (then there are none)."""

    host: str
    ips: tuple[str, ...]
    proxy: str = ""


async def route(address: str, *, private_network: bool) -> Route:
    """The way to the server of an address; RefusedError if it is barred, OSError if its name is unknown."""
    if fault := address_fault(address):
        raise RefusedError(f"{fault}.")
    parts = urlsplit(address)
    host = _ascii_host(parts.hostname or "")
    proxy = _proxy(parts.scheme, host)
    try:
        found = await _looked_up(host, parts.port or (443 if parts.scheme == "https" else 80))
    except OSError:
        if proxy:  # offices where only the proxy knows the names of the web
            return Route(host, (), proxy)
        raise
    for ip in found:
        if reason := barred(ip, private_network=private_network):
            raise RefusedError(f"{host} is {reason}.")
    if proxy and not any(_is_private(ip) for ip in found):
        return Route(host, (), proxy)
    return Route(host, tuple(map(str, found[:MOST_TRIED])))


def barred(ip: IP, *, private_network: bool) -> str:
    """Why nobody connects to an address, in a few words; empty if it is free."""
    ip = unwrapped(ip)
    nobody = ip.is_link_local or ip.is_multicast or ip.is_unspecified or ip.is_reserved
    if nobody and not ip.is_loopback:
        return "at an address that no server of documents has"
    if _is_private(ip) and not private_network:
        return "on a private network; set private_network = true if that is meant"
    return ""


def unwrapped(ip: IP) -> IP:
    """The IPv4 address that an IPv6 address stands for, else the same."""
    if isinstance(ip, ipaddress.IPv6Address):
        if ip in NAT64:
            return ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        teredo = ip.teredo[1] if ip.teredo else None
        return ip.ipv4_mapped or ip.sixtofour or teredo or ip
    return ip


def _is_private(ip: IP) -> bool:
    ip = unwrapped(ip)
    return not ip.is_global or (isinstance(ip, ipaddress.IPv6Address) and ip.is_site_local)


async def _looked_up(host: str, port: int) -> list[IP]:
    """All addresses of a host, at least one; OSError if it has none."""
    loop = asyncio.get_running_loop()
    try:
        found = await loop.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except UnicodeError as error:
        raise OSError(f"{host} is no name of a server") from error
    ips = list(dict.fromkeys(ipaddress.ip_address(str(entry[4][0]).split("%")[0]) for entry in found))
    if not ips:
        raise OSError(f"{host} has no address")
    return ips


def _ascii_host(host: str) -> str:
    """The name as the network knows it."""
    try:
        return host.encode("ascii").decode()
    except UnicodeEncodeError:
        try:
            return host.encode("idna").decode()
        except UnicodeError as error:
            raise RefusedError(f"{host} is no name of a server.") from error


def _proxy(scheme: str, host: str) -> str:
    """The proxy that the environment names for a host, empty if there is none."""
    proxies = getproxies()
    named = proxies.get(scheme) or proxies.get("all") or ""
    return "" if not named or proxy_bypass(host) else named
