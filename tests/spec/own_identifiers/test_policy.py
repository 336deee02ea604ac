"""A policy describes what only one body has. Every slip in it is told with what to write instead."""

from __future__ import annotations

import pickle
import re
from pathlib import Path

import pytest

from candour.errors import PolicyError
from candour.identifiers.own import own_findings
from candour.policy import Policy, Severity
from files.own_identifiers import POLICY

ROOT = Path(__file__).parents[3]
ENTRY = "[[identifier]]\nid = 'form-code'\ntitle = 'form code'\npattern = 'EX-[0-9]{4}'\n"


def test_a_policy_hands_its_identifiers_on():
    """What a policy describes is ready to be looked for, in its order."""
    policy = Policy.parse(POLICY, "ours")
    assert [(each.id, each.plural) for each in policy.own] == [
        ("case-worker-code", "case worker's codes"),
        ("locker-key", "locker keys"),
        ("operation", "names of operations"),
    ]
    assert policy.identifier("locker-key") == policy.own[1]
    assert policy.identifier("nhs-number")
    assert policy.identifier("no-such") is None


def test_the_default_has_none():
    """Candour's own policy describes nobody's."""
    assert Policy.default().own == ()


def test_severity_is_that_of_the_entry_or_of_the_group():
    """An entry may say how much it tells; one that does not is graded with its group."""
    policy = Policy.parse(POLICY, "ours")
    assert [policy.severity(each.id) for each in policy.own] == [Severity.HIGH, Severity.MEDIUM, Severity.LOW]


def test_the_rest_of_a_policy_may_name_them():
    """They can be graded anew by a policy laid over, and let out, as those that Candour knows."""
    stated = '[[allow]]\nreason = "It is on our website."\nidentifier = "form-code"\n[identifiers]\nform-code = "low"\n'
    policy = Policy.parse(ENTRY + stated, "ours")
    assert policy.severity("form-code") is Severity.LOW
    assert policy.allowed[-1].identifier == "form-code"


def test_a_policy_laid_over_another_keeps_both():
    """A department adds to what the whole body has described, and may grade that anew."""
    body = Policy.parse(POLICY, "body")
    department = Policy.parse(ENTRY + '[identifiers]\nlocker-key = "low"\n', "department", over=body)
    assert [each.id for each in department.own] == [*(each.id for each in body.own), "form-code"]
    assert department.severity("locker-key") is Severity.LOW
    assert department.severity("case-worker-code") is Severity.HIGH
    with pytest.raises(PolicyError, match="there is a 'form-code' already: give it another id"):
        Policy.parse(ENTRY, "again", over=department)


def test_a_policy_file_may_be_laid_over_another(tmp_path):
    """What holds for texts holds for files."""
    path = tmp_path / "department.toml"
    path.write_text(ENTRY, "utf-8")
    assert len(Policy.load(path, over=Policy.parse(POLICY, "body")).own) == 4


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[identifier]\npostcode = 'high'\n", "write [[identifier]] above each entry"),
        ("identifier = 'form-code'\n", "write [[identifier]] above each entry"),
        ("[[identifiers]]\nid = 'form-code'\n", "write [[identifier]] above each of your own"),
        ('[[identifier]]\npattern = "\\d{4}"\n', r"Write a pattern in single quotation marks: '\d{4}'"),
        (ENTRY.replace("'EX-", '"\\bEX-').replace("}'", '}"'), r"in which \b stays \b"),
        (ENTRY + "severity = 'High'\n", "severity is one of low, medium, high, not 'High'"),
        (ENTRY + "severity = 'low'\n[identifiers]\nform-code = 'high'\n", "leave out one"),
        (ENTRY + "labels = 'form'\n", 'labels is a list of texts, as in ["one", "another"]'),
        (ENTRY + "labels = ['№']\n", "has no word in it"),
        (ENTRY + "labels = ['form 12']\n", "leave the figure out"),
        (ENTRY + "lables = ['form']\n", "has no key 'lables'"),
        (ENTRY + "ignore_case = 'yes'\n", "true or false, without quotation marks"),
        (ENTRY + "finds = ['EX-12']\n", "does not find 'EX-12'"),
        (ENTRY + "ignores = ['EX-1234']\n", "says it ignores"),
        (
            ENTRY.replace("form-code", "Form code"),
            "small letters, digits and hyphens, such as case-worker-code",
        ),
        (ENTRY + ENTRY, "there is a 'form-code' already"),
        (ENTRY + "[identifiers]\nother = 'low'\n", "has no key 'other'"),
        (ENTRY + "[[allow]]\nreason = 'x'\nidentifier = 'other'\n", "identifier is one of"),
        (ENTRY.replace("{4}", "{4}{2}"), "put what is to be repeated twice in a group"),
        (ENTRY.replace("EX-[0-9]{4}", "([A-Z]{1,250}[0-9]{1,250}){1,250}"), "too large to run quickly"),
    ],
)
def test_a_slip_is_told_with_what_to_write(text, says):
    """The message names the policy, where the slip is in an entry its number, and what to write instead."""
    with pytest.raises(PolicyError) as refused:
        Policy.parse(text, "ours.toml")
    assert str(refused.value).startswith("the policy ours.toml")
    assert says in str(refused.value)


def test_the_second_entry_is_called_the_second():
    """A slip is looked for in the entry that the message names."""
    with pytest.raises(PolicyError, match=r"entry 2 of \[\[identifier\]\]: its pattern"):
        Policy.parse(POLICY.replace(r"'\d{5}'", "'[0-9]*'"), "ours")


def test_they_can_be_handed_to_another_process():
    """A copy made elsewhere is equal, finds the same, and is known again."""
    own = Policy.parse(POLICY, "ours").own
    copies = pickle.loads(pickle.dumps(own))
    assert copies == own
    assert hash(copies) == hash(own)
    assert [each.fits("20417") for each in copies] == [False, True, False]
    assert own_findings("CW-20417", copies) == own_findings("CW-20417", own)


def test_the_page_about_them_can_be_followed():
    """Every policy on the page is a policy; the default, which shows one in a comment, stays without."""
    page = (ROOT / "docs/how-to/describe-your-own-identifiers.md").read_text("utf-8")
    examples = re.findall(r"```toml\n(.*?)```", page, re.DOTALL)
    policies = [Policy.parse(example, "example") for example in examples]
    assert [policy.own[0].id for policy in policies] == ["case-worker-code", "locker-key"]
    default = (ROOT / "src/candour/policies/default.toml").read_text("utf-8")
    shown = "\n".join(line[6:] for line in default.split("[[identifier]]")[1].splitlines()[1:9])
    assert Policy.parse(f"[[identifier]]\n{shown}", "shown").own[0].id == "case-worker-code"
