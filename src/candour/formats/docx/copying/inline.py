"""Inline: what stands in the lines of a paragraph: runs, links, the results of fields, mathematics, drawings.

The words of one paragraph are gathered as they are written, so that a value that lies across several runs can be blacked out.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final
from xml.etree.ElementTree import Element

from candour.formats.docx.copying.allowed import kept, kept_attributes, table_of
from candour.formats.docx.copying.drawings import Drawings
from candour.formats.docx.copying.fields import Mark, code_of, resolved
from candour.formats.docx.copying.looks import look_of_letters
from candour.formats.docx.copying.mathematics import mathematics
from candour.formats.docx.copying.spelling import made
from candour.formats.docx.copying.state import Bookmark, Link, Part
from candour.formats.docx.copying.unwrapping import symbol_in, unwrapped
from candour.formats.docx.own_hidings import COLOUR, COVERED, SMALL
from candour.formats.spreadsheet import hiding_within

__all__ = ["Inline"]

_COMMENT: Final = hiding_within("docx", "comment").id
_AMONG_WORDS: Final = table_of(
    "tab cr noBreakHyphen softHyphen pgNum footnoteRef endnoteRef separator continuationSeparator annotationRef::",
    "br:: type clear", "ptab:: alignment relativeTo leader", "sym:: font char",
)  # fmt: skip
_SPELLED: Final = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_RUBY: Final = table_of("rubyAlign hps hpsRaise hpsBaseText:: val", "lid:: val")
_TURNED: Final = frozenset({"dir", "bdo"})
_NOTES: Final = {"footnoteReference": "footnote", "endnoteReference": "endnote"}
_BREAKS_PAGES: Final = frozenset({"page", "column"})
_LETTERS_ONLY: Final = frozenset({COLOUR.id, SMALL.id, COVERED.id})
"""What keeps letters from sight, and not the breaks of pages among them."""


class Inline:
    """The lines of one part."""

    def __init__(self, part: Part, box: Callable[[Element], list[Element]]) -> None:
        self._part = part
        self._line: list[tuple[Element | None, str]] = []
        self._drawings = Drawings(part, box)
        self._ways: dict[str, Callable[[Element], list[Element | Mark]]] = {
            "r": self._run,
            "hyperlink": self._link,
            "fldSimple": self._simple_field,
            **dict.fromkeys(("m:oMath", "m:oMathPara"), self._formula),
            "bookmarkStart": self._bookmark,
            "bookmarkEnd": self._bookmark_end,
            "commentRangeStart": self._comment_range,
            "commentRangeEnd": self._comment_range,
            **dict.fromkeys(_TURNED, self._turned),
        }
        self._content_ways: dict[str, Callable[[Element], Element | None]] = {
            "t": self._text,
            **dict.fromkeys(_AMONG_WORDS, self._sign),
            **dict.fromkeys(_NOTES, self._note),
            "commentReference": self._comment,
            "ruby": self._ruby,
            "mc:AlternateContent": self._symbol,
        }

    def line(self, paragraph: Element) -> list[Element]:
        """What stands in a paragraph, with its values blacked out."""
        before, self._line = self._line, []
        try:
            written = self._items(paragraph)
            self._black_out()
        finally:
            self._line = before
        return written

    def _black_out(self) -> None:
        texts = self._part.copy.redaction.runs([text for _, text in self._line])
        for (element, before), after in zip(self._line, texts, strict=True):
            if element is not None and before != after:
                element.text = after

    def _say(self, element: Element | None, text: str) -> None:
        self._line.append((element, text))

    def _items(self, parent: Element) -> list[Element]:
        items: list[Element | Mark] = []
        for child in unwrapped(parent):
            if way := self._ways.get(child.tag):
                items += way(child)
        return resolved(self._part, items)

    # ── runs ────────────────────────────────────────────────────────────────────────────────────────────────

    def _run(self, element: Element) -> list[Element | Mark]:
        """A run; where fields begin or end in it, what is before and after."""
        look = look_of_letters(self._part.copy, element.find("rPr"))
        written: list[Element | Mark] = []
        content: list[Element] = []
        for child in unwrapped(element):
            one = self._content(child, look)
            if isinstance(one, Mark):
                _end_run(written, look, content)
                written.append(one)
            elif one is not None:
                content.append(one)
        _end_run(written, look, content)
        return written

    def _content(self, child: Element, look: Element | None) -> Element | Mark | None:
        if child.tag == "fldChar":
            return self._turn(child, look)
        way = self._content_ways.get(child.tag)
        if way is not None:
            return way(child)
        return self._drawings.drawn(child) if self._part.is_seen(child) else None

    def _turn(self, child: Element, look: Element | None) -> Mark | None:
        """Where a field begins, turns or ends; one that is out of sight does none of it."""
        field, turn = self._part.story.fields.get(child), child.get("fldCharType", "")
        if field is None or (turn == "begin" and not self._part.is_seen(child)):
            return None
        return Mark(turn, field, look, child.find("ffData"))

    def _comment(self, child: Element) -> Element | None:
        is_kept = _COMMENT in self._part.copy.wishes.keeps and self._part.is_seen(child)
        return made(child.tag, {"id": child.get("id", "")}) if is_kept else None

    def _text(self, child: Element) -> Element | None:
        if not child.text or not self._part.is_seen(child):
            return None
        text = made("t")
        text.text = child.text
        self._say(text, child.text)
        return text

    def _sign(self, child: Element) -> Element | None:
        mask = self._part.story.masks.get(child)
        if not self._part.copy.keeps(mask):
            is_break = child.get("type") in _BREAKS_PAGES
            if mask is None or mask.hiding.id not in _LETTERS_ONLY or not is_break:
                return None
        else:
            self._say(None, _SPELLED.get(child.tag, ""))
        return kept(child, _AMONG_WORDS)

    def _note(self, child: Element) -> Element | None:
        kind, number = _NOTES[child.tag], child.get("id", "")
        if not self._part.is_seen(child) or self._part.copy.gathered.notes.get((kind, number)):
            return None
        attributes = kept_attributes(child, frozenset({"customMarkFollows"}))
        reference = made(child.tag, {**attributes, "id": number})
        self._part.copy.notes.setdefault(kind, {}).setdefault(number, []).append(reference)
        return reference

    def _ruby(self, child: Element) -> Element | None:
        """Words with a reading aid above them."""
        written: list[Element] = []
        for one in child:
            if one.tag == "rubyPr":
                properties = [copy for own in one if (copy := kept(own, _RUBY)) is not None]
                written.append(made("rubyPr", children=properties))
            elif one.tag in ("rt", "rubyBase"):
                written.append(made(one.tag, children=self._items(one)))
        return made("ruby", children=written) if any(len(one) for one in written[1:]) else None

    def _symbol(self, alternate: Element) -> Element | None:
        """A symbol, for programs that draw it in colour and for those that have it as a letter. Neither is told as a word."""
        symbol = symbol_in(alternate)
        letter = next((found for way in alternate if (found := way.find("t")) is not None), None)
        if symbol is None or not self._part.is_seen(symbol):
            return None
        said = {f"w16se:{key.rpartition(':')[2]}": value for key, value in symbol.items()}
        shown = [
            made("w16se:symEx", kept_attributes(made("", said), frozenset({"w16se:font", "w16se:char"})))
        ]
        ways = [made("mc:Choice", {"Requires": "w16se"}, shown)]
        if letter is not None and len(letter.text or "") <= _LONGEST_SYMBOL:
            text = made("t")
            text.text = letter.text
            ways.append(made("mc:Fallback", children=[text]))
        return made("mc:AlternateContent", children=ways)

    # ── what goes round runs ────────────────────────────────────────────────────────────────────────────────

    def _turned(self, element: Element) -> list[Element | Mark]:
        """Words that run from the right, or from the left, whatever letters they are of."""
        items = self._items(element)
        return [made(element.tag, kept_attributes(element, frozenset({"val"})), items)] if items else []

    def _formula(self, element: Element) -> list[Element | Mark]:
        return [*mathematics(self._part, element, self._say)]

    def _link(self, element: Element) -> list[Element | Mark]:
        items = self._items(element)
        if not items:
            return []
        link = made("hyperlink", {"history": "1"}, items)
        relation = self._part.targets.get(element.get("r:id", ""))
        target = relation.target if relation is not None and relation.kind == "hyperlink" else ""
        anchor = "" if target else element.get("anchor", "")
        self._part.copy.links.append(Link(link, self._part, target, element.get("tooltip", ""), anchor))
        return [link]

    def _simple_field(self, element: Element) -> list[Element | Mark]:
        items: list[Element | Mark] = list(self._items(element))
        field = self._part.story.fields.get(element)
        if field is None or not self._part.is_seen(element):
            return items
        look = next((run.find("rPr") for run in items if isinstance(run, Element) and run.tag == "r"), None)
        turns = [Mark(turn, field, look, None) for turn in ("begin", "separate", "end")]
        return [*turns[:2], *items, turns[2]] if code_of(field) else items

    def _bookmark(self, element: Element) -> list[Element | Mark]:
        number = (self._part.name, element.get("id", ""))
        beginning = made("bookmarkStart")
        self._part.copy.bookmarks.append(Bookmark(beginning, element.get("name", ""), number))
        return [beginning]

    def _bookmark_end(self, element: Element) -> list[Element | Mark]:
        end = made("bookmarkEnd")
        self._part.copy.bookmark_ends.append((end, (self._part.name, element.get("id", ""))))
        return [end]

    def _comment_range(self, element: Element) -> list[Element | Mark]:
        is_kept = _COMMENT in self._part.copy.wishes.keeps
        return [made(element.tag, {"id": element.get("id", "")})] if is_kept else []


_LONGEST_SYMBOL: Final = 8


def _end_run(written: list[Element | Mark], look: Element | None, content: list[Element]) -> None:
    if content:
        written.append(made("r", children=[*([look] if look is not None else []), *content]))
        content.clear()
