"""Lists: the numbering that is used, without the names and numbers by which programs know it.

num 5 ──▶ abstractNum 3 ──▶ levels: what stands before each paragraph, and how far it is set in
                       └──▶ numStyleLink ──▶ a style of lists ──▶ another num
"""

from __future__ import annotations

from typing import Final
from xml.etree.ElementTree import Element

from candour.formats.docx.copying.allowed import kept_attributes, table_of
from candour.formats.docx.copying.looks import look_of_letters, look_of_paragraph
from candour.formats.docx.copying.spelling import made
from candour.formats.docx.copying.state import Copy, Part
from candour.formats.docx.copying.vml import Vml

__all__ = ["Lists"]

_PLAIN: Final = table_of("start numFmt lvlRestart isLgl suff lvlJc:: val", "numFmt:: format")
_NAMES_STYLE: Final = ("pStyle", "numStyleLink", "styleLink")


class Lists:
    """The lists of a document. `root` is the part that has them."""

    def __init__(self, copy: Copy, part: Part, root: Element) -> None:
        self._copy, self._part = copy, part
        self._numbers = {one.get("numId", ""): one for one in root.findall("num")}
        self._kinds = {one.get("abstractNumId", ""): one for one in root.findall("abstractNum")}
        self._bullets = {one.get("numPicBulletId", ""): one for one in root.findall("numPicBullet")}

    def linked(self, number: str) -> set[str]:
        """The styles that a list leads to: those of its levels, and the one that has the list that it stands for."""
        kind = self._kind_of(number)
        return {
            one.get("val", "") for tag in _NAMES_STYLE for one in (kind.iter(tag) if kind is not None else ())
        }

    def _kind_of(self, number: str) -> Element | None:
        named = self._numbers[number].find("abstractNumId") if number in self._numbers else None
        return self._kinds.get(named.get("val", "")) if named is not None else None

    def written(self, lists: set[str], styles: set[str]) -> tuple[Element | None, dict[str, str]]:
        """The part of the lists used, None where none is, and their new numbers by the old."""
        used = [number for number in self._numbers if number in lists and self._kind_of(number) is not None]
        kinds: dict[str, str] = {}
        numbers: list[Element] = []
        ids: dict[str, str] = {}
        for number in used:
            named = self._numbers[number].find("abstractNumId")
            kind = kinds.setdefault(named.get("val", "") if named is not None else "", str(len(kinds)))
            ids[number] = str(len(ids) + 1)
            overrides = [self._override(one, styles) for one in self._numbers[number].findall("lvlOverride")]
            numbers.append(
                made("num", {"numId": ids[number]}, [made("abstractNumId", {"val": kind}), *overrides])
            )
        written = [self._kind(self._kinds[old], new, styles) for old, new in kinds.items()]
        bullets = self._pictures(written + numbers)
        return (made("numbering", children=[*bullets, *written, *numbers]) if used else None), ids

    def _kind(self, element: Element, number: str, styles: set[str]) -> Element:
        written = made("abstractNum", {"abstractNumId": number})
        kind = element.find("multiLevelType")
        if kind is not None:
            written.append(made("multiLevelType", kept_attributes(kind, frozenset({"val"}))))
        for tag in ("styleLink", "numStyleLink"):
            link = element.find(tag)
            if link is not None and link.get("val", "") in styles:
                written.extend(self._copy.named_style(link))
        written.extend(self._level(level, styles) for level in element.findall("lvl"))
        return written

    def _override(self, element: Element, styles: set[str]) -> Element:
        written = made("lvlOverride", kept_attributes(element, frozenset({"ilvl"})))
        start = element.find("startOverride")
        if start is not None:
            written.append(made("startOverride", kept_attributes(start, frozenset({"val"}))))
        written.extend(self._level(level, styles) for level in element.findall("lvl"))
        return written

    def _level(self, element: Element, styles: set[str]) -> Element:
        copy = self._copy
        written = made("lvl", kept_attributes(element, frozenset({"ilvl"})))
        for child in element:
            if child.tag in _PLAIN:
                written.append(made(child.tag, kept_attributes(child, _PLAIN[child.tag])))
            elif child.tag == "pStyle":
                if child.get("val", "") in styles:
                    written.extend(copy.named_style(child))
            elif child.tag == "lvlText":
                text = copy.redaction.text(child.get("val", ""))
                written.append(made("lvlText", {"val": text}))
            elif child.tag == "lvlPicBulletId":
                written.append(made("lvlPicBulletId", {"val": child.get("val", "")}))
            elif child.tag == "pPr":
                if look := look_of_paragraph(copy, child):
                    written.append(made("pPr", children=look))
            elif child.tag == "rPr" and (letters := look_of_letters(copy, child)) is not None:
                written.append(letters)
        return written

    def _pictures(self, roots: list[Element]) -> list[Element]:
        """The pictures that stand before paragraphs, numbered anew."""
        vml = Vml(self._part, lambda _: [])
        ids: dict[str, str] = {}
        written: list[Element] = []
        for level in [level for root in roots for level in root.iter("lvl")]:
            for named in level.findall("lvlPicBulletId"):
                old = named.get("val", "")
                if old not in ids:
                    drawn = next(
                        (vml.drawn(one) for one in self._bullets.get(old, ()) if one.tag == "pict"), None
                    )
                    if drawn is None:
                        level.remove(named)
                        continue
                    ids[old] = str(len(ids))
                    written.append(made("numPicBullet", {"numPicBulletId": ids[old]}, [drawn]))
                named.set("val", ids[old])
        return written
