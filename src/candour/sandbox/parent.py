"""The warm parent: makes locked children, hands them files, and ends them when they go wrong.

It has imported what reading takes, so that a child is made in milliseconds, and it has read no file, so that a child inherits none.
It never looks into what a child says: it counts the bytes, watches the clock, and passes them on.

    command ──READ──▶ parent ──READ──▶ child         one file at a time
            ◀─DIGEST─        ◀─RECORD─
            ◀─RECORD─        ◀──DONE──
            ◀──DONE──
            ◀─AGAIN──        the child fell, and had read others before: the file is read again, alone
            ◀─FAULT──        it fell again
"""

from __future__ import annotations

import gc
import os
import signal
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import NoReturn

from candour.sandbox import rights
from candour.sandbox.child import MAPPED_FROM, Leaving, live
from candour.sandbox.lock import Bounds, Keys
from candour.sandbox.messages import Channel, Kind, Message, Nonsense
from candour.sandbox.work import Fault, Work, digest_of
from candour.source import Limits

__all__ = ["Child", "Fallen", "heard", "live_as_parent", "patience"]

_FILES, _SECONDS = 64, 10.0
"""How many files one child reads, and for how long it is given new ones."""
_A_MOMENT = 1.0
_MORE = 16
"""How many times a report's bytes mentions may take: they are passed on as they come, and nobody holds them all."""

_LEFT: Mapping[int, Fault] = {
    Leaving.UNLOCKED: Fault.UNLOCKED,
    Leaving.OUT_OF_MEMORY: Fault.MEMORY,
    Leaving.TOO_MUCH_TO_SAY: Fault.OUTPUT,
}
_ENDED_BY: Mapping[int, Fault] = {
    signal.SIGKILL: Fault.KILLED,
    signal.SIGXCPU: Fault.TIME,
    signal.SIGSYS: Fault.FORBIDDEN,
}
"""Signals that say why."""


class Fallen(Exception):  # noqa: N818  (a state of the child)
    """A child came to a bad end."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.name)
        self.fault = fault


def live_as_parent(command: int, control: Channel, work: Work) -> NoReturn:
    """Makes this process a warm parent, until the command goes away."""
    try:
        rights.die_with_parent(command)
        os.setsid()
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        rights.let_go_of_descriptors(control.fileno())
        gc.disable()  # nothing here is garbage, and what children share with it stays shared
        with suppress(Exception):  # whatever cannot be imported is a Gap of the files that need it
            work.warm()
        gc.freeze()
        _serve(control, work)
    finally:
        os._exit(0)


def _serve(control: Channel, work: Work) -> None:
    keys = Keys.cut()
    child: Child | None = None
    while message := control.receive(takes_descriptor=True):
        try:
            child = _read(message, child, control, work, keys)
        finally:
            os.close(message.descriptor)


def _read(message: Message, child: Child | None, control: Channel, work: Work, keys: Keys) -> Child | None:
    """Has one file read, by this child or by fresh ones. Gives the child that may read the next."""
    limits: Limits = work.jobs[message.number].limits
    size = os.fstat(message.descriptor).st_size
    is_large = size >= MAPPED_FROM
    if child and (child.is_spent(limits) or is_large or message.is_alone):
        child.end()
        child = None
    passing = _Passing(control, message, limits)
    while True:
        child = child or Child.made(work, keys, limits, size)
        try:
            passing.on(child)
        except Fallen as fallen:
            child.end()
            if child.files == 1 or passing.is_told:
                control.send(Kind.FAULT, bytes([fallen.fault]))
                return None
            control.send(Kind.AGAIN)
            child = None
        else:
            if not is_large:
                return child
            child.end()
            return None


# ── a child ─────────────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(slots=True)
class Child:
    """One child, for as long as it lives."""

    process: int
    channel: Channel
    limits: Limits
    spent_at: float
    inherited: int = 0
    """Bytes of memory that it had from the beginning."""
    files: int = 0

    @classmethod
    def made(cls, work: Work, keys: Keys, limits: Limits, size: int) -> Child:
        """A fresh child, under these limits, for files up to this size."""
        ours, theirs = Channel.pair()
        bounds = Bounds(limits.memory, size, _SECONDS + 2 * patience(limits))
        parent = os.getpid()
        process = os.fork()
        if not process:
            live(parent, theirs, work, keys, bounds)
        theirs.close()
        return cls(process, ours, limits, time.monotonic() + _SECONDS, _held())

    def is_spent(self, limits: Limits) -> bool:
        """Whether it has read enough, was made for other limits, or says what nobody asked."""
        return (
            self.files >= _FILES
            or time.monotonic() > self.spent_at
            or limits != self.limits
            or not self.channel.is_silent()
        )

    def end(self) -> None:
        """Ends it, whatever it is at."""
        self.channel.close()
        if self.process:
            os.kill(self.process, signal.SIGKILL)
            os.waitpid(self.process, 0)
            self.process = 0

    def why_ended(self) -> Fault:
        """Why it has closed its end of the channel."""
        until = time.monotonic() + _A_MOMENT
        process = 0
        while not process and time.monotonic() < until:
            process, status, used = os.wait4(self.process, os.WNOHANG)
            if not process:
                time.sleep(0.001)
        if not process:
            return Fault.CRASH
        self.process = 0
        code = os.waitstatus_to_exitcode(status)
        fault = _LEFT.get(code) or _ENDED_BY.get(-code, Fault.CRASH)
        was_full = (used.ru_maxrss << 10) - self.inherited > self.limits.memory // 2
        return Fault.MEMORY if fault is Fault.CRASH and was_full else fault


def _held() -> int:
    """Bytes of memory that this process holds now; 0 where the machine does not say."""
    try:
        with open("/proc/self/statm", "rb") as told:  # noqa: PTH123  (as plain as can be, for every child)
            return int(told.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError, IndexError):
        return 0


def patience(limits: Limits) -> float:
    """Seconds that a child gets for a file. It stops by itself at the limit, where it can; this is for where it cannot."""
    return limits.seconds + 1 + min(limits.seconds / 10, 30)


# ── a file ──────────────────────────────────────────────────────────────────────────────────────────────────────────


class _Passing:
    """Passing a file to a child, and what it says of it to the command."""

    def __init__(self, control: Channel, message: Message, limits: Limits) -> None:
        self._control, self._message, self._limits = control, message, limits
        self.is_told = False
        """Whether a report has gone to the command, and mentions may have followed."""

    def on(self, child: Child) -> None:
        """Has this child read the file.

        Raises:
            Fallen: where the child comes to a bad end.
        """
        child.files += 1
        until = time.monotonic() + patience(self._limits)
        with suppress(OSError):  # a child that is gone already is found to be when it says nothing
            child.channel.ask(self._message.number, self._message.descriptor)
        digest, size = digest_of(self._message.descriptor)
        self._control.send(Kind.DIGEST, digest + size.to_bytes(8, "little"))
        may_say, said = self._limits.output, 0
        while True:
            message = heard(child, until)
            said += len(message.payload)
            if said > may_say:
                raise Fallen(Fault.OUTPUT)
            match message.kind, self.is_told:
                case Kind.RECORD, _:
                    pass
                case Kind.REPORTED, False:
                    self.is_told = True
                    may_say, said = _MORE * self._limits.output, 0
                    until = time.monotonic() + patience(self._limits)
                case Kind.DONE, True if child.channel.is_silent():
                    pass
                case _:
                    raise Fallen(Fault.NONSENSE)
            began = time.monotonic()
            self._control.send(message.kind, message.payload)
            until += time.monotonic() - began  # the command takes mentions when it likes
            if message.kind is Kind.DONE:
                return


def heard(child: Child, until: float) -> Message:
    """The next message of a child.

    Raises:
        Fallen: where there is none until then, or never will be.
    """
    try:
        message = child.channel.receive(until)
    except TimeoutError:
        raise Fallen(Fault.TIME) from None
    except Nonsense:
        raise Fallen(Fault.NONSENSE) from None
    except OSError:
        message = None
    if message is None:
        raise Fallen(child.why_ended())
    return message
