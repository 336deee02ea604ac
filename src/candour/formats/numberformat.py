"""Number formats: what a spreadsheet prints for a value, as far as it matters who would see the value.

A format is up to four sections, `positive;negative;zero;text`, each with its own colour and, in the first two, a
condition. A section may print nothing at all (`;;;` hides every value), or words instead of the value (`[<5]"*";0`
shows a star for a small count while the count stays in the file).

    [White][<5]"*";0.00;;@
     │      │   │    │  │└ text as it is
     colour │   ink  │  └── zero: an empty section prints nothing
            condition└───── shows the value

Facts from ECMA-376 part 1, 18.8.30 and 18.8.31.
"""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

__all__ = ["BUILTIN", "bounds_of", "colour_of", "is_date", "prints_instead", "prints_nothing", "section_for"]

BUILTIN: dict[int, str] = {
    0: "General", 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00",
    5: '"$"#,##0_);("$"#,##0)', 6: '"$"#,##0_);[Red]("$"#,##0)',
    7: '"$"#,##0.00_);("$"#,##0.00)', 8: '"$"#,##0.00_);[Red]("$"#,##0.00)',
    9: "0%", 10: "0.00%", 11: "0.00E+00", 12: "# ?/?", 13: "# ??/??",
    14: "dd/mm/yyyy", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM", 19: "h:mm:ss AM/PM",
    20: "h:mm", 21: "h:mm:ss", 22: "dd/mm/yyyy h:mm",
    **dict.fromkeys((*range(27, 32), 36, *range(50, 55), 57, 58), "yyyy/m/d"),
    **dict.fromkeys((32, 33, 34, 35, 55, 56), "h:mm:ss"),
    37: "#,##0_);(#,##0)", 38: "#,##0_);[Red](#,##0)", 39: "#,##0.00_);(#,##0.00)", 40: "#,##0.00_);[Red](#,##0.00)",
    41: '_(* #,##0_);_(* (#,##0);_(* "-"_);_(@_)', 42: '_("$"* #,##0_);_("$"* (#,##0);_("$"* "-"_);_(@_)',
    43: '_(* #,##0.00_);_(* (#,##0.00);_(* "-"??_);_(@_)', 44: '_("$"* #,##0.00_);_("$"* (#,##0.00);_("$"* "-"??_);_(@_)',
    45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss.0", 48: "##0.0E+0", 49: "@",
}  # fmt: skip
"""The formats that files name by number alone; 27 to 36 and 50 to 58 are dates and times of East Asian locales."""

_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"?|\\(?P<escaped>.)|_.|\*(?P<fill>.)|\[(?P<bracket>[^\]]*)\]|(?P<end>;)|(?P<general>general)'
    r"|(?P<digit>[0#?])|(?P<comma>,)|(?P<power>e[+-])|(?P<date>am/pm|a/p|[ymdhsge]|bb)|(?P<at>@)|(?P<other>.)",
    re.IGNORECASE | re.DOTALL,
)
_CONDITION = re.compile(r"(<=|>=|<>|<|>|=)\s*([+-]?\d+(?:\.\d*)?(?:E[+-]?\d+)?)\s*", re.IGNORECASE)
_COLOUR = re.compile(r"black|blue|cyan|green|magenta|red|white|yellow|color\s*\d{1,2}", re.IGNORECASE)
_ELAPSED = re.compile(r"h+|m+|s+", re.IGNORECASE)
_INKLESS = frozenset("\xad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff")
_LONGEST = 1024
_TELLING: float = 10_000


class _Section(NamedTuple):
    """One section, and what it puts on the page."""

    ink: bool = False
    """Prints something whatever the value is."""
    digits: str = ""
    """Its digit placeholders: of `#` and `?` alone, a zero leaves no trace."""
    commas: int = 0
    """Commas after the last placeholder: each divides by a thousand."""
    general: bool = False
    date: bool = False
    at: bool = False
    colour: str | None = None
    condition: tuple[str, float] | None = None
    code: str = ""
    """As it is written."""

    @property
    def shows(self) -> bool:
        return bool(self.digits or self.general or self.date or self.at)


_PARTS: dict[str | None, dict[str, Any]] = {name: {name: True} for name in ("general", "date", "at")}
_GENERAL = _Section(general=True, at=True, code="General")


def _has_ink(text: str) -> bool:
    return any(not character.isspace() and character not in _INKLESS for character in text)


def _bracket(section: _Section, body: str) -> _Section:
    if _COLOUR.fullmatch(body):
        return section._replace(colour=body.lower().replace(" ", ""))
    if match := _CONDITION.fullmatch(body):
        return section._replace(condition=(match[1], float(match[2])))
    if _ELAPSED.fullmatch(body):
        return section._replace(date=True)
    return section._replace(
        ink=section.ink or (body.startswith("$") and _has_ink(body[1:].partition("-")[0]))
    )


@lru_cache(maxsize=4096)
def _sections(code: str) -> tuple[_Section, ...]:
    found, section, begins = [], _Section(), 0
    for match in _TOKEN.finditer(code[:_LONGEST]):
        kind, body = match.lastgroup, match[match.lastgroup] if match.lastgroup else ""
        if kind == "end":
            found.append(section._replace(code=code[begins : match.start()]))
            section, begins = _Section(), match.end()
        elif kind == "bracket":
            section = _bracket(section, body)
        elif kind == "digit":
            section = section._replace(digits=section.digits + body, commas=0)
        elif kind == "comma":
            section = section._replace(commas=section.commas + 1)
        elif kind in _PARTS:
            section = section._replace(**_PARTS[kind])
        elif kind and kind != "power" and not section.ink:
            section = section._replace(ink=_has_ink(body))
    found.append(section._replace(code=code[begins:_LONGEST]))
    return tuple(found) if code.strip() else (_GENERAL,)


_HOLDS: dict[str, Callable[[float, float], bool]] = {
    "<": operator.lt,
    ">": operator.gt,
    "<=": operator.le,
    ">=": operator.ge,
    "=": operator.eq,
    "<>": operator.ne,
}


def _section_for(code: str, value: float | str) -> _Section:
    sections = _sections(code)
    if len(sections) == 1 and sections[0].general and not sections[0].condition:
        return sections[0]  # General is for text as well
    text = sections[-1] if len(sections) == 4 or sections[-1].at else None
    if isinstance(value, str):
        return text or _GENERAL
    numbers = sections[:3] if text is None else sections[: len(sections) - 1][:3]
    if any(section.condition for section in numbers[:2]):
        return _by_condition(numbers, value)
    return _by_sign(numbers, value) if numbers else _GENERAL


def section_for(code: str, value: float | str) -> tuple[str, bool]:
    """The section of a format that prints a value, and whether it is left to that section to say that it is negative.

    >>> section_for("0.0;(0.0)", -2), section_for("0.0", -2), section_for("[<5]0;0.0", -2)
    (('(0.0)', True), ('0.0', False), ('[<5]0', False))
    """
    section = _section_for(code, value)
    sections = _sections(code)
    is_negative_alone = len(sections) > 1 and section is sections[1] and not sections[0].condition
    if section.condition:
        sign, bound = section.condition
        is_negative_alone = sign in {"<", "<="} and bound <= 0
    return section.code, is_negative_alone


def _by_condition(numbers: Sequence[_Section], value: float) -> _Section:
    for section in numbers[:2]:
        if section.condition and _HOLDS[section.condition[0]](value, section.condition[1]):
            return section
    last = 2 if len(numbers) > 1 and all(section.condition for section in numbers[:2]) else 1
    return numbers[last] if last < len(numbers) else _Section(ink=True, general=True, code="General")


def _by_sign(numbers: Sequence[_Section], value: float) -> _Section:
    if value < 0 and len(numbers) > 1:
        return numbers[1]
    return numbers[2] if value == 0 and len(numbers) > 2 else numbers[0]


def _least_shown(section: _Section) -> float:
    """Below this a number rounds to zero, which placeholders other than `0` do not print."""
    return 0.5 * 1000.0 ** min(section.commas, 50)


def prints_nothing(code: str, value: float | str) -> bool:
    """Whether a value in this format leaves no mark on the page.

    >>> prints_nothing(";;;", 999), prints_nothing(";;", "Nia"), prints_nothing("0;;", -4)
    (True, False, True)
    """
    section = _section_for(code, value)
    if section.ink:
        return False
    if isinstance(value, str):
        return not section.shows
    if section.digits and "0" not in section.digits and not (section.general or section.date or section.at):
        return abs(value) < _least_shown(section)
    return not section.shows


def prints_instead(code: str, value: float | str) -> bool:
    """Whether words or signs stand where the value should, so that a reader cannot tell it.

    A small whole number is let pass, for formats such as `"Yes";"No"` make it readable; not so where the format covers
    a range of numbers with one sign, as statisticians do with small counts.

    >>> prints_instead('[<5]"*";0', 3), prints_instead('[<5]"*";0', 7), prints_instead('"Yes";"No"', 1)
    (True, False, False)
    """
    section = _section_for(code, value)
    if not section.ink or section.shows:
        return False
    if isinstance(value, str):
        return True
    if section.condition and section.condition[0] != "=" and section.condition[1]:
        return value != 0
    return abs(value) >= _TELLING


def colour_of(code: str, value: float | str) -> str | None:
    """The colour that the format itself gives the value, in lower case (`white`, `color2`); None where it gives none."""
    return _section_for(code, value).colour


def bounds_of(code: str) -> tuple[float, ...]:
    """The numbers, ascending, at which what is printed may change. Between two of them it is of one kind.

    >>> bounds_of('[<5]"*";0')
    (-10000, 0, 5.0, 10000)
    """
    found = {-_TELLING, 0, _TELLING}
    for section in _sections(code):
        if section.condition:
            found.add(section.condition[1])
        if section.digits and "0" not in section.digits:
            least = _least_shown(section)
            found |= {-least, least}
    return tuple(sorted(found))


def is_date(code: str) -> bool:
    """Whether a number in this format is shown as a date or a time of day."""
    return any(section.date and not section.digits.strip("0") for section in _sections(code)[:2])
