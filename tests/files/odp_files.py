"""OpenDocument slides and drawings, each named for what is true of it, as LibreOffice and others write them."""

from __future__ import annotations

from collections.abc import Callable

from files.odt_files import _CHART, row, table
from files.ooxml import PIXEL
from files.opendocument import KIND, flat, part, style, zipped

__all__ = ["FILES", "box", "page", "slides"]

_SECRET = "Nia Example, 07700 900123"
_LAYOUT = '<style:page-layout style:name="pm1"><style:page-layout-properties fo:page-width="28cm" fo:page-height="21cm"/></style:page-layout>'
_LAYERS = '<draw:layer-set><draw:layer draw:name="layout"/><draw:layer draw:name="dark" draw:display="none"/></draw:layer-set>'
_HANDOUT = (
    '<style:handout-master style:page-layout-name="pm1"><draw:frame svg:x="1cm" svg:y="1cm" svg:width="5cm" svg:height="1cm" '
    'presentation:class="page-number"><draw:text-box><text:p><text:page-number>&lt;number&gt;</text:page-number></text:p></draw:text-box></draw:frame>{}</style:handout-master>'
)
_TITLE = (
    '<draw:frame presentation:style-name="pr1" svg:x="1cm" svg:y="1cm" svg:width="25cm" svg:height="3cm" presentation:class="title" '
    'presentation:placeholder="true"><draw:text-box/></draw:frame>'
)


def page(content: str, *, name: str = "page1", look: str = "dp1", more: str = "") -> str:
    """A slide."""
    return f'<draw:page draw:name="{name}" draw:style-name="{look}" draw:master-page-name="Default"{more}>{content}</draw:page>'


def master(content: str = "", name: str = "Default", look: str = "") -> str:
    """A master, with the place for a title that every program writes."""
    return f'<style:master-page style:name="{name}" style:page-layout-name="pm1" draw:style-name="{look}">{_TITLE}{content}</style:master-page>'


def box(
    words: str, at: tuple[float, float, float, float] = (2, 2, 20, 3), *, name: str = "", more: str = ""
) -> str:
    """A text box; `at` is where it begins, and how wide and high it is, in centimetres."""
    x, y, width, height = at
    return (
        f'<draw:frame draw:style-name="{name}" draw:layer="layout" svg:x="{x}cm" svg:y="{y}cm" svg:width="{width}cm" svg:height="{height}cm"{more}>'
        f"<draw:text-box>{words if words.startswith('<') else f'<text:p>{words}</text:p>'}</draw:text-box></draw:frame>"
    )


def _rect(
    at: tuple[float, float, float, float], name: str = "gr1", tag: str = "rect", inside: str = ""
) -> str:
    x, y, width, height = at
    return f'<draw:{tag} draw:style-name="{name}" svg:x="{x}cm" svg:y="{y}cm" svg:width="{width}cm" svg:height="{height}cm">{inside}</draw:{tag}>'


def slides(
    *pages: str,
    before: str = "",
    after: str = "",
    styles: str = "",
    masters: str = "",
    kind: str = "presentation",
    **others: str,
) -> bytes:
    """Slides in one XML file."""
    body = "drawing" if kind == "graphics" else kind
    return flat(
        kind,
        f"<office:{body}>{before}{''.join(pages)}{after}</office:{body}>",
        styles=_LAYOUT + styles,
        masters=_LAYERS + (masters or master()),
        **others,
    )


def _packed(*pages: str, parts: dict[str, bytes] | None = None, styles: str = "", **others: object) -> bytes:
    """Slides as a package."""
    return zipped(
        "presentation",
        f"<office:presentation>{''.join(pages)}</office:presentation>",
        parts,
        styles=styles,
        common=_LAYOUT,
        masters=master(),
        **others,
    )  # type: ignore[arg-type]


def _page_style(given: str, name: str = "dp1", inside: str = "") -> str:
    return style(
        name,
        "drawing-page",
        f"<style:drawing-page-properties {given}>{inside}</style:drawing-page-properties>",
    )


def _solid(colour: str = "#000000", name: str = "gr1", more: str = "") -> str:
    return style(
        name, "graphic", f'<style:graphic-properties draw:fill="solid" draw:fill-color="{colour}" {more}/>'
    )


_WHITE = style("T1", "text", '<style:text-properties fo:color="#ffffff"/>')
_IN_WHITE = f'<text:p><text:span text:style-name="T1">{_SECRET}</text:span></text:p>'
_FIRST = page(box("Crime in Exampleshire"))
_EMPTY_NOTES = (
    '<presentation:notes draw:style-name="dp2"><draw:page-thumbnail presentation:class="page" svg:x="1cm" svg:y="1cm" svg:width="9cm" svg:height="5cm"/>'
    '<draw:frame presentation:class="notes" presentation:placeholder="true" svg:x="1cm" svg:y="9cm" svg:width="9cm" svg:height="9cm"><draw:text-box/></draw:frame></presentation:notes>'
)
_FOOTER = '<draw:frame svg:x="1cm" svg:y="19cm" svg:width="9cm" svg:height="1cm" presentation:class="footer"><draw:text-box><text:p>{}<presentation:footer/></text:p></draw:text-box></draw:frame>'
_DECL = f'<presentation:footer-decl presentation:name="ftr1">{_SECRET}</presentation:footer-decl>'
_USES = ' presentation:use-footer-name="ftr1"'
_IMAGE = '<draw:frame draw:style-name="gr1" svg:x="2cm" svg:y="2cm" svg:width="20cm" svg:height="3cm"><draw:image xlink:href="Pictures/a.png"/></draw:frame>'
_PICTURE = {"Pictures/a.png": PIXEL}
_TABLE = '<draw:frame svg:x="2cm" svg:y="6cm" svg:width="20cm" svg:height="5cm">{}<draw:image xlink:href="Pictures/TablePreview1.svm"/></draw:frame>'
_PREVIEW = {"Pictures/TablePreview1.svm": b"VCLMTF\1\0" + "Nia Example".encode("utf-16-le")}
_ROWS = row("Surname", "Date of birth"), row("Examplea", "01/02/1980")
_COMMENT = f'<office:annotation svg:x="1cm" svg:y="1cm"><dc:creator>Orla Example</dc:creator><dc:date>2024-01-02T10:00:00</dc:date><text:p>ask {_SECRET}</text:p></office:annotation>'
_OUTLINE = style("Default-outline1", "presentation", '<style:text-properties fo:color="#000000"/>') + style(
    "Default-outline2", "presentation", '<style:text-properties fo:color="#ffffff"/>'
)
_DEEP = f"<text:list><text:list-item><text:list><text:list-item><text:p>{_SECRET}</text:p></text:list-item></text:list></text:list-item></text:list>"

FILES: dict[str, Callable[[], bytes]] = {
    "nothing-is-hidden": lambda: slides(
        page(box("Crime in Exampleshire") + _EMPTY_NOTES), page(box("Figures"), name="page2"),
        masters=master(_FOOTER.format("")) + _HANDOUT.format(""), after='<presentation:settings presentation:mouse-visible="false"/>',
    ),
    "packed-and-nothing-is-hidden": lambda: _packed(_FIRST, page(_IMAGE), parts=_PICTURE),
    "a-drawing": lambda: slides(page(box("A map of the ward")), kind="graphics"),
    # slides
    "a-slide-is-hidden": lambda: slides(_FIRST, page(box(_SECRET), look="dp3"), styles=_page_style('presentation:visibility="hidden"', "dp3")),
    "a-slide-is-hidden-by-an-inherited-style": lambda: slides(
        _FIRST, page(box(_SECRET), look="dp4"), styles=_page_style('presentation:visibility="hidden"', "dp3") + style("dp4", "drawing-page", "", style__parent_style_name="dp3")
    ),
    "a-hidden-slide-is-empty": lambda: slides(_FIRST, page("", look="dp3"), styles=_page_style('presentation:visibility="hidden"', "dp3")),
    "a-picture-on-a-hidden-slide": lambda: _packed(page(_IMAGE, look="dp3"), parts=_PICTURE, styles=_page_style('presentation:visibility="hidden"', "dp3")),
    "notes": lambda: slides(page(box("Crime") + f"<presentation:notes>{box(_SECRET, more=' presentation:class=' + chr(34) + 'notes' + chr(34))}</presentation:notes>")),
    "a-comment": lambda: slides(_FIRST, page(box("Figures") + _COMMENT)),
    "a-custom-show": lambda: slides(_FIRST, after='<presentation:settings><presentation:show presentation:name="For Nia Example" presentation:pages="page1"/></presentation:settings>'),
    "a-slide-has-a-name": lambda: slides(page(box("Crime"), name="Nia Example arrested")),
    # shapes
    "a-shape-is-not-displayed": lambda: slides(page(box(_SECRET, more=' drawooo:display="none"'))),
    "a-shape-is-only-printed": lambda: slides(page(box(_SECRET, more=' drawooo:display="printer"'))),
    "a-layer-is-not-displayed": lambda: slides(page(box(_SECRET).replace('draw:layer="layout"', 'draw:layer="dark"'))),
    "a-shape-is-off-the-slide": lambda: slides(page(box(_SECRET, (30, 2, 10, 3)))),
    "a-shape-reaches-over-the-edge": lambda: slides(page(box(_SECRET, (25, 2, 10, 3)))),
    "a-shape-is-turned-off-the-slide": lambda: slides(
        page(f'<draw:custom-shape svg:width="10cm" svg:height="3cm" draw:transform="rotate (1.5708) translate (-5cm 2cm)"><text:p>{_SECRET}</text:p></draw:custom-shape>')
    ),
    "a-shape-in-a-group-is-off-the-slide": lambda: slides(page(f"<draw:g>{box('Crime')}{box(_SECRET, (2, 30, 10, 3))}</draw:g>")),
    "a-shape-has-no-size": lambda: slides(page(box(_SECRET, (2, 2, 0, 0)))),
    "a-black-box-lies-over-words": lambda: slides(page(box(_SECRET) + _rect((1, 1, 22, 5))), styles=_solid()),
    "a-black-box-lies-under-words": lambda: slides(page(_rect((1, 1, 22, 5)) + box(_SECRET)), styles=_solid()),
    "a-clear-box-lies-over-words": lambda: slides(page(box(_SECRET) + _rect((1, 1, 22, 5))), styles=_solid(more='draw:opacity="40%"')),
    "a-box-without-a-fill-lies-over-words": lambda: slides(page(box(_SECRET) + _rect((1, 1, 22, 5))), styles=_solid().replace('"solid"', '"none"')),
    "a-black-box-lies-over-one-paragraph": lambda: slides(
        page(box(f"<text:p>Crime in Exampleshire</text:p><text:p>{_SECRET}</text:p>", (2, 2, 20, 10)) + _rect((1, 2.58, 20, 1))), styles=_solid()
    ),
    "a-picture-lies-over-words": lambda: _packed(page(box(_SECRET) + _IMAGE), parts=_PICTURE),
    "a-circle-lies-over-words": lambda: slides(page(box(_SECRET) + _rect((-5, -5, 40, 20), tag="ellipse")), styles=_solid()),
    "z-indexes-put-a-box-over-words": lambda: slides(
        page(_rect((1, 1, 22, 5)).replace("<draw:rect ", '<draw:rect draw:z-index="5" ') + box(_SECRET, more=' draw:z-index="2"')), styles=_solid()
    ),
    "text-is-white": lambda: slides(page(box(_IN_WHITE)), styles=_WHITE),
    "text-is-white-on-a-dark-slide": lambda: slides(page(box(_IN_WHITE)), styles=_WHITE + _page_style('draw:fill="solid" draw:fill-color="#003366"')),
    "text-is-white-on-a-dark-master": lambda: slides(
        page(box(_IN_WHITE)), styles=_WHITE + _page_style('draw:fill="solid" draw:fill-color="#003366"', "dp9"), masters=master(look="dp9")
    ),
    "text-is-white-on-a-picture-of-the-slide": lambda: slides(page(box(_IN_WHITE)), styles=_WHITE + _page_style('draw:fill="bitmap" draw:fill-image-name="x"')),
    "text-is-white-on-a-dark-shape": lambda: slides(page(_rect((1, 1, 22, 5)) + box(_IN_WHITE)), styles=_WHITE + _solid("#003366")),
    "text-is-white-on-a-dark-shape-of-the-master": lambda: slides(page(box(_IN_WHITE)), styles=_WHITE + _solid("#003366"), masters=master(_rect((0, 0, 28, 21)))),
    "text-has-the-colour-of-its-own-shape": lambda: slides(page(_rect((2, 2, 20, 3), inside=_IN_WHITE)), styles=_WHITE + _solid("#ffffff")),
    "a-deeper-item-is-white": lambda: slides(
        page(box(_DEEP, more=' presentation:style-name="pr1" presentation:class="outline"')), common=_OUTLINE, styles=style("pr1", "presentation", "", style__parent_style_name="Default-outline1")
    ),
    "text-is-tiny": lambda: slides(page(box(_IN_WHITE)), styles=style("T1", "text", '<style:text-properties fo:font-size="1pt"/>')),
    # pictures, tables, charts, media
    "a-picture-is-cropped": lambda: _packed(page(_IMAGE), parts=_PICTURE, styles=style("gr1", "graphic", '<style:graphic-properties fo:clip="rect(0cm, 2cm, 0cm, 0cm)"/>')),
    "a-picture-is-described": lambda: _packed(page(_IMAGE.replace("</draw:frame>", "<svg:desc>Nia Example at home</svg:desc></draw:frame>")), parts=_PICTURE),
    "a-table": lambda: _packed(page(_TABLE.format(table(*_ROWS))), parts=_PREVIEW),
    "a-row-of-a-table-is-hidden": lambda: _packed(page(_TABLE.format(table(*_ROWS, row("Hidden", "x", visibility="collapse")))), parts=_PREVIEW),
    "a-chart": lambda: _packed(page('<draw:frame svg:x="1cm" svg:y="1cm" svg:width="9cm" svg:height="9cm"><draw:object xlink:href="./Object 1"/></draw:frame>'),
                               parts={"Object 1/content.xml": _CHART}, kinds={"Object 1/": f"{KIND}chart"}),
    "a-workbook-is-embedded": lambda: _packed(
        page('<draw:frame svg:x="1cm" svg:y="1cm" svg:width="9cm" svg:height="9cm"><draw:object xlink:href="./Object 1"/></draw:frame>'), kinds={"Object 1/": f"{KIND}spreadsheet"},
        parts={"Object 1/content.xml": part("document-content", f'<office:body><office:spreadsheet><table:table table:name="Victims">{row(_SECRET)}</table:table></office:spreadsheet></office:body>')},
    ),
    "a-sound": lambda: slides(page(box("Crime") + '<anim:par><anim:audio xlink:href="file:///C:/Users/nia.example/interview.wav"/></anim:par>')),
    "a-sound-of-the-slide": lambda: slides(_FIRST, styles=_page_style("", inside='<presentation:sound xlink:href="file:///C:/Users/nia.example/interview.wav"/>')),
    "a-film-is-linked": lambda: slides(page('<draw:frame svg:x="1cm" svg:y="1cm" svg:width="9cm" svg:height="9cm"><draw:plugin xlink:href="file:///C:/Users/nia.example/cell.mp4"/></draw:frame>')),
    "a-click-leads-to-a-person": lambda: slides(
        page(box("Crime").replace("</draw:frame>", '<office:event-listeners><presentation:event-listener xlink:href="mailto:nia@example.com"/></office:event-listeners></draw:frame>'))
    ),
    # masters
    "a-master-has-words": lambda: slides(_FIRST, masters=master(box("Official"))),
    "a-master-is-not-used": lambda: slides(_FIRST, masters=master() + master(box(_SECRET), "Other")),
    "a-master-is-used-by-a-hidden-slide": lambda: slides(
        _FIRST, page("", look="dp3").replace('"Default"', '"Other"'), masters=master() + master(box(_SECRET), "Other"), styles=_page_style('presentation:visibility="hidden"', "dp3")
    ),
    "the-masters-words-are-switched-off": lambda: slides(_FIRST, masters=master(box(_SECRET)), styles=_page_style('presentation:background-objects-visible="false"')),
    "the-masters-footer-is-switched-off": lambda: slides(_FIRST, masters=master(_FOOTER.format(_SECRET)), styles=_page_style('presentation:display-footer="false"')),
    "a-prompt-of-a-master": lambda: slides(_FIRST, masters=master(box("Title for Nia Example", more=' presentation:class="title"'))),
    "a-footer-is-shown": lambda: slides(page(box("Crime"), more=_USES), before=_DECL, styles=_page_style('presentation:display-footer="true"')),
    "a-footer-is-not-shown": lambda: slides(page(box("Crime"), more=_USES), before=_DECL, styles=_page_style('presentation:display-footer="false"')),
    "a-slide-has-a-footer-of-its-own": lambda: slides(page(_FOOTER.format(_SECRET)), styles=_page_style('presentation:display-footer="false"')),
    "a-handout-has-words": lambda: slides(_FIRST, masters=master() + _HANDOUT.format(box(_SECRET))),
    # the file
    "properties-name-the-author": lambda: slides(_FIRST, meta="<dc:creator>Rhys Example</dc:creator>"),
    "settings-name-a-folder": lambda: slides(_FIRST, settings='<config:config-item config:name="ColorTableURL">file:///C:/Users/nia.example/standard.soc</config:config-item>'),
    "an-element-is-of-no-known-kind": lambda: slides(page(f"{box('Crime')}<other:note>{_SECRET}</other:note>")),
    # damage
    "content-is-cut-off": lambda: slides(_FIRST, page(box("Figures")))[:-60],
    "a-part-is-locked": lambda: _packed(_FIRST, parts=_PICTURE, locked=("content.xml", "Pictures/a.png")),
}  # fmt: skip
