"""Readers that a hostile file has taken over: what each does in the place of reading. They run in a locked process only."""

from __future__ import annotations

import ctypes
import json
import os
import pickle
import socket
import stat
import struct
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from candour.piece import Gap, Text, Why
from candour.place import Place
from candour.sandbox.messages import Kind

VICTIM = "Nia Example, 07700 900123"


def _write(path: str) -> None:
    Path(path).write_text(VICTIM)


def _spin() -> None:
    while True:
        pass


def _spin_in_c() -> None:
    any(iter(int, 1))  # never comes back to where Python looks for signals


def _hoard() -> None:
    kept = []
    while True:
        kept.append(bytes(1 << 20))


def _recurse(depth: int = 0) -> int:
    return _recurse(depth + 1) + 1


def _recurse_deeply() -> None:
    sys.setrecursionlimit(1 << 30)
    _recurse()


def _shell() -> None:
    if os.system("true"):
        raise PermissionError


def _fork() -> None:
    for _ in range(50):
        os.fork()


def _channel() -> int:
    """The descriptor on which the locked process answers, found as an attacker would."""
    for descriptor in range(3, 64):
        with suppress(OSError):
            if stat.S_ISSOCK(os.fstat(descriptor).st_mode):
                return descriptor
    raise OSError("there is no channel")


def _send(kind: Kind, payload: bytes = b"") -> None:
    data = memoryview(struct.pack("<BI", kind, len(payload)) + payload)
    channel = _channel()
    while data:
        data = data[os.write(channel, data) :]


def _forge(*records: object) -> None:
    for record in records:
        _send(Kind.RECORD, record if isinstance(record, bytes) else json.dumps(record).encode())
    _send(Kind.REPORTED)
    _send(Kind.DONE)
    os._exit(0)


class _Boom:
    def __reduce__(self):
        return (os.system, ("true",))


def _head(digest: str = "0" * 64) -> list[object]:
    return ["head", ["a.csv", digest, 5, "csv", "csv", [1, 0, 0], [0, 0, 0], 0, 0]]


def _flood() -> None:
    while True:
        _send(Kind.RECORD, b"[" + b" " * (1 << 20) + b"]")


def _hang_up() -> None:
    os.close(_channel())
    _spin()


def _ptrace() -> None:
    if ctypes.CDLL(None).ptrace(16, os.getppid(), 0, 0) < 0:
        raise PermissionError


def _process_vm() -> None:
    buffer = ctypes.create_string_buffer(8)
    vector = (ctypes.c_void_p * 2)(ctypes.addressof(buffer), 8)
    if ctypes.CDLL(None).process_vm_readv(os.getppid(), vector, 1, vector, 1, 0) < 0:
        raise PermissionError


def _noise() -> None:
    sys.stdout.write(VICTIM)
    sys.stderr.write(VICTIM)
    sys.stdout.flush()
    for descriptor in (1, 2):
        os.write(descriptor, VICTIM.encode())
    ctypes.CDLL(None).puts(VICTIM.encode())
    ctypes.CDLL(None).fflush(None)


ATTACKS: dict[str, Callable[[], object]] = {
    "connects-to-the-network": lambda: socket.create_connection(("127.0.0.1", 9), timeout=1),
    "asks-the-network-for-a-name": lambda: socket.socket(socket.AF_INET, socket.SOCK_DGRAM),
    "opens-a-local-socket": lambda: socket.socket(socket.AF_UNIX),
    "reads-the-list-of-users": lambda: Path("/etc/passwd").read_bytes(),
    "reads-the-environment-of-its-parent": lambda: Path(f"/proc/{os.getppid()}/environ").read_bytes(),
    "writes-a-file": lambda: _write("/tmp/candour-attack"),
    "starts-a-program": lambda: os.execv("/bin/true", ["true"]),
    "starts-a-shell": _shell,
    "forks": _fork,
    "kills-its-parent": lambda: os.kill(os.getppid(), 9),
    "traces-its-parent": _ptrace,
    "reads-the-memory-of-its-parent": _process_vm,
    "takes-eight-gigabytes": lambda: bytearray(8 << 30),
    "hoards-memory": _hoard,
    "spins": _spin,
    "spins-in-c": _spin_in_c,
    "recurses": _recurse,
    "recurses-deeply": _recurse_deeply,
    "crashes": lambda: ctypes.string_at(0),
    "aborts": os.abort,
    "leaves-as-if-all-were-well": lambda: os._exit(0),
    "hangs-up": _hang_up,
    "answers-with-noise": lambda: os.write(_channel(), b"\xff" * 4096),
    "answers-with-a-pickle": lambda: _forge(pickle.dumps(_Boom())),
    "answers-for-another-file": lambda: _forge([_head()]),
    "answers-with-deep-nesting": lambda: _forge(b"[" * 100_000),
    "answers-with-numbers-for-words": lambda: _forge([["head", [1] * 9]]),
    "answers-without-end": _flood,
    "is-noisy": _noise,
}  # fmt: skip
"""Each attack by what it does. One that returns is followed by an ordinary reading."""


def long_report(place: Place):
    """What a reader yields that says more than anybody could read."""
    for number in range(4000):
        yield Gap(place / f"part {number}", Why.UNREAD, "x" * 1000)


def one_long_word(place: Place):
    """What a reader yields whose one part is larger than any message."""
    yield Gap(place, Why.UNREAD, "x" * (17 << 20))


def a_name(place: Place):
    """What a reader yields of an honest file."""
    yield Text(place, "Report by Mrs Nia Example")
