"""Residence permit number: the number of a biometric residence permit (BRP).

What it is:
    Two letters and seven digits on the card of somebody who came from abroad and may stay. The number alone says that
    its owner is, or was, under immigration control.

How Candour tells it:
    By a label or a header: many codes have the same shape, and no check digit stands among them.

Known misses:
    Numbers without label or header.

Sources:
    Home Office, biometric residence permits. The form is that of cards as they are described; ZZ0000000 is nobody's.
"""

from __future__ import annotations

from candour.identifiers.base import BESIDE, Group, Identifier, whole

__all__ = ["BRP"]

_NUMBER = "[A-Z]{2} ?[0-9]{7}"


BRP = Identifier(
    id="brp",
    title="residence permit number",
    plural="residence permit numbers",
    group=Group.GOVERNMENT,
    odds=0.5,
    labels=(
        "brp",
        "brp number",
        "brp card number",
        "biometric residence permit",
        "biometric residence permit number",
        "residence permit number",
        "residence permit",
        "residence card number",
    ),
    needs_label=True,
    labelled=rf"{BESIDE}((?i:{_NUMBER}))(?![0-9A-Za-z])",
    fits=whole(f"(?i:{_NUMBER})"),
    is_test=lambda value: value.replace(" ", "").upper() == "ZZ0000000",
    finds=("BRP number ZZ0000000", "Residence permit: ZZ 0000000"),
    ignores=("ZZ0000000", "BRP collection point 12", "invoice ZZ0000001"),
)
