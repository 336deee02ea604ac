"""Identifying: a run of text → Findings."""

from __future__ import annotations

from candour.finding import Finding
from candour.hiding import Sight
from candour.identifiers import IDENTIFIERS
from candour.identifiers.matching import scan
from candour.identifiers.weighing import weigh
from candour.place import Place

__all__ = ["identify"]

_BY_ID = {identifier.id: identifier for identifier in IDENTIFIERS}


def identify(text: str, *, label: str = "") -> list[Finding]:
    """The personal data in a run of text, in the order it stands. Offsets are of characters."""
    found = []
    buffer = text.encode("utf-8", "replace")
    for id_, spans in scan(buffer).items():
        identifier = _BY_ID[id_]
        for start, end in zip(spans.starts, spans.ends, strict=True):
            value = buffer[start:end].decode()
            first = len(buffer[:start].decode())
            near = text[max(0, first - 40) : first].rpartition("\n")[2]
            evidence = weigh(identifier, value, label=label or near)
            if evidence.likelihood:
                role = "test-data" if identifier.is_test(value) else ""
                found.append(
                    Finding(
                        id_, Place(), Sight.SEEN, None, evidence, 1, role, first, first + len(value), value
                    )
                )
    return sorted(found, key=lambda finding: finding.start)
