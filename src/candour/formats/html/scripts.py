"""Scripts: the data in them as files of their own, and the words of their code."""

from __future__ import annotations

import re
from collections.abc import Iterator

from candour.formats.html.ways import SCRIPT
from candour.formats.wording import is_wordy
from candour.piece import Found, Gap, Nested, Text, Why
from candour.place import Place
from candour.source import Source

__all__ = ["read_script"]

_DATA = re.compile(r"^\s*(?:window\.|var |let |const |self\.)?[\w$.\[\]'\"]{1,80}\s*=\s*(?=[\[{])")
_WORDS = re.compile(
    r"'((?:[^'\\\n]|\\.){3,})'|\"((?:[^\"\\\n]|\\.){3,})\"|`((?:[^`\\]|\\.){3,})`|/\*(.*?)\*/|(?:^|[\s;])//([^\n]*)",
    re.DOTALL | re.MULTILINE,
)
_MOST = 16 << 20


def read_script(source: Source, place: Place, kind: str, code: str) -> Iterator[Found]:
    """One script: JSON as a file of its own; of code, what is written between quotation marks and in comments."""
    if "json" in kind or kind in ("application/ld+json", "importmap"):
        yield Nested(source.nested("data.json", code.encode(), place), SCRIPT)
        return
    if assigned := _DATA.match(code):
        body = code[assigned.end() :].rstrip().rstrip(";")
        if body[-1:] in "]}" and "function" not in body[:2_000] and "=>" not in body[:2_000]:
            yield Nested(source.nested("data.json", body.encode(), place), SCRIPT)
            return
    words = (next(filter(None, found.groups()), "") for found in _WORDS.finditer(code[:_MOST]))
    lines = dict.fromkeys(
        " ".join(word.split())
        for word in words
        if is_wordy(word) and (" " in word.strip() or any(map(str.isdigit, word)))
    )
    if lines:
        yield Text(place, "\n".join(lines), SCRIPT.sight, SCRIPT)
    if len(code) > _MOST:
        what = f"a script of {len(code):,} characters, of which the first {_MOST:,} were looked through: look at the rest yourself"
        yield Gap(place, Why.LIMIT, what)
