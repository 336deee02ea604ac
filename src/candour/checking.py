"""Checking: files → reports with their verdicts, one after another or several at once.

    tasks ──▶ locked processes (`candour.sandbox`) ─┐
          ──▶ no lock (`candour.unlocked`) ─────────┴──▶ reports ──judge──▶ Checked

A file that cannot be opened is a problem of the call: it is told, and the others are checked all the same. A file that
ends the process reading it is a Gap of that file.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from importlib import import_module
from typing import TYPE_CHECKING

from candour import unlocked
from candour.errors import CallError, LimitReached
from candour.files import File, descriptor_of, files_of
from candour.outputs import Checked
from candour.sandbox import CAN_LOCK, Answer, Fault, Guard, Work, answers_in_order, several_lanes, told
from candour.task import Task, read, unexamined

if TYPE_CHECKING:  # while a file is read elsewhere there is time to import these
    from candour.affected.mention import Mention
    from candour.policy import Policy
    from candour.report import Report

__all__ = ["File", "Task", "checked_files", "files_of", "mentions_in_files"]

_FEW = 4
"""Up to so many files are read one after another: starting processes would take longer."""
_A_FRAME = 0.1
"""Seconds between two pictures of the bar."""


def checked_files(  # noqa: PLR0913  (each is a choice of the call)
    tasks: Sequence[Task],
    policy: Policy,
    problems: list[str],
    *,
    jobs: int | None = None,
    shows_progress: bool = False,
    locked: bool = CAN_LOCK,
    required: frozenset[Guard] = frozenset(),
    meanwhile: Callable[[], None] = lambda: None,
) -> Iterator[Checked]:
    """Each file's report and verdict, in the order of the tasks. A file that cannot be opened joins the problems.

    Args:
        tasks: the files.
        policy: what decides the verdicts.
        problems: what goes wrong with the call is added here.
        jobs: how many files to read at once; as it is by default, one for each processor where there are several.
        shows_progress: whether a bar is drawn on stderr.
        locked: whether files are read in the sandbox.
        required: the parts of the lock without which no file is read.
        meanwhile: what there is to do while the first file is being read.
    """
    jobs = max(1, min(jobs or (1 if len(tasks) <= _FEW else os.cpu_count() or 1), len(tasks)))
    reports = _locked(tasks, jobs, required, meanwhile) if locked else unlocked.reports(tasks, jobs)
    with _progress(len(tasks), shown=shows_progress) as advance:
        for report in reports:
            advance()
            if isinstance(report, CallError):
                problems.append(str(report))
            else:
                yield _judged(report, policy)


def mentions_in_files(  # noqa: PLR0913  (each is a choice of the call)
    tasks: Sequence[Task],
    policy: Policy,
    problems: list[str],
    watch: Callable[[Checked], None],
    *,
    locked: bool = CAN_LOCK,
    required: frozenset[Guard] = frozenset(),
) -> Iterator[Mention]:
    """Who is in the files, one file after another. Each file's verdict is shown to `watch` before its mentions.

    Where reading comes to a bad end among a file's mentions, `watch` is shown that too.
    """
    from candour.report import Report  # noqa: PLC0415  (see above)

    tasks = [replace(task, wants_mentions=True) for task in tasks]
    for found in (
        _all_told(tasks, required) if locked else (one for task in tasks for one in unlocked.told(task))
    ):
        if isinstance(found, CallError):
            problems.append(str(found))
        elif isinstance(found, Report):
            watch(_judged(found, policy))
        else:
            yield found


def _judged(report: Report, policy: Policy) -> Checked:
    from candour.judging import judge  # noqa: PLC0415  (see above)

    return Checked(report, judge(report, policy))


# ── in the sandbox ──────────────────────────────────────────────────────────────────────────────────────────────────

_FAULTS: Mapping[Fault, str] = {
    Fault.CRASH: "the process that read it was ended by a fault in a library; open it, save it anew, and check it again",
    Fault.KILLED: "the process that read it was ended from outside, most likely because the machine ran out of memory; "
    "close other programs and check it again, or check it on a larger machine",
    Fault.FORBIDDEN: "reading it was stopped, because something in it made its reader try to reach the network, to start a "
    "program or to touch another process: it may have been made to attack whoever opens it; do not open it, and show it "
    "to whoever looks after your security",
    Fault.NONSENSE: "what came of reading it made no sense: it changed while it was read, or it harmed its reader; check it "
    "again, and do not open it if this is said again",
}


def _locked(
    tasks: Sequence[Task], jobs: int, required: frozenset[Guard], meanwhile: Callable[[], None]
) -> Iterator[Report | CallError]:
    """The report of each task, read in the sandbox."""

    def opener(number: int) -> int:
        return descriptor_of(tasks[number].file)

    def prepare() -> None:
        import_module("candour.judging")
        meanwhile()

    with several_lanes(_work(tasks, required), jobs) as several:
        found = answers_in_order(several, len(tasks), opener, prepare)
        for task, answer in zip(tasks, found, strict=True):
            yield answer if isinstance(answer, CallError) else _report_in(answer, task)


def _all_told(tasks: Sequence[Task], required: frozenset[Guard]) -> Iterator[Report | Mention | CallError]:
    """The report of each task and then who is in the file, read in the sandbox."""
    with several_lanes(_work(tasks, required), 1) as (lane,):
        for number, task in enumerate(tasks):
            try:
                descriptor = descriptor_of(task.file)
            except CallError as why:
                yield why
                continue
            for found in told(lane, number, descriptor):
                yield _report_in(found, task) if isinstance(found, Answer) else found


def _work(tasks: Sequence[Task], required: frozenset[Guard]) -> Work:
    return Work(tasks, read, lambda: _warm(tasks), required)


def _warm(tasks: Sequence[Task]) -> None:
    from candour.warming import warm  # noqa: PLC0415  (in the sandbox only)

    warm([task.file.name for task in tasks], tasks[0].own if tasks else ())


def _report_in(answer: Answer, task: Task) -> Report | CallError:
    """The report that an answer holds, or one with a Gap that says what became of the reader."""
    if answer.report:
        return replace(answer.report, name=task.file.name)
    if answer.fault is Fault.UNLOCKED:
        return CallError(
            f"{task.file.name} was not read, because the process to read it could not be locked: see `candour doctor`"
        )
    limits = task.limits
    reached = {
        Fault.MEMORY: LimitReached("memory", f"{limits.memory:,} bytes"),
        Fault.TIME: LimitReached("seconds", f"{limits.seconds:g} seconds"),
        Fault.OUTPUT: LimitReached("output", f"{limits.output:,} bytes"),
    }
    fault = answer.fault or Fault.CRASH
    return unexamined(task, answer.sha256, answer.size, reached.get(fault) or _FAULTS[fault])


# ── while it goes on ────────────────────────────────────────────────────────────────────────────────────────────────


@contextmanager
def _progress(total: int, *, shown: bool) -> Iterator[Callable[[], None]]:
    """A bar on stderr that moves with each call, where one is to be shown."""
    if not shown:
        yield lambda: None
        return
    from time import monotonic  # noqa: PLC0415  (only for somebody who waits at a terminal)

    from rich.console import Console  # noqa: PLC0415
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn  # noqa: PLC0415

    console = Console(stderr=True)
    columns = (
        TextColumn("Checking"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("files"),
        TimeRemainingColumn(),
    )
    # No thread draws the bar: a process that has threads cannot be forked safely.
    with Progress(
        *columns, console=console, transient=True, redirect_stdout=False, auto_refresh=False
    ) as progress:
        bar = progress.add_task("", total=total)
        drawn = 0.0

        def advance() -> None:
            nonlocal drawn
            progress.advance(bar)
            if monotonic() > drawn + _A_FRAME:
                drawn = monotonic()
                progress.refresh()

        yield advance
