"""Word documents that have something of everything a page can show, each with something out of sight beside it.

For clean copies: `SECRET` stands out of sight in each of them, and in sight in none.
"""

from __future__ import annotations

import base64
import io
from collections.abc import Callable

import docx
import openpyxl
from docx.enum.section import WD_SECTION
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.shared import Cm, Pt, RGBColor
from pptx.chart.data import CategoryChartData
from pptx.chart.xmlwriter import ChartXmlWriter
from pptx.enum.chart import XL_CHART_TYPE

from files.docx_files import document, paragraph, part, run
from files.pictures import FILES as PICTURES

__all__ = ["PAGES", "SECRET", "everything", "field"]

SECRET = "Zebedee Quillfeather"
_BY = 'w:id="1" w:author="Zebedee Quillfeather" w:date="2024-01-02T10:00:00Z"'
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_HIDDEN = run(SECRET, "<w:vanish/>")


def field(code: str, *shown: str) -> str:
    """A field with this code that shows these runs."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f'{"".join(shown)}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def _mark(name: str, number: int, words: str) -> str:
    return f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>{run(words)}<w:bookmarkEnd w:id="{number}"/>'


def _table(*rows: str, properties: str = "") -> str:
    return (
        f'<w:tbl><w:tblPr>{properties}</w:tblPr><w:tblGrid><w:gridCol w:w="2000"/><w:gridCol w:w="2000"/></w:tblGrid>'
        f"{''.join(rows)}</w:tbl>"
    )


def _row(*cells: str, properties: str = "") -> str:
    made = f"<w:trPr>{properties}</w:trPr>" if properties else ""
    return f"<w:tr>{made}{''.join(cells)}</w:tr>"


def _cell(words: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(words)}</w:tc>"


def everything() -> bytes:
    """A document as python-docx makes them: headings, lists, a table, a picture, two sections, headers, styles."""
    made = docx.Document()
    made.core_properties.author = SECRET
    made.core_properties.title = "Reply to a request"
    style = made.styles.add_style("Statement of Zebedee Quillfeather", WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = made.styles["Normal"]
    style.font.italic = True
    made.add_heading("Findings", 1)
    line = made.add_paragraph("We hold ")
    line.add_run("figures").bold = True
    line.add_run(SECRET).font.hidden = True
    line.add_run(" for each ward.").font.color.rgb = RGBColor(0x1F, 0x4E, 0x79)
    made.add_paragraph("A statement in a style of its own.", style=style.name)
    for words in ("first", "second"):
        made.add_paragraph(words, style="List Number")
    made.add_paragraph("a point", style="List Bullet")
    made.add_picture(io.BytesIO(PICTURES["png-clean"]()), width=Cm(2))
    table = made.add_table(rows=1, cols=3, style="Light Grid Accent 1")
    for cell, words in zip(table.rows[0].cells, ("Ward", "Month", "Crimes"), strict=True):
        cell.text = words
    for ward in ("Hill", "Dale", "Moor"):
        for cell, words in zip(table.add_row().cells, (ward, "May", "12"), strict=True):
            cell.text = words
    table.cell(1, 1).merge(table.cell(2, 1))
    made.sections[0].header.paragraphs[0].text = "Reply\tReference 2099/17"
    later = made.add_section(WD_SECTION.NEW_PAGE)
    later.page_width, later.page_height = later.page_height, later.page_width
    later.footer.is_linked_to_previous = False
    later.footer.paragraphs[0].text = "Landscape"
    made.add_paragraph("On another page.").runs[0].font.size = Pt(14)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def _fields() -> bytes:
    contents = (
        paragraph(
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> TOC \\o "1-2" \\h </w:instrText></w:r>'
            '<w:r><w:fldChar w:fldCharType="separate"/></w:r>',
            '<w:hyperlink w:anchor="_Toc7">', run("Findings"), "<w:r><w:tab/></w:r>", field("PAGEREF _Toc7 \\h", run("1")), "</w:hyperlink>",
        )
        + paragraph('<w:r><w:fldChar w:fldCharType="end"/></w:r>')
    )  # fmt: skip
    body = (
        contents
        + paragraph(_mark("_Toc7", 3, "Findings"), _mark(f"case_of_{SECRET.split()[1]}", 4, " of ours"))
        + paragraph("Page ", field("PAGE", run("1")), " of ", field("NUMPAGES", run("2")))
        + paragraph(
            "Dear ",
            field(f'MERGEFIELD "{SECRET}"', run("reader")),
            ", see ",
            field("REF _Toc7 \\h", run("Findings")),
            ".",
        )
        + paragraph("Made on ", field('DATE \\@ "d MMMM yyyy"', run("2 May 2099")), ".")
        + paragraph(field(f'IF 1 = 1 "yes" "{SECRET}"', run("yes")), " and no more")
        + paragraph("see page ", field("PAGEREF nowhere \\h", run("9")))
    )
    return document(body)


def _links() -> bytes:
    external = [
        ("hyperlink", "!https://example.com/foi", ""),
        ("hyperlink", f"!mailto:{SECRET.replace(' ', '.')}@example.com", ""),
    ]
    body = paragraph(
        '<w:hyperlink r:id="rId3" w:tooltip="Zebedee Quillfeather">',
        run("https://example.com/foi"),
        "</w:hyperlink>",
    )
    body += paragraph("Write ", '<w:hyperlink r:id="rId4">', run("to us"), "</w:hyperlink>", ".")
    body += paragraph(field(f'HYPERLINK "https://example.com/act" \\o "{SECRET}"', run("example.com/act")))
    return document(body, external)


def _changes() -> bytes:
    gone = f"<w:del {_BY}><w:r><w:delText>{SECRET}</w:delText></w:r></w:del>"
    body = (
        paragraph("The figures ", f"<w:ins {_BY}>", run("for May"), "</w:ins>", gone, " follow.")
        + paragraph(gone, properties=f"<w:rPr><w:del {_BY}/></w:rPr>")
        + paragraph("They run on ", gone, properties=f"<w:rPr><w:del {_BY}/></w:rPr>")
        + paragraph(gone, "into one.")
        + paragraph(f"<w:moveFrom {_BY}>", run(SECRET), "</w:moveFrom>", "Moved away.")
        + paragraph(run("Formatted.", f"<w:b/><w:rPrChange {_BY}><w:rPr><w:i/></w:rPr></w:rPrChange>"))
    )
    return document(body)


def _tables() -> bytes:
    hidden = _row(_cell("All", '<w:vMerge w:val="restart"/>'), _cell(SECRET), properties="<w:hidden/>")
    body = (
        _table(
            hidden, _row(_cell("", "<w:vMerge/>"), _cell("12")), _row(_cell("", "<w:vMerge/>"), _cell("14"))
        )
        + paragraph(_HIDDEN, properties="<w:rPr><w:vanish/></w:rPr>")
        + _table(
            _row(_cell("Ward"), _cell("Hill")), _row(_cell(SECRET), _cell("x"), properties=f"<w:del {_BY}/>")
        )
        + _table(_row(_cell("Ward")), _row(_cell(SECRET), properties="<w:hidden/>"))
        + paragraph("After the tables.")
    )
    return document(body)


def _lists() -> bytes:
    numbering = part(
        "numbering",
        '<w:abstractNum w:abstractNumId="3"><w:nsid w:val="1A2B3C4D"/><w:multiLevelType w:val="multilevel"/><w:tmpl w:val="0A0B0C0D"/>'
        f'<w:name w:val="{SECRET}"/><w:lvl w:ilvl="0" w:tplc="0809000F"><w:start w:val="4"/><w:numFmt w:val="decimal"/>'
        '<w:lvlText w:val="Exhibit %1:"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="720" w:hanging="720"/></w:pPr></w:lvl></w:abstractNum>'
        f'<w:abstractNum w:abstractNumId="4"><w:lvl w:ilvl="0"><w:lvlText w:val="{SECRET} %1"/></w:lvl></w:abstractNum>'
        '<w:num w:numId="9"><w:abstractNumId w:val="3"/></w:num><w:num w:numId="10"><w:abstractNumId w:val="4"/></w:num>',
    )
    item = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="9"/></w:numPr>'
    body = paragraph("a bag", properties=item) + paragraph("a box", properties=item)
    return document(body, [("numbering", "word/numbering.xml", numbering)])


def _notes() -> bytes:
    def note(number: int, words: str, kind: str = "") -> str:
        return f'<w:footnote w:id="{number}"{kind}>{paragraph("<w:r><w:footnoteRef/></w:r>", words)}</w:footnote>'

    notes = part(
        "footnotes",
        '<w:footnote w:id="0" w:type="separator"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
        + note(7, SECRET)
        + note(8, " Counted by ward.")
        + note(9, " Counted by month."),
    )
    body = paragraph("Crimes", '<w:r><w:footnoteReference w:id="9"/></w:r>') + paragraph(
        "Wards", '<w:r><w:footnoteReference w:id="8"/></w:r>'
    )
    return document(body, [("footnotes", "word/footnotes.xml", notes)])


def _symbols() -> bytes:
    emoji = (
        '<w:r><mc:AlternateContent><mc:Choice xmlns:w16se="http://schemas.microsoft.com/office/word/2015/wordml/symex" Requires="w16se">'
        '<w16se:symEx w16se:font="Segoe UI Emoji" w16se:char="1F60A"/></mc:Choice><mc:Fallback><w:t>\U0001f60a</w:t></mc:Fallback>'
        "</mc:AlternateContent></w:r>"
    )
    formula = (
        "<m:oMath><m:f><m:fPr><m:type m:val='bar'/></m:fPr><m:num><m:r><m:t>crimes</m:t></m:r></m:num><m:den><m:r><m:rPr><m:sty "
        "m:val='p'/></m:rPr><m:t>people</m:t></m:r></m:den></m:f></m:oMath>"
    )
    box = (
        '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:name w:val="Check1"/><w:helpText w:type="text" w:val="Zebedee Quillfeather"/>'
        '<w:checkBox><w:sizeAuto/><w:default w:val="0"/><w:checked/></w:checkBox></w:ffData></w:fldChar></w:r><w:r><w:instrText> FORMCHECKBOX '
        '</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    body = (
        paragraph(
            "Glad ",
            emoji,
            " to help",
            "<w:r><w:tab/></w:r>",
            '<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>',
            " ticked",
        )
        + paragraph("The rate is ", formula, " at most")
        + paragraph(box, " I agree", _HIDDEN)
        + paragraph(
            '<w:r><w:br w:type="page"/></w:r>',
            "Next page",
            "<w:r><w:br/></w:r>",
            "next line",
            "<w:r><w:noBreakHyphen/></w:r>",
        )
        + paragraph(
            run("white", '<w:color w:val="FFFFFF"/>').replace("</w:r>", '<w:br w:type="page"/></w:r>'),
            "third page",
        )
    )
    return document(body)


def _controls() -> bytes:
    chosen = (
        '<w:sdt><w:sdtPr><w:dropDownList><w:listItem w:displayText="Zebedee Quillfeather" w:value="1"/></w:dropDownList></w:sdtPr>'
        f"<w:sdtContent>{run('Hill')}</w:sdtContent></w:sdt>"
    )
    tagged = f'<w:smartTag w:element="place"><w:smartTagPr><w:attr w:name="of" w:val="{SECRET}"/></w:smartTagPr>{run("Dale")}</w:smartTag>'
    control = (
        f'<w:sdt><w:sdtPr><w:alias w:val="{SECRET}"/><w:dataBinding w:xpath="/a" w:storeItemID="{{0A1B}}"/></w:sdtPr><w:sdtContent>'
        f"{paragraph('Chosen: ', chosen, ' and ', tagged)}</w:sdtContent></w:sdt>"
    )
    return document(control + paragraph("after"))


def _drawings() -> bytes:
    picture = PICTURES["png-clean"]()
    group = (
        '<w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="1800000" cy="900000"/><wp:docPr id="9" name="Zebedee '
        f'Quillfeather" descr="{SECRET}"/><a:graphic><a:graphicData uri="x"><wpg:wgp><wpg:cNvGrpSpPr/><wpg:grpSpPr/>'
        '<wps:wsp><wps:cNvPr id="3" name="Zebedee"/><wps:cNvSpPr/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="900000" cy="900000"/>'
        '</a:xfrm><a:prstGeom prst="ellipse"><a:avLst/></a:prstGeom><a:solidFill><a:srgbClr val="1F4E79"/></a:solidFill></wps:spPr><wps:txbx>'
        f"<w:txbxContent>{paragraph(run('white on blue', '<w:color w:val=' + chr(34) + 'FFFFFF' + chr(34) + '/>'), _HIDDEN)}</w:txbxContent>"
        '</wps:txbx><wps:bodyPr anchor="ctr"/></wps:wsp>'
        f'<wps:wsp><wps:cNvPr id="4" name="x" hidden="1"/><wps:cNvSpPr/><wps:spPr/><wps:txbx><w:txbxContent>{paragraph(SECRET)}'
        "</w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp></wpg:wgp></a:graphicData></a:graphic></wp:inline></w:drawing>"
    )
    old = (
        '<w:pict><v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" path="m@7,l@8,m@5,21600l@6,21600e"><v:formulas>'
        '<v:f eqn="sum #0 0 10800"/></v:formulas></v:shapetype><v:shape id="Zebedee" o:spid="_x0000_s2049" type="#_x0000_t136" alt="Zebedee '
        'Quillfeather" style="position:absolute;width:200pt;height:40pt;z-index:-1;mso-position-horizontal:center" fillcolor="silver" '
        'stroked="f"><v:textpath style="font-family:&quot;Calibri&quot;;font-size:1pt" string="DRAFT"/></v:shape></w:pict>'
    )
    filled = (
        '<w:drawing><wp:inline><wp:extent cx="900000" cy="900000"/><wp:docPr id="2" name="Picture 1"/><a:graphic><a:graphicData>'
        '<pic:pic><pic:nvPicPr><pic:cNvPr id="0" name="zebedee.png"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="rId3">'
        '<a:grayscl/></a:blip><a:srcRect l="25000" r="-10000"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:ln w="9525">'
        "<a:solidFill><a:schemeClr val='accent1'/></a:solidFill></a:ln></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>"
    )
    object_ = (
        f'<w:object><v:shape id="_x0000_i1025" style="width:40pt;height:40pt" title="{SECRET}"><v:imagedata r:id="rId3" '
        'o:title="Zebedee Quillfeather"/></v:shape><o:OLEObject Type="Embed" ProgID="Package" r:id="rId4"/></w:object>'
    )
    body = (
        paragraph("A group: ", f"<w:r>{group}</w:r>")
        + paragraph("A watermark: ", f"<w:r>{old}</w:r>")
        + paragraph("A cropped picture: ", f"<w:r>{filled}</w:r>")
        + paragraph("An object: ", f"<w:r>{object_}</w:r>")
    )
    wpg = 'xmlns:wpg="http://schemas.microsoft.com/office/word/2010/wordprocessingGroup"'
    extras = [
        ("image", "word/media/image1.png", picture),
        ("oleObject", "word/embeddings/oleObject1.bin", base64.b64encode(SECRET.encode())),
    ]
    return document(body.replace("<wpg:wgp>", f"<wpg:wgp {wpg}>"), extras)


def _chart() -> bytes:
    values = CategoryChartData(number_format="0")
    values.categories = ["Hill", "Dale", "Moor"]
    values.add_series("Crimes", (12, 7, 19))
    values.add_series("Complaints", (3, 4, 1))
    drawn = ChartXmlWriter(XL_CHART_TYPE.COLUMN_CLUSTERED, values).xml.replace(
        "</c:chartSpace>",
        '<c:externalData r:id="rId1"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>',
    )
    frame = (
        '<w:drawing><wp:inline><wp:extent cx="3600000" cy="1800000"/><wp:docPr id="5" name="Chart 5"/><a:graphic><a:graphicData '
        'uri="http://schemas.openxmlformats.org/drawingml/2006/chart"><c:chart r:id="rId3"/></a:graphicData></a:graphic></wp:inline></w:drawing>'
    )
    return document(
        paragraph("Crimes by ward:", f"<w:r>{frame}</w:r>"),
        [("chart", "word/charts/chart1.xml", drawn)],
        rels={"word/charts/chart1.xml": [("package", "word/embeddings/book.xlsx")]},
        others={"word/embeddings/book.xlsx": workbook_of(SECRET)},
    )


def workbook_of(words: str) -> bytes:
    """A workbook with these words in it."""
    book = openpyxl.Workbook()
    book.active["A1"] = words
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _smartart() -> bytes:
    space = "http://schemas.openxmlformats.org/drawingml/2006/diagram"
    a = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    dgm, dsp = (
        f'xmlns:dgm="{space}" {a}',
        f'xmlns:dsp="http://schemas.microsoft.com/office/drawing/2008/diagram" {a}',
    )

    def words(*lines: str) -> str:
        return "".join(
            f'<a:p><a:pPr algn="ctr"/><a:r><a:rPr lang="en-GB" sz="1800"/><a:t>{line}</a:t></a:r></a:p>'
            for line in lines
        )

    def shape(at: int, *lines: str) -> str:
        return (
            f'<dsp:sp modelId="{{0A1B2C3D-0000-4000-8000-00000000000{at}}}"><dsp:nvSpPr><dsp:cNvPr id="0" name="{SECRET}"/><dsp:cNvSpPr/>'
            f'</dsp:nvSpPr><dsp:spPr><a:xfrm><a:off x="{at * 1200000}" y="100000"/><a:ext cx="1000000" cy="600000"/></a:xfrm>'
            '<a:prstGeom prst="roundRect"><a:avLst/></a:prstGeom><a:solidFill><a:srgbClr val="1F4E79"/></a:solidFill></dsp:spPr><dsp:style><a:lnRef idx="2"><a:schemeClr val="lt1"/></a:lnRef>'
            '<a:fillRef idx="1"><a:schemeClr val="accent1"/></a:fillRef><a:effectRef idx="0"/><a:fontRef idx="minor"><a:schemeClr val="lt1"/>'
            f'</a:fontRef></dsp:style><dsp:txBody><a:bodyPr anchor="ctr"/>{words(*lines)}</dsp:txBody></dsp:sp>'
        )

    data = (
        f"<dgm:dataModel {dgm}><dgm:ptLst>{''.join(f'<dgm:pt><dgm:t>{words(one)}</dgm:t></dgm:pt>' for one in ('Ask', 'Search', 'Reply', SECRET))}"
        f'</dgm:ptLst><dgm:extLst><a:ext uri="x"><dsp:dataModelExt xmlns:dsp="http://schemas.microsoft.com/office/drawing/2008/diagram" relId="rId4"/>'
        "</a:ext></dgm:extLst></dgm:dataModel>"
    )
    drawn = f"<dsp:drawing {dsp}><dsp:spTree>{shape(2, 'Reply')}{shape(0, 'Ask')}{shape(1, 'Search', SECRET + ' earlier')}</dsp:spTree></dsp:drawing>"
    frame = (
        '<w:drawing><wp:inline><wp:extent cx="3600000" cy="900000"/><wp:docPr id="5" name="Diagram 5"/><a:graphic><a:graphicData '
        f'uri="{space}"><dgm:relIds xmlns:dgm="{space}" r:dm="rId3"/></a:graphicData></a:graphic></wp:inline></w:drawing>'
    )
    extras = [
        ("diagramData", "word/diagrams/data1.xml", data),
        ("diagramDrawing", "word/diagrams/drawing1.xml", drawn),
    ]
    return document(paragraph("How we reply:", f"<w:r>{frame}</w:r>") + paragraph("As drawn."), extras)


def _hidden_headings() -> bytes:
    made = docx.Document(io.BytesIO(everything()))
    first = made.sections[0].first_page_header
    first.is_linked_to_previous = False
    first.paragraphs[0].text = SECRET
    made.sections[0].different_first_page_header_footer = False
    body = made.element.body
    body.insert(0, parse_xml(f"<w:p {_W}><w:r><w:rPr><w:vanish/></w:rPr><w:t>{SECRET}</w:t></w:r></w:p>"))
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


PAGES: dict[str, Callable[[], bytes]] = {
    "something-of-everything": everything,
    "a-header-that-is-off": _hidden_headings,
    "fields-of-many-kinds": _fields,
    "links-shown-and-not": _links,
    "changes-of-all-kinds": _changes,
    "tables-with-rows-out-of-sight": _tables,
    "lists-with-words": _lists,
    "notes-and-one-that-is-left": _notes,
    "symbols-formulas-and-breaks": _symbols,
    "controls-round-words": _controls,
    "drawings-old-and-new": _drawings,
    "smartart-as-it-was-drawn": _smartart,
    "a-chart-and-its-workbook": _chart,
}
