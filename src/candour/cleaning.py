"""Cleaning: a file → a copy that holds what a reader sees and nothing else, with the proof.

    file ──copied, in one locked process──▶ copy
    file + copy ──proved, in another──────▶ report of the copy, and proof ──▶ Cleaned, or NotProven

The process that proves is not the one that wrote: a file that takes over its writer cannot speak for what came of it.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path, PurePath
from typing import Final

from candour.cleaned import CannotClean, Change, Wishes, Written
from candour.copying import copied, redaction_of
from candour.copying_as import in_form, pages_of
from candour.errors import CandourError, LimitReached
from candour.identifiers.base import Identifier
from candour.place import Place
from candour.proof.proving import Check, Proof, prove
from candour.reading import opened
from candour.report import Report
from candour.sandbox import Fault, Guard
from candour.sandbox.messages import Nonsense
from candour.source import Budget, Limits, Source
from candour.whole import write_all_whole

__all__ = ["Cleaned", "NotProven", "Order", "clean"]


class NotProven(CandourError):  # noqa: N818  (a state of the copy, not a fault of the call)
    """A copy was made, and is not given, because the proof that it is clean does not hold. `checks` are those that failed."""

    def __init__(self, checks: Sequence[Check]) -> None:
        why = " ".join(check.says for check in checks)
        super().__init__(
            f"no clean copy is given, because the one that was made could not be proved clean. {why} Send what the file shows in "
            "another form (--as pdf, --as csv or --as txt may do), or take out by hand what `candour check` names"
        )
        self.checks = tuple(checks)


@dataclass(frozen=True, slots=True)
class Order:
    """What is asked for: the wishes, and how far to go."""

    wishes: Wishes = field(default_factory=Wishes)
    redacts: tuple[str, ...] = ()
    """Ids of identifiers whose values in sight are taken out too."""
    form: str = ""
    """`csv`, `pdf` or `txt` for a copy in that form; otherwise it is as the file is."""
    limits: Limits = field(default_factory=Limits)
    own: tuple[Identifier, ...] = ()
    """The body's own identifiers."""


@dataclass(frozen=True, slots=True, repr=False)
class Cleaned:
    """A clean copy: its bytes, each change made, and the proof."""

    data: bytes
    format: str
    extension: str
    original_sha256: str
    original_size: int
    changes: tuple[Change, ...]
    report: Report
    """What reading the copy tells."""
    proof: Proof

    @property
    def sha256(self) -> str:
        """The SHA-256 of the copy."""
        return sha256(self.data).hexdigest()

    def __repr__(self) -> str:
        return f"Cleaned({self.format}, {len(self.data):,} bytes, {len(self.changes):,} changes)"


def clean(  # noqa: PLR0913  (each is a choice of the call)
    source: str | os.PathLike[str] | bytes | memoryview,
    to: str | os.PathLike[str] | None = None,
    *,
    name: str | None = None,
    order: Order | None = None,
    locked: bool = False,
    required: frozenset[Guard] = frozenset(),
) -> Cleaned:
    """Makes a clean copy of a file and proves that it is one.

    Args:
        source: a path, or the bytes themselves. It is never written to.
        to: where the copy goes, whole or not at all; without it the copy is only given back.
        name: what the bytes are called; of a path, its own name.
        order: what is wanted beyond that.
        locked: whether the work is done in the sandbox, as the command does it. It forks, which a web server or a notebook may
            not bear.
        required: the parts of the lock without which nothing is done.

    Returns:
        The copy, each change, and the proof, which holds.

    Raises:
        CannotClean: where no copy can be made.
        NotProven: where one was made and cannot be proved clean. Nothing is written.
        CallError: where a path does not lead to a file that may be read, or to a place that can be written to.
    """
    order = order or Order()
    with opened(source, name, order.limits) as original:
        work = _Work(original.name, order)
        hands = _Locked(work, required) if locked else _Open(work)
        written = hands.copy(original.data)
        if order.form == "pdf" and written.format != "pdf":
            hands.prove(
                original.data, written
            )  # what is drawn on pages is drawn from a copy that is proved clean
            drawn = hands.copy_again(pages_of(written))
            written = replace(drawn, changes=(*written.changes, *drawn.changes))
        report, proof = hands.prove(original.data, written)
        cleaned = Cleaned(
            written.data,
            written.format,
            written.extension,
            sha256(original.data).hexdigest(),
            len(original.data),
            written.changes,
            report,
            proof,
        )
    if to is not None:
        write_all_whole({Path(to): [cleaned.data]})
    return cleaned


# ── the work, wherever it is done ───────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True, repr=False)
class _Work:
    """What is to be done with one file."""

    name: str
    order: Order

    def _source(self, data: bytes | memoryview, name: str) -> Source:
        return Source(name, data, Place((name,)), Budget(self.order.limits))

    def _wishes(self, original: Source) -> Wishes:
        """The wishes, with the values that are to be taken out, which only the file itself tells."""
        redaction = redaction_of(original, self.order.redacts, self.order.own)
        return replace(self.order.wishes, redaction=redaction) if redaction else self.order.wishes

    def copy(self, data: bytes | memoryview) -> Written:
        """The copy of a file.

        Raises:
            CannotClean: where there can be none.
        """
        source = self._source(data, self.name)
        return in_form(copied(source, self._wishes(source)), self.order.form)

    def copy_again(self, data: bytes | memoryview) -> Written:
        """The copy of what was made of a copy."""
        return copied(self._source(data, self.name), self.order.wishes)

    def prove(self, original: bytes | memoryview, written: Written) -> tuple[Report, Proof]:
        """The report of a copy, and the proof."""
        source = self._source(original, self.name)
        copy = self._source(written.data, f"{PurePath(self.name).stem}{written.extension}")
        return prove(source, copy, self._wishes(source), self.order.own)


def _proved(report: Report, proof: Proof) -> tuple[Report, Proof]:
    if not proof.holds:
        raise NotProven([check for check in proof.checks if not check.holds])
    return report, proof


@dataclass(frozen=True, slots=True, repr=False)
class _Open:
    """The work done in this process."""

    work: _Work

    def copy(self, data: bytes | memoryview) -> Written:
        return self.work.copy(data)

    def copy_again(self, data: bytes) -> Written:
        return self.work.copy_again(data)

    def prove(self, original: bytes | memoryview, written: Written) -> tuple[Report, Proof]:
        return _proved(*self.work.prove(original, written))


# ── in the sandbox ──────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class _Head:
    """What a locked process says of a copy before its bytes; or why there is none."""

    format: str = ""
    extension: str = ""
    changes: tuple[Change, ...] = ()
    refusal: str = ""


_Do = Callable[[object, bytes | memoryview], Iterator[bytes]]
_AT_ONCE: Final = 1 << 20
_ENDS: Mapping[Fault, str] = {
    Fault.FORBIDDEN: "something in it made its reader try to reach the network, to start a program or to touch another process: "
    "do not open it, and show it to whoever looks after your security",
    Fault.UNLOCKED: "the process to do it could not be locked: see `candour doctor`",
}


@dataclass(frozen=True, slots=True, repr=False)
class _Locked:
    """The work done by locked processes, one for each step."""

    work: _Work
    required: frozenset[Guard]

    def copy(self, data: bytes | memoryview) -> Written:
        return self._written(lambda _, given: _copy_told(lambda: self.work.copy(given)), data)

    def copy_again(self, data: bytes) -> Written:
        return self._written(lambda _, given: _copy_told(lambda: self.work.copy_again(given)), data)

    def prove(self, original: bytes | memoryview, written: Written) -> tuple[Report, Proof]:
        from candour.sandbox.answers import Reading, unpacked  # noqa: PLC0415  (for those who lock)

        border = len(original)

        def proved(_: object, given: bytes | memoryview) -> Iterator[bytes]:
            copy = replace(written, data=bytes(given[border:]))
            return _proof_told(*self.work.prove(given[:border], copy))

        with self._records(proved, original, written.data) as records:
            proof = unpacked(Proof, next(records, b""))
            reading = Reading()
            for record in records:
                reading.take(record)
            return _proved(reading.report(), proof)

    def _written(self, do: _Do, data: bytes | memoryview) -> Written:
        from candour.sandbox.answers import unpacked  # noqa: PLC0415  (see above)

        with self._records(do, data) as records:
            head = unpacked(_Head, next(records, b""))
            if head.refusal:
                raise CannotClean(head.refusal)
            return Written(b"".join(records), head.format, head.extension, head.changes)

    @contextmanager
    def _records(self, do: _Do, *contents: bytes | memoryview) -> Iterator[Iterator[bytes]]:
        """What comes of doing this with these contents, one after another."""
        from candour.sandbox.alone import Fallen, done_alone, in_memory  # noqa: PLC0415  (see above)

        with in_memory(*contents) as descriptor:
            try:
                yield done_alone(do, descriptor, self.work.order.limits, self.required)
            except Fallen as fallen:
                raise CannotClean(f"no clean copy was made: {self._why(fallen.fault)}") from None
            except Nonsense:
                raise CannotClean(f"no clean copy was made: {self._why(Fault.NONSENSE)}") from None

    def _why(self, fault: Fault) -> str:
        limits = self.work.order.limits
        reached = {
            Fault.MEMORY: LimitReached("memory", f"{limits.memory:,} bytes"),
            Fault.TIME: LimitReached("seconds", f"{limits.seconds:g} seconds"),
            Fault.OUTPUT: LimitReached("output", f"{limits.output:,} bytes"),
        }
        return str(
            reached.get(fault)
            or _ENDS.get(
                fault, "the process that read it came to a bad end; open it, save it anew, and clean that"
            )
        )


def _copy_told(copy: Callable[[], Written]) -> Iterator[bytes]:
    from candour.sandbox.answers import packed  # noqa: PLC0415  (see above)

    try:
        written = copy()
    except CannotClean as why:
        yield packed(_Head(refusal=str(why)))
        return
    yield packed(_Head(written.format, written.extension, written.changes))
    for at in range(0, len(written.data), _AT_ONCE):
        yield written.data[at : at + _AT_ONCE]


def _proof_told(report: Report, proof: Proof) -> Iterator[bytes]:
    from candour.sandbox.answers import Writing, packed  # noqa: PLC0415  (see above)

    yield packed(proof)
    yield from Writing().report(report)
