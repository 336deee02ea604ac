"""Kinds: which of PowerPoint's own parts a part is, by its content type; by its folder, where the list of types is lost."""

from __future__ import annotations

import re
from collections.abc import Iterator

from candour.formats.archive import Unreadable
from candour.formats.ooxml.package import Package
from candour.formats.xml import BadXml
from candour.piece import Found, Gap, Why

__all__ = ["check_types", "kind_of", "parts_of_kind"]

_TYPES = {
    "slide+xml": "slide",
    "slidelayout+xml": "slideLayout",
    "slidemaster+xml": "slideMaster",
    "notesmaster+xml": "notesMaster",
    "handoutmaster+xml": "handoutMaster",
    "notesslide+xml": "notesSlide",
    "comments+xml": "comments",
    "commentauthors+xml": "authors",
    "authors+xml": "authors",
    "changesinfo+xml": "changes",
    "revisioninfo+xml": "changes",
    "presprops+xml": "settings",
    "viewprops+xml": "settings",
    "slideupdateinfo+xml": "settings",
}
_MAIN = ".main+xml"
"""How the types of presentations, slide shows, templates and add-ins end, with macros or without."""
_FAMILIES = ("presentationml.", "ms-powerpoint.")
_FOLDERS = re.compile(
    r"ppt/(?:(slide|slideLayout|slideMaster|notesMaster|handoutMaster|notesSlide)s/[^/]+|(comments)/[^/]+|(presentation)).xml",
    re.IGNORECASE,
)
_CALLED = {kind.lower(): kind for kind in (*_TYPES.values(), "presentation")}


def kind_of(package: Package, part: str) -> str:
    """The kind of one of PowerPoint's own parts; nothing for any other part."""
    type_ = package.type_of(part)
    for family in _FAMILIES:
        if family in type_:
            return (
                "presentation"
                if type_.endswith(_MAIN)
                else _TYPES.get(type_.rpartition(family)[2].lower(), "")
            )
    if type_ in ("", "application/xml") and (found := _FOLDERS.fullmatch(part)):
        return _CALLED[next(filter(None, found.groups())).lower()]
    return ""


def parts_of_kind(package: Package, kind: str) -> Iterator[str]:
    """The parts of one kind, in the order of the file."""
    return (part for part in package.parts if kind_of(package, part) == kind)


def check_types(package: Package) -> Iterator[Found]:
    """Reads the list of content types; where it cannot be read, says so, and parts are known by their folders."""
    try:
        _ = package.types
    except (BadXml, Unreadable) as broken:
        package.examine("[Content_Types].xml")
        package.types = {}
        place = package.source.place / "[Content_Types].xml"
        why = Why.ENCRYPTED if isinstance(broken, Unreadable) and broken.encrypted else Why.BROKEN
        yield Gap(place, why, f"the list of the file's parts: {broken}")
