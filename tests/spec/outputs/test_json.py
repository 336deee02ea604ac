"""What programs read: JSON, one object for a file, an array for several, or one on each line."""

from __future__ import annotations

import json
import math
from pathlib import Path

import jsonschema
import pytest

from candour.finding import Evidence, Reason
from candour.judging import judge
from candour.outputs import Checked, writer_of
from candour.policy import Policy
from files.reports import CASES, REPORTS, finding, report

SCHEMA = json.loads((Path(__file__).parents[3] / "docs/reference/report.schema.json").read_text("utf-8"))
VALUES = ("Nia Example", "nia example", "Idris Sample", "401 023 2137", "n.example@mail.example", "ZE1 0AA")


def written(*reports, format_="json", show_values=False):
    """What is written of these reports."""
    checked = [Checked(one, judge(one)) for one in reports]
    return "".join(writer_of(format_)(checked, Policy.default(), show_values))


def test_the_schema_is_a_schema():
    """The contract is JSON Schema 2020-12."""
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("name", REPORTS)
def test_one_file_is_one_object(name):
    """Each report keeps the contract, and has exactly the keys it promises."""
    found = json.loads(written(REPORTS[name]()))
    jsonschema.validate(found, SCHEMA, jsonschema.Draft202012Validator)
    assert set(found) == set(SCHEMA["$defs"]["report"]["properties"])


def test_several_files_are_an_array_and_none_is_an_empty_one():
    """Two files are an array of two, and no files an array of none."""
    assert [
        one["source"]["name"] for one in json.loads(written(REPORTS["clean"](), REPORTS["cases-in-sight"]()))
    ] == [
        "counts.csv",
        "crime.xlsx",
    ]
    assert json.loads(written()) == []


def test_lines_are_objects():
    """With jsonl each file is one line, as soon as it is checked."""
    lines = written(*(build() for build in REPORTS.values()), format_="jsonl").splitlines()
    assert len(lines) == len(REPORTS)
    for line in lines:
        jsonschema.validate(json.loads(line), SCHEMA, jsonschema.Draft202012Validator)


def test_the_verdict_and_its_reasons_stand_at_the_top():
    """A program that reads nothing else reads the verdict, and the reasons as sentences."""
    found = json.loads(written(REPORTS["hidden-sheet-holds-people"]()))
    assert found["schema"] == 1
    assert found["verdict"] == "STOP"
    assert found["reasons"][0].startswith('Do not send. Sheet "Data" is hidden')
    assert found["source"] == {
        "name": "crime.xlsx",
        "sha256": "9f2c" * 16,
        "bytes": 1_482_113,
        "format": "xlsx",
        "claimed": "xlsx",
    }


def test_a_finding_says_where_who_sees_it_and_why():
    """A finding has its place as a person would say it, its sight and hiding, and the evidence."""
    found = json.loads(written(REPORTS["hidden-sheet-holds-people"]()))["findings"][2]
    assert found == {
        "identifier": "nhs-number",
        "place": 'crime.xlsx › sheet "Data" (hidden) › C2',
        "sight": "COVERED",
        "hiding": "xlsx.hidden-sheet",
        "count": 8790,
        "shown_as": "••• ••• ••••",
        "evidence": {
            "likelihood": "CERTAIN",
            "odds": 1_000_000.0,
            "reasons": ["20 of 20 distinct values in the column pass its check"],
        },
    }


@pytest.mark.parametrize("name", REPORTS)
def test_values_are_masked(name):
    """No value of a file is in its report."""
    for format_ in ("json", "jsonl", "text", "html", "sarif"):
        text = written(REPORTS[name](), format_=format_)
        assert not any(value in text for value in VALUES)


def test_values_are_shown_where_somebody_asked():
    """With show_values the first value of each finding is in JSON, text and HTML; SARIF never has it."""
    one = REPORTS["everything-at-once"]()
    for format_ in ("json", "jsonl", "text", "html"):
        assert "401 023 2137" in written(one, format_=format_, show_values=True)
    assert "401 023 2137" not in written(one, format_="sarif", show_values=True)


def test_findings_alike_in_one_place_are_one():
    """Two findings of one kind in one place, of other strength, are one entry with both counts and the better evidence."""
    weak, strong = (Evidence((Reason("its shape", odds),)) for odds in (5.0, 500.0))
    pair = (
        finding("email", CASES, count=2, evidence=weak),
        finding("email", CASES, count=3, evidence=strong),
    )
    (found,) = json.loads(written(report(findings=pair)))["findings"]
    assert found["count"] == 5
    assert found["evidence"]["likelihood"] == "LIKELY"


def test_odds_beyond_number_are_a_number():
    """However strong the evidence, its odds are a number that every JSON reader reads."""
    sure = Evidence(tuple(Reason("sure", 1e300) for _ in range(9)))
    assert math.isinf(sure.odds)
    (found,) = json.loads(written(report(findings=(finding("email", CASES, evidence=sure),))))["findings"]
    assert found["evidence"]["odds"] == 1e12


def test_a_header_that_is_no_label_is_masked():
    """A column's header is told where it names the identifier; any other may be somebody's row."""
    one = REPORTS["cases-in-sight"]()
    columns = json.loads(written(one))["people"][0]["columns"]
    assert columns[1] == {"identifier": "date-of-birth", "header": "DOB"}
    odd = json.loads(
        written(
            report(
                people=(
                    one.people[0].__class__(CASES, one.people[0].sight, None, 3, (("email", "Nia Example"),)),
                )
            )
        )
    )
    assert odd["people"][0]["columns"] == [{"identifier": "email", "header": "N•• E••••••"}]
