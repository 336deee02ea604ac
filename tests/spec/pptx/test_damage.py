"""Presentations that are damaged: whatever happens to their bytes, a report comes back."""

from __future__ import annotations

import io
import zipfile

from hypothesis import given, settings
from hypothesis import strategies as st

import candour
from files.pptx_files import FILES

_LIMITS = candour.Limits(unpacked=200 << 20, seconds=20)


def _repacked(data: bytes, name: str, content: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w") as new:
        for info in old.infolist():
            new.writestr(info.filename, content if info.filename == name else old.read(info.filename))
    return buffer.getvalue()


@given(name=st.sampled_from(sorted(FILES)), data=st.data())
@settings(max_examples=60)
def test_damaged_files_give_a_report(name: str, data: st.DataObject) -> None:
    """A file cut off or altered anywhere gives a report."""
    whole = bytearray(FILES[name]())
    at = data.draw(st.integers(0, len(whole) - 1))
    if data.draw(st.booleans()):
        del whole[at:]
    else:
        whole[at] ^= data.draw(st.integers(1, 255))
    candour.inspect(bytes(whole), name="reply.pptx", limits=_LIMITS)


@given(name=st.sampled_from(sorted(FILES)), data=st.data())
@settings(max_examples=80)
def test_damaged_parts_give_a_report(name: str, data: st.DataObject) -> None:
    """A part cut off or altered anywhere gives a report, without a fault of the reader."""
    whole = FILES[name]()
    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        part = data.draw(st.sampled_from(archive.namelist()))
        content = bytearray(archive.read(part))
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, max(0, len(content) - 1)))
        if data.draw(st.integers(0, 5)) == 0:
            del content[at:]
        elif content:
            content[at : at + 1] = data.draw(st.binary(max_size=3))
    report = candour.inspect(_repacked(whole, part, bytes(content)), name="reply.pptx", limits=_LIMITS)
    assert not any("could not be read to its end (" in gap.detail for gap in report.gaps)
