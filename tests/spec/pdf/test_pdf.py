"""PDF documents: what they hold besides what their pages show, and where it is."""

from __future__ import annotations

import io
import shutil
import subprocess
import zlib
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import candour
from candour.formats.archive import Unreadable
from candour.formats.pdf import HIDINGS, read
from candour.formats.pdf.revisions import ends_of
from candour.hiding import Weight
from candour.judging import Outcome
from candour.piece import Blob, Count, Found, Gap, Nested, Text, Why
from candour.place import Place
from candour.source import Source
from files import redactions
from files.out_of_sight import hidden
from files.pdf_files import FILES, NOTE, raw_document, updated_once, with_root, xmp
from files.redactions import box, document, text

EVERY = {**redactions.FILES, **FILES}


def found(data: bytes) -> list[Found]:
    """Everything that the reader finds in these bytes."""
    return list(read(Source("a.pdf", data, Place(("a.pdf",)))))


def told(data: bytes) -> set[tuple[str, str, str]]:
    """Hiding, place and words of all that is not seen; of what is no text, no words."""
    pieces = found(data)
    blobs = {
        (piece.hiding.id, str(piece.place), "")
        for piece in pieces
        if isinstance(piece, Blob) and piece.hiding
    }
    return set(hidden(pieces)) | blobs


def seen(data: bytes) -> str:
    """The words that a reader sees."""
    return "\n".join(piece.text for piece in found(data) if isinstance(piece, Text) and piece.hiding is None)


def gaps(data: bytes) -> list[str]:
    """What was not examined, as it is told."""
    return [piece.detail for piece in found(data) if isinstance(piece, Gap)]


# fmt: off
PLACES = [
    ("a-note-has-a-comment", "annotation", "page 1 › note", NOTE),
    ("a-note-says-more-in-rich-text", "annotation", "page 1 › note", f"see below\n{NOTE}"),
    ("a-highlight-has-a-comment", "annotation", "page 1 › highlighting", NOTE),
    ("a-note-names-its-author", "annotation-person", "page 1 › note › author", "Rhys Example"),
    ("a-note-has-a-subject", "annotation-subject", "page 1 › note › subject", "about Nia Example"),
    ("a-note-is-hidden", "hidden-annotation", "page 1 › text note", NOTE),
    ("a-note-shows-only-in-print", "print-only-annotation", "page 1 › text note", NOTE),
    ("a-text-note-shows-other-words-than-it-holds", "annotation", "page 1 › text note", NOTE),
    ("a-field-is-hidden", "hidden-field", 'page 1 › form field "Witness"', "Nia Example"),
    ("a-field-has-no-box", "hidden-field", 'form field "Witness"', "Nia Example"),
    ("a-field-shows-another-value", "field-value", 'page 1 › form field "Witness" › value', "Nia Example"),
    ("a-field-is-reset-to-a-name", "field-default", 'page 1 › form field "Witness" › value on reset', "Nia Example"),
    ("a-field-offers-names", "field-choices", 'page 1 › form field "Witness" › choices', "nobody\nNia Example"),
    ("a-dynamic-form-holds-data", "form-data", "dynamic form › datasets", "Witness: Nia Example"),
    ("a-signature-names-its-signer", "signature", 'page 1 › form field "Witness" › signature', "Rhys Example"),
    ("a-file-is-attached", "attachment", "list.csv", ""),
    ("a-file-is-attached", "attachment", "list.csv", "the whole list"),
    ("a-file-belongs-to-the-page", "attachment", "list.csv", ""),
    ("a-note-carries-a-file", "attachment", "list.csv", ""),
    ("a-portfolio-holds-a-file", "attachment", "list.csv", ""),
    ("a-script-names-somebody", "script", "script", "app.alert('Nia Example')"),
    ("a-link-goes-to-a-person", "hyperlink", "links", "mailto:nia@example.com"),
    ("properties-name-the-author", "document-properties", "document properties", "Rhys Example"),
    ("the-title-is-the-path-of-a-file", "document-properties", "document properties", "C:\\Users\\rhys.example\\Desktop\\reply.docx"),
    ("metadata-name-the-author", "metadata", "metadata › creator", "Rhys Example"),
    ("metadata-keep-a-history-of-edits", "metadata", "metadata › parameters", "from C:\\Users\\rhys.example\\redraft.ai"),
    ("a-program-keeps-private-words", "private-data", "private data of Illustrator", NOTE),
    ("a-program-keeps-a-packed-copy", "private-data", "private data of Illustrator", ""),
    ("a-page-has-a-thumbnail", "small-thumbnail", "page 1 › thumbnail", ""),
    ("a-page-has-a-large-thumbnail", "thumbnail", "page 1 › thumbnail", ""),
    ("a-bookmark-says-what-no-page-says", "bookmark", "bookmarks", NOTE),
    ("a-place-is-named", "name", "named places", "interview of Nia Example"),
    ("pages-have-labels", "name", "labels of pages", "Custody-"),
    ("a-picture-is-described", "alt-text", "descriptions", "Nia Example at the door"),
    ("an-abbreviation-is-spelt-out", "alt-text", "descriptions", "Nia Example"),
    ("structure-gives-other-words-than-are-shown", "actual-text", "words that stand in for those shown", "Nia Example"),
    ("other-words-are-copied-than-are-shown", "actual-text", "page 1 › words that are copied in place of those shown", "Nia Example"),
    ("letters-copy-as-others-than-they-show", "copied-text", "page 1 › words 4-5 copied as others than they show", "Nia Ex"),
    ("a-picture-is-larger-than-its-frame", "cropped-picture", "page 1 › picture on the left, 50% of it outside its frame", ""),
    ("a-picture-reaches-beyond-the-page", "cropped-picture", "page 1 › picture on the right, 50% of it outside its frame", ""),
    ("a-box-lies-over-part-of-a-picture", "covered-picture", "page 1 › part of a picture under the black box on the left", ""),
    ("a-mask-hides-part-of-a-picture", "masked-picture", "page 1 › picture 6", ""),
    ("a-picture-is-on-a-layer-switched-off", "hidden-layer", "page 1 › picture on the left on a layer that is switched off", ""),
    ("another-picture-stands-in", "alternate-picture", "pictures › picture 7", ""),
    ("a-picture-nobody-shows", "unused-picture", "object 50, out of use", ""),
    ("a-note-was-deleted-and-saved-on-top", "unused-object", "object 4, out of use", NOTE),
    ("a-picture-was-taken-out-and-saved-on-top", "earlier-revision", "earlier revision 1 › page 1 › picture 6", ""),
    ("a-page-is-out-of-use", "unused-page", "page out of use 1", NOTE),
    ("a-page-is-a-template", "template-page", "template 1", NOTE),
    ("an-object-is-out-of-use", "unused-object", "object 50, out of use", NOTE),
    ("a-drawing-is-out-of-use", "unused-object", "object 50, out of use", NOTE),
    ("an-object-is-in-no-list", "unused-object", "object 9, replaced", NOTE),
    ("bytes-lie-before-the-document", "stray-bytes", "bytes before the document", NOTE),
    ("bytes-lie-after-the-document", "stray-bytes", "bytes after the document", ""),
]
# fmt: on


@pytest.mark.parametrize(("file", "hiding", "place", "words"), PLACES)
def test_what_is_hidden_is_found_where_it_is(file: str, hiding: str, place: str, words: str) -> None:
    """Each way of hiding is found, with its place and what it holds."""
    assert (f"pdf.{hiding}", f"a.pdf › {place}", words) in told(FILES[file]())


def test_every_way_of_hiding_has_a_file() -> None:
    """No hiding stands in the catalogue that no file of the tests shows."""
    met = {hiding for _, hiding, _, _ in PLACES}
    met |= {id_.partition(".")[2] for made in redactions.FILES.values() for id_, _, _ in told(made())}
    assert met == {hiding.id.partition(".")[2] for hiding in HIDINGS}


@pytest.mark.parametrize(
    "file",
    [
        "a-plain-page", "plain-bytes", "arranged-for-the-web", "a-bookmark-repeats-the-page", "a-text-note-shows-its-words",
        "a-field-is-filled-in", "a-hyphen-stands-for-another", "words-that-are-shown-cannot-be-copied",
        "a-photograph-has-a-comment", "a-photograph-says-nothing", "locked-without-a-password",
    ],
)  # fmt: skip
def test_what_hides_nothing_is_calm(file: str) -> None:
    """A document that keeps nothing of weight from its reader has no hidings and no gaps."""
    data = FILES[file]()
    assert {id_ for id_, _, _ in told(data)} <= ({"pdf.covered-text"} if file.startswith("locked") else set())
    assert not gaps(data)


def test_a_document_locked_without_a_password_is_read() -> None:
    """A document that opens without a password is read like any other, though it is encrypted."""
    assert (
        "pdf.covered-text",
        "a.pdf › page 1 › words 4-5 under the black box in the middle",
        "Nia Example",
    ) in told(FILES["locked-without-a-password"]())


def test_a_document_locked_with_a_password_is_a_gap() -> None:
    """A document that needs a password is one Gap that says what to do, and is never CLEAR."""
    data = FILES["locked-with-a-password"]()
    with pytest.raises(Unreadable) as why:
        found(data)
    assert why.value.encrypted
    report = candour.inspect(data, name="a.pdf")
    assert [gap.why for gap in report.gaps] == [Why.ENCRYPTED]
    assert "without one" in report.gaps[0].detail


# ── what a reader sees ──────────────────────────────────────────────────────────────────────────────────────────────


def test_fields_and_notes_on_the_page_are_seen() -> None:
    """What a form field or a text note shows is seen, under the field's name."""
    pieces = found(FILES["a-field-is-filled-in"]())
    assert ("Nia Example", "Witness") in {
        (p.text, p.label) for p in pieces if isinstance(p, Text) and not p.hiding
    }
    assert NOTE in seen(FILES["a-text-note-shows-its-words"]())
    assert "Exempt" in seen(FILES["a-text-note-shows-other-words-than-it-holds"]())


def test_words_shown_are_seen_whatever_copying_gives() -> None:
    """Where other words are copied than are shown, those shown are the seen ones."""
    data = FILES["other-words-are-copied-than-are-shown"]()
    assert "XXXX" in seen(data)
    assert "Nia" not in seen(data)
    assert "Nia Example" in seen(FILES["words-that-are-shown-cannot-be-copied"]())


def test_the_text_is_what_pdfium_reads_where_nothing_is_hidden() -> None:
    """The words of a plain page are those that pdfium gives, in its order."""
    data = redactions.FILES["a-table-is-shaded-behind-the-name"]()
    theirs = pypdfium2.PdfDocument(data)[0].get_textpage().get_text_range()
    assert seen(data).split() == theirs.split()


def test_pages_notes_and_fields_are_counted() -> None:
    """What was looked through is counted: pages, notes, fields, pictures, earlier revisions."""
    counts = {(p.noun, p.total, p.unseen) for name in FILES if not name.startswith("locked-with-a") for p in found(FILES[name]()) if isinstance(p, Count)}  # fmt: skip
    nouns = {
        ("page", 2, 0),
        ("note or mark", 1, 1),
        ("form field", 1, 1),
        ("picture", 1, 0),
        ("earlier revision", 1, 0),
    }
    assert nouns <= counts


# ── what cannot be read ─────────────────────────────────────────────────────────────────────────────────────────────


def test_a_scan_with_nothing_but_a_stamp_is_not_read() -> None:
    """A number stamped on a scan does not make its words read: they are, or a Gap tells of the page."""
    data = FILES["a-stamped-scan-has-no-words-beside-it"]()
    assert "complainant" in seen(data) or "picture of writing" in gaps(data)[0]
    assert candour.judge(candour.inspect(data, name="a.pdf")).outcome is not Outcome.CLEAR


def test_pages_that_are_pictures_are_told_of_together() -> None:
    """However many pages are pictures of writing, one Gap tells of them, with their numbers."""
    with pikepdf.open(io.BytesIO(redactions.FILES["the-page-is-a-picture-with-the-name-in-it"]())) as pdf:
        for _ in range(8):
            pdf.pages.append(pdf.pages[0])
        data = redactions.saved(pdf)
    if (details := gaps(data)) or "complainant" not in seen(data):
        assert len(details) == 1
        assert "9 pages (1, 2, 3, 4, 5, 6 and 3 more) are pictures of writing" in details[0]


def test_fonts_that_do_not_say_their_letters_are_a_gap() -> None:
    """Words in a font that does not say which letters it draws are a Gap."""
    assert "do not say which letters" in gaps(FILES["fonts-do-not-say-which-letters-they-draw"]())[0]


def test_film_on_a_page_is_a_gap() -> None:
    """Film and sound are not looked into, and told of."""
    assert "film placed on the page" in gaps(FILES["a-film-is-on-the-page"]())[0]


def test_a_program_s_packed_copy_is_a_gap() -> None:
    """A program's own copy of the document, packed its own way, is told of and not read."""
    assert "packed" in gaps(FILES["a-program-keeps-a-packed-copy"]())[0]


# ── files inside ────────────────────────────────────────────────────────────────────────────────────────────────────


def test_an_attached_table_is_read_as_the_file_it_is() -> None:
    """A list attached to a document is opened in its turn, and its place leads to it."""
    report = candour.inspect(FILES["a-file-is-attached"](), name="reply.pdf")
    assert [str(preview.place) for preview in report.previews] == ["reply.pdf › list.csv"]
    assert candour.judge(report).outcome is not Outcome.CLEAR


def test_a_photograph_with_notes_is_opened_as_a_file() -> None:
    """A JPEG in which a camera or a program noted something is opened as the file it is; one without is not."""
    nested = [p.source.place for p in found(FILES["a-photograph-has-a-comment"]()) if isinstance(p, Nested)]
    assert [str(place) for place in nested] == ["a.pdf › page 1 › picture 6"]
    assert not [p for p in found(FILES["a-photograph-says-nothing"]()) if isinstance(p, Nested)]


# ── revisions ───────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_document_arranged_for_the_web_has_one_state() -> None:
    """A linearised file has two ends and one state: no earlier revision is told of."""
    data = FILES["arranged-for-the-web"]()
    assert data.count(b"%%EOF") == 2
    assert len(ends_of(data)) == 1
    assert not [
        piece for piece in found(data) if isinstance(piece, Count) and piece.noun == "earlier revision"
    ]


def test_saving_on_top_unchanged_hides_nothing() -> None:
    """An earlier revision with the same words is counted, and hides nothing."""
    data = redactions.FILES["the-page-was-saved-on-top-unchanged"]()
    assert not told(data)
    assert [piece for piece in found(data) if isinstance(piece, Count) and piece.noun == "earlier revision"]


# ── hostile and damaged ─────────────────────────────────────────────────────────────────────────────────────────────


def test_a_drawing_packed_twice_over_is_a_gap() -> None:
    """A few hundred kilobytes that unpack to gigabytes are stopped at a limit, and told of."""
    bomb = zlib.compress(zlib.compress(bytes(300 << 20), 9), 9)
    data = updated_once(document(text("A plain page.")), 4, b"<< /Filter [ /FlateDecode /FlateDecode ] /Length %d >>\nstream\n%s\nendstream" % (len(bomb), bomb))  # fmt: skip
    assert any(isinstance(piece, Gap) and piece.why is Why.LIMIT for piece in found(data))


def test_objects_packed_into_a_bomb_are_a_gap() -> None:
    """A stream of objects that unpacks to far more than it should is never unpacked whole."""
    bomb = zlib.compress(bytes(200 << 20), 9)
    data = FILES["plain-bytes"]().replace(
        b"xref\n", b"90 0 obj\n<< /Type /ObjStm /N 1 /First 5 /Filter /FlateDecode /Length %d >>\nstream\n%s\nendstream\nendobj\nxref\n" % (len(bomb), bomb), 1
    )  # fmt: skip
    report = candour.inspect(data, name="a.pdf")
    assert [gap.why for gap in report.gaps] == [Why.LIMIT]


def test_pages_that_hang_in_a_circle_end() -> None:
    """A tree of pages that holds itself is read to an end, and told of."""
    parts = {
        1: b"<< /Type /Catalog /Pages 2 0 R >>",
        2: b"<< /Type /Pages /Count 1000000 /Kids [ 2 0 R 3 0 R ] >>",
        3: b"<< /Type /Page /Parent 2 0 R /MediaBox [ 0 0 200 200 ] >>",
    }
    report = candour.inspect(raw_document(parts, 1), name="a.pdf")
    assert report.gaps


def test_drawings_that_hold_themselves_end() -> None:
    """A drawing that draws itself, bookmarks that follow themselves and fields above themselves come to an end."""
    parts = {
        1: b"<< /Type /Catalog /Pages 2 0 R /Outlines << /First 6 0 R >> /AcroForm << /Fields [ 7 0 R ] >> >>",
        2: b"<< /Type /Pages /Count 1 /Kids [ 3 0 R ] >>",
        3: b"<< /Type /Page /Parent 2 0 R /MediaBox [ 0 0 200 200 ] /Contents 4 0 R /Resources << /XObject << /F 5 0 R >> >> >>",
        4: b"<< /Length 5 >>\nstream\n/F Do\nendstream",
        5: b"<< /Type /XObject /Subtype /Form /BBox [ 0 0 9 9 ] /Resources << /XObject << /F 5 0 R >> >> /Length 5 >>\nstream\n/F Do\nendstream",
        6: b"<< /Title (again) /Next 6 0 R /First 6 0 R >>",
        7: b"<< /T (self) /FT /Tx /V (self) /Parent 7 0 R /Kids [ 7 0 R ] >>",
    }
    assert "pdf.bookmark" in {id_ for id_, _, _ in told(raw_document(parts, 1))}


def test_a_page_of_monstrous_size_is_looked_at_all_the_same() -> None:
    """A page as large as a field is drawn in no more pixels than may be, and its white words are found."""
    content = text("Nia Example", before="1 g", size=400, left=1e5, base=1e5)
    data = document(content, MediaBox=pikepdf.Array([0, 0, 2_000_000, 2_000_000]))
    assert any(words == "Nia Example" for _, _, words in told(data))


def test_a_picture_of_monstrous_size_is_not_drawn() -> None:
    """A picture that says it has billions of pixels is a trap: nothing is drawn, and the page is told of."""
    data = redactions.document(
        redactions.image(redactions.WHOLE) + text() + box(),
        lambda pdf: {"XObject": {"Im": pdf.make_stream(b"", Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Image, Width=90_000, Height=90_000, BitsPerComponent=1, ColorSpace=pikepdf.Name.DeviceGray)}},
    )  # fmt: skip
    assert any("too large to draw" in gap for gap in gaps(data))


def test_metadata_that_are_no_xml_are_read_as_words() -> None:
    """Metadata too broken to be read as XML still give their words."""

    def finish(pdf: pikepdf.Pdf) -> None:
        pdf.Root.Metadata = pdf.make_stream(xmp("<broken>Rhys Example").replace(b"</rdf:RDF>", b""))

    assert any("Rhys Example" in words for id_, _, words in told(with_root(finish)) if id_ == "pdf.metadata")


def _examine(data: bytes) -> None:
    limits = candour.Limits(unpacked=200 << 20, seconds=20)
    report = candour.inspect(data, name="a.pdf", limits=limits)
    assert report.size == len(data)
    assert not any("Nia" in gap.detail or "Example" in gap.detail for gap in report.gaps)


@given(name=st.sampled_from(sorted(EVERY)), share=st.floats(0, 1))
@settings(deadline=None, max_examples=40)
def test_a_file_cut_short_anywhere_gives_a_report(name: str, share: float) -> None:
    """A document cut off anywhere gives a report, and nothing of it stands in a Gap."""
    data = EVERY[name]()
    _examine(data[: int(share * len(data))])


@given(
    name=st.sampled_from(sorted(EVERY)),
    places=st.lists(st.tuples(st.floats(0, 1), st.integers(1, 255)), max_size=6),
)
@settings(deadline=None, max_examples=50)
def test_altered_bytes_give_a_report(name: str, places: list[tuple[float, int]]) -> None:
    """A document with bytes altered anywhere gives a report."""
    data = bytearray(EVERY[name]())
    for share, change in places:
        data[int(share * (len(data) - 1))] ^= change
    _examine(bytes(data))


# ── real programs ───────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice (soffice) is not here")
def test_a_table_printed_by_a_real_program_is_calm(tmp_path: Path) -> None:
    """A table with shaded rows and a header of white words on blue, printed to PDF, hides nothing of weight."""
    import openpyxl
    from openpyxl.styles import Font, PatternFill

    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["Offence", "Count", "Area"])
    for number in range(40):
        sheet.append([f"Theft {number}", number, "Cardiff"])
    for row in sheet.iter_rows():
        for cell in row:
            is_header = cell.row == 1
            cell.fill = PatternFill(
                "solid", "1F3864" if is_header else ("DDEBF7" if cell.row % 2 else "FFFFFF")
            )
            cell.font = Font(color="FFFFFF" if is_header else "000000", bold=is_header)
    book.save(tmp_path / "table.xlsx")
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    subprocess.run(
        ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", tmp_path, tmp_path / "table.xlsx"],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    data = (tmp_path / "table.pdf").read_bytes()
    assert "Offence" in seen(data)
    assert "Theft 39" in seen(data)
    weighty = {hiding.id for hiding in HIDINGS if hiding.weight is Weight.CONTENT}
    assert not weighty & {id_ for id_, _, _ in told(data)}
    assert not gaps(data)
