"""Any document with anything hidden in it: its copy shows the same and hides nothing, and a copy of the copy is the same."""

from __future__ import annotations

import io
import zipfile
from contextlib import suppress

from hypothesis import given, settings
from hypothesis import strategies as st

from candour.cleaned import CannotClean, Wishes
from candour.copying import copied
from candour.place import Place
from candour.proof.proving import prove
from candour.source import Source
from files.docx_files import FILES, document, paragraph, part, run
from files.docx_pages import PAGES, SECRET, field

BY = 'w:id="1" w:author="Zebedee Quillfeather" w:date="2024-01-02T10:00:00Z"'
LOOKS = st.sampled_from([
    "", "<w:b/>", "<w:i/>", '<w:sz w:val="28"/>', '<w:color w:val="1F4E79"/>', '<w:highlight w:val="yellow"/>', '<w:rStyle w:val="Loud"/>',
    '<w:rFonts w:ascii="Arial"/>', '<w:shd w:val="clear" w:fill="000000"/><w:color w:val="FFFFFF"/>',
])  # fmt: skip
OF_PARAGRAPHS = st.sampled_from([
    "", '<w:pStyle w:val="Heading1"/>', '<w:pStyle w:val="Zebedee"/>', '<w:jc w:val="center"/>', '<w:ind w:left="720"/>', "<w:keepNext/>",
    '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="4"/></w:numPr>', f"<w:rPr><w:del {BY}/></w:rPr>", "<w:rPr><w:vanish/></w:rPr>",
])  # fmt: skip
STYLES = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:customStyle="1" w:styleId="Zebedee"><w:name w:val="Statement of Zebedee Quillfeather"/></w:style>'
    '<w:style w:type="character" w:customStyle="1" w:styleId="Loud"><w:name w:val="Loud"/><w:rPr><w:b/></w:rPr></w:style>'
    '<w:style w:type="character" w:customStyle="1" w:styleId="Ghost"><w:name w:val="Ghost"/><w:rPr><w:vanish/></w:rPr></w:style>'
)
NUMBERING = part(
    "numbering",
    '<w:abstractNum w:abstractNumId="2"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:lvlText w:val="Item %1"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="4"><w:abstractNumId w:val="2"/></w:num>',
)
PLANTED = st.sampled_from([
    run(SECRET, "<w:vanish/>"), run(SECRET, '<w:rStyle w:val="Ghost"/>'), run(SECRET, '<w:color w:val="FFFFFF"/>'), run(SECRET, '<w:sz w:val="2"/>'),
    f"<w:del {BY}><w:r><w:delText>{SECRET}</w:delText></w:r></w:del>", f"<w:moveFrom {BY}>{run(SECRET)}</w:moveFrom>",
    field(f'IF 1 = 1 "yes" "{SECRET}"', run("yes ")), field(f'MERGEFIELD "{SECRET}"', run("two ")), field(f"SET who {SECRET}"),
    f'<w:bookmarkStart w:id="3" w:name="{SECRET.replace(" ", "_")}"/><w:bookmarkEnd w:id="3"/>',
    f'<w:hyperlink w:tooltip="{SECRET}" r:id="rId4">{run("here ")}</w:hyperlink>',
    '<w:r><w:commentReference w:id="7"/></w:r>', f"<!-- {SECRET} -->", f'<w:permStart w:id="4" w:ed="{SECRET}"/>',
    f'<w:sdt><w:sdtPr><w:alias w:val="{SECRET}"/></w:sdtPr><w:sdtContent>{run("in ")}</w:sdtContent></w:sdt>',
    f'<w:smartTag w:element="x"><w:smartTagPr><w:attr w:name="y" w:val="{SECRET}"/></w:smartTagPr>{run("in ")}</w:smartTag>',
    f"<w:ins {BY}>{run('two ')}</w:ins>", "<w:r><w:tab/></w:r>", "<w:r><w:br/></w:r>",
])  # fmt: skip
RUNS = st.builds(run, st.sampled_from(["we ", " by ", "May "]), LOOKS)
PARAGRAPHS = st.builds(
    lambda runs, properties: paragraph(*runs, properties=properties),
    st.lists(st.one_of(RUNS, PLANTED), max_size=5),
    OF_PARAGRAPHS,
)
OF_CELLS = st.sampled_from(
    ["", "", '<w:gridSpan w:val="2"/>', '<w:vMerge w:val="restart"/>', "<w:vMerge/>", f"<w:cellDel {BY}/>"]
)
CELLS = st.builds(
    lambda inside, properties: f"<w:tc><w:tcPr>{properties}</w:tcPr>{inside}</w:tc>", PARAGRAPHS, OF_CELLS
)
ROWS = st.builds(
    lambda cells, properties: f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>",
    st.lists(CELLS, min_size=1, max_size=3),
    st.sampled_from(
        ["", "", "<w:tblHeader/>", "<w:hidden/>", f"<w:del {BY}/>", '<w:trHeight w:val="1" w:hRule="exact"/>']
    ),
)
TABLES = st.builds(
    lambda rows: (
        f"<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w='2000'/><w:gridCol w:w='2000'/></w:tblGrid>{''.join(rows)}</w:tbl>"
    ),
    st.lists(ROWS, min_size=1, max_size=3),
)
BODIES = st.lists(st.one_of(PARAGRAPHS, PARAGRAPHS, TABLES), min_size=1, max_size=6)


def source(data: bytes) -> Source:
    """These bytes, to be read."""
    return Source("a.docx", data, Place(("a.docx",)))


def made_of(blocks: list[str]) -> bytes:
    """A document of these blocks, with a comment and properties of somebody's."""
    comment = f'<w:comment w:id="7" w:author="{SECRET}">{paragraph(SECRET)}</w:comment>'
    extras = [
        ("numbering", "word/numbering.xml", NUMBERING),
        ("hyperlink", f"!mailto:{SECRET.replace(' ', '.')}@example.com", ""),
        ("comments", "word/comments.xml", part("comments", comment)),
    ]
    return document("".join(blocks), extras, styles=STYLES)


@settings(max_examples=60, deadline=None, derandomize=True)
@given(BODIES)
def test_a_copy_shows_the_same_and_hides_nothing(blocks: list[str]) -> None:
    """Whatever stands in a document and whatever is planted in it: the proof holds, and no planted word is in any part."""
    data = made_of(blocks)
    copy = copied(source(data), Wishes())
    _, proof = prove(source(data), source(copy.data), Wishes())
    assert [check.says for check in proof.checks if not check.holds] == []
    with zipfile.ZipFile(io.BytesIO(copy.data)) as archive:
        said = b"\n".join(map(archive.read, archive.namelist()))
    assert b"Zebedee" not in said
    assert b"Quillfeather" not in said


@settings(max_examples=30, deadline=None, derandomize=True)
@given(BODIES)
def test_a_copy_of_a_copy_is_the_same(blocks: list[str]) -> None:
    """Cleaning what is clean changes nothing, to the byte, and says so."""
    copy = copied(source(made_of(blocks)), Wishes())
    again = copied(source(copy.data), Wishes())
    assert again.data == copy.data
    assert again.changes == ()


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.sampled_from(sorted({**FILES, **PAGES})), st.data())
def test_damage_gives_a_copy_or_a_reason(name: str, data: st.DataObject) -> None:
    """A document cut short or changed anywhere has a copy, or there is a reason why it has none; nothing else ever happens."""
    whole = {**FILES, **PAGES}[name]()
    at = data.draw(st.integers(0, len(whole) - 1))
    damaged = (
        whole[:at]
        if data.draw(st.booleans())
        else whole[:at] + bytes([whole[at] ^ data.draw(st.integers(1, 255))]) + whole[at + 1 :]
    )
    with suppress(CannotClean):
        assert copied(source(damaged), Wishes()).extension
