"""Unlocked: files read without a sandbox, in this process or in several, where the system has none or nobody wants it.

A file that ends the process reading it is a Gap all the same where several read; in this process it ends the command.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from candour.errors import CallError
from candour.files import contents_of
from candour.task import Task, identity_of, read, report_of, unexamined

if (
    TYPE_CHECKING
):  # what processes need is imported where there are several: one small file should not pay for it
    from concurrent.futures import Future

    from candour.affected.mention import Mention
    from candour.report import Report

__all__ = ["reports", "told"]

_A_MOMENT = 0.5
"""Seconds for which another process is waited for at one go."""


def reports(tasks: Sequence[Task], jobs: int) -> Iterator[Report | CallError]:
    """The report of each task, in their order; where there can be none, why."""
    return map(_inspected, tasks) if jobs <= 1 else _by_several(tasks, jobs)


def told(task: Task) -> Iterator[Report | Mention | CallError]:
    """The report of a task, and then who is in the file."""
    try:
        yield from read(task, contents_of(task.file))
    except CallError as why:
        yield why


def _inspected(task: Task) -> Report | CallError:
    """The report of one file; where there can be none, why. Nothing else leaves here."""
    try:
        return report_of(task, contents_of(task.file))
    except CallError as why:
        return why


def _by_several(tasks: Sequence[Task], jobs: int) -> Iterator[Report | CallError]:
    """The reports, made by several processes. The file that ends its process is found out, and is a Gap.

    What can be read only once is read here, for it cannot be given to a second process where the first is ended.
    """
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415  (see above)
    from multiprocessing import active_children  # noqa: PLC0415  (see above)

    others = set(active_children())
    executor = ProcessPoolExecutor(jobs, initializer=_leave_quietly)
    try:
        futures = [executor.submit(_inspected, task) if task.file.lies_at else None for task in tasks]
        for task, future in zip(tasks, futures, strict=True):
            yield (_result(future) or _alone(task)) if future else _inspected(task)
    except BaseException:
        for helper in set(active_children()) - others:
            helper.terminate()
        raise
    finally:
        executor.shutdown(wait=False, cancel_futures=True)


def _result(future: Future[Report | CallError]) -> Report | CallError | None:
    from concurrent.futures import wait  # noqa: PLC0415  (see above)
    from concurrent.futures.process import BrokenProcessPool  # noqa: PLC0415  (see above)

    while not wait((future,), timeout=_A_MOMENT).done:
        pass  # between two waits Ctrl-C is heard that was pressed in the moment before the first
    try:
        return future.result()
    except BrokenProcessPool:
        return None  # this file or another that was being read beside it


def _alone(task: Task) -> Report | CallError:
    """The report of a file that was being read when a process ended: tried once more, in a process of its own."""
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415  (see above)

    with ProcessPoolExecutor(1, initializer=_leave_quietly) as executor:
        found = _result(executor.submit(_inspected, task))
    if found or not task.file.path:
        return found or CallError(
            "the standard input cannot be read twice: save it as a file, and check that"
        )
    try:
        identity = identity_of(task.file.path)
    except CallError as why:
        return why
    what = (
        "the process that read it was ended, for want of memory or by a fault in a library; open it, save it anew, "
        "and check it again"
    )
    return unexamined(task, *identity, what)


def _leave_quietly() -> None:
    """Ends a helping process without a word when somebody presses Ctrl-C."""
    import signal  # noqa: PLC0415  (in the helping process only)

    signal.signal(signal.SIGINT, signal.SIG_DFL)
