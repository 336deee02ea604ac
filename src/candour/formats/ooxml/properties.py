"""Document properties: who made a file and when, what it is about, and what a body's systems have noted in it.

    docProps/core.xml     author, last saved by, title, subject, keywords …
    docProps/app.xml      company, manager, template, and the titles of sheets and names, some of them long gone
    docProps/custom.xml   whatever anybody added; SharePoint's columns, the owner and tenant of a sensitivity label
    docMetadata/          sensitivity labels, the newer way
    docProps/thumbnail.*  a small picture of the first page, as it was when it was made

Programs' names and versions, counts and dates are looked through and say nothing of people.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from posixpath import basename
from xml.etree.ElementTree import Element

from candour.formats.listing import listing
from candour.formats.ooxml.survey import Showing, Survey
from candour.formats.wording import is_wordy, runs_in
from candour.formats.xml import text_of
from candour.piece import Found, Nested

__all__ = ["read_app", "read_core", "read_custom", "read_labels", "read_sheet_property", "read_thumbnail"]

_CORE = {
    "creator": "author",
    "lastModifiedBy": "last saved by",
    "contentStatus": "status",
    "description": "comments",
    "contentType": "type of content",
}
_CORE_QUIET = frozenset({"created", "modified", "lastPrinted", "revision", "version", "language"})
_APP = {
    "HyperlinkBase": "folder that links start from",
    "Template": "template",
    "HLinks": "links",
    "Company": "company",
    "Manager": "manager",
}
# fmt: off
_APP_QUIET = frozenset({
    "Application", "AppVersion", "Characters", "CharactersWithSpaces", "DigSig", "DocSecurity", "HeadingPairs",
    "HiddenSlides", "HyperlinksChanged", "Lines", "LinksUpToDate", "MMClips", "Notes", "Pages", "Paragraphs",
    "PresentationFormat", "ScaleCrop", "SharedDoc", "Slides", "TitlesOfParts", "TotalTime", "Words",
})
# fmt: on
_TITLED = {"pptx": "titles of slides"}
_PLAIN_TEMPLATES = frozenset(
    {"normal", "normal.dot", "normal.dotm", "normal.dotx", "default", "office theme"}
)
_PLAIN_NAMES = re.compile(
    r"(?:_xlnm\.)?(?:Print_(?:Area|Titles)|_?FilterDatabase|Extract|Criteria)", re.IGNORECASE
)


def _at(survey: Survey) -> Showing:
    return Showing(survey.place / "document properties")


def read_core(survey: Survey, part: str) -> Iterator[Found]:
    """Author, last saved by, title, subject, keywords and the like."""
    for element in survey.tree(part):
        text = text_of(element).strip()
        if text and element.tag not in _CORE_QUIET:
            label = _CORE.get(element.tag, element.tag)
            yield survey.hidden("document-properties", _at(survey), text, label)


def read_app(survey: Survey, part: str) -> Iterator[Found]:
    """Company, manager, template, and the titles kept of sheets and names."""
    root = survey.tree(part)
    for element in root:
        lines = [text.strip() for text in element.itertext() if text.strip()]
        if not lines or element.tag in _APP_QUIET:
            continue
        if element.tag == "Template" and lines[0].lower() in _PLAIN_TEMPLATES:
            continue
        if element.tag == "HLinks":
            lines = [line for line in lines if is_wordy(line)]
        label = _APP.get(element.tag, element.tag)
        if lines:
            yield survey.hidden("document-properties", _at(survey), "\n".join(lines), label)
    titles = [text_of(title).strip() for title in root.iterfind("TitlesOfParts/vector/*")]
    gone = [title for title in titles if title and not _is_known(title, survey.titles)]
    place = _at(survey).place / _TITLED.get(survey.format_id, "titles of sheets and names")
    if table := listing(
        place, ((title,) for title in gone), survey.mask("sheet-titles"), ("title",), "title"
    ):
        yield table


def _is_known(title: str, known: frozenset[str] | None) -> bool:
    """Whether a title is one that a reader sees in the file itself: a sheet, a named range, a sheet's print area."""
    if known is None:
        return False
    if title in known:
        return True
    sheet, mark, name = title.rpartition("!")
    if not mark:
        return False
    if sheet.startswith("'"):
        sheet = sheet[1:-1].replace("''", "'")
    return name in known or (sheet in known and bool(_PLAIN_NAMES.fullmatch(name)))


def read_custom(survey: Survey, part: str) -> Iterator[Found]:
    """Properties that people, SharePoint and sensitivity labels have added."""
    for element in survey.tree(part):
        text = "\n".join(text.strip() for text in element.itertext() if text.strip())
        if text and not _is_flag(element):
            yield survey.hidden("custom-properties", _at(survey), text, element.get("name", ""))


def _is_flag(element: Element) -> bool:
    return all(value.tag in ("bool", "filetime", "date") for value in element)


def read_labels(survey: Survey, part: str) -> Iterator[Found]:
    """Sensitivity labels: which, and whose."""
    for element in survey.tree(part).iter("label"):
        known = {"id": "label", "siteId": "organisation", "name": "name"}
        lines = [f"{known[key]} {value}" for key, value in element.items() if key in known and value]
        if lines:
            yield survey.hidden("custom-properties", _at(survey), "\n".join(lines), "sensitivity label")


def read_sheet_property(survey: Survey, part: str) -> Iterator[Found]:
    """A property that some program has added to one sheet: bytes of its own making, mostly text."""
    if runs := runs_in(survey.read(part)):
        yield survey.hidden("custom-properties", survey.showing(part), "\n".join(runs), "property of a sheet")


def read_thumbnail(survey: Survey, part: str) -> Iterator[Found]:
    """The small picture: a file of its own, in view only of programs that show files as pictures."""
    place = survey.place / "thumbnail"
    source = survey.package.source.nested(basename(part), survey.package.read(part), place)
    yield Nested(source, survey.hiding("thumbnail"))
