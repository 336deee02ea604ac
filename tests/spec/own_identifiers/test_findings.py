"""A body's own identifiers are found wherever the others are, and spoken of by their titles."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import candour
from candour import Likelihood
from candour.outputs import OUTPUTS, Checked, writer_of
from files.own_identifiers import FILES, POLICY

POLICIES = candour.Policy.parse(POLICY, "ours.toml")
OWN = POLICIES.own


def found_in(name: str, **how) -> dict[tuple[str, str], tuple[int, Likelihood | None]]:
    """How many of each own identifier a file holds, and how sure that is, by place."""
    report = candour.inspect(FILES[name](), name=name, own=OWN, **how)
    ids = {each.id for each in OWN}
    return {
        (each.identifier, " › ".join(each.place.steps[1:])): (each.count, each.evidence.likelihood)
        for each in report.findings
        if each.identifier in ids
    }


def told_in(text: str, **how) -> list[tuple[str, str]]:
    """The own identifiers in a text, with their values."""
    ids = {each.id for each in OWN}
    return [
        (each.identifier, text[each.start : each.end])
        for each in candour.identify(text, own=OWN, **how)
        if each.identifier in ids
    ]


def test_columns_and_remarks_of_a_table():
    """Under its header every cell counts; in remarks and in sentences each value is judged by itself."""
    assert found_in("list-of-cases.csv") == {
        ("case-worker-code", 'column "Worker code"'): (6, Likelihood.CERTAIN),
        ("case-worker-code", 'column "Remarks"'): (1, Likelihood.LIKELY),
        ("operation", 'column "Remarks"'): (1, Likelihood.LIKELY),
        ("locker-key", 'column "LOCKER_1"'): (6, Likelihood.CERTAIN),
    }


def test_sheets_and_comments_out_of_sight():
    """They are found on a hidden sheet and in a comment, as everything else is."""
    found = found_in("list-on-a-hidden-sheet.xlsx")
    assert {place for _, place in found} == {
        'sheet "Old" (hidden) › column "Worker code"',
        'sheet "Old" (hidden) › column "Remarks"',
        'sheet "Old" (hidden) › column "LOCKER_1"',
        'sheet "Summary" › comments › column "text"',
    }


def test_running_text():
    """In a text a label reaches over values alike, and no further; labels may have accents."""
    text = FILES["minutes.txt"]().decode()
    assert told_in(text) == [
        ("case-worker-code", "CW-20417"),
        ("operation", "OP ASH (NORTH)"),
        ("locker-key", "20417"),
        ("locker-key", "20418"),
        ("locker-key", "20420"),
    ]
    assert sum(count for count, _ in found_in("minutes.txt").values()) == 5


def test_a_header_of_theirs_is_a_header():
    """A row that only own labels name is known as the header of its table."""
    assert found_in("one-column.csv") == {("locker-key", 'column "LOCKER_1"'): (3, Likelihood.CERTAIN)}


def test_a_form_knows_their_labels():
    """In a form that is filled in from top to bottom the label stands on the left."""
    (mention,) = candour.mentions(FILES["form.csv"](), name="form.csv", own=OWN)
    assert dict(mention.identifiers) == {"locker-key": "20417", "case-worker-code": "CW-20417"}


def test_every_cell_has_an_address():
    """Where all places are asked for, each value is at its own."""
    places = [
        place for id_, place in found_in("list-of-cases.csv", all_places=True) if id_ == "case-worker-code"
    ]
    assert sorted(places) == ["A2", "A3", "A4", "A5", "A6", "A7", "C2"]


def test_mentions_carry_them():
    """Who is in a file has their own numbers beside them, in rows and in sentences."""
    rows = list(candour.mentions(FILES["list-of-cases.csv"](), name="list.csv", own=OWN))
    assert ("case-worker-code", "CW-20417") in rows[0].identifiers
    (mention,) = candour.mentions(b"Mr Tomos Example was seen by CW-20417.", own=OWN)
    assert mention.identifiers == (("case-worker-code", "CW-20417"),)


def test_nothing_is_found_where_nothing_is_described():
    """Without a policy of one's own the files hold nothing of the kind."""
    for name, make in FILES.items():
        report = candour.inspect(make(), name=name)
        assert not {each.identifier for each in report.findings} & {each.id for each in OWN}


def test_a_field_names_its_value():
    """The name of the field a text stands in is its label."""
    assert told_in("20417", label="Locker") == [("locker-key", "20417")]
    assert told_in("20417", label="Amount") == []


def test_what_a_body_describes_is_no_name():
    """No name of a person is read out of a value that the body has described."""
    found = candour.identify("The team met under OP ELM on Monday.", own=OWN)
    assert [each.identifier for each in found] == ["operation"]


def test_one_value_is_one_finding():
    """Where an own identifier and one of everybody's claim the same value, the stronger evidence is told."""
    own = candour.Policy.parse(
        "[[identifier]]\nid = 'record'\ntitle = 'record'\npattern = '[0-9]{4}/[0-9]{7}[A-Z]'\n", "ours"
    ).own
    assert [each.identifier for each in candour.identify("PNC ID 2099/1234567B", own=own)] == ["pnc-id"]
    assert [each.identifier for each in candour.identify("see 2099/1234567C", own=own)] == ["record"]


# ── what is said of them ────────────────────────────────────────────────────────────────────────────────────────────


def written(name: str, format_: str) -> str:
    """A file checked under the policy, in one format of output."""
    report = candour.inspect(FILES[name](), name=name, own=OWN)
    return "".join(writer_of(format_)([Checked(report, candour.judge(report, POLICIES))], POLICIES, False))  # noqa: FBT003  (a Writer)


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("format_", OUTPUTS)
def test_every_output_can_speak_of_them(name, format_):
    """No format of output trips over an identifier that only a policy knows, and none shows a value."""
    text = written(name, format_)
    assert "W-20417" not in text
    assert "OP ELM" not in text


def test_sentences_call_them_by_their_titles():
    """Whoever reads a verdict reads the body's own words, and the gravest first."""
    text = " ".join(written("list-on-a-hidden-sheet.xlsx", "text").split())
    assert text.startswith("STOP")
    assert "6 rows about people: case worker's codes, locker keys, names of operations." in text
    assert "hold 1 case worker's code." in text


def test_a_page_calls_them_by_their_titles():
    """So does the page, on its map too."""
    page = written("list-of-cases.csv", "html")
    assert "6 case worker&#x27;s codes" in page
    assert "1 name of an operation" in page


def test_sarif_has_a_rule_for_each():
    """A code host shows the title, and where the rule comes from."""
    (run,) = json.loads(written("list-of-cases.csv", "sarif"))["runs"]
    rules = {rule["id"]: rule for rule in run["tool"]["driver"]["rules"]}
    assert rules["case-worker-code"]["shortDescription"]["text"] == "Case worker's code"
    assert "the policy ours.toml" in rules["case-worker-code"]["fullDescription"]["text"]
    assert "7 case worker's codes in sight." in [result["message"]["text"] for result in run["results"]]


def test_json_shows_headers_that_name_them():
    """A header that names an own identifier is no value, and is not masked."""
    (people,) = json.loads(written("list-of-cases.csv", "json"))["people"]
    assert {"identifier": "case-worker-code", "header": "Worker code"} in people["columns"]


# ── properties ──────────────────────────────────────────────────────────────────────────────────────────────────────

_CODES = st.from_regex(r"(?:CW|SW)-?[0-9]{4,6}", fullmatch=True)


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.tuples(_CODES, st.sampled_from(["", "ask ", "é ", "(", "Zoë’s "])), min_size=1, max_size=12)
)
def test_a_code_planted_anywhere_is_found(planted):
    """Whatever stands around them, every code in a table is counted, as a cell or within one."""
    rows = [f"{number},{before}{code}" for number, (code, before) in enumerate(planted)]
    data = "\n".join(["Room,Remark", *rows, ""]).encode()
    findings = candour.inspect(data, name="x.csv", own=OWN).findings
    assert sum(each.count for each in findings if each.identifier == "case-worker-code") == len(planted)


@settings(max_examples=40, deadline=None)
@given(st.text("CWSOP -0123456789\nLocker:Nia,", max_size=80))
def test_others_are_found_as_before(text):
    """What does not touch an own value is found as it is without."""
    own_too = candour.identify(text, own=OWN)
    ids = {each.id for each in OWN}
    spans = [(each.start, each.end) for each in own_too if each.identifier in ids]
    others = [each for each in own_too if each.identifier not in ids]
    before = candour.identify(text)
    if not spans:
        assert others == before
    for each in before:
        touched = any(start < each.end and each.start < end for start, end in spans)
        assert touched or each.identifier == "person-name" or each in others
