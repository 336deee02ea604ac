"""Mentioning: Source → Mentions. Who is in a file, one after another, so that a file larger than memory can be read."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import suppress

from candour.affected.mention import Mention
from candour.affected.passages import mentions_in
from candour.affected.rows import mentions_of
from candour.identifiers.base import Identifier
from candour.identifying import identify
from candour.invisible import SMUGGLED, smuggled
from candour.piece import Text
from candour.reading import opened, pieces_of
from candour.source import Limits
from candour.tables.scans import Scans

__all__ = ["mentions"]


def mentions(
    source: str | os.PathLike[str] | bytes | memoryview,
    *,
    name: str | None = None,
    limits: Limits | None = None,
    own: Sequence[Identifier] = (),
) -> Iterator[Mention]:
    """Who is in a file: a mention for each somebody of each row about people, card and passage.

    They are personal data, in plain. Parts that cannot be read give none: `candour.inspect` tells of them as gaps.

    Args:
        source: a path, or the bytes themselves.
        name: what the bytes are called; of a path, its own name.
        limits: how far to go.
        own: a body's own identifiers, told as well: those of its policy, `Policy.own`.

    Yields:
        The mentions, in the order of the file.

    Raises:
        CallError: where the path does not lead to a file that may be read.
    """
    scans = Scans(tuple(own))
    with opened(source, name, limits) as outer:
        for piece in pieces_of(outer):
            with suppress(
                Exception
            ):  # a table that breaks off is a Gap of the report; the other parts are still read
                yield from (
                    _in_text(piece, scans.own) if isinstance(piece, Text) else mentions_of(piece, scans)
                )


def _in_text(piece: Text, own: tuple[Identifier, ...]) -> Iterator[Mention]:
    yield from mentions_in(identify(piece.text, label=piece.label, before=piece.before, own=own), piece, own)
    if words := smuggled(piece.text):
        yield from _in_text(Text(piece.place, words, SMUGGLED.sight, SMUGGLED), own)
