"""Files: which files a call means by its paths, folders and patterns, and how each is opened."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from glob import glob, has_magic
from pathlib import Path
from typing import IO

from candour.errors import CallError

__all__ = ["File", "descriptor_of", "files_of"]

_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class File:
    """A file to be checked, and the name it goes by in its report. Without a path it is the standard input."""

    path: Path | None
    name: str


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


def descriptor_of(file: File) -> int:
    """The file, opened for reading only. A pipe is read to its end first, into memory.

    Raises:
        CallError: where it cannot be opened.
    """
    if file.path is None:
        return _held(sys.stdin.buffer)
    try:
        with file.path.open("rb", buffering=0) as opened:
            if stat.S_ISFIFO(os.fstat(opened.fileno()).st_mode):
                return _held(opened)
            return os.dup(opened.fileno())
    except FileNotFoundError:
        raise CallError(f"there is no file {file.path}: check the spelling of its name") from None
    except PermissionError:
        raise CallError(
            f"{file.path} may not be read: ask its owner for permission, or copy it first"
        ) from None
    except OSError as why:
        raise CallError(
            f"{file.path} cannot be read ({why.strerror}): check that it is there, and that you may read it"
        ) from None


def _held(stream: IO[bytes]) -> int:
    """What comes out of a pipe, in memory, for it can be read only once."""
    held = os.memfd_create("candour")
    try:
        while chunk := stream.read(_CHUNK):
            view = memoryview(chunk)
            while view:
                view = view[os.write(held, view) :]
    except BaseException:
        os.close(held)
        raise
    return held
