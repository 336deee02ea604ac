"""IBAN: a bank account, anywhere.

What it is:
    A country, two check digits, and the account as that country writes it. A British one holds the sort code and the
    account number.

How Candour tells it:
    By its shape, its length for its country, and the remainder of 1 by 97.

Known misses:
    Numbers of countries that joined lately, where the length is not known here.

Sources:
    ISO 13616; the SWIFT registry of IBANs, which also prints GB29 NWBK 6016 1331 9268 19 as its example.
"""

from __future__ import annotations

from candour.identifiers.base import Check, Group, Identifier, whole

__all__ = ["IBAN"]

_BRITISH = r"(?:GB|IE)[0-9]{2} ?[A-Z]{4} ?[0-9]{4} ?[0-9]{4} ?[0-9]{4} ?[0-9]{2}"
_ELSEWHERE = r"[A-Z]{2}[0-9]{2}(?:[A-Z0-9]{11,30}|(?: [A-Z0-9]{4}){2,7}(?: [A-Z0-9]{1,3})?)"
_LENGTHS = {
    country: length
    for length, countries in {
        15: "NO",
        16: "BE",
        18: "DK FO FI GL NL",
        19: "MK SI",
        20: "AT BA EE KZ LT LU XK",
        21: "CH HR LI LV",
        22: "BA BG BH CR DE GB GE IE ME RS",
        23: "AE GI IL IQ OM TL",
        24: "AD CZ ES MD PK RO SA SE SK TN VG",
        25: "LY PT ST",
        26: "IS TR",
        27: "FR GR IT MC MR SM",
        28: "AL AZ CY DO GT HU LB PL SV",
        29: "BR EG PS QA UA",
        30: "JO KW MU",
        31: "MT SC",
    }.items()
    for country in countries.split()
}
_TEST_VALUES = frozenset({"GB29NWBK60161331926819", "GB82WEST12345698765432", "DE89370400440532013000"})


def _bare(value: str) -> str:
    return value.replace(" ", "").upper()


def _passes_97(value: str) -> bool:
    text = _bare(value)
    if not (text.isascii() and text.isalnum()):
        return False
    return int("".join(str(int(sign, 36)) for sign in text[4:] + text[:4])) % 97 == 1


IBAN = Identifier(
    id="iban",
    title="IBAN",
    plural="IBANs",
    group=Group.MONEY,
    shape=f"{_BRITISH}|{_ELSEWHERE}",
    opening="[A-Z]{2}[0-9]{2} ?[A-Z0-9]{4} ?[A-Z0-9]{3}",
    odds=2,
    checks=(
        Check("its check digits are right", 1 / 97, _passes_97),
        Check(
            "its length is its country's",
            0.1,
            lambda value: _LENGTHS.get(_bare(value)[:2]) == len(_bare(value)),
        ),
    ),
    labels=("iban", "iban number", "international bank account number"),
    fits=whole(f"(?i:{_BRITISH}|{_ELSEWHERE})"),
    is_test=lambda value: _bare(value) in _TEST_VALUES,
    finds=("IBAN GB29 NWBK 6016 1331 9268 19", "to GB82WEST12345698765432", "DE89370400440532013000"),
    ignores=("GB29 NWBK 6016 1331 9268 18", "AB12CDEF34567890123", "QQ12 3456 7890 1234"),
)
