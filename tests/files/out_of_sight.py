"""What a spreadsheet's reader finds that nobody sees, told line by line."""

from __future__ import annotations

from collections.abc import Iterator

from candour.piece import Found, Mask, Nested, Table, Text

__all__ = ["hidden"]


def hidden(pieces: list[Found]) -> Iterator[tuple[str, str, str]]:
    """Hiding, place and text of all that is not seen."""
    for piece in pieces:
        if isinstance(piece, Text) and piece.hiding and piece.text.strip():
            yield piece.hiding.id, str(piece.place), piece.text
        elif isinstance(piece, Nested) and piece.hiding:
            yield piece.hiding.id, str(piece.source.place), ""
        elif isinstance(piece, Table):
            for block in piece.blocks():
                for cell in block.cells():
                    mask: Mask | None = piece.masks[cell.mask - 1] if cell.mask else piece.under
                    if mask:
                        yield (
                            mask.hiding.id,
                            str(piece.place / mask.where if mask.where else piece.place),
                            cell.text,
                        )
