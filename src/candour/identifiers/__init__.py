"""The kinds of personal data that Candour knows."""

from __future__ import annotations

from candour.identifiers.base import Identifier
from candour.identifiers.email import EMAIL
from candour.identifiers.nhs_number import NHS_NUMBER
from candour.identifiers.postcode import POSTCODE

__all__ = ["IDENTIFIERS"]

IDENTIFIERS: tuple[Identifier, ...] = (
    EMAIL,
    NHS_NUMBER,
    POSTCODE,
)
