"""What is told of bytes that belong to no part is what somebody wrote, not what a program left."""

from __future__ import annotations

import pytest

from candour.formats.legibility import is_legible
from candour.piece import Text
from candour.place import Place
from candour.reading import pieces_of
from candour.source import Source
from files.compound import compound


@pytest.mark.parametrize(
    "run",
    [
        "CJ OJQJ^J aJ", "bjbjqPqP", "h?!vh5\\", "mH sH tH", "OJPJQJ^J", "$If:V", "000000000000", "_rels/.relsPK",
        "  !\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[", "[Content_Types].xmlPK",
        "Times New Roman", "Liberation Serif", "Heading 1", "Default Paragraph Font Table Normal", "No List",
        "Root Entry", "WordDocument", "Microsoft Word 97-2003 Document", "EMBED Excel.Sheet.8", "Normal.dotm",
    ],
)  # fmt: skip
def test_scraps_and_names_of_looks_are_no_words(run: str) -> None:
    """Records that happen to be letters, the names of fonts and styles, and what programs call their own."""
    assert not is_legible(run)


@pytest.mark.parametrize(
    "run",
    [
        "Mrs Example will be moved on Friday", "Nia Example", "Ashdown", "ASHDOWN", "McArthur", "Knights", "Strengths",
        "Pryce", "Szymborski", "Hrvoje", "O'Neill", "020 7946 0123", "NHS number 999 123 4578", "ring 07700900123",
        "nia.example@example.com", "Heading 1 Interview of Nia Example", "14 Mill Lane, Exampleton",
    ],
)  # fmt: skip
def test_words_numbers_and_addresses_are(run: str) -> None:
    """Sentences, names that stand alone, telephone numbers and addresses of mail."""
    assert is_legible(run)


def test_a_free_sector_of_scraps_hides_nothing() -> None:
    """What Word and LibreOffice leave in unused sectors is not told; what somebody wrote is, without the scraps."""
    scraps = b"\0\0".join((b"CJ OJQJ^J aJ", b"Times New Roman", b"bjbjqPqP", b"Heading 1", b"Table Normal"))
    for free, told in (
        (scraps, []),
        (scraps + b"\0\0Interview of Mrs Example", ["Interview of Mrs Example"]),
    ):
        source = Source("a.doc", compound({"\x01CompObj": bytes(40)}, free=free), Place(("a.doc",)))
        texts = [piece.text for piece in pieces_of(source) if isinstance(piece, Text) and piece.hiding]
        assert texts == told
