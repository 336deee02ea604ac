"""The stories: each example file comes out as its story says, and the README shows what the command prints."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import candour
from candour.judging import Outcome

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def examples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The examples, built anew beside copies of those that only LibreOffice can make."""
    folder = tmp_path_factory.mktemp("stories")
    shutil.copytree(ROOT / "examples", folder / "examples", ignore=shutil.ignore_patterns("__pycache__"))
    subprocess.run([sys.executable, "-m", "examples.build"], cwd=folder, check=True, timeout=120)
    return folder / "examples"


STORIES = {
    "pivot-cache/foi-reply-crime-by-ward.xlsx": ("xlsx.pivot-cache", 400),
    "forgotten-worksheet/foi-reply-staff-by-rank.xlsx": ("xlsx.very-hidden-sheet", 950),
    "filtered-list/burglaries-in-ward-3.xlsx": ("xlsx.filtered-row", 236),
    "linked-workbook/custody-summary.xlsx": ("xlsx.external-link-cache", 60),
    "old-workbook/foi-reply-crime-by-ward.xls": ("xls.pivot-cache", 400),
}


@pytest.mark.parametrize("story", sorted(STORIES))
def test_a_story_file_must_not_be_sent(examples: Path, story: str) -> None:
    """STOP, because of the hiding that the story is about, with every row about people behind it counted."""
    hiding, rows = STORIES[story]
    report = candour.inspect(examples / story)
    verdict = candour.judge(report)
    assert verdict.outcome is Outcome.STOP
    assert hiding in {reason.hiding for reason in verdict.reasons if reason.outcome is Outcome.STOP}
    assert [table.rows for table in report.people if table.hiding and table.hiding.id == hiding] == [rows]
    assert not report.gaps


def test_the_zip_tells_of_every_file_in_it(examples: Path) -> None:
    """A zip of replies is STOP for each of those that must not be sent, with the path to it."""
    report = candour.inspect(examples / "zipped-reply/foi-2099-0417.zip")
    verdict = candour.judge(report)
    assert verdict.outcome is Outcome.STOP
    stopped = {str(reason.place) for reason in verdict.reasons if reason.outcome is Outcome.STOP}
    assert len(stopped) == 3
    assert any("reply/foi-reply-staff-by-rank.xlsx" in place for place in stopped)


@pytest.mark.parametrize("name", ["crimes-by-ward.xlsx", "crimes-by-ward.csv"])
def test_a_reply_that_is_what_it_seems_is_clear(examples: Path, name: str) -> None:
    """An ordinary table of counts is CLEAR, with no reason and no gap."""
    report = candour.inspect(examples / "clean-reply" / name)
    verdict = candour.judge(report)
    assert verdict.outcome is Outcome.CLEAR
    assert verdict.reasons == ()
    assert not report.gaps


def test_the_readme_shows_what_the_command_prints() -> None:
    """Nobody has to trust an output that was typed by hand."""
    name = "examples/pivot-cache/foi-reply-crime-by-ward.xlsx"
    command = [sys.executable, "-m", "candour", "check", name]
    printed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False).stdout.rstrip()
    shown = "\n".join(f"    {line}" if line else "" for line in printed.splitlines())
    assert shown in (ROOT / "README.md").read_text(encoding="utf-8")
