"""Answers come back as they were, and what is no answer is refused without a word of it."""

from __future__ import annotations

import json
from copy import deepcopy
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

import candour
from candour.affected.mention import Mention
from candour.finding import Evidence, Finding, Reason
from candour.hiding import Hiding, Sight
from candour.place import Place
from candour.report import Report
from candour.sandbox.answers import Reading, Writing
from candour.sandbox.messages import Channel, Kind, Nonsense
from files.csv_files import FILES as CSVS
from files.xlsx_parts import FILES as WORKBOOKS

HIDING = Hiding("xlsx.hidden-row", "Hidden row", Sight.COVERED, "Unhide it.", "It goes.")
PERSON = Mention(
    Place(("a.csv", "row 2")), name="Nia Example", phones=("07700 900123",), signals=(("age", "41"),)
)


def back(report: Report) -> Report:
    """The report, there and back."""
    reading = Reading()
    for record in Writing().report(report):
        reading.take(record)
    return reading.report()


def files():
    """A few files of several kinds, by name."""
    return {f"{name}.csv": data for name, data in list(CSVS.items())[:12]} | {
        f"{name}.xlsx": data for name, data in list(WORKBOOKS.items())[:12]
    }


@pytest.mark.parametrize("name", sorted(files()))
def test_a_report_comes_back_as_it_was(name):
    """Whatever a report holds comes back the same, with every type."""
    data = files()[name]
    report = candour.inspect(data() if callable(data) else data, name=name, all_places=True)
    assert back(report) == report


def test_odd_values_come_back_as_they_were():
    """Lone surrogates, endless odds and large numbers come back."""
    finding = Finding(
        "email", Place(("\ud800",)), Sight.COVERED, HIDING, Evidence((Reason("x", float("inf")),)), 1 << 60
    )
    report = Report("\ud800\n", "0" * 64, 1 << 70, "csv", "", findings=(finding, replace(finding, count=2)))
    assert back(report) == report


def test_mentions_come_back_as_they_were():
    """So does who is in the file."""
    reading = Reading()
    people = [PERSON, replace(PERSON, name="Idris Sample", sight=Sight.COVERED, hiding=HIDING)] * 1000
    records = list(Writing().mentions(iter(people)))
    assert len(records) > 1
    assert [one for record in records for one in reading.mentions(record)] == people


def record(report: Report | None = None) -> bytes:
    """The record of a small report."""
    (found,) = Writing().report(
        report or candour.inspect(b"Name,Born\nNia Example,01/02/1981\n", name="a.csv")
    )
    return found


@given(
    st.recursive(st.none() | st.booleans() | st.integers() | st.floats() | st.text(), st.lists, max_leaves=20)
)
def test_whatever_is_no_record_is_nonsense(value):
    """Any JSON that is no part of a report raises Nonsense, and nothing else."""
    with pytest.raises(Nonsense):
        Reading().take(json.dumps(value).encode())


@given(st.data())
def test_a_record_that_was_meddled_with_is_a_report_or_nonsense(data):
    """One member of a record put in the place of another gives a report with every type right, or Nonsense."""
    members = json.loads(record())
    spots = list(_spots(members))
    holder, key = data.draw(st.sampled_from(spots))
    other, at = data.draw(st.sampled_from(spots))
    odd = data.draw(st.none() | st.integers(-2, 99) | st.text())
    holder[key] = deepcopy(other[at]) if data.draw(st.booleans()) else odd
    reading = Reading()
    try:
        reading.take(json.dumps(members).encode())
        found = reading.report()
    except Nonsense:
        return
    assert back(found) == found


def _spots(value):
    for key, inner in enumerate(value):
        yield value, key
        if isinstance(inner, list):
            yield from _spots(inner)


@given(st.binary(max_size=40), st.integers(0, 400))
def test_a_record_with_other_bytes_in_it_is_a_report_or_nonsense(new, at):
    """So do any bytes put into it."""
    good = record()
    at %= len(good)
    reading = Reading()
    try:
        reading.take(good[:at] + new + good[at + len(new) :])
        reading.report()
        said = ()
    except Nonsense as nonsense:
        said = nonsense.args
    assert said == ()


@pytest.mark.parametrize(
    "said", [b"\xff" * 9, bytes([Kind.RECORD]) + b"\xff\xff\xff\xff", b"\0\0\0\0\0", b"\x09\0\0\0\0"]
)
def test_a_message_of_an_unknown_kind_or_length_is_nonsense(said):
    """No length is believed that is more than a message may have, and no kind that there is not."""
    one, other = Channel.pair()
    one._end.sendall(said)
    with pytest.raises(Nonsense):
        other.receive()


def test_what_was_said_unasked_is_noticed():
    """A channel knows whether something was said on it that was not heard yet."""
    one, other = Channel.pair()
    assert other.is_silent()
    one.send(Kind.DONE)
    assert not other.is_silent()
    assert other.receive().kind is Kind.DONE
    assert other.is_silent()
