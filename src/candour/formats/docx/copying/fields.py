r"""Fields: what becomes of them. Most become the text they show; a few that only count pages stay as they are.

PAGE, NUMPAGES, PAGEREF …       stay: they show another number on every page
TOC \o "1-3"                     stays, round the lines that it shows
HYPERLINK                       becomes a link, where its address is shown
REF … \h                        becomes a link to the place it names
every other                     becomes its result
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final
from xml.etree.ElementTree import Element

from candour.formats.docx.copying.allowed import kept, table_of
from candour.formats.docx.copying.spelling import made
from candour.formats.docx.copying.state import Link, PageReference, Part
from candour.formats.docx.fields import Codes, Field

__all__ = ["Mark", "code_of", "resolved"]

_STAYS: Final = frozenset({
    "PAGE", "NUMPAGES", "SECTIONPAGES", "SECTION", "PAGEREF", "EQ", "LISTNUM", "AUTONUM", "AUTONUMLGL", "AUTONUMOUT",
    "FORMCHECKBOX", "STYLEREF",
})  # fmt: skip
_TOKEN: Final = re.compile(r'"((?:[^"\\]|\\.)*)"|(\S+)')
_PLAIN_TABLE: Final = re.compile(r"\\[a-z]|[1-9]-[1-9]", re.IGNORECASE)
_HEADING: Final = re.compile(r"(?:heading )?[1-9]", re.IGNORECASE)
_CHECK_BOX: Final = table_of("checkBox sizeAuto::", "size default checked:: val")


@dataclass(frozen=True, slots=True)
class Mark:
    """Where a field begins, turns from its code to its result, or ends."""

    turn: str
    field: Field
    look: Element | None
    form: Element | None


@dataclass(slots=True)
class _Open:
    """A field that has begun in these lines."""

    mark: Mark
    is_coding: bool = True
    written: list[Element] = field(default_factory=list)


def code_of(field_: Field) -> str:
    """The code of a field, its blanks made one."""
    return " ".join("".join(field_.code).split())


def resolved(part: Part, items: Iterable[Element | Mark]) -> list[Element]:
    """The lines with their fields settled. Of a field that begins or ends elsewhere the result stays."""
    lines = _Lines(part)
    for item in items:
        lines.take(item)
    return [*lines.written, *(one for left in lines.fields for one in left.written)]


@dataclass(slots=True)
class _Lines:
    """Lines while their fields are settled."""

    part: Part
    written: list[Element] = field(default_factory=list)
    fields: list[_Open] = field(default_factory=list)

    def take(self, item: Element | Mark) -> None:
        """The next thing in the lines."""
        if isinstance(item, Element):
            self._add([item])
        elif _is_plain_table(item.field):
            self._add(_round_lines(self.part, item))
        elif item.turn == "begin":
            self.fields.append(_Open(item))
        elif self.fields and self.fields[-1].mark.field is item.field:
            if item.turn == "separate":
                self.fields[-1].is_coding = False
            else:
                self._add(_settled(self.part, self.fields.pop()))

    def _add(self, items: list[Element]) -> None:
        if not self.fields:
            self.written += items
        elif not self.fields[-1].is_coding:
            self.fields[-1].written += items


def _is_plain_table(field_: Field) -> bool:
    """Whether a field is a table of contents that names nothing but levels of headings."""
    tokens = code_of(field_).replace('"', "").split()
    is_plain = bool(tokens) and tokens[0].upper() == "TOC" and all(map(_PLAIN_TABLE.fullmatch, tokens[1:]))
    return is_plain and not (field_.is_odd or field_.is_deleted)


def _round_lines(part: Part, mark: Mark) -> list[Element]:
    """Where a field that goes over several paragraphs begins, turns or ends."""
    runs = [_run(mark.look, made("fldChar", {"fldCharType": mark.turn}))]
    if mark.turn == "begin":
        code = made("instrText")
        code.text = f" {code_of(mark.field)} "
        runs.append(_run(mark.look, code))
    part.copy.over_lines.setdefault(id(mark.field), []).append((mark.turn, runs))
    return runs


def _settled(part: Part, ended: _Open) -> list[Element]:
    code = code_of(ended.mark.field)
    tokens = [match[1] or match[2] or "" for match in _TOKEN.finditer(code)]
    kind = tokens[0].upper() if tokens else ""
    if kind == "HYPERLINK" and ended.written:
        return _linked(part, ended.written, *_link_in(tokens[1:]))
    if kind == "REF" and "\\h" in tokens and len(tokens) > 1 and ended.written:
        return _linked(part, ended.written, "", "", tokens[1])
    if kind in _STAYS and Codes.is_dull(code) and not ended.mark.field.is_odd and _is_known(tokens):
        return _live(part, ended, tokens)
    return ended.written


def _is_known(tokens: list[str]) -> bool:
    if tokens[0].upper() == "STYLEREF":
        return len(tokens) > 1 and _HEADING.fullmatch(tokens[1]) is not None
    return tokens[0].upper() != "PAGEREF" or len(tokens) > 1


def _link_in(literals: list[str]) -> tuple[str, str, str]:
    r"""The address, the tip and the place in the document of `HYPERLINK "address" \l "place" \o "tip"`."""
    found = {"": "", "\\l": "", "\\o": ""}
    switch = ""
    for text in literals:
        if text.startswith("\\") and len(text) == 2:
            switch = text.lower()
            continue
        if switch in found and not found[switch]:
            found[switch] = text
        switch = ""
    address = found[""].replace("\\\\", "\\")
    return address, found["\\o"], "" if address else found["\\l"]


def _linked(part: Part, items: list[Element], target: str, tip: str, anchor: str) -> list[Element]:
    if any(item.tag == "hyperlink" for item in items):
        return items
    link = made("hyperlink", {"history": "1"}, items)
    part.copy.links.append(Link(link, part, target, tip, anchor))
    return [link]


def _live(part: Part, ended: _Open, tokens: list[str]) -> list[Element]:
    mark = ended.mark
    form = _check_box(mark.form) if tokens[0].upper() == "FORMCHECKBOX" else None
    code = made("instrText")
    code.text = f" {part.copy.redaction.text(code_of(mark.field))} "
    beginning = made("fldChar", {"fldCharType": "begin"}, [form] if form is not None else ())
    runs = [_run(mark.look, beginning), _run(mark.look, code)]
    if not ended.is_coding:
        runs.append(_run(mark.look, made("fldChar", {"fldCharType": "separate"})))
    end = _run(mark.look, made("fldChar", {"fldCharType": "end"}))
    if tokens[0].upper() == "PAGEREF":
        part.copy.page_references.append(PageReference(code, tokens[1], (*runs, end)))
    return [*runs, *ended.written, end]


def _run(look: Element | None, content: Element) -> Element:
    return made("r", children=[content] if look is None else [look, content])


def _check_box(form: Element | None) -> Element | None:
    """A box that is ticked or not, without its name and its help."""
    box = form.find("checkBox") if form is not None else None
    written = kept(box, _CHECK_BOX) if box is not None else None
    return made("ffData", children=[made("enabled", {"val": "0"}), written]) if written is not None else None
