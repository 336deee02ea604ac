"""Columns of figures and codes that chance has made are nobody's: no identifier is told of them as likely or certain."""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from uuid import UUID

import pytest

from candour.finding import Likelihood
from candour.tables.survey import survey
from files.tables import Rows, table_of

Make = Callable[[Random, int], str]
SEEDS, SIZES = range(2), (20, 60, 300)
CODE_LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"


def _digits(count: int) -> Make:
    return lambda chance, _: f"{chance.randrange(10 ** (count - 1), 10**count)}"


def _padded(count: int) -> Make:
    return lambda chance, _: f"{chance.randrange(10**count):0{count}}"


def _in_sequence(count: int) -> Make:
    return lambda _, row: f"{7 * 10 ** (count - 1) // 3 + row}"


COLUMNS: dict[str, Make] = {
    **{f"{count} digits": _digits(count) for count in range(6, 17)},
    **{f"{count} digits with noughts before": _padded(count) for count in range(6, 17)},
    **{f"{count} digits in sequence": _in_sequence(count) for count in range(6, 17)},
    "orders": lambda chance, _: f"{chance.choice('45')}500{chance.randrange(10**6):06}",
    "orders 3-3-4": lambda chance, _: f"{chance.randrange(100, 1000)} {chance.randrange(1000):03} {chance.randrange(10**4):04}",
    "orders 3-7-7": lambda chance, _: f"{chance.randrange(100, 1000)}-{chance.randrange(10**7):07}-{chance.randrange(10**7):07}",
    "purchase orders": lambda chance, _: f"PO{chance.randrange(10**6):06}",
    "invoices": lambda chance, _: f"INV-{chance.randrange(10**6)}",
    "money": lambda chance, _: f"{chance.uniform(0, 10**6):.2f}",
    "pounds": lambda chance, _: f"£{chance.uniform(0, 10**6):,.2f}",
    "pence": lambda chance, _: str(chance.randrange(10**8)),
    "seconds": lambda chance, _: str(chance.randrange(1_500_000_000, 1_700_000_000)),
    "milliseconds": lambda chance, _: str(chance.randrange(1_500_000_000_000, 1_700_000_000_000)),
    "time stamps": lambda chance, _: f"2023{chance.randrange(1, 13):02}{chance.randrange(1, 29):02}{chance.randrange(240000):06}",
    "ISO times": lambda chance, _: f"2023-0{chance.randrange(1, 10)}-{chance.randrange(10, 29)}T{chance.randrange(10, 24)}:00:00Z",
    "dates of a year": lambda chance, _: f"{chance.randrange(1, 29):02}/{chance.randrange(1, 13):02}/2023",
    "MD5": lambda chance, _: f"{chance.getrandbits(128):032x}",
    "SHA-1": lambda chance, _: f"{chance.getrandbits(160):040X}",
    "short digests": lambda chance, _: f"{chance.getrandbits(28):07x}",
    "UUIDs": lambda chance, _: str(UUID(int=chance.getrandbits(128))),
    "GUIDs": lambda chance, _: f"{{{str(UUID(int=chance.getrandbits(128))).upper()}}}",
    "eight signs": lambda chance, _: "".join(chance.choice("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789") for _ in range(8)),
    "products AB123456": lambda chance, _: f"{chance.choice('KXABPT')}{chance.choice('KXABPT')}{chance.randrange(10**6):06}",
    "products A1234BC": lambda chance, _: f"{chance.choice('ABCDE')}{chance.randrange(10**4):04}{chance.choice('ABCDE')}{chance.choice('ABCDE')}",
    "products AB12": lambda chance, _: f"{chance.choice('KXABPT')}{chance.choice('KXABPT')}{chance.randrange(100):02}",
    "contracts": lambda chance, _: f"{chance.randrange(1, 99):02}/{chance.randrange(10**4)}/{chance.randrange(18, 25)}",
    "files 123456/78A": lambda chance, _: f"{chance.randrange(10**6):06}/{chance.randrange(100):02}{chance.choice(CODE_LETTERS)}",
    "files 2019/1234567A": lambda chance, _: f"{chance.randrange(1990, 2024)}/{chance.randrange(10**7):07}{chance.choice(CODE_LETTERS)}",
    "books": lambda chance, _: f"978{chance.randrange(10**10):010}",
    "bar codes": lambda chance, _: f"50{chance.randrange(10**11):011}",
    "areas": lambda chance, _: f"E0{chance.randrange(10**7):07}",
    "versions": lambda chance, _: f"{chance.randrange(10)}.{chance.randrange(30)}.{chance.randrange(30)}",
    "shares": lambda chance, _: f"{chance.uniform(0, 100):.1f}%",
    "counts": lambda chance, _: str(chance.randrange(400)),
    "rates": lambda chance, _: f"{chance.uniform(0, 100):.4f}",
    "years": lambda chance, _: str(chance.randrange(1950, 2024)),
    "sixteen digits in fours": lambda chance, _: " ".join(f"{chance.randrange(10**4):04}" for _ in range(4)),
    "letter and twelve digits": lambda chance, _: f"{chance.choice('ABCDEFGH')}{chance.randrange(10**12):012}",
}  # fmt: skip
"""What a value is like, and how one is made. None is an identifier but by chance."""


def likely(rows: Rows) -> list[tuple[str, Likelihood | None]]:
    """What is told of a table as likely or certain."""
    told = ((each.identifier, each.evidence.likelihood) for each in survey(table_of(rows)).findings)
    return [each for each in told if each[1] and each[1] >= Likelihood.LIKELY]


@pytest.mark.parametrize("kind", COLUMNS)
def test_no_identifier_is_likely_in_a_column_of_chance(kind: str) -> None:
    """Without a header and under one that says nothing, few rows or many: nothing is likely."""
    for seed in SEEDS:
        for size in SIZES:
            chance = Random(f"{kind} {seed} {size}")
            values = [[COLUMNS[kind](chance, row)] for row in range(size)]
            assert likely(values) == [], f"seed {seed}, {size} rows"
            assert likely([["Reference"], *values]) == [], f"seed {seed}, {size} rows, with a header"


@pytest.mark.parametrize(
    ("header", "digits"), [("NHS number", 10), ("CHI", 10), ("ULN", 10), ("UTR", 10), ("H&C number", 10), ("Card number", 16), ("IMEI", 15)]
)  # fmt: skip
def test_a_header_does_not_make_chance_into_numbers(header: str, digits: int) -> None:
    """Under the very header, numbers that pass their check as often as chance lets them are not told as likely."""
    for seed in SEEDS:
        chance = Random(f"{header} {seed}")
        assert likely([[header], *([_digits(digits)(chance, row)] for row in range(300))]) == []


def test_a_grid_of_statistics_is_nobodys() -> None:
    """Counts, rates and changes by place and month, forty columns wide, hold nothing at all."""
    chance = Random(5)
    months = [f"{month} {year}" for year in (2021, 2022, 2023) for month in ("Jan", "Apr", "Jul", "Oct")]
    header = [
        "Area code",
        "Area",
        *months,
        *(f"Rate {month}" for month in months),
        *(f"Change % {month}" for month in months),
    ]
    rows: Rows = [
        header,
        *(
            [
                f"E0{chance.randrange(10**7):07}", f"Place {row}", *(chance.randrange(90_000) for _ in months),
                *(round(chance.uniform(0, 400), 2) for _ in months), *(f"{chance.uniform(-90, 90):.1f}" for _ in months),
            ]
            for row in range(80)
        ),
    ]  # fmt: skip
    found = survey(table_of(rows))
    assert (found.findings, found.people) == ((), ())
