"""Shared parts: everything in an Office Open XML package that is not the format's own.

The format's reader (sheets, documents, slides) reads its own parts and then hands the package over. Each kind of part
left has its reader here, found by the kind of relation that leads to it or by its content type. A part that nothing leads
to is read as an unlisted one. What is still unknown then is a Gap.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from importlib import import_module

from candour.errors import LimitReached
from candour.formats.archive import Unreadable
from candour.formats.ooxml import media
from candour.formats.ooxml.container import read_container
from candour.formats.ooxml.links import read_links
from candour.formats.ooxml.package import Package
from candour.formats.ooxml.survey import Survey
from candour.formats.wording import is_wordy
from candour.formats.xml import BadXml
from candour.piece import Count, Found, Gap, Mask, Why
from candour.place import Place

__all__ = ["SHARED_HIDINGS", "read_shared_parts"]

SHARED_HIDINGS = (
    "document-properties", "custom-properties", "sheet-titles", "thumbnail", "small-thumbnail", "hidden-drawing", "off-sheet-drawing",
    "alt-text", "cropped-picture", "unused-picture", "alternate-content", "chart-cache", "filtered-series",
    "embedded-file", "save-path", "vba-project", "custom-xml", "power-query", "data-model", "form-control",
    "printer-settings", "hyperlink", "external-link-path", "comment", "header-footer", "unlisted-part", "duplicate-entry",
    "unlisted-entry", "stray-bytes", "deleted-stream", "free-sector", "archive-comment", "xml-comment",
)  # fmt: skip
"""The hidings met here, by the names that `hidings_within` takes."""

_Reader = Callable[[Survey, str], Iterator[Found]]


@dataclass(frozen=True, slots=True)
class _Kind:
    """One kind of part: what to call it, who reads it, and how it is known."""

    noun: str
    reader: str
    """`module.function` beside this file: a module is imported only where a part of its kind is met."""
    relations: frozenset[str]
    types: tuple[str, ...] = ()


def _kind(noun: str, reader: str, relations: str, *types: str) -> _Kind:
    return _Kind(noun, reader, frozenset(relations.split()), types)


# fmt: off
_KINDS: tuple[_Kind, ...] = (
    _kind("the document's properties", "properties.read_core", "core-properties", "core-properties+xml"),
    _kind("the document's properties", "properties.read_app", "extended-properties extendedProperties", "extended-properties+xml"),
    _kind("the document's properties", "properties.read_custom", "custom-properties customProperties", "custom-properties+xml"),
    _kind("the document's sensitivity label", "properties.read_labels", "classificationlabels", "classificationlabels+xml"),
    _kind("a thumbnail", "properties.read_thumbnail", "thumbnail"),
    _kind("a property of a sheet", "properties.read_sheet_property", "customProperty", "spreadsheetml.customProperty"),
    # these pin what they show, so they come before it
    _kind("an old-style drawing", "vml.read_vml", "vmlDrawing", "vmlDrawing"),
    _kind("a drawing", "drawings.read_drawing", "drawing", "officedocument.drawing+xml"),
    _kind("a drawing on a chart", "drawings.read_drawing", "chartUserShapes", "drawingml.chartshapes+xml"),
    _kind("SmartArt", "diagrams.read_diagram", "diagramData", "drawingml.diagramData+xml"),
    _kind("SmartArt", "drawings.read_drawing", "diagramDrawing", "drawingml.diagramDrawing+xml", "ms-office.drawingml.diagramDrawing"),
    _kind("a chart", "charts.read_chart", "chart chartEx", "drawingml.chart+xml", "chartex+xml"),
    _kind("ink", "media.read_ink", "ink", "inkml+xml"),
    # content of its own
    _kind("an embedded file", "embedded.read_embedded", "oleObject package", "officedocument.oleObject"),
    _kind("a document taken in whole", "embedded.read_whole", "aFChunk"),
    _kind("a data model", "datamodel.read_data_model", "powerPivotData", "model+data"),
    _kind("macros", "macros.read_macros", "vbaProject", "ms-office.vbaProject"),
    _kind("a form control", "controls.read_control", "ctrlProp", "ms-excel.controlproperties+xml"),
    _kind("a control", "controls.read_activex", "control", "ms-office.activeX+xml"),
    _kind("a control", "controls.read_activex_binary", "activeXControlBinary", "ms-office.activeX"),
    _kind("custom XML data", "customxml.read_item", "customXml"),
    _kind("maps to XML schemas", "customxml.read_words", "xmlMaps", "officedocument.xmlMaps"),
    _kind("buttons of an add-in", "customxml.read_words", "extensibility"),
    _kind("names of macros", "customxml.read_words", "wordVbaData keyMapCustomizations", "vbaData+xml"),
    _kind("tags of an add-in", "customxml.read_tags", "tags", "presentationml.tags+xml"),
    _kind("an add-in", "customxml.read_web_extension", "webextension webextensiontaskpanes", "webextension"),
    _kind("a printer's settings", "printer.read_printer", "printerSettings", "printerSettings"),
    _kind("the people of a mail merge", "customxml.read_words", "recipientData mailMergeRecipientData", "mailMergeRecipientData+xml"),
    _kind("toolbars", "controls.read_activex_binary", "attachedToolbars", "ms-word.attachedToolbars"),
    _kind("a digital signature", "signatures.read_signature", "signature", "digital-signature-xmlsignature+xml"),
    _kind("a digital signature", "signatures.read_certificate", "certificate vbaProjectSignature vbaProjectSignatureAgile vbaProjectSignatureV3", "digital-signature-certificate", "vbaProjectSignature"),
    # looks, numbers and addresses
    _kind("looks", "customxml.read_quietly", "theme themeOverride tableStyles chartStyle chartColorStyle diagramLayout diagramColors diagramQuickStyle customXmlProps fontTable calcChain FeaturePropertyBag stylesWithEffects intelligence", "theme+xml", "themeOverride+xml", "chartstyle+xml", "chartcolorstyle+xml"),
    _kind("a font", "media.read_font", "font"),
    _kind("a digital signature", "signatures.read_origin", "origin", "digital-signature-origin"),
    _kind("a picture", "media.read_media", "image hdphoto audio video media model3d"),
)
# fmt: on
_MADE_OF_NAMES = ("core-properties+xml", "extended-properties+xml", "custom-properties+xml")

_BROKEN = (
    Unreadable, BadXml, ValueError, LookupError, struct.error, OverflowError, TypeError, AttributeError, RecursionError,
)  # fmt: skip
"""What a broken part can raise; one broken part is one Gap, and the others are still read."""


def read_shared_parts(  # noqa: PLR0913  (what the reader of the format knows, each by its name)
    package: Package,
    format_id: str,
    place: Place | None = None,
    *,
    owners: Mapping[str, tuple[Place, Mask | None]] | None = None,
    titles: frozenset[str] | None = None,
    is_shown: Callable[[str], bool] | None = None,
    walked: Collection[str] = (),
) -> Iterator[Found]:
    """Everything that the format's own reader has left unexamined. Called last.

    `owners` says, for the parts that show others (`xl/worksheets/sheet2.xml`), where they are and what keeps them from
    sight: a drawing on a hidden sheet is as hidden as the sheet. `titles` are the names of sheets and ranges that a
    reader can see, so that only other names among the kept titles are reported. `is_shown` says whether a value stands
    in a cell that is seen: a chart that keeps only such values keeps nothing from sight. `walked` are the parts whose
    reader has given an owner's place to everything that they show: what else they refer to is shown nowhere.
    """
    unread = frozenset(part.lower() for part in package.leftovers())
    survey = Survey(package, format_id, place or package.source.place, owners or {}, titles, is_shown)
    survey.walked.update(part.lower() for part in walked)
    counts: dict[str, tuple[int, int]] = {}
    for found in _read_all(survey, unread):
        if isinstance(found, Count):
            total, unseen = counts.get(found.noun, (0, 0))
            counts[found.noun] = (total + found.total, unseen + found.unseen)
        else:
            yield found
    yield from (Count(noun, *both) for noun, both in counts.items() if both[0])


def _read_all(survey: Survey, unread: frozenset[str]) -> Iterator[Found]:
    yield from _read_types(survey)
    yield from _read_parts(survey)
    yield from read_links(survey, unread)
    for part, comments in survey.comments.items():
        said = "\n".join(text.strip() for text in comments if is_wordy(text) and not text.startswith("mso-"))
        if said:
            yield survey.hidden("xml-comment", survey.showing(part), said)
    yield from read_container(survey)


def _read_types(survey: Survey) -> Iterator[Found]:
    try:
        _ = survey.package.types
    except _BROKEN as broken:
        survey.package.examine("[Content_Types].xml")
        survey.package.types = {}  # relations still tell most kinds of part
        yield Gap(
            survey.place / "[Content_Types].xml", Why.BROKEN, f"the list of the file's parts: {_why(broken)}"
        )


def _read_parts(survey: Survey) -> Iterator[Found]:
    """Kind after kind in the order above; then what nothing leads to, and what nobody knows."""
    waiting: list[tuple[int, str]] = []
    drawings = {
        part: None for part in survey.package.parts if "drawing" in survey.kinds.get(part.lower(), ())
    }
    # a sheet's reader may have looked at a drawing for the cells it covers: its words are read here all the same
    for part in dict.fromkeys((*survey.package.leftovers(), *drawings)):
        number = _number_of(survey, part)
        waiting.append((len(_KINDS) if number is None else number, part))
    for number, part in sorted(waiting, key=lambda pair: pair[0]):
        if survey.package.is_examined(part) and part not in drawings:
            continue  # read along with another, as a diagram's drawing is with its data
        stranger = _UNKNOWN if survey.is_reached(part) else _UNLISTED
        yield from _carefully(survey, part, _KINDS[number] if number < len(_KINDS) else stranger)


def _number_of(survey: Survey, part: str) -> int | None:
    """Which of the kinds a part is; none for one that nobody knows, or that nothing leads to."""
    leading = survey.kinds.get(part.lower(), set())
    type_ = survey.package.type_of(part)
    if survey.is_reached(part):
        for number, kind in enumerate(_KINDS):
            if leading & kind.relations or any(word in type_ for word in kind.types):
                return number
    elif type_.endswith(_MADE_OF_NAMES):
        return next(n for n, kind in enumerate(_KINDS) if type_.endswith(kind.types))
    return len(_KINDS) - 1 if media.is_media(survey, part) else None


def _carefully(survey: Survey, part: str, kind: _Kind) -> Iterator[Found]:
    try:
        module, name = kind.reader.split(".")
        reader: _Reader = getattr(import_module(f"candour.formats.ooxml.{module}"), name)
        yield from reader(survey, part)
    except LimitReached as limit:
        if limit.limit != "ratio":
            raise  # it holds for the whole file: nothing else could be read either
        yield Gap(survey.showing(part).place, Why.LIMIT, f"{kind.noun}: {limit}")
    except _BROKEN as broken:
        is_locked = isinstance(broken, Unreadable) and broken.encrypted
        why = Why.ENCRYPTED if is_locked else Why.BROKEN
        yield Gap(survey.showing(part).place, why, f"{kind.noun}: {_why(broken)}")
    finally:
        survey.package.examine(part)


def _why(broken: Exception) -> str:
    """The reason in words. Only Candour's own messages are sure to hold nothing of the file's."""
    if isinstance(broken, (Unreadable, BadXml)):
        return str(broken)
    return "it is not made as its kind should be; look at it in the program that made it, or publish a copy without it"


_UNLISTED = _Kind("a part that nothing refers to", "strangers.read_unlisted", frozenset())
_UNKNOWN = _Kind("a part of unknown kind", "strangers.read_unknown", frozenset())
