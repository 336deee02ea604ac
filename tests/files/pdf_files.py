"""PDF documents that hold something besides their pages, each named for what is true of it."""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, String
from PIL import Image, ImageDraw

from files.redactions import (
    LEFT,
    PAGE,
    SENTENCE,
    WHOLE,
    Rect,
    box,
    contents_number,
    document,
    image,
    picture,
    scan,
    stream,
    text,
    updated,
)

NOTE = "ask Nia Example before it goes"


def with_root(finish: Callable[[pikepdf.Pdf], None], content: str = "") -> bytes:
    """A page with plain words, and something else in the document."""
    return document(content or text("A plain page."), finish=finish)


def _info(**entries: str) -> Callable[[pikepdf.Pdf], None]:
    def finish(pdf: pikepdf.Pdf) -> None:
        pdf.trailer.Info = pdf.make_indirect(
            Dictionary({f"/{key}": String(value) for key, value in entries.items()})
        )

    return finish


def xmp(inner: str) -> bytes:
    """A metadata packet."""
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF '
        'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" '
        'xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/" xmlns:stEvt="http://ns.adobe.com/xap/1.0/sType/ResourceEvent#">'
        f"{inner}</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end='w'?>"
    ).encode()


CREATOR = "<xmp:CreateDate>2099-01-01</xmp:CreateDate><dc:creator><rdf:Seq><rdf:li>Rhys Example</rdf:li></rdf:Seq></dc:creator>"
HISTORY = (
    '<xmpMM:History><rdf:Seq><rdf:li rdf:parseType="Resource"><stEvt:action>saved</stEvt:action>'
    "<stEvt:parameters>from C:\\Users\\rhys.example\\redraft.ai</stEvt:parameters></rdf:li></rdf:Seq></xmpMM:History>"
)


def _metadata(inner: str) -> Callable[[pikepdf.Pdf], None]:
    def finish(pdf: pikepdf.Pdf) -> None:
        pdf.Root.Metadata = pdf.make_stream(xmp(inner), Type=Name.Metadata, Subtype=Name.XML)

    return finish


def _private(pdf: pikepdf.Pdf, value: Any) -> None:
    pdf.pages[0].obj.PieceInfo = Dictionary(
        Illustrator=Dictionary(LastModified=String("D:20990101"), Private=value)
    )


def _packed_private(pdf: pikepdf.Pdf) -> None:
    _private(pdf, pdf.make_indirect(Dictionary(AIPrivateData1=pdf.make_stream(bytes(range(256)) * 8))))


def _thumbnail(size: int) -> Callable[[pikepdf.Pdf], None]:
    def finish(pdf: pikepdf.Pdf) -> None:
        pixels = bytes(range(64)) * (size * size // 64)
        pdf.pages[0].obj.Thumb = pdf.make_stream(
            pixels, Width=size, Height=size, ColorSpace=Name.DeviceGray, BitsPerComponent=8
        )

    return finish


def _bookmark(title: str) -> Callable[[pikepdf.Pdf], None]:
    def finish(pdf: pikepdf.Pdf) -> None:
        item = pdf.make_indirect(Dictionary(Title=String(title)))
        pdf.Root.Outlines = pdf.make_indirect(Dictionary(Type=Name.Outlines, First=item, Last=item, Count=1))

    return finish


def _names(pdf: pikepdf.Pdf) -> None:
    pdf.Root.Names = Dictionary(
        Dests=Dictionary(
            Names=Array([String("interview of Nia Example"), Array([pdf.pages[0].obj, Name.Fit])])
        )
    )


def _labels(pdf: pikepdf.Pdf) -> None:
    pdf.Root.PageLabels = Dictionary(Nums=Array([0, Dictionary(S=Name.D, P=String("Custody-"))]))


def _structure(**entries: str) -> Callable[[pikepdf.Pdf], None]:
    def finish(pdf: pikepdf.Pdf) -> None:
        told = {f"/{key}": String(value) for key, value in entries.items()}
        part = pdf.make_indirect(Dictionary({"/S": Name.Figure, **told}))
        pdf.Root.StructTreeRoot = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot, K=part))

    return finish


def _attached(
    pdf: pikepdf.Pdf, data: bytes = b"name,offence\nNia Example,theft\nOwain Example,fraud\n"
) -> Dictionary:
    inner = pdf.make_stream(data, Type=Name.EmbeddedFile)
    return pdf.make_indirect(
        Dictionary(
            Type=Name.Filespec,
            F=String("list.csv"),
            UF=String("list.csv"),
            EF=Dictionary(F=inner),
            Desc=String("the whole list"),
        )
    )


def _attachment(pdf: pikepdf.Pdf) -> None:
    pdf.Root.Names = Dictionary(EmbeddedFiles=Dictionary(Names=Array([String("list.csv"), _attached(pdf)])))


def _associated(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].obj.AF = Array([_attached(pdf)])


def _portfolio(pdf: pikepdf.Pdf) -> None:
    _attachment(pdf)
    pdf.Root.Collection = Dictionary(Type=Name.Collection)


def _attached_note(pdf: pikepdf.Pdf) -> None:
    note = Dictionary(
        Type=Name.Annot, Subtype=Name.FileAttachment, Rect=Array([10, 10, 30, 30]), FS=_attached(pdf)
    )
    pdf.pages[0].obj.Annots = Array([pdf.make_indirect(note)])


def _fields(*fields: Dictionary, listed: bool = True) -> Callable[[pikepdf.Pdf], None]:
    def finish(pdf: pikepdf.Pdf) -> None:
        made = Array([pdf.make_indirect(pdf.copy_foreign(one) if one.is_indirect else one) for one in fields])
        pdf.pages[0].obj.Annots = made
        pdf.Root.AcroForm = pdf.make_indirect(Dictionary(Fields=made if listed else Array([])))

    return finish


def field(**entries: Any) -> Dictionary:
    """A text field with its box."""
    return Dictionary(
        {
            "/Type": Name.Annot,
            "/Subtype": Name.Widget,
            "/FT": Name.Tx,
            "/Rect": Array([20, 20, 180, 40]),
            "/F": 4,
            "/T": String("Witness"),
        }
        | {f"/{key}": value for key, value in entries.items()}
    )


def _dynamic(pdf: pikepdf.Pdf) -> None:
    data = b"<xfa:datasets xmlns:xfa='http://www.xfa.org/schema/xfa-data/1.0/'><xfa:data><Witness>Nia Example</Witness></xfa:data></xfa:datasets>"
    pdf.Root.AcroForm = pdf.make_indirect(
        Dictionary(Fields=Array([]), XFA=Array([String("datasets"), pdf.make_stream(data)]))
    )


def _signed(pdf: pikepdf.Pdf) -> None:
    signature = pdf.make_indirect(
        Dictionary(
            Type=Name.Sig,
            Filter=Name("/Adobe.PPKLite"),
            Name=String("Rhys Example"),
            Reason=String("I approve"),
            ContactInfo=String("rhys@example.com"),
        )
    )
    _fields(field(FT=Name.Sig, V=signature))(pdf)


def _action(**entries: Any) -> Callable[[pikepdf.Pdf], None]:
    def finish(pdf: pikepdf.Pdf) -> None:
        pdf.Root.OpenAction = pdf.make_indirect(
            Dictionary({f"/{key}": value for key, value in entries.items()})
        )

    return finish


def _link(pdf: pikepdf.Pdf) -> None:
    link = Dictionary(
        Type=Name.Annot,
        Subtype=Name.Link,
        Rect=Array([10, 10, 90, 30]),
        A=Dictionary(S=Name.URI, URI=String("mailto:nia@example.com")),
    )
    pdf.pages[0].obj.Annots = Array([pdf.make_indirect(link)])


def noted(**entries: Any) -> bytes:
    """A page with a note away from its words."""

    def finish(pdf: pikepdf.Pdf) -> None:
        look = entries.pop("look", None)
        note = Dictionary(Type=Name.Annot, Rect=Array([20, 20, 200, 60]), F=entries.pop("F", 4), **entries)
        if look:
            font = pdf.pages[0].Resources.Font.F1
            drawing = pdf.make_stream(
                look.encode(),
                Type=Name.XObject,
                Subtype=Name.Form,
                BBox=Array([0, 0, 180, 40]),
                Resources=Dictionary(Font=Dictionary(F1=font)),
            )
            note.AP = Dictionary(N=drawing)
        pdf.pages[0].obj.Annots = Array([pdf.make_indirect(note)])

    return with_root(finish)


def _second_page(pdf: pikepdf.Pdf) -> pikepdf.Dictionary:
    return pdf.make_indirect(
        Dictionary(
            Type=Name.Page, MediaBox=Array([0, 0, *PAGE]), Resources=pdf.pages[0].Resources,
            Contents=pdf.make_stream(text(NOTE).encode()),
        )
    )  # fmt: skip


def _page_out_of_use(pdf: pikepdf.Pdf) -> None:
    pdf.Root.StructTreeRoot = pdf.make_indirect(Dictionary(K=Dictionary(Pg=_second_page(pdf))))


def _template(pdf: pikepdf.Pdf) -> None:
    page = _second_page(pdf)
    page.Type = Name.Template
    pdf.Root.Names = Dictionary(Templates=Dictionary(Names=Array([String("blank"), page])))


def loose(number_of_object: int, body: bytes) -> bytes:
    """A page with an object that nothing refers to, listed all the same."""
    data = document(text("A plain page."))
    return updated_once(data, number_of_object, body)


def updated_once(data: bytes, number: int, body: bytes) -> bytes:
    """The document written anew by hand with one object more, so that there is one state only."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        root = pdf.Root.objgen[0]
        objects = {key[0]: pdf.get_object(key) for key in pdf.get_xref_table()}
        parts = {}
        for key, value in objects.items():
            if isinstance(value, pikepdf.Stream):
                raw = value.read_raw_bytes()
                parts[key] = value.stream_dict.unparse(resolved=True) + b"\nstream\n" + raw + b"\nendstream"
            else:
                parts[key] = value.unparse(resolved=True)
    parts[number] = body
    return raw_document(parts, root)


def raw_document(parts: dict[int, bytes], root: int, between: bytes = b"") -> bytes:
    """A document put together from the bytes of its objects, with a table of all of them."""
    out, places = b"%PDF-1.7\n", {}
    for number, body in parts.items():
        places[number] = len(out)
        out += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    out += between
    start, size = len(out), max(parts) + 1
    rows = b"".join(
        b"%010d 00000 n \n" % places[n] if n in places else b"0000000000 65535 f \n" for n in range(size)
    )
    return (
        out
        + b"xref\n0 %d\n" % size
        + rows
        + b"trailer\n<< /Size %d /Root %d 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (size, root, start)
    )


def _raw_plain(between: bytes = b"") -> bytes:
    content = text("A plain page.").encode()
    parts = {
        1: b"<< /Type /Catalog /Pages 2 0 R >>",
        2: b"<< /Type /Pages /Count 1 /Kids [ 3 0 R ] >>",
        3: b"<< /Type /Page /Parent 2 0 R /MediaBox [ 0 0 400 240 ] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        4: b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
        5: b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    }
    return raw_document(parts, 1, between)


def _packed(content: str) -> bytes:
    raw = zlib.compress(content.encode())
    return b"<< /Filter /FlateDecode /Length %d >>\nstream\n%s\nendstream" % (len(raw), raw)


def jpeg(note: bytes = b"") -> bytes:
    """A small JPEG, with a comment in it where one is given."""
    out = io.BytesIO()
    Image.new("RGB", (40, 30), (90, 140, 60)).save(out, "JPEG", comment=note) if note else Image.new(
        "RGB", (40, 30), (90, 140, 60)
    ).save(out, "JPEG")
    return out.getvalue()


def _jpeg_picture(note: bytes = b""):
    def made(pdf: pikepdf.Pdf) -> dict[str, dict[str, Any]]:
        raw = pdf.make_stream(
            jpeg(note),
            Type=Name.XObject,
            Subtype=Name.Image,
            Width=40,
            Height=30,
            BitsPerComponent=8,
            ColorSpace=Name.DeviceRGB,
            Filter=Name.DCTDecode,
        )
        return {"XObject": {"Im": raw}}

    return made


def busy(size: tuple[int, int] = (120, 80)) -> Image.Image:
    """A picture with something everywhere, and no writing."""
    picture_ = Image.new("RGB", size, (255, 255, 255))
    pen = ImageDraw.Draw(picture_)
    for at in range(0, size[0], 24):
        pen.ellipse((at, at % size[1], at + 30, at % size[1] + 30), fill=(at % 200, 40, 90))
        pen.ellipse((at, (at + 40) % size[1], at + 20, (at + 40) % size[1] + 20), fill=(20, at % 200, 90))
    return picture_


def _masked(pdf: pikepdf.Pdf) -> dict[str, dict[str, Any]]:
    opaque = Image.new("L", (120, 80), 255)
    opaque.paste(0, (0, 0, 60, 80))
    mask = picture(opaque, "Mask")(pdf)["XObject"]["Mask"]
    return picture(busy(), SMask=mask)(pdf)


def _picture_on_layer() -> bytes:
    def finish(pdf: pikepdf.Pdf) -> None:
        layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name="photograph"))
        pdf.pages[0].Resources.Properties = Dictionary(L=layer)
        pdf.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=Dictionary(OFF=Array([layer])))

    content = text("A plain page.") + "/OC /L BDC\n" + image(SMALL) + "EMC"
    return document(content, picture(busy()), finish)


def _alternate(pdf: pikepdf.Pdf) -> dict[str, dict[str, Any]]:
    other = picture(busy(), "Other")(pdf)["XObject"]["Other"]
    return picture(Image.new("RGB", (8, 8), (9, 9, 9)), Alternates=Array([Dictionary(Image=other)]))(pdf)


SMALL = Rect(60, 60, 100, 60)


def _font_that_copies_otherwise() -> bytes:
    """Six letters X that copy as a name."""
    secret = "Nia Ex"
    rows = "\n".join(f"<{65 + at:02X}> <{ord(letter):04X}>" for at, letter in enumerate(secret))
    table = f"1 begincodespacerange <00> <FF> endcodespacerange\n{len(secret)} beginbfchar\n{rows}\nendbfchar"
    names = Array([65, *[Name.X] * len(secret)])

    def made(pdf: pikepdf.Pdf) -> dict[str, dict[str, Any]]:
        font = Dictionary(
            Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Courier, FirstChar=65, LastChar=64 + len(secret), Widths=Array([600] * len(secret)),
            Encoding=Dictionary(Type=Name.Encoding, Differences=names), ToUnicode=pdf.make_stream(table.encode()),
        )  # fmt: skip
        return {
            "Font": {
                "F1": Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica),
                "X": pdf.make_indirect(font),
            }
        }

    return document(text("The name is") + f"BT /X 14 Tf {LEFT + 90} 150 Td (ABCDEF) Tj ET", made)


def _unreadable_font() -> bytes:
    """Letters that are drawings with numbers for names."""

    def made(pdf: pikepdf.Pdf) -> dict[str, dict[str, Any]]:
        glyphs = {
            f"/a{code}": pdf.make_stream(b"700 0 0 0 600 700 d1 0 0 %d 700 re f" % (20 * code))
            for code in range(1, 13)
        }
        font = Dictionary(
            Type=Name.Font, Subtype=Name.Type3, FontBBox=Array([0, 0, 700, 700]), FontMatrix=Array([0.001, 0, 0, 0.001, 0, 0]),
            CharProcs=Dictionary(glyphs), Encoding=Dictionary(Differences=Array([1, *(Name(name) for name in glyphs)])),
            FirstChar=1, LastChar=12, Widths=Array([700] * 12), Resources=Dictionary(),
        )  # fmt: skip
        return {
            "Font": {
                "F1": Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica),
                "T": pdf.make_indirect(font),
            }
        }

    return document("BT /T 14 Tf 40 150 Td <0102030405060708090A0B0C> Tj ET", made)


def _encrypted(user: str) -> bytes:
    with pikepdf.open(io.BytesIO(document(text() + box()))) as pdf:
        out = io.BytesIO()
        pdf.save(out, encryption=pikepdf.Encryption(owner="owner", user=user, R=4, aes=True))
        return out.getvalue()


def _linear() -> bytes:
    with pikepdf.open(io.BytesIO(document(text()))) as pdf:
        pdf.add_blank_page()
        out = io.BytesIO()
        pdf.save(out, linearize=True, deterministic_id=True)
        return out.getvalue()


def _note_deleted_later() -> bytes:
    before = noted(Subtype=Name.Text, Contents=String(NOTE))
    with pikepdf.open(io.BytesIO(before)) as pdf:
        page = pdf.pages[0].obj
        number, body = (
            page.objgen[0],
            Dictionary({key: value for key, value in page.items() if key != "/Annots"}).unparse().decode(),
        )
    return updated(before, (number, body))


def _picture_replaced_later() -> bytes:
    before = document(image(SMALL) + text("A plain page."), picture(busy()))
    return updated(
        before,
        (contents_number(before), stream(text("A plain page.").strip())),
        (_picture_number(before), "null"),
    )


def _picture_number(data: bytes) -> int:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return int(pdf.pages[0].Resources.XObject.Im.objgen[0])


# fmt: off
FILES: dict[str, Callable[[], bytes]] = {
    # notes and fields
    "a-note-has-a-comment": lambda: noted(Subtype=Name.Text, Contents=String(NOTE)),
    "a-note-says-more-in-rich-text": lambda: noted(Subtype=Name.Text, Contents=String("see below"), RC=String(f"<body><p>{NOTE}</p></body>")),
    "a-highlight-has-a-comment": lambda: noted(Subtype=Name.Highlight, Contents=String(NOTE), QuadPoints=Array([20, 60, 200, 60, 20, 20, 200, 20])),
    "a-note-names-its-author": lambda: noted(Subtype=Name.Text, T=String("Rhys Example"), Contents=String("")),
    "a-note-has-a-subject": lambda: noted(Subtype=Name.Text, Subj=String("about Nia Example")),
    "a-note-is-hidden": lambda: noted(Subtype=Name.FreeText, F=2, Contents=String(NOTE)),
    "a-note-shows-only-in-print": lambda: noted(Subtype=Name.FreeText, F=4 | 32, Contents=String(NOTE)),
    "a-text-note-shows-other-words-than-it-holds": lambda: noted(Subtype=Name.FreeText, Contents=String(NOTE), look="BT /F1 10 Tf 4 10 Td (Exempt) Tj ET"),
    "a-text-note-shows-its-words": lambda: noted(Subtype=Name.FreeText, Contents=String(NOTE), look=f"BT /F1 10 Tf 4 10 Td ({NOTE}) Tj ET"),
    "a-film-is-on-the-page": lambda: noted(Subtype=Name.Movie),
    "a-field-is-filled-in": lambda: with_root(_fields(field(V=String("Nia Example")))),
    "a-field-is-hidden": lambda: with_root(_fields(field(V=String("Nia Example"), F=2))),
    "a-field-is-reset-to-a-name": lambda: with_root(_fields(field(V=String("nobody"), DV=String("Nia Example")))),
    "a-field-offers-names": lambda: with_root(_fields(field(FT=Name.Ch, V=String("nobody"), Opt=Array([String("nobody"), String("Nia Example")])))),
    "a-field-shows-another-value": lambda: with_root(lambda pdf: _fields(field(V=String("Nia Example"), AP=Dictionary(N=pdf.make_stream(b"BT /F1 10 Tf 4 4 Td (nobody) Tj ET", Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 160, 20]), Resources=Dictionary(Font=Dictionary(F1=pdf.pages[0].Resources.Font.F1))))))(pdf)),
    "a-field-has-no-box": lambda: with_root(lambda pdf: setattr(pdf.Root, "AcroForm", Dictionary(Fields=Array([pdf.make_indirect(Dictionary(FT=Name.Tx, T=String("Witness"), V=String("Nia Example")))])))),
    "a-dynamic-form-holds-data": lambda: with_root(_dynamic),
    "a-signature-names-its-signer": lambda: with_root(_signed),
    # files, scripts, links
    "a-file-is-attached": lambda: with_root(_attachment),
    "a-file-belongs-to-the-page": lambda: with_root(_associated),
    "a-note-carries-a-file": lambda: with_root(_attached_note),
    "a-portfolio-holds-a-file": lambda: with_root(_portfolio),
    "a-script-names-somebody": lambda: with_root(_action(S=Name.JavaScript, JS=String("app.alert('Nia Example')"))),
    "a-link-goes-to-a-person": lambda: with_root(_link),
    # what is said about the document
    "properties-name-the-author": lambda: with_root(_info(Author="Rhys Example", Producer="a program")),
    "the-title-is-the-path-of-a-file": lambda: with_root(_info(Title="C:\\Users\\rhys.example\\Desktop\\reply.docx")),
    "metadata-name-the-author": lambda: with_root(_metadata(CREATOR)),
    "metadata-keep-a-history-of-edits": lambda: with_root(_metadata(HISTORY)),
    "a-program-keeps-private-words": lambda: with_root(lambda pdf: _private(pdf, Dictionary(Note=String(NOTE)))),
    "a-program-keeps-a-packed-copy": lambda: with_root(_packed_private),
    "a-page-has-a-thumbnail": lambda: with_root(_thumbnail(8)),
    "a-page-has-a-large-thumbnail": lambda: with_root(_thumbnail(512)),
    "a-bookmark-says-what-no-page-says": lambda: with_root(_bookmark(NOTE)),
    "a-bookmark-repeats-the-page": lambda: with_root(_bookmark("A plain page")),
    "a-place-is-named": lambda: with_root(_names),
    "pages-have-labels": lambda: with_root(_labels),
    "a-picture-is-described": lambda: with_root(_structure(Alt="Nia Example at the door")),
    "an-abbreviation-is-spelt-out": lambda: with_root(_structure(E="Nia Example")),
    "structure-gives-other-words-than-are-shown": lambda: with_root(_structure(ActualText="Nia Example")),
    "other-words-are-copied-than-are-shown": lambda: document(text("A plain page.") + "/Span << /ActualText (Nia Example) >> BDC\n" + text("XXXX", base=100) + "EMC"),
    "a-hyphen-stands-for-another": lambda: document(text("A plain page") + "/Span << /ActualText <FEFF00AD> >> BDC\n" + text("-", left=130) + "EMC"),
    "words-that-are-shown-cannot-be-copied": lambda: document(text("A plain page.") + "/Span << /ActualText ( ) >> BDC\n" + text("Nia Example", base=100) + "EMC"),
    "letters-copy-as-others-than-they-show": _font_that_copies_otherwise,
    "fonts-do-not-say-which-letters-they-draw": _unreadable_font,
    # pictures
    "a-picture-is-larger-than-its-frame": lambda: document(text("A plain page.") + "q 60 60 50 60 re W n " + image(SMALL) + "Q", picture(busy())),
    "a-picture-reaches-beyond-the-page": lambda: document(text("A plain page.") + image(Rect(340, 60, 120, 80)), picture(busy())),
    "a-box-lies-over-part-of-a-picture": lambda: document(text("A plain page.") + image(SMALL) + box(Rect(70, 70, 45, 35)), picture(busy())),
    "a-mask-hides-part-of-a-picture": lambda: document(text("A plain page.") + image(SMALL), _masked),
    "a-picture-is-on-a-layer-switched-off": _picture_on_layer,
    "another-picture-stands-in": lambda: document(text("A plain page.") + image(SMALL), _alternate),
    "a-photograph-has-a-comment": lambda: document(text("A plain page.") + image(SMALL), _jpeg_picture(NOTE.encode())),
    "a-photograph-says-nothing": lambda: document(text("A plain page.") + image(SMALL), _jpeg_picture()),
    "a-picture-nobody-shows": lambda: updated_once(document(text("A plain page.")), 50, b"<< /Type /XObject /Subtype /Image /Width 8 /Height 8 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 64 >>\nstream\n" + bytes(range(64)) + b"\nendstream"),
    "a-stamped-scan-has-no-words-beside-it": lambda: document(image(WHOLE) + text("FOI 123 page 1 of 1", base=20), picture(scan())),
    # earlier states and remains
    "a-note-was-deleted-and-saved-on-top": _note_deleted_later,
    "a-picture-was-taken-out-and-saved-on-top": _picture_replaced_later,
    "arranged-for-the-web": _linear,
    "a-page-is-out-of-use": lambda: with_root(_page_out_of_use),
    "a-page-is-a-template": lambda: with_root(_template),
    "an-object-is-out-of-use": lambda: updated_once(document(text("A plain page.")), 50, b"<< /Type /Annot /Subtype /Text /Contents (" + NOTE.encode() + b") >>"),
    "a-drawing-is-out-of-use": lambda: updated_once(document(text("A plain page.")), 50, _packed(text(NOTE))),
    "an-object-is-in-no-list": lambda: _raw_plain(b"9 0 obj\n<< /Contents (" + NOTE.encode() + b") >>\nendobj\n"),
    "bytes-lie-before-the-document": lambda: NOTE.encode() + b"\n" + _raw_plain(),
    "bytes-lie-after-the-document": lambda: _raw_plain() + b"\n<html>" + NOTE.encode() + b"</html>",
    # locked and plain
    "locked-with-a-password": lambda: _encrypted("secret"),
    "locked-without-a-password": lambda: _encrypted(""),
    "a-plain-page": lambda: document(text(SENTENCE)),
    "plain-bytes": _raw_plain,
}
# fmt: on
