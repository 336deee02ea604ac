"""Nominal reference: the number of a person in a force's own records.

What it is:
    Police records call a person a nominal. The number joins all that a force holds of one: as victim, as witness, as
    suspect.

How Candour tells it:
    By a label or a header: each system has its own form.

Known misses:
    Numbers without label or header.

Sources:
    Headers of forces' own exports; NPCC, Minimum POLE Data Standards Dictionary 1.1, entities of the person.
"""

from __future__ import annotations

from candour.identifiers.base import BESIDE, Group, Identifier

__all__ = ["NOMINAL_REFERENCE"]

_NUMBER = "(?:[A-Z]{1,4}[-/]?)?[0-9]{4,12}(?:[-/][0-9]{2,4})?"


def _fits(value: str) -> bool:
    return any(map(str.isdecimal, value)) and len(value.strip()) <= 30 and " " not in value.strip()


NOMINAL_REFERENCE = Identifier(
    id="nominal-reference",
    title="nominal reference",
    plural="nominal references",
    group=Group.JUSTICE,
    odds=0.5,
    labels=(
        "nominal reference",
        "nominal reference number",
        "nominal number",
        "nominal id",
        "nominal urn",
        "nominal record",
        "person urn",
        "person record number",
        "master person id",
        "golden nominal",
        "pnd id",
    ),
    needs_label=True,
    label_odds=100,
    labelled=rf"{BESIDE}({_NUMBER})(?![0-9A-Za-z,%])",
    fits=_fits,
    finds=("Nominal ref: 00012345", "nominal number ZZ/0001234"),
    ignores=("00012345", "nominal numbers: 1234", "a nominal sum of 12345", "Nominal code 4000"),
)
