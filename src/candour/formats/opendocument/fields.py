"""Fields: words that a program works out, and the words that it keeps for another time.

What a field shows is part of the text. Beside it stand the other branch of a condition, a value that is set but not shown,
the choices of a list, a prompt, the names of a database.
"""

from __future__ import annotations

from xml.etree.ElementTree import Element

from candour.formats.opendocument.walk import Handler, Scope, Walk
from candour.formats.xml import text_of

__all__ = ["Fields"]

_KEPT = {
    "text:conditional-text": ("text:string-value-if-true", "text:string-value-if-false"),
    "text:hidden-text": ("text:string-value",),
    "text:variable-set": ("office:string-value",),
    "text:variable-input": ("office:string-value",),
    "text:variable-get": ("office:string-value",),
    "text:user-field-get": ("office:string-value",),
    "text:user-field-input": ("office:string-value",),
    "text:expression": ("office:string-value",),
    "text:sequence": (),
    "text:table-formula": ("office:string-value",),
    "text:hidden-paragraph": (),
    "text:user-defined": ("office:string-value",),
}
"""Fields, and the attributes in which they keep words that may differ from those they show."""
_DATABASE = (
    "text:database-display",
    "text:database-next",
    "text:database-row-select",
    "text:database-name",
    "text:database-row-number",
)
_ENTRIES = (
    "text:toc-mark", "text:toc-mark-start", "text:user-index-mark", "text:user-index-mark-start",
    "text:alphabetical-index-mark", "text:alphabetical-index-mark-start",
)  # fmt: skip
_ENTRY = (
    "text:string-value",
    "text:key1",
    "text:key2",
    "text:string-value-phonetic",
    "text:key1-phonetic",
    "text:key2-phonetic",
    "text:index-name",
)
_ENDS = (
    "text:toc-mark-end",
    "text:user-index-mark-end",
    "text:alphabetical-index-mark-end",
    "field:fieldmark-end",
)
_CONTROL = {
    "loext:alias": "name of a control",
    "loext:tag": "name of a control",
    "loext:title": "name of a control",
}


class Fields:
    """The fields of one document."""

    def __init__(self, walk: Walk) -> None:
        self._walk = walk
        handlers: dict[str, Handler] = {
            **dict.fromkeys(_KEPT, self._kept),
            **dict.fromkeys(_DATABASE, self._database),
            **dict.fromkeys(_ENTRIES, self._entry),
            **dict.fromkeys(_ENDS, lambda *_: None),
            "text:bibliography-mark": self._bibliography,
            "text:placeholder": self._prompted,
            "text:text-input": self._prompted,
            "text:drop-down": self._choices,
            "text:script": self._script,
            "text:execute-macro": self._macro,
            "text:file-name": walk.runs,
            "loext:content-control": self._control,
            "field:fieldmark": self._fieldmark,
            "field:fieldmark-start": self._fieldmark,
            "office:event-listeners": self._events,
        }
        walk.inline |= handlers
        walk.block["office:event-listeners"] = self._events

    def _kept(self, element: Element, scope: Scope) -> None:
        """A field that may show other words than it keeps, or none."""
        walk, place = self._walk, scope.flow.at()
        shown = text_of(element).strip()
        is_off = element.get("text:display") == "none" or element.get("text:is-hidden") == "true"
        values = [element.get(name, "") for name in _KEPT[element.tag]]
        if is_off:
            values.append(shown)
        elif not shown and element.tag == "text:hidden-text":
            shown = values[0]
            walk.say(shown, scope)
        else:
            walk.runs(element, scope)
        shown = "" if is_off else shown
        for value in dict.fromkeys(values):
            if value.strip() and value.strip() != shown:
                what = "hidden-text" if element.tag == "text:hidden-text" else "field-words"
                scope.flow.say(f" {value}", walk.mask(what))
        for name in ("text:formula", "text:condition"):
            if '"' in (code := element.get(name, "")):
                walk.gathered.note("field-code", "formula", code, place)

    def _database(self, element: Element, scope: Scope) -> None:
        names = ("text:database-name", "text:table-name", "text:column-name")
        found = ", ".join(filter(None, (element.get(name, "") for name in names)))
        self._walk.gathered.note("mail-merge", "database", found, scope.flow.at())
        for resource in element.findall("form:connection-resource"):
            self._walk.gathered.refer(
                resource.get("xlink:href", ""), "path of a database", scope.flow.at(), None
            )
        self._walk.runs(element, scope)

    def _entry(self, element: Element, scope: Scope) -> None:
        for name in _ENTRY:
            self._walk.gathered.note("field-code", "index entry", element.get(name, ""), scope.flow.at())

    def _bibliography(self, element: Element, scope: Scope) -> None:
        shown = text_of(element)
        for name, value in element.items():
            if value not in shown and name not in ("text:bibliography-type", "text:identifier"):
                self._walk.gathered.note("field-code", "bibliography entry", value, scope.flow.at())
        self._walk.runs(element, scope)

    def _prompted(self, element: Element, scope: Scope) -> None:
        self._walk.gathered.note(
            "placeholder", "prompt", element.get("text:description", ""), scope.flow.at()
        )
        self._walk.runs(element, scope)

    def _choices(self, element: Element, scope: Scope) -> None:
        """A list to choose from; what was chosen is shown."""
        gathered, place = self._walk.gathered, scope.flow.at()
        chosen = text_of(element).strip()
        for label in element.findall("text:label"):
            value = label.get("text:value", "")
            if label.get("text:current-selected") == "true" and not chosen:
                self._walk.say(value, scope)
            elif value != chosen:
                gathered.note("form-control", "items of a list", value, place)
        for name in ("text:help", "text:hint"):
            gathered.note("form-control", "help text", element.get(name, ""), place)
        gathered.note_name("name of a control", element.get("text:name", ""), place)
        self._walk.runs(element, scope)

    def _script(self, element: Element, scope: Scope) -> None:
        """A script among the words. No page shows it."""
        self._walk.gathered.refer(element.get("xlink:href", ""), "script", scope.flow.at(), None)
        self._walk.text("vba-project", text_of(element), scope, "script")

    def _macro(self, element: Element, scope: Scope) -> None:
        self._walk.gathered.note("vba-project", "macro", element.get("text:name", ""), scope.flow.at())
        self._walk.runs(element, scope)

    def _events(self, element: Element, scope: Scope) -> None:
        """What happens on a click: a macro, a page, a sound."""
        gathered, place = self._walk.gathered, scope.flow.at()
        for listener in element.iter():
            if href := listener.get("xlink:href", ""):
                if href.startswith("vnd.sun.star.script:"):
                    gathered.note("vba-project", "macro", href, place)
                else:
                    gathered.refer(href, "address", place, self._walk.hidden(scope))
            gathered.note("vba-project", "macro", listener.get("script:macro-name", ""), place)

    def _control(self, element: Element, scope: Scope) -> None:
        """A control among the words: what it shows is part of the text, its choices and names are not."""
        gathered, place = self._walk.gathered, scope.flow.at()
        shown = text_of(element)
        for name, label in _CONTROL.items():
            gathered.note_name(label, element.get(name, ""), place)
        for item in element.findall("loext:list-item"):
            for name in ("loext:display-text", "loext:value"):
                if (value := item.get(name, "")) not in shown:
                    gathered.note("form-control", "items of a list", value, place)
        if (day := element.get("loext:current-date", "")) and day not in shown:
            gathered.note("form-control", "date of a control", day, place)
        self._walk.runs(element, scope)

    def _fieldmark(self, element: Element, scope: Scope) -> None:
        """A field that came from another program, with its code and choices as they were."""
        for param in element.iter("field:param"):
            kind, value = param.get("field:name", ""), param.get("field:value", "")
            what, label = (
                ("form-control", "items of a list") if "Dropdown" in kind else ("field-code", "formula")
            )
            self._walk.gathered.note(what, label, value, scope.flow.at())
        self._walk.gathered.note_name("bookmark", element.get("text:name", ""), scope.flow.at())
        self._walk.runs(element, scope)
