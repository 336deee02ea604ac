"""Workbooks with one thing beside their grids, built by hand: a plain one by openpyxl, and parts added to it."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Mapping
from functools import cache
from xml.sax.saxutils import escape

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
X14 = "http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"
X15 = "http://schemas.microsoft.com/office/spreadsheetml/2010/11/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_SHEET, _BOOK = "xl/worksheets/sheet1.xml", "xl/workbook.xml"
_OUTSIDE = re.compile(r"^(?:\w+:|\\\\)")


@cache
def plain(*, hidden: bool = False) -> bytes:
    """A workbook of two sheets, Summary and Data, with a few seen cells; Data can be hidden."""
    import openpyxl

    book = openpyxl.Workbook()
    book.active.title = "Summary"
    book.active.append(["Ward", "Crimes"])
    book.active.append(["Riverside", 12])
    data = book.create_sheet("Data")
    data.append(["Month", "Count"])
    if hidden:
        data.sheet_state = "hidden"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def with_parts(
    base: bytes,
    parts: Mapping[str, str | bytes],
    relations: Mapping[str, tuple[tuple[str, str], ...]] | None = None,
    edits: Mapping[str, tuple[str, str]] | None = None,
) -> bytes:
    """The workbook with more parts.

    `relations` are, by the part that refers, (kind, target) pairs numbered `x1`, `x2`, …; a target with a scheme lies
    outside. `edits` replace text in parts that are there.
    """
    with zipfile.ZipFile(io.BytesIO(base)) as old:
        kept: dict[str, bytes] = {name: old.read(name) for name in old.namelist()}
    kept |= {name: part.encode() if isinstance(part, str) else part for name, part in parts.items()}
    for owner, listed in (relations or {}).items():
        folder, _, name = owner.rpartition("/")
        rels = f"{folder}/_rels/{name}.rels"
        before = kept.get(rels, f'<Relationships xmlns="{_PACKAGE}"></Relationships>'.encode())
        kept[rels] = before.replace(b"</Relationships>", _relations(listed).encode() + b"</Relationships>")
    for name, (was, becomes) in (edits or {}).items():
        assert was.encode() in kept[name], f"{was} is not in {name}"
        kept[name] = kept[name].replace(was.encode(), becomes.encode(), 1)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name, data in kept.items():
            new.writestr(zipfile.ZipInfo(name, (2099, 1, 1, 0, 0, 0)), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _relations(listed: tuple[tuple[str, str], ...]) -> str:
    found = []
    for number, (kind, target) in enumerate(listed, 1):
        mode = ' TargetMode="External"' if _OUTSIDE.match(target) else ""
        type_ = kind if "/" in kind else f"{RELATIONS}/{kind}"
        found.append(f'<Relationship Id="x{number}" Type="{type_}" Target="{escape(target)}"{mode}/>')
    return "".join(found)


def xml(root: str, inside: str = "", attributes: str = "") -> str:
    """A part with this root element, in the main namespace."""
    spaces = f'xmlns="{MAIN}" xmlns:r="{RELATIONS}" xmlns:x14="{X14}" xmlns:x15="{X15}"'
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><{root} {spaces} {attributes}>{inside}</{root}>'


def in_workbook(inside: str, base: bytes | None = None) -> bytes:
    """A workbook with this in its workbook part."""
    return with_parts(base or plain(), {}, edits={_BOOK: ("</workbook>", f"{inside}</workbook>")})


def in_sheet(inside: str, *relations: tuple[str, str], hidden: bool = False) -> bytes:
    """A workbook with this around the grid of its second sheet."""
    sheet = "xl/worksheets/sheet2.xml"
    return with_parts(
        plain(hidden=hidden),
        {},
        {sheet: relations} if relations else {},
        {sheet: ("</sheetData>", f"</sheetData>{inside}")},
    )


def without_sheet(base: bytes, name: str) -> bytes:
    """The workbook with this sheet taken off its list, and the sheet's part still there."""
    with zipfile.ZipFile(io.BytesIO(base)) as archive:
        book = archive.read(_BOOK).decode()
    listed = re.search(rf'<sheet [^>]*name="{name}"[^>]*/>', book)
    assert listed
    return with_parts(base, {_BOOK: book.replace(listed[0], "")})


# ── pivot caches ────────────────────────────────────────────────────────────────────────────────────────────────

SURNAMES = ("Ashdown", "Llewellyn", "Example")
SOURCE = '<cacheSource type="worksheet"><worksheetSource ref="A1:D4" sheet="Records"/></cacheSource>'
FIELDS = (
    '<cacheFields count="5">'
    '<cacheField name="Surname"><sharedItems count="4"><s v="Ashdown"/><s v="Llewellyn"/><s v="Example"/>'
    '<s v="Wolstenholme"/></sharedItems></cacheField>'
    '<cacheField name="Born"><sharedItems containsDate="1"><d v="2001-02-03T00:00:00"/><m/></sharedItems></cacheField>'
    '<cacheField name="Age"><sharedItems containsNumber="1" minValue="1" maxValue="99"/></cacheField>'
    '<cacheField name="Notes"><sharedItems containsMixedTypes="1"/></cacheField>'
    '<cacheField name="Age band" databaseField="0"><fieldGroup base="2"><rangePr startNum="0" endNum="99"/>'
    '<groupItems count="2"><s v="0-49"/><s v="50-99"/></groupItems></fieldGroup></cacheField>'
    "</cacheFields>"
)
RECORDS = (
    '<r><x v="1"/><x v="0"/><n v="34"/><s v="lives alone"/></r>'
    '<r><x v="0"/><x v="1"/><n v="51"/><b v="1"/></r>'
    '<r><x v="2"/><d v="1970-01-02T10:30:00"/><m/><e v="#N/A"/></r>'
)
_CACHE = "xl/pivotCache/pivotCacheDefinition1.xml"
_RECORDS = "xl/pivotCache/pivotCacheRecords1.xml"
_PIVOT = "xl/pivotTables/pivotTable1.xml"


def pivot(
    source: str = SOURCE,
    fields: str = FIELDS,
    records: str | None = RECORDS,
    *,
    attributes: str = "",
    outside: tuple[tuple[str, str], ...] = (),
    table: str = '<pivotFields count="5"/>',
    table_attributes: str = 'name="PivotTable1" dataCaption="Values"',
    listed: bool = True,
) -> bytes:
    """A workbook with one pivot cache, and with a pivot table on its first sheet."""
    parts = {_CACHE: xml("pivotCacheDefinition", source + fields, f'r:id="x1" {attributes}')}
    relations = {_CACHE: (("pivotCacheRecords", "pivotCacheRecords1.xml"), *outside)}
    if records is None:
        relations[_CACHE] = outside
    else:
        parts[_RECORDS] = xml("pivotCacheRecords", records)
    if listed:
        parts[_PIVOT] = xml("pivotTableDefinition", table, f'cacheId="1" {table_attributes}')
        relations[_PIVOT] = (("pivotCacheDefinition", "../pivotCache/pivotCacheDefinition1.xml"),)
        relations[_SHEET] = (("pivotTable", "../pivotTables/pivotTable1.xml"),)
        relations[_BOOK] = (("pivotCacheDefinition", "pivotCache/pivotCacheDefinition1.xml"),)
    return with_parts(plain(), parts, relations)


# ── comments ────────────────────────────────────────────────────────────────────────────────────────────────────

_STAND_IN = (
    "[Threaded comment]\n\nYour version of Excel allows you to read this threaded comment; however, any edits to it "
    "will get removed if the file is opened in a newer version of Excel. Learn more: "
    "https://go.microsoft.com/fwlink/?linkid=870924\n\nComment:\n    "
)
_THREADED = "http://schemas.microsoft.com/office/2017/10/relationships/threadedComment"
_PERSON = "http://schemas.microsoft.com/office/2017/10/relationships/person"
THREAD = "{AAAAAAAA-0000-4000-8000-000000000001}"
NOTES = (
    "<authors><author>Nia Example</author><author>Callum Example</author></authors><commentList>"
    '<comment ref="B2" authorId="0"><text><r><t>Ring her on </t></r><r><t>07700 900123</t></r></text></comment>'
    "</commentList>"
)
THREADS = (
    f'<threadedComment ref="A2" dT="2099-01-01T00:00:00.00" personId="{{P1}}" id="{THREAD}"><text>Is this him?</text>'
    f'</threadedComment><threadedComment ref="A2" personId="{{P2}}" id="{{R1}}" parentId="{THREAD}"><text>Yes</text>'
    "</threadedComment>"
)
PEOPLE = (
    '<person displayName="Nia Example" id="{P1}" userId="S::nia@example.com::1" providerId="AD"/>'
    '<person displayName="Callum Example" id="{P2}" userId="callum" providerId="None"/>'
)


def comments(notes: str = NOTES, *, hidden: bool = False) -> bytes:
    """A workbook with notes on its second sheet."""
    parts = {"xl/comments1.xml": xml("comments", notes)}
    relations = {"xl/worksheets/sheet2.xml": (("comments", "../comments1.xml"),)}
    return with_parts(plain(hidden=hidden), parts, relations)


def threads(stand_in: str = f"{_STAND_IN}Is this him?\nReply:\n    Yes") -> bytes:
    """A workbook with a thread of comments, and its stand-in for older programs."""
    notes = (
        f"<authors><author>tc={THREAD}</author></authors><commentList>"
        f'<comment ref="A2" authorId="0"><text><t>{stand_in}</t></text></comment></commentList>'
    )
    parts = {
        "xl/comments1.xml": xml("comments", notes),
        "xl/threadedComments/threadedComment1.xml": xml("ThreadedComments", THREADS),
        "xl/persons/person.xml": xml("personList", PEOPLE),
    }
    relations = {
        _SHEET: (("comments", "../comments1.xml"), (_THREADED, "../threadedComments/threadedComment1.xml")),
        _BOOK: ((_PERSON, "persons/person.xml"),),
    }
    return with_parts(plain(), parts, relations)


# ── links to other workbooks ────────────────────────────────────────────────────────────────────────────────────

EXTERNAL = (
    '<externalBook r:id="x1"><sheetNames><sheetName val="Detained"/><sheetName val="Staff"/></sheetNames>'
    '<definedNames><definedName name="Sergeants" refersTo="=Staff!$A$1"/></definedNames>'
    '<sheetDataSet><sheetData sheetId="0"><row r="1"><cell r="A1" t="str"><v>Surname</v></cell></row>'
    '<row r="7"><cell r="B7" t="str"><v>Llewellyn</v></cell><cell r="C7"><v>41</v></cell></row></sheetData>'
    '<sheetData sheetId="1"/></sheetDataSet></externalBook>'
)


def external(inside: str = EXTERNAL, path: str = "file:///S:/Custody/Nia%20Example/detained.xlsx") -> bytes:
    """A workbook with one external link."""
    part = "xl/externalLinks/externalLink1.xml"
    relations = {_BOOK: (("externalLink", "externalLinks/externalLink1.xml"),)}
    if path:
        relations[part] = (("externalLinkPath", path),)
    return with_parts(plain(), {part: xml("externalLink", inside)}, relations)


def workbook_part(name: str, kind: str, content: str | bytes, *outside: tuple[str, str]) -> bytes:
    """A workbook with one part that its workbook part refers to."""
    relations = {_BOOK: ((kind, name.removeprefix("xl/")),)}
    return with_parts(plain(), {name: content}, relations | ({name: outside} if outside else {}))


def sheet_part(name: str, kind: str, content: str | bytes) -> bytes:
    """A workbook with one part that its first sheet refers to."""
    return with_parts(plain(), {name: content}, {_SHEET: ((kind, f"../{name.removeprefix('xl/')}"),)})


# ── change history ──────────────────────────────────────────────────────────────────────────────────────────────

REVISIONS = (
    '<rcc rId="1" sId="1"><oc r="B2" t="inlineStr"><is><t>Nia Example</t></is></oc>'
    '<nc r="B2" t="inlineStr"><is><t>[redacted]</t></is></nc></rcc>'
    '<rrc rId="2" sId="1" ref="A5:XFD5" action="deleteRow"><rfmt sheetId="1" sqref="A5"/>'
    '<rcc rId="0" sId="1"><nc r="C5"><v>41</v></nc></rcc></rrc>'
    '<rsnm rId="3" sheetId="2" oldName="[a.xlsx]Suspects" newName="[a.xlsx]Data"/>'
    '<rcmt sheetId="2" cell="A1" action="delete" author="Callum Example"/>'
    '<rcc rId="4" sId="9"><oc r="A1" t="inlineStr"><is><t>gone</t></is></oc><nc r="A1"/></rcc>'
)


def revisions() -> bytes:
    """A workbook with a change history."""
    headers = "xl/revisions/revisionHeaders.xml"
    header = (
        '<header guid="{H}" dateTime="2099-01-01T00:00:00Z" maxSheetId="3" userName="Nia Example" r:id="x1"/>'
    )
    user = '<userInfo guid="{U}" name="Callum Example" id="-1" dateTime="2099-01-01T00:00:00"/>'
    parts = {
        headers: xml("headers", header),
        "xl/revisions/revisionLog1.xml": xml("revisions", REVISIONS),
        "xl/revisions/userNames.xml": xml("users", user),
    }
    book = (("revisionHeaders", "revisions/revisionHeaders.xml"), ("usernames", "revisions/userNames.xml"))
    return with_parts(plain(), parts, {_BOOK: book, headers: (("revisionLog", "revisionLog1.xml"),)})


# ── rich data ───────────────────────────────────────────────────────────────────────────────────────────────────

_RICH = "http://schemas.microsoft.com/office/2017/06/relationships/"


def rich_data() -> bytes:
    """A workbook with a linked record behind a cell."""
    structure = (
        '<s t="_linkedentity"><k n="%EntityId" t="s"/><k n="_Format" t="s"/><k n="Name" t="s"/><k n="Age"/>'
        '<k n="Friends" t="a"/></s><s t="_localImage"><k n="_rvRel:LocalImageIdentifier" t="i"/></s>'
    )
    values = "<rv s='0'><v>x1</v><v>#,##0</v><v>Nia Example</v><v>41</v><v>0</v></rv><rv s='1'><v>0</v></rv>"
    parts = {
        "xl/metadata.xml": xml(
            "metadata", '<metadataStrings><s v="[Person].&amp;[Llewellyn]"/></metadataStrings>'
        ),
        "xl/richData/rdrichvalue.xml": xml("rvData", values),
        "xl/richData/rdrichvaluestructure.xml": xml("rvStructures", structure),
        "xl/richData/rdarray.xml": xml("arrayData", '<a r="1" c="1"><v t="s">Callum Example</v></a>'),
        "xl/richData/rdRichValueTypes.xml": xml("rvTypesInfo", "<global/>"),
        "xl/richData/rdRichValueWebImage.xml": xml("webImagesSrd"),
    }
    kinds = ("rdRichValue", "rdRichValueStructure", "rdArray", "rdRichValueTypes", "rdRichValueWebImage")
    names = list(parts)[1:]
    listed = tuple((_RICH + kind, name.removeprefix("xl/")) for kind, name in zip(kinds, names, strict=True))
    web = {names[-1]: (("hyperlink", "https://example.com/nia.png"),)}
    return with_parts(plain(), parts, {_BOOK: (*listed, ("sheetMetadata", "metadata.xml")), **web})


PYTHON = "<environmentDefinition><initialization><code>who = 'Nia Example'</code></initialization></environmentDefinition>"
CONNECTIONS = (
    '<connection id="1" name="Custody" type="5" odcFile="S:\\Custody\\custody.odc" refreshedVersion="6">'
    '<dbPr connection="Provider=SQL;User ID=nia.example" command="SELECT * FROM suspects"/></connection>'
    '<connection id="2" name="Query - Staff" keepAlive="1"/>'
)
VIEW = (
    '<namedSheetView name="Nia only" id="{V}"><nsvFilter filterId="{F}" ref="A1:B9"><columnFilter colId="1" id="{C}">'
    '<filter colId="1"><filters><filter val="Llewellyn"/></filters></filter></columnFilter></nsvFilter></namedSheetView>'
)
_VIEWS = "http://schemas.microsoft.com/office/2019/04/relationships/namedSheetView"
TABLE = (
    '<autoFilter ref="A1:B2"><filterColumn colId="0"><filters><filter val="Llewellyn"/></filters></filterColumn>'
    '</autoFilter><tableColumns count="2"><tableColumn id="1" name="Surname" totalsRowLabel="All of them"/>'
    '<tableColumn id="2" name="Note"><calculatedColumnFormula>IF(A1="Nia Example",1,0)</calculatedColumnFormula>'
    "</tableColumn></tableColumns>"
)


def table(attributes: str = "") -> bytes:
    """A workbook whose first sheet has a table."""
    content = xml("table", TABLE, f'id="1" name="T" displayName="T" ref="A1:B2" {attributes}')
    return sheet_part("xl/tables/table1.xml", "table", content)


def _slicer() -> bytes:
    inside = (
        '<data><olap pivotCacheId="1"><levels count="1"><level uniqueName="[Person].[Name]" sourceCaption="Name">'
        '<ranges><range startItem="0"><i n="[Person].&amp;[1]" c="Nia Example"/></range></ranges></level></levels>'
        '<selections count="1"><selection n="[Person].&amp;[1]"/></selections></olap></data>'
    )
    content = xml("slicerCacheDefinition", inside, 'name="Slicer_Name" sourceName="[Person].[Name]"')
    return workbook_part("xl/slicerCaches/slicerCache1.xml", "slicerCache", content)


def _timeline() -> bytes:
    inside = '<state><selection startDate="2099-01-01T00:00:00" endDate="2099-03-31T00:00:00"/></state>'
    content = xml("timelineCacheDefinition", inside, 'name="NativeTimeline_Born" sourceName="Born"')
    return workbook_part("xl/timelineCaches/timelineCache1.xml", "timelineCache", content)


def _dde() -> bytes:
    values = '<values rows="1"><value t="str"><val>Nia Example</val></value></values>'
    item = f'<ddeItem name="R1C1">{values}</ddeItem>'
    return external(
        f'<ddeLink ddeService="custody" ddeTopic="live"><ddeItems>{item}</ddeItems></ddeLink>', ""
    )


def _live_data() -> bytes:
    topic = '<tp t="s"><v>Llewellyn</v><stp>custody</stp><stp>cell 4</stp><tr r="A1" s="1"/></tp>'
    content = xml(
        "volTypes", f'<volType type="realTimeData"><main first="rtd.server">{topic}</main></volType>'
    )
    return workbook_part("xl/volatileDependencies.xml", "volatileDependencies", content)


def _tasks() -> bytes:
    inside = '<Task id="{T}"><History><Event id="{E}"><Assign userId="nia@example.com" userName="Nia Example"/></Event></History></Task>'
    kind = "http://schemas.microsoft.com/office/2019/05/relationships/documenttask"
    return sheet_part("xl/documenttasks/documenttask1.xml", kind, xml("Tasks", inside))


def _orphan() -> bytes:
    """A pivot cache's parts that nothing refers to: told by their content types alone."""
    whole = pivot(listed=False)
    types = "".join(
        f'<Override PartName="/{part}" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.{kind}+xml"/>'
        for part, kind in ((_CACHE, "pivotCacheDefinition"), (_RECORDS, "pivotCacheRecords"))
    )
    return with_parts(whole, {}, edits={"[Content_Types].xml": ("</Types>", f"{types}</Types>")})


_NAMES = (
    '<definedNames><definedName name="Sales">Data!$A$1:$B$2</definedName>'
    '<definedName name="contact">"Nia Example"</definedName><definedName name="gone">\'Llewellyn case\'!#REF!</definedName>'
    '<definedName name="_secret" hidden="1">Data!$A$1</definedName><definedName name="list">{{1,2}}</definedName>'
    '<definedName name="noted" comment="ask Callum">Data!$A$2</definedName>'
    '<definedName name="_xlnm.Print_Area" localSheetId="0">Summary!$A$1:$B$2</definedName>'
    '<definedName name="_xlnm._FilterDatabase" localSheetId="0" hidden="1">Summary!$A$1:$B$2</definedName></definedNames>'
)

FILES: dict[str, Callable[[], bytes]] = {
    "nothing-beside-the-grids": plain,
    "pivot-cache-holds-names": pivot,
    "pivot-cache-without-records": lambda: pivot(records=None),
    "pivot-cache-that-nothing-refers-to": _orphan,
    "pivot-cache-refreshed-by-a-person": lambda: pivot(
        attributes='refreshedBy="Nia Example" refreshedDate="40000"'
    ),
    "slicer-of-a-database-holds-names": _slicer,
    "timeline-is-set-to-a-period": _timeline,
    "external-link-keeps-cells": external,
    "dde-link-keeps-values": _dde,
    "notes-on-a-seen-sheet": comments,
    "notes-on-a-hidden-sheet": lambda: comments(hidden=True),
    "notes-on-a-sheet-that-is-not-listed": lambda: without_sheet(comments(), "Data"),
    "thread-of-comments": threads,
    "tasks-given-in-comments": _tasks,
    "change-history": revisions,
    "names-that-hold-values": lambda: in_workbook(_NAMES.replace("{{", "{").replace("}}", "}")),
    "saved-in-a-persons-folder": lambda: in_workbook(
        '<fileSharing userName="Nia Example"/>'
        '<x15ac:absPath xmlns:x15ac="http://schemas.microsoft.com/office/spreadsheetml/2010/11/ac" url="C:\\Users\\nia\\"/>'
    ),
    "saved-view-of-a-person": lambda: in_workbook(
        '<customWorkbookViews><customWorkbookView name="Nia Example - Personal View" guid="{G}"/></customWorkbookViews>'
    ),
    "saved-sheet-view-filters": lambda: sheet_part(
        "xl/namedSheetViews/namedSheetView1.xml", _VIEWS, xml("namedSheetViews", VIEW)
    ),
    "connection-to-a-database": lambda: workbook_part(
        "xl/connections.xml", "connections", xml("connections", CONNECTIONS)
    ),
    "query-behind-a-table": lambda: sheet_part(
        "xl/queryTables/queryTable1.xml",
        "queryTable",
        xml(
            "queryTable",
            '<queryTableRefresh><queryTableFields><queryTableField id="1" name="Surname"/></queryTableFields>'
            '<queryTableDeletedFields><deletedField name="Home address"/></queryTableDeletedFields></queryTableRefresh>',
            'name="Custody" connectionId="1"',
        ),
    ),
    "live-data-of-formulas": _live_data,
    "table-whose-header-is-off": lambda: table('headerRowCount="0" comment="from Nia"'),
    "table-with-a-filter": table,
    "linked-record-behind-a-cell": rich_data,
    "python-code": lambda: workbook_part(
        "xl/python.xml",
        "http://schemas.microsoft.com/office/2023/09/relationships/Python",
        xml("python", PYTHON),
    ),
    "data-of-an-add-in": lambda: workbook_part("xl/customData/item1.data", "customData", b"\1\2\3" * 99),
}
"""By the truth that each tells."""
