"""Keeping: what was made of a part that many files have in common, to the byte.

Files made by one program, or from one template, have their styles, their theme and the lists of their parts in common. What is
made of such a part hangs on its bytes alone, so it is made once and kept for a while. Only very few small parts are kept,
and nobody may change what is made of them.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import Concatenate, ParamSpec, TypeVar

__all__ = ["kept"]

_Others = ParamSpec("_Others")
_Made = TypeVar("_Made")
_Reading = Callable[Concatenate[bytes, _Others], _Made]


def kept(parts: int, size: int) -> Callable[[_Reading[_Others, _Made]], _Reading[_Others, _Made]]:
    """Keeps what a reading makes of the last so many parts of at most so many bytes. Whatever it raises is not kept."""

    def keeping(read: _Reading[_Others, _Made]) -> _Reading[_Others, _Made]:
        known = lru_cache(maxsize=parts)(read)

        @wraps(read)
        def reading(data: bytes, /, *others: _Others.args, **named: _Others.kwargs) -> _Made:
            return (known if len(data) <= size else read)(data, *others, **named)

        return reading

    return keeping
