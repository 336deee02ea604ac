"""Task: one file to be checked, and what reading it comes to, wherever that is done."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import file_digest, sha256
from typing import TYPE_CHECKING

from candour.errors import CallError, LimitReached
from candour.files import File
from candour.source import Limits

if TYPE_CHECKING:  # what reading takes is heavy, and the command itself may have another process do it
    from pathlib import Path

    from candour.affected.mention import Mention
    from candour.identifiers.base import Identifier
    from candour.report import Report

__all__ = ["Task", "identity_of", "read", "report_of", "unexamined"]


@dataclass(frozen=True, slots=True)
class Task:
    """One file to be checked, and how far."""

    file: File
    limits: Limits
    all_places: bool = False
    own: tuple[Identifier, ...] = ()
    """The body's own identifiers."""
    wants_mentions: bool = False
    """Whether to tell who is in the file, one by one, after its report."""


def read(task: Task, source: Path | bytes | memoryview) -> Iterator[Report | Mention]:
    """The report of one file, and then who is in it where that is wanted.

    Raises:
        CallError: where a path does not lead to a file that may be read.
    """
    yield report_of(task, source)
    if task.wants_mentions:
        from candour import mentioning  # noqa: PLC0415  (asked for seldom)

        yield from mentioning.mentions(source, name=task.file.name, limits=task.limits, own=task.own)


def report_of(task: Task, source: Path | bytes | memoryview) -> Report:
    """The report of one file. Whatever goes wrong in reading it is a Gap.

    Raises:
        CallError: where a path does not lead to a file that may be read.
    """
    from candour import reading  # noqa: PLC0415  (heavy; a process that only waits for others needs none of it)

    try:
        return reading.inspect(
            source, name=task.file.name, limits=task.limits, all_places=task.all_places, own=task.own
        )
    except CallError:
        raise
    except OSError as why:
        if not isinstance(source, bytes | memoryview):
            raise CallError(
                f"{source} cannot be read ({why.strerror}): check that it is there, and that you may read it"
            ) from None
        fault: Exception = why
    except Exception as other:  # noqa: BLE001  (one file's fault must not end the check of the others)
        fault = other
    return unexamined(task, *identity_of(source), fault)


def identity_of(source: Path | bytes | memoryview) -> tuple[str, int]:
    """The SHA-256 of a file or of bytes, and their size.

    Raises:
        CallError: where a path does not lead to a file that may be read.
    """
    if isinstance(source, bytes | memoryview):
        return sha256(source).hexdigest(), len(source)
    try:
        with source.open("rb") as stream:
            return file_digest(stream, "sha256").hexdigest(), stream.tell()
    except OSError as fault:
        raise CallError(f"{source} cannot be read ({fault.strerror}): check that you may read it") from None


def unexamined(task: Task, digest: str, size: int, fault: Exception | str) -> Report:
    """The report of a file that could not be examined at all: its digest, and one Gap that says why not."""
    from candour.piece import Gap, Why  # noqa: PLC0415  (see above)
    from candour.place import Place  # noqa: PLC0415
    from candour.report import Report  # noqa: PLC0415

    why, detail = Why.BROKEN, fault
    if isinstance(fault, MemoryError):
        fault = LimitReached("memory", f"{task.limits.memory:,} bytes")
    if isinstance(fault, LimitReached):
        why, detail = Why.LIMIT, str(fault)
    elif isinstance(fault, Exception):  # its class, never its message, which may hold content
        detail = f"reading it came to an unexpected end ({type(fault).__name__}); open it, save it anew, and check it again"
    name = task.file.name
    return Report(name, digest, size, "unknown", "", gaps=(Gap(Place((name,)), why, str(detail)),))
