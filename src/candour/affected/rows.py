"""Rows: the mentions in a table, one for each party of each row, read block by block, and those in its notes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from candour.affected.mention import Mention
from candour.affected.notes import Note, is_note, mentions_in_notes, words_of_name
from candour.affected.parties import Field, Part, Party, parties_of, role_in_words
from candour.affected.values import born, is_told, split_name
from candour.block import Block, Cell
from candour.hiding import Hiding, Sight
from candour.identifiers.date_of_birth import DATE_OF_BIRTH
from candour.piece import Mask, Table
from candour.place import Place
from candour.tables.scans import Scans
from candour.tables.settling import Settled, settled_parts

__all__ = ["mentions_of", "name_in", "worst_of"]

_WORST = (Sight.SEEN, Sight.UNSURE, Sight.COVERED, Sight.BURIED)


def mentions_of(table: Table, scans: Scans | None = None) -> Iterator[Mention]:
    """The mentions in a table, row by row; of a form that is filled in from top to bottom, card by card.

    Args:
        table: the table. Of one with more than half a million cells the columns are settled from the first of them.
        scans: what was found in pools that other tables share; one for a whole file.
    """
    own = scans.own if scans is not None else ()
    for settled in settled_parts(table, scans if scans is not None else Scans()):
        readers = [_Reader.of(party) for party in parties_of(settled.kinds, settled.columns)]
        for block in settled.blocks():
            notes: list[Note] = []
            yield from _in_block(table, settled, readers, block, notes)
            if notes:
                yield from mentions_in_notes(notes, own)


@dataclass(frozen=True, slots=True, repr=False)
class _Reader:
    """One party, with its columns sorted by what they say."""

    party: Party
    columns: frozenset[int]
    pointing: frozenset[int]
    names: tuple[Field, ...]
    births: tuple[Field, ...]
    fields: Mapping[Part, tuple[Field, ...]]

    @classmethod
    def of(cls, party: Party) -> _Reader:
        """The reader of a party's mentions."""
        fields = {part: tuple(field for field in party.fields if field.part is part) for part in Part}
        fields[Part.POSTCODE] = tuple(party.of(Part.POSTCODE))  # only the first counts
        columns = frozenset(field.column for field in party.fields)
        return cls(party, columns, party.pointing, tuple(party.names), tuple(party.of(Part.BORN)), fields)


def _in_block(
    table: Table, settled: Settled, readers: Sequence[_Reader], block: Block, notes: list[Note]
) -> Iterator[Mention]:
    """The mentions of a block's columns. Its cells of running text are added to the notes."""
    wanted = frozenset[int]().union(*(reader.columns for reader in readers))
    for row, group in groupby(block.cells(), key=lambda cell: cell.row):
        if row < settled.first_row:
            continue
        filled: dict[int, Cell] = {}
        written: list[Cell] = []
        for cell in group:
            if cell.column in wanted:
                filled[cell.column] = cell
            elif cell.column not in settled.kinds and is_note(cell.text):
                written.append(cell)
        texts = {column: " ".join(cell.text.split()) for column, cell in filled.items() if is_told(cell.text)}
        place = None
        for reader in readers:
            if not reader.pointing.isdisjoint(texts):
                place = place or table.place / settled.address(row)
                masks = {filled[column].mask for column in reader.columns if column in filled}
                yield _mention(reader, texts, place, worst_of(table, masks))
        if written:
            named = tuple(filter(None, (words_of_name(name_in(each.names, texts)[2]) for each in readers)))
            place = place or table.place / settled.address(row)
            notes += (Note(cell.text, place, *worst_of(table, {cell.mask}), named) for cell in written)


def worst_of(table: Table, masks: set[int]) -> tuple[Sight, Hiding | None]:
    """The worst sight of cells under these masks, and what hides them."""
    found: list[Mask] = [mask for number in sorted(masks) if (mask := _mask(table, number))]
    worst = max(found, key=lambda mask: _WORST.index(mask.sight), default=None)
    return (worst.sight, worst.hiding) if worst else (Sight.SEEN, None)


def _mask(table: Table, number: int) -> Mask | None:
    return table.masks[number - 1] if number else table.under


def _mention(
    reader: _Reader, texts: Mapping[int, str], place: Place, kept: tuple[Sight, Hiding | None]
) -> Mention:
    """What one row says of one party."""

    def told(part: Part) -> list[str]:
        return [texts[field.column] for field in reader.fields[part] if field.column in texts]

    def first(part: Part) -> str:
        return next(iter(told(part)), "")

    def pairs(part: Part) -> tuple[tuple[str, str], ...]:
        fields = (field for field in reader.fields[part] if field.column in texts)
        return tuple((field.identifier, texts[field.column]) for field in fields)

    forenames, surname, name = name_in(reader.names, texts)
    births = [texts[field.column] for field in reader.births if field.column in texts]
    birth = min(births, key=lambda text: DATE_OF_BIRTH.is_test(born(text)), default="")
    return Mention(
        place=place,
        sight=kept[0],
        hiding=kept[1],
        role=reader.party.role or role_in_words(first(Part.ROLE)),
        title=first(Part.TITLE),
        forenames=forenames,
        surname=surname,
        name=name,
        aliases=tuple(told(Part.ALIAS)),
        born=born(birth) if birth else "",
        age=first(Part.AGE),
        sex=first(Part.SEX),
        address=", ".join(told(Part.ADDRESS)),
        postcode=first(Part.POSTCODE),
        phones=tuple(told(Part.PHONE)),
        emails=tuple(told(Part.EMAIL)),
        identifiers=pairs(Part.IDENTIFIER),
        references=pairs(Part.REFERENCE),
        offences=tuple(told(Part.OFFENCE)),
        signals=tuple(pair for pair in pairs(Part.SIGNAL) if pair[1].casefold() not in _NO),
    )


_NO = frozenset({"n", "no", "false", "0"})
"""What a flag holds where the person is not so marked."""


def name_in(names: Sequence[Field], texts: Mapping[int, str]) -> tuple[str, str, str]:
    """Forenames, surname and the full name, as these columns have them in one row."""
    told = [(field.part, texts[field.column]) for field in names if field.column in texts]
    full = " ".join(text for _, text in told)
    if told and told[0][0] is Part.NAME:
        forenames, surname = split_name(full)
        if "," not in full and any(field.is_turned for field in names):
            first, *others = (*forenames.split(), *surname.split(), "")
            return " ".join(others).strip(), first, full
        return forenames, surname, full
    given = " ".join(text for part, text in told if part is not Part.SURNAME)
    return given, " ".join(text for part, text in told if part is Part.SURNAME), full
