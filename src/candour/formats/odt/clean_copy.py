"""Clean copies of OpenDocument text: the text as a reader sees it, written anew under styles of the copy.

body ──▶ paragraphs, lists, tables, sections, notes, drawings that are seen
masters ──▶ the headers and footers that pages show
nothing else: no changes, comments, names, macros, properties; a file in one piece becomes a package
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final
from xml.etree.ElementTree import Element

from candour.cleaned import CannotClean, Change, Inner, Wishes, Written
from candour.formats.archive import Unreadable
from candour.formats.left_out import changes_of
from candour.formats.odt import HIDINGS, THUMBNAILS, Reading
from candour.formats.odt.copying.blocks import BlockCopies, continued_lists
from candour.formats.odt.copying.controls import ControlCopies
from candour.formats.odt.copying.masters import MasterCopies
from candour.formats.odt.copying.settings import counting_of, settings_of
from candour.formats.opendocument.chart_copies import ObjectCopies
from candour.formats.opendocument.document_copies import (
    children_of,
    content_part,
    font_faces,
    part_of,
    properties_parts,
    styles_part,
)  # fmt: skip
from candour.formats.opendocument.picture_copies import PictureCopies
from candour.formats.opendocument.shape_copies import ShapeCopies
from candour.formats.opendocument.style_copies import StyleCopies
from candour.formats.opendocument.styles import Styles
from candour.formats.opendocument.table_templates import templates_of
from candour.formats.opendocument.witness import Witness
from candour.formats.opendocument.word_copies import WordCopies
from candour.formats.opendocument.writing import Part, packed, written
from candour.formats.thumbnails import judging_thumbnails
from candour.piece import Found, Gap, Why
from candour.source import Source

__all__ = ["write"]

_KEPT: Final = frozenset({
    "comment", "alt-text", "colour-of-the-page", "text-too-small", "hidden-text", "hidden-drawing", "off-sheet-drawing",
    "covered-text", "text-off-the-page", "hidden-row", "hidden-column", "zero-height-row", "zero-width-column", "hyperlink",
    "chart-cache",
})  # fmt: skip
"""What may stay where somebody has a reason."""
_STAYS: Final = ("hyperlink", "chart-cache")
"""What is said by whoever writes it: most of it stays."""
_DEFAULTS: Final = ("graphic", "paragraph", "table", "table-row", "table-column", "table-cell")
_DAMAGED: Final = "no clean copy can be made: {}; ask for the file to be sent again, or open it in LibreOffice and save it anew"
_IDS: Final = {
    "hyperlink": "odt.hyperlink",
    "media": "media-left-out",
    "objects": "objects-drawn",
    "linked": "linked-picture",
}
_SAYS: Final = {
    "hyperlink": "Links that do not show where they lead were taken off their words, but for those to places in the copy; tips of links were left out.",
    "media": "Sound and film were left out; the picture that stood for each stays.",
    "objects": "Embedded objects became the pictures that they show.",
    "linked": "Pictures that lie outside the file were left out.",
}


def write(source: Source, wishes: Wishes, inner: Inner) -> Written:
    """A copy of a text that holds what a reader sees.

    Raises:
        CannotClean: where it is locked or damaged, or where something cannot stay that is asked to.
    """
    _check(wishes)
    try:
        reading = Reading(source)
    except Unreadable as why:
        raise CannotClean(_DAMAGED.format(why)) from None
    witness = reading.document.walk.witness = Witness()
    return _Copy(reading, witness, wishes, inner).written(source)


def _check(wishes: Wishes) -> None:
    known = {hiding.id for hiding in HIDINGS}
    for id_ in sorted(wishes.keeps & known):
        if id_.partition(".")[2] not in _KEPT:
            raise CannotClean(f"a copy of a text cannot keep this: {id_}")


class _Copy:
    """One copy while it is written."""

    def __init__(self, reading: Reading, witness: Witness, wishes: Wishes, inner: Inner) -> None:
        self._reading, self._wishes, self._inner = reading, wishes, inner
        self._document, self._witness = reading.document, witness
        self._shapes: list[ShapeCopies] = []
        self._words: list[WordCopies] = []

    def written(self, source: Source) -> Written:
        """The copy, and what was done."""
        changes = self._read(source)
        document, wishes = self._document, self._wishes
        pictures = PictureCopies(source, document.package, self._inner)
        objects = ObjectCopies(document.package, wishes.redaction)
        masters = MasterCopies(document.sheets.masters, self._reading.used)
        styles = StyleCopies(
            children_of(document.sheets.common), children_of(document.own), wishes.redaction, pictures.link,
            [*font_faces(document)],
        )  # fmt: skip
        styles.page = lambda name: masters.name(styles, name)
        controls = ControlCopies(document.forms, wishes.redaction)
        words = self._rooms(pictures, objects, styles, document.walk.styles, controls)
        body = self._body(words, controls)
        # the masters of the copy, with automatic styles of their own
        automatic = styles.beside(children_of(document.sheets.automatic), "M")
        around = self._rooms(pictures, objects, automatic, document.sheets.styles(), controls)
        sheet = masters.written(around)
        styles.take_defaults(_DEFAULTS)
        styles.take_outline()
        common = children_of(document.sheets.common)
        others = [*templates_of(common, words.templates | around.templates, styles), *counting_of(common)]
        parts = [
            content_part(styles, body),
            styles_part(styles, automatic, sheet, others),
            *self._settings(),
            *objects.parts,
            *pictures.parts,
            *(properties_parts(document, wishes.redaction) if wishes.keeps_title else ()),
        ]
        return Written(packed("text", parts), "odt", ".odt", (*changes, *self._done(pictures)))

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

        stays = {*self._wishes.keeps, *(f"odt.{what}" for what in _STAYS)}
        if self._wishes.keeps_alternative_text:
            stays.add("odt.alt-text")
        changes = tuple(changes_of(told(), stays))
        own = (source.place, source.place / "styles.xml")
        for gap in gaps:
            if gap.why is Why.ENCRYPTED or gap.place in own:
                raise CannotClean(_DAMAGED.format(gap.detail))
        if not self._document.is_whole:
            raise CannotClean(_DAMAGED.format("its content could not be read to its end"))
        return changes

    def _rooms(
        self,
        pictures: PictureCopies,
        objects: ObjectCopies,
        styles: StyleCopies,
        read: Styles,
        controls: ControlCopies,
    ) -> WordCopies:
        keeps = self._wishes.keeps
        says = self._wishes.keeps_alternative_text or "odt.alt-text" in keeps
        shapes = ShapeCopies(read, pictures, objects.link, keeps_descriptions=says, control=controls.name)
        blocks = BlockCopies(keeps_comments="odt.comment" in keeps, keeps_covered="odt.covered-text" in keeps)
        trunk = self._witness.trunk.root
        blocks.note_links(trunk)
        words = WordCopies(
            self._witness, styles, self._wishes.redaction, keeps, {**shapes.special(), **blocks.special()},
            is_within=blocks.within, continued=continued_lists(trunk),
        )  # fmt: skip
        self._shapes.append(shapes)
        self._words.append(words)
        return words

    def _body(self, words: WordCopies, controls: ControlCopies) -> Element:
        body = Element("office:text")
        blocks = words.blocks(self._witness.trunk.root)
        body.extend([*controls.written(), *blocks])
        if not blocks:
            body.append(Element("text:p"))
        return body

    def _settings(self) -> list[Part]:
        found = part_of(self._document, "settings.xml", "office:settings")
        root = settings_of([found] if found is not None else [])
        return [Part("settings.xml", "text/xml", written(root))] if root is not None else []

    def _done(self, pictures: PictureCopies) -> Iterable[Change]:
        counts = {
            "hyperlink": sum(one.left_links for one in self._words),
            "media": sum(one.media for one in self._shapes),
            "objects": sum(one.objects for one in self._shapes),
            "linked": pictures.linked,
        }
        return [Change(_IDS[what], _SAYS[what], count) for what, count in counts.items() if count]
