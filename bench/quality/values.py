"""Values: identifiers made while the benchmark runs, with right check digits, in every spelling their specifications allow.

Numbers of ranges that are in use are never written down: they come from a seed, are used, and are gone. Which spelling is
used is drawn too: with blanks, with hyphens, run together, in small letters, with the non-breaking blank that word processors
put in.
"""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from bench.quality.words import Words

__all__ = [
    "account",
    "address",
    "asn",
    "birth",
    "card",
    "cro",
    "day_in_words",
    "driver",
    "email",
    "iban",
    "ip",
    "isbn",
    "landline",
    "mobile",
    "nhs",
    "nino",
    "order",
    "passport",
    "pnc",
    "postcode",
    "vrm",
]

_MOD_23 = "ZABCDEFGHJKLMNPQRTUVWXY"
_NBSP = "\N{NO-BREAK SPACE}"
_SYLLABLES = ("mer", "wick", "dal", "fen", "thor", "lun", "bray", "sel", "cor", "nesh")


def _digits(chance: Random, count: int) -> str:
    return "".join(chance.choice("0123456789") for _ in range(count))


def _letters(chance: Random, count: int, among: str = "ABCDEFGHJKLMNOPRSTUVWXY") -> str:
    return "".join(chance.choice(among) for _ in range(count))


def _joined(chance: Random, parts: tuple[str, ...], between: tuple[str, ...] = (" ", " ", "")) -> str:
    """The parts with something between them; one time in twelve a blank is one that does not break."""
    value = chance.choice(between).join(parts)
    return value.replace(" ", _NBSP) if chance.random() < 1 / 12 else value


def nhs(chance: Random) -> str:
    """An NHS number of a range in use in England, Wales and the Isle of Man."""
    while True:
        body = chance.choice("467") + _digits(chance, 8)
        check = -sum(int(digit) * weight for digit, weight in zip(body, range(10, 1, -1), strict=True)) % 11
        if check < 10:
            parts = (body[:3], body[3:6], body[6:] + str(check))
            return _joined(chance, parts, (" ", " ", "", "-"))


def order(chance: Random) -> str:
    """Ten digits of an order, an invoice, a meter. One in eleven passes the check of NHS numbers."""
    return chance.choice("346789") + _digits(chance, 9)


def pnc(chance: Random) -> str:
    """A PNC ID, written in full or short."""
    year, serial = chance.randrange(1975, 2024), chance.randrange(1, 900_000)
    letter = _MOD_23[int(f"{year % 100:02}{serial:07}") % 23]
    return chance.choice(
        (f"{year}/{serial:07}{letter}", f"{year}/{serial:07}{letter}", f"{year % 100:02}/{serial}{letter}")
    )


def cro(chance: Random) -> str:
    """A CRO number, of a file or of one without fingerprints."""
    year, serial = chance.randrange(75, 99), chance.randrange(10_000, 400_000)
    letter = _MOD_23[int(f"{year:02}{serial:06}") % 23]
    return chance.choice(
        (f"{serial:06}/{year}{letter}", f"{serial:06}/{year}{letter}", f"SF{year}/{serial}{letter}")
    )


def asn(chance: Random) -> str:
    """An arrest/summons number, short or long. The unit is of letters, so that it is no dummy."""
    year, sequence = chance.randrange(5, 24), chance.randrange(1, 900_000)
    force, unit, system = (
        f"{chance.choice((1, 20, 35, 43, 47)):02}",
        _letters(chance, 2, "ABCDEFGHK"),
        f"{chance.choice((1, 2)):02}",
    )
    letter = _MOD_23[int(f"{force}{system}{year:02}{sequence:011}") % 23]
    short = f"{year:02}/{force}{unit}/{system}/{sequence}{letter}"
    return chance.choice((short, short, f"{year:02}{force}{unit}{system}{sequence:011}{letter}"))


def nino(chance: Random) -> str:
    """A National Insurance number of a prefix in use."""
    first, second = chance.choice("ABCEHJKLMPRSTWXY"), chance.choice("ABCEHJLMPRSWXYZ")
    parts = (first + second, *(_digits(chance, 2) for _ in range(3)), chance.choice("ABCD"))
    value = _joined(chance, parts, ("", "", " "))
    return value.lower() if chance.random() < 0.1 else value


def mobile(chance: Random) -> str:
    """A mobile number."""
    operator, rest = f"7{chance.choice('45789')}{_digits(chance, 2)}", _digits(chance, 6)
    return chance.choice((
        f"0{operator} {rest}", f"0{operator}{rest}", f"0{operator} {rest[:3]} {rest[3:]}", f"+44 {operator} {rest}",
        f"+44{operator}{rest}", f"+44 (0){operator} {rest}", f"0{operator}{_NBSP if chance.random() < 0.5 else chr(32)}{rest}", f"0{operator}-{rest}",
    ))  # fmt: skip


def landline(chance: Random) -> str:
    """A number of a fixed line."""
    rest = chance.choice("2345678") + _digits(chance, 6)
    area = chance.choice(("0161", "0121", "0113", "0141"))
    return chance.choice((
        f"{area} {rest[:3]} {rest[3:]}", f"({area}) {rest[:3]} {rest[3:]}", f"{area}{rest}", f"+44 {area[1:]} {rest[:3]} {rest[3:]}",
        f"{area}-{rest[:3]}-{rest[3:]}", f"01{chance.choice('35689')}{_digits(chance, 2)} {chance.choice('234567')}{_digits(chance, 5)}",
    ))  # fmt: skip


def email(chance: Random, words: Words) -> str:
    """Somebody's address for e-mail, at a domain put together by chance."""
    given, family = chance.choice(words.given), chance.choice(words.family)
    plain = [
        "".join(letter for letter in name.lower() if "a" <= letter <= "z") or "x" for name in (given, family)
    ]
    local = chance.choice(
        (".".join(plain), "_".join(plain), plain[0][0] + plain[1], f"{plain[0]}{chance.randrange(100)}")
    )
    domain = "".join(chance.choice(_SYLLABLES) for _ in range(3))
    value = f"{local}@{domain}.{chance.choice(('co.uk', 'gov.uk', 'org.uk', 'com', 'police.uk'))}"
    return value.title() if chance.random() < 0.1 else value


def postcode(chance: Random, words: Words) -> str:
    """A full postcode."""
    outward = (
        chance.choice(words.districts)
        if chance.random() < 0.2
        else f"{chance.choice(words.areas)}{chance.randrange(1, 29)}"
    )
    inward = f"{chance.randrange(1, 10)}{_letters(chance, 2, 'ABDEFGHJLNPQRSTUWXYZ')}"
    value = _joined(chance, (outward, inward))
    return value.lower() if chance.random() < 0.08 else value


def vrm(chance: Random) -> str:
    """A number plate of the present style, or of the two before."""
    three = _letters(chance, 3)
    age = chance.choice((*range(2, 24), *range(51, 74)))
    style = chance.random()
    if style < 0.7:
        return _joined(
            chance, (f"{_letters(chance, 2, 'ABCDEFGHKLMNOPRSTVWY')}{age:02}", three), (" ", " ", "")
        )
    if style < 0.9:
        return _joined(
            chance, (f"{chance.choice('HJKLMNPRSTVWXY')}{chance.randrange(21, 999)}", three), (" ", "")
        )
    return _joined(
        chance, (three, f"{chance.randrange(21, 999)}{chance.choice('HJKLMNPRSTVWXY')}"), (" ", "")
    )


def driver(chance: Random, words: Words) -> str:
    """A driver number: five letters of a surname, the date of birth with the sex, initials, and three signs more."""
    surname = "".join(letter for letter in chance.choice(words.family).upper() if "A" <= letter <= "Z")
    month = chance.randrange(1, 13) + chance.choice((0, 50))
    return (
        f"{surname[:5]:9<5}{chance.randrange(4, 10)}{month:02}{chance.randrange(1, 29):02}{chance.randrange(10)}"
        f"{chance.choice('ABCDEFGH')}{chance.choice('JKLM9')}{chance.randrange(10)}{_letters(chance, 2)}"
    )


def card(chance: Random) -> str:
    """The number of a payment card."""
    body = chance.choice(("4539", "5425", "4917", "5168")) + _digits(chance, 11)
    doubled = [int(digit) * (2 if at % 2 == 0 else 1) for at, digit in enumerate(body)]
    check = -sum(value // 10 + value % 10 for value in doubled) % 10
    whole = f"{body}{check}"
    return _joined(chance, tuple(whole[at : at + 4] for at in range(0, 16, 4)), (" ", "", "-"))


def iban(chance: Random) -> str:
    """An IBAN of a British account."""
    bank, rest = chance.choice(("NWBK", "BARC", "LOYD", "MIDL")), _digits(chance, 14)
    number = "".join(str(int(sign, 36)) for sign in f"{bank}{rest}GB00")
    whole = f"GB{98 - int(number) % 97:02}{bank}{rest}"
    parts = tuple(whole[at : at + 4] for at in range(0, len(whole), 4))
    return _joined(chance, parts, (" ", ""))


def account(chance: Random) -> str:
    """A sort code and an account number, as they stand side by side."""
    code = "-".join((chance.choice(("20", "30", "40", "60")), _digits(chance, 2), _digits(chance, 2)))
    return f"{code} {_digits(chance, 8)}"


def passport(chance: Random) -> str:
    """A passport number of nine digits."""
    return chance.choice("3456") + _digits(chance, 8)


def ip(chance: Random) -> str:
    """An address of a machine on the open network."""
    return f"{chance.choice((81, 82, 86, 90, 109))}.{chance.randrange(1, 250)}.{chance.randrange(1, 250)}.{chance.randrange(1, 250)}"


def birth(chance: Random) -> str:
    """A date of birth in digits."""
    born = date(1935, 1, 1) + timedelta(chance.randrange(27_000))
    return chance.choice(
        (f"{born:%d/%m/%Y}", f"{born:%d.%m.%Y}", f"{born:%Y-%m-%d}", f"{born:%d-%m-%Y}", f"{born:%d/%m/%y}")
    )


def day_in_words(chance: Random, first_year: int = 1935) -> str:
    """A day with the month as a word."""
    day = date(first_year, 1, 1) + timedelta(chance.randrange(20_000))
    return f"{day.day} {chance.choice((f'{day:%B}', f'{day:%b}'))} {day.year}"


def isbn(chance: Random) -> str:
    """The number of a book, of thirteen digits."""
    body = "978" + _digits(chance, 9)
    check = -sum(int(digit) * (3 if at % 2 else 1) for at, digit in enumerate(body)) % 10
    whole = f"{body}{check}"
    return _joined(chance, (whole[:3], whole[3:4], whole[4:7], whole[7:12], whole[12:]), ("-", "", " "))


def address(chance: Random, words: Words) -> str:
    """A house number and a street; often the flat before it, often the town behind."""
    kind = chance.choice(("Road", "Street", "Avenue", "Lane", "Close", "Drive", "Terrace", "Gardens"))
    number = f"{chance.randrange(1, 240)}{chance.choice(('', '', '', 'A', 'b'))}"
    street = f"{number} {chance.choice(words.streets)} {kind}"
    return street + (f", {chance.choice(words.towns)}" if chance.random() < 0.5 else "")
