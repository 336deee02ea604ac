"""Containers of open data that nobody looks into: dBase, SQLite, Parquet, and reports with their data."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import candour
from candour.hiding import Sight
from candour.piece import Why
from files.databases import FILES, GONE, PEOPLE, UNSEALED, dbf, parquet, sqlite

EVERY = {**FILES, **UNSEALED}
CLEAN = ["dbf-of-people", "sqlite-of-people", "parquet-of-people"]


def report_of(name: str) -> candour.Report:
    """What is told of one of the files."""
    return candour.inspect(EVERY[name](), name="data.bin")


def hidden(report: candour.Report) -> dict[str, str]:
    """The hidings met, each with its place."""
    return {hidden.hiding.id: str(hidden.place) for hidden in report.hidings}


@pytest.mark.parametrize("name", CLEAN)
def test_the_rows_are_read_as_a_table_of_people(name: str) -> None:
    """The rows are one table: its columns are told, and two people are counted."""
    report = report_of(name)
    found = {finding.identifier: finding.count for finding in report.findings}
    assert found["date-of-birth"] == found["uk-phone"] == len(PEOPLE)
    assert report.people_at_least == len(PEOPLE)
    assert not report.gaps


@pytest.mark.parametrize("name", ["dbf-of-people", "sqlite-of-people"])
def test_an_ordinary_container_hides_nothing(name: str) -> None:
    """A table that was only ever written to has nothing out of sight."""
    assert not hidden(report_of(name))


@pytest.mark.parametrize(
    ("name", "hiding", "place"),
    [
        ("dbf-keeps-a-deleted-record", "dbf.deleted-record", "data.bin › deleted records"),
        ("dbf-of-many-people", "dbf.deleted-record", "data.bin › deleted records"),
        ("dbf-has-more-records-than-it-counts", "dbf.record-beyond-count", "data.bin › records that are not counted"),
        ("dbf-names-its-database", "dbf.database-path", "data.bin › header"),
        ("dbf-has-bytes-behind-its-end", "dbf.stray-bytes", "data.bin › 25 bytes behind the last record"),
        ("sqlite-keeps-deleted-rows", "sqlite.deleted-row", "data.bin › free parts of pages"),
        ("sqlite-keeps-free-pages", "sqlite.free-page", "data.bin › free pages"),
        ("sqlite-counts-its-rows", "sqlite.system-table", 'data.bin › table "sqlite_sequence"'),
        ("sqlite-view-names-somebody", "sqlite.schema", "data.bin › definitions"),
        ("parquet-keeps-notes", "parquet.note", "data.bin › notes in the footer"),
        ("parquet-unused-entry", "parquet.unused-entry", 'data.bin › column "full_name"'),
        ("parquet-old-statistic", "parquet.statistic", 'data.bin › column "full_name"'),
        ("pbix-keeps-its-data", "model.origin", "data.bin › Connections"),
        ("twbx-keeps-its-data", "model.definition", "data.bin › report.twb"),
    ],
)  # fmt: skip
def test_what_is_out_of_sight_is_told(name: str, hiding: str, place: str) -> None:
    """Deleted and uncounted records, free space, statistics, dictionaries and notes are told, each with its place."""
    assert hidden(report_of(name)).get(hiding) == place


@pytest.mark.parametrize("name", ["dbf-keeps-a-deleted-record", "dbf-has-more-records-than-it-counts"])
def test_a_deleted_record_is_found_whole(name: str) -> None:
    """Who stands in a record that is not seen is found there, with all that is told of them."""
    report = report_of(name)
    buried = {finding.identifier for finding in report.findings if finding.sight is Sight.BURIED}
    assert buried >= {"person-name", "date-of-birth", "uk-phone"}
    assert report.unseen_people_at_least == 1


@pytest.mark.parametrize(
    ("name", "least"), [("sqlite-keeps-deleted-rows", 1), ("sqlite-keeps-free-pages", 880)]
)
def test_deleted_rows_of_a_database_are_brought_back(name: str, least: int) -> None:
    """Rows that were deleted are read as rows from the free space: each has its date of birth and telephone number."""
    buried: Counter[str] = Counter()
    for finding in report_of(name).findings:
        buried[finding.identifier] += finding.count * (finding.sight is Sight.BURIED)
    assert min(buried[id_] for id_ in ("person-name", "date-of-birth", "uk-phone")) >= least


def test_a_rebuilt_database_hides_nothing() -> None:
    """Once the database is rebuilt, what was deleted is gone."""
    assert not hidden(candour.inspect(sqlite("DELETE FROM people WHERE phone = ''"), name="data.db"))


def test_a_file_in_a_cell_is_opened() -> None:
    """An archive that lies in a cell is opened, at the cell's own place."""
    report = report_of("sqlite-holds-a-file")
    place = 'data.bin › table "files" › record 1, "body" › note.txt'
    assert place in {str(finding.place) for finding in report.findings}


def test_statistics_that_the_rows_bear_out_are_nothing() -> None:
    """The least and greatest values of a column stand in its rows, as they should: nothing is told of them."""
    assert "parquet.statistic" not in hidden(report_of("parquet-of-people"))


@pytest.mark.parametrize(
    ("name", "where"), [("pbix-keeps-its-data", "DataModel"), ("twbx-keeps-its-data", "victims.hyper")]
)
def test_the_data_behind_charts_is_a_gap(name: str, where: str) -> None:
    """The data behind a report's charts is never passed over: it is a gap that says what it is."""
    (gap,) = report_of(name).gaps
    assert gap.why is Why.UNREAD
    assert str(gap.place).endswith(where)
    assert "every row of it" in gap.detail


def test_long_texts_in_another_file_are_a_gap() -> None:
    """A record that points at a memo in another file is a gap."""
    (gap,) = report_of("dbf-points-at-memos").gaps
    assert '"NOTES"' in gap.detail


def test_missing_records_are_a_gap() -> None:
    """A table that tells of more records than it has is a gap."""
    assert candour.inspect(dbf(PEOPLE)[:-80], name="a.dbf").gaps


@given(st.lists(st.tuples(*[st.text("abc DEF'-é", max_size=12)] * 3), max_size=700), st.data())
@settings(max_examples=15, deadline=None)
def test_small_and_large_tables_are_read_alike(rows: list[tuple[str, str, str]], data: st.DataObject) -> None:
    """However many records there are, as many characters are seen and kept from sight as were written."""
    deleted = data.draw(st.sets(st.integers(0, max(len(rows) - 1, 0))))
    report = candour.inspect(dbf(rows, deleted=sorted(deleted)), name="a.dbf")
    for volume, wanted in ((report.seen, False), (report.unseen, True)):
        told = [value.strip() for at, row in enumerate(rows) for value in row if (at in deleted) is wanted]
        assert volume.cells == sum(map(bool, told))


@pytest.mark.parametrize("name", sorted(EVERY))
@given(data=st.data())
@settings(max_examples=6, deadline=None)
def test_damage_gives_a_report(name: str, data: st.DataObject) -> None:
    """Cut short or altered anywhere, a file still gives a report."""
    raw = bytearray(EVERY[name]())
    raw[data.draw(st.integers(0, len(raw) - 1))] ^= data.draw(st.integers(1, 255))
    candour.inspect(bytes(raw[: data.draw(st.integers(1, len(raw)))]), name="data.bin")


def test_nobody_is_told_twice() -> None:
    """A Parquet table's own rows are counted once, whatever its dictionary and its footer repeat."""
    report = candour.inspect(parquet((*PEOPLE, GONE)), name="a.parquet")
    assert report.people_at_least == 3
