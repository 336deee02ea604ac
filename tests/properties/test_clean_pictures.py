"""Clean copies of any pictures, pages and drawings: what is shown stays, what was planted out of sight is in no byte, and damage is no fault."""

from __future__ import annotations

import io
import struct

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from candour.cleaned import CannotClean, Wishes, Written
from candour.copying import copied
from candour.formats.metafile.bitmaps import copied_bits
from candour.formats.pictures.showing import shown
from candour.place import Place
from candour.proof.proving import prove
from candour.source import Source
from files.pages import UNSEALED, drawing, page
from files.picture_copies import FILES as PACKED
from files.pictures import FILES, chunk, exif, saved, with_chunks, with_exif, with_segments

PLANTED = b"Quillfeather of Hill Street"
WAYS = {
    "JPEG": [
        lambda data: with_segments(data, (0xFE, PLANTED)),
        lambda data: with_segments(data, (0xE5, b"Acme\0" + PLANTED)),
        lambda data: with_exif(data, exif({0x13B: (2, PLANTED + b"\0")})),
        lambda data: data + PLANTED,
        lambda data: data[:-2] + PLANTED + data[-2:],
    ],
    "PNG": [
        lambda data: with_chunks(data, chunk(b"tEXt", b"Comment\0" + PLANTED)),
        lambda data: with_chunks(data, chunk(b"prVt", PLANTED)),
        lambda data: data + PLANTED,
    ],
    "GIF": [
        lambda data: data[:-1] + b"\x21\xfe" + bytes([len(PLANTED)]) + PLANTED + b"\0;",
        lambda data: data + PLANTED,
    ],
    "TIFF": [lambda data: data + PLANTED],
    "WEBP": [lambda data: data + PLANTED],
    "BMP": [lambda data: data + PLANTED],
}
"""The formats, and places in a file of each where nobody looks."""
MODES = {
    "JPEG": ("L", "RGB", "CMYK"),
    "PNG": ("1", "L", "LA", "P", "RGB", "RGBA"),
    "GIF": ("1", "L", "P"),
    "TIFF": ("1", "L", "P", "RGB", "RGBA", "CMYK"),
    "WEBP": ("RGB", "RGBA"),
    "BMP": ("1", "L", "P", "RGB"),
}


def source(data: bytes) -> Source:
    """These bytes, to be read."""
    return Source("a file", data, Place(("a file",)))


def copy_of(data: bytes) -> Written:
    """The copy of these bytes."""
    return copied(source(data), Wishes())


def points(data: bytes) -> np.ndarray:
    """The points as they are shown, with no colour where they are clear."""
    found = np.array(Image.open(io.BytesIO(data)).convert("RGBA"))
    found[found[..., 3] == 0] = 0
    return found


@st.composite
def pictures(draw: st.DrawFn) -> tuple[str, bytes]:
    """A picture of any format, mode and size, of noise or of few colours."""
    format_ = draw(st.sampled_from(sorted(WAYS)))
    width, height = draw(st.integers(1, 40)), draw(st.integers(1, 40))
    shades = np.random.default_rng(draw(st.integers(0, 999))).integers(
        0, draw(st.sampled_from([2, 5, 256])), (height, width, 3), np.uint8
    )
    image = Image.fromarray(shades * draw(st.sampled_from([1, 50])))
    mode = draw(st.sampled_from(MODES[format_]))
    if mode in ("LA", "RGBA"):
        image.putalpha(Image.fromarray((shades[..., 0] % 3 * 127).astype(np.uint8)))
    lossless = {"lossless": True, "exact": True} if format_ == "WEBP" and draw(st.booleans()) else {}
    return format_, saved(image.quantize(20) if mode == "P" else image.convert(mode), format_, **lossless)


@given(pictures(), st.data())
@settings(max_examples=150, deadline=None)
def test_points_stay_and_the_rest_goes(picture: tuple[str, bytes], data: st.DataObject) -> None:
    """Whatever the picture, and wherever words were put into it, its copy has the same points and no word."""
    format_, raw = picture
    planted = data.draw(st.sampled_from(WAYS[format_]))(raw)
    copy = copy_of(planted)
    assert np.array_equal(points(raw), points(copy.data))
    assert PLANTED[:12] not in copy.data
    assert copy_of(copy.data) == Written(copy.data, copy.format, copy.extension)


@given(pictures(), st.tuples(*[st.floats(-0.2, 0.45)] * 4))
@settings(max_examples=60, deadline=None)
def test_a_crop_keeps_what_is_inside(
    picture: tuple[str, bytes], crop: tuple[float, float, float, float]
) -> None:
    """A cropped picture has the size of what is inside, and cutting nothing more off changes nothing."""
    cut = shown(picture[1], crop=crop)
    width, height = Image.open(io.BytesIO(picture[1])).size
    inside = Image.open(io.BytesIO(cut.data)).size
    assert inside[0] == max(1, width - round(max(crop[0], 0) * width) - round(max(crop[2], 0) * width))
    assert inside[1] == max(1, height - round(max(crop[1], 0) * height) - round(max(crop[3], 0) * height))
    assert shown(cut.data).data == cut.data


@given(st.sampled_from([1, 4, 8, 16, 24, 32]), st.integers(1, 40), st.integers(1, 20), st.integers(0, 999))
@settings(max_examples=60, deadline=None)
def test_a_bitmap_in_a_drawing_has_nothing_but_points(depth: int, width: int, height: int, seed: int) -> None:
    """What fills the rows of a bitmap up to whole words, and stands behind them, is gone; cleaning it again changes nothing."""
    stride = (width * depth + 31) // 32 * 4
    colours = 4 << depth if depth <= 8 else 0
    noise = np.random.default_rng(seed).integers(0, 256, colours + stride * height + 16, np.uint8).tobytes()
    head = struct.pack("<IiiHHIIiiII", 40, width, height, 1, depth, 0, 0, 9, 9, 0, 0) + noise[:colours]
    bits = copied_bits(head, noise[colours:])
    assert len(bits.points) == stride * height
    rows = np.unpackbits(np.frombuffer(bits.points, np.uint8).reshape(height, stride), axis=1)
    before = np.unpackbits(
        np.frombuffer(noise, np.uint8, stride * height, colours).reshape(height, stride), axis=1
    )
    assert np.array_equal(rows[:, : width * depth], before[:, : width * depth])
    assert not rows[:, width * depth :].any()
    assert copied_bits(*bits) == bits


HIDERS = (
    "<p hidden>{}</p>", "<!-- {} -->", "<p style='display:none'>{}</p>", "<p class=h>{}</p>", "<input type=hidden value='{}'>",
    "<p data-x='{}'>seen</p>", "<script>f('{}')</script>", "<template>{}</template>", "<p style='color:#fff'>{}</p>",
    "<details><summary>more</summary>{}</details>", "<a href='https://example.com/a?x={}'>more</a>", "<p title='{}'>tip</p>",
)  # fmt: skip
SHOWERS = (
    "<p>{}</p>", "<b>{}</b>", "<h2>{}</h2>", "<ul><li>{}<li>more</ul>", "<table><tr><th>Ward<th>Count<tr><td>{}<td>4</table>", "<div><span>{}</span></div>",
    "<p class=c>{}</p>", "<x-card>{}</x-card>", "<a href='https://example.com/'>{}</a>", "<pre>{}</pre>", "<p>{}<wbr>{}</p>",
)  # fmt: skip
WORDS = st.text("abcde éÅ<&>\"'", min_size=1, max_size=12)


@st.composite
def pages(draw: st.DrawFn) -> bytes:
    """A page of things shown and things hidden, side by side and one inside another."""
    parts = []
    for _ in range(draw(st.integers(1, 6))):
        if draw(st.booleans()):
            parts.append(draw(st.sampled_from(HIDERS)).format(PLANTED.decode()))
        else:
            words = draw(WORDS).replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")
            parts.append(draw(st.sampled_from(SHOWERS)).replace("{}", words))
    return page("".join(parts), "<style>.h{display:none} .c{color:red} p ~ p{margin:0}</style>")


@given(pages())
@settings(max_examples=60, deadline=None)
def test_any_page_is_proved_clean(data: bytes) -> None:
    """Whatever a page shows and hides, its copy shows the same and hides nothing, and a copy of the copy is the same."""
    copy = copy_of(data)
    _, proof = prove(source(data), Source("a.html", copy.data, Place(("a.html",))), Wishes())
    assert [check.says for check in proof.checks if not check.holds] == []
    assert PLANTED not in copy.data
    assert copy_of(copy.data) == Written(copy.data, "html", ".html")


@given(
    st.lists(
        st.sampled_from(
            [
                '<rect width="5" height="5" fill="red"/>',
                '<text x="5" y="9">ward</text>',
                f"<desc>{PLANTED.decode()}</desc>",
                f'<text display="none">{PLANTED.decode()}</text>',
                f'<g id="{PLANTED.decode()}"><use href="#a"/></g>',
                '<path id="a" d="M0 0L5 5"/>',
                f"<!-- {PLANTED.decode()} -->",
                f'<circle r="5" data-x="{PLANTED.decode()}" style="fill:blue;x:y"/>',
                "<defs><marker id='m'/></defs>",
            ]
        ),
        max_size=8,
    )
)
@settings(max_examples=40, deadline=None)
def test_any_drawing_is_proved_clean(parts: list[str]) -> None:
    """Whatever a drawing shows and hides, its copy shows the same and hides nothing, and a copy of the copy is the same."""
    data = drawing("".join(parts))
    copy = copy_of(data)
    _, proof = prove(source(data), Source("a.svg", copy.data, Place(("a.svg",))), Wishes())
    assert [check.says for check in proof.checks if not check.holds] == []
    assert PLANTED not in copy.data
    assert copy_of(copy.data) == Written(copy.data, "svg", ".svg")


ALL = {**FILES, **PACKED, **UNSEALED}


@pytest.mark.parametrize(
    "name",
    sorted(name for name in ALL if "page" not in name and "heic" not in name and "thousand" not in name),
)
@given(data=st.data())
@settings(max_examples=4, deadline=None)
def test_damage_is_no_fault(name: str, data: st.DataObject) -> None:
    """Cut short or altered anywhere, a file has a copy that is clean already when cleaned again, or a reason why there is none."""
    raw = bytearray(ALL[name]())
    for _ in range(data.draw(st.integers(1, 3))):
        raw[data.draw(st.integers(0, len(raw) - 1))] ^= data.draw(st.integers(1, 255))
    try:
        copy = copy_of(bytes(raw[: data.draw(st.integers(len(raw) // 2, len(raw)))]))
    except CannotClean:
        return
    assert copy_of(copy.data) == Written(copy.data, copy.format, copy.extension)
