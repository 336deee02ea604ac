"""Residue: nothing that stood only out of sight may be left in a copy's bytes, however it is wrapped."""

from __future__ import annotations

import base64
import gzip
import io
import zipfile
import zlib
from urllib.parse import quote

import pytest

from candour.proof.residue import residue_in
from candour.proof.sights import Grid, Sights

SECRET = "Nia Quillfeather"
SEEN = Sights(
    words=[
        "The",
        "report",
        "of",
        "the",
        "committee",
        "was",
        "signed",
        "by",
        "Nia",
        "in",
        "Example",
        "Street",
        "12",
    ],
    unseen={SECRET},
)


def zipped(name: str, data: bytes, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip of one entry."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as archive:
        archive.writestr(name, data)
    return stream.getvalue()


def in_pdf(text: bytes) -> bytes:
    """A PDF with a packed stream that nothing shows."""
    import pikepdf

    pdf = pikepdf.new()
    pdf.add_blank_page()
    pdf.Root.Left = pikepdf.Stream(pdf, text)
    stream = io.BytesIO()
    pdf.save(stream, compress_streams=True)
    return stream.getvalue()


def in_pdf_string(text: str) -> bytes:
    """A PDF with a string, among packed objects, that nothing shows."""
    import pikepdf

    pdf = pikepdf.new()
    pdf.add_blank_page()
    pdf.Root.Left = pikepdf.Array([pikepdf.String(text)])
    stream = io.BytesIO()
    pdf.save(stream, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return stream.getvalue()


def in_pdf_name(text: str) -> bytes:
    """A PDF with a key that nothing looks up."""
    import pikepdf

    pdf = pikepdf.new()
    pdf.add_blank_page()
    pdf.Root.Left = pikepdf.Dictionary({f"/{text}": pikepdf.Name("/Any")})
    stream = io.BytesIO()
    pdf.save(stream)
    return stream.getvalue()


def in_png(kind: bytes, content: bytes) -> bytes:
    """The beginning of a PNG with one chunk."""
    return b"\x89PNG\r\n\x1a\n" + len(content).to_bytes(4, "big") + kind + content + bytes(4)


WRAPPED = {
    "plain text": SECRET.encode(),
    "an element of a zip": zipped("a.xml", f"<a><b>{SECRET}</b></a>".encode()),
    "an attribute": zipped("a.xml", f'<a author="{SECRET}"/>'.encode()),
    "an attribute with %20": zipped("a.xml", f'<a target="file:///{quote("Quillfeather")}"/>'.encode()),
    "character references": b"<a>&#81;&#117;&#105;&#108;&#108;&#102;eather</a>",
    "the name of an entry": zipped(f"{SECRET}.txt", b""),
    "a zip in a zip": zipped("inner.bin", zipped("a.txt", SECRET.encode())),
    "UTF-16": b"\0\1" * 8 + SECRET.encode("utf-16-le"),
    "UTF-16, the other way round": b"\0\1" * 8 + SECRET.encode("utf-16-be"),
    "base64": b"<a>" + base64.b64encode(b"made by " + SECRET.encode()) + b"</a>",
    "base64 over several lines": base64.encodebytes(b"." * 100 + SECRET.encode() + b"." * 100),
    "base64 of UTF-16": base64.b64encode(SECRET.encode("utf-16-le")),
    "hexadecimal digits": SECRET.encode().hex().encode(),
    "gzip": gzip.compress(SECRET.encode()),
    "zlib": zlib.compress(SECRET.encode()),
    "a packed stream of a PDF": in_pdf(b"%comment " + SECRET.encode()),
    "a string of a PDF": in_pdf_string(SECRET),
    "runs of a paragraph": zipped(
        "a.xml", b"<w:p><w:r><w:t>Quill</w:t></w:r><w:r><w:t>feather</w:t></w:r></w:p>"
    ),
    "base64 of a zip": base64.encodebytes(zipped("a.xml", SECRET.encode() + b"." * 90)),
    "base64 in an attribute": b'<img src="data:;base64,'
    + base64.b64encode(b"by " + SECRET.encode())
    + b'"/>',
    "quoted-printable": b"=C3=A9 by Nia Quillfea=\r\nther",
    "between the entries of a zip": b"PK\3\4 " + SECRET.encode() + b" " + zipped("a.txt", b""),
    "a chunk of a PNG": b"\x89PNG\r\n\x1a\n\0\0\0\x0cprVtQuillfeather\0\0\0\0",
    "a packed chunk of a PNG": in_png(b"zTXt", b"C\0\0" + zlib.compress(SECRET.encode())),
    "hexadecimal digits in a PDF": in_pdf(b"q <" + SECRET.encode().hex().encode() + b"> Q"),
    "a name in a PDF": in_pdf_name(SECRET),
    "what follows a packed stream": zlib.compress(b"The report") + SECRET.encode(),
    "other letters, large and small": b"by NIA QUILLFEATHER",
}


@pytest.mark.parametrize("copy", WRAPPED.values(), ids=WRAPPED)
def test_what_is_left_is_met_however_it_is_wrapped(copy):
    """A name that stood only out of sight is found in the copy's bytes in every wrapping that programs use."""
    assert residue_in(copy, SEEN) >= 1


def test_words_in_sight_are_no_residue():
    """What a reader sees may be in the copy, also where it stood out of sight as well."""
    assert (
        residue_in(b"signed by Nia, in Example Street", Sights(SEEN.words, unseen={"Nia", "Example Street"}))
        == 0
    )


def test_a_whole_value_made_of_seen_words_is_met():
    """Where a first name and a surname are each in sight, but never side by side, the whole name is still looked for."""
    sights = Sights(
        ["Nia", "was", "here", "and", "Tom", "Quillfeather", "was", "there"], unseen={"Nia Quillfeather"}
    )
    assert residue_in(b"<a>Nia was here and Tom Quillfeather was there</a>", sights) == 0
    assert residue_in(b"<a>signed: Nia Quillfeather</a>", sights) == 1


def test_cells_in_sight_are_no_residue():
    """A value of a table in sight is in sight."""
    sights = Sights(grids=[Grid([0], [0], [0], ["Quillfeather"])], unseen={"Quillfeather"})
    assert residue_in(b"<v>Quillfeather</v>", sights) == 0


def test_numbers_among_widths_are_no_residue():
    """A number that stood out of sight is looked for in content, not among the widths and places of a drawing."""
    sights = Sights(unseen={"9144000"})
    assert residue_in(zipped("a.xml", b'<a:ext cx="9144000"/>'), sights) == 0
    assert residue_in(zipped("a.xml", b"<v>9144000</v>"), sights) == 1


def test_numbers_of_shared_strings_are_no_residue():
    """The number by which a cell calls its text is not content."""
    sights = Sights(unseen={"100001"})
    assert residue_in(zipped("a.xml", b'<c r="A1" t="s"><v>100001</v></c>'), sights) == 0
    assert residue_in(zipped("a.xml", b'<c r="A1"><v>100001</v></c>'), sights) == 1


def test_words_of_programs_prove_nothing():
    """The name of a font in a hidden cell is in nearly every file."""
    assert residue_in(b"<font name='Calibri'/>", Sights(unseen={"Calibri"})) == 0


@pytest.mark.parametrize("text", ["999 000 0018", "07700 900123"])
def test_numbers_in_groups_are_met(text):
    """A number that is written in groups of few digits is looked for as a whole."""
    sights = Sights(["the", "number", "is", "999", "or", "000"], unseen={text})
    assert residue_in(f"<a>ring {text} today</a>".encode(), sights) == 1
    assert residue_in(b"<a>ring 999 or 000 today</a>", sights) == 0


def test_long_numbers_are_met_among_widths_too():
    """No width and no colour has eleven digits: a telephone number in an attribute is looked for."""
    sights = Sights(unseen={"07700900123"})
    assert residue_in(zipped("a.xml", b'<a alt="07700900123"/>'), sights) == 1


def test_what_is_kept_is_no_residue():
    """What stays on purpose may be in the copy, also where it stood out of sight elsewhere."""
    assert residue_in(b"<v>Quillfeather</v>", Sights(kept=["Quillfeather"], unseen={"Quillfeather"})) == 0
