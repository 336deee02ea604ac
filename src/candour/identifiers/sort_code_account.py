"""Sort code and account number: a bank account in the United Kingdom.

What it is:
    Six digits for the branch, written in pairs, and eight for the account.

How Candour tells it:
    In running text by the two side by side, or by either beside its label; in tables by their headers. Two dates side
    by side have the same form and are told apart.

Known misses:
    Accounts of seven digits or fewer; sort codes and accounts apart from each other and without a label. The published
    modulus tables are not used: they change monthly, and they do not cover every bank.

Sources:
    Pay.UK, Validating account numbers, which also gives the test values used here.
"""

from __future__ import annotations

import re

from candour.identifiers.base import BESIDE, Check, Group, Identifier, digits_of

__all__ = ["SORT_CODE_ACCOUNT"]

_SORT_CODE = r"[0-9]{2}-[0-9]{2}-[0-9]{2}|[0-9]{2} [0-9]{2} [0-9]{2}|[0-9]{6}"
_PAIR = r"[0-9]{2}-[0-9]{2}-[0-9]{2} {1,3}(?:/ )?[0-9]{8}"
_DAY = r"(?:0[1-9]|[12][0-9]|3[01])"
_MONTH = r"(?:0[1-9]|1[0-2])"
_TWO_DATES = (
    rf"{_DAY}{_MONTH}[0-9]{{2}}(?:(?:19|20)[0-9]{{2}}{_MONTH}{_DAY}|{_DAY}{_MONTH}(?:19|20)[0-9]{{2}})"
)
_TEST_VALUES = frozenset({"08999966374958", "10799988837491", "20295963748472", "20295900000000"})


SORT_CODE_ACCOUNT = Identifier(
    id="sort-code-account",
    title="bank account",
    plural="bank accounts",
    group=Group.MONEY,
    shape=_PAIR,
    odds=0.5,
    checks=(
        Check("it is not two dates", 0.9, lambda value: re.fullmatch(_TWO_DATES, digits_of(value)) is None),
    ),
    signs=(Check("sort code and account stand together", 0.01, lambda value: len(digits_of(value)) == 14),),
    labels=(
        "sort code",
        "account number",
        "bank account",
        "bank account number",
        "bank details",
        "sort code and account number",
    ),
    labelled=rf"{BESIDE}((?:{_SORT_CODE})(?:[ ,;/]{{1,3}}(?i:account|acct?|a/c)?(?i: number| no)?[ .:/]{{0,3}}[0-9]{{8}})?|[0-9]{{8}})(?![0-9A-Za-z])",
    fits=lambda value: (
        re.fullmatch(rf"(?:{_SORT_CODE})[ ,;/]*(?i:[a-z/. :]*)(?:[0-9]{{8}})?|[0-9]{{8}}", value.strip())
        is not None
    ),
    is_test=lambda value: digits_of(value) in _TEST_VALUES,
    finds=(
        "pay 20-29-59 63748472",
        "Sort code: 20-29-59",
        "account number 63748472",
        "sort code 20-29-59, account no. 63748472",
    ),
    ignores=("20-12-23 20231220", "20-29-59", "63748472", "01-02-03 to 04-05-06"),
)
