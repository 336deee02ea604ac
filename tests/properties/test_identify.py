"""Identification holds for any text: offsets are right, what is planted is found, and no two findings claim one value."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from candour.identifiers import IDENTIFIERS
from candour.identifiers.labels import labels_in, words_of
from candour.identifiers.weighing import odds_of, weigh
from candour.identifying import identify
from candour.plain_text import PlainText

_EXAMPLES = [(identifier.id, text) for identifier in IDENTIFIERS for text in identifier.finds]
_ODD = "\u00a0\u2013\u2019\u200b\u00ad\u2028\r\ufeff\uff11é😀\ud800\x00\t\n"
_texts = st.lists(
    st.one_of(
        st.sampled_from([text for _, text in _EXAMPLES]),
        st.text(max_size=20),
        st.text(alphabet=_ODD, max_size=4),
    ),
    max_size=12,
).map(" ".join)
_ordinary = st.text(alphabet="abcdefghij .\n", max_size=80)


@settings(max_examples=300, deadline=None)
@given(_texts, st.sampled_from(["", "author", "comment", "date of birth", "name", "x"]))
@example("", "")
@example("\u200b", "author")
@example("\ud800 Mr Example \udfff", "")
def test_any_text_gives_findings_in_order_and_apart(text, label):
    """Findings stand in order, hold what stands at their offsets, and overlap only as an officer's name and number do."""
    end, last = 0, ""
    for found in identify(text, label=label):
        assert 0 <= found.start < found.end <= len(text)
        assert text[found.start : found.end] == found.untrusted_value
        assert found.evidence.likelihood is not None
        assert found.start >= end or {last, found.identifier} == {"person-name", "collar-number"}
        end, last = max(end, found.end), found.identifier


@settings(max_examples=300, deadline=None)
@given(_ordinary, st.sampled_from(_EXAMPLES), _ordinary)
def test_what_is_planted_is_found(before, planted, after):
    """An example on a line of its own is found, whatever ordinary words stand above and below it."""
    id_, text = planted
    assert id_ in {found.identifier for found in identify(f"{before}\n{text}\n{after}")}


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(_EXAMPLES), st.data())
def test_characters_that_print_nothing_hide_nothing(planted, data):
    """Whatever is found is found as well with a character that prints nothing anywhere in the text."""
    text = planted[1]
    at = data.draw(st.integers(min_value=0, max_value=len(text)))
    mark = data.draw(st.sampled_from("\u200b\u00ad\u2060\ufeff"))
    plain = [(each.identifier, each.untrusted_value) for each in identify(text)]
    marked = [
        (each.identifier, each.untrusted_value.replace(mark, ""))
        for each in identify(text[:at] + mark + text[at:])
    ]
    assert marked == plain


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet=st.one_of(st.characters(), st.sampled_from(_ODD)), max_size=60), st.data())
def test_plain_text_keeps_its_places(text, data):
    """Each character of the plain text stands where it says it stood in the text as given."""
    plain = PlainText.of(text)
    assert len(plain.text) + len(plain.gone) == len(text)
    for at in range(len(plain.text)):
        start, end = plain.place_of(at, at + 1)
        assert end == start + 1
        assert PlainText.of(text[start:end]).text == plain.text[at]
    buffer = plain.text.encode("utf-8", "replace")
    at = data.draw(st.integers(min_value=0, max_value=len(plain.text)))
    offset = len(plain.text[:at].encode("utf-8", "replace"))
    assert plain.characters_before(buffer, [offset])[offset] == at


@settings(max_examples=200, deadline=None)
@given(_texts)
def test_labels_stand_in_order_and_apart(text):
    """Labels stand in order, do not overlap, and name identifiers that there are."""
    known = {identifier.id for identifier in IDENTIFIERS}
    end = 0
    for label in labels_in(text):
        assert end <= label.start < label.end <= len(text)
        assert label.names
        assert known.issuperset(label.names)
        end = label.end


@pytest.mark.parametrize("identifier", IDENTIFIERS, ids=lambda each: each.id)
def test_every_label_is_known_again(identifier):
    """Each label of an identifier is found in a text, in capitals and run together as a key, and names it."""
    for label in identifier.labels:
        if all(word.isalpha() for word in words_of(label)):
            for written in (label, label.upper(), label.replace(" ", "_"), label.replace(" ", "")):
                assert any(identifier.id in met.names for met in labels_in(f"x {written}: y"))


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(IDENTIFIERS), st.text(max_size=40), st.booleans())
def test_odds_alone_are_those_of_the_evidence(identifier, value, labelled):
    """The short way to the odds gives those of the whole evidence."""
    label = identifier.labels[0] if labelled else ""
    assert odds_of(identifier, value, label=label) == pytest.approx(
        weigh(identifier, value, label=label).odds
    )


def test_words_before_a_text_help_to_tell_and_are_not_told():
    """A value taken out of its sentence is known by what stood before it; offsets and values are those of the value."""
    (found,) = identify("Example", before="seen by Ms")
    assert (found.identifier, found.untrusted_value, found.start, found.end) == (
        "person-name",
        "Example",
        0,
        7,
    )
    assert identify("on Tuesday", before="Ms Nia Example") == []
