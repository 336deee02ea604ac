"""Interruption: Ctrl-C ends the command at once, whatever it is waiting for, and without a word.

    Ctrl-C ──▶ Python takes a note, and raises KeyboardInterrupt before the next step of the program
           ╲─▶ the bell is rung, and stays rung: whoever waits, or is about to, hears it

The note alone is not enough. Taken between the last step and the call that waits, it is read when what is waited for has come: of
a pipe that may be never. Raised in what Python calls when it lets go of an object, it is shown and forgotten; raised in the making
of a class, it becomes another exception. All three happen in the first moments of a command, which are full of imports.
"""

from __future__ import annotations

import os
import select
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from sys import UnraisableHookArgs

__all__ = ["CAN_WAIT", "heard", "wait_for"]

CAN_WAIT: Final = hasattr(select, "poll")
"""Whether this system can wait for something to read. Windows cannot."""
_AT_ONCE = 64


class _Bell:
    """A pipe into which Python writes the number of each signal that comes, at whatever moment."""

    def __init__(self) -> None:
        self.end, self.rope = os.pipe()
        self._is_rung = False
        for descriptor in (self.end, self.rope):
            os.set_blocking(descriptor, False)

    def is_rung(self) -> bool:
        """Whether Ctrl-C has been pressed since it was hung up."""
        with suppress(BlockingIOError):
            while signals := os.read(self.end, _AT_ONCE):
                self._is_rung = self._is_rung or signal.SIGINT in signals
        return self._is_rung

    def take_down(self) -> None:
        """Closes the pipe."""
        os.close(self.end)
        os.close(self.rope)


_bells: list[_Bell] = []
"""The bell, where one hangs. Signals come to the process as a whole, and so does it."""


@contextmanager
def heard() -> Iterator[None]:
    """As long as this lasts no Ctrl-C is lost: it ends in KeyboardInterrupt at the latest where something is waited for.

    Where signals are another's business nothing is changed: they come to the main thread alone, and Windows has few.
    """
    bell = _Bell()
    try:
        before = signal.set_wakeup_fd(bell.rope, warn_on_full_buffer=False)
    except (ValueError, OSError):
        bell.take_down()
        yield
        return
    shown = sys.unraisablehook

    def show(fault: UnraisableHookArgs) -> None:
        if not issubclass(fault.exc_type, KeyboardInterrupt):  # that one the bell remembers
            shown(fault)

    sys.unraisablehook = show
    _bells.append(bell)
    try:
        yield
    except Exception:
        if bell.is_rung():
            raise KeyboardInterrupt from None
        raise
    finally:
        _bells.remove(bell)
        sys.unraisablehook = shown
        signal.set_wakeup_fd(before)
        bell.take_down()


def wait_for(*descriptors: int) -> frozenset[int]:
    """Waits until some of them can be read without waiting, and says which.

    Raises:
        KeyboardInterrupt: where Ctrl-C is pressed, or has been and nothing came of it.
    """
    if not CAN_WAIT:
        return frozenset(descriptors)
    poll = select.poll()
    for descriptor in (*descriptors, *(bell.end for bell in _bells)):
        poll.register(descriptor, select.POLLIN)
    wanted = frozenset(descriptors)
    while True:
        ready = wanted.intersection(one for one, _ in poll.poll())
        if any(bell.is_rung() for bell in _bells):
            raise KeyboardInterrupt
        if ready:
            return ready
