"""Word documents, each named for what is true of it. Its parts are written out, as Word and others write them."""

from __future__ import annotations

import base64
import io
import zipfile
from collections.abc import Callable, Mapping, Sequence

from files.ooxml import PIXEL, package, workbook

__all__ = ["FILES", "document", "paragraph", "run"]

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_NAMES = {
    "w": _W,
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    "w15": "http://schemas.microsoft.com/office/word/2012/wordml",
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
}
_NS = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in _NAMES.items())
_DOCUMENT = "word/document.xml"
_MADE = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_MAIN_TYPE = f"{_MADE}document.main+xml"
_BY = 'w:id="1" w:author="Orla Example" w:date="2024-01-02T10:00:00Z"'

Extra = tuple[str, str, "str | bytes"]
"""A part that the document refers to: the kind of relation, the part's name, what it holds."""


def part(root: str, content: str) -> str:
    """A part of Word's own with this root."""
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:{root} {_NS}>{content}</w:{root}>'


def document(
    body: str,
    extras: Sequence[Extra] = (),
    *,
    styles: str = "",
    settings: str = "",
    head: str = "",
    rels: Mapping[str, Sequence[tuple[str, str]]] | None = None,
    others: Mapping[str, str | bytes] | None = None,
    main: str = _MAIN_TYPE,
) -> bytes:
    """A document with this body. Styles are rId1 of it, settings rId2, and the extras rId3, rId4 and so on."""
    targets = [("styles", "word/styles.xml"), ("settings", "word/settings.xml")]
    targets += [(kind, name) for kind, name, _ in extras]
    parts: dict[str, str | bytes] = {
        _DOCUMENT: part("document", f"{head}<w:body>{body}</w:body>"),
        "word/styles.xml": part("styles", styles),
        "word/settings.xml": part("settings", settings),
        **{name: content for _, name, content in extras if not name.startswith("!")},
        **(others or {}),
    }
    links = {"": [("officeDocument", _DOCUMENT)], _DOCUMENT: targets, **(rels or {})}
    return package(parts, links, {_DOCUMENT: main})


def run(text: str, properties: str = "") -> str:
    """A run of text."""
    made = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{made}<w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*runs: str, properties: str = "") -> str:
    """A paragraph of runs; of plain text, where that is what it is given."""
    made = f"<w:pPr>{properties}</w:pPr>" if properties else ""
    content = "".join(one if one.startswith("<") else run(one) for one in runs)
    return f"<w:p>{made}{content}</w:p>"


_SECRET = "Nia Example, 07700 900123"
_OPEN = paragraph("We hold the data you asked for.")


def _with(*runs: str, properties: str = "") -> bytes:
    return document(_OPEN + paragraph("The suspect is ", *runs, ".", properties=properties) + _OPEN)


def _table(
    *rows: str, properties: str = "", columns: str = '<w:gridCol w:w="2000"/><w:gridCol w:w="2000"/>'
) -> str:
    return f"<w:tbl><w:tblPr>{properties}</w:tblPr><w:tblGrid>{columns}</w:tblGrid>{''.join(rows)}</w:tbl>"


def _row(*cells: str, properties: str = "") -> str:
    made = f"<w:trPr>{properties}</w:trPr>" if properties else ""
    return f"<w:tr>{made}{''.join(cell if cell.startswith('<') else _cell(cell) for cell in cells)}</w:tr>"


def _cell(text: str, properties: str = "", look: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(run(text, look))}</w:tc>"


_HEADER_ROW = _row("Surname", "Date of birth")
_ROWS = [_row(f"Example{letter}", f"0{number}/02/1980") for number, letter in enumerate("abcde", 1)]


def _tabled(*rows: str, **options: str) -> bytes:
    return document(_OPEN + _table(_HEADER_ROW, *_ROWS, *rows, **options) + _OPEN)


# ── fields ──────────────────────────────────────────────────────────────────────────────────────────────────


def _field(code: str, result: str = "") -> str:
    shown = f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run(result)}' if result else ""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve">{code}</w:instrText></w:r>{shown}'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


_IF = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> IF </w:instrText></w:r>'
    + _field(" MERGEFIELD kind ", "adult")
    + f'<w:r><w:instrText xml:space="preserve"> = "child" "{_SECRET}" "the adult" </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    + run("the adult")
    + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
_TOC = "".join((
    paragraph(
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> TOC \\o "1-3" \\h \\z \\u </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        '<w:hyperlink w:anchor="_Toc1"><w:r><w:t>Findings</w:t></w:r><w:r><w:rPr><w:webHidden/></w:rPr><w:tab/></w:r>'
        + _field(" PAGEREF _Toc1 \\h ", "3").replace("<w:r>", "<w:r><w:rPr><w:webHidden/></w:rPr>")
        + "</w:hyperlink>"
    ),
    paragraph('<w:r><w:fldChar w:fldCharType="end"/></w:r>'),
    paragraph('<w:bookmarkStart w:id="0" w:name="_Toc1"/>', "Findings", '<w:bookmarkEnd w:id="0"/>'),
))  # fmt: skip
_FORM = (
    '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:name w:val="Text1"/><w:enabled/><w:ddList><w:listEntry w:val="Unit of '
    'Nia Example"/></w:ddList><w:helpText w:type="text" w:val="Ask Tom Invented"/></w:ffData></w:fldChar></w:r>'
    "<w:r><w:instrText> FORMDROPDOWN </w:instrText></w:r>"
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)

# ── drawings ────────────────────────────────────────────────────────────────────────────────────────────────


def _anchored(
    content: str,
    *,
    x: int = 0,
    y: int = 0,
    extra: str = "",
    wrap: str = "wrapSquare",
    names: str = "",
    size: int = 900_000,
) -> str:
    return (
        f'<w:drawing><wp:anchor behindDoc="0"{extra}><wp:positionH relativeFrom="column"><wp:posOffset>{x}</wp:posOffset>'
        f'</wp:positionH><wp:positionV relativeFrom="paragraph"><wp:posOffset>{y}</wp:posOffset></wp:positionV>'
        f'<wp:extent cx="{size}" cy="{size}"/><wp:{wrap}/><wp:docPr id="1" name="Text Box 1"{names}/><a:graphic>'
        f"<a:graphicData>{content}</a:graphicData></a:graphic></wp:anchor></w:drawing>"
    )


def _inline(content: str, names: str = "") -> str:
    return (
        f'<w:drawing><wp:inline><wp:extent cx="900000" cy="900000"/><wp:docPr id="2" name="Picture 1"{names}/><a:graphic>'
        f"<a:graphicData>{content}</a:graphicData></a:graphic></wp:inline></w:drawing>"
    )


def _box(text: str, fill: str = "<a:noFill/>", look: str = "") -> str:
    words = (
        f"<wps:txbx><w:txbxContent>{paragraph(run(text, look))}</w:txbxContent></wps:txbx>" if text else ""
    )
    return f"<wps:wsp><wps:cNvSpPr/><wps:spPr>{fill}</wps:spPr>{words}<wps:bodyPr/></wps:wsp>"


def _filled(colour: str) -> str:
    return f'<a:solidFill><a:srgbClr val="{colour}"/></a:solidFill>'


def _picture(id_: str, crop: str = "") -> str:
    return (
        '<pic:pic><pic:nvPicPr><pic:cNvPr id="0" name="Picture 1"/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="{id_}"/>{crop}<a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr/></pic:pic>'
    )


def _twice(choice: str, fallback: str) -> str:
    return (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps">{choice}</mc:Choice>'
        f"<mc:Fallback><w:pict>{fallback}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )


def _old_box(text: str, style: str = "", extra: str = "") -> str:
    return f'<v:shape style="{style}"{extra}><v:textbox><w:txbxContent>{paragraph(text)}</w:txbxContent></v:textbox></v:shape>'


def _drawn(drawing: str, *extras: Extra) -> bytes:
    return document(_OPEN + f"<w:p><w:r>{drawing}</w:r></w:p>" + _OPEN, extras)


def _zip(name: str, content: str) -> str:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(zipfile.ZipInfo(name, (2024, 1, 2, 3, 4, 6)), content)
    return base64.b64encode(buffer.getvalue()).decode()


_COPY = '<a:sp xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:p><a:r><a:t>{}</a:t></a:r></a:p></a:sp>'
_IMAGE: Extra = ("image", "word/media/image1.png", PIXEL)

_PLOTTED = (
    f"<c:chartSpace {_NS}><c:chart><c:plotArea><c:barChart><c:ser><c:cat><c:strRef><c:strCache><c:pt idx='0'><c:v>Nia Example</c:v>"
    "</c:pt></c:strCache></c:strRef></c:cat></c:ser></c:barChart></c:plotArea></c:chart></c:chartSpace>"
)
_CHART: Extra = ("chart", "word/charts/chart1.xml", _PLOTTED)
_SHOWN_CHART = '<c:chart r:id="rId3"/>'

# ── headers, notes, comments, building blocks ───────────────────────────────────────────────────────────────


def _sections(*references: str, title: bool = False) -> str:
    marks = "".join(
        f'<w:headerReference w:type="{kind}" r:id="{id_}"/>'
        for kind, id_ in (one.split() for one in references)
    )
    return f"<w:sectPr>{marks}{'<w:titlePg/>' if title else ''}</w:sectPr>"


def _headed(*references: str, settings: str = "", title: bool = False) -> bytes:
    header = ("header", "word/header1.xml", part("hdr", paragraph(_SECRET)))
    return document(_OPEN + _sections(*references, title=title), [header], settings=settings)


def _note(id_: int, text: str, kind: str = "footnote", extra: str = "") -> str:
    return f'<w:{kind} w:id="{id_}"{extra}>{paragraph(text)}</w:{kind}>'


def _noted(reference: str, kind: str = "footnote") -> bytes:
    notes = part(f"{kind}s", _note(-1, "", kind, ' w:type="separator"') + _note(1, _SECRET, kind))
    return document(paragraph("As shown ", reference), [(f"{kind}s", f"word/{kind}s.xml", notes)])


_COMMENT = f'<w:comment w:id="7" w:author="Orla Example" w:initials="OE" w:date="2024-01-02T10:00:00Z">{paragraph(_SECRET)}</w:comment>'
_PEOPLE = (
    f'<w15:people {_NS}><w15:person w15:author="Orla Example"><w15:presenceInfo w15:providerId="AD" '
    'w15:userId="S::orla@example.com::0a1b2c3d"/></w15:person></w15:people>'
)
_REACTIONS = (
    '<x:commentsExtensible xmlns:x="http://schemas.microsoft.com/office/word/2018/wordml/cex"><x:commentExtensible x:durableId="1">'
    '<x:user userId="S::rhys@example.com::77" userProvider="AD" userName="Rhys Example"/></x:commentExtensible>'
    "</x:commentsExtensible>"
)


def _commented(mark: str, comment: str = _COMMENT) -> bytes:
    return document(
        paragraph("As shown ", mark), [("comments", "word/comments.xml", part("comments", comment))]
    )


def _block(text: str, gallery: str) -> bytes:
    block = (
        f'<w:docPart><w:docPartPr><w:name w:val="Reply to Tom Invented"/><w:category><w:name w:val="General"/><w:gallery '
        f'w:val="{gallery}"/></w:category></w:docPartPr><w:docPartBody>{paragraph(text)}</w:docPartBody></w:docPart>'
    )
    glossary = part("glossaryDocument", f"<w:docParts>{block}</w:docParts>")
    return document(_OPEN, [("glossaryDocument", "word/glossary/document.xml", glossary)])


# ── settings and the rest ───────────────────────────────────────────────────────────────────────────────────

_MERGE = (
    '<w:mailMerge><w:mainDocumentType w:val="formLetters"/><w:dataType w:val="native"/><w:connectString w:val="Provider=ACE;'
    'User ID=nia.example;Data Source=C:\\Users\\nia.example\\victims.xlsx"/><w:query w:val="SELECT * FROM victims"/></w:mailMerge>'
)
_VARIABLES = f'<w:docVars><w:docVar w:name="applicant" w:val="{_SECRET}"/></w:docVars>'
_ORDINARY_SETTINGS = (
    '<w:zoom w:percent="100"/><w:rsids><w:rsidRoot w:val="00A1B2C3"/><w:rsid w:val="00D4E5F6"/></w:rsids>'
    '<w:documentProtection w:edit="readOnly" w:hash="c29tZWJvZHk="/><w15:docId w15:val="{0A1B2C3D-0000-4000-8000-000000000000}"/>'
)


def _style(id_: str, kind: str, content: str, extra: str = "") -> str:
    return f'<w:style w:type="{kind}" w:styleId="{id_}"{extra}><w:name w:val="{id_}"/>{content}</w:style>'


_DARK = _style(
    "Dark", "table",
    '<w:tblStylePr w:type="firstRow"><w:rPr><w:color w:val="FFFFFF"/></w:rPr><w:tcPr><w:shd w:val="clear" w:fill="1F4E79"/>'
    "</w:tcPr></w:tblStylePr>",
)  # fmt: skip
_DARK_TABLE = _table(
    _row("Ward", "Crimes"), _row("North", "12"),
    properties='<w:tblStyle w:val="Dark"/><w:tblLook w:val="04A0"/>',
)  # fmt: skip
_HEADING = _style("Heading1", "paragraph", '<w:pPr><w:outlineLvl w:val="0"/></w:pPr>')
_LIST = (
    '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:lvlText w:val="Statement of Nia Example, %1"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="5"><w:abstractNumId w:val="1"/></w:num>'
)


def _folded() -> bytes:
    heading = paragraph("Findings", properties='<w:pStyle w:val="Heading1"/><w15:collapsed/>')
    last = paragraph("Conclusion", properties='<w:pStyle w:val="Heading1"/>')
    table = _table(_row("Surname", "Exampleb"))
    return document(heading + paragraph(_SECRET) + table + last + _OPEN, styles=_HEADING)


def _numbered(properties: str) -> bytes:
    numbering = ("numbering", "word/numbering.xml", part("numbering", _LIST))
    return document(_OPEN + paragraph("first", properties=properties), [numbering])


def _strict() -> bytes:
    made = io.BytesIO()
    data = zipfile.ZipFile(io.BytesIO(_with(run(_SECRET, "<w:vanish/>"))))
    with zipfile.ZipFile(made, "w") as archive:
        for name in data.namelist():
            text = data.read(name).decode()
            text = text.replace(_W, _STRICT).replace("w:", "z:").replace("xmlns:w=", "xmlns:z=")
            archive.writestr(zipfile.ZipInfo(name, (2024, 1, 2, 3, 4, 6)), text)
    return made.getvalue()


_ANCHOR = _anchored(_box(_SECRET))
_HIDDEN_BOX = _anchored(_box(_SECRET), names=' hidden="1"')
_CHANGE = f"<w:rPrChange {_BY}><w:rPr><w:vanish/></w:rPr></w:rPrChange>"
_ALL_BLACK = '<w:color w:val="000000"/><w:highlight w:val="black"/>'
_TEXT_FILL = "<w14:textFill><w14:noFill/></w14:textFill>"
_OUTLINED = f'<w14:textOutline w14:w="9525"><w14:solidFill><w14:srgbClr w14:val="000000"/></w14:solidFill></w14:textOutline>{_TEXT_FILL}'

# fmt: off
FILES: dict[str, Callable[[], bytes]] = {
    "nothing-is-hidden": lambda: document(_OPEN + _table(_HEADER_ROW) + _TOC, settings=_ORDINARY_SETTINGS),
    # tracked changes
    "text-is-deleted": lambda: _with(f"<w:del {_BY}><w:r><w:delText>{_SECRET}</w:delText></w:r></w:del>"),
    "text-is-deleted-by-nobody": lambda: _with(f'<w:del w:id="1"><w:r><w:t>{_SECRET}</w:t></w:r></w:del>'),
    "text-is-inserted": lambda: _with(f"<w:ins {_BY}>{run(_SECRET)}</w:ins>"),
    "text-is-moved-away": lambda: _with(f"<w:moveFrom {_BY}>{run(_SECRET)}</w:moveFrom>"),
    "text-is-moved-here": lambda: _with(f"<w:moveTo {_BY}>{run(_SECRET)}</w:moveTo>"),
    "a-field-is-deleted": lambda: _with(f"<w:del {_BY}>" + _field(f' IF a = b "{_SECRET}" ', "c").replace("w:instrText", "w:delInstrText").replace("w:t>", "w:delText>").replace("<w:t ", "<w:delText ") + "</w:del>"),
    "a-row-is-deleted": lambda: _tabled(_row("Hidden", "09/02/1980", properties=f"<w:del {_BY}/>")),
    "a-cell-is-deleted": lambda: _tabled(_row(_cell("Hidden", f"<w:cellDel {_BY}/>"), "x")),
    "formatting-is-changed": lambda: _with(run(_SECRET, f"<w:b/>{_CHANGE}")),
    "a-paragraph-mark-is-deleted": lambda: _with(properties=f"<w:rPr><w:del {_BY}/></w:rPr>"),
    # comments
    "a-comment": lambda: _commented('<w:r><w:commentReference w:id="7"/></w:r>'),
    "a-comment-on-nothing": lambda: _commented(""),
    "a-comment-with-deleted-words": lambda: _commented('<w:r><w:commentReference w:id="7"/></w:r>', f'<w:comment w:id="7" w:author="Orla Example"><w:p>{run("checked")}<w:del {_BY}><w:r><w:delText>{_SECRET}</w:delText></w:r></w:del></w:p></w:comment>'),
    "people-are-listed": lambda: document(_OPEN, [("people", "word/people.xml", _PEOPLE)]),
    "a-comment-is-liked": lambda: document(_OPEN, [("commentsExtensible", "word/commentsExtensible.xml", _REACTIONS)]),
    # hidden text
    "text-is-hidden": lambda: _with(run(_SECRET, "<w:vanish/>")),
    "text-is-hidden-among-others": lambda: document(paragraph("Date of birth: ", run("01/02/1980", "<w:vanish/>"), " (withheld)")),
    "text-is-hidden-from-the-web-only": lambda: _with(run(_SECRET, "<w:webHidden/>")),
    "text-is-hidden-in-a-separator": lambda: _with(run(_SECRET, "<w:specVanish/>")),
    "text-is-hidden-by-a-character-style": lambda: document(_OPEN + paragraph(run(_SECRET, '<w:rStyle w:val="Ghost"/>')), styles=_style("Ghost", "character", "<w:rPr><w:vanish/></w:rPr>")),
    "text-is-hidden-by-a-paragraph-style": lambda: document(_OPEN + paragraph(_SECRET, properties='<w:pStyle w:val="Child"/>'), styles=_style("Ghost", "paragraph", "<w:rPr><w:vanish/></w:rPr>") + _style("Child", "paragraph", '<w:basedOn w:val="Ghost"/>')),
    "text-is-shown-in-a-hidden-style": lambda: document(_OPEN + paragraph(run(_SECRET, '<w:vanish w:val="0"/>'), properties='<w:pStyle w:val="Ghost"/>'), styles=_style("Ghost", "paragraph", "<w:rPr><w:vanish/></w:rPr>")),
    "two-styles-cancel-one-another": lambda: document(_OPEN + paragraph(run(_SECRET, '<w:rStyle w:val="B"/>'), properties='<w:pStyle w:val="A"/>'), styles=_style("A", "paragraph", "<w:rPr><w:vanish/></w:rPr>") + _style("B", "character", "<w:rPr><w:vanish/></w:rPr>")),
    "text-is-hidden-by-the-defaults": lambda: document(paragraph(run("seen", '<w:vanish w:val="false"/>')) + paragraph(_SECRET), styles="<w:docDefaults><w:rPrDefault><w:rPr><w:vanish/></w:rPr></w:rPrDefault></w:docDefaults>"),
    "text-is-hidden-by-a-table-style": lambda: document(_OPEN + _table(_row("Hidden", "x"), _row("Hidden2", "y"), properties='<w:tblStyle w:val="T"/>'), styles=_style("T", "table", "<w:rPr><w:vanish/></w:rPr>")),
    "text-is-white": lambda: _with(run(_SECRET, '<w:color w:val="FFFFFF"/>')),
    "text-is-white-by-the-theme": lambda: _with(run(_SECRET, '<w:color w:val="auto" w:themeColor="background1"/>')),
    "text-is-white-on-shading": lambda: _with(run(_SECRET, '<w:color w:val="FFFFFF"/><w:shd w:val="clear" w:fill="C00000"/>')),
    "text-is-black-on-black": lambda: _with(run(_SECRET, _ALL_BLACK)),
    "text-is-highlighted-black": lambda: _with(run(_SECRET, '<w:highlight w:val="black"/>')),
    "text-is-black-on-a-black-paragraph": lambda: document(_OPEN + paragraph(run(_SECRET, '<w:color w:val="000000"/>'), properties='<w:shd w:val="clear" w:color="auto" w:fill="000000"/>')),
    "text-has-the-colour-of-the-page": lambda: document(paragraph(run(_SECRET, '<w:color w:val="00B050"/>')), head='<w:background w:color="00B050"/>', settings="<w:displayBackgroundShape/>"),
    "the-colour-of-the-page-is-not-shown": lambda: document(paragraph(run(_SECRET, '<w:color w:val="00B050"/>')), head='<w:background w:color="00B050"/>'),
    "text-has-no-fill": lambda: _with(run(_SECRET, _TEXT_FILL)),
    "text-has-an-outline-only": lambda: _with(run(_SECRET, _OUTLINED)),
    "text-is-white-in-a-dark-header-row": lambda: document(_OPEN + _DARK_TABLE, styles=_DARK),
    "text-is-white-over-a-picture": lambda: document(paragraph("<w:r>" + _anchored(_picture("rId3"), wrap="wrapNone").replace('behindDoc="0"', 'behindDoc="1"') + "</w:r>") + paragraph(run(_SECRET, '<w:color w:val="FFFFFF"/>')), [_IMAGE]),
    "text-is-tiny": lambda: _with(run(_SECRET, '<w:sz w:val="2"/>')),
    "text-is-squeezed": lambda: _with(run(_SECRET, '<w:w w:val="1"/>')),
    "lines-are-flat": lambda: document(_OPEN + paragraph(_SECRET, properties='<w:spacing w:line="10" w:lineRule="exact"/>')),
    "a-paragraph-is-off-the-page": lambda: document(_OPEN + paragraph(_SECRET, properties='<w:ind w:left="31000"/>')),
    "a-style-is-off-the-page": lambda: document(_OPEN + paragraph(_SECRET, properties='<w:pStyle w:val="Far"/>'), styles=_style("Far", "paragraph", '<w:pPr><w:ind w:left="31000"/></w:pPr>')),
    "a-style-off-the-page-is-overruled": lambda: document(_OPEN + paragraph(_SECRET, properties='<w:pStyle w:val="Far"/><w:ind w:left="0"/>'), styles=_style("Far", "paragraph", '<w:pPr><w:ind w:left="31000"/></w:pPr>')),
    "a-frame-is-off-the-page": lambda: document(_OPEN + paragraph(_SECRET, properties='<w:framePr w:w="2000" w:x="-20000" w:y="1"/>')),
    "a-frame-is-on-the-page": lambda: document(_OPEN + paragraph(_SECRET, properties='<w:framePr w:w="2000" w:x="2000" w:y="1"/>')),
    "text-is-folded-away": _folded,
    # tables
    "a-row-is-hidden": lambda: _tabled(_row("Hidden", "09/02/1980", properties="<w:hidden/>")),
    "a-hidden-row-is-empty": lambda: _tabled(_row("", " ", properties="<w:hidden/>")),
    "a-row-has-no-height": lambda: _tabled(_row("Hidden", "09/02/1980", properties='<w:trHeight w:val="1" w:hRule="exact"/>')),
    "a-cell-is-merged-away": lambda: _tabled(_row(_cell("Shown", '<w:vMerge w:val="restart"/>'), "x"), _row(_cell("Hidden", "<w:vMerge/>"), "x")),
    "a-merged-cell-has-none-above": lambda: _tabled(_row(_cell("Shown", "<w:vMerge/>"), "x")),
    "a-merged-cell-is-seen": lambda: _tabled(_row(_cell("Shown", '<w:vMerge w:val="restart"/>'), "x"), _row(_cell("", "<w:vMerge/>"), "y")),
    "a-column-has-no-width": lambda: _tabled(properties='<w:tblLayout w:type="fixed"/>', columns='<w:gridCol w:w="2000"/><w:gridCol w:w="0"/>'),
    "a-column-fits-its-words": lambda: _tabled(columns='<w:gridCol w:w="0"/><w:gridCol w:w="0"/>'),
    "cells-are-hidden-text": lambda: _tabled(_row(_cell("Hidden", "", "<w:vanish/>"), "x")),
    "a-table-is-in-a-table": lambda: document(_table(_row(f"<w:tc>{paragraph('out')}{_table(_row('Surname', 'Born'), _row('Exampleb', '01/02/1980'), properties='')}{paragraph()}</w:tc>", "x"))),
    "a-table-of-one-cell": lambda: document(_table(_row("a frame around words"))),
    "a-table-floats-off-the-page": lambda: document(_OPEN + _table(_HEADER_ROW, *_ROWS, properties='<w:tblpPr w:tblpX="30000"/>')),
    # drawings
    "a-text-box": lambda: _drawn(_ANCHOR),
    "a-text-box-twice": lambda: document(f"<w:p>{_twice(_ANCHOR, _old_box(_SECRET))}</w:p>"),
    "a-fallback-says-more": lambda: document(f"<w:p>{_twice(_anchored(_box('a map')), _old_box(_SECRET))}</w:p>"),
    "a-fallback-has-another-picture": lambda: document(f"<w:p>{_twice(_inline(_picture('rId3')), '<v:shape><v:imagedata r:id=' + chr(34) + 'rId4' + chr(34) + '/></v:shape>')}</w:p>", [_IMAGE, ("image", "word/media/image2.png", PIXEL)]),
    "a-text-box-is-hidden": lambda: _drawn(_HIDDEN_BOX),
    "a-text-box-is-hidden-in-a-group": lambda: _drawn(_anchored(_box(_SECRET).replace("<wps:cNvSpPr/>", '<wps:cNvPr id="7" name="" hidden="1"/><wps:cNvSpPr/>') + _box("a map"))),
    "a-text-box-is-off-the-page": lambda: _drawn(_anchored(_box(_SECRET), x=30_000_000)),
    "a-text-box-has-no-size": lambda: _drawn(_anchored(_box(_SECRET), size=0)),
    "an-old-text-box-is-off-the-page": lambda: _drawn(f"<w:pict>{_old_box(_SECRET, 'position:absolute;margin-left:-5000pt;margin-top:0;width:90pt;height:20pt')}</w:pict>"),
    "an-old-text-box-is-hidden": lambda: _drawn(f"<w:pict>{_old_box(_SECRET, 'visibility:hidden')}</w:pict>"),
    "a-text-box-is-white-on-dark": lambda: _drawn(_anchored(_box(_SECRET, _filled("1F4E79"), '<w:color w:val="FFFFFF"/>'))),
    "a-text-box-is-white-on-white": lambda: _drawn(_anchored(_box(_SECRET, _filled("FFFFFF"), '<w:color w:val="FFFFFF"/>'))),
    "a-text-box-is-in-hidden-text": lambda: document(_OPEN + f"<w:p><w:r><w:rPr><w:vanish/></w:rPr>{_ANCHOR}</w:r></w:p>"),
    "a-black-box-lies-over-words": lambda: document(_OPEN + f"<w:p><w:r>{_anchored(_box('', _filled('000000')), wrap='wrapNone')}</w:r>{run(_SECRET)}</w:p>"),
    "words-flow-round-a-black-box": lambda: document(_OPEN + f"<w:p><w:r>{_anchored(_box('', _filled('000000')))}</w:r>{run(_SECRET)}</w:p>"),
    "a-box-without-a-fill-lies-over-words": lambda: document(_OPEN + f"<w:p><w:r>{_anchored(_box(''), wrap='wrapNone')}</w:r>{run(_SECRET)}</w:p>"),
    "a-watermark": lambda: _drawn('<w:pict><v:shape style="position:absolute;width:90pt;height:20pt;z-index:-1"><v:textpath string="DRAFT FOR NIA"/></v:shape></w:pict>'),
    "a-picture": lambda: _drawn(_inline(_picture("rId3")), _IMAGE),
    "a-picture-is-cropped": lambda: _drawn(_inline(_picture("rId3", '<a:srcRect r="25000"/>')), _IMAGE),
    "an-old-picture-is-cropped": lambda: _drawn('<w:pict><v:shape><v:imagedata r:id="rId3" cropright="16384f"/></v:shape></w:pict>', _IMAGE),
    "a-picture-is-deleted": lambda: document(_OPEN + f"<w:p><w:del {_BY}><w:r>{_inline(_picture('rId3'))}</w:r></w:del></w:p>", [_IMAGE]),
    "a-picture-is-not-shown": lambda: document(_OPEN, [_IMAGE]),
    "a-picture-is-described": lambda: _drawn(_inline(_picture("rId3"), ' descr="Nia Example at home"'), _IMAGE),
    "a-copy-of-a-shape-says-more": lambda: _drawn(f"<w:pict>{_old_box('a map', '', ' o:gfxdata=' + chr(34) + _zip('drs/shapexml.xml', _COPY.format(_SECRET)) + chr(34))}</w:pict>"),
    "a-copy-of-a-shape-says-the-same": lambda: _drawn(f"<w:pict>{_old_box('a map', '', ' o:gfxdata=' + chr(34) + _zip('drs/shapexml.xml', _COPY.format('a map')) + chr(34))}</w:pict>"),
    "a-workbook-is-embedded": lambda: _drawn('<w:object><v:shape/><o:OLEObject Type="Embed" ProgID="Excel.Sheet.12" r:id="rId3"/></w:object>', ("package", "word/embeddings/book.xlsx", workbook())),
    "a-chart-keeps-its-values": lambda: _drawn(_inline(_SHOWN_CHART), _CHART),
    "a-signature-line": lambda: _drawn('<w:pict><v:shape><o:signatureline o:suggestedsigner="Nia Example"/></v:shape></w:pict>'),
    # fields
    "a-field-has-another-branch": lambda: _with(_IF),
    "a-field-sets-a-value": lambda: _with(_field(f' SET victim "{_SECRET}" ')),
    "a-field-shows-its-words": lambda: _with(_field(f' IF 1 = 1 "{_SECRET}" ', _SECRET)),
    "words-stand-in-a-code": lambda: _with('<w:r><w:fldChar w:fldCharType="begin"/></w:r>', run(_SECRET), '<w:r><w:fldChar w:fldCharType="end"/></w:r>'),
    "an-index-entry": lambda: _with(_field(' XE "Example, Nia" ')),
    "a-file-is-included": lambda: _with(_field(' INCLUDETEXT "C:\\\\Users\\\\nia.example\\\\victims.docx" ', "text")),
    "a-simple-field-names-a-database": lambda: _with('<w:fldSimple w:instr=" DATABASE \\c &quot;Server=SRV01;User=nia.example&quot; ">', run("12"), "</w:fldSimple>"),
    "a-link-by-relation": lambda: document(paragraph('<w:hyperlink r:id="rId3">', run("our policy"), "</w:hyperlink>"), [("hyperlink", "!mailto:nia@example.com", "")]),
    "a-link-shows-its-address": lambda: document(paragraph('<w:hyperlink r:id="rId3">', run("nia@example.com"), "</w:hyperlink>"), [("hyperlink", "!mailto:nia@example.com", "")]),
    "a-link-is-used-no-more": lambda: document(_OPEN, [("hyperlink", "!mailto:nia@example.com", "")]),
    "a-link-by-field": lambda: _with(_field(' HYPERLINK "https://example.com/case/nia" \\o "case of Nia Example" ', "here")),
    "a-form-field-keeps-choices": lambda: _with(_FORM),
    # headers and notes
    "a-header": lambda: _headed("default rId3"),
    "a-header-of-first-pages-is-off": lambda: _headed("first rId3"),
    "a-header-of-first-pages-is-on": lambda: _headed("first rId3", title=True),
    "a-header-of-even-pages-is-off": lambda: _headed("even rId3"),
    "a-header-of-even-pages-is-on": lambda: _headed("even rId3", settings="<w:evenAndOddHeaders/>"),
    "a-header-is-in-no-section": _headed,
    "a-header-is-taken-over": lambda: document(paragraph(properties=_sections("first rId3")) + _OPEN + _sections(title=True), [("header", "word/header1.xml", part("hdr", paragraph(_SECRET)))]),
    "a-footnote": lambda: _noted('<w:r><w:footnoteReference w:id="1"/></w:r>'),
    "a-footnote-is-not-referred-to": lambda: _noted(""),
    "an-endnote-is-deleted": lambda: _noted(f'<w:del {_BY}><w:r><w:endnoteReference w:id="1"/></w:r></w:del>', "endnote"),
    "a-building-block": lambda: _block(_SECRET, "autoTxt"),
    "a-prompt-of-a-control": lambda: _block("Click here to enter text.", "placeholder"),
    # controls, names, people
    "a-control-keeps-names": lambda: document(f'<w:sdt><w:sdtPr><w:alias w:val="Case of Nia Example"/><w:tag w:val="x"/><w:dropDownList><w:listItem w:displayText="Tom Invented" w:value="tom@example.com"/></w:dropDownList><w:date w:fullDate="1980-02-01T00:00:00Z"/></w:sdtPr><w:sdtContent>{_OPEN}</w:sdtContent></w:sdt>'),
    "a-smart-tag": lambda: _with('<w:smartTag w:element="PersonName"><w:smartTagPr><w:attr w:name="ProductID" w:val="Nia Example"/></w:smartTagPr>', run("she"), "</w:smartTag>"),
    "a-bookmark-names-somebody": lambda: _with('<w:bookmarkStart w:id="0" w:name="statement_of_Nia_Example"/>'),
    "an-editor-is-permitted": lambda: _with('<w:permStart w:id="0" w:ed="nia@example.com"/>'),
    "a-list-says-words": lambda: _numbered('<w:numPr><w:ilvl w:val="0"/><w:numId w:val="5"/></w:numPr>'),
    "a-list-is-not-used": lambda: _numbered(""),
    # settings
    "variables": lambda: document(_OPEN, settings=_VARIABLES),
    "a-mail-merge": lambda: document(_OPEN, settings=_MERGE),
    "a-template-in-a-folder": lambda: document(_OPEN, rels={"word/settings.xml": [("attachedTemplate", "!file:///C:\\Users\\nia.example\\Templates\\reply.dotm")]}),
    "custom-xml": lambda: document(_OPEN, [("customXml", "customXml/item1.xml", "<form><applicant>Nia Example</applicant></form>")]),
    "an-imported-page": lambda: document(_OPEN + '<w:altChunk r:id="rId3"/>', [("aFChunk", "word/afchunk.htm", "<html><body>Nia Example</body></html>")]),
    # stray things
    "words-stand-outside-all-text": lambda: document(_OPEN + f"<w:p><w:r>{_SECRET}</w:r></w:p>"),
    "an-element-is-of-no-known-kind": lambda: document(_OPEN + f'<q:note xmlns:q="urn:example" author="Nia Example">{_SECRET}</q:note>'),
    "a-comment-in-the-xml": lambda: document(_OPEN + f"<!-- ask {_SECRET} -->"),
    # other makes
    "strict-and-another-prefix": _strict,
    "a-macro-enabled-template": lambda: document(_OPEN, main="application/vnd.ms-word.template.macroEnabledTemplate.main+xml"),
    "mathematics": lambda: document(paragraph("where ", "<m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath>", " holds")),
    "a-reading-aid": lambda: document(paragraph("<w:r><w:ruby><w:rt><w:r><w:t>ni-a</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>Nia</w:t></w:r></w:rubyBase></w:ruby></w:r>", " said")),
    "body-is-broken": lambda: document(_OPEN + "<w:p>" + "</w:q>", [("comments", "word/comments.xml", part("comments", _COMMENT))]),
    "body-is-missing": lambda: package({"word/styles.xml": part("styles", "")}, {}, {"word/styles.xml": f"{_MADE}styles+xml"}),
}
# fmt: on
