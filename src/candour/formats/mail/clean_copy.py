"""A clean copy of a message: the headers that are shown, the version of the text that is shown, and what is attached, cleaned in turn.

    eml, msg ──▶ eml
                   From, To, Cc, Subject, Date
                   the page (or the plain text), and the pictures that it shows
                   attachments, each cleaned; messages inside, likewise

The way from server to server, the thread, blind copies and other versions of the text stay behind. What goes into the copy is what
the reader of messages calls seen.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from email.message import EmailMessage
from email.policy import SMTP
from importlib import import_module
from typing import Final

from candour.cleaned import CannotClean, Change, Inner, Wishes, Written
from candour.formats.left_out import changes_of
from candour.piece import Found, Gap, Nested, Table, Text
from candour.place import Place
from candour.source import Source

__all__ = ["write"]

_HEADERS: Final = ("From", "Sender", "To", "Cc", "Subject", "Date")
_PAGE, _RTF = "body.html", "body.rtf"
_LINE: Final = 990
"""Characters of one line of a message, which may not have 1,000."""
_TYPES: Final = {
    ".html": "text/html", ".txt": "text/plain", ".csv": "text/csv", ".pdf": "application/pdf", ".zip": "application/zip",
    ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".png": "image/png", ".gif": "image/gif", ".tif": "image/tiff",
    ".tiff": "image/tiff", ".bmp": "image/bmp", ".webp": "image/webp", ".svg": "image/svg+xml",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    ".ods": "application/vnd.oasis.opendocument.spreadsheet", ".odt": "application/vnd.oasis.opendocument.text",
    ".odp": "application/vnd.oasis.opendocument.presentation",
}  # fmt: skip


def write(source: Source, wishes: Wishes, inner: Inner) -> Written:
    """The copy.

    Raises:
        CannotClean: where a part of the message cannot be read, or something attached cannot be cleaned.
    """
    from candour.formats import format_of  # noqa: PLC0415  (asked here by one that it lists)

    kind = format_of(source.data)
    content_ids: dict[Place, str] = {}
    reader = import_module(kind.reader or "") if kind else None
    found: list[Found] = list(reader.read(source, content_ids)) if reader else []
    for piece in found:
        if isinstance(piece, Gap):
            raise CannotClean(
                f"a part of the message cannot be read ({piece.why.value}): send what it shows in another form"
            )
    messages = _messages(found, source.place)
    copying = _Copying(wishes, inner, content_ids)
    message = copying.message(messages[source.place], messages)
    copying.note(changes_of(found, wishes.keeps))
    return Written(message.as_bytes(policy=SMTP), "eml", ".eml", copying.changes())


# ── what is seen of a message ───────────────────────────────────────────────────────────────────────────────────────


@dataclass(slots=True, repr=False)
class _Seen:
    """One message: its headers, its text in one or several stretches, what is attached, and the messages inside it."""

    place: Place
    headers: dict[str, str] = field(default_factory=dict)
    bodies: list[str | Source] = field(default_factory=list)
    files: list[tuple[str, Source]] = field(default_factory=list)
    inside: list[Place] = field(default_factory=list)


def _messages(found: Sequence[Found], outer: Place) -> dict[Place, _Seen]:
    """The messages of a file, by their places, each with what is seen of it."""
    messages = {outer: _Seen(outer)}
    names: dict[Place, str] = {}
    for piece in found:
        if isinstance(piece, Text) and piece.hiding is None and piece.text.strip():
            _take_text(piece, messages, names)
        elif isinstance(piece, Nested) and piece.hiding is None:
            file = piece.source
            message = _around(file.place, messages)
            if file.name in (_PAGE, _RTF) and file.place.steps[-1].startswith("body"):
                message.bodies.append(file)
            else:
                message.files.append((names.get(file.place, ""), file))
        elif isinstance(piece, Table):
            _take_recipients(piece, messages[outer])
    return messages


def _take_text(piece: Text, messages: dict[Place, _Seen], names: dict[Place, str]) -> None:
    if piece.label in _HEADERS and piece.place.steps[-1] == piece.label:
        place = Place(piece.place.steps[:-1])
        if place not in messages:
            _around(place, messages).inside.append(place)
            messages[place] = _Seen(place)
        messages[place].headers[piece.label] = piece.text
    elif piece.label == "attachment name":
        names[piece.place] = piece.text
    else:
        _around(piece.place, messages).bodies.append(piece.text)


def _around(place: Place, messages: dict[Place, _Seen]) -> _Seen:
    """The innermost message that this place is in."""
    return max(
        (one for at, one in messages.items() if place.steps[: len(at.steps)] == at.steps),
        key=lambda one: len(one.place.steps),
    )


def _take_recipients(table: Table, message: _Seen) -> None:
    """The recipients that an item of Outlook lists: kind, name, address."""
    rows: dict[int, dict[int, str]] = {}
    for block in table.blocks():
        cells = block.under(0)
        for row, column, text in zip(cells.rows, cells.columns, cells.texts, strict=True):
            rows.setdefault(row, {})[column] = text
    for recipient in rows.values():
        label, name, where = (recipient.get(column, "") for column in range(3))
        who = f'"{name}" <{where}>' if name and where and name != where else f"<{where}>" if where else name
        label = label if label in _HEADERS else "To"
        message.headers[label] = ", ".join(filter(None, (message.headers.get(label, ""), who)))


# ── the message anew ────────────────────────────────────────────────────────────────────────────────────────────────


class _Copying:
    """The messages being written anew, and what was done."""

    def __init__(self, wishes: Wishes, inner: Inner, content_ids: dict[Place, str]) -> None:
        self._wishes, self._inner, self._content_ids = wishes, inner, content_ids
        self._changes: Counter[tuple[str, str, str]] = Counter()
        self._boundaries = self._pictures = 0

    def note(self, changes: Sequence[Change]) -> None:
        """Counts what was changed."""
        for change in changes:
            self._changes[change.id, change.says, change.unit] += change.count

    def changes(self) -> tuple[Change, ...]:
        """All that was changed, each kind once."""
        return tuple(
            Change(id_, says, count, unit) for (id_, says, unit), count in sorted(self._changes.items())
        )

    def message(self, seen: _Seen, messages: dict[Place, _Seen]) -> EmailMessage:
        """One message, with those inside it."""
        message = EmailMessage(policy=SMTP)
        for name, text in self._headers(seen):
            message[name] = " ".join(self._wishes.redaction.text(text).split())
        message["MIME-Version"] = "1.0"
        parts = [part for body in seen.bodies for part in self._body(body, seen)]
        attached = [self._file(name, file, number) for number, (name, file) in enumerate(seen.files, 1)]
        attached += [self._inside(messages[place], messages) for place in seen.inside]
        parts = parts or [_text("\n", "plain")]
        if len(parts) == 1 and not attached:
            self._become(message, parts[0])
        else:
            self._become(message, self._multipart("mixed", [*parts, *attached]))
        return message

    def _headers(self, seen: _Seen) -> Iterator[tuple[str, str]]:
        """The headers in their usual order. Who sent it for somebody else stands before that somebody."""
        headers = dict(seen.headers)
        if sender := headers.pop("Sender", ""):
            headers["From"] = ", ".join(filter(None, (sender, headers.get("From", ""))))
        for name in _HEADERS:
            if name in headers:
                yield name, headers[name]

    def _body(self, body: str | Source, seen: _Seen) -> Iterator[EmailMessage]:
        if isinstance(body, str):
            yield _text(self._wishes.redaction.text(body), "plain")
        elif body.name == _PAGE:
            yield self._page(body, seen)
        else:
            self.note([Change("mail.formatted-text", "A formatted text became plain text.")])
            words = "\n".join(_words_of_rtf(body))
            yield _text(self._wishes.redaction.text(words), "plain")

    def _page(self, body: Source, seen: _Seen) -> EmailMessage:
        """The page, and beside it the pictures that it shows, under names of their own."""
        page = bytes(body.data).decode("utf-8", "replace")
        shown: list[tuple[str, Source, int]] = []
        for name, file in list(seen.files):
            called = self._content_ids.get(file.place, "")
            if not called or f"cid:{called}" not in page:
                continue
            seen.files.remove((name, file))
            self._pictures += 1
            page = page.replace(f"cid:{called}", f"cid:picture{self._pictures}")
            shown.append((name, file, self._pictures))
        written = self._inner(replace(body, data=page.encode()))
        self.note(written.changes)
        parts = [_text(written.data.decode("utf-8"), "html")]
        for name, file, number in shown:
            part = self._file(name, file, number, is_shown=True)
            part["Content-ID"] = f"<picture{number}>"
            parts.append(part)
        return self._multipart("related", parts) if shown else parts[0]

    def _file(self, name: str, file: Source, number: int, *, is_shown: bool = False) -> EmailMessage:
        try:
            written = self._inner(file)
        except CannotClean as why:
            raise CannotClean(f"attachment {number:,}: {why}") from None
        self.note(written.changes)
        if written.extension == ".eml" and not name:
            name = "message.eml"
        part = EmailMessage(policy=SMTP)
        kind = _TYPES.get(written.extension, "application/octet-stream")
        main, _, sub = kind.partition("/")
        part.set_content(
            written.data, main, sub, disposition="inline" if is_shown else "attachment", cte="base64"
        )
        if main == "text":
            part.set_param("charset", "utf-8")
        if name:
            part.set_param("filename", self._name(name, written.extension), "Content-Disposition")
        del part["MIME-Version"]
        return part

    def _name(self, name: str, extension: str) -> str:
        """The name of an attachment, with the ending of what its copy is."""
        from candour.formats import FORMATS  # noqa: PLC0415  (see above)

        name = self._wishes.redaction.text(re.split(r"[\\/]", name)[-1])
        ends = next((kind.extensions for kind in FORMATS if extension in kind.extensions), (extension,))
        stem, dot, ending = name.rpartition(".")
        if dot and f".{ending.lower()}" in ends:
            return name
        is_ending = dot and 2 <= len(ending) <= 5 and ending.isalnum()
        return f"{stem if is_ending else name}{extension}"

    def _inside(self, seen: _Seen, messages: dict[Place, _Seen]) -> EmailMessage:
        part = EmailMessage(policy=SMTP)
        part.set_content(self.message(seen, messages))
        del part["MIME-Version"]
        return part

    def _multipart(self, kind: str, parts: Sequence[EmailMessage]) -> EmailMessage:
        whole = EmailMessage(policy=SMTP)
        whole["Content-Type"] = f"multipart/{kind}"
        self._boundaries += 1
        whole.set_boundary(f"=_part_{self._boundaries}")
        whole.set_payload(list(parts))
        return whole

    def _become(self, message: EmailMessage, body: EmailMessage) -> None:
        for name, value in body.items():
            if name.lower().startswith("content-"):
                message[name] = value
        message.set_payload(body.get_payload())


def _text(text: str, kind: str) -> EmailMessage:
    part = EmailMessage(policy=SMTP)
    text = text.replace("\r\n", "\n")
    is_plain = (
        text.isascii()
        and max(map(len, text.split("\n"))) < _LINE
        and not re.search(r"^--=_part_", text, re.MULTILINE)
    )
    part.set_content(text, subtype=kind, charset="utf-8", cte="7bit" if is_plain else "quoted-printable")
    del part["MIME-Version"]
    return part


def _words_of_rtf(body: Source) -> Iterator[str]:
    for piece in import_module("candour.formats.rtf").read(body):
        if isinstance(piece, Text) and piece.hiding is None:
            yield piece.text
