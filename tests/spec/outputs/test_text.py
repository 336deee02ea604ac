"""What a person reads: text, in a pipe and at a terminal."""

from __future__ import annotations

import io
import re

import pytest
from rich.cells import cell_len

from candour import inspect
from candour.judging import judge
from candour.outputs import Checked, printable, writer_of
from candour.outputs.page import page_of, size_in_words
from candour.outputs.terminal import show
from candour.policy import Policy
from files import pictures
from files.reports import REPORTS, report

NAMES = tuple(REPORTS)
SHOW_VALUES = False


def checked(*names):
    """These reports with their verdicts."""
    reports = (REPORTS[name]() for name in names)
    return [Checked(one, judge(one)) for one in reports]


def plain(*names):
    """Text for a pipe."""
    return "".join(writer_of("text")(checked(*names), Policy.default(), SHOW_VALUES))


def terminal(*names, width=80):
    """Text at a terminal of this width."""
    out = io.StringIO()
    show(checked(*names), Policy.default(), show_values=False, to=out, width=width)
    return out.getvalue()


def test_the_whole_page_of_a_file():
    """A page begins with the verdict and ends with what to do next."""
    assert (
        plain("hidden-sheet-holds-people")
        == """\
STOP  crime.xlsx
Do not send this file as it is.

  • Do not send. Sheet "Data" is hidden and holds 8,812 rows about people: names, dates of birth,
    NHS numbers, offences. Anyone can unhide it: right-click any tab, Unhide. Delete the sheet.

What was looked at
  Excel workbook, 1.5 MB. 14 sheets, 2 hidden; 36,128 cells, 35,248 out of sight.
  SHA-256 9f2c9f2c9f2c9f2c9f2c9f2c9f2c9f2c9f2c9f2c9f2c9f2c9f2c9f2c9f2c9f2c

What a reader would not see
  Hidden sheet  sheet "Data" (hidden)  35,248 cells

Personal data
  Out of sight: sheet "Data" (hidden)
    8,812 names           certain  N•• E••••••   A2
    8,812 dates of birth  certain  ••/••/••••    B2
    8,790 NHS numbers     certain  ••• ••• ••••  C2
    8,812 offences        likely   B•••••••      D2

What to do next
  1. Keep the original as it is, and work on a copy: `candour clean` makes one with nothing out of
     sight, and proves it.
  2. Where you make it by hand, delete what the reasons name: what is only hidden is still there.
  3. Check the copy before it goes.
"""
    )


@pytest.mark.parametrize("width", [80, 120])
@pytest.mark.parametrize("name", NAMES)
def test_a_terminal_is_never_too_narrow(name, width):
    """At 80 and at 120 columns no line runs over, and the verdict and every reason are there."""
    shown = terminal(name, width=width)
    assert all(cell_len(line) <= width for line in shown.splitlines())
    words = "".join(shown.split())
    for one in checked(name):
        assert one.verdict.outcome.name in words
        for reason in one.verdict.reasons:
            assert "".join(printable(reason.says).split()) in words


@pytest.mark.parametrize("name", NAMES)
def test_a_pipe_gets_lines_of_a_hundred(name):
    """Text in a pipe is at most a hundred characters wide."""
    assert all(len(line) <= 100 for line in plain(name).splitlines())


def test_several_files_come_worst_first():
    """Several files are a line each, the worst first, before the pages of those that are not CLEAR."""
    for shown in (
        plain("clean", "cases-in-sight", "hidden-sheet-holds-people"),
        terminal("clean", "forty-hidden-sheets"),
    ):
        assert shown.lstrip().startswith(("3 files: 1 STOP, 1 HOLD, 1 CLEAR", "2 files: 1 STOP, 1 CLEAR"))
        assert shown.index("STOP ") < shown.rindex("CLEAR ")
        assert "Nothing was found against sending this file" not in shown


def test_only_gaps_are_said_to_be_only_gaps():
    """Where nothing was found but part was not examined, the first lines say just that."""
    assert plain("locked-attachment").splitlines()[1] == (
        "Nothing was found against this file, but part of it could not be examined."
    )


def test_names_cannot_steer_a_terminal():
    """What would steer a terminal or turn text around is shown as a mark, whatever a file or a sheet is called."""
    for shown in (plain("everything-at-once"), terminal("everything-at-once")):
        assert "\x1b[31m" not in shown
        assert "�[31m" in shown
    assert printable("a\u202eb\x07c\ud800") == "a�b�c�"


def test_markup_in_names_is_only_text():
    """Square brackets in a name are not taken for styles."""
    odd = report(name="[red]x[/red].xlsx")
    out = io.StringIO()
    show([Checked(odd, judge(odd))], Policy.default(), show_values=False, to=out, width=80)
    assert "[red]x[/red].xlsx" in out.getvalue()


def test_long_lists_are_cut_and_said_to_be():
    """Forty hidden sheets are thirty rows and a line that says where the rest is."""
    assert "… and 10 more; --format json lists them all" in plain("forty-hidden-sheets")
    assert "… and 10 more; --format json lists them all" in terminal("forty-hidden-sheets")


def test_no_colour_where_nobody_wants_it(monkeypatch):
    """With NO_COLOR there is no colour, even at a terminal."""

    class Terminal(io.StringIO):
        def isatty(self):
            return True

    monkeypatch.setenv("TERM", "xterm-256color")
    for setting, wanted in (("", True), ("1", False)):
        monkeypatch.setenv("NO_COLOR", setting)
        out = Terminal()
        show(checked("clean"), Policy.default(), show_values=False, to=out, width=80)
        assert bool(re.search(r"\x1b\[[0-9;]*3\dm|\x1b\[[0-9;]*32", out.getvalue())) is wanted


def test_sizes_are_in_words():
    """Sizes are told as people tell them."""
    assert [size_in_words(size) for size in (0, 1, 340, 1_200, 48_211, 1_482_113, 2_500_000_000)] == [
        "0 bytes",
        "1 byte",
        "340 bytes",
        "1.2 kB",
        "48 kB",
        "1.5 MB",
        "2.5 GB",
    ]


def test_what_to_do_next_is_always_said():
    """Every page ends with something to do, a CLEAR one too."""
    for name in NAMES:
        (one,) = checked(name)
        assert page_of(one, Policy.default(), show_values=False).steps


def test_bytes_of_pictures_are_not_called_characters():
    """A picture has no text, and what is out of sight in bytes is told in bytes."""
    data = pictures.FILES["jpeg-with-a-thumbnail-from-before-the-crop"]()
    found = inspect(data, name="a.jpg")
    page = "".join(writer_of("text")([Checked(found, judge(found))], Policy.default(), SHOW_VALUES))
    assert " characters" not in page
    assert "No text." in page
    assert re.search(r"thumbnail in the EXIF data +[\d,]+ bytes", page)
