"""Pictures as a page shows them: what of them lies under a box or outside the frame, and whether they hold writing."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from candour.formats.pdf.covers import Cover, Covers, place_on_page
from candour.formats.pdf.hidings import BY_NAME
from candour.formats.pdf.page_facts import PageFacts
from candour.formats.pdf.pages import PageReading
from candour.formats.pdf.paint import MOST_OBJECTS, Kind, Painted, Painting, fills, segments_of
from candour.formats.pdf.paper import Box, Paper, Window, darkest
from candour.hiding import Hiding
from candour.piece import Blob, Gap, Why
from candour.place import Place

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Gray = NDArray[np.uint8]

__all__ = ["covered_pictures", "cropped_pictures", "pictures_on_layers", "unread_writing"]

_SMALLEST = 400.0
"""Pictures under so many square points are marks, not pictures."""
_LARGE = 16_000.0
"""From so many square points on, twenty square centimetres, a picture may hold a list that somebody wrote."""
_CROPPED = 0.08
_BLENDED = 2.0
"""So near to its frame or to a box, in points, a picture is blended with what is seen of it."""
_FINE = 2.0
_MOST_PIXELS = 30_000_000
_MANY_DRAWINGS = 40
_FEW_LETTERS = 20
_MOST_COVERS = 5_000
_MOST_ON_LAYERS = 60
_LOOK = "whether each picture is seen was not looked at; look at the page in a program that shows its layers and notes"
_OPAQUE_NOTES = frozenset({"Square", "FreeText", "Stamp", "Redact", "Polygon", "Circle"})
_STANDS_OUT, _SHARE = 40, 0.015


def cropped_pictures(paper: Paper, facts: PageFacts, painting: Painting) -> Iterator[Blob]:
    """Pictures of which a good part lies outside the page or their frame, and is not blank."""
    page = paper.box
    for picture in _pictures(painting):
        frame = picture.clip.meet(page) if picture.clip else page
        inside, whole = picture.box.meet(frame), picture.box.width * picture.box.height
        shown = max(inside.width, 0) * max(inside.height, 0)
        if 1 - shown / whole > _CROPPED and _is_busy_outside(paper, picture, inside):
            share = round(100 * (1 - shown / whole))
            where = place_on_page(inside if shown else picture.box, paper)
            step = f"picture {where}, {share}% of it outside its frame"
            yield _blob(paper, picture, facts.place / step, BY_NAME["cropped-picture"])


def covered_pictures(paper: Paper, facts: PageFacts, painting: Painting) -> Iterator[Blob | Gap]:
    """Pictures of which a part lies under a box, where the page shows nothing and the picture does."""
    pictures = list(_pictures(painting))
    if not pictures:
        return
    first = min(picture.order for picture in pictures)
    boxes = [
        other for other in painting.others
        if other.order > first and other.kind is Kind.PATH and min(other.box.width, other.box.height) >= 4
        and other.colour[3] > 200 and fills(paper, other) and segments_of(paper, other) <= 40
    ]  # fmt: skip
    over = [(note.box, MOST_OBJECTS + 1) for note in facts.notes if note.kind in _OPAQUE_NOTES]
    over += [(other.box, other.order) for other in boxes]
    pairs = [
        (picture, box.meet(picture.box))
        for picture in pictures
        for box, order in over[:_MOST_COVERS]
        if order > picture.order and _is_part(box.meet(picture.box), picture.box)
    ]
    if len(over) > _MOST_COVERS:
        yield Gap(
            facts.place, Why.LIMIT, f"more than {_MOST_COVERS:,} boxes on a page with pictures: {_LOOK}"
        )
    if pairs:
        yield from _uncovered(paper, facts, painting, boxes, pairs)


def _uncovered(
    paper: Paper,
    facts: PageFacts,
    painting: Painting,
    boxes: Sequence[Painted],
    pairs: Sequence[tuple[Painted, Box]],
) -> Iterator[Blob]:
    window = paper.window()
    shown, beneath, alone = _three_views(paper, painting, boxes, window)
    met: set[tuple[int, int]] = set()
    covers = Covers(paper, boxes, facts.notes)
    for picture, part in pairs:
        inner = Box(part.left + _BLENDED, part.bottom + _BLENDED, part.right - _BLENDED, part.top - _BLENDED)
        left, top, right, bottom = window.pixels_of(inner)
        there = (slice(top, bottom), slice(left, right))
        if _is_busy(shown[there]) or not _is_busy(beneath[there]) or not _is_busy(alone[there]):
            continue
        cover = next(covers.over(picture.order, *part.centre), Cover(0, "a box", part))
        if (picture.order, cover.key) not in met:
            met.add((picture.order, cover.key))
            step = f"part of a picture under {cover.name}"
            yield _blob(paper, picture, facts.place / step, BY_NAME["covered-picture"])


def _three_views(
    paper: Paper, painting: Painting, boxes: Sequence[Painted], window: Window
) -> tuple[Gray, Gray, Gray]:
    """The page without its words: as it is, without the boxes, and the pictures alone."""

    def without(gone: Sequence[Painted], *, notes: bool = False) -> Gray:
        for one in gone:
            paper.api.FPDFPageObj_SetIsActive(one.handle, False)  # noqa: FBT003  (pdfium has it so)
        return darkest(paper.picture(window, notes=notes))

    drawings = [other for other in painting.others if other.kind is not Kind.IMAGE]
    views = without(painting.texts, notes=True), without(boxes), without(drawings)
    for one in (*painting.texts, *drawings):
        paper.api.FPDFPageObj_SetIsActive(one.handle, True)  # noqa: FBT003
    return views


def pictures_on_layers(paper: Paper, facts: PageFacts, painting: Painting) -> Iterator[Blob | Gap]:
    """Pictures that leave no mark on the page, of a document with layers that are not always shown."""
    pictures = list(_pictures(painting))
    if len(pictures) > _MOST_ON_LAYERS:
        yield Gap(
            facts.place,
            Why.LIMIT,
            f"more than {_MOST_ON_LAYERS} pictures on a page of a document with layers: {_LOOK}",
        )
    for picture in pictures[:_MOST_ON_LAYERS]:
        window = paper.window(picture.box, 0.5)
        shown = paper.picture(window, notes=False)
        paper.api.FPDFPageObj_SetIsActive(picture.handle, False)  # noqa: FBT003  (pdfium has it so)
        is_seen = bool((shown != paper.picture(window, notes=False)).any())
        paper.api.FPDFPageObj_SetIsActive(picture.handle, True)  # noqa: FBT003
        if not is_seen:
            step = f"picture {place_on_page(picture.box, paper)} on a layer that is switched off"
            yield _blob(paper, picture, facts.place / step, BY_NAME["hidden-layer"])


def _is_part(part: Box, whole: Box) -> bool:
    return part.width > 3 and part.height > 3 and part.width * part.height < 0.6 * whole.width * whole.height


def _pictures(painting: Painting) -> Iterator[Painted]:
    for other in painting.others:
        if other.kind is Kind.IMAGE and other.box.width * other.box.height >= _SMALLEST:
            yield other


def _blob(paper: Paper, picture: Painted, place: Place, hiding: Hiding) -> Blob:
    size = paper.api.FPDFImageObj_GetImageDataRaw(picture.handle, None, 0)
    room = (ctypes.c_ubyte * max(1, min(size, 1 << 30)))()
    paper.api.FPDFImageObj_GetImageDataRaw(picture.handle, room, len(room))
    return Blob.of(place, bytes(room), "image/x-pdf-picture", hiding)


def _is_busy(pixels: Any) -> bool:
    """Whether something stands out from the ground: there is more there than one colour."""
    import numpy as np  # noqa: PLC0415  (most pages need no picture)

    if pixels.size < 16:
        return False
    ground = int(np.median(pixels))
    return bool((abs(pixels.astype(np.int16) - ground) > _STANDS_OUT).mean() > _SHARE)


def _is_busy_outside(paper: Paper, picture: Painted, inside: Box) -> bool:
    """Whether what lies outside the frame is more than one colour. Of a picture that is turned, the whole is asked."""
    import numpy as np  # noqa: PLC0415  (most pages need no picture)

    api = paper.api
    width, height = ctypes.c_uint(), ctypes.c_uint()
    api.FPDFImageObj_GetImagePixelSize(picture.handle, width, height)
    if not 0 < width.value * height.value <= _MOST_PIXELS:
        return True
    bitmap = api.FPDFImageObj_GetBitmap(picture.handle)
    if not bitmap:
        return True
    try:
        rows, stride = api.FPDFBitmap_GetHeight(bitmap), api.FPDFBitmap_GetStride(bitmap)
        across = api.FPDFBitmap_GetWidth(bitmap)
        each = {1: 1, 2: 3, 3: 4, 4: 4}.get(api.FPDFBitmap_GetFormat(bitmap), 0)
        if not each:
            return True
        start = ctypes.cast(api.FPDFBitmap_GetBuffer(bitmap), ctypes.POINTER(ctypes.c_ubyte))
        pixels = np.ctypeslib.as_array(start, (rows, stride))[:, : across * each].reshape(rows, across, each)
        gray = pixels[:, :, : min(each, 3)].mean(axis=2)
    finally:
        api.FPDFBitmap_Destroy(bitmap)
    mask = np.ones(gray.shape, bool)
    matrix = api.FS_MATRIX()
    api.FPDFPageObj_GetMatrix(picture.handle, matrix)
    is_upright = abs(matrix.b) + abs(matrix.c) < 1e-3 and matrix.a > 0 and matrix.d > 0 and not picture.form
    if is_upright and inside.width > 0 and inside.height > 0:
        box = picture.box
        edges = (inside.left - _BLENDED, inside.right + _BLENDED)
        left, right = (max((at - box.left) / box.width * across, 0) for at in edges)
        edges = (inside.top + _BLENDED, inside.bottom - _BLENDED)
        top, bottom = (max((box.top - at) / box.height * rows, 0) for at in edges)
        mask[int(top) : int(bottom) + 1, int(left) : int(right) + 1] = False
    return _is_busy(gray[mask])


def unread_writing(paper: Paper, facts: PageFacts, reading: PageReading) -> Gray | None:
    """The pictures of a page as pixels, where they may hold writing that the page's text does not give; or None."""
    part = _asked_about(paper, facts, reading)
    if part is None:
        return None
    for text in reading.painting.texts:
        paper.api.FPDFPageObj_SetIsActive(text.handle, False)  # noqa: FBT003  (pdfium has it so)
    window = paper.window(part, _FINE)
    pixels = paper.picture(window, notes=False)
    gray: Gray = pixels[:, :, :3].mean(axis=2).astype(pixels.dtype)
    if reading.scanned_words:
        ink = gray < 128
        all_ink = int(ink.sum())
        for box in reading.scanned_words:
            left, top, right, bottom = window.pixels_of(
                Box(box.left - 1, box.bottom - 2, box.right + 1, box.top + 2)
            )
            gray[top:bottom, left:right] = 255
            ink[top:bottom, left:right] = False
        if 2 * int(ink.sum()) < all_ink:
            return None
    return gray if _has_writing(gray) else None


def _asked_about(paper: Paper, facts: PageFacts, reading: PageReading) -> Box | None:
    """The part of the page with its large pictures; the whole of it where many drawings stand and no letters."""
    page, part, size = paper.box, None, 0.0
    for other in _pictures(reading.painting):
        box = other.box.meet(page)
        if box.width > 0 and box.height > 0:
            part = part.join(box) if part else box
            size += box.width * box.height
    if part is not None and size * facts.unit**2 >= _LARGE:
        return part
    letters = sum(map(str.isalnum, reading.text[:1000]))
    drawings = sum(other.kind is Kind.PATH for other in reading.painting.others)
    return page if letters < _FEW_LETTERS and drawings >= _MANY_DRAWINGS else None


def _has_writing(gray: Gray) -> bool:
    from candour.formats.pictures.writing import has_writing  # noqa: PLC0415  (few pages need it)

    return has_writing(gray)
