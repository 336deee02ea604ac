"""Proving: a file, and the copy that was made of it → Proof. Each check is told, and one that fails fails the whole."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from candour import reading
from candour.block import CellKind
from candour.cleaned import CannotClean, Wishes
from candour.copying import copied
from candour.formats import FORMATS, format_of
from candour.formats.pdf.reading import UNREAD_PAGES
from candour.formats.pictures.looks import LEFT_TO_PEOPLE
from candour.identifiers.base import Identifier
from candour.proof.addresses import addresses_in
from candour.proof.comparing import Closeness, why_not_the_same
from candour.proof.looks import why_not_alike
from candour.proof.residue import residue_in
from candour.proof.sights import Sights, is_link, sights_of
from candour.proof.witnesses import WITNESSES, Account, Witness
from candour.report import Report
from candour.source import Budget, Source

__all__ = ["Check", "Proof", "prove"]


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at. `says` is whole sentences that hold no value of the file."""

    id: str
    holds: bool
    says: str


@dataclass(frozen=True, slots=True)
class Proof:
    """What was looked at. It holds where every check does."""

    checks: tuple[Check, ...]

    @property
    def holds(self) -> bool:
        """Whether the copy is clean, and the same to a reader."""
        return bool(self.checks) and all(check.holds for check in self.checks)


def prove(
    original: Source, copy: Source, wishes: Wishes, own: Sequence[Identifier] = ()
) -> tuple[Report, Proof]:
    """The report of reading the copy, and whether it is clean and shows what the file shows.

    Args:
        original: the file.
        copy: what its writer made of it, under the name that it will have.
        wishes: what was asked of the writer.
        own: a body's own identifiers, which the report tells of too.
    """
    report = reading.inspect(copy.data, name=copy.name, limits=copy.budget.limits, own=own)
    keeps = wishes.keeps | _IN_CHARTS
    before, after = sights_of(_afresh(original), keeps), sights_of(_afresh(copy), keeps)
    closeness = _closeness(_format_of(original), report.format, copy.name)
    checks = (
        _nothing_hidden(report, keeps, after, _kept_anew(before, after, wishes)),
        _all_there(before, after, wishes, closeness),
        _witnessed(bytes(copy.data), report.format, after),
        _looks_alike(original, copy, wishes),
        _no_residue(bytes(copy.data), before, _addresses_in(original)),
        _written_alike(copy, wishes),
    )
    return report, Proof(tuple(check for check in checks if check))


def _afresh(source: Source) -> Source:
    """The same bytes, to be read once more under the whole of their limits."""
    return replace(source, budget=Budget(source.budget.limits))


_IN_CHARTS = frozenset(f"{kind.id}.chart-cache" for kind in FORMATS)
"""The values that a chart plots: they stand in the chart, and are in sight as its lines and bars."""


def _format_of(source: Source) -> str:
    kind = format_of(source.data)
    return kind.id if kind else "unknown"


_CONTAINERS = frozenset({"zip", "eml"})
"""What lies in them may itself become another kind."""
_WORKBOOKS = frozenset({"xlsx", "xlsb", "xls", "ods", "fods"})


def _closeness(before: str, after: str, name: str) -> Closeness:
    if after == "pdf":
        return Closeness.DRAWN if before == "pdf" else Closeness.LETTERS
    if before == after and after not in _CONTAINERS:
        return Closeness.IN_ORDER
    if after == "text" or name.endswith(
        ".txt"
    ):  # a text that has as many commas in each line is a table as well
        return Closeness.WORDS
    if after in ("csv", "zip") and before in _WORKBOOKS:
        return Closeness.AS_SHOWN
    return Closeness.ANY_ORDER


def _check(id_: str, faults: Sequence[str], holds: str) -> Check:
    if not faults:
        return Check(id_, holds=True, says=holds)
    told = "; ".join(faults)
    return Check(id_, holds=False, says=f"{told[0].upper()}{told[1:]}.")


# ── nothing out of sight ────────────────────────────────────────────────────────────────────────────────────────────


_PAGES = frozenset({"html", "svg"})
_ALWAYS_KEPT = frozenset({"tiff.further-page"})
"""Pages after the first: whoever opens the picture can turn to them, and they are what was meant to be sent."""


def _kept_anew(before: Sights, after: Sights, wishes: Wishes) -> Sequence[str]:
    """Says where words are kept out of sight in the copy that are not in the file at all. Numbers may have been rounded."""
    words = [*before.kept, *before.every_word()]
    anew = {*after.kept} - {*words, *wishes.redaction.text(" ".join(words)).split()}
    if any(any(map(str.isalpha, word)) for word in anew):
        return ("what the copy keeps out of sight is not what the file holds",)
    return ()


def _nothing_hidden(report: Report, keeps: frozenset[str], after: Sights, kept_anew: Sequence[str]) -> Check:
    faults = [
        f"the copy still holds something out of sight ({hidden.hiding.id})"
        for hidden in report.hidings
        if hidden.hiding.id not in keeps | _ALWAYS_KEPT
        and (after.has_other_links or not is_link(hidden.hiding))
    ]
    faults += [
        f"a part of the copy could not be examined ({gap.why.value})"
        for gap in report.gaps
        if gap.detail not in LEFT_TO_PEOPLE and not gap.detail.endswith(UNREAD_PAGES)
    ]
    faults += kept_anew
    faults += ["the copy's name disagrees with what it is" for _ in report.disagreements]
    return _check(
        "nothing-hidden",
        list(dict.fromkeys(faults)),
        "Candour read the copy again and found nothing out of sight"
        + (" but what was kept on purpose." if keeps > _IN_CHARTS else "."),
    )


# ── everything in sight ─────────────────────────────────────────────────────────────────────────────────────────────


def _all_there(before: Sights, after: Sights, wishes: Wishes, closeness: Closeness) -> Check:
    faults = list(why_not_the_same(before, after, wishes.redaction, closeness))
    cells = sum(len(grid.texts) for grid in after.grids)
    what = " and ".join(
        f"{count:,} {noun}" for count, noun in ((len(after.words), "words"), (cells, "cells")) if count
    )
    return _check(
        "everything-seen",
        faults,
        f"Everything in sight in the file is in sight in the copy ({closeness.value}): {what or 'there are no words in it'}.",
    )


def _looks_alike(original: Source, copy: Source, wishes: Wishes) -> Check | None:
    """Pages and pictures beside one another, where Candour can draw them; None where it cannot, or where they must differ."""
    if wishes.redaction:
        return None
    found = why_not_alike(original, copy)
    if found is None:
        return None
    return _check("looks-alike", found.faults, f"{found.what} look the same in the copy.")


# ── an independent reader ───────────────────────────────────────────────────────────────────────────────────────────

_LEAST_FOUND = 0.9
"""Of the letters in sight, what a witness that parts words in its own way has to find."""
_MOST_LOOKED_AT = 500
"""So many words that seem not to be in sight are looked at one by one."""


def _witnessed(copy: bytes, format_: str, after: Sights) -> Check | None:
    witness = WITNESSES.get(format_)
    if witness is None:
        return None
    try:
        account = witness.reads(copy)
    except Exception as fault:  # noqa: BLE001  (other people's libraries raise what they like; their words may hold content)
        return _check("witness", [f"{witness.name} could not read the copy ({type(fault).__name__})"], "")
    faults = list(_contradictions(witness, account, after))
    return _check(
        "witness",
        [f"{witness.name}, which knows nothing of Candour, {fault}" for fault in faults],
        f"{witness.name}, which knows nothing of Candour, reads nothing in the copy that is out of sight.",
    )


def _contradictions(witness: Witness, account: Account, after: Sights) -> Iterator[str]:
    if account.sheets:
        yield from _sheets_amiss(account, after)
    if witness.splits_words:
        ours, theirs = (
            Counter(filter(str.isalnum, "".join(words))) for words in (after.every_word(), account.words)
        )
        found = (ours & theirs).total()
        if witness.finds_most and found < _LEAST_FOUND * ours.total():
            yield f"finds only {found:,} of {ours.total():,} letters"
        if (theirs - ours).total() > (1 - _LEAST_FOUND) * max(ours.total(), 100):
            yield "finds letters that are not in sight"
    elif extra := _words_amiss(account.words, [*after.every_word(), *after.kept]):
        yield f"finds {extra:,} words that are not in sight"


def _words_amiss(theirs: Sequence[str], ours: Sequence[str]) -> int:
    """How many words of a witness are not in sight. One is, where the witness passed over a formula in the middle of a word."""
    extra, left = Counter(theirs) - Counter(ours), Counter(ours) - Counter(theirs)
    if extra.total() > _MOST_LOOKED_AT:
        return extra.total()
    return sum(not _is_rest_of_any(word, left) for word in extra.elements())


def _is_rest_of_any(word: str, left: Counter[str]) -> bool:
    """Whether a word is what is left of one that only Candour reads, without what stands in its middle; that one is used up."""
    for whole in [one for one, count in left.items() if count and len(one) > len(word)]:
        kept = next(
            (at for at, (one, other) in enumerate(zip(word, whole, strict=False)) if one != other), len(word)
        )
        if whole.endswith(word[kept:]):
            left[whole] -= 1
            return True
    return False


def _sheets_amiss(account: Account, after: Sights) -> Iterator[str]:
    """Of each sheet the texts without blanks, and how many numbers, against each table in sight."""
    ours = [
        (
            Counter(
                "".join(t.split())
                for t, kind in zip(grid.texts, grid.kinds, strict=True)
                if kind == CellKind.TEXT
            ),
            sum(
                kind != CellKind.TEXT and not t.startswith("#")  # calamine gives nothing for an error
                for t, kind in zip(grid.texts, grid.kinds, strict=True)
            ),
        )
        for grid in after.grids
    ]
    for number, sheet in enumerate(account.sheets, 1):
        texts = Counter(cell for cell in sheet if isinstance(cell, str))
        numbers = sum(not isinstance(cell, str) for cell in sheet)
        if (texts, numbers) not in ours:
            yield f"finds other cells on sheet {number:,}"


# ── no residue ──────────────────────────────────────────────────────────────────────────────────────────────────────


def _addresses_in(original: Source) -> Sequence[str]:
    return addresses_in(bytes(original.data)) if _format_of(original) in _PAGES else ()


def _no_residue(copy: bytes, before: Sights, exempt: Sequence[str]) -> Check:
    met = residue_in(copy, before, exempt)
    return _check(
        "no-residue",
        [f"{met:,} values that stood only out of sight are still somewhere in its bytes"] if met else [],
        f"Of {len(before.unseen):,} values that stood only out of sight none is anywhere in the copy's bytes, however "
        "they are wrapped.",
    )


# ── nothing beyond what its writer writes ───────────────────────────────────────────────────────────────────────────


def _written_alike(copy: Source, wishes: Wishes) -> Check:
    """Whether a copy of the copy is the same bytes: nothing is in it that no writer would write.

    A process that wrote the copy and was taken over by the file it read could have put anything where neither reader looks.
    """
    try:
        is_alike = copied(_afresh(copy), wishes).data == bytes(copy.data)
    except CannotClean:
        is_alike = False
    return _check(
        "written-alike",
        []
        if is_alike
        else ["a clean copy of the copy is not the same, so there is more in it than what is in sight"],
        "A clean copy of the copy is the same, byte for byte.",
    )
