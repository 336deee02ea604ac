r"""Patterns that a body writes for its own identifiers: only what every engine runs in time that grows with the text alone.

    "\b(EX|FX)-?\d{4,6}\b"  ──read──▶  "(?:EX|FX)-?[0-9]{4,6}"   in 6 ways

A pattern is made of letters, digits and signs, classes, groups, branches and repeats. Each part knows in how many ways it can
match at one place. Where hyperscan runs the pattern that number does not matter. Where it is missing, `re` runs it, and only
if the number is small: then no text, however it was chosen, can hold `re` up.

Whatever else a pattern holds is refused in a sentence that says what to write instead.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

from candour.errors import PolicyError

__all__ = ["OwnPattern", "read_pattern"]

_LONGEST = 500
_MOST_REPEATS = 250
_DEEPEST = 20
_ENDLESS = 1 << 40
"""Ways past counting."""
_PARTS_VALUES = '\n\t,;|"'
"""What stands between the values of a table: no identifier holds any of it."""
_KINDS = {"d": "0-9", "w": "0-9A-Za-z_", "s": " "}
_REPEAT = re.compile(r"\{([0-9]{1,4})(,?)([0-9]{0,4})\}")

_INSTEAD = {
    "^": "leave out ^: a value stands free wherever it is",
    "$": "leave out $: a value stands free wherever it is",
    ".": r"write a class instead of a full stop, such as [0-9A-Z]; for the sign itself write \.",
}
_INSTEAD_OF_ESCAPES = {
    "B": r"leave out \B: a value stands free wherever it is",
    "A": r"leave out \A: a value stands free wherever it is",
    "Z": r"leave out \Z: a value stands free wherever it is",
    "D": "write a class of the signs that may stand there instead of \\D, such as [A-Z]",
    "W": "write a class of the signs that may stand there instead of \\W, such as [ /-]",
    "S": "write a class of the signs that may stand there instead of \\S, such as [0-9A-Z]",
}
_INSTEAD_OF_GROUPS = (
    ("(?=", "leave out (?=…): put the words that stand near it among its labels"),
    (
        "(?!",
        "leave out (?!…): write the values that must not count among what it ignores, or narrow the classes",
    ),
    ("(?<", "leave out (?<…): put the words that stand before it among its labels"),
    ("(?P", "leave out the name of the group: write (?:…)"),
)


class OwnPattern(NamedTuple):
    """A pattern that is safe to run. `shape` is what an `Identifier` takes; `ways` is in how many ways it can match."""

    shape: str
    ways: int


class _Part(NamedTuple):
    """A piece of a pattern: as Candour writes it, its ways, and the fewest signs it matches."""

    text: str
    ways: int
    least: int


def _fault(where: str, says: str) -> PolicyError:
    return PolicyError(f"{where}: {says}")


@dataclass(slots=True)
class _Reader:
    """One pattern being read, from left to right."""

    pattern: str
    where: str
    at: int = 0
    depth: int = 0

    def fault(self, says: str) -> PolicyError:
        return _fault(self.where, f"{says} (at sign {self.at + 1} of its pattern)")

    def next_is(self, text: str) -> bool:
        return self.pattern.startswith(text, self.at)

    def takes(self, text: str) -> bool:
        """Steps over the text, if it comes next."""
        if self.next_is(text):
            self.at += len(text)
            return True
        return False

    def branches(self) -> _Part:
        """Branches, to the end of the pattern or of the group."""
        parts = [self.sequence()]
        while self.takes("|"):
            parts.append(self.sequence())
        return _Part(
            "|".join(part.text for part in parts),
            min(_ENDLESS, sum(part.ways for part in parts)),
            min(part.least for part in parts),
        )

    def sequence(self) -> _Part:
        """What stands in a row. An edge at its beginning or end is left out: a match stands free anyway."""
        text, ways, least = "", 1, 0
        self.takes(r"\b")
        while self.at < len(self.pattern) and not self.next_is("|") and not self.next_is(")"):
            if self.takes(r"\b"):
                if self.at < len(self.pattern) and self.pattern[self.at] not in "|)":
                    raise self.fault(
                        r"leave out \b inside a pattern: it may stand at its beginning and its end"
                    )
                break
            part = self.repeated(self.single())
            text, ways, least = text + part.text, min(_ENDLESS, ways * part.ways), least + part.least
        return _Part(text, ways, least)

    def single(self) -> _Part:
        """One sign, one class or one group."""
        sign = self.pattern[self.at]
        if sign == "(":
            return self.group()
        if sign == "[":
            return _Part(self.class_(), 1, 1)
        if sign in _INSTEAD:
            raise self.fault(_INSTEAD[sign])
        if sign in "*+?{":
            raise self.fault(f"nothing stands before {sign} that could be repeated")
        self.at += 1
        if sign == "\\":
            sign = self.escaped()
            if sign in _KINDS:
                return _Part(f"[{_KINDS[sign]}]", 1, 1)
            sign = sign[1:]
        return _Part(re.escape(self.allowed(sign)), 1, 1)

    def escaped(self) -> str:
        """What a backslash makes of the sign behind it: a letter of `_KINDS`, or a backslash and the sign meant."""
        if self.at >= len(self.pattern):
            raise self.fault("a backslash stands at its end: leave it out")
        sign = self.pattern[self.at]
        if sign in _INSTEAD_OF_ESCAPES:
            raise self.fault(_INSTEAD_OF_ESCAPES[sign])
        if sign not in _KINDS and sign.isalnum():
            raise self.fault(f"\\{sign} is not known here: write the signs themselves, or a class of them")
        self.at += 1
        return sign if sign in _KINDS else "\\" + sign

    def allowed(self, sign: str) -> str:
        if sign in _PARTS_VALUES:
            raise self.fault(
                "no value holds a tab, a line's end, a comma, a semicolon, | or \": leave it out"
            )
        if not sign.isprintable():
            raise self.fault(
                r"it holds a sign that prints nothing: write it in single quotation marks, in which \b stays \b"
            )
        if not sign.isascii():
            raise self.fault("only signs of ASCII can be matched: write the value without accents")
        return sign

    def class_(self) -> str:
        """A class, as Candour writes it: one that excludes excludes what parts values too."""
        self.at += 1
        excludes = self.takes("^")
        found: list[str] = []
        is_first = True
        while is_first or not self.next_is("]"):
            if self.at >= len(self.pattern):
                raise self.fault("a class has no end: write ] behind it")
            is_first = False
            first = self.member()
            if len(first) == 1 and self.next_is("-") and not self.next_is("-]"):
                self.at += 1
                last = self.member()
                if len(last) != 1 or last < first:
                    raise self.fault(
                        "a range in a class runs from the lesser sign to the greater: write it as [A-Z]"
                    )
                if not excludes and any(first <= sign <= last for sign in _PARTS_VALUES):
                    raise self.fault(
                        'a range in a class takes in a comma, a semicolon, | or ": write smaller ranges'
                    )
                found.append(f"{re.escape(first)}-{re.escape(last)}")
            else:
                found.append(re.escape(first) if len(first) == 1 else first)
        self.at += 1
        return f"[^{''.join(found)}{re.escape(_PARTS_VALUES)}]" if excludes else f"[{''.join(found)}]"

    def member(self) -> str:
        """One sign of a class, or the ranges that an escape stands for."""
        if self.at >= len(self.pattern):
            raise self.fault("a class has no end: write ] behind it")
        sign = self.pattern[self.at]
        self.at += 1
        if sign == "[" and self.next_is(":"):
            raise self.fault("write the ranges themselves instead of a name for them, such as [A-Z]")
        if sign == "\\":
            sign = self.escaped()
            if sign in _KINDS:
                return _KINDS[sign] if len(_KINDS[sign]) > 1 else " "
            sign = sign[1:]
        return self.allowed(sign)

    def group(self) -> _Part:
        """A group; none of them remembers what it matched."""
        for opening, says in _INSTEAD_OF_GROUPS:
            if self.next_is(opening):
                raise self.fault(says)
        if not self.takes("(?:"):
            self.at += 1
            if self.next_is("?") or self.next_is("*"):
                raise self.fault("leave out what follows the bracket: a group is written (?:…)")
        self.depth += 1
        if self.depth > _DEEPEST:
            raise self.fault(f"more than {_DEEPEST} groups stand inside one another: write two identifiers")
        inner = self.branches()
        self.depth -= 1
        if not self.takes(")"):
            raise self.fault("a group has no end: write ) behind it")
        return inner._replace(text=f"(?:{inner.text})")

    def repeated(self, part: _Part) -> _Part:
        """The part with the repeat that follows it, if one does."""
        fewest, most, written = 1, 1, ""
        if counted := _REPEAT.match(self.pattern, self.at):
            written = counted[0]
            fewest = int(counted[1])
            most = int(counted[3]) if counted[3] else (_ENDLESS if counted[2] else fewest)
        elif self.at < len(self.pattern) and self.pattern[self.at] in "*+?":
            written = self.pattern[self.at]
            fewest, most = {"*": (0, _ENDLESS), "+": (1, _ENDLESS), "?": (0, 1)}[written]
        if not written:
            return part
        if fewest > most or (most > _MOST_REPEATS and most != _ENDLESS):
            raise self.fault(
                f"a repeat runs from the fewer to the more, to {_MOST_REPEATS} at most: write it as {{2,6}}"
            )
        self.at += len(written)
        if self.at < len(self.pattern) and self.pattern[self.at] in "*+?{":
            raise self.fault(
                "two repeats stand behind one another: put what is to be repeated twice in a group"
            )
        return _Part(part.text + written, _ways(part.ways, fewest, most), part.least * fewest)


def _ways(of_one: int, fewest: int, most: int) -> int:
    """In how many ways something repeated can match: one for each number of repeats, and those of each repeat."""
    if most == _ENDLESS:
        return _ENDLESS
    ways = 0
    for count in range(fewest, most + 1):
        ways += of_one**count
        if ways >= _ENDLESS:
            return _ENDLESS
    return ways


def read_pattern(pattern: str, where: str) -> OwnPattern:
    """A pattern as somebody wrote it, made safe to run.

    Args:
        pattern: a regular expression.
        where: what to call it when it is refused: `entry 2 of [[identifier]]`.

    Raises:
        PolicyError: where it holds what cannot be run safely; its message says what to write instead.
    """
    if len(pattern) > _LONGEST:
        raise _fault(
            where,
            f"its pattern is longer than {_LONGEST} signs: list the values instead, or write two identifiers",
        )
    ignores_case = pattern.startswith("(?i)")
    reader = _Reader(pattern, where, 4 if ignores_case else 0)
    whole = reader.branches()
    if reader.at < len(pattern):
        raise reader.fault("a bracket is closed that was never opened: leave out )")
    if not whole.least:
        raise _fault(
            where, "its pattern matches nothing at all as well: write + instead of *, or leave out the last ?"
        )
    return OwnPattern(f"(?i:{whole.text})" if ignores_case else whole.text, whole.ways)
