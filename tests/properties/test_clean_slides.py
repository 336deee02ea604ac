"""Copies of slides put together at random: what is seen stays word for word, and nothing of what is hidden among it is left."""

from __future__ import annotations

import io
import random
import zipfile

from hypothesis import given, settings
from hypothesis import strategies as st

from candour.cleaned import CannotClean, Wishes, Written
from candour.copying import copied
from candour.place import Place
from candour.proof.proving import prove
from candour.source import Source
from files.odp_files import FILES as ODP
from files.odp_files import box as odp_box
from files.odp_files import page, slides
from files.opendocument import style
from files.ppt_files import FILES as PPT
from files.pptx_files import FILES as PPTX
from files.pptx_files import box, deck, filled, group, run, slide, table

_SEEN = st.text("abcdefghij ", min_size=4, max_size=30).filter(lambda text: text.strip())
_HIDDEN = st.integers(100_000_000, 999_999_999).map(lambda number: f"zq{number}zq")
_WHITE = '<a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill>'
_WAYS = ("hidden", "off", "white", "covered", "tiny", "sizeless", "in a hidden group")


def _source(data: bytes, name: str) -> Source:
    return Source(name, data, Place((name,)))


def _copy_of(data: bytes, name: str) -> Written:
    return copied(_source(data, name), Wishes())


def _shape(number: int, words: str) -> str:
    """A box with words, in a row of its own."""
    return box(words, at=(0.5, 0.4 * number + 0.2, 8, 0.35), id_=10 + number)


def _hidden(number: int, words: str, way: str) -> str:
    """Words that are kept from sight in this way, in a row of their own."""
    spot = (0.5, 0.4 * number + 0.2, 8, 0.35)
    made = {
        "hidden": lambda: box(words, at=spot, extra=' hidden="1"'),
        "off": lambda: box(words, at=(-9, spot[1], 8, 0.35)),
        "white": lambda: box(run("see ") + run(words, _WHITE), at=spot),
        "covered": lambda: box(words, at=spot) + filled("000000", (0.4, spot[1] - 0.1, 9, 0.55)),
        "tiny": lambda: box(run(words, attributes=' sz="100"'), at=spot),
        "sizeless": lambda: box(words, at=(1, spot[1], 0, 0)),
        "in a hidden group": lambda: group(box(words, at=(0, 0, 4, 1)), spot, (0, 0, 8, 1), ' hidden="1"'),
    }
    return made[way]()


_ROWS = st.lists(
    st.one_of(_SEEN.map(lambda text: (text, "")), st.tuples(_HIDDEN, st.sampled_from(_WAYS))),
    min_size=1,
    max_size=14,
)


def _all_of(data: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return "\n".join(archive.read(name).decode("utf-8", "replace") for name in archive.namelist())


def _assert_clean(data: bytes, name: str, hidden: list[str]) -> None:
    copy = _copy_of(data, name)
    _, proof = prove(_source(data, name), _source(copy.data, f"a{copy.extension}"), Wishes())
    assert [check.says for check in proof.checks if not check.holds] == []
    assert not [word for word in hidden if word in _all_of(copy.data)]
    again = _copy_of(copy.data, f"a{copy.extension}")
    assert (again.data, again.changes) == (copy.data, ())


@settings(max_examples=25, deadline=None)
@given(_ROWS, _ROWS, st.booleans())
def test_decks_put_together_at_random(first, second, is_hidden):
    """A copy shows what the deck shows, and what was hidden in many ways on shown and hidden slides is nowhere in it."""

    def made(rows, attributes=""):
        shapes = [
            _hidden(at, words, way) if way else _shape(at, words) for at, (words, way) in enumerate(rows)
        ]
        return slide("".join(shapes), attributes=attributes)

    data = deck(made(first), made(second, ' show="0"' if is_hidden else ""))
    gone = [words for words, way in (*first, *second) if way]
    _assert_clean(data, "a.pptx", gone)


@settings(max_examples=15, deadline=None)
@given(st.lists(st.lists(_SEEN, min_size=2, max_size=3), min_size=1, max_size=5), st.data())
def test_tables_put_together_at_random(rows, data):
    """The cells of a table stay where they are; a cell in white on white is empty in the copy."""
    width = min(map(len, rows))
    cells = [list(row[:width]) for row in rows]
    at = data.draw(st.tuples(st.integers(0, len(cells) - 1), st.integers(0, width - 1)))
    secret = data.draw(_HIDDEN)
    cells[at[0]][at[1]] = (
        f"<a:tc><a:txBody><a:bodyPr/><a:p>{run(secret, _WHITE)}</a:p></a:txBody><a:tcPr/></a:tc>"
    )
    _assert_clean(deck(slide(table(cells, widths=[2.0] * width))), "a.pptx", [secret])


@settings(max_examples=15, deadline=None)
@given(
    st.lists(
        st.tuples(_SEEN, st.one_of(st.none(), st.tuples(_HIDDEN, st.sampled_from(("white", "off", "dark"))))),
        min_size=1,
        max_size=8,
    )
)
def test_opendocument_slides_put_together_at_random(rows):
    """The same of OpenDocument slides: white words, boxes off the slide and on a layer that is not displayed."""
    shapes, gone = [], []
    for at, (words, hidden) in enumerate(rows):
        spot = (2.0, 1.0 + 2 * at, 20.0, 1.5)
        if hidden is None:
            shapes.append(odp_box(words, spot))
            continue
        secret, way = hidden
        gone.append(secret)
        if way == "white":
            shapes.append(
                odp_box(f'<text:p>{words}<text:span text:style-name="T1">{secret}</text:span></text:p>', spot)
            )
        elif way == "off":
            shapes.append(odp_box(words, spot) + odp_box(secret, (40.0, spot[1], 5.0, 1.0)))
        else:
            shapes.append(
                odp_box(words, spot)
                + odp_box(secret, spot).replace('draw:layer="layout"', 'draw:layer="dark"')
            )
    white = style("T1", "text", '<style:text-properties fo:color="#ffffff"/>')
    _assert_clean(slides(page("".join(shapes)), styles=white), "a.fodp", gone)


_KINDS = {"pptx": PPTX, "odp": ODP, "ppt": PPT}
_NAMES = [(kind, name) for kind, files in _KINDS.items() for name in sorted(files)]


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(_NAMES), st.integers(0, 1 << 30))
def test_damaged_slides_give_a_copy_or_a_reason(which, seed):
    """Whatever bytes are cut off or turned round, there is a copy, or a reason why there is none; never anything else."""
    kind, name = which
    data = bytearray(_KINDS[kind][name]())
    chance = random.Random(seed)
    for _ in range(chance.randrange(1, 8)):
        at = chance.randrange(len(data))
        if chance.random() < 0.3:
            del data[at:]
            break
        data[at] ^= 1 << chance.randrange(8)
    said = ""
    try:
        _copy_of(bytes(data), f"a.{kind}")
    except CannotClean as why:
        said = str(why)
    assert "07700" not in said
