"""Reports of invented files, made by hand: each tells one truth that judging and the outputs must tell too."""

from __future__ import annotations

from collections.abc import Callable

from candour.finding import Evidence, Finding, Reason
from candour.formats.spreadsheet import SPREADSHEET_HIDINGS
from candour.hiding import Hiding, Sight
from candour.piece import Count, Gap, Why
from candour.place import Place
from candour.report import Disagreement, Hidden, PeopleTable, Preview, Report, Volume

__all__ = ["CERTAIN", "LIKELY", "POSSIBLE", "REPORTS", "finding", "hiding", "report"]

_HIDINGS = {one.id.partition(".")[2]: one.within("xlsx") for one in SPREADSHEET_HIDINGS}

POSSIBLE = Evidence((Reason("its shape", 5.0),))
LIKELY = Evidence((Reason("its shape", 5.0), Reason("a label says so", 20.0)))
CERTAIN = Evidence((Reason("20 of 20 distinct values in the column pass its check", 1e6),))

BOOK = Place(("crime.xlsx",))
DATA = BOOK / 'sheet "Data" (hidden)'
CASES = BOOK / 'sheet "Cases"'


def hiding(what: str) -> Hiding:
    """A way of hiding, in an Excel workbook."""
    return _HIDINGS[what]


def finding(
    identifier: str,
    place: Place,
    hidden: Hiding | None = None,
    *,
    count: int = 1,
    role: str = "",
    evidence: Evidence = LIKELY,
    value: str = "Nia Example",
) -> Finding:
    """A finding with the sight of its hiding; seen, where it has none."""
    sight = hidden.sight if hidden else Sight.SEEN
    return Finding(identifier, place, sight, hidden, evidence, count, role, untrusted_value=value)


def report(**parts: object) -> Report:
    """The report of `crime.xlsx`, with these parts."""
    whole = {
        "name": "crime.xlsx",
        "sha256": "9f2c" * 16,
        "size": 1_482_113,
        "format": "xlsx",
        "claimed": "xlsx",
        "seen": Volume(3, 880, 9_102),
    }
    return Report(**{**whole, **parts})


def hidden(what: str, place: Place, cells: int = 0, characters: int = 0) -> Hidden:
    """A hiding met in a place, and how much it keeps from sight."""
    kind = hiding(what)
    return Hidden(kind, kind.sight, place, Volume(1, cells, characters or cells * 9))


_PEOPLE = (
    ("person-name", "Name"),
    ("date-of-birth", "DOB"),
    ("nhs-number", "NHS No"),
    ("offence", "Offence"),
)


def forgotten_worksheet() -> Report:
    """A hidden sheet with thousands of rows about people; a summary in sight."""
    sheet = hiding("hidden-sheet")
    return report(
        unseen=Volume(1, 35_248, 300_000),
        hidings=(hidden("hidden-sheet", DATA, 35_248),),
        findings=(
            finding("person-name", DATA / "A2", sheet, count=8_812, evidence=CERTAIN),
            finding("date-of-birth", DATA / "B2", sheet, count=8_812, evidence=CERTAIN, value="07/04/1981"),
            finding("nhs-number", DATA / "C2", sheet, count=8_790, evidence=CERTAIN, value="401 023 2137"),
            finding("offence", DATA / "D2", sheet, count=8_812, evidence=LIKELY, value="Burglary"),
        ),
        people=(PeopleTable(DATA, Sight.COVERED, sheet, 8_812, _PEOPLE),),
        counts=(Count("sheet", 14, 2),),
        previews=(
            Preview(
                BOOK / 'sheet "Summary"',
                Sight.SEEN,
                None,
                (),
                (("A•••", "C•••••••", "S•••••"), ("N••••", "•••", "••"), ("S••••", "•••", "••")),
            ),
            Preview(
                DATA,
                Sight.COVERED,
                sheet,
                ("Name", "DOB", "NHS No", "Offence"),
                tuple(("N•• E••••••", "••/••/••••", "••• ••• ••••", "B•••••••") for _ in range(5)),
            ),
        ),
    )


def _sheet(number: int) -> Place:
    return BOOK / f'sheet "Case {number}" (hidden)'


def forty_hidden_sheets() -> Report:
    """Forty hidden sheets with a name in each."""
    sheet = hiding("hidden-sheet")
    return report(
        hidings=tuple(hidden("hidden-sheet", _sheet(number), 40 - number) for number in range(40)),
        findings=tuple(
            finding("person-name", _sheet(number) / "B2", sheet, count=40 - number) for number in range(40)
        ),
    )


def lookups_in_a_hidden_sheet() -> Report:
    """A hidden sheet that holds nothing personal."""
    return report(
        unseen=Volume(1, 120, 900), hidings=(hidden("hidden-sheet", BOOK / 'sheet "Lookups" (hidden)', 120),)
    )


def properties(place: Place = BOOK) -> tuple[Finding, ...]:
    """The names of two members of staff, noted in three places."""
    kept, path = hiding("document-properties"), hiding("save-path")
    at = place / "document properties"
    return (
        finding("person-name", at, kept, role="staff", value="Nia Example"),
        finding("person-name", at, kept, role="staff", value="Idris Sample"),
        finding("person-name", place, path, role="staff", value="nia example"),
    )


def staff_in_properties() -> Report:
    """An author, whoever saved it last, and a path with a user's name."""
    return report(
        hidings=(
            hidden("document-properties", BOOK / "document properties", characters=31),
            hidden("save-path", BOOK, characters=40),
        ),
        findings=properties(),
    )


def cases_in_sight() -> Report:
    """A sheet of cases that everybody sees."""
    return report(
        findings=(finding("person-name", CASES / "A2", count=120, evidence=CERTAIN),),
        people=(PeopleTable(CASES, Sight.SEEN, None, 120, _PEOPLE),),
    )


def locked_attachment() -> Report:
    """A workbook that holds a file locked with a password."""
    return report(
        gaps=(
            Gap(
                BOOK / "embedded file 1",
                Why.ENCRYPTED,
                "encrypted: ask the sender for a copy without a password",
            ),
        )
    )


def web_page_named_as_a_workbook() -> Report:
    """A web page whose name says that it is a workbook."""
    place = Place(("crime.xls",))
    return report(
        name="crime.xls",
        claimed="xls",
        format="html",
        disagreements=(Disagreement(place, "Excel 97-2003 workbook", "web page"),),
    )


def postcodes_in_a_hidden_column() -> Report:
    """A hidden column of postcodes, and no more."""
    column = hiding("hidden-column")
    return report(
        hidings=(hidden("hidden-column", CASES / "column H", 60),),
        findings=(
            finding(
                "postcode", CASES / "column H" / "H2", column, count=60, evidence=CERTAIN, value="ZE1 0AA"
            ),
        ),
    )


def everything_at_once() -> Report:
    """All of these in one archive, and what a hostile name can hold."""
    outer = Place(("reply.zip",))
    book = outer / "crime\x1b[31m<script>.xlsx"
    sheet, cache, rows = hiding("very-hidden-sheet"), hiding("pivot-cache"), hiding("filtered-row")
    data, pivot, cases = book / 'sheet "Data" (very hidden)', book / "pivot cache 1", book / 'sheet "Cases"'
    return report(
        name="reply.zip",
        format="zip",
        claimed="zip",
        unseen=Volume(4, 95_120, 801_222),
        hidings=(
            hidden("very-hidden-sheet", data, 61_684),
            hidden("pivot-cache", pivot, 33_000),
            hidden("filtered-row", cases / "rows 14-220", 436),
            hidden("document-properties", book / "document properties", characters=31),
            hidden("save-path", book, characters=40),
            hidden("data-validation", cases, 12),
        ),
        findings=(
            finding("person-name", data / "A2", sheet, count=8_812, evidence=CERTAIN),
            finding("nhs-number", data / "C2", sheet, count=8_790, evidence=CERTAIN, value="401 023 2137"),
            finding("person-name", pivot / "record 1", cache, count=2_750, evidence=LIKELY),
            finding(
                "postcode", cases / "rows 14-220" / "H14", rows, count=200, evidence=CERTAIN, value="ZE1 0AA"
            ),
            finding("email", cases / "J3", None, count=3, value="n.example@mail.example", evidence=POSSIBLE),
            finding("email", cases / "J4", None, role="role-mailbox", value="foi@council.example"),
            *properties(book),
        ),
        people=(
            PeopleTable(data, Sight.COVERED, sheet, 8_812, _PEOPLE),
            PeopleTable(pivot, Sight.BURIED, cache, 2_750, _PEOPLE[:2]),
        ),
        gaps=(
            Gap(
                outer / "photo.jpg",
                Why.UNREAD,
                "JPEG image of 48,211 bytes: Candour does not read this kind yet; look through it yourself",
            ),
        ),
        counts=(Count("file in the archive", 3), Count("sheet", 14, 2)),
        disagreements=(Disagreement(outer / "list.csv", "table of values (CSV)", "Excel workbook"),),
        previews=(
            Preview(
                cases, Sight.SEEN, None, (), (("R••", "D•••", "O••••••"), ("••••", "••/••/••••", "T••••"))
            ),
            Preview(data, Sight.COVERED, sheet, ("Name", "NHS No"), (("N•• E••••••", "••• ••• ••••"),) * 3),
            Preview(
                pivot, Sight.BURIED, cache, ("<b>Name</b>", "Born"), (("N•• E••••••", "••/••/••••"),) * 5
            ),
            Preview(
                cases / "rows 14-220",
                Sight.COVERED,
                rows,
                (),
                (("••••", "••/••/••••", "T••••", "Z•• •••"),) * 5,
            ),
        ),
    )


def clean() -> Report:
    """Nothing out of sight, and nobody in it."""
    return report(name="counts.csv", format="csv", claimed="csv", counts=(Count("row", 44),))


REPORTS: dict[str, Callable[[], Report]] = {
    "hidden-sheet-holds-people": forgotten_worksheet,
    "forty-hidden-sheets": forty_hidden_sheets,
    "hidden-sheet-holds-lookups": lookups_in_a_hidden_sheet,
    "properties-name-staff": staff_in_properties,
    "cases-in-sight": cases_in_sight,
    "locked-attachment": locked_attachment,
    "web-page-named-as-a-workbook": web_page_named_as_a_workbook,
    "hidden-column-of-postcodes": postcodes_in_a_hidden_column,
    "everything-at-once": everything_at_once,
    "clean": clean,
}
