"""The lock: everything that is taken away from a process before it reads a file. It cannot be undone.

    what it inherited      descriptors, environment                    closed, wiped
    what it may use up     memory, time, files written, threads        resource limits
    who it is              root's capabilities, set-uid programs       given up
    what it may open       folders of code, for reading                Landlock
    what it may ask for    memory, clock, what is open already         seccomp

Each part is put on by itself: where the machine lacks one, the others hold.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from candour.sandbox import landlock, rights, seccomp
from candour.sandbox.syscalls import MACHINES
from candour.sandbox.work import Guard

__all__ = ["Bounds", "Keys", "code_folders", "lock"]


@dataclass(frozen=True, slots=True)
class Keys:
    """What is worked out once, before the processes to be locked are made."""

    rules: int
    """The descriptor of Landlock's rules; -1 where there are none."""
    machine: str
    """The processor, where seccomp's rules are known for it; otherwise empty."""

    @classmethod
    def cut(cls) -> Keys:
        """The keys for this machine."""
        machine = os.uname().machine
        is_known = machine in MACHINES and sys.maxsize > 1 << 32 and sys.byteorder == "little"
        try:
            rules = landlock.ruleset(code_folders())
        except OSError:
            rules = -1
        return cls(rules, machine if is_known else "")


@dataclass(frozen=True, slots=True)
class Bounds:
    """What a process may use up."""

    memory: int
    mapped: int
    """The size of the file that is read from where it lies: it takes addresses, and no memory."""
    seconds: float


def lock(keys: Keys, bounds: Bounds) -> frozenset[Guard]:
    """Locks this process for good, and tells which parts hold."""
    rights.be_ended_first()
    rights.forget_environment()
    parts: Mapping[Guard, Callable[[], None]] = {
        Guard.RESOURCES: lambda: rights.limit_resources(bounds.memory, bounds.mapped, bounds.seconds),
        Guard.PRIVILEGES: rights.drop_privileges,
        Guard.FILES: lambda: _put_on_landlock(keys.rules),
        Guard.CALLS: lambda: _put_on_seccomp(keys.machine),
    }
    return frozenset(guard for guard, put_on in parts.items() if _holds(put_on))


def _holds(put_on: Callable[[], None]) -> bool:
    try:
        put_on()
    except (OSError, ValueError):
        return False
    return True


def _put_on_landlock(rules: int) -> None:
    landlock.enforce(rules)
    os.close(rules)


def _put_on_seccomp(machine: str) -> None:
    if not machine:
        raise OSError("the calls of this processor are not known")
    seccomp.enforce(machine)


@cache
def code_folders() -> tuple[str, ...]:
    """The folders and files that a reader needs: code, its data, shared libraries, fonts. None where people keep theirs."""
    return tuple(dict.fromkeys(os.path.realpath(path) for path in _needed()))


def _needed() -> Iterator[str]:
    for prefix in dict.fromkeys((sys.prefix, sys.exec_prefix, sys.base_prefix, sys.base_exec_prefix)):
        for folder in ("lib", "lib64"):
            yield os.path.join(prefix, folder)  # noqa: PTH118  (this runs before every check: pathlib is slower)
    yield os.path.dirname(os.path.dirname(__file__))  # noqa: PTH120  (the package itself, wherever it lies)
    yield from (path for path in sys.path if path.rstrip("/").endswith(("site-packages", "dist-packages")))
    if sys.pycache_prefix:
        yield sys.pycache_prefix
    yield from (
        "/lib", "/lib64", "/usr/lib", "/usr/lib64", "/usr/local/lib", "/etc/ld.so.cache", "/etc/localtime",
        "/usr/share/zoneinfo", "/usr/share/fonts", "/usr/local/share/fonts", "/etc/fonts",
        "/usr/share/tessdata", "/usr/share/tesseract-ocr", "/usr/local/share/tessdata",
        "/dev/null", "/dev/urandom", "/sys/devices/system/cpu", "/proc/cpuinfo", "/proc/sys/vm/overcommit_memory",
    )  # fmt: skip
    if tessdata := os.environ.get("TESSDATA_PREFIX"):
        yield tessdata
