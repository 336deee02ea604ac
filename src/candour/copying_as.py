"""Copying as: a clean copy in a simpler form, where that serves: CSV of a workbook, plain text of a document, pages of either.

Excel workbook ──▶ csv     one sheet: a file; several: a zip with a file for each
anything       ──▶ txt     the words in sight, in their order
what is paged  ──▶ pdf     drawn by LibreOffice, which must be on the machine, from a copy that is already clean
"""

from __future__ import annotations

import csv
import io
import os
import re
import shutil
import signal
import subprocess
import tempfile
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Final

from candour.cleaned import CannotClean, Change, Wishes, Written
from candour.copying import copied
from candour.errors import CallError
from candour.hiding import Sight
from candour.piece import Table, Text
from candour.place import Place
from candour.reading import pieces_of
from candour.source import Source

__all__ = ["FORMS", "in_form", "pages_of"]

FORMS: Final = ("csv", "pdf", "txt")
_TOGETHER: Final = (1980, 1, 1, 0, 0, 0)
_BETWEEN_CELLS: Final = "   "
"""Not a tab: what is asked for is a text, and not a table by another name."""
_PICTURES: Final = ("jpeg", "png", "gif", "tiff", "webp", "bmp", "svg")
_DRAWN: Final = frozenset(
    (*_PICTURES, "docx", "odt", "pptx", "odp", "odg", "xlsx", "ods", "csv", "text", "html")
)
"""What LibreOffice draws as a reader sees it. Of others, of messages for one, it would draw their bytes."""
_PATIENCE: Final = 300
"""Seconds that LibreOffice gets."""


def in_form(written: Written, form: str) -> Written:
    """The copy in this form, as the writer of that form writes it. Pages are drawn later, outside the process that read the file.

    Raises:
        CannotClean: where the form does not serve for such a file.
    """
    if form == "csv" and written.format != "csv":
        return _rewritten(_as_csv(written))
    if form == "txt" and written.format != "text":
        return replace(_rewritten(_as_text(written)), extension=".txt")
    return written


def _rewritten(simple: Written) -> Written:
    copy = copied(Source("copy", simple.data, Place(("copy",))), Wishes())
    return replace(copy, changes=simple.changes)


def _as_csv(written: Written) -> Written:
    if written.format != "xlsx":
        raise CannotClean("only an Excel workbook becomes CSV: say --as txt or --as pdf, or leave --as out")
    from candour.formats.xlsx.shown_text import tables_of  # noqa: PLC0415  (for workbooks alone)

    sheets = [(name, rows) for name, rows in tables_of(written.data) if rows]
    change = Change(
        "as-csv",
        "The sheets became tables of values (CSV); their looks, links and charts were left out.",
        len(sheets),
    )
    changes = (*written.changes, change)
    if len(sheets) == 1:
        return Written(_lines(sheets[0][1]), "csv", ".csv", changes)
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for number, (name, rows) in enumerate(sheets, 1):
            entry = zipfile.ZipInfo(f"{number:02} {_file_name(name)}.csv", _TOGETHER)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, _lines(rows))
    return Written(stream.getvalue(), "zip", ".zip", changes)


def _lines(rows: Sequence[Sequence[str]]) -> bytes:
    stream = io.StringIO(newline="")
    csv.writer(stream, lineterminator="\r\n").writerows(rows)
    return stream.getvalue().encode()


def _file_name(sheet: str) -> str:
    return re.sub(r'[\\/:*?"<>|\x00-\x1f]', "_", sheet).strip(" .") or "sheet"


def _as_text(written: Written) -> Written:
    text = "\n".join(_passages(written)) + "\n"
    change = Change("as-text", "The words became plain text; looks, pictures and charts were left out.")
    return Written(text.encode(), "text", ".txt", (*written.changes, change))


def _passages(written: Written) -> Iterator[str]:
    if written.format == "xlsx":
        from candour.formats.xlsx.shown_text import tables_of  # noqa: PLC0415  (see above)

        for _, rows in tables_of(written.data):
            yield from (_BETWEEN_CELLS.join(filter(None, row)) for row in rows)
    for piece in pieces_of(Source("copy", written.data, Place(("copy",)))):
        if isinstance(piece, Table):
            if written.format == "xlsx":
                continue  # as its numbers are shown, above
            yield from _rows(piece)
        elif piece.sight is Sight.SEEN and isinstance(piece, Text):
            yield piece.text


def _rows(table: Table) -> Iterator[str]:
    if table.under:
        return
    for block in table.blocks():
        cells = block.under(0)
        row: list[str] = []
        at = None
        for number, text in zip(cells.rows, cells.texts, strict=True):
            if number != at and row:
                yield _BETWEEN_CELLS.join(row)
                row = []
            row.append(text)
            at = number
        if row:
            yield _BETWEEN_CELLS.join(row)


# ── pages ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def pages_of(written: Written) -> bytes:
    """A PDF of a clean copy, drawn by LibreOffice.

    Raises:
        CallError: where LibreOffice is not on the machine.
        CannotClean: where it draws nothing of such a file.
    """
    if written.format not in _DRAWN:
        raise CannotClean("no pages are drawn of such a file: say --as txt, or leave --as out")
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        raise CallError(
            "--as pdf needs LibreOffice, which draws the pages and is not on this machine: install it, or say --as csv or --as txt"
        )
    with tempfile.TemporaryDirectory(prefix="candour-") as folder:
        within = Path(folder)
        given = within / f"copy{written.extension}"
        given.write_bytes(written.data)
        command = [
            program, "--headless", "--norestore", f"-env:UserInstallation={(within / 'profile').as_uri()}",
            "--convert-to", "pdf", "--outdir", folder, str(given),
        ]  # fmt: skip
        _run(command, within)
        try:
            return (within / "copy.pdf").read_bytes()
        except OSError:
            raise CannotClean(
                "LibreOffice drew no pages of the copy: say --as txt, or leave --as out"
            ) from None


def _run(command: Sequence[str], within: Path) -> None:
    """Runs a program that keeps what it needs in a folder, and ends it with all it started where it is late or interrupted."""
    quiet = subprocess.DEVNULL
    with subprocess.Popen(  # noqa: S603  (a clean copy, made here)
        command,
        stdin=quiet,
        stdout=quiet,
        stderr=quiet,
        start_new_session=True,
        env={**os.environ, "TMPDIR": str(within)},
    ) as process:
        try:
            with suppress(subprocess.TimeoutExpired):
                process.wait(_PATIENCE)
        finally:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
