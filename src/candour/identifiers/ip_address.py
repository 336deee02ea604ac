"""IP address: a device on a network, and by it often a household or a person.

What it is:
    Four numbers up to 255 with dots between (version 4), or up to eight groups of hexadecimal digits with colons
    (version 6). Web logs and digital evidence are full of them.

How Candour tells it:
    By its shape. Version numbers and numbered paragraphs (`2.1.4.3`) have small numbers only, and are taken only beside
    a label, and not where `version`, `build` or `firmware` stands right before them. Addresses inside an organisation's own network (10.x, 192.168.x) lead nobody home and are left out.

Known misses:
    Addresses whose numbers are all small, away from a label; version 6 addresses with an IPv4 tail.

Sources:
    RFC 791, RFC 1918, RFC 4291; RFC 5737 and RFC 3849 for the addresses set aside for documents.
"""

from __future__ import annotations

import re

from candour.identifiers.base import Check, Clue, Group, Identifier

__all__ = ["IP_ADDRESS"]

_PART = r"(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])"
_HEX = r"[0-9A-Fa-f]{1,4}"
_SHAPE = rf"(?:{_PART}\.){{3}}{_PART}|(?:{_HEX}:){{7}}{_HEX}|(?:{_HEX}:){{1,6}}(?::{_HEX}){{1,6}}"
_INSIDE = (
    r"10\.|192\.168\.|172\.(?:1[6-9]|2[0-9]|3[01])\.|169\.254\.|2(?:2[4-9]|3[0-9])\.|fe[89ab].:|f[cd]..:"
)
_FOR_DOCUMENTS = ("192.0.2.", "198.51.100.", "203.0.113.", "2001:db8:", "127.", "0.0.0.", "255.255.")


def _is_test(value: str) -> bool:
    return value.strip().lower().startswith(_FOR_DOCUMENTS)


def _is_public(value: str) -> bool:
    text = value.strip().lower()
    return re.fullmatch(_SHAPE, text) is not None and re.match(_INSIDE, text) is None


def _is_like_no_version(value: str) -> bool:
    parts = value.split(".")
    return len(parts) == 1 or sum(int(part) > 31 for part in parts if part.isdecimal()) >= 2


IP_ADDRESS = Identifier(
    id="ip-address",
    title="IP address",
    plural="IP addresses",
    group=Group.DEVICE,
    shape=_SHAPE,
    core=r"\.[0-9]{1,3}\.[0-9]{1,3}\.[0-9]|[0-9A-Fa-f]::[0-9A-Fa-f]|(?::[0-9A-Fa-f]{1,4}){3}:",
    before_core="0123456789ABCDEFabcdef:.",
    odds=1,
    checks=(Check("it is an address outside any one network", 0.9, _is_public),),
    signs=(Check("its numbers are too large for a version", 1 / 40, _is_like_no_version),),
    clues=(
        Clue(
            "a word for a version stands right before it",
            1e-4,
            r"(?i)\b(?:versions?|builds?|firmware|release|paragraph|section|v)[ .:=]{0,3}(?:(?:number|no\.?|is|was)[ :=]{1,3})?\0",
        ),
    ),
    labels=("ip", "ip address", "ipv4", "ipv6", "ip number", "client ip", "source ip", "remote address"),
    fits=_is_public,
    is_test=_is_test,
    finds=(
        "seen from 198.51.100.23 at night",
        "IP address: 192.0.2.1",
        "2001:db8:0:1:2:3:4:5 and 2001:db8::1",
    ),
    ignores=(
        "paragraph 2.1.4.3",
        "version 10.2.1.7",
        "192.168.1.254",
        "IP address logged; the client was version 2.1.6.8",
        "at 12:30:45",
        "300.1.2.3",
    ),
)
