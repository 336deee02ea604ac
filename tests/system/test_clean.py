"""`candour clean`, `verify` and `key` as somebody at a terminal runs them."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from datetime import date
from itertools import product
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import Workbook

TABLE = "Ward,Month,Count\r\nHill,May,3\r\nDale,May,4\r\n,,,,,,Quillfeather\r\n"


def candour(*arguments: str | Path, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Runs the command in a folder, with a key of its own folder."""
    settings = {**os.environ, "XDG_CONFIG_HOME": str(cwd / "settings"), **environment}
    settings.pop("CANDOUR_KEY", None)
    command = [sys.executable, "-m", "candour", *map(str, arguments)]
    return subprocess.run(
        command, cwd=cwd, env=settings, capture_output=True, text=True, check=False, timeout=300
    )


@pytest.fixture
def folder(tmp_path) -> Path:
    """A folder with a reply in it that has a value far to the right."""
    (tmp_path / "reply.csv").write_text(TABLE, newline="")
    return tmp_path


def test_a_copy_is_made_proved_and_vouched_for(folder):
    """Check says HOLD, clean makes a copy, check says CLEAR of it, and verify says who vouches for it."""
    before = (folder / "reply.csv").read_bytes()
    assert candour("check", "reply.csv", cwd=folder).returncode == 1
    assert candour("key", "new", cwd=folder).returncode == 0
    made = candour("clean", "reply.csv", "-o", "clean.csv", cwd=folder)
    assert made.returncode == 0, made.stderr
    assert "Verdict of the copy: CLEAR" in made.stdout
    assert "Quillfeather" not in made.stdout + made.stderr
    assert (folder / "reply.csv").read_bytes() == before
    assert candour("check", "clean.csv", cwd=folder).returncode == 0
    assert candour("verify", "clean.csv", cwd=folder).returncode == 0
    with (folder / "clean.csv").open("a") as file:
        file.write("more\n")
    refused = candour("verify", "clean.csv", cwd=folder)
    assert refused.returncode == 1
    assert "refused" in refused.stdout


def test_a_clean_file_is_said_to_be_clean(folder):
    """Cleaning a copy again changes nothing, and says so."""
    candour("clean", "reply.csv", "-o", "clean.csv", cwd=folder)
    again = candour("clean", "clean.csv", "-o", "again.csv", cwd=folder)
    assert "clean already" in again.stdout
    assert (folder / "again.csv").read_bytes() == (folder / "clean.csv").read_bytes()


def test_without_a_key_the_certificate_is_not_signed(folder):
    """Without a key verify says that nobody vouches for the copy, and leaves with 3."""
    assert "not signed" in candour("clean", "reply.csv", "-o", "clean.csv", cwd=folder).stdout
    assert candour("verify", "clean.csv", cwd=folder).returncode == 3


def test_a_key_of_somebody_else_is_believed_when_named(folder):
    """Whoever gets a copy names the sender's public key, and the copy is vouched for."""
    candour("key", "new", cwd=folder)
    public = candour("key", "show", cwd=folder).stdout.strip()
    candour("clean", "reply.csv", "-o", "clean.csv", cwd=folder)
    elsewhere = str(folder / "elsewhere")
    assert candour("verify", "clean.csv", cwd=folder, XDG_CONFIG_HOME=elsewhere).returncode == 1
    assert (
        candour("verify", "clean.csv", "--key", public, cwd=folder, XDG_CONFIG_HOME=elsewhere).returncode == 0
    )


def test_what_is_kept_is_kept_with_its_reason(folder):
    """What somebody keeps on purpose stays in the copy, and the reason goes into the certificate."""
    way = "csv.columns-beyond-header=Asked for by name."
    made = candour("clean", "reply.csv", "-o", "clean.csv", "--keep", way, cwd=folder)
    assert made.returncode == 0, made.stderr
    assert "Quillfeather" in (folder / "clean.csv").read_text()
    record = json.loads((folder / "clean.csv.certificate.json").read_text())
    assert record["kept"] == [{"id": "csv.columns-beyond-header", "reason": "Asked for by name."}]


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["reply.csv", "-o", "reply.csv"], "never written to"),
        (["reply.csv", "-o", "missing/clean.csv"], "no folder"),
        (["missing.csv", "-o", "clean.csv"], "no file missing.csv"),
        (["reply.csv", "-o", "clean.xlsx"], "say -o clean.csv"),
        (["reply.csv"], "-o"),
        (["reply.csv", "-o", "clean.csv", "--keep", "csv.nothing=x"], "no hiding"),
        (["reply.csv", "-o", "clean.csv", "--keep", "csv.long-cell"], "say why"),
        (["reply.csv", "-o", "clean.csv", "--redact", "shoe-size"], "no identifier"),
        (["reply.csv", "-o", "clean.csv", "--key", "missing.pem"], "candour key new"),
        (["reply.csv", "-o", "clean.csv", "--key", "."], "is a folder"),
        (["reply.csv", "-o", "/dev/null"], "no ordinary file"),
        (["reply.csv", "-o", "n" * 300 + ".csv"], "too long"),
        (["reply.csv", "-o", "n" * 245 + ".csv"], "too long"),
    ],
)
def test_a_call_that_cannot_be_carried_out_says_what_to_do(folder, arguments, says):
    """Each mistake is one line that says what to do next; it leaves with 2, and nothing is written."""
    made = candour("clean", *arguments, cwd=folder)
    assert made.returncode == 2
    assert says in made.stderr
    assert made.stderr.count("\n") == 1
    assert sorted(path.name for path in folder.iterdir()) == ["reply.csv"]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("empty.csv", b""),
        ("noise.bin", bytes(range(256)) * 9),
        ("cut.xlsx", b"PK\3\4" + b"\0" * 40),
        ("cut.pdf", b"%PDF-1.7\n"),
    ],
)
def test_what_cannot_be_cleaned_says_why(folder, name, data):
    """Of a file that is empty, broken or of no known kind there is no copy: one line says why, and it leaves with 3."""
    (folder / name).write_bytes(data)
    made = candour("clean", name, "-o", f"out-{name}", cwd=folder)
    assert made.returncode == 3, made.stderr
    assert made.stderr.count("\n") == 1
    assert not (folder / f"out-{name}").exists()


def _workbook() -> Workbook:
    """A sheet of figures with numbers that show fewer digits than they have, and one with a column of notes."""
    book = Workbook()
    book.active.append(["Ward", "Month", "Rate per 1,000"])
    for number, ward in enumerate(("Hill", "Dale", "Vale"), 1):
        book.active.append([ward, date(2024, number, 1), 1000.0625 * number])
        book.active.cell(number + 1, 2).number_format = "mmm-yy"
        book.active.cell(number + 1, 3).number_format = "#,##0.0"
    notes = book.create_sheet("Read me")
    for text in ("Counts by ward", "Two forces, one county"):
        notes.append([text])
    return book


def test_nothing_is_left_behind_where_somebody_interrupts(folder):
    """Ctrl-C ends the work at once: there is no copy, no certificate and no part of either."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    for number in range(30_000):
        sheet.append([number, "Hill", "Dale", number / 7])
    book.save(folder / "figures.xlsx")
    before = {path.name for path in folder.iterdir()}
    command = [sys.executable, "-m", "candour", "clean", "figures.xlsx", "-o", "clean.xlsx"]
    with subprocess.Popen(command, cwd=folder, stderr=subprocess.PIPE) as process:
        with pytest.raises(subprocess.TimeoutExpired):
            process.wait(1)
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=60)
    assert process.returncode == 130
    assert said == b""
    assert {path.name for path in folder.iterdir()} == before


def test_a_workbook_becomes_text(folder):
    """As text a workbook says what its cells show, also where its numbers have commas in them."""
    _workbook().save(folder / "figures.xlsx")
    made = candour("clean", "figures.xlsx", "-o", "figures.txt", "--as", "txt", cwd=folder)
    assert made.returncode == 0, made.stderr
    text = (folder / "figures.txt").read_text()
    assert "Feb-24" in text
    assert "2,000.1" in text
    assert "Two forces, one county" in text


def test_a_workbook_becomes_a_table_for_each_sheet(folder):
    """As CSV each sheet is a file, also one whose single column makes it a text."""
    _workbook().save(folder / "figures.xlsx")
    made = candour("clean", "figures.xlsx", "-o", "figures.zip", "--as", "csv", cwd=folder)
    assert made.returncode == 0, made.stderr
    with ZipFile(folder / "figures.zip") as archive:
        assert len(archive.namelist()) == 2
        assert "Feb-24" in archive.read(archive.namelist()[0]).decode()


def test_a_copy_and_its_certificate_are_ordinary_files(folder):
    """Both have the rights that new files get there, and nothing else is left behind."""
    (folder / "old.csv").touch(0o600)
    for name, mask, mode in (("new.csv", "022", 0o644), ("old.csv", "027", 0o640)):
        command = ["sh", "-c", f'umask {mask}; exec "$@"', "-", sys.executable, "-m", "candour"]
        made = subprocess.run(
            [*command, "clean", "reply.csv", "-o", name],
            cwd=folder,
            capture_output=True,
            check=False,
            timeout=300,
        )
        assert made.returncode == 0
        assert (folder / name).stat().st_mode & 0o777 == mode
        assert (folder / f"{name}.certificate.json").stat().st_mode & 0o777 == mode
    assert {path.name for path in folder.iterdir()} == {
        "reply.csv", "new.csv", "new.csv.certificate.json", "old.csv", "old.csv.certificate.json",
    }  # fmt: skip


def test_there_is_no_copy_where_its_certificate_cannot_be(folder):
    """Copy and certificate come together or not at all."""
    (folder / "clean.csv.certificate.json").mkdir()
    made = candour("clean", "reply.csv", "-o", "clean.csv", cwd=folder)
    assert made.returncode == 2
    assert {path.name for path in folder.iterdir()} == {"reply.csv", "clean.csv.certificate.json"}


def test_what_would_steer_a_terminal_is_not_printed(folder):
    """A name or a reason may hold any character; what is printed and recorded holds none that moves the cursor."""
    way = os.fsdecode(b"csv.columns-beyond-header=\xff\x1b[2J Asked for.")
    made = candour("clean", "reply.csv", "-o", "cl\x1b[2Jean\n.csv", "--keep", way, cwd=folder)
    assert made.returncode == 0, made.stderr
    told = candour("verify", "cl\x1b[2Jean\n.csv", cwd=folder).stdout
    assert "\x1b" not in made.stdout + made.stderr + told
    assert "\\u001b" not in (folder / "cl\x1b[2Jean\n.csv.certificate.json").read_text()


# ── the stories ─────────────────────────────────────────────────────────────────────────────────────────────────────

ROOT = Path(__file__).parents[2]
STORIES = {
    "pivot-cache/foi-reply-crime-by-ward.xlsx": "the records behind a pivot table",
    "forgotten-worksheet/foi-reply-staff-by-rank.xlsx": "a worksheet that no menu unhides",
    "hidden-rows/figures.xlsx": "rows that somebody hid",
}


@pytest.fixture(scope="session")
def stories(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The examples, built anew beside copies of those that only LibreOffice can make."""
    folder = tmp_path_factory.mktemp("stories")
    shutil.copytree(ROOT / "examples", folder / "examples", ignore=shutil.ignore_patterns("__pycache__"))
    subprocess.run([sys.executable, "-m", "examples.build"], cwd=folder, check=True, timeout=120)
    (folder / "examples/hidden-rows").mkdir()
    _figures_above_hidden_rows().save(folder / "examples/hidden-rows/figures.xlsx")
    candour("key", "new", cwd=folder)
    return folder


def _figures_above_hidden_rows() -> Workbook:
    """Counts by ward, and below them, hidden, the people that were counted."""
    book = Workbook()
    sheet = book.active
    sheet.append(["Ward", "Burglaries"])
    for ward, count in (("Hill", 12), ("Dale", 14), ("Vale", 9)):
        sheet.append([ward, count])
    sheet.append([])
    sheet.append(["Surname", "Forename", "Date of birth", "NHS number"])
    for number, (surname, forename) in enumerate(
        product(("Quillfeather", "Ashdown", "Pym"), ("Nia", "Tom", "Zoe"))
    ):
        sheet.append([surname, forename, f"0{number + 1}/05/1970", "999 000 0018"])
    for row in range(5, sheet.max_row + 1):
        sheet.row_dimensions[row].hidden = True
    return book


@pytest.mark.parametrize("story", STORIES, ids=STORIES.values())
def test_a_leaking_reply_becomes_one_that_may_be_sent(stories, story):
    """From STOP to a file that may go: check, clean, check, verify; and a copy that somebody changed is refused."""
    file = stories / "examples" / story
    before = file.read_bytes()
    assert "STOP" in candour("check", file, cwd=stories).stdout
    copy = stories / file.name
    made = candour("clean", file, "-o", copy, cwd=stories)
    assert made.returncode == 0, made.stderr
    assert file.read_bytes() == before
    checked = candour("check", copy, cwd=stories)
    assert checked.returncode == 0
    assert "CLEAR" in checked.stdout
    verified = candour("verify", copy, cwd=stories)
    assert verified.returncode == 0, verified.stdout
    data = bytearray(copy.read_bytes())
    data[len(data) // 2] ^= 1
    copy.write_bytes(data)
    refused = candour("verify", copy, cwd=stories)
    assert refused.returncode == 1
    assert "refused" in refused.stdout
