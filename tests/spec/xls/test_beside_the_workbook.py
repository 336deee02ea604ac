"""What stands beside the workbook's stream: pivot caches, change history, macros, embedded files, properties, locks."""

from __future__ import annotations

import pytest

from candour.piece import Why
from files.hidden import Line, counts, gaps, lines
from files.xls_files import FILES

NAME = "Nia Example"


def hidden(name: str) -> dict[tuple[str, str], str]:
    """What is out of sight in a file, by hiding and place."""
    return {(line.hiding, line.place): line.text for line in lines(FILES[name]()) if line.hiding}


def test_the_records_behind_a_pivot_table_are_one_table() -> None:
    """Records are put together from items and values; an item that no record points at was deleted."""
    data = FILES["a-pivot-cache"]()
    place = 'a.xls › pivot cache 1 of "Data!A1"'
    cells = [(line.hiding, line.place, line.text) for line in lines(data) if line.place.startswith(place)]
    assert cells == [
        ("xls.pivot-cache", f"{place} › record 1", NAME),
        ("xls.pivot-cache", f"{place} › record 1", "34"),
        ("xls.pivot-cache", f"{place} › record 2", "Owen Llewellyn"),
        ("xls.pivot-cache", f"{place} › record 2", "2099-03-01"),
        ("xls.pivot-deleted-item", f"{place} › record 3", "Deleted Person"),
        ("xls.pivot-trace", place, "Pat"),
    ]
    assert counts(data)["pivot cache"] == (1, 1)
    assert gaps(data) == []


def test_the_history_of_a_shared_workbook_has_old_values() -> None:
    """Each change of a cell gives its old and its new value, and whoever saved is named."""
    found = hidden("a-history-of-changes")
    at = "a.xls › change history › change 1 (sheet 1, B4)"
    assert found["xls.revision-log", f"{at}, before"] == NAME
    assert found["xls.revision-log", f"{at}, after"] == "[redacted]"
    assert (
        found["xls.revision-person", "a.xls › people who changed the workbook › person 1"] == "Owen Llewellyn"
    )
    assert gaps(FILES["a-history-of-changes"]()) == []


def test_people_who_share_a_workbook_are_named() -> None:
    """The stream of user names is read."""
    assert "Owen Llewellyn" in hidden("people-who-shared-it").values()
    assert gaps(FILES["people-who-shared-it"]()) == []


def test_the_text_of_macros_is_read() -> None:
    """A module's text is unpacked; the lines that every module has are left out."""
    found = hidden("macros")
    assert (
        found["xls.vba-project", 'a.xls › macro "Module1"'] == "Sub Tell()\n  ' Nia Example did it\nEnd Sub"
    )
    assert gaps(FILES["macros"]()) == []


def test_an_embedded_workbook_is_opened() -> None:
    """An object's storage is made a file of its own, and read as such."""
    found = lines(FILES["an-embedded-workbook"]())
    outer = Line("xls.embedded-file", "COVERED", 'a.xls › embedded object "MBD0018D4CE"', "")
    inner = Line("", "SEEN", 'a.xls › embedded object "MBD0018D4CE" › sheet "Inner" › B4', NAME)
    assert outer in found
    assert inner in found
    assert gaps(FILES["an-embedded-workbook"]()) == []


def test_document_properties_are_read() -> None:
    """Author, company, properties of one's own, titles of sheets that are gone, and the small picture."""
    place = "a.xls › document properties"
    found = {(line.hiding, line.place, line.text) for line in lines(FILES["properties"]())}
    assert found >= {
        ("xls.document-properties", place, NAME),
        ("xls.document-properties", place, "Zoë Example"),
        ("xls.document-properties", place, "Example Constabulary"),
        ("xls.custom-properties", place, "Pat Ashdown"),
        ("xls.sheet-titles", f"{place} › titles of sheets and names › title 1", "Victims"),
        ("xls.small-thumbnail", "a.xls › thumbnail", ""),
    }
    assert not any(text == "Data" for _, _, text in found)
    assert gaps(FILES["properties"]()) == []


def test_the_copy_for_older_programs_is_read_too() -> None:
    """A file saved for Excel 95 and 97 at once holds the workbook twice; each may say something else."""
    found = lines(FILES["a-copy-for-excel-95"]())
    assert Line("xls.older-copy", "BURIED", "a.xls › copy for Excel 5 and 95", "") in found
    assert any(line.text == NAME for line in found)


def test_a_password_locks_the_workbook() -> None:
    """With another password than Excel's own, nothing is read, and one gap says so."""
    (gap,) = gaps(FILES["locked-with-a-password"]())
    assert gap.why is Why.ENCRYPTED
    assert "ask the sender" in gap.detail
    assert lines(FILES["locked-with-a-password"]()) == []


@pytest.mark.parametrize(
    "file",
    [
        "locked-with-excels-own-password",
        "locked-with-excels-own-password-as-in-2002",
        "obscured-with-excels-own-password",
    ],
)
def test_excels_own_password_opens_the_workbook(file: str) -> None:
    """A workbook that Excel opens without asking is read as any other, whichever of three ways it is locked."""
    assert NAME in {line.text for line in lines(FILES[file]())}
    assert gaps(FILES[file]()) == []


@pytest.mark.parametrize("file", ["a-stream-of-a-program-unknown"])
def test_an_unknown_stream_is_a_gap_and_its_words_are_looked_at(file: str) -> None:
    """The gap names the stream; the words in it are there to be looked through."""
    (gap,) = gaps(FILES[file]())
    assert str(gap.place) == 'a.xls › stream "Strange"'
    assert Line("xls.unknown-stream", "UNSURE", 'a.xls › stream "Strange"', NAME) in lines(FILES[file]())
