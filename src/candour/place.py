"""Place: the address of content from the file inward, as a person would say it."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Place", "a1"]


@dataclass(frozen=True, slots=True)
class Place:
    """An address from the file inward, as a person would say it: `reply.zip › crime.xlsx › sheet "Data"`."""

    steps: tuple[str, ...] = ()

    def __truediv__(self, step: str) -> Place:
        return Place((*self.steps, " ".join(step.split()) or "(unnamed)"))

    def __str__(self) -> str:
        return " › ".join(self.steps)


def a1(row: int, column: int) -> str:
    """The cell's address in a spreadsheet: `a1(6, 1)` is `B7`. Rows and columns count from 0."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters}{row + 1}"
