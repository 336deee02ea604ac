"""Any document with anything hidden in it: its copy shows the same and hides nothing, and a copy of the copy is the same."""

from __future__ import annotations

import io
from contextlib import suppress

import pikepdf
from hypothesis import given, settings
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name, String

from candour.cleaned import CannotClean, Wishes
from candour.copying import copied
from candour.place import Place
from candour.proof.proving import prove
from candour.source import Source
from files import pdf_files, redactions
from files.redactions import Rect, around, box, document, image, picture, states, text

SECRET = "Zebedee Quillfeather"
LINES = [
    "We hold twelve records.",
    "Nothing further is held.",
    "See Ward 7, page 3.",
    "The request is closed.",
]
HIDDEN = [
    lambda base: text(SECRET, base, 230) + box(around(SECRET, SECRET, base)._replace(x=228), "0.1 g"),
    lambda base: text(SECRET, base, 230, before="1 g"),
    lambda base: text(SECRET, base, 230, before="3 Tr"),
    lambda base: text(SECRET, base, 230, size=0.7),
    lambda base: text(SECRET, base, 900),
    lambda base: text(SECRET, base, 230, before="/G gs"),
    lambda base: text(SECRET, base, 230, before="10 10 5 5 re W n"),
    lambda base: f"/Span <</ActualText ({SECRET})>> BDC {text('also', base, 230)} EMC\n",
    lambda base: f"% {SECRET}\n/{SECRET.replace(' ', '')} MP\n",
    lambda base: f"BT /F1 11 Tf 230 {base} Td [(and ) -300 (more) -9000 ({SECRET})] TJ ET\n" + box(Rect(310, base - 4, 200, 20)),
    lambda base: "",
]  # fmt: skip
BESIDE = [
    lambda pdf: setattr(pdf.Root, "Lang", String(SECRET)),
    lambda pdf: setattr(pdf.trailer, "Info", pdf.make_indirect(Dictionary(Author=String(SECRET)))),
    lambda pdf: setattr(pdf.pages[0].obj, "Annots", Array([pdf.make_indirect(Dictionary(Type=Name.Annot, Subtype=Name.Text, Rect=Array([5, 5, 20, 20]), Contents=String(SECRET)))])),
    lambda pdf: setattr(pdf.Root, "Names", Dictionary(Dests=Dictionary(Names=Array([String(SECRET), Array([pdf.pages[0].obj, Name.Fit])])))),
    lambda pdf: setattr(pdf.pages[0].obj, "PieceInfo", Dictionary(Some=Dictionary(Private=String(SECRET)))),
    lambda pdf: setattr(pdf.Root, "PageLabels", Dictionary(Nums=Array([0, Dictionary(P=String(SECRET))]))),
    lambda pdf: None,
]  # fmt: skip
TURNS = st.sampled_from([0, 90, 180, 270])


def source(data: bytes) -> Source:
    """These bytes, to be read."""
    return Source("a.pdf", data, Place(("a.pdf",)))


@st.composite
def documents(draw: st.DrawFn) -> bytes:
    """A page of lines, each with something beside it that nobody sees, and something in the document that nobody sees."""
    content = []
    for number in range(draw(st.integers(1, 5))):
        base = 200 - 35 * number
        line = text(draw(st.sampled_from(LINES)), base)
        hidden = draw(st.sampled_from(HIDDEN))(base)
        content.append(
            draw(st.sampled_from([line + hidden, hidden + line, f"q 1 0 0 1 3 2 cm {line}{hidden} Q\n"]))
        )
    if draw(st.booleans()):
        content.append(image(Rect(30, 20, 60, 40)))
    finish = draw(st.lists(st.sampled_from(BESIDE), max_size=2))

    def finished(pdf: pikepdf.Pdf) -> None:
        for one in finish:
            one(pdf)

    made = redactions.both(states(G={"/ca": 0}), picture(pdf_files.busy((60, 40))))
    return document("".join(content), made, finished, Rotate=draw(TURNS))


@given(documents())
@settings(max_examples=40, deadline=None)
def test_a_copy_shows_the_same_and_hides_nothing(data: bytes) -> None:
    """Whatever is planted is gone, whatever is seen is there, and cleaning again changes nothing."""
    copy = copied(source(data), Wishes())
    _, proof = prove(source(data), source(copy.data), Wishes())
    assert [check.says for check in proof.checks if not check.holds] == []
    with pikepdf.open(io.BytesIO(copy.data)) as pdf:
        out = io.BytesIO()
        pdf.save(out, qdf=True, stream_decode_level=pikepdf.StreamDecodeLevel.generalized)
    assert b"Quillfeather" not in out.getvalue()
    again = copied(source(copy.data), Wishes())
    assert (again.data, again.changes) == (copy.data, ())


ALL = [*redactions.FILES.values(), *pdf_files.FILES.values()]


@given(st.sampled_from(ALL), st.data())
@settings(max_examples=40, deadline=None)
def test_a_damaged_file_has_a_copy_or_is_refused(made: object, data: st.DataObject) -> None:
    """Whatever bytes are changed or cut off, the writer gives a copy or says why there is none; it never fails otherwise."""
    raw = bytearray(made())
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(raw) - 1))
        raw[at] = data.draw(st.integers(0, 255))
    if data.draw(st.booleans()):
        del raw[data.draw(st.integers(len(raw) // 2, len(raw) - 1)) :]
    with suppress(CannotClean):
        copied(source(bytes(raw)), Wishes())
