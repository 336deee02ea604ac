"""Damaged and hostile workbooks: what there is is read, what is missing is a gap, and nothing runs for ever."""

from __future__ import annotations

import struct
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from candour.errors import LimitReached
from candour.formats.archive import Unreadable
from candour.piece import Why
from candour.place import Place
from candour.source import Budget, Limits, Source
from files.biff import EOF, Sheet, bof, label, record, shared, workbook
from files.compound import compound, property_set
from files.hidden import everything, gaps, lines
from files.xls_files import FILES

_SUMMARY = bytes.fromhex("e0859ff2f94f6810ab9108002b27b3d9")
_AUTHOR = struct.pack("<II", 0x1E, 12) + b"Nia Example\0"
ORDINARY = (Unreadable, LimitReached)
"""What a reader may raise, and `candour.reading` makes a gap of."""


def read_all(data: bytes) -> None:
    """Reads everything and looks at every cell."""
    with suppress(*ORDINARY):
        lines(data)


@pytest.mark.parametrize("name", sorted(FILES))
@given(data=st.data())
@settings(max_examples=6)
def test_damage_never_raises_anything_else(name: str, data: st.DataObject) -> None:
    """A file cut off or altered anywhere is read as far as it goes."""
    whole = bytearray(FILES[name]())
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(whole) - 1))
        whole[at : at + 2] = data.draw(st.binary(min_size=2, max_size=2))
    if data.draw(st.booleans()):
        del whole[data.draw(st.integers(0, len(whole))) :]
    read_all(bytes(whole))


@given(st.binary(max_size=400), st.sampled_from(sorted({0x06, 0x14, 0x18, 0x1C, 0x5D, 0x7D, 0x9E, 0xAF, 0xBD, 0xD6, 0xE0, 0xE5,
    0xEB, 0xEC, 0xFC, 0xFD, 0x1AE, 0x1B0, 0x1B1, 0x1B6, 0x1B8, 0x1BE, 0x204, 0x205, 0x208, 0x221, 0x41E, 0x800, 0x87D, 0x89C, 0x1065})))  # fmt: skip
@settings(max_examples=300)
def test_a_record_of_any_bytes_is_read(body: bytes, kind: int) -> None:
    """Whatever stands in a record, in the workbook or in a sheet, the cells beside it are read."""
    rest = record(kind, body) + label(5, 5, "Nia Example")
    read_all(workbook(Sheet("Data", rest)))
    stream = workbook(Sheet("Data", label(5, 5, "Nia Example")), before=record(kind, body))
    if kind != 0x85:
        assert "Nia Example" in {line.text for line in lines(stream)}


def test_a_sheet_that_is_cut_off_is_read_as_far_as_it_goes() -> None:
    """The cells before the cut are there; a gap says that more were."""
    whole = workbook(Sheet("Data", label(0, 0, "Nia Example") + label(1, 0, "Owen Llewellyn")))
    data = whole[: whole.index(b"Owen") + 2]
    assert "Nia Example" in {line.text for line in lines(data)}
    assert any(gap.why is Why.BROKEN and "cut off" in gap.detail for gap in gaps(data))


def test_one_broken_part_leaves_the_others_whole() -> None:
    """A pivot cache of any bytes is a gap, or little; the sheets are read all the same."""
    stream = workbook(Sheet("Data", label(0, 0, "Nia Example")))
    data = compound(
        {"Workbook": stream, "_SX_DB_CUR/0001": record(0xC7, b"\1"), "\x05SummaryInformation": b"\1\2\3"}
    )
    assert "Nia Example" in {line.text for line in lines(data)}
    assert {str(gap.place) for gap in gaps(data)} == {"a.xls › pivot cache 1", "a.xls › document properties"}


def test_a_workbook_that_cannot_be_read_leaves_the_rest_of_the_file() -> None:
    """Where the workbook's own stream is no workbook, the properties beside it are read all the same."""
    data = compound(
        {"Workbook": b"no records at all", "\x05SummaryInformation": property_set({_SUMMARY: {4: _AUTHOR}})}
    )
    assert [line.text for line in lines(data)] == ["Nia Example"]
    assert [gap.why for gap in gaps(data)] == [Why.BROKEN]


def test_a_list_of_sheets_that_leads_nowhere_is_one_gap() -> None:
    """Ten thousand entries that lead to no sheet, or to one and the same, are one gap."""
    entry = struct.pack("<IBB", 999_999, 0, 0) + b"\1\0x"
    stream = bof(5) + record(0x85, entry) * 10_000 + EOF
    assert [gap.why for gap in gaps(stream)] == [Why.BROKEN]


def test_sheets_that_overlap_are_gone_through_once() -> None:
    """A sheet without an end goes no further than the beginning of the next, so that many cannot make work without end."""
    count = 3000
    size = len(bof(5)) + count * len(record(0x85, bytes(9))) + len(EOF)
    listed = b"".join(
        record(0x85, struct.pack("<IBB", size + number * len(bof(0x10)), 0, 0) + b"\1\0x")
        for number in range(count)
    )
    found = everything(bof(5) + listed + EOF + bof(0x10) * count)
    assert len(found) <= 2 * count + 2


def test_counts_in_the_file_are_not_believed() -> None:
    """Numbers that promise more than there is cost nothing."""
    cells = record(0xE5, struct.pack("<H", 0xFFFF)) + record(0x5A, b"\xff\0\0\0") + shared(0, 0, 0xFFFFFFFF)
    stream = workbook(Sheet("Data", cells), before=record(0xFC, struct.pack("<II", 0xFFFFFFFF, 0xFFFFFFFF)))
    assert all(gap.why is Why.BROKEN for gap in gaps(stream))


def test_a_row_of_merged_ranges_without_number_is_read() -> None:
    """Merged ranges as tall as the sheet, a thousand to a record, do not slow the reading of its cells."""
    ranges = record(0xE5, struct.pack("<H", 1000) + struct.pack("<4H", 0, 65535, 0, 255) * 1000) * 20
    cells = b"".join(label(number, 1, "x") for number in range(200))
    assert len(lines(workbook(Sheet("Data", cells + ranges)))) == 200


def test_time_is_a_limit() -> None:
    """Where the time for a file is over, reading stops and says so."""
    stream = workbook(*(Sheet(f"{number}", label(0, 0, "x")) for number in range(50)))
    source = Source("a.xls", stream, Place(("a.xls",)), Budget(Limits(seconds=-1)))
    from candour.formats.xls import read

    with pytest.raises(LimitReached):
        list(read(source))
