"""Copied: what a copy needs of a document beyond what its reader tells: looks, layouts, rows, pages, fields, where pictures stand.

state ──▶ Look, Layout      words of looks are settings beside those of the reader
story ──▶ Scribe            writes down what is seen of it
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from candour.formats.document_writing.model import Look, Note, Page, Picture, Section
from candour.formats.rtf.beside import PictureSaid
from candour.formats.rtf.scribe import Scribe
from candour.formats.rtf.settings import LetterWords, ParagraphWords, RowWords, Setting
from candour.formats.rtf.state import State

if TYPE_CHECKING:
    from candour.formats.rtf.course import Course
    from candour.formats.rtf.story import Story

__all__ = ["Copied"]

_HEADINGS: Final = {
    f"{noun}{side}": f"{noun}{which}"
    for noun in ("header", "footer")
    for side, which in (("", ""), ("r", ""), ("l", " even"), ("f", " first"))
}
_LINK: Final = re.compile(r'\s*HYPERLINK\s+"([^"]+)"', re.IGNORECASE)
_LIVE: Final = re.compile(r"\s*(PAGE|NUMPAGES)\b", re.IGNORECASE)
_LEVEL: Final = re.compile(r"heading ([1-9])", re.IGNORECASE)
_PLAIN_PAGE: Final = Page()


@dataclass(slots=True, eq=False, repr=False)
class Copied:
    """What is gathered of one document."""

    sections: list[Section] = field(default_factory=lambda: [Section()])
    pictures: list[tuple[PictureSaid, Picture]] = field(default_factory=list)
    """What is said of each picture that is seen, and its place in the copy."""
    fonts: dict[int, str] = field(default_factory=dict)
    default_font: int = 0
    _colours: list[int] = field(default_factory=list)
    _levels: dict[int, int] = field(default_factory=dict)
    _notes: dict[Scribe, Note] = field(default_factory=dict)
    _headings: dict[Scribe, str] = field(default_factory=dict)
    _page: Page = _PLAIN_PAGE
    """The pages of the document, from which those of sections start."""

    # ── stories ─────────────────────────────────────────────────────────────────────────────────────────────

    def scribe(self) -> Scribe:
        """Who writes down the body."""
        return Scribe(self._look, self.sections[0].blocks, self._end_section)

    def begin(self, word: str) -> Scribe:
        """Who writes down a story that begins with this word."""
        scribe = Scribe(self._look)
        if word == "footnote":
            self._notes[scribe] = Note(scribe.blocks)
        elif word in _HEADINGS:
            self._headings[scribe] = _HEADINGS[word]
        return scribe

    def end(self, story: Story, around: Story) -> None:
        """A story has ended inside another."""
        scribe, outer = story.scribe, around.scribe
        if scribe is None or outer is None:
            return
        if scribe in self._notes:
            outer.put(self._notes[scribe])
        elif scribe in self._headings:
            self.sections[-1].headings[self._headings[scribe]] = scribe.blocks
        else:
            outer.box(scribe.blocks)

    def _end_section(self) -> None:
        section = Section(page=self.sections[-1].page)
        self.sections.append(section)

    def open(self, course: Course, word: str) -> None:
        """A destination begins."""
        if word == "pict":
            self._begin_picture(course)
        elif word == "fldrslt":
            code = course.beside.words.get("fldinst", [""])[-1]
            if link := _LINK.match(code):
                course.set(link=link[1], field="")
            elif live := _LIVE.match(code):
                course.set(field=live[1].upper())

    def _begin_picture(self, course: Course) -> None:
        scribe, pictures = course.story.scribe, course.beside.pictures
        if (
            scribe is None
            or not pictures
            or pictures[-1].is_copy
            or course.state.is_hidden
            or course.state.is_deleted
        ):
            return
        picture = Picture()
        scribe.put(picture)
        self.pictures.append((pictures[-1], picture))

    # ── looks ───────────────────────────────────────────────────────────────────────────────────────────────

    def _look(self, state: State) -> Look:
        """How letters look, with what the reader keeps of it for its own ends."""
        font = self.fonts.get(state.font if state.font >= 0 else self.default_font, "")
        return state.look._replace(
            half_points=state.half_points,
            colour=self._colour(state.colour),
            ground=self._colour(state.behind),
            font=font,
        )

    def _colour(self, number: int) -> int | None:
        found = self._colours[number] if 0 < number < len(self._colours) else -1
        return found if found >= 0 else None

    def settings(self, course: Course) -> Mapping[bytes, Setting]:
        """What words of looks, layouts, rows and pages do, beside those that the reader knows."""
        self._colours = course.colours
        return {
            **LetterWords(course).table(),
            **ParagraphWords(course, self._levels, self._colour).table(),
            **RowWords(course, self._colour).table(),
            **self._pages(course),
            b"deff": lambda number: setattr(self, "default_font", number or 0),
            b"ftnalt": lambda _: self._note_at_end(course),
        }

    def _note_at_end(self, course: Course) -> None:
        scribe = course.story.scribe
        if scribe is not None and scribe in self._notes:
            self._notes[scribe].is_at_end = True

    def name_style(self, number: int, text: str) -> None:
        """What a style is called, of which only the level of headings matters."""
        if found := _LEVEL.match(text.strip()):
            self._levels[number] = int(found[1])

    def name_font(self, number: int, text: str) -> None:
        """What a font is called."""
        if number not in self.fonts and (name := text.strip().rstrip(";").strip()):
            self.fonts[number] = name

    # ── pages ───────────────────────────────────────────────────────────────────────────────────────────────

    def _pages(self, course: Course) -> Mapping[bytes, Setting]:
        del course

        def whole(name: str) -> Setting:
            return lambda number: self._of_document(name, number or 0)

        def own(name: str) -> Setting:
            return lambda number: self._of_section(name, number or 0)

        document = {
            "paperw": "width",
            "paperh": "height",
            "margl": "left",
            "margr": "right",
            "margt": "top",
            "margb": "bottom",
        }
        section = {
            "pgwsxn": "width", "pghsxn": "height", "marglsxn": "left", "margrsxn": "right", "margtsxn": "top",
            "margbsxn": "bottom", "headery": "header", "footery": "footer", "cols": "columns",
        }  # fmt: skip
        kinds = {
            "sbknone": "continuous",
            "sbkpage": "nextPage",
            "sbkcol": "nextColumn",
            "sbkeven": "evenPage",
            "sbkodd": "oddPage",
        }
        return {
            **{word.encode(): whole(name) for word, name in document.items()},
            **{word.encode(): own(name) for word, name in section.items()},
            **{word.encode(): self._kind(kind) for word, kind in kinds.items()},
            b"sectd": lambda _: self._set_page(self._page),
            b"titlepg": lambda _: self._set_page(self.sections[-1].page._replace(has_first=True)),
        }

    def _kind(self, kind: str) -> Setting:
        return lambda _: self._set_page(self.sections[-1].page._replace(kind=kind))

    def _of_document(self, name: str, value: Any) -> None:
        if value > 0:
            self._page = self._page._replace(**{name: value})
            self._set_page(self._page)

    def _of_section(self, name: str, value: Any) -> None:
        if value > 0:
            self._set_page(self.sections[-1].page._replace(**{name: value}))

    def _set_page(self, page: Page) -> None:
        self.sections[-1].page = page
