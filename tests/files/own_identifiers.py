"""Files with identifiers that only one body has, and the policy that describes them."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable

import xlsxwriter

__all__ = ["FILES", "POLICY", "ROWS"]

POLICY = r"""
[[identifier]]
id = "case-worker-code"
title = "case worker's code"
pattern = '\b(CW|SW)-?\d{4,6}\b'
labels = ["case worker", "worker code"]
severity = "high"
finds = ["allocated to CW-20417"]
ignores = ["form CW-20", "ACW-20417"]

[[identifier]]
id = "locker-key"
title = "locker key"
pattern = '\d{5}'
labels = ["locker", "rhif tŷ"]
needs_label = true
severity = "medium"
group = "staff"

[[identifier]]
id = "operation"
title = "name of an operation"
plural = "names of operations"
values = ["OP ELM", "OP ASH (NORTH)"]
group = "offence"
"""

ROWS = [
    ["Worker code", "Amount", "Remarks", "LOCKER_1"],
    ["CW-20417", "12", "Stood in for SW2041, who was away in the week when the roof was mended", "20417"],
    ["CW-20418", "13", "ok", "20418"],
    ["SW-20419", "14", "under OP ELM", "20419"],
    ["CW-20420", "15", "none", "20420"],
    ["CW-20421", "16", "nothing to add", "20421"],
    ["CW-20422", "17", "done", "20422"],
]


def _csv() -> bytes:
    out = io.StringIO()
    csv.writer(out).writerows(ROWS)
    return out.getvalue().encode()


def _workbook() -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        seen, hidden = book.add_worksheet("Summary"), book.add_worksheet("Old")
        seen.write_row(0, 0, ["Month", "Visits"])
        seen.write_row(1, 0, ["April", 12])
        seen.write_comment("A2", "ask SW-99887")
        for number, row in enumerate(ROWS):
            hidden.write_row(number, 0, row)
        hidden.hide()
    return out.getvalue()


MINUTES = """\
Allocated to CW-20417 under OP ASH (NORTH).
Locker 20417 and 20418. Order 20419.
Rhif Tŷ: 20420
"""

FILES: dict[str, Callable[[], bytes]] = {
    "list-of-cases.csv": _csv,
    "list-on-a-hidden-sheet.xlsx": _workbook,
    "minutes.txt": MINUTES.encode,
    "one-column.csv": lambda: b"LOCKER_1,Room\n20417,3\n20418,4\n20419,5\n",
    "form.csv": lambda: (
        b"Surname,Example\nForename,Nia\nDOB,01/02/1980\nLocker,20417\nWorker code,CW-20417\n"
    ),
}
