"""Message: the reading of one message as it travels, from its first header to its last part.

    fields ──▶ headers, each in its sight
    body   ──▶ text │ page │ versions of the same │ a page and its pictures │ files │ messages inside

Shared by all formats that hold such messages: eml, mbox, web archives.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import unquote

from candour.errors import LimitReached
from candour.formats.mail.bodies import read_lines, read_text, unflowed
from candour.formats.mail.charsets import is_known, text_in
from candour.formats.mail.headers import read_fields, read_form
from candour.formats.mail.hidings import mail_hiding
from candour.formats.mail.pages import page_text, read_page
from candour.formats.mail.parts import Part, Parts, as_bytes_of_mail, divided, part_of
from candour.formats.mail.shown import Words
from candour.formats.mail.under import under
from candour.hiding import Hiding, Sight
from candour.piece import Blob, Count, Found, Gap, Nested, Text, Why
from candour.place import Place
from candour.source import Source

__all__ = ["read_message"]

_DEEPEST = 20
"""Parts within parts of one message. Messages within messages are counted by the limit on depth."""
_PLAIN_PREAMBLE = re.compile(
    rb"\s*(?:>? ?(?:This is an? (?:multi-?part|MIME|message with multiple parts|cryptographically signed|S/MIME|OpenPGP)"
    rb"|This message is in MIME format|-{2,}[^\r\n\d@]{0,80}multi-?part)[^\r\n\d@]{0,160}"
    rb"(?:\(RFC [\d ]{4,5}and [\d]{4}\))?"
    rb"(?:\r?\n(?=[^\r\n]{0,160}\b(?:MIME|mail|mailer|reader|legible|format|understand|support|signed|encrypted)\b)"
    rb"[^\r\n\d@]{0,160}){0,3})?\s*",
    re.IGNORECASE,
)
"""What programs write for other programs that know of no parts: it has neither digits nor addresses."""
_EXTENSIONS = {
    "text/html": ".html", "text/plain": ".txt", "text/calendar": ".ics", "text/vcard": ".vcf", "text/x-vcard": ".vcf",
    "text/directory": ".vcf", "text/csv": ".csv", "text/rtf": ".rtf", "application/rtf": ".rtf",
    "application/pdf": ".pdf", "application/msword": ".doc", "application/zip": ".zip", "image/jpeg": ".jpg",
    "image/png": ".png", "image/gif": ".gif", "image/bmp": ".bmp", "image/tiff": ".tif", "image/svg+xml": ".svg",
    "application/ms-tnef": ".dat", "application/vnd.ms-tnef": ".dat", "application/pkcs7-mime": ".p7m",
    "application/x-pkcs7-mime": ".p7m", "application/pkcs7-signature": ".p7s", "application/x-pkcs7-signature": ".p7s",
}  # fmt: skip
_SIGNATURES = ("application/pkcs7-signature", "application/x-pkcs7-signature", "application/pgp-signature")
_MESSAGES = frozenset({"message/rfc822", "message/global", "message/news", "message/x-emlx"})
_REPORTS = frozenset({"text/rfc822-headers", "text/rfc822-header", "message/global-headers"})
_OF_PAGES = frozenset({"text/plain", "text/html", "text/css"})
_OTHER_PAGES = frozenset({"text/x-amp-html", "text/watch-html"})
_LOCKED = "a part locked with PGP: ask whoever can open it for a copy without the lock"
_MAIL_LIKE = frozenset({"eml", "mbox", "mht", "text", "csv", "html"})


@dataclass(slots=True)
class _Names:
    """Where each file of a message stands: by its name, with a number where two have the same."""

    place: Place
    _met: dict[str, int] = field(default_factory=dict)

    def place_of(self, name: str) -> Place:
        times = self._met[name] = self._met.get(name, 0) + 1
        return self.place / (name if times == 1 else f"{name} ({times})")


def read_message(
    source: Source, format_id: str, hiding: Hiding | None = None, content_ids: dict[Place, str] | None = None
) -> Iterator[Found]:
    """One message to the bottom. The hiding is what keeps it from sight as a whole.

    What a page calls its pictures by is noted in `content_ids`, by their places, for whoever writes the message anew.
    """
    if source.depth > source.budget.limits.depth:
        yield Gap(source.place, Why.LIMIT, str(LimitReached("depth", str(source.budget.limits.depth))))
        return
    reader = _Reader(source, format_id, {} if content_ids is None else content_ids)
    yield from under(hiding, reader.read())


@dataclass
class _Reader:
    """One message being read."""

    source: Source
    format_id: str
    content_ids: dict[Place, str]

    def __post_init__(self) -> None:
        self.place = self.source.place
        self.names = _Names(self.place)
        self.unnamed = 0

    def hiding(self, what: str) -> Hiding:
        return mail_hiding(self.format_id, what)

    def text(self, place: Place, text: str, what: str, label: str = "") -> Text:
        hiding = self.hiding(what)
        return Text(place, text, hiding.sight, hiding, label)

    def read(self) -> Iterator[Found]:
        raw = as_bytes_of_mail(self.source.data)
        if raw.startswith((b"From ", b">From ")):
            line, _, raw = raw.partition(b"\n")
            yield self.text(self.place / "headers", text_in(line, "").strip(), "other-address", "envelope")
        part = part_of(raw)
        yield from read_fields(part.fields, self.place, self.format_id)
        yield from self.stray(self.place / "headers", part.stray)
        yield from self.part(part, 0)

    def stray(self, place: Place, raw: bytes) -> Iterator[Found]:
        text = text_in(raw, "").strip()
        if text and any(character.isalnum() for character in text):
            yield self.text(place, text, "between-parts")

    # ── parts ───────────────────────────────────────────────────────────────────────────────────────────────────

    def inner(self, part: Part, depth: int) -> Iterator[Found]:
        """A part below the top: what its headers say, then itself."""
        yield from self.form(part)
        yield from self.part(part, depth)

    def form(self, part: Part) -> Iterator[Found]:
        """What the headers of a part say."""
        where = self.place / "headers of the parts"
        yield from read_form(part.fields, where, self.format_id)
        yield from self.stray(where, part.stray)

    def part(self, part: Part, depth: int) -> Iterator[Found]:
        if depth > _DEEPEST:
            what = f"its parts are nested more than {_DEEPEST} deep: treat it as hostile, or ask for it to be sent again"
            yield Gap(self.place, Why.LIMIT, what)
        elif part.main_kind == "multipart":
            yield from self.multipart(part, depth)
        else:
            yield from self.leaf(part)

    def leaf(self, part: Part) -> Iterator[Found]:
        if not part.is_encoding_known:
            what = (
                "a part is encoded in a way that Candour does not know, and was read as it stands: look at it"
            )
            yield Gap(self.place, Why.UNKNOWN, what)
        self.source.budget.spend(len(part.data))
        yield from self.stray(self.place / "body", part.unpacked.stray)
        yield from self.file_facts(part)
        if part.kind in _MESSAGES:
            yield from self.message(part)
        elif part.kind == "message/partial":
            yield from read_lines(text_in(part.data, part.charset), self.place / "body")
            what = "one piece of a message that was sent in several: put them together, and check the whole message"
            yield Gap(self.place, Why.BROKEN, what)
        elif part.kind in _REPORTS or part.main_kind == "message":
            what = part.kind.partition("/")[2].replace("-", " ")
            yield from read_lines(text_in(part.data, part.charset), self.names.place_of(what))
        elif part.kind == "text/plain" and not part.is_attachment and not part.names:
            yield from self.plain(part)
        elif part.kind == "text/html" and not part.is_attachment and not part.names:
            yield from read_page(self.source, self.page(part), self.body(), self.format_id)
        else:
            yield from self.file(part)

    def body(self) -> Place:
        return self.names.place_of("body")

    def page(self, part: Part) -> str:
        return page_text(part.data, part.charset)

    def words(self, part: Part) -> str:
        text = text_in(part.data, part.charset)
        if part.parameters.get("format", "").lower() == "flowed":
            text = unflowed(text, deletes_space=part.parameters.get("delsp", "").lower() == "yes")
        return text

    def plain(self, part: Part) -> Iterator[Found]:
        place = self.body()
        text = self.words(part)
        if not is_known(part.charset) and not part.data.isascii():
            what = (
                "it is in an encoding that Candour does not know, and some of it may be misread: look at it"
            )
            yield Gap(place, Why.DISAGREES, what)
        yield from read_text(self.source, text, place)

    def file_facts(self, part: Part) -> Iterator[Found]:
        """What the headers of a file say of it besides its first name."""
        where = self.place / "headers of the parts"
        shown = part.names[:1]
        for name in part.names[1:]:
            yield self.text(where, name, "other-file-name", "file name")
        path = shown[0] if shown and ("\\" in shown[0] or "/" in shown[0]) else ""
        if path:
            yield self.text(where, path, "other-file-name", "path that the file came from")
        if part.dates:
            said = "\n".join(f"{name}: {text}" for name, text in part.dates.items() if text)
            yield self.text(where, said, "header-trace", "Content-Disposition")

    def name_of(self, part: Part) -> str:
        if part.names:
            name = re.split(r"[\\/]", part.names[0])[-1]
            return name or "attachment"
        self.unnamed += 1
        return f"part {self.unnamed}{_EXTENSIONS.get(part.kind, '')}"

    def file(self, part: Part, hiding: Hiding | None = None) -> Iterator[Found]:
        """A part that is a file: an attachment, a picture, an invitation."""
        name = self.name_of(part)
        place = self.names.place_of(name)
        self.content_ids[place] = part.content_id
        hiding = hiding or (self.hiding("signature") if part.kind in _SIGNATURES else None)
        if part.names:
            yield Text(place, name, hiding.sight if hiding else Sight.SEEN, hiding, "attachment name")
        if part.is_attachment or part.names:
            yield Count("attachment", 1, int(hiding is not None))
        data = part.data
        if part.kind == "application/pgp-encrypted":
            yield from () if data.strip().lower() == b"version: 1" else self.stray(place, data)
        elif data.lstrip()[:27] == b"-----BEGIN PGP MESSAGE-----":
            yield Blob.of(place, data, "application/pgp", hiding)
            yield Gap(place, Why.ENCRYPTED, _LOCKED)
        elif part.kind == "application/pgp-signature":
            yield Blob.of(place, data, part.kind, hiding)
        elif data:
            yield Nested(self.source.nested(name, data, place), hiding)

    def message(self, part: Part, hiding: Hiding | None = None) -> Iterator[Found]:
        """A message inside this one."""
        from candour.formats import format_of  # noqa: PLC0415  (asked here of what is inside, by one that it lists)

        data = part.data
        if not data.strip():
            return
        name = part.names[0] if part.names else "attached message"
        kind = format_of(data)
        inner = self.source.nested(name, data, self.names.place_of(name))
        yield Count("message", 1, int(hiding is not None))
        if kind is None or kind.id in _MAIL_LIKE:
            yield from read_message(inner, self.format_id, hiding, self.content_ids)
        else:
            yield Nested(inner, hiding)

    # ── several parts ───────────────────────────────────────────────────────────────────────────────────────────

    def multipart(self, part: Part, depth: int) -> Iterator[Found]:
        parts = divided(part, self.source.budget.limits.entries)
        if parts is None:
            yield from self.undivided(part)
            return
        if not _PLAIN_PREAMBLE.fullmatch(parts.preamble):
            yield from self.stray(self.place / "before the first part", parts.preamble)
        if part.kind == "multipart/alternative":
            yield from self.alternatives(parts.children, depth + 1)
        elif part.kind == "multipart/related":
            yield from self.related(part, parts.children, depth + 1)
        elif part.kind == "multipart/encrypted":
            yield from self.encrypted(parts, depth + 1)
        else:
            for child in parts.children:
                yield from self.inner(child, depth + 1)
        for child in parts.after_end:
            yield from under(self.hiding("part-after-end"), self.inner(child, depth + 1))
        yield from self.stray(self.place / "after the last part", parts.epilogue)
        if not parts.is_whole:
            what = (
                "the mark that ends its parts is missing, so it may be cut off: ask for it to be sent again"
            )
            yield Gap(self.place, Why.BROKEN, what)

    def undivided(self, part: Part) -> Iterator[Found]:
        if part.data.strip():
            yield from read_lines(text_in(part.data, part.charset), self.body())
            what = "it says that it has several parts, and nothing divides them: its body was read as one text; look at it"
            yield Gap(self.place, Why.BROKEN, what)

    def encrypted(self, parts: Parts, depth: int) -> Iterator[Found]:
        for child in parts.children:
            if (
                child.kind in ("application/octet-stream", "text/plain")
                and b"-----BEGIN PGP" not in child.data[:200]
            ):
                yield from self.file_facts(child)
                place = self.names.place_of(self.name_of(child))
                yield Blob.of(place, child.data, "application/pgp")
                yield Gap(place, Why.ENCRYPTED, _LOCKED)
            else:
                yield from self.inner(child, depth)

    def alternatives(self, children: tuple[Part, ...], depth: int) -> Iterator[Found]:
        """The version that is shown; of the others, what it does not say."""
        pages = [page for child in children if child.kind not in _OTHER_PAGES and (page := _page_in(child))]
        plains = [child for child in children if child.kind == "text/plain" and not child.is_attachment]
        shown = Words.of_page(self.page(pages[-1])) if pages else None
        if shown is None and len(plains) > 1:
            shown = Words.of_text(self.words(plains[-1]))
        for child in children:
            is_shown_plain = child.kind == "text/plain" and child is plains[-1] and not pages
            if shown and child in plains and not is_shown_plain:
                yield from self.other_plain(child, shown)
            elif child.kind in _OTHER_PAGES or (child.kind == "text/html" and child is not pages[-1]):
                yield from self.form(child)
                yield from self.stray(self.place / "body", child.unpacked.stray)
                hiding = self.hiding("other-version")
                place = self.names.place_of("other version")
                yield from read_page(self.source, self.page(child), place, self.format_id, hiding)
            else:
                yield from self.inner(child, depth)

    def other_plain(self, part: Part, shown: Words) -> Iterator[Found]:
        yield from self.form(part)
        yield from self.stray(self.place / "body", part.unpacked.stray)
        found = list(read_text(self.source, self.words(part), self.names.place_of("plain version")))
        lacking = "\n".join(filter(None, (shown.lacking(one.text) for one in found if isinstance(one, Text))))
        hiding = self.hiding("differing-alternative")
        if lacking:
            yield Text(self.place / "plain version", lacking, hiding.sight, hiding)
        yield from under(hiding, (one for one in found if isinstance(one, Nested | Gap | Blob)))

    def related(self, part: Part, children: tuple[Part, ...], depth: int) -> Iterator[Found]:
        """A page and what it shows; and what it does not show."""
        start = part.parameters.get("start", "").strip("<> ")
        root = next((child for child in children if start and child.content_id == start), children[0])
        page = _page_in(root)
        used = unquote(self.page(page)).lower() if page else ""
        for child in children:
            names = (
                child.content_id and f"cid:{child.content_id}",
                child.value("content-location"),
                *child.names,
            )
            is_shown = any(name and unquote(name).lower() in used for name in names)
            if (
                child is root
                or not page
                or is_shown
                or child.is_attachment
                or child.main_kind == "multipart"
                or child.kind in _OF_PAGES
            ):
                yield from self.inner(child, depth)
            else:
                yield from under(self.hiding("unshown-inline-part"), self.inner(child, depth))


def _page_in(part: Part, depth: int = 0) -> Part | None:
    """The page that a part is or holds."""
    if part.kind == "text/html":
        return None if part.is_attachment else part
    if part.main_kind != "multipart" or depth > _DEEPEST:
        return None
    try:
        parts = divided(part, 50_000)
    except LimitReached:
        return None
    children = parts.children if parts else ()
    return next((page for child in children if (page := _page_in(child, depth + 1))), None)
