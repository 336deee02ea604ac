"""Calls to the Linux kernel that Python has no name for, by ctypes."""

from __future__ import annotations

import ctypes
import os
from functools import cache

__all__ = ["control", "libc", "make"]


@cache
def libc() -> ctypes.CDLL:
    """The C library that this Python runs on."""
    return ctypes.CDLL(None, use_errno=True)


def make(number: int, *arguments: object) -> int:
    """Makes the system call with this number.

    Raises:
        OSError: where the kernel refuses.
    """
    words = [ctypes.c_long(word) if isinstance(word, int) else word for word in arguments]
    return _checked(libc().syscall(ctypes.c_long(number), *words))


def control(option: int, *arguments: int) -> int:
    """Asks something of the kernel for this process: `prctl`.

    Raises:
        OSError: where the kernel refuses.
    """
    words = [ctypes.c_ulong(word) for word in (*arguments, 0, 0, 0, 0)[:4]]
    return _checked(libc().prctl(ctypes.c_int(option), *words))


def _checked(result: int) -> int:
    if result < 0:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number))
    return result
