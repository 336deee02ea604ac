r"""Beside the body: what the destinations of a document hold."""

from __future__ import annotations

import binascii
from collections.abc import Iterator
from dataclasses import dataclass, field

from candour.formats.rtf import ways
from candour.formats.wording import is_wordy, runs_in
from candour.hiding import Hiding, Sight
from candour.piece import Blob, Count, Found, Gap, Nested, Text, Why
from candour.place import Place
from candour.source import Source

__all__ = ["APART", "Beside", "PictureSaid", "bytes_of"]

_INFO = frozenset({
    "title", "subject", "author", "manager", "company", "operator", "category", "keywords", "comment", "doccomm", "hlinkbase",
})  # fmt: skip
_QUIET = frozenset({
    "fonttbl", "colortbl", "listtable", "listoverridetable", "rsidtbl", "themedata", "colorschememapping", "latentstyles",
    "xmlnstbl", "pnseclvl", "pgptbl", "panose", "falt", "listpicture", "mmathPr", "defchp", "defpap", "generator", "fchars",
    "lchars", "ftnsep", "ftnsepc", "aftnsep", "aftnsepc", "ftncn", "aftncn", "pntxta", "pntxtb", "pn", "levelnumbers",
    "leveltext", "listname", "creatim", "revtim", "printim", "buptim", "atntime", "atnref", "atrfstart", "atrfend", "blipuid",
    "shp", "do", "nonesttables", "wgrffmtfilter", "cchs", "fname", "factoidname", "keycode", "tblstylename", "bkmkend",
    "nesttableprops", "picprop", "ud", "upr", "atnicn", "atnparent", "protstart", "protend", "passwordhash", "docfmt", "ebcstart",
    "sn", "sp", "shpinst", "shprslt", "shppict", "shpgrp", "object", "result", "field", "info", "mailmerge", "staticval", "g",
    "oldcprops", "oldpprops", "oldtprops", "oldsprops", "pgdsctbl", "fontemb", "svb", "moMath", "mbegChr", "background",
})  # fmt: skip
"""Destinations that hold no words of anybody's, or only hold others that may."""
_APART_WORDS = (
    "stylesheet", "pict", "object", "objdata", "objclass", "objname", "result", "header", "headerl", "headerr", "headerf",
    "footer", "footerl", "footerr", "footerf", "footnote", "annotation", "atnid", "atnauthor", "atndate", "atnref", "info",
    "fldinst", "fldrslt", "field", "listtext", "pntext", "bkmkstart", "bkmkend", "template", "revtbl", "userprops", "propname",
    "staticval", "linkval", "docvar", "datastore", "nonshppict", "shppict", "shp", "shpinst", "shptxt", "sv", "xmlopen", "xmlattr",
    "xmlattrname", "xmlattrvalue", "filetbl", "file", "mmconnectstr", "mmquery", "mmdatasource", "mmheadersource", "datafield",
    "formfield", "ffdeftext", "ffname", "ffhelptext", "ffstattext", "ffl", "private", "nextfile", "objalias", "objsect", "txe",
    "tc", "xe", "rxe", "protusertbl", "upr", "ud", *_INFO, *_QUIET,
)  # fmt: skip
APART = frozenset(word.encode() for word in _APART_WORDS)
"""Words that begin a destination where they are the first of a group."""

_ALIKE = {f"{which}{side}": which for which in ("header", "footer") for side in "lrf"} | {
    "pntext": "listtext"
}
_TRANSPARENT = frozenset({"field", "shppict", "result", "shprslt", "ud", "object", "nonesttables"})
_KINDS: dict[str, tuple[Hiding, str]] = {
    **{name: (ways.PROPERTIES, name) for name in _INFO},
    "revtbl": (ways.INSERTED, "author"),
    "atnid": (ways.ANNOTATION, "initials"),
    "atnauthor": (ways.ANNOTATION, "author"),
    "annotation": (ways.ANNOTATION, "comment"),
    "template": (ways.PATH, "template"),
    "filetbl": (ways.PATH, "file"),
    "file": (ways.PATH, "file"),
    "nextfile": (ways.PATH, "file"),
    "mmconnectstr": (ways.PATH, "data source"),
    "mmdatasource": (ways.PATH, "data source"),
    "mmheadersource": (ways.PATH, "data source"),
    "mmquery": (ways.PATH, "query"),
    "hlinkbase": (ways.PATH, "address"),
    "propname": (ways.VARIABLE, ""),
    "staticval": (ways.VARIABLE, "property"),
    "linkval": (ways.VARIABLE, "property"),
    "docvar": (ways.VARIABLE, "variable"),
    "bkmkstart": (ways.VARIABLE, "bookmark"),
    "protusertbl": (ways.VARIABLE, "user"),
    "fldinst": (ways.FIELD, "field"),
    "datafield": (ways.FIELD, "field"),
    "ffdeftext": (ways.FIELD, "field"),
    "ffhelptext": (ways.FIELD, "field"),
    "ffstattext": (ways.FIELD, "field"),
    "ffl": (ways.FIELD, "field"),
    "ffname": (ways.FIELD, "field"),
    "tc": (ways.HIDDEN_TEXT, ""),
    "xe": (ways.HIDDEN_TEXT, ""),
    "sv": (ways.VARIABLE, ""),
}  # fmt: skip
_DULL_FIELDS = (
    "PAGE",
    "NUMPAGES",
    "DATE",
    "TIME",
    "SEQ",
    "TOC",
    "REF",
    "PAGEREF",
    "FORMTEXT",
    "FORMCHECKBOX",
    "STYLEREF",
    "SECTIONPAGES",
)


@dataclass(slots=True)
class PictureSaid:
    """A picture while its digits go by."""

    digits: bytearray = field(default_factory=bytearray)
    binary: bytes = b""
    is_cropped: bool = False
    is_copy: bool = False
    kind: str = "bin"
    said: dict[str, int] = field(default_factory=dict)
    """Its measures: `picwgoal`, `piccropl` …"""


class Beside:
    """What the destinations of one document hold, gathered while the document goes by."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.words: dict[str, list[str]] = {}
        self.unknown: dict[str, list[str]] = {}
        self.pictures: list[PictureSaid] = []
        self.objects: list[PictureSaid] = []
        self.stores: list[PictureSaid] = []

    def open(self, above: str, name: str, *, is_known: bool) -> str:
        """The destination that a group with this first word inside another has."""
        is_part_of_table = above in _QUIET or above == "stylesheet"
        if name in _TRANSPARENT or (is_part_of_table and not is_known):
            return above  # what is shown in its place, or a style
        name = _ALIKE.get(name, name)
        if name == "pict":
            self.pictures.append(PictureSaid(is_copy=above == "nonshppict"))
        elif name in ("objdata", "datastore"):
            (self.objects if name == "objdata" else self.stores).append(PictureSaid())
        elif name in _KINDS:
            self.words.setdefault(name, []).append("")
        elif not is_known:
            self.unknown.setdefault(name, []).append("")
            return f"*{name}"
        return name

    def text(self, destination: str, text: str) -> None:
        """Words in a destination."""
        if destination.startswith("*"):
            self.unknown.setdefault(destination[1:], [""])[-1] += text
        elif destination in _KINDS:
            self.words.setdefault(destination, [""])[-1] += text
        elif destination == "stylesheet" or destination in _QUIET:
            return
        elif is_wordy(text):
            self.unknown.setdefault(destination, []).append(text)

    def word(self, destination: str, name: bytes, number: int | None) -> None:
        """A word that says something of a picture."""
        if destination != "pict" or not self.pictures:
            return
        picture = self.pictures[-1]
        if number is not None and name.startswith(b"pic"):
            picture.said[name.decode("ascii")] = number
        if name in (b"piccropl", b"piccropr", b"piccropt", b"piccropb"):
            picture.is_cropped = picture.is_cropped or (number or 0) > 15
        elif name in _PICTURES:
            picture.kind = _PICTURES[name]

    def hex(self, destination: str, digits: bytes) -> None:
        """Bytes written as digits."""
        held = {"pict": self.pictures, "objdata": self.objects, "datastore": self.stores}[destination]
        held[-1].digits += digits

    def binary(self, destination: str, data: bytes) -> None:
        """Bytes as they are."""
        held = {"pict": self.pictures, "objdata": self.objects}.get(destination)
        if held:
            held[-1].binary += data
        elif words := runs_in(data):
            self.unknown.setdefault("bin", []).append("\n".join(words))

    # ── what there was ──────────────────────────────────────────────────────────────────────────────────────────────

    def found(self) -> Iterator[Found]:
        """Everything gathered, a text for each kind."""
        yield from self._told()
        for name, texts in self.unknown.items():
            words = "\n".join(" ".join(text.split()) for text in texts if is_wordy(text))
            if words:
                place = self.source.place / f"part {name}"
                yield Text(place, words, ways.PASSED_OVER.sight, ways.PASSED_OVER)
        yield from self._pictures()
        for number, item in enumerate(self.objects, 1):
            yield from self._object(item, self.source.place / f"object {number}")
        for item in self.stores:
            data = bytes_of(item)
            if data[:4] == b"\xd0\xcf\x11\xe0":
                yield Nested(
                    self.source.nested("datastore", data, self.source.place / "data store"), ways.VARIABLE
                )
            elif words := "\n".join(runs_in(data)):
                yield Text(self.source.place / "data store", words, ways.VARIABLE.sight, ways.VARIABLE)

    def _told(self) -> Iterator[Found]:
        """The words of the destinations whose meaning is known."""
        by_hiding: dict[tuple[Hiding, str], list[str]] = {}
        for name, texts in self.words.items():
            told = [" ".join(text.split()) for text in texts]
            told = [text.rstrip(";") for text in told if self._tells(name, text)]
            if name == "revtbl":
                told = [
                    one.strip()
                    for text in told
                    for one in text.split(";")
                    if one.strip() not in ("", "Unknown")
                ]
            by_hiding.setdefault(_KINDS[name], []).extend(told)
        for (hiding, label), lines in by_hiding.items():
            if lines:
                where = label or hiding.title.lower()
                yield Text(self.source.place / where, "\n".join(lines), hiding.sight, hiding, label)

    @staticmethod
    def _tells(name: str, text: str) -> bool:
        if not text or (name == "bkmkstart" and not text.startswith("_")):
            return False
        if name == "fldinst":
            return bool(text) and text.split(maxsplit=1)[0].upper() not in _DULL_FIELDS and is_wordy(text)
        if name == "sv":
            return " " in text and is_wordy(text)
        return bool(text.strip("; "))

    def _pictures(self) -> Iterator[Found]:
        for number, picture in enumerate(self.pictures, 1):
            data = bytes_of(picture)
            place = self.source.place / f"picture {number}"
            hiding = ways.OTHER_PICTURE if picture.is_copy else None
            if not data:
                continue
            self.source.budget.spend(len(data))
            if picture.kind in ("wmf", "dib", "pmf"):
                yield Blob.of(place, data, f"image/{picture.kind}", hiding)
                if words := "\n".join(runs_in(data)):
                    yield Text(place, words, hiding.sight if hiding else Sight.SEEN, hiding)
            else:
                yield Nested(self.source.nested(f"picture{number}.{picture.kind}", data, place), hiding)
            if picture.is_cropped:
                yield Nested(
                    self.source.nested(f"picture{number}.{picture.kind}", data, place / "whole"), ways.CROPPED
                )
        if self.pictures:
            yield Count("picture", len(self.pictures))

    def _object(self, item: PictureSaid, place: Place) -> Iterator[Found]:
        """The file in an embedded object: the native data of an OLE 1 object, which has names before it."""
        data = bytes_of(item)
        self.source.budget.spend(len(data))
        at, names = 8, []
        for _ in range(3):
            size = int.from_bytes(data[at : at + 4], "little")
            if size > len(data):
                break
            names.append(data[at + 4 : at + 4 + size].rstrip(b"\0").decode("cp1252", "replace"))
            at += 4 + size
        size = int.from_bytes(data[at : at + 4], "little")
        native = data[at + 4 : at + 4 + size]
        linked = [name for name in names[1:] if is_wordy(name)]
        if linked:
            yield Text(place, "\n".join(linked), ways.PATH.sight, ways.PATH, "path")
        if native and len(names) == 3:
            if native[:4] != b"\xd0\xcf\x11\xe0" and names[0] == "Package":
                native = _packaged(native)
            yield Nested(self.source.nested("object", native, place), ways.EMBEDDED)
        elif data and not linked:
            yield Gap(
                place,
                Why.BROKEN,
                "an embedded object that could not be taken out: double-click it, and look through it",
            )
        yield Count("embedded file", 1, 1)


_PICTURES = {
    b"emfblip": "emf", b"pngblip": "png", b"jpegblip": "jpg", b"macpict": "pict", b"pmmetafile": "pmf", b"wmetafile": "wmf",
    b"dibitmap": "dib", b"wbitmap": "dib",
}  # fmt: skip


def bytes_of(item: PictureSaid) -> bytes:
    """The bytes that the digits write; of digits with a slip in them, those before it."""
    if item.binary:
        return item.binary
    digits = bytes(item.digits).translate(None, b" \t\r\n")
    try:
        return binascii.unhexlify(digits[: len(digits) & ~1])
    except binascii.Error:
        good = len(digits) - len(digits.lstrip(b"0123456789abcdefABCDEF"))
        return binascii.unhexlify(digits[: good & ~1])


def _packaged(native: bytes) -> bytes:
    """The file inside a package, behind its label and its paths; the whole where it is not arranged so."""
    at = 2
    for _ in range(2):
        at = native.find(b"\0", at) + 1
        if not at:
            return native
    at += 4
    size = int.from_bytes(native[at : at + 4], "little")
    at += 4 + size
    length = int.from_bytes(native[at : at + 4], "little")
    return native[at + 4 : at + 4 + length] or native
