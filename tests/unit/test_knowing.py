"""A file is what its bytes say."""

from __future__ import annotations

import io
import zipfile

import openpyxl
import pptx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE

from candour.formats import FORMATS, format_of
from candour.formats.facts import decoded, delimiter_of
from candour.formats.mail.knowing import is_mail


def zipped(**entries: str) -> bytes:
    """A zip of these entries; two underscores stand for a slash, one for a dot."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, text in entries.items():
            archive.writestr(name, text)
    return out.getvalue()


def workbook() -> bytes:
    """A workbook that openpyxl makes."""
    out = io.BytesIO()
    openpyxl.Workbook().save(out)
    return out.getvalue()


def test_a_presentation_with_a_chart_is_a_presentation() -> None:
    """The workbook behind a chart has its type in the list of types, and does not make the file a workbook."""
    deck = pptx.Presentation()
    data = CategoryChartData()
    data.categories = ["May", "June"]
    data.add_series("Burglaries", (15, 12))
    slide = deck.slides.add_slide(deck.slide_layouts[6])
    slide.shapes.add_chart(XL_CHART_TYPE.COLUMN_CLUSTERED, 0, 0, 999_999, 999_999, data)
    out = io.BytesIO()
    deck.save(out)
    kind = format_of(out.getvalue())
    assert kind is not None
    assert kind.id == "pptx"


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.7\n", "pdf"),
        (b"\xff\xd8\xff\xe0", "jpeg"),
        (b"\x89PNG\r\n\x1a\n", "png"),
        (b"{\\rtf1 hello}", "rtf"),
        (b"SQLite format 3\0", "sqlite"),
        (b"\x1f\x8b\x08\0\0\0", "gz"),
        (b"Ward,Crimes\nAbbey,12\nCastle,9\n", "csv"),
        (b"Ward\tCrimes\nAbbey\t12\nCastle\t9\n", "csv"),
        ("\ufeffWard;Crimes\nAbbey;12\n".encode("utf-16"), "csv"),
        (b"Dear Sir,\n\nThank you, truly, for your letter.\nYours, etc., the Clerk\n", "text"),
        (b"From: a@example.com\nTo: b@example.com\nSubject: x\n\nhello\n", "eml"),
        (b"<!DOCTYPE html><html><body>x</body></html>", "html"),
        (b'<?xml version="1.0"?><a/>', "xml"),
        (b'<svg xmlns="http://www.w3.org/2000/svg"/>', "svg"),
        (b"MZ\x90\0", "program"),
    ],
)
def test_kinds_are_known_by_their_bytes(data: bytes, kind: str) -> None:
    """The first bytes, or what a text says, tell the kind; no name is asked."""
    found = format_of(data)
    assert found is not None
    assert found.id == kind


def test_zips_are_known_by_what_they_hold() -> None:
    """A workbook, an OpenDocument file and a plain zip are all zips; their contents tell them apart."""
    ods = zipped(mimetype="application/vnd.oasis.opendocument.spreadsheet")
    assert [getattr(format_of(data), "id", None) for data in (workbook(), ods, zipped(a="x"))] == [
        "xlsx",
        "ods",
        "zip",
    ]


def test_a_zip_appended_to_something_else_is_still_a_zip() -> None:
    """A self-extracting archive is read as the archive that it is."""
    assert getattr(format_of(b"#!/bin/sh\nexit\n" + zipped(a="x")), "id", None) == "zip"


def test_a_workbook_cut_short_is_still_called_a_workbook() -> None:
    """Its directory, at the end, is gone; the names at its beginning tell what it was."""
    assert getattr(format_of(workbook()[:-400]), "id", None) == "xlsx"


def test_noise_is_no_kind() -> None:
    """Bytes that are no text and have no signature are of no kind that Candour knows."""
    assert format_of(bytes(range(1, 32)) * 40) is None


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252", "utf-16-le"])
def test_text_is_decoded_by_its_mark_or_by_what_fits(encoding: str) -> None:
    """The encodings that office programs write are all told apart."""
    assert decoded("Café Müller, 12 High Street\n".encode(encoding))[0] == "Café Müller, 12 High Street\n"


def test_a_start_cut_inside_a_character_is_still_utf_8() -> None:
    """The first so many bytes of a long text may end in the middle of a character; a whole text keeps its last one."""
    assert decoded("naïve".encode()[:3], is_start=True) == ("na", "utf-8")
    assert decoded("café".encode("latin-1")) == ("café", "cp1252")


@pytest.mark.parametrize(
    ("text", "delimiter"),
    [
        ("a,b\n1,2\n", ","),
        ('a;b\n"x;y";2\n', ";"),
        ("one line, only", ""),
        ("a|b\n1|2\n3|4\n", "|"),
        ("Title\n\na,b,c\n1,2,3\n4,5,6\n7,8,9\n", ","),
    ],
)
def test_a_table_has_the_same_number_of_delimiters_on_nearly_every_line(text: str, delimiter: str) -> None:
    """Quoted delimiters do not count; a title line above the table does no harm."""
    assert delimiter_of(text) == delimiter


def test_a_letter_that_quotes_a_header_is_no_mail() -> None:
    """One line that looks like a header does not make a message."""
    assert not is_mail("Dear all\nSubject: parking\n")


@given(st.binary(max_size=300))
def test_any_bytes_have_a_kind_or_none(data: bytes) -> None:
    """Asking what bytes are never fails."""
    found = format_of(data)
    assert found is None or found in FORMATS
