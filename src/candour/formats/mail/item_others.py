"""The other properties of an Outlook item: whatever its window does not show, with its text or the words in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from candour.formats.mail.headers import read_fields
from candour.formats.mail.hidings import mail_hiding
from candour.formats.mail.mapi import BINARY, Bag, Property
from candour.formats.mail.mapi_names import (
    HIDDEN,
    LABELS,
    PACKED,
    PLAIN_VALUES,
    SHOWN,
    STRUCTURE,
    named_shown,
)
from candour.formats.mail.parts import Field
from candour.formats.wording import runs_in
from candour.piece import Found, Text
from candour.place import Place
from candour.source import Source

__all__ = ["Told", "read_others"]

_PLAIN = re.compile(PLAIN_VALUES)
_KIND_OF_ADDRESS = re.compile(r"^(?:SMTP|EX|FAX):", re.IGNORECASE)
_LONGEST_KEPT = 20_000


@dataclass(slots=True)
class Told:
    """What has been told of the item already: who sent it stands in a dozen of its properties."""

    source: Source
    format_id: str
    texts: set[str] = field(default_factory=set)
    shown: list[str] = field(default_factory=list)
    content_ids: dict[Place, str] = field(default_factory=dict)
    """What the page calls the pictures by that it shows, by their places."""

    def add(self, text: str) -> None:
        """Says that this has been told."""
        folded = text.casefold().strip()
        if folded and folded not in self.texts:
            self.texts.add(folded)
            if len(folded) < _LONGEST_KEPT:
                self.shown.append(folded)

    def has(self, text: str) -> bool:
        """Whether this was told, by itself or within something else."""
        folded = text.casefold().strip()
        return folded in self.texts or (len(folded) > 2 and any(folded in other for other in self.shown))


def read_others(told: Told, bag: Bag) -> Iterator[Found]:
    """The properties that nothing else has told."""
    for one in bag.properties.values():
        if one.named or one.id not in (PACKED if one.kind & 0xFFF == BINARY else STRUCTURE):
            yield from _property(told, bag, one)


def _property(told: Told, bag: Bag, one: Property) -> Iterator[Found]:
    space, label, is_shown = named_shown(one.named) if one.named else ("", "", False)
    if space == "dull":
        return
    text = "\n".join(filter(None, bag.texts(one))) if one.is_text else bag.time(one)
    if one.kind & 0xFFF == BINARY:
        words = (_KIND_OF_ADDRESS.sub("", word) for value in one.values for word in runs_in(value))
        text = "\n".join(word for word in words if not _is_plain(word) and not told.has(word))
    if one.id in SHOWN or is_shown:
        yield from _shown(told, label or SHOWN[one.id], text)
    elif space == "internet":
        fields = (Field(label, text.encode("utf-8", "replace")),) if not told.has(text) else ()
        yield from read_fields(fields, told.source.place, told.format_id, shown=False)
    else:
        label = label or LABELS.get(one.id, f"property {one.id:#06x}")
        yield from _hidden(told, label, text, HIDDEN.get(one.id, "item-property"))


def _shown(told: Told, label: str, text: str) -> Iterator[Text]:
    if text.strip() and text.casefold().strip() not in told.texts:
        told.add(text)
        yield Text(told.source.place / "fields", text, label=label)


def _hidden(told: Told, label: str, text: str, what: str) -> Iterator[Text]:
    if not text.strip() or _is_plain(text) or told.has(text.removesuffix(".EML")):
        return
    told.add(text)
    hiding = mail_hiding(told.format_id, what)
    if label in ("Message-ID", "References", "In-Reply-To"):
        text = text.replace("@", " @ ")  # they look like addresses, and reach nobody
    yield Text(told.source.place / "properties", text, hiding.sight, hiding, label)


def _is_plain(text: str) -> bool:
    return bool(_PLAIN.fullmatch(text.strip()))
