"""The locked child: reads one file after another, from descriptors that it is given, and answers in messages.

Nothing here decides whether an answer is right: that is for whoever reads it. A child that comes to a bad end says so by the
number it leaves with, or by nothing but its end.
"""

from __future__ import annotations

import gc
import mmap
import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from enum import IntEnum
from typing import NoReturn

from candour.affected.mention import Mention
from candour.report import Report
from candour.sandbox import rights
from candour.sandbox.answers import Writing
from candour.sandbox.lock import Bounds, Keys, lock
from candour.sandbox.messages import Channel, Kind, Message
from candour.sandbox.work import Work

__all__ = ["MAPPED_FROM", "Leaving", "live"]

MAPPED_FROM = 32 << 20
"""Bytes from which a file is read where it lies."""


class Leaving(IntEnum):
    """What a child leaves with that could not do its work."""

    UNLOCKED = 71
    OUT_OF_MEMORY = 72
    TOO_MUCH_TO_SAY = 73
    FAULT = 74


def live(parent: int, channel: Channel, work: Work, keys: Keys, bounds: Bounds) -> NoReturn:
    """Locks this process, and reads files for as long as it is asked."""
    leaving: int = Leaving.FAULT
    try:
        rights.die_with_parent(parent)
        rights.let_go_of_descriptors(channel.fileno(), keys.rules)
        sys.dont_write_bytecode = True
        gc.enable()
        if work.required <= lock(keys, bounds):
            while message := channel.receive(takes_descriptor=True):
                _answer(channel, work, message)
            leaving = 0
        else:
            leaving = Leaving.UNLOCKED
    except MemoryError:
        leaving = Leaving.OUT_OF_MEMORY
    except OverflowError:
        leaving = Leaving.TOO_MUCH_TO_SAY
    finally:
        os._exit(leaving)


def _answer(channel: Channel, work: Work, message: Message) -> None:
    job = work.jobs[message.number]
    if work.gives_bytes:
        with _data(message.descriptor) as data:
            _send(channel, work.read(job, data))
        channel.send(Kind.DONE)
        return
    writing = Writing()
    with _data(message.descriptor) as data:
        found = work.read(job, data)
        report = next(found)
        if not isinstance(report, Report):
            raise TypeError("the first thing read of a file is its report")
        _send(channel, writing.report(report))
        channel.send(Kind.REPORTED)
        _send(channel, writing.mentions(one for one in found if isinstance(one, Mention)))
    channel.send(Kind.DONE)


def _send(channel: Channel, records: Iterable[bytes]) -> None:
    for record in records:
        channel.send(Kind.RECORD, record)


@contextmanager
def _data(descriptor: int) -> Iterator[bytes | memoryview]:
    """The bytes behind a descriptor; of a large file, where they lie."""
    try:
        size = os.fstat(descriptor).st_size
        if size < MAPPED_FROM:
            yield _all(descriptor, size)
            return
        with mmap.mmap(descriptor, 0, access=mmap.ACCESS_READ) as mapped, memoryview(mapped) as view:
            yield view
    finally:
        os.close(descriptor)


def _all(descriptor: int, size: int) -> bytes:
    chunks, at = [], 0
    while at < size and (chunk := os.pread(descriptor, size - at, at)):
        chunks.append(chunk)
        at += len(chunk)
    return b"".join(chunks)
