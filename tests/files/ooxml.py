"""Packages for the tests of what Excel, Word and PowerPoint files share. Each file's name tells its truth."""

from __future__ import annotations

import base64
import io
import struct
import warnings
import zipfile
import zlib
from collections.abc import Callable, Mapping, Sequence

from candour.formats.compound_writing import compound_file

__all__ = ["FILES", "PIXEL", "mashup", "package", "packed_vba", "workbook"]

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_KINDS = {
    "core-properties": "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties",
    "thumbnail": "http://schemas.openxmlformats.org/package/2006/relationships/metadata/thumbnail",
    "classificationlabels": "http://schemas.microsoft.com/office/2020/02/relationships/classificationlabels",
    "powerPivotData": "http://schemas.microsoft.com/office/2011/relationships/powerPivotData",
    "chartEx": "http://schemas.microsoft.com/office/2014/relationships/chartEx",
    "diagramDrawing": "http://schemas.microsoft.com/office/2007/relationships/diagramDrawing",
    "vbaProject": "http://schemas.microsoft.com/office/2006/relationships/vbaProject",
    "ctrlProp": "http://schemas.openxmlformats.org/officeDocument/2006/relationships/ctrlProp",
    "webextension": "http://schemas.microsoft.com/office/2011/relationships/webextension",
    "signature": "http://schemas.openxmlformats.org/package/2006/relationships/digital-signature/signature",
}
_R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
_A = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
_XDR = 'xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"'
_MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
_C = 'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"'
_NS = f"{_R} {_A} {_XDR} {_MC} {_C}"

Rels = Mapping[str, Sequence[tuple[str, str]]]
"""For each part: the kind and target of what it refers to. `!` before a target: it is outside the file."""


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


PIXEL = (
    b"\x89PNG\r\n\x1a\n"
    + _chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0))
    + _chunk(b"IDAT", zlib.compress(b"\0\0\0\0"))
    + _chunk(b"IEND", b"")
)
"""A picture of one pixel."""


# ── packages ────────────────────────────────────────────────────────────────────────────────────────────────


def package(parts: Mapping[str, str | bytes], rels: Rels, types: Mapping[str, str]) -> bytes:
    """A package of these parts. Relations of a part are numbered rId1, rId2, … in their order."""
    overrides = "".join(
        f'<Override PartName="/{part}" ContentType="{type_}"/>' for part, type_ in types.items()
    )
    entries: dict[str, str | bytes] = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>'
        f"{overrides}</Types>"
    }
    for part, targets in rels.items():
        folder, _, name = part.rpartition("/")
        entries[f"{folder}/_rels/{name}.rels".lstrip("/")] = _rels(targets)
    entries.update(parts)
    return _zipped(entries)


def _rels(targets: Sequence[tuple[str, str]]) -> str:
    found = ['<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">']
    for number, (kind, target) in enumerate(targets, 1):
        mode = ' TargetMode="External"' if target.startswith("!") else ""
        address = target[1:] if mode else f"/{target}"
        type_ = _KINDS.get(kind, _OFFICE + kind)
        found.append(f'<Relationship Id="rId{number}" Type="{type_}" Target="{address}"{mode}/>')
    return "".join((*found, "</Relationships>"))


def _zipped(entries: Mapping[str, str | bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in entries.items():
            archive.writestr(zipfile.ZipInfo(name, (2024, 1, 2, 3, 4, 6)), data, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def workbook(
    parts: Mapping[str, str | bytes] | None = None,
    rels: Rels | None = None,
    types: Mapping[str, str] | None = None,
) -> bytes:
    """A workbook of one sheet, with these parts, relations and content types besides. The sheet is its `sheet1.xml`."""
    sheet, book = "xl/worksheets/sheet1.xml", "xl/workbook.xml"
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    made = "application/vnd.openxmlformats-officedocument.spreadsheetml."
    links: dict[str, list[tuple[str, str]]] = {"": [("officeDocument", book)], book: [("worksheet", sheet)]}
    for part, targets in (rels or {}).items():
        links.setdefault(part, []).extend(targets)
    own = {
        book: f'<workbook xmlns="{main}" {_R}><sheets><sheet name="Data" sheetId="1" r:id="rId1"/></sheets></workbook>',
        sheet: f'<worksheet xmlns="{main}"><sheetData/></worksheet>',
    }
    return package(
        {**own, **(parts or {})},
        links,
        {book: f"{made}sheet.main+xml", sheet: f"{made}worksheet+xml", **(types or {})},
    )


_SHEET = "xl/worksheets/sheet1.xml"
_DRAWING = "xl/drawings/drawing1.xml"
_DRAWING_TYPE = {_DRAWING: "application/vnd.openxmlformats-officedocument.drawing+xml"}


# ── drawings ────────────────────────────────────────────────────────────────────────────────────────────────

_HERE = "<xdr:from><xdr:col>1</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>1</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:from>"
_THERE = "<xdr:to><xdr:col>4</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>9</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:to>"


def _anchored(content: str, where: str = _HERE + _THERE) -> str:
    return f"<xdr:twoCellAnchor>{where}{content}<xdr:clientData/></xdr:twoCellAnchor>"


def _box(text: str, extra: str = "", name: str = "TextBox 1") -> str:
    return (
        f'<xdr:sp><xdr:nvSpPr><xdr:cNvPr id="2" name="{name}"{extra}/><xdr:cNvSpPr txBox="1"/></xdr:nvSpPr>'
        '<xdr:spPr><a:prstGeom prst="rect"/></xdr:spPr>'
        f"<xdr:txBody><a:bodyPr/><a:p><a:r><a:t>{text}</a:t></a:r></a:p></xdr:txBody></xdr:sp>"
    )


def _picture(extra: str = "", crop: str = "", id_: str = "rId1") -> str:
    return (
        f'<xdr:pic><xdr:nvPicPr><xdr:cNvPr id="3" name="Picture 1"{extra}/><xdr:cNvPicPr/></xdr:nvPicPr><xdr:blipFill>'
        f'<a:blip r:embed="{id_}"/>{crop}<a:stretch><a:fillRect/></a:stretch></xdr:blipFill><xdr:spPr/></xdr:pic>'
    )


def _frame(kind: str, extra: str = "") -> str:
    return (
        '<xdr:graphicFrame><xdr:nvGraphicFramePr><xdr:cNvPr id="4" name="Chart 1"/></xdr:nvGraphicFramePr>'
        f'<a:graphic><a:graphicData><c:{kind} r:id="rId1"{extra}/></a:graphicData></a:graphic></xdr:graphicFrame>'
    )


def _drawn(
    *anchors: str, rels: Sequence[tuple[str, str]] = (), parts: Mapping[str, str | bytes] | None = None
) -> bytes:
    drawing = f"<xdr:wsDr {_NS}>{''.join(anchors)}</xdr:wsDr>"
    links = {_SHEET: [("drawing", _DRAWING)], **({_DRAWING: list(rels)} if rels else {})}
    return workbook({_DRAWING: drawing, **(parts or {})}, links, _DRAWING_TYPE)


def _with_picture(*anchors: str) -> bytes:
    return _drawn(*anchors, rels=[("image", "xl/media/image1.png")], parts={"xl/media/image1.png": PIXEL})


def _alternate(choice: str, fallback: str) -> str:
    return (
        f'<mc:AlternateContent><mc:Choice Requires="a14">{choice}</mc:Choice>'
        f"<mc:Fallback>{fallback}</mc:Fallback></mc:AlternateContent>"
    )


_NOTICE = (
    "This shape represents a slicer. Slicers are supported in Excel 2010 or later.&#10;&#10;If the shape was modified in an "
    "earlier version of Excel, or if the workbook was saved in Excel 2003 or earlier, the slicer cannot be used."
)


def _vml(shape: str) -> bytes:
    drawing = "xl/drawings/vmlDrawing1.vml"
    text = (
        '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
        f'xmlns:x="urn:schemas-microsoft-com:office:excel">{shape}</xml>'
    )
    rels = {_SHEET: [("vmlDrawing", drawing)], drawing: [("image", "xl/media/image1.png")]}
    type_ = "application/vnd.openxmlformats-officedocument.vmlDrawing"
    return workbook({drawing: text, "xl/media/image1.png": PIXEL}, rels, {drawing: type_})


# ── charts ──────────────────────────────────────────────────────────────────────────────────────────────────


def _series(name: str, categories: Sequence[str], values: Sequence[str]) -> str:
    def cache(kind: str, found: Sequence[str]) -> str:
        points = "".join(f'<c:pt idx="{n}"><c:v>{value}</c:v></c:pt>' for n, value in enumerate(found))
        return f"<c:{kind}Ref><c:f>Data!A1</c:f><c:{kind}Cache>{points}</c:{kind}Cache></c:{kind}Ref>"

    return (
        f"<c:ser><c:tx>{cache('str', [name])}</c:tx><c:cat>{cache('str', categories)}</c:cat>"
        f"<c:val>{cache('num', values)}</c:val></c:ser>"
    )


def _chart(series: str, rest: str = "") -> str:
    title = (
        "<c:title><c:tx><c:rich><a:p><a:r><a:t>Custody by month</a:t></a:r></a:p></c:rich></c:tx></c:title>"
    )
    return (
        f"<c:chartSpace {_NS}><c:chart>{title}<c:plotArea><c:barChart>{series}</c:barChart></c:plotArea></c:chart>{rest}"
        "</c:chartSpace>"
    )


def _charted(
    chart: str,
    rels: Sequence[tuple[str, str]] = (),
    parts: Mapping[str, str | bytes] | None = None,
    frame: str | None = None,
) -> bytes:
    part = "xl/charts/chart1.xml"
    drawing = f"<xdr:wsDr {_NS}>{_anchored(frame or _frame('chart'))}</xdr:wsDr>"
    links = {
        _SHEET: [("drawing", _DRAWING)],
        _DRAWING: [("chart", part)],
        **({part: list(rels)} if rels else {}),
    }
    types = {**_DRAWING_TYPE, part: "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"}
    return workbook({_DRAWING: drawing, part: chart, **(parts or {})}, links, types)


_PLOTTED = _series("Arrests", ["Nia Example", "Tom Invented"], ["41", "7"])
_FILTERED = (
    '<c:extLst><c:ext uri="{02D57815-91ED-43cb-92C2-25804820EDAC}" xmlns:c15="urn:c15"><c15:filteredBarSeries>'
    + _series("Informants", ["Nia Example"], ["99"]).replace("c:ser>", "c15:ser>")
    + "</c15:filteredBarSeries></c:ext></c:extLst>"
)
_NEWER = (
    '<cx:chartSpace xmlns:cx="http://schemas.microsoft.com/office/drawing/2014/chartex"><cx:chartData><cx:data id="0">'
    '<cx:strDim type="cat"><cx:f>Data!A1:A2</cx:f><cx:lvl ptCount="2"><cx:pt idx="0">Nia Example</cx:pt>'
    '<cx:pt idx="1">Tom Invented</cx:pt></cx:lvl></cx:strDim><cx:numDim type="size"><cx:lvl ptCount="2">'
    '<cx:pt idx="0">41</cx:pt><cx:pt idx="1">7</cx:pt></cx:lvl></cx:numDim></cx:data></cx:chartData></cx:chartSpace>'
)


def _newer_chart() -> bytes:
    part = "xl/charts/chartEx1.xml"
    drawing = f"<xdr:wsDr {_NS}>{_anchored(_frame('chart'))}</xdr:wsDr>"
    links = {_SHEET: [("drawing", _DRAWING)], _DRAWING: [("chartEx", part)]}
    return workbook(
        {_DRAWING: drawing, part: _NEWER},
        links,
        {**_DRAWING_TYPE, part: "application/vnd.ms-office.chartex+xml"},
    )


def _smartart(drawn: str) -> bytes:
    data, drawing = "xl/diagrams/data1.xml", "xl/diagrams/drawing1.xml"

    def words(*lines: str) -> str:
        return "".join(f"<a:p><a:r><a:t>{line}</a:t></a:r></a:p>" for line in lines if line)

    frame = (
        '<xdr:graphicFrame><xdr:nvGraphicFramePr><xdr:cNvPr id="4" name="Diagram 1"/></xdr:nvGraphicFramePr><a:graphic>'
        '<a:graphicData><dgm:relIds xmlns:dgm="urn:dgm" r:dm="rId1"/></a:graphicData></a:graphic></xdr:graphicFrame>'
    )
    extension = '<a:ext uri="x"><dsp:dataModelExt xmlns:dsp="urn:dsp" relId="rId2"/></a:ext>'
    parts = {
        _DRAWING: f"<xdr:wsDr {_NS}>{_anchored(frame)}</xdr:wsDr>",
        data: f"<dgm:dataModel xmlns:dgm='urn:dgm' {_A}><dgm:ptLst><dgm:pt><dgm:t>{words('Chief', 'Deputy')}</dgm:t>"
        f"</dgm:pt></dgm:ptLst><dgm:extLst>{extension}</dgm:extLst></dgm:dataModel>",
        drawing: f"<dsp:drawing xmlns:dsp='urn:dsp' {_A}><dsp:spTree>{words(*drawn.split('|'))}</dsp:spTree></dsp:drawing>",
    }
    links = {_SHEET: [("drawing", _DRAWING)], _DRAWING: [("diagramData", data), ("diagramDrawing", drawing)]}
    return workbook(parts, links, _DRAWING_TYPE)


# ── containers of old ───────────────────────────────────────────────────────────────────────────────────────


def _native(name: str, path: str, data: bytes) -> bytes:
    copy = f"C:\\Temp\\{name}".encode() + b"\0"
    body = (
        b"\2\0"
        + name.encode()
        + b"\0"
        + path.encode()
        + b"\0"
        + b"\0\0\3\0"
        + struct.pack("<I", len(copy))
        + copy
    )
    body += struct.pack("<I", len(data)) + data
    return struct.pack("<I", len(body)) + body


def packed_vba(text: bytes) -> bytes:
    """Text packed as macros are, of letters alone."""
    out = b"\1"
    for at in range(0, len(text), 3600):
        part = text[at : at + 3600]
        body = b"".join(b"\0" + part[i : i + 8] for i in range(0, len(part), 8))
        out += struct.pack("<H", 0xB000 | (len(body) - 1)) + body
    return out


def _vba(modules: Mapping[str, str], compiled: bytes = b"", reference: str = "") -> bytes:
    def record(number: int, data: bytes) -> bytes:
        return struct.pack("<HI", number, len(data)) + data

    directory = record(1, bytes(4)) + record(3, struct.pack("<H", 1252))
    if reference:
        raw = reference.encode()
        directory += record(0x0E, struct.pack("<I", len(raw)) + raw + bytes(10))
    directory += struct.pack("<HIIH", 9, 4, 1, 1)
    streams = {}
    for name, text in modules.items():
        raw, wide = name.encode(), name.encode("utf-16-le")
        directory += record(0x19, raw) + record(0x1A, raw) + record(0x32, wide)
        directory += record(0x31, struct.pack("<I", len(compiled))) + record(0x2B, b"")
        streams[f"VBA/{name}"] = compiled + packed_vba(text.encode("cp1252"))
    directory += record(0x10, b"")
    return compound_file(
        {"VBA/dir": packed_vba(directory), **streams, "PROJECT": b'ID="{0}"\r\nName="VBAProject"\r\n'}
    )


def _with_macros(project: bytes) -> bytes:
    part = "xl/vbaProject.bin"
    type_ = {part: "application/vnd.ms-office.vbaProject"}
    return workbook({part: project}, {"xl/workbook.xml": [("vbaProject", part)]}, type_)


# ── custom XML ──────────────────────────────────────────────────────────────────────────────────────────────


def mashup(formulas: Mapping[str, str]) -> bytes:
    """The bytes of a Power Query mashup with these files in its zip."""
    inner = _zipped({"[Content_Types].xml": "<Types/>", "Config/Package.xml": "<Package/>", **formulas})
    permissions = b"<PermissionList/>"
    facts = (
        b"<LocalPackageMetadataFile><Items><Item><ItemLocation><ItemType>Formula</ItemType><ItemPath>Section1/Custody</ItemPath>"
        b'</ItemLocation><StableEntries><Entry Type="FillColumnNames" Value="s[&quot;Surname&quot;,&quot;DOB&quot;]"/>'
        b"</StableEntries></Item></Items></LocalPackageMetadataFile>"
    )
    metadata = struct.pack("<II", 0, len(facts)) + facts + struct.pack("<I", 0)
    fields = (inner, permissions, metadata, b"")
    return struct.pack("<I", 0) + b"".join(struct.pack("<I", len(field)) + field for field in fields)


def _with_item(item: str | bytes) -> bytes:
    properties = (
        '<ds:datastoreItem ds:itemID="{A}" xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml">'
        '<ds:schemaRefs><ds:schemaRef ds:uri="http://schemas.microsoft.com/x"/></ds:schemaRefs></ds:datastoreItem>'
    )
    parts = {"customXml/item1.xml": item, "customXml/itemProps1.xml": properties}
    rels = {
        "xl/workbook.xml": [("customXml", "customXml/item1.xml")],
        "customXml/item1.xml": [("customXmlProps", "customXml/itemProps1.xml")],
    }
    return workbook(parts, rels)


_STEPS = 'section Section1;\nshared Custody = Sql.Database("SRV-CUSTODY-01", "detainees");\n'


def _data_mashup(data: bytes) -> bytes:
    text = base64.b64encode(data).decode()
    return _with_item(
        f'<DataMashup xmlns="http://schemas.microsoft.com/DataMashup">{text}</DataMashup>'.encode("utf-16")
    )


_SKELETON = (
    '<p:properties xmlns:p="http://schemas.microsoft.com/office/2006/metadata/properties" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><documentManagement><TaxCatchAll xsi:nil="true"/>'
    "</documentManagement></p:properties>"
)


# ── other parts ─────────────────────────────────────────────────────────────────────────────────────────────


def _property(part: str, kind: str, text: str) -> bytes:
    return workbook({part: text}, {"": [(kind, part)]})


_CORE = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"><dc:creator>{}</dc:creator>'
    "<cp:lastModifiedBy>{}</cp:lastModifiedBy><dcterms:created>2024-01-01T00:00:00Z</dcterms:created></cp:coreProperties>"
)
_APP = (
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties" '
    'xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"><Application>Microsoft Excel</Application>'
    "<HeadingPairs><vt:vector><vt:variant><vt:lpstr>Worksheets</vt:lpstr></vt:variant></vt:vector></HeadingPairs>"
    "<TitlesOfParts><vt:vector><vt:lpstr>Data</vt:lpstr><vt:lpstr>Data!Print_Area</vt:lpstr>{}</vt:vector></TitlesOfParts>"
    "<Company>{}</Company><AppVersion>16.0300</AppVersion></Properties>"
)
_CUSTOM = (
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" '
    'xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">'
    '<property pid="2" name="MSIP_Label_1_Enabled"><vt:bool>true</vt:bool></property>'
    '<property pid="3" name="MSIP_Label_1_Owner"><vt:lpwstr>nia.example@example.com</vt:lpwstr></property></Properties>'
)


def _devmode(name: str, rest: bytes = b"") -> bytes:
    raw = name.encode("utf-16-le")[:62].ljust(64, b"\0")
    return raw + struct.pack("<HHHHI", 0x401, 0, 220, len(rest), 0) + bytes(220 - 76) + rest


def _on_sheet(part: str, kind: str, data: str | bytes, type_: str = "") -> bytes:
    return workbook({part: data}, {_SHEET: [(kind, part)]}, {part: type_} if type_ else {})


def _der(name: str) -> str:
    raw = name.encode()
    return base64.b64encode(b"\x30\x20\x06\x03\x55\x04\x03\x0c" + bytes([len(raw)]) + raw).decode()


def _signed() -> bytes:
    origin, part = "_xmlsignatures/origin.sigs", "_xmlsignatures/sig1.xml"
    text = (
        '<Signature xmlns="http://www.w3.org/2000/09/xmldsig#"><KeyInfo><X509Data><X509Certificate>'
        f"{_der('Nia Example')}</X509Certificate></X509Data></KeyInfo></Signature>"
    )
    rels = {"": [("origin", origin)], origin: [("signature", part)]}
    return workbook({origin: b"", part: text}, rels)


def _duplicated() -> bytes:
    buffer = io.BytesIO(workbook())
    with warnings.catch_warnings(), zipfile.ZipFile(buffer, "a") as archive:
        warnings.simplefilter("ignore")
        archive.writestr("docProps/notes.txt", "Nia Example was here")
        archive.writestr("docProps/notes.txt", "nothing")
    return buffer.getvalue()


class _OneWay(io.RawIOBase):
    """A file that can only be written onwards, as a web server's answer: sizes stand after what they measure."""

    def __init__(self) -> None:
        super().__init__()
        self.data = bytearray()

    def writable(self) -> bool:
        return True

    def write(self, data: object) -> int:
        self.data += bytes(data)  # type: ignore[call-overload]
        return len(bytes(data))  # type: ignore[call-overload]


def _deleted(buffer: io.BytesIO | _OneWay) -> io.BytesIO | _OneWay:
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet9.xml", "<worksheet><c><v>Nia Example</v></c></worksheet>")
        archive.filelist.clear()
        with zipfile.ZipFile(io.BytesIO(workbook())) as other:
            for item in other.infolist():
                archive.writestr(item.filename, other.read(item))
    return buffer


def _commented() -> bytes:
    buffer = io.BytesIO(workbook())
    with zipfile.ZipFile(buffer, "a") as archive:
        archive.comment = b"packed by Nia Example"
    return buffer.getvalue()


def _broken_drawing() -> bytes:
    parts = {"docProps/core.xml": _CORE.format("Nia Example", ""), _DRAWING: "<xdr:wsDr"}
    rels = {"": [("core-properties", "docProps/core.xml")], _SHEET: [("drawing", _DRAWING)]}
    return workbook(parts, rels, _DRAWING_TYPE)


_ABOVE = '<xdr:absoluteAnchor><xdr:pos x="-9000000" y="0"/><xdr:ext cx="900000" cy="900000"/>{}</xdr:absoluteAnchor>'
_GROUP = '<xdr:grpSp><xdr:nvGrpSpPr><xdr:cNvPr id="9" name="Group 1"{}/></xdr:nvGrpSpPr><xdr:grpSpPr/>{}</xdr:grpSp>'
_CAPTION = '<v:shape id="s1"><v:textbox><div><font>Press<br>here</font></div></v:textbox><x:ClientData ObjectType="Button"/></v:shape>'
_DOUBLE = ' hidden="1"><a:extLst><a:ext uri="x"><a14:compatExt xmlns:a14="urn:a14" spid="_x0000_s1025"/></a:ext></a:extLst></xdr:cNvPr'
_LABEL = (
    '<clbl:labelList xmlns:clbl="http://schemas.microsoft.com/office/2020/mipLabelMetadata"><clbl:label id="{1}" '
    'enabled="1" method="Privileged" siteId="{invented-tenant}"/></clbl:labelList>'
)
_EXTENSION = (
    '<we:webextension xmlns:we="http://schemas.microsoft.com/office/webextensions/webextension/2010/11" id="{1}">'
    '<we:reference id="wa104" version="1.0" store="en-GB" storeType="OMEX"/><we:properties>'
    '<we:property name="answers" value="Nia Example"/></we:properties></we:webextension>'
)
_SUB = 'Attribute VB_Name = "Module1"\r\nOption Explicit\r\nSub Send()\r\n\' ask Nia Example\r\nEnd Sub\r\n'
_MAPS = (
    '<MapInfo><Schema ID="Schema1" SchemaRef="C:\\Users\\nia.example\\crimes.xsd"/>'
    '<Map ID="1" Name="crimes_Map" RootElement="crimes" SchemaID="Schema1"/></MapInfo>'
)
_MODEL = "STREAM_STORAGE_SIGNATURE_)!@#$%^&*(\0\0000.Detainees (12).Surname (15).dictionary".encode(
    "utf-16-le"
)

# fmt: off
FILES: dict[str, Callable[[], bytes]] = {
    "plain": workbook,
    # properties
    "core-names-its-author": lambda: _property("docProps/core.xml", "core-properties", _CORE.format("Nia Example", "Tom Invented")),
    "core-is-empty": lambda: _property("docProps/core.xml", "core-properties", _CORE.format("", "")),
    "app-keeps-title-of-a-gone-sheet": lambda: _property("docProps/app.xml", "extended-properties", _APP.format("<vt:lpstr>Informants</vt:lpstr>", "Exampleshire Police")),
    "app-has-titles-of-present-sheets": lambda: _property("docProps/app.xml", "extended-properties", _APP.format("", "")),
    "custom-names-owner-of-label": lambda: _property("docProps/custom.xml", "custom-properties", _CUSTOM),
    "label-names-organisation": lambda: _property("docMetadata/LabelInfo.xml", "classificationlabels", _LABEL),
    "thumbnail": lambda: _property("docProps/thumbnail.png", "thumbnail", PIXEL),
    # drawings
    "text-box": lambda: _drawn(_anchored(_box("Ring 020 7946 0001"))),
    "text-box-hidden": lambda: _drawn(_anchored(_box("Ring 020 7946 0001", ' hidden="1"'))),
    "text-box-in-hidden-group": lambda: _drawn(_anchored(_GROUP.format(' hidden="1"', _box("Ring 020 7946 0001")))),
    "text-box-of-no-size": lambda: _drawn(_anchored(_box("Ring 020 7946 0001"), _HERE + _HERE.replace("from", "to"))),
    "text-box-left-of-the-sheet": lambda: _drawn(_ABOVE.format(_box("Ring 020 7946 0001"))),
    "text-box-far-away": lambda: _drawn(_anchored(_box("Ring 020 7946 0001"), _HERE.replace(">1<", ">900000<") + _THERE)),
    "text-box-with-a-given-name": lambda: _drawn(_anchored(_box("Map", name="Home of Nia Example"))),
    "double-of-a-form-control": lambda: _drawn(_anchored(_box("Press", _DOUBLE).replace("</xdr:cNvPr/>", "</xdr:cNvPr>"))),
    "picture": lambda: _with_picture(_anchored(_picture())),
    "picture-described": lambda: _with_picture(_anchored(_picture(' descr="Nia Example at home"'))),
    "picture-cropped": lambda: _with_picture(_anchored(_picture(crop='<a:srcRect r="25000"/>'))),
    "picture-with-a-margin": lambda: _with_picture(_anchored(_picture(crop='<a:srcRect r="-25000"/>'))),
    "picture-hidden": lambda: _with_picture(_anchored(_picture(' hidden="1"'))),
    "picture-cropped-and-whole": lambda: _with_picture(_anchored(_picture(crop='<a:srcRect l="1"/>')), _anchored(_picture())),
    "picture-not-used-by-its-drawing": lambda: _with_picture(_anchored(_box("Map"))),
    "picture-that-nothing-refers-to": lambda: workbook({"xl/media/image7.png": PIXEL}),
    "fallback-says-more": lambda: _drawn(_alternate(_anchored(_box("Map")), _anchored(_box("Nia Example")))),
    "fallback-says-the-same": lambda: _drawn(_alternate(_anchored(_box("Map")), _anchored(_box("Map")))),
    "fallback-is-the-slicer-notice": lambda: _drawn(_anchored(_alternate(_frame("slicer"), _box(_NOTICE)))),
    "old-style-button": lambda: _vml(_CAPTION),
    "old-style-hidden-shape": lambda: _vml(_CAPTION.replace('id="s1"', 'id="s1" style="visibility:hidden"').replace("Button", "Rect")),
    "picture-in-a-header": lambda: _vml('<v:shape id="LH"><v:imagedata o:relid="rId1" o:title="photo of Nia"/></v:shape>'),
    # charts
    "chart": lambda: _charted(_chart(_PLOTTED)),
    "chart-with-a-filtered-series": lambda: _charted(_chart(_PLOTTED + _FILTERED)),
    "chart-not-used-by-its-drawing": lambda: _charted(_chart(_PLOTTED), frame=_box("Map")),
    "chart-of-the-newer-kind": _newer_chart,
    "chart-with-its-workbook": lambda: _charted(_chart(_PLOTTED, '<c:externalData r:id="rId1"/>'), [("package", "xl/embeddings/book.xlsx")], {"xl/embeddings/book.xlsx": workbook()}),
    "chart-from-another-file": lambda: _charted(_chart(_PLOTTED, '<c:externalData r:id="rId1"/>'), [("oleObject", "!file:///C:\\Users\\nia.example\\custody.xlsx")]),
    "chart-of-a-pivot": lambda: _charted(_chart(_PLOTTED, "<c:pivotSource><c:name>[custody for Nia.xlsx]Data!P1</c:name></c:pivotSource>")),
    "smartart": lambda: _smartart("Chief|Deputy"),
    "smartart-with-text-its-layout-leaves-out": lambda: _smartart("Chief"),
    "smartart-with-an-earlier-drawing": lambda: _smartart("Chief|Deputy|Nia Example"),
    # embedded
    "embedded-workbook": lambda: _on_sheet("xl/embeddings/book.xlsx", "package", workbook()),
    "embedded-file-with-its-path": lambda: _on_sheet("xl/embeddings/oleObject1.bin", "oleObject", compound_file({"\x01Ole10Native": _native("case.txt", "C:\\Users\\nia.example\\case.txt", b"Nia Example\n"), "\x01CompObj": b"Package"})),
    "embedded-object-of-another-kind": lambda: _on_sheet("xl/embeddings/oleObject1.bin", "oleObject", compound_file({"WordDocument": b"x"})),
    # custom XML
    "custom-xml-skeleton": lambda: _with_item(_SKELETON),
    "custom-xml-with-answers": lambda: _with_item("<form><applicant>Nia Example</applicant></form>"),
    "custom-xml-forms-of-a-library": lambda: _with_item("<FormTemplates><Display>DocumentLibraryForm</Display></FormTemplates>"),
    "power-query": lambda: _data_mashup(mashup({"Formulas/Section1.m": _STEPS})),
    "power-query-broken": lambda: _data_mashup(b"\0\0\0\0\xff\xff\0\0PK"),
    "data-model": lambda: workbook({"xl/model/item.data": _MODEL}, {"xl/workbook.xml": [("powerPivotData", "xl/model/item.data")]}),
    "maps-to-schemas": lambda: workbook({"xl/xmlMaps.xml": _MAPS}, {"xl/workbook.xml": [("xmlMaps", "xl/xmlMaps.xml")]}),
    "add-in": lambda: _on_sheet("xl/webextensions/webextension1.xml", "webextension", _EXTENSION),
    # macros and controls
    "macros": lambda: _with_macros(_vba({"Module1": _SUB})),
    "macros-of-empty-modules": lambda: _with_macros(_vba({"Sheet1": 'Attribute VB_Name = "Sheet1"\r\nOption Explicit\r\n'})),
    "macros-compiled-from-other-text": lambda: _with_macros(_vba({"Module1": _SUB}, b"\0\0Call Tom Invented now\0\0")),
    "macros-refer-to-a-users-folder": lambda: _with_macros(_vba({"Module1": _SUB}, reference="*\\CC:\\Users\\nia.example\\tools.xlam")),
    "macros-of-windows": lambda: _with_macros(_vba({"Module1": _SUB}, reference="*\\G{0002}#2.0#0#C:\\Windows\\System32\\stdole2.tlb#OLE")),
    "macros-broken": lambda: _with_macros(compound_file({"VBA/dir": b"nonsense"})),
    "drop-down-with-items": lambda: _on_sheet("xl/ctrlProps/ctrlProp1.xml", "ctrlProp", '<formControlPr objectType="Drop"><itemLst><item val="Nia Example"/></itemLst></formControlPr>'),
    "drop-down-without-items": lambda: _on_sheet("xl/ctrlProps/ctrlProp1.xml", "ctrlProp", '<formControlPr objectType="Drop" fmlaRange="$A$1:$A$9"/>'),
    "control-with-a-caption": lambda: _on_sheet("xl/activeX/activeX1.bin", "activeXControlBinary", b"\0\1Nia Example\0\0Tahoma\0"),
    # the rest
    "printer": lambda: _on_sheet("xl/printerSettings/printerSettings1.bin", "printerSettings", _devmode("\\\\PRINT01\\Custody suite")),
    "printer-of-two-sheets": lambda: workbook({f"xl/printerSettings/printerSettings{n}.bin": _devmode("Laser") for n in (1, 2)}, {_SHEET: [("printerSettings", f"xl/printerSettings/printerSettings{n}.bin") for n in (1, 2)]}),
    "printer-without-a-name": lambda: _on_sheet("xl/printerSettings/printerSettings1.bin", "printerSettings", _devmode("")),
    "printer-of-a-driver-that-keeps-a-user": lambda: _on_sheet("xl/printerSettings/printerSettings1.bin", "printerSettings", _devmode("Laser", b"\1\0user nia.example\0")),
    "signature": _signed,
    "signature-origin-that-is-not-empty": lambda: workbook({"_xmlsignatures/origin.sigs": "Nia Example"}, {"": [("origin", "_xmlsignatures/origin.sigs")]}),
    "large-list-of-addresses-with-words": lambda: workbook({"xl/calcChain.xml": f"<calcChain><c r='A1'/>{' ' * (9 << 20)}Nia Example</calcChain>"}, {"xl/workbook.xml": [("calcChain", "xl/calcChain.xml")]}),
    "linked-template": lambda: workbook(rels={"xl/workbook.xml": [("attachedTemplate", "!file:///\\\\SRV01\\nia.example\\form.xltx")]}),
    "theme": lambda: workbook({"xl/theme/theme1.xml": f'<a:theme {_A} name="Office Theme"/>'}, {"xl/workbook.xml": [("theme", "xl/theme/theme1.xml")]}),
    "theme-with-a-comment": lambda: workbook({"xl/theme/theme1.xml": f"<a:theme {_A}><!-- ask Nia Example --></a:theme>"}, {"xl/workbook.xml": [("theme", "xl/theme/theme1.xml")]}),
    "part-that-nothing-refers-to": lambda: workbook({"xl/old/sheet9.xml": "<worksheet><c><v>Nia Example</v></c></worksheet>"}),
    "part-of-unknown-kind": lambda: _on_sheet("xl/strange/strange1.xml", "strange", "<strange/>"),
    "entry-behind-another": _duplicated,
    "entry-deleted": lambda: _deleted(io.BytesIO()).getvalue(),
    "entry-deleted-of-unknown-size": lambda: bytes(_deleted(_OneWay()).data),
    "part-differs-in-case": lambda: workbook({"xl/workbook.xml": "<old>Nia Example</old>", "xl/Workbook.xml": "<workbook/>"}),
    "bytes-after-the-end": lambda: workbook() + b"the earlier reply named Nia Example",
    "archive-comment": _commented,
    "drawing-broken-beside-good-properties": _broken_drawing,
}
# fmt: on
