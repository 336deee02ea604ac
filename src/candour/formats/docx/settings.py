"""Settings: what holds for the whole document, and what programs have noted in it.

evenAndOddHeaders, displayBackgroundShape, clrSchemeMapping     how it looks
docVars                     what macros and add-ins keep in it
mailMerge                   where letters take their addressees from: a file, a database, a query
documentProtection, rsids   a digest, and numbers of editing sessions: they hold no words and are not told
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from candour.block import ListBlock
from candour.formats.docx.looks import is_on
from candour.formats.docx.own_hidings import MAIL_MERGE, VARIABLE
from candour.formats.wording import is_wordy
from candour.piece import Found, Mask, Table, Text
from candour.place import Place

__all__ = ["Settings", "read_settings"]

_MERGE = frozenset({
    "connectString", "query", "mailSubject", "addressFieldName", "udl", "table", "name", "headerSource", "dataSource",
})  # fmt: skip
_PATHS = frozenset({"sl:uri", "sl:manifestLocation", "sl:schemaLocation", "solutionID"})


@dataclass(frozen=True, slots=True)
class Settings:
    """What the settings say of how the document looks."""

    has_even_headers: bool = False
    shows_background: bool = False
    mapping: dict[str, str] = field(default_factory=dict)
    """Where the theme's colours go: `bg1` to `light1`."""

    @classmethod
    def of(cls, root: Element) -> Settings:
        """What this part of settings says."""
        mapping = root.find("clrSchemeMapping")
        return cls(
            _is_set(root, "evenAndOddHeaders"),
            _is_set(root, "displayBackgroundShape"),
            dict(mapping.attrib) if mapping is not None else {},
        )


def _is_set(root: Element, name: str) -> bool:
    found = root.find(name)
    return found is not None and is_on(found.get("val"))


def read_settings(root: Element, place: Place) -> Iterator[Found]:
    """What programs have noted in the settings."""
    block = ListBlock()
    variables = list(root.iterfind("docVars/docVar"))
    for row, variable in enumerate(variables):
        for column, text in enumerate((variable.get("name", ""), variable.get("val", ""))):
            block.add(row, column, text)
    if len(block):
        header, under = ("name", "value"), Mask.of(VARIABLE)
        at = place / "document variables"
        yield Table(
            at, lambda: (block,), (), under, ("variable", "value"), lambda row, _: f"{header[0]} {row + 1}"
        )
    merge = root.find("mailMerge")
    lines = [] if merge is None else [child.get("val", "") for child in merge.iter() if child.tag in _MERGE]
    if text := "\n".join(line for line in dict.fromkeys(lines) if is_wordy(line)):
        yield Text(place / "mail merge", text, MAIL_MERGE.sight, MAIL_MERGE, "source of a mail merge")
    schemas = [
        value for child in root.iter() for key, value in child.items() if key in _PATHS and is_wordy(value)
    ]
    if schemas:
        text = "\n".join(dict.fromkeys(schemas))
        yield Text(place / "settings", text, VARIABLE.sight, VARIABLE, "schema")
