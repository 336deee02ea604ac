"""The proof: a copy is believed only after Candour, and a library that knows nothing of it, have read it again."""

from __future__ import annotations

import io
import zipfile

import pytest
from docx import Document
from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE

from candour.cleaned import Redaction, Wishes
from candour.cleaning import NotProven, Order, clean
from candour.place import Place
from candour.proof.comparing import Closeness, why_not_the_same
from candour.proof.proving import prove
from candour.proof.sights import Grid, Sights, sights_of
from candour.source import Source


def source(data: bytes, name: str) -> Source:
    """These bytes as a file of this name."""
    return Source(name, data, Place((name,)))


def failed(original: bytes, copy: bytes, name: str = "a.csv", wishes: Wishes | None = None) -> set[str]:
    """The ids of the checks that do not hold."""
    _, proof = prove(source(original, name), source(copy, name), wishes or Wishes())
    assert proof.holds == all(check.holds for check in proof.checks)
    return {check.id for check in proof.checks if not check.holds}


def zipped(entries: dict[str, bytes]) -> bytes:
    """A zip of these entries."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in entries.items():
            archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), data)
    return stream.getvalue()


TABLE = b"Name,Ward\r\nNia,Hill\r\nTom,Dale\r\nZoe,Vale\r\n"


def test_a_copy_of_a_clean_file_is_proved():
    """A file with nothing out of sight is a clean copy of itself."""
    assert failed(TABLE, TABLE) == set()


def test_something_hidden_in_the_copy_fails():
    """A copy in which something is out of sight is not clean, whatever it was."""
    left = TABLE + b",,,,,Quillfeather\r\n"
    assert failed(left, left) == {"nothing-hidden", "no-residue", "witness", "written-alike"}


@pytest.mark.parametrize(
    "copy",
    {
        "a cell is gone": TABLE.replace(b"Zoe", b""),
        "a row is gone": TABLE.replace(b"Zoe,Vale\r\n", b""),
        "a cell is another": TABLE.replace(b"Zoe", b"Ada"),
        "two rows changed places": b"Name,Ward\r\nTom,Dale\r\nNia,Hill\r\nZoe,Vale\r\n",
        "two columns changed places": b"Ward,Name\r\nHill,Nia\r\nDale,Tom\r\nVale,Zoe\r\n",
        "a cell was added": TABLE.replace(b"Zoe,Vale", b"Zoe,Vale\r\nAda,Moor"),
    }.values(),
)  # fmt: skip
def test_a_cell_that_differs_fails(copy):
    """Every cell in sight is in the copy, in its row and its column, and no other."""
    assert failed(TABLE, copy) == {"everything-seen"}


def test_words_in_another_order_fail():
    """A text whose words are all there, but not as they stood, is not the same text."""
    assert failed(b"first one, then two\n", b"first two, then one\n", "a.txt") == {"everything-seen"}


def test_residue_fails():
    """A copy that still holds a value from out of sight is not clean, though no reader of its format finds it."""
    original = b"Name,Ward\r\nNia,Hill\r\nTom,Dale\r\n,,,,Quillfeather\r\n"
    _, proof = prove(
        source(original, "a.csv"), source(b"Name,Ward\r\nNia,Hill\r\nTom,Dale\r\n", "a.csv"), Wishes()
    )
    assert proof.holds
    assert "no-residue" in failed(original, b"Name,Ward\r\nNia,Hill\r\nTom,Quillfeather\r\n")


def test_what_no_writer_writes_fails():
    """A copy in which something stands where no reader looks is not what its writer writes, and is not given."""
    entries = {"a.csv": TABLE}
    clean_zip = clean(zipped(entries), name="a.zip").data
    assert failed(zipped(entries), clean_zip, "a.zip") == set()
    assert failed(zipped(entries), zipped({**entries, "Quillfeather/": b""}), "a.zip") >= {"written-alike"}


def test_what_is_kept_on_purpose_must_be_in_the_file():
    """What is kept for a reason is what the file holds, and not another thing in its place."""
    kept = Wishes(frozenset({"csv.columns-beyond-header"}))
    one, other = TABLE + b",,,,,Quillfeather\r\n", TABLE + b",,,,,Ashdown\r\n"
    assert "nothing-hidden" not in failed(one, one, wishes=kept)
    assert "nothing-hidden" in failed(one, other, wishes=kept)


def test_a_link_in_the_copy_is_no_excuse():
    """What stands in an address is in sight only where the file has that address."""
    page = b"<!doctype html><html><head><title>x</title></head><body><p hidden>Quillfeather</p><p><a href='%s'>our page</a></p></body></html>"
    original = page % b"https://example.com/page"
    copy = clean(original, name="a.html").data
    assert "no-residue" in failed(original, copy.replace(b".com/page", b".com/Quillfeather"), "a.html")


def test_cells_of_a_word_table_that_are_merged_downwards_are_read_once():
    """A witness that gives a merged cell once for each row does not fail the copy."""
    document = Document()
    table = document.add_table(rows=4, cols=2)
    table.cell(0, 0).merge(table.cell(3, 0)).text = "Vertical"
    for row in range(4):
        table.cell(row, 1).text = f"row {row}"
    stream = io.BytesIO()
    document.save(stream)
    assert clean(stream.getvalue(), name="a.docx").proof.holds


def test_another_library_may_pass_over_a_tab_and_write_a_duration_out():
    """What calamine says of a sheet is compared without blanks, and a time of more than a day is a number."""
    from candour.proof.witnesses import _cell

    assert [_cell(value) for value in ("a\tb c", "abc", "PT26H00M00S", 3, "PT")] == [
        "abc",
        "abc",
        0.0,
        0.0,
        "PT",
    ]


def test_a_chart_shows_what_its_workbook_held():
    """The workbook behind a chart is out of sight and goes; what the chart plots of it stays, and is no residue."""
    deck, data = Presentation(), CategoryChartData()
    data.categories = ["Quillfeather Ward", "Ashdown Ward"]
    data.add_series("Burglaries", (12, 14))
    slide = deck.slides.add_slide(deck.slide_layouts[6])
    slide.shapes.add_chart(XL_CHART_TYPE.COLUMN_CLUSTERED, 10**6, 10**6, 5 * 10**6, 4 * 10**6, data)
    stream = io.BytesIO()
    deck.save(stream)
    assert clean(stream.getvalue(), name="a.pptx").proof.holds


def test_a_name_that_says_another_kind_fails():
    """A copy is what its name says."""
    assert "nothing-hidden" in failed(TABLE, TABLE, "a.pdf")


def test_a_copy_that_is_not_proved_is_not_given(tmp_path, monkeypatch):
    """Where the proof fails there is no output file, and the message holds nothing of the file."""
    import candour.formats.csv.clean_copy as writer
    from candour.cleaned import Written

    monkeypatch.setattr(
        writer, "write", lambda given, wishes, inner: Written(bytes(given.data), "csv", ".csv", ())
    )
    (tmp_path / "a.csv").write_bytes(TABLE + b",,,,,Quillfeather\r\n")
    for locked in (False, True):
        with pytest.raises(NotProven) as caught:
            clean(tmp_path / "a.csv", tmp_path / "b.csv", locked=locked)
        assert "Quillfeather" not in str(caught.value)
        assert {check.id for check in caught.value.checks} == {"nothing-hidden", "no-residue", "witness"}
    assert [path.name for path in tmp_path.iterdir()] == ["a.csv"]


# ── comparing ───────────────────────────────────────────────────────────────────────────────────────────────────────


def grid(*texts: str, kind: int = 0) -> Sights:
    """A column of cells in sight."""
    count = range(len(texts))
    return Sights(grids=[Grid(list(count), [0] * len(texts), [kind] * len(texts), list(texts))])


@pytest.mark.parametrize(
    ("exact", "shown", "same"),
    [
        ("0.1234567", "0.12", True),
        ("0.1234567", "0.13", False),
        ("31245.67", "31000", True),
        ("31245.67", "32000", False),
        ("2.5", "3", True),
        ("2.5", "2", True),
        ("7", "7.0", True),
        ("7", "", False),
    ],
)
def test_a_number_may_be_rounded_to_what_it_shows(exact, shown, same):
    """What lies beyond the digits that a number shows was not in sight, and need not be there."""
    assert (list(why_not_the_same(grid(exact, kind=1), grid(shown, kind=1), Redaction())) == []) is same


def test_text_that_looks_like_a_number_is_not_rounded():
    """Only numbers are rounded: a case reference is text."""
    assert list(why_not_the_same(grid("0.1234"), grid("0.12"), Redaction()))


def test_what_is_blacked_out_is_blacked_out():
    """A value that somebody asked to take out must be gone, and nothing else."""
    redaction = Redaction(frozenset({"Nia Quillfeather"}))
    before = grid("seen by Nia Quillfeather", "Hill")
    assert not list(why_not_the_same(before, grid("seen by ▇▇▇▇▇▇", "Hill"), redaction))
    assert list(why_not_the_same(before, before, redaction))
    assert list(why_not_the_same(before, grid("seen by ▇▇▇▇▇▇", "▇▇▇▇▇▇"), redaction))


def test_another_kind_of_file_may_have_another_order():
    """A copy in another format holds the same words, though its parts may come in another order."""
    one, other = Sights(words=["a", "b"]), Sights(words=["b", "a"])
    assert list(why_not_the_same(one, other, Redaction()))
    assert not list(why_not_the_same(one, other, Redaction(), Closeness.ANY_ORDER))
    assert list(why_not_the_same(one, Sights(words=["b"]), Redaction(), Closeness.ANY_ORDER))


def test_sights_tell_what_is_kept_on_purpose_from_what_is_not():
    """What is kept for a reason is neither in sight nor out of it, so that it is no residue."""
    given = source(TABLE + b",,,,,Quillfeather\r\n", "a.csv")
    assert sights_of(given).unseen == {"Quillfeather"}
    assert sights_of(given, frozenset({"csv.columns-beyond-header"})).unseen == set()


# ── blacking out ────────────────────────────────────────────────────────────────────────────────────────────────────


def test_personal_data_in_sight_is_blacked_out_where_asked_for():
    """Names and numbers of a kind are taken out of the copy wherever they stand, and found nowhere in it."""
    text = (
        b"Report to the panel.\nNHS number: 999 000 0018. Tel. 07700 900123.\nSee also 999 000 0018 above.\n"
    )
    cleaned = clean(text, name="a.txt", order=Order(redacts=("nhs-number",)))
    assert b"999 000 0018" not in cleaned.data
    assert cleaned.data.decode().count("▇▇▇▇▇▇") == 2
    assert b"07700 900123" in cleaned.data


def test_cells_are_blacked_out():
    """Of a column of numbers that point at people none is left."""
    table = b"Ward,NHS number\r\nHill,999 000 0018\r\nDale,999 000 0026\r\nVale,999 000 0034\r\n"
    cleaned = clean(table, name="a.csv", order=Order(redacts=("nhs-number",)))
    assert cleaned.data.decode().count("▇▇▇▇▇▇") == 3
