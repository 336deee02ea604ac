"""Showing: a picture drawn anew as exactly what is shown of it, with nothing else in the file.

For the pictures in documents: `clean_copy` is for those that are files of their own.
"""

from __future__ import annotations

from candour.cleaned import Written
from candour.formats.pictures.copying import copied
from candour.formats.pictures.view import Crop
from candour.place import Place
from candour.source import Source

__all__ = ["shown"]


def shown(data: bytes | memoryview, *, crop: Crop = (0, 0, 0, 0), is_turned: bool = False) -> Written:
    """The picture as it is shown, in a file that holds nothing else.

    `crop` is the share that is cut off left, top, right and bottom, from 0 to 1; shares below nothing cut nothing off.
    Documents show pictures as they lie in the file; with `is_turned` it is turned as its EXIF data say, as browsers do.
    The copy may be in another format than the original was (a HEIC becomes a JPEG): see `Written.extension`.
    It takes JPEG, PNG, GIF, TIFF, WebP, HEIC, AVIF and BMP; drawings (EMF, WMF, SVG) have writers of their own.

    Raises:
        CannotClean: where the picture is damaged, too large, of another kind, or nothing of it is shown.
    """
    return copied(Source("picture", data, Place()), crop, is_turned=is_turned)
