"""What the workbook keeps beside its cells: history, names, connections, tables, views, slicers, rich data."""

from __future__ import annotations

import pytest

from candour.hiding import Sight, Weight
from candour.piece import Why
from files.xlsx_parts import in_workbook, plain, sheet_part, table, with_parts, workbook_part, xml

# ── change history ──────────────────────────────────────────────────────────────────────────────────────────────


def test_old_and_new_values_by_cell(look):
    """The history of a shared workbook holds what a cell said before it was overwritten."""
    looked = look("change-history")
    assert looked.cells["change history 1 › change 1 (Summary!B2), before"] == "Nia Example"
    assert looked.cells["change history 1 › change 1 (Summary!B2), after"] == "[redacted]"
    assert looked.masks["change history 1 › change 1 (Summary!B2), before"] == "xlsx.revision-log"


def test_cells_of_deleted_rows_and_of_sheets_now_gone(look):
    """Deleting rows keeps their cells in the history; so does deleting a sheet."""
    looked = look("change-history")
    assert looked.cells["change history 1 › change 2 (Summary!C5), after"] == "41"
    assert looked.cells["change history 1 › change 5 (sheet 9, now gone!A1), before"] == "gone"


def test_old_names_of_sheets_and_authors_of_comments(look):
    """A renamed sheet keeps its old name, a deleted comment its author."""
    assert {"[a.xlsx]Suspects", "Callum Example"} <= look("change-history").words


def test_people_who_changed_the_workbook(look):
    """Everybody who saved or opened the shared workbook is named."""
    looked = look("change-history")
    assert looked.said == {"changed by": "Nia Example\nCallum Example"}
    assert looked.texts[0].hiding.id == "xlsx.revision-person"


# ── names, and who saved the workbook where ─────────────────────────────────────────────────────────────────────


def test_names_that_hold_something(look):
    """Names that hold a value, are hidden, carry a remark or outlived their sheet are reported; others are not."""
    looked = look("names-that-hold-values")
    names = {text for where, text in looked.cells.items() if where.endswith(", name")}
    assert names == {"contact", "gone", "_secret", "list", "noted"}
    assert looked.cells["defined names › name 1, refers to"] == '"Nia Example"'
    assert looked.cells["defined names › name 5, remark"] == "ask Callum"
    assert looked.hidings == {"xlsx.defined-name"}


@pytest.mark.parametrize(
    ("refers_to", "is_reported"),
    [
        ("Data!$A$1", False),
        ("OFFSET(Data!$A$1,0,0,COUNTA(Data!$A:$A),1)", False),
        ("#REF!", False),
        ('IF(Data!$A$1="",0,1)', False),
        ("07700900123", True),
        ("-1.5E+3", True),
        ('LAMBDA(x,IF(x="Llewellyn",1,0))', True),
        ("'C:\\Users\\nia\\[old.xlsx]Sheet1'!$A$1", True),
        ("Suspects!#REF!", True),
    ],
)
def test_which_names_say_something(look, refers_to, is_reported):
    """A plain reference says nothing; a text, a number, an array, a path or the name of a lost sheet does."""
    from xml.sax.saxutils import escape

    looked = look(
        in_workbook(f'<definedNames><definedName name="n">{escape(refers_to)}</definedName></definedNames>')
    )
    assert bool(looked.cells) == is_reported


def test_excels_own_names_are_silent_unless_they_hold_text(look):
    """Print areas and filtered ranges pass; a text in one of them does not."""
    name = '<definedNames><definedName name="_xlnm.Print_Area">{}</definedName></definedNames>'
    assert not look(in_workbook(name.format("Data!$A$1"))).cells
    assert look(in_workbook(name.format('"Nia Example"'))).cells


def test_names_for_newer_functions_are_silent(look):
    """The hidden names that Excel adds for older programs hold nothing."""
    names = '<definedNames><definedName name="_xlfn.XLOOKUP" hidden="1">#NAME?</definedName></definedNames>'
    assert not look(in_workbook(names)).found


def test_the_folder_and_the_user(look):
    """The folder of the last save and the name of whoever reserved the file are traces."""
    looked = look("saved-in-a-persons-folder")
    assert looked.said == {"folder of the last save": "C:\\Users\\nia\\", "reserved by": "Nia Example"}
    assert {text.hiding.weight for text in looked.texts} == {Weight.TRACE}


def test_saved_views_name_people(look):
    """A shared workbook keeps a view for each person, under that person's name."""
    looked = look("saved-view-of-a-person")
    assert looked.said == {"saved by": "Nia Example"}
    assert looked.hidings == {"xlsx.custom-view"}


def test_saved_sheet_views_filter_by_values(look):
    """A named sheet view keeps its name and what it filters by."""
    looked = look("saved-sheet-view-filters")
    assert looked.cells == {
        'sheet "Summary" › saved sheet views › view 1': "Nia only",
        'sheet "Summary" › saved sheet views › filter of column 2': "Llewellyn",
    }


# ── connections ─────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_connection_tells_server_user_and_question(look):
    """Connection strings, commands and files of a connection stand in columns of their own."""
    looked = look("connection-to-a-database")
    assert looked.cells["connections › connection 1, connection string"] == "Provider=SQL;User ID=nia.example"
    assert looked.cells["connections › connection 1, command"] == "SELECT * FROM suspects"
    assert looked.cells["connections › connection 1, connection file"] == "S:\\Custody\\custody.odc"
    assert looked.hidings == {"xlsx.connection"}


def test_a_query_keeps_columns_that_were_deleted(look):
    """The columns of a query that were taken off the sheet are still named."""
    looked = look("query-behind-a-table")
    assert {"Surname", "Home address"} <= looked.words
    assert looked.hidings == {"xlsx.query-table"}


def test_live_data_keeps_what_was_asked_and_answered(look):
    """Formulas that ask a live data server keep the question and the last answer."""
    looked = look("live-data-of-formulas")
    assert looked.cells["live data › topic 1, asked"] == "custody; cell 4"
    assert looked.cells["live data › topic 1, last answer"] == "Llewellyn"


# ── tables of a sheet ───────────────────────────────────────────────────────────────────────────────────────────


def test_a_header_that_is_turned_off_is_still_kept(look):
    """Column names are seen in the cells, unless the header row is off."""
    looked = look("table-whose-header-is-off")
    assert {"Surname", "Note", "from Nia"} <= looked.words
    assert "Surname" not in look("table-with-a-filter").words


def test_labels_of_totals_are_hidden_where_the_row_is_off(look):
    """A label of a total is kept when the totals row is turned off."""
    assert "All of them" in look("table-with-a-filter").words
    assert "All of them" not in look(table('totalsRowCount="1"')).words


def test_a_tables_filter_and_formulas(look):
    """What a table was filtered by is kept, and so are the texts in its columns' formulas."""
    looked = look("table-with-a-filter")
    assert looked.cells['sheet "Summary" › table 1 › filter of column 1'] == "Llewellyn"
    assert looked.masks['sheet "Summary" › table 1 › formula of a column'] == "xlsx.formula-literal"


# ── slicers, rich data, the rest ────────────────────────────────────────────────────────────────────────────────


def test_a_slicer_of_a_database_keeps_every_item(look):
    """The captions of all items are kept, with their keys."""
    looked = look("slicer-of-a-database-holds-names")
    assert looked.cells["slicer cache 1 › item 1, item"] == "Nia Example"
    assert looked.masks["slicer cache 1 › item 1, item"] == "xlsx.slicer-cache"


def test_a_slicer_of_a_pivot_cache_holds_no_items_of_its_own(look):
    """A slicer that points at a pivot cache's items is only a setting."""
    inside = '<data><tabular pivotCacheId="1"><items count="1"><i x="0" s="1"/></items></tabular></data>'
    content = xml("slicerCacheDefinition", inside, 'name="Slicer_Ward" sourceName="Ward"')
    looked = look(workbook_part("xl/slicerCaches/slicerCache1.xml", "slicerCache", content))
    assert looked.hidings == {"xlsx.slicer-setting"}


def test_a_timeline_keeps_its_period(look):
    """The period that a timeline is set to is kept, with the field that it goes by."""
    assert {"Born", "2099-01-01T00:00:00", "2099-03-31T00:00:00"} <= look("timeline-is-set-to-a-period").words


def test_a_linked_record_is_kept_whole(look):
    """Every field of a linked record is kept, by its key, without those of how it is drawn."""
    looked = look("linked-record-behind-a-cell")
    assert looked.cells['rich data values › value 1, "Name"'] == "Nia Example"
    assert looked.cells['rich data values › value 1, "Age"'] == "41"
    assert {"Callum Example", "[Person].&[Llewellyn]", "https://example.com/nia.png"} <= looked.words
    assert "#,##0" not in looked.words
    assert not [part for part in looked.package.leftovers() if "richData" in part]


def test_python_code_is_text(look):
    """The code of a workbook is read as text."""
    looked = look("python-code")
    assert looked.said == {"code": "who = 'Nia Example'"}
    assert looked.texts[0].sight is Sight.COVERED


def test_data_of_an_add_in_is_a_gap(look):
    """What an add-in keeps in a form of its own is named, with what to do about it."""
    looked = look("data-of-an-add-in")
    assert [(gap.why, "add-in" in gap.detail) for gap in looked.gaps] == [(Why.UNREAD, True)]


@pytest.mark.parametrize(
    ("part", "kind", "root"),
    [
        ("xl/calcChain.xml", "calcChain", "calcChain"),
        ("xl/tables/tableSingleCells1.xml", "tableSingleCells", "singleXmlCells"),
        ("xl/featurePropertyBag/featurePropertyBag.xml", "FeaturePropertyBag", "FeaturePropertyBags"),
    ],
)
def test_parts_of_how_a_workbook_works_are_silent(look, part, kind, root):
    """Parts that cannot hold content pass without a Gap; one that is not what its kind says is left for a Gap."""
    looked = look(workbook_part(part, kind, xml(root)))
    assert not looked.found
    assert part not in looked.package.leftovers()
    assert part in look(workbook_part(part, kind, xml("somethingElse"))).package.leftovers()


def test_one_broken_part_does_not_hide_the_others(look):
    """Damage to one part is one Gap that names it; every other part is read."""
    whole = sheet_part("xl/comments1.xml", "comments", "<comments><authors><author>")
    both = with_parts(whole, {"xl/connections.xml": xml("connections", '<connection name="Custody"/>')})
    looked = look(both)
    assert [str(gap.place) for gap in looked.gaps] == ['book.xlsx › sheet "Summary" › comments']
    assert "Custody" in looked.words


def test_no_gap_repeats_what_a_part_holds(look):
    """A Gap says what is broken and what to do, and never what is in it."""
    looked = look(with_parts(plain(), {"xl/comments1.xml": "<comments>Nia Example"}))
    assert looked.gaps
    assert not [gap for gap in looked.gaps if "Nia" in gap.detail]
