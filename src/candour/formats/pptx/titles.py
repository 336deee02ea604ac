"""Titles: which of those kept among the file's properties stand on a slide, or name a font or theme.

`docProps/app.xml` lists, under headings in the language of whoever saved the file: fonts used, themes, slide titles, custom
shows. A title that no slide has any more is what is left of a deleted slide.
"""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from candour.formats.archive import Unreadable
from candour.formats.pptx.gathered import Gathered
from candour.formats.xml import BadXml, text_of

__all__ = ["known_titles"]

_TITLES = frozenset({"slide titles", "custom shows"})
_OTHERS = frozenset({"fonts used", "theme", "design template", "embedded ole servers", "document properties"})
_FONT = re.compile(rb'typeface="([^"+]*)"')
_THEME = re.compile(rb'<[\w:]*theme [^>]*name="([^"]*)"')
_PLAIN = re.compile(
    r"(?:powerpoint[ -](?:presentation|präsentation|presentatie)|slide \d+|untitled|no slide title"
    r"|(?:présentation|presentación de|apresentação do|presentazione standard di) powerpoint)",
    re.IGNORECASE,
)
"""What stands for the title of a slide that has none."""
_LOOKED_IN = ("/slides/slide", "/slidemasters/", "/slidelayouts/", "/theme/", "presentation.xml")
_MOST = 8 << 20


def known_titles(gathered: Gathered) -> frozenset[str]:
    """The titles among the properties, as they are written there, that the file itself has elsewhere."""
    for part in gathered.related("", "extended-properties") + gathered.related("", "extendedProperties"):
        try:
            root = gathered.package.peek(part)
        except (BadXml, Unreadable):
            continue  # whoever looks through the properties tells of it
        return frozenset(_known(gathered, root))
    return frozenset()


def _known(gathered: Gathered, root: Element) -> set[str]:
    titles = [text_of(title).strip() for title in root.iterfind("TitlesOfParts/vector/*")]
    headings = [text_of(value).strip() for value in root.iterfind("HeadingPairs/vector/*")]
    known: set[str] = set()
    unsure: list[str] = []
    at = 0
    for heading, count in zip(headings[::2], headings[1::2], strict=False):
        many = int(count) if count.isdecimal() and len(count) < 7 else 0
        group = titles[at : at + many]
        at += many
        if heading.lower() in _OTHERS:
            known.update(group)
        elif heading.lower() in _TITLES:
            known.update(title for title in group if _is_on_a_slide(gathered, title))
        else:
            unsure += group
    unsure += titles[at:]
    left = [title for title in unsure if not _is_on_a_slide(gathered, title)]
    known.update(set(unsure) - set(left))
    if left:
        known.update(set(left) & _names_of_looks(gathered))
    return known


def _is_on_a_slide(gathered: Gathered, title: str) -> bool:
    return " ".join(title.split()) in gathered.titles or bool(_PLAIN.fullmatch(title))


def _names_of_looks(gathered: Gathered) -> set[str]:
    """Fonts and themes that the parts name: asked only where headings are in a language that is not known."""
    package = gathered.package
    found: set[bytes] = set()
    for part in package.parts:
        if any(word in f"/{part.lower()}" for word in _LOOKED_IN) and part.lower().endswith(".xml"):
            try:
                data = b"".join(package.archive.stream(package.entry(part)))[:_MOST]
            except Unreadable:
                continue
            found.update(_FONT.findall(data))
            found.update(_THEME.findall(data))
    return {name.decode("utf-8", "replace") for name in found}
