"""Word documents: docx, docm, dotx and dotm, a zip of XML parts.

What a reader sees
    The paragraphs and tables of the body, headers and footers of the pages there are, footnotes and endnotes, text boxes
    and pictures, save what is hidden, deleted in a tracked change, written in the colour of the page, or placed off it.
    Insertions that nobody has accepted yet are seen. Text hidden from web pages only is seen in print, and counts as seen.

What else is inside
    Tracked changes and who made them; comments and who wrote them; hidden text; rows and cells that are not shown; the
    codes of fields, with paths, queries and other branches; headers that no page shows; building blocks; copies of text
    boxes for older programs; variables, mail merges, templates; names of bookmarks, styles and controls; embedded files,
    whole pictures behind cropped ones, charts and their workbooks; macros and custom XML; properties.

What Candour cannot read
    A document locked with a password. Where on a page things fall: Candour sets no pages. What may lie under a picture or
    shape is UNSURE, and so is white text where something lies behind it; text in a box without a fill is taken for seen
    whatever its colour. Handwriting. Numbers that tell copies of one document apart (rsids, document ids) say nothing by
    themselves and are not told.

How it cleans
    Changes are taken as the text now stands, hidden text and comments are left out, fields become the text they show,
    and every part that no page shows is left out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from candour.formats.docx.course import Course
from candour.formats.docx.flow import Flow
from candour.formats.docx.gathered import Gathered
from candour.formats.docx.lists import read_lists
from candour.formats.docx.looks import Colours
from candour.formats.docx.notes import Blocks, Comments, Notes
from candour.formats.docx.own_hidings import GIVEN_NAME, HEADER, OWN_HIDINGS, STRAY
from candour.formats.docx.people import read_people, read_reactions
from candour.formats.docx.sections import Heading, headings_of
from candour.formats.docx.settings import Settings, read_settings
from candour.formats.docx.story import Room, read_story
from candour.formats.docx.styles import Styles, styles_of
from candour.formats.docx.trees import tree_of, words_of
from candour.formats.ooxml.damage import damage, kept_local
from candour.formats.ooxml.package import Package
from candour.formats.ooxml.parts import SHARED_HIDINGS, read_shared_parts
from candour.formats.spreadsheet import hiding_within, hidings_within
from candour.formats.thumbnails import judging_thumbnails
from candour.piece import Count, Found, Gap, Mask, Text, Why
from candour.source import Source

if TYPE_CHECKING:
    from candour.formats.docx.copying.witness import Witness

__all__ = ["HIDINGS", "main_part", "read", "watched"]

_SHARED = (
    *SHARED_HIDINGS, "hidden-row", "zero-height-row", "zero-width-column", "merged-over", "comment-person",
    "tracked-change",
)  # fmt: skip
HIDINGS = tuple({hiding.id: hiding for hiding in (*hidings_within("docx", *_SHARED), *OWN_HIDINGS)}.values())
"""Every way of hiding that reading a document can meet."""

_COMMENT = Mask.of(hiding_within("docx", "comment"))
_MAIN = ("document.main+xml", "template.main+xml", "macroEnabledTemplate.main+xml")
_PLACES = ("word/document.xml", "word/document2.xml")
_BESIDE = ("commentsExtended", "commentsIds", "commentsExtensible", "documenttasks")


@judging_thumbnails(*hidings_within("docx", "thumbnail", "small-thumbnail"))
def read(source: Source) -> Iterator[Found]:
    """Reads a document.

    Raises:
        Unreadable: where it is no archive that can be read.
        LimitReached: for a limit on the whole file.
    """
    yield from watched(source)


def watched(source: Source, witness: Witness | None = None) -> Iterator[Found]:
    """As `read`, but that thumbnails are not weighed; the witness, where there is one, notes what it is told.

    Raises:
        Unreadable, LimitReached: as `read` does.
    """
    package = Package(source)
    gathered = Gathered(package, source.place, witness=witness)
    main = main_part(package)
    if witness is not None:
        witness.gathered = gathered
    if main is None:
        detail = "the part with the document's own text is missing: ask for the file to be sent again"
        yield Gap(source.place, Why.BROKEN, detail)
    else:
        yield from _Document(package, gathered, main).read()
    yield from gathered.told()
    yield Count("paragraph", gathered.paragraphs, gathered.unseen_paragraphs)
    if gathered.tables:
        yield Count("table", gathered.tables)
    yield from read_shared_parts(
        package,
        "docx",
        source.place,
        owners=gathered.pins,
        titles=frozenset(gathered.titles),
        walked=gathered.walked,
    )


def main_part(package: Package) -> str | None:
    """The part with the body: the one that the package names, or one that is called as it mostly is."""
    typed = (
        part for part in package.parts if package.type_of(part).endswith(_MAIN) and "glossary" not in part
    )
    named = (part for part in _PLACES if part in package)
    return next(
        (part for parts in (package.related("", "officeDocument"), typed, named) for part in parts), None
    )


class _Document:
    """One document, read part after part: what is needed to read the next comes first."""

    def __init__(self, package: Package, gathered: Gathered, main: str) -> None:
        self._package, self._gathered, self._main = package, gathered, main
        self._place = gathered.place
        self._settings = Settings()

    def read(self) -> Iterator[Found]:
        """Everything in its own parts."""
        gathered, main = self._gathered, self._main
        gathered.pin(main, self._place, None)
        yield from self._read_settings(main)
        yield from self._read_looks(main)
        flow = Flow(self._place, "paragraph", behind=gathered.styles.colours.page)
        yield from self._read_story(main, flow, "the document's text")
        yield from self._read_headings()
        for kind, what in (("footnotes", "the footnotes"), ("endnotes", "the endnotes")):
            yield from self._read_notes(kind, what, Notes)
        yield from self._read_notes("comments", "the comments", Comments)
        yield from self._read_beside()
        yield from self._read_blocks()
        yield from self._read_lists()

    # ── what holds for all ──────────────────────────────────────────────────────────────────────────────────

    def _read_settings(self, owner: str) -> Iterator[Found]:
        gaps: list[Gap] = []
        for part in self._package.related(owner, "settings"):
            with damage(self._place / "settings", "the document's settings", gaps):
                root = tree_of(self._package, part)
                self._settings = Settings.of(root)
                yield from read_settings(root, self._place)
            self._package.examine(part)
        yield from gaps

    def _read_looks(self, owner: str) -> Iterator[Found]:
        """Colours and styles; where they cannot be read, all text looks ordinary, and a Gap says so."""
        gaps: list[Gap] = []
        package, gathered = self._package, self._gathered
        colours = Colours()
        with damage(self._place, "the document's theme of colours", gaps):
            theme = next((package.glance(part) for part in package.related(owner, "theme")), None)
            colours = Colours.of(theme, self._settings.mapping)
        gathered.styles = Styles(colours)
        for part in package.related(owner, "styles"):
            with damage(self._place, "the document's styles, which say what is hidden,", gaps):
                gathered.styles = styles_of(package, part, colours)
            package.examine(part)
        for part in package.related(owner, "stylesWithEffects"):  # the styles once more, for Word 2010
            with damage(self._place / "styles", "the styles for an older Word", gaps):
                if words := words_of(package, part):
                    yield Text(self._place / "styles", words, STRAY.sight, STRAY)
            package.examine(part)
        for name in gathered.styles.names.values():
            gathered.note(GIVEN_NAME, "name of a style", name, "styles")
        yield from gaps

    # ── stories ─────────────────────────────────────────────────────────────────────────────────────────────

    def _read_story(
        self, part: str, flow: Flow, what: str, more: Callable[[Course], Room] | None = None
    ) -> Iterator[Found]:
        package, gathered = self._package, self._gathered
        course = Course(gathered, part, flow, shows_background=self._settings.shows_background)
        is_whole = True
        for found in kept_local(flow.place, what, read_story(course, package.stream(part), more)):
            is_whole = is_whole and not isinstance(found, Gap)
            yield found
        package.examine(part)
        if is_whole:
            gathered.walked.add(part)
        elif part == self._main:
            gathered.is_whole = False

    def _read_headings(self) -> Iterator[Found]:
        """Headers and footers, the unused ones too."""
        package, gathered = self._package, self._gathered
        known = headings_of(gathered.sections, has_even=self._settings.has_even_headers)
        done: dict[str, int] = {}
        for relation in package.relations(self._main):
            if relation.kind not in ("header", "footer") or relation.target not in package:
                continue
            if package.is_examined(relation.target):
                continue
            heading = known.get(relation.id, Heading(relation.kind, " in no section"))
            name = f"{heading.noun}{heading.pages}"
            done[name] = done.get(name, 0) + 1
            if done[name] > 1:
                name = f"{heading.noun} {done[name]}{heading.pages}"
            under = None if heading.is_shown or not gathered.is_whole else Mask.of(HEADER)
            place = self._place / name
            gathered.pin(relation.target, place, under)
            yield from self._read_story(relation.target, Flow(place, under=under), f"a {heading.noun}")

    def _read_notes(self, kind: str, what: str, more: Callable[[Course], Room]) -> Iterator[Found]:
        for part in self._package.related(self._main, kind):
            place = self._place / kind
            under = _COMMENT if kind == "comments" else None
            self._gathered.pin(part, place, under)
            flow = Flow(self._place, "comment", under) if under else Flow(place)
            yield from self._read_story(part, flow, what, more)

    # ── beside them ─────────────────────────────────────────────────────────────────────────────────────────

    def _read_beside(self) -> Iterator[Found]:
        """People, their reactions, and what frames of the document lead to."""
        package, place, gaps = self._package, self._place, list[Gap]()
        for part in package.related(self._main, "people"):
            with damage(place / "people who commented", "the list of people who commented", gaps):
                yield from read_people(tree_of(package, part), place)
            package.examine(part)
        for kind in _BESIDE:
            for part in package.related(self._main, kind):
                with damage(place / "comments", "what is noted beside the comments", gaps):
                    yield from read_reactions(tree_of(package, part), place)
                package.examine(part)
        for part in package.related(self._main, "webSettings"):
            with damage(place / "web settings", "the document's settings for the web", gaps):
                for frame in tree_of(package, part).iter("frame"):
                    for name in (*frame.findall("name"), *frame.findall("title")):
                        self._gathered.note(
                            GIVEN_NAME, "name of a frame", name.get("val", ""), "web settings"
                        )
            package.examine(part)
        yield from gaps

    def _read_blocks(self) -> Iterator[Found]:
        """Building blocks, in a small document of their own with its own styles."""
        package, gathered = self._package, self._gathered
        for part in package.related(self._main, "glossaryDocument"):
            place = self._place / "building blocks"
            gathered.pin(part, place, None)
            styles = gathered.styles
            yield from self._read_settings(part)
            yield from self._read_looks(part)
            yield from self._read_story(part, Flow(place), "the building blocks", Blocks)
            gathered.styles = replace(styles)
            for kind in ("webSettings", "numbering"):
                for other in package.related(part, kind):
                    with damage(place, "the settings of the building blocks", gaps := list[Gap]()):
                        tree_of(package, other)
                    package.examine(other)
                    yield from gaps

    def _read_lists(self) -> Iterator[Found]:
        package, gathered = self._package, self._gathered
        gaps: list[Gap] = []
        for part in package.related(self._main, "numbering"):
            with damage(self._place / "numbering", "the words of numbered lists", gaps):
                yield from read_lists(tree_of(package, part), gathered.lists, self._place)
            package.examine(part)
        yield from gaps
