"""What a sheet's own part holds around its cells: print texts, scenarios, rules, filters, links."""

from __future__ import annotations

import pytest

from candour.formats.xlsx.filters import filter_rows
from candour.formats.xlsx.literals import literals
from candour.formats.xlsx.numbers import spot, whole
from candour.formats.xlsx.page_texts import words_printed
from candour.hiding import Sight
from files.xlsx_parts import in_sheet, without_sheet


def test_headers_and_footers_are_seen(look):
    """A header is printed on every page: it is seen, without its codes."""
    looked = look(
        in_sheet(
            '<headerFooter><oddHeader>&amp;L&amp;"Arial,Bold"&amp;12Nia Example&amp;RPage &amp;P</oddHeader></headerFooter>'
        )
    )
    assert looked.said == {"header": "Nia Example Page"}
    assert looked.texts[0].sight is Sight.SEEN


def test_headers_of_a_hidden_sheet_are_as_hidden_as_the_sheet(look):
    """A hidden sheet is not printed."""
    looked = look(in_sheet("<headerFooter><oddFooter>Nia</oddFooter></headerFooter>", hidden=True))
    assert looked.texts[0].hiding.id == "xlsx.hidden-sheet"


def test_rules_of_a_sheet_that_is_not_listed_are_buried_with_it(look):
    """What stands around the cells of a sheet is no nearer to sight than the sheet."""
    rules = '<scenarios><scenario name="Worst case"/></scenarios>'
    looked = look(without_sheet(in_sheet(rules), "Data"))
    assert [table.under.sight for table in looked.tables] == [Sight.BURIED]


@pytest.mark.parametrize("switch", ['differentFirst="1"', ""])
def test_headers_for_pages_that_do_not_differ_are_not_seen(look, switch):
    """A first page's header is seen only where the first page differs."""
    looked = look(in_sheet(f"<headerFooter {switch}><firstHeader>Nia</firstHeader></headerFooter>"))
    assert (looked.texts[0].sight is Sight.SEEN) == bool(switch)
    assert looked.hidings == (set() if switch else {"xlsx.header-footer"})


@pytest.mark.parametrize(
    ("coded", "words"),
    [
        ("&C&A", ""),
        ("&Z&F", ""),
        ("Fish && chips", "Fish & chips"),
        ("&K01+000Nia", "Nia"),
        ("&KFF0000Nia&8 of 9", "Nia of 9"),
        ('&L&"-,Bold"Left&CMiddle&RRight', "Left Middle Right"),
    ],
)
def test_codes_of_print_texts(coded, words):
    """Fonts, colours, sizes and fields are not words."""
    assert words_printed(coded) == words


def test_scenarios_keep_values_and_people(look):
    """A scenario keeps who made it, a remark, and the values it would put into cells."""
    looked = look(
        in_sheet(
            '<scenarios><scenario name="Worst case" user="Nia Example" comment="by hand" count="1">'
            '<inputCells r="B2" val="Llewellyn"/></scenario></scenarios>'
        )
    )
    assert looked.cells['sheet "Data" › scenarios › B2'] == "Llewellyn"
    assert {"Worst case", "Nia Example", "by hand"} <= looked.words
    assert looked.hidings == {"xlsx.scenario"}


def test_rules_keep_choices_and_prompts(look):
    """The list of a data-entry rule and its prompts are kept; a rule that points at cells or limits numbers is not."""
    looked = look(
        in_sheet(
            '<dataValidations><dataValidation type="list" sqref="B2:B9 D1" prompt="Ask Nia" promptTitle="Who?">'
            '<formula1>"Ashdown,Llewellyn"</formula1></dataValidation>'
            '<dataValidation type="list" sqref="C1"><formula1>Lists!$A$1:$A$9</formula1></dataValidation>'
            '<dataValidation type="whole" sqref="E1"><formula1>1</formula1><formula2>9</formula2></dataValidation>'
            "</dataValidations>"
        )
    )
    assert looked.cells['sheet "Data" › data entry rules › B2, choices'] == "Ashdown, Llewellyn"
    assert looked.cells['sheet "Data" › data entry rules › B2, prompt'] == "Ask Nia"
    assert not [where for where in looked.cells if "C1" in where or "E1" in where]


def test_rules_in_newer_words(look):
    """A rule in an extension keeps its cells and its list in elements of their own."""
    spaces = (
        'xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main" '
        'xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main"'
    )
    looked = look(
        in_sheet(
            f'<extLst><ext uri="x"><x14:dataValidations {spaces}><x14:dataValidation type="list"><x14:formula1>'
            '<xm:f>"Ashdown,Llewellyn"</xm:f></x14:formula1><xm:sqref>B2</xm:sqref></x14:dataValidation>'
            "</x14:dataValidations></ext></extLst>"
        )
    )
    assert looked.cells['sheet "Data" › data entry rules › B2, choices'] == "Ashdown, Llewellyn"


def test_filters_keep_what_they_were_set_to(look):
    """The values of a filter are kept, whether or not a row still has them; so are dates, patterns and orders."""
    looked = look(
        in_sheet(
            '<autoFilter ref="A1:C9"><filterColumn colId="0"><filters><filter val="Llewellyn"/>'
            '<dateGroupItem year="2099" month="3" dateTimeGrouping="month"/></filters></filterColumn>'
            '<filterColumn colId="1"><customFilters><customFilter val="*Nia*"/></customFilters></filterColumn>'
            '<filterColumn colId="2"><top10 val="9"/></filterColumn></autoFilter>'
            '<sortState ref="A1:A9"><sortCondition ref="A1" customList="Chief,Sergeant"/></sortState>'
        )
    )
    assert {"Llewellyn", "2099-03", "*Nia*", "Chief,Sergeant"} <= looked.words
    assert looked.hidings == {"xlsx.filter-criterion"}


def test_a_saved_view_keeps_its_own_filter_and_header(look):
    """What stands in somebody's saved view of a sheet nobody sees."""
    looked = look(
        in_sheet(
            '<customSheetViews><customSheetView guid="{G}"><headerFooter><oddHeader>Nia</oddHeader></headerFooter>'
            '<autoFilter ref="A1"><filterColumn colId="0"><filters><filter val="Llewellyn"/></filters></filterColumn>'
            "</autoFilter></customSheetView></customSheetViews>"
        )
    )
    assert looked.hidings == {"xlsx.header-footer", "xlsx.filter-criterion"}


def test_links_keep_targets_and_tips(look):
    """The address behind a link is at its cell, and so is its tip; a target that no cell uses is named too."""
    looked = look(
        in_sheet(
            '<hyperlinks><hyperlink ref="B2" r:id="x1" tooltip="write to Nia" location="top"/></hyperlinks>'.replace(
                "<hyperlinks",
                '<hyperlinks xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"',
            ),
            ("hyperlink", "mailto:nia@example.com?subject=the%20case"),
            ("hyperlink", "file:///C:/Users/callum/notes.docx"),
        )
    )
    cells = [(cell.column, cell.text) for block in looked.tables[0].blocks() for cell in block.cells()]
    assert (0, "mailto:nia@example.com?subject=the case#top") in cells
    assert (1, "write to Nia") in cells
    assert looked.cells['sheet "Data" › links › no cell'] == "file:///C:/Users/callum/notes.docx"
    assert looked.hidings == {"xlsx.hyperlink"}


def test_texts_in_conditional_formats(look):
    """A format that looks for a name holds the name, once."""
    looked = look(
        in_sheet(
            '<conditionalFormatting sqref="C1:C9"><cfRule type="containsText" text="Llewellyn" priority="1">'
            '<formula>NOT(ISERROR(SEARCH("Llewellyn",C1)))</formula></cfRule><cfRule type="cellIs" priority="2">'
            "<formula>5</formula></cfRule></conditionalFormatting>"
        )
    )
    assert looked.cells == {'sheet "Data" › conditional formats › C1': "Llewellyn"}


def test_ranges_pages_and_tags(look):
    """Names of ranges open to editing, files of published pages and recognised names are kept."""
    looked = look(
        in_sheet(
            '<protectedRanges><protectedRange sqref="A1:B2" name="Nia_only"/></protectedRanges>'
            '<smartTags><cellSmartTags r="A1"><cellSmartTag type="0"><cellSmartTagPr key="name" val="Llewellyn"/>'
            "</cellSmartTag></cellSmartTags></smartTags>"
            '<webPublishItems><webPublishItem id="1" divId="b_1" sourceType="sheet" destinationFile="C:\\Users\\nia\\a.htm"/>'
            "</webPublishItems>"
        )
    )
    assert {"Nia_only", "Llewellyn", "C:\\Users\\nia\\a.htm"} <= looked.words
    assert looked.hidings == {"xlsx.protected-range", "xlsx.rich-data", "xlsx.save-path"}


def test_what_only_says_how_a_sheet_works_is_silent(look):
    """Watches, ignored errors, breaks, views and sparklines give nothing."""
    assert not look(
        in_sheet(
            '<cellWatches><cellWatch r="A1"/></cellWatches><ignoredErrors><ignoredError sqref="A1" evalError="1"/>'
            '</ignoredErrors><rowBreaks><brk id="4"/></rowBreaks><headerFooter/><hyperlinks/><scenarios/>'
        )
    ).found


@pytest.mark.parametrize(
    ("formula", "texts"),
    [
        ('IF(A1="Nia",1,0)', ("Nia",)),
        ('"a ""b"" c"&""', ('a "b" c',)),
        ("'Sheet \"x\"'!A1", ()),
        ('A1&" "&"a"&"a"', ("a",)),
        ('"never closed', ()),
    ],
)
def test_texts_written_into_formulas(formula, texts):
    """Only texts between quotation marks that are not blank, each once."""
    assert literals(formula) == texts


@pytest.mark.parametrize(
    ("name", "at"),
    [
        ("B7", (6, 1)),
        ("$XFD$1048576", (1048575, 16383)),
        ("b7", (6, 1)),
        ("A0", None),
        ("7B", None),
        ("B7 Nia", None),
        (None, None),
    ],
)
def test_names_of_cells(name, at):
    """A cell's name gives its row and column from 0; nothing else does."""
    assert spot(name) == at


@pytest.mark.parametrize(
    ("text", "number"), [("12", 12), ("-1", -1), ("٣", -1), ("9" * 5000, -1), ("1.5", -1), (None, -1)]
)
def test_whole_numbers(text, number):
    """Only a few plain digits are a number."""
    assert whole(text) == number


def test_filters_without_a_column():
    """A value outside any column is still a value."""
    from xml.etree.ElementTree import fromstring

    assert list(filter_rows(fromstring('<autoFilter><filter val="Nia"/></autoFilter>'))) == [
        ("filter", "Nia")
    ]
