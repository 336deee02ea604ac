"""What stands around the cells of a workbook: comments, links, rules, drawings, charts, names, people, other workbooks."""

from __future__ import annotations

import pytest

from files.biff import Sheet, art, box_text, drawing, object_, record, shape, workbook
from files.hidden import Line, counts, gaps, lines
from files.xls_files import FILES

SHEET = 'a.xls › sheet "Data"'
NAME = "Nia Example"


def others(name: str) -> list[Line]:
    """Everything in the file but the heading that all of them show."""
    return [line for line in lines(FILES[name]()) if line.text != "Town"]


@pytest.mark.parametrize(
    ("file", "hiding", "place", "text"),
    [
        ("a-comment", "comment", f"{SHEET} › comments › B4", NAME),
        ("a-comment", "comment", f"{SHEET} › comments › B4", "Owen Llewellyn"),
        ("a-link", "hyperlink", f"{SHEET} › links › B4", "https://example.com/nia"),
        (
            "a-rule-has-choices",
            "data-validation",
            f"{SHEET} › data entry rules › B4",
            "Nia Example, Owen Llewellyn",
        ),
        ("a-rule-has-choices", "data-validation", f"{SHEET} › data entry rules › B4", "Who was it?"),
        ("a-scenario", "scenario", f"{SHEET} › scenarios › B4", NAME),
        ("a-scenario", "scenario", f"{SHEET} › scenarios › A1", "Pat"),
        ("a-filter-was-set-to-a-name", "filter-criterion", f"{SHEET} › filter › A1", NAME),
        ("a-name-is-written-into-a-formula", "formula-literal", f"{SHEET} › formulas › text 1", NAME),
        ("a-printer", "printer-settings", f"{SHEET} › printer settings", "\\\\server\\Custody printer"),
        ("a-chart-keeps-a-name", "chart-cache", f"{SHEET} › chart 1 › point 1", NAME),
        ("a-defined-name-holds-a-text", "defined-name", "a.xls › defined names › name 1, refers to", NAME),
        ("a-defined-name-is-hidden", "defined-name", "a.xls › defined names › name 1, name", "Secret"),
        (
            "cells-of-a-linked-workbook",
            "external-link-cache",
            'a.xls › external link 1 › sheet "Detained" › A5',
            NAME,
        ),
        (
            "cells-of-a-linked-workbook",
            "external-link-cache",
            'a.xls › external link 1 › sheet "Detained" › B5',
            "34",
        ),
        (
            "cells-of-a-linked-workbook",
            "external-link-path",
            "a.xls › external link 1",
            "S:\\Custody\\detained.xls",
        ),
        ("who-saved-it", "user-name", "a.xls", "Owen Llewellyn"),
        ("who-reserved-it", "user-name", "a.xls", "Pat Ashdown"),
        ("a-saved-view", "custom-view", "a.xls › saved views › view 1", "Pat Ashdown - Personal View"),
        (
            "a-text-that-no-cell-uses",
            "unused-shared-string",
            "a.xls › texts that no cell uses › text 1",
            NAME,
        ),
        ("a-reading-aid", "phonetic-guide", "a.xls › reading aids › text 1", "Neeya Egzampl"),
        ("a-text-box-is-hidden", "hidden-drawing", f'{SHEET} › text box "1"', NAME),
        ("a-text-box-has-no-size", "off-sheet-drawing", f'{SHEET} › text box "1"', NAME),
        ("a-picture-is-cropped", "cropped-picture", f'{SHEET} › picture "1"', ""),
        ("a-picture-is-hidden", "hidden-drawing", f'{SHEET} › picture "1"', ""),
        ("a-picture-that-nothing-shows", "unused-picture", "a.xls › picture 1", ""),
        ("a-picture-is-described", "alt-text", f'{SHEET} › picture "1"', NAME),
        ("a-picture-came-from-a-folder", "save-path", f'{SHEET} › picture "1"', "C:\\Users\\owen\\nia.png"),
        ("a-list-has-choices", "form-control", f'{SHEET} › list "1"', NAME),
        ("a-routing-slip", "routing-slip", "a.xls", "SMTP:owen@example.com"),
        ("words-after-the-last-record", "stray-bytes", "a.xls › bytes after the last record", NAME),
    ],
)
def test_it_is_found_where_it_is(file: str, hiding: str, place: str, text: str) -> None:
    """Each hiding is found at its place, and nothing of the file is a gap."""
    assert (f"xls.{hiding}", place, text) in [(line.hiding, line.place, line.text) for line in others(file)]
    assert gaps(FILES[file]()) == []


@pytest.mark.parametrize(
    ("file", "seen"),
    [
        ("a-header", {"Report by Nia Example Page"}),
        ("a-text-box", {NAME}),
        ("a-picture", {""}),
        ("a-chart-keeps-what-a-cell-shows", {"Thefts"}),
    ],
)
def test_what_a_reader_sees_is_not_hidden(file: str, seen: set[str]) -> None:
    """A text box, a header: seen. So are a chart's values that stand in cells as well."""
    assert {(line.hiding, line.text) for line in others(file)} == {("", text) for text in seen}
    assert gaps(FILES[file]()) == []


def test_a_comment_that_is_always_shown_is_seen_and_its_author_is_not() -> None:
    """Its words stand in a box on the sheet; the name of whoever wrote it stands nowhere that a reader looks."""
    found = {(line.hiding, line.text) for line in others("a-comment-is-always-shown")}
    assert found == {("", NAME), ("xls.comment-person", "Owen Llewellyn")}


def test_a_comment_is_counted() -> None:
    """Comments are counted; those always shown are not out of sight."""
    assert counts(FILES["a-comment"]())["comment"] == (1, 1)
    assert counts(FILES["a-comment-is-always-shown"]())["comment"] == (1, 0)


def test_a_record_of_unknown_kind_is_a_gap_only_where_it_has_words() -> None:
    """One gap names the kind of record; numbers alone make none."""
    (gap,) = gaps(FILES["a-record-of-unknown-kind-has-words"]())
    assert "0x7777" in gap.detail
    assert NAME not in gap.detail
    assert gaps(FILES["a-record-of-unknown-kind-has-numbers"]()) == []


def test_a_drawing_goes_on_after_a_text() -> None:
    """A drawing too long for one record may go on in a CONTINUE record after the text of one of its shapes."""
    whole = drawing(shape(202), shape(202, numbers={0x3BF: 0x00020002}))
    first = len(whole) - len(shape(202, numbers={0x3BF: 0x00020002}))
    records = record(0xEC, whole[:first]) + object_(1, 6) + box_text("seen") + record(0x3C, whole[first:])
    records += object_(2, 6) + box_text("Nia Example")
    found = [(line.hiding, line.text) for line in lines(workbook(Sheet("Data", records)))]
    assert found == [("", "seen"), ("xls.hidden-drawing", "Nia Example")]


def test_a_shape_in_a_hidden_group_is_hidden() -> None:
    """Hiding a group hides what is in it; the shape after the group is seen."""
    group = art(
        0xF004, art(0xF00A, bytes(4) + b"\1\2\0\0") + art(0xF00B, b"\xbf\3\2\0\2\0", 1, 3), version=15
    )
    inner = art(0xF003, group + shape(202), version=15)
    records = (
        record(0xEC, drawing(inner, shape(202)))
        + object_(1, 6)
        + box_text("Nia Example")
        + object_(2, 6)
        + box_text("seen")
    )
    found = [(line.hiding, line.text) for line in lines(workbook(Sheet("Data", records)))]
    assert found == [("xls.hidden-drawing", "Nia Example"), ("", "seen")]
