"""People: who is noted beside the comments. Those who wrote or changed something, those who reacted, those given a task."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from candour.formats.listing import listing
from candour.formats.spreadsheet import hiding_within
from candour.formats.wording import is_wordy
from candour.piece import Found, Mask
from candour.place import Place

__all__ = ["read_people", "read_reactions"]

_PERSON, _COMMENT = (Mask.of(hiding_within("docx", what)) for what in ("comment-person", "comment"))
_NOBODY = frozenset({"none", ""})
_PROGRAMS_OWN = frozenset({
    "id", "uuid", "durableId", "paraId", "dateUtc", "time", "providerId", "userProvider", "uri", "reactionType", "schema",
    "paraIdParent", "done", "intelligentPlaceholder",
})  # fmt: skip


def read_people(root: Element, place: Place) -> Iterator[Found]:
    """Names and accounts (mostly e-mail addresses) of those who commented or made changes."""
    rows = []
    for person in root.iter("w15:person"):
        info = person.find("w15:presenceInfo")
        account = info.get("w15:userId", "") if info is not None else ""
        name = person.get("w15:author", "")
        rows.append((name, "" if account == name or account.lower() in _NOBODY else _account(account)))
    header = ("name", "account")
    if table := listing(place / "people who commented", rows, _PERSON, header, "person"):
        yield table


def _account(written: str) -> str:
    """`S::nia@example.com::0a1b…` is an address between marks."""
    parts = [part for part in written.split("::") if len(part) > 1]
    return parts[0] if parts else written


def read_reactions(root: Element, place: Place) -> Iterator[Found]:
    """Who liked a comment, who was given a task and what it is called."""
    rows = []
    for element in root.iter():
        values = [
            value
            for key, value in element.items()
            if key.rpartition(":")[2] not in _PROGRAMS_OWN and is_wordy(value)
        ]
        if values:
            rows.append((" ".join(dict.fromkeys(map(_account, values))),))
    step = place / "reactions and tasks of comments"
    if table := listing(step, dict.fromkeys(rows), _COMMENT, ("reaction or task",), "item"):
        yield table
