"""What a verdict is made of."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from candour.hiding import Sight, Weight
from candour.judging import Cause, Outcome, judge
from candour.piece import Gap, Why
from candour.policy import Policy
from candour.report import Hidden, PeopleTable, Report
from files.reports import (
    BOOK,
    CASES,
    CERTAIN,
    DATA,
    LIKELY,
    POSSIBLE,
    REPORTS,
    finding,
    hidden,
    hiding,
    properties,
    report,
)

SHEET = hiding("hidden-sheet")


def says(of: Report) -> list[str]:
    """The sentences of the verdict on this report."""
    return [reason.says for reason in judge(of).reasons]


# ── content out of sight ────────────────────────────────────────────────────────────────────────────────────────────


def test_hidden_rows_about_people_stop_the_file():
    """Rows about people on a hidden sheet stop the file, and the reason says where, what, how seen and what to do."""
    verdict = judge(REPORTS["hidden-sheet-holds-people"]())
    assert verdict.outcome is Outcome.STOP
    assert [reason.says for reason in verdict.reasons] == [
        (
            'Do not send. Sheet "Data" is hidden and holds 8,812 rows about people: names, dates of birth, NHS numbers, '
            "offences. Anyone can unhide it: right-click any tab, Unhide. Delete the sheet."
        )
    ]


def test_hidden_content_without_personal_data_is_for_a_person_to_decide():
    """A hidden sheet of lookups is held, and the reason says that nothing personal was recognised."""
    verdict = judge(REPORTS["hidden-sheet-holds-lookups"]())
    assert verdict.outcome is Outcome.HOLD
    assert verdict.reasons[0].says == (
        'Look before sending. Sheet "Lookups" is hidden and holds 120 cells (no personal data recognised). Anyone can '
        "unhide it: right-click any tab, Unhide. Unless it is meant to go, delete the sheet."
    )


def test_hidden_but_empty_is_no_reason():
    """A hidden sheet with nothing in it hides nothing."""
    assert judge(report(hidings=(hidden("hidden-sheet", DATA),))).outcome is Outcome.CLEAR


@pytest.mark.parametrize(
    ("identifier", "evidence", "outcome"),
    [
        ("person-name", CERTAIN, Outcome.STOP),
        ("nhs-number", LIKELY, Outcome.STOP),
        ("email", LIKELY, Outcome.STOP),
        ("address", LIKELY, Outcome.STOP),
        ("person-name", POSSIBLE, Outcome.HOLD),
        ("postcode", CERTAIN, Outcome.HOLD),
        ("offence", CERTAIN, Outcome.HOLD),
        ("age", CERTAIN, Outcome.HOLD),
    ],
)
def test_what_points_at_one_person_stops_and_what_does_not_holds(identifier, evidence, outcome):
    """Out of sight, a likely name or number stops a file; a postcode, an offence, an age or a mere guess holds it."""
    found = finding(identifier, DATA / "A2", SHEET, evidence=evidence)
    assert judge(report(hidings=(hidden("hidden-sheet", DATA, 9),), findings=(found,))).outcome is outcome


def test_rows_about_people_are_held_though_no_column_points_at_one():
    """Rows about people by age and offence alone are held, in sight as out of it."""
    columns = (("age", "Age"), ("offence", "Offence"))
    for sight, kept in ((Sight.SEEN, None), (Sight.COVERED, SHEET)):
        table = PeopleTable(DATA, sight, kept, 40, columns)
        assert judge(report(people=(table,))).outcome is Outcome.HOLD


def test_a_guess_is_spoken_of_as_one():
    """What is only possible is called what may be so."""
    found = finding("person-name", DATA / "A2", SHEET, count=3, evidence=POSSIBLE)
    (said,) = says(report(hidings=(hidden("hidden-sheet", DATA, 9),), findings=(found,)))
    assert "holds what may be 3 names." in said


def test_form_matters_only_for_personal_data():
    """A list of choices is part of how a file works: it counts where it holds a person's data, and not otherwise."""
    lists = (hidden("data-validation", CASES, 12),)
    assert judge(report(hidings=lists)).outcome is Outcome.CLEAR
    choices = finding("offence", CASES / "item 1", hiding("data-validation"), evidence=CERTAIN)
    assert judge(report(hidings=lists, findings=(choices,))).outcome is Outcome.CLEAR
    person = finding("person-name", CASES / "item 1", hiding("data-validation"))
    assert judge(report(hidings=lists, findings=(person,))).outcome is Outcome.STOP


def test_hidden_rows_are_named_by_their_numbers():
    """Rows that a filter leaves out are the subject of their sentence, and its verbs agree."""
    (said,) = says(report(hidings=(hidden("filtered-row", CASES / "rows 14-220", 436),)))
    assert said.startswith(
        'Look before sending. Rows 14-220 of sheet "Cases" are left out by a filter, not deleted, and hold 436 cells'
    )


def test_parts_of_one_table_hidden_alike_are_one_reason():
    """Two runs of hidden rows in one sheet are one line, not two."""
    rows = tuple(hidden("hidden-row", CASES / where, 8) for where in ("rows 4-9", "rows 20-31"))
    (said,) = says(report(hidings=rows))
    assert 'Rows of sheet "Cases" are hidden and hold 16 cells' in said


def test_what_lies_on_a_hidden_sheet_is_told_with_it():
    """The comments and the footer of a hidden sheet are hidden with it, and are no reasons of their own."""
    places = (DATA, DATA / "footer", DATA / "comments")
    found = finding("person-name", DATA / "comments" / "A2", SHEET)
    verdict = judge(report(hidings=tuple(hidden("hidden-sheet", at, 4) for at in places), findings=(found,)))
    assert [(reason.place, reason.outcome) for reason in verdict.reasons] == [(DATA, Outcome.STOP)]
    assert "holds 1 name." in verdict.reasons[0].says


def test_unsure_sight_is_said_and_counts_as_hidden():
    """Where Candour cannot tell who would see content, it says so and counts it as out of sight."""
    kind = hiding("covered-cell")
    unsure = replace(hidden("covered-cell", CASES / "cells B2-B9", 8), sight=Sight.UNSURE)
    found = replace(finding("person-name", CASES / "cells B2-B9" / "B2", kind), sight=Sight.UNSURE)
    verdict = judge(report(hidings=(unsure,), findings=(found,)))
    assert verdict.outcome is Outcome.STOP
    assert "Candour cannot tell whether a reader sees it." in verdict.reasons[0].says


@pytest.mark.parametrize("role", ["test-data", "role-mailbox"])
def test_data_that_is_nobodys_is_no_reason(role):
    """Published test values and mailboxes of offices are nobody's data, in sight or in a trace."""
    kept = hiding("document-properties")
    findings = (
        finding("email", CASES / "A2", role=role),
        finding("email", BOOK / "document properties", kept, role=role),
    )
    assert judge(report(findings=findings)).outcome is Outcome.CLEAR


def test_a_column_of_test_values_makes_no_rows_about_people():
    """A table whose only telling column holds published test values is not held for it."""
    table = PeopleTable(CASES, Sight.SEEN, None, 20, (("nhs-number", "NHS No"),))
    found = finding("nhs-number", CASES / "A2", role="test-data", count=20)
    assert judge(report(people=(table,), findings=(found,))).outcome is Outcome.CLEAR


@pytest.mark.parametrize(
    ("what", "steps", "says"),
    [
        (
            "comment",
            ('sheet "A"', "comments"),
            'The comments in sheet "A" hold 4 cells (no personal data recognised).',
        ),
        (
            "comment",
            ('sheet "A"',),
            'Sheet "A" holds 4 cells (no personal data recognised), in a comment or note.',
        ),
        ("vba-project", ("macros",), "The macros hold"),
        ("hidden-row", ('sheet "A"',), 'Rows of sheet "A" are hidden and hold'),
        ("hidden-row", ('sheet "A"', "row 7"), 'Row 7 of sheet "A" is hidden and holds'),
        (
            "unlisted-sheet",
            ("xl/sheet9.xml (listed nowhere)",),
            "xl/sheet9.xml (listed nowhere) is still in the file",
        ),
        ("stray-bytes", ("35 bytes after the end",), "35 bytes after the end hold 4 cells"),
        (
            "stray-bytes",
            (),
            "The file holds 4 cells (no personal data recognised), in bytes that belong to no part",
        ),
        ("scenario", ('sheet "A"', "scenarios"), "The scenarios in sheet"),
        (
            "alternate-content",
            ('sheet "A"',),
            "out of a reader's sight (fallback that differs from what is shown).",
        ),
    ],
)
def test_a_reason_reads_as_english(what, steps, says):
    """The place is the subject, the verbs agree with it, and nothing is told twice."""
    place = BOOK
    for step in steps:
        place = place / step
    found = (finding("person-name", place, hiding(what)),) if what == "vba-project" else ()
    (said,) = (
        reason.says for reason in judge(report(hidings=(hidden(what, place, 4),), findings=found)).reasons
    )
    assert says in said


# ── many alike ──────────────────────────────────────────────────────────────────────────────────────────────────────


def test_many_alike_are_summed_up():
    """Of forty hidden sheets the ten with most in them are told one by one, and the rest counted."""
    reasons = judge(REPORTS["forty-hidden-sheets"]()).reasons
    assert len(reasons) == 11
    assert 'Sheet "Case 0" is hidden and holds 40 names.' in reasons[0].says
    assert reasons[-1].says == "And 30 more like these (hidden sheet)."


def test_the_worst_comes_first():
    """Reasons to stop come before reasons to hold, and Gaps last."""
    verdict = judge(REPORTS["everything-at-once"]())
    assert verdict.outcome is Outcome.STOP
    causes = [reason.cause for reason in verdict.reasons]
    assert causes == [
        Cause.PERSONAL_DATA,
        Cause.PERSONAL_DATA,
        Cause.PERSONAL_DATA,
        Cause.TRACES,
        Cause.SEEN_DATA,
        Cause.WRONG_NAME,
        Cause.GAP,
    ]
    outcomes = [reason.outcome for reason in verdict.reasons]
    assert outcomes == sorted(outcomes, reverse=True)


# ── traces ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_names_in_traces_are_one_line():
    """However many traces name staff, they hold the file once, and each person counts once."""
    verdict = judge(REPORTS["properties-name-staff"]())
    assert verdict.outcome is Outcome.HOLD
    assert [reason.says for reason in verdict.reasons] == [
        (
            "Look before sending. The file carries the names of 2 members of staff in what programs leave behind: document "
            "properties, folder of the last save. Remove them: File, Info, Check for Issues, Inspect Document."
        )
    ]


def test_traces_that_name_nobody_are_no_reason():
    """A printer's name or a date in the properties is in almost every file, and stops none."""
    traces = tuple(hidden(what, BOOK, characters=40) for what in ("printer-settings", "document-properties"))
    assert judge(report(hidings=traces)).outcome is Outcome.CLEAR


def test_a_guess_in_a_trace_is_spoken_of_as_one():
    """A user name that may be a person's is held, as what may be a name."""
    found = finding("person-name", BOOK, hiding("save-path"), evidence=POSSIBLE)
    traces = (hidden("save-path", BOOK, characters=20),)
    (said,) = says(report(hidings=traces, findings=(found,)))
    assert "The file carries what may be the name of a person in what programs leave behind" in said
    lenient = Policy.parse('[verdict]\npossible = "ignore"', "lenient")
    assert judge(report(hidings=traces, findings=(found,)), lenient).outcome is Outcome.CLEAR


def test_a_list_of_commenters_is_a_trace():
    """A list of those who commented is rows about people, and a trace of staff all the same."""
    kept, at = hiding("comment-person"), BOOK / "people who commented"
    rows = PeopleTable(at, kept.sight, kept, 2, (("person-name", "name"), ("email", "address")))
    found = finding("person-name", at / 'column "name"', kept, count=2)
    verdict = judge(report(hidings=(hidden("comment-person", at, 4),), findings=(found,), people=(rows,)))
    assert verdict.outcome is Outcome.HOLD
    assert [reason.cause for reason in verdict.reasons] == [Cause.TRACES]


def test_somebody_elses_data_in_a_trace_stops_the_file():
    """An NHS number, or a victim's name, in the properties is not a trace of whoever wrote the file."""
    kept, at = hiding("document-properties"), BOOK / "document properties"
    for found in (finding("nhs-number", at, kept), finding("person-name", at, kept, role="victim")):
        verdict = judge(report(hidings=(hidden("document-properties", at, characters=9),), findings=(found,)))
        assert verdict.outcome is Outcome.STOP
        assert verdict.reasons[0].says.startswith("Do not send. The document properties hold 1 ")


# ── in sight, the name, Gaps ────────────────────────────────────────────────────────────────────────────────────────


def test_personal_data_in_sight_is_one_line_for_each_table():
    """A table of cases that everybody sees is held once, in words that let a person send it."""
    verdict = judge(REPORTS["cases-in-sight"]())
    assert verdict.outcome is Outcome.HOLD
    assert [reason.says for reason in verdict.reasons] == [
        (
            'Look before sending. Sheet "Cases" shows 120 rows about people: names, dates of birth, NHS numbers, offences. '
            "If that is meant, send it."
        )
    ]


def test_statistics_in_sight_are_no_reason():
    """Offences, ages and sexes that stand in no row about a person are what open data is made of."""
    findings = tuple(
        finding(id_, CASES / f"{letter}2", count=40) for id_, letter in (("offence", "A"), ("age", "B"))
    )
    assert judge(report(findings=findings)).outcome is Outcome.CLEAR


def test_findings_of_one_seen_table_are_one_line():
    """Names and addresses met in several columns of one sheet are told together."""
    findings = (
        finding("person-name", CASES / 'column "Name"', count=3),
        finding("email", CASES / "C2", count=2),
    )
    (said,) = says(report(findings=findings))
    assert (
        said
        == 'Look before sending. Sheet "Cases" shows 3 names and 2 e-mail addresses. If that is meant, send it.'
    )


def test_a_gap_is_never_clear():
    """What was not examined is held, with what it is and what to do."""
    verdict = judge(REPORTS["locked-attachment"]())
    assert verdict.outcome is Outcome.HOLD
    assert verdict.is_only_gaps
    assert verdict.reasons[0].says == (
        "Look before sending. Candour could not look inside embedded file 1. Encrypted: ask the sender for a copy "
        "without a password."
    )


@pytest.mark.parametrize("why", Why)
def test_every_kind_of_gap_ends_as_a_sentence(why):
    """Whatever a Gap says of itself, its reason is whole sentences."""
    for detail in ("", "it is broken", "It is broken."):
        (said,) = says(report(gaps=(Gap(BOOK, why, detail),)))
        assert said.endswith(".")
        assert not said.endswith("..")


def test_a_name_that_disagrees_is_held():
    """A web page named as a workbook is held, and both kinds are named."""
    (said,) = says(REPORTS["web-page-named-as-a-workbook"]())
    assert "by its name this is an Excel 97-2003 workbook, by its contents a web page" in said


def test_a_clean_file_is_clear():
    """Where there is no reason against a file it is CLEAR, and there is no reason to give."""
    verdict = judge(REPORTS["clean"]())
    assert verdict.outcome is Outcome.CLEAR
    assert verdict.reasons == ()
    assert not verdict.is_only_gaps


# ── properties ──────────────────────────────────────────────────────────────────────────────────────────────────────

_STEPS = st.lists(st.text(max_size=12), max_size=4)
_KINDS = st.sampled_from(["person-name", "postcode", "offence", "no-such-identifier"])


@st.composite
def _reports(draw):
    """Reports with anything in them, in places of any name."""
    findings, hidings = [], []
    for steps in draw(st.lists(_STEPS, max_size=4)):
        place = BOOK
        for step in steps:
            place = place / step
        kept = draw(
            st.sampled_from([None, *map(hiding, ("hidden-sheet", "hidden-row", "save-path", "alt-text"))])
        )
        findings.append(
            finding(draw(_KINDS), place, kept, evidence=draw(st.sampled_from([POSSIBLE, LIKELY])))
        )
        if kept:
            hidings.append(
                Hidden(kept, kept.sight, place, hidden("hidden-row", place, draw(st.integers(0, 9))).volume)
            )
    gaps = draw(
        st.lists(st.builds(Gap, st.just(BOOK), st.sampled_from(Why), st.text(max_size=20)), max_size=2)
    )
    return report(findings=tuple(findings), hidings=tuple(hidings), gaps=tuple(gaps))


@settings(max_examples=150, deadline=None)
@given(_reports())
def test_any_report_has_a_verdict(of):
    """Every report is judged; CLEAR is never said beside a Gap or beside hidden content, and no value is told."""
    verdict = judge(of)
    assert verdict.outcome == max((reason.outcome for reason in verdict.reasons), default=Outcome.CLEAR)
    assert not (of.gaps and verdict.outcome is Outcome.CLEAR)
    content = [h for h in of.hidings if h.hiding.weight is Weight.CONTENT and h.volume.cells]
    assert not (content and verdict.outcome is Outcome.CLEAR)
    assert not any("Nia Example" in reason.says for reason in verdict.reasons)


def test_the_policy_given_is_the_policy_followed():
    """A policy that stops for traces stops for them."""
    strict = Policy.parse('[verdict]\ntraces = "stop"\nwrong_name = "ignore"', "strict")
    assert judge(report(findings=properties()), strict).outcome is Outcome.STOP
    assert judge(REPORTS["web-page-named-as-a-workbook"](), strict).outcome is Outcome.CLEAR
