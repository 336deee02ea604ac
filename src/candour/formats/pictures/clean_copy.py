"""A clean copy of a picture that is a file of its own: its points as a viewer shows them, and nothing beside them.

Where nothing but what stands beside the points has to go, the points of a JPEG or WebP are taken over as they are packed,
without loss. A picture that lies on its side is turned upright. A HEIC or AVIF becomes a JPEG.
"""

from __future__ import annotations

from candour.cleaned import CannotClean, Inner, Wishes, Written
from candour.formats.pictures.copying import KEPT, copied, hidden_in
from candour.source import Source

__all__ = ["write"]

_CANNOT_KEEP = (
    "what is to be kept ({ids}) cannot be kept in a clean copy of a picture: it is made of what is shown alone; "
    "leave it out of what is kept, or send the picture as it is"
)


def write(source: Source, wishes: Wishes, inner: Inner) -> Written:  # noqa: ARG001  (every writer is called so)
    """The copy. The words in a picture are not blacked out: they are points, like the rest of it.

    Raises:
        CannotClean: where the picture is damaged or too large, or holds what is to be kept and cannot be.
    """
    if wishes.keeps - KEPT:
        held = {found.hiding.id for found in hidden_in(source) if found.hiding}  # type: ignore[union-attr]
        if refused := sorted((wishes.keeps - KEPT) & held):
            raise CannotClean(_CANNOT_KEEP.format(ids=", ".join(refused)))
    return copied(source, is_turned=True)
