"""Clean copies of Word documents: what a reader sees and nothing else, proved, the same each time, and clean already when cleaned again."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import zipfile

import docx
import pytest

from candour.cleaned import BLACKED_OUT, CannotClean, Redaction, Wishes, Written
from candour.copying import copied
from candour.formats.ooxml.package import Package
from candour.formats.xml import tree
from candour.place import Place
from candour.proof.proving import prove
from candour.source import Source
from files.docx_files import FILES, document, paragraph, run
from files.docx_pages import PAGES, everything, field

REFUSED = {
    "an-imported-page": "takes in another document",
    "body-is-broken": "damaged",
    "body-is-missing": "damaged",
}
"""The files of which there can be no copy, and why."""
PARTS = re.compile(
    r"\[Content_Types\]\.xml|_rels/\.rels|word/(?:_rels/)?(?:document|styles|settings|numbering|footnotes|endnotes|comments|header\d+|"
    r"footer\d+)\.xml(?:\.rels)?|word/theme/theme1\.xml|word/media/image\d+\.\w+|word/charts/(?:_rels/)?chart\d+\.xml(?:\.rels)?"
)
"""The parts that a copy may have."""
ALL = {**FILES, **PAGES}


def source(data: bytes) -> Source:
    """These bytes, to be read."""
    return Source("a.docx", data, Place(("a.docx",)))


def copy_of(data: bytes, wishes: Wishes | None = None) -> Written:
    """The copy that is made of these bytes."""
    return copied(source(data), wishes or Wishes())


def faults(data: bytes, copy: bytes, wishes: Wishes | None = None) -> list[str]:
    """What the proof finds amiss. Another library cannot tell what is kept out of sight on purpose from what is in sight."""
    _, proof = prove(source(data), source(copy), wishes or Wishes())
    is_kept = wishes is not None and bool(wishes.keeps)
    return [
        check.says for check in proof.checks if not check.holds and not (is_kept and check.id == "witness")
    ]


def said_in(copy: bytes) -> str:
    """All parts of a copy, run together."""
    with zipfile.ZipFile(io.BytesIO(copy)) as archive:
        return "\n".join(archive.read(name).decode("utf-8", "replace") for name in archive.namelist())


def body_of(copy: bytes) -> str:
    """The part with the body, as it is written."""
    with zipfile.ZipFile(io.BytesIO(copy)) as archive:
        return archive.read("word/document.xml").decode()


def lines_of(copy: bytes) -> list[str]:
    """The paragraphs of the body, as python-docx reads them."""
    return [one.text for one in docx.Document(io.BytesIO(copy)).paragraphs]


# ── every file ──────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("name", sorted(ALL.keys() - REFUSED.keys()))
def test_each_file_has_a_copy_that_is_proved_clean(name: str) -> None:
    """The copy holds what is seen and nothing else, another library reads no more in it, and its own copy is the same to the byte."""
    data = ALL[name]()
    copy = copy_of(data)
    assert faults(data, copy.data) == []
    again = copy_of(copy.data)
    assert (again.data, again.changes) == (copy.data, ())
    assert copy_of(data) == copy


@pytest.mark.parametrize("name", sorted(REFUSED))
def test_some_files_have_no_copy(name: str) -> None:
    """A document that is damaged, or that takes in another, is refused with the reason and what to do."""
    with pytest.raises(CannotClean, match=REFUSED[name]):
        copy_of(FILES[name]())


@pytest.mark.parametrize("name", sorted(PAGES))
def test_what_is_out_of_sight_is_nowhere_in_the_copy(name: str) -> None:
    """A name that stands out of sight in many ways is in no part of the copy; its parts have names of our own."""
    data = PAGES[name]()
    copy = copy_of(data)
    assert "Zebedee" not in said_in(copy.data)
    assert "Quillfeather" not in said_in(copy.data)
    with zipfile.ZipFile(io.BytesIO(copy.data)) as archive:
        assert [name for name in archive.namelist() if not PARTS.fullmatch(name)] == []
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_each_change_is_told_in_words() -> None:
    """What was left out is told by the way in which it was out of sight, in whole sentences without any value."""
    changes = {change.id: change.says for change in copy_of(everything()).changes}
    assert {"docx.hidden-text", "docx.given-name", "docx.document-properties"} <= changes.keys()
    assert all(says.endswith(".") and "Zebedee" not in says for says in changes.values())


def test_what_may_be_in_sight_is_told_by_itself() -> None:
    """Words that a shape may cover are left out, and it is said that Candour could not tell."""
    (change,) = copy_of(FILES["a-black-box-lies-over-words"]()).changes
    assert change.id == "docx.covered-text"
    assert "could not tell" in change.says


# ── what is kept ────────────────────────────────────────────────────────────────────────────────────────────


def test_looks_and_structure_stay() -> None:
    """Headings, lists, tables with merged cells, pictures, sections, headers and looks are as they were."""
    before, after = (docx.Document(io.BytesIO(data)) for data in (everything(), copy_of(everything()).data))
    built_in = [
        ("Style1" if one.style.name.startswith("Statement") else one.style.name) for one in before.paragraphs
    ]
    assert [one.style.name for one in after.paragraphs] == built_in
    assert [run.bold for run in after.paragraphs[1].runs] == [None, True, None]
    assert after.paragraphs[1].runs[2].font.color.rgb == before.paragraphs[1].runs[3].font.color.rgb
    assert after.styles["Style1"].font.italic
    assert after.tables[0].style.name == "Light Grid Accent 1"
    assert [cell.text for cell in after.tables[0].columns[1].cells] == [
        cell.text for cell in before.tables[0].columns[1].cells
    ]
    assert [(one.page_width, one.orientation) for one in after.sections] == [
        (one.page_width, one.orientation) for one in before.sections
    ]
    assert after.sections[0].header.paragraphs[0].text == "Reply\tReference 2099/17"
    assert (after.inline_shapes[0].width, after.inline_shapes[0].height) == (
        before.inline_shapes[0].width,
        before.inline_shapes[0].height,
    )


def test_names_of_styles_say_nothing() -> None:
    """A style that somebody named is called as Word calls a new one; styles that nothing uses are left out."""
    names = {style.name for style in docx.Document(io.BytesIO(copy_of(everything()).data)).styles}
    assert "Style1" in names
    assert "Light Grid Accent 1" in names
    assert "Medium Grid 3 Accent 6" not in names


def test_fields_become_what_they_show() -> None:
    """Fields become their results; numbers of pages, tables of contents and links within the document stay alive."""
    copy = copy_of(PAGES["fields-of-many-kinds"]()).data
    codes = [" ".join(code.split()) for code in re.findall(r"<w:instrText[^>]*>([^<]*)<", body_of(copy))]
    assert codes == ['TOC \\o "1-2" \\h', "PAGEREF bookmark1 \\h", "PAGE", "NUMPAGES"]
    assert body_of(copy).count('w:anchor="bookmark1"') == 2
    assert "Dear reader, see Findings." in lines_of(copy)
    assert "Made on 2 May 2099." in lines_of(copy)
    assert "see page 9" in lines_of(copy)


def test_links_stay_where_their_address_is_shown() -> None:
    """A link whose words are its address stays a link, without its tip; of another the words stay."""
    copy = docx.Document(io.BytesIO(copy_of(PAGES["links-shown-and-not"]()).data))
    assert [link.address for line in copy.paragraphs for link in line.hyperlinks] == [
        "https://example.com/foi",
        "https://example.com/act",
    ]
    assert copy.paragraphs[1].text == "Write to us."


def test_changes_are_settled() -> None:
    """Insertions are plain text, deletions are gone; a line that runs on into the next, since its end is deleted, still does."""
    copy = copy_of(PAGES["changes-of-all-kinds"]()).data
    assert lines_of(copy) == [
        "The figures for May follow.",
        "They run on ",
        "into one.",
        "Moved away.",
        "Formatted.",
    ]
    assert not re.search(r"<w:(?:ins|del|moveFrom|rPrChange)\b", body_of(copy))
    assert body_of(copy).count("<w:vanish/>") == 1


def test_rows_that_are_gone_take_their_looks_with_them() -> None:
    """A merged cell that began in a hidden row begins in the next; tables with nothing between them any more stay two."""
    copy = docx.Document(io.BytesIO(copy_of(PAGES["tables-with-rows-out-of-sight"]()).data))
    first, second, third = copy.tables
    assert [cell.text for cell in first.columns[1].cells] == ["12", "14"]
    assert first.cell(0, 0)._tc is first.cell(1, 0)._tc
    assert [cell.text for cell in second.rows[0].cells] == ["Ward", "Hill"]
    assert third.cell(0, 0).text == "Ward"


def test_lists_keep_their_words() -> None:
    """The words before the paragraphs of a list stay, with its start and its measures; other lists and its name go."""
    with zipfile.ZipFile(io.BytesIO(copy_of(PAGES["lists-with-words"]()).data)) as archive:
        numbering = archive.read("word/numbering.xml").decode()
    assert 'w:lvlText w:val="Exhibit %1:"' in numbering
    assert 'w:start w:val="4"' in numbering
    assert numbering.count("<w:abstractNum ") == 1
    assert not re.search("nsid|tmpl|tplc|w:name", numbering)


def test_notes_are_numbered_anew() -> None:
    """Notes that the text refers to stay, in their order; the line above them stands there whether the file had one or not."""
    copy = copy_of(PAGES["notes-and-one-that-is-left"]()).data
    with zipfile.ZipFile(io.BytesIO(copy)) as archive:
        notes = archive.read("word/footnotes.xml").decode()
    assert re.findall(r'<w:footnote [^>]*w:id="(-?\d+)"', notes) == ["-1", "0", "1", "2"]
    assert re.findall(r'footnoteReference w:id="(\d+)"', body_of(copy)) == ["2", "1"]


def test_symbols_and_formulas_stay() -> None:
    """Symbols, formulas, boxes that are ticked and breaks of pages stay; what white words held is gone, and their page break is not."""
    body = body_of(copy_of(PAGES["symbols-formulas-and-breaks"]()).data)
    assert 'w16se:char="1F60A"' in body
    assert 'w:char="F0FE"' in body
    assert '<m:f><m:fPr><m:type m:val="bar"/></m:fPr><m:num>' in body
    assert "<w:checkBox><w:sizeAuto/>" in body
    assert body.count('<w:br w:type="page"/>') == 2
    assert ">white<" not in body


def test_formulas_in_the_middle_of_words_are_no_contradiction() -> None:
    """python-docx passes over formulas, reading aids and words that are turned round: what is left of a word is in sight all the same."""
    formula = "<m:oMath><m:r><m:t>x+1</m:t></m:r></m:oMath>"
    turned = f'<w:bdo w:val="rtl">{run("sdraw")}</w:bdo>'
    data = document(paragraph("rate(", formula, "), more") + paragraph("a", turned, "b"))
    copy = copy_of(data)
    assert faults(data, copy.data) == []
    assert "<m:oMath>" in body_of(copy.data)


def test_drawings_stay_where_they_are() -> None:
    """Groups, watermarks, cropped pictures and the pictures of objects stay; names, objects and what was cut off go."""
    copy = copy_of(PAGES["drawings-old-and-new"]()).data
    body = body_of(copy)
    assert body.count("<wps:wsp>") == 1
    assert 'string="DRAFT"' in body
    assert 'prst="ellipse"' in body
    assert '<a:srcRect r="-13333"/>' in body
    assert "<a:grayscl/>" in body
    assert "OLEObject" not in body
    with zipfile.ZipFile(io.BytesIO(copy)) as archive:
        assert sum(name.startswith("word/media/") for name in archive.namelist()) == 2


def test_smartart_stays_as_it_was_drawn() -> None:
    """SmartArt becomes a group of the shapes that were drawn of it, in their order; what it is made from, and earlier words, go."""
    body = body_of(copy_of(PAGES["smartart-as-it-was-drawn"]()).data)
    boxes = re.findall(r"<w:txbxContent>(.*?)</w:txbxContent>", body)
    assert ["".join(re.findall("<w:t [^>]*>([^<]*)<", box)) for box in boxes] == ["Ask", "Search", "Reply"]
    assert all('<w:color w:val="FFFFFF"/>' in box for box in boxes)
    assert body.count('prst="roundRect"') == 3


def test_characters_that_print_nothing_go() -> None:
    """Words smuggled in as characters that nobody sees are not in the copy."""
    smuggled = "".join(chr(0xE0000 + ord(letter)) for letter in "quill")
    assert lines_of(copy_of(document(paragraph(f"plain{smuggled} words"))).data) == ["plain words"]


# ── wishes ──────────────────────────────────────────────────────────────────────────────────────────────────

NAME = "Ann Example"
REDACTING = Wishes(
    redaction=Redaction(frozenset({NAME, "07700 900123", "ann@example.com"}), frozenset({"M"}))
)


def test_values_are_blacked_out_across_runs() -> None:
    """A name that lies across several runs is blacked out once, where it begins; the looks of the runs stay."""
    data = document(
        paragraph("Seen by ", run("Ann", "<w:b/>"), " Ex", run("ample", "<w:i/>"), ", on 07700 900123.")
    )
    assert lines_of(copy_of(data, REDACTING).data) == [f"Seen by {BLACKED_OUT}, on {BLACKED_OUT}."]


def test_values_are_blacked_out_everywhere() -> None:
    """Headers, notes, boxes, cells, lists, watermarks and results of fields: a value to be taken out is taken out of all of them."""
    made = docx.Document(io.BytesIO(everything()))
    made.sections[0].header.paragraphs[0].text = NAME
    made.add_paragraph().add_run("of ").add_tab()
    table = made.add_table(rows=1, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "M", NAME
    out = io.BytesIO()
    made.save(out)
    first = out.getvalue()
    rest = [
        first,
        document(paragraph(field("DOCPROPERTY who", run(NAME)), " ", field("PAGE", run("1")))),
    ]
    for data in rest:
        copy = copy_of(data, REDACTING)
        assert faults(data, copy.data, REDACTING) == []
        assert NAME not in said_in(copy.data)


@pytest.mark.parametrize(
    "name", ["a-text-box", "a-footnote", "a-header", "a-table-of-one-cell", "a-watermark", "mathematics"]
)
def test_a_value_in_a_drawing_or_a_note_is_blacked_out(name: str) -> None:
    """Wherever a value is shown, it is blacked out, and everything else stays."""
    value = {
        "a-watermark": "DRAFT FOR NIA",
        "a-table-of-one-cell": "frame around",
        "mathematics": "holds",
    }.get(name, "Nia Example, 07700 900123")
    wishes = Wishes(redaction=Redaction(frozenset({value})))
    copy = copy_of(FILES[name](), wishes)
    assert value not in said_in(copy.data)
    assert BLACKED_OUT in said_in(copy.data)
    assert faults(FILES[name](), copy.data, wishes) == []


def test_a_link_to_a_value_is_unlinked() -> None:
    """An address that is to be taken out is neither shown nor linked to."""
    data = FILES["a-link-shows-its-address"]()
    copy = copy_of(data, Wishes(redaction=Redaction(frozenset({"nia@example.com"}))))
    assert "nia@example.com" not in said_in(copy.data)
    assert "hyperlink" not in body_of(copy.data)


KEPT = {
    "text-is-hidden": ("docx.hidden-text", "<w:vanish/>"),
    "text-is-hidden-by-a-paragraph-style": ("docx.hidden-text", "Nia Example"),
    "text-is-white": ("docx.colour-of-the-page", "Nia Example"),
    "text-is-tiny": ("docx.text-too-small", "Nia Example"),
    "a-row-is-hidden": ("docx.hidden-row", "<w:hidden/>"),
    "a-row-has-no-height": ("docx.zero-height-row", 'w:hRule="exact"'),
    "a-text-box-is-hidden": ("docx.hidden-drawing", "Nia Example"),
    "a-black-box-lies-over-words": ("docx.covered-text", "Nia Example"),
    "a-header-of-first-pages-is-off": ("docx.unused-header", "headerReference"),
    "a-link-by-relation": ("docx.hyperlink", "hyperlink"),
}


@pytest.mark.parametrize("name", sorted(KEPT))
def test_what_is_to_stay_stays(name: str) -> None:
    """Somebody may have a reason to keep what is out of sight: it stays as it is, and nothing else does."""
    id_, sign = KEPT[name]
    data = FILES[name]()
    wishes = Wishes(frozenset({id_}))
    copy = copy_of(data, wishes)
    assert sign in body_of(copy.data)
    assert faults(data, copy.data, wishes) == []
    assert id_ not in {change.id for change in copy.changes}


def test_who_wrote_a_comment_stays_by_itself() -> None:
    """A comment that stays does not bring along who wrote it and when, unless these are to stay as well."""
    data = FILES["a-comment"]()
    assert "Orla Example" not in said_in(copy_of(data, Wishes(frozenset({"docx.comment"}))).data)
    both = Wishes(frozenset({"docx.comment", "docx.comment-person"}))
    assert "Orla Example" in said_in(copy_of(data, both).data)
    assert faults(data, copy_of(data, both).data, both) == []


@pytest.mark.parametrize(
    "name", ["text-is-deleted", "a-building-block", "variables", "a-workbook-is-embedded"]
)
def test_what_cannot_stay_is_refused(name: str) -> None:
    """Deletions, building blocks, variables and files inside cannot be kept: that is said, and no copy made."""
    ids = {change.id for change in copy_of(FILES[name]()).changes}
    with pytest.raises(CannotClean, match="kept"):
        copy_of(FILES[name](), Wishes(frozenset(ids)))


def test_descriptions_stay_where_somebody_wishes() -> None:
    """The description of a picture, which only people who cannot see it hear, stays on demand; its name does not."""
    wishes = Wishes(frozenset({"docx.alt-text"}), keeps_alternative_text=True)
    copy = copy_of(FILES["a-picture-is-described"](), wishes)
    assert 'descr="Nia Example at home"' in body_of(copy.data)
    assert faults(FILES["a-picture-is-described"](), copy.data, wishes) == []


def test_the_title_stays_where_somebody_wishes() -> None:
    """Of a document's properties its title stays on demand, and nobody's name."""
    copy = copy_of(everything(), Wishes(keeps_title=True))
    with zipfile.ZipFile(io.BytesIO(copy.data)) as archive:
        properties = tree(archive.read("docProps/core.xml"))
    assert {one.tag: one.text for one in properties} == {"title": "Reply to a request"}


# ── on the page ─────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.skipif(
    not (shutil.which("soffice") and shutil.which("pdftotext")),
    reason="needs LibreOffice and poppler to draw pages",
)
def test_pages_read_the_same_in_another_program(tmp_path) -> None:
    """LibreOffice opens the copies, and what it puts on their pages are the words that it put on those of the files."""
    names = (
        "something-of-everything",
        "lists-with-words",
        "controls-round-words",
        "a-chart-and-its-workbook",
    )
    for name in names:
        (tmp_path / f"before-{name}.docx").write_bytes(PAGES[name]())
        (tmp_path / f"after-{name}.docx").write_bytes(copy_of(PAGES[name]()).data)
    made = sorted(tmp_path.glob("*.docx"))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    convert = [
        "soffice",
        profile,
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        str(tmp_path),
        *map(str, made),
    ]
    subprocess.run(convert, check=True, capture_output=True, timeout=120)

    def words(which: str, name: str) -> list[str]:
        read = ["pdftotext", "-layout", str(tmp_path / f"{which}-{name}.pdf"), "-"]
        return subprocess.run(read, check=True, capture_output=True, text=True, timeout=60).stdout.split()

    for name in names:
        assert words("after", name) == words("before", name) != []


# ── the package ─────────────────────────────────────────────────────────────────────────────────────────────


def test_a_template_with_macros_becomes_a_document() -> None:
    """Whatever kind of Word file it was, the copy is a plain document."""
    copy = copy_of(FILES["a-macro-enabled-template"]())
    assert copy.format == "docx"
    package = Package(source(copy.data))
    assert package.type_of("word/document.xml").endswith("wordprocessingml.document.main+xml")


def test_all_that_is_referred_to_is_there() -> None:
    """Every relation leads to a part of the copy or to a page on the web, and every id that is used is one of a relation."""
    for name in PAGES:
        package = Package(source(copy_of(PAGES[name]()).data))
        for part in ("", *package.parts):
            targets = {relation.id: relation for relation in package.relations(part)}
            assert all(one.is_external or one.target in package for one in targets.values())
            used = (
                re.findall(rb'r:(?:id|embed)="([^"]+)"', package.read(part)) if part.endswith(".xml") else []
            )
            assert {id_.decode() for id_ in used} <= targets.keys()
