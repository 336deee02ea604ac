"""Any bytes give a report; damage never turns STOP into CLEAR; planted data is found, or lies in a gap."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable

import pytest
from hypothesis import given, seed, settings
from hypothesis import strategies as st

import candour
import files
from candour.formats import format_of
from candour.judging import Outcome

AREAS = sorted(module.name for module in pkgutil.iter_modules(files.__path__))
EVERY: dict[str, Callable[[], bytes]] = {
    f"{area}/{name}": made
    for area in AREAS
    for name, made in getattr(importlib.import_module(f"files.{area}"), "FILES", {}).items()
}
SEALED = sorted(name for name in EVERY if not name.startswith(("csv_files/", "tables/")))
"""Files whose format would show damage. Of a text cut short, nobody can tell that it was longer."""
LIMITS = candour.Limits(unpacked=200 << 20, seconds=20)


def checked(data: bytes, name: str = "file") -> tuple[candour.Report, candour.Verdict]:
    """The report and the verdict on these bytes."""
    report = candour.inspect(data, name=name, limits=LIMITS)
    return report, candour.judge(report)


@given(data=st.binary(max_size=2000))
@settings(deadline=None, max_examples=150)
def test_any_bytes_give_a_report(data: bytes) -> None:
    """Whatever the bytes are, a report comes back, and what is not of a known kind is a gap."""
    report, verdict = checked(data)
    assert report.size == len(data)
    assert report.format != "unknown" or report.gaps
    assert not report.gaps or verdict.outcome is not Outcome.CLEAR


@pytest.mark.parametrize(
    "start",
    [b"PK\3\4", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"\x09\x08\x10\0\0\6\5\0", b"<?xml version='1.0'?>"],
)
@given(data=st.binary(max_size=2000))
@settings(deadline=None, max_examples=40)
def test_any_bytes_after_a_real_beginning_give_a_report(start: bytes, data: bytes) -> None:
    """A beginning that promises a format is followed by whatever it likes; a report still comes back."""
    checked(start + data)


@pytest.mark.parametrize("name", SEALED)
def test_damage_never_clears_a_file(name: str) -> None:
    """A file that must not be sent, cut off or altered anywhere, never comes out CLEAR unless its data is gone from it."""

    def never_clears(data: st.DataObject) -> None:
        whole = EVERY[name]()
        at = data.draw(st.integers(0, max(0, len(whole) - 1)))
        damaged = bytearray(whole)
        if data.draw(st.booleans()):
            del damaged[at:]
        elif damaged:
            damaged[at] ^= data.draw(st.integers(1, 255))
        _, verdict = checked(bytes(damaged), _named(whole))
        if _judged(name) is Outcome.STOP and verdict.outcome is Outcome.CLEAR:
            pytest.fail(f"{name}, altered at byte {at}, came out CLEAR")

    # Hypothesis sees a new function for each file: on the same one it lays its settings once more for each, a thousand deep.
    seed(name)(settings(deadline=None, max_examples=8)(given(data=st.data())(never_clears)))()


def _named(whole: bytes) -> str:
    """A name as such files have it: of a file cut to its first byte, only the name says that it was more."""
    kind = format_of(whole)
    return f"file{kind.extensions[0]}" if kind else "file"


_VERDICTS: dict[str, Outcome] = {}


def _judged(name: str) -> Outcome:
    if name not in _VERDICTS:
        _VERDICTS[name] = checked(EVERY[name]())[1].outcome
    return _VERDICTS[name]


def test_every_area_brings_files() -> None:
    """The files of every format's manual take part here."""
    assert len(EVERY) > 100
