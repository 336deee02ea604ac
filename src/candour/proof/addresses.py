"""Addresses: where the links of a page lead. A reader sees them, who points at a link: what stands in one is no residue in its copy."""

from __future__ import annotations

import codecs
from collections.abc import Mapping
from html.parser import HTMLParser
from typing import Final

__all__ = ["addresses_in"]

_LEADING: Final = frozenset({"href", "src", "xlink:href"})
_WRITTEN_IN: Final = "data:"
_TWO_BYTES: Final = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


class _Page(HTMLParser):
    """The addresses of a page or a drawing."""

    def __init__(self) -> None:
        super().__init__()
        self.addresses: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002  (html.parser calls it so)
        told: Mapping[str, str | None] = dict(attrs)
        for name in _LEADING & told.keys():
            address = (told[name] or "").partition("?")[0]
            if not address.startswith(_WRITTEN_IN) and "@" not in address:
                self.addresses.append(address)


def addresses_in(data: bytes) -> list[str]:
    """The addresses that lead somewhere on the web or in the page, without what those say that say more than that."""
    page = _Page()
    page.feed(_decoded(data))
    return page.addresses


def _decoded(data: bytes) -> str:
    """Addresses are in ASCII, whatever the page is in; but for the marks that say that each letter takes two bytes."""
    return data.decode("utf-16" if data.startswith(_TWO_BYTES) else "utf-8", "replace")
