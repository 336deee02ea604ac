"""Damage: any change to a message gives a report, and what stays readable is read."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import candour
from candour import formats
from files.mail_files import FILES
from spec.mail.looking import MAIL

OWN = tuple(f"this {format_.title}" for format_ in formats.FORMATS if format_.id in MAIL)
"""How a gap begins that tells of a fault of a reader of mail."""
LIMITS = candour.Limits(unpacked=100 << 20, seconds=20)


@pytest.mark.parametrize("name", sorted(FILES))
@given(st.data())
@settings(max_examples=6)
def test_any_damage_gives_a_report(name: str, data: st.DataObject) -> None:
    """Cut off, altered or doubled anywhere, a report comes back."""
    whole = bytearray(FILES[name]())
    at = data.draw(st.integers(0, len(whole) - 1))
    match data.draw(st.sampled_from(["cut", "flip", "double"])):
        case "cut":
            del whole[at:]
        case "flip":
            whole[at] ^= data.draw(st.integers(1, 255))
        case _:
            whole[at:at] = whole[at : at + 64] * 3
    report = candour.inspect(bytes(whole), name=name, limits=LIMITS)
    assert report.size == len(whole)
    assert not [gap for gap in report.gaps if gap.detail.startswith(OWN) and "Error)" in gap.detail]


@pytest.mark.parametrize(
    "hostile",
    [
        b"From: a\nTo: b\nSubject: " + b" " * 400_000 + b"\n\nx",
        b"From: " + b'"' * 200_000 + b"<" * 200_000 + b"\nTo: b\nDate: c\n\nx",
        b"From: a\nTo: b\nDate: c\n\n" + b"begin 644 a\n" * 40_000,
        b"From: a\nTo: b\nDate: c\n\n" + b"From: x\n" * 50_000,
        b"From: a\nTo: b\nDate: c\nContent-Type: text/html\n\n" + b"<!--" * 100_000,
        b"From: a\nTo: b\nDate: c\nContent-Type: text/html\n\n" + b"<img src=" * 50_000,
        b"From: a\nTo: b\nDate: c\nContent-Type: text/plain; format=flowed\n\n" + b"a \n" * 100_000,
        b"From: a\nTo: b\nDate: c\nContent-Type: " + b";a*0=b" * 50_000 + b"\n\nx",
        b"From: a\nTo: b\nDate: c\nSubject: " + b"=?utf-8?Q?a?= " * 30_000 + b"\n\nx",
        b"From: a\nTo: b\nDate: c\n" + b"X-A: b\n" * 3_000 + b"\nx",
        b"From: a\nTo: b\nDate: c\nContent-Type: multipart/mixed; boundary=b\n\n" + b"--b\n\n" * 20_000,
        b"BEGIN:VCALENDAR\n" * 20_000,
        b"BEGIN:VCARD\n" + b"A;B=" * 50_000,
        b"\x30\x80\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07\x02" + b"\xa0\x80\x30\x80" * 5_000,
    ],
)
def test_hostile_messages_come_to_an_end(hostile: bytes) -> None:
    """Headers, marks and brackets without end are read in a time that grows with their length alone."""
    report = candour.inspect(hostile, name="mail", limits=LIMITS)
    assert report.size == len(hostile)
