"""Forms: the controls of a document, their lists and values, and the data behind them. And scripts in the document itself.

A control that is drawn on a page shows its label and its value. What it offers to choose from, its help text, a hidden
control and a control that no page draws are kept from sight.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from xml.etree.ElementTree import Element

from candour.formats.opendocument.names import local, spelt
from candour.formats.opendocument.walk import Walk
from candour.formats.wording import is_wordy, wording_of_xml
from candour.formats.xml import text_of
from candour.piece import Text

__all__ = ["read_forms", "read_scripts"]

_SHOWN = ("form:label", "form:current-value", "form:value")
_HELD = ("form:value", "form:current-value", "form:title", "form:help-text")
_ITEMS = ("form:option", "form:item")
_PATHS = ("xlink:href", "form:image-data", "form:datasource", "form:command")
_KINDS = (
    "text", "textarea", "password", "file", "formatted-text", "number", "date", "time", "fixed-text", "combobox",
    "listbox", "button", "image", "checkbox", "radio", "frame", "image-frame", "grid", "value-range",
    "generic-control", "column",
)  # fmt: skip
_CONTROLS = tuple(f"form:{kind}" for kind in _KINDS)


def read_forms(walk: Walk, forms: Iterable[Element]) -> None:
    """The forms, once it is known which of their controls are drawn."""
    for form in forms:
        for element in form.iter():
            if (read := _READ.get(element.tag)) is not None:
                read(walk, element)


def _read_hidden(walk: Walk, element: Element) -> None:
    _tell(walk, "hidden-field", element.get("form:value", ""), element.get("form:name", ""))


def _read_item(walk: Walk, element: Element) -> None:
    for name in ("form:label", "form:value"):
        _tell(walk, "form-control", element.get(name, ""), "items of a list")


def _read_data(walk: Walk, model: Element) -> None:
    """The data that a form fills in, as XML."""
    if is_wordy(words := wording_of_xml((spelt(model),), named=True)):
        _tell(walk, "hidden-field", words, "data of a form")


def _read_property(walk: Walk, element: Element) -> None:
    value = element.get("office:string-value", "")
    if not value.startswith("com.sun.star."):  # which part of the program draws the control
        _tell(walk, "form-control", value, _label(element))


def _label(element: Element) -> str:
    name = element.get("form:property-name", "")
    return "help text" if "Help" in name else "property of a control"


def _tell(walk: Walk, what: str, text: str, label: str) -> None:
    if what == "form-control":
        walk.gathered.note(what, label, text, walk.gathered.place / "form")
    elif text.strip():
        walk.tell_as(walk.gathered.ways[what], walk.gathered.place / "form", text, label)


def _read_control(walk: Walk, element: Element) -> None:
    id_ = element.get("form:id") or element.get("xml:id") or ""
    place = walk.gathered.place / "form"
    is_drawn = id_ in walk.gathered.controls or element.tag == "form:column"
    under = walk.gathered.controls.get(id_)
    shown = [element.get(name, "") for name in _SHOWN]
    words = "\n".join(dict.fromkeys(filter(None, (*shown, text_of(element).strip()))))
    if is_drawn and words:
        walk.tell(Text(place, words, under.sight, under.hiding) if under else Text(place, words))
    for name in _HELD:
        if not is_drawn or name in ("form:title", "form:help-text"):
            _tell(
                walk,
                "form-control",
                element.get(name, ""),
                "help text" if "title" in name else "value of a control",
            )
    if not is_drawn:
        _tell(walk, "form-control", element.get("form:label", ""), "label of a control")
    walk.gathered.note_name("name of a control", local(element.get("form:name", "")), place)
    if "/" in (path := element.get("form:image-data", "")):
        walk.gathered.refer(path, "path of a picture", place, under)


def _read_source(walk: Walk, form: Element) -> None:
    """Where a form takes its data from, and where it sends them."""
    place = walk.gathered.place / "form"
    source = " ".join(filter(None, (form.get("form:datasource", ""), form.get("form:command", ""))))
    walk.gathered.note("connection", "data source", source, place)
    walk.gathered.refer(form.get("xlink:href", ""), "address", place, None)
    for resource in form.findall("form:connection-resource"):
        walk.gathered.refer(resource.get("xlink:href", ""), "path of a database", place, None)


_READ: dict[str, Callable[[Walk, Element], None]] = {
    "form:hidden": _read_hidden,
    **dict.fromkeys(_ITEMS, _read_item),
    **dict.fromkeys(_CONTROLS, _read_control),
    "form:form": _read_source,
    "xforms:model": _read_data,
    "form:property": _read_property,
    "form:list-value": _read_property,
}


def read_scripts(walk: Walk, scripts: Element) -> None:
    """Macros and event handlers that stand in the content itself."""
    place = walk.gathered.place / "scripts"
    for script in scripts.iter():
        for name in ("xlink:href", "script:macro-name"):
            if href := script.get(name, ""):
                walk.gathered.note("vba-project", "macro", href, place)
    if words := text_of(scripts).strip():
        walk.tell_as(walk.gathered.ways["vba-project"], place, words, "macro")
