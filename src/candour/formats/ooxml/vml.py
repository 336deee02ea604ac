"""Legacy drawings (VML): the shapes behind notes, form controls, embedded objects, and pictures in headers and footers.

A note's own words stand in the comments' part and are not said twice. Excel writes VML that is not always well formed:
line breaks are left open.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial
from xml.etree.ElementTree import Element

from candour.formats.ooxml.package import Relation
from candour.formats.ooxml.survey import Showing, Survey
from candour.formats.ooxml.walking import own_elements, topmost
from candour.formats.wording import is_wordy
from candour.formats.xml import BadXml
from candour.piece import Found

__all__ = ["HEADER_FOOTER", "VML_HIDDEN", "VML_SHAPES", "read_vml", "vml_tree", "words_of_vml"]

VML_SHAPES = frozenset({"shape", "rect", "roundrect", "oval", "line", "polyline", "arc", "curve", "image"})
_LETTERS = frozenset({"font", "b", "i", "u", "span", "s", "sup", "sub"})
_BREAK = re.compile(rb"<br\s*>", re.IGNORECASE)
HEADER_FOOTER = re.compile(r"[LCR][HF](?:FIRST|EVEN)?")
"""How the shapes of pictures in headers and footers are called: left header, centre footer, …"""
VML_HIDDEN = re.compile(r"visibility\s*:\s*hidden|display\s*:\s*none", re.IGNORECASE)
_CROPS = ("croptop", "cropbottom", "cropleft", "cropright")


def read_vml(survey: Survey, part: str) -> Iterator[Found]:
    """The words of shapes that are no notes, the descriptions of all, and pins for their pictures."""
    home = survey.home(part)
    root = vml_tree(survey.read(part), partial(survey.tree_of, part))
    targets = survey.targets(part)
    for shape in root.iter():
        if shape.tag in VML_SHAPES:
            yield from _read_shape(survey, shape, home, targets)
    survey.walked.add(part.lower())


def vml_tree(data: bytes, tree_of: Callable[[bytes], Element]) -> Element:
    """A part of VML as elements, although Excel leaves its line breaks open."""
    try:
        return tree_of(data)
    except BadXml:
        return tree_of(_BREAK.sub(b"<br/>", data))


def _read_shape(
    survey: Survey, shape: Element, home: Showing, targets: dict[str, Relation]
) -> Iterator[Found]:
    data = shape.find("ClientData")
    kind = data.get("ObjectType", "") if data is not None else ""
    name = shape.get("id", "")
    what = ""
    if kind == "Note":
        what = "comment"
    elif HEADER_FOOTER.fullmatch(name):
        what = "header-footer"
    elif VML_HIDDEN.search(shape.get("style", "")):
        what = "hidden-drawing"
    noun = {"Note": "note", "": "shape"}.get(kind, f"control ({kind})")
    under = home.under or (survey.mask(what) if what else None)
    here = Showing(home.place / f'{noun} "{name}"', under)
    text = words_of_vml(shape)
    if is_wordy(text):
        if kind and not what:
            survey.captions.add(text)
        yield survey.seen(here, text)
    yield from _read_names(survey, shape, here)
    for element in own_elements(shape, VML_SHAPES):
        relation = targets.get(element.get("relid", "") or element.get("r:id", ""))
        if relation and not relation.is_external:
            cropped = here.under is None and any(_is_more_than_nothing(element.get(key)) for key in _CROPS)
            under = survey.mask("cropped-picture") if cropped else here.under
            survey.pin(relation.target, here.place, under)


def words_of_vml(shape: Element) -> str:
    """The words in a shape's own text boxes."""
    words: list[str] = []
    for box in topmost(shape, {*VML_SHAPES, "textbox"}):
        if box.tag == "textbox":
            _gather(box, words)
    return " ".join("".join(words).split())


def _gather(element: Element, words: list[str]) -> None:
    """Text in its order; each element ends a word but those that only change the looks of letters."""
    words.append(element.text or "")
    for child in element:
        if child.tag not in VML_SHAPES:
            space = "" if child.tag in _LETTERS else " "
            words.append(space)
            _gather(child, words)
            words += [space, child.tail or ""]


def _read_names(survey: Survey, shape: Element, here: Showing) -> Iterator[Found]:
    for key in ("alt", "title"):
        if is_wordy(text := shape.get(key, "")):
            yield survey.hidden("alt-text", here, text, "description of a picture or shape")
    for picture in own_elements(shape, VML_SHAPES):
        if picture.tag == "imagedata" and is_wordy(text := picture.get("title", "")):
            yield survey.hidden("alt-text", here, text, "name of a picture's file")


def _is_more_than_nothing(crop: str | None) -> bool:
    """A crop is a share of one (`.25`), or of 65,536 (`16384f`). Below nothing it adds a margin."""
    return bool(crop) and not str(crop).startswith("-") and bool(re.search("[1-9]", str(crop)))
