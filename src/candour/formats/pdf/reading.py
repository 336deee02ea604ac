"""Reading a PDF: its pages, what surrounds them, and what lies in the file beside the document."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from contextlib import nullcontext
from dataclasses import dataclass, field, replace
from typing import Any

from candour.errors import LimitReached
from candour.formats.archive import Unreadable
from candour.formats.pdf.actions import read_links, read_scripts
from candour.formats.pdf.annotations import Annotation, annotations_of, marks_of, notes_of, read_annotations
from candour.formats.pdf.attachments import read_attachments
from candour.formats.pdf.document import Document, document_of
from candour.formats.pdf.fields import read_fields, read_form_data
from candour.formats.pdf.fonts import swapped_letters
from candour.formats.pdf.hidings import BY_NAME
from candour.formats.pdf.names import layers_change, read_bookmarks, read_names, read_structure
from candour.formats.pdf.page_facts import PageFacts
from candour.formats.pdf.page_pictures import (
    covered_pictures,
    cropped_pictures,
    pictures_on_layers,
    unread_writing,
)
from candour.formats.pdf.pages import PageReading, read_page
from candour.formats.pdf.paper import Paper, Papers, papers_of, tidy
from candour.formats.pdf.pictures import read_pictures
from candour.formats.pdf.properties import read_info, read_metadata, read_private_data, read_thumbnails
from candour.formats.pdf.remains import read_outside, read_replaced, read_strangers, read_unused
from candour.formats.pdf.revisions import Held, ends_of, read_revisions
from candour.formats.pdf.stand_ins import differing_words, has_stand_ins, texts_without, without
from candour.formats.pdf.values import entry, items, number_of
from candour.formats.pdf.words import Letters
from candour.piece import Count, Found, Gap, Text, Why
from candour.source import Source

__all__ = ["UNREAD_PAGES", "Notes", "has_traps", "is_garbled", "read"]

UNREAD_PAGES = "of writing whose words were not read: look at them yourself or install candour[ocr]"
"""What is said of pages that only a person can read, after their numbers."""
_MOST_CONTENT = 128 << 20
_MOST_PIXELS, _MOST_BITS = 400_000_000, 1_200_000_000
_FEW = 6
_MOST_COMPARED = 2_000
_PERHAPS_ELSEWHERE = (BY_NAME["off-page-text"], BY_NAME["clipped-text"])
_WORD = re.compile(r"[^\W_]+")


@dataclass(slots=True, repr=False)
class Notes:
    """What the pages brought out that is told of all of them together."""

    unread: list[int] = field(default_factory=list)
    """Pages that are pictures of writing."""
    garbled: list[int] = field(default_factory=list)
    """Pages in fonts that do not say which letters they draw."""
    undrawn: list[int] = field(default_factory=list)
    """Pages that were not made into pixels though there was a question that only pixels answer."""
    too_large: set[int] = field(default_factory=set)
    """Pages whose drawing unpacks to more than it may."""
    shown: dict[int, str] = field(default_factory=dict)
    """The texts of pages on which words stand in for others, as they are without those."""
    seen: list[str] = field(default_factory=list)
    """What each page shows."""
    beyond: list[Text] = field(default_factory=list)
    """Words beyond the edge of one page, which another may show: a chart cut in two by the end of a page."""
    words: set[str] = field(default_factory=set)
    """The words of all pages, in small letters."""
    reads_pictures: bool = True
    """Whether it is asked if pictures hold writing, and what."""


def read(source: Source, notes: Notes | None = None) -> Iterator[Found]:
    """The pages, then notes, fields, files and properties, then earlier revisions and what is out of use.

    `notes` are taken by somebody who wants to know more of the pages than is told.
    """
    data, notes = bytes(source.data), notes or Notes()
    yield from read_outside(source, data)
    held, states = Held(), ends_of(data)
    try:
        with document_of(source, data) as document:
            for found in _read_document(document, states[-2] if len(states) > 1 else 0, notes):
                if len(states) > 1:
                    held.add(found)
                yield found
    except Unreadable as why:
        if why.encrypted:
            raise
        yield Gap(source.place, Why.BROKEN, str(why))
        yield from _read_pages_alone(source, data)
    if len(states) > 1:
        yield from _locally(source, "earlier revisions", read_revisions(source, data, held, _surroundings))


def _read_document(document: Document, states_end: int, notes: Notes) -> Iterator[Found]:
    """The document as it now stands."""
    source = document.source
    warnings = [str(warning) for warning in document.pdf.get_warnings()]
    if any("damaged" in warning for warning in warnings):
        what = (
            "its list of objects is damaged and was put together anew: print it to a new PDF and check that"
        )
        yield Gap(source.place, Why.BROKEN, what)
    annotations = [
        one for number, page in enumerate(document.pages, 1) for one in annotations_of(page, number)
    ]
    yield from _locally(source, "pages", _read_pages(document, annotations, notes))
    yield from _beyond(notes)
    yield from _told_together(source, notes)
    yield from _locally(source, "structure", read_structure(document, notes.words))
    shown = "".join("".join(notes.seen).split()).casefold()
    yield from _surroundings(document, annotations, notes.words, shown)
    reached = document.survey.reached()
    yield from _locally(source, "pictures", read_pictures(document, reached))
    yield from _locally(source, "objects out of use", read_unused(document, reached))
    yield from _locally(source, "objects in use", read_strangers(document, reached))
    yield from _locally(source, "objects that were replaced", read_replaced(document, states_end))
    warnings += (str(warning) for warning in document.pdf.get_warnings())  # each is given once
    if any("parse error" in warning for warning in warnings):
        what = "an object in it is damaged and could not be read: print it to a new PDF and check that"
        yield Gap(source.place, Why.BROKEN, what)


def _surroundings(
    document: Document,
    annotations: list[Annotation] | None = None,
    seen: AbstractSet[str] = frozenset(),
    shown: str = "",
) -> Iterator[Found]:
    """What a document holds beside the text of its pages, whose words are given, and which is given without blanks."""
    source = document.source
    if annotations is None:  # an earlier state, whose pictures are told of here
        annotations = [
            one for number, page in enumerate(document.pages, 1) for one in annotations_of(page, number)
        ]
        yield from _locally(source, "pictures", read_pictures(document, document.survey.reached()))
    rooms: tuple[tuple[str, Iterator[Found]], ...] = (
        ("notes", read_annotations(document, annotations)),
        ("form fields", read_fields(document, annotations)),
        ("dynamic form", read_form_data(document)),
        ("attachments", read_attachments(document)),
        ("links", read_links(document, shown)),
        ("scripts", read_scripts(document)),
        ("bookmarks", read_bookmarks(document, seen)),
        ("names", read_names(document, seen)),
        ("document properties", read_info(document)),
        ("metadata", read_metadata(document)),
        ("private data", read_private_data(document)),
        ("thumbnails", read_thumbnails(document)),
    )
    for what, found in rooms:
        yield from _locally(source, what, found)


def _read_pages_alone(source: Source, data: bytes) -> Iterator[Found]:
    """The text of the pages, where pdfium can open a document that is otherwise too damaged."""
    with papers_of(data) as papers:
        for number in range(1, (len(papers) if papers else 0) + 1):
            source.budget.spend(0)
            with papers.page(number - 1) if papers else nullcontext() as paper:
                if paper is not None:
                    yield from read_page(paper, PageFacts(source.place / f"page {number}")).found


def _locally(source: Source, what: str, found: Iterator[Found]) -> Iterator[Found]:
    """What a room finds. Its fault is a Gap of its own, and the other rooms are read all the same."""
    try:
        yield from found
    except LimitReached as limit:
        yield Gap(source.place / what, Why.LIMIT, str(limit))
        source.budget.spend(0)
    except MemoryError:
        raise
    except Exception as fault:  # noqa: BLE001  (a damaged object makes pikepdf raise whatever it likes)
        detail = f"these could not be read to their end ({type(fault).__name__}): print the document to a new PDF and check that"
        yield Gap(source.place / what, Why.BROKEN, detail)


# ── pages ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def _read_pages(document: Document, annotations: list[Annotation], notes: Notes) -> Iterator[Found]:
    by_page: dict[int, list[Annotation]] = {}
    for one in annotations:
        by_page.setdefault(one.page, []).append(one)
    has_layers, swaps = layers_change(document), swapped_letters(document)
    may_be_drawn = not has_traps(document)
    yield from _prepare(document, notes)
    with papers_of(document.data) as papers:
        if papers is None:
            what = "pdfium cannot open its pages: print it to a new PDF with another program, and check that"
            yield Gap(document.source.place, Why.BROKEN, what)
            return
        total = len(papers)
        for number in range(1, total + 1):
            document.source.budget.spend(0)
            if number in notes.too_large:
                continue
            own = by_page.get(number, [])
            page = document.pages[number - 1] if number <= len(document.pages) else None
            facts = PageFacts(
                document.source.place / f"page {number}",
                notes_of(own),
                marks_of(own),
                number_of(entry(page, "/UserUnit"), 1.0) or 1.0,
                has_layers,
                swaps,
                may_be_drawn=may_be_drawn,
            )
            yield from _locally(document.source, f"page {number}", _read_page(papers, number, facts, notes))
        yield Count("page", total, 0)
        if len(document.pages) != total:
            what = "its pages are counted differently by different programs: print it to a new PDF and check that"
            yield Gap(document.source.place, Why.DISAGREES, what)


def _beyond(notes: Notes) -> Iterator[Text]:
    """Words beyond the edge of a page, but for lines that another page shows."""
    seen = "\n".join(notes.seen)
    left = _MOST_COMPARED
    for found in notes.beyond:
        left -= found.text.count("\n") + 1
        if left < 0:
            yield found
            continue
        lines = [line for line in found.text.splitlines() if not _is_line_of(" ".join(line.split()), seen)]
        if lines:
            yield replace(found, text="\n".join(lines))


def _is_line_of(line: str, seen: str) -> bool:
    """Whether the line stands in a text, as whole words."""
    return not line or (line in seen and bool(re.search(rf"(?<!\w){re.escape(line)}(?!\w)", seen)))


def has_traps(document: Document) -> bool:
    """Whether a picture is so large that drawing it would be an attack. Plans are scanned large, in one bit a pixel."""
    for key in document.survey.of("Image"):
        picture = document.pdf.get_object(key)
        pixels = number_of(entry(picture, "/Width")) * number_of(entry(picture, "/Height"))
        if pixels > (_MOST_BITS if number_of(entry(picture, "/BitsPerComponent"), 1) == 1 else _MOST_PIXELS):
            return True
    return False


def _prepare(document: Document, notes: Notes) -> Iterator[Found]:
    """Unpacks what draws each page: that it is not too much, is whole, and whether words stand in for others."""
    standing_in: dict[int, bytes] = {}
    for number, page in enumerate(document.pages, 1):
        document.damaged = False
        content = b"\n".join(
            document.decoded(part, _MOST_CONTENT) for part in items(entry(page, "/Contents"))
        )
        if document.damaged:
            what = "the drawing of this page is damaged: print the document to a new PDF and check that"
            yield Gap(document.source.place / f"page {number}", Why.BROKEN, what)
        if has_stand_ins(page, content):
            standing_in[number] = content
    if standing_in:
        notes.shown = texts_without(document, standing_in)


def _read_page(papers: Papers, number: int, facts: PageFacts, notes: Notes) -> Iterator[Found]:
    with papers.page(number - 1) as paper:
        if paper is None:
            what = "this page cannot be opened: print the document to a new PDF and check that"
            yield Gap(facts.place, Why.BROKEN, what)
            return
        reading = read_page(paper, facts)
        told: Iterable[Found] = reading.found
        if is_garbled(paper):
            notes.garbled.append(number)
            told = _as_known(paper, reading)
        elif number in notes.shown:
            told = _as_shown(reading, facts, notes.shown[number])
        for found in told:
            if isinstance(found, Text) and found.hiding in _PERHAPS_ELSEWHERE:
                notes.beyond.append(found)
                continue
            if isinstance(found, Text) and found.hiding is None:
                notes.seen.append(" ".join(found.text.split()))
            yield found
        notes.words.update(_WORD.findall(reading.text.lower()))
        if reading.is_undrawn:
            notes.undrawn.append(number)
        yield from _read_pictures_of(paper, facts, reading, number, notes)


def _as_shown(reading: PageReading, facts: PageFacts, shown: str) -> Iterator[Found]:
    """What was found on a page, with the words that are shown in place of those that are only copied."""
    copied, instead = differing_words(reading.text, shown), differing_words(shown, reading.text)
    for found in reading.found:
        if isinstance(found, Text) and found.text == reading.text and not (copied or instead):
            yield replace(found, text=shown)
        elif isinstance(found, Text) and found.hiding is None and (copied or instead):
            yield Text(facts.place, "\n".join(filter(None, (without(found.text, copied), " ".join(instead)))))
            instead = []
        else:
            yield found
    if instead:
        yield Text(facts.place, " ".join(instead))
    if copied:
        hiding, step = BY_NAME["actual-text"], "words that are copied in place of those shown"
        yield Text(facts.place / step, " ".join(copied), hiding.sight, hiding)


def _as_known(paper: Paper, reading: PageReading) -> Iterator[Found]:
    """What was found on a page, without the letters of which its fonts do not say which they are."""
    letters = reading.letters or Letters(paper)
    known = {
        at for at in range(len(letters)) if not paper.api.FPDFText_HasUnicodeMapError(paper.text_handle, at)
    }
    for found in reading.found:
        if isinstance(found, Text) and found.hiding is None:
            seen = "".join(letters.signs[at] for at in sorted(known.difference(reading.hidden)))
            if seen.strip():
                yield replace(found, text=tidy(seen))
        else:
            yield found


def _read_pictures_of(
    paper: Paper, facts: PageFacts, reading: PageReading, number: int, notes: Notes
) -> Iterator[Found]:
    if not reading.painting.others:
        return
    if not facts.may_be_drawn:
        notes.undrawn.append(number)
        return
    yield from cropped_pictures(paper, facts, reading.painting)
    yield from covered_pictures(paper, facts, reading.painting)
    if facts.has_layers:
        yield from pictures_on_layers(paper, facts, reading.painting)
    pixels = unread_writing(paper, facts, reading) if notes.reads_pictures else None
    if pixels is None:
        return
    words = _words_in(pixels)
    if words is None:
        notes.unread.append(number)
    elif words.strip():
        yield Text(facts.place / "words read from its picture", words)
        notes.words.update(_WORD.findall(words.lower()))


def _words_in(pixels: Any) -> str | None:
    """The words in a picture; None where no program is there to read them."""
    from PIL import Image  # noqa: PLC0415  (few pages need it)

    from candour.formats.pictures.reading_words import words_in  # noqa: PLC0415

    return words_in(Image.fromarray(pixels))


def is_garbled(paper: Paper) -> bool:
    """Whether the page's fonts leave open which letters they draw. A few of its letters are asked."""
    api, text = paper.api, paper.text_handle
    count = max(0, api.FPDFText_CountChars(text) if text else 0)
    if count < 8:
        return False
    step = max(1, count // 24)
    asked = range(0, count, step)
    unknown = sum(bool(api.FPDFText_HasUnicodeMapError(text, at)) for at in asked)
    return 3 * unknown > len(asked)


def _told_together(source: Source, notes: Notes) -> Iterator[Found]:
    """One Gap for all pages of a kind."""
    if notes.unread:
        pages, verb = _pages(notes.unread)
        what = f"{pages} {verb} {UNREAD_PAGES}"
        yield Gap(source.place, Why.UNREAD, what)
    if notes.undrawn:
        pages, _ = _pages(sorted(set(notes.undrawn)))
        what = f"a picture too large to draw: what {pages} keep from sight is not told; look at them with all text selected"
        yield Gap(source.place, Why.LIMIT, what)
    if notes.garbled:
        pages, _ = _pages(notes.garbled)
        what = f"the fonts of {pages} do not say which letters they draw: print them to paper, scan them, and read them yourself"
        yield Gap(source.place, Why.UNREAD, what)


def _pages(numbers: list[int]) -> tuple[str, str]:
    """How many pages and which, with what they are: `2 pages (3 and 4)`, `are pictures`."""
    told = [str(number) for number in numbers[:_FEW]]
    more = f" and {len(numbers) - _FEW:,} more" if len(numbers) > _FEW else ""
    listed = (
        " and ".join(filter(None, (", ".join(told[:-1]), told[-1]))) if not more else ", ".join(told) + more
    )
    if len(numbers) == 1:
        return f"1 page ({listed})", "is a picture"
    return f"{len(numbers):,} pages ({listed})", "are pictures"
