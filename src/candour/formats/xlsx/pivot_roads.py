"""The two roads through the records of a pivot cache: element by element, or by arrays where there are many."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from importlib import import_module

from candour.block import Block
from candour.formats.ooxml.package import Package
from candour.formats.xlsx.pivot_definition import PivotCache
from candour.formats.xlsx.pivot_records import RecordBlocks, plain_records

__all__ = ["is_large", "record_blocks"]

_FAST_FROM = 256 << 10


def record_blocks(package: Package, part: str, cache: PivotCache) -> Iterator[Block]:
    """The records, by the fast road where they are many and it takes them. Raises as `Package.stream` and `xml` do."""
    if is_large(package, part):
        with suppress(ImportError):
            fast = import_module("candour.formats.xlsx.fast_pivot")
            blocks: RecordBlocks | None = fast.fast_records(package, part, cache)
            if blocks is not None:
                return blocks()
    return plain_records(package.stream(part), cache)


def is_large(package: Package, part: str) -> bool:
    """Whether a part says that it is too large to be kept, and worth the fast road."""
    return package.entry(part).unpacked > _FAST_FROM
