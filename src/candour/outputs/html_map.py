"""The map of a file: its sheets and parts as a tree, each with who sees it and what it holds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html import escape

from candour.hiding import Sight, Weight
from candour.holding import Holding, holdings_of
from candour.outputs import printable
from candour.place import Place
from candour.policy import Policy
from candour.report import Report, Volume
from candour.sentences import amount, kinds, volume_in_words

__all__ = ["map_of"]

_MOST_SPOTS = 150


@dataclass(slots=True)
class _Spot:
    """One step of a place, what is said of it, and the steps inside it."""

    tags: dict[tuple[str, str], None] = field(default_factory=dict)
    inner: dict[str, _Spot] = field(default_factory=dict)

    def at(self, place: Place) -> _Spot:
        spot = self
        for step in place.steps:
            spot = spot.inner.setdefault(step, _Spot())
        return spot

    def tag(self, kind: str, text: str) -> None:
        self.tags[kind, text] = None


def map_of(report: Report, policy: Policy) -> str:
    """The map as nested lists; nothing where there is nothing to place on it."""
    whole = _Spot()
    for preview in report.previews:
        if preview.sight is Sight.SEEN:
            whole.at(preview.place).tag("seen", "seen")
    for holding in holdings_of(report):
        for kind, text in _tags(holding, policy):
            whole.at(holding.place).tag(kind, text)
    for gap in report.gaps:
        whole.at(gap.place).tag("gap", "not examined")
    if not whole.inner:
        return ""
    shown = list(_lines(whole))
    rest = (
        f'<p class="quiet">… and {len(shown) - _MOST_SPOTS:,} more places.</p>'
        if len(shown) > _MOST_SPOTS
        else ""
    )
    return _nested(shown[:_MOST_SPOTS]) + rest


def _tags(holding: Holding, policy: Policy) -> Iterator[tuple[str, str]]:
    hiding = holding.hiding
    found = (
        *(finding.identifier for finding in holding.findings),
        *(id_ for table in holding.people for id_, _ in table.columns),
    )
    if hiding is None:
        yield "seen", "seen"
    elif hiding.weight is Weight.CONTENT or found:
        yield "unseen", f"not seen: {hiding.title}{_amount(holding.volume)}"
    else:
        return
    kind = "unseen" if hiding else "seen"
    if holding.rows:
        yield kind, f"{amount(holding.rows, 'row')} about people"
    if found:
        yield kind, kinds(found, policy)


def _amount(volume: Volume) -> str:
    return f", {volume_in_words(volume)}" if volume.amount else ""


def _lines(spot: _Spot, depth: int = 0) -> Iterator[tuple[int, str]]:
    """Each spot's depth and what is shown of it, from the outside inward."""
    for step, inner in spot.inner.items():
        tags = "".join(
            f'<span class="tag {kind}">{escape(printable(text))}</span>' for kind, text in inner.tags
        )
        yield depth, escape(printable(step)) + tags
        yield from _lines(inner, depth + 1)


def _nested(lines: list[tuple[int, str]]) -> str:
    parts, above = ['<ul class="map">'], 0
    for number, (depth, text) in enumerate(lines):
        if number:
            parts.append("<ul>" if depth > above else "</li>" + "</ul></li>" * (above - depth))
        parts.append(f"<li>{text}")
        above = depth
    parts.append("</li>" + "</ul></li>" * above + "</ul>")
    return "\n".join(parts)
