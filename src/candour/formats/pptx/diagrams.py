"""SmartArt: the words of a diagram on a slide, and the drawing of it that was kept when it was last shown.

    frame ──dm──▶ data: every word of the diagram ──relId──▶ drawing: the shapes as they are shown

Words in the data alone are in no box of the diagram's layout; words in the drawing alone have been changed since, and only
programs that do not draw SmartArt show them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from candour.formats.ooxml.package import Relation
from candour.formats.ooxml.walking import paragraphs_of
from candour.formats.pptx.gathered import Gathered
from candour.formats.pptx.trees import tree_of
from candour.formats.wording import is_wordy

__all__ = ["Diagram", "diagram_in", "folded"]


@dataclass(slots=True, repr=False)
class Diagram:
    """One diagram."""

    part: str
    data: Element
    drawn_in: str = ""
    drawing: Element | None = None
    comments: list[str] = field(default_factory=list)
    """Comments inside its XML."""
    _has: frozenset[str] = frozenset()

    @property
    def parts(self) -> tuple[str, ...]:
        """The parts that hold it."""
        return tuple(filter(None, (self.part, self.drawn_in)))

    def is_shown(self, line: str) -> bool:
        """Whether a line of the drawing is one of the diagram, not of an earlier state."""
        return folded(line) in self._has

    @property
    def seen(self) -> list[str]:
        """The lines that are shown, in the order of the drawing."""
        shown = self.drawing if self.drawing is not None else self.data
        lines = paragraphs_of(shown).split("\n")
        return [line for line in lines if line.strip() and (self.drawing is None or self.is_shown(line))]

    @property
    def unseen(self) -> list[str]:
        """The lines that the layout does not show."""
        if self.drawing is None:
            return []
        shows = {folded(line) for line in paragraphs_of(self.drawing).split("\n")}
        lines = paragraphs_of(self.data).split("\n")
        return [line for line in lines if is_wordy(line) and folded(line) not in shows]

    @property
    def stale(self) -> list[str]:
        """The lines of an earlier state."""
        if self.drawing is None:
            return []
        lines = paragraphs_of(self.drawing).split("\n")
        return [line for line in lines if is_wordy(line) and not self.is_shown(line)]

    @property
    def descriptions(self) -> list[str]:
        """What somebody says of its pictures and shapes."""
        names = self.data.iter("cNvPr")
        return [text for each in names for key in ("title", "descr") if is_wordy(text := each.get(key, ""))]


def diagram_in(frame: Element, gathered: Gathered, targets: Mapping[str, Relation]) -> Diagram | None:
    """The diagram in a frame; None where it holds none, or the file does not hold it.

    Raises:
        Unreadable, LimitReached, BadXml: where its parts cannot be read.
    """
    ids = frame.find("graphic/graphicData/relIds")
    relation = targets.get(ids.get("r:dm", "")) if ids is not None else None
    if relation is None or relation.is_external or relation.target not in gathered.package:
        return None
    tree = tree_of(gathered.package, relation.target)
    comments = list(tree.comments)
    wanted = {element.get("relId", "") for element in tree.root.iter("dataModelExt")}
    drawn = next(
        (
            one.target
            for one in targets.values()
            if one.kind == "diagramDrawing" and one.id in wanted and one.target in gathered.package
        ),
        "",
    )
    drawing: Element | None = None
    if drawn:
        shown = tree_of(gathered.package, drawn)
        drawing = shown.root
        comments += shown.comments
    has = frozenset(folded(line) for line in paragraphs_of(tree.root).split("\n"))
    return Diagram(relation.target, tree.root, drawn, drawing, comments, has)


def folded(line: str) -> str:
    """A line with its white space made one."""
    return " ".join(line.split())
