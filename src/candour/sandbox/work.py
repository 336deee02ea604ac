"""What is asked of the sandbox, and what may become of it. Light: the command knows this much and no more of the sandbox."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, IntEnum
from typing import Any

__all__ = ["Fault", "Guard", "Work", "digest_of"]

_CHUNK = 1 << 20


class Guard(Enum):
    """One part of the lock."""

    RESOURCES = "memory, time and threads are bounded"
    PRIVILEGES = "it has none of root's rights, and cannot gain any"
    FILES = "it can open no file but code (Landlock)"
    CALLS = "it can reach no network, start no program and touch no other process (seccomp)"


class Fault(IntEnum):
    """Why a child that read a file came to a bad end."""

    CRASH = 1
    KILLED = 8
    """From outside: most likely by a machine that ran out of memory."""
    MEMORY = 2
    TIME = 3
    OUTPUT = 4
    FORBIDDEN = 5
    """It tried what nothing that reads files ever does."""
    NONSENSE = 6
    """What it said was no report, or the report of other bytes."""
    UNLOCKED = 7
    """The lock did not hold, and no file was opened."""


@dataclass(frozen=True, slots=True)
class Work:
    """What children are for. It is known before they are made, so that nobody can tell them later to do another thing."""

    jobs: Sequence[Any]
    """One for each file, each with its `limits`; a message calls it by its number."""
    read: Callable[[Any, bytes | memoryview], Iterator[Any]]
    """Reads one file's bytes: its report, and then mentions where they are wanted; or bytes, as `gives_bytes` says."""
    warm: Callable[[], None]
    """Imports what reading will need, once for all children."""
    required: frozenset[Guard] = frozenset()
    """The parts of the lock without which no file is opened."""
    gives_bytes: bool = False
    """Whether what is read comes as bytes, for whoever asked to make sense of."""


def digest_of(descriptor: int) -> tuple[bytes, int]:
    """The SHA-256 of the file behind a descriptor, and its size."""
    from hashlib import sha256  # noqa: PLC0415  (the command has it done by another process)

    digest, at = sha256(), 0
    while chunk := os.pread(descriptor, _CHUNK, at):
        digest.update(chunk)
        at += len(chunk)
    return digest.digest(), at
