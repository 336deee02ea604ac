"""Finders: Candour and Presidio, asked the same of the same texts and cells.

Presidio runs its pattern recognisers with all of the United Kingdom's switched on, with the words beside a value and, in tables,
with the header as context, as its own batch engine does. Its names come from a model, and a model cannot be had without a
download: with a blank English pipeline it finds none, and the run says so. Two things are set so that it works at all here: the
e-mail recogniser uses the list of domains that its library ships (it would fetch one), and a word's lemma is the word itself.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from bench.quality.scoring import Found, TableTruth

__all__ = [
    "PRESIDIO_KINDS",
    "candour_cells",
    "candour_text",
    "presidio",
    "presidio_cells",
    "presidio_patterns",
    "presidio_text",
]

Cells = dict[tuple[int, int], frozenset[str]]
_NOBODYS = frozenset({"test-data", "role-mailbox"})
_SURE = {1: 0.5, 2: 0.85, 3: 1.0}

PRESIDIO_KINDS: Mapping[str, str] = {
    "CREDIT_CARD": "payment-card",
    "EMAIL_ADDRESS": "email",
    "IBAN_CODE": "iban",
    "IP_ADDRESS": "ip-address",
    "PERSON": "person-name",
    "PHONE_NUMBER": "uk-phone",
    "UK_DRIVING_LICENCE": "driver-number",
    "UK_NHS": "nhs-number",
    "UK_NINO": "nino",
    "UK_PASSPORT": "passport",
    "UK_POSTCODE": "postcode",
    "UK_VEHICLE_REGISTRATION": "vrm",
}
"""What Presidio calls a kind, and what it is called here. Its DATE_TIME is any date and says nothing of birth: left out."""


def candour_text(text: str) -> list[Found]:
    """What Candour finds in a text."""
    from candour.identifying import identify

    return [
        Found(
            found.start,
            found.end,
            found.identifier,
            _SURE[found.evidence.likelihood or 1],
            found.role in _NOBODYS,
        )
        for found in identify(text)
    ]


def _table(table: TableTruth) -> Any:
    from candour.block import CellKind, ListBlock
    from candour.piece import Table
    from candour.place import Place

    block = ListBlock()
    for row, values in enumerate(table.rows):
        for column, value in enumerate(values):
            is_number = re.fullmatch(r"[1-9][0-9]{0,14}(\.[0-9]+)?|0", value) is not None
            block.add(row, column, value, CellKind.NUMBER if is_number else CellKind.TEXT)
    return Table(Place(("table",)), lambda: [block])


def candour_cells(table: TableTruth) -> tuple[Cells, int]:
    """The kinds Candour tells of each cell of a table, and how many rows it says are about people."""
    from candour.tables.survey import survey

    result = survey(_table(table), all_places=True)
    kinds: defaultdict[tuple[int, int], set[str]] = defaultdict(set)
    for found in result.findings:
        at = re.fullmatch(r"([A-Z]+)([0-9]+)", found.place.steps[-1])
        if at and found.role not in _NOBODYS:
            kinds[int(at[2]) - 1, ord(at[1]) - 65].add(found.identifier)
    return {at: frozenset(told) for at, told in kinds.items()}, sum(rows.rows for rows in result.people)


@cache
def _recognizers() -> tuple[Any, ...]:
    """Presidio's recognisers of what the United Kingdom has, and of what everybody has."""
    import tldextract
    from presidio_analyzer import predefined_recognizers as theirs

    tldextract.extract = tldextract.TLDExtract(suffix_list_urls=())  # its own snapshot, never the network
    names = ("CreditCard", "Email", "Iban", "Ip", "Nhs", "UkDrivingLicence", "UkNino", "UkPassport", "UkPostcode", "UkVehicleRegistration")  # fmt: skip
    patterns = [getattr(theirs, f"{name}Recognizer")() for name in names]
    return (*patterns, theirs.PhoneRecognizer(supported_regions=("GB",)))


@cache
def presidio() -> Callable[..., list[Any]]:
    """Presidio's `analyze` of English text. Raises ImportError where it is not installed."""
    import spacy
    from presidio_analyzer import AnalyzerEngine, RecognizerRegistry
    from presidio_analyzer.nlp_engine import SpacyNlpEngine
    from spacy.language import Language

    @Language.component("a word is its lemma")
    def _lemmas(doc: Any) -> Any:
        for token in doc:
            token.lemma_ = token.lower_
        return doc

    class _Blank(SpacyNlpEngine):
        def load(self) -> None:
            pipeline = spacy.blank("en")
            pipeline.add_pipe("a word is its lemma")
            self.nlp = {"en": pipeline}

    engine = _Blank(models=[{"lang_code": "en", "model_name": "blank"}])
    engine.load()
    registry = RecognizerRegistry(recognizers=[*_recognizers()], supported_languages=["en"])
    analyzer = AnalyzerEngine(registry=registry, nlp_engine=engine, supported_languages=["en"])

    def analyze(text: str, context: list[str] | None = None) -> list[Any]:
        return analyzer.analyze(text, language="en", context=context)

    return analyze


def presidio_patterns() -> Callable[[str], int]:
    """Presidio's recognisers by themselves over a text, with nothing around them: how much they find."""

    def found(text: str) -> int:
        return sum(len(each.analyze(text, each.supported_entities, None)) for each in _recognizers())

    return found


def presidio_text(text: str) -> list[Found]:
    """What Presidio finds in a text."""
    return [
        Found(found.start, found.end, PRESIDIO_KINDS[found.entity_type], found.score)
        for found in presidio()(text)
        if found.entity_type in PRESIDIO_KINDS
    ]


def presidio_cells(table: TableTruth, at_least: float) -> Cells:
    """The kinds Presidio tells of each cell of a table, cell by cell, with the header as context."""
    kinds: Cells = {}
    for row, values in enumerate(table.rows):
        for column, value in enumerate(values):
            if value.strip():
                header = table.rows[table.header_rows - 1][column] if row >= table.header_rows > 0 else ""
                told = _told(value, header)
                kinds[row, column] = frozenset(kind for kind, sure in told if sure >= at_least)
    return kinds


@cache
def _told(value: str, header: str) -> tuple[tuple[str, float], ...]:
    found = presidio()(value, context=[header] if header else None)
    return tuple(
        (PRESIDIO_KINDS[each.entity_type], each.score) for each in found if each.entity_type in PRESIDIO_KINDS
    )
