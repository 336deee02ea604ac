"""Covert source: the reference of somebody who informs the police in secret.

What it is:
    The number or false name under which a covert human intelligence source (CHIS) is kept, and the unit that keeps it.
    That there is one behind a line of intelligence is itself secret: disclosed, it can cost a life.

How Candour tells it:
    By a label or a header that names such a reference. The word CHIS by itself stands in policies and in published counts
    of authorisations, and is nothing.

Known misses:
    References without label or header; sources described in sentences.

Sources:
    Regulation of Investigatory Powers Act 2000, part II; Home Office, code of practice on covert human intelligence
    sources.
"""

from __future__ import annotations

from candour.identifiers.base import UNDER, UNTOLD, Group, Identifier

__all__ = ["COVERT_SOURCE"]

_REFERENCE = "[A-Z]{0,5}[-/]?[0-9]{2,8}(?:[-/][0-9A-Z]{1,6})?"


def _fits(value: str) -> bool:
    text = value.strip()
    return 1 < len(text) <= 40 and any(map(str.isalnum, text)) and text.casefold() not in UNTOLD


COVERT_SOURCE = Identifier(
    id="covert-source",
    title="reference of a covert source",
    plural="references of covert sources",
    group=Group.JUSTICE,
    odds=0.5,
    labels=(
        "chis reference",
        "chis reference number",
        "chis id",
        "chis urn",
        "chis pseudonym",
        "chis code",
        "source pseudonym",
        "dsu reference",
        "dpu reference",
        "source unit reference",
        "source registration reference",
    ),
    needs_label=True,
    labelled=rf"{UNDER}({_REFERENCE})(?![0-9A-Za-z,%])",
    fits=_fits,
    finds=("CHIS ref: ZZ/0001", "CHIS pseudonym: ZZ-0001"),
    ignores=("CHIS authorisations: 12", "the CHIS code of practice 2022", "CHIS: 14", "ZZ/0001"),
)
