"""Whole: a file that is written appears whole or not at all, and until it does only its owner may look at it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from candour.errors import CallError

__all__ = ["check_writable", "write_whole"]


def check_writable(output: Path, example: str) -> None:
    """Complains before anything is read of a place that nothing can be written to. `example` is what a file there might be called.

    Raises:
        CallError: where that is so.
    """
    if output.is_dir():
        raise CallError(f"{output} is a folder: say the name of a file in it, as in -o {output / example}")
    if not output.parent.is_dir():
        raise CallError(f"there is no folder {output.parent} to write {output.name} to: make it first")


def write_whole(output: Path, contents: Iterable[bytes]) -> None:
    """Writes the file beside its place first, then into it.

    Raises:
        CallError: where it cannot be written.
    """
    import tempfile  # noqa: PLC0415  (only where a file is written)

    target = output.resolve()
    is_special = target.exists() and not target.is_file()
    name = ""
    try:
        if is_special:
            with target.open("wb") as file:
                file.writelines(contents)
            return
        handle, name = tempfile.mkstemp(prefix=f".{target.name}.", suffix=".part", dir=target.parent)
        with open(handle, "wb") as file:  # noqa: PTH123  (a handle, not a path)
            file.writelines(contents)
        Path(name).replace(target)
        name = ""
    except OSError as why:
        raise CallError(
            f"{output} cannot be written ({why.strerror}): choose another place with -o"
        ) from None
    finally:
        if name:
            Path(name).unlink(missing_ok=True)
