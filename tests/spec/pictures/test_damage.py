"""Damaged and hostile pictures: whatever the bytes, there is a report, and it comes to an end."""

from __future__ import annotations

import random
import struct
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from candour import inspect
from candour.formats import format_of, hidings
from candour.formats.pictures.directories import Directories
from candour.formats.pictures.hidings import PICTURE_HIDINGS
from files.pictures import FILES, chunk, jpeg, tags, with_segments

SMALL = sorted(name for name in FILES if "thousand-million" not in name)


@pytest.mark.parametrize("kind", ["jpeg", "png", "gif", "tiff", "webp", "heic", "avif", "bmp", "emf", "wmf"])
@given(data=st.data())
@settings(max_examples=15)
def test_any_damage_gives_a_report(kind: str, data: st.DataObject) -> None:
    """A picture cut off or altered anywhere is read as far as it goes."""
    name = data.draw(st.sampled_from([name for name in SMALL if name.startswith(kind)]))
    whole = bytearray(FILES[name]())
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(4, len(whole) - 1))
        whole[at : at + 4] = data.draw(st.binary(min_size=4, max_size=4))
    if data.draw(st.booleans()):
        whole = whole[: data.draw(st.integers(0, len(whole)))]
    assert inspect(bytes(whole)).size == len(whole)


@pytest.mark.parametrize("name", SMALL)
def test_the_end_of_any_picture_may_be_missing(name: str) -> None:
    """A picture of every kind, cut off in the middle, gives a report with a Gap; what stood behind it may be missing."""
    data = FILES[name]()
    report = inspect(data[: len(data) * 2 // 3])
    assert report.gaps or report.hidings


def test_directories_that_lead_round_in_a_circle_end() -> None:
    """A directory that names itself as the next is read once."""
    data = bytearray(tags({0x010E: (2, b"witness\0")}))
    struct.pack_into("<I", data, 8 + 2 + 12, 8)
    assert len(Directories(bytes(data)).all) == 1


def test_counts_are_believed_only_as_far_as_there_are_bytes() -> None:
    """A directory that claims four thousand million values gets those that are there."""
    data = bytearray(tags({0x010E: (2, b"witness of the theft\0")}))
    struct.pack_into("<I", data, 8 + 2 + 4, 0xFFFFFFFF)
    directories = Directories(bytes(data))
    (entry,) = directories.all[0].entries.values()
    assert entry.is_cut_off
    assert directories.text(entry).startswith("witness")


def test_a_chain_of_pictures_behind_a_picture_ends() -> None:
    """Hundreds of pictures one behind another are looked at up to a bound, and the rest is told of as bytes."""
    tiny = with_segments(b"\xff\xd8\xff\xd9", (0xFE, b"witness"))
    report = inspect(jpeg() + tiny * 300)
    assert any(hidden.hiding.id == "jpeg.trailing-bytes" for hidden in report.hidings)


def test_a_text_that_unpacks_without_end_is_a_gap() -> None:
    """A packed text of a PNG is unpacked up to a bound."""
    packer = zlib.compressobj(9)
    packed = b"".join(packer.compress(bytes(1 << 20)) for _ in range(80)) + packer.flush()
    data = FILES["png-clean"]()
    report = inspect(data[:33] + chunk(b"zTXt", b"Comment\0\0" + packed) + data[33:])
    assert "LIMIT" in {gap.why.name for gap in report.gaps}


def test_photoshops_settings_within_themselves_end() -> None:
    """EXIF data that hold Photoshop's settings that hold EXIF data … are followed to a bound."""
    block = tags({0x0112: (3, 1)})
    for _ in range(12):
        settings_ = b"8BIM" + struct.pack(">HBBI", 0x0422, 0, 0, len(block)) + block + bytes(len(block) & 1)
        block = tags({0x8649: (1, settings_)})
    report = inspect(with_segments(jpeg(), (0xE1, b"Exif\0\0" + block)))
    assert {gap.why.name for gap in report.gaps} == {"LIMIT"}


def test_random_bytes_behind_each_signature_give_a_report() -> None:
    """A file that only begins as a picture does is reported, as broken or as unknown."""
    rng = random.Random(1)
    for name in SMALL[::3]:
        head = FILES[name]()[: rng.randint(4, 60)]
        report = inspect(head + rng.randbytes(300))
        assert report.gaps or report.hidings or report.format in ("text", "csv")


def test_the_catalogue_holds_every_way_in_which_pictures_hide() -> None:
    """Every format of pictures tells of its hidings, and none has a name of its own for what they share."""
    shared = {hiding.id.partition(".")[2] for hiding in PICTURE_HIDINGS}
    for kind in ("jpeg", "png", "gif", "tiff", "webp", "heic", "bmp"):
        own = {hiding.id.partition(".")[2] for hiding in hidings() if hiding.id.startswith(f"{kind}.")}
        assert own
        assert own <= shared


@pytest.mark.parametrize("name", SMALL)
def test_a_picture_is_known_by_its_bytes(name: str) -> None:
    """Each kind of picture is known for what it is."""
    kind = format_of(FILES[name]())
    start = name.partition("-")[0]
    assert kind is not None
    assert kind.id == {"avif": "heic", "emf": "metafile", "wmf": "metafile"}.get(start, start)
