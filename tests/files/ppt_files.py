"""PowerPoint 97-2003 presentations made record by record, each named for what is true of it."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from files.compound import compound
from files.ole_files import native
from files.xls_files import PNG

__all__ = ["CLEAN", "FILES", "HIDES", "Slide", "Slides"]

NUMBER = "07700 900123"
SECRET = f"Nia Example, {NUMBER}"
_WIDTH, _HEIGHT = 5760, 4320
_MASTER = 0x80000000
_BOX = {0x1BF: 0x100000}
"""A shape without a fill."""


def record(kind: int, body: bytes, version: int = 0, instance: int = 0) -> bytes:
    """One record."""
    return struct.pack("<HHI", version | instance << 4, kind, len(body)) + body


def group(kind: int, *parts: bytes, instance: int = 0) -> bytes:
    """A record that holds others."""
    return record(kind, b"".join(parts), 15, instance)


def string(text: str, instance: int = 0) -> bytes:
    """A text."""
    return record(0xFBA, text.encode("utf-16-le"), 0, instance)


def letters(text: str, looks: bytes = b"", kind: int = 4, *, is_wide: bool = False) -> bytes:
    """The text of a shape."""
    raw = text.encode("utf-16-le") if is_wide else text.encode("latin-1")
    made = record(0xF9F, struct.pack("<I", kind)) + record(0xFA0 if is_wide else 0xFA8, raw)
    if looks:
        count = len(text) + 1
        made += record(0xFA1, struct.pack("<IHI", count, 0, 0) + struct.pack("<I", count) + looks)
    return made


WHITE = struct.pack("<I", 1 << 18) + b"\xff\xff\xff\xfe"
TINY = struct.pack("<IH", 1 << 17, 1)


@dataclass
class Shapes:
    """Shapes of a page, numbered as they are made."""

    made: list[bytes] = field(default_factory=list)

    def add(
        self,
        text: bytes = b"",
        at: Sequence[int] = (100, 100, 900, 400),
        properties: dict[int, int] | None = None,
        data: bytes = b"",
        name: str = "",
    ) -> Shapes:
        """A shape: `at` is left, top, right and bottom."""
        listed = dict(_BOX if properties is None else properties)
        left, top, right, bottom = at
        content = record(0xF00A, struct.pack("<II", 1025 + len(self.made), 0xA00), 2, 202)
        content += properties_of(listed, {0x381: name} if name else {})
        content += record(0xF010, struct.pack("<4h", top, left, right, bottom))
        content += record(0xF011, data, 15) if data else b""
        content += record(0xF00D, text, 15) if text else b""
        self.made.append(record(0xF004, content, 15))
        return self

    def table(self, rows: Sequence[Sequence[str]]) -> Shapes:
        """A table: a group of cells."""
        head = record(0xF009, bytes(16), 1) + record(0xF00A, struct.pack("<II", 2000, 0xA01), 2)
        head += record(0xF122, struct.pack("<HI", 0x39F, 1), 3, 1)
        head += record(0xF010, struct.pack("<4h", 100, 100, 900, 400))
        cells = [record(0xF004, head, 15)]
        for y, row in enumerate(rows):
            for x, cell in enumerate(row):
                content = record(0xF00A, struct.pack("<II", 2001 + len(cells), 0xA02), 2, 1)
                content += record(0xF00F, struct.pack("<4i", 100 * x, 50 * y, 100 * x + 100, 50 * y + 50))
                cells.append(record(0xF004, content + record(0xF00D, letters(cell), 15), 15))
        self.made.append(record(0xF003, b"".join(cells), 15))
        return self

    def drawing(self) -> bytes:
        """The drawing of the page."""
        patriarch = record(
            0xF004, record(0xF009, bytes(16), 1) + record(0xF00A, struct.pack("<II", 1024, 5), 2), 15
        )
        return group(0x40C, group(0xF002, group(0xF003, patriarch, *self.made)))


def properties_of(numbers: dict[int, int], texts: dict[int, str]) -> bytes:
    """The properties of a shape."""
    raw = {key: text.encode("utf-16-le") + b"\0\0" for key, text in texts.items()}
    head = b"".join(struct.pack("<HI", key, value) for key, value in numbers.items())
    head += b"".join(struct.pack("<HI", key | 0x8000, len(value)) for key, value in raw.items())
    return record(0xF00B, head + b"".join(raw.values()), 3, len(numbers) + len(raw))


@dataclass
class Slide:
    """A slide as it is put together."""

    shapes: Shapes
    is_hidden: bool = False
    notes: str = ""
    outline: tuple[bytes, ...] = ()
    more: bytes = b""
    is_listed: bool = True

    def record(self, notes: int = 0) -> bytes:
        """Its record."""
        atom = record(0x3EF, struct.pack("<I8xIIHH", 16, _MASTER, notes, 7, 0), 2)
        show = record(0x3F9, struct.pack("<II2BHB3x", 0, 0, 0, 0, 4 if self.is_hidden else 0, 1))
        colours = record(0x7F0, b"\xff\xff\xff\0" + bytes(28), 0, 1)
        return group(0x3EE, atom, show, self.shapes.drawing(), colours, self.more)


@dataclass
class Slides:
    """A presentation as it is put together."""

    slides: list[Slide]
    master: Shapes = field(default_factory=Shapes)
    objects: bytes = b""
    document: bytes = b""
    storages: list[bytes] = field(default_factory=list)
    pictures: int = 0
    earlier: bytes = b""
    """Records of an earlier edit, to which nothing leads any more."""
    user: str = ""
    is_locked: bool = False
    extra_picture: bool = False
    has_used_master: bool = True
    master_more: bytes = b""

    def data(self) -> bytes:
        """The whole file."""
        parts: list[tuple[int, bytes]] = []
        master_atom = record(0x3EF, bytes(24), 2)
        parts.append((2, group(0x3F8, master_atom, self.master.drawing(), self.master_more)))
        listed, notes_listed = b"", b""
        for number, slide in enumerate(self.slides):
            own, notes = 10 + number, 100 + number
            parts.append((own, slide.record(notes + 1000 if slide.notes else 0)))
            if slide.is_listed:
                listed += record(0x3F3, struct.pack("<IIIiI", own, 0, 0, 256 + number, 0)) + b"".join(
                    slide.outline
                )
            if slide.notes:
                box = Shapes().add(letters(slide.notes, kind=2))
                parts.append(
                    (
                        notes,
                        group(
                            0x3F0, record(0x3F1, struct.pack("<IHH", 256 + number, 0, 0), 1), box.drawing()
                        ),
                    )
                )
                notes_listed += record(0x3F3, struct.pack("<IIIiI", notes, 0, 0, notes + 1000, 0))
        parts += [(200 + number, record(0x1011, body, 0, 1)) for number, body in enumerate(self.storages)]
        master_number = _MASTER if self.has_used_master else _MASTER + 1
        document = group(
            0x3E8,
            record(0x3E9, struct.pack("<ii", _WIDTH, _HEIGHT) + bytes(32), 1),
            group(0x409, record(0x40A, bytes(4)), self.objects),
            group(0x40B, group(0xF000, group(0xF001, *map(self._stored, range(self.pictures))))),
            group(0xFF0, record(0x3F3, struct.pack("<IIIII", 2, 0, 0, master_number, 0)), instance=1),
            group(0xFF0, listed),
            group(0xFF0, notes_listed, instance=2) if notes_listed else b"",
            self.document,
            record(0x3EA, b""),
        )
        return self._file([(1, document), *parts])

    def _stored(self, number: int) -> bytes:
        body = struct.pack("<BB16xHIIIBBBB", 6, 6, 0, 0, 1, number * len(_blip()), 0, 0, 0, 0)
        return record(0xF007, body, 2, 6)

    def _file(self, parts: list[tuple[int, bytes]]) -> bytes:
        stream, places = self.earlier, list[tuple[int, int]]()
        for number, raw in parts:
            places.append((number, len(stream)))
            stream += raw
        directory = len(stream)
        stream += record(0x1772, b"".join(struct.pack("<II", number | 1 << 20, at) for number, at in places))
        edit = len(stream)
        more = struct.pack("<I", 9) if self.is_locked else b""
        stream += record(0xFF5, struct.pack("<IIIIIIHH", 0, 0x03000000, 0, directory, 1, 300, 1, 0) + more)
        return compound(
            {
                "PowerPoint Document": stream,
                "Current User": _current(edit, self.user, is_locked=self.is_locked),
                "Pictures": _blip() * (self.pictures + self.extra_picture),
            }
        )


def _blip() -> bytes:
    return record(0xF01E, bytes(17) + PNG, 0, 0x6E0)


def _current(edit: int, user: str, *, is_locked: bool = False) -> bytes:
    token = 0xF3D1C4DF if is_locked else 0xE391C05F
    body = struct.pack("<IIIHHBBH", 20, token, edit, len(user), 0x3F4, 3, 0, 0)
    return record(0xFF6, body + user.encode() + struct.pack("<I", 8) + user.encode("utf-16-le"))


def saved_twice() -> bytes:
    """A presentation whose first slide was changed in a second, fast save."""
    first = Slide(Shapes().add(letters(SECRET))).record()
    second = Slide(Shapes().add(letters("Nothing to see"))).record()
    master = group(0x3F8, record(0x3EF, bytes(24), 2), Shapes().drawing())
    listed = record(0x3F3, struct.pack("<IIIiI", 10, 0, 0, 256, 0))
    document = group(
        0x3E8, record(0x3E9, struct.pack("<ii", _WIDTH, _HEIGHT) + bytes(32), 1), group(0xFF0, listed)
    )
    stream, places = b"", list[int]()
    for raw in (document, master, first):
        places.append(len(stream))
        stream += raw
    directory = len(stream)
    numbers = zip((1, 2, 10), places, strict=True)
    stream += record(0x1772, b"".join(struct.pack("<II", number | 1 << 20, at) for number, at in numbers))
    earlier = len(stream)
    stream += record(0xFF5, struct.pack("<IIIIIIHH", 0, 0x03000000, 0, directory, 1, 11, 1, 0))
    changed = len(stream)
    stream += second
    directory = len(stream)
    stream += record(0x1772, struct.pack("<II", 10 | 1 << 20, changed))
    edit = len(stream)
    stream += record(0xFF5, struct.pack("<IIIIIIHH", 0, 0x03000000, earlier, directory, 1, 11, 1, 0))
    return compound({"PowerPoint Document": stream, "Current User": _current(edit, "")})


def one(shapes: Shapes, **more: bool | str | bytes | tuple[bytes, ...]) -> Slides:
    """A presentation of a plain slide and this one."""
    return Slides([Slide(Shapes().add(letters("Title"))), Slide(shapes, **more)])


def plain() -> Shapes:
    """A shape that anybody may see."""
    return Shapes().add(letters("Words"))


def comment() -> bytes:
    """A comment on a slide."""
    made = group(0x2EE0, string("Owen Editor"), string(SECRET, 1), string("OE", 2), record(0x2EE1, bytes(28)))
    return group(0x1388, group(0x138A, string("___PPT10"), record(0x138B, made)))


def objects(kind: int, *strings: bytes) -> Slides:
    """A presentation that lists an object."""
    made = one(plain())
    made.objects = group(kind, *strings)
    return made


def embedded() -> bytes:
    """A presentation with a text file embedded in it."""
    data = compound({"\x01Ole10Native": native("a.txt", "a.txt", SECRET.encode())})
    made = objects(0xFCC, record(0xFC3, struct.pack("<IIIIII", 1, 0, 1, 0, 200, 0), 1))
    made.storages.append(struct.pack("<I", len(data)) + zlib.compress(data))
    return made.data()


def pictured(properties: dict[int, int], *, is_hidden: bool = False) -> Slides:
    """A presentation with a picture."""
    made = one(Shapes().add(properties=properties), is_hidden=is_hidden)
    made.pictures = 1
    return made


def sounding() -> bytes:
    """A presentation with a sound."""
    made = one(plain())
    made.document = group(
        0x7E4, group(0x7E6, string("chime"), string(".wav", 1), record(0x7E7, SECRET.encode()))
    )
    return made.data()


def saying(document: bytes) -> Slides:
    """A presentation of which the document says this besides."""
    made = one(plain())
    made.document = document
    return made


def headed(flags: int) -> bytes:
    """A presentation with a footer."""
    footer = group(0xFD9, record(0xFDA, struct.pack("<HH", 0, flags)), string(SECRET, 2), instance=3)
    return saying(footer).data()


def on_master(shapes: Shapes, *, is_used: bool = True) -> bytes:
    """A presentation with words on its master."""
    made = one(plain())
    made.master, made.has_used_master = shapes, is_used
    return made.data()


def laid_out(words: str) -> bytes:
    """A presentation with a layout that a newer PowerPoint keeps beside the master."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(
            "drs/slideLayouts/slideLayout1.xml",
            f"<p:l xmlns:p='p' xmlns:a='a'><a:p><a:t>{words}</a:t></a:p></p:l>",
        )
    made = one(plain())
    made.master_more = record(0x41E, out.getvalue())
    return made.data()


def with_macros() -> bytes:
    """A presentation with macros."""
    from files.ole_files import FILES as OBJECTS

    data = OBJECTS["macros-alone"]()
    made = saying(group(0x7D0, group(0x3FF, record(0x400, struct.pack("<III", 200, 1, 2), 2), instance=1)))
    made.storages.append(struct.pack("<I", len(data)) + zlib.compress(data))
    return made.data()


def with_earlier(earlier: bytes) -> bytes:
    """A presentation with records to which nothing leads any more."""
    made = one(plain())
    made.earlier = earlier
    return made.data()


def by(user: str) -> bytes:
    """A presentation saved by somebody."""
    made = one(plain())
    made.user = user
    return made.data()


_BLACK = {0x1BF: 0x100010, 0x181: 0}
_PROMPT = record(0xBC3, struct.pack("<iBBH", 0, 2, 0, 0))
_REFERENCE = record(0xF9E, struct.pack("<I", 0))

CLEAN: dict[str, Callable[[], bytes]] = {
    "plain": lambda: one(Shapes().add(letters(SECRET))).data(),
    "wide-text": lambda: one(Shapes().add(letters(f"{SECRET} ☃", is_wide=True))).data(),
    "text-of-the-outline": lambda: one(Shapes().add(_REFERENCE), outline=(letters(SECRET, kind=1),)).data(),
    "white-on-a-dark-shape": lambda: one(Shapes().add(letters(SECRET, WHITE), properties={0x1BF: 0x100010, 0x181: 0})).data(),
    "a-footer-that-is-shown": lambda: headed(0x20),
    "words-of-a-master": lambda: on_master(Shapes().add(letters(SECRET))),
    "a-black-box-under-words": lambda: one(Shapes().add(at=(90, 90, 910, 410), properties=_BLACK).add(letters(SECRET, WHITE))).data(),
    "a-black-box-over-the-empty-half": lambda: one(Shapes().add(letters(SECRET), at=(100, 100, 3000, 900)).add(at=(90, 600, 3010, 910), properties=_BLACK)).data(),
    "half-on-the-slide": lambda: one(Shapes().add(letters(SECRET), at=(-200, 100, 200, 400))).data(),
    "a-link-that-says-where": lambda: Slides(
        [Slide(Shapes().add(letters(f"https://example.com/a\r{SECRET}")))],
        objects=group(0xFD7, string("a"), string("https://example.com/a", 1)),
    ).data(),
}  # fmt: skip
"""Presentations that hide nothing, each with a telephone number in plain sight."""

HIDES: dict[str, tuple[str, Callable[[], bytes]]] = {
    "a-hidden-slide": ("hidden-slide", lambda: one(Shapes().add(letters(SECRET)), is_hidden=True).data()),
    "a-slide-off-the-list": ("unlisted-slide", lambda: one(Shapes().add(letters(SECRET)), is_listed=False).data()),
    "notes": ("speaker-notes", lambda: one(plain(), notes=SECRET).data()),
    "a-hidden-shape": ("hidden-drawing", lambda: one(Shapes().add(letters(SECRET), properties={0x3BF: 0x20002})).data()),
    "beside-the-slide": ("off-sheet-drawing", lambda: one(Shapes().add(letters(SECRET), at=(6000, 0, 7000, 400))).data()),
    "a-black-box-over-words": ("covered-drawing", lambda: one(Shapes().add(letters(SECRET)).add(at=(90, 90, 910, 410), properties=_BLACK)).data()),
    "of-no-size": ("off-sheet-drawing", lambda: one(Shapes().add(letters(SECRET), at=(60, 60, 60, 60))).data()),
    "white-on-white": ("background-colour", lambda: one(Shapes().add(letters(SECRET, WHITE))).data()),
    "one-point-letters": ("tiny-text", lambda: one(Shapes().add(letters(SECRET, TINY))).data()),
    "a-hidden-table": ("hidden-slide", lambda: one(Shapes().table([["Name", "Tel"], ["Nia Example", NUMBER]]), is_hidden=True).data()),
    "saved-twice": ("earlier-edit", saved_twice),
    "an-object-of-an-earlier-edit": ("earlier-edit", lambda: with_earlier(record(0x1011, compound({"\x01Ole10Native": native("a", "a", SECRET.encode())})))),
    "words-only-in-the-outline": ("outline-text", lambda: one(plain(), outline=(letters(SECRET, kind=1),)).data()),
    "words-of-a-master-never-shown": ("unused-layout", lambda: on_master(Shapes().add(letters(SECRET)), is_used=False)),
    "a-prompt": ("layout-prompt", lambda: on_master(Shapes().add(letters(SECRET), data=_PROMPT))),
    "a-layout-kept-beside-a-master": ("layout-prompt", lambda: laid_out(SECRET)),
    "a-footer-never-shown": ("header-footer", lambda: headed(0)),
    "a-link": ("hyperlink", lambda: objects(0xFD7, string("here"), string(f"https://example.com/{NUMBER}", 1)).data()),
    "a-film": ("external-link-path", lambda: objects(0x1005, string(f"S:\\{NUMBER}.avi")).data()),
    "a-tag": ("tag", lambda: one(plain(), more=group(0x1388, group(0x1389, string("VICTIM"), string(SECRET, 1)))).data()),
    "a-custom-show": ("custom-show", lambda: saying(group(0x410, group(0x411, string(SECRET)))).data()),
    "a-slide-with-a-name": ("given-name", lambda: one(plain(), more=string(f"victim {NUMBER}", 3)).data()),
    "an-alternative-text": ("alt-text", lambda: one(Shapes().add(letters("Words"), name=SECRET)).data()),
    "who-saved-it": ("user-name", lambda: by(f"Nia {NUMBER}")),
    "an-embedded-file": ("embedded-file", embedded),
    "a-sound": ("sound", sounding),
}  # fmt: skip
"""What each presentation hides: the way, and how it is made. In each it is the telephone number."""

FILES: dict[str, Callable[[], bytes]] = {
    **CLEAN,
    **{name: make for name, (_, make) in HIDES.items()},
    "a-comment": lambda: one(plain(), more=comment()).data(),
    "a-picture": lambda: pictured({0x104: 1}).data(),
    "a-picture-of-a-hidden-slide": lambda: pictured({0x104: 1}, is_hidden=True).data(),
    "a-cropped-picture": lambda: pictured({0x104: 1, 0x100: 9000}).data(),
    "a-picture-never-shown": lambda: pictured({}).data(),
    "a-picture-the-store-forgot": lambda: Slides([Slide(plain())], extra_picture=True).data(),
    "a-table": lambda: one(Shapes().table([["Name", "Date of birth"], ["Nia Example", "01/02/1980"]])).data(),
    "macros": with_macros,
    "locked": lambda: Slides([Slide(plain())], is_locked=True).data(),
}
