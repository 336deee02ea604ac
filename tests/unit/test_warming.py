"""Warming: the invented files that a process is worked in on."""

from __future__ import annotations

import pytest

from candour import warming
from candour.reading import inspect


@pytest.mark.parametrize("kind", warming._SAMPLES)
def test_a_sample_is_a_whole_file_of_its_kind(kind: str) -> None:
    """Each sample is of the kind that it stands for, and is read to its end without a gap."""
    report = inspect(warming._SAMPLES[kind](), name=f"sample.{kind}")
    assert report.format == kind
    assert report.seen.pieces
    assert not report.gaps


def test_a_warm_process_reads_as_a_cold_one() -> None:
    """Being warm changes nothing of what is found."""
    data = b"Ref,Telephone,Note\n1,07700 900123,call Nia Sample\n2,07700 900124,none\n"
    cold = inspect(data, name="a.csv")
    warming.warm([f"{number}.csv" for number in range(100)])
    assert inspect(data, name="a.csv") == cold
