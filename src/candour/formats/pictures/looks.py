"""Looks: a picture as it is seen, decoded once, and what is said of its pixels.

    metadata     is told by each format's own reader, which never decodes anything
    pixels       are decoded here, no larger than needed: may there be writing? is it the same picture as another?

A picture of too many points is not decoded at all: a hundred kilobytes can claim a thousand million of them.
"""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib import import_module
from typing import TYPE_CHECKING, Any

from candour.errors import LimitReached
from candour.formats.pictures.reading_words import words_in
from candour.formats.pictures.writing import SMALLEST, has_writing
from candour.hiding import Hiding
from candour.piece import Blob, Found, Gap, Text, Why
from candour.place import Place
from candour.source import Limits, Source

if TYPE_CHECKING:
    from PIL.Image import Image

__all__ = [
    "LEFT_TO_PEOPLE",
    "UNREAD_SHAPES",
    "UNREAD_WRITING",
    "Look",
    "Undecodable",
    "pages_of",
    "points_of",
    "read_writing",
    "small_picture",
]

UNREAD_WRITING = (
    "a picture that may hold writing, which was not read: look at it yourself, or install candour[ocr]"
)
_NO_WORDS = "a picture that may hold writing, in which no word could be made out: look at it yourself (it may be handwriting)"
UNREAD_SHAPES = "a drawing of lines and shapes that may be letters, which were not read: look at it yourself"
LEFT_TO_PEOPLE = frozenset({UNREAD_WRITING, _NO_WORDS, UNREAD_SHAPES})
"""What is said of a picture that only a person can look at."""
_TOO_LARGE = "or look at the picture yourself; what else is in the file was read"
_BROKEN = (
    "its pixels are damaged or of a rare kind, and were not looked at; what else is in the file was read"
)
_TOO_MANY = "its {noun}s are too many to be looked at for writing: look at them yourself"
_MOST_LOOKED_AT = 400_000_000
"""Points of all frames or pages of one file together."""
_DETECTED = 9_000_000
"""Writing is looked for in a picture of at most so many points; a larger one is halved until it fits."""
_COLOURED = 2_500_000
"""Writing that only its colour shows is looked for in fewer points: few write so."""
_PALE = 6
_USUAL = Limits()
_PLUGINS = {
    "JPEG": "JpegImagePlugin", "MPO": "MpoImagePlugin", "PNG": "PngImagePlugin", "GIF": "GifImagePlugin", "TIFF": "TiffImagePlugin",
    "WEBP": "WebPImagePlugin", "BMP": "BmpImagePlugin", "DIB": "BmpImagePlugin", "AVIF": "AvifImagePlugin", "HEIF": "",
}  # fmt: skip
_STARTS = (
    (b"\xff\xd8\xff", "JPEG"),
    (b"\x89PNG", "PNG"),
    (b"GIF8", "GIF"),
    (b"RIFF", "WEBP"),
    (b"BM", "BMP"),
    (b"II", "TIFF"),
    (b"MM", "TIFF"),
)


class Undecodable(Exception):  # noqa: N818  (a state of the picture, not a fault of the call)
    """The pixels cannot be decoded; says why in the words of a Gap."""

    def __init__(self, why: Why, detail: str) -> None:
        super().__init__(detail)
        self.why = why


@dataclass(slots=True, repr=False)
class Look:
    """A picture that is decoded when it is first looked at. `size` is what its own header says, where that is known."""

    source: Source
    kind: str
    """What Pillow calls its format: `JPEG`. Nothing for a drawing, which has no points."""
    size: tuple[int, int] = (0, 0)
    _small: Image | None = field(default=None)
    _kept: Image | None = field(default=None)
    _failure: Undecodable | None = field(default=None)
    _is_told: bool = False
    """Whether there is a Gap that has somebody look at the picture."""

    def found(self, media_type: str) -> Iterator[Found]:
        """The picture as it is seen, and whether there may be writing in it."""
        yield Blob.of(self.source.place, self.source.data, media_type)
        if not self.source.needs_no_look and (min(self.size) >= SMALLEST or self.size == (0, 0)):
            yield from self.writing()
        elif self.is_too_large:
            yield from self.unseen(_too_many(self.size, self.source.budget.limits))

    @property
    def is_too_large(self) -> bool:
        """Whether it says of itself that it has more points than the limit."""
        return self.size[0] * self.size[1] > self.source.budget.limits.pixels

    def unseen(self, why: Undecodable) -> Iterator[Gap]:
        """A Gap that says why its pixels were not looked at, where none has said so yet."""
        if not self._is_told:
            self._is_told = True
            yield Gap(self.source.place, why.why, str(why))

    def writing(self, hiding: Hiding | None = None) -> Iterator[Found]:
        """The writing in it, or a Gap where that, or the picture itself, could not be read."""
        try:
            found = False
            for gray in self._grays():
                if found := has_writing(gray):
                    break
            if found:
                yield from self._telling(_words(self.whole(), self.source.place, hiding))
        except Undecodable as why:
            yield from self.unseen(why)

    def further(self, noun: str, hiding: Hiding | None = None) -> Iterator[Found]:
        """The writing in the frames or pages after the first. One Gap says all: then each of them is to be looked at."""
        looked_at = 0
        if self.source.needs_no_look:
            return
        try:
            for number, image in enumerate(pages_of(self.source, self.kind, self.size), 1):
                looked_at += image.width * image.height
                place = self.source.place / f"{noun} {number}"
                if looked_at > _MOST_LOOKED_AT and not self._is_told:
                    yield Gap(
                        self.source.place / f"{noun}s from {number}", Why.LIMIT, _TOO_MANY.format(noun=noun)
                    )
                    return
                if number > 1:
                    yield from self._telling(read_writing(image, place, hiding))
                if self._is_told:
                    return
        except Undecodable as why:
            if not self._is_told:
                yield Gap(self.source.place / f"{noun}s", why.why, str(why))

    def _telling(self, found: Iterator[Found]) -> Iterator[Found]:
        for one in found:
            self._is_told |= isinstance(one, Gap)
            yield one

    def whole(self) -> Image:
        """The whole picture in all its points.

        Raises:
            Undecodable: where its pixels are too many or damaged.
        """
        return self._opened(None)

    def small(self) -> Image:
        """The picture in gray and no longer than a few hundred points, to be compared with another.

        Raises:
            Undecodable: where its pixels are too many or damaged.
        """
        if self._small is None:
            image = self._opened((640, 640))
            self._small = _plain(image, 640)
        return self._small

    def _grays(self) -> Iterator[Any]:
        """Brightness, as it is looked through for writing; and where there is colour, the darkest of the colours."""
        edge = _side(self.size) if self.kind == "JPEG" and all(self.size) else None
        image = self._opened(edge, mode="L" if self.kind == "JPEG" else "")
        self._small = self._small or _plain(image, 640)
        yield from _brightness(image)
        if self.kind == "JPEG":
            image = self._opened((1600, 1600))
        yield from _darkest(image)

    def _opened(self, draft: tuple[int, int] | None, mode: str = "") -> Image:
        """The picture decoded; a JPEG no larger than needed for a draft."""
        if self._failure:
            raise self._failure
        if self._kept:
            return self._kept
        try:
            with _opened(bytes(self.source.data), self.kind, self.size, self.source.budget.limits) as image:
                if self.kind == "JPEG" and (draft or mode):
                    image.draft(mode or None, draft)
                image.load()
                self.source.budget.spend(image.width * image.height * len(image.getbands()))
                self._kept = image if self.kind != "JPEG" else None
                return image
        except Undecodable as failure:
            self._failure = failure
            raise


@contextmanager
def _opened(data: bytes, kind: str, size: tuple[int, int], limits: Limits) -> Iterator[Image]:
    """The picture opened by Pillow as this one kind, whatever else it may look like.

    Raises:
        Undecodable: where its pixels are too many, or damaged.
    """
    _check_size(size, limits)
    if kind not in _PLUGINS:
        raise Undecodable(Why.UNREAD, _BROKEN)
    from PIL import Image as pillow  # noqa: N813, PLC0415  (most runs of Candour meet no picture)

    if plugin := _PLUGINS[kind]:
        import_module(f"PIL.{plugin}")
    else:
        import_module("pillow_heif").register_heif_opener(thumbnails=False)
    pillow.MAX_IMAGE_PIXELS = limits.pixels
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what Pillow thinks of odd metadata
            with pillow.open(io.BytesIO(data), formats=(kind,)) as image:
                size = image.size
                _check_size(size, limits)
                yield image
    except (Undecodable, LimitReached, GeneratorExit):
        raise
    except pillow.DecompressionBombError:
        raise _too_many(size, limits) from None
    except MemoryError:
        raise _too_large(size, LimitReached("memory", f"{limits.memory:,} bytes")) from None
    except Exception:  # noqa: BLE001  (decoders fail in every way; whichever it is, the pixels were not seen)
        raise Undecodable(Why.BROKEN, _BROKEN) from None


def _check_size(size: tuple[int, int], limits: Limits) -> None:
    if size[0] * size[1] > limits.pixels:
        raise _too_many(size, limits)


def _too_many(size: tuple[int, int], limits: Limits) -> Undecodable:
    return _too_large(size, LimitReached("pixels", f"{limits.pixels:,}"))


def _too_large(size: tuple[int, int], limit: LimitReached) -> Undecodable:
    claimed = f"it claims {size[0] * size[1]:,} points: " if all(size) else ""
    return Undecodable(Why.LIMIT, f"{claimed}{limit}, {_TOO_LARGE}")


def small_picture(data: bytes, limits: Limits = _USUAL) -> Image:
    """Any picture in gray and no longer than a few hundred points, to be compared with another.

    Raises:
        Undecodable: where it is of no kind that can be decoded, or its pixels are too many or damaged.
    """
    kind = next((kind for start, kind in _STARTS if data[: len(start)] == start), "")
    if not kind:
        raise Undecodable(Why.UNREAD, _BROKEN)
    with _opened(data, kind, (0, 0), limits) as image:
        if kind == "JPEG":
            image.draft("L", None)  # its colours would cost more than the rest
        image.load()
        return _plain(image, 640)


def points_of(data: bytes, kind: str, mode: str = "", limits: Limits = _USUAL) -> Image:
    """A picture in all its points; a JPEG in this mode, where it is kept so.

    Raises:
        Undecodable: where its pixels are too many or damaged.
    """
    with _opened(data, kind, (0, 0), limits) as image:
        if mode:
            image.draft(mode, None)
        image.load()
        return image


def pages_of(source: Source, kind: str, size: tuple[int, int] = (0, 0)) -> Iterator[Image]:
    """The pages or frames of a picture, one after another; each is gone when the next is asked for.

    Raises:
        Undecodable: where its pixels are too many, or damaged.
    """
    with _opened(bytes(source.data), kind, size, source.budget.limits) as image:
        for number in range(getattr(image, "n_frames", 1)):
            image.seek(number)
            _check_size(image.size, source.budget.limits)
            image.load()
            source.budget.spend(image.width * image.height * len(image.getbands()))
            yield image


def read_writing(image: Image, place: Place, hiding: Hiding | None = None) -> Iterator[Found]:
    """The writing in a picture that is decoded already, or a Gap where it may hold some that is not read."""
    if min(image.size) >= SMALLEST and any(
        has_writing(gray) for grays in (_brightness, _darkest) for gray in grays(image)
    ):
        yield from _words(image, place, hiding)


def _words(image: Image, place: Place, hiding: Hiding | None) -> Iterator[Found]:
    words = words_in(_as_seen(image))
    if words:
        yield Text(place, words, hiding.sight, hiding) if hiding else Text(place, words)
    else:
        yield Gap(place, Why.UNREAD, UNREAD_WRITING if words is None else _NO_WORDS)


# ── brightness ──────────────────────────────────────────────────────────────────────────────────────────────────


def _side(size: tuple[int, int]) -> tuple[int, int]:
    """The size to which a picture is halved, as often as needed, before writing is looked for."""
    width, height = size
    while width * height > _DETECTED:
        width, height = width // 2, height // 2
    return max(width, 1), max(height, 1)


def _brightness(image: Image) -> Iterator[Any]:
    """The picture in gray; one that is transparent in parts, on white and on black."""
    import numpy as np  # noqa: PLC0415

    factor = max(1, round(image.width / _side(image.size)[0]))
    if image.mode == "1":  # halved in steps of gray, for fine letters come apart in black and white
        image = image.convert("L")
    image = image.reduce(factor) if factor > 1 and image.mode in ("L", "RGB", "RGBA", "CMYK") else image
    yield np.asarray(_gray(image, 255))
    if _is_transparent(image):
        yield np.asarray(_gray(image, 0))


def _darkest(image: Image) -> Iterator[Any]:
    """Of each point its darkest colour, where the picture has colours: yellow on white is dark in blue."""
    import numpy as np  # noqa: PLC0415

    if image.mode in ("1", "L", "LA", "I", "F") or image.mode.startswith("I;"):
        return
    image = _as_seen(image)
    while image.width * image.height > _COLOURED:
        image = image.reduce(2)
    sample = np.asarray(image.resize((min(image.width, 128), min(image.height, 128))))
    if (sample.max(axis=2).astype(int) - sample.min(axis=2)).max() > _PALE:
        yield np.asarray(image).min(axis=2)


def _is_transparent(image: Image) -> bool:
    return image.mode in ("RGBA", "LA", "PA", "RGBa", "La") or "transparency" in image.info


def _as_seen(image: Image, ground: int = 255) -> Image:
    """The picture in three colours, on a ground of this brightness where it is transparent."""
    from PIL import Image as pillow  # noqa: N813, PLC0415

    if image.mode in ("I", "F") or image.mode.startswith("I;"):
        return _gray(image, ground).convert("RGB")
    if not _is_transparent(image):
        return image if image.mode == "RGB" else image.convert("RGB")
    under = pillow.new("RGBA", image.size, (ground, ground, ground, 255))
    return pillow.alpha_composite(under, image.convert("RGBA")).convert("RGB")


def _gray(image: Image, ground: int) -> Image:
    if image.mode == "L" and "transparency" not in image.info:
        return image
    if image.mode in ("I", "F") or image.mode.startswith("I;"):
        return _stretched(image)
    return _as_seen(image, ground).convert("L")


def _stretched(image: Image) -> Image:
    """A picture of more than 256 shades, from its darkest to its lightest."""
    import numpy as np  # noqa: PLC0415
    from PIL import Image as pillow  # noqa: N813, PLC0415

    shades = np.nan_to_num(np.asarray(image, dtype=np.float32))
    low, high = float(shades.min()), float(shades.max())
    return pillow.fromarray(((shades - low) * (255 / max(high - low, 1e-6))).astype(np.uint8))


def _plain(image: Image, longest: int) -> Image:
    factor = max(1, max(image.size) // longest)
    if factor > 1 and image.mode in ("L", "RGB", "RGBA", "CMYK"):
        image = image.reduce(factor)
    return _gray(image, 255)
