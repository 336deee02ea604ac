"""Mention: one row about one somebody, taken from a row of a table or from a run of text. Prints itself masked."""

from __future__ import annotations

from dataclasses import dataclass

from candour.finding import masked
from candour.hiding import Hiding, Sight
from candour.place import Place

__all__ = ["Mention"]


@dataclass(frozen=True, slots=True, repr=False)
class Mention:
    """What one row, card or passage says of one somebody.

    Every value is as the file has it, but for dates of birth, which are ISO 8601 where the day can be told. `sight` is
    the worst of the cells it is made of: one hidden column hides it.
    """

    place: Place
    sight: Sight = Sight.SEEN
    hiding: Hiding | None = None
    role: str = ""
    """Who the somebody is to the record: `victim`, `suspect`, `witness`, `officer`, `staff`. Empty where untold."""
    title: str = ""
    forenames: str = ""
    surname: str = ""
    name: str = ""
    """The full name as written; of a name in several columns, its parts in order."""
    aliases: tuple[str, ...] = ()
    born: str = ""
    age: str = ""
    sex: str = ""
    address: str = ""
    """The lines of the address, joined."""
    postcode: str = ""
    phones: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    identifiers: tuple[tuple[str, str], ...] = ()
    """Numbers that point at the person: the identifier's id, and the value."""
    references: tuple[tuple[str, str], ...] = ()
    """Crime and custody references: the identifier's id, and the value."""
    offences: tuple[str, ...] = ()
    signals: tuple[tuple[str, str], ...] = ()
    """Vulnerabilities and special-category data: the identifier's id, and the value."""

    def __repr__(self) -> str:
        who = self.role or "somebody"
        return (
            f"Mention({who}, {self.sight.value}, {masked(self.name)!r}, {len(self.identifiers)} identifiers)"
        )
