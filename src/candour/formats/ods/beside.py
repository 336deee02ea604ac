"""What stands beside the cells of an OpenDocument spreadsheet: comments, drawings, links, rules, names, changes."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from candour.formats.listing import listing
from candour.formats.ods.cells import Met
from candour.formats.spreadsheet import hidings_within
from candour.formats.wording import runs_in
from candour.formats.xml import text_of
from candour.hiding import Hiding, Sight
from candour.piece import Found, Mask, Nested, Table, Text
from candour.place import Place, a1
from candour.source import Source

__all__ = ["Beside", "read_content_extras", "says_where"]

(
    COMMENT, COMMENT_PERSON, HYPERLINK, ALT_TEXT, HIDDEN_DRAWING, DEFINED_NAME, VALIDATION, CRITERION, SCENARIO,
    TRACKED_CHANGE, REVISION_PERSON, CONNECTION, LINK_PATH, MACROS, FORM_CONTROL, CHART,
) = hidings_within(
    "ods", "comment", "comment-person", "hyperlink", "alt-text", "hidden-drawing", "defined-name", "data-validation",
    "filter-criterion", "scenario", "tracked-change", "revision-person", "connection", "external-link-path",
    "vba-project", "form-control", "chart-cache",
)  # fmt: skip
_OLD_METAFILE = b"VCLMTF"
"""LibreOffice's own drawings: what it shows of a chart where no program draws that."""
_PICTURES = {"image", "fill-image", "object-ole", "plugin", "background-image"}


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Beside:
    """What was met on one sheet, beside its values. `under` is the sheet's own mask where the sheet is hidden."""

    source: Source
    place: Place
    under: Mask | None

    def read(self, met: list[Met], shapes: Element | None) -> Iterator[Found]:
        """The comments, links and drawings in cells, then the drawings of the sheet."""
        comments = [(one, *_comment(one.element)) for one in met if one.element.tag == "annotation"]
        rows = [(a1(one.row, one.column), author, text) for one, author, text in comments]
        yield from _one(
            listing(self.place / "comments", rows, Mask.of(COMMENT), ("cell", "author", "comment"), "comment")
        )
        links = [
            (a1(one.row, one.column), one.element.get("href", ""))
            for one in met
            if one.element.tag == "a" and not says_where(one.element.get("href", ""), one.element.text or "")
        ]
        yield from _one(listing(self.place / "links", links, Mask.of(HYPERLINK), ("cell", "address"), "link"))
        for one in met:
            if one.element.tag not in {"annotation", "a"}:
                yield from self._drawing(one.element, self.place / a1(one.row, one.column))
        for element in shapes if shapes is not None else ():
            yield from self._drawing(element, self.place)

    def _drawing(self, element: Element, place: Place) -> Iterator[Found]:
        """A frame, a shape or a group: its words, its description, and a picture that stands in the file itself."""
        where = place / f'drawing "{element.get("name", "")}"' if element.get("name") else place / "drawing"
        hidden = element.get("display") == "none" or element.get("visibility") == "hidden"
        aside = {"title", "desc", "binary-data", "event-listeners", "annotation"}
        words = "\n".join(_words(element, aside))
        mask = Mask.of(HIDDEN_DRAWING) if hidden else self.under
        yield Text(where, words, mask.sight if mask else Sight.SEEN, mask.hiding if mask else None)
        for described in (*element.iter("title"), *element.iter("desc")):
            yield _text(where, text_of(described), ALT_TEXT, "description")
        for annotation in element.iter("annotation"):
            author, text = _comment(annotation)
            yield _text(where, f"{author}: {text}" if author else text, COMMENT, "comment")
        for data in element.iter("binary-data"):
            yield from _picture(self.source, data, where, mask)


def says_where(href: str, words: str) -> bool:
    """Whether a reader sees where a link leads: its words are the address, or it leads to a place in the document."""
    plain = href.partition("://")[2] or href.partition(":")[2]
    return href.startswith("#") or words.strip().rstrip("/") in {href.rstrip("/"), plain.rstrip("/")} - {""}


def _picture(source: Source, data: Element, place: Place, mask: Mask | None) -> Iterator[Found]:
    try:
        content = base64.b64decode(text_of(data))
    except (binascii.Error, ValueError):
        content = text_of(data).encode()
    if content.startswith(_OLD_METAFILE):
        yield _text(
            place / "picture", "\n".join(runs_in(content, wide_only=True)), CHART, "picture of a chart"
        )
    elif content.strip():
        yield Nested(source.nested("picture", content, place / "picture"), mask.hiding if mask else None)


def _one(table: Table | None) -> Iterator[Found]:
    if table is not None:
        yield table


def _text(place: Place, text: str, hiding: Hiding, label: str = "") -> Text:
    return Text(place, text, hiding.sight, hiding, label)


def _words(element: Element, aside: set[str]) -> Iterator[str]:
    """The paragraphs in an element, without those that stand in parts set aside."""
    for child in element:
        if child.tag in {"p", "h"}:
            yield text_of(child)
        elif child.tag not in aside:
            yield from _words(child, aside)


def _comment(annotation: Element) -> tuple[str, str]:
    author = text_of(annotation.find("creator"))
    return author, "\n".join(text_of(paragraph) for paragraph in annotation.iter("p"))


# ── what belongs to the whole document ──────────────────────────────────────────────────────────────────────────


def read_content_extras(root: Element, place: Place) -> Iterator[Found]:
    """Rules, names, filters, scenarios, changes, connections, macros and forms in a content part's outline."""
    for name, hiding, header, rows in _LISTS:
        found = [row for element in root.iter() for row in rows(element)]
        yield from _one(listing(place / name, found, Mask.of(hiding), header))
    yield from _tracked_changes(root, place)


Rows = Callable[[Element], Iterable[tuple[str, ...]]]


def _names(element: Element) -> Iterator[tuple[str, ...]]:
    """Names that hold a value themselves; one that only points at cells holds nothing."""
    expression = element.get("expression", "")
    if element.tag == "named-expression" and ('"' in expression or "{" in expression):
        yield element.get("name", ""), expression


def _validations(element: Element) -> Iterator[tuple[str, ...]]:
    if element.tag == "content-validation":
        condition = element.get("condition", "")
        words = "\n".join(_words(element, set()))
        if '"' in condition or words:
            yield condition if '"' in condition else "", words


def _criteria(element: Element) -> Iterator[tuple[str, ...]]:
    if element.tag == "filter-condition":
        yield (element.get("value", ""),)
    elif element.tag in {"filter-set-item", "data-pilot-member"} and element.get("display") != "true":
        yield (element.get("value", "") or element.get("name", ""),)


def _scenarios(element: Element) -> Iterator[tuple[str, ...]]:
    if element.tag == "scenario":
        yield element.get("comment", ""), element.get("scenario-ranges", "")


def _connections(element: Element) -> Iterator[tuple[str, ...]]:
    if element.tag.startswith("database-source-") or element.tag in {
        "dde-source",
        "source-service",
        "cell-range-source",
    }:
        yield tuple(
            value for key, value in element.items() if key != "name" or element.tag == "source-service"
        )


def _macros(element: Element) -> Iterator[tuple[str, ...]]:
    if element.tag in {"module", "source-code", "script"} and text_of(element).strip():
        yield (text_of(element),)
    elif element.tag == "event-listener":
        yield (element.get("href", "") or element.get("macro-name", ""),)


def _controls(element: Element) -> Iterator[tuple[str, ...]]:
    if element.tag in {
        "option",
        "item",
        "hidden",
        "textarea",
        "listbox",
        "combobox",
        "button",
        "checkbox",
        "fixed-text",
    }:
        words = (element.get(name, "") for name in ("label", "value", "current-value", "title"))
        yield (" ".join(word for word in words if word),)


_LISTS: tuple[tuple[str, Hiding, tuple[str, ...], Rows], ...] = (
    ("names", DEFINED_NAME, ("name", "value"), _names),
    ("data-entry rules", VALIDATION, ("rule", "message"), _validations),
    ("filters", CRITERION, ("value",), _criteria),
    ("scenarios", SCENARIO, ("comment", "cells"), _scenarios),
    ("connections", CONNECTION, (), _connections),
    ("macros", MACROS, ("code",), _macros),
    ("form controls", FORM_CONTROL, ("text",), _controls),
)


def _tracked_changes(root: Element, place: Place) -> Iterator[Found]:
    for changes in root.iter("tracked-changes"):
        rows = []
        for change in changes:
            author = text_of(change.find(".//creator"))
            info = {*change.iter("creator"), *change.iter("date")}
            words = [text_of(element) for element in change.iter("p") if element not in info]
            values = [
                element.get("value") or element.get("date-value") or element.get("string-value") or ""
                for element in change.iter()
                if "value-type" in element.attrib
            ]
            rows.append((author, "\n".join(dict.fromkeys(word for word in (*words, *values) if word))))
        yield from _one(
            listing(
                place / "tracked changes",
                rows,
                Mask.of(TRACKED_CHANGE),
                ("author", "earlier content"),
                "change",
            )
        )
