"""Alternates: what stands twice in a part, for programs that know a newer way and for those that do not.

    AlternateContent
      ├── Choice     what Word shows
      └── Fallback   what older programs show: mostly the same text box once more

The words of the fallback are not said twice; those that the choice does not have are out of sight.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from candour.formats.wording import is_wordy
from candour.formats.xml import BadXml
from candour.place import Place

__all__ = ["Alternates", "Frame"]

_DEEPEST = 16
_FEW = 16


@dataclass(slots=True)
class Frame:
    """One thing written twice."""

    heard: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    is_fallback: bool = False
    choices: int = 0
    shown: set[str] = field(default_factory=set)
    """The parts that the choice shows."""
    others: dict[str, Place] = field(default_factory=dict)
    """Those that the fallback shows."""

    def extra(self) -> list[str]:
        """The lines that only the fallback has."""
        heard = {_folded(line) for line in "".join(self.heard).split("\n")}
        whole = _folded("".join(self.heard))
        said = "".join(self.said).split("\n")
        extra = [line for line in said if is_wordy(line) and _folded(line) not in heard]
        if len(extra) < _FEW:
            extra = [line for line in extra if _folded(line) not in whole]  # cut into lines in another way
        return extra


@dataclass(slots=True)
class Alternates:
    """The alternates that are open."""

    is_any: bool = False
    is_muted: bool = False
    """Whether what is read now is a fallback."""
    _frames: list[Frame] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self._frames)

    def begin(self) -> None:
        """Something written twice begins.

        Raises:
            BadXml: where too many are inside one another.
        """
        if len(self._frames) >= _DEEPEST:
            raise BadXml("its alternate content is nested too deep; treat it as hostile")
        self._frames.append(Frame())
        self.is_any = True

    def begin_way(self, *, is_choice: bool) -> None:
        """One way of writing it begins: the first choice is what is shown."""
        for frame in self._frames[-1:]:
            frame.is_fallback = frame.choices > 0
            frame.choices += is_choice
        self._look()

    def end_way(self) -> None:
        """That way of writing it is over."""
        for frame in self._frames[-1:]:
            frame.is_fallback = False
        self._look()

    def end(self) -> Frame:
        """All ways are over; gives what they were."""
        frame = self._frames.pop() if self._frames else Frame()
        self._look()
        return frame

    def _look(self) -> None:
        self.is_any = bool(self._frames)
        self.is_muted = any(frame.is_fallback for frame in self._frames)

    def sink(self, own: Callable[[str], object]) -> Callable[[str], object]:
        """Where words go: to where they belong, and to whoever has to compare them."""
        sinks: list[Callable[[str], object]] = []
        for frame in reversed(self._frames):
            if frame.is_fallback:
                sinks.append(frame.said.append)
                break
            sinks.append(frame.heard.append)
        else:
            sinks.append(own)
        if len(sinks) == 1:
            return sinks[0]

        def tee(text: str) -> None:
            for sink in sinks:
                sink(text)

        return tee

    def end_line(self) -> None:
        """A paragraph has ended."""
        if self.is_any:
            self.sink(_pass_over)("\n")

    def hear(self, words: str) -> None:
        """Words that are told by themselves."""
        if self.is_any:
            self.sink(_pass_over)(f"\n{words}\n")

    def is_fallback_of(self, part: str, place: Place) -> bool:
        """Whether this part is shown here by a fallback alone; it is noted on either side."""
        for frame in reversed(self._frames):
            if frame.is_fallback:
                frame.others.setdefault(part, place)
                return True
            frame.shown.add(part)
        return False


def _folded(line: str) -> str:
    return "".join(line.split())


def _pass_over(_: str) -> None:
    pass
