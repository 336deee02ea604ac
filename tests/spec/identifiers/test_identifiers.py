"""Each identifier finds what it says it finds, ignores what it says it ignores, and explains itself."""

from __future__ import annotations

import re
from importlib import import_module
from re._parser import parse

import pytest

from candour.identifiers import IDENTIFIERS
from candour.identifying import identify

_SHAPED = [identifier for identifier in IDENTIFIERS if identifier.shape]


def _examples(kind):
    return [
        pytest.param(identifier, text, id=f"{identifier.id}-{number}")
        for identifier in IDENTIFIERS
        for number, text in enumerate(getattr(identifier, kind))
    ]


@pytest.mark.parametrize(("identifier", "text"), _examples("finds"))
def test_finds_its_examples(identifier, text):
    """What an identifier gives as an example to find is found."""
    assert identifier.id in {found.identifier for found in identify(text)}


@pytest.mark.parametrize(("identifier", "text"), _examples("ignores"))
def test_ignores_its_examples(identifier, text):
    """What an identifier gives as an example to ignore is not taken for one."""
    assert identifier.id not in {found.identifier for found in identify(text)}


@pytest.mark.parametrize("identifier", IDENTIFIERS, ids=lambda each: each.id)
def test_explains_itself(identifier):
    """Each stands in a file named after it, whose docstring has the four headings in order."""
    module = import_module(f"candour.identifiers.{identifier.id.replace('-', '_')}")
    headings = re.findall(r"^([A-Z][A-Za-z ]+):$", module.__doc__, re.MULTILINE)
    assert headings == ["What it is", "How Candour tells it", "Known misses", "Sources"]
    assert identifier.labels
    assert identifier.ignores


def test_ids_are_distinct():
    """No two identifiers share an id, a title or a plural."""
    for name in ("id", "title"):
        assert len({getattr(identifier, name) for identifier in IDENTIFIERS}) == len(IDENTIFIERS)


def _signs_of(node):
    """Every byte that a parsed pattern admits. Raises KeyError at what not every engine runs in linear time."""
    operation, argument = node
    match str(operation):
        case "LITERAL":
            return {argument}
        case "RANGE":
            return set(range(argument[0], argument[1] + 1))
        case "IN":
            return set().union(*map(_signs_of, argument))
        case "BRANCH":
            return set().union(*(_signs_of(each) for branch in argument[1] for each in branch))
        case "MAX_REPEAT" if argument[1] < 100:
            return set().union(*map(_signs_of, argument[2]))
        case "SUBPATTERN" if argument[0] is None:
            return set().union(*map(_signs_of, argument[3]))
    raise KeyError(str(operation))


@pytest.mark.parametrize("identifier", _SHAPED, ids=lambda each: each.id)
@pytest.mark.parametrize("name", ["shape", "opening", "core"])
def test_a_shape_suits_any_engine(identifier, name):
    """A shape has no look-around, anchor, endless repeat or group that captures, nor what parts the values of a table."""
    parsed = parse(getattr(identifier, name).encode("ascii"))
    assert not set().union(*map(_signs_of, parsed)) & set(b'\n\r\t,;|"')
    assert name != "shape" or 0 < parsed.getwidth()[0] <= parsed.getwidth()[1] < 1024


@pytest.mark.parametrize("identifier", IDENTIFIERS, ids=lambda each: each.id)
def test_fits_what_it_finds(identifier):
    """Under its header an identifier's own values fit, and a value of another world does not break it."""
    for text in identifier.finds:
        for found in identify(text):
            if found.identifier == identifier.id and identifier.id not in {
                "person-name",
                "collar-number",
                "ethnicity",
            }:
                assert identifier.fits(found.untrusted_value)
    for odd in ("", " ", "é", "😀", "1" * 400, "\x00", "-", "/", "@", "٣"):
        assert identifier.fits(odd) in {True, False}
        assert identifier.is_test(odd) in {True, False}
        assert isinstance(identifier.role_of(odd), str)
        for check in (*identifier.checks, *identifier.signs):
            assert check.passes(odd) in {True, False}
            assert 0 < check.chance < 1
