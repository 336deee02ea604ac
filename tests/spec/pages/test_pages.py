"""Web pages and drawings: what is seen, and every way in which something is not."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import candour
from candour.hiding import Sight
from candour.piece import Why
from files.pages import HIDES, SEEN, UNSEALED, page


def hidings(report: candour.Report) -> set[str]:
    """The hidings met."""
    return {hidden.hiding.id for hidden in report.hidings}


@pytest.mark.parametrize("name", sorted(HIDES))
def test_each_way_of_hiding_is_told(name: str) -> None:
    """What a page or a drawing hides is told by how it is hidden, and nothing else in the file is."""
    hiding, make = HIDES[name]
    report = candour.inspect(make(), name="page")
    assert hidings(report) == {hiding}
    assert not [gap for gap in report.gaps if gap.why is not Why.UNREAD]


@pytest.mark.parametrize(
    "name", sorted(name for name in HIDES if name not in ("in-an-address", "svg-path-of-its-export"))
)
def test_who_is_hidden_is_found(name: str) -> None:
    """The telephone number of the person who is hidden is found, and out of sight."""
    report = candour.inspect(HIDES[name][1](), name="page")
    assert {f.sight for f in report.findings if f.identifier == "uk-phone"} - {Sight.SEEN}


@pytest.mark.parametrize("name", sorted(SEEN))
def test_what_is_seen_is_seen(name: str) -> None:
    """White words on a dark band, rules for print alone, folds that are open: all of it is seen, and nothing hides."""
    report = candour.inspect(SEEN[name](), name="page")
    assert not hidings(report)
    assert {f.sight for f in report.findings} <= {Sight.SEEN}
    assert name.startswith("plain") or report.findings
    assert not report.gaps


def test_a_table_of_people_is_one() -> None:
    """A table of a page is read as a table: rows about people are told, and a hidden row is under its own mask."""
    rows = "<tr><td>Nia Example</td><td>01/02/1980</td></tr><tr hidden><td>Tomos Sample</td><td>03/04/1975</td></tr>"
    report = candour.inspect(
        page(f"<table><tr><th>Name</th><th>Date of birth</th></tr>{rows}</table>"), name="page.html"
    )
    assert report.people_at_least == 2
    assert report.unseen_people_at_least == 1
    assert hidings(report) == {"html.not-displayed"}


def test_a_page_nested_without_end_is_a_gap() -> None:
    """Parts nested deeper than any browser writes them are a gap, not silence."""
    report = candour.inspect(page("<div>" * 5_000 + "deep" + "</div>" * 5_000), name="page.html")
    assert [gap.why for gap in report.gaps] == [Why.BROKEN]


def test_spans_keep_columns_apart() -> None:
    """A cell that reaches over rows keeps those below it in their own columns."""
    body = "<table><tr><th>Ward</th><th>Name</th><th>Date of birth</th></tr><tr><td rowspan=2>North</td><td>Nia Example</td><td>01/02/1980</td></tr><tr><td>Tomos Sample</td><td>03/04/1975</td></tr></table>"
    report = candour.inspect(page(body), name="page.html")
    assert {f.identifier: f.count for f in report.findings}["date-of-birth"] == 2


@given(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=200),
    st.sampled_from(["<p>", "<div hidden>", "<table><tr><td>", "<!--", "<style>", "<script>", "<details>"]),
)
@settings(max_examples=80, deadline=None)
def test_any_page_gives_a_report(text: str, opening: str) -> None:
    """Whatever stands in a page, it is read to its end."""
    candour.inspect(page(opening + text), name="page.html")


@pytest.mark.parametrize("name", sorted(UNSEALED))
@given(data=st.data())
@settings(max_examples=4, deadline=None)
def test_damage_gives_a_report(name: str, data: st.DataObject) -> None:
    """Cut short or altered anywhere, a file still gives a report."""
    raw = bytearray(UNSEALED[name]())
    raw[data.draw(st.integers(0, len(raw) - 1))] ^= data.draw(st.integers(1, 255))
    candour.inspect(bytes(raw[: data.draw(st.integers(1, len(raw)))]), name="page")
