"""Dates as they are shown: what a spreadsheet prints for a day's number in a format of days and times.

day 0                    day 60                         day 45292.75
00 January 1900          29 February 1900               1 January 2024, six in the evening
                         a day that never was, kept for the sake of the programs that believe in it
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import NamedTuple, Protocol

__all__ = ["Moment", "date_text", "finest_of", "moment_of"]

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_FROM_1904 = 1462
_LAST_DAY = 2_958_465
_DAY = 86_400
_SYSTEM = frozenset({"[long]", "[time]"})
"""The formats that stand for the long date, and the time, of whoever opens the file: here as in the United Kingdom."""


class _Token(Protocol):
    @property
    def kind(self) -> str: ...
    @property
    def text(self) -> str: ...


class Moment(NamedTuple):
    """A day and a time. `seconds` are of the day, in parts of a second as small as the format shows."""

    number: int
    year: int
    month: int
    day: int
    ticks: int
    """Parts of a second since the day began."""
    rate: int
    """How many of them there are to a second."""

    @property
    def second_of_day(self) -> int:
        """Whole seconds since the day began."""
        return self.ticks // self.rate


def moment_of(value: float, places: int = 0, *, from_1904: bool = False) -> Moment | None:
    """The day and time of a number, to so many digits of a second; None where spreadsheets have no such day."""
    number, rate = value + (_FROM_1904 if from_1904 else 0), 10**places
    ticks = int(number * _DAY * rate + 0.5)
    day, ticks = divmod(ticks, _DAY * rate)
    if number < 0 or day > _LAST_DAY:
        return None
    if day == 60:
        return Moment(day, 1900, 2, 29, ticks, rate)
    if day == 0:
        return Moment(day, 1900, 1, 0, ticks, rate)
    found = date.fromordinal(day + (693_595 if day < 60 else 693_594))
    return Moment(day, found.year, found.month, found.day, ticks, rate)


class _Meant(NamedTuple):
    """A sign of a date as it is meant: `m` is minutes beside hours or seconds, and months anywhere else."""

    kind: str
    text: str


def _meant(tokens: Sequence[_Token]) -> list[_Meant]:
    found = [_Meant(token.kind, token.text) for token in tokens]
    dates = [at for at, token in enumerate(found) if token.kind == "date"]
    for order, at in enumerate(dates):
        text = found[at].text.lower()
        if text[0] == "m" and len(text) < 3:
            before = found[dates[order - 1]].text.lower() if order else ""
            after = found[dates[order + 1]].text.lower() if order + 1 < len(dates) else ""
            if before.strip("[")[:1] == "h" or (after.strip("[")[:1] == "s"):
                text = "n" * len(text)
        found[at] = _Meant("date", text)
    return found


def _places(tokens: Sequence[_Meant]) -> int:
    """How many digits of a second are shown."""
    at, count = next((n for n, token in enumerate(tokens) if token.kind == "point"), -1), 0
    if at < 0 or not any(token.kind == "date" and token.text.strip("[]")[0] == "s" for token in tokens[:at]):
        return 0
    for token in tokens[at + 1 :]:
        if token.kind != "digit":
            break
        count += 1
    return min(count, 3)


def finest_of(tokens: Sequence[_Token]) -> tuple[str, int]:
    """The smallest unit that is shown (`y`, `m`, `d`, `h`, `n` for minutes, `s`), and how many digits of a second."""
    meant = _meant(tokens)
    shown = {_UNITS.get(token.text.strip("[]")[0], "d") for token in meant if token.kind == "date"}
    if any(token.text == "[time]" for token in meant):
        shown.add("s")
    if any(token.text == "[long]" for token in meant):
        shown = {"d"}
    return next((unit for unit in "snhdmy" if unit in shown), "d"), _places(meant)


_UNITS = {
    "y": "y",
    "e": "y",
    "g": "y",
    "b": "y",
    "m": "m",
    "d": "d",
    "h": "h",
    "n": "n",
    "s": "s",
    "t": "s",
    "a": "h",
}


def date_text(tokens: Sequence[_Token], value: float, *, from_1904: bool = False) -> str:
    """What a reader sees of a number in a format of days and times."""
    meant = _meant(tokens)
    places = _places(meant)
    moment = moment_of(value, places, from_1904=from_1904)
    if moment is None:
        return "#" * 10
    system = [token for token in meant if token.text in _SYSTEM]
    if system:
        return _part(system[0].text, moment, has_half=False)
    has_half = any(token.text.lower() in {"am/pm", "a/p"} for token in meant)
    out: list[str] = []
    for at, token in enumerate(meant):
        if token.kind == "date":
            out.append(_part(token.text, moment, has_half=has_half))
        elif token.kind == "digit":
            out.append("" if _is_after_point(meant, at) else token.text)
        elif token.kind == "point" and places:
            out.append(f".{moment.ticks % moment.rate:0{places}}")
        else:
            out.append(token.text)
    return "".join(out)


def _is_after_point(tokens: Sequence[_Meant], at: int) -> bool:
    while at and tokens[at].kind == "digit":
        at -= 1
    return tokens[at].kind == "point"


def _part(text: str, moment: Moment, *, has_half: bool) -> str:
    if text[0] == "[":
        return _ELAPSED[text[1]](moment, len(text) - 2)
    if text in {"am/pm", "a/p"}:
        is_late = moment.second_of_day >= _DAY // 2
        return ("PM" if is_late else "AM") if text == "am/pm" else ("p" if is_late else "a")
    if text[0] == "h":
        hour = moment.second_of_day // 3600
        hour = (hour - 1) % 12 + 1 if has_half else hour
        return f"{hour:0{min(len(text), 2)}}"
    return _PARTS[text[0]](moment, len(text))


def _month(moment: Moment, width: int) -> str:
    name = _MONTHS[moment.month - 1]
    return {3: name[:3], 4: name, 5: name[0]}.get(width) or (
        name if width > 5 else f"{moment.month:0{width}}"
    )


def _day(moment: Moment, width: int) -> str:
    if width < 3:
        return f"{moment.day:0{width}}"
    name = _DAYS[(moment.number + 5) % 7]
    return name[:3] if width == 3 else name


def _year(moment: Moment, width: int) -> str:
    return f"{moment.year % 100:02}" if width < 3 else f"{moment.year:04}"


_PARTS: Mapping[str, Callable[[Moment, int], str]] = {
    "y": _year,
    "e": lambda moment, _: f"{moment.year:04}",
    "b": lambda moment, width: f"{moment.year + 543:04}" if width > 2 else f"{(moment.year + 543) % 100:02}",
    "g": lambda *_: "",
    "m": _month,
    "d": _day,
    "n": lambda moment, width: f"{moment.second_of_day // 60 % 60:0{width}}",
    "s": lambda moment, width: f"{moment.second_of_day % 60:0{min(width, 2)}}",
}


def _long(moment: Moment, _: int) -> str:
    return f"{moment.day:02} {_MONTHS[moment.month - 1]} {moment.year:04}"


def _time(moment: Moment, _: int) -> str:
    minutes, second = divmod(moment.second_of_day, 60)
    return f"{minutes // 60:02}:{minutes % 60:02}:{second:02}"


def _elapsed(seconds: int) -> Callable[[Moment, int], str]:
    def told(moment: Moment, width: int) -> str:
        return f"{(moment.number * _DAY + moment.second_of_day) // seconds:0{width}}"

    return told


_ELAPSED: Mapping[str, Callable[[Moment, int], str]] = {
    "h": _elapsed(3600),
    "m": _elapsed(60),
    "n": _elapsed(60),
    "s": _elapsed(1),
    "l": _long,
    "t": _time,
}
