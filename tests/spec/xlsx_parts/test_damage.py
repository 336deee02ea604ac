"""Whatever is done to a workbook's parts, reading them ends, and raises nothing."""

from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from candour.errors import LimitReached
from candour.formats.archive import Unreadable
from candour.formats.ooxml.package import Package
from candour.formats.xlsx.kinds import Parts
from candour.formats.xlsx.parts import read_parts
from candour.formats.xlsx.workbook import read_workbook
from candour.formats.xml import BadXml
from candour.piece import Found, Gap, Table, Why
from candour.place import Place
from candour.source import Budget, Limits, Source
from files.xlsx_parts import FILES, comments, external, pivot, with_parts, xml

PLACE = Place(("book.xlsx",))


def _read(data: bytes, budget: Budget | None = None) -> list[Found]:
    package = Package(Source("book.xlsx", data, PLACE, budget or Budget()))
    gaps: list[Gap] = []
    book = read_workbook(package, PLACE, gaps)
    found: list[Found] = [*gaps]
    for each in read_parts(package, book, PLACE):
        found.append(each)
        if isinstance(each, Table):
            for block in each.blocks():
                for cell in block.cells():
                    assert each.address(cell.row, cell.column)
    return found


def _parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist() if name.startswith("xl/")}


_PARTS = {name: _parts(build()) for name, build in FILES.items()}


@settings(max_examples=250, deadline=None)
@given(st.data())
def test_a_damaged_part_never_stops_the_reading(data):
    """A part of any file that is cut, altered or doubled in places gives pieces and Gaps, and no exception."""
    name = data.draw(st.sampled_from(sorted(FILES)))
    part = data.draw(st.sampled_from(sorted(_PARTS[name])))
    content = bytearray(_PARTS[name][part])
    for _ in range(data.draw(st.integers(1, 3))):
        at = data.draw(st.integers(0, max(0, len(content) - 1)))
        to = min(len(content), at + data.draw(st.integers(1, 40)))
        match data.draw(st.sampled_from(("flip", "cut", "drop", "double"))):
            case "flip" if content:
                content[at] ^= 1 << data.draw(st.integers(0, 7))
            case "cut":
                del content[at:]
            case "drop":
                del content[at:to]
            case _:
                content[at:at] = content[at:to]
    _read(with_parts(FILES[name](), {part: bytes(content)}))


@settings(max_examples=80, deadline=None)
@given(st.sampled_from(sorted(FILES)), st.floats(0, 1), st.integers(0, 255))
def test_a_damaged_file_raises_only_what_is_documented(name, where, becomes):
    """A byte of the file altered, or the file cut off there: only what the archive documents comes out."""
    data = FILES[name]()
    at = int(where * (len(data) - 1))
    altered = data[:at] + bytes([becomes]) + data[at + 1 :]
    for hostile in (altered, data[:at]):
        try:
            _read(hostile)
        except (Unreadable, LimitReached, BadXml):
            continue


def test_deep_nesting_is_a_gap():
    """XML nested without end is refused, and only that part is lost."""
    found = _read(external("<a>" * 5000 + "</a>" * 5000))
    assert [each.why for each in found if isinstance(each, Gap)] == [Why.BROKEN]


def test_a_document_type_is_a_gap():
    """A part that declares entities is refused."""
    bomb = '<!DOCTYPE a [<!ENTITY b "Nia">]><comments><authors><author>&b;</author></authors></comments>'
    data = with_parts(comments(), {"xl/comments1.xml": bomb})
    assert [each.why for each in _read(data) if isinstance(each, Gap)] == [Why.BROKEN]


def test_a_part_that_unpacks_without_measure_is_a_gap_and_the_rest_is_read():
    """A part over the ratio of its packing is one Gap; the other parts are read."""
    huge = xml("pivotCacheRecords", f'<r><s v="{"a" * 9000}"/></r>' * 2500)
    data = with_parts(pivot(), {"xl/pivotCache/pivotCacheRecords1.xml": huge})
    found = _read(data, Budget(Limits(ratio=50)))
    assert [each.why for each in found if isinstance(each, Gap)] == [Why.LIMIT]
    assert any(isinstance(each, Table) for each in found)


def test_a_limit_on_the_whole_file_ends_the_reading():
    """Once the whole file has unpacked to more than its limit, no part can be read: that is said once, above."""
    with pytest.raises(LimitReached):
        _read(pivot(), Budget(Limits(unpacked=6000)))


def test_many_attributes_of_their_own_stay_small():
    """Elements that each have attributes of their own make a table of as many cells, not of their product."""
    many = "".join(f'<connection key{n}="value {n}"/>' for n in range(3000))
    data = with_parts(pivot(), {"xl/connections.xml": xml("connections", many)})
    tables = [each for each in _read(data) if isinstance(each, Table) and "connections" in str(each.place)]
    assert sum(len(list(block.cells())) for block in tables[0].blocks()) == 3000


def test_a_part_beyond_all_measure_is_not_taken_in():
    """A part of many small things is read up to a bound, so that a small file cannot fill the memory."""
    package = Package(Source("book.xlsx", comments(), PLACE))
    parts = Parts(package, read_workbook(package, PLACE, []), PLACE)
    with pytest.raises(Unreadable, match="more than any ordinary program writes"):
        list(parts.elements(parts.of("comments")[0], most=100))
