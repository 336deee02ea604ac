"""Markup: a page's elements written out."""

from __future__ import annotations

from typing import Any

from candour.formats.html.allowed import EMPTY

__all__ = ["written_out"]

_TEXT = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
_VALUE = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})
_AS_IT_STANDS = frozenset({"style"})


def written_out(root: Any) -> str:
    """The element and all in it."""
    from lxml import etree  # noqa: PLC0415  (pages only)

    out: list[str] = []
    for event, element in etree.iterwalk(root, events=("start", "end")):
        tag = element.tag
        if event == "start":
            out.append(f"<{tag}")
            for name, value in element.attrib.items():
                out.append(f' {name}="{value.translate(_VALUE)}"' if value else f" {name}")
            out.append(">")
            if element.text:
                out.append(element.text if tag in _AS_IT_STANDS else element.text.translate(_TEXT))
        else:
            if tag not in EMPTY:
                out.append(f"</{tag}>")
            if element.tail and element is not root:
                out.append(element.tail.translate(_TEXT))
    return "".join(out)
