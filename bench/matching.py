"""How fast identifiers are matched, against loops of `re` as other tools for personal data run them.

    python bench/matching.py [megabytes]

Three kinds of data, all invented: rows such as a force exports, with a note in each and an identifier about every 180
bytes; prose of reports with hardly any; and figures. Three ways: the engine; `re`, one pass over the whole for each
identifier; and `re` once for each identifier and cell, which is how Presidio's pattern recognisers are driven over
tables. The slow ways get less of the same data. Every way finds the same, and the script stops where one does not.
"""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Callable

from candour.identifiers import matching

_FIRST = ["Nia", "Mair", "Zoe", "Owen", "Ada", "Tomos", "Priya", "Kofi", "Lena", "Sam"]
_LAST = ["Example", "Sample", "Testley", "Placeholder", "Fictional", "Specimen"]
_STREETS = ("Example Road", "Sample Street", "Invented Lane", "Fiction Close", "Specimen Avenue")
_OFFENCES = ("Burglary - residential", "Criminal damage to a vehicle", "Theft from shop", "Common assault")
_NOTES = (
    "Victim reported damage to the front door of the property; officer attended and spoke to neighbours.",
    "Suspect made off on foot towards the town centre before police arrived at the scene.",
    "No further lines of enquiry at this time. Case filed pending new information.",
    "Between 21:30 and 06:15 unknown persons entered by the rear window and took items worth 450.00 pounds.",
    "Caller states that items were taken from an insecure vehicle overnight; cameras have been asked for.",
)
_PROSE = [
    "the",
    "of",
    "and",
    "to",
    "in",
    "police",
    "council",
    "report",
    "during",
    "year",
    "number",
    "officers",
    "for",
    "with",
    "that",
    "was",
    "were",
    "on",
    "by",
    "service",
]


def _now_and_then(chance: random.Random, share: float, make: Callable[[], str]) -> str:
    return make() if chance.random() < share else ""


def _row(chance: random.Random) -> str:
    first, last = chance.choice(_FIRST), chance.choice(_LAST)
    day = f"{chance.randrange(1, 29):02}/{chance.randrange(1, 13):02}"
    return ",".join(
        (
            str(chance.randrange(10**6, 10**7)),
            f"{day}/2024 {chance.randrange(24):02}:{chance.randrange(60):02}",
            chance.choice(_OFFENCES),
            first,
            last,
            f"{day}/{chance.randrange(1940, 2008)}",
            _now_and_then(chance, 0.5, lambda: f"{chance.randrange(1, 200)} {chance.choice(_STREETS)}"),
            _now_and_then(
                chance, 0.6, lambda: f"ZZ99 {chance.randrange(10)}{chance.choice('AB')}{chance.choice('XYZ')}"
            ),
            _now_and_then(chance, 0.4, lambda: f"07700 900{chance.randrange(1000):03}"),
            _now_and_then(chance, 0.2, f"{first}.{last}{chance.randrange(10**5)}@example.com".lower),
            _now_and_then(
                chance, 0.1, lambda: f"2099/{chance.randrange(10**7):07}{chance.choice('ABCDEFGH')}"
            ),
            _now_and_then(
                chance, 0.3, lambda: f"{chance.choice(('PC', 'DC', 'PS'))} {chance.randrange(1000, 9999)}"
            ),
            _now_and_then(chance, 0.05, lambda: str(chance.randrange(10**9, 10**10))),
            " ".join(chance.sample(_NOTES, 3)),
            _now_and_then(chance, 0.1, lambda: f"Mr {last} called"),
        )
    )


def _sentence(chance: random.Random) -> str:
    if chance.random() < 0.001:
        return "Write to nia@example.com."
    return " ".join(chance.choice(_PROSE) for _ in range(chance.randrange(8, 25))).capitalize() + "."


def _figures(chance: random.Random) -> str:
    return ",".join(str(chance.randrange(10 ** chance.randrange(1, 9))) for _ in range(12))


def _made(line: Callable[[random.Random], str], size: int) -> bytes:
    chance = random.Random(2099)
    lines: list[str] = []
    length = 0
    while length < size:
        lines.append(line(chance))
        length += len(lines[-1]) + 1
    return "\n".join(lines).encode()


def _by_cell(data: bytes) -> int:
    patterns = [matching._pattern(identifier) for identifier in matching._shaped()]  # noqa: SLF001
    cells = data.replace(b"\n", b",").split(b",")
    return sum(len(pattern.findall(cell)) for cell in cells for pattern in patterns)


def _whole(data: bytes) -> int:
    return sum(len(spans.starts) for spans in matching._slow(data).values())  # noqa: SLF001


def _engine(data: bytes) -> int:
    return sum(len(spans.starts) for spans in matching.scan(data).values())


def _rate(way: Callable[[bytes], int], data: bytes) -> tuple[float, int]:
    """Megabytes a second, the best of three, and how many matches."""
    best, found = float("inf"), 0
    for _ in range(3):
        began = time.perf_counter()
        found = way(data)
        best = min(best, time.perf_counter() - began)
    return len(data) / best / 1e6, found


def main() -> None:
    size = int(float(sys.argv[1]) * 1e6) if len(sys.argv) > 1 else 32_000_000
    shaped = matching._shaped()  # noqa: SLF001
    print(f"{len(shaped)} identifiers with a shape, one thread, matches and their offsets counted in")
    for name, line in (("police rows", _row), ("prose", _sentence), ("figures", _figures)):
        data = _made(line, size)
        little = data[: data.rfind(b"\n", 0, 400_000)]
        expected = _engine(little)
        engine, found = _rate(_engine, data)
        whole, found_whole = _rate(_whole, little)
        cells, found_cells = _rate(_by_cell, little)
        if not expected == found_whole == found_cells:
            sys.exit(f"{name}: the ways disagree: {expected}, {found_whole}, {found_cells}")
        dense = f"a match per {len(data) // max(1, found):,} bytes"
        print(
            f"{name:12} {engine:5.0f} MB/s   {engine / whole:4.0f} × re by identifier   {engine / cells:4.0f} × re by cell   ({dense})"
        )


if __name__ == "__main__":
    main()
