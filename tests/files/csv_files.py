"""Tables written as text, each named for what is true of it."""

from __future__ import annotations

from collections.abc import Callable

__all__ = ["FILES"]

_HEADER = "Ref,Name,Offence,Date"
_ROWS = tuple(f"{n},Example {n},Theft,2099-01-{n:02}" for n in range(1, 29))
_TABLE = "\r\n".join((_HEADER, *_ROWS)) + "\r\n"


def _table(*more: str, end: str = "\r\n") -> bytes:
    return (_TABLE + "".join(line + end for line in more)).encode()


def _rows_beyond_excel() -> bytes:
    return b"Ref,Name\n" + b"1,Theft\n" * 1_048_575 + b"2,Nia Example\n"


# fmt: off
FILES: dict[str, Callable[[], bytes]] = {
    "ordinary-table": _table,
    "ordinary-table-with-blank-cells": lambda: _table("29,,,", "30, ,,"),
    "quoted-values-hold-line-breaks": lambda: _table('29,"Nia\r\nExample","said ""no""",2099-01-29'),
    "comment-lines-are-seen": ("# made by hand\r\n" + _TABLE).encode,
    "title-lines-stand-above": ("Thefts in 2099\r\n\r\n" + _TABLE).encode,
    "value-beyond-the-header": lambda: _table("29,Example 29,Fraud,2099-01-29,,,,Nia Example"),
    "ragged-throughout": "\n".join(["a,b,c", *("x,y" + ",z" * (1 if n % 9 else n % 4 + 2) for n in range(90))]).encode,
    "second-table-after-one-blank-line": lambda: _table("", "a,b,c,d,e,f", "1,2,3,4,5,6"),
    "note-after-twenty-blank-lines": lambda: _table(*[""] * 20, "Nia Example lives at 1 High Street"),
    "note-after-twenty-lines-of-commas": lambda: _table(*[",,,"] * 20, "Nia Example"),
    "note-after-three-blank-lines": lambda: _table("", "", "", "Source: invented"),
    "rows-beyond-excel": _rows_beyond_excel,
    "columns-beyond-excel": ("a,b\n1," + "," * 16_383 + "Nia Example\n").encode,
    "long-cell": lambda: _table(f"29,{'Nia ' * 10_000},Theft,2099-01-29"),
    "nul-in-a-cell": lambda: _table("29,Theft\0Nia Example,x,2099-01-29"),
    "text-behind-spaces": lambda: _table(f"29,Theft{' ' * 300}Nia Example,x,2099-01-29"),
    "padding-of-spaces": lambda: _table(f"29,Theft{' ' * 300},x,2099-01-29"),
    "zero-width-and-direction-marks": lambda: _table("29,Nia\u200bExample\u202e,x,2099-01-29"),
    "words-in-tag-characters": lambda: _table("29,ok" + "".join(chr(0xE0000 + ord(c)) for c in "Nia") + ",x,2099-01-29"),
    "mark-that-never-closes": lambda: _table('29,"Nia Example,Theft,2099-01-29', "30,Example 30,Theft,2099-01-30"),
    "mark-that-would-swallow-rows": lambda: _table('29,"Nia,Theft,2099-01-29', *_ROWS[:5], '30,x",Theft,2099-01-30'),
    "mark-in-the-middle": lambda: _table('29,a 6" knife,Theft,2099-01-29'),
    "semicolons": lambda: _TABLE.replace(",", ";").encode(),
    "tabs": lambda: _TABLE.replace(",", "\t").encode(),
    "bars": lambda: _TABLE.replace(",", "|").encode(),
    "sep-line-names-the-delimiter": ("sep=;\r\n" + _TABLE.replace(",", ";")).encode,
    "utf-8-with-mark": lambda: b"\xef\xbb\xbf" + _table("29,Zoë Example,Theft,2099-01-29"),
    "utf-16-with-mark": lambda: _table("29,Zoë Example,Theft,2099-01-29").decode().encode("utf-16"),
    "utf-16-without-mark": lambda: _table("29,Zoë Example,Theft,2099-01-29").decode().encode("utf-16-le"),
    "windows-1252": lambda: _table("29,Zoë Example,Theft,2099-01-29").decode().encode("cp1252"),
    "windows-1252-island-in-utf-8": lambda: _table("29,Zoë Example,Theft,2099-01-29") + "30,Chloë Example,Theft,2099\r\n".encode("cp1252"),
    "bytes-of-no-encoding": lambda: _table() + b"29,Ni\x81a,Theft,2099-01-29\r\n",
    "line-ends-of-an-old-mac": lambda: _TABLE.replace("\r\n", "\r").encode(),
}
# fmt: on
