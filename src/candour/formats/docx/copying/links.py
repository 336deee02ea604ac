"""Links: settled when all parts are written, for a link may lead to a place that comes after it, or to one that is left out.

to an address       stays where the words show the address, as the reader judges it; otherwise the words stay alone
to a bookmark       stays where the bookmark stands in the copy, under a name that says nothing
bookmarks           stay where anything in the copy leads to them
"""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree.ElementTree import Element

from candour.cleaned import is_public_address
from candour.formats.docx.copying.state import Bookmark, Copy, Link
from candour.formats.docx.fields import Links
from candour.formats.spreadsheet import hiding_within

__all__ = ["settle_links"]

_LINK = hiding_within("docx", "hyperlink").id
_WHOLE_FIELD = ["begin", "separate", "end"]
_SIGNS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}


def settle_links(copy: Copy, roots: Iterable[Element]) -> None:
    """Settles the links and bookmarks of all parts."""
    wanted = {link.anchor for link in copy.links} | {one.anchor for one in copy.page_references}
    standing: dict[str, Bookmark] = {}
    for mark in copy.bookmarks:
        if mark.name in wanted:
            standing.setdefault(mark.name, mark)
    names = {name: f"bookmark{number}" for number, name in enumerate(standing, 1)}
    unwrapped = {link.element for link in copy.links if not _stays(copy, link, names)}
    gone = _unfounded_fields(copy, names) | _settle_bookmarks(copy, standing, names)
    if gone or unwrapped:
        for root in roots:
            _tidy(root, gone, unwrapped)


def _stays(copy: Copy, link: Link, names: dict[str, str]) -> bool:
    """Whether a link stays; one that does gets its target."""
    if not link.anchor:
        return _leads_out(copy, link)
    if link.anchor not in names:
        return False
    link.element.set("anchor", names[link.anchor])
    return True


def _unfounded_fields(copy: Copy, names: dict[str, str]) -> set[Element]:
    """What makes fields of references to places that are left out, and of tables that are not there whole."""
    gone: set[Element] = set()
    for page in copy.page_references:
        if page.anchor in names:
            page.code.text = f" PAGEREF {names[page.anchor]} \\h "
        else:
            gone.update(page.runs)
    for turns in copy.over_lines.values():
        if [turn for turn, _ in turns] != _WHOLE_FIELD:
            gone.update(run for _, runs in turns for run in runs)
    return gone


def _leads_out(copy: Copy, link: Link) -> bool:
    """Whether a link to an address stays."""
    target, tip = link.target.strip(), link.tip.strip()
    if not target or copy.redaction.text(target) != target:
        return False
    judged = Links()
    judged.take(link.target, _shown(link.element), "", link.tip)
    if target in judged.targets and _LINK not in copy.wishes.keeps and not is_public_address(target):
        return False
    link.element.set("r:id", link.part.relate("hyperlink", target, is_external=True))
    if tip and (tip not in judged.targets or _LINK in copy.wishes.keeps):
        link.element.set("tooltip", copy.redaction.text(tip))
    return True


def _shown(element: Element) -> str:
    return "".join(
        one.text or "" if one.tag in ("t", "m:t") else _SIGNS.get(one.tag, "") for one in element.iter()
    )


def _settle_bookmarks(copy: Copy, standing: dict[str, Bookmark], names: dict[str, str]) -> set[Element]:
    """Names and numbers the bookmarks that stay; gives what goes."""
    numbers: dict[tuple[str, str], str] = {}
    gone: set[Element] = set()
    for mark in copy.bookmarks:
        if standing.get(mark.name) is mark:
            numbers[mark.number] = str(len(numbers))
            mark.element.attrib.update({"id": numbers[mark.number], "name": names[mark.name]})
        else:
            gone.add(mark.element)
    for end, number in copy.bookmark_ends:
        if number in numbers:
            end.set("id", numbers.pop(number))
        else:
            gone.add(end)
    return gone


def _tidy(root: Element, gone: set[Element], unwrapped: set[Element]) -> None:
    for parent in list(root.iter()):
        if any(child in gone or child in unwrapped for child in parent):
            kept: list[Element] = []
            for child in parent:
                if child in unwrapped:
                    kept += [one for one in child if one not in gone]
                elif child not in gone:
                    kept.append(child)
            parent[:] = kept
