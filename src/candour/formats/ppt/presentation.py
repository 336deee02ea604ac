"""One presentation as it is read: its slides in their order, their notes and masters, then what is kept beside them."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

from candour.formats.archive import Unreadable
from candour.formats.officeart import Picture, pictures_in
from candour.formats.ppt.edits import Edits
from candour.formats.ppt.hidings import hiding
from candour.formats.ppt.layouts import layout_words
from candour.formats.ppt.letters import Letters, letters_in
from candour.formats.ppt.objects import Objects, file_in
from candour.formats.ppt.page import Page, Size
from candour.formats.ppt.records import Kind, Record, below, record_at, records, string
from candour.formats.wording import is_wordy, runs_in
from candour.formats.xml import BadXml
from candour.hiding import Hiding
from candour.piece import Count, Found, Gap, Mask, Nested, Text, Why
from candour.place import Place
from candour.source import Source

__all__ = ["Presentation"]

_SLIDES, _MASTERS, _NOTES = 0, 1, 2
_NOTES_TEXT = 2
_AUTHOR, _WORDS, _INITIALS = 0, 1, 2
_HEADER_FLAGS = {0: 0x4, 1: 0x10, 2: 0x20}
"""For the date, the header and the footer, the bit that says whether it is shown."""
_OF_SLIDES = 3
_TABLES = frozenset({Kind.EDIT, Kind.DIRECTORY, Kind.LOCK})


@dataclass(frozen=True, slots=True)
class _Listed:
    """An entry of a list of slides: the object, the slide's own number, the texts of its outline."""

    object: int
    number: int
    outline: tuple[Letters, ...]


@dataclass(repr=False)
class Presentation:
    """The records of a presentation, with the stream of its pictures."""

    source: Source
    data: bytes
    store: bytes
    edits: Edits
    size: Size = (0, 0)
    titles: set[str] = field(default_factory=set)
    seen: set[str] = field(default_factory=set)
    """Every line that a reader sees, or that has been told of."""
    shown: dict[int, tuple[Place, Hiding | None]] = field(default_factory=dict)
    """Where each picture of the store is shown, and what keeps it from sight."""
    damaged: int = 0
    """How many masters have layouts that cannot be read."""
    taken: set[int] = field(default_factory=set)
    """Where the objects stand that belong to the presentation as it is."""
    slides: list[Page] = field(default_factory=list)
    """The slides that are shown, in their order."""
    stages: dict[int, Page] = field(default_factory=dict)
    """The masters that they show, without the places of titles and texts, by their numbers."""
    footers: list[str] = field(default_factory=list)
    """What the presentation says at the edge of its slides."""
    pictures: dict[int, Picture] = field(default_factory=dict)
    """The pictures that are shown, by their numbers in the store."""

    def found(self) -> Iterator[Found]:
        """Everything in its stream."""
        document = self._object(self.edits.document, Kind.DOCUMENT)
        if document is None:
            document = next(
                (each for each in records(self.data, 0, len(self.data)) if each.kind == Kind.DOCUMENT), None
            )
        if document is None:
            raise Unreadable(
                "the record of the presentation itself is missing; ask for the file to be sent again"
            )
        self.taken.add(document.at - 8)
        self.objects = Objects.of(self.data, document)
        self.titles |= self.objects.names
        lists = self._lists(document)
        yield from self._slides(lists)
        yield from self._masters(lists[_MASTERS])
        yield from self._unlisted()  # after the masters: that of titles is a slide as well
        yield from self._prints(document)
        if self.damaged:
            what = "layouts that a newer PowerPoint keeps in the file are damaged; save the presentation anew as .pptx"
            yield Gap(self.source.place / "masters", Why.BROKEN, what)
        yield from self._beside(document)
        yield from self._pictures(document)
        yield from self._stored(document)
        yield from self._earlier()

    def _object(self, number: int, *kinds: int) -> Record | None:
        """The record of an object, where it is of one of these kinds. It counts as part of the presentation."""
        record = record_at(self.data, self.edits.objects.get(number, -1))
        if record is None or record.kind not in kinds:
            return None
        self.taken.add(record.at - 8)
        return record

    def _lists(self, document: Record) -> dict[int, list[_Listed]]:
        data = self.data
        found: dict[int, list[_Listed]] = {_SLIDES: [], _MASTERS: [], _NOTES: []}
        for part in records(data, document.at, document.end):
            if part.kind == Kind.DOCUMENT_ATOM and part.end - part.at >= 8:
                width, height = struct.unpack_from("<2i", data, part.at)
                self.size = (width, height)
            elif part.kind == Kind.LIST:
                found.setdefault(part.instance, []).extend(self._listed(part))
        return found

    def _listed(self, part: Record) -> Iterator[_Listed]:
        data = self.data
        entries = [each for each in records(data, part.at, part.end) if each.kind == Kind.LISTED]
        for entry, following in zip(entries, [*entries[1:], None], strict=True):
            if entry.end - entry.at < 16:
                continue
            object_, number = struct.unpack_from("<I8xi", data, entry.at)
            until = following.at - 8 if following else part.end
            yield _Listed(object_, number, tuple(letters_in(data, entry.end, until)))

    # ── slides ──────────────────────────────────────────────────────────────────────────────────────────────

    def _slides(self, lists: dict[int, list[_Listed]]) -> Iterator[Found]:
        notes = {entry.number: entry for entry in lists[_NOTES]}
        total = hidden = missing = 0
        self.masters: set[int] = set()
        for number, entry in enumerate(lists[_SLIDES], 1):
            record = self._object(entry.object, Kind.SLIDE)
            if record is None:
                missing += 1
                continue
            page = Page(self.data, record, self.source.place / f"slide {number}", entry.outline)
            total, hidden = total + 1, hidden + page.is_hidden
            if page.is_hidden:
                page.place = self.source.place / f"slide {number} (hidden)"
                page.under = Mask.of(hiding("hidden-slide"))
            if page.shows_master and not page.is_hidden:
                self.masters.add(page.master)
            if not page.is_hidden:
                self.slides.append(page)
            yield from self._page(page)
            yield from self._outline(page)
            if page.notes in notes:
                yield from self._notes(notes.pop(page.notes), page.place / "notes", "speaker-notes")
        for entry in notes.values():
            yield from self._notes(entry, self.source.place / "notes of no slide", "speaker-notes")
        yield Count("slide", total, hidden)
        if missing:
            what = f"{missing:,} of its slides are missing from the file; ask for the file to be sent again"
            yield Gap(self.source.place, Why.BROKEN, what)

    def _page(self, page: Page) -> Iterator[Found]:
        """A page's words, its comments and tags; notes what pictures and objects it shows."""
        self.source.budget.spend(0)
        yield from page.found(self.size)
        self.seen.update(line.strip() for text in page.texts() for line in text.splitlines())
        for shape in page.shapes:
            mask = page.mask_of(shape, self.size)
            why = mask.hiding if mask else hiding("cropped-picture") if shape.is_cropped else None
            for number in shape.pictures:
                if number not in self.shown or self.shown[number][1] is not None:
                    self.shown[number] = (page.place, why)
            self.objects.note(shape.data, page.place)
        yield from self._comments(page)
        own = hiding("given-name")
        data = self.data
        parts = records(data, page.record.at, page.record.end)
        self.titles.update(string(data, part) for part in parts if part.kind == Kind.STRING)
        if is_wordy(page.name) and not page.name.startswith(("Slide", "Folie", "page", "___PPT")):
            yield Text(page.place, page.name, own.sight, own, "name of a slide")

    def _outline(self, page: Page) -> Iterator[Found]:
        """Texts that the outline keeps for a slide that has no shape for them."""
        on_slide = {" ".join(text.split()) for text in page.texts()}
        lost = [
            letters.text
            for number, letters in enumerate(page.outline)
            if number not in page.used
            and letters.text.strip()
            and " ".join(letters.text.split()) not in on_slide
        ]
        if lost:
            own = hiding("outline-text")
            yield Text(page.place / "outline", "\n".join(lost), own.sight, own)
            self.seen.update(line.strip() for text in lost for line in text.splitlines())

    def _notes(self, entry: _Listed, place: Place, what: str) -> Iterator[Found]:
        record = self._object(entry.object, Kind.NOTES)
        if record is None:
            return
        page = Page(self.data, record, place, entry.outline, Mask.of(hiding(what)))
        yield from self._page(page)

    def _unlisted(self) -> Iterator[Found]:
        """Slides that the file still has, and that the list of slides does not."""
        number = 0
        for object_ in self.edits.objects:
            record = record_at(self.data, self.edits.objects[object_])
            if record is not None and record.kind == Kind.SLIDE and record.at - 8 not in self.taken:
                page = Page(self.data, record, self.source.place, under=Mask.of(hiding("unlisted-slide")))
                self.taken.add(record.at - 8)
                if page.texts():
                    number += 1
                    page.place = self.source.place / f"unlisted slide {number}"
                    yield from self._page(page)

    def _masters(self, listed: list[_Listed]) -> Iterator[Found]:
        """What masters say on the slides that show them, and what they say on none."""
        for number, entry in enumerate(listed, 1):
            record = self._object(entry.object, Kind.MASTER, Kind.SLIDE)
            if record is None:
                continue
            is_used = entry.number & 0xFFFFFFFF in self.masters
            page = Page(self.data, record, self.source.place / f"master {number}", entry.outline)
            page.under = None if is_used else Mask.of(hiding("unused-layout"))
            prompts = [shape for shape in page.shapes if page.is_prompt(shape)]
            page.shapes = [shape for shape in page.shapes if not page.is_prompt(shape)]
            if is_used:
                self.stages[entry.number & 0xFFFFFFFF] = page
            yield from self._page(page)
            own = hiding("layout-prompt")
            said = "\n".join(letters.text for shape in prompts for letters in page.letters(shape))
            said = "\n".join(dict.fromkeys((*said.splitlines(), *self._layouts(record))))
            self.seen.update(line.strip() for line in said.splitlines())
            if is_wordy(said):
                yield Text(page.place, said, own.sight, own, "prompt")

    def _prints(self, document: Record) -> Iterator[Found]:
        """The masters of notes and handouts: their words are prompts, and only print shows their pictures."""
        for part in records(self.data, document.at, document.end):
            if part.kind != Kind.DOCUMENT_ATOM or part.end - part.at < 32:
                continue
            for number in struct.unpack_from("<24xII", self.data, part.at):
                record = self._object(number, Kind.NOTES, Kind.HANDOUT)
                if record is not None:
                    under = Mask.of(hiding("layout-prompt"))
                    yield from self._page(
                        Page(self.data, record, self.source.place / "master of notes", under=under)
                    )

    def _layouts(self, master: Record) -> list[str]:
        """The words of the layouts kept with a master; what is damaged there keeps none back that comes before it."""
        words: list[str] = []
        try:
            words.extend(layout_words(self.data, master, self.source.budget))
        except (Unreadable, BadXml):
            self.damaged += 1
        return words

    # ── comments and tags ───────────────────────────────────────────────────────────────────────────────────

    def _comments(self, page: Page) -> Iterator[Found]:
        data, people = self.data, dict[str, None]()
        tags: list[str] = []
        number = 0
        for part in below(data, page.record, frozenset({Kind.DRAWING})):
            if part.kind == Kind.COMMENT:
                number += 1
                inner = [each for each in records(data, part.at, part.end) if each.kind == Kind.STRING]
                strings = {each.instance: string(data, each) for each in inner}
                own = hiding("comment")
                if (said := strings.get(_WORDS, "")).strip():
                    yield Text(page.place / f"comment {number}", said, own.sight, own, "comment")
                    self.seen.update(line.strip() for line in said.splitlines())
                people.update(dict.fromkeys(strings.get(which, "") for which in (_AUTHOR, _INITIALS)))
            elif part.kind == Kind.TAG:
                tags += _tag(data, part)
        for shape in page.shapes:
            if shape.data:
                whole = Record(0, 0, 0, len(shape.data), is_container=True)
                tags += [
                    said
                    for part in below(shape.data, whole)
                    if part.kind == Kind.TAG
                    for said in _tag(shape.data, part)
                ]
        yield from _told(page.place / "comments", "comment-person", "author", list(people))
        yield from _told(page.place / "tags", "tag", "tag", tags)

    def _beside(self, document: Record) -> Iterator[Found]:
        """Headers and footers, custom shows, sounds, tags and people of the whole presentation."""
        data, place = self.data, self.source.place
        tags, people, shows = list[str](), list[str](), list[str]()
        for part in below(data, document, frozenset({Kind.LIST, Kind.OBJECTS, Kind.DRAWINGS})):
            strings = (
                [each for each in records(data, part.at, part.end) if each.kind == Kind.STRING]
                if part.is_container
                else []
            )
            if part.kind == Kind.HEADERS:
                yield from self._headers(part)
            elif part.kind == Kind.TAG:
                tags += _tag(data, part)
            elif part.kind == Kind.NAMED_SHOW:
                shows += [string(data, each) for each in strings]
            elif part.kind == Kind.FONT:
                self.titles.add(string(data, part))
            elif part.kind == Kind.COMMENT_PERSON:
                people += [string(data, each) for each in strings]
            elif part.kind == Kind.SOUND:
                yield from self._sound(part, [string(data, each) for each in strings])
        yield from _told(place / "tags", "tag", "tag", tags)
        yield from _told(place / "comments", "comment-person", "author", people)
        yield from _told(place / "custom shows", "custom-show", "custom show", shows)

    def _headers(self, part: Record) -> Iterator[Found]:
        data, flags, shown, hidden = self.data, 0, list[str](), list[str]()
        for each in records(data, part.at, part.end):
            if each.kind == Kind.HEADERS_ATOM and each.end - each.at >= 4:
                (flags,) = struct.unpack_from("<2xH", data, each.at)
            elif each.kind == Kind.STRING:
                is_shown = flags & _HEADER_FLAGS.get(each.instance, 0) and part.instance == _OF_SLIDES
                (shown if is_shown else hidden).append(string(data, each))
        place = self.source.place / "headers and footers"
        self.footers += filter(is_wordy, shown)
        if words := "\n".join(filter(is_wordy, shown)):
            yield Text(place, words)
        yield from _told(place, "header-footer", "", [text for text in hidden if text not in shown])
        self.seen.update((*shown, *hidden))

    def _sound(self, part: Record, names: list[str]) -> Iterator[Found]:
        name = next(filter(is_wordy, names), "sound")
        for each in records(self.data, part.at, part.end):
            if each.kind == Kind.SOUND_DATA:
                self.source.budget.spend(each.end - each.at)
                place = self.source.place / f'sound "{name}"'
                yield Nested(self.source.nested(name, self.data[each.at : each.end], place), hiding("sound"))

    # ── pictures and objects ────────────────────────────────────────────────────────────────────────────────

    def _pictures(self, document: Record) -> Iterator[Found]:
        """The pictures of the store; then those of their stream that the store no longer names."""
        data, source = self.data, self.source
        drawings = next(
            (each for each in records(data, document.at, document.end) if each.kind == Kind.DRAWINGS), None
        )
        known: set[int] = set()
        total = unseen = 0
        for picture in pictures_in(data[drawings.at : drawings.end], self.store) if drawings else ():
            known.add(picture.at)
            if picture.number in self.shown:
                self.pictures[picture.number] = picture
            unused = (source.place / f"picture {picture.number}", hiding("unused-picture"))
            place, why = self.shown.get(picture.number, unused)
            source.budget.spend(len(picture.data))
            total, unseen = total + 1, unseen + (why is not None)
            yield Nested(
                source.nested(f"image{picture.number}.{picture.kind}", picture.data, place / "picture"), why
            )
        at = 0
        for record in records(self.store, 0, len(self.store)):
            start, at = at, record.end
            for picture in pictures_in(self.store[start:at]) if start not in known else ():
                source.budget.spend(len(picture.data))
                total, unseen = total + 1, unseen + 1
                place = source.place / f"picture at byte {start:,} of the pictures"
                yield Nested(
                    source.nested(f"image.{picture.kind}", picture.data, place), hiding("unused-picture")
                )
        if total:
            yield Count("picture", total, unseen)

    def _stored(self, document: Record) -> Iterator[Found]:
        data, macros = self.data, 0
        for part in below(data, document, frozenset({Kind.LIST, Kind.OBJECTS, Kind.DRAWINGS})):
            if part.kind == Kind.MACROS and part.end - part.at >= 4:
                (macros,) = struct.unpack_from("<I", data, part.at)
        stored = {
            number: record
            for number in self.edits.objects
            if (record := self._object(number, Kind.STORAGE)) is not None
        }
        yield from self.objects.found(self.source, stored, macros, "\n".join(self.seen))

    # ── earlier edits ───────────────────────────────────────────────────────────────────────────────────────

    def _earlier(self) -> Iterator[Found]:
        """What records say that nothing leads to any more, and that the presentation does not say as well."""
        data, own = self.data, hiding("earlier-edit")
        lost: list[str] = []
        end = 0
        for record in records(data, 0, len(data)):
            end = record.end
            if record.at - 8 in self.taken or record.kind in _TABLES:
                continue
            if record.kind == Kind.STORAGE:
                place = self.source.place / f"earlier edit, at byte {record.at:,}"
                try:
                    yield Nested(self.source.nested("object", file_in(data, record, self.source), place), own)
                except Unreadable as why:
                    yield Gap(place, Why.BROKEN, str(why))
                continue
            lost += _lines(data, record)
        lost += runs_in(data[end:])
        if words := [line for line in dict.fromkeys(lost) if is_wordy(line) and line not in self.seen]:
            text = "\n".join(words)
            yield Text(self.source.place / "earlier edits", text, own.sight, own)


def _lines(data: bytes, record: Record) -> Iterator[str]:
    """The lines of all texts in a record."""
    if not record.is_container:
        yield from runs_in(data[record.at : record.end])
        return
    for part in below(data, record):
        if part.kind in (Kind.WIDE_TEXT, Kind.TEXT):
            for letters in letters_in(data, part.at - 8, part.end):
                yield from (line.strip() for line in letters.text.splitlines())
        elif part.kind == Kind.COMMENT:
            yield from (
                string(data, each) for each in records(data, part.at, part.end) if each.kind == Kind.STRING
            )


def _tag(data: bytes, record: Record) -> list[str]:
    strings = [
        string(data, each) for each in records(data, record.at, record.end) if each.kind == Kind.STRING
    ]
    return [": ".join(strings)] if strings else []


def _told(place: Place, what: str, label: str, texts: list[str]) -> Iterator[Found]:
    if words := "\n".join(dict.fromkeys(text for text in texts if is_wordy(text))):
        yield Text(place, words, hiding(what).sight, hiding(what), label)
