"""How evidence is weighed: shape, checks, labels, and the column a value stands in."""

from __future__ import annotations

from random import Random

import pytest

from candour.finding import Likelihood
from candour.identifiers.labels import named, words_of
from candour.identifiers.nhs_number import NHS_NUMBER
from candour.identifiers.passport import PASSPORT
from candour.identifiers.pnc_id import PNC_ID
from candour.identifiers.uk_phone import UK_PHONE
from candour.identifiers.weighing import ColumnRate, weigh


def _likelihood(*args, **how):
    return weigh(*args, **how).likelihood


def test_a_label_turns_a_passing_number_into_a_likely_one():
    """Digits that pass are nothing without a label and likely with one; digits that fail are nothing either way."""
    assert _likelihood(NHS_NUMBER, "9434765870") is None
    assert _likelihood(NHS_NUMBER, "9434765870", label="NHS No") is Likelihood.LIKELY
    assert _likelihood(NHS_NUMBER, "9434765871", label="NHS No") is None


def test_only_a_label_of_its_own_counts():
    """The label of another identifier, or of nothing, adds nothing."""
    assert weigh(NHS_NUMBER, "9434765870", label="Invoice").odds == weigh(NHS_NUMBER, "9434765870").odds


def test_without_its_label_a_number_of_no_shape_is_nothing():
    """A passport number is one only where a label says so, even in a column in which every value fits."""
    full = ColumnRate(fits=200, passes=200, tried=200, distinct=200)
    assert _likelihood(PASSPORT, "925665416", column=full) is None
    assert _likelihood(PASSPORT, "925665416", label="Passport number", column=full) is Likelihood.CERTAIN


def test_a_column_that_passes_is_certain_without_a_header():
    """Twenty distinct values that all pass are no chance."""
    full = ColumnRate(fits=20, passes=20, tried=20, distinct=20)
    assert _likelihood(NHS_NUMBER, "9434765870", column=full) is Likelihood.CERTAIN


def test_a_column_with_a_few_slips_is_still_certain():
    """One value in ten that fails is how people type."""
    rate = ColumnRate(fits=100, passes=90, tried=100, distinct=100)
    assert _likelihood(NHS_NUMBER, "9434765870", column=rate) is Likelihood.CERTAIN


@pytest.mark.parametrize("label", ["", "NHS number"])
def test_a_column_of_random_numbers_is_nothing_even_where_a_cell_passes(label):
    """Random ten-digit numbers pass as often as chance has it: that is evidence against, and outweighs a header."""
    random = Random(3)
    values = {f"{random.randrange(10**9, 10**10)}" for _ in range(800)}
    passing = [value for value in values if all(check.passes(value) for check in NHS_NUMBER.checks)]
    rate = ColumnRate(fits=len(values), passes=len(passing), tried=len(values), distinct=len(values))
    assert 0.01 < len(passing) / len(values) < 0.1
    assert _likelihood(NHS_NUMBER, passing[0], label=label, column=rate) is None
    assert "as chance would have it" in str(weigh(NHS_NUMBER, passing[0], label=label, column=rate))


def test_a_column_that_mostly_holds_something_else_says_nothing():
    """Where fewer than half of the values have the shape, each stands by itself."""
    few = ColumnRate(fits=10, passes=10, tried=100, distinct=100)
    assert weigh(PNC_ID, "2099/1234567B", column=few).odds == weigh(PNC_ID, "2099/1234567B").odds


def test_a_column_full_of_a_shape_without_a_check_adds_to_it():
    """Shapes that have no check are surer where the whole column has them."""
    full = ColumnRate(fits=50, passes=50, tried=50, distinct=50)
    assert weigh(UK_PHONE, "07700 900123", column=full).odds > weigh(UK_PHONE, "07700 900123").odds


@pytest.mark.parametrize(
    ("label", "words"),
    [
        ("NHS No.", ("nhs", "number")),
        ("nhs_number", ("nhs", "number")),
        ("NHSNumber", ("nhs", "number")),
        ("DOB_1", ("dob",)),
        ("dateOfBirth", ("date", "of", "birth")),
        ("D.O.B.", ("dob",)),
        ("E-mail Addr", ("email", "address")),
        ("Tel", ("telephone",)),
    ],
)
def test_words_of_a_label(label, words):
    """A label is taken apart into whole words, however it is written."""
    assert words_of(label) == words


@pytest.mark.parametrize("label", ["NHS Number", "Victim NHS no", "patient_nhs_number_2", "Number (NHS)"])
def test_a_label_names_whatever_its_order_and_owner(label):
    """The order of the words, and words that say whose it is, make no difference."""
    assert named(NHS_NUMBER, label)


@pytest.mark.parametrize("label", ["", "Number", "NHS trust", "NHS number of cases closed"])
def test_a_label_with_other_words_names_something_else(label):
    """A word more, or one less, and it is not the label."""
    assert not named(NHS_NUMBER, label)
