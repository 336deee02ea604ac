"""Fields: what is filled into a form, what it may be filled with, and what a dynamic form (XFA) keeps beside it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from candour.formats.pdf.annotations import Annotation
from candour.formats.pdf.document import Document
from candour.formats.pdf.hidings import BY_NAME
from candour.formats.pdf.rebuilt import words_of_drawings
from candour.formats.pdf.values import entry, items, key_of, kind_of, name_of, number_of, words_of_value
from candour.formats.wording import wording_of_xml
from candour.formats.xml import BadXml
from candour.piece import Count, Found, Gap, Text, Why
from candour.place import Place

__all__ = ["COMBO", "inherited", "read_fields", "read_form_data"]

_HIGHEST = 32
_PASSWORD = 1 << 13
COMBO = 1 << 17
"""The flag of a field that shows one of its choices; without it a list shows several."""
_XFA_QUIET = frozenset({"config", "localeSet", "xmpmeta", "connectionSet", "stylesheet"})
_SIGNED = {"/Name": "signed by", "/Reason": "reason", "/Location": "place", "/ContactInfo": "contact"}


@dataclass(slots=True, repr=False)
class _Field:
    """One field with all the boxes that show it."""

    value: Any
    name: str
    kind: str
    widgets: list[Annotation] = field(default_factory=list)


def inherited(value: Any, key: str) -> Any:
    """A value of a field, or of the nearest field above it that has one."""
    for _ in range(_HIGHEST):
        found = entry(value, key)
        if found is not None or value is None:
            return found
        value = entry(value, "/Parent")
    return None


def _name_of(value: Any) -> str:
    """What a person would call the field: what it says of itself, or the names that lead to it."""
    if spoken := words_of_value(inherited(value, "/TU")):
        return spoken
    names: list[str] = []
    for _ in range(_HIGHEST):
        if value is None:
            break
        if own := words_of_value(entry(value, "/T")):
            names.insert(0, own)
        value = entry(value, "/Parent")
    return ".".join(names)


def _fields(document: Document, annotations: Sequence[Annotation]) -> Iterator[_Field]:
    """The fields of the form, and boxes of fields that the form does not list."""
    by_key: dict[tuple[int, int], list[Annotation]] = {}
    for one in annotations:
        if one.kind == "Widget":
            by_key.setdefault(key_of(one.value), []).append(one)
    waiting = list(items(entry(document.root, "/AcroForm", "/Fields")))[::-1]
    met: set[tuple[int, int]] = set()
    while waiting:
        value = waiting.pop()
        key = key_of(value)
        if key in met and key != (0, 0):
            continue
        met.add(key)
        kids = [kid for kid in items(entry(value, "/Kids")) if kind_of(kid) == "dictionary"]
        named = [kid for kid in kids if entry(kid, "/T") is not None]
        waiting += named[::-1]
        if not named:
            found = _Field(value, _name_of(value), name_of(inherited(value, "/FT")))
            for each in (value, *kids):
                met.add(key_of(each))
                found.widgets += by_key.get(key_of(each), [])
            yield found
    for key, widgets in by_key.items():
        if key not in met:
            value = widgets[0].value
            yield _Field(value, _name_of(value), name_of(inherited(value, "/FT")), widgets)


def read_fields(document: Document, annotations: Sequence[Annotation]) -> Iterator[Found]:
    """What each field shows, what it holds beside that, and what it could hold."""
    fields = list(_fields(document, annotations))
    looks = [[_look(one.value) for one in each.widgets] for each in fields]
    drawn = iter(words_of_drawings([look for row in looks for look in row if look is not None]))
    total = unseen = 0
    for each, row in zip(fields, looks, strict=True):
        shown = [next(drawn, "") for look in row if look is not None]
        total += 1
        if each.kind == "Sig":
            yield from _read_signature(document, each)
            words = "\n".join(filter(None, shown))
            if words.strip() and not all(one.is_hidden for one in each.widgets):
                yield Text(_place(document, each), words)
            continue
        is_hidden = bool(each.widgets) and all(one.is_hidden for one in each.widgets)
        is_hidden = is_hidden or (not each.widgets and bool(_values(inherited(each.value, "/V"))))
        unseen += is_hidden
        has_looks = any(look is not None for look in row)
        yield from _read_field(
            document, each, "\n".join(filter(None, shown)) if has_looks else None, is_hidden=is_hidden
        )
    if total:
        yield Count("form field", total, unseen)


def _look(value: Any) -> Any:
    look = entry(value, "/AP", "/N")
    return look if kind_of(look) == "stream" else None


def _values(value: Any) -> str:
    """The words of a value: of a list, a line each; of long text, what its stream holds."""
    lines = []
    for item in items(value):
        if kind_of(item) == "stream":
            try:
                lines.append(bytes(item.read_raw_bytes()[:1_000_000]).decode("utf-8", "replace"))
            except Exception:  # noqa: BLE001, S112  (a damaged stream makes it raise whatever it likes)
                continue
        else:
            lines.append(words_of_value(item))
    return "\n".join(line for line in lines if line.strip()).replace("\r", "\n")


def _place(document: Document, each: _Field) -> Place:
    place = document.source.place
    if each.widgets:
        place /= f"page {each.widgets[0].page}"
    return place / f'form field "{each.name}"' if each.name else place / "form field"


def _read_field(document: Document, each: _Field, shown: str | None, *, is_hidden: bool) -> Iterator[Found]:
    place, label = _place(document, each), each.name
    value = _values(inherited(each.value, "/V"))
    is_secret = bool(int(number_of(inherited(each.value, "/Ff"))) & _PASSWORD)
    if is_hidden:
        hiding = BY_NAME["hidden-field"]
        words = "\n".join(dict.fromkeys(filter(None, (value, shown or ""))))
        if words.strip():
            yield Text(place, words, hiding.sight, hiding, label)
    else:
        if shown is None and not is_secret:
            # without a look of its own the field is drawn from its value, and a list with all that may be chosen
            shown = "\n".join(_options(each)) if _is_list(each) else value
        if shown and shown.strip():
            yield Text(place, shown, label=label)
        hiding = BY_NAME["field-value"]
        if value.strip() and Counter(value.split()) - Counter((shown or "").split()):
            yield Text(place / "value", value, hiding.sight, hiding, label)
    default = _values(inherited(each.value, "/DV"))
    if default.strip() and default != value:
        hiding = BY_NAME["field-default"]
        yield Text(place / "value on reset", default, hiding.sight, hiding, label)
    yield from _read_choices(each, place, label)


def _read_choices(each: _Field, place: Place, label: str) -> Iterator[Found]:
    choices = _options(each)
    hiding = BY_NAME["field-choices"]
    if any(choices):
        yield Text(place / "choices", "\n".join(filter(None, choices)), hiding.sight, hiding, label)


def _options(each: _Field) -> list[str]:
    """The choices that a field offers, each with all its words."""
    found = []
    for option in items(inherited(each.value, "/Opt")):
        words = [words_of_value(word) for word in items(option)]
        found.append(" ".join(dict.fromkeys(word for word in words if word.strip())))
    return found


def _is_list(each: _Field) -> bool:
    """Whether it shows several choices at once."""
    return each.kind == "Ch" and not int(number_of(inherited(each.value, "/Ff"))) & COMBO


def _read_signature(document: Document, each: _Field) -> Iterator[Found]:
    signature = inherited(each.value, "/V")
    hiding = BY_NAME["signature"]
    for key, label in _SIGNED.items():
        words = words_of_value(entry(signature, key))
        if words.strip():
            yield Text(_place(document, each) / "signature", words, hiding.sight, hiding, label)


def read_form_data(document: Document) -> Iterator[Found]:
    """A dynamic form: its data, and its template, which may hold more than the pages show."""
    form = entry(document.root, "/AcroForm", "/XFA")
    if form is None:
        return
    place, hiding = document.source.place / "dynamic form", BY_NAME["form-data"]
    name: Any = None
    for stream in items(form):
        if kind_of(stream) == "string":
            name = stream
            continue
        part, name = words_of_value(name) or "form", None
        if kind_of(stream) != "stream":
            what = "part of it is damaged: open the form, print it to a new PDF, and check that"
            yield Gap(place, Why.BROKEN, what)
            continue
        if part in _XFA_QUIET:
            continue
        data = document.decoded(stream)
        if part in ("preamble", "postamble"):
            continue
        try:
            words = wording_of_xml(
                [data], named=part == "datasets", skip=frozenset({"xmlns", "timeStamp", "uuid"})
            )
        except BadXml:
            what = "part of it is no whole XML: open the form, print it to a new PDF, and check that"
            yield Gap(place, Why.BROKEN, what)
            continue
        if words.strip():
            yield Text(place / part, words, hiding.sight, hiding)
