"""Any bytes give pieces and gaps: nothing raises but what says that the whole file cannot be read."""

from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from candour.errors import LimitReached
from candour.formats.archive import Unreadable
from candour.formats.ooxml.package import Package
from candour.formats.ooxml.parts import SHARED_HIDINGS, read_shared_parts
from candour.formats.spreadsheet import hidings_within
from candour.formats.wording import runs_in
from candour.formats.xml import BadXml
from candour.place import Place
from candour.source import Source
from files.ooxml import FILES
from spec.ooxml.looking import every_hiding, gaps, looked_through

WHOLE = (Unreadable, LimitReached, BadXml)
NAMES = sorted(name for name in FILES if not name.startswith("large"))
PATIENT = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@PATIENT
@given(st.sampled_from(NAMES), st.floats(0, 1), st.integers(0, 255))
def test_flipped_byte(name: str, where: float, byte: int) -> None:
    """One wrong byte anywhere in the file breaks no more than the file."""
    data = bytearray(FILES[name]())
    data[int(where * (len(data) - 1))] = byte
    try:
        looked_through(bytes(data))
    except WHOLE:
        return


@PATIENT
@given(st.sampled_from(NAMES), st.floats(0, 1))
def test_cut_off(name: str, where: float) -> None:
    """A file that was cut off is unreadable, and nothing worse."""
    data = FILES[name]()
    try:
        looked_through(data[: int(where * len(data))])
    except WHOLE:
        return


@PATIENT
@given(st.sampled_from(NAMES), st.floats(0, 1), st.floats(0, 1), st.binary(max_size=6))
def test_damaged_part(name: str, which: float, where: float, put: bytes) -> None:
    """Damage inside one part, packed again so that the zip is whole, stays with the part."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(FILES[name]())) as old, zipfile.ZipFile(buffer, "w") as new:
        entries = [entry for entry in old.infolist() if not entry.filename.endswith(".rels")]
        chosen = entries[int(which * (len(entries) - 1))].filename
        for entry in {entry.filename: entry for entry in old.infolist()}.values():
            data = old.read(entry)
            if entry.filename == chosen:
                at = int(where * len(data))
                data = data[:at] + put + data[at + len(put) :]
            new.writestr(entry.filename, data)
    looked_through(buffer.getvalue())


def test_broken_relations() -> None:
    """Relations that cannot be read are a gap, and the parts that only they name are read as unlisted ones."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(FILES["picture"]())) as old, zipfile.ZipFile(buffer, "w") as new:
        for entry in old.infolist():
            is_drawing = entry.filename == "xl/drawings/_rels/drawing1.xml.rels"
            new.writestr(entry.filename, b"<Relationships" if is_drawing else old.read(entry))
    package = Package(Source("book.xlsx", buffer.getvalue(), Place(("book.xlsx",))))
    found = list(read_shared_parts(package, "xlsx"))
    assert any("drawing1.xml.rels" in str(gap.place) for gap in gaps(found))


@pytest.mark.parametrize("name", NAMES)
def test_gaps_hold_no_content(name: str) -> None:
    """No gap says a person's name."""
    assert not [gap for gap in gaps(looked_through(FILES[name]())) if "Nia" in gap.detail + str(gap.place)]


@pytest.mark.parametrize("name", NAMES)
def test_hidings_are_in_the_catalogue(name: str) -> None:
    """Every way of hiding that is met is one that the format can list beforehand."""
    listed = {hiding.id for hiding in hidings_within("xlsx", *SHARED_HIDINGS)}
    assert {hiding.id for hiding in every_hiding(looked_through(FILES[name]()))} <= listed


@given(st.binary(max_size=400))
@settings(max_examples=50, deadline=None)
def test_runs(data: bytes) -> None:
    """Whatever the bytes, readable runs among them are found in ASCII and in UTF-16, each once."""
    planted = b"\0\0" + b"Nia Example" + b"\0\0\0" + "Tom Invented".encode("utf-16-le") + b"\0\0"
    runs = runs_in(data + bytes(len(data) % 2) + planted)
    assert len(set(runs)) == len(runs)
    assert any("Nia Example" in run for run in runs)
    assert any("Tom Invented" in run for run in runs)
