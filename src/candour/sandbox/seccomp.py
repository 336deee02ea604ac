"""Seccomp: which system calls a process may make, enforced by the kernel.

The rules are a small program that the kernel runs before each call:

    another processor's calls ───────────────▶ the process ends
    an attack (exec, ptrace, connect, …) ────▶ the process ends
    on the list ─────────────────────────────▶ made
    on the list in some ways (clone, open, …) ▶ made in those, refused in others
    anything else ───────────────────────────▶ refused: "not permitted", or of the newest calls "there is no such call"

What is refused is refused softly, because libraries try things they can do without. What ends the process is what nothing that
reads files ever does: it shows that a file has taken its reader over.
"""

from __future__ import annotations

import ctypes
import errno
import os
from collections.abc import Iterable, Iterator, Sequence
from struct import pack

from candour.sandbox import kernel
from candour.sandbox.syscalls import ATTACKS, FREE, MACHINES, NEWEST, Numbers, number

__all__ = ["enforce", "program"]

_LOAD, _JUMP, _GIVE, _MASK = 0x20, 0x05, 0x06, 0x54
_IF_EQUAL, _IF_ABOVE, _IF_FROM = 0x15, 0x25, 0x35
_ALLOW, _KILL, _REFUSE = 0x7FFF0000, 0x80000000, 0x00050000
_NUMBER_AT, _MACHINE_AT, _ARGUMENTS_AT = 0, 4, 16
"""Where the kernel puts what the program looks at. Both processors are little-endian: an argument's low half comes first."""
_OTHER_TABLE = 0x40000000
"""Numbers from here on are x86-64's second table of calls, with 32-bit pointers."""
_SET_FILTER, _ON_EVERY_THREAD = 1, 1
_SECCOMP = {"x86_64": 317, "aarch64": 277}

_NEW_THREAD = 0x00010000
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_UNIX_SOCKET = 1
_NAMES = (15, 16, 0x53564D41)
"""`prctl`: the name of a thread, and of a stretch of memory."""
_QUESTIONS = (0x5401, 0x541B, 0x5421, 0x5450, 0x5451)
"""`ioctl`: is it a terminal, how much can be read, do not wait, close at exec or not."""
_OWN_DESCRIPTORS = (0, 1, 2, 3, 4, 5, 1030)
"""`fcntl`: copies and flags of what is open, and locks that nothing else sees."""

Step = tuple[int, int, int, int]
"""One instruction: what it does, how far it goes on where its question is answered yes, and no, and its number."""


def enforce(machine: str) -> None:
    """Puts this process, and every thread of it, under the rules for good.

    Raises:
        OSError: where the kernel refuses.
    """
    steps = program(machine, os.getpid())
    packed = b"".join(pack("=HBBI", *step) for step in steps)
    code = ctypes.create_string_buffer(packed, len(packed))
    rules = ctypes.create_string_buffer(pack("@HP", len(steps), ctypes.addressof(code)))
    kernel.make(_SECCOMP[machine], _SET_FILTER, _ON_EVERY_THREAD, rules)


def program(machine: str, own_process: int) -> list[Step]:
    """The rules for this processor, for the process with this number."""
    refuse = _REFUSE | errno.EPERM
    steps: list[Step] = [
        (_LOAD, 0, 0, _MACHINE_AT),
        (_IF_EQUAL, 1, 0, MACHINES[machine][1]),
        (_GIVE, 0, 0, _KILL),
        (_LOAD, 0, 0, _NUMBER_AT),
        (_IF_FROM, 0, 1, _OTHER_TABLE),
        (_GIVE, 0, 0, _KILL),
    ]
    steps += _in_ranges(_numbers(FREE, machine), _ALLOW)
    for name, rule in _conditions(own_process):
        if (call := number(name, machine)) is not None:
            steps += [(_IF_EQUAL, 0, len(rule), call), *rule]
    steps += _in_ranges(_numbers(ATTACKS, machine), _KILL)
    steps += [
        (_IF_FROM, 0, 1, NEWEST),
        (_GIVE, 0, 0, _REFUSE | errno.ENOSYS),
        (_GIVE, 0, 0, refuse),
    ]
    return steps


def _numbers(calls: Numbers, machine: str) -> list[int]:
    column = MACHINES[machine][0]
    return sorted(call for numbers in calls.values() if (call := numbers[column]) is not None)


def _in_ranges(numbers: Sequence[int], answer: int) -> Iterator[Step]:
    """Gives the answer to these calls; neighbours are asked for together."""
    first = 0
    for at, call in enumerate(numbers):
        if at + 1 == len(numbers) or numbers[at + 1] != call + 1:
            yield (_IF_ABOVE, 2, 0, call)
            yield (_IF_FROM, 0, 1, numbers[first])
            yield (_GIVE, 0, 0, answer)
            first = at + 1


def _conditions(own_process: int) -> Iterator[tuple[str, list[Step]]]:
    refuse = _REFUSE | errno.EPERM
    yield (
        "clone",
        [
            (_LOAD, 0, 0, _ARGUMENTS_AT),
            (_MASK, 0, 0, _NEW_THREAD),
            (_IF_EQUAL, 0, 1, _NEW_THREAD),
            (_GIVE, 0, 0, _ALLOW),
            (_GIVE, 0, 0, refuse),
        ],
    )
    yield "kill", _one_of(0, (own_process,), refuse)
    yield "tgkill", _one_of(0, (own_process,), refuse)
    yield "prctl", _one_of(0, _NAMES, refuse)
    yield "ioctl", _one_of(1, _QUESTIONS, refuse)
    yield "fcntl", _one_of(1, _OWN_DESCRIPTORS, refuse)
    for name, argument in (("openat", 2), ("open", 1)):
        yield (
            name,
            [
                (_LOAD, 0, 0, _ARGUMENTS_AT + 8 * argument),
                (_MASK, 0, 0, _WRITING),
                (_IF_EQUAL, 0, 1, 0),
                (_GIVE, 0, 0, _ALLOW),
                (_GIVE, 0, 0, refuse),
            ],
        )
    yield "prlimit64", _one_of(0, (0, own_process), refuse)
    # A library may ask in vain for the system's log or its list of names; one that wants the network is no reader.
    yield (
        "socket",
        [
            (_LOAD, 0, 0, _ARGUMENTS_AT),
            (_IF_EQUAL, 0, 1, _UNIX_SOCKET),
            (_GIVE, 0, 0, refuse),
            (_GIVE, 0, 0, _KILL),
        ],
    )


def _one_of(argument: int, allowed: Iterable[int], otherwise: int) -> list[Step]:
    steps: list[Step] = [(_LOAD, 0, 0, _ARGUMENTS_AT + 8 * argument)]
    for value in allowed:
        steps += [(_IF_EQUAL, 0, 1, value), (_GIVE, 0, 0, _ALLOW)]
    return [*steps, (_GIVE, 0, 0, otherwise)]
