"""Pictures: every image that the document keeps, each once, however many pages show it.

A JPEG lies in a PDF as the file it was, with all that a camera noted in it, and is opened as such. Others are kept as bare
pixels and have no room for notes.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from candour.formats.pdf.document import Document
from candour.formats.pdf.hidings import BY_NAME
from candour.formats.pdf.survey import Key
from candour.formats.pdf.values import entry, items, key_of, kind_of, name_of, number_of, pairs
from candour.hiding import Hiding
from candour.piece import Blob, Count, Found, Gap, Nested, Why
from candour.place import Place

__all__ = ["is_masked_over", "picture_piece", "pictures_by_page", "read_pictures"]

_DEEPEST = 6
_NOTED = frozenset({0xE1, 0xE2, 0xEC, 0xED, 0xFE})
"""Segments of a JPEG that hold notes: Exif and XMP, further pictures and colour profiles, Photoshop's, comments."""
_TOO_LARGE = (
    "a picture that is see-through in parts, which were not looked at: the limit on pixels ({limit:,}) was reached; raise it with "
    "--limit pixels=…, or print the document to a new PDF, and check that"
)
_STANDS_OUT, _SHARE = 60, 0.03
_SAMPLED = 4_000_000


def read_pictures(document: Document, reached: set[Key]) -> Iterator[Found]:
    """The pictures that pages show, and those kept to stand in for them."""
    shown_on = pictures_by_page(document)
    total, unseen = 0, 0
    stand_ins = {
        key_of(entry(one, "/Image")): key
        for key in document.survey.of("Alternates")
        for one in items(entry(document.pdf.get_object(key), "/Alternates"))
    }
    masks = {key_of(entry(document.pdf.get_object(key), "/SMask")) for key in document.survey.of("SMask")}
    for key in document.survey.of("Image"):
        picture = document.pdf.get_object(key)
        if kind_of(picture) != "stream" or name_of(entry(picture, "/Subtype")) != "Image" or key in masks:
            continue
        if key not in reached:
            continue
        total += 1
        page = shown_on.get(key, 0)
        place = document.source.place / (f"page {page}" if page else "pictures") / f"picture {key[0]}"
        hiding = BY_NAME["alternate-picture"] if key in stand_ins else None
        if hiding is None and _is_too_large(picture, document.source.budget.limits.pixels):
            yield Gap(place, Why.LIMIT, _TOO_LARGE.format(limit=document.source.budget.limits.pixels))
        elif hiding is None and is_masked_over(picture):
            hiding = BY_NAME["masked-picture"]
        unseen += hiding is not None
        yield from picture_piece(document, picture, place, hiding)
    if total:
        yield Count("picture", total, unseen)


def pictures_by_page(document: Document) -> dict[Key, int]:
    """For each picture, and each drawing that pictures may stand in, the first page that shows it."""
    found: dict[Key, int] = {}
    if not document.survey.of("Image"):
        return found
    for number, page in enumerate(document.pages, 1):
        above, waiting = page, []
        for _ in range(32):
            resources = entry(above, "/Resources")
            if resources is not None or above is None:
                waiting = [(resources, 0)]
                break
            above = entry(above, "/Parent")
        while waiting:
            resources, depth = waiting.pop()
            for _, drawing in pairs(entry(resources, "/XObject")):
                key = key_of(drawing)
                if key in found or depth > _DEEPEST:
                    continue
                found[key] = number
                if name_of(entry(drawing, "/Subtype")) == "Form":
                    waiting.append((entry(drawing, "/Resources"), depth + 1))
    return found


def picture_piece(
    document: Document, picture: Any, place: Place, hiding: Hiding | None
) -> Iterator[Blob | Nested]:
    """The picture: a file of its own where it is a JPEG with notes in it, or one that nobody sees."""
    try:
        raw = bytes(picture.read_raw_bytes())
    except Exception:  # noqa: BLE001  (a damaged stream makes it raise whatever it likes)
        return
    filters = [name_of(item) for item in items(entry(picture, "/Filter"))]
    if filters in (["DCTDecode"], ["DCT"]) and raw[:2] == b"\xff\xd8":
        if hiding is not None or _has_notes(raw):
            yield Nested(document.source.nested(f"{place.steps[-1]}.jpg", raw, place), hiding)
            return
        yield Blob.of(place, raw, "image/jpeg", hiding)
    else:
        yield Blob.of(place, raw, "image/x-pdf-picture", hiding)


def _has_notes(raw: bytes) -> bool:
    """Whether a JPEG has segments in which cameras and programs note things."""
    at = 2
    while at + 4 <= len(raw) and raw[at] == 0xFF:
        marker, size = raw[at + 1], int.from_bytes(raw[at + 2 : at + 4], "big")
        if marker == 0xDA:
            break
        is_profile = raw[at + 4 : at + 15] == b"ICC_PROFILE"
        if marker in _NOTED and not is_profile:
            return True
        at += 2 + size
    return False


def _is_too_large(picture: Any, most: int) -> bool:
    """Whether a picture with a mask has more points than are compared with those of the mask."""
    mask = entry(picture, "/SMask")
    return kind_of(mask) == "stream" and max(map(_points_of, (picture, mask))) > most


def _points_of(picture: Any) -> float:
    return number_of(entry(picture, "/Width")) * number_of(entry(picture, "/Height"))


def is_masked_over(picture: Any) -> bool:
    """Whether a mask makes part of the picture see-through that is not blank."""
    mask = entry(picture, "/SMask")
    if kind_of(mask) != "stream":
        return False
    import numpy as np  # noqa: PLC0415  (most PDFs have no masked picture)
    import pikepdf  # noqa: PLC0415

    try:
        opaque = pikepdf.PdfImage(mask).as_pil_image().convert("L")
        pixels = np.asarray(pikepdf.PdfImage(picture).as_pil_image().convert("L"))
        gone = np.asarray(opaque.resize((pixels.shape[1], pixels.shape[0]), 0)) <= 8
    except Exception:  # noqa: BLE001  (a damaged picture makes it raise whatever it likes)
        return False
    under = pixels[gone]
    if under.size < 400:
        return False
    under = under[:: max(1, under.size // _SAMPLED)].astype(np.int16)
    return bool((abs(under - np.median(under)) > _STANDS_OUT).mean() > _SHARE)
