"""The project's own text: scenes of police, council and court prose whose gaps are filled with invented people.

A scene is one line in `scenes/`. Words in braces are gaps. A number ties gaps to one person, so that `{name1}` and
`{family1}` speak of the same one. Everything outside the person gaps is text without names, much of it things that
are named after people.
"""

# ruff: noqa: INP001, S311 - a folder of scripts, no package; chance is seeded, and guards no secret
from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random

from people import Names, names_of
from things import FIXED, MADE
from vocabulary import VOCABULARY

__all__ = ["Annotated", "scenes_of", "shouted", "wrapped", "written"]

_GAP = re.compile(r"\{([A-Za-z]+)(\d?)\}")
_TITLES = ("Mr", "Mrs", "Ms", "Miss", "Dr", "Mr", "Mrs", "Cllr", "Councillor", "Sir", "Rev", "Prof", "Judge")
_RANKS = (
    "PC",
    "PS",
    "DC",
    "DS",
    "DI",
    "Sgt",
    "Insp",
    "PCSO",
    "Constable",
    "Inspector",
    "Detective Sergeant",
    "DCI",
    "T/DC",
)
_UNNAMED = {"brand": ("Nokia", "Vauxhall", "Tesco", "Nike", "Adidas", "Ford Fiesta", "Apple", "iPhone", "Audi", "Carrera", "Sony", "Dell", "Gucci", "North Face", "Boots", "Asda", "Lidl", "Honda Civic", "Rolex", "Kia")}  # fmt: skip
_WORDS = {"he": ("he", "she"), "him": ("him", "her"), "his": ("his", "her")}


@dataclass(frozen=True)
class Annotated:
    """A text and where its names stand."""

    text: str
    names: tuple[tuple[int, int], ...]


@dataclass
class _Person:
    given: str
    middle: str
    family: str

    def written(self, how: str, chance: Random) -> tuple[str, str]:
        """What stands before the name, and the name, in one of the ways names are written."""
        makers = {
            "name": self._full,
            "given": lambda _: self.given,
            "family": lambda _: self.family,
            "surnamefirst": self._surname_first,
            "initial": self._initialled,
            "titled": self._titled,
        }
        name = makers[how](chance)
        title = ""
        if how == "titled":
            title = chance.choice(_TITLES) + ("." if chance.random() < 0.1 else "") + " "
        return title, name

    def _full(self, chance: Random) -> str:  # noqa: PLR0911 - one for each way of writing
        roll = chance.random()
        if roll < 0.69:
            return f"{self.given} {self.family}"
        if roll < 0.72:
            return f"{self.given} {self.family}".upper()
        if roll < 0.82:
            return f"{self.given} {self.middle} {self.family}"
        if roll < 0.86:
            return f"{self.given} {self.middle[0]}. {self.family}"
        if roll < 0.90:
            return f"{self.given} {self.family.upper()}"
        if roll < 0.93:
            return self.family.upper() if roll < 0.915 else f"{self.family.upper()}, {self.given}"
        return self._initialled(chance)

    def _initialled(self, chance: Random) -> str:
        first, second = self.given[0], self.middle[0]
        ways = (f"{first} {self.family}", f"{first}. {self.family}", f"{first}{second} {self.family}", f"{first}.{second}. {self.family}",
                f"{first} {second} {self.family}", f"{first}. {second}. {self.family}")  # fmt: skip
        return chance.choice(ways)

    def _surname_first(self, chance: Random) -> str:
        upper = self.family.upper()
        return chance.choice(
            (
                f"{upper}, {self.given}",
                f"{upper} {self.given}",
                f"{self.given} {upper}",
                upper,
                f"{upper}, {self.given} {self.middle}",
            )
        )

    def _titled(self, chance: Random) -> str:
        roll = chance.random()
        if roll < 0.6:
            return self.family
        return self._initialled(chance) if roll < 0.75 else f"{self.given} {self.family}"


class _Writer:
    def __init__(self, chance: Random, *, held_out: bool) -> None:
        self.chance = chance
        self.half = int(held_out)
        origins = [each for each in names_of(held_out=held_out) if each[0].given]
        self._origins = [names for names, _ in origins]
        self._shares = [share for _, share in origins]

    def _origin(self) -> Names:
        return self.chance.choices(self._origins, self._shares)[0]

    def person(self) -> _Person:
        """Somebody whose names are of one origin, now and then of two."""
        origin = self._origin()
        other = self._origin() if self.chance.random() < 0.1 else origin
        return _Person(origin.a_given(self.chance), origin.a_given(self.chance), other.a_family(self.chance))

    def _fixed(self, sort: str) -> tuple[str, ...]:
        """Well-known things are known in training too, but for every third of the second half."""
        first, second = FIXED[sort]
        return second if self.half else (*first, *(each for at, each in enumerate(second) if at % 3))

    def thing(self, sort: str) -> str:
        """A filling that is nobody's name."""
        if sort in _WORDS:
            return self.chance.choice(_WORDS[sort])
        if sort in VOCABULARY:
            return self.chance.choice(VOCABULARY[sort])
        if sort == "rank":
            return self.chance.choice(_RANKS)
        if sort in FIXED:
            fixed = self._fixed(sort)
            # Firms named after people are drawn less often than people of their names.
            return self.chance.choice(
                fixed if self.half or self.chance.random() < 0.15 else _UNNAMED.get(sort, fixed)
            )
        origin = self._origin()
        return MADE[sort](
            self.chance,
            lambda: self.chance.choice(origin.given),
            lambda: self.chance.choice(origin.family),
            self.half,
        )

    def fill(self, scene: str, people: dict[str, _Person]) -> Annotated:
        """A scene with its gaps filled. `people` are those of scenes before it."""
        text = ""
        names = []
        at = 0
        for gap in _GAP.finditer(scene):
            text += scene[at : gap.start()]
            at = gap.end()
            how, who = gap[1], gap[2]
            if how in ("name", "given", "family", "surnamefirst", "initial", "titled"):
                somebody = people.setdefault(who, self.person()) if who else self.person()
                title, name = somebody.written(how, self.chance)
                text += title
                names.append((len(text), len(text) + len(name)))
                text += name
            else:
                text += self.thing(how)
        return Annotated(text + scene[at:], tuple(names))


@cache
def scenes_of(sort: str) -> tuple[str, ...]:
    """The scenes of one file: `training`, `frames`, or those that are `held-out` for testing."""
    path = Path(__file__).parent / "scenes" / f"{sort}.txt"
    lines = path.read_text(encoding="utf-8").splitlines()
    return tuple(line.replace("\\n", "\n") for line in lines if line and not line.startswith("# "))


_HEADINGS = 0.04
_GLUES = ("\n", "\n", "\n\n", "\n", " ", "\r\n", "\n- ", "\t")


def _in_capitals(text: Annotated) -> Annotated:
    """The same in capitals, as old systems and forms have single lines."""
    capitals = text.text.upper()
    return Annotated(capitals, text.names) if len(capitals) == len(text.text) else text


def written(many: int, sort: str, *, seed: int) -> list[Annotated]:
    """So many texts, each of one to four scenes of a file. The same seed gives the same texts."""
    chance = Random(seed)
    writer = _Writer(chance, held_out=sort == "held-out")
    scenes = scenes_of(sort)
    varied = sort == "frames"
    texts = []
    for number in range(many):
        people: dict[str, _Person] = {}
        parts = [writer.fill(scenes[number % len(scenes)], people)]
        parts += [
            writer.fill(chance.choice(scenes), people if varied and chance.random() < 0.6 else {})
            for _ in range(chance.choice((0, 0, 1, 2, 3) if varied else (0, 0, 0, 1, 2)))
        ]
        text = ""
        names: list[tuple[int, int]] = []
        for part in parts:
            if text:
                is_ended = text[-1] in ".?!" and chance.random() < 0.6
                text += " " if is_ended else chance.choice(_GLUES) if varied else "\n"
            own = _in_capitals(part) if varied and chance.random() < _HEADINGS else part
            names += ((start + len(text), end + len(text)) for start, end in own.names)
            text += own.text
        texts.append(Annotated(text, tuple(names)))
    return texts


def wrapped(texts: list[Annotated], *, seed: int) -> list[Annotated]:
    """Some of the texts with their lines broken at a width, as plain e-mails and old systems have them."""
    chance = Random(seed)
    found = []
    for each in texts:
        text = each.text
        if chance.random() < 0.2 and len(text) > 60:
            width = chance.randint(50, 80)
            start = 0
            while len(text) - start > width:
                at = text.rfind(" ", start, start + width)
                if at <= start:
                    break
                text = f"{text[:at]}\n{text[at + 1 :]}"
                start = at + 1
        found.append(Annotated(text, each.names))
    return found


def shouted(texts: list[Annotated]) -> list[Annotated]:
    """The same texts in capitals, but for the few whose letters change in number."""
    capitals = (Annotated(each.text.upper(), each.names) for each in texts)
    return [high for high, each in zip(capitals, texts, strict=True) if len(high.text) == len(each.text)]
