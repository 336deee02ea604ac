"""What each part of the lock takes away, looked at by itself."""

from __future__ import annotations

import errno
import os
import re
import struct
from pathlib import Path

import pytest

from candour.sandbox import Guard, attempts, landlock
from candour.sandbox.attempts import ATTEMPTS, is_blocked
from candour.sandbox.lock import code_folders
from candour.sandbox.seccomp import program
from candour.sandbox.syscalls import ATTACKS, CONDITIONAL, FREE, MACHINES, number

ALLOWED, ENDED, REFUSED = 0x7FFF0000, 0x80000000, 0x00050000 | errno.EPERM
UNKNOWN = 0x00050000 | errno.ENOSYS
ME = 4321
HEADERS = {
    "x86_64": Path("/usr/include/x86_64-linux-gnu/asm/unistd_64.h"),
    "aarch64": Path("/usr/include/asm-generic/unistd.h"),
}
GENERIC_NAMES = {"newfstatat": "newfstatat", "fadvise64": "fadvise64"}


def verdict(machine: str, call: int, *arguments: int, machine_of_call: int | None = None) -> int:
    """What the kernel would make of a call under the rules: the rules run as the kernel runs them."""
    data = struct.pack(
        "<IIQ6Q",
        call,
        MACHINES[machine][1] if machine_of_call is None else machine_of_call,
        0,
        *(*arguments, 0, 0, 0, 0, 0, 0)[:6],
    )
    steps = program(machine, ME)
    at = held = 0
    while True:
        code, yes, no, value = steps[at]
        at += 1
        match code:
            case 0x20:
                (held,) = struct.unpack_from("<I", data, value)
            case 0x54:
                held &= value
            case 0x06:
                return value
            case _:
                holds = {0x15: held == value, 0x25: held > value, 0x35: held >= value}[code]
                at += yes if holds else no


@pytest.mark.parametrize("machine", sorted(MACHINES))
def test_readers_may_make_the_calls_of_readers(machine):
    """Every call on the list is made, and every call of an attack ends the process, on each processor."""
    for calls, wanted in ((FREE, ALLOWED), (ATTACKS, ENDED)):
        for name in calls:
            if (call := number(name, machine)) is not None:
                assert verdict(machine, call) == wanted, name


@pytest.mark.parametrize("machine", sorted(MACHINES))
@pytest.mark.parametrize(
    ("name", "arguments", "wanted"),
    [
        ("clone", (0x003D0F00,), ALLOWED),  # a thread
        ("clone", (0x01200011,), REFUSED),  # a fork
        ("clone", (0x10000000,), REFUSED),  # a namespace
        ("kill", (ME, 6), ALLOWED),
        ("kill", (1, 9), REFUSED),
        ("kill", (0xFFFFFFFF, 9), REFUSED),
        ("tgkill", (ME, ME, 6), ALLOWED),
        ("tgkill", (1, 1, 9), REFUSED),
        ("prctl", (15,), ALLOWED),  # the name of a thread
        ("prctl", (22, 2), REFUSED),  # rules of its own
        ("ioctl", (1, 0x5401), ALLOWED),  # is it a terminal?
        ("ioctl", (0, 0x5412), REFUSED),  # words put into a terminal
        ("fcntl", (3, 3), ALLOWED),
        ("fcntl", (3, 8, 1), REFUSED),  # signals to another process
        ("openat", (0, 0, os.O_RDONLY | os.O_CLOEXEC), ALLOWED),
        ("openat", (0, 0, os.O_WRONLY), REFUSED),
        ("openat", (0, 0, os.O_RDWR), REFUSED),
        ("openat", (0, 0, os.O_RDONLY | os.O_CREAT), REFUSED),
        ("prlimit64", (0, 9), ALLOWED),
        ("prlimit64", (1, 9), REFUSED),
        ("socket", (1, 1), REFUSED),  # local
        ("socket", (2, 1), ENDED),
        ("socket", (16, 3), ENDED),
    ],
)
def test_some_calls_are_made_in_some_ways_only(machine, name, arguments, wanted):
    """A thread but no process, reading but no writing, itself but nobody else."""
    assert verdict(machine, number(name, machine), *arguments) == wanted


@pytest.mark.parametrize("machine", sorted(MACHINES))
def test_whatever_is_not_on_the_list_is_refused(machine):
    """An unknown call is not permitted; of the newest the answer is that there is none, so that libraries take the older one."""
    known = {call for calls in (FREE, CONDITIONAL, ATTACKS) for numbers in calls.values() for call in numbers}
    for call in range(500):
        if call not in known:
            assert verdict(machine, call) == (UNKNOWN if call >= 424 else REFUSED)
    assert verdict(machine, 435) == UNKNOWN  # clone3, whose flags no rule can see


def test_calls_of_another_processor_end_the_process():
    """A 32-bit call, or one of the second table, is not looked up in the wrong list: it ends the process."""
    assert verdict("x86_64", 0, machine_of_call=0x40000003) == ENDED
    assert verdict("x86_64", 0x40000000) == ENDED
    assert verdict("aarch64", 0, machine_of_call=0x40000028) == ENDED


@pytest.mark.parametrize("machine", sorted(MACHINES))
def test_numbers_are_those_of_the_kernel(machine):
    """Each call has the number that the kernel's own headers give it."""
    if not HEADERS[machine].exists():
        pytest.skip(f"the kernel's headers are not here: {HEADERS[machine]}")
    text = HEADERS[machine].read_text()
    numbers = {name: int(call) for name, call in re.findall(r"#define __NR(?:3264)?_(\w+)\s+(\d+)", text)}
    numbers |= {"newfstatat": numbers.get("fstatat", numbers.get("newfstatat", -1))}
    for calls in (FREE, CONDITIONAL, ATTACKS):
        for name in calls:
            if (call := number(name, machine)) is not None:
                assert numbers[name] == call, name


def test_no_folder_of_people_may_be_read():
    """What may be read is code and its data: no home, no temporary folder, no current folder, no root."""
    homes = {Path("/"), Path("/home"), Path("/tmp"), Path("/etc"), Path("/proc"), Path.home(), Path.cwd()}
    assert not homes & {Path(folder) for folder in code_folders()}


@pytest.mark.parametrize("attempt", ATTEMPTS, ids=lambda attempt: attempt.title)
def test_an_attempt_is_blocked(attempt, needs):
    """Whatever the doctor has a locked process try is blocked."""
    needs(*Guard)
    assert is_blocked(attempt)


@pytest.mark.parametrize(
    "attempt",
    [
        one
        for one in ATTEMPTS
        if one.title not in ("be a debugger", "move to another root folder", "take more memory than it may")
    ],
    ids=lambda attempt: attempt.title,
)
def test_an_attempt_is_a_real_one(attempt, monkeypatch):
    """The doctor's attempts go through where nothing is locked: that they are blocked is the lock's doing."""
    monkeypatch.setattr(attempts, "lock", lambda keys, bounds: frozenset())
    assert not is_blocked(attempt)


def test_where_landlock_is_missing_the_rest_holds(monkeypatch):
    """An older kernel gives less, and what it gives is said."""
    held = attempts.guards_here()
    monkeypatch.setattr(landlock, "version", lambda: 0)
    assert attempts.guards_here() == held - {Guard.FILES}
