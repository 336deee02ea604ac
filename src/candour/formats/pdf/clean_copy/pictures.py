"""Pictures: copied with their points as they are, and nothing beside them.

JPEG                    its points and tables; what cameras note goes
JPEG 2000               its points; what is noted in boxes beside them goes
fax, JBIG2              as they are
bare points             as they are packed, where they are exactly as many as the picture has; else packed anew
masks                   the same; further pictures that might stand in go
"""

from __future__ import annotations

import base64
import binascii
import re
import struct
import zlib
from collections.abc import Mapping
from typing import Any, Final

from candour.formats.pdf.clean_copy.colours import Colours, parts_of_space
from candour.formats.pdf.clean_copy.jbig2 import segments_without_remarks
from candour.formats.pdf.clean_copy.plain import Copier, copied_entries, flag, name_among, number, numbers
from candour.formats.pdf.clean_copy.statements import Unfollowable
from candour.formats.pdf.document import Document, inflated
from candour.formats.pdf.values import entry, items, kind_of, name_of, number_of
from candour.formats.pictures.jpeg_copy import RareJpeg, copied_jpeg

__all__ = ["copied_picture", "size_of"]

_SHORT: Final = {
    "DCT": "DCTDecode", "CCF": "CCITTFaxDecode", "Fl": "FlateDecode", "A85": "ASCII85Decode", "AHx": "ASCIIHexDecode",
    "LZW": "LZWDecode", "RL": "RunLengthDecode",
}  # fmt: skip
_PACKED: Final = frozenset({"DCTDecode", "JPXDecode", "CCITTFaxDecode", "JBIG2Decode"})
_ENTRIES: Final[Mapping[str, Copier]] = {
    "/Type": name_among("XObject"),
    "/Subtype": name_among("Image"),
    "/Width": number,
    "/Height": number,
    "/BitsPerComponent": number,
    "/ImageMask": flag,
    "/Interpolate": flag,
    "/Decode": numbers,
    "/Intent": name_among("AbsoluteColorimetric", "RelativeColorimetric", "Saturation", "Perceptual"),
    "/SMaskInData": number,
    "/Matte": numbers,
}
_FAX: Final[Mapping[str, Copier]] = {
    **dict.fromkeys(("/K", "/Columns", "/Rows", "/DamagedRowsBeforeError"), number),
    **dict.fromkeys(("/EndOfLine", "/EncodedByteAlign", "/EndOfBlock", "/BlackIs1"), flag),
}
_PREDICTED: Final[Mapping[str, Copier]] = dict.fromkeys(
    ("/Predictor", "/Colors", "/BitsPerComponent", "/Columns"), number
)
_MOST: Final = 1 << 30
_BOXES: Final = frozenset({b"jP  ", b"ftyp", b"jp2h", b"jp2c"})
_REMARK: Final = 0x64
_A85_END: Final = re.compile(rb"~\s*>?\s*\Z")


def size_of(picture: Any) -> tuple[int, int]:
    """How many points a picture is wide and high."""
    return int(number_of(entry(picture, "/Width"))), int(number_of(entry(picture, "/Height")))


def copied_picture(document: Document, colours: Colours, picture: Any, resources: Any, new: Any) -> Any:
    """The picture in the new document, without its masks; None where it has no size.

    Raises:
        Unfollowable: where it is packed in a way that is not known.
    """
    held = copied_entries(picture, _ENTRIES)
    width, height = size_of(picture)
    if width <= 0 or height <= 0:
        return None
    space = entry(picture, "/ColorSpace")
    if space is not None and (own := colours.space(space, resources)) is not None:
        held.ColorSpace = own
    names = [
        _SHORT.get(name, name)
        for name in (name_of(item) for item in items(entry(picture, "/Filter")))
        if name not in ("Crypt", "")
    ]
    parameters = list(items(entry(picture, "/DecodeParms")))
    if names and names[-1] in _PACKED:
        data = _unwrapped(document, picture, names[:-1])
        made = _packed(names[-1], data, parameters[len(names) - 1 :], held, new)
    else:
        made = _bare(document, picture, names, held, new)
    if kind_of(mask := entry(picture, "/Mask")) == "array":
        made.Mask = numbers(mask)
    return made


# ── packed pictures ─────────────────────────────────────────────────────────────────────────────────────────────────


def _unwrapped(document: Document, picture: Any, names: list[str]) -> bytes:
    """The packed picture without what is wrapped around it for transport."""
    data = bytes(picture.read_raw_bytes())
    for name in names:
        try:
            if name == "FlateDecode":
                data, _ = inflated(data, document.source.budget, _MOST)
            elif name == "ASCII85Decode":
                data = base64.a85decode(_A85_END.sub(b"", data))
            elif name == "ASCIIHexDecode":
                digits = b"".join(data.partition(b">")[0].split())
                data = bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode("ascii"))
            else:
                raise Unfollowable
        except (ValueError, binascii.Error):
            raise Unfollowable from None
    return data


def _packed(name: str, data: bytes, parameters: list[Any], held: Any, new: Any) -> Any:
    import pikepdf  # noqa: PLC0415  (it is slow to import, and only PDFs need it)

    own = parameters[0] if parameters else None
    if name == "DCTDecode":
        data = _jpeg(data)
        if (transform := number(entry(own, "/ColorTransform"))) is not None:
            held.DecodeParms = pikepdf.Dictionary(ColorTransform=transform)
    elif name == "JPXDecode":
        data = _jpeg_2000(data)
    elif name == "CCITTFaxDecode":
        held.DecodeParms = copied_entries(own, _FAX)
    elif name == "JBIG2Decode":
        data = segments_without_remarks(data)
        if kind_of(shared := entry(own, "/JBIG2Globals")) == "stream":
            held.DecodeParms = pikepdf.Dictionary(
                JBIG2Globals=new.make_stream(segments_without_remarks(bytes(shared.read_bytes())))
            )
    held.Filter = pikepdf.Name(f"/{name}")
    return new.make_stream(data, held)


def _jpeg(data: bytes) -> bytes:
    """A JPEG without what is noted in it; one laid out in a rare way with its points packed anew."""
    try:
        return copied_jpeg(data)
    except RareJpeg:
        pass
    from io import BytesIO  # noqa: PLC0415  (few pictures need it)

    from PIL import Image  # noqa: PLC0415

    try:
        with Image.open(BytesIO(data)) as picture:
            out = BytesIO()
            picture.save(out, "JPEG", quality=95, subsampling=0)
            return copied_jpeg(out.getvalue())
    except (OSError, ValueError, RareJpeg, Image.DecompressionBombError):
        raise Unfollowable from None


def _jpeg_2000(data: bytes) -> bytes:
    """A JPEG 2000 picture of the boxes that draw it, and of no remarks."""
    if data[:2] == b"\xff\x4f":
        return _unremarked(data)
    parts, at = [], 0
    while at + 8 <= len(data):
        size, kind = struct.unpack_from(">L4s", data, at)
        head = 8
        if size == 1 and at + 16 <= len(data):
            (size,) = struct.unpack_from(">Q", data, at + 8)
            head = 16
        end = at + size if size else len(data)
        if size and size < head:
            raise Unfollowable
        if kind in _BOXES:
            inner = data[at + head : end]
            inner = _unremarked(inner) if kind == b"jp2c" else inner
            parts.append(struct.pack(">L4s", len(inner) + 8, kind) + inner)
        at = end
    if not parts:
        raise Unfollowable
    return b"".join(parts)


def _unremarked(stream: bytes) -> bytes:
    """A stream of JPEG 2000 points without remarks in its head."""
    parts, at = [stream[:2]], 2
    while at + 4 <= len(stream):
        mark, size = struct.unpack_from(">HH", stream, at)
        if mark in (0xFF90, 0xFFD9) or mark < 0xFF00 or size < 2:
            break
        if mark != 0xFF00 | _REMARK:
            parts.append(stream[at : at + 2 + size])
        at += 2 + size
    return b"".join([*parts, stream[at:]])


# ── bare points ─────────────────────────────────────────────────────────────────────────────────────────────────────


def _bare(document: Document, picture: Any, names: list[str], held: Any, new: Any) -> Any:
    width, height = size_of(picture)
    bits = 1 if held.get("/ImageMask") else int(number_of(held.get("/BitsPerComponent"), 8))
    parts = 1 if held.get("/ImageMask") else parts_of_space(held.get("/ColorSpace"))
    size = height * -(-width * parts * bits // 8)
    import pikepdf  # noqa: PLC0415  (it is slow to import, and only PDFs need it)

    if names == ["FlateDecode"]:
        own = copied_entries(next(items(entry(picture, "/DecodeParms")), None), _PREDICTED)
        predictor = int(number_of(own.get("/Predictor"), 1))
        raw = bytes(picture.read_raw_bytes())
        whole = size + (height if predictor >= 10 else 0)
        if size and _is_exactly(document, raw, whole):
            held.Filter = pikepdf.Name.FlateDecode
            if predictor > 1:
                held.DecodeParms = own
            return new.make_stream(raw, held)
    data = document.decoded(picture, _MOST)
    held.Filter = pikepdf.Name.FlateDecode
    return new.make_stream(zlib.compress(data[:size] if size else data, 6), held)


def _is_exactly(document: Document, raw: bytes, size: int) -> bool:
    """Whether a packed stream holds so many bytes, and has nothing after its end."""
    unpacking = zlib.decompressobj()
    met, rest = 0, raw
    try:
        while rest and not unpacking.eof:
            part = len(unpacking.decompress(rest, 4 << 20))
            met += part
            rest = unpacking.unconsumed_tail
            document.source.budget.spend(part)
            if met > size or not (part or unpacking.eof):
                return False
    except zlib.error:
        return False
    return unpacking.eof and met == size and not unpacking.unused_data and raw[:1] == b"\x78"
