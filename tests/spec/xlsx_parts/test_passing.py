"""A part's elements go by one after another, however its bytes are cut into chunks."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from candour.formats import xml

_PART = b'<a x="1"><b n="1"><c v="1"/><c v="2">text</c></b><d/><b n="2"><b n="3"/></b></a>'


def _told(chunks):
    return [
        (each.tag, each.attrib, [inner.tag for inner in each.iter()]) for each in xml.passing(chunks, ("b",))
    ]


def test_named_elements_come_whole_and_others_bare():
    """Those named come with all that is inside them, the outermost only; those around them with attributes alone."""
    assert _told([_PART]) == [
        ("a", {"x": "1"}, ["a"]),
        ("b", {"n": "1"}, ["b", "c", "c"]),
        ("d", {}, ["d"]),
        ("b", {"n": "2"}, ["b", "b"]),
    ]


@settings(max_examples=30, deadline=None)
@given(st.integers(1, len(_PART)))
def test_chunks_make_no_difference(size):
    """The same elements come whatever the size of the chunks."""
    assert _told([_PART[at : at + size] for at in range(0, len(_PART), size)]) == _told([_PART])


def test_what_stands_before_the_damage_is_given():
    """Of a part that breaks off, everything complete comes first, and then the fault."""
    elements = xml.passing([_PART[:60]], ("b",))
    assert [next(elements).tag for _ in range(3)] == ["a", "b", "d"]
    with pytest.raises(xml.BadXml):
        next(elements)


def test_one_element_cannot_fill_the_memory():
    """An element that holds more than a million others is refused."""
    with pytest.raises(xml.BadXml, match="more than a million"):
        list(xml.passing([b"<a><b>", *([b"<c/>" * 100_000] * 11)], ("b",)))
