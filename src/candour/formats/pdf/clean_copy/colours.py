"""Colours: spaces of colours, runs of colour and the functions they are made of, copied by what is known of them.

Names of inks beyond the usual four may be anybody's words: they become numbers. Profiles lose their words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any, Final, Protocol

from candour.formats.pdf.clean_copy.plain import copied_entries, flag, flags, number, numbers
from candour.formats.pdf.clean_copy.statements import Unfollowable
from candour.formats.pdf.survey import Key
from candour.formats.pdf.values import entry, items, key_of, kind_of, name_of, number_of
from candour.formats.pictures.profile_copy import copied_profile

__all__ = ["Colours", "parts_of_space"]

_DEVICES: Final = {"DeviceGray": 1, "DeviceRGB": 3, "DeviceCMYK": 4, "G": 1, "RGB": 3, "CMYK": 4, "CalGray": 1, "CalRGB": 3, "Lab": 3}  # fmt: skip
_LONG: Final = {"G": "DeviceGray", "RGB": "DeviceRGB", "CMYK": "DeviceCMYK", "I": "Indexed"}
_BY_PARTS: Final = {1: "DeviceGray", 3: "DeviceRGB", 4: "DeviceCMYK"}
_INKS: Final = frozenset(
    {"All", "None", "Cyan", "Magenta", "Yellow", "Black", "Red", "Green", "Blue", "Gray"}
)
_DEEPEST: Final = 12
_MOST_FUNCTIONS: Final = 64
_REMARK: Final = re.compile(rb"%[^\r\n]*")
_CALCULATION: Final = re.compile(rb"[{}]|[^\s{}\x00]+")
_FIGURE: Final = re.compile(rb"[+-]?(?:\d+\.?\d*|\.\d+)")
_CALCULATES: Final = frozenset(
    b"{ } abs add and atan bitshift ceiling copy cos cvi cvr div dup eq exch exp false floor ge gt idiv if ifelse index le ln log lt "
    b"mod mul ne neg not or pop roll round sin sqrt sub true truncate xor".split()
)


class Source(Protocol):
    """Where streams are unpacked."""

    def decoded(self, stream: Any, most: int = ...) -> bytes:
        """The bytes of a stream."""


def parts_of_space(space: Any, depth: int = 0) -> int:
    """Of how many numbers a colour of this space is made; 0 where it cannot be told."""
    if kind_of(space) == "name":
        return _DEVICES.get(name_of(space), 0)
    row = list(items(space)) if kind_of(space) == "array" else []
    family = name_of(row[0]) if row else ""
    if family in ("Indexed", "I", "Separation"):
        return 1
    if family == "ICCBased" and len(row) > 1:
        return int(number_of(entry(row[1], "/N")))
    if family == "DeviceN" and len(row) > 1:
        return len(list(items(row[1])))
    return _DEVICES.get(family, 0) if depth < _DEEPEST else 0


class Colours:
    """Copies what has to do with colour into a new document. What was copied once is not copied again."""

    def __init__(self, source: Source, new: Any) -> None:
        import pikepdf  # noqa: PLC0415  (it is slow to import, and only PDFs need it)

        self._pikepdf, self._source, self._new = pikepdf, source, new
        self._known: dict[tuple[str, Key], Any] = {}
        self._inks: dict[str, str] = {}

    def _once(self, what: str, value: Any, make: Callable[[], Any]) -> Any:
        key = what, key_of(value)
        if key[1] == (0, 0):
            return make()
        if key not in self._known:
            made = make()
            self._known[key] = None if made is None else self._new.make_indirect(made)
        return self._known[key]

    # ── spaces ──────────────────────────────────────────────────────────────────────────────────────────────────────

    def space(self, value: Any, resources: Any, depth: int = 0) -> Any:
        """A space of colours; None for one that is not known."""
        if depth > _DEEPEST:
            return None
        if kind_of(value) == "name":
            name = name_of(value)
            if name in _DEVICES or name == "Pattern":
                return self._pikepdf.Name(f"/{_LONG.get(name, name)}")
            named = entry(resources, "/ColorSpace", f"/{name}")
            return None if named is None else self.space(named, resources, depth + 1)
        if kind_of(value) != "array":
            return None
        return self._once("space", value, lambda: self._made_space(value, resources, depth))

    def _made_space(self, value: Any, resources: Any, depth: int) -> Any:
        row = list(items(value))
        family = _LONG.get(name_of(row[0]), name_of(row[0])) if row else ""
        if len(row) == 1:
            return self.space(row[0], resources, depth + 1)
        make = _FAMILIES.get(family)
        return make(self, row, resources, depth + 1) if make else None

    def calibrated(self, row: list[Any], _: Any, __: int) -> Any:
        """A space told by measures of its white, black and colours."""
        return self._pikepdf.Array([row[0], copied_entries(row[1], _CALIBRATED)])

    def profiled(self, row: list[Any], resources: Any, depth: int) -> Any:
        """A space told by a profile, which loses its words."""
        profile = row[1]
        parts = int(number_of(entry(profile, "/N")))
        plain = _BY_PARTS.get(parts)
        if kind_of(profile) != "stream" or plain is None:
            return None
        made = self._once("profile", profile, lambda: self._profile(profile, parts))
        if made is None:
            other = entry(profile, "/Alternate")
            return self._pikepdf.Name(f"/{plain}") if other is None else self.space(other, resources, depth)
        return self._pikepdf.Array([self._pikepdf.Name.ICCBased, made])

    def _profile(self, profile: Any, parts: int) -> Any:
        data = copied_profile(self._source.decoded(profile))
        if not data:
            return None
        made = self._new.make_stream(data, N=parts)
        ranges = numbers(entry(profile, "/Range"))
        if ranges is not None:
            made.Range = ranges
        return made

    def indexed(self, row: list[Any], resources: Any, depth: int) -> Any:
        """A space of a few colours, each known by a number."""
        base = self.space(row[1], resources, depth)
        highest = int(number_of(row[2])) if len(row) > 3 else -1
        if base is None or not 0 <= highest <= 255:
            return None
        table = self._source.decoded(row[3]) if kind_of(row[3]) == "stream" else bytes(row[3])
        table = table[: (highest + 1) * (parts_of_space(base) or len(table))]
        held = self._pikepdf.String(table) if len(table) <= 96 else self._new.make_stream(table)
        return self._pikepdf.Array([self._pikepdf.Name.Indexed, base, highest, held])

    def inked(self, row: list[Any], resources: Any, depth: int) -> Any:
        """A space of inks, told by what they look like in another."""
        if len(row) < 4:
            return None
        other, tint = self.space(row[2], resources, depth), self.function(row[3])
        if other is None or tint is None:
            return None
        inks = [self._pikepdf.Name(f"/{self._ink(name_of(ink))}") for ink in items(row[1])]
        named = self._pikepdf.Array(inks) if kind_of(row[1]) == "array" else inks[0]
        return self._pikepdf.Array([row[0], named, other, tint])

    def _ink(self, name: str) -> str:
        return name if name in _INKS else self._inks.setdefault(name, f"Ink{len(self._inks) + 1}")

    def patterned(self, row: list[Any], resources: Any, depth: int) -> Any:
        """A space of patterns drawn in a colour of another."""
        under = self.space(row[1], resources, depth)
        return None if under is None else self._pikepdf.Array([row[0], under])

    # ── functions and shadings ──────────────────────────────────────────────────────────────────────────────────────

    def function(self, value: Any, depth: int = 0) -> Any:
        """A function from numbers to numbers; None for one that is not known."""
        if kind_of(value) not in ("dictionary", "stream") or depth > _DEEPEST:
            return None
        return self._once("function", value, lambda: self._made_function(value, depth))

    def _made_function(self, value: Any, depth: int) -> Any:
        kind = int(number_of(entry(value, "/FunctionType"), -1))
        if kind not in _FUNCTIONS:
            return None
        held = copied_entries(value, _FUNCTIONS[kind])
        if kind == 3:
            parts = [self.function(part, depth + 1) for part in list(items(entry(value, "/Functions")))[:_MOST_FUNCTIONS]]  # fmt: skip
            if any(part is None for part in parts):
                return None
            held.Functions = self._pikepdf.Array(parts)
        if kind in (0, 4):
            if kind_of(value) != "stream":
                return None
            data = self._source.decoded(value)
            return self._new.make_stream(
                b" ".join(_REMARK.sub(b" ", data).split()) if kind == 4 else data, held
            )
        return held

    def functions(self, value: Any) -> Any:
        """One function, or an array of them."""
        if kind_of(value) != "array":
            return self.function(value)
        made = [self.function(part) for part in items(value)]
        return None if any(part is None for part in made) else self._pikepdf.Array(made)

    def shading(self, value: Any, resources: Any) -> Any:
        """A run of colour.

        Raises:
            Unfollowable: where it is of a kind that is not known.
        """
        return self._once("shading", value, lambda: self._made_shading(value, resources))

    def _made_shading(self, value: Any, resources: Any) -> Any:
        held = copied_entries(value, _SHADING)
        space = self.space(entry(value, "/ColorSpace"), resources)
        function = entry(value, "/Function")
        if space is None or "/ShadingType" not in held:
            raise Unfollowable
        held.ColorSpace = space
        if function is not None:
            made = self.functions(function)
            if made is None:
                raise Unfollowable
            held.Function = made
        if kind_of(value) == "stream":
            return self._new.make_stream(self._source.decoded(value), held)
        return held


_FAMILIES: Final[Mapping[str, Callable[[Colours, list[Any], Any, int], Any]]] = {
    **dict.fromkeys(("CalGray", "CalRGB", "Lab"), Colours.calibrated),
    "ICCBased": Colours.profiled,
    "Indexed": Colours.indexed,
    **dict.fromkeys(("Separation", "DeviceN"), Colours.inked),
    "Pattern": Colours.patterned,
}
_CALIBRATED: Final[Mapping[str, Callable[[Any], Any]]] = {
    **dict.fromkeys(("/WhitePoint", "/BlackPoint", "/Matrix", "/Range"), numbers),
    "/Gamma": lambda value: numbers(value) if kind_of(value) == "array" else number(value),
}
_SOME: Final[Mapping[str, Callable[[Any], Any]]] = {
    "/FunctionType": number,
    "/Domain": numbers,
    "/Range": numbers,
}
_FUNCTIONS: Final[Mapping[int, Mapping[str, Callable[[Any], Any]]]] = {
    0: {**_SOME, "/Size": numbers, "/BitsPerSample": number, "/Order": number, "/Encode": numbers, "/Decode": numbers},
    2: {**_SOME, "/C0": numbers, "/C1": numbers, "/N": number},
    3: {**_SOME, "/Bounds": numbers, "/Encode": numbers},
    4: _SOME,
}  # fmt: skip
_SHADING: Final[Mapping[str, Callable[[Any], Any]]] = {
    "/ShadingType": number,
    **dict.fromkeys(("/Background", "/BBox", "/Domain", "/Matrix", "/Coords", "/Decode"), numbers),
    "/AntiAlias": flag,
    "/Extend": flags,
    **dict.fromkeys(("/BitsPerCoordinate", "/BitsPerComponent", "/BitsPerFlag", "/VerticesPerRow"), number),
}
