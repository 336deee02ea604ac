"""Names in running text: what is found, what is left alone, and what is always true of the offsets."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import candour.naming
from candour.naming import names_in
from candour.naming.gazetteer import Gazetteer, folded
from candour.naming.tagger import tagger, unpacked
from candour.naming.tokens import runs_of, tokens_of

_WORDS = (
    "Nia", "O'Farrell", "Mbeki-Lowe", "van", "der", "Berg", "Dr", "PC", "SMITH", ",", "\n", ".", " ", "the", "Road",
    "J.", "’s", "@", "HIGH STREET", "1234", "\u0301", "İ", "ß", "said",
)  # fmt: skip


def found(text: str) -> list[str]:
    """The names in a text as they are written."""
    return [text[name.start : name.end] for name in names_in(text)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("I spoke to Cormac O'Farrell on the landing.", ["Cormac O'Farrell"]),
        ("The caller was Thandiwe Mbeki-Lowe of Leeds.", ["Thandiwe Mbeki-Lowe"]),
        ("He was with Jan van der Berg all night.", ["Jan van der Berg"]),
        ("The victim, Khalid bin Rashid, was unhurt.", ["Khalid bin Rashid"]),
        ("Statement of Dr Siân Llewellyn-Jones.", ["Dr Siân Llewellyn-Jones"]),
        ("Rhys ap Gwilym met Harpreet Kaur at noon.", ["Rhys ap Gwilym", "Harpreet Kaur"]),
        ("SMITH, John was circulated as wanted.", ["SMITH, John"]),
        ("Cllr J. Okafor and Agnieszka Kowalska spoke.", ["Cllr J. Okafor", "Agnieszka Kowalska"]),
        ("Mr Zoë Łukasz-Nowak’s car was taken.", ["Mr Zoë Łukasz-Nowak"]),
        ("van der Berg said no.", ["van der Berg"]),
    ],
)
def test_a_whole_name_is_found(text: str, names: list[str]) -> None:
    """A name is found whole: apostrophes, hyphens, particles, initials and the titles before it are part of it."""
    assert found(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "A man was seen in High Street, near Victoria Road, in January.",
        "It was bought at Marks & Spencer.",
        "She was taken to St Mary's Hospital by ambulance.",
        "Figures for Robert Peel Ward are below.",
        "Your request falls under the Data Protection Act 2018.",
        "The meeting is on Monday, the next in May or June.",
        "Detention Authorised. Custody Record Number. Officer in Case.",
        "The Chief Constable of Dyfed-Powys Police was told.",
        "Disclosures under Clare's Law rose in March.",
        "they spoke to nobody with a capital letter",
        "",
    ],
)
def test_what_is_only_named_after_people_is_left_alone(text: str) -> None:
    """Streets, wards, hospitals, firms, laws, months, posts and the headings of forms are nobody's names."""
    assert found(text) == []


def test_text_in_capitals_is_read() -> None:
    """In text that is in capitals throughout, names are told from the words around them."""
    text = "ON 3 MARCH THE WITNESS JOHN PARTRIDGE SAW A MALE RUNNING ALONG VICTORIA ROAD."
    assert found(text) == ["JOHN PARTRIDGE"]


def test_a_surname_is_known_again() -> None:
    """A surname met with a title is found wherever it stands in the same text, before or after."""
    alone = "Nobody could say whether Quillfeather had it."
    with_title = f"{alone} Mrs Quillfeather called. The keys were with Quillfeather."
    assert found(with_title).count("Quillfeather") == 2
    assert "Mrs Quillfeather" in found(with_title)


def test_a_surname_does_not_make_its_road_a_person() -> None:
    """A road that shares the surname of somebody in the text stays a road."""
    assert found("Mrs Nia Pugh lives in Pugh Road.") == ["Mrs Nia Pugh"]


def test_a_name_may_go_over_the_end_of_a_line() -> None:
    """Where a long line is broken in the middle of a name, the name is found whole."""
    text = "The officer in the case confirmed that she had spoken with Harpreet\nKaur about it."
    assert found(text) == ["Harpreet\nKaur"]


def test_lines_of_a_list_are_names_apart() -> None:
    """Names on short lines of their own are not run together."""
    assert found("Sarah Davies\nAgnieszka Kowalska\n") == ["Sarah Davies", "Agnieszka Kowalska"]


def test_an_address_of_mail_or_web_holds_no_name() -> None:
    """A handle, a mail address and a path are for others to find."""
    assert found("Write to Nia.Pugh@example.com or @NiaPugh, see /Nia/Pugh") == []


def test_each_name_has_odds_and_a_reason_without_content() -> None:
    """The reason says nothing of the name itself."""
    (name,) = names_in("I saw Mrs Agnieszka Kowalska.")
    assert name.odds > 1
    assert "title" in name.why
    assert "Kowalska" not in name.why


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=200) | st.lists(st.sampled_from(_WORDS), max_size=40).map(" ".join))
def test_offsets_always_slice_the_text(text: str) -> None:
    """Whatever the text, nothing is raised, names stand in order, and none overlaps or is blank."""
    at = 0
    for name in names_in(text):
        assert at <= name.start < name.end <= len(text)
        piece = text[name.start : name.end]
        assert piece == piece.strip()
        assert name.odds > 0
        at = name.end


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from(_WORDS), max_size=40).map(" ".join))
def test_the_words_of_a_text_are_cut_in_order(text: str) -> None:
    """Tokens stand in order, none overlaps another, and together they leave out nothing but blanks."""
    tokens = tokens_of(text)
    starts, ends = tokens.starts.tolist(), tokens.ends.tolist()
    assert all(first <= second for first, second in zip(ends, starts[1:], strict=False))
    assert all(start < end for start, end in zip(starts, ends, strict=True))
    left = text
    for start, end in zip(starts, ends, strict=True):
        left = left[:start] + " " * (end - start) + left[end:]
    assert not left.strip()


@settings(max_examples=50, deadline=None)
@given(st.lists(st.sampled_from(_WORDS), min_size=1, max_size=12).map(" ".join))
def test_runs_are_cut_from_the_text_without_overlap(text: str) -> None:
    """The runs hold each word once, in order, and together all the words that are weighed."""
    runs = runs_of(tokens_of(text), tagger().lexicon)
    assert all(first < second for first, second in pairwise(runs.at.tolist()))
    assert runs.sizes.sum() == len(runs.at)
    assert runs.first.tolist() == [0, *runs.sizes.cumsum().tolist()][: len(runs.sizes)]


def test_runs_read_together_are_read_as_alone() -> None:
    """A sentence gives the same names and odds alone as among many others of other lengths."""
    sentences = [
        "I spoke to Cormac O'Farrell on the landing.",
        "The victim, Khalid bin Rashid, was unhurt.",
        "ON 3 MARCH THE WITNESS JOHN PARTRIDGE SAW A MALE.",
        "Cllr J. Okafor and Agnieszka Kowalska spoke.",
    ]
    sentences = [f"they were all there. {each} nobody else was met." for each in sentences]
    alone = [(name.odds, name.why) for each in sentences for name in names_in(each)]
    together = [(name.odds, name.why) for name in names_in("\n".join(sentences))]
    assert together == [(pytest.approx(odds, rel=1e-3), why) for odds, why in alone]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("IN THE MAGISTRATES' COURT\nMORGAN TULLY -v- NORTHMERE COUNCIL\n", "MORGAN TULLY"),
        ("Statement of: NIA PUGH\nOver 18", "NIA PUGH"),
        ("From: Cormac O'Farrell\nSent: 3 March 2019 10:00\n", "Cormac O'Farrell"),
        ("Dear Ffion,\nThank you for your letter.", "Ffion"),
        ("Thanks\nGurpreet\n", "Gurpreet"),
        ("She said that Kwame had hit her.", "Kwame"),
        ("The refund for H Okonkwo was £20.", "H Okonkwo"),
    ],
)
def test_names_alone_initialled_and_in_capitals_are_found(text: str, name: str) -> None:
    """A given name by itself, initials with a surname, and a line in capitals are read from what stands around."""
    assert name in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "Ward: Grace Hill\nBeat: 12",
        "Ward:\tGrace Hill\nGrace Hill had the fewest requests.",
        "The invoice came from J Baker and Sons.",
        "It was a Ted Baker coat from John Lewis.",
        "She said that the blue Ford belongs to nobody.",
    ],
)
def test_places_and_firms_that_bear_names_are_left_alone(text: str) -> None:
    """What follows the label of a place is a place in all of the text; a family's firm and a brand are nobody."""
    assert found(text) == []


def test_names_told_otherwise_are_known_again() -> None:
    """A name that a title or a label has told elsewhere makes the surname a name wherever it stands."""
    text = "Nobody could say whether Quillfeather had it."
    assert names_in(text, ["PC 1234 Quillfeather"])


def test_a_long_text_is_read_to_its_end() -> None:
    """A text that is read in parts gives the same names at the right places in all of them."""
    sentence = "I spoke to Cormac O'Farrell on the landing. "
    text = sentence * 25_000
    names = names_in(text[: 2 * 600_000])
    assert len(names) == len(text) // len(sentence)
    assert {text[name.start : name.end] for name in names} == {"Cormac O'Farrell"}


def test_one_long_word_does_no_harm() -> None:
    """Long chains of letters, hyphens, marks and dots are gone through once."""
    for text in ("A" * 200_000 + "@", "A-" * 50_000 + "@", "A\u0301" * 50_000, "A." * 50_000, "o'" * 50_000):
        assert names_in(text) == []


def test_the_files_are_small_and_whole() -> None:
    """The model and the lists together stay under a megabyte, and the model can be read."""
    home = Path(candour.naming.__file__).parent
    model = (home / "model.bin").read_bytes()
    assert len(model) + len((home / "gazetteer.bin").read_bytes()) < 1_000_000
    assert len(unpacked(model)) == 2


def test_the_card_names_the_files_it_describes() -> None:
    """The card holds the digests of the model and of the lists, so that it cannot fall behind them."""
    home = Path(candour.naming.__file__).parent
    card = (home / "CARD.md").read_text(encoding="utf-8")
    for name in ("model.bin", "gazetteer.bin"):
        assert hashlib.sha256((home / name).read_bytes()).hexdigest() in card


def test_another_file_is_no_model() -> None:
    """A file that is no model is refused with what to do about it."""
    with pytest.raises(ValueError, match="training/names/train"):
        unpacked(b"nothing of the kind" * 10)


def test_lists_are_kept_folded() -> None:
    """A list is the same after packing, and knows a word whatever its accents, apostrophes and capitals."""
    lists = Gazetteer(frozenset({"sian"}), frozenset({"ofarrell"}), frozenset({"hope"}), frozenset({"leeds"}))
    assert Gazetteer.unpacked(lists.packed()) == lists
    assert folded("Łódź-O’Shea") == "lodz-oshea"
    assert [lists.sorts(word) for word in ("Siân", "O'FARRELL", "Hope", "Leeds", "Xyz")] == [
        "g",
        "f",
        "p",
        "l",
        "",
    ]


def test_nothing_is_read_before_it_is_needed() -> None:
    """Text without a capital is read without numpy and without the model."""
    script = (
        "import sys, json; import candour; candour.identify('nobody is named here, not at all');"
        "print(json.dumps(['numpy' in sys.modules, 'candour.naming' in sys.modules]))"
    )
    told = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert json.loads(told.stdout) == [False, False]
