"""A GIF without what stands beside its frames.

    GIF89a │ size │ one palette, where one is enough │ how often │ frame: time, place, its own palette, points │ … │ end

Each frame is taken apart to its points, cut off at the picture's edges, and packed anew. A frame that is shown for no
time at all is shown by browsers for a tenth of a second, and by others not at all: the copy says the tenth.
"""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from candour.cleaned import CannotClean
from candour.formats.pictures.drawing_anew import picture_of
from candour.formats.pictures.view import View

__all__ = ["copied_gif"]

_EXTENSION, _IMAGE, _TRAILER, _CONTROL, _APPLICATION = 0x21, 0x2C, 0x3B, 0xF9, 0xFF
_LOOPING: Final = (b"NETSCAPE2.0", b"ANIMEXTS1.0")
_MOST_BLOCKS: Final = 200_000
_MOST_COLOURS: Final = 256
_TENTH: Final = 10
_DAMAGED: Final = "a picture is cut off before its end, or damaged: ask for it to be sent again"
_GRAYS: Final = bytes(shade for number in range(256) for shade in (number,) * 3)

Colour = tuple[int, int, int]


@dataclass(frozen=True, slots=True, repr=False)
class _Control:
    """What is said of a frame before it."""

    disposal: int = 0
    delay: int = 0
    transparent: int | None = None


@dataclass(frozen=True, slots=True, repr=False)
class _Frame:
    """A frame as it lies in the file."""

    control: _Control
    place: tuple[int, int]
    size: tuple[int, int]
    palette: bytes
    packed: bytes
    is_interlaced: bool


@dataclass(slots=True, repr=False)
class _Drawn:
    """A frame as it is shown: where it lies, its points as numbers of its colours; None is what is transparent."""

    control: _Control
    place: tuple[int, int]
    numbers: Any
    colours: list[Colour | None]


@dataclass(slots=True, repr=False)
class _Moving:
    size: tuple[int, int]
    frames: list[_Frame]
    loops: int | None = None


def copied_gif(data: bytes, view: View) -> bytes:
    """The frames as they are shown.

    Raises:
        CannotClean: where its points are too many, or damaged.
    """
    try:
        moving = _read(data)
    except (IndexError, struct.error):
        raise CannotClean(_DAMAGED) from None
    if not moving.frames or not all(moving.size):
        raise CannotClean(_DAMAGED)
    box = view.box(moving.size)
    drawn = [_drawn(frame, box) for frame in moving.frames]
    return _written(drawn, (box[2] - box[0], box[3] - box[1]), moving.loops)


# ── taken apart ─────────────────────────────────────────────────────────────────────────────────────────────────


def _read(data: bytes) -> _Moving:
    width, height, flags = struct.unpack_from("<HHB", data, 6)
    at = 13 + _palette_size(flags)
    palette = data[13:at]
    moving, control = _Moving((width, height), []), _Control()
    for _ in range(_MOST_BLOCKS):
        kind = data[at] if at < len(data) else _TRAILER
        if kind == _EXTENSION:
            end = _past_blocks(data, at + 2)
            if data[at + 1] == _CONTROL:
                control = _control(data[at + 3 : at + 7])
            elif data[at + 1] == _APPLICATION and data[at + 3 : at + 14] in _LOOPING:
                moving.loops = _loops(data[at + 14 : end], moving.loops)
            at = end
        elif kind == _IMAGE:
            left, top, wide, high, own = struct.unpack_from("<4HB", data, at + 1)
            start = at + 10 + _palette_size(own)
            end = _past_blocks(data, start + 1)
            colours = data[at + 10 : start] or palette or _GRAYS
            frame = _Frame(control, (left, top), (wide, high), colours, data[start:end], bool(own & 0x40))
            moving.frames.append(frame)
            at, control = end, _Control()
        else:
            break
    return moving


def _control(raw: bytes) -> _Control:
    flags, delay, transparent = struct.unpack("<BHB", raw)
    return _Control(flags >> 2 & 7, delay, transparent if flags & 1 else None)


def _loops(blocks: bytes, loops: int | None) -> int | None:
    return struct.unpack_from("<H", blocks, 2)[0] if blocks[:2] == b"\3\1" and len(blocks) >= 4 else loops


def _palette_size(flags: int) -> int:
    return 3 << (flags & 7) + 1 if flags & 0x80 else 0


def _past_blocks(data: bytes, at: int) -> int:
    while data[at]:
        at += 1 + data[at]
    return at + 1


def _drawn(frame: _Frame, box: tuple[int, int, int, int]) -> _Drawn:
    """The part of a frame that lies in the box."""
    import numpy as np  # noqa: PLC0415  (most runs of Candour meet no picture)

    left, top = max(frame.place[0], box[0]), max(frame.place[1], box[1])
    right = min(frame.place[0] + frame.size[0], box[2])
    bottom = min(frame.place[1] + frame.size[1], box[3])
    if left >= right or top >= bottom:
        return _Drawn(frame.control, (0, 0), np.zeros((1, 1), np.uint8), [None])
    points = np.asarray(picture_of(_alone(frame), "GIF"))
    x, y = frame.place
    points = points[top - y : bottom - y, left - x : right - x]
    used = np.unique(points)
    colours = [_colour(frame, int(number)) for number in used]
    unlike = list(dict.fromkeys(colours))
    places = np.zeros(256, np.uint8)
    places[used] = [unlike.index(colour) for colour in colours]
    return _Drawn(frame.control, (left - box[0], top - box[1]), places[points], unlike)


def _colour(frame: _Frame, number: int) -> Colour | None:
    if number == frame.control.transparent:
        return None
    red, green, blue = frame.palette[3 * number : 3 * number + 3].ljust(3, b"\0")
    return red, green, blue


def _alone(frame: _Frame) -> bytes:
    """A frame as a picture of its own, whose points are the numbers of its colours."""
    size = struct.pack("<HH", *frame.size)
    flags = bytes([0xF7, 0, 0])
    body = bytes([_IMAGE, 0, 0, 0, 0]) + size + bytes([0x40 if frame.is_interlaced else 0])
    return b"GIF89a" + size + flags + _GRAYS + body + frame.packed + bytes([_TRAILER])


# ── put together ────────────────────────────────────────────────────────────────────────────────────────────────


def _written(frames: list[_Drawn], size: tuple[int, int], loops: int | None) -> bytes:
    together = _order({colour for frame in frames for colour in frame.colours})
    is_common = len(together) <= _MOST_COLOURS
    is_moving = len(frames) > 1
    flags, table = _table(together) if is_common else (0, b"")
    out = [b"GIF89a", struct.pack("<HHB", *size, flags), b"\0\0", table]
    if is_moving and loops is not None:
        out.append(b"\x21\xff\x0bNETSCAPE2.0\3\1" + struct.pack("<H", loops) + b"\0")
    for number, frame in enumerate(frames, 1):
        colours = together if is_common else _order(set(frame.colours))
        flags, table = (0, b"") if is_common else _table(colours)
        out += _control_of(frame, colours, is_moving=is_moving, is_last=number == len(frames))
        height, width = frame.numbers.shape
        out.append(bytes([_IMAGE]) + struct.pack("<4HB", *frame.place, width, height, flags))
        out += [table, _packed(frame, colours)]
    return b"".join([*out, bytes([_TRAILER])])


def _order(colours: set[Colour | None]) -> list[Colour | None]:
    """The colours in a fixed order; what is transparent is the first."""
    return sorted(colours, key=lambda colour: (colour is not None, colour or (0, 0, 0)))


def _table(colours: list[Colour | None]) -> tuple[int, bytes]:
    bits = max(1, (len(colours) - 1).bit_length())
    table = b"".join(bytes(colour or (0, 0, 0)) for colour in colours)
    return 0x80 | bits - 1, table.ljust(3 << bits, b"\0")


def _control_of(
    frame: _Drawn, colours: list[Colour | None], *, is_moving: bool, is_last: bool
) -> Iterator[bytes]:
    is_transparent = None in frame.colours
    if not is_moving and not is_transparent:
        return
    delay = frame.control.delay if is_moving else 0
    if is_moving and not delay and not is_last:
        delay = _TENTH
    disposal = frame.control.disposal if is_moving and frame.control.disposal <= 3 else 0
    flags = disposal << 2 | is_transparent
    number = colours.index(None) if is_transparent else 0
    yield b"\x21\xf9\4" + struct.pack("<BHB", flags, delay, number) + b"\0"


def _packed(frame: _Drawn, colours: list[Colour | None]) -> bytes:
    """The points packed: the size of the first codes, then blocks."""
    import numpy as np  # noqa: PLC0415
    from PIL import Image as pillow  # noqa: N813, PLC0415

    places = np.array([colours.index(colour) for colour in frame.colours], np.uint8)
    image = pillow.fromarray(places[frame.numbers])
    image.putpalette(_GRAYS)
    out = io.BytesIO()
    image.save(out, "GIF", optimize=False, interlace=0)
    data = out.getvalue()
    start = 13 + _palette_size(data[10])
    while data[start] == _EXTENSION:
        start = _past_blocks(data, start + 2)
    start += 10 + _palette_size(data[start + 9])
    return data[start : _past_blocks(data, start + 1)]
