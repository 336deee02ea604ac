"""Clean copies of OpenDocument slides and drawings: the pages that are shown, with what a reader sees on them, written anew.

pages, in order ──▶ shapes that are seen ──▶ words, looks, pictures, tables, charts
the masters that they stand on, the styles that all of these use
nothing else: no notes, comments, names, forms, macros, properties; a file in one piece becomes a package
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final
from xml.etree.ElementTree import Element, SubElement

from candour.cleaned import CannotClean, Change, Inner, Wishes, Written
from candour.formats.archive import Unreadable
from candour.formats.left_out import changes_of
from candour.formats.odp import HIDINGS, THUMBNAILS, Reading
from candour.formats.odp.copying.masters import masters_of
from candour.formats.odp.copying.pages import PageCopies
from candour.formats.odp.masters import is_prompt
from candour.formats.opendocument.chart_copies import ObjectCopies
from candour.formats.opendocument.names import trees
from candour.formats.opendocument.picture_copies import PictureCopies
from candour.formats.opendocument.shape_copies import ShapeCopies
from candour.formats.opendocument.style_copies import StyleCopies
from candour.formats.opendocument.styles import Styles
from candour.formats.opendocument.table_templates import templates_of
from candour.formats.opendocument.witness import Witness
from candour.formats.opendocument.word_copies import WordCopies
from candour.formats.opendocument.writing import Part, packed, written
from candour.formats.thumbnails import judging_thumbnails
from candour.formats.xml import text_of
from candour.piece import Found, Gap, Why
from candour.source import Source

__all__ = ["write"]

_KEPT: Final = frozenset({
    "speaker-notes", "comment", "hidden-slide", "alt-text", "colour-of-the-page", "text-too-small", "hidden-drawing",
    "off-sheet-drawing", "covered-text", "merged-over", "hidden-row", "hidden-column", "zero-height-row", "zero-width-column",
    "hyperlink", "chart-cache", "hidden-text",
})  # fmt: skip
"""What may stay where somebody has a reason."""
_STAYS: Final = ("hyperlink", "chart-cache")
"""What is said by whoever writes it: most of it stays."""
_DEFAULTS: Final = ("graphic", "paragraph", "table-cell", "table", "table-column", "table-row")
_DAMAGED: Final = "no clean copy can be made: {}; ask for the file to be sent again, or open it in LibreOffice and save it anew"
_EMPTY: Final = "no clean copy is made, because none of its slides is shown: show those that are to be sent, and clean it then"
_KINDS: Final = {"slide": ("presentation", "odp"), "page": ("graphics", "odg")}
_IDS: Final = {
    "hyperlink": "odp.hyperlink",
    "media": "media-left-out",
    "objects": "objects-drawn",
    "linked": "linked-picture",
}
_SAYS: Final = {
    "hyperlink": "Links that do not show where they lead were taken off their words, but for those to slides of the copy; tips of links were left out.",
    "media": "Sound and film were left out; the picture that stood for each stays.",
    "objects": "Embedded objects became the pictures that they show.",
    "linked": "Pictures that lie outside the file were left out.",
}


def write(source: Source, wishes: Wishes, inner: Inner) -> Written:
    """A copy of slides or of a drawing that holds what a reader sees.

    Raises:
        CannotClean: where it is locked or damaged, or where something cannot stay that is asked to.
    """
    _check(wishes)
    try:
        reading = Reading(source)
    except Unreadable as why:
        raise CannotClean(_DAMAGED.format(why)) from None
    reading.document.walk.witness = Witness()
    return _Copy(reading, wishes, inner).written(source)


def _check(wishes: Wishes) -> None:
    known = {hiding.id for hiding in HIDINGS}
    for id_ in sorted(wishes.keeps & known):
        if id_.partition(".")[2] not in _KEPT:
            raise CannotClean(f"a copy of slides cannot keep this: {id_}")


class _Copy:
    """One copy while it is written."""

    def __init__(self, reading: Reading, wishes: Wishes, inner: Inner) -> None:
        self._reading, self._wishes, self._inner = reading, wishes, inner
        self._document = reading.document
        self._witness = reading.document.walk.witness or Witness()

    def written(self, source: Source) -> Written:
        """The copy, and what was done."""
        changes = self._read(source)
        document, wishes = self._document, self._wishes
        kind, name = _KINDS[self._reading.slides.noun]
        pictures = PictureCopies(source, document.package, self._inner)
        objects = ObjectCopies(document.package, wishes.redaction)
        styles = self._styles(pictures)
        shapes, words = self._rooms(pictures, objects, styles, document.sheets.styles(document.own))
        pages = self._pages(words)
        words.is_within = pages.within
        body = Element("office:presentation" if kind == "presentation" else "office:drawing")
        body.extend(pages.written())
        # the masters of the copy, with automatic styles of their own
        around, words_around = self._rooms(
            pictures,
            objects,
            styles.beside(_children(document.sheets.automatic), "M"),
            document.sheets.styles(),
        )
        around.is_emptied = is_prompt
        masters = masters_of(document.sheets.masters, pages.used, words_around)
        templates = templates_of(
            _children(document.sheets.common), words.templates | words_around.templates, styles
        )
        styles.take_defaults(_DEFAULTS)
        content = _content(styles, body)
        sheets = _sheets(styles, words_around.styles, masters, templates)
        parts = [
            Part("content.xml", "text/xml", written(content)),
            Part("styles.xml", "text/xml", written(sheets)),
            *objects.parts,
            *pictures.parts,
            *self._properties(),
        ]
        done = _done(pictures, (shapes, around), (words, words_around))
        return Written(packed(kind, parts), name, f".{name}", (*changes, *done))

    def _read(self, source: Source) -> tuple[Change, ...]:
        """Reads the document, while the witness listens; gives what will be left out.

        Raises:
            CannotClean: where it is locked, or its content is damaged.
        """
        gaps: list[Gap] = []

        def told() -> Iterator[Found]:
            for found in judging_thumbnails(*THUMBNAILS)(lambda _: self._reading.read())(source):
                if isinstance(found, Gap):
                    gaps.append(found)
                yield found

        stays = {*self._wishes.keeps, *(f"odp.{what}" for what in _STAYS)}
        if self._wishes.keeps_alternative_text:
            stays.add("odp.alt-text")
        changes = tuple(changes_of(told(), stays))
        own = (source.place, source.place / "styles.xml")
        for gap in gaps:
            if gap.why is Why.ENCRYPTED or gap.place in own:
                raise CannotClean(_DAMAGED.format(gap.detail))
        if not self._document.is_whole:
            raise CannotClean(_DAMAGED.format("its content could not be read to its end"))
        return changes

    def _styles(self, pictures: PictureCopies) -> StyleCopies:
        document = self._document
        fonts = [face for chunk in self._faces() for face in chunk]
        return StyleCopies(
            _children(document.sheets.common), _children(document.own), self._wishes.redaction, pictures.link, fonts
        )  # fmt: skip

    def _faces(self) -> Iterator[Element]:
        """The declarations of fonts."""
        package = self._document.package
        parts = (
            [package.chunks(part) for part in ("styles.xml", "content.xml") if package.has(part)]
            if package
            else []
        )
        for chunks in parts or [self._document.content()]:
            yield from trees(chunks(), "office:font-face-decls").values()

    def _rooms(
        self, pictures: PictureCopies, objects: ObjectCopies, styles: StyleCopies, read: Styles
    ) -> tuple[ShapeCopies, WordCopies]:
        keeps = self._wishes.keeps
        says = self._wishes.keeps_alternative_text or "odp.alt-text" in keeps
        shapes = ShapeCopies(read, pictures, objects.link, keeps_descriptions=says)
        return shapes, WordCopies(self._witness, styles, self._wishes.redaction, keeps, shapes.special())

    def _pages(self, words: WordCopies) -> PageCopies:
        shown = [page for page in self._witness.pages if not words.is_left_out(page)]
        if not shown:
            raise CannotClean(_EMPTY)
        return PageCopies(
            shown,
            words,
            self._reading.masters,
            keeps_notes="odp.speaker-notes" in self._wishes.keeps,
            keeps_comments="odp.comment" in self._wishes.keeps,
        )

    def _properties(self) -> list[Part]:
        """The title and the language, where they are to stay."""
        package = self._document.package
        chunks = (
            package.chunks("meta.xml") if package and package.has("meta.xml") else self._document.content()
        )
        found = trees(chunks(), "office:meta").get("office:meta") if self._wishes.keeps_title else None
        if found is None:
            return []
        root = Element("office:document-meta", {"office:version": "1.3"})
        meta = SubElement(root, "office:meta")
        for name in ("dc:title", "dc:language"):
            if text := text_of(found.find(name)).strip():
                SubElement(meta, name).text = self._wishes.redaction.text(text)
        return [Part("meta.xml", "text/xml", written(root))] if len(meta) else []


def _children(sheets: Iterable[Element]) -> list[Element]:
    return [child for sheet in sheets for child in sheet]


def _content(styles: StyleCopies, body: Element) -> Element:
    root = Element("office:document-content", {"office:version": "1.3"})
    SubElement(root, "office:font-face-decls").extend(list(styles.faces.values()))
    SubElement(root, "office:automatic-styles").extend(styles.written_automatic)
    SubElement(root, "office:body").append(body)
    return root


def _sheets(styles: StyleCopies, around: StyleCopies, masters: Element, templates: list[Element]) -> Element:
    root = Element("office:document-styles", {"office:version": "1.3"})
    SubElement(root, "office:font-face-decls").extend(list(styles.faces.values()))
    SubElement(root, "office:styles").extend([*styles.written_common, *templates])
    SubElement(root, "office:automatic-styles").extend(around.written_automatic)
    root.append(masters)
    return root


def _done(
    pictures: PictureCopies, shapes: Iterable[ShapeCopies], words: Iterable[WordCopies]
) -> Iterator[Change]:
    counts = {
        "hyperlink": sum(one.left_links for one in words),
        "media": sum(one.media for one in shapes),
        "objects": sum(one.objects for one in shapes),
        "linked": pictures.linked,
    }
    for what, count in counts.items():
        if count:
            yield Change(_IDS[what], _SAYS[what], count)
