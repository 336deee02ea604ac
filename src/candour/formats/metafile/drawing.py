"""Drawing: what is gathered from the records of a metafile."""

from __future__ import annotations

from dataclasses import dataclass, field

from candour.formats.metafile.lines import Words

__all__ = ["Drawing"]

_MOST_PICTURES = 2000


@dataclass(slots=True, repr=False)
class Drawing:
    """What one metafile draws and keeps."""

    words: list[Words] = field(default_factory=list)
    other_words: list[Words] = field(default_factory=list)
    """Those of the second language in which the same drawing may be written (EMF+)."""
    pictures: dict[bytes, None] = field(default_factory=dict)
    """Pictures in it, each once, as files."""
    copies: dict[bytes, None] = field(default_factory=dict)
    """The same drawing once more, for programs that do not understand this one: each as a file."""
    draws: bool = False
    """Whether any record of it leaves something on the page."""
    comments: list[bytes] = field(default_factory=list)
    descriptions: list[str] = field(default_factory=list)
    """The program that made it, and its title."""
    outlines: int = 0
    """Curves and shapes of many corners: letters, perhaps, drawn as outlines."""
    glyphs: int = 0
    """Pieces of text of which only the shapes of the letters are named."""
    end: int = 0
    """Where its records end."""
    is_whole: bool = False
    """Whether they come to their end."""
    is_too_much: bool = False
    """Whether it holds more pictures or records than any program draws with, and the rest was not read."""

    def keep(self, picture: bytes) -> None:
        """Takes in a picture."""
        if picture and self._has_room(self.pictures):
            self.pictures[picture] = None

    def keep_copy(self, drawing: bytes) -> None:
        """Takes in the drawing in another form."""
        if drawing and self._has_room(self.copies):
            self.copies[drawing] = None

    def _has_room(self, kept: dict[bytes, None]) -> bool:
        self.is_too_much = self.is_too_much or len(kept) >= _MOST_PICTURES
        return not self.is_too_much
