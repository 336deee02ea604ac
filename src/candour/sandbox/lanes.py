"""Lanes: the command's side of the sandbox. Each lane is a warm parent with its child, and reads one file at a time.

    jobs ──▶ lane 1 ─┐
         ──▶ lane 2 ─┴──▶ answers, in the order of the jobs

A lane is made by forking, which takes a couple of milliseconds and starts no second Python.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Final

from candour.errors import CallError
from candour.interruption import wait_for
from candour.sandbox.asking import Answer, Asking
from candour.sandbox.messages import Channel
from candour.sandbox.work import Fault, Work

if TYPE_CHECKING:
    from candour.affected.mention import Mention

__all__ = ["CAN_LOCK", "Lane", "Opener", "answers_in_order", "several_lanes", "told"]

CAN_LOCK: Final = sys.platform == "linux"
"""Whether this system can lock a process at all. How well, `candour doctor` finds out."""
_AHEAD = 64
"""How many files may have been read before the answer to an earlier one is there."""
_KILL = 9

Opener = Callable[[int], int]
"""Opens the file with this number for reading and gives its descriptor, or raises CallError."""


class Lane:
    """A warm parent, and the file that it is at."""

    def __init__(self, work: Work) -> None:
        self._work = work
        self.asking: Asking | None = None
        self._start()

    def _start(self) -> None:
        ours, theirs = Channel.pair()
        command = os.getpid()
        try:
            self._process = os.fork()
        except OSError as why:
            raise CallError(
                f"no process can be made to read the files ({why.strerror}): close other programs, or say --no-sandbox"
            ) from None
        if not self._process:
            try:
                from candour.sandbox.parent import live_as_parent  # noqa: PLC0415  (the command needs none of it)

                live_as_parent(command, theirs, self._work)
            finally:
                os._exit(1)
        theirs.close()
        self._channel = ours

    def fileno(self) -> int:
        """The descriptor that becomes readable when there is something to hear."""
        return self._channel.fileno()

    def ask(self, number: int, descriptor: int) -> None:
        """Asks for a file to be read. The descriptor is closed when there is an answer."""
        self.asking = Asking(number, descriptor)
        self._send(self.asking)

    def _send(self, asking: Asking) -> None:
        asking.times += 1
        with suppress(OSError):  # a parent that is gone is found to be when it says nothing
            self._channel.ask(asking.number, asking.descriptor, alone=asking.times > 1)
        asking.begin()

    def hear(self) -> Asking:
        """Waits for the next message, and takes it in."""
        asking = self.asking
        if asking is None:
            raise RuntimeError("an idle lane has nothing to say")
        wait_for(self.fileno())
        message = None
        with suppress(OSError):
            message = self._channel.receive()
        if message:
            is_wanted_again = asking.hear(message)
        else:
            self.close()
            self._start()
            is_wanted_again = asking.falls_short(Fault.CRASH)
        if is_wanted_again:
            self._send(asking)
        if asking.answer:
            os.close(asking.descriptor)
            self.asking = None
        return asking

    def close(self) -> None:
        """Ends the parent, and its child with it."""
        self._channel.close()
        with suppress(OSError):
            os.kill(self._process, _KILL)
            os.waitpid(self._process, 0)


@contextmanager
def several_lanes(work: Work, count: int) -> Iterator[Sequence[Lane]]:
    """So many lanes, until they are needed no more."""
    made: list[Lane] = []
    _take_up_standard_descriptors()
    try:
        made += (Lane(work) for _ in range(count))
        yield made
    finally:
        for lane in made:
            lane.close()


def _take_up_standard_descriptors() -> None:
    """Opens nothing in the place of a standard stream that was closed, so that no channel takes its number."""
    while (opened := os.open(os.devnull, os.O_RDWR)) <= 2:
        pass
    os.close(opened)


def answers_in_order(
    lanes: Sequence[Lane], count: int, opener: Opener, meanwhile: Callable[[], None]
) -> Iterator[Answer | CallError]:
    """The answers to so many jobs, in their order; for a file that cannot be opened, why.

    `meanwhile` is what the command can do while the first files are read.
    """
    ready: dict[int, Answer | CallError] = {}
    asked = given = 0
    while given < count:
        for lane in lanes:
            while lane.asking is None and asked < min(count, given + _AHEAD):
                try:
                    lane.ask(asked, opener(asked))
                except CallError as why:
                    ready[asked] = why
                asked += 1
        if given in ready:
            given += 1
            yield ready.pop(given - 1)
            continue
        meanwhile()
        meanwhile = _nothing
        for lane in _speaking([lane for lane in lanes if lane.asking]):
            asking = lane.hear()
            if asking.answer:
                ready[asking.number] = asking.answer


def _nothing() -> None:
    """What there is to do from the second time on."""


def _speaking(lanes: Sequence[Lane]) -> Sequence[Lane]:
    """Those that have something to say; waits until there is one."""
    if len(lanes) == 1:
        return lanes
    heard = wait_for(*(lane.fileno() for lane in lanes))
    return [lane for lane in lanes if lane.fileno() in heard]


def told(lane: Lane, number: int, descriptor: int) -> Iterator[Answer | Mention]:
    """What is in one file, as it comes: its report, and then who is in it. A fault may follow after that."""
    lane.ask(number, descriptor)
    is_told = False
    while lane.asking:
        asking = lane.hear()
        report, mentions = asking.tell()
        if report:
            is_told = True
            yield Answer(report.sha256, report.size, report)
        yield from mentions
        if asking.answer and (asking.answer.fault or not is_told):
            yield asking.answer
