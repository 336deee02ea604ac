"""Driver number: the number of a driving licence of Great Britain, which spells out who holds it.

What it is:
    Sixteen characters: five of the surname, the date of birth with the sex mixed in, two initials, three more. Whoever
    reads one knows surname, date of birth and sex: taking out those columns does not take them out of it.

How Candour tells it:
    By its shape, in which month and day must be possible. The last two letters cannot be checked by anyone but DVLA.

Known misses:
    Northern Ireland licences (eight digits) away from a label; numbers split by other than single spaces.

Sources:
    NPCC POLE Data Standards Dictionary, DS_061; DVLA's specimen licence.
"""

from __future__ import annotations

import re

from candour.identifiers.base import BESIDE, Check, Group, Identifier, whole

__all__ = ["DRIVER_NUMBER"]

_SHAPE = (
    r"(?:[A-Z]{5}|[A-Z]{4}9|[A-Z]{3}99|[A-Z]{2}999|[A-Z]9999) ?[0-9](?:[05][1-9]|[16][0-2])(?:0[1-9]|[12][0-9]|3[01])[0-9] ?[A-Z][A-Z9][A-Z0-9][A-Z]{2}"
    r"(?: ?[0-9]{2})?"
)


def _bare(value: str) -> str:
    return value.replace(" ", "").upper()


DRIVER_NUMBER = Identifier(
    id="driver-number",
    title="driver number",
    plural="driver numbers",
    group=Group.VEHICLE,
    shape=_SHAPE,
    opening="[A-Z][A-Z9]{4} ?[0-9]{6}",
    odds=0.5,
    signs=(Check("surname, birth and initials stand where they should", 0.001, whole(_SHAPE)),),
    labels=(
        "driver number",
        "driving licence",
        "driving licence number",
        "drivers licence number",
        "driver licence number",
        "dvla number",
    ),
    labelled=rf"{BESIDE}([0-9]{{8}}|(?i:{_SHAPE}))(?![0-9A-Za-z])",
    fits=lambda value: re.fullmatch(rf"{_SHAPE}|[0-9]{{8}}", _bare(value)) is not None,
    is_test=lambda value: _bare(value).startswith(("MORGA753116SM9IJ", "TESTP", "EXAMP")),
    finds=("licence MORGA753116SM9IJ", "EXAMP 801015 N99AA 12", "Driving licence number: 12345678"),
    ignores=("MORGA793116SM9IJ", "ABCDE1234567890F", "MORGA753329SM9IJ"),
)
