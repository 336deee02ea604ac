"""UDPRN: the Royal Mail's number of one delivery point.

What it is:
    Up to eight digits that stand for one letter box: a flat as well as a house. Whoever has the number has the address.

How Candour tells it:
    By a label or a header: any number looks like one.

Known misses:
    Numbers without label or header.

Sources:
    Royal Mail, Postcode Address File programmers' guide.
"""

from __future__ import annotations

from candour.identifiers.base import BESIDE, Group, Identifier, whole

__all__ = ["UDPRN"]


UDPRN = Identifier(
    id="udprn",
    title="UDPRN",
    plural="UDPRNs",
    group=Group.PLACE,
    odds=0.6,
    labels=(
        "udprn",
        "udprn number",
        "unique delivery point reference number",
        "delivery point reference number",
    ),
    needs_label=True,
    labelled=rf"{BESIDE}([0-9]{{6,8}})(?![0-9A-Za-z])",
    fits=whole("[0-9]{5,8}"),
    finds=("UDPRN 00000001", "UDPRN: 00000001"),
    ignores=("00000001", "UDPRN: 12", "UDPRNs of the file"),
)
