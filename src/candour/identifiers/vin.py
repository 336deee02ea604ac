"""VIN: the number stamped into the chassis of one vehicle.

What it is:
    Seventeen letters and digits, never I, O or Q. Registers lead from it to the registration mark and to the keeper.

How Candour tells it:
    By a label or a header, over letters and digits together. European makers do not use its check digit.

Known misses:
    Numbers without label or header; the shorter ones of vehicles from before 1981.

Sources:
    ISO 3779; NPCC POLE Data Standards Dictionary. No maker has the code ZZZ.
"""

from __future__ import annotations

from candour.identifiers.base import BESIDE, Check, Group, Identifier, whole

__all__ = ["VIN"]

_NUMBER = "[A-HJ-NPR-Z0-9]{17}"


def _mixes_letters_and_digits(value: str) -> bool:
    return any(map(str.isalpha, value)) and sum(map(str.isdecimal, value)) >= 4


VIN = Identifier(
    id="vin",
    title="vehicle identification number",
    plural="vehicle identification numbers",
    group=Group.VEHICLE,
    odds=0.5,
    checks=(Check("it mixes letters and digits", 0.5, _mixes_letters_and_digits),),
    labels=(
        "vin",
        "vin number",
        "vehicle identification number",
        "chassis number",
        "chassis",
        "frame number",
        "vehicle vin",
    ),
    needs_label=True,
    labelled=rf"{BESIDE}((?i:{_NUMBER}))(?![0-9A-Za-z])",
    fits=whole(f"(?i:{_NUMBER})"),
    is_test=lambda value: value.strip().upper().startswith("ZZZ"),
    finds=("VIN ZZZZZZ00Z00000001", "Chassis no: ZZZZZZ00Z00000001"),
    ignores=("ZZZZZZ00Z00000001", "VIN unknown", "chassis number 12345"),
)
