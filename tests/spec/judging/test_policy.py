"""What a body can say in its policy."""

from __future__ import annotations

import re
import tomllib
from dataclasses import fields
from pathlib import Path

import pytest

from candour.errors import PolicyError
from candour.identifiers import IDENTIFIERS
from candour.identifiers.base import Group
from candour.judging import Outcome, judge
from candour.policy import Policy, Severity
from candour.source import Limits
from files.reports import BOOK, CASES, DATA, REPORTS, finding, hidden, hiding, report

ROOT = Path(__file__).parents[3]
DEFAULT = (ROOT / "src/candour/policies/default.toml").read_text("utf-8")


def test_the_default_states_everything():
    """The default policy grades every group and states every limit, as the code has them."""
    stated = tomllib.loads(DEFAULT)
    assert set(stated["groups"]) == {group.name.lower() for group in Group}
    assert set(stated["limits"]) == {field.name for field in fields(Limits)}
    assert Policy.default().limits == Limits()


def test_every_key_of_the_default_is_explained():
    """Each key of the default stands under a comment of its own, or under one that speaks for its table."""
    lines = DEFAULT.splitlines()
    for number, line in enumerate(lines):
        if re.match(r"[a-z_-]+ = ", line):
            above = lines[number - 1]
            assert above.startswith(("#", "out_of_sight")), line


def test_the_page_about_policies_holds_the_default():
    """The reference page shows the default policy as it is, and its other examples can be followed."""
    page = (ROOT / "docs/reference/policy.md").read_text("utf-8")
    assert f"```toml\n{DEFAULT}```\n" in page
    for example in re.findall(r"```toml\n(.*?)```", page, re.DOTALL):
        Policy.parse(example, "example")


def test_a_policy_says_only_where_it_differs():
    """What a policy does not say is as the default has it."""
    policy = Policy.parse('[identifiers]\npostcode = "high"\n', "ours")
    assert policy.severity("postcode") is Severity.HIGH
    assert policy.severity("age") is Severity.LOW
    assert policy.limits == Limits()


def test_an_identifier_nobody_graded_is_high():
    """The unknown stops."""
    assert Policy.default().severity("no-such-identifier") is Severity.HIGH


def test_a_group_is_graded_whole():
    """A group's severity is that of each of its identifiers that has none of its own."""
    policy = Policy.parse('[groups]\nhealth = "low"\n', "ours")
    assert {policy.severity(known.id) for known in IDENTIFIERS if known.group is Group.HEALTH} == {
        Severity.LOW
    }


def test_rules_can_be_made_stricter():
    """A body may stop files for what is in plain sight."""
    policy = Policy.parse('[severity.high]\nseen = "stop"\n', "strict")
    verdict = judge(REPORTS["cases-in-sight"](), policy)
    assert verdict.outcome is Outcome.STOP
    assert verdict.reasons[0].says.endswith("Take it out.")


def test_no_policy_makes_a_gap_pass():
    """A Gap may stop a file, but never be ignored."""
    assert (
        judge(REPORTS["locked-attachment"](), Policy.parse('[verdict]\ngap = "stop"', "p")).outcome
        is Outcome.STOP
    )
    with pytest.raises(PolicyError, match=r"verdict\.gap is one of stop, hold"):
        Policy.parse('[verdict]\ngap = "ignore"', "p")


# ── what may go out all the same ────────────────────────────────────────────────────────────────────────────────────


def allow(**entry: str) -> Policy:
    """The default policy with one thing let out."""
    lines = "".join(
        f'{key} = "{value}"\n' for key, value in {"reason": "It is published already.", **entry}.items()
    )
    return Policy.parse(f"[[allow]]\n{lines}", "ours")


def test_an_identifier_in_one_role_can_be_let_out():
    """Staff addresses in sight may go, and others may not."""
    policy = allow(identifier="email", role="staff", where="seen")
    assert (
        judge(report(findings=(finding("email", CASES / "A2", role="staff"),)), policy).outcome
        is Outcome.CLEAR
    )
    assert (
        judge(report(findings=(finding("email", CASES / "A2", role="victim"),)), policy).outcome
        is Outcome.HOLD
    )
    unseen = finding("email", DATA / "A2", hiding("hidden-sheet"), role="staff")
    assert judge(report(findings=(unseen,)), policy).outcome is Outcome.STOP


def test_a_hiding_can_be_let_out():
    """A body that always sends comments may say so; `any.` speaks of every format."""
    comments = (hidden("comment", CASES / "comments", 4),)
    for id_ in ("xlsx.comment", "any.comment"):
        assert judge(report(hidings=comments), allow(hiding=id_)).outcome is Outcome.CLEAR
    assert judge(report(hidings=comments), allow(hiding="any.hidden-sheet")).outcome is Outcome.HOLD


def test_one_kind_of_data_in_one_hiding_can_be_let_out():
    """A hiding with an identifier beside it lets out that data there; the hidden content itself is still held."""
    policy = allow(hiding="any.comment", identifier="person-name")
    found = finding("person-name", CASES / "comments" / "A2", hiding("comment"))
    verdict = judge(report(hidings=(hidden("comment", CASES / "comments", 4),), findings=(found,)), policy)
    assert verdict.outcome is Outcome.HOLD
    assert "hold 4 cells (personal data that the policy lets out)." in verdict.reasons[0].says


def test_rows_about_people_go_with_their_columns():
    """Where every column of a table is let out, so are its rows."""
    policy = Policy.parse(
        "".join(
            f'[[allow]]\nreason = "Published."\nidentifier = "{id_}"\n'
            for id_ in ("person-name", "date-of-birth", "nhs-number", "offence")
        ),
        "ours",
    )
    assert judge(REPORTS["cases-in-sight"](), policy).outcome is Outcome.CLEAR


# ── what cannot be followed ─────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (
            "verdicts = 1",
            "it has no key 'verdicts'; it may have allow, groups, identifier, identifiers, limits, severity, verdict",
        ),
        ("verdict = 1", "verdict is a table"),
        ('[verdict]\ntrace = "hold"', "it may have gap, hidden_content, lines, possible, traces, wrong_name"),
        ('[verdict]\ntraces = "maybe"', "verdict.traces is one of stop, hold, ignore, not 'maybe'"),
        ("[verdict]\ntraces = []", "verdict.traces is one of stop, hold, ignore"),
        ("[verdict]\nlines = 0", "verdict.lines is a whole number above 0, not 0"),
        ('[severity.huge]\nseen = "hold"', "[severity] has no key 'huge'; it may have high, low, medium"),
        ('[severity.high]\nunseen = "hold"', "it may have out_of_sight, seen"),
        ('[groups]\nnames = "high"', "[groups] has no key 'names'"),
        ('[identifiers]\nshoe-size = "high"', "[identifiers] has no key 'shoe-size'"),
        ('[identifiers]\nage = "none"', "identifiers.age is one of low, medium, high"),
        ('allow = "all"', "allow is a list"),
        ("allow = [1]", "entry 1 of [[allow]] is a table"),
        ('[[allow]]\nidentifier = "age"', "entry 1 of [[allow]] gives no reason"),
        ('[[allow]]\nreason = "Because."', "entry 1 of [[allow]] names nothing"),
        ('[[allow]]\nreason = "Because."\nidentifier = "shoe"', "entry 1 of [[allow]]: identifier is one of"),
        ('[[allow]]\nreason = "Because."\nrole = 1', "role is a text in quotation marks"),
        ('[[allow]]\nreason = "Because."\nhiding = "xlsx.no"', "there is no hiding 'xlsx.no'"),
        (
            '[[allow]]\nreason = "B."\nrole = "staff"\nwhere = "here"',
            "where is one of seen, out_of_sight, anywhere",
        ),
        ("[limits]\ndepth = -1", "limits.depth is a whole number above 0"),
        ("[limits]\ndepth = true", "limits.depth is a whole number above 0"),
        ("[limits]\nseconds = nan", "limits.seconds is a number above 0"),
        ("[limits]\nwidth = 1", "[limits] has no key 'width'"),
        ("[verdict", "is not TOML"),
    ],
)
def test_what_cannot_be_followed_is_an_error_that_says_what_can(text, says):
    """A policy is never followed in part: the first thing wrong with it is said, and what is allowed."""
    with pytest.raises(PolicyError, match=re.escape(says)):
        Policy.parse(text, "ours.toml")


def test_a_policy_that_cannot_be_read_is_an_error(tmp_path):
    """A missing file, a folder and a file that is not text are each said in one line."""
    (tmp_path / "latin.toml").write_bytes(b"# caf\xe9\n")
    for name in ("missing.toml", "", "latin.toml"):
        with pytest.raises(PolicyError, match="cannot be read"):
            Policy.load(tmp_path / name)


def test_a_policy_is_loaded_from_its_file(tmp_path):
    """A policy file is UTF-8 TOML."""
    path = tmp_path / "ours.toml"
    path.write_text('[verdict]\ntraces = "ignore"  # café\n', "utf-8")
    at = BOOK / "document properties"
    named = report(findings=(finding("person-name", at, hiding("document-properties"), role="staff"),))
    assert judge(named, Policy.load(path)).outcome is Outcome.CLEAR
