"""USRN: the number of one street.

What it is:
    Up to eight digits that stand for a street in every national register. It is open data and points at many homes.

How Candour tells it:
    By a label or a header: any number looks like one.

Known misses:
    Numbers without label or header.

Sources:
    GeoPlace, USRN; Government data standards catalogue.
"""

from __future__ import annotations

from candour.identifiers.base import BESIDE, Group, Identifier, whole

__all__ = ["USRN"]


USRN = Identifier(
    id="usrn",
    title="USRN",
    plural="USRNs",
    group=Group.PLACE,
    odds=0.5,
    labels=("usrn", "usrn number", "unique street reference number", "street reference number"),
    needs_label=True,
    labelled=rf"{BESIDE}([0-9]{{7,8}})(?![0-9A-Za-z])",
    fits=whole("[0-9]{5,8}"),
    finds=("USRN 00000001", "USRN: 00000001"),
    ignores=("00000001", "USRNs are listed in a gazetteer", "USRN: 12"),
)
