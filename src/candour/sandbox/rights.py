"""What a process may use up, and what it may do by being who it is: resource limits, capabilities, what it inherited."""

from __future__ import annotations

import ctypes
import os
import resource
import sys
from contextlib import suppress
from struct import pack

from candour.sandbox import kernel

__all__ = [
    "be_ended_first",
    "die_with_parent",
    "drop_privileges",
    "forget_environment",
    "let_go_of_descriptors",
    "limit_resources",
]

_DIE_WITH_PARENT, _DUMPABLE, _DROP_FROM_BOUND, _NO_NEW_PRIVILEGES, _AMBIENT, _CLEAR = 1, 4, 24, 38, 47, 4
_CAPABILITIES = 0x20080522
"""The version of the kernel's record of capabilities."""
_MOST_CAPABILITIES = 64
_KEPT = ("LANG", "LC_ALL", "LC_CTYPE", "TZ", "TESSDATA_PREFIX")
_SET = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "OMP_THREAD_LIMIT": "1", "HOME": "/", "PATH": ""}
"""One file is read by one processor: libraries need no crowd of threads."""
_ROOM = 2 << 30
"""Addresses that may be set aside beyond the memory that may be used: pdfium does so."""
_DESCRIPTORS, _THREADS = 64, 256
_MOST_DESCRIPTORS = 1 << 20


def die_with_parent(parent: int) -> None:
    """Ends this process when its parent ends, whatever the parent's end may be."""
    import signal  # noqa: PLC0415  (where a process is made only)

    kernel.control(_DIE_WITH_PARENT, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(1)


def let_go_of_descriptors(*kept: int) -> None:
    """Closes all files but these (-1 is none), and puts nothing in the place of the terminal."""
    nowhere = os.open(os.devnull, os.O_RDWR)
    for standard in (0, 1, 2):
        os.dup2(nowhere, standard)
    sys.stdin = open(0, encoding="utf-8", closefd=False)  # noqa: SIM115  (descriptors, which stay open)
    sys.stdout = sys.stderr = open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115  (see above)
    low = 3
    for descriptor in sorted(one for one in kept if one >= 0):
        os.closerange(low, descriptor)
        low = descriptor + 1
    os.closerange(low, max(low, min(os.sysconf("SC_OPEN_MAX"), _MOST_DESCRIPTORS)))


def forget_environment() -> None:
    """Wipes the variables of the environment, which may hold keys, out of memory; few that readers need are kept."""
    kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
    import posix  # noqa: PLC0415  (it keeps a copy of what the process began with)

    entries = ctypes.POINTER(ctypes.c_char_p).in_dll(kernel.libc(), "environ")
    pointers = ctypes.cast(entries, ctypes.POINTER(ctypes.c_void_p))
    at = 0
    while pointers and (pointer := pointers[at]):
        ctypes.memset(pointer, 0, len(ctypes.string_at(pointer)))
        at += 1
    kernel.libc().clearenv()
    posix.environ.clear()
    os.environ._data.clear()  # type: ignore[attr-defined]  # noqa: SLF001  (unsetting them one by one would need their names in place)
    os.environ.update(_SET | kept)


def limit_resources(memory: int, mapped: int, seconds: float) -> None:
    """Bounds the memory and time of this process, and takes away files written, dumps and crowds of threads.

    The memory is beyond what the process has inherited. `mapped` is the size of the file that is read from where it lies: it
    takes addresses, and no memory.

    Raises:
        OSError: where the kernel refuses.
    """
    time = int(seconds) * (os.cpu_count() or 1) + 1
    addresses, data = _inherited()
    bounds = {
        resource.RLIMIT_DATA: data + memory,
        resource.RLIMIT_AS: addresses + memory + mapped + _ROOM,
        resource.RLIMIT_FSIZE: 0,
        resource.RLIMIT_CORE: 0,
        resource.RLIMIT_MEMLOCK: 0,
        resource.RLIMIT_MSGQUEUE: 0,
        resource.RLIMIT_NOFILE: _DESCRIPTORS,
        resource.RLIMIT_NPROC: _tasks() + _THREADS,
    }
    for kind, bound in bounds.items():
        _, most = resource.getrlimit(kind)
        if most != resource.RLIM_INFINITY:
            bound = min(bound, most)  # noqa: PLW2901  (a bound from outside holds)
        resource.setrlimit(kind, (bound, bound))
    _, most = resource.getrlimit(resource.RLIMIT_CPU)
    if most == resource.RLIM_INFINITY or most > time:
        resource.setrlimit(
            resource.RLIMIT_CPU, (time, time + 1)
        )  # at the first it is told why, at the second it ends


def _inherited() -> tuple[int, int]:
    """Bytes of addresses that this process has, and those of them that are data."""
    try:
        with open("/proc/self/statm", "rb") as file:  # noqa: PTH123  (read once for each process)
            pages = [int(word) for word in file.read().split()]
        return pages[0] * resource.getpagesize(), pages[5] * resource.getpagesize()
    except (OSError, ValueError, IndexError):
        return 0, 0


def _tasks() -> int:
    """How many threads there are on the machine: of one user there cannot be more, and a few more may be made."""
    try:
        with open("/proc/loadavg", "rb") as file:  # noqa: PTH123  (read once for each process)
            return int(file.read().split()[3].partition(b"/")[2])
    except (OSError, ValueError, IndexError):
        return 1 << 15


def be_ended_first() -> None:
    """Where the machine runs out of memory this process goes before others."""
    with suppress(OSError):
        opened = os.open("/proc/self/oom_score_adj", os.O_WRONLY)
        os.write(opened, b"1000")
        os.close(opened)


def drop_privileges() -> None:
    """Gives up every capability, and ever gaining one again. Root is then a user like any other, but for its own files.

    Raises:
        OSError: where the kernel refuses.
    """
    kernel.control(_NO_NEW_PRIVILEGES, 1)
    kernel.control(_DUMPABLE, 0)
    for capability in range(_MOST_CAPABILITIES):
        try:
            kernel.control(_DROP_FROM_BOUND, capability)
        except OSError:
            break  # not allowed to, and then there is none to gain; or there are no more
    with suppress(OSError):  # a kernel before 4.3
        kernel.control(_AMBIENT, _CLEAR)
    header = ctypes.create_string_buffer(pack("=Ii", _CAPABILITIES, 0))
    none = ctypes.create_string_buffer(24)
    if kernel.libc().capset(header, none) < 0:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number))
