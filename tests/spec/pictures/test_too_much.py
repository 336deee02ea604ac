"""More than any program writes: what is not read of it is a Gap, and nothing is passed over without a word."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable

import pytest

from candour import Report, inspect
from candour.errors import TooMany
from candour.formats.pictures.boxes import boxes_in
from candour.formats.pictures.details import Details
from candour.formats.pictures.iptc import read_iptc
from candour.piece import Text, Why
from candour.place import Place
from candour.source import Source
from files.pictures import FILES, chunk, emf, iptc, jpeg, plus_record, tags, with_exif, with_segments


def _gaps(report: Report) -> list[tuple[Why, str]]:
    return [(gap.why, gap.place.steps[-1]) for gap in report.gaps]


def _profile_of(parts: int) -> bytes:
    return (
        bytes(128)
        + struct.pack(">I", parts)
        + b"".join(struct.pack(">4sII", b"cprt", 0, 8) for _ in range(parts))
    )


def _with_profile(profile: bytes) -> bytes:
    return with_segments(jpeg(), (0xE2, b"ICC_PROFILE\0\1\1" + profile))


def _tags_of(number: int) -> bytes:
    return tags({0x9999 + one: (2, b"x\0") for one in range(number)})


def _webp_of(parts: int) -> bytes:
    data = FILES["webp-clean"]()
    more = struct.pack("<4sI", b"JUNK", 0) * parts
    return data[:4] + struct.pack("<I", len(data) + len(more) - 8) + data[8:] + more


def _beyond_the_rows(size: int) -> bytes:
    packed = zlib.compress(b"\0" + bytes(64) + b"theft! " * (size // 7))
    head = struct.pack(">IIBBBBB", 64, 1, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", packed) + chunk(b"IEND", b"")


def _drawing_of(pictures: int) -> bytes:
    head = struct.pack("<IIiiiII", 1, 1, 1, 1, 4, 0, 1)
    return emf(*(plus_record(0x4008, 0x0500, head + b"%020d" % number) for number in range(pictures)))


_TOO_MUCH: dict[str, tuple[Callable[[], bytes], tuple[Why, str]]] = {
    "parts of a colour profile": (lambda: _with_profile(_profile_of(101)), (Why.LIMIT, "colour profile")),
    "tags of EXIF data": (lambda: with_exif(jpeg(), _tags_of(5000)), (Why.BROKEN, "EXIF data")),
    "parts of a WebP": (lambda: _webp_of(100_001), (Why.LIMIT, "")),
    "bytes beyond the rows of a PNG": (
        lambda: _beyond_the_rows(40 << 20),
        (Why.LIMIT, "bytes beyond the last row of the picture"),
    ),
    "pictures in a drawing": (lambda: _drawing_of(2001), (Why.LIMIT, "")),
}


@pytest.mark.parametrize("name", _TOO_MUCH)
def test_what_is_not_read_is_a_gap(name: str) -> None:
    """Where a picture holds more of something than Candour reads, the report says where, and what to do."""
    made, (why, step) = _TOO_MUCH[name]
    report = inspect(made(), name="picture")
    assert (why, step or "picture") in _gaps(report)


def test_boxes_beyond_the_last_are_not_passed_over() -> None:
    """Boxes side by side are read to their end, or not at all."""
    box = struct.pack(">I4s", 8, b"free")
    assert sum(1 for _ in boxes_in(box * 20_000, end=8 * 19_999)) == 19_999
    with pytest.raises(TooMany, match="more than 20,000 boxes side by side"):
        list(boxes_in(box * 20_001))


def test_the_last_of_many_datasets_is_read() -> None:
    """However many things IPTC data say, each is told."""
    details = Details(Source("picture", b"", Place()), "jpeg")
    read_iptc(iptc(*[(25, "word")] * 30_000, (120, "witness of the theft")), details)
    assert [one.text for one in details.found() if isinstance(one, Text) and "witness" in one.text]
