"""Ways of hiding that the formats of mail share. Each format takes those it has with `mail_hidings`."""

from __future__ import annotations

from functools import cache

from candour.hiding import Hiding, Sight, Weight

__all__ = ["MAPI", "MIME", "mail_hiding", "mail_hidings"]

_C, _B = Sight.COVERED, Sight.BURIED
_SOURCE = "View the message's source: nearly every mail program can show it."
_PROPERTIES = "Any program that lists the properties of an Outlook item."
_DROPPED = "Left out of the clean copy."

# fmt: off
_HIDINGS: tuple[Hiding, ...] = (
    Hiding("any.blind-copy", "Recipients of a blind copy (Bcc)", _B, _SOURCE, _DROPPED),
    Hiding("any.header-trace", "Headers of the message's way from server to server", _B, _SOURCE, _DROPPED, Weight.TRACE),
    Hiding("any.other-address", "Addresses besides sender and recipients: where answers, receipts and returns go", _B, _SOURCE, _DROPPED, Weight.TRACE),
    Hiding("any.thread-trace", "Headers that tie a message to its thread", _B, _SOURCE, _DROPPED, Weight.TRACE),
    Hiding("any.list-trace", "Headers of a mailing list", _B, _SOURCE, _DROPPED, Weight.TRACE),
    Hiding("any.unshown-header", "Header that programs do not show, written for people", _B, _SOURCE, _DROPPED),
    Hiding("any.repeated-header", "Second subject, sender or date, which programs do not show", _B, _SOURCE, _DROPPED),
    Hiding("any.masked-address", "Address behind a name that is itself another address", _C, "Hover over the name.", "The address takes the name's place."),
    Hiding("any.other-file-name", "Second name of an attachment, or the path it came from", _B, _SOURCE, _DROPPED, Weight.TRACE),
    Hiding("any.between-parts", "Text before, between or after the parts of a message", _B, _SOURCE, _DROPPED),
    Hiding("any.part-after-end", "Part behind the mark that ends a message", _B, _SOURCE, _DROPPED),
    Hiding("any.differing-alternative", "Words of the plain version that the formatted one does not have", _C, "View the message as plain text.", "Only the shown version stays."),
    Hiding("any.other-version", "Version of the message for other kinds of program", _C, "Open the message in another mail program.", "Only the shown version stays."),
    Hiding("any.unshown-inline-part", "Picture or file sent with the text, which the text does not show", _C, _SOURCE, _DROPPED),
    Hiding("any.remote-picture", "Address of a picture that is fetched when the message is opened", _C, "Right-click the picture, Copy Image Address.", "The picture is left out.", Weight.FORM),
    Hiding("any.signature", "Digital signature, with the name of whoever signed", _C, "Click the sign of the signature.", _DROPPED, Weight.TRACE),
    Hiding("any.item-property", "Property of an Outlook item that no window shows", _B, _PROPERTIES, _DROPPED, Weight.TRACE),
    Hiding("any.last-modifier", "Name of whoever made or last changed the item", _B, _PROPERTIES, _DROPPED, Weight.TRACE),
    Hiding("any.hidden-attachment", "Attachment that is marked as hidden", _B, "Open the file with a program that lists all attachments.", _DROPPED),
    Hiding("any.attachment-picture", "Small picture kept for an attachment", _B, _PROPERTIES, _DROPPED, Weight.FORM),
    Hiding("any.unused-property-name", "Name of a property that the item does not have", _B, _PROPERTIES, _DROPPED, Weight.TRACE),
)
# fmt: on

MIME = (
    "blind-copy", "header-trace", "other-address", "thread-trace", "list-trace", "unshown-header", "repeated-header",
    "masked-address", "other-file-name", "between-parts", "part-after-end", "differing-alternative", "other-version",
    "unshown-inline-part", "remote-picture", "signature",
)  # fmt: skip
"""The hidings of messages as they travel."""
MAPI = (
    "blind-copy", "header-trace", "other-address", "thread-trace", "list-trace", "unshown-header", "masked-address",
    "other-file-name", "differing-alternative", "other-version", "remote-picture", "item-property", "last-modifier",
    "hidden-attachment", "attachment-picture", "unused-property-name",
)  # fmt: skip
"""The hidings of Outlook's items."""


def mail_hidings(format_id: str, *what: str) -> tuple[Hiding, ...]:
    """These of the shared hidings, as ones of a format: `mail_hidings("eml", *MIME)`."""
    return tuple(mail_hiding(format_id, name) for name in what)


@cache
def mail_hiding(format_id: str, what: str) -> Hiding:
    """The one of this name, as one of a format: `mail_hiding("eml", "blind-copy")`."""
    found = next(hiding for hiding in _HIDINGS if hiding.id == f"any.{what}")
    return found.within(format_id)
