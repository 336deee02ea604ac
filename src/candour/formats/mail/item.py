"""Item: the reading of one Outlook item from its properties, the same for msg files and for winmail.dat.

the item     ──▶ sender, subject, date, text in up to three versions; what no window shows
recipients   ──▶ one table: kind, name, address; blind copies are out of sight
attachments  ──▶ files, messages inside, objects
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import unquote

from candour.block import ListBlock
from candour.formats.archive import Unreadable
from candour.formats.mail.bodies import read_text
from candour.formats.mail.compressed_rtf import unpacked_rtf
from candour.formats.mail.headers import masked_addresses, read_fields
from candour.formats.mail.hidings import mail_hiding
from candour.formats.mail.item_attachments import Attachment, read_attachment
from candour.formats.mail.item_others import Told, read_others
from candour.formats.mail.mapi import Bag
from candour.formats.mail.pages import page_text, read_page
from candour.formats.mail.parts import Field, part_of
from candour.formats.mail.rtf_text import Unwrapped, unwrapped
from candour.formats.mail.shown import Words
from candour.piece import Found, Gap, Mask, Nested, Table, Text, Why
from candour.place import Place
from candour.source import Source

__all__ = ["Item", "read_item"]

_SUBJECT, _BODY, _PAGE, _RTF, _HEADERS, _NATIVE = 0x0037, 0x1000, 0x1013, 0x1009, 0x007D, 0x1016
_TO, _CC, _BCC = 0x0E04, 0x0E03, 0x0E02
_SENT, _DELIVERED = 0x0039, 0x0E06
_NAME, _ADDRESS, _SMTP, _KIND = 0x3001, 0x3003, 0x39FE, 0x0C15
_KINDS = {0: "From", 1: "To", 2: "Cc", 3: "Bcc"}
_TEXT_VERSION, _RTF_VERSION = 1, 2
_BETWEEN = re.compile(r"[<>,;\"]")
_SPACES = re.compile(r"\s+")


@dataclass(repr=False)
class Item:
    """An item as its container gives it."""

    bag: Bag
    recipients: list[Bag] = field(default_factory=list)
    attachments: list[Attachment] = field(default_factory=list)


def read_item(
    source: Source, item: Item, format_id: str, content_ids: dict[Place, str] | None = None
) -> Iterator[Found]:
    """The item to the bottom. What its page calls its pictures by is noted in `content_ids`, by their places."""
    reader = _Reader(source, item, format_id)
    if content_ids is not None:
        reader.told.content_ids = content_ids
    yield from reader.read()


@dataclass
class _Reader:
    source: Source
    item: Item
    format_id: str
    page: str = ""
    """The page that is shown, where the text is one."""

    def __post_init__(self) -> None:
        self.told = Told(self.source, self.format_id)

    def read(self) -> Iterator[Found]:
        yield from self.envelope()
        yield from self.recipients()
        yield from self.bodies()
        page = unquote(self.page).lower()
        for number, attachment in enumerate(self.item.attachments, 1):
            yield from read_attachment(self.told, attachment, number, page)
        yield from self.headers()
        yield from read_others(self.told, self.item.bag)

    def seen(self, label: str, text: str) -> Iterator[Text]:
        if text.strip():
            self.told.add(text)
            yield Text(self.source.place / label, text, label=label)

    # ── who and when ────────────────────────────────────────────────────────────────────────────────────────────

    def envelope(self) -> Iterator[Found]:
        bag = self.item.bag
        yield from self.seen("Subject", bag.text(_SUBJECT))
        shown = self.person(0x0042, 0x5D02, 0x0065)
        sender = self.person(0x0C1A, 0x5D01, 0x0C1F)
        for label, text in (("From", shown or sender), ("Sender", sender if shown != sender else "")):
            yield from self.seen(label, text)
            if masked := masked_addresses(text):
                hiding = mail_hiding(self.format_id, "masked-address")
                place = self.source.place / label
                yield Text(place, "\n".join(masked), hiding.sight, hiding, label)
        when = next((bag.properties[id_] for id_ in (_SENT, _DELIVERED) if id_ in bag.properties), None)
        if when is not None:
            yield from self.seen("Date", bag.time(when))

    def person(self, name: int, smtp: int, address: int) -> str:
        bag = self.item.bag
        where = bag.text(smtp) or bag.text(address)
        who = bag.text(name)
        if where.startswith("/"):  # an address within Exchange is shown to nobody
            where = ""
        return f"{who} <{where}>" if where and where != who else who

    def recipients(self) -> Iterator[Found]:
        """One table of all; then the lines that the windows show, where they name others."""
        block, names = ListBlock(), set()
        for row, bag in enumerate(self.item.recipients):
            kind = bag.number(_KIND) & 0xF
            name, where = bag.text(_NAME), bag.text(_SMTP) or bag.text(_ADDRESS)
            mask = 1 if _KINDS.get(kind) == "Bcc" else 0
            for column, text in enumerate((_KINDS.get(kind, "To"), name, where)):
                block.add(row, column, text, mask=mask)
            names.add(_plain(name))
            self.told.add(name)
            self.told.add(where)
        if len(block):
            hiding = mail_hiding(self.format_id, "blind-copy")
            masks = (Mask.of(hiding, "blind copies"),)
            header = ("kind", "name", "e-mail")
            place = self.source.place / "recipients"
            yield Table(place, lambda: (block,), masks, None, header, lambda row, _: f"recipient {row + 1}")
        yield from self.lines(names)
        for bag in self.item.recipients:
            yield from read_others(self.told, bag)

    def lines(self, names: set[str]) -> Iterator[Found]:
        for id_, label in ((_TO, "To"), (_CC, "Cc"), (_BCC, "Bcc")):
            text = self.item.bag.text(id_)
            if not text or all(_plain(name) in names for name in text.split(";") if name.strip()):
                continue
            if label != "Bcc":
                yield from self.seen(label, text)
            else:
                hiding = mail_hiding(self.format_id, "blind-copy")
                self.told.add(text)
                yield Text(self.source.place / label, text, hiding.sight, hiding, label)

    def headers(self) -> Iterator[Found]:
        """The headers that the message had on its way: kept whole, and shown to nobody who does not ask."""
        text = self.item.bag.text(_HEADERS)
        if text:
            part = part_of(text.encode("utf-8", "replace").lstrip(b"\r\n"))
            fields = [one for one in part.fields if not (one.id in _ROUTINE and self.is_told(one.text))]
            yield from read_fields(fields, self.source.place, self.format_id, shown=False)
            if rest := "\n".join(
                filter(None, (raw.decode("utf-8", "replace").strip() for raw in (part.stray, part.raw)))
            ):
                field_ = Field("headers", rest.encode("utf-8", "replace"))
                yield from read_fields((field_,), self.source.place, self.format_id, shown=False)

    def is_told(self, people: str) -> bool:
        """Whether all names and addresses of a header have been told."""
        return all(self.told.has(one) for one in _BETWEEN.split(people) if one.strip())

    # ── the text ────────────────────────────────────────────────────────────────────────────────────────────────

    def bodies(self) -> Iterator[Found]:
        """The version that is shown, and what the others have besides."""
        bag = self.item.bag
        plain, page = bag.text(_BODY), self.own_page()
        rtf, wrapped, gap = self.rtf()
        if gap:
            yield gap
        if wrapped and wrapped.kind == "html":
            page, other = page or wrapped.text, wrapped.text if page else ""
        else:
            other = ""
        self.page = page
        if page:
            yield from self.shown_page(page, plain, other, wrapped, rtf)
        elif wrapped and wrapped.kind == "text":
            yield from read_text(self.source, wrapped.text, self.source.place / "body")
            yield from self.lacking(Words.of_text(f"{wrapped.text}\n{wrapped.words}"), plain)
        elif wrapped and wrapped.words.strip() and bag.number(_NATIVE) != _TEXT_VERSION:
            yield Nested(self.source.nested("body.rtf", rtf, self.source.place / "body"))
            yield from self.lacking(Words.of_text(wrapped.words), plain)
        else:
            yield from read_text(self.source, plain, self.source.place / "body")
            if wrapped and Words.of_text(plain).lacking(wrapped.words):
                yield self.other_version("body.rtf", rtf)

    def own_page(self) -> str:
        found = self.item.bag.properties.get(_PAGE)
        if found is None:
            return ""
        if found.is_text:
            return self.item.bag.text(_PAGE)
        return page_text(self.item.bag.binary(_PAGE).rstrip(b"\0"), self.item.bag.page_encoding)

    def rtf(self) -> tuple[bytes, Unwrapped | None, Gap | None]:
        packed = self.item.bag.binary(_RTF)
        if not packed:
            return b"", None, None
        try:
            rtf = unpacked_rtf(packed)
        except Unreadable as why:
            return b"", None, Gap(self.source.place / "body", Why.BROKEN, str(why))
        self.source.budget.spend(len(rtf))
        return rtf, unwrapped(rtf), None

    def shown_page(
        self, page: str, plain: str, other: str, wrapped: Unwrapped | None, rtf: bytes
    ) -> Iterator[Found]:
        yield from read_page(self.source, page, self.source.place / "body", self.format_id)
        shown = Words.of_page(page)
        yield from self.lacking(shown, plain)
        if other and Words.of_page(page).lacking(wrapped.words if wrapped else ""):
            hiding = mail_hiding(self.format_id, "other-version")
            place = self.source.place / "formatted version"
            yield from read_page(self.source, other, place, self.format_id, hiding)
        elif wrapped and wrapped.kind == "rtf" and shown.lacking(wrapped.words):
            yield self.other_version("body.rtf", rtf)
        elif wrapped:
            yield from self.lacking(shown, wrapped.words)

    def lacking(self, shown: Words, text: str) -> Iterator[Found]:
        hiding = mail_hiding(self.format_id, "differing-alternative")
        if lacking := shown.lacking(text):
            yield Text(self.source.place / "plain version", lacking, hiding.sight, hiding)

    def other_version(self, name: str, data: bytes) -> Nested:
        place = self.source.place / "formatted version"
        return Nested(self.source.nested(name, data, place), mail_hiding(self.format_id, "other-version"))


_ROUTINE = frozenset({"from", "to", "cc", "subject"})


def _plain(name: str) -> str:
    """A name as it is compared: without quotes and doubled spaces."""
    return _SPACES.sub(" ", name.strip(" '\"")).casefold()
