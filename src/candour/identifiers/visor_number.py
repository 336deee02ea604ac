"""ViSOR number: the record of somebody who is managed as a violent or sexual offender.

What it is:
    A number in the register that police, prison and probation share of those whom they manage as dangerous. Whoever has
    one is on it.

How Candour tells it:
    By a label or a header. The word ViSOR by itself stands in policies and in counts, and is nothing.

Known misses:
    Numbers without label or header.

Sources:
    Ministry of Justice and Home Office, MAPPA guidance; types of identifier in Ministry of Justice code that is public.
"""

from __future__ import annotations

from candour.identifiers.base import UNDER, Group, Identifier, whole

__all__ = ["VISOR_NUMBER"]

_NUMBER = "[A-Z]{0,4}[-/]?[0-9]{4,10}"


VISOR_NUMBER = Identifier(
    id="visor-number",
    title="ViSOR number",
    plural="ViSOR numbers",
    group=Group.JUSTICE,
    odds=0.5,
    labels=(
        "visor number",
        "visor id",
        "visor reference",
        "visor reference number",
        "visor urn",
        "visor record number",
        "viso number",
        "viso id",
    ),
    needs_label=True,
    labelled=rf"{UNDER}({_NUMBER})(?![0-9A-Za-z,%])",
    fits=whole(f"(?i:{_NUMBER})"),
    finds=("ViSOR number: 0000001", "ViSOR ref: ZZ0000001"),
    ignores=("0000001", "ViSOR records: 1234", "ViSOR nominals rose to 12345"),
)
