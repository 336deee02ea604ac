"""Custom XML: data that other systems keep inside a document, and the parts of Excel and Word that work alike.

    customXml/item1.xml    SharePoint's columns, cover pages, bibliographies, a form's answers; Power Query's mashup
    xl/xmlMaps.xml         maps between cells and schemas: paths of schema files
    customUI/              buttons that an add-in has put on the ribbon
    webextensions/         add-ins from a store, and what they keep in the file

SharePoint writes three items into every document it holds: a schema of its columns, the names of its forms, and the
columns' values. Only values count.
"""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from candour.formats import xml
from candour.formats.ooxml.mashup import read_mashup
from candour.formats.ooxml.survey import Survey
from candour.formats.wording import is_wordy, wording_of_xml
from candour.formats.xml import text_of
from candour.piece import Found

__all__ = ["read_item", "read_quietly", "read_tags", "read_web_extension", "read_words"]

_FORMS = frozenset({"FormTemplates", "customXsn", "Receivers", "LongProperties"})
"""Roots of items whose words are those of the program, whatever the document says."""
_FORM_WORDS = frozenset({"DocumentLibraryForm", "ListForm", "True", "False"})
_LARGE = 8 << 20
_KEYS = frozenset(
    {"id", "nil", "uri", "ref", "r:id", "itemID", "schemaLocation", "type", "namespace", "targetNamespace"}
    | {"SelectedStyle", "StyleName"}  # how Word is to set a bibliography
)


def read_item(survey: Survey, part: str) -> Iterator[Found]:
    """The values in one item; nothing where it is only a skeleton."""
    root = survey.tree(part)
    if root.tag == "DataMashup":
        yield from read_mashup(survey, text_of(root))
        return
    if root.tag == "contentTypeSchema":
        lines = [value for choice in root.iter("enumeration") if is_wordy(value := choice.get("value", ""))]
    elif root.tag in _FORMS:
        lines = [
            text for text in map(str.strip, root.itertext()) if is_wordy(text) and text not in _FORM_WORDS
        ]
    else:
        lines = list(_values(root))
    if lines:
        text = "\n".join(dict.fromkeys(lines))
        yield survey.hidden("custom-xml", survey.showing(part), text)


def _values(root: Element) -> Iterator[str]:
    """Each value with the name of its element or attribute before it, as a label would stand."""
    for element in root.iter():
        for key, value in element.items():
            if (
                key not in _KEYS
                and is_wordy(value)
                and not value.startswith(("http://schemas.", "urn:schemas-"))
            ):
                yield f"{key}: {value}"
        text = "\n".join(
            filter(None, ((element.text or "").strip(), *((c.tail or "").strip() for c in element)))
        )
        if text and text.lower() not in ("true", "false"):
            yield f"{element.tag}: {text}"


def read_words(survey: Survey, part: str) -> Iterator[Found]:
    """The words of a part that is all settings and names: maps, ribbons, the tags of a tool."""
    text = wording_of_xml((survey.read(part),), skip=_KEYS)
    if text:
        yield survey.hidden("custom-xml", survey.showing(part), text)


def read_tags(survey: Survey, part: str) -> Iterator[Found]:
    """What add-ins have noted of a slide or a shape: names and values."""
    tags = [(tag.get("name", ""), tag.get("val", "")) for tag in survey.tree(part).iter("tag")]
    if lines := [f"{name}: {value}" for name, value in tags if is_wordy(value)]:
        yield survey.hidden("custom-xml", survey.showing(part), "\n".join(dict.fromkeys(lines)), "tags")


def read_web_extension(survey: Survey, part: str) -> Iterator[Found]:
    """An add-in's address and name, and what it keeps; a picture of it is a picture like any other."""
    root = survey.tree(part)
    lines = [f"{key}: {value}" for key, value in _attributes(root, "reference") if key in ("id", "store")]
    lines += [
        text for element in root.iter("property") if is_wordy(text := " ".join(element.attrib.values()))
    ]
    lines += [text for element in root.iter("binding") if is_wordy(text := element.get("appref", ""))]
    if lines:
        yield survey.hidden("custom-xml", survey.showing(part), "\n".join(dict.fromkeys(lines)), "add-in")


def _attributes(root: Element, tag: str) -> Iterator[tuple[str, str]]:
    for element in root.iter(tag):
        yield from element.items()


def read_quietly(survey: Survey, part: str) -> Iterator[Found]:
    """A part of looks and numbers, such as a theme: it has attributes only. Text in it is somebody's own."""
    texts: list[str] = []
    if survey.package.entry(part).unpacked < _LARGE:
        raw = survey.read(part)
        if not xml.may_hold_words(raw):
            return
        texts += survey.tree(part).itertext()
    else:
        xml.stream(survey.package.stream(part), _pass_over, _pass_over, texts.append)
    if words := [text.strip() for text in texts if is_wordy(text)]:
        yield survey.hidden("custom-xml", survey.showing(part), "\n".join(words))


def _pass_over(*_: object) -> None:
    pass
