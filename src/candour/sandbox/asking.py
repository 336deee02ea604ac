"""Asking: one file that a lane is at, and what has been heard of it so far."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from candour.sandbox.messages import Kind, Message, Nonsense
from candour.sandbox.work import Fault, digest_of

if TYPE_CHECKING:
    from candour.affected.mention import Mention
    from candour.report import Report
    from candour.sandbox.answers import Reading

__all__ = ["Answer", "Asking"]


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of one file: its report, or the fault that there is instead. The digest is never the child's word."""

    sha256: str
    size: int
    report: Report | None = None
    fault: Fault | None = None


@dataclass(slots=True)
class Asking:
    """One file that was asked for. Whoever asks closes its descriptor."""

    number: int
    descriptor: int
    times: int = 0
    """How often it has been asked for: once more where what came made no sense, or nothing came."""
    answer: Answer | None = None
    """There when there is no more to hear."""
    report: Report | None = None
    """There when it is whole; mentions may follow."""
    _mentions: list[Mention] = field(default_factory=list)
    _is_told: bool = False
    _is_nonsense: bool = False
    _digest: tuple[bytes, int] | None = None
    _reading: Reading | None = None

    def begin(self) -> None:
        """Forgets what was heard: the file is read anew."""
        from candour.sandbox.answers import Reading  # noqa: PLC0415  (while the file is being read, not before)

        self.report, self._digest, self._is_nonsense = None, None, False
        self._mentions, self._reading = [], Reading()

    def tell(self) -> tuple[Report | None, list[Mention]]:
        """What is new: the report, once, and the mentions since. After this the file is not read anew."""
        report = None if self._is_told else self.report
        self._is_told = self._is_told or report is not None
        mentions, self._mentions = self._mentions, []
        return report, mentions

    def hear(self, message: Message) -> bool:
        """Takes a message in. Says whether the file must be asked for again, of a child that has read no other."""
        if message.kind is Kind.DIGEST:
            self._digest = message.payload[:32], int.from_bytes(message.payload[32:], "little")
        elif message.kind is Kind.AGAIN:
            self.begin()
        elif message.kind is Kind.FAULT:
            self.end(Fault(message.payload[0]))
        elif message.kind is Kind.DONE and self._is_nonsense:
            return self.falls_short(Fault.NONSENSE)
        elif message.kind is Kind.DONE:
            self.end(None)
        elif not self._is_nonsense:
            try:
                self._take(message)
            except Nonsense:
                self._is_nonsense = True
        return False

    def falls_short(self, fault: Fault) -> bool:
        """Says whether to ask again, where what came will not do; the fault is the answer where it was the last time."""
        if self.times > 1 or self._is_told:
            self.end(fault)
            return False
        return True

    def end(self, fault: Fault | None) -> None:
        """Makes the answer of what there is."""
        digest, size = self._digest or digest_of(self.descriptor)
        self.answer = Answer(digest.hex(), size, None if fault else self.report, fault)

    def _take(self, message: Message) -> None:
        reading = self._reading
        if not reading:
            raise Nonsense
        if message.kind is Kind.REPORTED:
            self.report = report = reading.report()
            if (report.sha256, report.size) != self._identity():
                self.report = None
                raise Nonsense
        elif self.report:
            self._mentions += reading.mentions(message.payload)
        else:
            reading.take(message.payload)

    def _identity(self) -> tuple[str, int]:
        """The file's digest and size. A file that changes while it is read has no report of its own."""
        digest, size = self._digest or (b"", 0)
        return digest.hex(), size
