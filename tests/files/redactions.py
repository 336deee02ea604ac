"""Pages with a name on them, hidden or not, each named for what is true of it.

The complainant is Nia Example of Cardiff.
1   2           3  4   5       6  7
"""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable
from typing import Any, NamedTuple

import pikepdf
from pikepdf import Array, Dictionary, Name
from PIL import Image, ImageDraw, ImageFont
from reportlab.pdfbase.pdfmetrics import stringWidth

SENTENCE = "The complainant is Nia Example of Cardiff."
SIZE, LEFT, BASE = 14, 40, 150
PAGE = (400, 240)


class Rect(NamedTuple):
    """Left, bottom, width, height."""

    x: float
    y: float
    w: float
    h: float

    @property
    def edges(self) -> list[float]:
        """Left, bottom, right, top."""
        return [self.x, self.y, self.x + self.w, self.y + self.h]


def around(words: str, line: str = SENTENCE, base: float = BASE) -> Rect:
    """The box around some words of a line."""
    before, _, _ = line.partition(words)
    x = LEFT + stringWidth(before, "Helvetica", SIZE)
    return Rect(x - 1, base - 4, stringWidth(words, "Helvetica", SIZE) + 2, SIZE + 3)


NAME = around("Nia Example")


def text(
    line: str = SENTENCE, base: float = BASE, left: float = LEFT, size: float = SIZE, before: str = ""
) -> str:
    """A line of text. `before` are operators that set its colour or mode."""
    return f"q {before} BT /F1 {size} Tf {left} {base} Td ({line}) Tj ET Q\n"


def box(rect: Rect = NAME, colour: str = "0 g", paint: str = "f", before: str = "") -> str:
    """A rectangle."""
    return f"q {before} {colour} {rect.x:.2f} {rect.y:.2f} {rect.w:.2f} {rect.h:.2f} re {paint} Q\n"


def image(rect: Rect, name: str = "Im") -> str:
    """A picture drawn into a rectangle."""
    return f"q {rect.w:.2f} 0 0 {rect.h:.2f} {rect.x:.2f} {rect.y:.2f} cm /{name} Do Q\n"


Made = Callable[[pikepdf.Pdf], dict[str, dict[str, Any]]]


def document(
    content: str,
    resources: Made | None = None,
    finish: Callable[[pikepdf.Pdf], None] | None = None,
    **entries: Any,
) -> bytes:
    """A document of one page. `entries` are further entries of the page."""
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=PAGE).obj
    font = pdf.make_indirect(
        Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, Encoding=Name.WinAnsiEncoding)
    )
    page.Resources = Dictionary(Font=Dictionary(F1=font))
    for kind, values in (resources(pdf) if resources else {}).items():
        page.Resources[f"/{kind}"] = Dictionary({f"/{name}": value for name, value in values.items()})
    page.Contents = pdf.make_stream(content.encode("latin-1"))
    for key, value in entries.items():
        page[f"/{key}"] = value
    if finish:
        finish(pdf)
    return saved(pdf)


def saved(pdf: pikepdf.Pdf) -> bytes:
    """The document as bytes, the same every time."""
    out = io.BytesIO()
    pdf.save(out, deterministic_id=True)
    return out.getvalue()


def updated(before: bytes, *objects: tuple[int, str]) -> bytes:
    """The document with objects replaced, saved on top of what was there."""
    table = before.rindex(b"startxref")
    last = int(before[table:].split()[1])
    with pikepdf.open(io.BytesIO(before)) as pdf:
        root, size = pdf.Root.objgen[0], len(pdf.objects) + 1
    out, rows = before, []
    for number, body in objects:
        rows.append((number, len(out)))
        out += f"{number} 0 obj\n{body}\nendobj\n".encode("latin-1")
        size = max(size, number + 1)
    start = len(out)
    out += b"xref\n" + b"".join(f"{number} 1\n{at:010d} 00000 n \n".encode() for number, at in rows)
    out += f"trailer\n<< /Size {size} /Root {root} 0 R /Prev {last} >>\nstartxref\n{start}\n%%EOF\n".encode()
    return out


def stream(content: str) -> str:
    """A stream as it stands in an object."""
    return f"<< /Length {len(content)} >>\nstream\n{content}\nendstream"


def contents_number(data: bytes) -> int:
    """The number of the object that holds the page's drawing."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return int(pdf.pages[0].Contents.objgen[0])


def annotated(content: str, **entries: Any) -> bytes:
    """A page with one annotation. A `look` is the drawing that it is shown as."""

    def finish(pdf: pikepdf.Pdf) -> None:
        look = entries.pop("look", None)
        note = Dictionary(Type=Name.Annot, Rect=Array(NAME.edges), F=4, **entries)
        if look is not None:
            drawing = pdf.make_stream(
                look.encode(), Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, NAME.w, NAME.h]),
                Resources=Dictionary(
                    Font=Dictionary(F1=pdf.pages[0].Resources.Font.F1),
                    ExtGState=Dictionary(M=Dictionary(BM=Name.Multiply)),
                ),
            )  # fmt: skip
            note.AP = Dictionary(N=drawing)
        pdf.pages[0].obj.Annots = Array([pdf.make_indirect(note)])

    return document(content, finish=finish)


def form(content: str, rect: tuple[float, ...] = (0, 0, *PAGE), **entries: Any) -> Made:
    """A drawing within the drawing, called Fm."""

    def made(pdf: pikepdf.Pdf) -> dict[str, dict[str, Any]]:
        font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
        inner = pdf.make_stream(
            content.encode(), Type=Name.XObject, Subtype=Name.Form, BBox=Array(rect),
            Resources=Dictionary(Font=Dictionary(F1=font)), **entries,
        )  # fmt: skip
        return {"XObject": {"Fm": inner}}

    return made


def states(**values: Any) -> Made:
    """Graphics states by name, each a dictionary of entries."""
    return lambda pdf: {"ExtGState": {name: Dictionary(entries) for name, entries in values.items()}}


def picture(pixels: Image.Image, name: str = "Im", **entries: Any) -> Made:
    """A picture as a resource."""

    def made(pdf: pikepdf.Pdf) -> dict[str, dict[str, Any]]:
        raw = pdf.make_stream(
            zlib.compress(pixels.tobytes()), Type=Name.XObject, Subtype=Name.Image, Width=pixels.width,
            Height=pixels.height, BitsPerComponent=8, Filter=Name.FlateDecode,
            ColorSpace=Name.DeviceRGB if pixels.mode == "RGB" else Name.DeviceGray, **entries,
        )  # fmt: skip
        return {"XObject": {name: raw}}

    return made


def scan(*, blacked: tuple[Rect, ...] = (), line: str = SENTENCE) -> Image.Image:
    """The page as a scanner would see it, at three pixels a point; parts of it may be blacked out."""
    paper = Image.new("L", (PAGE[0] * 3, PAGE[1] * 3), 250)
    pen = ImageDraw.Draw(paper)
    font = ImageFont.load_default(SIZE * 3)
    for word in dict.fromkeys(line.split()):
        at = around(word, line)
        pen.text(((at.x + 1) * 3, (PAGE[1] - BASE) * 3), word, fill=20, font=font, anchor="ls")
    for rect in blacked:
        left, bottom, right, top = rect.edges
        pen.rectangle((left * 3, (PAGE[1] - top) * 3, right * 3, (PAGE[1] - bottom) * 3), fill=5)
    return paper


def see_through(pdf: pikepdf.Pdf) -> dict[str, dict[str, Any]]:
    """A picture as large as the page that is see-through but for a mark in its corner."""
    shape = Image.new("L", (100, 60), 0)
    shape.paste(255, (80, 45, 95, 55))
    mask = picture(shape, "Mask")(pdf)["XObject"]["Mask"]
    return picture(Image.new("RGB", (100, 60), (200, 30, 30)), SMask=mask)(pdf)


WHOLE = Rect(0, 0, *PAGE)
RED = Image.new("RGB", (8, 8), (120, 20, 20))
PHOTO = Image.radial_gradient("L").resize((320, 200)).convert("RGB")


def pattern(content: str, step: float = 6) -> Made:
    """A pattern of tiles, called P."""

    def made(pdf: pikepdf.Pdf) -> dict[str, dict[str, Any]]:
        tile = pdf.make_stream(
            content.encode(), Type=Name.Pattern, PatternType=1, PaintType=1, TilingType=1,
            BBox=Array([0, 0, step, step]), XStep=step, YStep=step, Resources=Dictionary(),
        )  # fmt: skip
        return {"Pattern": {"P": tile}}

    return made


def shading(pdf: pikepdf.Pdf) -> dict[str, dict[str, Any]]:
    """A run of colour from dark grey to black, called S."""
    run = Dictionary(FunctionType=2, Domain=Array([0, 1]), C0=Array([0.2]), C1=Array([0]), N=1)
    return {
        "Shading": {
            "S": Dictionary(
                ShadingType=2,
                ColorSpace=Name.DeviceGray,
                Coords=Array([0, 0, 400, 0]),
                Function=run,
                Extend=Array([True, True]),
            )
        }
    }


def layered(content: str, config: dict[str, Any] | None = None, usage: Dictionary | None = None) -> bytes:
    """A page with one layer, called L, which a configuration may switch off."""

    def finish(pdf: pikepdf.Pdf) -> None:
        layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name="Draft names"))
        if usage is not None:
            layer.Usage = usage
        pdf.pages[0].Resources.Properties = Dictionary(L=layer)
        shown = Dictionary({f"/{key}": value(layer) for key, value in (config or {}).items()})
        pdf.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=shown)

    return document(content, finish=finish)


def on_layer(content: str) -> str:
    """A drawing that stands on the layer."""
    return f"/OC /L BDC\n{content}EMC\n"


def soft_mask(pdf: pikepdf.Pdf) -> dict[str, dict[str, Any]]:
    """A graphics state M whose mask lets nothing through."""
    group = pdf.make_stream(
        b"0 g 0 0 400 240 re f", Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, *PAGE]), Resources=Dictionary(),
        Group=Dictionary(S=Name.Transparency, CS=Name.DeviceGray),
    )  # fmt: skip
    return {"ExtGState": {"M": Dictionary(SMask=Dictionary(S=Name.Luminosity, G=group))}}


def dingbats(pdf: pikepdf.Pdf) -> dict[str, dict[str, Any]]:
    """A font Z of signs, in which n is a black square."""
    plain = {"Type": Name.Font, "Subtype": Name.Type1}
    return {
        "Font": {
            "F1": Dictionary(**plain, BaseFont=Name.Helvetica),
            "Z": Dictionary(**plain, BaseFont=Name.ZapfDingbats),
        }
    }


def type_three(pdf: pikepdf.Pdf) -> dict[str, dict[str, Any]]:
    """A font T whose letters are drawings of their own: A a square, B a triangle."""
    glyphs = Dictionary(
        A=pdf.make_stream(b"700 0 0 0 600 700 d1 0 0 600 700 re f"),
        B=pdf.make_stream(b"700 0 0 0 600 700 d1 0 0 m 600 0 l 300 700 l f"),
    )
    font = Dictionary(
        Type=Name.Font, Subtype=Name.Type3, FontBBox=Array([0, 0, 700, 700]), FontMatrix=Array([0.001, 0, 0, 0.001, 0, 0]),
        CharProcs=glyphs, Encoding=Dictionary(Differences=Array([65, Name.A, Name.B])), FirstChar=65, LastChar=66,
        Widths=Array([700, 700]), Resources=Dictionary(),
    )  # fmt: skip
    return {
        "Font": {"F1": Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica), "T": font}
    }


def _redacted_later(change: str) -> bytes:
    """A page whose drawing was replaced by another, saved on top."""
    before = document(text())
    return updated(before, (contents_number(before), stream(change)))


def both(*made: Made) -> Made:
    """Resources of several kinds."""

    def joined(pdf: pikepdf.Pdf) -> dict[str, dict[str, Any]]:
        found: dict[str, dict[str, Any]] = {}
        for one in made:
            for kind, values in one(pdf).items():
                found.setdefault(kind, {}).update(values)
        return found

    return joined


def _removed_line() -> str:
    """The sentence with the name taken out, and a gap where it was."""
    after = LEFT + stringWidth("The complainant is Nia Example ", "Helvetica", SIZE)
    return text("The complainant is") + text("of Cardiff.", left=after)


LEFT_HALF = Rect(NAME.x, NAME.y, NAME.w / 2 + 0.5, NAME.h)
RIGHT_HALF = Rect(NAME.x + NAME.w / 2, NAME.y, NAME.w / 2, NAME.h)
EXAMPLES_END = Rect(around("ample of").x + 1, NAME.y, stringWidth("ample", "Helvetica", SIZE), NAME.h)
LINE = Rect(LEFT - 4, BASE - 6, 320, 22)
UNSEEN_TEXT = "BT 3 Tr ET 3 Tr"
HATCH = "".join(
    f"{NAME.x + step:.1f} {NAME.y:.1f} m {NAME.x + step:.1f} {NAME.y + NAME.h:.1f} l "
    for step in range(0, int(NAME.w), 2)
)
SCRIBBLE = f"{NAME.x:.1f} {BASE:.1f} m " + "".join(
    f"{NAME.x + step:.1f} {BASE - 2 + 12 * (step // 2 % 2):.1f} l " for step in range(0, int(NAME.w) + 2, 2)
)

# fmt: off
FILES: dict[str, Callable[[], bytes]] = {
    # hidden
    "a-black-box-lies-over-the-name": lambda: document(text() + box()),
    "a-white-box-lies-over-the-name": lambda: document(text() + box(colour="1 g")),
    "a-box-lies-over-the-end-of-the-name": lambda: document(text() + box(EXAMPLES_END)),
    "two-boxes-each-hide-half-of-the-name": lambda: document(text() + box(LEFT_HALF) + box(RIGHT_HALF)),
    "a-picture-lies-over-the-name": lambda: document(text() + image(NAME), picture(RED)),
    "a-patterned-box-without-gaps-lies-over-the-name": lambda: document(text() + box(colour="/Pattern cs /P scn"), pattern("0.3 g 0 0 6 6 re f 0 g 0 0 3 3 re f")),
    "a-shading-lies-over-the-name": lambda: document(text() + f"q {NAME.x} {NAME.y} {NAME.w} {NAME.h} re W n /S sh Q", shading),
    "a-box-almost-opaque-lies-over-the-name": lambda: document(text() + box(before="/G gs"), states(G={"/ca": 0.97})),
    "a-thick-line-as-high-as-the-letters-lies-over-the-name": lambda: document(text() + f"q 18 w {NAME.x} {BASE + 4} m {NAME.x + NAME.w} {BASE + 4} l S Q"),
    "dense-hatching-lies-over-the-name": lambda: document(text() + f"q 2.2 w {HATCH} S Q"),
    "a-pen-scribbled-thickly-over-the-name": lambda: document(text() + f"q 5 w {SCRIBBLE} S Q"),
    "block-letters-lie-over-the-name": lambda: document(text() + f"q -9 Tc BT /Z 22 Tf {NAME.x} {BASE - 3} Td (nnnnnnnnnn) Tj ET Q", dingbats),
    "a-box-in-a-drawing-lies-over-the-name-outside-it": lambda: document(text() + "/Fm Do", form(box())),
    "a-box-of-the-page-lies-over-the-name-in-a-drawing": lambda: document("/Fm Do\n" + box(), form(text())),
    "a-box-in-a-drawing-lies-over-the-name-in-the-same": lambda: document("/Fm Do", form(text() + box())),
    "a-moved-drawing-holds-the-name-and-a-box": lambda: document("q 0.5 0 0 0.5 60 40 cm /Fm Do Q", form(text() + box(), Matrix=Array([1, 0, 0, 1, 30, 20]))),
    "a-square-drawn-as-a-note-lies-over-the-name": lambda: annotated(text(), Subtype=Name.Square, IC=Array([0, 0, 0]), C=Array([0, 0, 0]), look=f"0 g 0 0 {NAME.w} {NAME.h} re f"),
    "a-text-note-lies-over-the-name": lambda: annotated(text(), Subtype=Name.FreeText, Contents="Exempt", DA="/F1 8 Tf 0 g", look=f"0.9 g 0 0 {NAME.w} {NAME.h} re f 0 g BT /F1 8 Tf 4 4 Td (Exempt) Tj ET"),
    "a-stamp-lies-over-the-name": lambda: annotated(text(), Subtype=Name.Stamp, Name=Name.Approved, look=f"1 0 0 rg 0 0 {NAME.w} {NAME.h} re f"),
    "a-mark-for-redaction-hides-the-name-and-was-not-applied": lambda: annotated(text(), Subtype=Name.Redact, QuadPoints=Array([NAME.x, NAME.y + NAME.h, NAME.x + NAME.w, NAME.y + NAME.h, NAME.x, NAME.y, NAME.x + NAME.w, NAME.y]), look=f"0 g 0 0 {NAME.w} {NAME.h} re f"),
    "the-name-is-white-on-white": lambda: document(_removed_line() + text("Nia Example", left=NAME.x + 1, before="1 g")),
    "the-name-is-almost-white-on-white": lambda: document(_removed_line() + text("Nia Example", left=NAME.x + 1, before="0.98 g")),
    "the-name-is-black-on-a-black-box": lambda: document(box() + text()),
    "the-name-is-blue-on-the-same-blue": lambda: document(box(colour="0.1 0.2 0.6 rg") + _removed_line() + text("Nia Example", left=NAME.x + 1, before="0.1 0.2 0.6 rg")),
    "the-name-is-in-a-mode-that-draws-nothing": lambda: document(_removed_line() + text("Nia Example", left=NAME.x + 1, before="3 Tr")),
    "the-name-only-clips": lambda: document(_removed_line() + text("Nia Example", left=NAME.x + 1, before="7 Tr")),
    "the-name-is-wholly-see-through": lambda: document(_removed_line() + text("Nia Example", left=NAME.x + 1, before="/G gs"), states(G={"/ca": 0})),
    "the-name-is-almost-wholly-see-through": lambda: document(_removed_line() + text("Nia Example", left=NAME.x + 1, before="/G gs"), states(G={"/ca": 0.03})),
    "a-mask-hides-the-name": lambda: document(_removed_line() + text("Nia Example", left=NAME.x + 1, before="/M gs"), soft_mask),
    "the-name-is-tiny": lambda: document(_removed_line() + text("Nia Example", left=NAME.x + 1, size=0.8)),
    "the-name-is-of-no-size": lambda: document(_removed_line() + text("Nia Example", left=NAME.x + 1, size=0)),
    "the-name-is-clipped-away": lambda: document(_removed_line() + text("Nia Example", left=NAME.x + 1, before="10 10 40 40 re W n")),
    "the-name-lies-outside-the-frame-of-its-drawing": lambda: document(_removed_line() + "/Fm Do", form(text("Nia Example"), (0, 0, 30, 30))),
    "the-name-lies-beyond-the-crop": lambda: document(text() + text("Owain Example", base=20), CropBox=Array([0, 60, 400, 240])),
    "the-name-lies-beyond-the-paper": lambda: document(text() + text("Owain Example", left=900)),
    "the-name-is-on-a-layer-switched-off": lambda: layered(_removed_line() + on_layer(text("Nia Example", left=NAME.x + 1)), {"OFF": lambda layer: Array([layer])}),
    "all-layers-are-off-unless-switched-on": lambda: layered(_removed_line() + on_layer(text("Nia Example", left=NAME.x + 1)), {"BaseState": lambda layer: Name.OFF}),
    "the-name-is-on-a-layer-for-print": lambda: layered(_removed_line() + on_layer(text("Nia Example", left=NAME.x + 1)), {"AS": lambda layer: Array([Dictionary(Event=event, Category=Array([kind]), OCGs=Array([layer])) for event, kind in ((Name.View, Name.View), (Name.Print, Name.Print))])}, Dictionary(View=Dictionary(ViewState=Name.OFF), Print=Dictionary(PrintState=Name.ON))),
    "a-scan-is-blacked-out-and-its-words-are-not": lambda: document(image(WHOLE) + text(before="3 Tr"), picture(scan(blacked=(NAME,)))),
    "a-scan-lies-under-a-box-and-its-words-are-kept": lambda: document(image(WHOLE) + text(before="3 Tr") + box(), picture(scan())),
    "a-photograph-as-large-as-the-page-lies-over-the-words": lambda: document(text() + image(WHOLE), picture(PHOTO)),
    "words-under-a-scan-are-kept-where-it-is-blacked-out": lambda: document(text() + image(WHOLE), picture(scan(blacked=(NAME,)))),
    "the-page-is-turned-by-90-and-a-box-lies-over-the-name": lambda: document(text() + box(), Rotate=90),
    "the-page-is-turned-by-180-and-a-box-lies-over-the-name": lambda: document(text() + box(), Rotate=180),
    "the-page-is-turned-by-270-and-a-box-lies-over-the-name": lambda: document(text() + box(), Rotate=270),
    "the-page-is-cropped-and-a-box-lies-over-the-name": lambda: document(text() + box(), CropBox=Array([20, 100, 390, 200])),
    "the-page-is-moved-and-a-box-lies-over-the-name": lambda: document("1 0 0 1 -1000 -500 cm " + text() + box(), MediaBox=Array([-1000, -500, -600, -260])),
    "the-units-are-large-and-a-box-lies-over-the-name": lambda: document(text() + box(), UserUnit=4),
    "the-drawing-is-mirrored-and-a-box-lies-over-the-name": lambda: document("1 0 0 -1 0 240 cm q 1 0 0 -1 0 240 cm " + text() + "Q " + box(Rect(NAME.x, 240 - NAME.y - NAME.h, NAME.w, NAME.h))),
    "letters-that-are-drawings-lie-under-a-box": lambda: document(text("The complainant is AB") + "BT /T 14 Tf 300 150 Td (AB) Tj ET\n" + box(Rect(298, 146, 30, 17)), type_three),
    "a-later-box-was-saved-on-top": lambda: _redacted_later(text() + box()),
    "a-box-is-drawn-and-the-name-again-beneath-another": lambda: document(text() + box() + text("Nia Example", left=NAME.x + 1, before="1 g") + box(colour="0.2 g")),
    # seen
    "a-box-lies-behind-the-name": lambda: document(box(colour="1 0.9 0.2 rg") + text()),
    "the-name-is-highlighted": lambda: document(text() + box(colour="1 1 0 rg", before="/G gs"), states(G={"/BM": Name.Multiply})),
    "a-highlight-note-marks-the-name": lambda: annotated(text(), Subtype=Name.Highlight, C=Array([1, 1, 0]), QuadPoints=Array([NAME.x, NAME.y + NAME.h, NAME.x + NAME.w, NAME.y + NAME.h, NAME.x, NAME.y, NAME.x + NAME.w, NAME.y]), look=f"/M gs 1 1 0 rg 0 0 {NAME.w} {NAME.h} re f"),
    "a-table-is-shaded-behind-the-name": lambda: document("".join(box(Rect(30, 60 + 25 * row, 340, 25), "0.85 g" if row % 2 else "1 g") for row in range(6)) + text()),
    "a-header-band-holds-white-words": lambda: document(box(LINE, "0 0 0.4 rg") + text(before="1 g")),
    "a-box-half-see-through-lies-over-the-name": lambda: document(text() + box(before="/G gs"), states(G={"/ca": 0.5})),
    "an-outline-goes-round-the-name": lambda: document(text() + box(colour="1 0 0 RG 1 w", paint="S")),
    "a-dashed-outline-goes-round-the-name": lambda: document(text() + box(colour="0 G [3 2] 0 d", paint="S")),
    "the-name-is-struck-out": lambda: document(text() + f"q 1.5 w {NAME.x} {BASE + 4} m {NAME.x + NAME.w} {BASE + 4} l S Q"),
    "the-name-is-underlined": lambda: document(text() + box(Rect(NAME.x, BASE - 2, NAME.w, 0.8))),
    "wide-hatching-lets-the-name-be-read": lambda: document(text() + "q 0.4 w " + "".join(f"{NAME.x + step:.1f} {NAME.y:.1f} m {NAME.x + step + 4:.1f} {NAME.y + NAME.h:.1f} l " for step in range(0, int(NAME.w), 12)) + "S Q"),
    "the-name-is-written-again-on-the-box": lambda: document(text() + box() + text("Nia Example", left=NAME.x + 1, before="1 g")),
    "the-name-is-written-on-a-picture": lambda: document(image(LINE) + text(before="1 g"), picture(RED)),
    "a-watermark-lies-behind-the-words": lambda: document("q 0.85 g BT /F1 60 Tf 60 120 Td (DRAFT) Tj ET Q\n" + text()),
    "a-watermark-lies-over-the-words": lambda: document(text() + "q /G gs 0.5 g BT /F1 60 Tf 60 120 Td (DRAFT) Tj ET Q", states(G={"/ca": 0.3})),
    "a-scan-with-its-words-beside-it": lambda: document(image(WHOLE) + text(before="3 Tr"), picture(scan())),
    "words-lie-under-a-scan-that-shows-them": lambda: document(text(before="3 Tr") + image(WHOLE), picture(scan())),
    "words-painted-under-a-scan-that-shows-them": lambda: document(text() + image(WHOLE), picture(scan())),
    "a-picture-of-nothing-but-a-mark-lies-over-the-page": lambda: document(text() + image(WHOLE), see_through),
    "the-name-is-grey": lambda: document(text(before="0.6 g")),
    "the-page-is-turned-and-a-box-lies-beside-the-name": lambda: document(text() + box(Rect(40, 40, 80, 20)), Rotate=90),
    "a-clip-as-large-as-the-page": lambda: document(f"0 0 {PAGE[0]} {PAGE[1]} re W n " + text()),
    "a-layer-that-is-switched-on": lambda: layered(on_layer(text())),
    "a-box-on-a-layer-switched-off": lambda: layered(text() + on_layer(box()), {"OFF": lambda layer: Array([layer])}),
    # gone
    "the-name-was-taken-out-and-a-box-put-there": lambda: document(_removed_line() + box()),
    "the-page-is-a-picture-with-the-name-burnt-out": lambda: document(image(WHOLE), picture(scan(blacked=(NAME,)))),
    "the-page-is-a-picture-with-the-name-in-it": lambda: document(image(WHOLE), picture(scan())),
    # taken out in a later state, and kept in an earlier one
    "the-name-was-taken-out-and-saved-on-top": lambda: _redacted_later(_removed_line()),
    "the-page-was-saved-on-top-unchanged": lambda: _redacted_later(text()),
}
# fmt: on
