"""Characters that print nothing, in the cells of any table."""

from __future__ import annotations

import io

import openpyxl

import candour


def workbook(value: str) -> bytes:
    """A workbook with this value in one cell."""
    book = openpyxl.Workbook()
    book.active["A1"] = value
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def told(data: bytes) -> dict[str, int]:
    """The characters that each hiding keeps from sight."""
    return {hidden.hiding.id: hidden.volume.characters for hidden in candour.inspect(data).hidings}


def test_zero_width_characters_in_a_cell_are_counted() -> None:
    """Two characters that nobody sees stand between the letters of a ward's name."""
    assert told(workbook("Ab\u200bb\u200bey"))["text.invisible-characters"] == 2


def test_words_in_tag_characters_are_read() -> None:
    """A sentence can be written in characters that no program shows; it comes out as text."""
    hidden = "".join(chr(0xE0000 + ord(letter)) for letter in "call 07700 900123")
    report = candour.inspect(workbook(f"Abbey{hidden}"))
    assert {"text.tag-characters", "text.invisible-characters"} <= set(told(workbook(f"Abbey{hidden}")))
    assert any(found.hiding and found.hiding.id == "text.tag-characters" for found in report.findings)


def test_ordinary_text_has_none() -> None:
    """Accents, dashes and quotation marks are seen."""
    assert "text.invisible-characters" not in told(workbook("Siân’s café – 12 “covers”"))
