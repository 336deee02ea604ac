"""Alone: one piece of work on the bytes of one file, done by a locked process that is made for it and ends with it.

command ──forks──▶ locked child ──▶ records of bytes, which the command makes sense of, and believes nothing of
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from candour.sandbox.lock import Keys
from candour.sandbox.messages import Kind
from candour.sandbox.parent import Child, Fallen, heard, patience
from candour.sandbox.work import Fault, Guard, Work

if TYPE_CHECKING:
    from candour.source import Limits

__all__ = ["Fallen", "done_alone", "in_memory"]

Records = Iterator[bytes]


def done_alone(
    do: Callable[[Any, bytes | memoryview], Records],
    descriptor: int,
    limits: Limits,
    required: frozenset[Guard] = frozenset(),
) -> Records:
    """The records that come of doing this with the bytes behind a descriptor.

    Raises:
        Fallen: where the process came to a bad end, or said too much.
    """
    work = Work([None], do, lambda: None, required, gives_bytes=True)
    child = Child.made(work, Keys.cut(), limits, os.fstat(descriptor).st_size)
    try:
        child.channel.ask(0, descriptor)
        until = time.monotonic() + patience(limits)
        said = 0
        while True:
            message = heard(child, until)
            said += len(message.payload)
            if said > limits.output:
                raise Fallen(Fault.OUTPUT)
            if message.kind is Kind.DONE:
                return
            if message.kind is not Kind.RECORD:
                raise Fallen(Fault.NONSENSE)
            yield message.payload
    except OSError:
        raise Fallen(child.why_ended()) from None
    finally:
        child.end()


@contextmanager
def in_memory(*contents: bytes | memoryview) -> Iterator[int]:
    """The descriptor of a file that has no name and lies in memory only: these bytes one after another."""
    descriptor = os.memfd_create("candour")
    try:
        for content in contents:
            view = memoryview(content)
            while view:
                view = view[os.write(descriptor, view) :]
        yield descriptor
    finally:
        os.close(descriptor)
