"""Files that are trees of names and values: JSON, notebooks and XML."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import candour
from candour.hiding import Sight
from candour.piece import Why
from files.keyed_files import PEOPLE, UNSEALED

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=30,
)


def report_of(name: str) -> candour.Report:
    """What is told of one of the files."""
    return candour.inspect(UNSEALED[name](), name="data")


def hidden(report: candour.Report) -> dict[str, str]:
    """The hidings met, each with its place."""
    return {hidden.hiding.id: str(hidden.place) for hidden in report.hidings}


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("json-of-people", 'data › victims › column "contact.phone"'),
        ("json-in-utf-16", 'data › column "contact.phone"'),
        ("json-lines-of-people", 'data › column "contact.phone"'),
        ("json-inside-records", 'data › cases[0].victims › column "contact.phone"'),
        ("geojson-of-people", 'data › features › column "contact.phone"'),
        ("xml-of-people", 'data › export.victims.victim › column "phone"'),
    ],
)
def test_a_list_of_records_is_a_table_of_people(name: str, place: str) -> None:
    """However the records are written, and wherever in the tree they stand, they are one table, and people are counted."""
    report = report_of(name)
    assert place in {str(finding.place) for finding in report.findings if finding.identifier == "uk-phone"}
    assert report.people_at_least == len(PEOPLE)
    assert not report.gaps
    assert not report.hidings


@pytest.mark.parametrize(
    ("name", "hiding", "place"),
    [
        ("json-name-twice", "json.dropped-value", "data › values of a name that stands twice"),
        ("json-with-comments", "json.comment", "data › comments"),
        ("ipynb-folds-a-cell", "ipynb.folded-cell", "data › cell 1"),
        ("ipynb-folds-an-output", "ipynb.folded-cell", "data › cell 1 › output 1 › text/plain"),
        ("ipynb-other-form-holds-more", "ipynb.other-form", "data › cell 1 › output 1 › text/plain"),
        ("ipynb-attaches-a-file", "ipynb.attachment", "data › cell 1 › note.txt"),
        ("ipynb-keeps-widgets", "ipynb.metadata", "data › metadata"),
        ("xml-with-a-comment", "xml.comment", "data › comments"),
    ],
)
def test_what_is_out_of_sight_is_told(name: str, hiding: str, place: str) -> None:
    """Dropped values, comments, folded cells, other forms, attachments and what widgets keep are told, with their place."""
    report = report_of(name)
    assert hidden(report).get(hiding) == place
    assert any(f.identifier == "uk-phone" and f.sight is not Sight.SEEN for f in report.findings)


@pytest.mark.parametrize("name", ["json-plain", "ipynb-plain", "ipynb-prints-people"])
def test_an_ordinary_file_hides_nothing(name: str) -> None:
    """A file with nothing folded, dropped or attached has nothing out of sight, and no gap."""
    report = report_of(name)
    assert not report.hidings
    assert not report.gaps


def test_what_a_notebook_printed_is_seen() -> None:
    """A telephone number that a cell printed is seen, at the output's place."""
    (place,) = {str(f.place) for f in report_of("ipynb-prints-people").findings if f.identifier == "uk-phone"}
    assert place == "data › cell 1 › output 1"


def test_a_point_on_a_map_is_told_with_its_person() -> None:
    """The coordinates of a feature stand in its row, beside who it is about."""
    assert any(
        "coordinate" in f.identifier or "latitude" in f.identifier
        for f in report_of("geojson-of-people").findings
    )


def test_broken_json_is_read_as_text() -> None:
    """JSON that is cut short is read as the text that it is: what stands in it is found."""
    assert {f.identifier for f in report_of("json-broken").findings} >= {"uk-phone"}


@pytest.mark.parametrize("name", ["xml-broken", "xml-bomb"])
def test_broken_or_hostile_xml_is_a_gap(name: str) -> None:
    """XML that is broken or declares a document type is a gap; what came before is read."""
    report = report_of(name)
    assert [gap.why for gap in report.gaps] == [Why.BROKEN]
    assert name == "xml-bomb" or report.findings


@given(VALUES)
@settings(max_examples=60, deadline=None)
def test_any_json_is_read(value: object) -> None:
    """Whatever the tree is like, it is read to its end without a gap, and every word in it is counted."""
    report = candour.inspect(json.dumps({"tree": value}).encode(), name="data.json")
    assert not report.gaps


@pytest.mark.parametrize("name", sorted(UNSEALED))
@given(data=st.data())
@settings(max_examples=6, deadline=None)
def test_damage_gives_a_report(name: str, data: st.DataObject) -> None:
    """Cut short or altered anywhere, a file still gives a report."""
    raw = bytearray(UNSEALED[name]())
    raw[data.draw(st.integers(0, len(raw) - 1))] ^= data.draw(st.integers(1, 255))
    candour.inspect(bytes(raw[: data.draw(st.integers(1, len(raw)))]), name="data")
