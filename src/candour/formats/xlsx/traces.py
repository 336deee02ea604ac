r"""Traces: what the workbook's own part says of the people who had it open.

absPath url="C:\Users\nia\…"                                    the folder of the last save
fileSharing userName="Nia Example"                              who reserved the file
customWorkbookView name="Nia Example - Personal View"           whose views of a shared workbook are kept
"""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from candour.formats.spreadsheet import hidings_within
from candour.formats.xlsx.rows import row_table
from candour.piece import Found, Text
from candour.place import Place

__all__ = ["read_traces"]

_SAVED, _USER, _VIEW = hidings_within("xlsx", "save-path", "user-name", "custom-view")
_PERSONAL = " - Personal View"
"""What Excel adds to a person's name to name that person's view."""


def read_traces(workbook: Element, place: Place) -> Iterator[Found]:
    """Where the workbook was last saved, who reserved it, and whose views it keeps."""
    for tag, key, hiding, label in (
        ("absPath", "url", _SAVED, "folder of the last save"),
        ("fileSharing", "userName", _USER, "reserved by"),
    ):
        for element in workbook.iter(tag):
            if text := element.get(key):
                yield Text(place, text, hiding.sight, hiding, label)
    names = [view.get("name", "") for view in workbook.iter("customWorkbookView")]
    if people := [name.removesuffix(_PERSONAL) for name in names if name.endswith(_PERSONAL)]:
        yield Text(place / "saved views", "\n".join(people), _VIEW.sight, _VIEW, "saved by")
    others = [(name,) for name in names if not name.endswith(_PERSONAL)]
    yield from row_table(place / "saved views", others, _VIEW, ("title",), "view")
