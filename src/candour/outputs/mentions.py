"""Mentions: who is in the files, a JSON object on each line. The contract is `docs/reference/mention.schema.json`.

These are personal data in plain, so nothing writes them unless somebody asked to see values.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from candour.affected.mention import Mention

__all__ = ["SCHEMA", "as_lines", "as_object"]

SCHEMA = 1
"""The number of the contract. It changes when a program that reads the old one would go wrong."""


def as_lines(mentions: Iterable[Mention]) -> Iterator[str]:
    """One line for each mention, as soon as it is met."""
    return (json.dumps(as_object(one), ensure_ascii=False, allow_nan=False) + "\n" for one in mentions)


def as_object(mention: Mention) -> dict[str, Any]:
    """One mention as the JSON contract has it."""
    return {
        "schema": SCHEMA,
        "place": str(mention.place),
        "sight": mention.sight.value,
        "hiding": mention.hiding.id if mention.hiding else None,
        "role": mention.role,
        "title": mention.title,
        "forenames": mention.forenames,
        "surname": mention.surname,
        "name": mention.name,
        "aliases": list(mention.aliases),
        "born": mention.born,
        "age": mention.age,
        "sex": mention.sex,
        "address": mention.address,
        "postcode": mention.postcode,
        "phones": list(mention.phones),
        "emails": list(mention.emails),
        "identifiers": _pairs(mention.identifiers),
        "references": _pairs(mention.references),
        "offences": list(mention.offences),
        "signals": _pairs(mention.signals),
    }


def _pairs(pairs: Iterable[tuple[str, str]]) -> list[dict[str, str]]:
    return [{"identifier": identifier, "value": value} for identifier, value in pairs]
