"""Checking: paths → files → reports with their verdicts, one after another or several at once.

A file that cannot be opened is a problem of the call: it is told, and the others are checked all the same. A file that
ends the process reading it is a Gap of that file.
"""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from glob import glob, has_magic
from hashlib import file_digest, sha256
from pathlib import Path
from typing import TYPE_CHECKING

from candour.affected.mention import Mention
from candour.errors import CallError
from candour.judging import judge
from candour.outputs import Checked
from candour.piece import Gap, Why
from candour.place import Place
from candour.policy import Policy
from candour.report import Report
from candour.source import Limits

if (
    TYPE_CHECKING
):  # what processes need is imported where there are several: one small file should not pay for it
    from concurrent.futures import Future

__all__ = ["File", "Task", "checked_files", "files_of", "mentions_in_files"]

_FEW = 4
"""Up to so many files are read one after another: starting processes would take longer."""


@dataclass(frozen=True, slots=True)
class File:
    """A file to be checked, and the name it goes by in its report. Without a path it is the standard input."""

    path: Path | None
    name: str


@dataclass(frozen=True, slots=True)
class Task:
    """One file to be checked, and how far."""

    file: File
    limits: Limits
    all_places: bool
    data: bytes | None = None
    """What the standard input held, where it has been read already."""


# ── which files ─────────────────────────────────────────────────────────────────────────────────────────────────────


def files_of(arguments: Iterable[str], problems: list[str], *, leave_out: Path | None = None) -> list[File]:
    """The files that these paths, folders and patterns mean, each once. What means none is added to the problems.

    `leave_out` is the report being written: it is not itself checked where it lies in one of the folders.
    """
    left_out = leave_out.resolve() if leave_out else None
    found: dict[Path | None, File] = {}
    for argument in arguments:
        for file in _meant_by(argument, problems):
            if file.path is None or file.path.resolve() != left_out:
                found.setdefault(file.path, file)
    return list(found.values())


def _meant_by(argument: str, problems: list[str]) -> Iterator[File]:
    if argument == "-":
        yield File(None, "standard input")
        return
    path = Path(argument)
    if os.path.lexists(path):
        yield from _at(path, problems)
    elif has_magic(argument) and (matches := sorted(glob(argument, recursive=True))):  # noqa: PTH207  (a pattern as a shell takes it, from anywhere)
        for match in matches:
            yield from _at(Path(match), problems)
    elif has_magic(argument):
        problems.append(f"no file matches {argument}: check the pattern")
    else:
        problems.append(f"there is no file {argument}: check the spelling of its name")


def _at(path: Path, problems: list[str]) -> Iterator[File]:
    if path.is_dir():
        files = list(_inside(path, problems))
        if not files:
            problems.append(f"there are no files in {path}: name another folder, or a file")
        yield from files
    elif problem := _why_not_readable(path, is_named=True):
        problems.append(problem)
    else:
        yield File(path, _name_of(path))


def _inside(folder: Path, problems: list[str]) -> Iterator[File]:
    """Every file in the folder and in the folders inside it. Links to folders are not followed, and this is told."""

    def complain(why: OSError) -> None:
        problems.append(
            f"the folder {why.filename} cannot be read ({why.strerror}): ask its owner for permission"
        )

    for above, folders, names in os.walk(folder, onerror=complain):
        folders.sort()
        linked = [name for name in folders if (Path(above) / name).is_symlink()]
        problems += (
            f"{Path(above) / name} is a link to a folder and was not followed: name the folder itself"
            for name in linked
        )
        for name in sorted(names):
            path = Path(above) / name
            if problem := _why_not_readable(path, is_named=False):
                problems.append(problem)
            else:
                yield File(path, _name_of(path, folder))


def _why_not_readable(path: Path, *, is_named: bool) -> str:
    """Why this is no file that can be read; nothing where it is one. A pipe is read only where it was named itself."""
    try:
        mode = path.stat().st_mode
    except OSError as why:
        return f"{path} cannot be read ({why.strerror}): check where it leads, and that you may read it"
    if stat.S_ISREG(mode) or (is_named and stat.S_ISFIFO(mode)):
        return ""
    return f"{path} is not a file: it is a device, a pipe or a socket; leave it out"


def _name_of(path: Path, folder: Path | None = None) -> str:
    """What the report calls the file: the path as it was given, but nothing of a path from the root of the machine."""
    if not path.is_absolute():
        return str(path)
    here = Path.cwd()
    if path.is_relative_to(here):
        return str(path.relative_to(here))
    return str(Path(folder.name) / path.relative_to(folder)) if folder else path.name


# ── one file ────────────────────────────────────────────────────────────────────────────────────────────────────────


def _inspected(task: Task) -> Report | CallError:
    """The report of one file; where there can be none, why. Nothing else leaves here."""
    from candour.reading import inspect  # noqa: PLC0415  (heavy; a process that only waits for others needs none of it)

    file = task.file
    try:
        if file.path is None:
            data = sys.stdin.buffer.read() if task.data is None else task.data
            return inspect(data, name=file.name, limits=task.limits, all_places=task.all_places)
        return inspect(file.path, name=file.name, limits=task.limits, all_places=task.all_places)
    except CallError as why:
        return why
    except OSError as why:
        return CallError(
            f"{file.path} cannot be read ({why.strerror}): check that it is there, and that you may read it"
        )
    except Exception as fault:  # noqa: BLE001  (one file's fault must not end the check of the others)
        return _unexamined(file, f"reading it came to an unexpected end ({type(fault).__name__})")


def _unexamined(file: File, why: str) -> Report | CallError:
    """The report of a file that could not be examined at all: its digest, and one Gap."""
    digest, size = sha256(), 0
    if file.path:
        try:
            with file.path.open("rb") as stream:
                digest = file_digest(stream, "sha256")
                size = stream.tell()
        except OSError as fault:
            return CallError(f"{file.path} cannot be read ({fault.strerror}): check that you may read it")
    gap = Gap(Place((file.name,)), Why.BROKEN, f"{why}; open it, save it anew, and check it again")
    return Report(file.name, digest.hexdigest(), size, "unknown", "", gaps=(gap,))


def mentions_in_files(
    tasks: Sequence[Task], policy: Policy, problems: list[str], watch: Callable[[Checked], None]
) -> Iterator[Mention]:
    """Who is in the files, one file after another. Each file's verdict is shown to `watch` before its mentions."""
    from candour.mentioning import mentions  # noqa: PLC0415  (heavy, and asked for seldom)

    for task in tasks:
        file = task.file
        source = file.path or sys.stdin.buffer.read()
        report = _inspected(replace(task, data=source) if isinstance(source, bytes) else task)
        if isinstance(report, CallError):
            problems.append(str(report))
            continue
        watch(Checked(report, judge(report, policy)))
        yield from mentions(source, name=file.name, limits=task.limits)


# ── many files ──────────────────────────────────────────────────────────────────────────────────────────────────────


def checked_files(
    tasks: Sequence[Task],
    policy: Policy,
    problems: list[str],
    *,
    jobs: int | None = None,
    shows_progress: bool = False,
) -> Iterator[Checked]:
    """Each file's report and verdict, in the order of the tasks. A file that cannot be opened joins the problems."""
    jobs = min(jobs or (1 if len(tasks) <= _FEW else os.cpu_count() or 1), len(tasks))
    reports = map(_inspected, tasks) if jobs <= 1 else _by_several(tasks, jobs)
    with _progress(len(tasks), shown=shows_progress) as advance:
        for report in reports:
            advance()
            if isinstance(report, CallError):
                problems.append(str(report))
            else:
                yield Checked(report, judge(report, policy))


def _by_several(tasks: Sequence[Task], jobs: int) -> Iterator[Report | CallError]:
    """The reports, made by several processes. The file that ends its process is found out, and is a Gap.

    The standard input is read here, for helping processes have none.
    """
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415  (see above)
    from multiprocessing import active_children  # noqa: PLC0415  (see above)

    others = set(active_children())
    executor = ProcessPoolExecutor(jobs, initializer=_leave_quietly)
    try:
        futures = [executor.submit(_inspected, task) if task.file.path else None for task in tasks]
        for task, future in zip(tasks, futures, strict=True):
            yield (_result(future) or _alone(task)) if future else _inspected(task)
    except BaseException:
        for helper in set(active_children()) - others:
            helper.terminate()
        raise
    finally:
        executor.shutdown(wait=False, cancel_futures=True)


def _result(future: Future[Report | CallError]) -> Report | CallError | None:
    from concurrent.futures.process import BrokenProcessPool  # noqa: PLC0415  (see above)

    try:
        return future.result()
    except BrokenProcessPool:
        return None  # this file or another that was being read beside it


def _alone(task: Task) -> Report | CallError:
    """The report of a file that was being read when a process ended: tried once more, in a process of its own."""
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415  (see above)

    with ProcessPoolExecutor(1, initializer=_leave_quietly) as executor:
        found = _result(executor.submit(_inspected, task))
    return found or _unexamined(
        task.file, "the process that read it was ended, for want of memory or by a fault in a library"
    )


def _leave_quietly() -> None:
    """Ends a helping process without a word when somebody presses Ctrl-C."""
    import signal  # noqa: PLC0415  (in the helping process only)

    signal.signal(signal.SIGINT, signal.SIG_DFL)


@contextmanager
def _progress(total: int, *, shown: bool) -> Iterator[Callable[[], None]]:
    """A bar on stderr that moves with each call, where one is to be shown."""
    if not shown:
        yield lambda: None
        return
    from rich.console import Console  # noqa: PLC0415  (only for somebody who waits at a terminal)
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn  # noqa: PLC0415

    console = Console(stderr=True)
    columns = (
        TextColumn("Checking"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("files"),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=console, transient=True, redirect_stdout=False) as progress:
        bar = progress.add_task("", total=total)
        yield lambda: progress.advance(bar)
