"""UPRN: the number of one addressable place, of a flat as of a house.

What it is:
    Up to twelve digits that stand for one address in every national register. Whoever has the number has the address.

How Candour tells it:
    By a label or a header: any number looks like one.

Known misses:
    Numbers without label or header.

Sources:
    GeoPlace, UPRN; Government data standards catalogue.
"""

from __future__ import annotations

from candour.identifiers.base import BESIDE, Group, Identifier, whole

__all__ = ["UPRN"]


UPRN = Identifier(
    id="uprn",
    title="UPRN",
    plural="UPRNs",
    group=Group.PLACE,
    odds=0.5,
    labels=("uprn", "unique property reference number", "property reference number", "udprn", "premise key"),
    needs_label=True,
    labelled=rf"{BESIDE}([0-9]{{6,12}})(?![0-9A-Za-z])",
    fits=whole(r"[0-9]{1,12}"),
    is_test=lambda value: value.strip() == "100000000000",
    finds=("UPRN 100000000000", "UPRN: 100000000000"),
    ignores=("100000000000", "UPRNs are listed in a gazetteer"),
)
