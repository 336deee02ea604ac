"""Pivot caches and pivot tables: what they keep, as pieces.

    sheet "Summary" ── pivot table ──▶ cache definition ──▶ records ──▶ one Table for each cache
                                            └── who refreshed it, from where, formulas ──▶ a Text each

A cache that no pivot table uses any more is read all the same, and so are records that no definition points at.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from urllib.parse import unquote

from candour.block import Block
from candour.formats.spreadsheet import hidings_within
from candour.formats.xlsx.attributes import attribute_table
from candour.formats.xlsx.damage import damage
from candour.formats.xlsx.kinds import Part, Parts
from candour.formats.xlsx.pivot_definition import VALUES, PivotCache
from candour.formats.xlsx.pivot_records import item_blocks
from candour.formats.xlsx.pivot_roads import is_large, record_blocks
from candour.formats.xlsx.pivot_tables import PivotTable
from candour.hiding import Hiding
from candour.piece import Count, Found, Gap, Mask, Table, Text
from candour.place import Place

__all__ = ["read_pivots"]

_CACHE, _DELETED, _TRACE, _PATH, _FORMULA = hidings_within(
    "xlsx", "pivot-cache", "pivot-deleted-item", "pivot-trace", "external-link-path", "formula-literal"
)
_KEPT_BLOCKS = 2
"""A cache of so few blocks is kept while it is looked through; a larger one is read anew each time, as is one that
says it is large."""
_LARGEST_DEFINITION = 256 << 20
_RECORDS = "pivotcacherecords"


def read_pivots(parts: Parts) -> Iterator[Found]:
    """Every pivot cache of the workbook, then what the pivot tables themselves hold."""
    tables = [PivotTable.of(parts, part) for part in parts.of("pivottable")]
    taken: set[str] = set()
    steps: set[str] = set()
    for part in parts.of("pivotcachedefinition"):
        missing = set().union(*(table.missing for table in tables if table.cache == part.name.lower()))
        yield from _read_cache(parts, part, missing, steps, taken)
    for part in parts.of(_RECORDS):
        if part.name.lower() not in taken:
            place = part.at(f"pivot records {part.number}")
            yield from _read_records(parts, place, PivotCache(), (part.name,), set())
    if caches := len(parts.of("pivotcachedefinition")):
        yield Count("pivot cache", caches, caches)
    for table in tables:
        yield from table.found()


def _read_cache(
    parts: Parts, part: Part, missing: Collection[tuple[int, int]], steps: set[str], taken: set[str]
) -> Iterator[Found]:
    cache, gaps = PivotCache(), list[Gap]()
    with damage(part.at(f"pivot cache {part.number}"), "the definition of a pivot cache", gaps):
        cache.take(parts.elements(part, VALUES, _LARGEST_DEFINITION))
    yield from gaps
    place = part.at(_step(cache, part, steps))
    records = [
        relation.target
        for relation in parts.relations(part.name)
        if relation.kind.lower() == _RECORDS and not relation.is_external and relation.target in parts.package
    ][:1]
    taken.update(record.lower() for record in records)
    yield from _read_records(parts, place, cache, records, missing)
    yield from _read_trace(parts, part, place, cache)


def _step(cache: PivotCache, part: Part, steps: set[str]) -> str:
    """What a person would call the cache: by its source, with its number where that is not enough."""
    source = next(filter(None, map(str, cache.origins)), "")
    step = f'pivot cache of "{source}"' if source else f"pivot cache {part.number}"
    if step in steps:
        step = f'pivot cache {part.number} of "{source}"'
    steps.add(step)
    return step


def _read_records(
    parts: Parts,
    place: Place,
    cache: PivotCache,
    records: Collection[str],
    missing: Collection[tuple[int, int]],
) -> Iterator[Found]:
    """The cache's table. What goes wrong while its blocks are taken is told after it has been looked through."""
    gaps: list[Gap] = []

    def blocks() -> Iterator[Block]:
        with damage(place, "the records of a pivot cache", gaps):
            for part in records:
                yield from record_blocks(parts.package, part, cache)
        yield from item_blocks(cache, missing, is_whole=not gaps)

    start = None if any(is_large(parts.package, part) for part in records) else _kept(blocks())
    if start is None or start:
        yield Table(
            place,
            (lambda: start) if start else blocks,
            (Mask.of(_DELETED),),
            Mask.of(_CACHE),
            cache.header,
            cache.address,
        )
    yield from dict.fromkeys(gaps)


def _kept(blocks: Iterator[Block]) -> list[Block] | None:
    """The blocks themselves where they are few; None where they are many."""
    kept = []
    for block in blocks:
        kept.append(block)
        if len(kept) > _KEPT_BLOCKS:
            return None
    return kept


def _read_trace(parts: Parts, part: Part, place: Place, cache: PivotCache) -> Iterator[Found]:
    shown = {sheet.name for sheet in parts.book.sheets}
    targets = {relation.id: relation for relation in parts.outside(part.name)}
    texts: list[tuple[Hiding, str, str]] = [(_TRACE, "refreshed by", cache.refreshed_by)]
    for origin in cache.origins:
        if origin.relation in targets:
            texts.append((_PATH, "source workbook", unquote(targets.pop(origin.relation).target)))
        if origin.sheet not in shown:
            texts.append((_TRACE, "source", str(origin)))
    texts += [(_PATH, "source", unquote(relation.target)) for relation in targets.values()]
    for name, formula in cache.formulas:
        texts.append((_FORMULA, f"formula of {name}" if name else "formula", formula))
    for hiding, label, text in texts:
        if text:
            yield Text(place, text, hiding.sight, hiding, label)
    yield from attribute_table(place / "its database", cache.outline, _TRACE, "name")
