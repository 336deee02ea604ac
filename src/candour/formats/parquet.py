"""Parquet tables: columns packed for analysis, as open data is more and more given out.

What a reader sees:
    The rows.

What else is inside:
    The least and the greatest value of each part of a column, kept from before values were suppressed or rows taken out;
    values in a column's dictionary that no row uses; notes of the programs that wrote it: its columns' former names,
    paths, queries.

What Candour cannot read:
    Columns that are locked or broken. Each is a Gap.

How it cleans:
    The rows are written anew, without notes, with statistics and dictionaries made from what is there.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from candour.formats.archive import Unreadable
from candour.formats.records import Record, table_of_records
from candour.formats.wording import is_wordy
from candour.hiding import Hiding, Sight, Weight
from candour.piece import Count, Found, Gap, Text, Why
from candour.source import Source

__all__ = ["HIDINGS", "read"]

STATISTIC = Hiding(
    "parquet.statistic",
    "Least or greatest value of a column that no row holds any more",
    Sight.BURIED,
    "Any program that shows the statistics in the file's footer.",
    "Statistics are made anew.",
)
UNUSED_ENTRY = Hiding(
    "parquet.unused-entry",
    "Value in a column's dictionary that no row uses",
    Sight.BURIED,
    "Any program that reads a column with its dictionary.",
    "Dictionaries are made anew.",
)
NOTE = Hiding(
    "parquet.note",
    "Note of the program that wrote the file",
    Sight.BURIED,
    "Any program that shows the metadata in the file's footer.",
    "Left out of the clean copy.",
    Weight.TRACE,
)
HIDINGS = (STATISTIC, UNUSED_ENTRY, NOTE)

_ROWS = 5_000
_DULL_NOTES = frozenset({"ARROW:schema", "geo", "org.apache.spark.version", "parquet.avro.schema"})
"""Notes that only repeat the columns' names and kinds. `pandas` is looked at: it names columns that are gone."""


def read(source: Source) -> Iterator[Found]:
    """The rows as one table, then what the footer and the dictionaries hold besides.

    Raises:
        Unreadable: where it is locked or broken.
    """
    import pyarrow as pa  # noqa: PLC0415  (tables of this kind only)
    import pyarrow.parquet as pq  # noqa: PLC0415  (see above)

    if bytes(source.data[:4]) == b"PARE":
        raise Unreadable("locked with a key: unlock it, and check it again", encrypted=True)
    unpacked = 0
    try:
        file = pq.ParquetFile(pa.BufferReader(pa.py_buffer(source.data)))
        metadata = file.metadata
        unpacked = sum(
            metadata.row_group(number).total_byte_size for number in range(metadata.num_row_groups)
        )
    except (pa.ArrowException, OSError, ValueError):
        raise Unreadable("its footer is broken or locked: ask for it again, and check that") from None
    source.budget.spend(max(unpacked, 0))
    yield Count("row", metadata.num_rows)
    names = list(file.schema_arrow.names)
    broken: list[str] = []

    def records() -> Iterator[Record]:
        broken.clear()
        try:
            for batch in file.iter_batches(_ROWS, use_threads=False):
                yield from (
                    (0, row) for row in zip(*(_texts(column) for column in batch.columns), strict=True)
                )
        except (pa.ArrowException, OSError, ValueError, NotImplementedError) as fault:
            broken.append(type(fault).__name__)

    yield table_of_records(source.place, names, records)
    if broken:
        yield Gap(
            source.place,
            Why.BROKEN,
            "its rows could not be read to their end: ask for it again, and check that",
        )
    yield from _notes(source, file)
    if not broken:
        yield from _strays(source, file, names)


def _texts(column: Any) -> list[str]:
    """The values of a column as they would be printed; nothing for what is missing."""
    import pyarrow as pa  # noqa: PLC0415  (see above)

    kind = column.type
    if pa.types.is_string(kind) or pa.types.is_large_string(kind):
        values = column.to_pylist()
    elif pa.types.is_primitive(kind) or pa.types.is_decimal(kind) or pa.types.is_dictionary(kind):
        values = [None if value is None else str(value) for value in column.to_pylist()]
    else:
        values = [None if value is None else _written(value) for value in column.to_pylist()]
    return [value or "" for value in values]


def _written(value: Any) -> str:
    """A value made of others, or bytes, as text."""
    if isinstance(value, bytes):
        try:
            return value.decode("utf-8")
        except UnicodeDecodeError:
            return ""
    return json.dumps(value, ensure_ascii=False, default=str)


def _notes(source: Source, file: Any) -> Iterator[Found]:
    kept = file.metadata.metadata or {}
    told = {key.decode("utf-8", "replace"): value.decode("utf-8", "replace") for key, value in kept.items()}
    lines = [f"{key}: {value}" for key, value in told.items() if key not in _DULL_NOTES]
    lines += [f"written by: {file.metadata.created_by}"] if file.metadata.created_by else []
    if lines:
        yield Text(source.place / "notes in the footer", "\n".join(lines), NOTE.sight, NOTE)


def _strays(source: Source, file: Any, names: list[str]) -> Iterator[Found]:
    """For each column the values that the footer or a dictionary tells of and no row holds."""
    import pyarrow as pa  # noqa: PLC0415  (see above)

    metadata = file.metadata
    for number in range(metadata.num_columns):
        path = metadata.schema.column(number).path
        if path not in names:
            continue  # part of a value made of others
        place = source.place / f'column "{path}"'
        try:
            told = list(dict.fromkeys(_statistics(metadata, number)))
            held, entries = _held(source, path)
        except (pa.ArrowException, OSError, ValueError, NotImplementedError):
            yield Gap(
                place, Why.BROKEN, "its statistics could not be compared with its rows: write the file anew"
            )
            continue
        gone = [value for value in told if value not in held and not _is_start_of(value, held)]
        for hiding, values in (
            (STATISTIC, gone),
            (UNUSED_ENTRY, [value for value in entries if value not in held]),
        ):
            if words := "\n".join(value for value in values if is_wordy(value)):
                yield Text(place, words, hiding.sight, hiding, path)


def _statistics(metadata: Any, number: int) -> Iterator[str]:
    for group in range(metadata.num_row_groups):
        column = metadata.row_group(group).column(number)
        found = column.statistics if column.is_stats_set else None
        if found is not None and found.has_min_max:
            yield from (_as_text(value) for value in (found.min, found.max))


def _as_text(value: Any) -> str:
    return value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value)


def _held(source: Source, path: str) -> tuple[set[str], list[str]]:
    """The distinct values in a column's rows, and the entries of its dictionary where it has one."""
    import pyarrow as pa  # noqa: PLC0415  (see above)
    import pyarrow.parquet as pq  # noqa: PLC0415  (see above)

    file = pq.ParquetFile(pa.BufferReader(pa.py_buffer(source.data)), read_dictionary=[path])
    held: set[str] = set()
    entries: dict[str, None] = {}
    for batch in file.iter_batches(1 << 16, columns=[path], use_threads=False):
        column = batch.column(0)
        if pa.types.is_dictionary(column.type):
            words = [_as_text(value) for value in column.dictionary.to_pylist()]
            entries.update(dict.fromkeys(words))
            held.update(words[place] for place in column.indices.unique().to_pylist() if place is not None)
        else:
            held.update(_as_text(value) for value in column.unique().to_pylist() if value is not None)
    return held, list(entries)


def _is_start_of(value: str, held: set[str]) -> bool:
    """Whether it is a longer value cut short, as some programs keep them."""
    return len(value) >= 16 and any(other.startswith(value[:-1]) for other in held)
