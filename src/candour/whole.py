"""Whole: a file that is written appears whole or not at all, and until it does only its owner may look at it.

contents ──▶ .candour-….part beside its place ──named──▶ the file, which whoever may read new files here may read
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from candour.errors import CallError

__all__ = ["check_writable", "write_all_whole", "write_whole"]


def check_writable(output: Path, example: str) -> None:
    """Complains before anything is read of a place that nothing can be written to. `example` is what a file there might be called.

    Raises:
        CallError: where that is so.
    """
    with _told_of(output):
        if output.is_dir():
            raise CallError(
                f"{output} is a folder: say the name of a file in it, as in -o {output / example}"
            )
        if not output.parent.is_dir():
            raise CallError(f"there is no folder {output.parent} to write {output.name} to: make it first")


def write_whole(output: Path, contents: Iterable[bytes]) -> None:
    """Writes a file that its owner alone may look at.

    Raises:
        CallError: where it cannot be written.
    """
    _write({output: contents}, 0o600)


def write_all_whole(files: Mapping[Path, Iterable[bytes]]) -> None:
    """Writes files that belong together, for whoever may look at new files there: all of them or none.

    Raises:
        CallError: where one cannot be written.
    """
    _write(files, 0o666 & ~_withheld())


def _write(files: Mapping[Path, Iterable[bytes]], mode: int) -> None:
    """Writes each file beside its place, and when all are there, into their places."""
    parts: dict[Path, Path] = {}
    try:
        for output, contents in files.items():
            with _told_of(output):
                target = output.resolve()
                if target.exists() and not target.is_file():  # a pipe, a terminal
                    with target.open("wb") as file:
                        file.writelines(contents)
                    continue
                handle, part = _part_beside(target)
                parts[output] = part
                with open(handle, "wb") as file:  # noqa: PTH123  (a handle, not a path)
                    file.writelines(contents)
                part.chmod(mode)
        for output, part in parts.items():
            with _told_of(output):
                part.replace(output.resolve())
    finally:
        for part in parts.values():
            part.unlink(missing_ok=True)


def _part_beside(target: Path) -> tuple[int, Path]:
    import tempfile  # noqa: PLC0415  (only where a file is written)

    handle, name = tempfile.mkstemp(prefix=".candour-", suffix=".part", dir=target.parent)
    return handle, Path(name)


def _withheld() -> int:
    """The rights that new files do not get. It can only be asked by setting it."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mask


@contextmanager
def _told_of(output: Path) -> Iterator[None]:
    try:
        yield
    except OSError as why:
        raise CallError(
            f"{output} cannot be written ({why.strerror}): choose another place with -o"
        ) from None
