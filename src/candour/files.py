"""Files: which files a call means by its paths, folders and patterns, and how each is opened."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from glob import glob, has_magic
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from candour.errors import CallError
from candour.interruption import CAN_WAIT, wait_for

if TYPE_CHECKING:
    from io import RawIOBase

__all__ = ["File", "contents_of", "descriptor_of", "files_of"]

_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class File:
    """A file to be checked, and the name it goes by in its report. Without a path it is the standard input."""

    path: Path | None
    name: str

    @property
    def lies_at(self) -> Path | None:
        """Where it can be read again and again; None of what is read only once, a pipe or the standard input."""
        try:
            return self.path if self.path and not stat.S_ISFIFO(self.path.stat().st_mode) else None
        except OSError:
            return self.path  # opening it will tell


def files_of(arguments: Iterable[str], problems: list[str], *, leave_out: Path | None = None) -> list[File]:
    """The files that these paths, folders and patterns mean, each once. What means none is added to the problems.

    `leave_out` is the report being written: it is not itself checked where it lies in one of the folders.
    """
    left_out = leave_out.resolve() if leave_out else None
    found: dict[Path | None, File] = {}
    for argument in arguments:
        for file in _meant_by(argument, problems):
            if file.path is None or file.path.resolve() != left_out:
                found.setdefault(file.path, file)
    return list(found.values())


def _meant_by(argument: str, problems: list[str]) -> Iterator[File]:
    if argument == "-":
        yield File(None, "standard input")
        return
    path = Path(argument)
    if os.path.lexists(path):
        yield from _at(path, problems)
    elif has_magic(argument) and (matches := sorted(glob(argument, recursive=True))):  # noqa: PTH207  (a pattern as a shell takes it, from anywhere)
        for match in matches:
            yield from _at(Path(match), problems)
    elif has_magic(argument):
        problems.append(f"no file matches {argument}: check the pattern")
    else:
        problems.append(f"there is no file {argument}: check the spelling of its name")


def _at(path: Path, problems: list[str]) -> Iterator[File]:
    if path.is_dir():
        files = list(_inside(path, problems))
        if not files:
            problems.append(f"there are no files in {path}: name another folder, or a file")
        yield from files
    elif problem := _why_not_readable(path, is_named=True):
        problems.append(problem)
    else:
        yield File(path, _name_of(path))


def _inside(folder: Path, problems: list[str]) -> Iterator[File]:
    """Every file in the folder and in the folders inside it. Links to folders are not followed, and this is told."""

    def complain(why: OSError) -> None:
        problems.append(
            f"the folder {why.filename} cannot be read ({why.strerror}): ask its owner for permission"
        )

    for above, folders, names in os.walk(folder, onerror=complain):
        folders.sort()
        linked = [name for name in folders if (Path(above) / name).is_symlink()]
        problems += (
            f"{Path(above) / name} is a link to a folder and was not followed: name the folder itself"
            for name in linked
        )
        for name in sorted(names):
            path = Path(above) / name
            if problem := _why_not_readable(path, is_named=False):
                problems.append(problem)
            else:
                yield File(path, _name_of(path, folder))


def _why_not_readable(path: Path, *, is_named: bool) -> str:
    """Why this is no file that can be read; nothing where it is one. A pipe is read only where it was named itself."""
    try:
        mode = path.stat().st_mode
    except OSError as why:
        return f"{path} cannot be read ({why.strerror}): check where it leads, and that you may read it"
    if stat.S_ISREG(mode) or (is_named and stat.S_ISFIFO(mode)):
        return ""
    return f"{path} is not a file: it is a device, a pipe or a socket; leave it out"


def _name_of(path: Path, folder: Path | None = None) -> str:
    """What the report calls the file: the path as it was given, but nothing of a path from the root of the machine."""
    if not path.is_absolute():
        return str(path)
    here = Path.cwd()
    if path.is_relative_to(here):
        return str(path.relative_to(here))
    return str(Path(folder.name) / path.relative_to(folder)) if folder else path.name


# ── opening them ────────────────────────────────────────────────────────────────────────────────────────────────────

_AT_ONCE = os.O_NONBLOCK if sys.platform == "linux" else 0
"""A pipe is opened at once, and waited for where Ctrl-C is heard. Elsewhere one that nobody writes to yet looks as if it had ended."""


def descriptor_of(file: File) -> int:
    """The file, opened for reading only. A pipe is read to its end first, into memory.

    Raises:
        CallError: where it cannot be opened.
    """
    with _told(file):
        if path := file.lies_at:
            with path.open("rb", buffering=0) as opened:
                return os.dup(opened.fileno())
        return _held(_out_of_pipe(file.path))


def contents_of(file: File) -> Path | bytes:
    """What is read where it lies: the path, or what came out of a pipe, which can be read only once.

    Raises:
        CallError: where a pipe cannot be opened.
    """
    with _told(file):
        return file.lies_at or b"".join(_out_of_pipe(file.path))


@contextmanager
def _told(file: File) -> Iterator[None]:
    """Where the file cannot be opened, this is told in plain words."""
    name = file.path or file.name
    try:
        yield
    except FileNotFoundError:
        raise CallError(f"there is no file {name}: check the spelling of its name") from None
    except PermissionError:
        raise CallError(f"{name} may not be read: ask its owner for permission, or copy it first") from None
    except OSError as why:
        raise CallError(
            f"{name} cannot be read ({why.strerror}): check that it is there, and that you may read it"
        ) from None


def _out_of_pipe(path: Path | None) -> Iterator[bytes]:
    """What comes out of a pipe, or without a path out of the standard input, until it ends."""
    if path:
        with open(path, "rb", buffering=0, opener=_opened_at_once) as stream:
            yield from _chunks(stream)
    elif sys.stdin is None:  # it was closed before the command began
        raise CallError(
            "the standard input is closed: say `candour check FILE`, or give it something to read"
        )
    else:
        yield from _chunks(sys.stdin.buffer)


def _opened_at_once(path: str, flags: int) -> int:
    return os.open(path, flags | _AT_ONCE)


def _chunks(stream: RawIOBase | BinaryIO) -> Iterator[bytes]:
    try:
        descriptor = stream.fileno()
    except OSError:
        descriptor = -1  # it lies in memory
    if descriptor < 0 or not CAN_WAIT:
        yield stream.read() or b""
        return
    while True:
        wait_for(descriptor)
        try:
            chunk = os.read(descriptor, _CHUNK)
        except BlockingIOError:
            continue  # another reader was quicker
        if not chunk:
            return
        yield chunk


def _held(chunks: Iterable[bytes]) -> int:
    """These bytes, in memory."""
    held = os.memfd_create("candour")
    try:
        for chunk in chunks:
            view = memoryview(chunk)
            while view:
                view = view[os.write(held, view) :]
    except BaseException:
        os.close(held)
        raise
    return held
