"""Doctor: what protection this machine gives against the files that are read on it, and which parts Candour has.

Nothing is taken on trust: a process is locked as a reader is locked, and tries to break out.
"""

from __future__ import annotations

import platform
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import metadata

from candour.sandbox import CAN_LOCK, Guard
from candour.version import __version__

__all__ = ["Examined", "examined", "lacking"]

_PACKAGE = "candour-toolkit"
_NAME = re.compile(r"[A-Za-z0-9._-]+")
_SHORT = {
    Guard.RESOURCES: "no bounds on memory and time",
    Guard.PRIVILEGES: "root's rights are kept",
    Guard.FILES: "no Landlock",
    Guard.CALLS: "no seccomp",
}
_WHY_NOT = {
    Guard.RESOURCES: "the system refuses to set limits",
    Guard.PRIVILEGES: "the kernel refuses to take them away",
    Guard.FILES: "the kernel has no Landlock, or it is switched off: Linux 5.13 or newer has it, with `landlock` among its `lsm=`",
    Guard.CALLS: "the kernel has no seccomp, the container refuses it, or this processor is neither x86-64 nor 64-bit ARM",
}


@dataclass(frozen=True, slots=True)
class Examined:
    """What the doctor found."""

    text: str
    is_sound: bool
    """Whether the whole lock holds, and nothing got through it."""


def lacking() -> str:
    """What of the lock this machine does not give, in a few words; nothing where it gives all."""
    if not CAN_LOCK:
        return "only Linux has it"
    from candour.sandbox.attempts import guards_here  # noqa: PLC0415  (Linux only)

    held = guards_here()
    return ", ".join(_SHORT[guard] for guard in Guard if guard not in held)


def examined() -> Examined:
    """Locks processes, has them try to break out, and tells what came of it."""
    lines = [
        f"Candour {__version__}, Python {platform.python_version()}, {platform.system()} {platform.release()}",
        "",
    ]
    is_sound = False
    if CAN_LOCK:
        locked, is_sound = _lock()
        lines += locked
    else:
        lines.append(
            "Files are read without a lock: only Linux has one. Check files from strangers on a machine that"
        )
        lines.append("holds nothing else, or on Linux.")
    lines += ["", "Parts", *_parts(), ""]
    lines.append("The whole sandbox holds." if is_sound else "The sandbox is not whole: see above.")
    return Examined("\n".join(lines) + "\n", is_sound)


def _lock() -> tuple[list[str], bool]:
    from candour.sandbox.attempts import ATTEMPTS, guards_here, is_blocked  # noqa: PLC0415  (Linux only)
    from candour.sandbox.landlock import version  # noqa: PLC0415

    held = guards_here()
    lines = ["Files are read by a process that is locked before it opens one"]
    for guard in Guard:
        lines.append(f"  {'on ' if guard in held else 'OFF'}  {guard.value}")
        if guard not in held:
            lines.append(f"       because {_WHY_NOT[guard]}")
        elif guard is Guard.FILES:
            lines.append(f"       version {version()} of Landlock")
    lines += ["", "Such a process has just tried to"]
    blocked = {attempt: is_blocked(attempt) for attempt in ATTEMPTS}
    lines += (
        f"  {'blocked    ' if was_blocked else 'NOT BLOCKED'}  {attempt.title}"
        for attempt, was_blocked in blocked.items()
    )
    return lines, held == frozenset(Guard) and all(blocked.values())


def _parts() -> Iterator[str]:
    """The packages that Candour names, with their versions, and the programs it can use."""
    try:
        wanted = metadata.requires(_PACKAGE) or []
    except metadata.PackageNotFoundError:
        wanted = []
    for requirement in wanted:
        found = _NAME.match(requirement)
        name = found[0] if found else requirement
        extra = "extra ==" in requirement
        yield f"  {name:<20}{_version_of(name) or ('not installed (optional)' if extra else 'MISSING')}"
    for title, program in (("LibreOffice", "soffice"), ("Tesseract", "tesseract")):
        yield f"  {title:<20}{'installed' if shutil.which(program) else 'not installed (optional)'}"


def _version_of(package: str) -> str:
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return ""
