"""The attachments of an Outlook item: files, items inside, objects, links to files; those that no list shows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from ntpath import basename

from candour.formats.mail.hidings import mail_hiding
from candour.formats.mail.item_others import Told, read_others
from candour.formats.mail.mapi import Bag
from candour.formats.wording import runs_in
from candour.hiding import Hiding, Sight
from candour.piece import Blob, Count, Found, Nested, Text
from candour.place import Place
from candour.source import Source

__all__ = ["Attachment", "read_attachment"]

_LONG_NAME, _NAME, _SHORT_NAME = 0x3707, 0x3001, 0x3704
_LONG_PATH, _PATH = 0x370D, 0x3708
_CONTENT_ID, _LOCATION, _HIDDEN, _PICTURE = 0x3712, 0x3713, 0x7FFE, 0x3709


@dataclass(repr=False)
class Attachment:
    """One attachment: its properties, and its content as a file. `inner` is an item or an object inside."""

    bag: Bag
    data: bytes = b""
    inner: str = ""
    """What the content is where it is no plain file: `message`, `object`."""

    @property
    def name(self) -> str:
        """What it is called."""
        return self.bag.text(_LONG_NAME) or self.bag.text(_SHORT_NAME) or self.bag.text(_NAME)


def read_attachment(told: Told, attachment: Attachment, number: int, page: str) -> Iterator[Found]:
    """One attachment; `page` is the text that is shown, in lower case."""
    source, format_id = told.source, told.format_id
    name = basename(attachment.name) or f"attachment {number}"
    if attachment.inner == "message":
        name = f"attached message {number}"
    place = source.place / name
    hiding = mail_hiding(format_id, "hidden-attachment") if _is_hidden(attachment, page) else None
    sight = hiding.sight if hiding else Sight.SEEN
    told.content_ids[place] = attachment.bag.text(_CONTENT_ID).strip("<>")
    yield Count("attachment", 1, int(hiding is not None))
    if shown := attachment.name:
        told.add(shown)
        yield Text(place, shown, sight, hiding, "attachment name")
    yield from _other_names(told, attachment, place)
    yield from _picture(attachment, place, format_id)
    if attachment.data:
        yield _file(source, attachment, name, place, hiding)
    yield from read_others(told, attachment.bag)


def _is_hidden(attachment: Attachment, page: str) -> bool:
    """Whether it is marked as hidden, and the text does not show it either."""
    if not attachment.bag.number(_HIDDEN) & 1:
        return False
    names = (attachment.bag.text(_CONTENT_ID).strip("<>"), attachment.bag.text(_LOCATION))
    return not any(name and name.lower() in page for name in names)


def _file(source: Source, attachment: Attachment, name: str, place: Place, hiding: Hiding | None) -> Nested:
    return Nested(
        source.nested("object" if attachment.inner == "object" else name, attachment.data, place), hiding
    )


def _other_names(told: Told, attachment: Attachment, place: Place) -> Iterator[Found]:
    bag = attachment.bag
    hiding = mail_hiding(told.format_id, "other-file-name")
    for id_ in (_LONG_PATH, _PATH, _NAME, _SHORT_NAME):
        text = bag.text(id_)
        is_short_form = id_ == _SHORT_NAME and "~" in text
        if text and not is_short_form and not told.has(text):
            label = "path" if id_ in (_LONG_PATH, _PATH) else "file name"
            yield Text(place, text, hiding.sight, hiding, label)
        told.add(text)


def _picture(attachment: Attachment, place: Place, format_id: str) -> Iterator[Found]:
    """The picture that stands for the attachment: an icon with its name, or the first page."""
    picture = attachment.bag.binary(_PICTURE)
    hiding = mail_hiding(format_id, "attachment-picture")
    if picture:
        yield Blob.of(place / "its picture", picture, "image/x-wmf", hiding)
        words = [word for word in runs_in(picture) if word not in attachment.name]
        if words:
            yield Text(place / "its picture", "\n".join(words), hiding.sight, hiding, "text in the picture")
