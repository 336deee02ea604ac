"""Clean copies of PDF documents: pages as they are seen, drawn anew, proved, the same each time, and clean already when cleaned again."""

from __future__ import annotations

import io
import shutil
import struct
import subprocess
from itertools import pairwise
from pathlib import Path

import pikepdf
import pypdf
import pytest
from pikepdf import Array, Dictionary, Name, String
from PIL import Image, ImageDraw
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen import canvas

from candour.cleaned import CannotClean, Redaction, Wishes, Written
from candour.copying import copied
from candour.formats.pdf.clean_copy.jbig2 import segments_without_remarks
from candour.formats.pdf.clean_copy.programs import tables_of
from candour.formats.pdf.clean_copy.statements import Unfollowable
from candour.formats.pdf.clean_copy.told import SAYS
from candour.formats.pdf.hidings import HIDINGS
from candour.place import Place
from candour.proof.proving import prove
from candour.source import Source
from files import pdf_files, redactions
from files.pdf_files import NOTE, field, updated_once, with_root
from files.redactions import (
    NAME,
    SENTENCE,
    Rect,
    around,
    box,
    document,
    form,
    image,
    picture,
    saved,
    scan,
    text,
)

REFUSED = {
    "locked-with-a-password": "password",
    "a-field-offers-names": "list of choices",
}
"""The files of which there can be no copy, and why."""
ALL = {**redactions.FILES, **pdf_files.FILES}
SECRET = "Owain Quillfeather"
BOXED = redactions.FILES["a-black-box-lies-over-the-name"]


def source(data: bytes) -> Source:
    """These bytes, to be read."""
    return Source("a.pdf", data, Place(("a.pdf",)))


def copy_of(data: bytes, wishes: Wishes | None = None) -> Written:
    """The copy that is made of these bytes."""
    return copied(source(data), wishes or Wishes())


def faults(data: bytes, copy: bytes, wishes: Wishes | None = None) -> list[str]:
    """What the proof finds amiss."""
    _, proof = prove(source(data), source(copy), wishes or Wishes())
    return [check.says for check in proof.checks if not check.holds]


def ids(copy: Written) -> set[str]:
    """What was done."""
    return {change.id for change in copy.changes}


def opened(copy: Written) -> pikepdf.Pdf:
    """The copy, for a look at its objects."""
    return pikepdf.open(io.BytesIO(copy.data))


def words_of(data: bytes) -> str:
    """The words of all pages, as pypdf reads them."""
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages)


def said_in(copy: Written) -> bytes:
    """Everything that stands in the copy, its streams unpacked where they can be."""
    out = io.BytesIO()
    with opened(copy) as pdf:
        pdf.save(out, qdf=True, stream_decode_level=pikepdf.StreamDecodeLevel.specialized)
    return out.getvalue()


# ── every file ──────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("name", sorted(ALL.keys() - REFUSED.keys()))
def test_each_file_has_a_copy_that_is_proved_clean(name: str) -> None:
    """The copy hides nothing, shows what the file shows, and its own copy is the same to the byte."""
    data = ALL[name]()
    copy = copy_of(data)
    assert faults(data, copy.data) == []
    again = copy_of(copy.data)
    assert (again.data, again.changes) == (copy.data, ())


@pytest.mark.parametrize("name", sorted(REFUSED))
def test_some_files_have_no_copy(name: str) -> None:
    """A document that is locked, or that no two programs draw alike, is refused with the reason."""
    with pytest.raises(CannotClean, match=REFUSED[name]):
        copy_of(ALL[name]())


def test_the_same_file_gives_the_same_copy() -> None:
    """Nothing in a copy hangs on when or where it was made."""
    data = BOXED()
    assert copy_of(data) == copy_of(data)


def test_bytes_that_are_no_document_have_no_copy() -> None:
    """A file that is cut off before its pages is refused, with what to do."""
    with pytest.raises(CannotClean, match="print"):
        copy_of(BOXED()[:200])


def test_every_way_of_hiding_is_told_in_words() -> None:
    """Whatever is left out of a copy is said in a sentence."""
    assert {f"pdf.{name}" for name in SAYS} == {hiding.id for hiding in HIDINGS}
    assert all(says.endswith(".") for says in SAYS.values())


# ── words ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_words_under_a_box_are_taken_out_and_all_others_stay_where_they_were() -> None:
    """The letters go from the drawing; what follows them on the line begins where it did; the box stays."""
    copy = copy_of(BOXED())
    with opened(copy) as pdf:
        content = pdf.pages[0].Contents.read_bytes()
    assert b"[ (The complainant is ) -" in content
    assert b"( of Cardiff.) ] TJ" in content
    assert b"re\nf" in content
    assert "Nia" not in words_of(copy.data)


def test_a_name_written_twice_over_is_taken_out_twice() -> None:
    """Bold letters made by writing words twice lie under a box twice; the second are found once the first are gone."""
    data = document(text() + text("Nia Example", left=NAME.x + 1.3) + box())
    copy = copy_of(data)
    assert faults(data, copy.data) == []
    assert "Nia" not in words_of(copy.data)


def test_words_in_a_drawing_used_twice_go_only_where_they_are_covered() -> None:
    """A drawing that stands on a page twice, once under a box, keeps its words in the other place."""
    twice = "/Fm Do q 1 0 0 1 0 -80 cm /Fm Do Q " + box()
    data = document(twice, form(text()))
    copy = copy_of(data)
    assert faults(data, copy.data) == []
    assert words_of(copy.data).count("Nia") == 1


def test_part_of_a_word_goes_without_the_rest() -> None:
    """Of a number that is half under a box the other half stays."""
    line = "Reference AB123456 is closed."
    data = document(text(line) + box(around("3456", line)))
    copy = copy_of(data)
    assert faults(data, copy.data) == []
    assert "AB12" in words_of(copy.data)
    assert "3456" not in words_of(copy.data)


def test_fonts_say_nothing_of_letters_that_are_gone() -> None:
    """What a font tells of codes is kept for codes that are shown: letters, widths and names of glyphs."""
    letters = "".join(sorted(set("The page is Zebedee")))
    table = "\n".join(f"<{ord(one):02X}> <{ord(one):04X}>" for one in letters)

    def made(pdf: pikepdf.Pdf) -> dict[str, dict[str, object]]:
        font = Dictionary(
            Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, FirstChar=32, LastChar=122, Widths=Array([556] * 91),
            Encoding=Dictionary(Type=Name.Encoding, Differences=Array([90, Name.Z, 98, Name.b, 100, Name.d])),
            ToUnicode=pdf.make_stream(f"{len(letters)} beginbfchar\n{table}\nendbfchar".encode()),
        )  # fmt: skip
        return {"Font": {"F1": pdf.make_indirect(font)}}

    data = document(text("The page is") + text("Zebedee", base=100, before="1 g"), made)
    with opened(copy_of(data)) as pdf:
        font = pdf.pages[0].Resources.Font.F1
        assert "/Differences" not in font.Encoding
        assert b"<005a>" not in font.ToUnicode.read_bytes()
        assert b"<0054>" in font.ToUnicode.read_bytes()
        assert [int(width) for width in font.Widths][ord("d") - ord(" ")] == 0


def outlines_in(data: bytes) -> int:
    """How many letters the TrueType programs of a document have an outline for."""
    total = 0
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for value in pdf.objects:
            if isinstance(value, pikepdf.Dictionary) and "/FontFile2" in value:
                tables = tables_of(value.FontFile2.read_bytes())
                is_long = struct.unpack_from(">h", tables[b"head"], 50)[0]
                size = 4 if is_long else 2
                places = struct.unpack(
                    f">{len(tables[b'loca']) // size}{'L' if is_long else 'H'}", tables[b"loca"]
                )
                total += sum(after > before for before, after in pairwise(places))
    return total


def test_outlines_of_letters_that_are_gone_are_taken_out() -> None:
    """A font numbers its letters as they are first shown; the outlines of a hidden name would spell it."""
    pdfmetrics.registerFont(TTFont("Vera", "Vera.ttf"))
    out = io.BytesIO()
    paper = canvas.Canvas(out, pagesize=redactions.PAGE)
    paper.setFont("Vera", 12)
    paper.drawString(40, 150, "noon on no one")
    paper.setFillGray(1)
    paper.drawString(40, 100, "Zebedee Quick")
    paper.save()
    data = out.getvalue()
    copy = copy_of(data)
    assert faults(data, copy.data) == []
    assert outlines_in(data) - outlines_in(copy.data) >= len(set("Zbdquick"))
    assert b"Copyright" not in said_in(copy)


def test_a_font_of_which_nothing_is_shown_is_left_out() -> None:
    """The name alone was in another font; with the name the font goes."""

    def made(pdf: pikepdf.Pdf) -> dict[str, dict[str, object]]:
        plain = {"Type": Name.Font, "Subtype": Name.Type1}
        fonts = {
            "F1": Dictionary(**plain, BaseFont=Name.Helvetica),
            "F2": Dictionary(**plain, BaseFont=Name.Courier),
        }
        return {"Font": fonts}

    data = document(text("A plain page.") + f"BT /F2 12 Tf 40 100 Td 3 Tr ({SECRET}) Tj ET", made)
    with opened(copy_of(data)) as pdf:
        assert [font.BaseFont for font in pdf.pages[0].Resources.Font.values()] == ["/Helvetica"]


def test_letters_of_rare_fonts_are_taken_out_like_any_other() -> None:
    """Letters that are drawings of their own go with their drawings."""
    data = redactions.FILES["letters-that-are-drawings-lie-under-a-box"]()
    with opened(copy_of(data)) as pdf:
        assert all(font.Subtype != "/Type3" for font in pdf.pages[0].Resources.Font.values())


def test_a_page_whose_fonts_do_not_say_their_letters_becomes_a_picture() -> None:
    """What no program can read is shown as a picture, and that is said."""
    copy = copy_of(pdf_files.FILES["fonts-do-not-say-which-letters-they-draw"]())
    assert "pages-to-pictures" in ids(copy)


def test_a_page_with_words_in_a_pattern_becomes_a_picture_with_its_other_words_beside_it() -> None:
    """Words in a pattern are read by nobody who reads the page's text; the page is shown as a picture, its other words can be found."""

    def made(pdf: pikepdf.Pdf) -> dict[str, dict[str, object]]:
        font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
        tile = pdf.make_stream(
            b"BT /F1 6 Tf 2 2 Td (draft) Tj ET", Type=Name.Pattern, PatternType=1, PaintType=1, TilingType=1,
            BBox=Array([0, 0, 30, 12]), XStep=30, YStep=12, Resources=Dictionary(Font=Dictionary(F1=font)),
        )  # fmt: skip
        return {"Pattern": {"P": tile}}

    data = document(box(Rect(20, 20, 360, 60), colour="/Pattern cs /P scn") + text("A plain page."), made)
    copy = copy_of(data)
    assert "pages-to-pictures" in ids(copy)
    assert "plain page" in " ".join(words_of(copy.data).split())
    assert copy_of(copy.data).data == copy.data


# ── pictures ────────────────────────────────────────────────────────────────────────────────────────────────────────


def shown_points(copy: Written) -> Image.Image:
    """The points of the only picture of a copy."""
    with opened(copy) as pdf:
        (held,) = [one for one in pdf.pages[0].Resources.XObject.values() if one.Subtype == "/Image"]
        return pikepdf.PdfImage(held).as_pil_image().convert("RGB")


def test_a_scan_under_a_box_is_blanked_there() -> None:
    """The points under the box are gone from the picture itself, and the words from beside it."""
    copy = copy_of(redactions.FILES["a-scan-lies-under-a-box-and-its-words-are-kept"]())
    left, bottom, right, top = NAME.edges
    height = redactions.PAGE[1]
    under = shown_points(copy).crop(
        (int(left * 3) + 9, int((height - top) * 3) + 9, int(right * 3) - 9, int((height - bottom) * 3) - 9)
    )
    assert len(under.getcolors() or ()) == 1
    assert "Nia" not in words_of(copy.data)


def test_a_picture_that_is_wholly_covered_is_left_out() -> None:
    """A photograph of which nothing is seen is not in the copy at all."""
    data = document(
        text("A plain page.") + image(Rect(60, 60, 60, 40)) + box(Rect(50, 50, 90, 70)),
        picture(pdf_files.busy()),
    )
    with opened(copy_of(data)) as pdf:
        assert "/XObject" not in pdf.pages[0].Resources


def test_a_picture_used_on_two_pages_is_blanked_only_where_it_is_covered() -> None:
    """A picture that another page shows whole stays whole there."""

    def finish(pdf: pikepdf.Pdf) -> None:
        pdf.pages[1].Resources.XObject = pdf.pages[0].Resources.XObject
        pdf.pages[1].Contents = pdf.make_stream(image(Rect(60, 60, 100, 60)).encode())

    with pikepdf.open(
        io.BytesIO(
            document(image(Rect(60, 60, 100, 60)) + box(Rect(70, 70, 45, 35)), picture(pdf_files.busy()))
        )
    ) as pdf:
        pdf.add_blank_page(page_size=redactions.PAGE)
        finish(pdf)
        data = saved(pdf)
    copy = copy_of(data)
    assert faults(data, copy.data) == []
    with opened(copy) as pdf:
        first, second = (
            pikepdf.PdfImage(page.Resources.XObject.X1).as_pil_image().convert("RGB") for page in pdf.pages
        )
    assert second.tobytes() == pdf_files.busy().tobytes()
    assert first.tobytes() != second.tobytes()


def test_letters_that_were_turned_into_shapes_go_from_under_a_box() -> None:
    """Shapes wholly under an opaque box, or beyond the page, are taken out; those beside it stay."""
    letter = "{x} 150 m {x} 158 {y} 158 {y} 150 c {y} 142 {x} 142 {x} 150 c {x} 155 {y} 155 {y} 150 c h f\n"
    shapes = "".join(letter.format(x=x, y=x + 5) for x in range(100, 170, 6))
    data = document(
        text("A plain page.", base=60)
        + shapes
        + box(Rect(95, 138, 80, 26))
        + letter.format(x=20, y=25)
        + letter.format(x=900, y=905)
    )
    copy = copy_of(data)
    assert faults(data, copy.data) == []
    assert "unseen-shapes" in ids(copy)
    with opened(copy) as pdf:
        content = pdf.pages[0].Contents.read_bytes()
    assert b"100 150 m" not in content
    assert b"900 150 m" not in content
    assert b"20 150 m" in content


def test_what_a_hidden_layer_draws_is_not_in_the_copy_at_all() -> None:
    """Lines on a layer that is switched off are left out with their places."""
    off = redactions.on_layer("q 77 77 m 99 99 l S Q\n")
    data = redactions.layered(text("A plain page.") + off, {"OFF": lambda layer: Array([layer])})
    assert b"77 77 m" not in said_in(copy_of(data))


def test_a_photograph_keeps_its_points_and_loses_what_is_noted_in_it() -> None:
    """A JPEG is not packed anew: its points are the same, the camera's notes are gone."""
    copy = copy_of(pdf_files.FILES["a-photograph-has-a-comment"]())
    assert NOTE.encode() not in said_in(copy)
    with opened(copy) as pdf:
        (held,) = pdf.pages[0].Resources.XObject.values()
        assert held.Filter == "/DCTDecode"


def test_bytes_after_the_points_of_a_picture_are_cut_off() -> None:
    """A stream that holds more than its picture has points is packed anew."""
    points = Image.new("L", (20, 10), 90)
    made = picture(points)

    def longer(pdf: pikepdf.Pdf) -> dict[str, dict[str, object]]:
        held = made(pdf)
        held["XObject"]["Im"] = pdf.make_stream(
            points.tobytes() + SECRET.encode(), Type=Name.XObject, Subtype=Name.Image, Width=20, Height=10, BitsPerComponent=8,
            ColorSpace=Name.DeviceGray,
        )  # fmt: skip
        return held

    copy = copy_of(document(text("A plain page.") + image(Rect(60, 60, 60, 40)), longer))
    assert SECRET.encode() not in said_in(copy)


def test_remarks_in_a_picture_in_two_colours_go() -> None:
    """A JBIG2 picture is made of segments; those that are remarks, and the mark of the end with what follows it, are left out."""

    def segment(number: int, kind: int, content: bytes) -> bytes:
        return struct.pack(">LBBBL", number, kind, 0, 1, len(content)) + content

    page, remark, end = segment(0, 48, b"page" * 5), segment(1, 62, SECRET.encode()), segment(2, 51, b"")
    assert segments_without_remarks(page + remark + end) == page
    with pytest.raises(Unfollowable):
        segments_without_remarks(struct.pack(">LBB", 0, 48, 7 << 5) + b"\xff" * 8)


def test_small_pictures_in_the_middle_of_a_drawing_stay() -> None:
    """A picture that stands in the drawing itself becomes one with a name, and looks as it did."""
    inline = "q 40 0 0 40 60 60 cm BI /W 2 /H 2 /CS /G /BPC 8 /F /AHx ID 00FFFF00> EI Q\n"
    data = document(text("A plain page.") + inline)
    copy = copy_of(data)
    assert faults(data, copy.data) == []
    with opened(copy) as pdf:
        assert len(pdf.pages[0].Resources.XObject) == 1


# ── what is beside the pages ────────────────────────────────────────────────────────────────────────────────────────


def test_nothing_stands_in_the_catalogue_but_the_pages() -> None:
    """Whatever hangs on the catalogue, the page or the trailer and is not known has no way into the copy."""

    def finish(pdf: pikepdf.Pdf) -> None:
        secret = String(SECRET)
        pdf.Root.Something = Dictionary(Says=secret)
        pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=secret)
        pdf.Root.Metadata = pdf.make_stream(SECRET.encode(), Type=Name.Metadata, Subtype=Name.XML)
        pdf.pages[0].obj.Something = secret
        pdf.pages[0].obj.LastModified = secret
        pdf.pages[0].Resources.Font.F1.Says = secret
        pdf.trailer.Info = pdf.make_indirect(Dictionary(Author=secret))

    copy = copy_of(
        document(f"% {SECRET}\n" + text("A plain page.") + f"/{SECRET.replace(' ', '')} MP", finish=finish)
    )
    assert b"Quillfeather" not in said_in(copy)
    with opened(copy) as pdf:
        assert set(pdf.Root.keys()) == {"/Type", "/Pages"}
        assert set(pdf.trailer.keys()) <= {"/Root", "/Size", "/ID"}


def test_names_of_fonts_and_pictures_in_the_drawing_are_our_own() -> None:
    """What a drawing calls the things it draws with may be anybody's words."""
    name = SECRET.replace(" ", "")
    content = text("A plain page.") + f"q 60 0 0 40 60 60 cm /{name} Do Q"
    copy = copy_of(document(content, picture(Image.new("RGB", (8, 8), (9, 90, 9)), name)))
    assert name.encode() not in said_in(copy)


def test_a_link_stays_where_its_address_is_shown() -> None:
    """A link stays whose address stands on the page or says only which page of the web it is; one that says more does not."""

    def finish(pdf: pikepdf.Pdf) -> None:
        links = [
            Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([40, 140, 300, 170]), Contents=String(SECRET),
                       A=Dictionary(S=Name.URI, URI=String(address)))
            for address in ("mailto:foi@example.com", "https://www.example.com/guidance", f"https://www.example.com/?who={SECRET.split()[1]}")
        ]  # fmt: skip
        pdf.pages[0].obj.Annots = Array([pdf.make_indirect(link) for link in links])

    data = document(text("Write to foi@example.com for more."), finish=finish)
    copy = copy_of(data)
    assert faults(data, copy.data) == []
    with opened(copy) as pdf:
        assert [str(link.A.URI) for link in pdf.pages[0].Annots] == [
            "mailto:foi@example.com",
            "https://www.example.com/guidance",
        ]
    kept = Wishes(frozenset({"pdf.hyperlink"}))
    with opened(copy_of(data, kept)) as pdf:
        assert len(pdf.pages[0].Annots) == 3


def two_pages(finish: object) -> bytes:
    """Two pages with a heading each."""
    with pikepdf.open(io.BytesIO(document(text("First part.")))) as pdf:
        with pikepdf.open(io.BytesIO(document(text("Second part.")))) as other:
            pdf.pages.extend(other.pages)
        finish(pdf)
        return saved(pdf)


def test_links_within_the_document_lead_to_the_same_page() -> None:
    """A link that led to a named place leads to the page itself; the name is gone."""

    def finish(pdf: pikepdf.Pdf) -> None:
        place = Array([pdf.pages[1].obj, Name.XYZ, 0, 200, 0])
        pdf.Root.Names = Dictionary(Dests=Dictionary(Names=Array([String(SECRET), place])))
        link = Dictionary(
            Type=Name.Annot, Subtype=Name.Link, Rect=Array([40, 140, 300, 170]), Dest=String(SECRET)
        )
        pdf.pages[0].obj.Annots = Array([pdf.make_indirect(link)])

    copy = copy_of(two_pages(finish))
    with opened(copy) as pdf:
        (link,) = pdf.pages[0].Annots
        assert link.Dest[0].objgen == pdf.pages[1].obj.objgen
        assert [int(at) for at in list(link.Dest)[2:]] == [0, 200, 0]
    assert b"Quillfeather" not in said_in(copy)


def test_bookmarks_stay_where_their_words_stand_on_a_page() -> None:
    """A bookmark named after a heading stays; one that says something else goes, and those below it move up."""

    def finish(pdf: pikepdf.Pdf) -> None:
        top, second = pdf.pages[0].obj, pdf.pages[1].obj
        inner = pdf.make_indirect(Dictionary(Title=String("Second part"), Dest=Array([second, Name.Fit])))
        outer = pdf.make_indirect(
            Dictionary(Title=String(SECRET), Dest=Array([top, Name.Fit]), First=inner, Last=inner, Count=1)
        )
        first = pdf.make_indirect(
            Dictionary(Title=String("First part"), Dest=Array([top, Name.Fit]), Next=outer)
        )
        pdf.Root.Outlines = pdf.make_indirect(
            Dictionary(Type=Name.Outlines, First=first, Last=outer, Count=2)
        )

    data = two_pages(finish)
    copy = copy_of(data)
    assert faults(data, copy.data) == []
    assert "pdf.bookmark" in ids(copy)
    titles = [item.title for item in pypdf.PdfReader(io.BytesIO(copy.data)).outline]
    assert titles == ["First part", "Second part"]


def test_the_structure_of_a_document_stays() -> None:
    """Headings and paragraphs can still be read aloud in their order; what stood beside them in words is gone."""

    def finish(pdf: pikepdf.Pdf) -> None:
        page = pdf.pages[0].obj
        root = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot, RoleMap=Dictionary(Zebedee=Name.H1)))
        parts = [
            pdf.make_indirect(
                Dictionary(
                    Type=Name.StructElem, S=kind, P=root, Pg=page, K=at, Alt=String(NOTE), T=String(SECRET)
                )
            )
            for at, kind in enumerate((Name.Zebedee, Name.P))
        ]
        gone = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.P, P=root, Pg=page, K=7))
        root.K = Array([*parts, gone])
        root.ParentTree = Dictionary(Nums=Array([0, Array(parts)]))
        pdf.Root.StructTreeRoot, pdf.Root.MarkInfo, page.StructParents = root, Dictionary(Marked=True), 0

    content = (
        "/Zebedee <</MCID 0>> BDC\n"
        + text("A heading")
        + "EMC\n/P <</MCID 1>> BDC\n"
        + text("A plain page.", base=100)
        + "EMC"
    )
    data = document(content, finish=finish)
    copy = copy_of(data)
    assert faults(data, copy.data) == []
    with opened(copy) as pdf:
        assert [part.S for part in pdf.Root.StructTreeRoot.K] == ["/H1", "/P"]
        assert b"/P <</MCID 1>> BDC" in pdf.pages[0].Contents.read_bytes()
    assert b"Quillfeather" not in said_in(copy)
    described = copy_of(data, Wishes(frozenset({"pdf.alt-text"}), keeps_alternative_text=True))
    with opened(described) as pdf:
        assert str(pdf.Root.StructTreeRoot.K[0].Alt) == NOTE


def test_notes_and_fields_become_part_of_each_page() -> None:
    """What is filled in and what notes show is on the page as words like any other; no field and no note is left."""

    def finish(pdf: pikepdf.Pdf) -> None:
        fields = []
        for number, page in enumerate(pdf.pages):
            one = pdf.make_indirect(field(V=String(f"answer {number}"), T=String(f"field {number}")))
            page.obj.Annots = Array([one])
            fields.append(one)
        pdf.Root.AcroForm = pdf.make_indirect(Dictionary(Fields=Array(fields)))

    data = two_pages(finish)
    copy = copy_of(data)
    assert faults(data, copy.data) == []
    with opened(copy) as pdf:
        assert "/AcroForm" not in pdf.Root
        assert all("/Annots" not in page for page in pdf.pages)
    assert "answer 0" in words_of(copy.data)
    assert "answer 1" in words_of(copy.data)


def test_a_layer_that_is_on_stays_without_its_name() -> None:
    """What a layer shows stays; that it was a layer, and what it was called, does not."""
    copy = copy_of(redactions.FILES["a-layer-that-is-switched-on"]())
    assert b"Draft names" not in said_in(copy)
    assert b"BDC" not in said_in(copy)
    assert SENTENCE in words_of(copy.data)


def test_a_document_locked_without_a_password_is_open_in_its_copy() -> None:
    """A document that anybody can open is cleaned; its copy is not locked."""
    with opened(copy_of(pdf_files.FILES["locked-without-a-password"]())) as pdf:
        assert not pdf.is_encrypted


# ── wishes ──────────────────────────────────────────────────────────────────────────────────────────────────────────

NIA = Wishes(redaction=Redaction(frozenset({"Nia Example"})))


@pytest.mark.parametrize("name", ["a-plain-page", "a-text-note-shows-its-words", "a-field-is-filled-in", "a-scan-with-its-words-beside-it", "the-page-is-turned-and-a-box-lies-beside-the-name"])  # fmt: skip
def test_values_in_sight_are_blacked_out(name: str) -> None:
    """The letters go and a black box stands in their place, on pages, in notes and fields, and on scans with words beside them."""
    data = ALL[name]()
    copy = copy_of(data, NIA)
    assert "blacked-out" in ids(copy)
    assert faults(data, copy.data, NIA) == []
    assert "Nia" not in words_of(copy.data)
    assert copy_of(copy.data, NIA).data == copy.data


def test_a_value_that_goes_on_on_the_next_line_is_blacked_out() -> None:
    """A name broken at the end of a line is the same name."""
    data = document(text("The complainant is Nia") + text("Example of Cardiff.", base=130))
    copy = copy_of(data, NIA)
    assert "Example" not in words_of(copy.data)
    assert "Cardiff" in words_of(copy.data)


def test_values_are_blacked_out_on_pages_that_become_pictures() -> None:
    """A page that cannot be followed is shown as a picture, and the picture does not show the value."""
    glyphs = pdf_files.FILES["fonts-do-not-say-which-letters-they-draw"]

    with pikepdf.open(io.BytesIO(glyphs())) as pdf:
        page = pdf.pages[0]
        page.Contents = pdf.make_stream(page.Contents.read_bytes() + text("Nia Example", base=100).encode())
        data = saved(pdf)
    copy = copy_of(data, NIA)
    assert {"pages-to-pictures", "blacked-out"} <= ids(copy)
    points = shown_points(copy).convert("L")
    box_ = around("Nia Example", "Nia Example", 100)
    dots = points.width / redactions.PAGE[0]
    middle = (
        points.width * (box_.x + box_.w / 2) / redactions.PAGE[0],
        points.height - (box_.y + box_.h / 2) * dots,
    )
    around_middle = points.crop(
        (int(middle[0]) - 60, int(middle[1]) - 5, int(middle[0]) + 60, int(middle[1]) + 5)
    )
    assert around_middle.getextrema() == (0, 0)


def test_words_out_of_sight_can_be_kept_on_purpose() -> None:
    """Words under a box stay where somebody asks for it."""
    copy = copy_of(BOXED(), Wishes(frozenset({"pdf.covered-text"})))
    assert "Nia Example" in words_of(copy.data)


def test_what_cannot_be_kept_is_refused() -> None:
    """Somebody who asks for attachments to be kept is told that a copy cannot have them."""
    with pytest.raises(CannotClean, match=r"pdf\.attachment"):
        copy_of(pdf_files.FILES["a-file-is-attached"](), Wishes(frozenset({"pdf.attachment"})))
    assert copy_of(pdf_files.FILES["a-plain-page"](), Wishes(frozenset({"pdf.attachment"})))


def test_the_title_and_the_language_stay_where_they_are_asked_for() -> None:
    """The title alone stays of all properties."""

    def finish(pdf: pikepdf.Pdf) -> None:
        pdf.trailer.Info = pdf.make_indirect(
            Dictionary(Title=String("Reply to a request"), Author=String(SECRET))
        )
        pdf.Root.Lang = String("en-GB")

    data = with_root(finish)
    kept = Wishes(frozenset({"pdf.document-properties"}), keeps_title=True)
    with opened(copy_of(data, kept)) as pdf:
        assert dict(pdf.trailer.Info.items()) == {"/Title": String("Reply to a request")}
        assert str(pdf.Root.Lang) == "en-GB"
    with opened(copy_of(data)) as pdf:
        assert "/Info" not in pdf.trailer
        assert "/Lang" not in pdf.Root


# ── documents of other programs ─────────────────────────────────────────────────────────────────────────────────────


def report_of(pages: int) -> bytes:
    """A document as ReportLab makes it: tables, a chart, links, bookmarks, a picture."""
    out = io.BytesIO()
    paper = canvas.Canvas(out, pagesize=A4)
    photograph = Image.new("RGB", (120, 80), (200, 220, 240))
    ImageDraw.Draw(photograph).ellipse((20, 10, 90, 70), fill=(180, 40, 40))
    for number in range(pages):
        paper.bookmarkPage(f"part {number}")
        paper.addOutlineEntry(f"Part {number}", f"part {number}")
        paper.setFont("Times-Bold", 18)
        paper.drawString(72, 770, f"Part {number}")
        paper.setFont("Times-Roman", 11)
        for row in range(30):
            paper.drawString(
                72,
                730 - 15 * row,
                f"Row {row} of part {number}: {row * 37 % 101} incidents in Ward {row % 7}",
            )
        paper.setFillGray(0.8)
        paper.rect(72, 120, 200, 80, fill=1, stroke=0)
        paper.setFillGray(0)
        paper.drawInlineImage(photograph, 300, 120, 120, 80)
        paper.linkURL("https://www.example.com", (72, 60, 200, 75))
        paper.drawString(72, 62, "https://www.example.com")
        paper.showPage()
    paper.setAuthor(SECRET)
    paper.save()
    return out.getvalue()


def test_a_report_made_by_a_library_is_proved_clean() -> None:
    """A report with tables, pictures, links and bookmarks comes through whole."""
    data = report_of(3)
    copy = copy_of(data)
    assert faults(data, copy.data) == []
    assert ids(copy) == {"pdf.document-properties"}
    with opened(copy) as pdf:
        assert all(len(page.Annots) == 1 for page in pdf.pages)
        assert "/Outlines" in pdf.Root


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not on this machine")
def test_a_document_made_by_libreoffice_is_proved_clean(tmp_path: Path) -> None:
    """Words printed by LibreOffice with fonts of its own come through, and what lies under a box in them is gone."""
    page = "<html><body><h1>Reply</h1><p>We hold twelve records.</p><ul><li>First</li><li>Second</li></ul><table><tr><td>Ward</td><td>12</td></tr></table></body></html>"
    (tmp_path / "reply.html").write_text(page)
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = [
        "soffice",
        profile,
        "--headless",
        "--convert-to",
        "pdf:writer_web_pdf_Export",
        "--outdir",
        str(tmp_path),
        str(tmp_path / "reply.html"),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    data = (tmp_path / "reply.pdf").read_bytes()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        covered = pikepdf.open(io.BytesIO(document(box(Rect(0, 0, 400, 240)))))
        pdf.pages[0].add_overlay(covered.pages[0], pikepdf.Rectangle(50, 760, 300, 840))
        boxed = saved(pdf)
    for one in (data, boxed):
        copy = copy_of(one)
        assert faults(one, copy.data) == []
        assert copy_of(copy.data).data == copy.data


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="the Poppler programs are not on this machine")
@pytest.mark.parametrize("name", ["a-black-box-lies-over-the-name", "the-name-is-white-on-white", "a-scan-is-blacked-out-and-its-words-are-not", "the-name-lies-beyond-the-paper"])  # fmt: skip
def test_poppler_finds_no_hidden_name(name: str, tmp_path: Path) -> None:
    """Another program that takes the text out of a page finds the words in sight, and not the name."""
    (tmp_path / "a.pdf").write_bytes(copy_of(redactions.FILES[name]()).data)
    found = subprocess.run(
        ["pdftotext", str(tmp_path / "a.pdf"), "-"], capture_output=True, text=True, check=True
    ).stdout
    assert "complainant" in found
    assert "Owain" not in found
    assert ("Nia" in found) == (name == "the-name-lies-beyond-the-paper")


def test_pictures_may_be_large_only_within_reason() -> None:
    """A picture that claims more points than can be drawn is refused, with what to do."""
    body = b"<< /Type /XObject /Subtype /Image /Width 60000 /Height 60000 /ColorSpace /DeviceRGB /BitsPerComponent 8 /Length 3 >>\nstream\nabc\nendstream"
    with pytest.raises(CannotClean, match="too large"):
        copy_of(updated_once(document(text("A plain page.")), 50, body))


def test_a_scan_in_two_colours_stays_packed_as_a_fax() -> None:
    """A page scanned in black and white is not made larger."""
    out = io.BytesIO()
    scan().convert("1").save(out, "TIFF", compression="group4", strip_size=1 << 20)
    with Image.open(out) as fax:
        (at,), (size,) = fax.tag_v2[273], fax.tag_v2[279]
    raw = out.getvalue()[at : at + size]

    def made(pdf: pikepdf.Pdf) -> dict[str, dict[str, object]]:
        held = pdf.make_stream(
            raw, Type=Name.XObject, Subtype=Name.Image, Width=1200, Height=720, BitsPerComponent=1, ColorSpace=Name.DeviceGray,
            Filter=Name.CCITTFaxDecode, DecodeParms=Dictionary(K=-1, Columns=1200, Rows=720, BlackIs1=True, Says=String(SECRET)),
        )  # fmt: skip
        return {"XObject": {"Im": held}}

    copy = copy_of(document(image(redactions.WHOLE), made))
    with opened(copy) as pdf:
        (held,) = pdf.pages[0].Resources.XObject.values()
        assert held.Filter == "/CCITTFaxDecode"
        assert "/Says" not in held.DecodeParms
