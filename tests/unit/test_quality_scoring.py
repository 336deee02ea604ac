"""The benchmark of quality counts what it says it counts."""

from __future__ import annotations

from bench.quality.corpus_tables import tables
from bench.quality.corpus_text import documents
from bench.quality.scenes import Document, Planted
from bench.quality.scoring import Found, TableTruth, score_cells, score_text
from bench.quality.systems_held_out import HELD_OUT_NAMES
from bench.quality.systems_training import TRAINING_NAMES
from bench.quality.words import HELD_OUT, TRAINING

TEXT = "Mrs Nia Example of ZZ99 3VZ rang 12345 times"
DOCUMENT = Document(
    "training",
    TEXT,
    (
        Planted(4, 15, "person-name", "titled"),
        Planted(19, 27, "postcode", "bare"),
        Planted(33, 38, "order", "x", must=False),
    ),
)


def test_a_name_is_found_whole_with_its_title_or_not_at_all():
    """A title before a name is no fault; half a name is a miss and a mistake."""
    whole = score_text([(DOCUMENT, [Found(0, 15, "person-name")])]).of("person-name")
    half = score_text([(DOCUMENT, [Found(4, 7, "person-name")])]).of("person-name")
    assert (whole.right, whole.wrong, whole.recall, whole.precision) == (1, 0, 1.0, 1.0)
    assert (half.right, half.wrong, half.recall, half.precision) == (0, 1, 0.0, 0.0)


def test_a_postcode_is_found_with_its_address():
    """Whoever finds the address a postcode ends has found the postcode, and made no mistake."""
    score = score_text([(DOCUMENT, [Found(10, 27, "address")])])
    assert score.of("postcode").right == 1
    assert score.of("address").wrong == 0


def test_what_need_not_be_found_counts_neither_way():
    """A neutral value is neither missed nor mistaken."""
    score = score_text([(DOCUMENT, [Found(33, 38, "order")])])
    assert score.of("order").planted == 0
    assert score.of("order").wrong == 0


def test_a_finding_where_nothing_is_is_false():
    """A finding that touches nothing planted is false; one told apart as nobody's is not."""
    score = score_text([(DOCUMENT, [Found(39, 44, "vrm"), Found(28, 32, "vrm", is_nobodys=True)])])
    assert score.false == {"vrm": 1}
    assert score.others == len(TEXT.split()) - 5
    assert score.per_ten_thousand == 2500


def test_nothing_found_gives_no_precision():
    """Where nothing was found there is no share of it that is right."""
    rates = score_text([(DOCUMENT, [])]).of("postcode")
    assert (rates.recall, rates.precision) == (0.0, None)


def test_cells_are_counted_by_kind():
    """A cell told to be of its kind is right; of another, wrong; of a neutral kind, neither."""
    table = TableTruth(
        name="t", half="training", rows=(("Name", "Ward"), ("Nia Example", "Grace Hill"), ("", "Aston")), header_rows=1,
        kinds={0: "person-name"}, cells={(1, 1): frozenset({"uk-phone"})}, neutral={1: frozenset({"postcode"})}, people=1,
    )  # fmt: skip
    told = {
        (1, 0): frozenset({"person-name"}),
        (1, 1): frozenset({"postcode"}),
        (2, 1): frozenset({"person-name"}),
    }
    score = score_cells([(table, told)])
    names, phones = score.of("person-name"), score.of("uk-phone")
    assert (names.planted, names.right, names.wrong) == (1, 1, 1)
    assert (phones.planted, phones.right) == (1, 0)
    assert score.false == {"person-name": 1}
    assert score.others == 3


def test_what_is_planted_is_where_it_is_said_to_be():
    """Every planted value lies inside its text, none over another."""
    for document in documents(1):
        ends = 0
        for planted in document.planted:
            assert ends <= planted.start < planted.end <= len(document.text)
            ends = planted.end


def test_the_halves_share_no_name():
    """No given name, family name, ward or company of one half is one of the other's."""
    for words in ("given", "family", "streets", "towns", "companies"):
        assert set(getattr(TRAINING, words)).isdisjoint(getattr(HELD_OUT, words))
    for one, other in (
        (TRAINING_NAMES, HELD_OUT_NAMES),
        (TRAINING_NAMES, _listed(HELD_OUT)),
        (_listed(TRAINING), HELD_OUT_NAMES),
    ):
        assert all(
            set(mine.split()).isdisjoint(theirs.split()) for mine, theirs in zip(one, other, strict=True)
        )
    assert {table.name for table in tables((1,)) if table.half == "training"}.isdisjoint(
        table.name for table in tables((1,)) if table.half == "held-out"
    )


def test_rows_that_are_no_data_hold_nobody():
    """A header printed again, a total and a note are counted as rows in which nothing is planted."""
    (table,) = (each for each in tables((60,)) if each.name == "defendants listed")
    (again,) = table.apart
    assert table.rows[again] == table.rows[table.header_rows - 1]
    assert table.kinds_at(again, 0) == frozenset()
    assert table.kinds_at(again + 1, 0) == {"person-name"}
    (schools,) = (each for each in tables((6,)) if each.name == "schools by admissions")
    assert [schools.rows[row][0] for row in sorted(schools.apart)] == [
        "Total",
        "",
        "PAN: published admission number",
    ]


def _listed(words):
    """A half's names as its other lists have them."""
    return tuple(" ".join(name.replace(" ", "_") for name in names) for names in (words.given, words.family))


def test_the_same_files_are_made_each_time():
    """Two runs measure the same files."""
    assert documents(1) == documents(1)
    assert [table.rows for table in tables((2,))] == [table.rows for table in tables((2,))]
