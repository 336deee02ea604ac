"""OpenDocument texts that are damaged: whatever happens to their bytes, a report comes back."""

from __future__ import annotations

import io
import zipfile

from hypothesis import given, settings
from hypothesis import strategies as st

import candour
from files.odp_files import FILES as SLIDES
from files.odt_files import FILES

_LIMITS = candour.Limits(unpacked=200 << 20, seconds=20)


@given(name=st.sampled_from(sorted(FILES)), data=st.data())
@settings(max_examples=80, deadline=None)
def test_damaged_files_give_a_report(name: str, data: st.DataObject) -> None:
    """A file cut off or altered anywhere gives a report, without a fault of the reader."""
    whole = bytearray(FILES[name]())
    for _ in range(data.draw(st.integers(1, 3))):
        at = data.draw(st.integers(0, max(0, len(whole) - 1)))
        if data.draw(st.booleans()):
            whole[at : at + 1] = data.draw(st.binary(max_size=3))
        else:
            del whole[at : at + data.draw(st.sampled_from((1, 7, 10**6)))]
    report = candour.inspect(bytes(whole), name="reply.odt", limits=_LIMITS)
    assert not any("could not be read to its end (" in gap.detail for gap in report.gaps)


_PACKAGES = {name: make for name, make in (FILES | SLIDES).items() if make().startswith(b"PK")}


@given(name=st.sampled_from(sorted(_PACKAGES)), data=st.data())
@settings(max_examples=80, deadline=None)
def test_damaged_parts_give_a_report(name: str, data: st.DataObject) -> None:
    """A part of a package cut off or altered anywhere gives a report, without a fault of the reader."""
    whole, out = _PACKAGES[name](), io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(whole)) as old, zipfile.ZipFile(out, "w") as new:
        chosen = data.draw(st.sampled_from(old.namelist()))
        for part in old.namelist():
            content = bytearray(old.read(part))
            if part == chosen and content:
                at = data.draw(st.integers(0, len(content) - 1))
                if data.draw(st.booleans()):
                    del content[at:]
                else:
                    content[at : at + 1] = data.draw(st.binary(max_size=3))
            new.writestr(part, bytes(content))
    report = candour.inspect(out.getvalue(), name="reply.odt", limits=_LIMITS)
    assert not any("could not be read to its end (" in gap.detail for gap in report.gaps)
