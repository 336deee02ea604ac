"""Whatever is planted in any way its specification allows is found: in text behind a label, in a table under a header.

And what is found is shown masked, in every output, unless somebody asks to see it.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import candour
from candour.finding import masked
from candour.identifiers import IDENTIFIERS
from candour.identifiers.base import Identifier
from candour.identifying import identify
from candour.judging import judge
from candour.outputs import Checked, writer_of
from candour.policy import Policy
from candour.tables.survey import survey
from files.tables import FAMILY, table_of

LETTERS = "ZABCDEFGHJKLMNPQRTUVWXY"
NBSP = "\N{NO-BREAK SPACE}"
_OTHERS = {
    "coordinates": ["51.50141", "-0.14189"],
    "job-title": ["Custody Sergeant", "Crime Analyst"],
    "offence-code": ["TH68001", "OF61102"],
    "sexual-offence": [
        f"{what} of a person aged {age}"
        for what in ("Rape", "Sexual assault", "Grooming")
        for age in range(16, 22)
    ],
    "company-number": ["00000007", "SC000001"],
}
_UNUSUAL = {"gp", "registered gp"}
"""Labels that head names of doctors as well."""


def _examples(identifier: Identifier) -> list[str]:
    """Values of an identifier: those in its own examples, or some of its closed list."""
    met = [
        each.untrusted_value
        for text in identifier.finds
        for each in identify(text)
        if each.identifier == identifier.id
    ]
    return met or _OTHERS.get(identifier.id) or sorted(identifier.values)[:12]


def _told(rows: Sequence[Sequence[str]]) -> set[str]:
    return {each.identifier for each in survey(table_of(rows)).findings}


def _header(label: str, style: str) -> str:
    words = label.split()
    return {
        "words": label,
        "capitals": label.upper(),
        "snake": "_".join(words),
        "camel": words[0] + "".join(word.title() for word in words[1:]),
        "whose": f"VICTIM_{'_'.join(words).upper()}",
        "numbered": f"{label.title()} 1",
        "bracketed": f"{label.title()} (if known)",
    }[style]


@pytest.mark.parametrize("identifier", IDENTIFIERS, ids=lambda each: each.id)
def test_each_identifier_is_found_under_each_of_its_labels(identifier: Identifier) -> None:
    """Beside names a column under any of an identifier's labels, however the header is written, is told to hold it."""
    values = _examples(identifier)
    styles = ("words", "capitals", "snake", "camel", "whose", "numbered", "bracketed")
    for at, label in enumerate(label for label in identifier.labels if label not in _UNUSUAL):
        header = _header(label, styles[at % len(styles)])
        rows = [[header, "Victim surname"], *([value, FAMILY[n % 9]] for n, value in enumerate(values * 2))]
        assert identifier.id in _told(rows), header


# ── shapes and spacings, made here by the published rules and not by Candour's own ──────────────────────────────────


def _pnc(serial: int) -> str:
    return f"2099/{serial:07}{LETTERS[int(f'99{serial:07}') % 23]}"


def _short_pnc(serial: int) -> str:
    return f"99/{serial}{LETTERS[int(f'99{serial:07}') % 23]}"


def _cro(number: int) -> str:
    serial = number % 10**6
    return f"{serial:06}/99{LETTERS[int(f'99{serial:06}') % 23]}"


def _asn(serial: int) -> str:
    return f"99/99ZZ/01/{serial}{LETTERS[int(f'990199{serial:011}') % 23]}"


def _long_asn(serial: int) -> str:
    return f"9999ZZ01{serial:011}{LETTERS[int(f'990199{serial:011}') % 23]}"


def _nhs(serial: int) -> str:
    while True:
        body = f"999{serial % 10**6:06}"
        check = -sum(int(digit) * weight for digit, weight in zip(body, range(10, 1, -1), strict=True)) % 11
        if check < 10:
            return f"{body}{check}"
        serial += 1


def _in_parts(digits: str, *lengths: int, between: str = " ") -> str:
    at, parts = 0, []
    for length in lengths:
        parts.append(digits[at : at + length])
        at += length
    return between.join(parts)


SHAPES: dict[str, tuple[str, str, Callable[[int], str]]] = {
    "PNC ID": ("pnc-id", "PNC ID", _pnc),
    "PNC ID, short": ("pnc-id", "PNC no", _short_pnc),
    "PNC ID in small letters": ("pnc-id", "PNC", lambda n: _pnc(n).lower()),
    "CRO number": ("cro-number", "CRO", _cro),
    "CRO number in small letters": ("cro-number", "CRO no", lambda n: _cro(n).lower()),
    "arrest number": ("asn", "ASN", _asn),
    "arrest number, long": ("asn", "Arrest Summons No", _long_asn),
    "NHS number": ("nhs-number", "NHS number", _nhs),
    "NHS number in groups": ("nhs-number", "NHS No", lambda n: _in_parts(_nhs(n), 3, 3, 4)),
    "NHS number with hyphens": ("nhs-number", "NHS", lambda n: _in_parts(_nhs(n), 3, 3, 4, between="-")),
    "NHS number with blanks that do not break": ("nhs-number", "NHS no", lambda n: _in_parts(_nhs(n), 3, 3, 4, between=NBSP)),
    "National Insurance number": ("nino", "NINO", lambda n: f"AA{n % 10**6:06}D"),
    "National Insurance number in pairs": ("nino", "NI number", lambda n: f"AA {_in_parts(f'{n % 10**6:06}', 2, 2, 2)} D"),
    "National Insurance number in small letters": ("nino", "NI no", lambda n: f"aa{n % 10**6:06}d"),
    "mobile": ("uk-phone", "Mobile", lambda n: f"07700 900{n % 1000:03}"),
    "mobile run together": ("uk-phone", "Tel", lambda n: f"07700900{n % 1000:03}"),
    "mobile from abroad": ("uk-phone", "Phone no", lambda n: f"+44 7700 900{n % 1000:03}"),
    "mobile both ways": ("uk-phone", "Telephone", lambda n: f"+44 (0)7700 900{n % 1000:03}"),
    "landline": ("uk-phone", "Home tel", lambda n: f"020 7946 0{n % 1000:03}"),
    "landline in brackets": ("uk-phone", "Tel", lambda n: f"(020) 7946 0{n % 1000:03}"),
    "e-mail": ("email", "Email", lambda n: f"nia.example{n}@example.com"),
    "e-mail in capitals": ("email", "E-mail", lambda n: f"NIA.EXAMPLE{n}@EXAMPLE.ORG"),
    "date of birth": ("date-of-birth", "DOB", lambda n: f"{n % 28 + 1:02}/{n % 12 + 1:02}/{1930 + n % 70}"),
    "date of birth, ISO": ("date-of-birth", "Date of birth", lambda n: f"{1930 + n % 70}-{n % 12 + 1:02}-{n % 28 + 1:02}"),
    "date of birth with full stops": ("date-of-birth", "D.O.B.", lambda n: f"{n % 28 + 1}.{n % 12 + 1}.{1930 + n % 70}"),
    "date of birth in words": ("date-of-birth", "Born", lambda n: f"{n % 28 + 1} March {1930 + n % 70}"),
    "postcode": ("postcode", "Postcode", lambda n: f"ZZ99 {n % 9 + 1}VZ"),
    "postcode of a place": ("postcode", "Post code", lambda n: f"BS{n % 20 + 1} {n % 9 + 1}AB"),
    "postcode run together in small letters": ("postcode", "Postcode", lambda n: f"bs{n % 20 + 1}{n % 9 + 1}ab"),
    "address": ("address", "Address", lambda n: f"{n % 200 + 1} Mill Lane, Northmere"),
    "flat": ("address", "Home address", lambda n: f"Flat {n % 20 + 1}, {n % 90 + 1} Station Road"),
    "name": ("person-name", "Surname", lambda n: ("Example", "Sample", "O'Specimen", "Mbeki-Beispiel", "SPECIMEN")[n % 5]),
    "prison number": ("prison-number", "Prison number", lambda n: f"A{n % 10_000:04}AA"),
    "collar number": ("collar-number", "Collar no", lambda n: str(n % 9000 + 100)),
    "passport": ("passport", "Passport no", lambda n: f"9{n % 10**8:08}"),
    "number plate": ("vrm", "VRM", lambda n: f"BD{n % 20 + 51} SMR"),
    "number plate run together in small letters": ("vrm", "Reg no", lambda n: f"bd{n % 20 + 51}smr"),
    "driver number": ("driver-number", "Driving licence no", lambda n: f"EXAMP8{n % 12 + 1:02}{n % 28 + 1:02}5N99AA"),
    "crime reference": ("crime-reference", "Crime ref", lambda n: f"99/{n % 10**5 + 100}/23"),
    "custody record": ("custody-reference", "Custody record", lambda n: f"ZZ/{n % 10**4:04}/99"),
}  # fmt: skip
"""How a value may be written: the identifier, a label, and a maker of values that are nobody's."""


@settings(deadline=None, max_examples=250)
@given(
    st.sampled_from(sorted(SHAPES)),
    st.integers(1, 9_999_999),
    st.sampled_from(
        [
            "{label}: {value}",
            "{label} {value}",
            "{label} - {value}",
            "The {label} is {value}.",
            "({label}: {value})",
        ]
    ),
    st.sampled_from(["", "We spoke on Monday. ", "Item 3 of 4\n"]),
)
def test_any_shape_is_found_in_text_behind_its_label(shape: str, number: int, way: str, before: str) -> None:
    """Behind its label a value is found in every spelling, spacing and case; offsets give the value as it stands."""
    identifier, label, make = SHAPES[shape]
    if identifier in ("person-name", "address", "age") and not way.startswith("{label}: "):
        way = "{label}: {value}"
    text = before + way.format(label=label, value=make(number))
    found = identify(text)
    assert identifier in {each.identifier for each in found}, text
    assert all(text[each.start : each.end] == each.untrusted_value for each in found)


@settings(deadline=None, max_examples=250)
@given(
    st.sampled_from(sorted(SHAPES)),
    st.integers(1, 9_000_000),
    st.integers(3, 40),
    st.sampled_from(["words", "capitals", "snake", "camel", "whose", "numbered", "bracketed"]),
)
def test_any_shape_is_found_in_a_table_under_its_header(
    shape: str, first: int, count: int, style: str
) -> None:
    """Under its header a column is found in every spelling, and all of its cells count."""
    identifier, label, make = SHAPES[shape]
    plain = re.sub(r"[^A-Za-z ]", "", label).lower()
    values = [make(first + row) for row in range(count)]
    rows = [[_header(plain, style), "Ward"], *([value, "Aston"] for value in values)]
    counts = {each.identifier: each.count for each in survey(table_of(rows)).findings}
    assert counts.get(identifier) == count, rows[0]


@settings(deadline=None, max_examples=150)
@given(st.lists(st.tuples(st.sampled_from(sorted(SHAPES)), st.integers(1, 10**6)), min_size=1, max_size=6))
def test_what_is_found_hangs_on_the_text_alone(planted: list[tuple[str, int]]) -> None:
    """The same text gives the same findings, whatever was read before it."""
    text = "\n".join(f"{SHAPES[shape][1]}: {SHAPES[shape][2](number)}" for shape, number in planted)
    first = identify(text)
    for shape, _ in planted:
        identify(f"{SHAPES[shape][1]} {SHAPES[shape][2](7)}")
    assert identify(text) == first


# ── masks ───────────────────────────────────────────────────────────────────────────────────────────────────────────


@settings(deadline=None, max_examples=300)
@given(st.text(max_size=60))
def test_a_mask_shows_no_digit_and_one_letter_of_a_word(value: str) -> None:
    """Of each word its first letter may be seen, and nothing of a number."""
    shown = masked(value)
    assert not any(map(str.isnumeric, shown))
    assert not re.search(r"[^\W\d_]{2}", shown)


@settings(deadline=None, max_examples=25)
@given(
    st.lists(st.sampled_from(sorted(SHAPES)), min_size=1, max_size=5, unique=True),
    st.integers(1, 9_000_000),
    st.sampled_from(["json", "jsonl", "sarif", "html", "text"]),
)
def test_no_output_shows_a_value_unless_asked(shapes: list[str], first: int, form: str) -> None:
    """A report of planted values holds none of them, nor any part of one that is longer than a letter beside another."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow([*(SHAPES[shape][1] for shape in shapes), "Notes"])
    columns = [[SHAPES[shape][2](first + row) for row in range(8)] for shape in shapes]
    for row, values in enumerate(zip(*columns, strict=True)):
        writer.writerow([*values, f"Rang again: {values[0]}" if row % 2 else ""])
    report = candour.inspect(out.getvalue().encode(), name="planted.csv")
    assert report.findings
    page = "".join(writer_of(form)([Checked(report, judge(report))], Policy.default(), show_values=False))
    for value in (value for values in columns for value in values if len(value) > 4):
        assert value not in page
        assert re.sub(r"\W", "", value) not in page
