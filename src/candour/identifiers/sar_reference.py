"""SAR reference: a subject access request, or a suspicious activity report.

What it is:
    Police and councils shorten both in the same way. The first is somebody's request for what is held about them. The
    second is a bank's report of suspected money laundering: to let the person know of it is an offence.

How Candour tells it:
    By a label or a header over references. Counts of requests are nothing.

Known misses:
    References without label or header; requests that are numbered as FOI requests are.

Sources:
    Data Protection Act 2018, section 45; UK GDPR, article 15; Proceeds of Crime Act 2002, sections 330 and 333A.
"""

from __future__ import annotations

from candour.identifiers.base import UNDER, Group, Identifier, whole

__all__ = ["SAR_REFERENCE"]

_NUMBER = "[A-Z]{1,5}[-/ ]?[0-9]{2,9}(?:[-/][0-9]{2,4})?|[0-9]{5,7}[-/][0-9]{2,4}|[0-9]{2,4}[-/][0-9]{3,7}|[0-9]{6,9}"


SAR_REFERENCE = Identifier(
    id="sar-reference",
    title="reference of a subject access request or suspicious activity report",
    plural="references of subject access requests and suspicious activity reports",
    group=Group.JUSTICE,
    odds=0.3,
    labels=(
        "sar reference",
        "sar reference number",
        "sar number",
        "sar id",
        "sar urn",
        "dsar reference",
        "dsar number",
        "subject access request reference",
        "subject access request number",
        "subject access reference",
        "suspicious activity report reference",
        "suspicious activity report number",
        "elmer reference",
    ),
    needs_label=True,
    label_odds=100,
    labelled=rf"{UNDER}({_NUMBER})(?![0-9A-Za-z,%/])",
    fits=whole(f"(?i:{_NUMBER})"),
    finds=("SAR ref: ZZ/0001/99", "Subject access request reference: DP-00012-99"),
    ignores=("SAR numbers: 1234", "SARs: 12345", "SAR ref: 2023/24", "ZZ/0001/99"),
)
