"""Tokens: the words of a text that may be parts of a name, where they stand, and what stands beside them.

    Yesterday PC  │ Mair van der Example │ ’s sister …
                    └────── a run ─────┘

A run is capitalised words with only a blank, or a particle, between them. The whole text is cut into words at once, in
arrays; of most of them nothing more is asked.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np

from candour.naming.characters import (
    APOSTROPHE,
    BLANK,
    DIGIT,
    HYPHEN,
    LINE,
    LOWER,
    MARK,
    OTHER,
    STOP,
    UPPER,
    sorts_of,
)
from candour.naming.lexicon import BARE, CAPITALS, CARRIES, COMMA, INITIAL, NEVER, PARTICLE, WEAK, Lexicon
from candour.naming.words import listed

__all__ = ["AROUND", "Runs", "Tokens", "runs_of", "tokens_of"]

AROUND = 3
"""How many words to each side are looked at."""
_LONGEST = 24
"""Words in a run. A longer one is cut: it is a list or a heading, and no name is as long."""
_WRAPPED = 48
"""A line at least this long may have been broken in the middle of a name."""
_IN_A_ROW = 4
"""Words in capitals in a row that make a stretch of their own inside a line of mixed letters."""
_DOTTED = listed("Mr Mrs Ms Dr Prof Rev Revd Hon Sgt Insp Supt Cllr Jr Sr Lt Capt Col Gen Maj Det Fr")
"""Titles that are written with a full stop."""


class Tokens(NamedTuple):
    """The words, numbers and signs of a text in order, and of those with a capital, whether they may be of a name."""

    text: str
    starts: Any
    ends: Any
    marked: Any
    """Words with a capital and without digits, and not inside an address of mail or web."""
    joined: Any
    """Whether only a blank stands between this and the next, or an initial's full stop."""
    lines: Any
    """Line ends, and how long the line before them is."""
    high: Any
    """Whether it stands in a stretch of capitals."""


class Runs(NamedTuple):
    """The words of all runs of a text, one after another."""

    at: Any
    """Which token each word is."""
    first: Any
    """Where each run begins among the words."""
    sizes: Any
    ids: Any
    """The lexicon's number of each token of the text that is looked at, with `AROUND` edges at both ends."""
    high: Any
    """Of each run, whether it stands in a stretch of capitals."""


def _after(flags: Any, by: int = 1) -> Any:
    """The flag of the one that follows, by so many; none past the end."""
    moved = np.zeros(len(flags), flags.dtype)
    moved[:-by] = flags[by:]
    return moved


def _before(flags: Any, by: int = 1) -> Any:
    moved = np.zeros(len(flags), flags.dtype)
    moved[by:] = flags[:-by]
    return moved


def _ends_title(text: str, at: int) -> bool:
    """Whether the word before a full stop is a title that is written with one."""
    return text[max(0, at - 5) : at].rpartition(" ")[2].rpartition("\n")[2] in _DOTTED


def _title_stops(text: str, sorts: Any) -> Any:
    """Full stops that belong to a title: `Mr. Example`."""
    stops = np.zeros(len(sorts), bool)
    may = (sorts == STOP) & _before(sorts == LOWER) & _after(sorts == BLANK) & _after(sorts == UPPER, 2)
    stops[[at for at in np.flatnonzero(may).tolist() if _ends_title(text, at)]] = True
    return stops


def tokens_of(text: str) -> Tokens:
    """A text cut into words, numbers, signs and line ends."""
    codes, sorts = sorts_of(text)
    letter = (sorts == UPPER) | (sorts == LOWER) | (sorts == MARK)
    inner = ((sorts == APOSTROPHE) | (sorts == HYPHEN)) & _before(letter) & _after(letter)
    # an apostrophe with nothing but an `s` behind it ends a word: the two are one of their own
    is_s = ((codes == ord("s")) | (codes == ord("S"))) & ~_after(letter)
    possessive = (sorts == APOSTROPHE) & inner & _after(is_s)
    its_s = _before(possessive)
    word = (letter | (sorts == DIGIT) | (inner & ~possessive)) & ~its_s
    opens = word & ~_before(word)
    stop = (sorts == STOP) & _before((sorts == UPPER) & opens) | _title_stops(text, sorts)
    line = sorts == LINE
    again = line & _before(line)
    single = (sorts != BLANK) & ~word & ~its_s & ~stop & ~again
    doubled = again & ~_before(again)
    lasts = (
        word & ~_after(word) & ~_after(stop)
        | stop
        | its_s
        | doubled
        | single & ~possessive & ~(line & _after(line))
    )
    starts = np.flatnonzero(opens | single)
    ends = np.flatnonzero(lasts) + 1
    capitals, small, digits = _letters_of(sorts, starts, ends)
    marked = (capitals > 0) & (digits == 0) & ~_is_of_address(codes, sorts, starts, ends)
    gaps = starts[1:] - ends[:-1]
    joined = (gaps == 1) & (sorts[ends[:-1]] == BLANK) | (gaps == 0) & stop[ends[:-1] - 1]
    is_line = line[starts]
    lengths = np.zeros(len(starts), np.int32)
    lengths[is_line] = np.diff(starts[is_line], prepend=-1)
    high = _high(capitals, small, is_line, marked)
    return Tokens(
        text,
        starts,
        ends,
        marked,
        np.append(joined, np.zeros(len(starts) - len(joined), bool)),
        lengths,
        high,
    )


_COUNTED = 21
"""Bits for each of three counts in one number: no text is read in parts longer than they hold."""


def _letters_of(sorts: Any, starts: Any, ends: Any) -> tuple[Any, Any, Any]:
    """How many capitals, small letters and digits each token has."""
    units = np.zeros(OTHER + 1, np.int64)
    units[[UPPER, LOWER, DIGIT]] = 1, 1 << _COUNTED, 1 << 2 * _COUNTED
    each = units[sorts]
    so_far = np.cumsum(each)
    counts = so_far[ends - 1] - so_far[starts] + each[starts]
    most = (1 << _COUNTED) - 1
    return counts & most, counts >> _COUNTED & most, counts >> 2 * _COUNTED


def _is_of_address(codes: Any, sorts: Any, starts: Any, ends: Any) -> Any:
    """Whether a word touches what only codes and addresses of mail, of the web and of folders have beside a word."""
    edge = np.zeros(1, codes.dtype)
    codes = np.concatenate((edge, codes, edge, edge))
    sorts = np.concatenate((edge, sorts, edge, edge))
    before, after = codes[starts], codes[ends + 1]
    touches = (after == ord("@")) | (after == ord("_"))
    for sign in "@#\\_":
        touches |= before == ord(sign)
    # `Nia/Tomos` are two people; `/home/Nia` is a folder
    opened = (sorts[starts] <= LINE) & (sorts[starts + 1] == UPPER)
    slash = before == ord("/")
    slash[2:] &= ~(opened[:-2] & (ends[:-2] == starts[2:] - 1))
    coded = (after == ord("-")) & (sorts[ends + 2] == DIGIT)
    dotted = (after == ord(".")) & ((sorts[ends + 2] == LOWER) | (sorts[ends + 2] == UPPER))
    return touches | slash | coded | dotted


def _high(capitals: Any, small: Any, is_line: Any, marked: Any) -> Any:
    """Whether each token stands in a whole line of capitals, or among four words of capitals in a row."""
    if not len(marked):
        return marked
    sizes = np.where(marked & (small == 0) & (capitals > 1), capitals, 0)
    breaks = (small > 0) | is_line
    group = np.cumsum(breaks)
    many = np.bincount(group, sizes > 0)
    longest = np.bincount(group, sizes)
    opened = np.concatenate(([True], is_line[breaks]))
    closed = np.append(opened[1:], True)
    whole = opened & closed & ((many > 1) | ((many == 1) & (longest > 3)))
    return (whole | (many >= _IN_A_ROW))[group] & ~breaks


def _with_particles(able: Any, particle: Any, weak: Any, joined: Any) -> Any:
    """Words that may be of a name, with up to three particles before each."""
    inside = able.copy()
    for _ in range(3 if particle.any() else 0):
        inside |= particle & joined & _after(inside) & (~weak | _before(able & joined))
    return inside


def _linked(tokens: Tokens, flags: Any) -> tuple[Any, Any]:
    """Which tokens are in runs, and which of them are linked to the one that follows."""
    joined, high = tokens.joined, tokens.high
    marked = tokens.marked & (flags & CARRIES > 0)
    never = flags & NEVER > 0
    particle = (flags & PARTICLE > 0) & ~marked
    weak = flags & WEAK > 0
    able = marked & ~never
    initial = marked & (flags & INITIAL > 0) & ~high
    for _ in range(2 if initial.any() else 0):  # two initials may be small words besides: `A A Example`
        able |= initial & joined & _after(_with_particles(able, particle, weak, joined))
    inside = _with_particles(able, particle, weak, joined)
    link = inside & joined & _after(inside)
    capitals = able & (flags & CAPITALS > 0)
    tight = np.append(tokens.starts[1:] == tokens.ends[:-1], False)
    near = np.append(tokens.starts[1:] - tokens.ends[:-1] <= 1, False)
    comma = _before(capitals & tight) & _after(able & (high | (flags & CAPITALS == 0)))
    comma &= (flags & COMMA > 0) & near
    close = np.append(tokens.starts[1:] - tokens.ends[:-1] <= 4, False)
    wrapped = (tokens.lines > _WRAPPED) & (tokens.ends - tokens.starts == 1) & close
    wrapped &= _before(able) & _after(inside)
    bridge = comma | wrapped
    link |= bridge | _after(bridge)
    inside |= bridge
    link &= high == _after(high)
    return inside, link & inside & _after(inside)


def runs_of(tokens: Tokens, lexicon: Lexicon) -> Runs:
    """The runs of a text in the order they stand."""
    text, starts, ends = tokens.text, tokens.starts, tokens.ends
    ids = np.zeros(len(starts) + 2 * AROUND, np.int32)
    own = ids[AROUND : len(ids) - AROUND]

    def read(wanted: Any) -> None:
        where = np.flatnonzero(wanted & (own == 0))
        pairs = zip(starts[where].tolist(), ends[where].tolist(), strict=True)
        own[where] = lexicon.numbers([text[start:end] for start, end in pairs])

    read(tokens.marked)
    able = tokens.marked & (lexicon.flags[own] & NEVER == 0)
    wanted = able.copy()
    for by in range(1, AROUND + 1):
        wanted |= _after(able, by) | _before(able, by)
    read(wanted)
    inside, link = _linked(tokens, lexicon.flags[own])
    at = np.flatnonzero(inside)
    opens = ~_before(link)[at]
    first = np.flatnonzero(opens)
    if len(at):
        place = np.arange(len(at)) - np.repeat(first, np.diff(first, append=len(at)))
        opens |= place % _LONGEST == 0
        first = np.flatnonzero(opens)
    sizes = np.diff(first, append=len(at))
    bare = (sizes == 1) & (lexicon.flags[own[at[first]]] & BARE > 0)
    kept = np.repeat(~bare, sizes)
    at, first, sizes = at[kept], first[~bare], sizes[~bare]
    first = np.cumsum(sizes) - sizes
    return Runs(at, first, sizes, ids, tokens.high[at[first]] if len(at) else np.zeros(0, bool))
