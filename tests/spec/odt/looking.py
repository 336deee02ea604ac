"""Reading OpenDocument text and slides, and what to ask of what is found."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path

import pytest

from candour.formats import odp, odt
from candour.hiding import Hiding, Sight, Weight
from candour.piece import Count, Found, Gap, Nested, Table, Text
from candour.place import Place
from candour.source import Source

__all__ = ["READERS", "content_hidings", "converted", "gaps", "in_bytes", "met", "seen", "sights"]

READERS = {"odt": odt.read, "odp": odp.read}


def in_bytes(data: bytes, kind: str) -> list[Found]:
    """Everything that the reader of this kind finds in these bytes."""
    return list(READERS[kind](Source(f"a.{kind}", data, Place((f"a.{kind}",)))))


def seen(found: list[Found]) -> str:
    """The words that a reader sees: of texts, then of tables."""
    texts = [piece.text for piece in found if isinstance(piece, Text) and piece.hiding is None]
    for piece in found:
        if isinstance(piece, Table) and piece.under is None:
            texts += [cell.text for block in piece.blocks() for cell in block.cells() if not cell.mask]
    return "\n".join(texts)


def _hidings(found: list[Found]) -> list[tuple[Hiding, Sight]]:
    met = []
    for piece in found:
        if isinstance(piece, Table):
            met += [(mask.hiding, mask.sight) for mask in (*piece.masks, *filter(None, (piece.under,)))]
        elif isinstance(piece, Nested) and piece.hiding:
            met.append((piece.hiding, piece.hiding.sight))
        elif not isinstance(piece, (Gap, Count, Nested)) and piece.hiding:
            met.append((piece.hiding, piece.sight))
    return met


def sights(found: list[Found], id_: str) -> set[Sight]:
    """The sights that go with one way of hiding."""
    return {sight for hiding, sight in _hidings(found) if hiding.id == id_}


def met(found: list[Found]) -> set[Hiding]:
    """The ways of hiding that were met."""
    return {hiding for hiding, _ in _hidings(found)}


def content_hidings(found: list[Found]) -> set[str]:
    """The ways of hiding that were met, but for traces and for how the file works."""
    return {hiding.id for hiding, _ in _hidings(found) if hiding.weight is Weight.CONTENT}


def gaps(found: list[Found]) -> list[Gap]:
    """The gaps."""
    return [piece for piece in found if isinstance(piece, Gap)]


def converted(folder: Path, kind: str, files: Iterable[Path]) -> None:
    """Has LibreOffice write these files anew, as files of another kind, into a folder."""
    if not shutil.which("soffice"):
        pytest.skip("LibreOffice is not on this machine")
    command = [
        "soffice",
        f"-env:UserInstallation=file://{folder}/profile",
        "--headless",
        "--convert-to",
        kind,
    ]
    subprocess.run(
        [*command, "--outdir", str(folder), *map(str, files)], check=False, capture_output=True, timeout=180
    )
