"""Writes the reference pages from the code: `python -m docs.generate`. A test fails where they are stale."""

from __future__ import annotations

import inspect
from importlib import import_module
from pathlib import Path

from candour.formats import FORMATS, hidings
from candour.identifiers import IDENTIFIERS

_HERE = Path(__file__).parent / "reference"
_MADE = "<!-- Generated from the code by `make docs`. Change the code, not this page. -->\n"
_HEADINGS = frozenset(
    {
        "What a reader sees", "What else is inside", "What Candour cannot read", "How it cleans",
        "What it is", "How Candour tells it", "Known misses", "Sources",
    }
)  # fmt: skip


def pages() -> dict[str, str]:
    """Every generated page by its file name."""
    return {"formats.md": _formats(), "hidings.md": _hidings(), "identifiers.md": _identifiers()}


def _section(doc: str) -> str:
    """A module's docstring as Markdown: its headings, which stand alone on a line, in bold."""
    lines = []
    for line in inspect.cleandoc(doc).splitlines()[1:]:
        heading = line.rstrip(":")
        lines.append(f"**{heading}.**" if heading in _HEADINGS else line.removeprefix("    "))
    return "\n".join(lines).strip()


def _formats() -> str:
    out = [
        "# Formats",
        _MADE,
        "A file is what its bytes say. A kind without a reader is a gap by its real name.",
        "Of old kinds the clean copy is one of today's: xls and xlsb become xlsx, doc and rtf docx, ppt pptx, msg eml, HEIC JPEG.\n",
    ]
    out += ["| id | kind | names | read | clean copy |", "| --- | --- | --- | --- | --- |"]
    for format_ in FORMATS:
        read = "yes" if format_.reader else "not yet"
        copied = "yes" if format_.writer else "no"
        out.append(
            f"| `{format_.id}` | {format_.title} | {' '.join(format_.extensions)} | {read} | {copied} |"
        )
    readers = dict.fromkeys((format_.reader, format_) for format_ in FORMATS if format_.reader)
    seen = set()
    for reader, format_ in readers:
        if reader not in seen:
            seen.add(reader)
            out += [f"\n## {format_.title}\n", _section(import_module(reader).__doc__ or "")]
    return "\n".join(out) + "\n"


def _hidings() -> str:
    out = ["# Hidings", _MADE, "Every way of hiding that Candour reports.\n"]
    out += [
        "| id | what it is | sight | how anyone reveals it | how it is cleaned |",
        "| --- | --- | --- | --- | --- |",
    ]
    for hiding in hidings():
        out.append(
            f"| `{hiding.id}` | {hiding.title} | {hiding.sight.value} | {hiding.reveal} | {hiding.clean} |"
        )
    return "\n".join(out) + "\n"


def _identifiers() -> str:
    out = ["# Identifiers", _MADE, "Every kind of personal data that Candour looks for.\n"]
    for identifier in IDENTIFIERS:
        module = import_module(f"candour.identifiers.{identifier.id.replace('-', '_')}")
        out += [
            f"## {identifier.title}",
            f"\n`{identifier.id}`, one of: {identifier.group.value}.\n",
            _section(module.__doc__ or ""),
            "",
        ]
    return "\n".join(out)


if __name__ == "__main__":
    _HERE.mkdir(exist_ok=True)
    for name, page in pages().items():
        (_HERE / name).write_text(page, encoding="utf-8")
