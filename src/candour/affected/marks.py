"""Mark: what is kept of a mention to count its person, in whole numbers that mean nothing outside this process."""

from __future__ import annotations

from typing import Any, NamedTuple

__all__ = ["Mark", "kind_of", "of_kind", "short_of"]


_BITS = 5
"""Room for the place of an identifier among the strong ones: there are more than sixteen."""


class Mark(NamedTuple):
    """What of a mention tells its person from others. Every number is 0 where the mention does not say."""

    name: int
    """The words of the name."""
    short: int
    """The last word of the name and the first letter."""
    is_short: int
    birth: int
    number: int
    """The surest number that only one person has."""
    address: int
    """The postcode, or the address; only beside a name without a date of birth and without a number."""


def short_of(last: Any, first: Any) -> Any:
    """The number of a surname with a first letter, or with none; of one name, or of arrays of them."""
    return (last & ((1 << 40) - 1)) << 21 | first


def of_kind(number: Any, kind: int) -> Any:
    """A number, or an array of them, with the kind of its identifier in it: its place among the strong ones."""
    return number << _BITS | kind


def kind_of(number: int) -> int:
    """The kind of a number's identifier."""
    return number & ((1 << _BITS) - 1)
