"""Timing in a copy: what appears and what goes away, plainly, in the order of the clicks.

It is written only where something that a reader sees would be under something else for good without it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final
from xml.etree.ElementTree import Element, SubElement

__all__ = ["is_same", "steps_in", "timing_of"]

_SHOWS: Final = {"entr": "visible", "exit": "hidden"}
Step = tuple[str, str]
"""The number of a shape, and what happens to it: `entr` or `exit`."""


def steps_in(slide: Element) -> list[Step]:
    """What comes and goes on a slide, in order."""
    timing = slide.find("timing")
    return list(dict.fromkeys(_steps(timing, ""))) if timing is not None else []


def _steps(element: Element, kind: str) -> Iterator[Step]:
    for child in element:
        if child.tag == "spTgt":
            if kind in _SHOWS and child.find("txEl") is None:
                yield child.get("spid", ""), kind
        else:
            yield from _steps(child, child.get("presetClass", kind))


def timing_of(steps: Iterable[Step], ids: Mapping[str, str]) -> Element:
    """A click for each of these steps. `ids` are the new numbers of the shapes by their old ones."""
    numbers = iter(range(1, 1_000_000))

    root = Element("p:timing")
    whole = {"id": str(next(numbers)), "dur": "indefinite", "restart": "never", "nodeType": "tmRoot"}
    outer = SubElement(SubElement(SubElement(root, "p:tnLst"), "p:par"), "p:cTn", whole)
    sequence = SubElement(SubElement(outer, "p:childTnLst"), "p:seq", {"concurrent": "1", "nextAc": "seek"})
    main = {"id": str(next(numbers)), "dur": "indefinite", "nodeType": "mainSeq"}
    clicks = SubElement(SubElement(sequence, "p:cTn", main), "p:childTnLst")
    for shape, kind in steps:
        if shape in ids:
            _click(clicks, ids[shape], kind, numbers)
    for name, event in (("prevCondLst", "onPrev"), ("nextCondLst", "onNext")):
        condition = SubElement(SubElement(sequence, f"p:{name}"), "p:cond", {"evt": event, "delay": "0"})
        SubElement(SubElement(condition, "p:tgtEl"), "p:sldTgt")
    return root


def _click(clicks: Element, shape: str, kind: str, numbers: Iterator[int]) -> None:
    effect = {
        "presetID": "1",
        "presetClass": kind,
        "presetSubtype": "0",
        "fill": "hold",
        "nodeType": "clickEffect",
    }
    inside = clicks
    for delay, said in (("indefinite", {"fill": "hold"}), ("0", {"fill": "hold"}), ("0", effect)):
        time = SubElement(SubElement(inside, "p:par"), "p:cTn", {"id": str(next(numbers)), **said})
        _delay(time, delay)
        inside = SubElement(time, "p:childTnLst")
    change = SubElement(inside, "p:set")
    behaviour = SubElement(change, "p:cBhvr")
    _delay(SubElement(behaviour, "p:cTn", {"id": str(next(numbers)), "dur": "1", "fill": "hold"}), "0")
    SubElement(SubElement(behaviour, "p:tgtEl"), "p:spTgt", {"spid": shape})
    SubElement(SubElement(behaviour, "p:attrNameLst"), "p:attrName").text = "style.visibility"
    SubElement(SubElement(change, "p:to"), "p:strVal", {"val": _SHOWS[kind]})


def _delay(time: Element, delay: str) -> None:
    SubElement(SubElement(time, "p:stCondLst"), "p:cond", {"delay": delay})


def is_same(read: Element, written: Element) -> bool:
    """Whether an element that was read says the same as one that is written."""
    return (
        read.tag == written.tag.rpartition(":")[2]
        and read.attrib == written.attrib
        and (read.text or "").strip() == (written.text or "").strip()
        and len(read) == len(written)
        and all(is_same(one, other) for one, other in zip(read, written, strict=True))
    )
