"""Damage kept local: a part that cannot be read is one Gap, and the other parts are still read."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from contextlib import contextmanager

from candour.errors import LimitReached
from candour.formats.archive import Unreadable
from candour.formats.xml import BadXml
from candour.piece import Found, Gap, Why
from candour.place import Place

__all__ = ["damage", "kept_local"]

_SHARED = frozenset({"unpacked", "seconds", "entries", "depth"})
"""Limits on the whole file: once one is met, no other part can be read either."""
_STRANGE = "it is not arranged as its kind should be; open the file in its own program, save it anew and check the new file"


@contextmanager
def damage(place: Place, what: str, gaps: list[Gap]) -> Iterator[None]:
    """Turns damage met inside into a Gap on the list. `what` names the part in a person's words.

    Raises:
        LimitReached: for a limit on the whole file.
    """
    try:
        yield
    except LimitReached as limit:
        if limit.limit in _SHARED:
            raise
        gaps.append(Gap(place, Why.LIMIT, f"{what} was not read to its end: {limit}"))
    except Unreadable as broken:
        why = Why.ENCRYPTED if broken.encrypted else Why.BROKEN
        gaps.append(Gap(place, why, f"{what} was not read to its end: {broken}"))
    except BadXml as broken:
        gaps.append(Gap(place, Why.BROKEN, f"{what} was not read to its end: {broken}"))
    except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError, struct.error):
        # their messages can hold content
        gaps.append(Gap(place, Why.BROKEN, f"{what} was not read to its end: {_STRANGE}"))


def kept_local(place: Place, what: str, found: Iterator[Found]) -> Iterator[Found]:
    """What is found; where the reading of it breaks off, a Gap in place of the rest."""
    gaps: list[Gap] = []
    with damage(place, what, gaps):
        yield from found
    yield from gaps
