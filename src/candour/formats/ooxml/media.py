"""Media: pictures, sound and video, each a file of its own.

A picture is as seen as the drawing that shows it. One that no relation leads to, or that its drawing no longer uses, is
shown nowhere and kept all the same.
"""

from __future__ import annotations

from collections.abc import Iterator
from posixpath import basename

from candour.formats.ooxml.survey import Survey
from candour.piece import Blob, Count, Found, Gap, Nested, Why

__all__ = ["is_media", "read_font", "read_ink", "read_media"]

# fmt: off
_EXTENSIONS = (
    ".png", ".jpg", ".jpeg", ".jpe", ".jfif", ".gif", ".bmp", ".dib", ".tif", ".tiff", ".emf", ".wmf", ".emz", ".wmz", ".svg",
    ".svgz", ".webp", ".heic", ".heif", ".avif", ".wdp", ".jxr", ".hdp", ".pict", ".pct", ".pcz", ".eps", ".ico", ".mp3",
    ".mp4", ".m4a", ".m4v", ".mov", ".wav", ".wma", ".wmv", ".avi", ".mpg", ".mpeg", ".mkv", ".glb",
)
# fmt: on


def is_media(survey: Survey, part: str) -> bool:
    """Whether a part is a picture, sound or video, by its content type or the end of its name."""
    kind = survey.package.type_of(part)
    return kind.startswith(("image/", "audio/", "video/", "model/")) or part.lower().endswith(_EXTENSIONS)


def read_media(survey: Survey, part: str) -> Iterator[Found]:
    """The picture, as the file that it is."""
    showing = survey.showing(part)
    hiding = showing.under.hiding if showing.under else None
    if not survey.is_reached(part) or survey.is_unused(part):
        hiding = survey.hiding("unused-picture")
    source = survey.package.source.nested(basename(part), survey.package.read(part), showing.place)
    yield Nested(source, hiding)
    yield Count("picture or sound", 1, int(hiding is not None))


def read_font(survey: Survey, part: str) -> Iterator[Found]:
    """The shapes of letters, kept so that the document looks the same everywhere."""
    yield Blob.of(survey.showing(part).place, survey.package.read(part), "font/sfnt")


def read_ink(survey: Survey, part: str) -> Iterator[Found]:
    """Strokes of a pen: words, perhaps, that only a person can read."""
    survey.package.examine(part)
    detail = "handwriting, or a drawing made with a pen: Candour cannot read it; look at it where it is shown"
    yield Gap(survey.showing(part).place, Why.UNREAD, detail)
