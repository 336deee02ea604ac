"""Paper: a page as pdfium opens it. Its text, its letters with their boxes, and its picture in pixels.

pdfium is not safe to use from two threads at once, and a page must be closed before its document. Both are opened in a
`with`, and what they hand out is not kept after it.
"""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from candour.errors import TooMany

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Pixels = NDArray[np.uint8]

__all__ = ["Box", "Paper", "Papers", "Window", "address", "darkest", "papers_of", "seen_box", "tidy"]

_BROKEN_LINE = re.compile("(?<=[a-z])[\x02\ufffe]\r?\n(?=[a-z])")
_MOST_PIXELS = 12_000_000
_MOST_LETTERS = 2_000_000
_BGRX = 3
_ANNOTATIONS = 0x01
_IN_PRINT = 0x800


class Box(NamedTuple):
    """A rectangle, in the units of the page, upwards from the bottom left."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def width(self) -> float:
        """How wide it is."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """How high it is."""
        return self.top - self.bottom

    @property
    def centre(self) -> tuple[float, float]:
        """Its middle."""
        return (self.left + self.right) / 2, (self.bottom + self.top) / 2

    def meet(self, other: Box) -> Box:
        """What both have in common; of no or negative size where they have nothing."""
        return Box(
            max(self.left, other.left),
            max(self.bottom, other.bottom),
            min(self.right, other.right),
            min(self.top, other.top),
        )

    def join(self, other: Box) -> Box:
        """The smallest box around both."""
        return Box(
            min(self.left, other.left),
            min(self.bottom, other.bottom),
            max(self.right, other.right),
            max(self.top, other.top),
        )

    def holds(self, x: float, y: float) -> bool:
        """Whether a point lies in it."""
        return self.left <= x <= self.right and self.bottom <= y <= self.top


class Window(NamedTuple):
    """A part of the page made into pixels: which, at how many pixels a unit, and how it is turned."""

    page: Box
    """The whole page as shown."""
    turns: int
    scale: float
    left: int
    top: int
    width: int
    height: int

    @property
    def whole(self) -> tuple[int, int]:
        """The size of the whole page in pixels, as turned."""
        across, up = self.page.width * self.scale, self.page.height * self.scale
        size = (up, across) if self.turns % 2 else (across, up)
        return max(1, round(size[0])), max(1, round(size[1]))

    def pixels_of(self, box: Box) -> tuple[int, int, int, int]:
        """A box of the page in pixels of the window: left, top, right, bottom; cut to the window."""
        shown = seen_box(box, self.page, self.turns)
        left, top = shown.left * self.scale - self.left, shown.bottom * self.scale - self.top
        right, bottom = shown.right * self.scale - self.left, shown.top * self.scale - self.top
        return (
            _cut(left, self.width),
            _cut(top, self.height),
            _cut(right + 0.999, self.width),
            _cut(bottom + 0.999, self.height),
        )


def _cut(at: float, most: int) -> int:
    return int(min(max(at, 0), most))


def seen_box(box: Box, page: Box, turns: int) -> Box:
    """The box as a reader sees it on a turned page, downwards from the top left. `bottom` is the upper edge."""
    left, right = box.left - page.left, box.right - page.left
    above, below = page.top - box.top, page.top - box.bottom
    if turns == 0:
        return Box(left, above, right, below)
    if turns == 1:
        return Box(page.height - below, left, page.height - above, right)
    if turns == 2:
        return Box(page.width - right, page.height - below, page.width - left, page.height - above)
    return Box(above, page.width - right, below, page.width - left)


@dataclass(slots=True, repr=False)
class Papers:
    """A document open in pdfium."""

    api: Any
    handle: Any

    def __len__(self) -> int:
        return int(self.api.FPDF_GetPageCount(self.handle))

    @contextmanager
    def page(self, number: int) -> Iterator[Paper | None]:
        """The page of this number, counting from 0; None where pdfium cannot open it."""
        handle = self.api.FPDF_LoadPage(self.handle, number)
        if not handle:
            yield None
            return
        paper = Paper(self.api, self.handle, handle, self.api.FPDFText_LoadPage(handle))
        try:
            yield paper
        finally:
            if paper.text_handle:
                self.api.FPDFText_ClosePage(paper.text_handle)
            self.api.FPDF_ClosePage(handle)


@contextmanager
def papers_of(data: bytes) -> Iterator[Papers | None]:
    """The document in these bytes; None where pdfium cannot open it."""
    import pypdfium2  # noqa: F401, PLC0415  (it is slow to import, and makes pdfium ready)
    from pypdfium2 import raw  # noqa: PLC0415

    handle = raw.FPDF_LoadMemDocument64(data, len(data), None)
    if not handle:
        yield None
        return
    try:
        yield Papers(raw, handle)
    finally:
        raw.FPDF_CloseDocument(handle)


@dataclass(slots=True, repr=False)
class Paper:
    """One page."""

    api: Any
    document: Any
    handle: Any
    text_handle: Any

    @property
    def box(self) -> Box:
        """The part of the page that is shown: its crop box within its media box."""
        rectangle = self.api.FS_RECTF()
        if not self.api.FPDF_GetPageBoundingBox(self.handle, rectangle):
            return Box(0, 0, 612, 792)
        return Box(rectangle.left, rectangle.bottom, rectangle.right, rectangle.top)

    @property
    def turns(self) -> int:
        """By how many quarters the page is turned to the right."""
        return int(self.api.FPDFPage_GetRotation(self.handle)) % 4

    def text(self) -> str:
        """The words of the page in reading order, seen or not."""
        return tidy(self.raw_text())

    def raw_text(self) -> str:
        """The same as pdfium gives it, a character for each letter but for rare ones."""
        count = self.api.FPDFText_CountChars(self.text_handle) if self.text_handle else 0
        if count > _MOST_LETTERS:
            raise TooMany("letters on one page", _MOST_LETTERS)
        if count <= 0:
            return ""
        room = (ctypes.c_ushort * (count + 1))()
        written = self.api.FPDFText_GetText(self.text_handle, 0, count, room)
        return bytes(room)[: 2 * max(0, written - 1)].decode("utf-16-le", "replace")

    def window(self, part: Box | None = None, scale: float = 1.5) -> Window:
        """A window on part of the page, or on the whole, no larger than may be drawn."""
        page, turns = self.box, self.turns
        shown = seen_box((part or page).meet(page), page, turns)
        across, down = max(shown.width, 1), max(shown.height, 1)
        largest = max(page.width, page.height, 1)
        scale = min(scale, (_MOST_PIXELS / (across * down)) ** 0.5, 60_000 / largest)
        left, top = int(shown.left * scale), int(shown.bottom * scale)
        return Window(
            page, turns, scale, left, top, max(1, int(across * scale) + 2), max(1, int(down * scale) + 2)
        )

    def picture(
        self,
        window: Window,
        *,
        rows: NDArray[np.bool_] | None = None,
        notes: bool = True,
        in_print: bool = False,
    ) -> Pixels:
        """The window's pixels on white paper, as rows of (blue, green, red, nothing); only some rows, where they are named."""
        import numpy as np  # noqa: PLC0415  (most pages need no picture)

        api = self.api
        bitmap = api.FPDFBitmap_CreateEx(window.width, window.height, _BGRX, None, 0)
        if not bitmap:
            raise MemoryError
        try:
            api.FPDFBitmap_FillRect(bitmap, 0, 0, window.width, window.height, 0xFFFFFFFF)
            flags = (_ANNOTATIONS if notes else 0) | (_IN_PRINT if in_print else 0)
            api.FPDF_RenderPageBitmap(bitmap, self.handle, -window.left, -window.top, *window.whole, 0, flags)
            stride = api.FPDFBitmap_GetStride(bitmap)
            start = ctypes.cast(api.FPDFBitmap_GetBuffer(bitmap), ctypes.POINTER(ctypes.c_ubyte))
            drawn = np.ctypeslib.as_array(start, (window.height, stride))[:, : 4 * window.width]
            kept = drawn.copy() if rows is None else drawn[rows]
            pixels: Pixels = np.ascontiguousarray(kept).reshape(-1, window.width, 4)
            return pixels
        finally:
            api.FPDFBitmap_Destroy(bitmap)

    def text_again(self) -> str:
        """The words of the page after its objects were changed."""
        if self.text_handle:
            self.api.FPDFText_ClosePage(self.text_handle)
        self.text_handle = self.api.FPDFText_LoadPage(self.handle)
        return self.text()


def darkest(pixels: Pixels) -> Pixels:
    """The least bright of the three colours of each pixel."""
    import numpy as np  # noqa: PLC0415  (most pages need no picture)

    return np.minimum(np.minimum(pixels[:, :, 0], pixels[:, :, 1]), pixels[:, :, 2])


def address(handle: Any) -> int:
    """Where pdfium keeps an object: the same for two handles of one object; 0 for none."""
    return ctypes.cast(handle, ctypes.c_void_p).value or 0


def tidy(text: str) -> str:
    """Text as pdfium gives it, with words joined that were broken at the end of a line."""
    if "\x02" in text or "\ufffe" in text:
        text = _BROKEN_LINE.sub("", text).replace("\x02", "-").replace("\ufffe", "-")
    return text.replace("\r\n", "\n").replace("\0", "")
