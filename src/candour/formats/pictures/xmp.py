"""XMP: what programs say of a picture in XML: who is in it, who made it, what was done to it.

    <rdf:Description dc:format="…">      a property is an attribute, or an element with text, or with a list of items;
      <dc:creator> <rdf:Seq> <rdf:li>    properties lie within properties: a region of the picture, its type, its name

Properties are known by their own names and by those around them, whatever prefix they have. Facts from XMP part 1 and 2,
the IPTC Photo Metadata Standard and the Metadata Working Group's regions.
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterable, Iterator
from typing import Final
from xml.etree.ElementTree import Element

from candour.formats.pictures.details import Details
from candour.formats.pictures.positions import degrees_of, note_pair
from candour.formats.xml import tree

__all__ = ["STEP", "read_xmp"]

STEP: Final = "XMP data"
_FRAME = frozenset({"xmpmeta", "RDF", "Description", "Bag", "Seq", "Alt", "li", "xapmeta"})
_DULL = frozenset(
    """about lang parseType xmptk format Marked ICCProfile ColorSpace ColorMode nativeDigest NativeDigest datatype PhotometricInterpretation
    Orientation Rating Semantic Mime Type HasSettings HasCrop AlreadyApplied""".split()  # noqa: SIM905  (a list of words reads best as words)
)
_AROUND: tuple[tuple[frozenset[str], str, str], ...] = (
    (frozenset({"LocationCreated", "LocationShown"}), "location", "place"),
    (frozenset({"CreatorContactInfo", "ImageCreator", "CopyrightOwner", "Licensor"}), "credit", "author"),
    (frozenset({"PersonInImageWDetails"}), "people-named", "name"),
    (frozenset({"TextLayers"}), "layers", "text of a layer"),
    (
        frozenset(
            {
                "History",
                "DerivedFrom",
                "Ingredients",
                "Pantry",
                "ManagedFrom",
                "Versions",
                "DocumentAncestors",
                "RenditionOf",
            }
        ),
        "edit-history",
        "",
    ),
)
"""Properties that say of all within them how they are kept."""
_REGIONS = frozenset({"RegionInfo", "Regions", "RegionList"})
_NAMES: dict[str, tuple[str, str]] = {
    name: (what, label)
    for what, label, names in (
        ("people-named", "name", "PersonInImage PersonDisplayName PersonName"),
        ("owner", "owner", "OwnerName Owner CameraOwnerName"),
        ("credit", "author", "creator Artist Author AuthorsPosition CaptionWriter Credit Source rights Copyright Photographer By-line"),
        ("credit", "copyright", "UsageTerms WebStatement CopyrightNotice Rights"),
        ("caption", "description", "description ImageDescription ExtDescrAccessibility AltTextAccessibility UserComment Caption"),
        ("title", "title", "title Title ObjectName Event"),
        ("caption", "headline", "Headline"),
        ("caption", "keywords", "subject hierarchicalSubject TagsList Keywords LastKeywordXMP CatalogSets SupplementalCategories"),
        ("caption", "instructions", "Instructions TransmissionReference Notes Comments Label"),
        ("location", "place", "City State Country CountryName Location Sublocation ProvinceState"),
        ("camera", "camera maker", "Make LensMake"),
        ("camera", "camera model", "Model UniqueCameraModel Lens LensModel"),
        ("camera", "program", "CreatorTool Software softwareAgent Producer"),
        ("camera", "taken", "DateTimeOriginal DateCreated CreateDate"),
        ("camera", "changed", "ModifyDate MetadataDate DateTime"),
        ("serial-number", "serial number", "SerialNumber LensSerialNumber BodySerialNumber ImageUniqueID RawDataUniqueID"),
        ("edit-history", "number of the document", "DocumentID InstanceID OriginalDocumentID VersionID"),
        ("edit-history", "earlier name or place of the file", "RawFileName PreservedFileName filePath FilePath sidecarForExtension"),
    )
    for name in names.split()
}  # fmt: skip
_CROPS = ("CropTop", "CropLeft", "CropBottom", "CropRight", "CropAngle")
_POSITION = re.compile(r"(\d+(?:\.\d+)?)(?:,(\d+(?:\.\d+)?))?(?:,(\d+(?:\.\d+)?))?([NSEWnsew])?$")
_PACKED = re.compile(r"[A-Za-z0-9+/\s]{400,}={0,2}\s*")
_Path = tuple[str, ...]


def read_xmp(data: bytes, details: Details, step: str = STEP) -> list[bytes]:
    """Notes what a packet of XMP says; gives the files that it holds, such as small pictures.

    Raises:
        BadXml: where it is not well formed.
    """
    details.step = step
    held: list[bytes] = []
    alone: dict[str, str] = {}
    for path, value in _properties(tree(data.strip(b"\0 \r\n\t"))):
        if len(value) > 400 and _PACKED.fullmatch(value):
            held += _unpacked(value)
        elif path:
            alone.setdefault(path[-1], value)
            _note(path, value, details)
    _note_position(alone, details)
    _note_crop(alone, details)
    return held


def _properties(root: Element) -> Iterator[tuple[_Path, str]]:
    waiting: list[tuple[Element, _Path]] = [(root, ())]
    while waiting:
        element, path = waiting.pop()
        if element.tag not in _FRAME:
            path = (*path[-8:], element.tag)
        for name, value in element.attrib.items():
            if name != "resource":
                yield (*path, name), value
            else:
                yield path, value
        children = list(element)
        if children:
            waiting += [(child, path) for child in reversed(children)]
        elif element.text and element.text.strip():
            yield path, element.text.strip()


def _note(path: _Path, value: str, details: Details) -> None:
    name = path[-1]
    if name in _DULL or value in ("True", "False") or name.startswith("GPS") or name in _CROPS:
        return
    around = set(path[:-1])
    if name == "softwareAgent":
        details.note(*_NAMES[name], value)
        return
    for names, what, label in _AROUND:
        if around & names or (name in names and what == "edit-history"):
            details.note(what, label or name, value)
            return
    if around & _REGIONS and name in ("Name", "PersonDisplayName", "Description"):
        details.note("people-named", "name", value)
    elif name in _NAMES:
        details.note(*_NAMES[name], value)
    else:
        details.note("picture-details", name, value)


def _note_position(alone: dict[str, str], details: Details) -> None:
    for start in ("GPS", "GPSDest"):
        latitude = _degrees(alone.get(f"{start}Latitude", ""))
        longitude = _degrees(alone.get(f"{start}Longitude", ""))
        if latitude is not None and longitude is not None:
            note_pair(details, latitude, longitude)


def _degrees(value: str) -> float | None:
    found = _POSITION.match(value.strip())
    if found is None:
        return None
    return degrees_of([float(part) for part in found.groups()[:3] if part], found[4] or "")


def _note_crop(alone: dict[str, str], details: Details) -> None:
    """A crop that a program keeps as a setting; one that the pixels have undergone says only that there was more."""
    if alone.get("HasCrop", "").casefold() != "true":
        return
    settings = ", ".join(f"{name} {alone[name]}" for name in _CROPS if name in alone)
    if alone.get("AlreadyApplied", "").casefold() == "true":
        details.note("edit-history", "cropped from a larger picture", settings)
    else:
        details.note("crop-settings", "crop", settings or "yes")


def _unpacked(value: str) -> Iterable[bytes]:
    try:
        yield base64.b64decode("".join(value.split()), validate=True)
    except binascii.Error:
        return
