"""Attempts: what a locked process tries, so that nobody has to take the lock's word for it.

Each is made by a process of its own, locked as a reader is locked. One that gets through leaves with 0; one that is refused leaves
with another number, or is ended by the kernel.
"""

from __future__ import annotations

import mmap
import os
import signal
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

from candour.sandbox import kernel, rights
from candour.sandbox.lock import Bounds, Keys, lock
from candour.sandbox.work import Guard

__all__ = ["ATTEMPTS", "Attempt", "guards_here", "is_blocked"]

_REFUSED, _HELD_FROM = 10, 16
_BOUNDS = Bounds(memory=1 << 30, mapped=0, seconds=20)
_PTRACE = {"x86_64": 101, "aarch64": 117}
_HOME = Path.home()
_SCRATCH = Path(tempfile.gettempdir()) / f"candour-doctor-{os.getpid()}"


@dataclass(frozen=True, slots=True)
class Attempt:
    """Something that no reader of files may do."""

    title: str
    make: Callable[[], object]
    """Makes it. Raises where it is refused."""


def _socket(family: int) -> None:
    import _socket  # noqa: PLC0415  (see `messages`)

    _socket.socket(family, _socket.SOCK_STREAM).close()


def _copy_itself() -> None:
    if not os.fork():
        os._exit(0)


def _write() -> None:
    _SCRATCH.touch()
    _SCRATCH.unlink()


ATTEMPTS: tuple[Attempt, ...] = (
    Attempt("read the list of this machine's users", Path("/etc/passwd").read_bytes),
    Attempt("look into the home folder", lambda: os.listdir(_HOME)),  # noqa: PTH208  (no list is made of it)
    Attempt("write a file", _write),
    Attempt("reach the network", lambda: _socket(2)),
    Attempt("talk to other programs of this machine", lambda: _socket(1)),
    Attempt("start a program", lambda: os.execv(sys.executable, [sys.executable, "-c", ""])),  # noqa: S606  (to see that it cannot)
    Attempt("make copies of itself", _copy_itself),
    Attempt("signal the process that made it", lambda: os.kill(os.getppid(), 0)),
    Attempt("be a debugger", lambda: kernel.make(_PTRACE[os.uname().machine], 0, 0, 0, 0)),
    Attempt("move to another root folder", lambda: os.chroot("/")),
    Attempt("take more memory than it may", lambda: mmap.mmap(-1, 2 * _BOUNDS.memory, mmap.MAP_PRIVATE)),
)


def is_blocked(attempt: Attempt) -> bool:
    """Whether a locked process that tries this is refused or ended."""
    return _in_locked_process(lambda _: attempt.make()) != 0


def guards_here() -> frozenset[Guard]:
    """The parts of the lock that hold on this machine."""
    left = _in_locked_process(_leave_with_guards)
    return frozenset(guard for bit, guard in _numbered() if left >= _HELD_FROM and left & bit)


def _leave_with_guards(held: frozenset[Guard]) -> NoReturn:
    os._exit(_HELD_FROM | sum(bit for bit, guard in _numbered() if guard in held))


def _numbered() -> Iterator[tuple[int, Guard]]:
    return ((1 << number, guard) for number, guard in enumerate(Guard))


def _in_locked_process(make: Callable[[frozenset[Guard]], object]) -> int:
    """What a process leaves with that locks itself and then does this; below 0 where the kernel ends it."""
    keys = Keys.cut()
    parent = os.getpid()
    process = os.fork()
    if not process:
        try:
            rights.die_with_parent(parent)
            signal.signal(signal.SIGINT, signal.SIG_DFL)
            rights.let_go_of_descriptors(keys.rules)
            make(lock(keys, _BOUNDS))
            os._exit(0)
        finally:
            os._exit(_REFUSED)
    if keys.rules >= 0:
        os.close(keys.rules)
    _, status = os.waitpid(process, 0)
    return os.waitstatus_to_exitcode(status)
