"""The parts of a workbook that are not its grids: what stands behind, beside and around the cells.

read_parts    pivot caches, slicers, links to other workbooks, comments, change history, names, connections,
              tables, saved views, rich data; a part that nothing refers to is read like the rest
read_frame    what one sheet's own part holds around its cells
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from importlib import import_module

from candour.errors import LimitReached
from candour.formats.archive import Unreadable
from candour.formats.ooxml.package import Package
from candour.formats.xlsx.damage import kept_local
from candour.formats.xlsx.depth import no_nearer
from candour.formats.xlsx.kinds import Parts
from candour.formats.xlsx.names import read_names
from candour.formats.xlsx.own_hidings import OWN_HIDINGS
from candour.formats.xlsx.surroundings import read_frame
from candour.formats.xlsx.traces import read_traces
from candour.formats.xlsx.workbook import Workbook
from candour.piece import Found, Gap, Why
from candour.place import Place

__all__ = ["HIDINGS", "read_frame", "read_parts"]

HIDINGS = OWN_HIDINGS
"""The ways of hiding that only this format has, besides those it shares with other spreadsheets."""

# fmt: off
_READERS = (
    ("pivots.read_pivots", ("pivotcachedefinition", "pivotcacherecords", "pivottable")),
    ("slicers.read_slicers", ("slicer", "slicercache", "timeline", "timelinecache")),
    ("externals.read_externals", ("externallink",)),
    ("comments.read_comments", ("comments", "threadedcomment", "person", "documenttask")),
    ("revisions.read_revisions", ("revisionheaders", "revisionlog", "usernames")),
    ("connections.read_connections", ("connections", "querytable", "volatiledependencies")),
    ("tables.read_tables", ("table",)),
    ("views.read_views", ("namedsheetview",)),
    ("richdata.read_rich_data", (
        "python", "pythonscripts", "rdarray", "rdrichvalue", "rdrichvaluestructure", "rdrichvaluewebimage",
        "rdsupportingpropertybag", "richvaluerel", "sheetmetadata",
    )),
)
# fmt: on
"""Each reader as `module.function` beside this file, and the kinds of part it reads: imported only where one is met."""
_SILENT = {
    "calcchain": "calcChain",
    "customdataprops": "datastoreItem",
    "featurepropertybag": "FeaturePropertyBags",
    "rdrichvaluetypes": "rvTypesInfo",
    "rdsupportingpropertybagstructure": "spbStructures",
    "richstyles": "richStyleSheet",
    "tablesinglecells": "singleXmlCells",
    "wssortmap": "worksheetSortMap",
}
"""Kinds of part that hold only how the workbook works, and the root element by which each is known."""
_ROOT = re.compile(rb"<(?:[\w.-]+:)?(\w+)[\s/>]")
_ADD_IN = (
    "data that an add-in keeps in a form of its own: Candour does not read it; leave it out, or ask the maker of the "
    "add-in what it holds"
)


def read_parts(package: Package, book: Workbook, place: Place) -> Iterator[Found]:
    """Everything in the workbook's own kinds of part, but for sheets, styles and strings.

    Where a table is read in blocks, what goes wrong in them is told after the table: take its blocks before going on.
    """
    sheets = {sheet.place: sheet.under for sheet in book.sheets if sheet.under}
    yield from no_nearer(_read_all(Parts(package, book, place)), sheets)


def _read_all(parts: Parts) -> Iterator[Found]:
    if parts.book.root is not None:
        yield from read_traces(parts.book.root, parts.place)
        yield from read_names(parts.book.root, parts.place)
    for name, kinds in _READERS:
        if any(parts.of(kind) for kind in kinds):
            module, function = name.split(".")
            reader: Callable[[Parts], Iterator[Found]] = getattr(
                import_module(f"candour.formats.xlsx.{module}"), function
            )
            yield from kept_local(parts.place, "a part of the workbook", reader(parts))
    for kind, root in _SILENT.items():
        for part in parts.of(kind):
            if _root_of(parts.package, part.name) == root:
                parts.package.examine(part.name)
    for part in parts.of("customdata"):
        parts.package.examine(part.name)
        yield Gap(part.place, Why.UNREAD, _ADD_IN)


def _root_of(package: Package, part: str) -> str:
    """The name of a part's root element; nothing where its start cannot be read."""
    try:
        start = next(package.archive.stream(package.entry(part)), b"")[:4096]
    except (Unreadable, LimitReached):
        return ""
    found = _ROOT.search(start)
    return found[1].decode("ascii", "replace") if found else ""
