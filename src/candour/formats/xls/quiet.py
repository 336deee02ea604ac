"""Records that hold nothing of the workbook's content, and records of which the words are enough.

Whatever kind of record is in neither table, and has no reader of its own, is counted; where there are words in it, it
becomes a Gap. The numbers are those of MS-XLS 2.3.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from candour.formats.wording import runs_in
from candour.formats.xls.hidings import hiding
from candour.piece import Found, Gap, Text, Why
from candour.place import Place

__all__ = ["QUIET", "WORDS", "Others"]

_NUMBERS = """
0000 0001 000B 000C 000D 000E 000F 0010 0011 0012 0013 0016 0019 001A 001B 001D 0020 0021 0024 0025 0026 0027 0028 0029
002A 002B 0030 0033 0034 0036 0037 003C 003D 0040 0041 0043 0044 0045 0047 0048 0049 004A 004C 004E 004F 0050 0055 0056
005E 005F 0060 0062 0063 0064 0080 0081 0082 0083 0084 0086 0087 0088 008C 008D 008E 008F 0091 0094 0095 0096 0097 0098
0099 009A 009C 009D 00A0 00A1 00A9 00AB 00AE 00B4 00B5 00B6 00BC 00BF 00C0 00C1 00C4 00C5 00D0 00D1 00D2 00D3 00D7
00D9 00DA 00DD 00DE 00E1 00E2 00E3 00ED 00EF 00F1 00F2 00F4 00F5 00F7 00F8 00FB 00FF 0100 0103 0122 013D 015F 0160 0161
0162 018B 0191 0192 0197 0198 01AF 01B2 01B7 01B9 01BA 01BB 01BC 01BD 01C0 01C1 01C2 0200 020B 0218 0231 023E 0293 0406
0850 0851 0852 0853 0854 0855 0856 0857 0859 085A 0862 0863 0865 0867 086A 086B 086C 0871 0874 0879 087B 087C 0884 0886 0887
0888 0889 088A 088B 088C 088D 088E 088F 0890 0892 0897 0898 0899 089A 089B 089D 089E 089F 08A3 08A4 08A5 08A6 08A7 08A8
08D6 080B 080C 080D 0860 0861
"""
QUIET = frozenset(int(number, 16) for number in _NUMBERS.split()) | frozenset(range(0x1000, 0x1069))
"""Layout, windows, printing, protection, calculation, charts' shapes: numbers and names that programs give."""

WORDS: dict[int, tuple[str, str]] = {
    0x0051: ("external-link-path", "consolidated range"),
    0x0052: ("external-link-path", "consolidated range"),
    0x01B5: ("external-link-path", "consolidated range"),
    0x00B8: ("routing-slip", "routing slip"),
    0x00B9: ("routing-slip", "recipient"),
    0x00CD: ("connection", "query"),
    0x00DC: ("connection", "query"),
    0x01AD: ("query-table", "query"),
    0x0802: ("pivot-trace", "pivot table"),
    0x0803: ("connection", "connection"),
    0x0804: ("connection", "connection"),
    0x0805: ("connection", "text file"),
    0x0806: ("query-table", "query"),
    0x0807: ("query-table", "column of a query"),
    0x080A: ("connection", "connection"),
    0x0876: ("connection", "connection"),
    0x0872: ("query-table", "table"),
    0x0877: ("query-table", "table"),
    0x0878: ("query-table", "table"),
    0x0801: ("save-path", "published as web page"),
    0x0813: ("connection", "live data"),
    0x0868: ("protected-range", "range"),
    0x0885: ("rich-data", "data cube"),
    0x0893: ("defined-name", "published name"),
    0x0894: ("defined-name", "remark on a name"),
    0x087A: ("formula-literal", "conditional format"),
    0x0895: ("filter-criterion", "sort"),
    0x087E: ("filter-criterion", "filter"),
    0x00B0: ("pivot-trace", "pivot table"),
    0x00B1: ("pivot-trace", "pivot table"),
    0x00B2: ("pivot-trace", "pivot item"),
    0x00F0: ("pivot-trace", "pivot table"),
    0x00F6: ("pivot-trace", "pivot formula"),
    0x00F9: ("pivot-trace", "pivot formula"),
    0x0858: ("pivot-trace", "pivot chart"),
    0x0810: ("pivot-trace", "pivot table"),
    0x0864: ("pivot-trace", "pivot table"),
}
"""Records in which the words are found without taking them apart: their hiding and label."""


_CONTINUED = frozenset({0x0812, 0x0875, 0x087F})
"""Newer records go on in records of these kinds."""


@dataclass(slots=True, repr=False)
class Others:
    """What is left of the records of one part: words by hiding and label, and kinds that Candour does not know."""

    words: dict[tuple[str, str], dict[str, None]] = field(default_factory=dict)
    unknown: Counter[int] = field(default_factory=Counter)
    _wordy: set[int] = field(default_factory=set)
    _last: int = 0

    def take(self, kind: int, raw: bytes) -> None:
        """Takes in a record that has no reader of its own."""
        if kind in _CONTINUED:
            kind = self._last or kind
        self._last = kind
        if kind in WORDS:
            self.words.setdefault(WORDS[kind], {}).update(dict.fromkeys(runs_in(raw)))
        elif kind not in QUIET:
            self.unknown[kind] += 1
            if kind not in self._wordy and runs_in(raw):
                self._wordy.add(kind)

    def found(self, place: Place) -> Iterator[Found]:
        """A piece for each hiding and label, and a Gap for each unknown kind with words in it."""
        for (what, label), words in self.words.items():
            if words:
                yield Text(place, "\n".join(words), hiding(what).sight, hiding(what), label)
        for kind in sorted(self._wordy):
            count = self.unknown[kind]
            records = f"{count:,} records" if count > 1 else "a record"
            what = f"{records} of kind 0x{kind:04X} with words, which Candour does not know; save the file as .xlsx and check that too"
            yield Gap(place, Why.UNKNOWN, what)
