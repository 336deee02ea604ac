"""Numbers as they are shown: what a spreadsheet prints for a value in a number format.

    shown("#,##0.0", 1234.56)  1,234.6        shown("dd/mm/yyyy", 45292)  01/01/2024        shown("0%", 0.256)  26%

A cell as wide as its text is taken for granted: nothing becomes `#####`, and General shows as many digits as Excel shows in a
column of its own choosing. Names of months and days are English. A value is rounded by the fifteen digits that a spreadsheet
keeps of it, halves away from nought.

Facts from ECMA-376 part 1, 18.8.30 and 18.8.31.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from candour.formats.numberformat import section_for
from candour.formats.numberformat_dates import date_text

__all__ = ["Kind", "Parts", "exactly", "parts_of", "shown"]

_TOKEN = re.compile(
    r'"(?P<literal>[^"]*)"?|\\(?P<escaped>.)|_(?P<space>.)|\*(?P<fill>.)|\[(?P<bracket>[^\]]*)\]|(?P<general>general)'
    r"|(?P<digit>[0#?])|(?P<date>am/pm|a/p|y+|m+|d+|h+|s+|e+|g+|b+)|(?P<power>e[+-])|(?P<point>\.)|(?P<comma>,)"
    r"|(?P<percent>%)|(?P<slash>/)|(?P<at>@)|(?P<other>.)",
    re.IGNORECASE | re.DOTALL,
)
_POWER = re.compile(r"e[+-]", re.IGNORECASE)
_ELAPSED = re.compile(r"h+|m+|s+", re.IGNORECASE)
_WIDEST_GENERAL = 11
_LARGEST_POWER = 308


class Token(NamedTuple):
    """One sign of a section: what kind it is, and what it says."""

    kind: str
    text: str


class Kind:
    """What a section makes of a number."""

    GENERAL, FIXED, POWER, FRACTION, DATE, WORDS = "general", "fixed", "power", "fraction", "date", "words"


class Parts(NamedTuple):
    """A section taken apart."""

    kind: str
    tokens: tuple[Token, ...]
    decimals: int = 0
    """Digits after the point."""
    scale: int = 0
    """How many digits the point moves to the right: 2 for a percent sign, -3 for a comma after the last digit."""
    has_thousands: bool = False


@lru_cache(maxsize=4096)
def parts_of(section: str) -> Parts:
    """A section taken apart, once for each."""
    tokens = tuple(_tokens(section))
    kinds = [token.kind for token in tokens]
    if "date" in kinds:
        return Parts(Kind.DATE, tokens)
    if "digit" not in kinds:
        return Parts(Kind.GENERAL if "general" in kinds else Kind.WORDS, tokens)
    if "slash" in kinds and "power" not in kinds:
        return Parts(Kind.FRACTION, tokens)
    last = max(at for at, kind in enumerate(kinds) if kind == "digit")
    point = kinds.index("point") if "point" in kinds else len(kinds)
    power = kinds.index("power") if "power" in kinds else len(kinds)
    whole = [at for at, kind in enumerate(kinds[: min(point, power)]) if kind == "digit"]
    commas = [at for at, kind in enumerate(kinds) if kind == "comma"]
    end = max(whole) if whole else -1
    trailing = sum(1 for at in commas if at > last or (at > end and at < point and whole))
    inner = any(whole and whole[0] < at < end for at in commas)
    return Parts(
        Kind.POWER if power < len(kinds) else Kind.FIXED,
        tokens,
        sum(1 for kind in kinds[point:power] if kind == "digit"),
        2 * kinds.count("percent") - 3 * trailing,
        inner,
    )


def _tokens(section: str) -> list[Token]:
    found: list[Token] = []
    for match in _TOKEN.finditer(section):
        kind = match.lastgroup or "other"
        body = match[kind]
        if kind == "bracket":
            found += _bracket(body)
        elif kind == "date" and body[0] in "eE" and _is_power(section, match.start(), found):
            found.append(Token("power", section[match.start() : match.start() + 2]))
        elif kind in {"escaped", "other"}:
            if not (found and found[-1].kind == "power" and body == found[-1].text[-1]):
                found.append(Token("literal", body))
        elif kind == "space":
            found.append(Token("literal", " "))
        elif kind != "fill":
            found.append(Token(kind, body))
    return found


def _is_power(section: str, at: int, found: Sequence[Token]) -> bool:
    return _POWER.match(section, at) is not None and any(token.kind == "digit" for token in found)


def _bracket(body: str) -> list[Token]:
    if _ELAPSED.fullmatch(body):
        return [Token("date", f"[{body.lower()}]")]
    if body[:1] == "$":
        sign, _, locale = body[1:].partition("-")
        system = {"F800": "[long]", "F400": "[time]"}.get(locale.upper())
        return [Token("date", system)] if system and not sign else [Token("literal", sign)]
    return []


def shown(code: str, value: float | str, *, from_1904: bool = False) -> str:
    """What a reader sees of a value in this number format. Spaces that only align stay spaces.

    >>> shown("#,##0.00", -1234.5), shown("0.0%", 0.1234), shown("dd mmm yyyy", 45292), shown("General", 0.1 + 0.2)
    ('-1,234.50', '12.3%', '01 Jan 2024', '0.3')
    """
    section, says_sign = section_for(code, value)
    parts = parts_of(section)
    if isinstance(value, str):
        return _text(parts, value)
    if value != value or abs(value) == float("inf"):  # noqa: PLR0124  (only what is no number differs from itself)
        return str(value)
    if parts.kind == Kind.DATE:
        return date_text(parts.tokens, value, from_1904=from_1904)
    minus = "-" if value < 0 and not says_sign else ""
    return minus + _WAYS[parts.kind](parts, exactly(abs(value)))


def _text(parts: Parts, value: str) -> str:
    if not any(token.kind in {"at", "general"} for token in parts.tokens):
        return "".join(token.text for token in parts.tokens if token.kind == "literal")
    return "".join(_piece(token, value) for token in parts.tokens)


def _piece(token: Token, value: str) -> str:
    return value if token.kind in {"at", "general"} else token.text


def _filled(parts: Parts, number: str) -> str:
    return "".join(number if token.kind in {"general", "at"} else token.text for token in parts.tokens)


def exactly(value: float) -> Decimal:
    """A number by the fifteen digits that spreadsheets keep of it."""
    return Decimal(f"{value:.15g}")


def general(number: Decimal) -> str:
    """A number that is not negative, as General shows it.

    >>> [general(Decimal(number)) for number in ("1234567", "0.00001", "123456789012", "0.66666666666666")]
    ['1234567', '0.00001', '1.23457E+11', '0.666666667']
    """
    if not number:
        return "0"
    power = number.adjusted()
    plain = format(number, "f")
    if len(plain) <= _WIDEST_GENERAL and power < _WIDEST_GENERAL:
        return plain.rstrip("0").rstrip(".") if "." in plain else plain
    if power >= _WIDEST_GENERAL or power < -4:
        return _general_power(number)
    places = _WIDEST_GENERAL - 2 - max(power, 0)
    text = format(_rounded(number, places), "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def _general_power(number: Decimal) -> str:
    digits, power = _mantissa(number, 5, 1)
    text = format(digits, "f")
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return f"{text}E{'-' if power < 0 else '+'}{abs(power):02}"


def _rounded(number: Decimal, places: int) -> Decimal:
    return number.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


# ── digits and a point ──────────────────────────────────────────────────────────────────────────────────────────────


def _fixed(parts: Parts, number: Decimal) -> str:
    number = _rounded(number.scaleb(parts.scale), parts.decimals)
    return _set(parts.tokens, parts, number)


def _set(tokens: Sequence[Token], parts: Parts, number: Decimal) -> str:
    """A number, rounded already, in the places that the section has for it."""
    kinds = [token.kind for token in tokens]
    point = kinds.index("point") if "point" in kinds else len(kinds)
    whole, _, after = format(number, "f").partition(".")
    before = _whole(tokens[:point], whole.lstrip("0"), has_thousands=parts.has_thousands)
    return before + _decimals(tokens[point:], after)


def _whole(tokens: Sequence[Token], digits: str, *, has_thousands: bool) -> str:
    """The digits before the point, set from the right; the first place takes all that are left."""
    places = [at for at, token in enumerate(tokens) if token.kind == "digit"]
    out: list[str] = []
    left, count = digits, 0

    def put(digit: str) -> None:
        nonlocal count
        if has_thousands and count and count % 3 == 0:
            out.append("," if digit.strip() else " ")
        out.append(digit)
        count += 1

    for at in range(len(tokens) - 1, -1, -1):
        token = tokens[at]
        if token.kind == "digit":
            if left:
                put(left[-1])
                left = left[:-1]
            elif token.text != "#":
                put("0" if token.text == "0" else " ")
            while at == places[0] and left:
                put(left[-1])
                left = left[:-1]
        elif token.kind != "comma":
            out.append(token.text[::-1])
    return "".join(out)[::-1] if places else "".join(out)[::-1] + (digits or "")


def _decimals(tokens: Sequence[Token], digits: str) -> str:
    out, at = [], 0
    kept = len(digits.rstrip("0"))
    for token in tokens:
        if token.kind == "digit":
            digit = digits[at] if at < len(digits) else "0"
            at += 1
            if at <= kept or token.text == "0":
                out.append(digit)
            elif token.text == "?":
                out.append(" ")
        elif token.kind != "comma":
            out.append(token.text)
    return "".join(out)


# ── powers and fractions ────────────────────────────────────────────────────────────────────────────────────────────


def _mantissa(number: Decimal, places: int, step: int) -> tuple[Decimal, int]:
    """The digits before `E`, rounded, and the power, a multiple of `step`."""
    if not number:
        return Decimal(0), 0
    power = number.adjusted() // step * step
    digits = _rounded(number.scaleb(-power), places)
    if digits.adjusted() >= step:
        power += step
        digits = _rounded(number.scaleb(-power), places)
    return digits, power


def _power(parts: Parts, number: Decimal) -> str:
    kinds = [token.kind for token in parts.tokens]
    at = kinds.index("power")
    head, tail = parts.tokens[:at], parts.tokens[at + 1 :]
    step = sum(
        1 for token in head[: kinds.index("point") if "point" in kinds[:at] else at] if token.kind == "digit"
    )
    digits, power = _mantissa(number.scaleb(parts.scale), parts.decimals, max(step, 1))
    sign = "-" if power < 0 else "+" if parts.tokens[at].text.endswith("+") else ""
    written = _whole(tail, str(min(abs(power), _LARGEST_POWER + 16)).lstrip("0"), has_thousands=False)
    return f"{_set(head, parts, digits)}E{sign}{written}"


def nearest(value: Decimal, tokens: Sequence[Token]) -> tuple[Fraction, bool, int]:
    """The fraction that is shown, whether a whole number stands before it, and the denominator that is written, or 0."""
    kinds = [token.kind for token in tokens]
    slash = kinds.index("slash")
    written = "".join(
        token.text for token in tokens[slash + 1 :] if token.kind in {"literal", "digit"}
    ).strip()
    fixed = int(written) if written.isdecimal() and int(written) and len(written) < 6 else 0
    before = [at for at, token in enumerate(tokens[:slash]) if token.kind == "digit"]
    has_whole = any(tokens[at].kind != "digit" for at in range(before[0], before[-1])) if before else False
    width = sum(1 for token in tokens[slash + 1 :] if token.kind == "digit")
    exact = Fraction(value)
    if fixed:
        return Fraction(int(exact * fixed + Fraction(1, 2)), fixed), has_whole, fixed
    return exact.limit_denominator(10 ** min(max(width, 1), 5) - 1), has_whole, 0


def _fraction(parts: Parts, value: Decimal) -> str:
    fraction, has_whole, fixed = nearest(value, parts.tokens)
    below = fixed or fraction.denominator
    above = int(fraction * below)
    whole, above = divmod(above, below) if has_whole else (0, above)
    kinds = [token.kind for token in parts.tokens]
    slash = kinds.index("slash")
    digits = [at for at in range(slash) if kinds[at] == "digit"]
    split = digits[0]
    while has_whole and kinds[split] == "digit":
        split += 1
    start = _whole(parts.tokens[:split], str(whole) if whole or not above else "", has_thousands=False)
    if not has_whole:
        start = "".join(token.text for token in parts.tokens[: digits[0]])
        split = digits[0]
    upper = _whole(parts.tokens[split:slash], str(above), has_thousands=False)
    lower = str(below).ljust(sum(1 for kind in kinds[slash + 1 :] if kind == "digit"))
    if has_whole and not above:
        return start + " " * (len(upper) + 1 + len(lower))
    return f"{start}{upper}/{lower}"


_WAYS: Mapping[str, Callable[[Parts, Decimal], str]] = {
    Kind.GENERAL: lambda parts, number: _filled(parts, general(number)),
    Kind.WORDS: lambda parts, _: _filled(parts, ""),
    Kind.FIXED: _fixed,
    Kind.POWER: _power,
    Kind.FRACTION: _fraction,
}
