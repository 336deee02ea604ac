"""Headers: which of them a reader sees, and what the others tell.

Every field goes to one of three: seen in any mail program, kept from sight, or form (how the body is written down), which
says nothing unless it says more than usual.
"""

from __future__ import annotations

import re
from binascii import a2b_base64
from collections.abc import Iterable, Iterator

from candour.formats.mail.hidings import mail_hiding
from candour.formats.mail.parts import Field
from candour.piece import Found, Text
from candour.place import Place

__all__ = ["masked_addresses", "read_fields", "read_form"]

_SEEN = {"from": "From", "to": "To", "cc": "Cc", "subject": "Subject", "date": "Date"}
_ONCE = frozenset({"from", "subject", "date"})
_HIDDEN = {
    **dict.fromkeys(("bcc", "resent-bcc"), "blind-copy"),
    **dict.fromkeys(
        (
            "reply-to", "sender", "return-path", "disposition-notification-to", "return-receipt-to", "errors-to",
            "x-confirm-reading-to", "mail-reply-to", "mail-followup-to", "followup-to", "resent-from", "resent-to",
            "resent-cc", "resent-sender", "envelope-to", "delivered-to", "x-original-to", "x-envelope-to",
            "x-envelope-from", "apparently-to", "x-forwarded-to", "x-forwarded-for", "original-recipient",
        ),
        "other-address",
    ),
    **dict.fromkeys(("message-id", "in-reply-to", "references", "thread-index", "thread-topic"), "thread-trace"),
    **dict.fromkeys(("comments", "note", "x-note", "x-notes", "x-comment"), "unshown-header"),
}  # fmt: skip
_FORM = {
    "mime-version": re.compile(r"1\.0"),
    "content-transfer-encoding": re.compile(r"[\w-]{1,20}"),
    "content-length": re.compile(r"\d{1,12}"),
    "lines": re.compile(r"\d{1,12}"),
    "content-language": re.compile(r"[\w, -]{1,20}"),
    "content-class": re.compile(r"urn:content-classes:[\w.-]+"),
    "content-md5": re.compile(r"[A-Za-z0-9+/=]{24}"),
    "content-description": re.compile(""),
    "content-id": re.compile(r"<?picture\d{1,4}>?"),
    "content-disposition": re.compile(r"[\w-]{0,20}"),
    "content-type": re.compile(r"[\w.+-]{0,80}/[\w.+-]{0,80}"),
    "x-attachment-id": re.compile(r"[\w.+-]{1,60}"),
    "importance": re.compile(r"\w{1,20}"),
    "priority": re.compile(r"[\w-]{1,20}"),
    "x-priority": re.compile(r"\d(?: \(\w+\))?"),
    "x-msmail-priority": re.compile(r"\w{1,20}"),
    "auto-submitted": re.compile(r"[\w-]{1,20}"),
    "x-mozilla-status": re.compile(r"[0-9a-fA-F]{4,8}"),
    "x-mozilla-status2": re.compile(r"[0-9a-fA-F]{8}"),
    "x-mozilla-keys": re.compile(r"\s*"),
}
"""Headers of form, and the values that say nothing."""
_PARAMETERS = re.compile(
    r";\s*(?:(?:name|filename)(?:\*\d*\*?)?\s*=\s*(?:\"(?:[^\"\\]|\\.)*\"|[^;\"]*)"
    r"|(?:boundary|charset|format|delsp|type|start|report-type|method|protocol|micalg|size|reply-type|smime-type|component"
    r"|differences|conversions|x-[\w-]{1,30})\s*=\s*(?:\"[^\"\s]*\"|[^;\"\s]*)"
    r"|(?:creation-date|modification-date|read-date)\s*=\s*(?:\"[^\"]*\"|[^;\"]*))\s*(?=;|$)",
    re.IGNORECASE,
)
"""Parameters that say what the body is, in values without a space; and names and dates, which are told elsewhere."""
_PACKED = re.compile(r"[A-Za-z0-9+/]{40,}={0,2}")
_READABLE = re.compile(rb"[\t\r\n -~]{12,}")
_ADDRESS = re.compile(r"[\w.+'-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}")
_BEHIND = re.compile(r"<([^<>\s]{1,320})>")
_LONGEST_NAME = 300


def read_fields(
    fields: Iterable[Field], place: Place, format_id: str, *, shown: bool = True
) -> Iterator[Found]:
    """What the headers of a message say, each in its sight. Not `shown`: the headers as a whole are out of sight."""
    met: set[str] = set()
    for field in fields:
        if field.id in _SEEN and shown:
            yield from _seen(field, place, format_id, met)
        elif field.id in _SEEN:
            yield from _hidden(field, place, format_id, "header-trace")
        else:
            yield from _hidden(field, place, format_id, _what(field.id))


def read_form(fields: Iterable[Field], place: Place, format_id: str) -> Iterator[Found]:
    """What the headers of a part say beyond its form."""
    for field in fields:
        yield from _hidden(field, place, format_id, _what(field.id), step="")


def _what(name: str) -> str:
    return _HIDDEN.get(name) or ("list-trace" if name.startswith("list-") else "header-trace")


def _seen(field: Field, place: Place, format_id: str, met: set[str]) -> Iterator[Found]:
    label = _SEEN[field.id]
    text = field.text
    if field.id in _ONCE and field.id in met:
        hiding = mail_hiding(format_id, "repeated-header")
        yield Text(place / f"second {label}", text, hiding.sight, hiding, label)
        return
    met.add(field.id)
    masked = masked_addresses(text) if field.id not in ("subject", "date") else []
    for address in masked:
        text = text.replace(f"<{address}>", "")
    if text.strip():
        yield Text(place / label, text.strip(), label=label)
    if masked:
        hiding = mail_hiding(format_id, "masked-address")
        yield Text(place / label, "\n".join(masked), hiding.sight, hiding, label)


def _hidden(
    field: Field, place: Place, format_id: str, what: str, *, step: str = "headers"
) -> Iterator[Found]:
    text = field.text
    plain = _FORM.get(field.id)
    if plain is not None and plain.fullmatch(_PARAMETERS.sub("", text).strip(" ;") if "=" in text else text):
        return
    if field.id == "content-description" and field.text:
        what = "other-file-name"
    if field.id in ("message-id", "in-reply-to", "references", "content-id"):
        text = text.replace("@", " @ ")  # they look like addresses, and reach nobody
    if what in ("header-trace", "thread-trace", "list-trace"):
        text = _PACKED.sub(_opened, text)
    if text.strip():
        hiding = mail_hiding(format_id, what)
        where = place / step if step else place
        yield Text(place / "Bcc" if what == "blind-copy" else where, text, hiding.sight, hiding, field.name)


def _opened(packed: re.Match[str]) -> str:
    """What is packed into a header: its words where it has any. Of a digest or a key nothing is left."""
    text = packed[0].rstrip("=")
    try:
        raw = a2b_base64(text[: len(text) - (len(text) % 4 == 1)] + "=" * (-len(text) % 4))
    except ValueError:
        return packed[0]
    return raw.decode("ascii") if _READABLE.fullmatch(raw) else ""


def masked_addresses(text: str) -> list[str]:
    """The addresses that stand behind a name which is itself another address."""
    found = []
    at = 0
    for one in _BEHIND.finditer(text):
        before = text[max(at, one.start() - _LONGEST_NAME) : one.start()].strip()
        name = before if before.endswith('"') else before.rpartition(",")[2]
        names = [other.lower() for other in _ADDRESS.findall(name)]
        if names and one[1].lower() not in names and _ADDRESS.fullmatch(one[1]):
            found.append(one[1])
        at = one.end()
    return found
