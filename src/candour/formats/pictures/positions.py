"""Positions: where a picture was taken, or which piece of ground it shows.

A telephone writes degrees, minutes and seconds as fractions, with a letter for each side of the equator and of
Greenwich. A map or an aerial photograph ties points of the picture to points of the ground (GeoTIFF).
"""

from __future__ import annotations

from collections.abc import Sequence

from candour.formats.pictures.details import Details
from candour.formats.pictures.directories import Directories, Directory, words_of

__all__ = ["degrees_of", "note_ground", "note_pair", "note_position"]

_LATITUDE, _LONGITUDE = (1, 2), (3, 4)
_DESTINATION = (0x13, 0x14), (0x15, 0x16)
_TEXTS = {0x08: "satellites", 0x12: "survey datum", 0x1B: "found by", 0x1C: "area", 0x1D: "date"}
_ALTITUDE, _SPEED, _DIRECTION = 0x06, 0x0D, 0x11
_NUMBERS = {_ALTITUDE: "altitude (metres)", _SPEED: "speed", _DIRECTION: "direction (degrees)"}
_TIEPOINTS, _NAMES_OF_GROUND = 0x8482, 0x87B1
_LOCATION = "location"
_LETTERS_BEHIND = frozenset({0x1B, 0x1C})
"""Texts whose first eight bytes name their encoding."""


def degrees_of(parts: Sequence[float], side: str) -> float | None:
    """Degrees, minutes and seconds as degrees, below nought in the south and west; None where they are no position."""
    if not parts:
        return None
    degrees = sum(part * 60.0**-power for power, part in enumerate(parts[:3]))
    if not 0 <= degrees <= 180:
        return None
    return -degrees if side[:1].upper() in ("S", "W") else degrees


def note_pair(details: Details, latitude: float, longitude: float, label: str = "GPS position") -> None:
    """Notes a position, to a tenth of a metre. That of nought and nought is what a telephone writes that knows none."""
    if latitude or longitude:
        details.note(_LOCATION, label, f"{latitude:.6f}, {longitude:.6f}")


def note_position(directories: Directories, directory: Directory, details: Details) -> None:
    """Notes the position, and what is said of it."""

    def degrees(tags: tuple[int, int]) -> float | None:
        side, value = directory.entries.get(tags[0]), directory.entries.get(tags[1])
        if value is None:
            return None
        return degrees_of(directories.numbers(value, 3), directories.text(side) if side else "")

    for latitude_tags, longitude_tags, label in (
        (_LATITUDE, _LONGITUDE, "GPS position"),
        (*_DESTINATION, "GPS position"),
    ):
        latitude, longitude = degrees(latitude_tags), degrees(longitude_tags)
        if latitude is not None and longitude is not None:
            note_pair(details, latitude, longitude, label)
    if details.has(_LOCATION):
        for tag, label in _NUMBERS.items():
            if entry := directory.entries.get(tag):
                details.note("picture-details", label, f"{label} {directories.text(entry)}")
    for tag, label in _TEXTS.items():
        if entry := directory.entries.get(tag):
            raw = directories.raw(entry)
            details.note(
                "picture-details", f"GPS {label}", words_of(raw[8 if tag in _LETTERS_BEHIND else 0 :])
            )


def note_ground(directories: Directories, directory: Directory, details: Details) -> None:
    """Notes the piece of ground that the first point of a map or an aerial photograph is tied to."""
    entry = directory.entries.get(_TIEPOINTS)
    if entry is None:
        return
    numbers = directories.numbers(entry, 6)
    if len(numbers) == 6 and (numbers[3] or numbers[4]):
        if abs(numbers[3]) <= 180 and abs(numbers[4]) <= 90:
            note_pair(details, numbers[4], numbers[3])
        else:
            details.note(
                _LOCATION,
                "easting and northing",
                f"Easting: {numbers[3]:.0f}, northing: {numbers[4]:.0f}",
            )
    if names := directory.entries.get(_NAMES_OF_GROUND):
        details.note("picture-details", "map projection", directories.text(names))
