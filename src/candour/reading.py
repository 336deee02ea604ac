"""Reading: Source → Report. The only place that opens nested files.

    bytes ──knows──▶ Format ──read──▶ Found ──▶ Text, Table, Blob   looked through for personal data, and counted
                       ▲                 │ ──▶ Gap                  kept
                       │                 │ ──▶ Count                added up
                       └──── descend ────┴──── Nested

Whatever goes wrong while a file is read is a Gap at the place where it happened; what was found before is kept.
"""

from __future__ import annotations

import hashlib
import mmap
import os
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from importlib import import_module
from pathlib import Path, PurePath
from typing import TypeVar, assert_never

from candour.affected.counting import Crowd
from candour.affected.passages import borne_out, mentions_in
from candour.errors import CallError, LimitReached
from candour.finding import Finding
from candour.formats import FORMATS, Format, format_of
from candour.formats.archive import Unreadable
from candour.formats.xml import BadXml
from candour.hiding import Hiding, Sight
from candour.identifiers.base import Identifier
from candour.identifying import identify
from candour.invisible import INVISIBLE, SMUGGLED, count_invisible, smuggled
from candour.piece import Blob, Count, Found, Gap, Mask, Nested, Table, Text, Why
from candour.place import Place
from candour.report import Disagreement, Hidden, PeopleTable, Preview, Report, Volume
from candour.source import Budget, Limits, Source
from candour.tables.keeping import KeptBlocks
from candour.tables.preview import previews_of
from candour.tables.survey import Scans, survey

__all__ = ["inspect", "opened", "pieces_of"]

_MAPPED_FROM = 32 << 20
_WORST = (Sight.SEEN, Sight.UNSURE, Sight.COVERED, Sight.BURIED)


def inspect(
    source: str | os.PathLike[str] | bytes | memoryview,
    *,
    name: str | None = None,
    limits: Limits | None = None,
    all_places: bool = False,
    own: Sequence[Identifier] = (),
) -> Report:
    """Reads a file to the bottom and tells what is in it.

    Args:
        source: a path, or the bytes themselves.
        name: what the bytes are called; of a path, its own name.
        limits: how far to go; what lies beyond is a Gap.
        all_places: one finding for every cell, not one for each column.
        own: a body's own identifiers, looked for as well: those of its policy, `Policy.own`.

    Returns:
        The report. A broken, locked or hostile file gives Gaps; it never raises.

    Raises:
        CallError: where the path does not lead to a file that may be read.
    """
    with opened(source, name, limits) as outer:
        return _report(outer, Examination.of(tuple(own), all_places=all_places))


@contextmanager
def opened(
    source: str | os.PathLike[str] | bytes | memoryview, name: str | None, limits: Limits | None
) -> Iterator[Source]:
    """A path, or bytes, as the outer source.

    Raises:
        CallError: where the path does not lead to a file that may be read.
    """
    budget = Budget(limits or Limits())
    if isinstance(source, bytes | memoryview):
        yield _outer(source, name or "bytes", budget)
        return
    path = Path(source)
    try:
        with path.open("rb") as file:
            if os.fstat(file.fileno()).st_size < _MAPPED_FROM:
                yield _outer(file.read(), name or path.name, budget)
                return
            with mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as mapped, memoryview(mapped) as view:
                yield _outer(view, name or path.name, budget)
    except IsADirectoryError:
        raise CallError(f"{path} is a folder: name the files in it, or use `candour check` on it") from None
    except FileNotFoundError:
        raise CallError(f"there is no file {path}: check the spelling of its name") from None
    except PermissionError:
        raise CallError(f"{path} may not be read: ask its owner for permission, or copy it first") from None


def _outer(data: bytes | memoryview, name: str, budget: Budget) -> Source:
    return Source(name, data, Place((name,)), budget)


def pieces_of(source: Source, hiding: Hiding | None = None) -> Iterator[Text | Table]:
    """The texts and tables of a source and of all that lies in it, each under the sight it has there.

    What cannot be read is passed over here: it is `inspect` that tells of it.
    """
    if source.depth > source.budget.limits.depth:
        return
    with suppress(Exception):  # any fault is a Gap of the report
        kind = format_of(source.data)
        for found in _read(kind.reader, source) if kind and kind.reader else ():
            match found:
                case Text():
                    yield _under(found, hiding)
                case Table():
                    yield _table_under(found, hiding)
                case Nested():
                    yield from pieces_of(found.source, _deeper(hiding, found.hiding))


def _report(source: Source, examination: Examination) -> Report:
    kind = examination.examine(source)
    return Report(
        name=source.name,
        sha256=hashlib.sha256(source.data).hexdigest(),
        size=len(source.data),
        format=kind.id if kind else "unknown",
        claimed=_claimed(source.name, kind),
        seen=examination.seen,
        unseen=examination.unseen,
        hidings=tuple(Hidden(*key, volume) for key, volume in examination.hidden.items()),
        findings=tuple(examination.findings),
        people=tuple(examination.people),
        gaps=tuple(examination.gaps),
        counts=tuple(Count(noun, *both) for noun, both in examination.counts.items()),
        disagreements=tuple(examination.disagreements),
        previews=tuple(examination.previews),
        people_at_least=examination.crowd.at_least,
        unseen_people_at_least=examination.crowd.unseen_at_least,
    )


def _claimed(name: str, kind: Format | None) -> str:
    """The format that a name claims; the real one where the name may stand for several."""
    extension = PurePath(name).suffix.lower()
    claims = [format_.id for format_ in FORMATS if extension in format_.extensions]
    return kind.id if kind and kind.id in claims else next(iter(claims), "")


@dataclass(slots=True)
class Examination:
    """What has been found so far in one outer file. The one thing here that changes."""

    all_places: bool
    seen: Volume = field(default_factory=Volume)
    unseen: Volume = field(default_factory=Volume)
    hidden: dict[tuple[Hiding, Sight, Place], Volume] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    people: list[PeopleTable] = field(default_factory=list)
    gaps: list[Gap] = field(default_factory=list)
    counts: dict[str, tuple[int, int]] = field(default_factory=dict)
    disagreements: list[Disagreement] = field(default_factory=list)
    previews: list[Preview] = field(default_factory=list)
    crowd: Crowd = field(default_factory=Crowd)
    _scans: Scans = field(default_factory=Scans)

    @classmethod
    def of(cls, own: tuple[Identifier, ...], *, all_places: bool) -> Examination:
        """An examination that looks for these own identifiers too."""
        return cls(all_places, _scans=Scans(own))

    def examine(self, source: Source, hiding: Hiding | None = None) -> Format | None:
        """Reads one source and everything in it. `hiding` is how the source as a whole is kept from sight."""
        if source.depth > source.budget.limits.depth:
            self.gaps.append(
                Gap(source.place, Why.LIMIT, str(LimitReached("depth", str(source.budget.limits.depth))))
            )
            return None
        kind = None
        try:
            if not any(source.data[:65_536]) and not any(source.data):
                self.gaps.append(
                    Gap(source.place, Why.UNKNOWN, "it is empty: there is nothing in it to look at")
                )
                return None
            kind = format_of(source.data)
            self._compare_name(source, kind)
            if kind is None or kind.reader is None:
                self._note_unread(source, kind, hiding)
                return kind
            for found in _read(kind.reader, source):
                self._take(found, hiding)
        except Unreadable as why:
            self.gaps.append(Gap(source.place, Why.ENCRYPTED if why.encrypted else Why.BROKEN, str(why)))
        except LimitReached as limit:
            self.gaps.append(Gap(source.place, Why.LIMIT, str(limit)))
        except BadXml as why:
            self.gaps.append(Gap(source.place, Why.BROKEN, str(why)))
        except MemoryError:
            bound = f"{source.budget.limits.memory:,} bytes"
            self.gaps.append(Gap(source.place, Why.LIMIT, str(LimitReached("memory", bound))))
        except Exception as fault:  # noqa: BLE001  (any bytes give a report: a reader's fault is a Gap, and says no more)
            self.gaps.append(Gap(source.place, Why.BROKEN, _fault(kind, fault)))
        return kind

    def _compare_name(self, source: Source, kind: Format | None) -> None:
        extension = PurePath(source.name).suffix.lower()
        claimed = next((format_ for format_ in FORMATS if extension in format_.extensions), None)
        if claimed and kind and extension not in kind.extensions and extension not in (".bin", ".ole"):
            self.disagreements.append(Disagreement(source.place, claimed.title, kind.title))

    def _note_unread(self, source: Source, kind: Format | None, hiding: Hiding | None) -> None:
        media_type = f"application/{kind.id}" if kind else "application/octet-stream"
        self._take(Blob.of(source.place, source.data, media_type, hiding), None)
        if kind:
            what = f"{kind.title} of {len(source.data):,} bytes: Candour does not read this kind yet; look through it yourself"
            self.gaps.append(Gap(source.place, Why.UNREAD, what))
        else:
            what = f"{len(source.data):,} bytes of a kind that Candour does not know; look at it, or leave it out"
            self.gaps.append(Gap(source.place, Why.UNKNOWN, what))

    def _take(self, found: Found, hiding: Hiding | None) -> None:
        match found:
            case Text():
                self._take_text(_under(found, hiding))
            case Table():
                self._take_table(_table_under(found, hiding))
            case Blob():
                blob = _under(found, hiding)
                self._count(blob.hiding, blob.sight, blob.place, Volume(1, bytes=blob.size))
            case Gap():
                self.gaps.append(found)
            case Count():
                total, unseen = self.counts.get(found.noun, (0, 0))
                self.counts[found.noun] = (
                    total + found.total,
                    unseen + (found.total if hiding else found.unseen),
                )
            case Nested():
                self.examine(found.source, _deeper(hiding, found.hiding))
            case _:
                assert_never(found)

    def _count(self, hiding: Hiding | None, sight: Sight, place: Place, volume: Volume) -> None:
        if hiding is None:
            self.seen += volume
        elif volume.amount:
            self.unseen += volume
            key = (hiding, sight, place)
            self.hidden[key] = self.hidden.get(key, Volume()) + volume

    def _take_text(self, piece: Text) -> None:
        if not piece.text.strip():
            return
        self._count(piece.hiding, piece.sight, piece.place, Volume(1, 0, len(piece.text)))
        if characters := count_invisible(piece.text):
            self._count(INVISIBLE, INVISIBLE.sight, piece.place, Volume(1, 0, characters))
        if words := smuggled(piece.text):
            self._take_text(Text(piece.place, words, SMUGGLED.sight, SMUGGLED))
        own = self._scans.own
        found = borne_out(
            identify(piece.text, label=piece.label, before=piece.before, own=own), piece.text, own
        )
        self.findings += (
            replace(finding, place=piece.place, sight=piece.sight, hiding=piece.hiding)
            for finding in _grouped(found)
        )
        self.crowd.add_mentions(mentions_in(found, piece, own))

    def _take_table(self, table: Table) -> None:
        table = replace(table, blocks=KeptBlocks(table.blocks))
        result = survey(table, scans=self._scans, all_places=self.all_places, watch=self.crowd.watch)
        for number, volume in result.volumes.items():
            mask = table.masks[number - 1] if number else table.under
            place = table.place / mask.where if mask and mask.where else table.place
            self._count(mask.hiding if mask else None, mask.sight if mask else Sight.SEEN, place, volume)
        self.findings += result.findings
        self.people += result.people
        self.previews += previews_of(table, self._scans.own)
        characters, smuggled_words = self._scans.take_invisible()
        if not table.tells_invisible:
            if characters:
                self._count(INVISIBLE, INVISIBLE.sight, table.place, Volume(1, 0, characters))
            for words in smuggled_words:
                self._take_text(Text(table.place, words, SMUGGLED.sight, SMUGGLED))


def _read(reader: str, source: Source) -> Iterator[Found]:
    for found in import_module(reader).read(source):
        source.budget.spend(0)  # the clock runs between pieces too
        yield found


def _fault(kind: Format | None, fault: Exception) -> str:
    """What to say of a fault: its class, never its message, which may hold content."""
    title = kind.title if kind else "file"
    return f"this {title} could not be read to its end ({type(fault).__name__}): open it, save it anew and check it again"


def _deeper(outer: Hiding | None, inner: Hiding | None) -> Hiding | None:
    """Of two hidings around a file, the one that hides it better; the outer where they are equal."""
    if outer is None or inner is None:
        return outer or inner
    return inner if _WORST.index(inner.sight) > _WORST.index(outer.sight) else outer


def _worse(one: Sight, other: Sight) -> Sight:
    return max(one, other, key=_WORST.index)


_Kept = TypeVar("_Kept", Text, Blob)


def _under(piece: _Kept, hiding: Hiding | None) -> _Kept:
    """The piece inside a file that is itself kept from sight: never better seen than that file."""
    if hiding is None:
        return piece
    return replace(piece, hiding=piece.hiding or hiding, sight=_worse(piece.sight, hiding.sight))


def _table_under(table: Table, hiding: Hiding | None) -> Table:
    if hiding is None:
        return table
    masks = tuple(replace(mask, sight=_worse(mask.sight, hiding.sight)) for mask in table.masks)
    under = table.under or Mask.of(hiding)
    return replace(table, masks=masks, under=replace(under, sight=_worse(under.sight, hiding.sight)))


def _grouped(findings: Sequence[Finding]) -> Iterator[Finding]:
    """One finding for each identifier, role and likelihood of a text, with the count of all."""
    counts: Counter[tuple[str, str, object]] = Counter()
    first: dict[tuple[str, str, object], Finding] = {}
    for finding in findings:
        key = (finding.identifier, finding.role, finding.evidence.likelihood)
        counts[key] += finding.count
        first.setdefault(key, finding)
    return (replace(finding, count=counts[key]) for key, finding in first.items())
