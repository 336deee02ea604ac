"""OpenDocument spreadsheets, each named for what is true of it. They are written as flat XML, or zipped from the same."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

_NAMESPACES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in {
        "office": "office", "table": "table", "text": "text", "style": "style", "number": "datastyle", "draw": "drawing",
        "meta": "meta", "config": "config", "fo": "xsl-fo-compatible", "svg": "svg-compatible", "manifest": "manifest",
    }.items()
)  # fmt: skip
_OTHERS = 'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xlink="http://www.w3.org/1999/xlink"'
_KIND = "application/vnd.oasis.opendocument.spreadsheet"


def cell(value: str, **attributes: str) -> str:
    """A text cell. Keyword arguments are attributes, with `__` for the colon and `_` for a hyphen."""
    return f'<table:table-cell office:value-type="string"{_attributes(attributes)}><text:p>{value}</text:p></table:table-cell>'


def row(*cells: str, **attributes: str) -> str:
    """A row of cells, or of texts."""
    made = (each if each.startswith("<") else cell(each) for each in cells)
    return f"<table:table-row{_attributes(attributes)}>{''.join(made)}</table:table-row>"


def table(*rows: str, name: str = "Data", before: str = "", **attributes: str) -> str:
    """A sheet."""
    return f'<table:table table:name="{name}"{_attributes(attributes)}>{before}{"".join(rows)}</table:table>'


def _attributes(attributes: dict[str, str]) -> str:
    return "".join(
        f' {key.replace("__", ":").replace("_", "-")}="{value}"' for key, value in attributes.items()
    )


def flat(*tables: str, styles: str = "", meta: str = "", settings: str = "") -> bytes:
    """The spreadsheet in one XML file."""
    return (
        f'<?xml version="1.0"?><office:document {_NAMESPACES} {_OTHERS} office:mimetype="{_KIND}">'
        f"<office:meta>{meta}</office:meta><office:settings>{settings}</office:settings>"
        f"<office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:spreadsheet>{''.join(tables)}</office:spreadsheet></office:body></office:document>"
    ).encode()


def packed(*tables: str, styles: str = "", listed: bool = True, **parts: bytes) -> bytes:
    """The spreadsheet as a package. Keyword arguments are further parts, with `__` for the slash and `_` for a dot."""
    content = (
        f'<?xml version="1.0"?><office:document-content {_NAMESPACES} {_OTHERS}><office:automatic-styles>{styles}'
        f"</office:automatic-styles><office:body><office:spreadsheet>{''.join(tables)}</office:spreadsheet></office:body>"
        "</office:document-content>"
    ).encode()
    names = {name.replace("__", "/").replace("_", "."): data for name, data in parts.items()}
    manifest = "".join(
        f'<manifest:file-entry manifest:full-path="{name}"/>'
        for name in ("content.xml", *(names if listed else ()))
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", _KIND, zipfile.ZIP_STORED)
        archive.writestr("content.xml", content)
        for name, data in names.items():
            archive.writestr(name, data)
        archive.writestr(
            "META-INF/manifest.xml", f"<manifest:manifest {_NAMESPACES}>{manifest}</manifest:manifest>"
        )
    return out.getvalue()


def _style(name: str, family: str, properties: str, **attributes: str) -> str:
    return f'<style:style style:name="{name}" style:family="{family}"{_attributes(attributes)}>{properties}</style:style>'


_HIDDEN_TABLE = _style("ta2", "table", '<style:table-properties table:display="false"/>')
_WHITE = _style("ce1", "table-cell", '<style:text-properties fo:color="#ffffff"/>')
_WHITE_ON_BLUE = _style(
    "ce1",
    "table-cell",
    '<style:text-properties fo:color="#ffffff"/><style:table-cell-properties fo:background-color="#003366"/>',
)
_BLANK = '<number:text-style style:name="N1"/>' + _style("ce1", "table-cell", "", style__data_style_name="N1")
_FLAT_ROW = _style("ro1", "table-row", '<style:table-row-properties style:row-height="0cm"/>')
_THIN = _style("co1", "table-column", '<style:table-column-properties style:column-width="0.01cm"/>')
_COMMENT = (
    '<table:table-cell office:value-type="string"><office:annotation><dc:creator>Rhys Example</dc:creator>'
    "<text:p>ask the victim first</text:p></office:annotation><text:p>12</text:p></table:table-cell>"
)
_CHANGES = (
    "<table:tracked-changes><table:cell-content-change><office:change-info><dc:creator>Orla Example</dc:creator>"
    '</office:change-info><table:previous><table:change-track-table-cell office:value-type="string">'
    "<text:p>was Mr Owain Example</text:p></table:change-track-table-cell></table:previous>"
    "</table:cell-content-change></table:tracked-changes>"
)
_CHART = (
    f'<office:document-content {_NAMESPACES}><office:body><office:chart><table:table table:name="local-table">'
    f"{row('Nia Example', '4')}</table:table></office:chart></office:body></office:document-content>"
).encode()

FILES: dict[str, Callable[[], bytes]] = {
    "nothing-is-hidden": lambda: flat(table(row("Ward", "Crimes"), row("Abbey", "12"))),
    "a-sheet-is-not-displayed": lambda: flat(
        table(row("Ward")), table(row("Nia Example"), name="Download", table__style_name="ta2"), styles=_HIDDEN_TABLE
    ),
    "a-row-is-hidden": lambda: flat(table(row("Ward"), row("Nia Example", table__visibility="collapse"))),
    "a-row-is-filtered-out": lambda: flat(table(row("Ward"), row("Nia Example", table__visibility="filter"))),
    "a-hidden-row-is-empty": lambda: flat(table(row("Ward"), "<table:table-row table:visibility='collapse'/>")),
    "rows-are-in-a-collapsed-group": lambda: flat(
        table(row("Ward"), f'<table:table-row-group table:display="false">{row("Nia Example")}</table:table-row-group>')
    ),
    "a-row-has-no-height": lambda: flat(table(row("Ward"), row("Nia Example", table__style_name="ro1")), styles=_FLAT_ROW),
    "a-column-is-hidden": lambda: flat(
        table(
            row("Ward", "Nia Example"),
            before='<table:table-column/><table:table-column table:visibility="collapse"/>',
        )
    ),
    "a-column-has-no-width-and-no-room": lambda: flat(
        table(row("Nia Example", "Ward"), before='<table:table-column table:style-name="co1"/>'), styles=_THIN
    ),
    "a-column-has-no-width-but-text-flows-out": lambda: flat(
        table(row("Nia Example"), before='<table:table-column table:style-name="co1"/>'), styles=_THIN
    ),
    "white-text-on-white": lambda: flat(table(row(cell("Nia Example", table__style_name="ce1"))), styles=_WHITE),
    "white-text-on-blue": lambda: flat(table(row(cell("Nia Example", table__style_name="ce1"))), styles=_WHITE_ON_BLUE),
    "a-format-prints-nothing": lambda: flat(table(row(cell("Nia Example", table__style_name="ce1"))), styles=_BLANK),
    "a-value-lies-under-a-merged-cell": lambda: flat(
        table(row(cell("Ward", table__number_columns_spanned="2"), cell("Nia Example").replace("table-cell", "covered-table-cell")))
    ),
    "the-value-is-not-what-is-shown": lambda: flat(table(row(cell("withheld", office__string_value="Nia Example")))),
    "a-cell-has-a-comment": lambda: flat(table(row(_COMMENT))),
    "a-change-is-tracked": lambda: flat(_CHANGES, table(row("Ward"))),
    "cells-of-another-file-are-kept": lambda: flat(
        table(row("Ward")),
        table(row("Nia Example"), name="far", before='<table:table-source xlink:href="file:///S:/custody.ods"/>'),
    ),
    "a-formula-names-somebody": lambda: flat(
        table(row(cell("0", table__formula="of:=COUNTIF([.A1:.A9];&quot;Nia Example&quot;)")))
    ),
    "properties-name-the-author": lambda: flat(table(row("Ward")), meta="<meta:initial-creator>Rhys Example</meta:initial-creator>"),
    "settings-name-the-printer": lambda: flat(
        table(row("Ward")),
        settings='<config:config-item config:name="PrinterName">\\\\hq\\Custody-2nd-floor</config:config-item>',
    ),
    "a-link-goes-to-a-person": lambda: flat(
        table(row('<table:table-cell><text:p><text:a xlink:href="mailto:nia@example.com">write</text:a></text:p></table:table-cell>'))
    ),
    "a-row-repeats-a-million-times": lambda: flat(
        table(row(cell("x", table__number_columns_repeated="16384"), table__number_rows_repeated="1048576"))
    ),
    "packed-and-nothing-is-hidden": lambda: packed(table(row("Ward", "Crimes"), row("Abbey", "12"))),
    "an-earlier-version-is-inside": lambda: packed(
        table(row("Ward")), Versions__Version1=packed(table(row("Nia Example")))
    ),
    "a-chart-keeps-a-table": lambda: packed(table(row("Ward")), **{"Object 1__content_xml": _CHART}),
    "a-part-is-not-listed": lambda: packed(table(row("Ward")), listed=False, notes_txt=b"Nia Example was here"),
    "macros-are-inside": lambda: packed(
        table(row("Ward")), Basic__Standard__Module1_xml=b"<script>Sub Main : MsgBox &quot;Nia Example&quot; : End Sub</script>"
    ),
}  # fmt: skip
