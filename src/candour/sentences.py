"""Sentences: what a report says, in plain English for a person who must act on it.

Each reason says what to do, where it is, what is there, how anyone would see it, and how it is taken out:

    Do not send. Sheet "Data" is hidden and holds 8,812 rows about people: names, dates of birth, offences. Anyone can
    unhide it: right-click any tab, Unhide. Delete the sheet.

No sentence holds a value of the file, beyond the names that places go by.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from candour.finding import Finding, Likelihood
from candour.hiding import Hiding, Sight
from candour.holding import Holding
from candour.identifiers.base import Group
from candour.piece import Gap, Why
from candour.place import Place
from candour.policy import Outcome, Policy
from candour.report import Disagreement, Report, Volume
from candour.sayings import Saying, remedy_for_traces, saying_of

__all__ = [
    "STAFF_ROLES",
    "amount",
    "counted",
    "gap_sentence",
    "hidden_sentence",
    "how_seen",
    "kinds",
    "listed",
    "lower_first",
    "name_sentence",
    "people",
    "seen_sentence",
    "seen_volume",
    "subject",
    "title_of",
    "trace_sentence",
    "upper_first",
    "volume_in_words",
]

_MOST_KINDS = 6
_LEADS = {
    Outcome.STOP: "Do not send.",
    Outcome.HOLD: "Look before sending.",
    Outcome.CLEAR: "For information.",
}


# ── words ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def listed(words: Sequence[str]) -> str:
    """A list in a sentence: `a`, `a and b`, `a, b and c`."""
    return " and ".join(filter(None, (", ".join(words[:-1]), words[-1]))) if words else ""


def lower_first(text: str) -> str:
    """The text as it stands within a sentence: `Hidden rows` becomes `hidden rows`, `NHS number` stays."""
    return text[0].lower() + text[1:] if text[1:2].islower() or text[:2] == "A " else text


def upper_first(text: str) -> str:
    """The text as it stands at the head of a sentence. The name of a file stays as it is."""
    return text if "." in text.partition(" ")[0] else text[:1].upper() + text[1:]


def amount(number: int, noun: str) -> str:
    """`1 sheet`, `14 sheets`, `2 entries`, `3 files in the archive`."""
    if number != 1:
        head, space, rest = noun.partition(" in ")
        plural = (
            head[:-1] + "ies"
            if re.search("[^aeiou]y$", head)
            else head + ("es" if head.endswith(("s", "x", "ch", "sh")) else "s")
        )
        noun = plural + space + rest
    return f"{number:,} {noun}"


_SPOKEN = {"person-name": ("name", "names"), "sex": ("sex", "sexes")}
"""What sentences call a kind of personal data where the reference calls it more exactly."""


def title_of(identifier: str, policy: Policy, number: int = 1) -> str:
    """What people call this kind of personal data, one of it or several; a body's own as its policy calls it."""
    if identifier in _SPOKEN:
        return _SPOKEN[identifier][number != 1]
    known = policy.identifier(identifier)
    if known is None:
        return identifier.replace("-", " ")
    return lower_first(known.title if number == 1 else known.plural)


_HEAD = re.compile(r'"|\d| of | in ')
_PLURALS = frozenset({"people"})


def _is_plural(subject: str) -> bool:
    """Whether the thing that the subject names first is several: `rows 4-9 of sheet "A"`, `document properties`."""
    head = _HEAD.split(subject.lstrip("0123456789, "), maxsplit=1)[0].split()
    return any(
        word.isalpha() and ((word.endswith("s") and not word.endswith("ss")) or word.lower() in _PLURALS)
        for word in (*head[:1], *head[-1:])
    )


_MARK = re.compile(r" \((?:very )?hidden\)$")
_PART = re.compile(r"(?:rows?|columns?|cells?)\b", re.IGNORECASE)
_COMMON = re.compile(r"(?!rows?\b|columns?\b|cells?\b|the\b)[a-z][a-z' ]*(?: of | in |$)")
"""A subject that is a common noun with no number or name of its own: the macros, the pivot cache of …"""


def subject(place: Place, hiding: Hiding | None = None) -> str:
    """The place as the subject of a sentence, from the inside outward: `rows 4-9 of sheet "Cases"`.

    The outermost file is left out, for the sentence is about it.
    """
    steps = [_MARK.sub("", step) for step in place.steps[1:]][::-1]
    if not steps:
        inner = "the file"
    elif _PART.match(steps[0]) and len(steps) > 1:
        inner = _joined([f"{steps[0]} of {steps[1]}", *steps[2:]])
    else:
        inner = _joined(steps)
    what = hiding.id.partition(".")[2] if hiding else ""
    for part in ("row", "column"):
        if what.endswith(f"-{part}") and not _PART.match(inner):
            return f"{part}s of {inner}"
    return f"the {inner}" if _COMMON.match(inner) else inner


def _joined(steps: list[str]) -> str:
    """The steps from the inside outward: something is on a page or a slide, and in anything else."""
    said = steps[0]
    for step in steps[1:]:
        said += f" {'on' if step.startswith(('page ', 'slide ')) else 'in'} {step}"
    return said


def _with_subject(saying: Saying, subject: str, what: str, held: str) -> str:
    plural = _is_plural(subject.removeprefix("the "))
    named = subject.lower()
    is_told = any(
        len(word) > 3 and word.rstrip("s") in named for word in re.findall(r"\w+", saying.aside.lower())
    )
    return saying.says.format(
        Place=upper_first(subject),
        what=what,
        held=held,
        aside=f", {saying.aside}" if saying.aside and not is_told else "",
        **{"is": "are" if plural else "is"},
        holds="hold" if plural else "holds",
        has="have" if plural else "has",
        keeps="keep" if plural else "keeps",
    )


# ── how much, and of what ───────────────────────────────────────────────────────────────────────────────────────────


def volume_in_words(volume: Volume) -> str:
    """`120 cells`, or `3,400 characters` where there are no cells, or `671 bytes` where there is no text either."""
    if volume.cells:
        return amount(volume.cells, "cell")
    if volume.characters or not volume.bytes:
        return amount(volume.characters, "character")
    return amount(volume.bytes, "byte")


def kinds(identifiers: Iterable[str], policy: Policy, number: int = 2) -> str:
    """Kinds of personal data, the weightiest first: `names, dates of birth, offences and 2 more kinds`."""
    ordered = sorted(dict.fromkeys(identifiers), key=policy.severity, reverse=True)
    words = list(dict.fromkeys(title_of(identifier, policy, number) for identifier in ordered))
    if len(words) > _MOST_KINDS + 1:
        words = [", ".join(words[:_MOST_KINDS]), f"{len(words) - _MOST_KINDS} more kinds"]
        return listed(words)
    return ", ".join(words)


def _quantities(findings: Iterable[Finding], policy: Policy) -> list[str]:
    counts: dict[str, int] = {}
    for finding in findings:
        counts[finding.identifier] = counts.get(finding.identifier, 0) + finding.count
    ordered = sorted(counts, key=lambda id_: (policy.severity(id_), counts[id_]), reverse=True)
    words = [f"{counts[id_]:,} {title_of(id_, policy, counts[id_])}" for id_ in ordered]
    if len(words) > _MOST_KINDS + 1:
        words = [*words[:_MOST_KINDS], amount(len(words) - _MOST_KINDS, "more kind")]
    return words


def _is_sure(finding: Finding) -> bool:
    return (finding.evidence.likelihood or 0) >= Likelihood.LIKELY


def people(number: int) -> str:
    """`1 person`, `5,120 people`."""
    return "1 person" if number == 1 else f"{number:,} people"


def _rows(holding: Holding) -> str:
    """`8,812 rows about people`, and where that is another number, how many people at least."""
    is_told = holding.at_least and holding.at_least != holding.rows
    whom = f"at least {people(holding.at_least)}" if is_told else "people"
    return f"{amount(holding.rows, 'row')} about {whom}"


def _what(holding: Holding, policy: Policy) -> tuple[str, str]:
    """What is in a holding, for the end and for the middle of a sentence."""
    if holding.rows:
        columns = [identifier for table in holding.people for identifier, _ in table.columns]
        columns += [finding.identifier for finding in holding.findings if _is_sure(finding)]
        named, rows = kinds(columns, policy), _rows(holding)
        return (f"{rows}: {named}", f"{rows} ({named})") if named else (rows, rows)
    sure = [finding for finding in holding.findings if _is_sure(finding)]
    certain = {finding.identifier for finding in sure}
    unsure = [f for f in holding.findings if not _is_sure(f) and f.identifier not in certain]
    words = _quantities(sure, policy)
    if unsure:
        words.append("what may be " + listed(_quantities(unsure, policy)))
    return (listed(words),) * 2 if words else ("", "")


# ── reasons ─────────────────────────────────────────────────────────────────────────────────────────────────────────

_DOING = re.compile(
    r"(?:Clear|Click|Copy|Double-click|Hover|List|Move|Open|Press|Recalculate|Rename|Right-click|Select|Unhide|Unpack)\b"
)
_MENU = re.compile(r"[A-Z][\w-]*,")


def how_seen(hiding: Hiding) -> str:
    """How anyone would bring this to light, as a whole sentence."""
    if hiding.reveal.startswith("Any program "):
        return f"To see it, use {lower_first(hiding.reveal)}"
    if _DOING.match(hiding.reveal):
        return "To see it, " + hiding.reveal[0].lower() + hiding.reveal[1:]
    return f"To see it: {hiding.reveal}" if _MENU.match(hiding.reveal) else hiding.reveal


def hidden_sentence(holding: Holding, outcome: Outcome, policy: Policy, *, some_allowed: bool = False) -> str:
    """What is said of content that a reader does not see. `some_allowed`: there is data that the policy lets out."""
    if holding.hiding is None:
        raise ValueError("a holding that is seen has no hidden sentence")
    what, held = _what(holding, policy)
    if not what:
        aside = "personal data that the policy lets out" if some_allowed else "no personal data recognised"
        what = held = f"{volume_in_words(holding.volume)} ({aside})"
    saying = saying_of(holding.hiding.id, lower_first(holding.hiding.title))
    says = _with_subject(saying, subject(holding.place, holding.hiding), what, held)
    unsure = "Candour cannot tell whether a reader sees it. " if holding.sight is Sight.UNSURE else ""
    remedy = saying.remedy
    if outcome < Outcome.STOP:
        remedy = f"Unless it is meant to go, {remedy[0].lower()}{remedy[1:]}"
    return f"{_LEADS[outcome]} {says} {unsure}{how_seen(holding.hiding)} {remedy}"


def seen_sentence(holding: Holding, outcome: Outcome, policy: Policy) -> str:
    """What is said of personal data that every reader sees."""
    what, _ = _what(holding, policy)
    place = subject(holding.place)
    shows = "show" if _is_plural(place) else "shows"
    end = "If that is meant, send it." if outcome < Outcome.STOP else "Take it out."
    return f"{_LEADS[outcome]} {upper_first(place)} {shows} {what}. {end}"


STAFF_ROLES = frozenset({"staff", "officer"})
"""Roles of those who work for the body that sends the file."""


def trace_sentence(findings: Sequence[Finding], outcome: Outcome, policy: Policy) -> str:
    """The one line on whom the traces name that programs leave in a file."""
    groups = {f.identifier: known.group for f in findings if (known := policy.identifier(f.identifier))}
    names = [f for f in findings if groups.get(f.identifier) is Group.NAME]
    others = [f for f in findings if f not in names]
    carried = []
    if names:
        people = len({f.untrusted_value.casefold() for f in names if f.untrusted_value}) or sum(
            f.count for f in names
        )
        staff = all(f.role in STAFF_ROLES for f in names)
        whom = ("a member" if people == 1 else f"{people:,} members") + " of staff"
        whom = whom if staff else ("a person" if people == 1 else f"{people:,} people")
        doubt = "" if any(map(_is_sure, names)) else "what may be "
        carried.append(f"{doubt}the name{'' if people == 1 else 's'} of {whom}")
    carried += _quantities(others, policy)
    where = ", ".join(dict.fromkeys(lower_first(f.hiding.title) for f in findings if f.hiding))
    return (
        f"{_LEADS[outcome]} The file carries {listed(carried)} in what programs leave behind: {where}. "
        + remedy_for_traces(f.hiding.id for f in findings if f.hiding)
    )


def gap_sentence(gap: Gap, outcome: Outcome) -> str:
    """What is said of a part that was not examined."""
    where = subject(gap.place)
    missed = "look inside" if gap.why in (Why.ENCRYPTED, Why.UNKNOWN, Why.UNREAD) else "look through all of"
    detail = upper_first(gap.detail.strip()) or upper_first(gap.why.value)
    return f"{_LEADS[outcome]} Candour could not {missed} {where}. {detail}{'' if detail.endswith(('.', '!')) else '.'}"


def name_sentence(disagreement: Disagreement, outcome: Outcome) -> str:
    """What is said of a file whose name says one kind where its bytes are another."""
    where = subject(disagreement.place)
    return (
        f"{_LEADS[outcome]} {upper_first(where)} {'are' if _is_plural(where) else 'is'} not what the name says: by its "
        f"name this is {_with_article(disagreement.claimed)}, by its contents {_with_article(disagreement.real)}. Ask "
        "whoever made it, and save it as what it is."
    )


_NO_ARTICLE = ("plain text", "video or sound")


def _with_article(noun: str) -> str:
    if noun in _NO_ARTICLE:
        return noun
    spoken = noun[:1].lower() in "aeio" or noun.startswith(("HEIC", "RTF", "SVG", "SQLite", "XML", "xz"))
    return f"{'an' if spoken else 'a'} {noun}"


# ── what was looked at ──────────────────────────────────────────────────────────────────────────────────────────────


def counted(report: Report) -> str:
    """What was looked through, in one line: `14 sheets, 2 hidden; 96,000 cells, 95,120 out of sight`."""
    parts = []
    for count in report.counts:
        unseen = f", {count.unseen:,} hidden" if count.unseen else ""
        parts.append(amount(count.total, count.noun) + unseen)
    parts.append(seen_volume(report.seen, report.unseen))
    if report.people_at_least:
        number = report.unseen_people_at_least
        unseen = f", {number:,} out of sight" if number else ""
        parts.append(f"at least {people(report.people_at_least)}{unseen}")
    return upper_first("; ".join(parts))


def seen_volume(seen: Volume, unseen: Volume) -> str:
    """How much there is, and how much of it a reader does not see."""
    whole = seen + unseen
    if not whole.cells:
        hidden = f", {unseen.characters:,} out of sight" if unseen.characters else ""
        return amount(whole.characters, "character") + hidden if whole.characters else "no text"
    if unseen.cells:
        return f"{amount(whole.cells, 'cell')}, {unseen.cells:,} out of sight"
    beside = (
        f"; {amount(unseen.characters, 'character')} out of sight beside them" if unseen.characters else ""
    )
    return amount(whole.cells, "cell") + beside
