"""Scenes: templates filled in, with every planted value's place noted.

    "Mrs {name1:titled} gave her NHS number as {nhs:labelled}."
         │    └ setting: what stands around the value, counted apart
         └ what is put in, and of which of the scene's three people

Values of `_PERSONAL` must be found. Those of `_NEUTRAL` may be found or not: a public body's own postcode is a postcode. The
rest is nobody's, and finding any of it is wrong.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from bench.quality import values
from bench.quality.words import Words

__all__ = ["Document", "Planted", "Scene"]

_FIELD = re.compile(r"\{([a-z_]+)([1-3]?)(?::([a-z-]+))?\}")
_MONTHS = ("January", "March", "April", "May", "June", "August", "October")


@dataclass(frozen=True, slots=True)
class Planted:
    """One value put into a text, by character offsets."""

    start: int
    end: int
    kind: str
    setting: str
    must: bool = True
    """Whether it must be found. One that need not be is not held against whoever finds it."""


@dataclass(frozen=True, slots=True)
class Document:
    """One text and what was planted in it."""

    half: str
    text: str
    planted: tuple[Planted, ...]


@dataclass(frozen=True, slots=True)
class Scene:
    """The people, places and references that one document speaks of."""

    chance: Random
    words: Words
    references: tuple[Callable[[Random], str], ...]
    custody: tuple[Callable[[Random], str], ...]
    people: tuple[tuple[str, str], ...]

    @classmethod
    def of(
        cls,
        chance: Random,
        words: Words,
        references: tuple[Callable[[Random], str], ...],
        custody: tuple[Callable[[Random], str], ...],
    ) -> Scene:
        """A scene with three people in it."""
        people = tuple((chance.choice(words.given), chance.choice(words.family)) for _ in range(3))
        return cls(chance, words, references, custody, people)

    def put(self, name: str, person: int) -> tuple[str, str, bool]:
        """What a field is filled with, its kind, and whether it must be found."""
        given, family = self.people[person - 1]
        if name in _NAMES:
            return _NAMES[name](given, family), "person-name", True
        for table, must in ((_PERSONAL, True), (_NEUTRAL, False)):
            if name in table:
                kind, make = table[name]
                return make(self), kind, must
        return _NOBODYS[name](self), "", False

    def document(self, template: str) -> Document:
        """A template filled in."""
        parts: list[str] = []
        planted: list[Planted] = []
        length = after = 0
        for field in _FIELD.finditer(template):
            before = template[after : field.start()]
            value, kind, must = self.put(field[1], int(field[2] or 1))
            parts += (before, value)
            length += len(before)
            if kind:
                planted.append(Planted(length, length + len(value), kind, field[3] or "labelled", must))
            length += len(value)
            after = field.end()
        parts.append(template[after:])
        return Document(self.words.half, "".join(parts), tuple(planted))


_NAMES: dict[str, Callable[[str, str], str]] = {
    "name": lambda given, family: f"{given} {family}",
    "given": lambda given, _: given,
    "family": lambda _, family: family,
    "initialled": lambda given, family: f"{given[0]} {family}",
    "inverted": lambda given, family: f"{family.upper()}, {given}",
    "capitals": lambda given, family: f"{given} {family}".upper(),
    "familycapitals": lambda _, family: family.upper(),
}

_PERSONAL: dict[str, tuple[str, Callable[[Scene], str]]] = {
    "nhs": ("nhs-number", lambda scene: values.nhs(scene.chance)),
    "pnc": ("pnc-id", lambda scene: values.pnc(scene.chance)),
    "cro": ("cro-number", lambda scene: values.cro(scene.chance)),
    "asn": ("asn", lambda scene: values.asn(scene.chance)),
    "nino": ("nino", lambda scene: values.nino(scene.chance)),
    "mobile": ("uk-phone", lambda scene: values.mobile(scene.chance)),
    "landline": ("uk-phone", lambda scene: values.landline(scene.chance)),
    "email": ("email", lambda scene: values.email(scene.chance, scene.words)),
    "postcode": ("postcode", lambda scene: values.postcode(scene.chance, scene.words)),
    "address": ("address", lambda scene: values.address(scene.chance, scene.words)),
    "vrm": ("vrm", lambda scene: values.vrm(scene.chance)),
    "driver": ("driver-number", lambda scene: values.driver(scene.chance, scene.words)),
    "card": ("payment-card", lambda scene: values.card(scene.chance)),
    "iban": ("iban", lambda scene: values.iban(scene.chance)),
    "account": ("sort-code-account", lambda scene: values.account(scene.chance)),
    "passport": ("passport", lambda scene: values.passport(scene.chance)),
    "ip": ("ip-address", lambda scene: values.ip(scene.chance)),
    "birth": ("date-of-birth", lambda scene: values.birth(scene.chance)),
    "birthday": ("date-of-birth", lambda scene: values.day_in_words(scene.chance)),
    "crime": ("crime-reference", lambda scene: scene.chance.choice(scene.references)(scene.chance)),
    "custody": ("custody-reference", lambda scene: scene.chance.choice(scene.custody)(scene.chance)),
    "collar": ("collar-number", lambda scene: str(scene.chance.randrange(100, 9999))),
}

_NEUTRAL: dict[str, tuple[str, Callable[[Scene], str]]] = {
    "office_postcode": ("postcode", lambda scene: values.postcode(scene.chance, scene.words)),
    "office_address": ("address", lambda scene: values.address(scene.chance, scene.words)),
    "role_mailbox": (
        "email",
        lambda scene: (
            f"{scene.chance.choice(('foi', 'enquiries', 'data.protection'))}@{scene.words.towns[0].split()[0].lower()}.gov.uk"
        ),
    ),
}

_NOBODYS: dict[str, Callable[[Scene], str]] = {
    "order": lambda scene: values.order(scene.chance),
    "sum": lambda scene: f"£{scene.chance.randrange(1, 99)},{scene.chance.randrange(100, 999)}.{scene.chance.randrange(10, 99)}",
    "count": lambda scene: f"{scene.chance.randrange(1, 4000):,}",
    "percent": lambda scene: f"{scene.chance.randrange(1, 1000) / 10}%",
    "date": lambda scene: f"{date(2015, 1, 1) + timedelta(scene.chance.randrange(3500)):%d/%m/%Y}",
    "day": lambda scene: values.day_in_words(scene.chance, 1969),
    "time": lambda scene: f"{scene.chance.randrange(24):02}:{scene.chance.randrange(60):02}",
    "isbn": lambda scene: values.isbn(scene.chance),
    "version": lambda scene: ".".join(str(scene.chance.randrange(20)) for _ in range(4)),
    "product": lambda scene: f"{scene.chance.choice(('AB', 'KX', 'PT', 'HP'))}{scene.chance.randrange(10_000, 999_999)}",
    "ward": lambda scene: scene.chance.choice(scene.words.wards),
    "town": lambda scene: scene.chance.choice(scene.words.towns),
    "station": lambda scene: scene.chance.choice(scene.words.stations),
    "company": lambda scene: scene.chance.choice(scene.words.companies),
    "street": lambda scene: f"{scene.chance.choice(scene.words.streets)} Street",
    "month": lambda scene: scene.chance.choice(_MONTHS),
    "foi": lambda scene: f"FOI-{scene.chance.randrange(1000, 9999)}-{scene.chance.randrange(19, 25)}",
    "public_line": lambda scene: scene.chance.choice((
        f"0300 {scene.chance.randrange(100, 999)} {scene.chance.randrange(1000, 9999)}", f"0800 {scene.chance.randrange(100, 999)} {scene.chance.randrange(100, 999)}",
    )),
    "range": lambda scene: f"{scene.chance.randrange(2005, 2015)}/{scene.chance.randrange(16, 25)}",
    "year": lambda scene: str(scene.chance.randrange(2005, 2025)),
    "model": lambda scene: scene.chance.choice(("A4", "M25", "B4100", "A38(M)", "R22", "T5")),
    "act": lambda scene: scene.chance.choice(("section 40(2)", "section 31(1)(a)", "s.12(1)", "regulation 13")),
    "grid": lambda scene: "\n".join(
        "\t".join((ward, *(str(scene.chance.randrange(400)) for _ in range(6)))) for ward in scene.words.wards[:6]
    ),
}  # fmt: skip
