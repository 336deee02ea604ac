"""OpenDocument texts, each named for what is true of it, as LibreOffice and others write them."""

from __future__ import annotations

import base64
from collections.abc import Callable

from files.ooxml import PIXEL
from files.opendocument import KIND, flat, part, style, zipped

__all__ = ["FILES", "packed", "paragraph", "row", "table", "text"]

_SECRET = "Nia Example, 07700 900123"
_BY = "<office:change-info><dc:creator>Orla Example</dc:creator><dc:date>2024-01-02T10:00:00</dc:date></office:change-info>"
_MASTER = '<style:master-page style:name="Standard" style:page-layout-name="pm1">{}</style:master-page>'
_LAYOUT = (
    '<style:page-layout style:name="pm1"><style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm" '
    'fo:margin-left="2cm"{}/></style:page-layout>'
)


def paragraph(content: str, name: str = "") -> str:
    """A paragraph."""
    return f"<text:p{f' text:style-name={chr(34)}{name}{chr(34)}' if name else ''}>{content}</text:p>"


_OPEN = paragraph("We hold the data you asked for.")


def text(*content: str, **others: str) -> bytes:
    """A text in one XML file."""
    return flat("text", f"<office:text>{''.join(content)}</office:text>", **others)


def packed(*content: str, parts: dict[str, bytes] | None = None, **others: object) -> bytes:
    """A text as a package."""
    return zipped("text", f"<office:text>{''.join(content)}</office:text>", parts, **others)  # type: ignore[arg-type]


def _with(inside: str, **others: str) -> bytes:
    return text(_OPEN, paragraph(f"The suspect is {inside}."), _OPEN, **others)


def _span(words: str, name: str = "T1") -> str:
    return f'<text:span text:style-name="{name}">{words}</text:span>'


def _run(properties: str) -> str:
    return style("T1", "text", f"<style:text-properties {properties}/>")


def _changed(kind: str, content: str, mark: str) -> bytes:
    region = f'<text:changed-region xml:id="ct1" text:id="ct1"><text:{kind}>{_BY}{content}</text:{kind}></text:changed-region>'
    return text(
        f"<text:tracked-changes>{region}</text:tracked-changes>", _OPEN, paragraph(f"The suspect is {mark}.")
    )


# ── tables ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def cell(words: str, **given: str) -> str:
    """A cell."""
    named = "".join(f' table:{key.replace("_", "-")}="{value}"' for key, value in given.items())
    return f"<table:table-cell{named}>{paragraph(words) if not words.startswith('<') else words}</table:table-cell>"


def row(*cells: str, visibility: str = "", name: str = "") -> str:
    """A row of cells, or of words."""
    seen = f' table:visibility="{visibility}"' if visibility else ""
    named = f' table:style-name="{name}"' if name else ""
    made = "".join(each if each.startswith("<table:") else cell(each) for each in cells)
    return f"<table:table-row{seen}{named}>{made}</table:table-row>"


def table(*rows: str, columns: str = '<table:table-column table:number-columns-repeated="2"/>') -> str:
    """A table."""
    return f'<table:table table:name="Table1">{columns}{"".join(rows)}</table:table>'


_ROWS = row("Surname", "Date of birth"), row("Examplea", "01/02/1980"), row("Exampleb", "02/02/1980")
_WARDS = row("Ward", "Crimes"), row("Abbey", "12")
_HIDDEN_ROW = ("Hidden", "07/07/1977")


# ── drawings ────────────────────────────────────────────────────────────────────────────────────────────────────────


def _frame(content: str, *, name: str = "fr1", anchor: str = "paragraph", at: str = "", **more: str) -> str:
    given = at or 'svg:x="1cm" svg:y="1cm" svg:width="5cm" svg:height="2cm"'
    others = "".join(f' {key.replace("__", ":").replace("_", "-")}="{value}"' for key, value in more.items())
    return f'<draw:frame draw:style-name="{name}" text:anchor-type="{anchor}" {given}{others}>{content}</draw:frame>'


def _box(words: str) -> str:
    return f"<draw:text-box>{paragraph(words)}</draw:text-box>"


def _graphic(properties: str, name: str = "fr1") -> str:
    return style(name, "graphic", f"<style:graphic-properties {properties}/>")


_SOLID = 'draw:fill="solid" draw:fill-color="#000000"'
_FRONT = 'style:wrap="run-through" style:run-through="foreground" style:vertical-rel="paragraph"'
_BLACK_BOX = '<draw:rect draw:style-name="fr1" text:anchor-type="paragraph" svg:x="0cm" svg:y="0cm" svg:width="10cm" svg:height="0.6cm"/>'
_IMAGE = '<draw:image xlink:href="Pictures/a.png"/>'
_PICTURE = {"Pictures/a.png": PIXEL}
_INLINE = (
    f"<draw:image><office:binary-data>{base64.b64encode(PIXEL).decode()}</office:binary-data></draw:image>"
)
_CHART = part(
    "document-content",
    "<office:body><office:chart><chart:chart><chart:title><text:p>Crimes by officer</text:p></chart:title>"
    f'<table:table table:name="local-table">{row("Officer", "Crimes")}{row("Nia Example", "4")}</table:table>'
    "</chart:chart></office:chart></office:body>",
)
_FORMULA = (
    b'<?xml version="1.0"?><!DOCTYPE math:math PUBLIC "-//OpenOffice.org//DTD Modified W3C MathML 1.01//EN" "math.dtd">'
    b'<math:math xmlns:math="http://www.w3.org/1998/Math/MathML"><math:semantics><math:mi>victims</math:mi>'
    b'<math:annotation math:encoding="StarMath 5.0">victims %% ask Nia Example</math:annotation></math:semantics></math:math>'
)


def _control(tag: str, given: str, inside: str = "") -> str:
    return f'<office:forms><form:form form:name="Standard"><form:{tag} form:id="c1" {given}>{inside}</form:{tag}></form:form></office:forms>'


_DRAWN = '<draw:control draw:control="c1" text:anchor-type="as-char" svg:width="3cm" svg:height="1cm"/>'
_NOTE = (
    '<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body>'
    f"{paragraph('Source: {}')}</text:note-body></text:note>"
)
_COMMENT = (
    "<office:annotation><dc:creator>Orla Example</dc:creator><dc:date>2024-01-02T10:00:00</dc:date>"
    f"{paragraph(f'ask {_SECRET}')}</office:annotation>"
)


def _header(words: str, given: str = "", master: str = "Standard") -> str:
    return f'<style:master-page style:name="{master}" style:page-layout-name="pm1"><style:header{given}>{paragraph(words)}</style:header></style:master-page>'


_BOOKMARK = '<text:bookmark-start text:name="b1" loext:hidden="true" loext:condition="{}"/>{}<text:bookmark-end text:name="b1"/>'
_SETTING = '<config:config-item config:name="{}">{}</config:config-item>'
_SETUP = base64.b64encode(b"\1\0PRINTER_NAME\x09\0Custody-2nd-floor\0DRIVER_NAME\x04\0HP x").decode()
_FIELD = '<text:conditional-text text:condition="ooow:adult" text:string-value-if-true="the adult" text:string-value-if-false="{}">the adult</text:conditional-text>'

FILES: dict[str, Callable[[], bytes]] = {
    "nothing-is-hidden": lambda: text(
        '<text:h text:outline-level="1">Reply</text:h>', _OPEN, table(*_WARDS), masters=_header("Official")
    ),
    "packed-and-nothing-is-hidden": lambda: packed(_OPEN, table(*_WARDS), masters=_header("Official")),
    # tracked changes
    "text-is-deleted": lambda: _changed("deletion", paragraph(_SECRET), '<text:change text:change-id="ct1"/>'),
    "two-paragraphs-are-deleted": lambda: _changed("deletion", paragraph("Nia") + paragraph("Example"), '<text:change text:change-id="ct1"/>'),
    "a-table-is-deleted": lambda: _changed("deletion", table(*_ROWS), '<text:change text:change-id="ct1"/>'),
    "text-is-deleted-in-place": lambda: _changed("deletion", "", f'<text:change-start text:change-id="ct1"/>{_SECRET}<text:change-end text:change-id="ct1"/>'),
    "text-is-deleted-and-nothing-refers-to-it": lambda: _changed("deletion", paragraph(_SECRET), "known"),
    "text-is-inserted": lambda: _changed("insertion", "", f'<text:change-start text:change-id="ct1"/>{_SECRET}<text:change-end text:change-id="ct1"/>'),
    "text-is-formatted": lambda: _changed("format-change", "", f'<text:change-start text:change-id="ct1"/>{_SECRET}<text:change-end text:change-id="ct1"/>'),
    # comments
    "a-comment": lambda: _with(f"known{_COMMENT}"),
    "a-comment-on-a-range": lambda: _with(f'{_COMMENT.replace("annotation>", "annotation >", 1)}known<office:annotation-end/>'),
    # hidden text
    "text-is-hidden": lambda: _with(_span(_SECRET), styles=_run('text:display="none"')),
    "text-is-hidden-on-a-condition": lambda: _with(_span(_SECRET), styles=_run('text:display="condition" text:condition="x"')),
    "text-is-hidden-by-a-paragraph-style": lambda: text(
        _OPEN, paragraph(_SECRET, "P1"), styles=style("P1", "paragraph", "", style__parent_style_name="Secret"),
        common=style("Secret", "paragraph", '<style:text-properties text:display="none"/>'),
    ),
    "text-is-shown-in-a-hidden-style": lambda: text(
        _OPEN, paragraph(_SECRET, "P1"), styles=style("P1", "paragraph", '<style:text-properties text:display="true"/>', style__parent_style_name="Secret"),
        common=style("Secret", "paragraph", '<style:text-properties text:display="none"/>'),
    ),
    "text-is-hidden-among-others": lambda: text(paragraph(f"Name: Rhys, Date of birth: {_span('01/02/1980')}"), styles=_run('text:display="none"')),
    "a-section-is-hidden": lambda: text(_OPEN, f'<text:section text:name="Section1" text:display="none">{paragraph(_SECRET)}{table(*_ROWS)}</text:section>'),
    "a-section-is-hidden-on-a-condition": lambda: text(
        _OPEN, f'<text:section text:name="Section1" text:display="condition" text:condition="ooow:1==1" text:is-hidden="true">{paragraph(_SECRET)}</text:section>'
    ),
    "a-section-is-shown-on-a-condition": lambda: text(
        _OPEN, f'<text:section text:name="Section1" text:display="condition" text:condition="ooow:1==2">{paragraph(_SECRET)}</text:section>'
    ),
    "a-section-in-a-cell-is-hidden": lambda: text(table(*_ROWS, row(f'<text:section text:display="none">{paragraph("Hidden")}</text:section>', "x"))),
    "a-paragraph-is-hidden-by-a-field": lambda: _with(f'{_SECRET}<text:hidden-paragraph text:condition="ooow:TRUE" text:is-hidden="true"/>'),
    "a-paragraph-is-not-hidden-by-its-field": lambda: _with(f'{_SECRET}<text:hidden-paragraph text:condition="ooow:FALSE"/>'),
    "a-field-hides-text": lambda: _with(f'<text:hidden-text text:condition="ooow:TRUE" text:string-value="{_SECRET}" text:is-hidden="true"/>'),
    "a-bookmark-hides-text": lambda: _with(_BOOKMARK.format("", _SECRET)),
    "a-bookmark-hides-text-on-a-condition": lambda: _with(_BOOKMARK.format("x == y", _SECRET)),
    "text-is-white": lambda: _with(_span(_SECRET), styles=_run('fo:color="#ffffff"')),
    "text-is-white-in-the-automatic-colour": lambda: _with(_span(_SECRET), styles=_run('fo:color="#ffffff" style:use-window-font-color="true" loext:opacity="0%"')),
    "text-is-white-on-a-dark-span": lambda: _with(_span(_SECRET), styles=_run('fo:color="#ffffff" fo:background-color="#003366"')),
    "text-is-white-on-a-dark-paragraph": lambda: text(
        paragraph(_span(_SECRET), "P1"), styles=_run('fo:color="#ffffff"') + style("P1", "paragraph", '<style:paragraph-properties fo:background-color="#003366"/>')
    ),
    "text-is-black-on-black": lambda: _with(_span(_SECRET), styles=_run('fo:color="#000000" fo:background-color="#000000"')),
    "text-is-quite-transparent": lambda: _with(_span(_SECRET), styles=_run('fo:color="#000000" loext:opacity="0%"')),
    "text-has-the-colour-of-the-page": lambda: text(
        paragraph(_SECRET, "P1"), masters=_MASTER.format(""), styles=_LAYOUT.format(' fo:background-color="#003366"')
        + style("P1", "paragraph", '<style:text-properties fo:color="#003366"/>'),
    ),
    "text-is-tiny": lambda: _with(_span(_SECRET), styles=_run('fo:font-size="1pt"')),
    "text-is-tiny-by-a-share": lambda: _with(_span(_SECRET), styles=_run('fo:font-size="10%"')),
    "text-is-squeezed": lambda: _with(_span(_SECRET), styles=_run('style:text-scale="1%"')),
    "lines-are-flat": lambda: text(_OPEN, paragraph(_SECRET, "P1"), styles=style("P1", "paragraph", '<style:paragraph-properties fo:line-height="0.02cm"/>')),
    "a-paragraph-is-off-the-page": lambda: text(_OPEN, paragraph(_SECRET, "P1"), styles=style("P1", "paragraph", '<style:paragraph-properties fo:margin-left="50cm"/>')),
    # fields
    "a-field-has-another-branch": lambda: _with(_FIELD.format(_SECRET)),
    "a-variable-is-set-and-not-shown": lambda: _with(f'<text:variable-set text:name="v" office:value-type="string" office:string-value="{_SECRET}" text:display="none"/>'),
    "a-variable-is-kept": lambda: text(
        f'<text:user-field-decls><text:user-field-decl text:name="victim" office:value-type="string" office:string-value="{_SECRET}"/></text:user-field-decls>', _OPEN
    ),
    "a-list-has-other-choices": lambda: _with('<text:drop-down text:name="Unit"><text:label text:value="CID"/><text:label text:value="Unit of Nia Example"/>CID</text:drop-down>'),
    "a-control-has-other-choices": lambda: _with('<loext:content-control loext:alias="Case of Nia Example"><loext:list-item loext:display-text="Unit of Tom Invented" loext:value="1"/>CID</loext:content-control>'),
    "a-field-of-word-has-choices": lambda: _with('<field:fieldmark-start field:type="vnd.oasis.opendocument.field.FORMDROPDOWN"><field:param field:name="Dropdown_ListEntry" field:value="Unit of Nia Example"/></field:fieldmark-start>CID<field:fieldmark-end/>'),
    "a-prompt": lambda: _with('<text:placeholder text:placeholder-type="text" text:description="name of Nia Example">&lt;name&gt;</text:placeholder>'),
    "a-letter-is-merged": lambda: _with('<text:database-display text:database-name="Victims of Nia Example" text:table-name="t" text:column-name="name">Rhys</text:database-display>'),
    "a-script-stands-in-the-text": lambda: _with('<text:script script:language="JavaScript">var who = "Nia Example";</text:script>'),
    "an-index-entry": lambda: _with('<text:alphabetical-index-mark text:string-value="Example, Nia"/>known'),
    "a-bibliography-entry": lambda: _with('<text:bibliography-mark text:bibliography-type="book" text:identifier="E1" text:author="Nia Example">[E1]</text:bibliography-mark>'),
    "an-index": lambda: text(
        '<text:table-of-content text:name="Table of Contents1"><text:table-of-content-source><text:index-title-template>Contents</text:index-title-template>'
        f"</text:table-of-content-source><text:index-body><text:index-title>{paragraph('Contents')}</text:index-title>{paragraph('Findings<text:tab/>3')}</text:index-body></text:table-of-content>",
        _OPEN,
    ),
    # links, paths
    "a-link": lambda: _with('<text:a xlink:href="mailto:nia@example.com">the officer</text:a>'),
    "a-link-to-a-folder": lambda: _with('<text:a xlink:href="file:///S:/custody/Nia%20Example.odt">the file</text:a>'),
    "a-link-shows-its-address": lambda: _with('<text:a xlink:href="https://example.com/">https://example.com/</text:a>'),
    "a-section-is-linked": lambda: text(_OPEN, f'<text:section text:name="Section1"><text:section-source xlink:href="file:///S:/custody/nia.odt"/>{_OPEN}</text:section>'),
    "a-value-comes-from-a-program": lambda: text(
        '<text:dde-connection-decls><text:dde-connection-decl office:name="d" office:dde-application="soffice" office:dde-topic="S:\\custody\\nia.ods" office:dde-item="A1"/></text:dde-connection-decls>', _OPEN
    ),
    "a-picture-is-linked": lambda: _with(_frame('<draw:image xlink:href="../nia.example/photo.png"/>')),
    "a-bookmark-names-somebody": lambda: _with('<text:bookmark text:name="statement_of_Nia_Example"/>known'),
    "a-bookmark-of-a-program": lambda: _with('<text:bookmark text:name="__RefHeading___Toc123"/>known'),
    "facts-stand-beside-the-text": lambda: _with('<text:meta xhtml:about="#x" xhtml:property="p" xhtml:content="Nia Example">known</text:meta>'),
    # tables
    "a-row-is-hidden": lambda: text(table(*_ROWS, row(*_HIDDEN_ROW, visibility="collapse"))),
    "a-hidden-row-is-empty": lambda: text(table(*_ROWS, row("", "", visibility="collapse"))),
    "a-row-has-no-height": lambda: text(table(*_ROWS, row(*_HIDDEN_ROW, name="ro1")), styles=style("ro1", "table-row", '<style:table-row-properties style:row-height="0.01cm"/>')),
    "a-column-is-hidden": lambda: text(table(*_ROWS, columns='<table:table-column/><table:table-column table:visibility="collapse"/>')),
    "a-column-has-no-width": lambda: text(
        table(*_ROWS, columns='<table:table-column/><table:table-column table:style-name="co1"/>'),
        styles=style("co1", "table-column", '<style:table-column-properties style:column-width="0.01cm"/>'),
    ),
    "a-cell-is-merged-away": lambda: text(table(*_ROWS, row(cell("Ward", number_columns_spanned="2"), cell("Hidden").replace("table-cell", "covered-table-cell")))),
    "cells-are-white": lambda: text(table(*_ROWS, row(paragraph(_span("Hidden")), "x")), styles=_run('fo:color="#ffffff"')),
    "a-header-row-is-white-on-dark": lambda: text(
        table(row(cell(paragraph(_span("Ward")), style_name="ce1"), cell(paragraph(_span("Crimes")), style_name="ce1")), row("Abbey", "1")),
        styles=_run('fo:color="#ffffff"') + style("ce1", "table-cell", '<style:table-cell-properties fo:background-color="#003366"/>'),
    ),
    "a-table-is-in-a-table": lambda: text(table(row("Ward", cell(table(*_ROWS))), row("Abbey", "1"))),
    "a-table-of-one-cell": lambda: text(table(row("a frame around words"), columns="<table:table-column/>")),
    # drawings
    "a-text-box": lambda: _with(_frame(_box(_SECRET))),
    "a-text-box-is-not-displayed": lambda: _with(_frame(_box(_SECRET), drawooo__display="none")),
    "a-text-box-is-off-the-page": lambda: _with(_frame(_box(_SECRET), at='svg:x="60cm" svg:y="1cm" svg:width="5cm" svg:height="2cm"')),
    "a-text-box-is-turned-off-the-page": lambda: _with(
        '<draw:custom-shape text:anchor-type="page" svg:width="5cm" svg:height="2cm" draw:transform="rotate (1.5708) translate (-20cm 3cm)">' + paragraph(_SECRET) + "</draw:custom-shape>"
    ),
    "a-text-box-has-no-size": lambda: _with(_frame(_box(_SECRET), at='svg:x="1cm" svg:y="1cm" svg:width="0cm" svg:height="0cm"')),
    "a-text-box-is-white-on-white": lambda: _with(_frame(_box(_span(_SECRET))), styles=_run('fo:color="#ffffff"') + _graphic('draw:fill="solid" draw:fill-color="#ffffff"')),
    "a-text-box-is-white-on-dark": lambda: _with(_frame(_box(_span(_SECRET))), styles=_run('fo:color="#ffffff"') + _graphic('draw:fill="solid" draw:fill-color="#003366"')),
    "a-text-box-is-in-hidden-text": lambda: _with(_span(_frame(_box(_SECRET), anchor="as-char")), styles=_run('text:display="none"')),
    "a-text-box-hangs-on-hidden-text": lambda: _with(_span(_frame(_box(_SECRET))), styles=_run('text:display="none"')),
    "a-black-box-lies-over-words": lambda: text(_OPEN, paragraph(f"{_BLACK_BOX}{_SECRET}"), _OPEN, styles=_graphic(f"{_SOLID} {_FRONT}")),
    "a-black-box-lies-behind-words": lambda: text(_OPEN, paragraph(f"{_BLACK_BOX}{_SECRET}"), _OPEN, styles=_graphic(f"{_SOLID} {_FRONT}".replace("foreground", "background"))),
    "words-flow-round-a-black-box": lambda: text(_OPEN, paragraph(f"{_BLACK_BOX}{_SECRET}"), styles=_graphic(f"{_SOLID} {_FRONT}".replace('"run-through"', '"parallel"', 1))),
    "a-picture": lambda: packed(_OPEN, paragraph(_frame(_IMAGE)), parts=_PICTURE, styles=_graphic('fo:clip="rect(0cm, 0cm, 0cm, 0cm)"')),
    "a-picture-is-cropped": lambda: packed(_OPEN, paragraph(_frame(_IMAGE)), parts=_PICTURE, styles=_graphic('fo:clip="rect(0cm, 2cm, 0cm, 0cm)"')),
    "a-picture-in-the-file-itself": lambda: _with(_frame(_INLINE)),
    "a-picture-is-not-shown": lambda: packed(_OPEN, parts=_PICTURE),
    "a-picture-is-in-a-hidden-section": lambda: packed(f'<text:section text:display="none">{paragraph(_frame(_IMAGE))}</text:section>', parts=_PICTURE),
    "a-picture-is-described": lambda: packed(paragraph(_frame(f"{_IMAGE}<svg:title>Nia Example at home</svg:title>")), parts=_PICTURE),
    "a-picture-is-named": lambda: packed(paragraph(_frame(_IMAGE, draw__name="Custody photo of Nia Example")), parts=_PICTURE),
    "a-chart": lambda: packed(_OPEN, paragraph(_frame('<draw:object xlink:href="./Object 1"/><draw:image xlink:href="./ObjectReplacements/Object 1"/>')),
                              parts={"Object 1/content.xml": _CHART, "ObjectReplacements/Object 1": b"VCLMTF" + "Nia Example".encode("utf-16-le")},
                              kinds={"Object 1/": f"{KIND}chart"}),
    "a-formula": lambda: packed(paragraph(_frame('<draw:object xlink:href="./Object 1"/>')), parts={"Object 1/content.xml": _FORMULA}, kinds={"Object 1/": f"{KIND}formula"}),
    "a-document-is-embedded": lambda: packed(
        _OPEN, paragraph(_frame('<draw:object xlink:href="./Object 1"/>')), kinds={"Object 1/": f"{KIND}text"},
        parts={"Object 1/styles.xml": part("document-styles", ""), "Object 1/content.xml": part("document-content", f"<office:body><office:text>{paragraph(_SECRET)}</office:text></office:body>")},
    ),
    "a-document-is-embedded-in-the-file-itself": lambda: _with(
        _frame(f'<draw:object><office:document office:mimetype="{KIND}text"><office:body><office:text>{paragraph(_SECRET)}</office:text></office:body></office:document></draw:object>')
    ),
    "an-ole-object-is-embedded": lambda: packed(_OPEN, paragraph(_frame('<draw:object-ole xlink:href="./Object 2"/>')), parts={"Object 2": b"Nia Example, 07700 900123"}),
    "a-signature-line": lambda: _with(_frame('<loext:signatureline loext:id="1" loext:suggested-signer-name="Nia Example"/>' + _INLINE)),
    # headers, notes
    "a-header-is-switched-off": lambda: text(_OPEN, masters=_header(_SECRET, ' style:display="false"')),
    "a-master-is-not-used": lambda: text(_OPEN, masters=_header("Official") + _header(_SECRET, master="Letter")),
    "a-master-that-is-not-used-says-the-same": lambda: text(_OPEN, masters=_header("Official", master="First") + _header("Official")),
    "a-master-is-used-by-a-paragraph": lambda: text(
        _OPEN, paragraph("more", "P1"), masters=_header("Official") + _header(_SECRET, master="Letter"), styles=style("P1", "paragraph", "", style__master_page_name="Letter")
    ),
    "a-header-is-hidden-text": lambda: text(_OPEN, masters=_header(_span(_SECRET)), styles=_run('text:display="none"')),
    "a-footnote": lambda: _with(f"known{_NOTE.format('annual return')}"),
    "a-footnote-in-hidden-text": lambda: _with(_span(f"known{_NOTE.format(_SECRET)}"), styles=_run('text:display="none"')),
    "a-reading-aid": lambda: text(paragraph("<text:ruby><text:ruby-base>Nia</text:ruby-base><text:ruby-text>ni-a</text:ruby-text></text:ruby> said")),
    "a-list-says-words": lambda: text(
        f'<text:list text:style-name="L1"><text:list-item>{paragraph("one")}</text:list-item></text:list>',
        styles='<text:list-style style:name="L1"><text:list-level-style-number text:level="1" style:num-prefix="Statement of Nia Example," style:num-format="1"/></text:list-style>',
    ),
    "a-list-is-not-used": lambda: text(
        _OPEN, styles='<text:list-style style:name="L1"><text:list-level-style-number text:level="1" style:num-prefix="Statement of Nia Example," style:num-format="1"/></text:list-style>'
    ),
    # forms
    "a-hidden-control": lambda: text(_control("hidden", f'form:name="who" form:value="{_SECRET}"'), _OPEN),
    "a-control-is-drawn": lambda: text(_control("text", f'form:current-value="{_SECRET}"'), paragraph(_DRAWN)),
    "a-control-is-not-drawn": lambda: text(_control("text", f'form:current-value="{_SECRET}"'), _OPEN),
    "a-list-of-a-form": lambda: text(_control("listbox", "", '<form:option form:label="Unit of Nia Example"/>'), paragraph(_DRAWN)),
    "data-of-a-form": lambda: text(
        f"<office:forms><xforms:model><xforms:instance><person><name>{_SECRET}</name></person></xforms:instance></xforms:model></office:forms>", _OPEN
    ),
    "a-macro-on-a-click": lambda: _with(_frame(_box("click") + '<office:event-listeners><script:event-listener xlink:href="vnd.sun.star.script:Standard.Nia_Example.Main"/></office:event-listeners>')),
    # the package
    "properties-name-the-author": lambda: text(_OPEN, meta="<meta:initial-creator>Rhys Example</meta:initial-creator>"),
    "a-property-of-its-own": lambda: text(_OPEN, meta='<meta:user-defined meta:name="Victim">Nia Example</meta:user-defined>'),
    "a-template-in-a-folder": lambda: text(_OPEN, meta='<meta:template xlink:href="file:///C:/Users/nia.example/reply.ott"/>'),
    "settings-name-the-printer": lambda: text(_OPEN, settings=_SETTING.format("PrinterName", "Custody-2nd-floor")),
    "the-printers-setup-names-it": lambda: text(_OPEN, settings=_SETTING.format("PrinterSetup", _SETUP)),
    "settings-name-a-database": lambda: text(_OPEN, settings=_SETTING.format("CurrentDatabaseDataSource", "Victims of Nia Example")),
    "an-earlier-version": lambda: packed(_OPEN, parts={"Versions/Version1": packed(paragraph(_SECRET)), "VersionList.xml": b'<l><v title="Nia Example"/></l>'}),
    "macros": lambda: packed(_OPEN, parts={"Basic/Standard/Module1.xml": b"<m>Sub Main : MsgBox &quot;Nia Example&quot; : End Sub</m>"}),
    "a-menu-of-its-own": lambda: packed(_OPEN, parts={"Configurations2/menubar/menubar.xml": b'<m><i label="Letter to Nia Example" id=".uno:Print"/></m>'}),
    "facts-for-programs": lambda: packed(_OPEN, parts={"meta.rdf": b'<r xmlns:d="http://purl.org/dc/elements/1.1/"><d:creator>Nia Example</d:creator></r>'}),
    "a-thumbnail": lambda: packed(_OPEN, parts={"Thumbnails/thumbnail.png": PIXEL}),
    "a-part-is-not-listed": lambda: packed(_OPEN, parts={"notes.txt": b"Nia Example was here"}, unlisted=("notes.txt",)),
    "a-part-is-locked": lambda: packed(_OPEN, parts={"Pictures/a.png": PIXEL}, locked=("content.xml", "Pictures/a.png")),
    "one-part-is-locked": lambda: packed(paragraph(_frame(_IMAGE)), parts=_PICTURE, locked=("Pictures/a.png",)),
    # stray things
    "words-stand-outside-all-text": lambda: text(_OPEN, _SECRET),
    "an-element-is-of-no-known-kind": lambda: text(_OPEN, f"<other:note>{_SECRET}</other:note>"),
    "a-comment-in-the-xml": lambda: text(_OPEN, f"<!-- ask {_SECRET} -->"),
    # damage
    "the-list-of-parts-is-broken": lambda: packed(_OPEN, kinds={"a&b": ""}),
    "content-is-cut-off": lambda: text(_OPEN, table(*_ROWS))[:-80],
    "content-is-missing": lambda: zipped("text", "", {"meta.xml": part("document-meta", "<office:meta><dc:creator>Rhys Example</dc:creator></office:meta>")}).replace(b"content.xml", b"contend.xml"),
}  # fmt: skip
