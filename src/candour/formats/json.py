"""JSON in all its kinds: one value, one on each line, and GeoJSON.

What a reader sees:
    Everything: whoever opens the file reads it. A map or a web page made from it may show less, and is not what is given
    out.

What else is inside:
    Of two values of one name in one object, the one that programs drop; comments, where somebody wrote any; bytes behind
    the end.

What Candour cannot read:
    Nothing: what is no JSON after all is read as plain text.

How it cleans:
    Written anew from the values that programs read.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

from candour.formats.facts import decoded
from candour.formats.keyed import read_tree
from candour.hiding import Hiding, Sight, Weight
from candour.piece import Count, Found, Text
from candour.source import Source

__all__ = ["HIDINGS", "read"]

DROPPED = Hiding(
    "json.dropped-value",
    "Value that programs drop, because another of the same name follows",
    Sight.BURIED,
    "Open the file with any text editor.",
    "Left out of the clean copy.",
)
COMMENT = Hiding(
    "json.comment",
    "Comment, which programs pass over",
    Sight.BURIED,
    "Open the file with any text editor.",
    "Left out of the clean copy.",
    Weight.FORM,
)
HIDINGS = (DROPPED, COMMENT)

_PART = 4 << 20


def read(source: Source) -> Iterator[Found]:
    """Tables of records, lines of values, and what programs drop."""
    text, _ = decoded(bytes(source.data))
    dropped: list[Any] = []
    values, comments = _values(text, dropped)
    if values is None:
        yield Count("line", text.count("\n") + 1)
        for at in range(0, len(text), _PART):
            yield Text(source.place, text[at : at + _PART])
        return
    source.budget.spend(0)
    yield Count("value", len(values))
    tree = values[0] if len(values) == 1 else values
    yield from read_tree(_features(tree), source.place)
    if dropped:
        yield from read_tree(dropped, source.place / "values of a name that stands twice", DROPPED)
    if comments:
        yield Text(source.place / "comments", "\n".join(comments), COMMENT.sight, COMMENT)


def _values(text: str, dropped: list[Any]) -> tuple[list[Any] | None, list[str]]:
    """The values: one, or one on each line; None where this is no JSON. And the comments that stood in it."""

    def pairs(found: list[tuple[str, Any]]) -> dict[str, Any]:
        record = dict(found)
        if len(record) < len(found):
            last = {name: at for at, (name, _) in enumerate(found)}
            dropped.extend({name: value} for at, (name, value) in enumerate(found) if last[name] != at)
        return record

    decoder = json.JSONDecoder(object_pairs_hook=pairs, strict=False)
    with suppress(ValueError, RecursionError):
        return [decoder.decode(text.strip("\ufeff \t\r\n"))], []
    dropped.clear()
    lines = [line for line in text.splitlines() if line.strip()]
    if len(lines) > 1:
        with suppress(ValueError, RecursionError):
            return [decoder.decode(line) for line in lines], []
    dropped.clear()
    bare, comments = _without_comments(text)
    if comments:
        with suppress(ValueError, RecursionError):
            return [decoder.decode(bare)], comments
    return None, []


def _without_comments(text: str) -> tuple[str, list[str]]:
    """The text without `//` and `/* */` comments that stand outside its strings, and those comments."""
    bare, comments, at = [], [], 0
    while at < len(text):
        sign = text[at]
        if sign == '"':
            end = at + 1
            while end < len(text) and text[end] != '"':
                end += 2 if text[end] == "\\" else 1
            bare.append(text[at : end + 1])
            at = end + 1
        elif text.startswith(("//", "/*"), at):
            closing = "\n" if text[at + 1] == "/" else "*/"
            end = text.find(closing, at + 2)
            end = len(text) if end < 0 else end
            comments.append(text[at + 2 : end].strip())
            at = end + (0 if closing == "\n" else 2)
        else:
            following = min(
                (place for place in (text.find('"', at + 1), text.find("/", at + 1)) if place >= 0),
                default=len(text),
            )
            bare.append(text[at:following])
            at = following
    return "".join(bare).strip(), comments


def _features(tree: Any) -> Any:
    """A map's features as records of what is known of each, with its place as latitude and longitude."""
    if (
        not isinstance(tree, dict)
        or tree.get("type") != "FeatureCollection"
        or not isinstance(tree.get("features"), list)
    ):
        return tree
    features = [_feature(feature) if isinstance(feature, dict) else feature for feature in tree["features"]]
    return {**tree, "features": features}


def _feature(feature: dict[str, Any]) -> dict[str, Any]:
    known = feature.get("properties")
    record = {**known} if isinstance(known, dict) else {}
    record |= {key: value for key, value in feature.items() if key not in ("type", "properties", "geometry")}
    shape = feature.get("geometry")
    if isinstance(shape, dict):
        first = shape.get("coordinates")
        while isinstance(first, list) and first and isinstance(first[0], list):
            first = first[0]
        if isinstance(first, list) and len(first) >= 2:
            record |= {"longitude": first[0], "latitude": first[1]}
    return record or {"geometry": shape}
