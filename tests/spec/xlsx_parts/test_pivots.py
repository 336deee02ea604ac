"""A pivot table keeps every record it was made from, whether or not the sheet of those records is still there."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from candour.hiding import Sight
from candour.piece import Why
from files.xlsx_parts import FIELDS, RECORDS, SOURCE, pivot

CACHE = 'pivot cache of "Records!A1:D4"'


def test_the_records_are_one_table_by_field(look):
    """Each record is a row whose shared items are resolved, under the field's name."""
    looked = look("pivot-cache-holds-names")
    assert [str(table.place) for table in looked.tables] == [f"book.xlsx › {CACHE}"]
    assert looked.tables[0].header == ("Surname", "Born", "Age", "Notes", "Age band")
    assert looked.cells[f'{CACHE} › record 1, "Surname"'] == "Llewellyn"
    assert looked.cells[f'{CACHE} › record 1, "Born"'] == "2001-02-03"
    assert looked.cells[f'{CACHE} › record 3, "Born"'] == "1970-01-02 10:30:00"
    assert looked.cells[f'{CACHE} › record 2, "Age"'] == "51"
    assert looked.cells[f'{CACHE} › record 2, "Notes"'] == "TRUE"
    assert looked.tables[0].under.sight is Sight.BURIED
    assert looked.counts == {"pivot cache": 1}
    assert not looked.gaps


def test_a_workbook_without_a_pivot_keeps_nothing(look):
    """The same workbook without the pivot gives nothing, and leaves no part of its own unread."""
    looked = look("nothing-beside-the-grids")
    assert not looked.found


def test_a_blank_value_is_no_cell(look):
    """A missing value of a record is not counted."""
    assert f'{CACHE} › record 2, "Born"' not in look("pivot-cache-holds-names").cells


def test_an_item_that_no_record_has_was_deleted(look):
    """An item that no record points at is called deleted, and stands in a row of its own."""
    looked = look("pivot-cache-holds-names")
    assert looked.cells[f'{CACHE} › kept item 1, "Surname"'] == "Wolstenholme"
    assert looked.masks[f'{CACHE} › kept item 1, "Surname"'] == "xlsx.pivot-deleted-item"


def test_names_of_groups_are_kept_but_not_deleted(look):
    """The groups of a field made by grouping are items of that field."""
    looked = look("pivot-cache-holds-names")
    groups = {text: where for where, text in looked.cells.items() if '"Age band"' in where}
    assert set(groups) == {"0-49", "50-99"}
    assert {looked.masks[where] for where in groups.values()} == {"xlsx.pivot-cache"}


def test_shared_items_leak_without_records(look):
    """A cache saved without its records still names everybody in its items."""
    looked = look("pivot-cache-without-records")
    assert {"Ashdown", "Llewellyn", "Example", "Wolstenholme", "2001-02-03"} <= looked.words
    assert "xlsx.pivot-deleted-item" not in looked.hidings


@pytest.mark.parametrize(
    ("fields", "table"),
    [
        (FIELDS.replace('<s v="Wolstenholme"/>', '<s v="Wolstenholme" u="1"/>'), "<pivotFields/>"),
        (FIELDS, '<pivotFields><pivotField><items><item m="1" x="3"/></items></pivotField></pivotFields>'),
    ],
    ids=["the cache says so", "the pivot table says so"],
)
def test_without_records_the_file_says_what_was_deleted(look, fields, table):
    """Where there are no records, the flags of the cache and of the pivot table tell which items are gone."""
    looked = look(pivot(fields=fields, records=None, table=table))
    deleted = [where for where, mask in looked.masks.items() if mask == "xlsx.pivot-deleted-item"]
    assert [looked.cells[where] for where in deleted] == ["Wolstenholme"]


def test_a_calculated_item_was_not_deleted(look):
    """An item made by a formula is in no record, and never was in the source."""
    fields = FIELDS.replace('<s v="Wolstenholme"/>', '<s v="Wolstenholme" f="1"/>')
    assert "xlsx.pivot-deleted-item" not in look(pivot(fields=fields)).hidings


def test_a_cache_that_nothing_refers_to_is_read(look):
    """A cache left behind by a deleted pivot table is told by its content type."""
    looked = look("pivot-cache-that-nothing-refers-to")
    assert looked.cells[f'{CACHE} (nothing refers to it) › record 1, "Surname"'] == "Llewellyn"
    assert not looked.package.is_examined("docProps/app.xml")
    assert not [part for part in looked.package.leftovers() if "pivot" in part]


def test_who_refreshed_it_and_from_where(look):
    """The person who refreshed the cache is a trace; so is a source that the workbook no longer has."""
    looked = look("pivot-cache-refreshed-by-a-person")
    assert looked.said == {"refreshed by": "Nia Example", "source": "Records!A1:D4"}
    assert {text.hiding.id for text in looked.texts} == {"xlsx.pivot-trace"}


def test_a_source_in_the_same_workbook_tells_nothing_new(look):
    """Where the source sheet is still listed, its name is no news."""
    looked = look(pivot(SOURCE.replace("Records", "Data")))
    assert not looked.texts


def test_a_source_in_another_workbook_gives_its_path(look):
    """The path of the workbook that held the source is reported, in plain letters."""
    source = SOURCE.replace("/>", ' r:id="x2"/>', 1)
    looked = look(pivot(source, outside=(("externalLinkPath", "file:///S:/Nia%20Example/records.xlsx"),)))
    assert looked.said["source workbook"] == "file:///S:/Nia Example/records.xlsx"
    assert "xlsx.external-link-path" in looked.hidings


def test_pages_of_a_consolidation_are_kept(look):
    """The names typed for the ranges of a consolidation are items of no field."""
    source = (
        '<cacheSource type="consolidation"><consolidation><pages><page><pageItem name="Nia\'s cases"/></page></pages>'
        '<rangeSets><rangeSet ref="A1:B2" sheet="Old"/></rangeSets></consolidation></cacheSource>'
    )
    looked = look(pivot(source))
    kept = {text: where for where, text in looked.cells.items()}
    assert kept["Nia's cases"].endswith(", other")
    assert kept["Nia's cases"].startswith('pivot cache of "Old!A1:B2"')


def test_formulas_of_calculated_fields(look):
    """A calculated field's formula is reported under its name."""
    fields = FIELDS.replace(
        "</cacheFields>", '<cacheField name="Sum" formula="IF(Surname=&quot;X&quot;,1)"/></cacheFields>'
    )
    assert look(pivot(fields=fields)).said["formula of Sum"] == 'IF(Surname="X",1)'


def test_captions_are_reported_where_somebody_typed_them(look):
    """What Excel itself calls things is passed over; typed captions and filter values are not."""
    table = (
        '<pivotFields><pivotField name="Suspect"><items><item n="Nia E." x="0"/></items></pivotField></pivotFields>'
        '<filters><filter fld="0" type="captionEqual" stringValue1="Llewellyn"/></filters>'
    )
    looked = look(pivot(table=table))
    where = {text: looked.masks[at] for at, text in looked.cells.items() if "pivot table 1" in at}
    assert where == {
        "Suspect": "xlsx.pivot-caption",
        "Nia E.": "xlsx.pivot-caption",
        "Llewellyn": "xlsx.filter-criterion",
    }


def test_a_caption_of_a_database_item_is_read_with_its_key(look):
    """An item of a database has a key and a caption, and both are content."""
    fields = '<cacheFields><cacheField name="Person"><sharedItems><s v="[P].&amp;[7]" c="Nia Example"/></sharedItems></cacheField></cacheFields>'
    looked = look(pivot(fields=fields, records='<r><x v="0"/></r>'))
    assert looked.cells[f'{CACHE} › record 1, "Person"'] == "Nia Example"
    assert "[P].&[7]" in looked.words


def test_the_outline_of_the_database_behind_it(look):
    """Hierarchies and measures of the database are a trace."""
    outline = '<cacheHierarchies><cacheHierarchy uniqueName="[Person].[Surname]" caption="Surname"/></cacheHierarchies>'
    looked = look(pivot(fields=FIELDS + outline))
    assert looked.cells[f"{CACHE} › its database › name 1, unique name"] == "[Person].[Surname]"


def test_two_caches_of_one_source_keep_apart(look):
    """Two caches of one source have places of their own."""
    first = pivot()
    from files.xlsx_parts import with_parts, xml

    second = with_parts(
        first,
        {
            "xl/pivotCache/pivotCacheDefinition2.xml": xml("pivotCacheDefinition", SOURCE + FIELDS),
        },
        {"xl/workbook.xml": (("pivotCacheDefinition", "pivotCache/pivotCacheDefinition2.xml"),)},
    )
    places = [str(table.place) for table in look(second).tables]
    assert places == [f"book.xlsx › {CACHE}", 'book.xlsx › pivot cache 2 of "Records!A1:D4"']


def test_records_that_are_cut_off_are_a_gap_and_the_rest_is_kept(look):
    """Of broken records, those before the damage are read; the rest is one Gap, and nothing is called deleted."""
    looked = look(pivot(records=RECORDS + "<r><x v='0'/>"))
    assert looked.cells[f'{CACHE} › record 3, "Surname"'] == "Example"
    assert [gap.why for gap in looked.gaps] == [Why.BROKEN]
    assert "xlsx.pivot-deleted-item" not in looked.hidings
    assert "Wolstenholme" in looked.words


def test_a_broken_definition_leaves_the_records_readable(look):
    """Where the definition breaks off, what the records hold themselves is still read."""
    looked = look(pivot(fields=FIELDS.replace('<cacheField name="Age"', '<broken><cacheField name="Age"')))
    assert {"34", "lives alone"} <= looked.words
    assert [gap.why for gap in looked.gaps] == [Why.BROKEN]


def test_items_that_are_not_there_are_passed_over(look):
    """A record that points beyond the items, or at no number at all, holds nothing there."""
    looked = look(pivot(records='<r><x v="99"/><x v="-1"/><x v="many"/><x/></r>'))
    assert not [where for where in looked.cells if "record" in where]
    assert not looked.gaps


def test_a_record_longer_than_its_fields_is_read_to_its_end(look):
    """Values beyond the fields are read all the same."""
    looked = look(pivot(records='<r><m/><m/><m/><m/><s v="one more"/></r>'))
    assert looked.cells[f"{CACHE} › record 1, other"] == "one more"


def test_many_records_come_in_blocks_and_agree(look, monkeypatch):
    """A cache too large to be kept gives the same cells, block by block, as one that is kept."""
    from candour.formats.xlsx import pivot_records

    whole = look(pivot(records=RECORDS * 50)).cells
    monkeypatch.setattr(pivot_records, "_CELLS", 20)
    looked = look(pivot(records=RECORDS * 50))
    assert looked.cells == whole
    assert len(list(looked.tables[0].blocks())) > 10


def test_large_caches_take_the_fast_road_where_there_is_one(look, monkeypatch):
    """Large records are handed to the fast road, which may step aside; both roads end in the same table."""
    import sys
    from types import SimpleNamespace

    from candour.formats.xlsx import pivot_records, pivot_roads

    whole = look("pivot-cache-holds-names").cells
    taken = []

    def fast_records(package, part, cache):
        taken.append(part)
        return (lambda: pivot_records.plain_records(package.stream(part), cache)) if len(taken) == 1 else None

    monkeypatch.setattr(pivot_roads, "_FAST_FROM", 10)
    monkeypatch.setitem(
        sys.modules, "candour.formats.xlsx.fast_pivot", SimpleNamespace(fast_records=fast_records)
    )
    assert look("pivot-cache-holds-names").cells == whole
    assert look("pivot-cache-holds-names").cells == whole
    assert taken == ["xl/pivotCache/pivotCacheRecords1.xml"] * 2


@settings(max_examples=25, deadline=None)
@given(
    st.lists(
        st.lists(
            st.one_of(
                st.none(), st.text("abc é<&>", min_size=1, max_size=5).filter(str.strip), st.integers(0, 9)
            ),
            min_size=3,
            max_size=3,
        ),
        max_size=8,
    ),
    st.booleans(),
)
def test_what_goes_into_a_cache_comes_out(rows, shared):
    """Whatever records a cache is made of, with shared items or without, they come out as they went in."""
    from xml.sax.saxutils import quoteattr

    from candour.formats.xlsx.pivot_definition import VALUES, PivotCache
    from candour.formats.xlsx.pivot_records import item_blocks, plain_records
    from candour.formats.xml import passing

    def item(value):
        if value is None:
            return "<m/>"
        return f"<n v='{value}'/>" if isinstance(value, int) else f"<s v={quoteattr(value)}/>"

    items = (
        [list(dict.fromkeys(row[column] for row in rows)) for column in range(3)] if shared else [[], [], []]
    )
    held = [
        f"<cacheField name='c'><sharedItems>{''.join(map(item, each))}</sharedItems></cacheField>"
        for each in items
    ]
    cache = PivotCache()
    definition = f"<pivotCacheDefinition>{''.join(held)}</pivotCacheDefinition>"
    cache.take(passing([definition.encode()], VALUES))
    records = "".join(
        "<r>"
        + "".join(f"<x v='{items[at].index(v)}'/>" if shared else item(v) for at, v in enumerate(row))
        + "</r>"
        for row in rows
    )
    blocks = list(plain_records([f"<p>{records}</p>".encode()], cache))
    cells = {(cell.row, cell.column): cell.text for block in blocks for cell in block.cells()}
    assert cells == {
        (row, column): str(value)
        for row, each in enumerate(rows)
        for column, value in enumerate(each)
        if value is not None
    }
    assert not list(item_blocks(cache, set(), is_whole=True))
