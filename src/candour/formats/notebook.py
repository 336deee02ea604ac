"""Jupyter notebooks: text, code, and what the code printed and drew when it was last run.

What a reader sees:
    The cells and their outputs, in the richest form that each has.

What else is inside:
    Cells and outputs that are folded away; outputs in plainer or other forms than the one shown, often with more in them;
    files attached to a cell; what the kernel, extensions and widgets keep.

What Candour cannot read:
    Nothing of its own; pictures and pages among the outputs are files of their own.

How it cleans:
    Cells and outputs as they are shown, without attachments that no cell shows and without metadata.
"""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from candour.formats.archive import Unreadable
from candour.formats.facts import decoded
from candour.formats.keyed import read_tree
from candour.formats.wording import is_wordy
from candour.hiding import Hiding, Sight, Weight
from candour.piece import Count, Found, Gap, Nested, Text, Why
from candour.place import Place
from candour.source import Source

__all__ = ["HIDINGS", "read"]

FOLDED = Hiding(
    "ipynb.folded-cell",
    "Cell or output that is folded away",
    Sight.COVERED,
    "Click the bar beside the cell.",
    "The cell or output is left out.",
)
OTHER_FORM = Hiding(
    "ipynb.other-form",
    "Output in another form than the one shown",
    Sight.BURIED,
    "Open the notebook with any text editor.",
    "Only the form that is shown stays.",
)
ATTACHMENT = Hiding(
    "ipynb.attachment",
    "File attached to a cell that does not show it",
    Sight.BURIED,
    "Open the notebook with any text editor.",
    "Left out of the clean copy.",
)
METADATA = Hiding(
    "ipynb.metadata",
    "What the kernel, extensions and widgets keep in the notebook",
    Sight.BURIED,
    "Edit, Edit Notebook Metadata; or open the notebook with any text editor.",
    "Left out of the clean copy.",
    Weight.TRACE,
)
HIDINGS = (FOLDED, OTHER_FORM, ATTACHMENT, METADATA)

_RICHEST = (
    "text/html",
    "image/svg+xml",
    "image/png",
    "image/jpeg",
    "image/gif",
    "text/markdown",
    "text/latex",
    "text/plain",
)
_PAGES = {"text/html": "output.html", "image/svg+xml": "output.svg"}
_QUIET_METADATA = frozenset({"kernelspec", "language_info"})
_FOLDING_TAGS = frozenset(
    {"remove-cell", "hide-cell", "remove_cell", "hide_cell", "remove-input", "hide-input"}
)
_FOLDING_OUTPUT_TAGS = frozenset({"remove-output", "hide-output", "remove_output", "hide_output"})


@dataclass(frozen=True, slots=True, repr=False)
class _Cell:
    """One cell, and what folds its input or its outputs away."""

    source: Source
    place: Place
    content: Mapping[str, Any]
    hides_input: bool
    hides_output: bool

    def text(self, words: str, place: Place, hiding: Hiding | None) -> Iterator[Found]:
        if words.strip():
            yield Text(place, words, hiding.sight if hiding else Sight.SEEN, hiding)


def read(source: Source) -> Iterator[Found]:
    """Each cell with its outputs and attachments, then what the notebook keeps besides.

    Raises:
        Unreadable: where it is no JSON.
    """
    try:
        book = json.loads(decoded(bytes(source.data))[0])
    except (ValueError, RecursionError):
        raise Unreadable("it is broken or cut short: ask for it again, and check that") from None
    cells = [
        *_dicts(book.get("cells")),
        *(cell for sheet in _dicts(book.get("worksheets")) for cell in _dicts(sheet.get("cells"))),
    ]
    yield Count("cell", len(cells))
    for number, content in enumerate(cells, 1):
        yield from _read_cell(_cell(source, source.place / f"cell {number}", content))
    kept = {key: value for key, value in _dict(book.get("metadata")).items() if key not in _QUIET_METADATA}
    if kept:
        yield from read_tree(kept, source.place / "metadata", METADATA)


def _dict(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}


def _dicts(value: Any) -> list[Mapping[str, Any]]:
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def _joined(value: Any) -> str:
    """A text, which a notebook writes whole or as a list of lines."""
    if isinstance(value, list):
        return "".join(map(str, value))
    return value if isinstance(value, str) else ""


def _cell(source: Source, place: Place, content: Mapping[str, Any]) -> _Cell:
    metadata = _dict(content.get("metadata"))
    jupyter, tags = _dict(metadata.get("jupyter")), set(map(str, metadata.get("tags") or ()))
    return _Cell(
        source,
        place,
        content,
        bool(jupyter.get("source_hidden") or metadata.get("hide_input") or tags & _FOLDING_TAGS),
        bool(jupyter.get("outputs_hidden") or metadata.get("collapsed") or tags & _FOLDING_OUTPUT_TAGS),
    )


def _read_cell(cell: _Cell) -> Iterator[Found]:
    words = _joined(cell.content.get("source", cell.content.get("input")))
    yield from cell.text(words, cell.place, FOLDED if cell.hides_input else None)
    hiding = FOLDED if cell.hides_output else None
    for number, output in enumerate(_dicts(cell.content.get("outputs")), 1):
        yield from _read_output(cell, cell.place / f"output {number}", output, hiding)
    for name, forms in _dict(cell.content.get("attachments")).items():
        shown = f"attachment:{name}" in words
        for data in _dict(forms).values():
            yield from _packed(cell, cell.place / name, name, _joined(data), None if shown else ATTACHMENT)
    kept = {
        key: value
        for key, value in _dict(cell.content.get("metadata")).items()
        if key not in ("jupyter", "tags", "collapsed")
    }
    if kept:
        yield from read_tree(kept, cell.place / "metadata", METADATA)


def _read_output(
    cell: _Cell, place: Place, output: Mapping[str, Any], hiding: Hiding | None
) -> Iterator[Found]:
    """One output: what it printed, the error it ended with, or the forms of what it showed."""
    for key in ("text", "traceback"):
        yield from cell.text(
            "\n".join(map(str, output[key]))
            if key == "traceback" and isinstance(output.get(key), list)
            else _joined(output.get(key)),
            place,
            hiding,
        )
    forms = _dict(output.get("data"))
    shown = next((form for form in _RICHEST if form in forms), "")
    seen = _joined(forms.get(shown))
    for form, value in forms.items():
        own = hiding if form == shown else OTHER_FORM
        words = _joined(value)
        if form in _PAGES:
            yield Nested(cell.source.nested(_PAGES[form], words.encode(), place / form), own)
        elif form.startswith("image/"):
            yield from _packed(cell, place, f"output.{form.partition('/')[2]}", words, own)
        elif isinstance(value, dict):
            yield from read_tree(value, place / form, own)
        elif form == shown or not _repeats(words, seen):
            yield from cell.text(words, place / form, own)


def _repeats(words: str, seen: str) -> bool:
    """Whether a plainer form says nothing that the richer one does not say too."""
    return not any(is_wordy(word) and word not in seen for word in words.split())


def _packed(cell: _Cell, place: Place, name: str, words: str, hiding: Hiding | None) -> Iterator[Found]:
    """A file written in base64."""
    try:
        data = base64.b64decode("".join(words.split()), validate=True)
    except (binascii.Error, ValueError):
        yield Gap(place, Why.BROKEN, f"the file {name} in it is broken: run the notebook again, and check it")
        return
    cell.source.budget.spend(len(data))
    if data:
        yield Nested(cell.source.nested(name, data, place), hiding)
