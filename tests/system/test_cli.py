"""The command, as somebody types it: what it writes, and what it leaves with."""

from __future__ import annotations

import io
import json
import os
import signal
import stat
import subprocess
import sys
from pathlib import Path

import jsonschema
import openpyxl
import pytest

from candour import cli, doctor, reading
from candour.sandbox import CAN_LOCK

SCHEMA = json.loads((Path(__file__).parents[2] / "docs/reference/report.schema.json").read_text("utf-8"))
COUNTS = "Ward,Crimes\nRiverside,12\nHilltop,9\nMarket,30\n"
PEOPLE = "Name,NHS number,Date of birth\n" + "".join(
    f"{name},{number},{day:02}/04/1981\n"
    for day, (name, number) in enumerate(
        [
            ("Nia Example", "401 023 2137"),
            ("Idris Sample", "401 023 2145"),
            ("Mair Specimen", "401 023 2153"),
        ],
        1,
    )
)


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """An empty folder, and the command is called from it."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def call(capsys):
    """Calls the command; gives what it left with, what it wrote, and what it complained of."""

    def called(*arguments: str):
        try:
            code = cli.main(arguments)
        except SystemExit as leaving:
            code = leaving.code
        out, err = capsys.readouterr()
        return code, out, err

    return called


def run(*arguments: str, given: bytes = b"", **options):
    """Calls the command in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "candour", *arguments],
        input=given,
        capture_output=True,
        check=False,
        timeout=60,
        **options,
    )


# ── what it leaves with ─────────────────────────────────────────────────────────────────────────────────────────────


def test_a_clear_file_leaves_with_0(folder, call):
    """A file with nothing against it is CLEAR, and the command leaves with 0."""
    (folder / "counts.csv").write_text(COUNTS)
    code, out, err = call("check", "counts.csv")
    assert (code, err) == (0, "")
    assert out.startswith("CLEAR  counts.csv\nNothing was found against sending this file.\n")


def test_a_held_file_leaves_with_1(folder, call):
    """A file that a person must decide about leaves with 1; with --fail-on stop it does not."""
    (folder / "people.csv").write_text(PEOPLE)
    code, out, _ = call("check", "people.csv")
    assert code == 1
    assert out.startswith("HOLD  people.csv\n")
    assert "3 rows about people" in out
    assert call("check", "people.csv", "--fail-on", "stop")[0] == 0


def test_only_gaps_leave_with_3(folder, call):
    """A file against which nothing was found, but of which part was not examined, leaves with 3, and never with 0."""
    (folder / "photo.jpg").write_bytes(b"\xff\xd8\xff\xe0" + bytes(200))
    for more in ([], ["--fail-on", "stop"]):
        code, out, _ = call("check", "photo.jpg", *more)
        assert code == 3
        assert out.startswith("HOLD  photo.jpg\nNothing was found against this file, but part of it")


def test_the_worst_file_decides(folder, call):
    """Of several files the worst decides: a held one over a Gap, a Gap over a CLEAR one."""
    (folder / "a.csv").write_text(COUNTS)
    (folder / "b.jpg").write_bytes(b"\xff\xd8\xff\xe0" + bytes(200))
    assert call("check", "a.csv", "b.jpg")[0] == 3
    (folder / "c.csv").write_text(PEOPLE)
    assert call("check", "a.csv", "b.jpg", "c.csv")[0] == 1


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["check"], "say which files to check"),
        (["check", "missing.xlsx"], "there is no file missing.xlsx: check the spelling of its name"),
        (["check", "*.xlsx"], "no file matches *.xlsx: check the pattern"),
        (["check", "empty"], "there are no files in empty: name another folder, or a file"),
        (["check", "a.csv", "--jobs", "0"], "'0' is not a whole number above 0"),
        (["check", "a.csv", "--format", "xml"], "invalid choice: 'xml'"),
        (["check", "a.csv", "--policy", "missing.toml"], "the policy missing.toml cannot be read"),
        (["check", "a.csv", "--policy", "bad.toml"], "[verdict] has no key 'hush'"),
        (
            ["check", "a.csv", "-o", "no/where.json"],
            "there is no folder no to write where.json to: make it first",
        ),
        (["check", "a.csv", "-o", "empty"], "empty is a folder: say the name of a file in it"),
        (["check", "a.csv", "--limit", "width=3"], "there is no limit 'width'"),
        (
            ["check", "a.csv", "--limit", "depth=deep"],
            "the limit depth is a whole number above 0, not 'deep'",
        ),
        (["check", "a.csv", "--limit", "seconds=nan"], "the limit seconds is a number above 0"),
        (["a.csv"], "to check a file, say `candour check a.csv`"),
        (["chekc"], "invalid choice: 'chekc'"),
        (["explain", "nhs-numbr"], "did you mean nhs-number"),
        (["list", "everything"], "invalid choice: 'everything'"),
    ],
)
def test_a_bad_call_is_one_line_that_says_what_to_do(folder, call, arguments, says):
    """Whatever is wrong with a call is said in one line, and the command leaves with 2."""
    (folder / "a.csv").write_text(COUNTS)
    (folder / "bad.toml").write_text("[verdict]\nhush = true\n")
    (folder / "empty").mkdir()
    code, out, err = call(*arguments)
    assert (code, out) == (2, "")
    assert says in err
    assert err.startswith("candour: ")
    assert err.count("\n") == 1


def test_without_a_command_it_tells_how_it_is_called(call):
    """`candour` alone shows its help and leaves with 2."""
    code, out, err = call()
    assert (code, out) == (2, "")
    assert "candour check FILE" in err


def test_the_others_are_told_where_one_cannot_be_opened(folder, call):
    """A file that is not there does not keep the others from being checked; the command leaves with 2."""
    (folder / "counts.csv").write_text(COUNTS)
    code, out, err = call("check", "missing.csv", "counts.csv", "--format", "jsonl")
    assert code == 2
    assert [json.loads(line)["source"]["name"] for line in out.splitlines()] == ["counts.csv"]
    assert err == "candour: there is no file missing.csv: check the spelling of its name\n"


def test_a_file_that_may_not_be_read_is_a_problem_of_the_call(folder, call, monkeypatch):
    """Where the machine refuses a file, that is said with what to do, and is no verdict on it."""
    (folder / "locked.csv").write_text(COUNTS)

    def refuse(self, *arguments, **options):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    code, out, err = call("check", "locked.csv")
    assert (code, out) == (2, "")
    assert err == "candour: locked.csv may not be read: ask its owner for permission, or copy it first\n"


# ── which files ─────────────────────────────────────────────────────────────────────────────────────────────────────


def names(out: str) -> list[str]:
    """The names of the files in a report of lines."""
    return [json.loads(line)["source"]["name"] for line in out.splitlines()]


def test_a_folder_is_every_file_in_it(folder, call):
    """A folder is checked with all that is in it, hidden files and inner folders too, in the order of names."""
    inner = folder / "replies" / "2099"
    inner.mkdir(parents=True)
    for path in (folder / "replies" / "b.csv", folder / "replies" / ".a.csv", inner / "c.csv"):
        path.write_text(COUNTS)
    code, out, err = call("check", "replies", "--format", "jsonl")
    assert (code, err) == (0, "")
    assert names(out) == [
        str(Path("replies") / name) for name in (".a.csv", "b.csv", str(Path("2099") / "c.csv"))
    ]


def test_a_pattern_is_every_file_it_matches(folder, call):
    """A pattern that the shell left alone is followed, folders within folders too; each file is checked once."""
    (folder / "in").mkdir()
    for name in ("a.csv", "b.csv", "in/c.csv", "d.txt"):
        (folder / name).write_text(COUNTS)
    assert names(call("check", "*.csv", "a.csv", "--format", "jsonl")[1]) == ["a.csv", "b.csv"]
    assert names(call("check", "**/*.csv", "--format", "jsonl")[1]) == [
        "a.csv",
        "b.csv",
        str(Path("in/c.csv")),
    ]


def test_a_name_that_looks_like_a_pattern_is_a_name(folder, call):
    """A file called `crime[1].csv` is that file."""
    (folder / "crime[1].csv").write_text(COUNTS)
    assert names(call("check", "crime[1].csv", "--format", "jsonl")[1]) == ["crime[1].csv"]


def test_the_standard_input_is_a_file(folder, call, monkeypatch):
    """`-` is what comes in on the standard input."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(PEOPLE.encode())))
    code, out, _ = call("check", "-", "--format", "json")
    found = json.loads(out)
    assert code == 1
    assert found["source"]["name"] == "standard input"
    assert found["source"]["bytes"] == len(PEOPLE)


@pytest.mark.skipif(os.name == "nt", reason="there it cannot be closed like this")
@pytest.mark.parametrize("locked", [[], ["--no-sandbox"]], ids=["sandbox", "this process"])
def test_a_closed_standard_input_is_a_problem_of_the_call(folder, call, monkeypatch, locked):
    """`-` where nothing can come in is said, with what to do."""
    monkeypatch.setattr(sys, "stdin", None)
    code, out, err = call("check", "-", *locked)
    assert (code, out) == (2, "")
    assert "the standard input is closed: say `candour check FILE`, or give it something to read" in err


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such pipes")
@pytest.mark.parametrize(
    "how",
    [
        [],
        ["--no-sandbox"],
        ["--no-sandbox", "--jobs", "2"],
        ["--mentions", "--show-values"],
        ["--mentions", "--show-values", "--no-sandbox"],
    ],
    ids=" ".join,
)
def test_a_pipe_that_is_named_is_read_to_its_end(folder, call, how):
    """What comes out of a pipe is a file like any other, though it can be read only once."""
    (folder / "people.csv").write_text(PEOPLE)
    (folder / "counts.csv").write_text(COUNTS)
    os.mkfifo(folder / "pipe.csv")
    with subprocess.Popen(["sh", "-c", "cat people.csv > pipe.csv"], cwd=folder):
        code, out, _ = call("check", "pipe.csv", "counts.csv", "--format", "jsonl", *how)
    assert code == 1
    first = json.loads(out.splitlines()[0])
    assert "Nia Example" in out if "--mentions" in how else first["source"]["bytes"] == len(PEOPLE)


def test_reports_hold_no_path_of_the_machine(tmp_path, call):
    """A file named from the root of the machine goes by its own name, and one of a folder by its name from there."""
    folder = tmp_path / "replies"
    folder.mkdir()
    (folder / "a.csv").write_text(COUNTS)
    (folder / "b.csv").write_text(COUNTS)
    for argument, wanted in ((folder / "a.csv", ["a.csv"]), (folder, ["replies/a.csv", "replies/b.csv"])):
        _, out, _ = call("check", str(argument), "--format", "jsonl")
        assert [name.replace(os.sep, "/") for name in names(out)] == wanted
        assert str(tmp_path) not in out


@pytest.mark.skipif(os.name == "nt", reason="Windows makes no links or pipes without more rights")
def test_what_is_no_file_is_said(folder, call):
    """A link to a folder, a link to nothing and a pipe are not followed or waited for in a folder, and each is said."""
    inner = folder / "replies"
    inner.mkdir()
    (inner / "a.csv").write_text(COUNTS)
    (inner / "round").symlink_to(inner, target_is_directory=True)
    (inner / "gone.csv").symlink_to(folder / "nothing")
    os.mkfifo(inner / "pipe")
    code, out, err = call("check", "replies", "--format", "jsonl")
    assert code == 2
    assert names(out) == [str(Path("replies/a.csv"))]
    assert "round is a link to a folder and was not followed" in err
    assert "gone.csv cannot be read" in err
    assert "pipe is not a file" in err


# ── what it writes ──────────────────────────────────────────────────────────────────────────────────────────────────


def test_json_keeps_its_contract(folder, call):
    """One file is an object and two are an array, and both keep the schema."""
    (folder / "a.csv").write_text(PEOPLE)
    (folder / "b.csv").write_text(COUNTS)
    one, two = (
        json.loads(call("check", *names, "--format", "json")[1]) for names in (["a.csv"], ["a.csv", "b.csv"])
    )
    for found in (one, two):
        jsonschema.validate(found, SCHEMA, jsonschema.Draft202012Validator)
    assert one == two[0]


def test_values_are_masked_until_somebody_asks(folder, call):
    """Values of the file are written only with --show-values."""
    (folder / "a.csv").write_text(PEOPLE)
    for format_ in ("text", "json", "jsonl", "html", "sarif"):
        assert "Nia Example" not in call("check", "a.csv", "--format", format_)[1]
    assert "Nia Example" in call("check", "a.csv", "--show-values")[1]


def test_all_places_are_told_where_somebody_asks(folder, call):
    """With --all-places each cell is a finding of its own."""
    (folder / "a.csv").write_text(PEOPLE)
    few, all_ = (
        json.loads(call("check", "a.csv", "--format", "json", *more)[1]) for more in ([], ["--all-places"])
    )
    assert len(all_["findings"]) > len(few["findings"])


def test_a_policy_is_followed(folder, call):
    """A policy of one's own decides, its limits too."""
    (folder / "a.csv").write_text(PEOPLE)
    (folder / "strict.toml").write_text('[severity.high]\nseen = "stop"\n')
    code, out, _ = call("check", "a.csv", "--policy", "strict.toml", "--fail-on", "stop")
    assert code == 1
    assert out.startswith("STOP")


@pytest.mark.parametrize("ending", ["json", "jsonl", "sarif", "html", "txt"])
def test_a_report_is_written_whole_for_its_owner_alone(folder, call, ending):
    """-o writes the file in the format that its name says, readable by its owner alone, and leaves nothing beside it."""
    (folder / "a.csv").write_text(COUNTS)
    output = folder / f"report.{ending}"
    output.write_text("an older report")
    code, out, err = call("check", "a.csv", "-o", str(output))
    assert (code, out, err) == (0, "", "")
    assert output.read_text("utf-8").startswith({"html": "<!doctype html>", "txt": "CLEAR"}.get(ending, "{"))
    assert {path.name for path in folder.iterdir()} == {"a.csv", output.name}
    if os.name != "nt":
        assert stat.S_IMODE(output.stat().st_mode) == 0o600


def test_a_report_is_not_checked_with_its_folder(folder, call):
    """A report written into the folder that is checked is not itself checked the next time."""
    (folder / "a.csv").write_text(COUNTS)
    for _ in range(2):
        assert call("check", ".", "-o", "report.jsonl")[0] == 0
    assert names((folder / "report.jsonl").read_text()) == ["a.csv"]


def test_a_report_is_written_whole_or_not_at_all(folder, call, monkeypatch):
    """Where writing fails half-way the older report stays as it was, and nothing is left beside it."""
    (folder / "a.csv").write_text(COUNTS)
    (folder / "report.json").write_text("an older report")

    def full(format_):
        def written(checked, policy, show_values):
            yield "half a report"
            raise OSError(28, "No space left on device")

        return written

    monkeypatch.setattr(cli, "writer_of", full)
    code, _, err = call("check", "a.csv", "-o", "report.json")
    assert code == 2
    assert (
        err
        == "candour: report.json cannot be written (No space left on device): choose another place with -o\n"
    )
    assert (folder / "report.json").read_text() == "an older report"
    assert {path.name for path in folder.iterdir()} == {"a.csv", "report.json"}


@pytest.mark.skipif(os.name == "nt", reason="there is no /dev/null")
def test_a_device_is_written_to_and_not_replaced(folder, call):
    """-o /dev/null writes to the device, and leaves it one."""
    (folder / "a.csv").write_text(COUNTS)
    assert call("check", "a.csv", "-o", "/dev/null")[0] == 0
    assert stat.S_ISCHR(Path("/dev/null").stat().st_mode)


# ── several at once ─────────────────────────────────────────────────────────────────────────────────────────────────


def test_several_processes_tell_the_same(folder, call):
    """With --jobs the same reports come in the same order."""
    for number in range(6):
        (folder / f"{number}.csv").write_text(PEOPLE if number % 2 else COUNTS)
    one, two = (call("check", ".", "--format", "jsonl", "--jobs", jobs) for jobs in ("1", "2"))
    assert one == two


def test_the_standard_input_is_read_beside_several_processes(folder, call, monkeypatch):
    """`-` among many files is read by the command itself, for its helpers have no standard input."""
    for number in range(6):
        (folder / f"{number}.csv").write_text(COUNTS)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(PEOPLE.encode())))
    code, out, _ = call("check", "-", ".", "--format", "jsonl", "--jobs", "2")
    assert code == 1
    assert [json.loads(line)["source"]["bytes"] for line in out.splitlines()][:2] == [
        len(PEOPLE),
        len(COUNTS),
    ]


@pytest.mark.parametrize("locked", [[], ["--no-sandbox"]], ids=["sandbox", "several processes"])
@pytest.mark.skipif(not hasattr(os, "fork"), reason="the fault is planted by forking")
def test_a_file_that_ends_its_process_is_a_gap_of_that_file(folder, call, monkeypatch, locked):
    """A file that brings its reader down is a Gap; the others are checked as ever."""
    inspect = reading.inspect

    def falls(source, *, name, **options):
        if name == "1.csv":
            os._exit(9)
        return inspect(source, name=name, **options)

    monkeypatch.setattr(reading, "inspect", falls)
    for number in range(4):
        (folder / f"{number}.csv").write_text(COUNTS)
    code, out, _ = call("check", ".", "--format", "jsonl", "--jobs", "2", *locked)
    found = [json.loads(line) for line in out.splitlines()]
    assert code == 3
    assert [one["verdict"] for one in found] == ["CLEAR", "HOLD", "CLEAR", "CLEAR"]
    assert "the process that read it was ended" in found[1]["gaps"][0]["detail"]
    assert len(found[1]["source"]["sha256"]) == 64


@pytest.mark.parametrize("locked", [[], ["--no-sandbox"]], ids=["sandbox", "this process"])
def test_a_fault_in_reading_is_a_gap(folder, call, monkeypatch, locked):
    """Whatever reading should raise, against its promise, is a Gap that holds nothing of the file."""

    def faulty(*arguments, **options):
        raise ValueError("Nia Example")

    monkeypatch.setattr(reading, "inspect", faulty)
    (folder / "a.csv").write_text(COUNTS)
    code, out, _ = call("check", "a.csv", *locked)
    assert code == 3
    assert "unexpected end (ValueError)" in " ".join(out.split())
    assert "Nia Example" not in out


def test_progress_is_shown_to_somebody_who_waits(folder, monkeypatch):
    """With several files and a terminal on stderr a bar is drawn there; the report is not touched by it."""

    class Terminal(io.StringIO):
        def isatty(self):
            return True

    for number in range(3):
        (folder / f"{number}.csv").write_text(COUNTS)
    errors, out = Terminal(), io.StringIO()
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr(sys, "stderr", errors)
    monkeypatch.setattr(sys, "stdout", out)
    assert cli.main(["check", ".", "--format", "json"]) == 0
    assert "Checking" in errors.getvalue()
    assert len(json.loads(out.getvalue())) == 3


def test_a_terminal_gets_the_page_in_colour(folder, monkeypatch):
    """At a terminal text is dressed; in a pipe it is plain."""

    class Terminal(io.StringIO):
        def isatty(self):
            return True

    (folder / "a.csv").write_text(COUNTS)
    out = Terminal()
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setattr(sys, "stdout", out)
    assert cli.main(["check", "a.csv"]) == 0
    assert "\x1b[" in out.getvalue()
    assert "CLEAR" in out.getvalue()


# ── a workbook from end to end ──────────────────────────────────────────────────────────────────────────────────────


def test_a_workbook_with_a_hidden_list_is_stopped(folder, call):
    """A summary with the list behind it on a hidden sheet is stopped in every format, and the list is never shown."""
    book = openpyxl.Workbook()
    book.active.title = "Summary"
    book.active.append(["Ward", "Crimes"])
    book.active.append(["Riverside", 12])
    people = book.create_sheet("Data")
    people.sheet_state = "hidden"
    for line in PEOPLE.splitlines():
        people.append(line.split(","))
    book.save("reply.xlsx")
    code, out, err = call("check", "reply.xlsx")
    assert (code, err) == (1, "")
    words = " ".join(out.split())
    assert words.startswith("STOP reply.xlsx Do not send this file as it is.")
    assert 'Do not send. Sheet "Data" is hidden and holds 3 rows about people: names,' in words
    assert "Anyone can unhide it: right-click any tab, Unhide. Delete the sheet." in words
    found = json.loads(call("check", "reply.xlsx", "--format", "json")[1])
    jsonschema.validate(found, SCHEMA, jsonschema.Draft202012Validator)
    assert {one["hiding"] for one in found["findings"]} == {"xlsx.hidden-sheet"}
    levels = {
        r["level"]
        for r in json.loads(call("check", "reply.xlsx", "--format", "sarif")[1])["runs"][0]["results"]
    }
    assert "error" in levels
    page = call("check", "reply.xlsx", "--format", "html")[1]
    assert "What the reader sees" in page
    for format_ in ("json", "sarif", "html"):
        assert "Nia Example" not in call("check", "reply.xlsx", "--format", format_)[1]


# ── what it knows ───────────────────────────────────────────────────────────────────────────────────────────────────


def test_an_identifier_is_explained(call):
    """`explain` says what an identifier is, how it is told, and what it leads to; `check --explain` says the same."""
    code, out, _ = call("explain", "nhs-number")
    assert code == 0
    assert "Known misses" in out
    assert "out of sight it stops the file" in out
    assert call("check", "--explain", "nhs-number")[1] == out


@pytest.mark.parametrize("id_", ["xlsx.hidden-sheet", "hidden-sheet", "any.hidden-sheet"])
def test_a_hiding_is_explained(call, id_):
    """A hiding is explained by its id, or without its format."""
    code, out, _ = call("explain", id_)
    assert code == 0
    assert "Anyone can unhide it: right-click any tab, Unhide." in out
    assert "Delete the sheet." in out


@pytest.mark.parametrize("what", ["formats", "hidings", "identifiers"])
def test_what_it_knows_is_listed(call, what):
    """`list` gives a line for each, or objects as JSON."""
    code, text, _ = call("list", what)
    rows = json.loads(call("list", what, "--format", "json")[1])
    assert code == 0
    assert [line.split()[0] for line in text.splitlines()] == [row["id"] for row in rows]
    assert len({row["id"] for row in rows}) == len(rows)


def test_it_says_its_version(call):
    """--version is the package's."""
    from candour import __version__

    assert call("--version") == (0, f"candour {__version__}\n", "")


# ── in a process of its own ─────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("arguments", [["--help"], ["check", "--help"], ["--version"]])
def test_help_imports_nothing_that_it_does_not_need(arguments):
    """Help comes at once: no reader, no format, no policy and no library is imported for it."""
    script = (
        "import sys\nfrom candour import cli\n"
        f"try: cli.main({arguments!r})\nexcept SystemExit: pass\n"
        "heavy = ('numpy', 'rich', 'hyperscan', 'tomllib', 'candour.reading', 'candour.formats', 'candour.identifiers')\n"
        "print('imported:', [name for name in heavy if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, check=False, timeout=60, text=True
    )
    assert done.stdout.endswith("imported: []\n")


def test_a_small_file_is_checked_without_what_large_ones_need(tmp_path):
    """Plain text in a pipe needs neither rich nor numpy."""
    (tmp_path / "a.csv").write_text(COUNTS)
    script = (
        "import sys\nfrom candour import cli\ncli.main(['check', 'a.csv'])\n"
        "print('imported:', [name for name in ('numpy', 'rich', 'socket', 'email') if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, check=False, timeout=60, text=True, cwd=tmp_path
    )
    assert done.stdout.endswith("imported: []\n")


def test_the_module_is_the_command(tmp_path):
    """`python -m candour` is the command."""
    (tmp_path / "a.csv").write_text(PEOPLE)
    done = run("check", "a.csv", cwd=tmp_path)
    assert done.returncode == 1
    assert done.stdout.startswith(b"HOLD")


@pytest.mark.skipif(os.name == "nt", reason="pipes and signals are other there")
def test_a_reader_that_leaves_ends_it_quietly(tmp_path):
    """Where whoever reads the output goes away, nothing is complained of."""
    for number in range(40):
        (tmp_path / f"{number}.csv").write_text(PEOPLE)
    command = f"{sys.executable} -m candour check . --format jsonl --jobs 1 | head -c 1"
    done = subprocess.run(["sh", "-c", command], capture_output=True, check=False, timeout=60, cwd=tmp_path)
    assert done.stdout == b"{"
    assert done.stderr == b""


@pytest.mark.skipif(os.name == "nt", reason="signals are other there")
def test_ctrl_c_ends_it_quietly(tmp_path):
    """Ctrl-C leaves no traceback."""
    os.mkfifo(tmp_path / "pipe")
    command = [sys.executable, "-m", "candour", "check", "pipe"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=tmp_path)
    with (tmp_path / "pipe").open(
        "wb"
    ):  # opens as soon as the command has opened its end, and so waits for words
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=60)
    assert (process.returncode, out, err) == (130, b"", b"")


@pytest.mark.skipif(os.name == "nt", reason="signals are other there")
def test_ctrl_c_ends_the_helpers_too(tmp_path):
    """Ctrl-C does not wait for what helping processes are at."""
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "a.csv").write_text(COUNTS)
    command = [sys.executable, "-m", "candour", "check", "pipe", "a.csv", "--jobs", "2"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=tmp_path)
    with (tmp_path / "pipe").open("wb"):
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=60)
    assert (process.returncode, out, err) == (130, b"", b"")


def test_output_is_utf_8_for_programs(tmp_path):
    """JSON is UTF-8 whatever the terminal speaks, and text is written as well as the terminal can."""
    (tmp_path / "caf\u00e9.csv").write_text(PEOPLE)
    environment = {**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    done = run("check", ".", "--format", "json", cwd=tmp_path, env=environment)
    assert json.loads(done.stdout.decode("utf-8"))["source"]["name"] == "caf\u00e9.csv"
    assert run("check", ".", cwd=tmp_path, env=environment).stdout.startswith(b"HOLD  caf?.csv")


# ── the sandbox ─────────────────────────────────────────────────────────────────────────────────────────────────────


def test_reading_without_a_sandbox_is_said(folder, call):
    """--no-sandbox reads in this process, says so once, and tells the same."""
    for name in ("a.csv", "b.csv"):
        (folder / name).write_text(PEOPLE)
    code, out, err = call("check", ".", "--no-sandbox")
    assert err == "candour: files are read without a sandbox, because --no-sandbox says so\n"
    assert (code, out) == call("check", ".")[:2]


def test_a_required_sandbox_that_is_not_whole_is_a_bad_call(folder, call, monkeypatch):
    """--require-sandbox reads nothing on a machine that does not give the whole sandbox."""
    (folder / "a.csv").write_text(PEOPLE)
    monkeypatch.setattr("candour.doctor.lacking", lambda: "no Landlock")
    code, out, err = call("check", "a.csv", "--require-sandbox")
    assert (code, out) == (2, "")
    assert "does not give the whole sandbox (no Landlock): `candour doctor` says more" in err


def test_a_required_sandbox_that_is_whole_changes_nothing(folder, call, monkeypatch):
    """--require-sandbox on a machine that gives the whole sandbox reads as ever."""
    if doctor.lacking():
        pytest.skip(f"this machine does not give the whole sandbox: {doctor.lacking()}")
    (folder / "a.csv").write_text(PEOPLE)
    assert call("check", "a.csv", "--require-sandbox") == call("check", "a.csv")


def test_the_doctor_tells_of_the_sandbox_and_the_parts(call):
    """`candour doctor` says which locks hold, what a locked process tried in vain, and which parts are installed."""
    code, out, err = call("doctor")
    assert err == ""
    assert code == (1 if doctor.lacking() else 0)
    assert "hyperscan" in out
    if not doctor.lacking():
        assert "OFF" not in out
        assert "NOT BLOCKED" not in out
        assert "blocked      reach the network" in out


def test_the_doctor_says_what_is_missing(call, monkeypatch):
    """Where a lock does not hold the doctor says so and why, and leaves with 1."""
    if not CAN_LOCK:
        pytest.skip("only Linux has a sandbox")
    monkeypatch.setattr("candour.sandbox.landlock.version", lambda: 0)
    code, out, _ = call("doctor")
    assert code == 1
    assert "OFF  it can open no file but code (Landlock)" in out
    assert "because the kernel has no Landlock" in out
    assert "NOT BLOCKED  read the list of this machine's users" in out
