"""Pictured: a page that cannot be followed safely, as a picture of itself with its seen words beside it, as a scan has them.

the page as it is shown, at 216 dots to an inch        a picture
each word that a reader sees, where it stands          letters that leave no mark, so that they can be found and copied
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager
from typing import Any, Final, NamedTuple

from candour.cleaned import Redaction
from candour.formats.pdf.clean_copy.blacking import boxes_around, redacted_letters
from candour.formats.pdf.clean_copy.fonts import letters_table
from candour.formats.pdf.clean_copy.showing import number
from candour.formats.pdf.page_facts import PageFacts
from candour.formats.pdf.pages import read_page
from candour.formats.pdf.paper import Box, Paper, Papers, seen_box
from candour.formats.pdf.reading import is_garbled
from candour.formats.pdf.words import Letters

__all__ = [
    "Pictured",
    "SeenWord",
    "WordFont",
    "blacken",
    "content_of",
    "drawn_page",
    "seen_words",
    "with_looks",
]

_DOTS: Final = 216
"""Three to a point, so that programs that draw the page at its own size need not guess between them."""
_WIDE: Final = 0.5
"""How wide each letter of the font of words beside pictures is, as a share of its size."""
_MIDDLE: Final = 0.3
"""How far the middle of a letter lies above the line that it stands on, as a share of its size."""
_AIR: Final = 1.5
_SMALLEST: Final = 5.0
_NARROWEST: Final = 2.0


class SeenWord(NamedTuple):
    """A word that a reader sees, and where it stands on the page."""

    letters: str
    box: Box


class Pictured(NamedTuple):
    """The points of a page as it is shown, and the size of the page in its own units."""

    points: Any
    width: float
    height: float


def drawn_page(paper: Paper, unit: float) -> Pictured:
    """The page as it is shown."""
    page = paper.box
    window = paper.window(None, _DOTS / 72 * max(unit, 0.01))
    across, down = window.whole
    pixels = paper.picture(window)[:down, :across, :3][:, :, ::-1]
    grey = (pixels[:, :, 0] == pixels[:, :, 1]).all() and (pixels[:, :, 1] == pixels[:, :, 2]).all()
    points = pixels[:, :, :1] if grey else pixels
    size = (page.height, page.width) if paper.turns % 2 else (page.width, page.height)
    return Pictured(points.copy(), *size)


def with_looks(papers: Papers, paper: Paper, at: int) -> AbstractContextManager[Paper | None]:
    """The page opened again with its notes and fields as part of it."""
    papers.api.FPDFPage_Flatten(paper.handle, 0)
    return papers.page(at)


def seen_words(paper: Paper, facts: PageFacts, redaction: Redaction) -> tuple[list[SeenWord], list[Box]]:
    """The words of a page that a reader sees, and the places of those to be blacked out, which are not among them.

    Both stand where they do on the page as it is shown, downwards from the top left.
    """
    reading = read_page(paper, facts)
    letters = reading.letters or Letters(paper)
    page, turns = paper.box, paper.turns
    unknown = _unknown_letters(paper, letters) if is_garbled(paper) else set[int]()
    blacked = redacted_letters(letters, redaction) if redaction else set[int]()
    gone = blacked | unknown | set(reading.hidden)
    found = []
    for word in letters.words:
        seen = [at for at in word.letters if at not in gone]
        spelt = "".join(letters.signs[at] for at in seen).replace("\x02", "-").replace("\ufffe", "-")
        if not spelt:
            continue
        around = letters.box(seen[0])
        for at in seen[1:]:
            around = around.join(letters.box(at))
        found.append(SeenWord(spelt, seen_box(around, page, turns)))
    return found, [seen_box(box, page, turns) for box in boxes_around(letters, sorted(blacked))]


def blacken(pictured: Pictured, boxes: Iterable[Box]) -> None:
    """Makes places of a pictured page black."""
    across, down = pictured.points.shape[1] / pictured.width, pictured.points.shape[0] / pictured.height
    for box in boxes:
        left, right = max(int(box.left * across) - 2, 0), int(box.right * across) + 3
        top, bottom = max(int(box.bottom * down) - 2, 0), int(box.top * down) + 3
        pictured.points[top:bottom, left:right] = 0


def _unknown_letters(paper: Paper, letters: Letters) -> set[int]:
    """Letters of which the page's fonts do not say which they are."""
    asked = paper.api.FPDFText_HasUnicodeMapError
    return {at for at in range(len(letters)) if asked(paper.text_handle, at)}


class WordFont:
    """The font of words beside pictures. It has no outlines: its letters are never drawn."""

    def __init__(self, new: Any) -> None:
        self._new = new
        self._codes: dict[str, int] = {}
        self.font: Any = None

    def code(self, letter: str) -> int:
        """The code of a letter."""
        return self._codes.setdefault(letter, len(self._codes) + 1)

    def made(self) -> Any:
        """The font, which is the same object however often it is asked for."""
        if self.font is not None:
            return self.font
        import pikepdf  # noqa: PLC0415  (it is slow to import, and only PDFs need it)

        name, new = pikepdf.Name("/Words"), self._new
        described = pikepdf.Dictionary(
            Type=pikepdf.Name.FontDescriptor, FontName=name, Flags=4, FontBBox=pikepdf.Array([0, -200, 500, 800]), ItalicAngle=0,
            Ascent=800, Descent=-200, CapHeight=700, StemV=80,
        )  # fmt: skip
        below = pikepdf.Dictionary(
            Type=pikepdf.Name.Font, Subtype=pikepdf.Name.CIDFontType2, BaseFont=name, DW=int(1000 * _WIDE),
            CIDSystemInfo=pikepdf.Dictionary(Registry=pikepdf.String("Adobe"), Ordering=pikepdf.String("Identity"), Supplement=0),
            FontDescriptor=new.make_indirect(described),
        )  # fmt: skip
        self.font = new.make_indirect(
            pikepdf.Dictionary(
                Type=pikepdf.Name.Font,
                Subtype=pikepdf.Name.Type0,
                BaseFont=name,
                Encoding=pikepdf.Name("/Identity-H"),
                DescendantFonts=pikepdf.Array([new.make_indirect(below)]),
            )
        )
        return self.font

    def finish(self) -> None:
        """Tells what its letters are copied as, once all of them are known."""
        if self.font is not None:
            letters = {code: letter for letter, code in self._codes.items()}
            self.font.ToUnicode = self._new.make_stream(letters_table(letters, 2))


def content_of(pictured: Pictured, words: Sequence[SeenWord], font: WordFont) -> bytes:
    """The drawing of a pictured page."""
    wide, high = number(pictured.width, 5), number(pictured.height, 5)
    lines = [b"q", b"%s 0 0 %s 0 0 cm" % (wide, high), b"/X1 Do", b"Q"]
    lines += _word_lines(pictured.height, words, font)
    return b"\n".join(lines) + b"\n"


def _word_lines(height: float, words: Iterable[SeenWord], font: WordFont) -> list[bytes]:
    """Each word, with a space after it, laid over its picture with some paper around it: a full stop is all ink."""
    lines: list[bytes] = []
    for letters, box in words:
        size = max(_AIR * box.height, _SMALLEST)
        wide = max(box.width, _NARROWEST)
        stretched = max(100 * wide / (len(letters) * _WIDE * size), 1)
        across, down = box.centre
        place = b"%s %s Td" % (number(across - wide / 2), number(height - down - _MIDDLE * size))
        shown = b"".join(b"%04x" % font.code(letter) for letter in f"{letters} ")
        lines += [
            b"BT",
            b"%s Tz" % number(stretched),
            place,
            b"/F1 %s Tf" % number(size),
            b"<%s> Tj" % shown,
            b"ET",
        ]
    return [b"3 Tr", *lines] if lines else []
