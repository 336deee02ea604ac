"""Two roads through a document, one of which takes ordinary paragraphs out before parsing: both find the same."""

from __future__ import annotations

from unittest.mock import patch

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from candour.formats.docx import story, thinning
from candour.piece import Found, Table
from files.docx_files import FILES, document, paragraph, run
from spec.docx.reading import read_bytes, seen

PROPERTIES = (
    "", "<w:b/>", '<w:sz w:val="24"/>', '<w:sz w:val="2"/>', '<w:color w:val="000000"/>', '<w:color w:val="FFFFFF"/>',
    '<w:rStyle w:val="Strong"/>', '<w:rStyle w:val="Ghost"/>', "<w:vanish/>", '<w:rFonts w:ascii="Arial"/><w:i/>',
    '<w:highlight w:val="black"/>', "<w:webHidden/>", '<w:lang w:val="en-GB"/><w:noProof/>', '<w:spacing w:val="-400"/>',
)  # fmt: skip
OF_PARAGRAPHS = (
    "", '<w:pStyle w:val="Body"/>', '<w:pStyle w:val="Tiny"/>', '<w:pStyle w:val="Heading1"/>',
    '<w:pStyle w:val="Far"/>', '<w:pStyle w:val="Far"/><w:ind w:left="0"/>', '<w:jc w:val="both"/>',
    '<w:ind w:left="720"/>', '<w:ind w:left="31000"/>', '<w:spacing w:after="120" w:line="276" w:lineRule="auto"/>',
    '<w:spacing w:line="1" w:lineRule="exact"/>', '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="3"/></w:numPr>',
    "<w:keepNext/><w:rPr><w:b/></w:rPr>", '<w:shd w:val="clear" w:fill="000000"/>', "<w:tabs><w:tab w:val='left'/></w:tabs>",
)  # fmt: skip
STYLES = (
    '<w:style w:type="paragraph" w:styleId="Body"><w:rPr><w:b/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Tiny"><w:rPr><w:sz w:val="2"/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Heading1"><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Far"><w:pPr><w:ind w:left="31000"/></w:pPr></w:style>'
    '<w:style w:type="character" w:styleId="Strong"><w:rPr><w:b/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="Ghost"><w:rPr><w:vanish/></w:rPr></w:style>'
)
AROUND = (
    "",
    '<w:shd w:val="clear" w:fill="000000"/>',
    '<w:shd w:val="clear" w:fill="D9D9D9"/>',
    "<w:vMerge/>",
)
TEXTS = st.sampled_from(
    ["Nia", " Example ", "a &amp; b", "tab\tand\nline", "é", "<w:br/>", "<w:tab/>", "<w:noBreakHyphen/>"]
)


def told(found: list[Found]) -> list[object]:
    """What was found, in a form that can be compared."""
    return [
        (
            str(piece.place),
            piece.masks,
            piece.under,
            [cell for block in piece.blocks() for cell in block.cells()],
        )
        if isinstance(piece, Table)
        else repr(piece)
        + str(getattr(piece, "text", ""))
        + str(getattr(piece, "place", ""))
        + str(getattr(piece, "hiding", ""))
        for piece in found
    ]


def both(data: bytes) -> tuple[list[object], list[object]]:
    """What is found with and without taking ordinary paragraphs out."""
    quick = told(read_bytes(data))
    with patch.object(story.Thinning, "thinned", lambda _, chunks: chunks):
        return quick, told(read_bytes(data))


@st.composite
def runs(draw: st.DrawFn) -> str:
    """A run with any of these properties."""
    text = draw(TEXTS)
    properties = draw(st.sampled_from(PROPERTIES))
    if text.startswith("<"):
        return f"<w:r><w:rPr>{properties}</w:rPr>{text}</w:r>"
    return run(text, properties)


@st.composite
def bodies(draw: st.DrawFn) -> str:
    """Paragraphs, some of them in cells."""
    made = []
    for _ in range(draw(st.integers(1, 5))):
        one = paragraph(*draw(st.lists(runs(), max_size=3)), properties=draw(st.sampled_from(OF_PARAGRAPHS)))
        if draw(st.booleans()):
            fill = draw(st.sampled_from(AROUND))
            one = f"<w:tbl><w:tr><w:tc><w:tcPr>{fill}</w:tcPr>{one}</w:tc><w:tc>{one}</w:tc></w:tr></w:tbl>"
        made.append(one)
    return "".join(made)


@pytest.mark.parametrize("name", sorted(FILES))
def test_both_roads_find_the_same_in_every_file(name: str) -> None:
    """Whichever road is taken, the same is found in the same places."""
    quick, plain = both(FILES[name]())
    assert quick == plain


@given(body=bodies(), ordinary=st.sampled_from(["Body", "Tiny", "Far", ""]))
@settings(max_examples=150)
def test_both_roads_find_the_same_in_any_document(body: str, ordinary: str) -> None:
    """The same holds of any paragraphs with any properties, in the body and in cells, whichever style is the ordinary."""
    styles = STYLES.replace(f'w:styleId="{ordinary}"', f'w:styleId="{ordinary}" w:default="1"')
    quick, plain = both(document(body, styles=styles))
    assert quick == plain


@given(body=bodies(), size=st.integers(1, 400))
@settings(max_examples=40)
def test_chunks_may_end_anywhere(body: str, size: int) -> None:
    """Where the chunks of a part end makes no difference."""
    data = document(body, styles=STYLES)
    whole = told(read_bytes(data))
    thinned = thinning.Thinning.thinned

    def cut(self: thinning.Thinning, chunks: object) -> object:
        joined = b"".join(chunks)
        return thinned(self, [joined[at : at + size] for at in range(0, len(joined), size)])

    with patch.object(story.Thinning, "thinned", cut):
        assert told(read_bytes(data)) == whole


@pytest.mark.parametrize(
    ("before", "after"),
    [("<!--", "-->"), ("<w:p><w:r><w:t><![CDATA[", "]]></w:t></w:r></w:p>"), ("<?x ", "?>")],
)
def test_a_paragraph_that_is_none_is_not_taken(before: str, after: str) -> None:
    """What only looks like a paragraph, in a comment, an instruction or marked text, is not one."""
    quick, plain = both(document(paragraph("seen") + before + paragraph("Nia Example") + after))
    assert quick == plain


def test_ordinary_paragraphs_are_taken() -> None:
    """The paragraphs that python-docx writes are taken out before parsing, nearly all of them."""
    made = thinning.Thinning(("Body",), ("Strong",))
    body = (
        paragraph("one", run("two", '<w:b/><w:sz w:val="22"/>'))
        + paragraph(run("x", "<w:vanish/>"))
        + paragraph("three")
    )
    part = f'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{body}</w:body></w:document>'
    rest = b"".join(made.thinned([part.encode()]))
    assert [plain.text for plain in made.taken] == ["onetwo", "three"]
    assert b"vanish" in rest
    assert b"three" not in rest


def test_what_python_docx_says_of_every_paragraph() -> None:
    """The words that are seen are those that python-docx gives for the paragraphs of an ordinary document."""
    import io

    made = docx.Document()
    made.add_heading("Reply", 1)
    for number in range(30):
        written = made.add_paragraph(f"paragraph {number} ", style="List Number" if number % 5 == 0 else None)
        written.add_run("in bold").bold = True
        written.add_run("\tafter a tab")
    buffer = io.BytesIO()
    made.save(buffer)
    expected = "\n".join(each.text for each in made.paragraphs)
    assert seen(read_bytes(buffer.getvalue())).strip() == expected
