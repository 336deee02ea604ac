"""Nothing is lost: a line put anywhere into a message is told, or lies in a gap."""

from __future__ import annotations

import pytest

from files.mail_files import FILES, ITEM, msg, tnef
from spec.mail.looking import gaps, looked_through, words

WRITTEN = sorted(name for name in FILES if name.startswith(("eml", "mbox", "ics", "vcf")))
LINES = (b"Zanzibar Quux 12\r", b"X-Zanzibar: Quux\r", b" Zanzibar Quux\r", b"Quux=Zanzibar;Zan\r")


@pytest.mark.parametrize("name", WRITTEN)
def test_a_line_put_anywhere_is_told(name: str) -> None:
    """Text, a header, the rest of a folded header, nonsense: between any two lines of the file."""
    lines = FILES[name]().split(b"\n")
    for number in range(len(lines) + 1):
        for line in LINES:
            found = looked_through(b"\n".join([*lines[:number], line, *lines[number:]]))
            assert "Quux" in words(found) or gaps(found), (number, line)


def test_any_text_property_is_told() -> None:
    """Whatever its number, a text property of an Outlook item is told; so are words in a binary one."""
    for number, id_ in enumerate((*range(0x0003, 0x4000, 13), *range(0x4000, 0x8000, 311))):
        if id_ not in ITEM and id_ not in _KEYS:
            found = looked_through(msg({id_: "Zanzibar Quux" if number % 2 else b"\0\1Zanzibar Quux\2"}))
            assert "Quux" in words(found) or gaps(found), hex(id_)
    assert "Quux" in words(looked_through(tnef({0x6001: "Zanzibar Quux"})))


_KEYS = frozenset({0x1008, 0x0071, 0x3013, 0x0FF6, 0x0FF9, 0x0FFB, 0x65E2, 0x65E3, 0x3FDE, 0x3FFD})
"""Keys made by chance, and a copy of the text's beginning."""
