"""Looks: how notes, stamps and form fields are drawn over a page. In the copy they are part of the page's own drawing.

One that has no drawing of its own (a field with nothing but a value) is drawn by every program in its own way: it is drawn here
as pdfium draws it.
"""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import Any, Final, NamedTuple

from candour.cleaned import CannotClean
from candour.formats.pdf.annotations import Annotation
from candour.formats.pdf.clean_copy.layers import Layers
from candour.formats.pdf.clean_copy.showing import number
from candour.formats.pdf.document import Document
from candour.formats.pdf.fields import COMBO, inherited
from candour.formats.pdf.paper import Box
from candour.formats.pdf.values import box_of, entry, items, kind_of, name_of, number_of, pairs

__all__ = ["Look", "drawing_of", "drawn_looks", "lent_looks", "looks_of"]

_UNDRAWN: Final = frozenset({"Popup", "Link"})
_MOST: Final = 20_000


class Look(NamedTuple):
    """A drawing, and where it goes."""

    drawing: Any
    matrix: tuple[float, float, float, float, float, float]


def drawing_of(value: Any) -> Any:
    """The drawing that an annotation is shown as; None where it has none."""
    look = entry(value, "/AP", "/N")
    if kind_of(look) == "dictionary":
        state = name_of(entry(value, "/AS"))
        look = entry(look, f"/{state}") if state else None
    return look if kind_of(look) == "stream" else None


def _is_drawn(one: Annotation, layers: Layers) -> bool:
    if one.kind in _UNDRAWN or one.is_hidden or one.is_print_only:
        return False
    layer = entry(one.value, "/OC")
    return not (layer is not None and layers.is_off(layer))


def looks_of(annotations: Sequence[Annotation], layers: Layers) -> list[Look]:
    """The looks of the annotations of one page, in the order in which they are drawn."""
    found: list[Look] = []
    for one in annotations:
        drawing = drawing_of(one.value) if _is_drawn(one, layers) else None
        if drawing is not None and (look := _placed(drawing, one.box)):
            found.append(look)
    return found


def _placed(drawing: Any, place: Box) -> Look | None:
    """The drawing laid into its place: the box around it as it is turned comes to lie on the place."""
    box = box_of(entry(drawing, "/BBox"))
    if box is None:
        return None
    a, b, c, d, e, f = _matrix(entry(drawing, "/Matrix"))
    xs = [a * x + c * y + e for x in (box.left, box.right) for y in (box.bottom, box.top)]
    ys = [b * x + d * y + f for x in (box.left, box.right) for y in (box.bottom, box.top)]
    wide, high = max(xs) - min(xs), max(ys) - min(ys)
    across, up = place.width / wide if wide else 1.0, place.height / high if high else 1.0
    return Look(drawing, (across, 0, 0, up, place.left - min(xs) * across, place.bottom - min(ys) * up))


def _matrix(value: Any) -> tuple[float, ...]:
    held = [number_of(item) for item in items(value)]
    return tuple(held) if len(held) == 6 else (1, 0, 0, 1, 0, 0)


def drawn_looks(looks: Sequence[Look], resources: Any) -> tuple[bytes, Any]:
    """The looks as a drawing, and what it and the page are drawn with."""
    import pikepdf  # noqa: PLC0415  (it is slow to import, and only PDFs need it)

    held = dict(pairs(resources))
    objects = dict(pairs(entry(resources, "/XObject")))
    lines = []
    for at, look in enumerate(looks, 1):
        name = f"/LookOfAnnotation{at}"
        objects[name] = look.drawing
        numbers = b" ".join(number(part, 5) for part in look.matrix)
        lines.append(b"q %s cm %s Do Q" % (numbers, name.encode()))
    held["/XObject"] = pikepdf.Dictionary(objects)
    return b"\n".join(lines), pikepdf.Dictionary(held)


def lent_looks(document: Document, annotations: Sequence[Annotation]) -> bytes:
    """Gives a look to each annotation that has none, the one that pdfium draws; and gives the document as it is shown then.

    pdfium draws form fields apart from all else that lies over a page. Here they are drawn like stamps.

    Raises:
        CannotClean: where a list has no look: how much of it shows hangs on the program.
    """
    if any(one.kind == "Widget" and _is_bare_list(one.value) for one in annotations):
        raise CannotClean(
            "a form in it has a list of choices that each program draws in its own way: open the form, save it anew, and clean that"
        )
    bare = {one.page for one in annotations if one.kind not in _UNDRAWN and entry(one.value, "/AP") is None}
    has_fields = any(one.kind == "Widget" for one in annotations)
    if not (bare or has_fields) or len(annotations) > _MOST:
        return document.data
    import pikepdf  # noqa: PLC0415  (it is slow to import, and only PDFs need it)

    if bare:
        _lend(document, sorted(bare))
    for one in annotations:
        if one.kind == "Widget":
            one.value.Subtype = pikepdf.Name.Stamp
    out = BytesIO()
    document.pdf.save(out, encryption=False)
    for one in annotations:
        if one.kind == "Widget":
            one.value.Subtype = pikepdf.Name.Widget
    return out.getvalue()


def _is_bare_list(value: Any) -> bool:
    is_list = name_of(inherited(value, "/FT")) == "Ch" and not int(number_of(inherited(value, "/Ff"))) & COMBO
    return is_list and entry(value, "/AP") is None


def _lend(document: Document, pages: Sequence[int]) -> None:
    import pikepdf  # noqa: PLC0415  (it is slow to import, and only PDFs need it)

    data = _as_drawn(document.data, pages)
    with pikepdf.open(BytesIO(data), suppress_warnings=True) as lender:
        for page in pages:
            own = list(items(entry(document.pages[page - 1], "/Annots")))
            lent = list(items(entry(lender.pages[page - 1].obj, "/Annots")))
            for value, other in zip(own, lent, strict=False):
                look = entry(other, "/AP", "/N")
                if entry(value, "/AP") is None and kind_of(look) == "stream":
                    value.AP = pikepdf.Dictionary(N=document.pdf.copy_foreign(look))
                    value.Rect = pikepdf.Array([*items(entry(other, "/Rect"))])


def _as_drawn(data: bytes, pages: Sequence[int]) -> bytes:
    """The document after pdfium has drawn these pages, with the looks that it drew."""
    import pypdfium2  # noqa: PLC0415  (it is slow to import, and only PDFs need it)

    pdf = pypdfium2.PdfDocument(data)
    try:
        if pdf.get_formtype():
            pdf.init_forms()
        for number_of_page in pages:
            page = pdf[number_of_page - 1]
            page.render(scale=0.1, may_draw_forms=True, draw_annots=True)
            page.close()
        out = BytesIO()
        pdf.save(out)
        return out.getvalue()
    finally:
        pdf.close()
