"""Address cards (vCard): a person to a card, as telephones and mail programs export them.

What a reader sees:
    Names, telephone numbers, addresses, dates and notes, once the file is opened in an address book; the picture.

What else is inside:
    Fields of single programs, marks that tie copies of a card together, the program that wrote it, sounds and keys.

What Candour cannot read:
    Pictures that a card only refers to.

How it cleans:
    A clean copy has what is seen.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from candour.block import ListBlock
from candour.formats.mail.cards import Card, Line, cards_in
from candour.hiding import Hiding, Sight, Weight
from candour.piece import Count, Found, Mask, Nested, Table, Text
from candour.source import Source

__all__ = ["HIDINGS", "read"]

TRACE = Hiding(
    "vcf.program-field",
    "Fields that address books keep for themselves",
    Sight.BURIED,
    "Open the file with a text editor.",
    "Left out of the clean copy.",
    Weight.TRACE,
)
STRAY = Hiding(
    "vcf.stray-text",
    "Text outside the cards",
    Sight.BURIED,
    "Open the file with a text editor.",
    "Left out of the clean copy.",
)
HIDINGS = (TRACE, STRAY)

_SHOWN = {
    "FN": "name", "N": "full name", "NICKNAME": "nickname", "TEL": "telephone", "EMAIL": "e-mail", "ADR": "address",
    "LABEL": "address label", "BDAY": "date of birth", "ANNIVERSARY": "anniversary", "ORG": "organisation",
    "TITLE": "job title", "ROLE": "role", "NOTE": "note", "URL": "web address", "IMPP": "instant messaging",
    "GENDER": "gender", "CATEGORIES": "categories", "RELATED": "related to", "MEMBER": "member", "GEO": "position",
    "X-ABDATE": "date", "X-SPOUSE": "spouse", "X-ANNIVERSARY": "anniversary", "X-JABBER": "instant messaging",
    "X-SKYPE": "instant messaging", "X-PHONETIC-FIRST-NAME": "given name as spoken", "AGENT": "agent",
    "X-PHONETIC-LAST-NAME": "surname as spoken", "X-ABRELATEDNAMES": "related to", "PHOTO": "picture", "LOGO": "logo",
    "SOUND": "sound", "KEY": "key", "BIRTHPLACE": "place of birth", "DEATHDATE": "date of death",
}  # fmt: skip
_PARTS = frozenset({"N", "ADR", "ORG"})
_QUIET = frozenset({"VERSION", "PROFILE", "MAILER", "TZ", "CLASS", "X-ABSHOWAS", "X-ABADR"})
_UNUSUAL = re.compile(r"(?:pref|voice|internet|x-internet|\s)+")
_MASK = 1


@dataclass(slots=True)
class _Columns:
    """The columns of the table: one for each kind of field, and another where a card has two of a kind."""

    numbers: dict[str, int] = field(default_factory=dict)

    def of(self, name: str) -> int:
        return self.numbers.setdefault(name, len(self.numbers))


def read(source: Source) -> Iterator[Found]:
    """All cards as one table, then the files in them."""
    outer = cards_in(bytes(source.data))
    block, columns = ListBlock(), _Columns()
    cards = [card for card in outer.walk() if card.kind == "VCARD"]
    nested: list[Nested] = []
    for row, card in enumerate(cards):
        met: dict[str, int] = {}
        cells = [_cell(line, columns, met) for line in card.lines if line.data is None]
        for column, mask, text in sorted(cell for cell in cells if cell):
            block.add(row, column, text, mask=mask)
        for aside in filter(None, (line.asides for line in card.lines)):
            block.add(row, columns.of("beside a field"), aside, mask=_MASK)
        nested += _files(source, card, row)
    yield Count("address card", len(cards))
    if len(block):
        header = tuple(columns.numbers)
        masks = (Mask.of(TRACE, "fields of programs"),)
        yield Table(source.place, lambda: (block,), masks, None, header, lambda row, _: f"card {row + 1}")
    yield from nested
    stray = [text for card in outer.walk() for text in card.stray]
    stray += [f"{line.name}: {line.text}" for line in outer.lines]
    if stray:
        yield Text(source.place, "\n".join(stray), STRAY.sight, STRAY)


def _cell(line: Line, columns: _Columns, met: dict[str, int]) -> tuple[int, int, str] | None:
    text = line.parts if line.name in _PARTS else line.text
    if not text.strip() or (line.name in _QUIET and " " not in text.strip()):
        return None
    label = _SHOWN.get(line.name)
    mask = 0 if label else _MASK
    label = label or line.name.lower()
    kind = _UNUSUAL.sub(" ", line.parameters.get("TYPE", "").replace(",", " ")).strip()
    name = f"{label} ({kind})" if kind and mask == 0 else label
    met[name] = met.get(name, 0) + 1
    return columns.of(name if met[name] == 1 else f"{name} {met[name]}"), mask, text.removeprefix("tel:")


def _files(source: Source, card: Card, row: int) -> Iterator[Nested]:
    for line in card.lines:
        if data := line.data:
            name = _SHOWN.get(line.name, line.name.lower())
            source.budget.spend(len(data))
            place = source.place / f"card {row + 1:,}" / name
            hiding = None if line.name in ("PHOTO", "LOGO") else TRACE
            yield Nested(source.nested(name, data, place), hiding)
