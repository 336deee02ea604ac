"""Passages: the mentions in a run of text, each a name and what stands with it.

    Name: Nia Example            Mr Tomos Example (DOB 01/02/1980) of 12 Mill Lane was seen by PC Sample.
    DOB: 01/02/1980              ╰──────────────────────┬────────────────────────╯            ╰───┬───╯
    Address: 12 Mill Lane                          one mention                               another

A passage is a sentence, or lines with labels up to a blank one. In it each value belongs to the name before it; what
stands before the first name belongs to that one. What people have who are met at work (a rank before the name) is their
number; a date of birth or an address behind such a name belongs to the last somebody else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from candour.affected.mention import Mention
from candour.affected.parties import AT_WORK, Part, part_of, role_in_words
from candour.affected.values import born, day_of, split_name
from candour.finding import Evidence, Finding, Likelihood
from candour.hiding import Hiding, Sight, Weight
from candour.identifiers import by_id
from candour.identifiers.agreement import COMPARED, Somebody, agreements
from candour.identifiers.base import STAFF, Identifier
from candour.identifiers.person_name import PERSON_NAME
from candour.piece import Text
from candour.place import Place
from candour.tables.headers import words_of
from candour.tables.hits import TEST_DATA
from candour.tables.vocabulary import ROLES

__all__ = ["borne_out", "mentions_in"]

_LABEL = re.compile(r"(?:^|[\n,;(|\t])[ \t]*([A-Za-z][A-Za-z /'’_-]{0,38}?)\s*\d?\s*[:=|\t][ \t\"']*$")
_LABELLED_LINE = re.compile(r"[ \t]*[A-Za-z][A-Za-z /'’_()-]{0,38}\d?\s*[:=|\t]")
_END = re.compile(r"(?<=[.!?])[\"'’)]*\s+(?=[\"'‘(]?[A-Z0-9])|\n")
_SHORT = re.compile(r"(?:\b(?:Mr|Mrs|Ms|Dr|Rev|Prof|St|No|Sgt|Insp|[A-Z])\.)$")
_OF_WORK = frozenset({"collar-number", "employee-number", "username", "rank", "job-title"})
_NAME = "person-name"


@dataclass(slots=True, repr=False)
class _Somebody:
    """One mention while its passage is read."""

    role: str = ""
    name: str = ""
    parts: dict[Part, str] = field(default_factory=dict)
    lists: dict[Part, list[tuple[str, str]]] = field(default_factory=dict)
    compared: list[Finding] = field(default_factory=list)
    """Numbers that tell of their owner, and can be held against the rest."""

    def add(self, part: Part, finding: Finding) -> None:
        """Takes in a value. Of what a person has once, the first counts."""
        value = " ".join(finding.untrusted_value.split())
        self.parts.setdefault(part, value)
        self.lists.setdefault(part, []).append((finding.identifier, value))
        if finding.identifier in COMPARED:
            self.compared.append(finding)

    def values(self, part: Part) -> tuple[str, ...]:
        return tuple(value for _, value in self.lists.get(part, ()))

    def names(self) -> tuple[str, str, str]:
        """Forenames, surname and the full name."""
        given, surname = self.parts.get(Part.FORENAMES, ""), self.parts.get(Part.SURNAME, "")
        name = self.name or f"{given} {surname}".strip()
        return (given, surname, name) if given and surname else (*split_name(name), name)

    def told(self) -> Somebody:
        """What numbers can be held against."""
        given, surname, _ = self.names()
        return Somebody(given, surname, day_of(self.parts.get(Part.BORN, "")), self.parts.get(Part.SEX, ""))

    def mention(self, place: Place, sight: Sight, hiding: Hiding | None) -> Mention:
        given, surname, name = self.names()
        born_on = self.parts.get(Part.BORN, "")
        return Mention(
            place=place,
            sight=sight,
            hiding=hiding,
            role=self.role,
            forenames=given,
            surname=surname,
            name=name,
            born=born(born_on) if born_on else "",
            age=self.parts.get(Part.AGE, ""),
            sex=self.parts.get(Part.SEX, ""),
            address=self.parts.get(Part.ADDRESS, ""),
            postcode=self.parts.get(Part.POSTCODE, ""),
            phones=self.values(Part.PHONE),
            emails=self.values(Part.EMAIL),
            identifiers=tuple(self.lists.get(Part.IDENTIFIER, ())),
            references=tuple(self.lists.get(Part.REFERENCE, ())),
            offences=self.values(Part.OFFENCE),
            signals=tuple(self.lists.get(Part.SIGNAL, ())),
        )


def _passages(text: str) -> Iterator[tuple[int, int]]:
    """Where each passage begins and ends: a sentence, a line, or lines with labels one below another."""
    start, was_labelled = 0, False
    for end in [*(found.span() for found in _END.finditer(text)), (len(text), len(text))]:
        if end[0] < len(text) and _SHORT.search(text, max(0, end[0] - 8), end[0]):
            continue
        is_line = text[end[0] : end[1]] == "\n"
        follows = is_line and _LABELLED_LINE.match(text, end[1]) is not None
        was_labelled = was_labelled or _LABELLED_LINE.match(text, start) is not None
        if follows and was_labelled and text[end[1] : end[1] + 1] != "\n":
            continue
        yield start, end[1]
        start, was_labelled = end[1], False


def mentions_in(
    findings: Sequence[Finding], piece: Text, own: tuple[Identifier, ...] = ()
) -> Iterator[Mention]:
    """The mentions in a run of text, in the order their names stand.

    Whoever wrote or saved the file is not among them: programs note that in traces, which findings tell.

    Args:
        findings: what `candour.identifying.identify` finds in the text, with its offsets.
        piece: the text, where it stands, and who sees it.
        own: the body's own identifiers, of which some of the findings may be.
    """
    if piece.hiding and piece.hiding.weight is Weight.TRACE:
        findings = [finding for finding in findings if finding.role != STAFF]
    for somebody in _people_in(findings, piece.text, by_id(own)):
        yield somebody.mention(piece.place, piece.sight, piece.hiding)


def borne_out(findings: Sequence[Finding], text: str, own: tuple[Identifier, ...] = ()) -> Sequence[Finding]:
    """The findings of a text, each number with what the rest that is told of its owner says for it.

    Whose a number is in running text is itself a guess, so that what does not agree is not held against it.
    """
    if not any(finding.identifier in COMPARED for finding in findings):
        return findings
    told = {
        finding.start: tuple(reason for reason in reasons if reason.odds > 1)
        for somebody in _people_in(findings, text, by_id(own))
        for finding in somebody.compared
        if (reasons := agreements(finding.identifier, finding.untrusted_value, somebody.told()))
    }
    return [
        replace(finding, evidence=Evidence((*finding.evidence.reasons, *told[finding.start])))
        if finding.identifier in COMPARED and finding.start in told
        else finding
        for finding in findings
    ]


def _people_in(
    findings: Sequence[Finding], text: str, known: Mapping[str, Identifier]
) -> Iterator[_Somebody]:
    """Whoever is named in a text, with what each passage tells of them."""
    if not any(finding.identifier == _NAME for finding in findings):
        return
    at, ordered = 0, sorted(findings, key=lambda finding: finding.start)
    for start, end in _passages(text):
        own = []
        while at < len(ordered) and ordered[at].start < end:
            own.append(ordered[at])
            at += 1
        yield from _in_passage(own, text, start, known)


def _in_passage(
    findings: Sequence[Finding], text: str, start: int, known: Mapping[str, Identifier]
) -> list[_Somebody]:
    people: list[_Somebody] = []
    before: list[tuple[Part, Finding]] = []
    for finding in findings:
        label = _label_before(text, start, finding.start)
        if finding.identifier == _NAME and _is_sure(finding):
            _meet(people, finding, label)
        elif finding.role != TEST_DATA or people:
            part = part_of(known[finding.identifier], label)
            owner = _owner(people, finding)
            if owner:
                owner.add(part, finding)
            else:
                before.append((part, finding))
    for part, finding in before if people else ():
        (_owner(people[:1], finding) or people[0]).add(part, finding)
    return people


def _is_sure(finding: Finding) -> bool:
    return (finding.evidence.likelihood or 0) >= Likelihood.LIKELY


def _label_before(text: str, start: int, at: int) -> str:
    found = _LABEL.search(text[max(start, at - 48) : at])
    return found[1] if found else ""


def _role(finding: Finding, label: str) -> str:
    words = words_of(label)
    role = next((ROLES[words[:end]] for end in (4, 3, 2, 1) if words[:end] in ROLES), "")
    return role or (finding.role if finding.role in AT_WORK else "")


def _meet(people: list[_Somebody], finding: Finding, label: str) -> None:
    """A name begins somebody new, unless it is the other half of the last one's."""
    part = part_of(PERSON_NAME, label)
    value = " ".join(finding.untrusted_value.split())
    last = people[-1] if people else None
    role = _role(finding, label)
    if last and part is Part.ALIAS:
        return
    if part in (Part.SURNAME, Part.FORENAMES, Part.MIDDLE):
        if last is None or last.name or part in last.parts or (role and role != last.role):
            last = _Somebody(role)
            people.append(last)
        last.parts[part] = value
        return
    people.append(_Somebody(role_in_words(role) if role else "", value))


def _owner(people: Sequence[_Somebody], finding: Finding) -> _Somebody | None:
    """Whose a value is: the last one named, or for what belongs to no officer the last one who is not at work."""
    if finding.identifier in _OF_WORK or finding.role == STAFF:
        return people[-1] if people else None
    others = [somebody for somebody in people if somebody.role not in AT_WORK]
    return next(iter(reversed(others or people)), None)
