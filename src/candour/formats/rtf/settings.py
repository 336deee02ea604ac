"""Settings: words that say how letters look, how paragraphs stand and what rows are like. Only a copy needs them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from candour.formats.document_writing.model import Edge, Layout, Tab
from candour.formats.rtf.scribe import RowSays

if TYPE_CHECKING:
    from candour.formats.rtf.course import Course

__all__ = ["LetterWords", "ParagraphWords", "RowWords", "Setting"]

Setting = Callable[["int | None"], None]

_UNDERLINES: Final = (
    "ul", "uld", "uldb", "ulw", "uldash", "ulth", "ulwave", "uldashd", "uldashdd", "ulhwave",
)  # fmt: skip
_LETTERS: Final[dict[str, tuple[str, object]]] = {
    "ulnone": ("is_underlined", False),
    "super": ("raised", 1),
    "sub": ("raised", -1),
    "nosupersub": ("raised", 0),
}
_SWITCHES: Final = {
    "b": "is_bold", "i": "is_italic", "strike": "is_struck", "striked": "is_struck", "caps": "is_capital",
    "scaps": "is_small_capital", **dict.fromkeys(_UNDERLINES, "is_underlined"),
}  # fmt: skip
_STANDS: Final[dict[str, tuple[str, object]]] = {
    "ql": ("align", "left"),
    "qr": ("align", "right"),
    "qc": ("align", "center"),
    "qj": ("align", "both"),
    "pagebb": ("is_on_new_page", True),
    "keepn": ("keeps_with_next", True),
    "contextualspace": ("is_close_to_its_like", True),
}
_TABS: Final = {
    "tqr": ("kind", "right"), "tqc": ("kind", "center"), "tqdec": ("kind", "decimal"), "tldot": ("leader", "dot"),
    "tlhyph": ("leader", "hyphen"), "tlul": ("leader", "underscore"), "tlmdot": ("leader", "middleDot"),
}  # fmt: skip
_LENGTHS: Final = {"li": "left", "ri": "right", "fi": "first", "sb": "before", "sa": "after"}
_SIDES: Final = {"t": "top", "l": "left", "b": "bottom", "r": "right"}
_LINES: Final = {
    "brdrs": "single", "brdrth": "thick", "brdrdb": "double", "brdrdot": "dotted", "brdrdash": "dashed", "brdrhair": "single",
}  # fmt: skip
_OF_ROWS: Final[dict[str, tuple[str, object]]] = {
    "clmrg": ("is_merged", True),
    "trhdr": ("is_header", True),
    "trqc": ("align", "center"),
    "trqr": ("align", "right"),
}
_OF_CELLS: Final = {
    "clvmgf": ("merge", "restart"),
    "clvmrg": ("merge", "continue"),
    "clvertalc": ("align", "center"),
    "clvertalb": ("align", "bottom"),
}
_MOST_TABS: Final = 60


@dataclass(frozen=True, slots=True)
class LetterWords:
    """Words that say how letters look."""

    course: Course

    def table(self) -> Mapping[bytes, Setting]:
        """What each of them does."""
        return {
            b"f": self._use_font,
            **{word.encode(): self._switch(name) for word, name in _SWITCHES.items()},
            **{word.encode(): self._said(name, value) for word, (name, value) in _LETTERS.items()},
        }

    def _set(self, name: str, value: object) -> None:
        said: dict[str, Any] = {name: value}
        self.course.set(look=self.course.state.look._replace(**said))

    def _switch(self, name: str) -> Setting:
        return lambda number: self._set(name, number != 0)

    def _said(self, name: str, value: object) -> Setting:
        return lambda _: self._set(name, value)

    def _use_font(self, number: int | None) -> None:
        self.course.use_font(number)
        if self.course.state.destination != "fonttbl":
            self.course.set(font=number or 0)


@dataclass(frozen=True, slots=True)
class ParagraphWords:
    """Words that say how paragraphs stand. `levels` are those of the styles of headings."""

    course: Course
    levels: Mapping[int, int]
    colour: Callable[[int], int | None]

    def table(self) -> Mapping[bytes, Setting]:
        """What each of them does."""
        return {
            b"pard": self._pard,
            b"cbpat": self._painted,
            b"s": self._use_style,
            b"outlinelevel": self._outline,
            b"sl": self._line,
            b"slmult": self._multiple,
            b"tx": self._tab,
            **{word.encode(): self._coming(*said) for word, said in _TABS.items()},
            **{word.encode(): self._length(name) for word, name in _LENGTHS.items()},
            **{word.encode(): self._said(name, value) for word, (name, value) in _STANDS.items()},
            **{f"brdr{side}".encode(): self._edge(name) for side, name in _SIDES.items()},
        }

    @property
    def _layout(self) -> Layout:
        return self.course.state.layout

    def _set(self, **said: Any) -> None:
        self.course.set(layout=self._layout._replace(**said))

    def _length(self, name: str) -> Setting:
        return lambda number: self._set(**{name: number or 0})

    def _said(self, name: str, value: object) -> Setting:
        return lambda _: self._set(**{name: value})

    def _pard(self, number: int | None) -> None:
        self.course.pard(number)
        self.course.set(layout=Layout(), painted=None)

    def _painted(self, number: int | None) -> None:
        self.course.set(ground=number or 0, painted=self.colour(number or 0))

    def _use_style(self, number: int | None) -> None:
        self.course.use_style(number)
        if self.course.state.destination != "stylesheet" and (number or 0) in self.levels:
            self._set(level=self.levels[number or 0])

    def _outline(self, number: int | None) -> None:
        if number is not None and 0 <= number < 9:
            self._set(level=number + 1)

    def _line(self, number: int | None) -> None:
        height = number or 0
        self._set(line=abs(height), line_rule="exact" if height < 0 else "atLeast")

    def _multiple(self, number: int | None) -> None:
        if number:
            self._set(line_rule="auto")

    def _tab(self, number: int | None) -> None:
        if len(self._layout.tabs) < _MOST_TABS:
            said: dict[str, Any] = dict(self._layout.coming)
            self._set(tabs=(*self._layout.tabs, Tab(number or 0, **said)), coming=())

    def _coming(self, name: str, value: str) -> Setting:
        return lambda _: self._set(coming=(*self._layout.coming, (name, value)))

    def _edge(self, name: str) -> Setting:
        def take(_: int | None) -> None:
            self._set(
                edges=(*(edge for edge in self._layout.edges if edge[0] != name), (name, Edge("none", 0)))
            )
            scribe = self.course.story.scribe
            if scribe is not None:
                scribe.row.edge = ""

        return take


@dataclass(frozen=True, slots=True)
class RowWords:
    """Words that say what rows and their cells are like; and lines, around cells and paragraphs."""

    course: Course
    colour: Callable[[int], int | None]

    def table(self) -> Mapping[bytes, Setting]:
        """What each of them does."""
        return {
            b"trowd": self._begin,
            b"clcbpat": self._ground,
            b"cellx": self._end,
            b"trleft": lambda number: setattr(self._row, "left", number or 0),
            b"trrh": lambda number: setattr(self._row, "height", number or 0),
            **{word.encode(): self._of_row(*said) for word, said in _OF_ROWS.items()},
            **{word.encode(): self._of_cell(*said) for word, said in _OF_CELLS.items()},
            **{f"clbrdr{side}".encode(): self._of_row("edge", name) for side, name in _SIDES.items()},
            **{word.encode(): self._kind(kind) for word, kind in _LINES.items()},
            b"brdrw": lambda number: self._line(eighths=max(2, (number or 0) * 8 // 20)),
            b"brdrcf": lambda number: self._line(colour=self.colour(number or 0)),
        }

    @property
    def _row(self) -> RowSays:
        scribe = self.course.story.scribe
        return scribe.row if scribe else RowSays()

    def _begin(self, _: int | None) -> None:
        self.course.begin_row()
        if self.course.story.scribe:
            self.course.story.scribe.row = RowSays()

    def _ground(self, number: int | None) -> None:
        self.course.cell_ground = number or 0
        self._row.next.ground = self.colour(number or 0)

    def _end(self, number: int | None) -> None:
        self.course.end_description(number)
        self._row.end_cell(number or 0)

    def _of_row(self, name: str, value: object) -> Setting:
        return lambda _: setattr(self._row, name, value)

    def _of_cell(self, name: str, value: object) -> Setting:
        return lambda _: setattr(self._row.next, name, value)

    def _kind(self, kind: str) -> Setting:
        return lambda _: self._line(kind=kind)

    def _line(self, **said: Any) -> None:
        """Something said of the line that is being described: at the side of a cell, or of a paragraph."""
        if self._row.edge:
            self._row.line(**said)
            return
        layout = self.course.state.layout
        if layout.edges:
            name, edge = layout.edges[-1]
            self.course.set(layout=layout._replace(edges=(*layout.edges[:-1], (name, edge._replace(**said)))))
