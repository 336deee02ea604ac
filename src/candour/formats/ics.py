"""Calendars (ics): meetings, tasks and notes, as invitations carry them and as calendars are published.

What a reader sees:
    Of each entry its title, text, place, time, organiser and attendees.

What else is inside:
    Marks that tie copies of an entry together (they often name a computer or a mailbox), the program that wrote it,
    reminders, fields of single programs, a formatted version of the text, files.

What Candour cannot read:
    Files that an entry only refers to: the reference is looked through, the file is not here.

How it cleans:
    A clean copy has what is seen.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from candour.formats.listing import listing
from candour.formats.mail.cards import Card, Line, cards_in
from candour.formats.mail.shown import Words, page_of
from candour.hiding import Hiding, Sight, Weight
from candour.piece import Count, Found, Nested, Text
from candour.source import Source

__all__ = ["HIDINGS", "read"]

TRACE = Hiding(
    "ics.program-field",
    "Fields that calendars keep for themselves",
    Sight.BURIED,
    "Open the file with a text editor.",
    "Left out of the clean copy.",
    Weight.TRACE,
)
REMINDER = Hiding(
    "ics.reminder",
    "Reminder of an entry, and whom it is sent to",
    Sight.COVERED,
    "Open the entry in a calendar and look at its reminder.",
    "Left out of the clean copy.",
    Weight.TRACE,
)
FORMATTED = Hiding(
    "ics.formatted-version",
    "Formatted version of an entry's text, which says something else",
    Sight.COVERED,
    "Open the entry in Outlook.",
    "Left out of the clean copy.",
)
COMMENT = Hiding(
    "ics.comment",
    "Comment on an entry",
    Sight.COVERED,
    "Open the file with a text editor: few calendars show comments.",
    "Left out of the clean copy.",
)
STRAY = Hiding(
    "ics.stray-text",
    "Text outside the entries",
    Sight.BURIED,
    "Open the file with a text editor.",
    "Left out of the clean copy.",
)
HIDINGS = (TRACE, REMINDER, FORMATTED, COMMENT, STRAY)

_SHOWN = {
    "SUMMARY": "title", "DESCRIPTION": "text", "LOCATION": "place", "DTSTART": "start", "DTEND": "end", "DUE": "due",
    "CONTACT": "contact", "CATEGORIES": "categories", "RESOURCES": "resources", "URL": "web address",
    "X-WR-CALNAME": "calendar", "NAME": "calendar", "X-WR-CALDESC": "calendar", "ATTACH": "attached",
}  # fmt: skip
_PLAIN = frozenset(
    """ACTION ATTENDEE ORGANIZER CALSCALE CLASS COMPLETED CREATED DTSTAMP DURATION EXDATE EXRULE FREEBUSY GEO LAST-MODIFIED METHOD
    PERCENT-COMPLETE PRIORITY RDATE RECURRENCE-ID REPEAT RRULE SEQUENCE STATUS TRANSP TRIGGER VERSION TZID TZNAME TZOFFSETFROM
    TZOFFSETTO TZURL REQUEST-STATUS X-WR-TIMEZONE X-LIC-LOCATION REFRESH-INTERVAL X-PUBLISHED-TTL""".split()  # noqa: SIM905  (a list of words reads best as words)
)
_ENTRIES = frozenset({"VEVENT", "VTODO", "VJOURNAL", "VFREEBUSY"})
_MAILTO = re.compile(r"^mailto:", re.IGNORECASE)
_WORDY = re.compile(r"[^\W\d_]{3}|\d{5}")
_DULL = re.compile(r"(?:[A-Z-]{2,30}|-?\d{1,20}|[0-9TZ]{8,16}|\{?[0-9A-Fa-f-]{32,40}\}?|[0-9A-Fa-f]{32,400})")


def read(source: Source) -> Iterator[Found]:
    """Each entry, then the attendees of all."""
    outer = cards_in(bytes(source.data))
    people: list[tuple[str, ...]] = []
    number = 0
    for card in outer.walk():
        number += card.kind in _ENTRIES
        yield from _card(source, card, number, people)
    yield Count("calendar entry", number)
    header = ("entry", "role", "name", "e-mail", "sent by")
    table = listing(source.place / "attendees", people, None, header, "attendee")
    if table:
        yield table


def _card(source: Source, card: Card, number: int, people: list[tuple[str, ...]]) -> Iterator[Found]:
    place = source.place / f"entry {number:,}" if number else source.place
    is_reminder = card.kind == "VALARM"
    shown = [(line, _SHOWN[line.name]) for line in card.lines if line.name in _SHOWN and line.data is None]
    seen = "\n".join(f"{label}: {line.text}" for line, label in shown if line.text.strip())
    if seen and is_reminder:
        yield Text(place / "reminder", seen, REMINDER.sight, REMINDER)
    elif seen:
        yield Text(place, seen)
    for line in card.lines:
        if line.name in ("ATTENDEE", "ORGANIZER"):
            who = _person(line)
            if is_reminder:
                yield Text(place / "reminder", " ".join(who), REMINDER.sight, REMINDER, "attendee")
            else:
                people.append((str(number), *who))
        elif (data := line.data) is not None:
            name = line.parameters.get("X-FILENAME") or line.parameters.get("FILENAME") or "attached file"
            source.budget.spend(len(data))
            yield Nested(source.nested(name, data, place / name))
        elif line.name not in _SHOWN:
            yield from _other(source, card, line, number)
        if asides := line.asides:
            yield Text(place, asides, TRACE.sight, TRACE, line.name)
    if card.stray:
        yield Text(place, "\n".join(card.stray), STRAY.sight, STRAY)


def _person(line: Line) -> tuple[str, str, str, str]:
    role = "organiser" if line.name == "ORGANIZER" else "attendee"
    sender = _MAILTO.sub("", line.parameters.get("SENT-BY", ""))
    return role, line.parameters.get("CN", ""), _MAILTO.sub("", line.text), sender


def _other(source: Source, card: Card, line: Line, number: int) -> Iterator[Found]:
    place = source.place / f"entry {number:,}" if number else source.place
    text = line.text
    if line.name == "COMMENT":
        yield Text(place, text, COMMENT.sight, COMMENT, "comment")
    elif line.name == "X-ALT-DESC":
        said = "\n".join(card.first(name) for name in ("SUMMARY", "DESCRIPTION", "LOCATION"))
        page = Words.of_page(text)
        if page.words - Words.of_text(said).words:
            yield Nested(source.nested("text.html", page_of(text), place / "formatted version"), FORMATTED)
    elif (
        (line.name not in _PLAIN or " " in text.strip()) and _WORDY.search(text) and not _DULL.fullmatch(text)
    ):
        if line.name in ("UID", "RELATED-TO"):
            text = text.replace("@", " @ ")  # it looks like an address, and reaches nobody
        yield Text(place, text, TRACE.sight, TRACE, line.name)
