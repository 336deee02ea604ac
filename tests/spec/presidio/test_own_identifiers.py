"""A body describes its own identifiers as data; Candour finds them, and refuses what could not be run safely."""

from __future__ import annotations

import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from candour import Likelihood, PolicyError
from candour.identifiers import own
from candour.identifiers.own import own_findings, own_identifiers, own_severities, scan_own
from candour.identifiers.own_patterns import read_pattern

ENTRY = {
    "id": "case-worker-code",
    "title": "case worker's code",
    "pattern": r"\b(CW|SW)-?\d{4,6}\b",
    "labels": ["case worker", "worker code"],
    "severity": "high",
    "finds": ["allocated to CW-20417"],
    "ignores": ["form CW-20", "ACW-20417"],
}


def _entry(**changes):
    return {**ENTRY, "finds": [], "ignores": [], **changes}


@pytest.fixture
def without_hyperscan(monkeypatch):
    """A machine on which hyperscan is not installed."""
    monkeypatch.setitem(sys.modules, "hyperscan", None)
    own._compiled.cache_clear()
    yield
    own._compiled.cache_clear()


def test_an_own_identifier_is_found():
    """A value that stands free is a finding with the offsets of its characters; beside a label it is CERTAIN."""
    text = "Zoë’s case worker: CW-20417. In the days when all were away others stood in, SW2041 too (not XCW-20417)"
    found = own_findings(text, own_identifiers([ENTRY]))
    assert [(text[each.start : each.end], each.evidence.likelihood) for each in found] == [
        ("CW-20417", Likelihood.CERTAIN),
        ("SW2041", Likelihood.LIKELY),
    ]
    assert own_severities([ENTRY]) == {"case-worker-code": "high"}


def test_one_that_needs_a_label_is_found_beside_it_only():
    """Where the shape says little, an entry asks for its label."""
    identifiers = own_identifiers([_entry(pattern=r"\d{5}", needs_label=True)])
    text = "order 20418. Case worker 20417."
    assert [text[each.start : each.end] for each in own_findings(text, identifiers)] == ["20417"]


def test_a_field_of_that_name_is_a_label_too():
    """The name of the field a text stands in counts as the label beside it."""
    identifiers = own_identifiers([_entry(pattern=r"\d{5}", needs_label=True)])
    assert own_findings("20417", identifiers, label="Worker_Code")
    assert not own_findings("20417", identifiers, label="Amount")


def test_a_list_of_values_needs_no_pattern():
    """Values are found as they are written."""
    identifiers = own_identifiers(
        [{"id": "operation", "title": "operation", "values": ["OP ELM (NORTH)", "OP ASH"]}]
    )
    text = "under OP ELM (NORTH) and OP ASH, not OP ASHEN"
    assert [text[each.start : each.end] for each in own_findings(text, identifiers)] == [
        "OP ELM (NORTH)",
        "OP ASH",
    ]
    assert identifiers[0].fits("OP ASH")
    assert not identifiers[0].fits("OP ASHEN")


def test_letters_may_count_alike_large_or_small():
    """An entry may ask that capitals and small letters count alike."""
    identifiers = own_identifiers([_entry(ignore_case=True)])
    assert len(own_findings("cw-20417, CW-20417", identifiers)) == 2


def test_spans_are_given_as_the_engine_gives_them():
    """A scan of bytes gives starts and ends by id, and leaves out what is not there."""
    identifiers = own_identifiers([ENTRY, _entry(id="other", pattern="QQ[0-9]")])
    assert scan_own(b"CW1234 CW12345", identifiers) == {"case-worker-code": ([0, 7], [6, 14])}


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"pattern": "^CW"}, "leave out \\^"),
        ({"pattern": "CW.+"}, "write a class"),
        ({"pattern": "(?<=x)CW"}, "labels"),
        ({"pattern": r"(CW)\1"}, "not known here"),
        ({"pattern": r"C\bW"}, "its beginning and its end"),
        ({"pattern": "C*"}, "write \\+ instead of \\*"),
        ({"pattern": "[A-Z"}, "write \\]"),
        ({"pattern": "(CW"}, "write \\)"),
        ({"pattern": "CW)"}, "leave out \\)"),
        ({"pattern": "CW,1"}, "no value holds"),
        ({"pattern": "C{9,2}"}, "fewer to the more"),
        ({"pattern": "Cŵ"}, "ASCII"),
        ({"pattern": "(" * 30 + "a" + ")" * 30}, "inside one another"),
        ({"pattern": "A" * 501}, "longer than"),
        ({"pattern": "CW", "values": ["CW"]}, "one of the two"),
        ({"pattern": ""}, "one of the two"),
        ({"id": "Case Worker"}, "small letters"),
        ({"id": "nino"}, "already"),
        ({"title": " "}, "no title"),
        ({"labels": "case"}, "a list of texts"),
        ({"labels": [], "needs_label": True}, "names none"),
        ({"group": "pets"}, "group is one of"),
        ({"colour": "red"}, "no key 'colour'"),
        ({"finds": ["nothing of the kind"]}, "does not find"),
        ({"ignores": ["CW-20417"]}, "says it ignores"),
    ],
)
def test_what_cannot_be_followed_is_refused_with_what_to_write(changes, says):
    """A slip in an entry is told with the number of the entry and with what to write instead."""
    with pytest.raises(PolicyError, match=says) as refused:
        own_identifiers([_entry(**changes)])
    assert str(refused.value).startswith("entry 1 of [[identifier]]")


def test_a_severity_is_one_of_three():
    """A severity that nobody knows is refused."""
    with pytest.raises(PolicyError, match="low, medium, high"):
        own_severities([_entry(severity="dire")])


def test_a_pattern_that_would_hold_re_up_is_harmless_in_hyperscan():
    """Repeats inside repeats take no longer than the text is long."""
    pytest.importorskip("hyperscan", reason="hyperscan has no wheel for this machine")
    identifiers = own_identifiers([_entry(pattern="(A+)+B")])
    assert not own_findings("A" * 100_000, identifiers)


@pytest.mark.usefixtures("without_hyperscan")
def test_without_hyperscan_such_a_pattern_is_refused():
    """Where only `re` is there, a pattern that could hold it up is refused, and the message says what to write."""
    with pytest.raises(PolicyError, match="\\{1,20\\} instead of \\+"):
        own_identifiers([_entry(pattern="(A+)+B")])


@pytest.mark.usefixtures("without_hyperscan")
def test_without_hyperscan_a_plain_pattern_is_found():
    """Where only `re` is there, ordinary patterns work as before."""
    assert own_findings("by CW-20417", own_identifiers([ENTRY]))


@pytest.mark.parametrize(
    ("pattern", "ways"), [("CW[0-9]", 1), ("A|B", 2), ("A?B{2,4}", 6), ("(?:A|B){2}", 4), ("A+", 1 << 40)]
)
def test_ways_count_how_often_re_could_try(pattern, ways):
    """The ways of a pattern are the most that `re` tries at one place."""
    assert read_pattern(pattern, "here").ways == ways


@settings(deadline=None, max_examples=100)
@given(st.text("AB12-^$.|()[]{}*+?\\ bdws,é", max_size=20))
def test_any_pattern_is_run_or_refused(pattern):
    """Whatever somebody writes is an identifier or a sentence, never anything else."""
    try:
        identifiers = own_identifiers([_entry(pattern=pattern or "(")])
    except PolicyError:
        return
    own_findings("AB12 AA-1 b " * 3, identifiers)


@settings(deadline=None, max_examples=60)
@given(st.text("CSW-0123 ,x", max_size=60))
def test_both_engines_find_the_same(text):
    """Hyperscan and `re` give the same spans for a pattern that both may run."""
    pytest.importorskip("hyperscan", reason="hyperscan has no wheel for this machine")
    identifiers = own_identifiers([ENTRY])
    fast = scan_own(text.encode(), identifiers)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(own, "_compiled", lambda _: None)
        assert scan_own(text.encode(), identifiers) == fast
