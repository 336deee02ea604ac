"""What code hosts read: SARIF 2.1.0, without any value."""

from __future__ import annotations

import json

import pytest

from candour.judging import judge
from candour.outputs import Checked, writer_of
from candour.policy import Policy
from files.reports import REPORTS, report

SHOW_VALUES = True


def sarif(*reports):
    """The one run that is written of these reports."""
    checked = [Checked(one, judge(one)) for one in reports]
    log = json.loads("".join(writer_of("sarif")(checked, Policy.default(), SHOW_VALUES)))
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    return run


@pytest.mark.parametrize("name", REPORTS)
def test_each_result_has_its_rule(name):
    """Every result names a rule that the run describes, by its id and by its index, and has a level of SARIF's."""
    run = sarif(REPORTS[name]())
    rules = run["tool"]["driver"]["rules"]
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["level"] in ("error", "warning", "note")
        assert result["message"]["text"].endswith(".")


def test_levels_follow_the_verdict():
    """What stops a file is an error, what holds it a warning, and the rest a note."""
    levels = {r["ruleId"]: r["level"] for r in sarif(REPORTS["everything-at-once"]())["results"]}
    assert levels["xlsx.very-hidden-sheet"] == "error"
    assert levels["xlsx.filtered-row"] == "warning"
    assert levels["xlsx.data-validation"] == "note"
    assert levels["traces"] == levels["wrong-name"] == levels["gap"] == "warning"


def test_no_value_masked_or_not():
    """Kinds and counts are told; values are not, though they were asked for, and masked values are not either."""
    text = json.dumps(sarif(*(build() for build in REPORTS.values())), ensure_ascii=False)
    assert "8,812 names out of sight (Hidden sheet)." in text
    assert "•" not in text
    assert "Example" not in text


def test_a_file_is_named_as_it_was_typed():
    """The address of a file is its name, escaped as an address needs it."""
    run = sarif(report(name="my replies/crime #1.xlsx"), REPORTS["clean"]())
    assert [one["location"]["uri"] for one in run["artifacts"]] == [
        "my%20replies/crime%20%231.xlsx",
        "counts.csv",
    ]
