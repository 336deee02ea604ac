"""Patches: plain boxes that lie on a picture and black something out. They can be painted into it where that changes no looks."""

from __future__ import annotations

from collections.abc import Iterator

from candour.formats.pptx.copying.pictures import Patch
from candour.formats.pptx.geometry import POINT, Box, share
from candour.formats.pptx.layers import FULL_FORMS, Layer, Layers
from candour.formats.pptx.page import Page
from candour.formats.pptx.shapes import Shape

__all__ = ["patches_on"]


def patches_on(layers: Layers, page: Page, at: int, box: Box) -> list[tuple[int, Patch]] | None:
    """The boxes on a picture, each with its place in the order of drawing; None where one cannot be painted into it.

    It cannot where the picture is turned or mirrored or does not fill its frame, where the box has a form that is not drawn here,
    or where something between the two would come to light.
    """
    picture = page.shapes[at]
    found = layers.patch_layers(at, box)
    numbers = {layer.at for layer in found}
    if not _lies_plainly(picture, page) or not (box.width and box.height):
        return None
    patches = []
    for layer in found:
        shape = page.shapes[layer.at]
        is_round = shape.geometry == "ellipse"
        if not (is_round or layer.is_full) or _is_turned(shape) or layer.paint.colour is None:
            return None
        if any(other.meets(layer.box) for other in _between(page, at, layer, numbers)):
            return None
        patches.append((layer.at, _patch(layer, box, is_round=is_round)))
    return patches


def _patch(layer: Layer, box: Box, *, is_round: bool) -> Patch:
    return Patch(
        max((layer.box.left - box.left) / box.width, 0.0),
        max((layer.box.top - box.top) / box.height, 0.0),
        min((layer.box.right - box.left) / box.width, 1.0),
        min((layer.box.bottom - box.top) / box.height, 1.0),
        is_round,
        layer.paint.colour or 0,
    )


def _between(page: Page, at: int, layer: Layer, patches: set[int]) -> Iterator[Box]:
    """The boxes of what is drawn after the picture and before the patch."""
    for number in range(at + 1, layer.at):
        shape = page.shapes[number]
        outline = page.ground.outline(shape)
        if number not in patches and shape.tag != "grpSp" and not shape.is_hidden and outline is not None:
            yield outline.box


def _lies_plainly(picture: Shape, page: Page) -> bool:
    """Whether a picture stands upright, as it is kept, and fills its frame."""
    outline = page.ground.outline(picture)
    if outline is None or not outline.is_upright or _is_turned(picture):
        return False
    if abs(outline.width - outline.box.width) > POINT:
        return False
    is_grouped = len(picture.ids) > 1
    groups = page.tree.root.iter("grpSp") if is_grouped else ()
    if any(
        (transform := group.find("grpSpPr/xfrm")) is not None
        and any(transform.get(name, "0") not in ("0", "false") for name in ("rot", "flipH", "flipV"))
        for group in groups
    ):
        return False
    fill = picture.element.find("blipFill")
    if fill is None or fill.find("tile") is not None or picture.geometry not in FULL_FORMS:
        return False
    source, spread = fill.find("srcRect"), fill.find("stretch/fillRect")
    is_smaller = source is not None and any(share(source.get(edge), 0.0) < 0 for edge in "ltrb")
    is_inset = spread is not None and any(share(spread.get(edge), 0.0) > 0 for edge in "ltrb")
    return not (is_smaller or is_inset)


def _is_turned(shape: Shape) -> bool:
    transform = shape.element.find("spPr/xfrm")
    return transform is not None and any(
        transform.get(name, "0") not in ("0", "false") for name in ("rot", "flipH", "flipV")
    )
