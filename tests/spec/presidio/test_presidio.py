"""Candour and Presidio work together: each finds what the other knows. Run with Presidio where it is installed, and without."""

from __future__ import annotations

import importlib
import importlib.util
import sys
from types import ModuleType

import pytest

from candour import Likelihood, PolicyError
from candour.errors import CallError
from candour.identifiers import IDENTIFIERS
from candour.identifiers.own import own_findings, own_identifiers
from files.presidio_api import fake_presidio

TEXT = "Mrs Nia Example (PNC ID 2099/1234567B) wrote to foi@council.example about form EX-2041."
OWN = own_identifiers([{"id": "form-code", "title": "form code", "pattern": r"EX-\d{4}"}])
HAS_PRESIDIO = importlib.util.find_spec("presidio_analyzer") is not None


@pytest.fixture(params=["a stand-in", "Presidio itself"])
def together(request, monkeypatch):
    """`candour.presidio`, freshly imported over a stand-in and over the real thing."""
    if request.param == "a stand-in":
        monkeypatch.setitem(sys.modules, "presidio_analyzer", fake_presidio())
    elif not HAS_PRESIDIO:
        pytest.skip("presidio-analyzer is not installed here")
    monkeypatch.delitem(sys.modules, "candour.presidio", raising=False)
    yield importlib.import_module("candour.presidio")
    sys.modules.pop("candour.presidio", None)


def _badges(together: ModuleType, entity: str, score: float = 0.85, regex: str = r"\bBADGE-\d+\b"):
    """A recogniser of Presidio's, made as its users make theirs."""
    assert together.CandourRecognizer
    presidio = sys.modules["presidio_analyzer"]
    patterns = [presidio.Pattern(name="badge", regex=regex, score=score)]
    return presidio.PatternRecognizer(supported_entity=entity, patterns=patterns, name="Badges")


def test_every_identifier_has_an_entity_of_its_own(together):
    """Every kind that Candour knows has a name in Presidio, and no two share one."""
    assert set(together.ENTITIES) == {identifier.id for identifier in IDENTIFIERS}
    assert len(set(together.ENTITIES.values())) == len(together.ENTITIES)


def test_presidio_gets_all_of_candours_findings(together):
    """Inside Presidio, Candour tells all that it finds, by offsets, with a score for how sure it is."""
    results = together.CandourRecognizer(own=OWN).analyze(TEXT, [])
    assert {(each.entity_type, TEXT[each.start : each.end], each.score) for each in results} == {
        ("PERSON", "Mrs Nia Example", 0.85),
        ("UK_PNC_ID", "2099/1234567B", 1.0),
        ("EMAIL_ADDRESS", "foi@council.example", 1.0),
        ("FORM_CODE", "EX-2041", 0.85),
    }


def test_presidio_gets_the_entities_it_asks_for(together):
    """Only the entities that Presidio names are told."""
    results = together.CandourRecognizer().analyze(TEXT, ["UK_PNC_ID"])
    assert [each.entity_type for each in results] == ["UK_PNC_ID"]


def test_what_is_less_sure_can_be_left_out(together):
    """A caller who wants only what is certain gets only that."""
    results = together.CandourRecognizer(at_least=Likelihood.CERTAIN).analyze(TEXT, [])
    assert {each.entity_type for each in results} == {"UK_PNC_ID", "EMAIL_ADDRESS"}


def test_a_result_says_why_and_never_what(together):
    """The explanation gives the reasons, and no value out of the text."""
    for each in together.CandourRecognizer().analyze(TEXT, []):
        assert each.analysis_explanation.textual_explanation
        assert "Example" not in each.analysis_explanation.textual_explanation
        assert "1234567" not in str(each.recognition_metadata)


def test_values_of_nobody_are_told_apart(together):
    """A published test value is told with the role that Candour gives it."""
    (result,) = together.CandourRecognizer().analyze("PNC ID 2099/1234567B", ["UK_PNC_ID"])
    assert result.recognition_metadata["candour_role"] == "test-data"


def test_presidios_recognisers_add_to_candours_findings(together):
    """Inside Candour, a recogniser's result is a finding like any other, in the order of the text."""
    found = together.with_recognizers(_badges(together, "UK_BADGE"))("BADGE-17 of Mrs Nia Example")
    assert [(each.identifier, each.start, each.evidence.likelihood) for each in found] == [
        ("uk-badge", 0, Likelihood.LIKELY),
        ("person-name", 12, Likelihood.LIKELY),
    ]
    assert "17" not in repr(found[0])


def test_an_entity_that_both_know_is_one_identifier(together):
    """What Presidio calls UK_NINO is a National Insurance number in Candour."""
    found = together.with_recognizers(_badges(together, "UK_NINO"))("BADGE-17")
    assert [each.identifier for each in found] == ["nino"]


def test_where_both_find_something_candours_word_stands(together):
    """A result that overlaps a finding of Candour's is left out."""
    found = together.with_recognizers(_badges(together, "UK_BADGE", regex="2099/[0-9]+"))(
        "PNC ID 2099/1234567B"
    )
    assert [each.identifier for each in found] == ["pnc-id"]


def test_a_weak_result_is_not_told(together):
    """A score under 0.3 is a guess, and nothing is reported on a guess."""
    assert not together.with_recognizers(_badges(together, "UK_BADGE", score=0.1))("BADGE-17")


def test_without_presidio_the_message_says_what_to_install(monkeypatch):
    """Where Presidio is missing, the error names the extra to install."""
    monkeypatch.setitem(sys.modules, "presidio_analyzer", None)
    monkeypatch.delitem(sys.modules, "candour.presidio", raising=False)
    with pytest.raises(ImportError, match=r"candour-toolkit\[presidio\]"):
        importlib.import_module("candour.presidio")


YAML = r"""
recognizers:
  - name: Case recogniser
    supported_entity: CASE_CODE
    supported_languages:
      - language: en
        context: [case]
    patterns:
      - {name: strong, regex: "\\b(EX|FX)-\\d{4}\\b", score: 0.9}
      - {name: weak, regex: "\\b\\d{5}\\b", score: 0.01}
  - name: Desks
    supported_entity: DESK
    deny_list: [North Desk, South Desk]
  - name: Off
    enabled: false
    supported_entity: OFF
    deny_list: [nothing]
"""


@pytest.fixture
def written(tmp_path):
    """Writes a YAML file and gives its path."""
    pytest.importorskip("yaml", reason="PyYAML comes with Presidio and is not installed here")

    def write(text: str):
        path = tmp_path / "recognizers.yaml"
        path.write_text(text, "utf-8")
        return path

    return write


def test_recognisers_in_yaml_become_own_identifiers(together, written):
    """Patterns, context words and deny lists of Presidio's YAML are read as own identifiers, and find the same."""
    own = together.identifiers_from_yaml(written(YAML))
    assert [each.id for each in own] == ["case-code", "case-code-2", "desk"]
    text = "ex-1234 sat at the north desk; 54321; case 12345"
    assert [(each.identifier, text[each.start : each.end]) for each in own_findings(text, own)] == [
        ("case-code", "ex-1234"),
        ("desk", "north desk"),
        ("case-code-2", "12345"),
    ]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("recognizers: [{name: CreditCardRecognizer, type: predefined}]", "with_recognizers"),
        ("recognizers: [{patterns: [{regex: x, score: 1}]}]", "supported_entity"),
        ("recognizers: [{supported_entity: X, patterns: [{regex: '(?<=a)b', score: 1}]}]", "labels"),
        ("recognizers: 3", "list"),
        ("- [", "not YAML"),
    ],
)
def test_what_cannot_be_read_says_what_to_do(together, written, text, says):
    """An entry that Candour cannot follow is refused in a sentence that says what to write instead."""
    with pytest.raises(PolicyError, match=says):
        together.identifiers_from_yaml(written(text))


def test_a_missing_file_is_a_bad_call(together, tmp_path):
    """A path that leads nowhere is told as such."""
    pytest.importorskip("yaml", reason="PyYAML comes with Presidio and is not installed here")
    with pytest.raises(CallError, match="cannot be read"):
        together.identifiers_from_yaml(tmp_path / "none.yaml")


@pytest.mark.skipif(not HAS_PRESIDIO, reason="presidio-analyzer is not installed here")
def test_presidios_registry_takes_candours_recogniser():
    """Presidio's own registry accepts the recogniser and asks it for the entities it supports."""
    from presidio_analyzer import RecognizerRegistry

    from candour.presidio import CandourRecognizer

    registry = RecognizerRegistry(recognizers=[CandourRecognizer()], supported_languages=["en"])
    (found,) = registry.get_recognizers(language="en", entities=["UK_PNC_ID"])
    assert [each.entity_type for each in found.analyze("PNC ID 2099/1234567B", ["UK_PNC_ID"])] == [
        "UK_PNC_ID"
    ]
