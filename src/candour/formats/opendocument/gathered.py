"""Gathered: what all parts of one document have in common while they are read, and what is told of at the end.

every part ──▶ the pictures and objects it shows, where; who changed it and when, who commented; names that somebody gave;
               the masters, lists and controls it uses
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple
from urllib.parse import unquote

from candour.formats.wording import is_wordy
from candour.hiding import Hiding
from candour.piece import Found, Mask, Text
from candour.place import Place

__all__ = ["Gathered", "Pin", "is_given"]

_OUTSIDE = re.compile(r"(?:[a-zA-Z][a-zA-Z0-9+.-]*:|//|\.\./|/)")
_WEB = re.compile(r"(?:https?|mailto|tel|ftp|sip|news):", re.IGNORECASE)
_MADE_BY_PROGRAMS = re.compile(
    r"_?_?(?:GoBack|Toc\d+|Ref\d+|Ref_.*|Hlk\d+|Hlt\d+|MON_\d+|OLE_LINK\d+|DdeLink.*|Numbered.*|Unnumbered.*|Fieldmark.*"
    r"|UnoMark.*|RefHeading.*|RefNumPara.*|Reference.*|IndexMark.*|Annotation.*|Bookmark.*|heading=.*|bookmark=.*"
    r"|(?:kix|id|h)\.[a-z0-9]+|[A-Z]{1,3}\d+[A-Z]\d+T\d+|dp\d+)",
    re.IGNORECASE,
)
_LETTERS = re.compile(r"[^\W\d_]+")
_OF_PROGRAMS = frozenset(
    [
        "caption",
        "continue",
        "macro",
        "subtle",
        "autolist",
        "slides",
        "notespage",
        "a",
        "accent",
        "address",
        "addressee",
        "agenda",
        "alphabetical",
        "and",
        "anchor",
        "appendix",
        "arrow",
        "arrows",
        "back",
        "background",
        "backgroundobjects",
        "bar",
        "base",
        "bibliography",
        "blank",
        "block",
        "blue",
        "body",
        "book",
        "border",
        "bottom",
        "box",
        "bulleted",
        "bullet",
        "bullets",
        "button",
        "bracket",
        "callout",
        "cell",
        "center",
        "centre",
        "chapter",
        "char",
        "chart",
        "circle",
        "classic",
        "closing",
        "code",
        "colorful",
        "column",
        "comment",
        "complimentary",
        "connector",
        "contents",
        "content",
        "control",
        "cover",
        "custom",
        "dark",
        "data",
        "date",
        "default",
        "definition",
        "dimension",
        "document",
        "double",
        "down",
        "drawing",
        "drop",
        "caps",
        "ellipse",
        "emphasis",
        "endnote",
        "entry",
        "envelope",
        "fill",
        "filled",
        "figure",
        "first",
        "fixed",
        "followed",
        "font",
        "footer",
        "footnote",
        "formula",
        "frame",
        "graphic",
        "graphics",
        "gray",
        "green",
        "grey",
        "grid",
        "group",
        "handout",
        "hanging",
        "header",
        "heading",
        "headline",
        "horizontal",
        "html",
        "hyperlink",
        "illustration",
        "image",
        "in",
        "indent",
        "index",
        "inner",
        "internet",
        "intense",
        "internal",
        "item",
        "keyboard",
        "label",
        "labels",
        "landscape",
        "layout",
        "left",
        "legend",
        "level",
        "light",
        "line",
        "lines",
        "link",
        "list",
        "listing",
        "lt",
        "main",
        "marginalia",
        "mark",
        "master",
        "measure",
        "medium",
        "menu",
        "message",
        "mono",
        "normal",
        "note",
        "notes",
        "no",
        "number",
        "numbering",
        "numbers",
        "object",
        "ole",
        "online",
        "orange",
        "order",
        "ordered",
        "outline",
        "outlined",
        "page",
        "paragraph",
        "path",
        "picture",
        "placeholder",
        "plain",
        "point",
        "points",
        "polygon",
        "polyline",
        "portrait",
        "preformatted",
        "purple",
        "quotation",
        "quotations",
        "quote",
        "red",
        "reference",
        "rectangle",
        "regular",
        "right",
        "rounded",
        "row",
        "rubies",
        "rule",
        "salutation",
        "section",
        "separator",
        "sender",
        "shading",
        "shadow",
        "shape",
        "shapes",
        "shape",
        "signature",
        "slide",
        "smartart",
        "sound",
        "source",
        "space",
        "standard",
        "strong",
        "style",
        "strike",
        "subtitle",
        "sub",
        "subject",
        "symbol",
        "symbols",
        "table",
        "tables",
        "tab",
        "teletype",
        "template",
        "term",
        "text",
        "textbox",
        "title",
        "titel",
        "to",
        "toc",
        "top",
        "triangle",
        "turquoise",
        "type",
        "unfilled",
        "unordered",
        "up",
        "user",
        "variable",
        "vertical",
        "visited",
        "watermark",
        "web",
        "weak",
        "white",
        "with",
        "without",
        "word",
        "working",
        "ww",
        "wwchar",
        "wwnum",
        "wwoutlinelistnum",
        "yellow",
        "marker",
        "formatted",
        "example",
        "bild",
        "grafik",
        "textfeld",
        "objekt",
        "media",
        "video",
        "audio",
        "diagram",
        "freeform",
        "group",
        "elbow",
        "straight",
        "date",
        "time",
        "sheet",
        "bullet",
        "outlinelist",
        "powerpluswatermarkobject",
        "placeholders",
        "wpcpagenumber",
        "num",
        "rtf",
        "msword",
        "office",
        "theme",
        "simple",
        "a0",
        "a4",
        "seq",
        "revision",
        "lohit",
        "dash",
        "dashes",
        "solid",
        "hatch",
        "gradient",
        "bitmap",
        "none",
        "primary",
        "secondary",
        "positive",
        "negative",
        "good",
        "bad",
        "neutral",
        "warning",
        "error",
        "academic",
        "elegant",
        "financial",
        "trendy",
        "box",
        "style1",
        "style2",
        "autoformat",
        "tablepreview",
        "page",
        "pagenumber",
        "slidenumber",
        "datetime",
        "master1",
        "custompage",
        "b",
        "c",
        "d",
    ]
)
"""Words of the names that programs give themselves: `Text body`, `Picture 3`, `List Bullet`."""


def is_given(name: str) -> bool:
    """Whether somebody gave this name, not the program."""
    if not is_wordy(name) or _MADE_BY_PROGRAMS.fullmatch(name):
        return False
    spelt = re.sub(r"_([0-9a-f]{2})_", lambda found: chr(int(found[1], 16)), name)
    words = _LETTERS.findall(re.sub(r"(?<=[a-z])(?=[A-Z])", " ", spelt))
    return not _OF_PROGRAMS.issuperset(word.lower() for word in words if len(word) > 1)


class Pin(NamedTuple):
    """Where a part of the package is shown, and what keeps it from sight."""

    place: Place
    under: Mask | None


@dataclass(slots=True, eq=False, repr=False)
class Gathered:
    """What is known and noted of one document."""

    place: Place
    ways: Mapping[str, Hiding]
    parts: frozenset[str] = frozenset()
    """The names of the package's parts."""
    pins: dict[str, Pin] = field(default_factory=dict)
    masters: set[str] = field(default_factory=set)
    lists: set[str] = field(default_factory=set)
    controls: dict[str, Mask | None] = field(default_factory=dict)
    """The controls that are drawn somewhere, by their ids."""
    tables: int = 0
    comments: int = 0
    authors: dict[str, None] = field(default_factory=dict)
    """Who commented."""
    changes: dict[tuple[str, str, str], str] = field(default_factory=dict)
    """Author, deed and date, and where that was first met."""
    _names: dict[tuple[Hiding, str], dict[str, str]] = field(default_factory=dict)

    # ── noting ──────────────────────────────────────────────────────────────────────────────────────────────

    def note(self, what: str, label: str, text: str, where: Place) -> None:
        """Notes a word or two that hide somewhere, once."""
        if is_wordy(text):
            step = where.steps[-1] if len(where.steps) > len(self.place.steps) else ""
            self._names.setdefault((self.ways[what], label), {}).setdefault(text.strip(), step)

    def note_name(self, label: str, name: str, where: Place) -> None:
        """Notes a name, where somebody gave it."""
        if is_given(name):
            self.note("given-name", label, name, where)

    def refer(self, href: str, label: str, place: Place, under: Mask | None) -> str:
        """Takes note of what something leads to: a part of the package is pinned, anything else is a path or link.

        Gives the name of the part, where it is one.
        """
        name = unquote(href).removeprefix("./").rstrip("/")
        if not href or href.startswith("#"):
            return ""
        if not _OUTSIDE.match(href) or name in self.parts:
            found = next((each for each in (name, f"{name}/content.xml") if each in self.parts), "")
            if found:
                self.pin(found, place, under)
                return found
        self.note("hyperlink" if _WEB.match(href) else "external-link-path", label, unquote(href), place)
        return ""

    def pin(self, part: str, place: Place, under: Mask | None) -> None:
        """Says where a part is shown. Once it is seen anywhere, it is seen."""
        before = self.pins.get(part)
        if before is None or (before.under is not None and under is None):
            self.pins[part] = Pin(place, under)

    # ── telling ─────────────────────────────────────────────────────────────────────────────────────────────

    def told(self) -> Iterator[Found]:
        """What has been noted."""
        if self.changes:
            yield from self._told_changes()
        if self.authors:
            person = self.ways["comment-person"]
            yield Text(
                self.place / "authors of comments", "\n".join(self.authors), person.sight, person, "author"
            )
        for (hiding, label), texts in self._names.items():
            steps = dict.fromkeys(texts.values())
            step = next(iter(steps)) if len(steps) == 1 else _SEVERAL.get(label, f"{label}: several")
            place = self.place / step if step else self.place
            yield Text(place, "\n".join(texts), hiding.sight, hiding, label)

    def _told_changes(self) -> Iterator[Found]:
        """Who made changes, a name to a line, and then what each of them did."""
        hiding, place = self.ways["change-author"], self.place / "tracked changes"
        numbers: dict[str, int] = {}
        lines = []
        for (author, deed, date), where in self.changes.items():
            number = numbers.setdefault(author, len(numbers) + 1)
            words = ", ".join(filter(None, (deed, where, date)))
            lines.append(f"author {number}: {words}")
        if names := "\n".join(filter(None, numbers)):
            yield Text(place, names, hiding.sight, hiding, "author")
        bare = [line.partition(": ")[2] for line in lines] if len(numbers) == 1 else lines
        yield Text(place, "\n".join(bare), hiding.sight, hiding)


_SEVERAL = {
    "bookmark": "bookmarks",
    "address": "links",
    "description": "descriptions of pictures",
    "name of a picture or shape": "names of pictures",
    "path of a picture": "linked pictures",
    "items of a list": "lists to choose from",
    "help text": "help texts",
    "index entry": "index entries",
    "formula": "formulas",
}
