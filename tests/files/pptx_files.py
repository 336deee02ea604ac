"""PowerPoint presentations, each named for what is true of it. Their parts are written out, as PowerPoint writes them."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Mapping, Sequence

from PIL import Image

from files.ooxml import FILES as OF_ALL
from files.ooxml import PIXEL, package, workbook

__all__ = ["FILES", "box", "deck", "filled", "plain"]

_P = "http://schemas.openxmlformats.org/presentationml/2006/main"
_NAMES = {
    "p": _P,
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "p14": "http://schemas.microsoft.com/office/powerpoint/2010/main",
    "p15": "http://schemas.microsoft.com/office/powerpoint/2012/main",
    "p188": "http://schemas.microsoft.com/office/powerpoint/2018/8/main",
    "pc": "http://schemas.microsoft.com/office/powerpoint/2013/main/command",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
}
_NS = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in _NAMES.items())
_MADE = "application/vnd.openxmlformats-officedocument.presentationml."
_MASTER, _LAYOUT, _THEME = (
    "ppt/slideMasters/slideMaster1.xml",
    "ppt/slideLayouts/slideLayout1.xml",
    "ppt/theme/theme1.xml",
)
_MAIN = "ppt/presentation.xml"
_INCH = 914_400
_MAPPING = (
    '<p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" accent3="accent3" '
    'accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"/>'
)

_TYPES = {
    "jpeg": "image/jpeg",
    "mp4": "video/mp4",
    "bin": "application/octet-stream",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}

Extra = tuple[str, str, "str | bytes"]
"""A part that a slide refers to: the kind of relation, the part's name, what it holds."""


def part(root: str, content: str, attributes: str = "") -> str:
    """A part of PowerPoint's own with this root."""
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<{root} {_NS}{attributes}>{content}</{root}>'


def _tree(shapes: str, background: str = "", name: str = "") -> str:
    head = '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>'
    named = f' name="{name}"' if name else ""
    return f"<p:cSld{named}>{background}<p:spTree>{head}{shapes}</p:spTree></p:cSld>"


def slide(shapes: str, *, attributes: str = "", background: str = "", after: str = "", name: str = "") -> str:
    """A slide with these shapes."""
    return part("p:sld", _tree(shapes, background, name) + after, attributes)


def plain(red_green_blue: str, change: str = "") -> str:
    """A fill of one colour."""
    return f'<a:solidFill><a:srgbClr val="{red_green_blue}">{change}</a:srgbClr></a:solidFill>'


def themed(name: str, change: str = "") -> str:
    """A fill in a colour of the theme."""
    return f'<a:solidFill><a:schemeClr val="{name}">{change}</a:schemeClr></a:solidFill>'


def _where(x: float, y: float, across: float, down: float, turn: str = "") -> str:
    numbers = [round(number * _INCH) for number in (x, y, across, down)]
    return '<a:xfrm{4}><a:off x="{0}" y="{1}"/><a:ext cx="{2}" cy="{3}"/></a:xfrm>'.format(*numbers, turn)


Spot = tuple[float, float, float, float]
_SPOT: Spot = (1, 2, 4, 1)


def run(text: str, look: str = "", attributes: str = "") -> str:
    """A run of text."""
    return f'<a:r><a:rPr lang="en-GB"{attributes}>{look}</a:rPr><a:t>{text}</a:t></a:r>'


def lines(*runs: str) -> str:
    """The paragraphs of a text: of plain texts or of runs."""
    return "".join(f"<a:p>{one if one.startswith('<') else run(one)}</a:p>" for one in runs)


def box(
    *texts: str,
    at: Spot | None = _SPOT,
    fill: str = "",
    name: str = "TextBox 3",
    extra: str = "",
    body: str = "<a:bodyPr/>",
    id_: int = 3,
    form: str = "rect",
    turn: str = "",
    style: str = "",
    place: str = "",
    inside: str = "",
) -> str:
    """A text box, with a paragraph for each text."""
    where = _where(*at, turn) if at else ""
    shape = f'<a:prstGeom prst="{form}"><a:avLst/></a:prstGeom>' if form else ""
    words = f"<p:txBody>{body}<a:lstStyle/>{lines(*texts)}</p:txBody>" if texts else ""
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{id_}" name="{name}"{extra}>{inside}</p:cNvPr><p:cNvSpPr txBox="1"/><p:nvPr>{place}</p:nvPr>'
        f"</p:nvSpPr><p:spPr>{where}{shape}{fill}</p:spPr>{style}{words}</p:sp>"
    )


def filled(colour: str, at: Spot, **options: object) -> str:
    """A plain box of one colour."""
    return box(at=at, fill=plain(colour), name="Rectangle 9", id_=9, **options)  # type: ignore[arg-type]


def title(text: str) -> str:
    """A slide's title, in its layout's place."""
    return box(text, at=None, name="Title 1", form="", place='<p:ph type="title"/>', id_=2)


def picture(
    id_: str = "rId2",
    *,
    at: Spot = (1, 2, 4, 3),
    crop: str = "",
    extra: str = "",
    more: str = "",
    number: int = 4,
) -> str:
    """A picture."""
    return (
        f'<p:pic><p:nvPicPr><p:cNvPr id="{number}" name="Picture 4"{extra}/><p:cNvPicPr/><p:nvPr>{more}</p:nvPr></p:nvPicPr>'
        f'<p:blipFill><a:blip r:embed="{id_}"/>{crop}<a:stretch><a:fillRect/></a:stretch></p:blipFill>'
        f'<p:spPr>{_where(*at)}<a:prstGeom prst="rect"/></p:spPr></p:pic>'
    )


def group(content: str, at: Spot, inner: Spot, extra: str = "", turn: str = "") -> str:
    """A group with a measure of its own."""
    child = _where(*inner).replace("a:off", "a:chOff").replace("a:ext ", "a:chExt ")
    inside = re.sub(r"</?a:xfrm>", "", child)
    return (
        f'<p:grpSp><p:nvGrpSpPr><p:cNvPr id="7" name="Group 7"{extra}/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr>'
        f"{_where(*at, turn).replace('</a:xfrm>', inside + '</a:xfrm>')}</p:grpSpPr>{content}</p:grpSp>"
    )


def frame(content: str, kind: str, at: Spot = (1, 2, 6, 3), name: str = "Table 5") -> str:
    """A frame around a table, a chart or an object."""
    where = _where(*at).replace("a:xfrm", "p:xfrm")
    return (
        f'<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="5" name="{name}"/><p:cNvGraphicFramePr/><p:nvPr/></p:nvGraphicFramePr>'
        f'{where}<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/{kind}">{content}'
        "</a:graphicData></a:graphic></p:graphicFrame>"
    )


def cell(text: str, attributes: str = "", look: str = "", fill: str = "") -> str:
    """A cell of a table."""
    return f"<a:tc{attributes}><a:txBody><a:bodyPr/>{lines(run(text, look))}</a:txBody><a:tcPr>{fill}</a:tcPr></a:tc>"


_ROWS = [
    ("Surname", "Date of birth"),
    *((f"Example{letter}", f"0{number}/02/1980") for number, letter in enumerate("abcd", 1)),
]


def table(
    rows: Sequence[Sequence[str]] = _ROWS,
    widths: Sequence[float] = (3, 3),
    style: str = "{5940675A-B579-460E-94D1-54222C63F5DA}",
) -> str:
    """A table of cells; of plain texts, where that is what they are."""
    columns = "".join(f'<a:gridCol w="{round(width * _INCH)}"/>' for width in widths)
    made = "".join(
        f'<a:tr h="{_INCH // 2}">{"".join(one if one.startswith("<") else cell(one) for one in row)}</a:tr>'
        for row in rows
    )
    content = f"<a:tbl><a:tblPr><a:tableStyleId>{style}</a:tableStyleId></a:tblPr><a:tblGrid>{columns}</a:tblGrid>{made}</a:tbl>"
    return frame(content, "table")


# ── decks ───────────────────────────────────────────────────────────────────────────────────────────────────


_PROMPTS = lines("Click to edit Master text styles", "Second level", "Third level")
_LEVELS = "".join(
    f'<a:lvl{level}pPr><a:defRPr sz="1800">{themed("tx1")}</a:defRPr></a:lvl{level}pPr>'
    for level in range(1, 10)
)


def _place(
    kind: str, number: int, at: Spot, words: str, name: str, *, levels: str = "", fill: str = ""
) -> str:
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number + 1}" name="{name}"/><p:cNvSpPr/><p:nvPr><p:ph type="{kind}" idx="{number}"/></p:nvPr>'
        f"</p:nvSpPr><p:spPr>{_where(*at)}{fill}</p:spPr><p:txBody><a:bodyPr/><a:lstStyle>{levels}</a:lstStyle>{words}</p:txBody></p:sp>"
    )


def places(levels: str = "", fill: str = "", words: str = _PROMPTS) -> str:
    """The places of a layout or master: for a title, a body, a footer."""
    return (
        _place(
            "title", 0, (0.5, 0.3, 9, 1.2), lines("Click to edit Master title style"), "Title Placeholder 1"
        )
        + _place("body", 1, (0.5, 1.7, 9, 5), words, "Text Placeholder 2", levels=levels, fill=fill)
        + _place("ftr", 3, (3, 7, 4, 0.4), "<a:p><a:endParaRPr/></a:p>", "Footer Placeholder 4")
    )


def master(
    shapes: str = "", background: str = '<p:bg><p:bgRef idx="1001"><a:schemeClr val="bg1"/></p:bgRef></p:bg>'
) -> str:
    """A master with places and these shapes besides."""
    styles = "".join(f"<p:{name}Style>{_LEVELS}</p:{name}Style>" for name in ("title", "body", "other"))
    return part(
        "p:sldMaster", _tree(places() + shapes, background) + _MAPPING + f"<p:txStyles>{styles}</p:txStyles>"
    )


def layout(shapes: str = "", name: str = "Title and Content", own: str = "", attributes: str = "") -> str:
    """A layout with places and these shapes besides."""
    return part("p:sldLayout", _tree((own or places()) + shapes, name=name), attributes)


def theme(light: str = "FFFFFF") -> str:
    """A theme: black on white, with plain fills."""
    slots = ("dk1", "lt1", "dk2", "lt2", *(f"accent{number}" for number in range(1, 7)), "hlink", "folHlink")
    colours = dict.fromkeys(slots, "4472C4") | {
        "dk1": "000000",
        "lt1": light,
        "dk2": "44546A",
        "lt2": "E7E6E6",
    }
    scheme = "".join(f'<a:{slot}><a:srgbClr val="{colour}"/></a:{slot}>' for slot, colour in colours.items())
    placed = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    fills = "".join(f"<a:{name}>{placed * 3}</a:{name}>" for name in ("fillStyleLst", "bgFillStyleLst"))
    elements = (
        f'<a:clrScheme name="Office">{scheme}</a:clrScheme><a:fmtScheme name="Office">{fills}</a:fmtScheme>'
    )
    return f'<a:theme {_NS} name="Office Theme"><a:themeElements>{elements}</a:themeElements></a:theme>'


def deck(
    *slides: str,
    extras: Sequence[Extra] = (),
    of_deck: Sequence[Extra] = (),
    masters: Mapping[str, str] | None = None,
    inside: str = "",
    listed: int | None = None,
    others: Mapping[str, str | bytes] | None = None,
    rels: Mapping[str, Sequence[tuple[str, str]]] | None = None,
    types: Mapping[str, str] | None = None,
    main: str = "presentation",
    backwards: bool = False,
) -> bytes:
    """A presentation of these slides. Of each, the layout is rId1; the extras are rId2, rId3 … of the first."""
    names = [f"ppt/slides/slide{number}.xml" for number in range(1, len(slides) + 1)]
    shown = names if listed is None else names[:listed]
    order = reversed(range(len(shown))) if backwards else range(len(shown))
    ids = "".join(f'<p:sldId id="{256 + n}" r:id="rId{n + 2}"/>' for n in order)
    links: dict[str, list[tuple[str, str]]] = {
        "": [("officeDocument", _MAIN)],
        _MAIN: [("slideMaster", _MASTER), *(("slide", name) for name in shown)],
        _MASTER: [("slideLayout", _LAYOUT), ("theme", _THEME)],
        _LAYOUT: [("slideMaster", _MASTER)],
        **{name: [("slideLayout", _LAYOUT)] for name in names},
    }
    parts: dict[str, str | bytes] = {
        _MAIN: part(
            "p:presentation",
            f'<p:sldMasterIdLst><p:sldMasterId id="2147483648" r:id="rId1"/></p:sldMasterIdLst><p:sldIdLst>{ids}</p:sldIdLst>'
            f'<p:sldSz cx="9144000" cy="6858000"/><p:defaultTextStyle>{_LEVELS}</p:defaultTextStyle>{inside}',
        ),
        _MASTER: master(),
        _LAYOUT: layout(),
        _THEME: theme(),
        **dict(zip(names, slides, strict=True)),
        **(masters or {}),
        **(others or {}),
    }
    for owner, found in ((names[0] if names else _MAIN, extras), (_MAIN, of_deck)):
        links[owner] += [(kind, name) for kind, name, _ in found]
        parts |= {name: content for _, name, content in found if not name.startswith("!")}
    for owner, targets in (rels or {}).items():
        links.setdefault(owner, []).extend(targets)
    made = {
        _MAIN: f"{_MADE}{main}.main+xml",
        _MASTER: f"{_MADE}slideMaster+xml",
        _LAYOUT: f"{_MADE}slideLayout+xml",
        _THEME: "application/vnd.openxmlformats-officedocument.theme+xml",
        **dict.fromkeys(names, f"{_MADE}slide+xml"),
        **{name: _TYPES[end] for name in parts if (end := name.rpartition(".")[2]) in _TYPES},
        **(types or {}),
    }
    return package(parts, links, made)


_SECRET = "Nia Example, 07700 900123"
_OPEN = title("Reply to your request")
_IMAGE: Extra = ("image", "ppt/media/image1.png", PIXEL)
_JPEG: Extra = ("image", "ppt/media/image2.jpeg", PIXEL)
_WHITE, _BLACK = plain("FFFFFF"), plain("000000")


def _one(shapes: str, *extras: Extra, **options: str) -> bytes:
    return deck(slide(_OPEN + shapes, **options), extras=extras)


def _white(at: Spot = _SPOT, fill: str = "", **options: str) -> str:
    return box(run(_SECRET, _WHITE), at=at, fill=fill, **options)


def _noted(content: str, of_slide: str = "", others: str = "") -> bytes:
    notes = part("p:notes", _tree(
        box(content, at=None, form="", name="Notes Placeholder 2", place='<p:ph type="body" idx="1"/>')
        + box("Exampleshire, Nia Example's copy", at=None, form="", name="Header Placeholder 3", place='<p:ph type="hdr" idx="2"/>')
        + others
    ))  # fmt: skip
    return deck(
        slide(_OPEN, attributes=of_slide),
        extras=[("notesSlide", "ppt/notesSlides/notesSlide1.xml", notes)],
        types={"ppt/notesSlides/notesSlide1.xml": f"{_MADE}notesSlide+xml"},
    )


_OLD_COMMENT = part(
    "p:cmLst",
    f'<p:cm authorId="0" dt="2024-01-02T10:00:00" idx="1"><p:pos x="10" y="10"/><p:text>{_SECRET}</p:text></p:cm>',
)
_OLD_AUTHORS = part(
    "p:cmAuthorLst",
    '<p:cmAuthor id="0" name="Orla Example" initials="OE" lastIdx="1" clrIdx="0"><p:extLst><p:ext uri="{19B8F6BF}">'
    '<p15:presenceInfo userId="S::orla@example.com::0a1b" providerId="AD"/></p:ext></p:extLst></p:cmAuthor>',
)
_NEW_COMMENT = part(
    "p188:cmLst",
    '<p188:cm id="{A}" authorId="{B}" created="2024-01-02T10:00:00"><p188:replyLst><p188:reply id="{C}" authorId="{D}" '
    f'created="2024-01-03"><p188:txBody><a:bodyPr/>{lines("I shall ask Rhys Example")}</p188:txBody></p188:reply></p188:replyLst>'
    f'<p188:txBody><a:bodyPr/>{lines(_SECRET)}</p188:txBody><p188:extLst><p:ext uri="{{X}}"><p188:task assignee="S::tom@example.com::1" '
    'title="Ring Tom Invented"/></p:ext></p188:extLst></p188:cm>',
)
_NEW_AUTHORS = part(
    "p188:authorLst",
    '<p188:author id="{B}" name="Orla Example" initials="OE" userId="S::orla@example.com::0a1b" providerId="AD"/>'
    '<p188:author id="{D}" name="Rhys Example" initials="RE" userId="Rhys Example" providerId="None"/>',
)


def _commented(comments: str, authors: str, kind: str, type_: str) -> bytes:
    microsoft = "application/vnd.ms-powerpoint."
    made = microsoft if kind == "authors" else _MADE
    return deck(
        slide(_OPEN),
        extras=[("comments", "ppt/comments/comment1.xml", comments)],
        of_deck=[(kind, f"ppt/{kind}.xml", authors)],
        types={"ppt/comments/comment1.xml": f"{made}comments+xml", f"ppt/{kind}.xml": f"{made}{type_}+xml"},
    )


def _timed(kind: str, number: int = 9) -> str:
    return (
        f'<p:timing><p:tnLst><p:par><p:cTn id="1"><p:childTnLst><p:par><p:cTn id="2" presetID="1" presetClass="{kind}"><p:childTnLst>'
        f'<p:set><p:cBhvr><p:cTn id="3"/><p:tgtEl><p:spTgt spid="{number}"/></p:tgtEl><p:attrNameLst><p:attrName>style.visibility'
        "</p:attrName></p:attrNameLst></p:cBhvr></p:set></p:childTnLst></p:cTn></p:par></p:childTnLst></p:cTn></p:par></p:tnLst></p:timing>"
    )


def _twice(choice: str, fallback: str) -> str:
    return f'<mc:AlternateContent><mc:Choice Requires="p14">{choice}</mc:Choice><mc:Fallback>{fallback}</mc:Fallback></mc:AlternateContent>'


_CHANGES = part(
    "pc:chgInfo",
    '<pc:docChgLst><pc:chgData name="Nia Example" userId="S::nia@example.com::0a1b" providerId="AD" clId="Web-{F}"/>'
    '<pc:docChg chg="modSld"><pc:chgData name="Nia Example" userId="S::nia@example.com::0a1b" dt="2024-01-02T10:00:00.000" v="1"/>'
    '<pc:sldChg chg="addSp modSp"><pc:chgData name="Orla Example" userId="orla@example.com" dt="2024-01-03T10:00:00.000" v="2"/>'
    "</pc:sldChg></pc:docChg></pc:docChgLst>",
)
_REVISIONS = part(
    "p:revInfo",
    '<p:revLst><p:client id="{11AA22BB-0000-4000-8000-0123456789AB}" v="3" dt="2024-01-02T10:00:00"/></p:revLst>',
)
_APP = (
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties" '
    'xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"><HeadingPairs><vt:vector size="4" '
    'baseType="variant"><vt:variant><vt:lpstr>{0}</vt:lpstr></vt:variant><vt:variant><vt:i4>2</vt:i4></vt:variant><vt:variant>'
    "<vt:lpstr>{1}</vt:lpstr></vt:variant><vt:variant><vt:i4>{3}</vt:i4></vt:variant></vt:vector></HeadingPairs><TitlesOfParts>"
    '<vt:vector baseType="lpstr"><vt:lpstr>Arial</vt:lpstr><vt:lpstr>Office Theme</vt:lpstr><vt:lpstr>Reply to your request</vt:lpstr>'
    "{2}</vt:vector></TitlesOfParts></Properties>"
)


def _titled(*titles: str, headings: tuple[str, str] = ("Fonts Used", "Slide Titles")) -> bytes:
    more = "".join(f"<vt:lpstr>{one}</vt:lpstr>" for one in titles)
    app = _APP.format(*headings, more, len(titles) + 1)
    words = box(run("x", '<a:latin typeface="Arial"/>'))
    made = "application/vnd.openxmlformats-officedocument.extended-properties+xml"
    return deck(
        slide(_OPEN + words),
        others={"docProps/app.xml": app},
        rels={"": [("extended-properties", "docProps/app.xml")]},
        types={"docProps/app.xml": made},
    )


_LAYOUT2 = "ppt/slideLayouts/slideLayout2.xml"


def _two_layouts(shapes: str, name: str = "Closing", *extras: Extra) -> bytes:
    return deck(
        slide(_OPEN),
        others={_LAYOUT2: layout(shapes, name), **{part_: content for _, part_, content in extras}},
        rels={
            _MASTER: [("slideLayout", _LAYOUT2)],
            _LAYOUT2: [("slideMaster", _MASTER), *((kind, part_) for kind, part_, _ in extras)],
        },
        types={_LAYOUT2: f"{_MADE}slideLayout+xml"},
    )


def _handouts(shapes: str) -> bytes:
    name = "ppt/handoutMasters/handoutMaster1.xml"
    return deck(
        slide(_OPEN),
        of_deck=[("handoutMaster", name, part("p:handoutMaster", _tree(shapes) + _MAPPING))],
        types={name: f"{_MADE}handoutMaster+xml"},
        rels={name: [("theme", _THEME)]},
    )


def _strict() -> bytes:
    """Another edition of the same words, with other prefixes."""
    data = _one(box(_SECRET, extra=' hidden="true"'))
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w") as new:
        for name in old.namelist():
            text = old.read(name).decode()
            for word in ("presentationml", "drawingml", "officeDocument"):
                text = re.sub(
                    rf"http://schemas.openxmlformats.org/{word}/2006/(\w+)",
                    rf"http://purl.oclc.org/ooxml/{word}/\1",
                    text,
                )
            if name.startswith("ppt/slides/slide"):
                text = text.replace("p:", "q:").replace("xmlns:q:", "xmlns:q=").replace("xmlns:p=", "xmlns:q=").replace("a:", "draw:").replace("xmlns:draw:", "x").replace("xmlns:a=", "xmlns:draw=")  # fmt: skip
            new.writestr(name, text)
    return buffer.getvalue()


_MEDIA = '<p:extLst><p:ext uri="{DAA4B4D4}"><p14:media r:embed="rId3">{}</p14:media></p:ext></p:extLst>'


def _video(trim: str = "") -> bytes:
    film: Extra = ("media", "ppt/media/media1.bin", b"GIF89a\x01\0\x01\0\0\0\0;")
    more = '<a:videoFile r:link="rId4"/>' + _MEDIA.replace("{}", trim)
    return deck(
        slide(_OPEN + picture("rId2", more=more)),
        extras=[_IMAGE, film],
        rels={"ppt/slides/slide1.xml": [("video", "ppt/media/media1.bin")]},
    )


_CHART = (
    f"<c:chartSpace {_NS}><c:chart><c:plotArea><c:barChart><c:ser><c:tx><c:v>Crimes</c:v></c:tx><c:cat><c:strRef><c:strCache>"
    '<c:pt idx="0"><c:v>Nia Example</c:v></c:pt></c:strCache></c:strRef></c:cat><c:val><c:numRef><c:numCache><c:pt idx="0"><c:v>12'
    '</c:v></c:pt></c:numCache></c:numRef></c:val></c:ser></c:barChart></c:plotArea></c:chart><c:externalData r:id="rId1"/></c:chartSpace>'
)


def _charted() -> bytes:
    chart = frame('<c:chart r:id="rId2"/>', "chart", name="Chart 5")
    return deck(
        slide(_OPEN + chart),
        extras=[("chart", "ppt/charts/chart1.xml", _CHART)],
        others={"ppt/embeddings/book.xlsx": workbook()},
        rels={"ppt/charts/chart1.xml": [("package", "ppt/embeddings/book.xlsx")]},
        types={"ppt/charts/chart1.xml": "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"},
    )


_SECTIONS = (
    '<p:extLst><p:ext uri="{521415D9}"><p14:sectionLst><p14:section name="Default Section" id="{1}"/><p14:section '
    'name="Case of Nia Example" id="{2}"/></p14:sectionLst></p:ext></p:extLst>'
)
_DARK = f"<p:bg><p:bgPr>{plain('1F2A44')}<a:effectLst/></p:bgPr></p:bg>"
_STYLE = (
    '<p:style><a:lnRef idx="2"><a:schemeClr val="accent1"/></a:lnRef><a:fillRef idx="1"><a:schemeClr val="accent1"/></a:fillRef>'
    '<a:effectRef idx="0"><a:schemeClr val="accent1"/></a:effectRef><a:fontRef idx="minor"><a:schemeClr val="lt1"/></a:fontRef></p:style>'
)
"""What PowerPoint gives every shape that is drawn: filled in the first accent, with white words."""
_MERGED = [*_ROWS, (cell("Shown", ' gridSpan="2"'), cell("Hidden", ' hMerge="1"'))]


def _points(*solid: int) -> bytes:
    """A picture of a few points, each so solid."""
    image = Image.new("RGBA", (len(solid), 1))
    for at, one in enumerate(solid):
        image.putpixel((at, 0), (0, 0, 0, one))
    buffer = io.BytesIO()
    image.save(buffer, "PNG")
    return buffer.getvalue()


def _macros() -> bytes:
    with zipfile.ZipFile(io.BytesIO(OF_ALL["macros"]())) as archive:
        return archive.read("xl/vbaProject.bin")


# fmt: off
FILES: dict[str, Callable[[], bytes]] = {
    "nothing-is-hidden": lambda: _one(box("We hold the data you asked for.")),
    # slides
    "a-slide-is-hidden": lambda: deck(slide(_OPEN), slide(title("Suspects") + box(_SECRET) + table(), attributes=' show="0"')),
    "a-slide-is-not-listed": lambda: deck(slide(_OPEN), slide(box(_SECRET)), listed=1),
    "a-slide-has-a-name": lambda: deck(slide(_OPEN, name="Statement of Nia Example")),
    "slides-are-in-sections": lambda: deck(slide(_OPEN), inside=_SECTIONS),
    "a-custom-show": lambda: deck(slide(_OPEN), inside='<p:custShowLst><p:custShow name="For Nia Example" id="0"><p:sldLst><p:sld r:id="rId2"/></p:sldLst></p:custShow></p:custShowLst>'),
    # notes
    "a-slide-has-notes": lambda: _noted(_SECRET),
    "a-hidden-slide-has-notes": lambda: _noted(_SECRET, ' show="0"'),
    "notes-are-empty": lambda: _noted(" "),
    "notes-have-a-text-box": lambda: _noted("see below", others=box(_SECRET)),
    "notes-of-no-slide": lambda: deck(slide(_OPEN), others={"ppt/notesSlides/notesSlide9.xml": part("p:notes", _tree(box(_SECRET)))}, types={"ppt/notesSlides/notesSlide9.xml": f"{_MADE}notesSlide+xml"}),
    "a-handout-has-a-footer": lambda: _handouts(box("Printed by Nia Example", place='<p:ph type="ftr" idx="4"/>')),
    # comments
    "a-comment": lambda: _commented(_OLD_COMMENT, _OLD_AUTHORS, "commentAuthors", "commentAuthors"),
    "a-thread-of-comments": lambda: _commented(_NEW_COMMENT, _NEW_AUTHORS, "authors", "authors"),
    "comments-of-no-slide": lambda: deck(slide(_OPEN), others={"ppt/comments/comment9.xml": _OLD_COMMENT}, types={"ppt/comments/comment9.xml": f"{_MADE}comments+xml"}),
    # shapes that are hidden, or off the slide
    "a-text-box-is-hidden": lambda: _one(box(_SECRET, extra=' hidden="1"')),
    "a-group-is-hidden": lambda: _one(group(box(_SECRET), (1, 1, 4, 4), (0, 0, 8, 8), ' hidden="1"')),
    "a-table-is-hidden": lambda: _one(table().replace('name="Table 5"', 'name="Table 5" hidden="1"')),
    "a-text-box-is-off-the-slide": lambda: _one(box(_SECRET, at=(-5, 1, 4, 1))),
    "a-text-box-is-half-off-the-slide": lambda: _one(box(_SECRET, at=(-2, 1, 4, 1))),
    "a-group-stands-off-the-slide": lambda: _one(group(box(_SECRET, at=(1, 1, 4, 1)), (11, 1, 4, 4), (0, 0, 8, 8))),
    "a-group-brings-a-box-onto-the-slide": lambda: _one(group(box(_SECRET, at=(101, 101, 4, 1)), (1, 1, 4, 4), (100, 100, 8, 8))),
    "a-table-is-off-the-slide": lambda: _one(table().replace('y="1828800"', 'y="7000000"')),
    "a-box-off-the-slide-flies-in": lambda: _one(box(_SECRET, at=(-5, 1, 4, 1)), after=_timed("path", 3)),
    "long-words-reach-onto-the-slide": lambda: _one(box(_SECRET * 4, at=(-2, 1, 1, 1), body='<a:bodyPr wrap="none"/>')),
    "a-box-has-no-size": lambda: _one(box(_SECRET, at=(1, 1, 0, 0))),
    "a-box-has-no-size-but-grows": lambda: _one(box(_SECRET, at=(1, 1, 0, 0), body='<a:bodyPr wrap="none"/>')),
    "a-picture-has-no-size": lambda: _one(picture(at=(1, 1, 0, 0)), _IMAGE),
    "the-face-of-a-sound-is-off-the-slide": lambda: _one(picture(at=(12, 1, 1, 1), more='<a:audioFile r:link="rId9"/>'), _IMAGE),
    # what is covered
    "a-black-box-lies-over-words": lambda: _one(box(_SECRET) + filled("000000", (0.9, 1.9, 4.2, 1.2))),
    "a-black-box-lies-under-words": lambda: _one(filled("FFCC00", (0.9, 1.9, 4.2, 1.2)) + box(_SECRET)),
    "a-shaded-box-lies-over-words": lambda: _one(box(_SECRET) + box(at=(0.9, 1.9, 4.2, 1.2), fill=plain("000000", '<a:alpha val="40000"/>'))),
    "a-box-without-a-fill-lies-over-words": lambda: _one(box(_SECRET) + box(at=(0.9, 1.9, 4.2, 1.2), fill="<a:noFill/>")),
    "a-drawn-shape-lies-over-words": lambda: _one(box(_SECRET) + box(at=(0.9, 1.9, 4.2, 1.2), style=_STYLE)),
    "a-circle-lies-over-words": lambda: _one(box(_SECRET) + filled("000000", (0.9, 1.9, 4.2, 1.2), form="ellipse")),
    "a-frame-lies-over-words": lambda: _one(box(_SECRET) + filled("000000", (0.9, 1.9, 4.2, 1.2), form="frame")),
    "a-black-box-lies-over-one-word": lambda: _one(box(_SECRET) + filled("000000", (1.1, 2.05, 1, 0.3))),
    "a-box-lies-over-the-empty-half": lambda: _one(box(_SECRET, at=(1, 2, 4, 4)) + filled("000000", (1, 4, 4, 2))),
    "a-picture-lies-over-words": lambda: _one(box(_SECRET) + picture("rId2", at=(0.5, 1, 6, 4)), _JPEG),
    "a-solid-drawing-lies-over-words": lambda: _one(box(_SECRET) + picture("rId2", at=(0.5, 1, 6, 4)), _IMAGE),
    "a-picture-that-is-half-clear-lies-over-words": lambda: _one(box(_SECRET) + picture("rId2", at=(0.5, 1, 6, 4)), ("image", "ppt/media/image3.png", _points(255, 255, 0))),
    "a-clear-picture-lies-over-words": lambda: _one(box(_SECRET) + picture("rId2", at=(0.5, 1, 6, 4)), ("image", "ppt/media/image3.png", _points(255, 0, 0))),
    "a-picture-that-is-seen-through-lies-over-words": lambda: _one(box(_SECRET) + picture("rId2", at=(0.5, 1, 6, 4)).replace('r:embed="rId2"/>', 'r:embed="rId2"><a:alphaModFix amt="30000"/></a:blip>'), _IMAGE),
    "a-cover-goes-away": lambda: _one(box(_SECRET) + filled("000000", (0.9, 1.9, 4.2, 1.2)), after=_timed("exit")),
    "words-go-away": lambda: _one(box(_SECRET), after=_timed("exit", 3)),
    "a-hidden-box-lies-over-words": lambda: _one(box(_SECRET) + filled("000000", (0.9, 1.9, 4.2, 1.2), extra=' hidden="1"')),
    "a-picture-is-covered": lambda: _one(picture() + filled("FFFFFF", (0.9, 1.9, 4.2, 3.2)), _IMAGE),
    "a-circle-lies-over-a-picture": lambda: _one(picture() + filled("000000", (0.5, 1.5, 5, 4), form="ellipse"), _IMAGE),
    "a-box-lies-on-a-picture": lambda: _one(picture() + filled("000000", (2, 3, 1, 0.5)), _IMAGE),
    "a-panel-lies-on-a-picture": lambda: _one(picture() + filled("FFFFFF", (2, 3, 1, 0.5)) + box("Our county", at=(2, 3, 1, 0.5)), _IMAGE),
    "a-table-is-covered": lambda: _one(table() + filled("000000", (0.9, 1.9, 6.2, 3.2))),
    "boxes-lie-on-cells": lambda: _one(table() + filled("000000", (1.05, 2.55, 2.8, 0.4))),
    # colours and sizes
    "text-is-white": lambda: _one(_white()),
    "text-is-white-by-the-theme": lambda: _one(box(run(_SECRET, themed("bg1")))),
    "text-is-almost-white": lambda: _one(box(run(_SECRET, themed("bg1", '<a:lumMod val="98000"/>')))),
    "text-is-grey": lambda: _one(box(run(_SECRET, themed("tx1", '<a:tint val="75000"/>')))),
    "text-is-white-on-dark": lambda: _one(_white(fill=plain("1F2A44"))),
    "text-is-white-on-a-dark-slide": lambda: _one(_white(), background=_DARK),
    "text-has-the-colour-of-the-slide": lambda: _one(box(run(_SECRET, plain("1F2A44"))), background=_DARK),
    "text-has-the-colour-of-its-box": lambda: _one(box(run(_SECRET, _BLACK), fill=_BLACK)),
    "text-is-white-on-a-drawn-shape": lambda: _one(box(_SECRET, style=_STYLE)),
    "text-is-white-on-a-picture": lambda: deck(slide(picture(at=(0, 0, 10, 7.5)) + _white()), extras=[_IMAGE]),
    "text-is-white-in-a-filled-group": lambda: _one(_white(fill="<a:grpFill/>")),
    "text-is-white-in-a-clear-box": lambda: _one(_white(fill=plain("000000", '<a:alpha val="0"/>'))),
    "text-is-white-on-a-gradient": lambda: _one(_white(fill=f'<a:gradFill><a:gsLst><a:gs pos="0">{plain("000000")[13:-14]}</a:gs><a:gs pos="100000">{plain("333333")[13:-14]}</a:gs></a:gsLst></a:gradFill>')),
    "text-is-white-on-a-dark-box-below": lambda: _one(filled("1F2A44", (0.5, 1.5, 6, 3)) + _white()),
    "text-is-white-on-a-white-box-on-a-dark-slide": lambda: _one(filled("FFFFFF", (0.5, 1.5, 6, 3)) + _white(), background=_DARK),
    "text-is-white-on-the-masters-band": lambda: deck(slide(_OPEN + _white()), masters={_MASTER: master(filled("1F2A44", (0, 0, 10, 7.5)))}),
    "text-is-white-by-its-layout": lambda: deck(slide(box(_SECRET, at=None, form="", place='<p:ph type="body" idx="1"/>')), masters={_LAYOUT: layout(own=places(f'<a:lvl1pPr><a:defRPr>{themed("bg1")}</a:defRPr></a:lvl1pPr>'))}),
    "text-is-white-in-its-layouts-dark-place": lambda: deck(slide(box(_SECRET, at=None, form="", place='<p:ph type="body" idx="1"/>')), masters={_LAYOUT: layout(own=places(f'<a:lvl1pPr><a:defRPr>{themed("bg1")}</a:defRPr></a:lvl1pPr>', plain("1F2A44")))}),
    "colours-change-places": lambda: deck(slide(_OPEN + box(run(_SECRET, themed("bg1"))), after='<p:clrMapOvr><a:overrideClrMapping bg1="dk1" tx1="lt1" bg2="dk2" tx2="lt2" accent1="accent1" accent2="accent2" accent3="accent3" accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"/></p:clrMapOvr>')),
    "text-is-highlighted": lambda: _one(box(run(_SECRET, _WHITE + '<a:highlight><a:srgbClr val="000000"/></a:highlight>'))),
    "text-has-a-black-highlight": lambda: _one(box(run(_SECRET, _BLACK + '<a:highlight><a:srgbClr val="000000"/></a:highlight>'))),
    "text-has-no-fill": lambda: _one(box(run(_SECRET, "<a:noFill/>"))),
    "text-has-an-outline-only": lambda: _one(box(run(_SECRET, f"<a:ln>{_BLACK}</a:ln><a:noFill/>"))),
    "text-is-see-through": lambda: _one(box(run(_SECRET, plain("000000", '<a:alpha val="0"/>')))),
    "one-word-is-white": lambda: _one(box(run("Date of birth: ") + run("01/02/1980", _WHITE) + run(" (withheld)"))),
    "text-is-tiny": lambda: _one(box(run(_SECRET, attributes=' sz="100"'))),
    "text-is-made-to-fit": lambda: _one(box(run(_SECRET, attributes=' sz="400"'), body='<a:bodyPr><a:normAutofit fontScale="25000"/></a:bodyPr>')),
    # tables
    "a-table": lambda: _one(table()),
    "a-cell-is-merged-away": lambda: _one(table(_MERGED)),
    "a-merged-cell-is-empty": lambda: _one(table([*_ROWS, (cell("Shown", ' gridSpan="2"'), cell("", ' hMerge="1"'))])),
    "a-column-has-no-width": lambda: _one(table(widths=(3, 0))),
    "a-cell-is-white": lambda: _one(table([*_ROWS, (cell("Hidden", look=_WHITE), "x")])),
    "a-cell-has-the-colour-of-its-words": lambda: _one(table([*_ROWS, (cell("Hidden", look=_BLACK, fill=_BLACK), "x")])),
    "a-cell-has-one-white-word": lambda: _one(table([*_ROWS, (f"<a:tc><a:txBody><a:bodyPr/>{lines(run('asked by ') + run('Nia Example', _WHITE))}</a:txBody></a:tc>", "x")])),
    "a-header-is-white-on-dark": lambda: _one(table([(cell("Ward", look=_WHITE, fill=plain("1F2A44")), "x"), ("North", "12")])),
    "a-styled-table-has-white-words": lambda: _one(table([(cell("Ward", look=_WHITE), "x"), ("North", "12")], style="{5C22544A-7EE6-4342-B048-85BDC9FD1C3A}")),
    # pictures, charts, files
    "a-picture": lambda: _one(picture(), _IMAGE),
    "a-picture-is-cropped": lambda: _one(picture(crop='<a:srcRect r="25000"/>'), _IMAGE),
    "a-picture-is-on-a-hidden-slide": lambda: deck(slide(picture(), attributes=' show="0"'), slide(_OPEN), extras=[_IMAGE]),
    "a-picture-is-not-shown": lambda: _one("", _IMAGE),
    "a-picture-is-described": lambda: _one(picture(extra=' descr="Nia Example at home"'), _IMAGE),
    "a-background-picture": lambda: deck(slide(_OPEN, background='<p:bg><p:bgPr><a:blipFill><a:blip r:embed="rId2"/><a:stretch><a:fillRect t="-9000"/></a:stretch></a:blipFill></p:bgPr></p:bg>'), extras=[_IMAGE]),
    "a-video": _video,
    "a-video-is-trimmed": lambda: _video('<p14:trim st="2000" end="0"/>'),
    "a-chart-has-a-workbook": _charted,
    "an-object-is-embedded": lambda: _one(frame(_twice('<p:oleObj name="Worksheet" r:id="rId2" progId="Excel.Sheet.12"><p:embed/></p:oleObj>', f'<p:oleObj r:id="rId2"><p:embed/>{picture("rId3")}</p:oleObj>'), "ole", name="Object 5"), ("package", "ppt/embeddings/book.xlsx", workbook()), _IMAGE),
    "a-slide-jumps-to-a-hidden-one": lambda: deck(slide(box("next", inside='<a:hlinkClick r:id="rId2" action="ppaction://hlinksldjump"/>')), slide(picture(), attributes=' show="0"'), rels={"ppt/slides/slide1.xml": [("slide", "ppt/slides/slide2.xml")], "ppt/slides/slide2.xml": [("image", "ppt/media/image1.png")]}, others={"ppt/media/image1.png": PIXEL}),
    "ink": lambda: deck(slide(_OPEN + '<p:contentPart r:id="rId2"><p14:nvContentPartPr><p14:cNvPr id="8" name="Ink 8"/></p14:nvContentPartPr></p:contentPart>'), extras=[("customXml", "ppt/ink/ink1.xml", '<ink xmlns="http://www.w3.org/2003/InkML"/>')], types={"ppt/ink/ink1.xml": "application/inkml+xml"}),
    "a-film": lambda: deck(slide(_OPEN + picture("rId2", more='<a:videoFile r:link="rId3"/>')), extras=[_IMAGE, ("video", "ppt/media/media1.mp4", b"\0\0\0\x18ftypmp42" + b"\0" * 40)]),
    "smartart": lambda: deck(slide(_OPEN + frame(f'<dgm:relIds xmlns:dgm="{_NAMES["a"].replace("main", "diagram")}" r:dm="rId2"/>', "diagram", name="Diagram 5")), extras=[("diagramData", "ppt/diagrams/data1.xml", f'<dgm:dataModel xmlns:dgm="{_NAMES["a"].replace("main", "diagram")}" {_NS}><dgm:ptLst><dgm:pt><dgm:t>{lines("Ask the unit")}</dgm:t></dgm:pt></dgm:ptLst></dgm:dataModel>')]),
    "a-font-is-embedded": lambda: deck(slide(_OPEN), of_deck=[("font", "ppt/fonts/font1.fntdata", b"\0\1\0\0 font")], types={"ppt/fonts/font1.fntdata": "application/x-fontdata"}),
    "a-slide-is-kept-in-step-with-a-server": lambda: deck(slide(_OPEN), extras=[("slideUpdateInfo", "ppt/slideUpdateInfo/slideUpdateInfo1.xml", part("p:sldSyncPr", "", ' serverSldId="slides of Nia Example" serverSldModifiedTime="2024-01-02T10:00:00"'))], types={"ppt/slideUpdateInfo/slideUpdateInfo1.xml": f"{_MADE}slideUpdateInfo+xml"}),
    # layouts and masters
    "a-layout-that-no-slide-uses": lambda: _two_layouts(box(_SECRET)),
    "a-layout-that-no-slide-uses-has-a-picture": lambda: _two_layouts(picture(), "Closing", _IMAGE),
    "an-unused-layout-says-what-the-master-says": lambda: deck(slide(_OPEN), masters={_MASTER: master(box("Exampleshire"))}, others={_LAYOUT2: layout(box("Exampleshire"))}, rels={_MASTER: [("slideLayout", _LAYOUT2)], _LAYOUT2: [("slideMaster", _MASTER)]}, types={_LAYOUT2: f"{_MADE}slideLayout+xml"}),
    "a-master-has-words": lambda: deck(slide(_OPEN), masters={_MASTER: master(box("Exampleshire"))}),
    "a-slide-hides-its-masters-words": lambda: deck(slide(_OPEN, attributes=' showMasterSp="0"'), masters={_MASTER: master(box(_SECRET))}),
    "a-master-is-shown-by-hidden-slides-only": lambda: deck(slide(_OPEN, attributes=' show="0"'), masters={_MASTER: master(box(_SECRET))}),
    "a-layout-has-its-own-prompt": lambda: deck(slide(_OPEN), masters={_LAYOUT: layout(own=places(words=lines("Name of the officer, such as Nia Example")))}),
    "a-layout-has-its-own-name": lambda: deck(slide(_OPEN), masters={_LAYOUT: layout(name="Slides of Nia Example")}),
    # properties and programs
    "who-changed-it-is-kept": lambda: deck(slide(_OPEN), of_deck=[("changesInfo", "ppt/changesInfos/changesInfo1.xml", _CHANGES), ("revisionInfo", "ppt/revisionInfo.xml", _REVISIONS)], types={"ppt/changesInfos/changesInfo1.xml": "application/vnd.ms-powerpoint.changesinfo+xml"}),
    "a-title-is-of-a-deleted-slide": lambda: _titled("Statement of Nia Example"),
    "titles-are-those-of-slides": _titled,
    "titles-are-in-another-language": lambda: _titled("Statement of Nia Example", headings=("Schriftarten", "Folientitel")),
    "a-slide-has-tags": lambda: deck(slide(_OPEN, after='<p:custDataLst><p:tags r:id="rId2"/></p:custDataLst>'), extras=[("tags", "ppt/tags/tag1.xml", part("p:tagLst", '<p:tag name="OWNER" val="Nia Example"/>'))]),
    "links": lambda: deck(slide(box(run("our policy", '<a:hlinkClick r:id="rId2" tooltip="case of Nia Example"/>'))), extras=[("hyperlink", "!mailto:nia@example.com", "")]),
    "a-link-shows-its-address": lambda: deck(slide(box(run("nia@example.com", '<a:hlinkClick r:id="rId2"/>'))), extras=[("hyperlink", "!mailto:nia@example.com", "")]),
    "a-video-is-linked": lambda: deck(slide(_OPEN), extras=[("video", "!file:///C:\\Users\\nia.example\\film.mp4", "")]),
    "a-program-keeps-words": lambda: deck(slide(_OPEN, after='<p:extLst><p:ext uri="{ABC}"><p14:note by="Nia Example">seen by Orla</p14:note></p:ext></p:extLst>')),
    "google-keeps-data": lambda: deck(slide(_OPEN), of_deck=[("presentationmetadata", "ppt/metadata", b"\x0a\x04" + "Nia Example".encode("utf-16-le"))], types={"ppt/metadata": "application/binary"}),
    "settings-have-a-title": lambda: deck(slide(_OPEN), of_deck=[("presProps", "ppt/presProps.xml", part("p:presentationPr", '<p:htmlPubPr title="Page of Nia Example" r:id="rId1"/>')), ("viewProps", "ppt/viewProps.xml", part("p:viewPr", ""))]),
    "custom-xml": lambda: deck(slide(_OPEN), of_deck=[("customXml", "customXml/item1.xml", "<form><applicant>Nia Example</applicant></form>")]),
    "macros": lambda: deck(slide(_OPEN), of_deck=[("vbaProject", "ppt/vbaProject.bin", _macros())], types={"ppt/vbaProject.bin": "application/vnd.ms-office.vbaProject"}),
    "a-slide-show": lambda: deck(slide(_OPEN + box(_SECRET)), main="slideshow"),
    "a-thumbnail": lambda: deck(slide(_OPEN), others={"docProps/thumbnail.png": PIXEL}, rels={"": [("thumbnail", "docProps/thumbnail.png")]}),
    # stray things
    "words-stand-outside-all-text": lambda: _one(f"<p:sp>{_SECRET}</p:sp>"),
    "words-stand-in-an-unknown-shape": lambda: _one(f"<p:new><p:txBody>{lines(_SECRET)}</p:txBody></p:new>"),
    "a-comment-in-the-xml": lambda: _one(f"<!-- ask {_SECRET} -->"),
    "a-fallback-says-more": lambda: _one(_twice(box("a map"), box(f"a map of {_SECRET}"))),
    "a-fallback-says-the-same": lambda: _one(_twice(box("a map"), box("a map"))),
    "a-fallback-has-another-picture": lambda: _one(_twice(picture("rId2"), picture("rId3")), _IMAGE, _JPEG),
    "mathematics": lambda: _one(box(f"<mc:AlternateContent><mc:Choice Requires='a14'><m:oMath><m:r><m:t>x=11 where Nia</m:t></m:r></m:oMath></mc:Choice><mc:Fallback>{run('x=11 where Nia')}</mc:Fallback></mc:AlternateContent>")),
    # other makes
    "strict-and-another-prefix": _strict,
    "slides-are-turned-and-mirrored": lambda: _one(box(_SECRET, at=(1, 1, 4, 1), turn=' rot="5400000" flipH="1"') + box("upside down", at=(1, 5, 4, 1), turn=' rot="10800000"')),
    "a-slide-is-broken": lambda: deck(slide(_OPEN).replace("</p:cSld>", ""), slide(box(_SECRET))),
    "the-list-of-slides-is-broken": lambda: deck(slide(box(_SECRET)), others={_MAIN: "<p:presentation>"}),
    "the-list-of-slides-is-missing": lambda: package({"ppt/slides/slide1.xml": slide(box(_SECRET))}, {}, {"ppt/slides/slide1.xml": f"{_MADE}slide+xml"}),
    "the-list-of-types-is-broken": lambda: deck(slide(_OPEN + box(_SECRET)), others={"[Content_Types].xml": "<Types>"}, masters={_MASTER: master(box("Exampleshire"))}),
    "layouts-call-each-other-master": lambda: deck(slide(_OPEN), rels={_LAYOUT: [("slideMaster", _LAYOUT)], _MASTER: [("slideMaster", _LAYOUT)]}),
    "a-layout-is-broken": lambda: deck(slide(_OPEN + box(_SECRET)), masters={_LAYOUT: "<p:sldLayout>"}),

}
# fmt: on
