"""Form controls: lists, captions and values of buttons, boxes and drop-downs, of the old kind and of ActiveX."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from candour.formats.ooxml.survey import Survey
from candour.formats.wording import is_wordy, runs_in
from candour.piece import Found

__all__ = ["read_activex", "read_activex_binary", "read_control"]

_KEPT = frozenset(
    {"Caption", "Text", "Value", "List", "GroupName", "ControlTipText", "Tag", "LinkedCell", "ListFillRange"}
)
_FONTS = (
    "tahoma",
    "arial",
    "calibri",
    "ms sans serif",
    "ms shell dlg",
    "segoe ui",
    "verdana",
    "times new roman",
    "aptos",
)


def read_control(survey: Survey, part: str) -> Iterator[Found]:
    """The items that somebody typed into a list or drop-down."""
    root = survey.tree(part)
    items = [text for item in root.iter("item") if (text := item.get("val", "") or (item.text or "")).strip()]
    if items:
        yield survey.hidden("form-control", survey.showing(part), "\n".join(items), "items of a list")


def read_activex(survey: Survey, part: str) -> Iterator[Found]:
    """Captions and texts among the properties of an ActiveX control."""
    texts = list(_texts(survey.tree(part)))
    if texts:
        yield survey.hidden("form-control", survey.showing(part), "\n".join(texts), "text of a control")


def _texts(root: Element) -> Iterator[str]:
    for element in root.iter("ocxPr"):
        value = element.get("value", "")
        if (
            is_wordy(value)
            and (element.get("name") in _KEPT or " " in value)
            and not value.lower().startswith(_FONTS)
        ):
            yield value


def read_activex_binary(survey: Survey, part: str) -> Iterator[Found]:
    """The words in a control's own bytes, but for the names of common fonts."""
    runs = [run for run in runs_in(survey.read(part)) if not run.lower().startswith(_FONTS)]
    if runs:
        yield survey.hidden("form-control", survey.showing(part), "\n".join(runs), "text of a control")
