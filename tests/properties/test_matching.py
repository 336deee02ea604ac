"""The fast engine and `re` give the same spans, whatever the bytes and wherever blocks are cut."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from candour.identifiers import IDENTIFIERS, matching
from candour.identifiers.matching import scan

hyperscan = pytest.importorskip("hyperscan", reason="without hyperscan there is one engine only")

_EXAMPLES = [text for identifier in IDENTIFIERS for text in (*identifier.finds, *identifier.ignores)]
_JOINTS = [
    "",
    " ",
    "\n",
    ",",
    "-",
    "/",
    ".",
    "0",
    "A",
    "a",
    "'",
    "@",
    ":",
    "é",
    "’",
    "£",
    ")",
    "(",
    "\t",
    " the ",
]
_WORDS = (
    "PC DC Mr MR Dr Mrs Detective Constable Police Sergeant Inspector Smith O'Neill 12 14-16 1234 99 07700 900123 +44 (0) "
    "Example Road St Street High Close Heol GB29 NWBK 6016 4111 1111 20-29-59 63748472 SF 81/34U 2099/0000001G IC1 male "
    "nia@example.com a.b@c.d.e.uk @ :: 1.2.3.4 192.0.2.1 2001:db8::1 AB51 ABC A123 ZZ99 3VZ SW1A 1AA 42/12345/24 CR/ PS-20"
)
_pieces = st.one_of(st.sampled_from(_EXAMPLES), st.sampled_from(_WORDS.split()), st.sampled_from(_JOINTS))
_signs = st.text(alphabet="019AGSZaez @.:/-'’()+é\n,", max_size=30)
_texts = st.lists(st.one_of(_pieces, _pieces, _signs), max_size=40).map("".join)
_spaced = st.lists(st.one_of(_pieces, _pieces, _signs), max_size=40).map(" ".join)


def _listed(spans):
    return {id_: list(zip(*both, strict=True)) for id_, both in spans.items()}


def _agree(data):
    assert _listed(matching._fast(data, matching._databases())) == _listed(matching._slow(data))


@settings(max_examples=400, deadline=None)
@given(st.one_of(_texts, _spaced))
@example("Mr Jane Example Detective Constable Smith")
@example("12 Example Road 14 High Street 3 Heol Example")
@example("a@b.cc@d.ee.ff")
@example("4111 1111 1111 1111 1111 1111")
@example("1.2.3.4.5.6.7.8")
def test_both_engines_agree_on_text(text):
    """On text made of the pieces that identifiers are made of, both engines find the same."""
    _agree(text.encode())


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=200))
def test_both_engines_agree_on_any_bytes(data):
    """On any bytes both engines find the same."""
    _agree(data)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(_spaced, max_size=20),
    st.integers(min_value=20, max_value=300),
    st.sampled_from(["\n", ",", ";", "\t"]),
)
def test_where_blocks_are_cut_does_not_matter(values, block, joint):
    """A buffer cut into small blocks gives the same spans as the whole, as long as values are shorter than blocks."""
    data = joint.join(value[: block // 3] for value in values).encode()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(matching, "_BLOCK", block)
        _agree(data)


@settings(max_examples=100, deadline=None)
@given(_texts)
def test_spans_stand_free_and_apart(text):
    """Spans ascend, do not overlap, hold no line feed, begin and end between characters, and no letter or digit touches them."""
    data = text.encode()
    free = {identifier.id for identifier in IDENTIFIERS if identifier.edges}
    for id_, spans in scan(data).items():
        before = 0
        for start, end in zip(*spans, strict=True):
            assert before <= start < end
            before = end
            assert b"\n" not in data[start:end]
            data[start:end].decode()
            if id_ in free:
                assert not data[start - 1 : start].isalnum()
                assert not data[end : end + 1].isalnum()


def test_a_buffer_may_be_a_view():
    """A view of a large buffer gives the same as its bytes."""
    data = b"Write to nia@example.com or call 07700 900123.\n" * 8000
    assert _listed(scan(memoryview(data))) == _listed(scan(data)) == _listed(matching._slow(data))


def test_the_fast_engine_takes_every_shape():
    """Every shape, opening and core compiles, and each identifier with a shape stands in one database."""
    met = [identifier.id for database in matching._databases() for identifier in database.identifiers]
    assert sorted(met) == sorted(identifier.id for identifier in IDENTIFIERS if identifier.shape)


def test_without_hyperscan_all_is_found_by_re(monkeypatch):
    """Where hyperscan is missing, large buffers are scanned by `re`."""
    data = b"Write to nia@example.com or call 07700 900123.\n" * 4000
    expected = _listed(scan(data))
    monkeypatch.setattr(matching, "_databases", lambda: ())
    assert _listed(scan(data)) == expected
