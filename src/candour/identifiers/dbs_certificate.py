"""DBS certificate number: one check of one person's criminal record.

What it is:
    Twelve digits on a certificate of the Disclosure and Barring Service. It says that its owner was checked, and with
    name and date of birth anyone can ask whether the certificate still holds.

How Candour tells it:
    By a label or a header, over twelve digits that begin with two zeros, or ten from which a spreadsheet dropped them.

Known misses:
    Numbers without label or header.

Sources:
    Disclosure and Barring Service, guidance on certificates and the update service.
"""

from __future__ import annotations

from candour.identifiers.base import BESIDE, Group, Identifier, whole

__all__ = ["DBS_CERTIFICATE"]


DBS_CERTIFICATE = Identifier(
    id="dbs-certificate",
    title="DBS certificate number",
    plural="DBS certificate numbers",
    group=Group.GOVERNMENT,
    odds=0.5,
    labels=(
        "dbs certificate number",
        "dbs certificate",
        "dbs number",
        "dbs reference",
        "dbs disclosure number",
        "dbs id",
        "crb number",
        "crb certificate number",
        "crb disclosure number",
    ),
    needs_label=True,
    labelled=rf"{BESIDE}(00[0-9]{{10}})(?![0-9A-Za-z])",
    fits=whole("(?:00)?[0-9]{10}"),
    is_test=lambda value: value.strip().zfill(12) in {"000000000000", "001000000000"},
    finds=("DBS certificate number 001000000000", "DBS no: 001000000000"),
    ignores=("001000000000", "DBS checks: 1234", "DBS number 123456"),
)
