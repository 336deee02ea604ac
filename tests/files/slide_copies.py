"""Slides for the tests of clean copies: what looks must survive, and what hides behind it. Each file's name tells its truth."""

from __future__ import annotations

import io
from collections.abc import Callable

import pptx
from PIL import Image
from pptx.chart.data import BubbleChartData, CategoryChartData, XyChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE
from pptx.enum.shapes import MSO_CONNECTOR, MSO_SHAPE
from pptx.util import Inches, Pt

from files.pptx_files import _NAMES, _NS, box, deck, filled, frame, lines, picture, run, slide, title

__all__ = ["FILES", "SECRET", "everything", "photograph"]

SECRET = "Quenby Zabrinski"
_PERSON = f"{SECRET}, 07700 900123"
_DGM = f'xmlns:dgm="{_NAMES["a"].replace("main", "diagram")}" xmlns:dsp="http://schemas.microsoft.com/office/drawing/2008/diagram"'
_OPEN = title("Reply to your request")
_MADE = "application/vnd.openxmlformats-officedocument."


def photograph(
    kind: str = "PNG", size: tuple[int, int] = (120, 80), edge: tuple[int, int, int] = (10, 200, 30)
) -> bytes:
    """A picture of one colour, whose right quarter is of another."""
    image = Image.new("RGB", size, (200, 30, 40))
    image.paste(edge, (size[0] * 3 // 4, 0, size[0], size[1]))
    out = io.BytesIO()
    image.save(out, kind)
    return out.getvalue()


def _smartart(drawn: str, *, also: str = "") -> bytes:
    """SmartArt with a kept drawing; `also` are words that stand in its data alone."""
    words = "".join(
        f"<dgm:pt><dgm:t>{lines(text)}</dgm:t></dgm:pt>"
        for text in ("Ask the unit", "Send the reply", also)
        if text
    )
    data = (
        f"<dgm:dataModel {_DGM} {_NS}><dgm:ptLst>{words}</dgm:ptLst><dgm:extLst><a:ext uri='{{1}}'>"
        '<dsp:dataModelExt relId="rId3"/></a:ext></dgm:extLst></dgm:dataModel>'
    )
    shapes = "".join(
        f'<dsp:sp modelId="{{{number}}}"><dsp:nvSpPr><dsp:cNvPr id="0" name=""/><dsp:cNvSpPr/></dsp:nvSpPr><dsp:spPr><a:xfrm><a:off x="0" '
        f'y="{number * 900000}"/><a:ext cx="3000000" cy="800000"/></a:xfrm><a:prstGeom prst="roundRect"><a:avLst/></a:prstGeom><a:solidFill>'
        f'<a:srgbClr val="4472C4"/></a:solidFill></dsp:spPr><dsp:txBody><a:bodyPr/><a:lstStyle/>{lines(text)}</dsp:txBody><dsp:txXfrm><a:off '
        f'x="100000" y="{number * 900000}"/><a:ext cx="2800000" cy="800000"/></dsp:txXfrm></dsp:sp>'
        for number, text in enumerate(("Ask the unit", drawn))
    )
    drawing = f"<dsp:drawing {_DGM} {_NS}><dsp:spTree>{shapes}</dsp:spTree></dsp:drawing>"
    held = frame(
        '<dgm:relIds xmlns:dgm="urn:d" r:dm="rId2" r:lo="rId4" r:qs="rId5" r:cs="rId6"/>',
        "diagram",
        name="Diagram 5",
    )
    return deck(
        slide(_OPEN + held + box("Below it", at=(1, 6, 4, 1))),
        extras=[
            ("diagramData", "ppt/diagrams/data1.xml", data),
            ("diagramDrawing", "ppt/diagrams/drawing1.xml", drawing),
        ],
        types={
            "ppt/diagrams/data1.xml": f"{_MADE}drawingml.diagramData+xml",
            "ppt/diagrams/drawing1.xml": "application/vnd.ms-office.drawingml.diagramDrawing+xml",
        },
    )


def _pictured(shapes: str, kind: str = "PNG") -> bytes:
    return deck(
        slide(_OPEN + shapes), extras=[("image", f"ppt/media/image1.{kind.lower()}", photograph(kind))]
    )


def _charted_shape() -> bytes:
    """A chart on which somebody has put a text box."""
    chart = (
        f"<c:chartSpace {_NS}><c:chart><c:plotArea><c:barChart><c:ser><c:idx val='0'/><c:order val='0'/><c:tx><c:v>Crimes</c:v></c:tx>"
        '<c:cat><c:strRef><c:f>[secret.xlsx]Sheet1!$A$2</c:f><c:strCache><c:ptCount val="1"/><c:pt idx="0"><c:v>North</c:v></c:pt></c:strCache>'
        '</c:strRef></c:cat><c:val><c:numRef><c:f>Sheet1!$B$2</c:f><c:numCache><c:ptCount val="1"/><c:pt idx="0"><c:v>12</c:v></c:pt>'
        '</c:numCache></c:numRef></c:val></c:ser></c:barChart></c:plotArea></c:chart><c:userShapes r:id="rId1"/></c:chartSpace>'
    )
    cdr = 'xmlns:cdr="http://schemas.openxmlformats.org/drawingml/2006/chartDrawing"'
    shape = (
        "<cdr:relSizeAnchor><cdr:from><cdr:x>0.1</cdr:x><cdr:y>0.1</cdr:y></cdr:from><cdr:to><cdr:x>0.5</cdr:x><cdr:y>0.3</cdr:y></cdr:to>"
        '<cdr:sp macro="" textlink=""><cdr:nvSpPr><cdr:cNvPr id="2" name="TextBox 1"{0}/><cdr:cNvSpPr txBox="1"/></cdr:nvSpPr><cdr:spPr/>'
        "<cdr:txBody><a:bodyPr/>{1}</cdr:txBody></cdr:sp></cdr:relSizeAnchor>"
    )
    drawing = f"<c:userShapes {cdr} {_NS}>{shape.format('', lines('New count from April'))}{shape.format(' hidden=' + chr(34) + '1' + chr(34), lines(_PERSON))}</c:userShapes>"
    return deck(
        slide(_OPEN + frame('<c:chart r:id="rId2"/>', "chart", name="Chart 5")),
        extras=[("chart", "ppt/charts/chart1.xml", chart)],
        others={"ppt/drawings/drawing1.xml": drawing},
        rels={"ppt/charts/chart1.xml": [("chartUserShapes", "ppt/drawings/drawing1.xml")]},
        types={
            "ppt/charts/chart1.xml": f"{_MADE}drawingml.chart+xml",
            "ppt/drawings/drawing1.xml": f"{_MADE}drawingml.chartshapes+xml",
        },
    )


def _timed(kind: str, number: int) -> str:
    return (
        f'<p:timing><p:tnLst><p:par><p:cTn id="1"><p:childTnLst><p:par><p:cTn id="2" presetID="10" presetClass="{kind}"><p:childTnLst>'
        f'<p:animEffect transition="in" filter="fade"><p:cBhvr><p:cTn id="3"/><p:tgtEl><p:spTgt spid="{number}"/></p:tgtEl></p:cBhvr>'
        "</p:animEffect></p:childTnLst></p:cTn></p:par></p:childTnLst></p:cTn></p:par></p:tnLst></p:timing>"
    )


_JUMP = '<a:hlinkClick r:id="rId2" action="ppaction://hlinksldjump"/>'
_STYLE = "{11111111-2222-4333-8444-555555555555}"
_STYLES = (
    f'<a:tblStyleLst {_NS} def="{{5C22544A-7EE6-4342-B048-85BDC9FD1C3A}}"><a:tblStyle styleId="{_STYLE}" styleName="Table of {SECRET}">'
    '<a:wholeTbl><a:tcTxStyle><a:fontRef idx="minor"/><a:srgbClr val="112233"/></a:tcTxStyle><a:tcStyle><a:tcBdr><a:left><a:ln w="12700">'
    '<a:solidFill><a:srgbClr val="445566"/></a:solidFill></a:ln></a:left></a:tcBdr><a:fill><a:solidFill><a:srgbClr val="EEEEDD"/></a:solidFill>'
    "</a:fill></a:tcStyle></a:wholeTbl></a:tblStyle></a:tblStyleLst>"
)


def _styled_table() -> bytes:
    from files.pptx_files import table

    return deck(
        slide(_OPEN + table([("Ward", "Crimes"), ("North", "12")], style=_STYLE)),
        of_deck=[("tableStyles", "ppt/tableStyles.xml", _STYLES)],
        types={"ppt/tableStyles.xml": f"{_MADE}presentationml.tableStyles+xml"},
    )


_SHOWN_LINK = box(run("www.example.com/foi", '<a:hlinkClick r:id="rId2"/>'))
_BLACK_BOX = filled("000000", (3.5, 2, 1, 1))

# fmt: off
FILES: dict[str, Callable[[], bytes]] = {
    "smartart-with-its-drawing": lambda: _smartart("Send the reply"),
    "smartart-has-words-in-no-box": lambda: _smartart("Send the reply", also=_PERSON),
    "smartart-was-drawn-earlier": lambda: _smartart(_PERSON),
    "a-chart-is-drawn-on": _charted_shape,
    "a-picture-reaches-over-its-frame": lambda: _pictured(picture().replace("<a:fillRect/>", '<a:fillRect r="-50000"/>')),
    "a-picture-is-smaller-than-its-frame": lambda: _pictured(picture(crop='<a:srcRect l="-20000" r="25000"/>')),
    "a-box-blacks-out-a-picture": lambda: _pictured(picture() + _BLACK_BOX),
    "a-circle-blacks-out-a-picture": lambda: _pictured(picture() + _BLACK_BOX.replace('prst="rect"', 'prst="ellipse"')),
    "a-star-blacks-out-a-picture": lambda: _pictured(picture() + _BLACK_BOX.replace('prst="rect"', 'prst="star5"')),
    "a-box-blacks-out-a-turned-picture": lambda: _pictured(picture().replace("<a:xfrm>", '<a:xfrm rot="600000">') + _BLACK_BOX),
    "a-link-shows-its-page": lambda: deck(slide(_SHOWN_LINK), extras=[("hyperlink", "!https://www.example.com/foi", "")]),
    "a-link-hides-its-page": lambda: deck(slide(box(run("our policy", '<a:hlinkClick r:id="rId2"/>'))), extras=[("hyperlink", f"!https://www.example.com/?by={SECRET.replace(' ', '+')}", "")]),
    "a-jump-to-a-slide": lambda: deck(slide(box("next", inside=_JUMP)), slide(_OPEN), rels={"ppt/slides/slide1.xml": [("slide", "ppt/slides/slide2.xml")]}),
    "a-jump-to-a-hidden-slide": lambda: deck(slide(box("next", inside=_JUMP)), slide(box(_PERSON), attributes=' show="0"'), slide(_OPEN), rels={"ppt/slides/slide1.xml": [("slide", "ppt/slides/slide2.xml")]}),
    "a-cover-comes-later": lambda: deck(slide(_OPEN + box("Seen at first") + filled("000000", (0.9, 1.9, 4.2, 1.2)), after=_timed("entr", 9))),
    "shapes-fly-in": lambda: deck(slide(_OPEN + box("Seen later"), after='<p:transition spd="slow"><p:push dir="u"/></p:transition>' + _timed("entr", 3))),
    "a-table-has-a-style-of-its-own": _styled_table,
    "a-name-is-cut-into-runs": lambda: deck(slide(_OPEN + box(run("Seen by Quen") + run("by Zab", ' b="1"'.strip()) + run("rinski today")))),
    "names-of-guides": lambda: deck(slide(_OPEN + box("x").replace('<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>', f'<a:custGeom><a:avLst/><a:gdLst><a:gd name="{SECRET.replace(" ", "")}" fmla="val 100"/></a:gdLst><a:pathLst><a:path w="100" h="100"><a:moveTo><a:pt x="0" y="{SECRET.replace(" ", "")}"/></a:moveTo><a:lnTo><a:pt x="100" y="0"/></a:lnTo><a:close/></a:path></a:pathLst></a:custGeom>'))),
}
# fmt: on


def _charts(made: pptx.presentation.Presentation) -> None:
    slide_ = made.slides.add_slide(made.slide_layouts[6])
    figures = CategoryChartData()
    figures.categories = ["North", "South", "East"]
    figures.add_series("Burglary", (12.345, 19.2, 7))
    figures.add_series("Theft", (5, 8, 9))
    kinds = (
        XL_CHART_TYPE.COLUMN_CLUSTERED,
        XL_CHART_TYPE.LINE_MARKERS,
        XL_CHART_TYPE.PIE,
        XL_CHART_TYPE.RADAR_FILLED,
    )
    for number, kind in enumerate(kinds):
        slide_.shapes.add_chart(kind, Inches(2 * number), Inches(1), Inches(2), Inches(2), figures)
    points = XyChartData()
    series = points.add_series("Distances")
    series.add_data_point(1, 2)
    slide_.shapes.add_chart(XL_CHART_TYPE.XY_SCATTER, Inches(1), Inches(4), Inches(2), Inches(2), points)
    bubbles = BubbleChartData()
    series = bubbles.add_series("Sizes")
    series.add_data_point(1, 2, 3)
    slide_.shapes.add_chart(XL_CHART_TYPE.BUBBLE, Inches(4), Inches(4), Inches(2), Inches(2), bubbles)


def everything() -> bytes:
    """A deck by python-pptx with forms, fills, groups, lines, tables, pictures, charts, links and notes."""
    made = pptx.Presentation()
    first = made.slides.add_slide(made.slide_layouts[1])
    first.shapes.title.text = "Reply to your request"
    body = first.placeholders[1].text_frame
    body.text = "First"
    for level, words in ((1, "Second"), (2, "Third")):
        paragraph = body.add_paragraph()
        paragraph.text, paragraph.level = words, level
    styled = body.add_paragraph().add_run()
    styled.text, styled.font.bold, styled.font.size, styled.font.name = "Loud", True, Pt(28), "Courier New"
    styled.font.color.rgb = RGBColor(0x12, 0x34, 0x56)
    first.notes_slide.notes_text_frame.text = f"ask {_PERSON}"
    second = made.slides.add_slide(made.slide_layouts[6])
    second.background.fill.solid()
    second.background.fill.fore_color.rgb = RGBColor(0xF0, 0xF0, 0xFF)
    for number, form in enumerate(
        (MSO_SHAPE.HEART, MSO_SHAPE.CUBE, MSO_SHAPE.RIGHT_ARROW, MSO_SHAPE.CHEVRON)
    ):
        shape = second.shapes.add_shape(form, Inches(number * 2), Inches(0.3), Inches(1), Inches(1))
        shape.rotation, shape.name = 10 * number, f"Form of {SECRET}"
        shape.fill.gradient()
    group = second.shapes.add_group_shape()
    group.shapes.add_shape(
        MSO_SHAPE.OVAL, Inches(1), Inches(2), Inches(1), Inches(1)
    ).text_frame.text = "in a group"
    second.shapes.add_connector(MSO_CONNECTOR.ELBOW, Inches(1), Inches(4), Inches(3), Inches(5))
    shown = second.shapes.add_picture(io.BytesIO(photograph()), Inches(4), Inches(2), Inches(3), Inches(2))
    shown.crop_right, shown.rotation = 0.25, 15
    table = second.shapes.add_table(2, 2, Inches(4), Inches(5), Inches(4), Inches(1)).table
    for cell, words in zip(
        table.iter_cells(), ("Ward", "Burglary", "North, South, East", "12.345, 19.2"), strict=True
    ):
        cell.text = words
    made.core_properties.author, made.core_properties.title = SECRET, "Reply"
    _charts(made)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()
