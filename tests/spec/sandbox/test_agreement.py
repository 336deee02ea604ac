"""A file read in the sandbox has the report that it has when it is read without one."""

from __future__ import annotations

import importlib
import os
import shutil
import subprocess
import sys
from pathlib import Path
from threading import Thread

import pytest

from candour.checking import Task, checked_files, mentions_in_files
from candour.files import File
from candour.policy import Policy
from candour.source import Limits

ROOT = Path(__file__).parents[3]
AREAS = (
    "archives", "csv_files", "databases", "docx_files", "mail_files", "ods_files", "ole_files", "pdf_files",
    "pictures", "xls_files", "xlsb_files", "xlsx_parts", "xlsx_sheets",
)  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Examples, and a sample of what the other tests read."""
    tmp = tmp_path_factory.mktemp("agreement")
    folder = tmp / "files"
    folder.mkdir()
    for area in AREAS:
        files = importlib.import_module(f"files.{area}").FILES
        for name, data in list(files.items())[:: max(1, len(files) // 4)]:
            (folder / f"{area}-{name}".replace("/", "-")).write_bytes(data() if callable(data) else data)
    shutil.copytree(ROOT / "examples", tmp / "examples", ignore=shutil.ignore_patterns("__pycache__"))
    subprocess.run([sys.executable, "-m", "examples.build"], cwd=tmp, check=True, timeout=120)
    for path in (tmp / "examples").glob("*/*.*"):
        if path.suffix in (".csv", ".xlsx", ".xls", ".zip"):
            (folder / f"example-{path.parent.name}-{path.name}").write_bytes(path.read_bytes())
    return folder


def tasks(folder: Path) -> list[Task]:
    """Each file of the folder."""
    return [Task(File(path, path.name), Limits(seconds=60)) for path in sorted(folder.iterdir())]


def test_both_tell_the_same(folder):
    """Every example and a sample of the other tests' files have equal reports, read in the sandbox and without it."""
    policy, problems = Policy.default(), []
    plain = list(checked_files(tasks(folder), policy, problems, jobs=1, locked=False))
    assert len(plain) > 40
    assert list(checked_files(tasks(folder), policy, problems, jobs=2)) == plain
    assert problems == []


def test_both_mention_the_same(folder):
    """So do those who are in them."""
    policy, problems, seen = Policy.default(), [], []
    some = tasks(folder)[::4]
    plain = list(mentions_in_files(some, policy, problems, seen.append, locked=False))
    assert list(mentions_in_files(some, policy, problems, seen.append)) == plain
    assert seen[: len(some)] == seen[len(some) :]
    assert plain
    assert problems == []


def test_a_large_file_is_read_where_it_lies(folder, monkeypatch):
    """Files too large to be copied are read from where they lie, each by a child of its own, with their reports the same."""
    for module in ("child", "parent"):
        monkeypatch.setattr(f"candour.sandbox.{module}.MAPPED_FROM", 1)
    some = [task for task in tasks(folder) if task.file.path.stat().st_size][::4]
    found = [
        list(checked_files(some, Policy.default(), [], jobs=1, locked=locked)) for locked in (True, False)
    ]
    assert found[0] == found[1]


def test_a_pipe_is_a_file(tmp_path):
    """What comes out of a named pipe is read in the sandbox too."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    writer = Thread(target=pipe.write_bytes, args=(b"Ward,Crimes\nRiverside,12\n",))
    writer.start()
    (found,) = checked_files([Task(File(pipe, "pipe.csv"), Limits())], Policy.default(), [])
    writer.join()
    assert found.report.seen.cells == 4
