"""Numbers of the copy: each with the digits that its format shows, and no more.

style ──▶ how many decimal places it shows, the same for all numbers ──▶ by arrays; most are taken over byte for byte
      └─▶ anything else: dates, powers, conditions ──▶ one by one, each distinct value once
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Final

import numpy as np
from numpy.typing import NDArray

from candour.block_arrays import Flags, Numbers
from candour.formats.numberformat_rounding import fixed_places, rounded, shows_days, written
from candour.formats.xlsx.copying.gathering import Gathered

__all__ = ["NewNumbers"]

_NUMBER = re.compile(rb"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?")
_IS_PLAIN: Flags = np.zeros(256, np.bool_)
_IS_PLAIN[list(b"0123456789.-")] = True
_LONGEST_PLAIN: Final = 16
_GENERAL: Final = 15
_ONE_BY_ONE: Final = -99
_DAYS: Final = -98
"""Days: a whole number is as it is shown, any other is looked at by itself."""
_LARGEST: Final = 1e15
_HALF: Final = 0.5
_MANY: Final = 64


@dataclass(slots=True, repr=False)
class NewNumbers:
    """The numbers of one workbook. `code_of` gives a style's number format."""

    code_of: Callable[[int], str]
    from_1904: bool = False
    rounded: int = 0
    """How many cells held more digits than they show."""
    _places: dict[int, int] = field(default_factory=dict)
    _known: dict[tuple[int, bytes], bytes | None] = field(default_factory=dict)

    def of(
        self, cells: Gathered, at: NDArray[np.intp], codes: Sequence[str] | None = None
    ) -> list[bytes | None]:
        """What the number cells at these positions hold in the copy; None for one that holds no number.

        `codes` are their number formats, where those are not the ones of their styles.
        """
        styles = cells.style[at]
        starts, ends = cells.starts[at], cells.ends[at]
        values: list[bytes | None] = [
            cells.data[s:e] for s, e in zip(starts.tolist(), ends.tolist(), strict=True)
        ]
        if codes is not None:
            return [self._one_in(code, value or b"") for code, value in zip(codes, values, strict=True)]
        places = self._places_of(styles)
        as_is = self._is_as_shown(cells, at, places)
        for place in np.unique(places[~as_is]).tolist():
            which = np.flatnonzero(~as_is & (places == place))
            left = which.tolist()
            if 0 <= place < _GENERAL and len(which) >= _MANY:
                left = self._by_arrays(values, which, place)
            for n in left:
                was = values[n] or b""
                values[n] = new = self._one(int(styles[n]), was)
                self.rounded += new is not None and new != was and float(new) != float(was)
        return values

    def _places_of(self, styles: Numbers) -> Numbers:
        used, back = np.unique(styles, return_inverse=True)
        for style in used.tolist():
            if style not in self._places:
                code = self.code_of(style)
                found = fixed_places(code)
                if found is None:
                    found = _DAYS if shows_days(code) else _ONE_BY_ONE
                self._places[style] = found
        places: Numbers = np.array([self._places[style] for style in used.tolist()], np.int32)[back]
        return places

    @staticmethod
    def _is_as_shown(cells: Gathered, at: NDArray[np.intp], places: Numbers) -> Flags:
        """Which of the numbers are written with no more digits than they show, told by their bytes."""
        starts, ends = cells.starts[at], cells.ends[at]
        raw = np.frombuffer(cells.data, np.uint8)
        odd = np.zeros(len(raw) + 1, np.int32)
        np.cumsum(~_IS_PLAIN[raw], out=odd[1:])
        points = np.flatnonzero(raw == ord("."))
        first = np.searchsorted(points, starts)
        has_point = np.zeros(len(at), np.bool_)
        if len(points):
            has_point = (first < len(points)) & (points[np.minimum(first, len(points) - 1)] < ends)
        decimals = np.zeros(len(at), np.int64)
        decimals[has_point] = ends[has_point] - points[first[has_point]] - 1
        found: Flags = (odd[ends] == odd[starts]) & (ends - starts <= _LONGEST_PLAIN) & (starts < ends)
        found &= ((places >= 0) & (decimals <= places)) | ((places == _DAYS) & ~has_point)
        return found

    def _by_arrays(self, values: list[bytes | None], which: NDArray[np.intp], places: int) -> list[int]:
        """Rounds those that are ordinary numbers; gives the others back."""
        texts = [values[n] or b"" for n in which.tolist()]
        if not all(map(_NUMBER.fullmatch, texts)):
            return [int(n) for n in which]
        exact = np.array(texts, dtype=np.bytes_).astype(np.float64)
        scaled = np.abs(exact) * 10.0**places
        low = np.floor(scaled)
        up = scaled - low >= _HALF - scaled * 1e-15  # a half by fifteen digits goes up
        found = np.copysign((low + up) / 10.0**places, exact)
        is_easy = (scaled < _LARGEST) & (found != 0)
        format_ = f"%.{places}f"
        for n, number, easy in zip(which.tolist(), found.tolist(), is_easy.tolist(), strict=True):
            if easy:
                text = format_ % number
                values[n] = (text.rstrip("0").rstrip(".") if "." in text else text).encode()
        self.rounded += int(np.count_nonzero(is_easy & (found != exact)))
        return [int(n) for n in which[~is_easy]]

    def _one(self, style: int, value: bytes) -> bytes | None:
        key = (style, value)
        if key not in self._known:
            if len(self._known) > 1 << 18:
                self._known.clear()
            self._known[key] = self._one_in(self.code_of(style), value)
        return self._known[key]

    def _one_in(self, code: str, value: bytes) -> bytes | None:
        value = value.strip()
        if not _NUMBER.fullmatch(value):
            return None
        exact = float(value)
        if exact in {float("inf"), float("-inf")}:
            return None
        return written(rounded(code, exact, from_1904=self.from_1904)).encode()
