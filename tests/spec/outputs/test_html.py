"""What a records officer keeps with the request: one page that asks for nothing from outside."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest

from candour.judging import judge
from candour.outputs import Checked, writer_of
from candour.policy import Policy
from candour.report import Preview
from files.reports import CASES, REPORTS, hidden, hiding, report

_VOID = frozenset({"meta", "br", "hr", "img", "link", "input"})


class _Reading(HTMLParser):
    """Reads a page strictly: each element is closed in its turn."""

    def __init__(self, page):
        super().__init__(convert_charrefs=True)
        self.open, self.seen, self.words = [], [], []
        self.feed(page)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag, attributes):
        self.seen.append((tag, dict(attributes)))
        if tag not in _VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.words.append(data)


def page(*reports, show_values=False):
    """The page that is written of these reports."""
    checked = [Checked(one, judge(one)) for one in reports]
    return "".join(writer_of("html")(checked, Policy.default(), show_values))


@pytest.mark.parametrize("name", REPORTS)
def test_a_page_is_whole_and_asks_for_nothing(name):
    """Every element is closed, nothing is fetched, no script is there, and the page's own policy forbids both."""
    text = page(REPORTS[name]())
    read = _Reading(text)
    tags = {tag for tag, _ in read.seen}
    assert not tags & {"script", "link", "img", "iframe", "object", "form", "base"}
    assert not any(
        key in ("src", "href", "style") or key.startswith("on") for _, found in read.seen for key in found
    )
    assert not re.search(r"url\(|@import|https?:", text)
    assert "default-src 'none'" in text
    assert ("html", {"lang": "en-GB"}) in read.seen


def test_the_verdict_the_reasons_and_the_steps_are_there():
    """The page has the verdict, its reasons, and what to do next."""
    one = REPORTS["everything-at-once"]()
    words = " ".join("".join(_Reading(page(one)).words).split())
    for reason in judge(one).reasons:
        assert reason.says.replace("\x1b", "�") in words
    for heading in (
        "STOP",
        "Map of the file",
        "What the reader sees",
        "What is hidden",
        "What was not examined",
    ):
        assert heading in words


def test_what_comes_from_a_file_is_escaped():
    """Names and headers of a file are text on the page, never part of it."""
    text = page(REPORTS["everything-at-once"]())
    assert "<script>" not in text
    assert "<b>Name</b>" not in text
    assert "\x1b" not in text
    assert "&lt;script&gt;" in text
    _Reading(page(report(name='"><script>alert(1)</script>${body}$title.xlsx')))


def test_hidden_tables_stand_beside_what_is_seen():
    """Each hidden table with a preview stands beside the table that is seen nearest to it, in the order of the reasons."""
    text = page(REPORTS["everything-at-once"]())
    captions = re.findall(r"<figcaption><strong>(.*?)</strong>", text)
    assert captions == [
        "Very hidden sheet",
        "Records kept behind a pivot table",
        "Rows that a filter leaves out",
    ]
    assert text.count("<h3>What the reader sees") == 3


def test_a_hidden_table_that_no_reason_names_is_not_shown():
    """A list of choices with nobody in it is out of sight too, but there is nothing to see in it."""
    at, lists = CASES / "data validation", hiding("data-validation")
    preview = Preview(at, lists.sight, lists, (), (("B•••••••",),))
    assert "<figure>" not in page(report(hidings=(hidden("data-validation", at, 12),), previews=(preview,)))


def test_where_nothing_is_in_sight_it_says_so():
    """A hidden table in a file with no table in sight stands beside a sentence that says so."""
    one = REPORTS["hidden-sheet-holds-people"]()
    only = report(hidings=one.hidings, findings=one.findings, people=one.people, previews=one.previews[1:])
    assert "No table here is in sight." in page(only)


def test_the_map_has_every_place_with_something_to_say():
    """The map names the sheets, who sees them, what they hold, and what was not examined."""
    words = " ".join(_Reading(page(REPORTS["everything-at-once"]())).words)
    for tag in (
        "not seen: Very hidden sheet, 61,684 cells",
        "8,812 rows about people",
        "not examined",
        "seen",
    ):
        assert tag in words


def test_several_files_are_one_page():
    """Several files are one page with a list of them, the worst first, each a link to its part."""
    text = page(*(build() for build in REPORTS.values()))
    read = _Reading(text)
    targets = [found["href"].removeprefix("#") for tag, found in read.seen if tag == "a"]
    ids = [found["id"] for tag, found in read.seen if tag == "article" and "id" in found]
    assert targets == ids
    assert len(ids) == len(REPORTS)


def test_a_page_with_values_says_so():
    """A page that shows values tells its reader to keep it as the files are kept."""
    one = REPORTS["everything-at-once"]()
    assert "This page shows values" in page(one, show_values=True)
    assert "Values are masked" in page(one)
