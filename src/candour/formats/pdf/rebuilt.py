"""Rebuilt: words of what no page shows as it stands. The drawing is put on a page of a new document, and that is read.

Notes and form fields have their looks as drawings of their own; templates and deleted pages lie in the file loose.
"""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import Any

from candour.formats.pdf.paper import papers_of
from candour.formats.pdf.values import box_of, entry

__all__ = ["words_of_drawings", "words_of_pages"]

_INHERITED = ("/Resources", "/MediaBox", "/CropBox")
_HIGHEST = 64


def words_of_drawings(drawings: Sequence[Any]) -> list[str]:
    """The words of each drawing (a form object), in order; nothing for one that cannot be read."""
    import pikepdf  # noqa: PLC0415  (it is slow to import, and only PDFs need it)

    new = pikepdf.new()
    placed: list[int] = []
    for drawing in drawings:
        box = box_of(entry(drawing, "/BBox"))
        number = -1
        if box is not None and len(new.pages) < 20_000:
            number = _put(pikepdf, new, drawing, box)
        placed.append(number)
    texts = _texts(new)
    return [texts[number] if 0 <= number < len(texts) else "" for number in placed]


def _put(pikepdf: Any, new: Any, drawing: Any, box: Any) -> int:
    """Puts a drawing on a page of its own, and gives the number of the page; -1 where it will not go."""
    try:
        own = new.copy_foreign(drawing)
        page = new.add_blank_page(page_size=(max(3, min(box.width, 14_000)), max(3, min(box.height, 14_000))))
        page.obj.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Look=own))
        page.obj.Contents = new.make_stream(f"1 0 0 1 {-box.left:f} {-box.bottom:f} cm /Look Do".encode())
    except Exception:  # noqa: BLE001  (a damaged object makes it raise whatever it likes)
        return -1
    return len(new.pages) - 1


def words_of_pages(pdf: Any, pages: Sequence[Any]) -> list[str]:
    """The words of page objects that stand in no tree of pages, in order."""
    import pikepdf  # noqa: PLC0415  (it is slow to import, and only PDFs need it)

    new = pikepdf.new()
    placed: list[int] = []
    for page in pages:
        try:
            copied = new.copy_foreign(pdf.make_indirect(_whole(pikepdf, page)))
            new.pages.append(pikepdf.Page(copied))
        except Exception:  # noqa: BLE001  (a damaged object makes it raise whatever it likes)
            placed.append(-1)
        else:
            placed.append(len(new.pages) - 1)
    texts = _texts(new)
    return [texts[number] if 0 <= number < len(texts) else "" for number in placed]


def _whole(pikepdf: Any, page: Any) -> Any:
    """A page with what it takes from the pages above it."""
    kept = ("/Contents", "/Resources", "/MediaBox", "/CropBox", "/Rotate", "/UserUnit")
    found = pikepdf.Dictionary(Type=pikepdf.Name.Page)
    for key in kept:
        if (value := entry(page, key)) is not None:
            found[key] = value
    above = entry(page, "/Parent")
    for _ in range(_HIGHEST):
        if above is None:
            break
        for key in _INHERITED:
            if key not in found and (value := entry(above, key)) is not None:
                found[key] = value
        above = entry(above, "/Parent")
    if "/MediaBox" not in found:
        found["/MediaBox"] = pikepdf.Array([0, 0, 612, 792])
    return found


def _texts(new: Any) -> list[str]:
    if not len(new.pages):
        return []
    out = BytesIO()
    new.save(out)
    texts = []
    with papers_of(out.getvalue()) as papers:
        if papers is None:
            return []
        for number in range(len(papers)):
            with papers.page(number) as paper:
                texts.append(paper.text().strip() if paper else "")
    return texts
