"""Controls of forms in a copy: those that are drawn, with what they show and nothing of where it goes."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final
from xml.etree.ElementTree import Element, SubElement

from candour.cleaned import Redaction
from candour.formats.xml import text_of

__all__ = ["ControlCopies"]

_SHOWN: Final = ("form:label", "form:current-value", "form:value")
_STATES: Final = re.compile(r"checked|unchecked|unknown|true|false")
_STATE: Final = ("form:current-state", "form:state", "form:current-selected", "form:selected")
_KINDS: Final = frozenset(
    f"form:{kind}"
    for kind in (
        "text", "textarea", "formatted-text", "number", "date", "time", "fixed-text", "combobox", "listbox", "button",
        "checkbox", "radio", "frame", "value-range",
    )
)  # fmt: skip
_OF_PROGRAM: Final = re.compile(r"ooo:com\.sun\.star\.form\.component\.\w{1,40}")


@dataclass(slots=True, eq=False, repr=False)
class ControlCopies:
    """The controls of one text."""

    forms: Iterable[Element]
    redaction: Redaction
    _written: dict[str, Element] = field(default_factory=dict)

    def name(self, shape: Element) -> str:
        """What the control is called in the copy that a shape draws."""
        id_ = shape.get("draw:control", "")
        if not id_ or id_ in self._written:
            return self._written[id_].get("form:id", "") if id_ else ""
        found = (
            each
            for form in self.forms
            for each in form.iter()
            if id_ in (each.get("form:id"), each.get("xml:id"))
        )
        control = next((each for each in found if each.tag in _KINDS), None)
        if control is None:
            return ""
        copy = self._copy(control, f"control{len(self._written) + 1}")
        self._written[id_] = copy
        return copy.get("form:id", "")

    def _copy(self, control: Element, name: str) -> Element:
        copy = Element(control.tag, {"form:id": name, "xml:id": name})
        program = control.get("form:control-implementation", "")
        if _OF_PROGRAM.fullmatch(program):
            copy.set("form:control-implementation", program)
        for attribute in _SHOWN:
            if value := control.get(attribute, ""):
                copy.set(attribute, self.redaction.text(value))
        for attribute in _STATE:
            if _STATES.fullmatch(value := control.get(attribute, "")):
                copy.set(attribute, value)
        for paragraph in control.findall("text:p"):
            SubElement(copy, "text:p").text = self.redaction.text(text_of(paragraph))
        return copy

    def written(self) -> list[Element]:
        """The forms of the copy: one, where any control is drawn."""
        if not self._written:
            return []
        forms = Element("office:forms", {"form:automatic-focus": "false", "form:apply-design-mode": "false"})
        SubElement(forms, "form:form").extend(self._written.values())
        return [forms]
