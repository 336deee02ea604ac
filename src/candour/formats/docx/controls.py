"""Controls: what content controls, form fields and smart tags keep beside the words they show."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from candour.formats.docx.gathered import Gathered
from candour.formats.docx.own_hidings import GIVEN_NAME

__all__ = ["content_control", "form_field", "smart_tag"]

_NAMES = ("alias", "tag")
_TEXTS = ("helpText", "statusText", "default", "entryMacro", "exitMacro")
_ORDINARY_DEFAULTS = frozenset({"0", "1", "true", "false"})


def content_control(element: Element, gathered: Gathered, where: str) -> None:
    """The title, tag, choices and exact date of a content control (`sdtPr`)."""
    for name in _NAMES:
        for child in element.findall(name):
            gathered.note(GIVEN_NAME, "name of a control", child.get("val", ""), where)
    for lists in ("dropDownList", "comboBox"):
        for items in element.findall(lists):
            gathered.note_control(_items(items), "items of a list", where)
    for date in element.findall("date"):
        gathered.note_control([date.get("fullDate", "")], "date of a control", where)


def _items(items: Element) -> Iterator[str]:
    for item in items.findall("listItem"):
        shown, kept = item.get("displayText", ""), item.get("value", "")
        yield from dict.fromkeys(filter(None, (shown, kept)))


def form_field(element: Element, gathered: Gathered, where: str) -> None:
    """The name, help, choices and default of a form field of the older kind (`ffData`)."""
    for child in element.findall("name"):
        gathered.note_bookmark(child.get("val", ""), where)
    for child in element.iter():
        if child.tag in _TEXTS and child.get("val", "").lower() not in _ORDINARY_DEFAULTS:
            gathered.note_control([child.get("val", "")], "text of a control", where)
    items = (child.get("val", "") for child in element.iter("listEntry"))
    gathered.note_control(items, "items of a list", where)


def smart_tag(element: Element, gathered: Gathered, where: str) -> None:
    """What a program noted of the words it marked (`smartTagPr`, `customXmlPr`)."""
    for child in element.findall("attr"):
        text = f"{child.get('name', '')}: {child.get('val', '')}"
        gathered.note_control([text] if child.get("val") else [], "value of a tag", where)
