"""A clean copy of an archive: a zip of the files that it lists, each cleaned in turn, under their names, and nothing else.

    zip, tar, 7-Zip     ──▶ zip, which every computer opens
    gzip, bzip2, xz     ──▶ the one file in it, cleaned, and not packed again

A file that becomes one of another kind (an old workbook) gets the ending of that kind.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from importlib import import_module
from pathlib import PurePosixPath

from candour.cleaned import CannotClean, Change, Inner, Wishes, Written
from candour.formats.archive_writing import zipped
from candour.formats.base import Format
from candour.formats.left_out import changes_of
from candour.piece import Found, Gap, Nested, Text
from candour.place import Place
from candour.source import Source

__all__ = ["write"]


_OF_ONE = frozenset({"gz", "bz2", "xz"})


def write(source: Source, wishes: Wishes, inner: Inner) -> Written:
    """The copy.

    Raises:
        CannotClean: where a file in it cannot be cleaned. It is called by its number: its name may be personal.
    """
    from candour.formats import format_of  # noqa: PLC0415  (asked here by one that it lists)

    kind = format_of(source.data)
    found = list(_found(kind, source))
    for piece in found:
        if isinstance(piece, Gap):
            raise CannotClean(
                f"a part of the archive cannot be read ({piece.why.value}): leave it out, and clean the rest"
            )
    names = {
        piece.place: piece.text for piece in found if isinstance(piece, Text) and piece.label == "file name"
    }
    files = [piece.source for piece in found if isinstance(piece, Nested) and piece.hiding is None]
    if kind and kind.id in _OF_ONE and len(files) == 1:
        written = inner(files[0])
        return replace(written, changes=(*written.changes, *changes_of(found, wishes.keeps)))
    if not files:
        raise CannotClean("there is no file in the archive: there is nothing to send")
    entries: dict[str, bytes] = {}
    changes: Counter[tuple[str, str, str]] = Counter()
    for number, file in enumerate(files, 1):
        try:
            written = inner(file)
        except CannotClean as why:
            raise CannotClean(f"file {number:,} of {len(files):,} in the archive: {why}") from None
        name = wishes.redaction.text(_name(file, names))
        entries[_free(_ending(name, written.extension, file), entries)] = written.data
        changes.update(_counted(written.changes))
    changes.update(_counted(changes_of(found, wishes.keeps)))
    told = tuple(Change(id_, says, count, unit) for (id_, says, unit), count in sorted(changes.items()))
    return Written(zipped(entries.items()), "zip", ".zip", told)


def _counted(changes: Iterable[Change]) -> dict[tuple[str, str, str], int]:
    return {(change.id, change.says, change.unit): change.count for change in changes}


def _found(kind: Format | None, source: Source) -> Iterator[Found]:
    if kind and kind.reader:
        yield from import_module(kind.reader).read(source)


def _name(file: Source, names: dict[Place, str]) -> str:
    """The path of a file in the archive, without what would lead out of the folder that it is unpacked to."""
    parts = PurePosixPath(names.get(file.place, file.name).replace("\\", "/")).parts
    return (
        "/".join(part for part in parts if part not in ("/", "..", ".") and not part.endswith(":")) or "file"
    )


def _ending(name: str, extension: str, file: Source) -> str:
    """The name with the ending of the copy's kind, where the file's own says another kind."""
    from candour.formats import FORMATS, format_of  # noqa: PLC0415  (see above)

    kind = format_of(file.data)
    made = next(one for one in FORMATS if extension in one.extensions)
    path = PurePosixPath(name)
    if path.suffix.lower() in made.extensions:
        return name
    is_known = kind is not None and path.suffix.lower() in kind.extensions
    return str(path.with_suffix(extension)) if is_known else f"{name}{extension}"


def _free(name: str, taken: dict[str, bytes]) -> str:
    """The name, with a number where it is taken."""
    path, number = PurePosixPath(name), 2
    while name in taken:
        name = str(path.with_stem(f"{path.stem} ({number})"))
        number += 1
    return name
