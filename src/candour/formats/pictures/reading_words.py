"""Reading words: what is written in a picture, where the Tesseract programs are installed beside Candour (`candour[ocr]`).

The language data are those of the folder that TESSDATA_PREFIX names, or those of the system. Without them, or without
the programs, nothing is read.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import cache
from glob import glob
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from PIL.Image import Image

__all__ = ["is_ready", "words_in"]

_FOLDERS = (
    "/usr/share/tesseract-ocr/*/tessdata",
    "/usr/share/tessdata",
    "/usr/share/tesseract/tessdata",
    "/usr/local/share/tessdata",
    "/opt/homebrew/share/tessdata",
)
_LARGEST = 4000
"""A longer side is made smaller: letters of a page scanned at 300 dots an inch stay 40 dots high."""
_LIKELY, _SURE = 55, 70
_MILLISECONDS = 60_000


def words_in(image: Image) -> str | None:
    """The words in a picture, line by line; empty where none could be read, None where no program is there to read them.

    A picture in which little is read for certain is read lying on each side too.
    """
    api = _api()
    if api is None:
        return None
    if not _may_write_nowhere():
        api.SetVariable("debug_file", "")
    gray = image.convert("L")
    gray.thumbnail((_LARGEST, _LARGEST))
    best, text = 0.0, ""
    for turn in (0, 90, 270, 180):
        turned = gray.rotate(turn, expand=True) if turn else gray
        lines, sureness = _read(api, turned)
        if (weight := sureness * len("".join(lines))) > best:
            best, text = weight, "\n".join(lines)
        if sureness >= _SURE:
            break
    return text


def is_ready() -> bool:
    """Whether words can be read here."""
    return _api() is not None


def _read(api: Any, gray: Image) -> tuple[list[str], float]:
    """The lines of words that were read with some certainty, and how sure the program is of all that it read, of 100."""
    api.SetImageBytes(gray.tobytes(), gray.width, gray.height, 1, gray.width)
    if not api.Recognize(_MILLISECONDS):
        api.Clear()
        return [], 0.0
    said = dict.fromkeys(api.GetUTF8Text().splitlines())
    words = api.MapWordConfidences()
    api.Clear()
    likely = {word for word, sure in words if sure >= _LIKELY}
    lines = [" ".join(word for word in line.split() if word in likely) for line in said]
    letters = sum(len(word) for word, _ in words)
    sureness = sum(len(word) * sure for word, sure in words) / letters if letters else 0.0
    return [line for line in lines if line], sureness


@cache
def _api() -> Any:
    """The program with the data of its language, started once for all pictures; None where it is not there."""
    try:
        import tesserocr  # noqa: PLC0415  (an extra that may be absent)
    except ImportError:
        return None
    for folder in _folders():
        if (Path(folder) / "eng.traineddata").is_file():
            try:
                return tesserocr.PyTessBaseAPI(path=folder, lang="eng")
            except RuntimeError:  # data of another version
                continue
    return None


def _may_write_nowhere() -> bool:
    """Whether the program may open the place where it puts what it has to say. In a locked process it falls over that."""
    try:
        os.close(os.open(os.devnull, os.O_WRONLY))
    except OSError:
        return False
    return True


def _folders() -> Iterator[str]:
    if named := os.environ.get("TESSDATA_PREFIX"):
        yield named
        yield str(Path(named) / "tessdata")
    for pattern in _FOLDERS:
        yield from sorted(glob(pattern), reverse=True)  # noqa: PTH207  (patterns of whole paths)
