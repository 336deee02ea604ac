"""Outputs: a report and its verdict made readable, for people (text, HTML) and for programs (JSON, SARIF).

Values are masked in all of them. Where somebody asked to see values, text, JSON and HTML show the first of each finding;
SARIF, which is made to be passed on, never does.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

from candour.errors import CallError

if TYPE_CHECKING:
    from candour.judging import Verdict
    from candour.policy import Policy
    from candour.report import Report

__all__ = ["OUTPUTS", "Checked", "Writer", "printable", "writer_of"]


@dataclass(frozen=True, slots=True)
class Checked:
    """One file that was checked: what is known of it, and the verdict."""

    report: Report
    verdict: Verdict


Writer = Callable[[Iterable[Checked], "Policy", bool], Iterator[str]]
"""Writes checked files under a policy, in runs of text; the last argument says whether values are shown."""

OUTPUTS: Mapping[str, tuple[str, str]] = {
    "text": ("candour.outputs.text", "written"),
    "json": ("candour.outputs.json", "written"),
    "jsonl": ("candour.outputs.json", "written_as_lines"),
    "sarif": ("candour.outputs.sarif", "written"),
    "html": ("candour.outputs.html", "written"),
}
"""Each format of output, and the function that writes it; imported only when it is asked for."""


def writer_of(format_: str) -> Writer:
    """The function that writes this format of output.

    Raises:
        CallError: where there is no such format.
    """
    if format_ not in OUTPUTS:
        raise CallError(f"there is no output format {format_!r}: choose one of {', '.join(OUTPUTS)}")
    module, name = OUTPUTS[format_]
    writer: Writer = getattr(import_module(module), name)
    return writer


def printable(text: str) -> str:
    """The text with every character that prints nothing, or that would steer a terminal, made visible as `�`."""
    if text.isprintable():
        return text
    return "".join(character if character.isprintable() else "�" for character in text)
