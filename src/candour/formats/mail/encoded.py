"""Encoded words: how headers, which are ASCII, carry other characters.

    =?utf-8?B?Tmlh?= =?utf-8?Q?_Example?=         RFC 2047: words in base64, or with =XX for a byte
    filename*0*=utf-8''Nia%20; filename*1=Example   RFC 2231: values of parameters, in numbered pieces

What is broken stays as it stands, so that it is looked through as written.
"""

from __future__ import annotations

import binascii
import re
from collections.abc import Iterator
from urllib.parse import unquote_to_bytes

from candour.formats.mail.charsets import text_in

__all__ = ["parameters", "unworded"]

_WORD = re.compile(r"=\?([^?\s]{1,75})\?([bBqQ])\?([^?]*)\?=")
_PARAMETER = re.compile(r";\s*([^\s=;\"]+)\s*=\s*(\"(?:[^\"\\]|\\.)*\"?|[^;]*)", re.DOTALL)
_PIECE = re.compile(r"^([^*]+)(?:\*(\d{1,4}))?(\*)?$")


def unworded(text: str) -> str:
    """The text with its encoded words decoded.

    >>> unworded("=?utf-8?B?Tmlh?= =?utf-8?Q?_Example?= <nia@example.com>")
    'Nia Example <nia@example.com>'
    """
    if "=?" not in text:
        return text
    out: list[str] = []
    run: list[bytes] = []
    charset, at = "", 0

    def flush() -> None:
        if run:
            out.append(text_in(b"".join(run), charset))
            run.clear()

    for word in _WORD.finditer(text):
        between = text[at : word.start()]
        raw = _word_bytes(word[2].lower(), word[3])
        if raw is None:
            continue
        named = word[1].partition("*")[0].lower()
        if not (run and between.isspace()) and between:
            flush()
            out.append(between)
        if named != charset:
            flush()
        charset = named
        run.append(raw)
        at = word.end()
    flush()
    return "".join((*out, text[at:]))


def _word_bytes(kind: str, payload: str) -> bytes | None:
    if kind == "q":
        return binascii.a2b_qp(payload.encode("utf-8", "replace"), header=True)
    packed = payload.translate({32: None, 9: None}).rstrip("=")
    try:
        return binascii.a2b_base64(packed + "=" * (-len(packed) % 4))
    except ValueError:  # not base64: the word stays as it stands
        return None


def parameters(value: str) -> tuple[str, dict[str, str]]:
    r"""The first word of a header such as Content-Type, in lower case, and its parameters, decoded.

    >>> parameters('text/plain; charset="utf-8"; name*0*=utf-8\'\'Nia%20; name*1=Example')
    ('text/plain', {'charset': 'utf-8', 'name': 'Nia Example'})
    """
    first = value.partition(";")[0].strip().lower()
    plain: dict[str, str] = {}
    pieces: dict[str, list[tuple[int, bool, str]]] = {}
    for name, text in _pairs(value):
        parsed = _PIECE.match(name)
        if parsed and (parsed[2] or parsed[3]):
            pieces.setdefault(parsed[1], []).append((int(parsed[2] or 0), bool(parsed[3]), text))
        else:
            plain.setdefault(name, unworded(text))
    return first, plain | {name: _joined(found) for name, found in pieces.items()}


def _pairs(value: str) -> Iterator[tuple[str, str]]:
    for found in _PARAMETER.finditer(value):
        text = found[2].strip()
        if text.startswith('"'):
            text = re.sub(r"\\(.)", r"\1", text.strip('"'), flags=re.DOTALL)
        yield found[1].lower(), text


def _joined(pieces: list[tuple[int, bool, str]]) -> str:
    pieces.sort(key=lambda piece: piece[0])
    charset, raw = "", bytearray()
    for number, (_, is_encoded, text) in enumerate(pieces):
        rest = text
        if is_encoded and number == 0 and text.count("'") >= 2:
            charset, _, rest = text.split("'", 2)
        raw += unquote_to_bytes(rest) if is_encoded else rest.encode("utf-8", "replace")
    return text_in(bytes(raw), charset)
