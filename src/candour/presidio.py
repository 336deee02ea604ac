"""Presidio: Candour and Microsoft's recognisers working together. The one file that imports `presidio_analyzer`.

    registry.add_recognizer(CandourRecognizer())        Candour's findings inside Presidio
    identify = with_recognizers(MyRecognizer())         Presidio's recognisers inside Candour
    own = identifiers_from_yaml("recognizers.yaml")     Presidio's no-code recognisers as Candour's own identifiers

How sure each is, put in the other's words:

    POSSIBLE ↔ 0.5        LIKELY ↔ 0.85        CERTAIN ↔ 1.0

It needs `pip install candour-toolkit[presidio]`. Nothing else in Candour imports it.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from candour.errors import CallError, PolicyError
from candour.finding import Evidence, Finding, Likelihood, Reason
from candour.hiding import Sight
from candour.identifiers.base import Identifier
from candour.identifiers.own import own_identifiers
from candour.identifying import identify
from candour.place import Place

try:
    _presidio = import_module("presidio_analyzer")
except ImportError:
    raise ImportError(
        "candour.presidio needs Presidio, which is not installed: pip install candour-toolkit[presidio]"
    ) from None

_Recognizer: Any = _presidio.EntityRecognizer

__all__ = ["ENTITIES", "CandourRecognizer", "entity_of", "identifiers_from_yaml", "with_recognizers"]

ENTITIES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "person-name": "PERSON",
        "date-of-birth": "DATE_OF_BIRTH",
        "age": "AGE",
        "sex": "SEX",
        "address": "UK_ADDRESS",
        "postcode": "UK_POSTCODE",
        "coordinates": "COORDINATES",
        "uprn": "UK_UPRN",
        "email": "EMAIL_ADDRESS",
        "uk-phone": "PHONE_NUMBER",
        "ip-address": "IP_ADDRESS",
        "pnc-id": "UK_PNC_ID",
        "cro-number": "UK_CRO_NUMBER",
        "asn": "UK_ARREST_SUMMONS_NUMBER",
        "crime-reference": "UK_CRIME_REFERENCE",
        "custody-reference": "UK_CUSTODY_REFERENCE",
        "offence": "OFFENCE",
        "role-in-incident": "ROLE_IN_INCIDENT",
        "nino": "UK_NINO",
        "nhs-number": "UK_NHS",
        "passport": "UK_PASSPORT",
        "driver-number": "UK_DRIVING_LICENCE",
        "vrm": "UK_VEHICLE_REGISTRATION",
        "payment-card": "CREDIT_CARD",
        "iban": "IBAN_CODE",
        "sort-code-account": "UK_BANK_ACCOUNT",
        "ethnicity": "ETHNICITY",
        "religion": "RELIGION",
        "sexual-orientation": "SEXUAL_ORIENTATION",
        "gender-identity": "GENDER_IDENTITY",
        "health-condition": "HEALTH_CONDITION",
        "hate-crime": "HATE_CRIME",
        "vulnerability": "VULNERABILITY",
        "collar-number": "UK_COLLAR_NUMBER",
        "employee-number": "EMPLOYEE_NUMBER",
        "username": "USERNAME",
        "rank": "POLICE_RANK",
        "job-title": "JOB_TITLE",
        "case-urn": "UK_CASE_URN",
        "prison-number": "UK_PRISON_NUMBER",
        "probation-crn": "UK_PROBATION_CRN",
        "nominal-reference": "UK_NOMINAL_REFERENCE",
        "covert-source": "COVERT_SOURCE",
        "visor-number": "UK_VISOR_NUMBER",
        "sar-reference": "UK_SAR_REFERENCE",
        "offence-code": "UK_OFFENCE_CODE",
        "sexual-offence": "SEXUAL_OFFENCE",
        "chi-number": "UK_CHI_NUMBER",
        "hc-number": "UK_HC_NUMBER",
        "machine-readable-zone": "MACHINE_READABLE_ZONE",
        "brp": "UK_RESIDENCE_PERMIT",
        "home-office-reference": "UK_HOME_OFFICE_REFERENCE",
        "utr": "UK_UTR",
        "trn": "UK_TEMPORARY_REFERENCE_NUMBER",
        "upn": "UK_UPN",
        "uln": "UK_ULN",
        "student-number": "STUDENT_NUMBER",
        "electoral-number": "UK_ELECTORAL_NUMBER",
        "dbs-certificate": "UK_DBS_CERTIFICATE",
        "vin": "VEHICLE_IDENTIFICATION_NUMBER",
        "imei": "IMEI",
        "mac-address": "MAC_ADDRESS",
        "grid-reference": "UK_GRID_REFERENCE",
        "latitude-longitude": "LATITUDE_LONGITUDE",
        "what3words": "WHAT3WORDS",
        "udprn": "UK_UDPRN",
        "usrn": "UK_USRN",
        "place-of-birth": "PLACE_OF_BIRTH",
        "nationality": "NATIONALITY",
        "marital-status": "MARITAL_STATUS",
        "protected-person": "PROTECTED_PERSON",
        "mappa-level": "UK_MAPPA_LEVEL",
        "intelligence-grading": "INTELLIGENCE_GRADING",
        "vat-number": "UK_VAT_NUMBER",
        "company-number": "UK_COMPANY_NUMBER",
    }
)
"""What Candour calls a kind, and what Presidio calls it; its own name where it has one, so that its anonymisers know it."""

_IDENTIFIERS = {entity: identifier for identifier, entity in ENTITIES.items()}
_SCORES = {Likelihood.POSSIBLE: 0.5, Likelihood.LIKELY: 0.85, Likelihood.CERTAIN: 1.0}
_ODDS = ((0.95, 2000.0), (0.6, 50.0), (0.3, 5.0), (0.0, 0.2))
"""The odds of a score: those of the middle of the likelihood it stands for; under 0.3 only a label makes it worth telling."""
_IGNORES_CASE = 2
_USUAL_FLAGS = 26
"""Presidio's patterns ignore case unless its file says otherwise."""


def entity_of(identifier: str) -> str:
    """What Presidio calls a kind; of a body's own, its id in capitals: `case-worker-code` is CASE_WORKER_CODE."""
    return ENTITIES.get(identifier, identifier.upper().replace("-", "_"))


def _identifier_of(entity: str) -> str:
    return _IDENTIFIERS.get(entity, entity.lower().replace("_", "-"))


def _odds(score: float) -> float:
    return next(odds for least, odds in _ODDS if score >= least)


# ── Candour inside Presidio ─────────────────────────────────────────────────────────────────────────────────────────


class CandourRecognizer(_Recognizer):  # type: ignore[misc]  # a class of Presidio's, whose types are its own affair
    """Everything that Candour finds in a text, as one of Presidio's recognisers.

    Values that Candour knows to be nobody's (published test values, mailboxes of a body) are told too: their role
    stands in the result's metadata under `candour_role`.

    Args:
        at_least: what is less sure than this is not told.
        own: a body's own identifiers (see `candour.identifiers.own`), looked for as well.
        supported_language: Presidio asks a recogniser only about texts of its language.
        name: what Presidio calls it.
    """

    def __init__(
        self,
        *,
        at_least: Likelihood = Likelihood.POSSIBLE,
        own: Sequence[Identifier] = (),
        supported_language: str = "en",
        name: str = "CandourRecognizer",
    ) -> None:
        self._at_least = at_least
        self._own = tuple(own)
        entities = [*ENTITIES.values(), *(entity_of(identifier.id) for identifier in self._own)]
        super().__init__(supported_entities=entities, supported_language=supported_language, name=name)

    def load(self) -> None:
        """Nothing: Candour loads what it needs when it first needs it."""

    def analyze(self, text: str, entities: Sequence[str], nlp_artifacts: Any = None) -> list[Any]:  # noqa: ARG002  (Presidio hands it over)
        """Presidio's results for the entities asked for; all, where none are named."""
        wanted = set(entities or self.supported_entities)
        return [
            self._result(each)
            for each in identify(text, own=self._own)
            if entity_of(each.identifier) in wanted and self._is_sure(each)
        ]

    def _is_sure(self, finding: Finding) -> bool:
        return finding.evidence.likelihood is not None and finding.evidence.likelihood >= self._at_least

    def _result(self, finding: Finding) -> Any:
        likelihood = finding.evidence.likelihood or Likelihood.POSSIBLE
        score = _SCORES[likelihood]
        result = _presidio.RecognizerResult
        return result(
            entity_type=entity_of(finding.identifier),
            start=finding.start,
            end=finding.end,
            score=score,
            analysis_explanation=_presidio.AnalysisExplanation(
                recognizer=self.name, original_score=score, textual_explanation=str(finding.evidence)
            ),
            recognition_metadata={
                result.RECOGNIZER_NAME_KEY: self.name,
                result.RECOGNIZER_IDENTIFIER_KEY: self.id,
                "candour_likelihood": likelihood.name,
                "candour_role": finding.role,
            },
        )


# ── Presidio inside Candour ─────────────────────────────────────────────────────────────────────────────────────────


def with_recognizers(
    *recognizers: Any, nlp_engine: Any = None, language: str = "en"
) -> Callable[[str], list[Finding]]:
    """A function like `candour.identify` that asks these recognisers of Presidio's too.

    Where a recogniser's result overlaps a finding of Candour's, Candour's stands: it has weighed the value with its
    check digits and its label.

    Args:
        recognizers: Presidio recognisers, as they are made.
        nlp_engine: Presidio's engine for language, loaded; those that read words and not signs need one.
        language: the language of the texts.
    """

    def identify_with_recognizers(text: str) -> list[Finding]:
        found = identify(text)
        taken = [(finding.start, finding.end) for finding in found]
        artifacts = nlp_engine.process_text(text, language) if nlp_engine else None
        for recognizer in recognizers:
            for result in recognizer.analyze(text, recognizer.supported_entities, artifacts) or ():
                finding = _finding(result, recognizer.name, text)
                is_taken = any(finding.start < end and start < finding.end for start, end in taken)
                if not is_taken and finding.evidence.likelihood is not None:
                    found.append(finding)
        return sorted(found, key=lambda finding: (finding.start, finding.end))

    return identify_with_recognizers


def _finding(result: Any, name: str, text: str) -> Finding:
    evidence = Evidence(
        (Reason(f"Presidio's {name} says so, with score {result.score:.2f}", _odds(result.score)),)
    )
    return Finding(
        identifier=_identifier_of(result.entity_type),
        place=Place(),
        sight=Sight.SEEN,
        hiding=None,
        evidence=evidence,
        start=result.start,
        end=result.end,
        untrusted_value=text[result.start : result.end],
    )


# ── recognisers written as YAML ─────────────────────────────────────────────────────────────────────────────────────


def identifiers_from_yaml(path: str | os.PathLike[str]) -> tuple[Identifier, ...]:
    """The recognisers that a body has written in Presidio's YAML, as its own identifiers.

    Patterns become identifiers, a pattern each; context words become labels; a deny list becomes a list of values; a
    score becomes odds. Entries that are not enabled are left out, as Presidio leaves them out.

    Raises:
        CallError: where the file cannot be read.
        PolicyError: where an entry is one of Presidio's own recognisers, which are code, or has a pattern that
            Candour does not run (its message says what to write instead).
    """
    try:
        stated = import_module("yaml").safe_load(Path(path).read_text("utf-8"))
    except OSError as why:
        raise CallError(
            f"{path} cannot be read ({why.strerror}): check its name, and that you may read it"
        ) from None
    except (UnicodeDecodeError, import_module("yaml").YAMLError):
        raise PolicyError(f"{path} is not YAML in UTF-8: mend it, or save it anew") from None
    entries = stated.get("recognizers") if isinstance(stated, dict) else None
    if not isinstance(entries, list):
        raise PolicyError(f"{path} names no recognisers: write `recognizers:` and a list below it")
    flags = stated.get("global_regex_flags", _USUAL_FLAGS)
    found: list[Identifier] = []
    for number, entry in enumerate(entries, 1):
        where = f"{path}, recogniser {number}"
        if not isinstance(entry, dict):
            raise PolicyError(f"{where} is no mapping: give it a name and patterns")
        if entry.get("enabled", True):
            found += _from_entry(entry, where, ignores_case=bool(int(flags) & _IGNORES_CASE))
    return _numbered(found)


def _from_entry(entry: Mapping[str, Any], where: str, *, ignores_case: bool) -> Iterator[Identifier]:
    entities = entry.get("supported_entities") or [entry.get("supported_entity")]
    if not entry.get("patterns") and not entry.get("deny_list"):
        raise PolicyError(
            f"{where} has neither patterns nor a deny list: it is one of Presidio's own; hand it to with_recognizers"
        )
    if not isinstance(entities[0], str):
        raise PolicyError(f"{where} has no supported_entity: give it one")
    id_ = _identifier_of(entities[0])
    labels = [str(word) for word in _context(entry)]
    base = {
        "id": f"presidio-{id_}" if id_ in ENTITIES else id_,
        "title": id_.replace("-", " "),
        "labels": labels,
        "ignore_case": ignores_case,
    }
    for pattern in entry.get("patterns") or ():
        regex = str(pattern.get("regex", ""))
        yield _weighted({**base, "pattern": regex}, float(pattern.get("score", 0.0)), where)
    if entry.get("deny_list"):
        values = [str(value) for value in entry["deny_list"]]
        yield _weighted({**base, "values": values}, float(entry.get("deny_list_score", 1.0)), where)


def _context(entry: Mapping[str, Any]) -> Sequence[Any]:
    """The context words, which stand in the entry or in the language it supports."""
    languages = [each for each in entry.get("supported_languages") or () if isinstance(each, dict)]
    return entry.get("context") or [word for each in languages for word in each.get("context") or ()]


def _weighted(raw: Mapping[str, Any], score: float, where: str) -> Identifier:
    try:
        (identifier,) = own_identifiers([raw])
    except PolicyError as why:
        raise PolicyError(f"{where}: {str(why).partition(': ')[2]}") from None
    return replace(identifier, odds=_odds(score))


def _numbered(identifiers: Sequence[Identifier]) -> tuple[Identifier, ...]:
    """The identifiers with ids of their own: where an entry has several patterns, the second is `zip-2`."""
    counts: dict[str, int] = {}
    numbered = []
    for identifier in identifiers:
        count = counts[identifier.id] = counts.get(identifier.id, 0) + 1
        numbered.append(identifier if count == 1 else replace(identifier, id=f"{identifier.id}-{count}"))
    return tuple(numbered)
