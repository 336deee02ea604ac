"""A person's name.

What it is:
    A forename, a surname, initials, in any order: of the person a record is about, of a witness, of a member of staff.

How Candour tells it:
    In running text by the title or the rank that stands before it (`Mrs Nia Example`, `PC Example`), which finds most
    names in official prose at almost no false alarms, by a label with a colon, by the words that close a letter, or by
    a small tagger that reads every run of capitalised words and what stands around it. A name met surely once makes its
    surname, and its given name, surer wherever they stand in the same text. In tables by the header. Words that follow a
    title but are no names (`Mr Speaker`, `PC World`), what the label of a place names, and family firms are left alone.
    A name behind a police rank is one of staff.

Known misses:
    Names that are in no list and stand in lines of their own; names that are also plain words or places, where nothing
    around tells them apart; names in small letters; names in letters beyond Latin.

Sources:
    NPCC POLE Data Standards Dictionary, DS_031 to DS_033; College of Policing, list of ranks.
"""

from __future__ import annotations

import re

from candour.identifiers.base import STAFF, UNDER, Check, Group, Identifier, any_of, listed

__all__ = ["PERSON_NAME", "may_be_full_name"]

_PEOPLE = any_of(
    listed(
        "Mr Mrs Ms Miss Mx Dr Prof Professor Rev Revd Reverend Sir Dame Lord Lady Baroness Cllr Councillor Judge Imam Rabbi"
    )
)
_SHORT_RANKS = any_of(listed("PC WPC PS DC DS DI DCI DSU DCS TDC TDS PCSO SC CI Sgt Insp Supt ACC DCC"))
_FULL_RANKS = "(?:(?:Detective|Chief|Police|Special|Acting|Temporary) ){0,2}(?:Constable|Sergeant|Inspector|Superintendent)"
_RANKS = f"(?:{_SHORT_RANKS}|{_FULL_RANKS})"
_IN_CAPITALS = any_of(listed("MR MRS MISS DR REV SGT INSP CLLR"))
_TITLE = rf"(?:{_PEOPLE}|{_RANKS}|{_IN_CAPITALS})(?=\.? )"

# Letters of the Latin script in UTF-8. A run ends with a whole letter, so that no match ends inside one.
_UPPER = r"(?:[A-Z]|\xc3[\x80-\x96\x98-\x9e]|[\xc4-\xc6][\x80-\xbf])"
_LOWER_RUN = r"[a-z\x80-\xbf\xc3-\xc6]{0,40}(?:[a-z]|[\xc3-\xc6][\x80-\xbf])"
_UPPER_RUN = r"[A-Z\x80-\xbf\xc3-\xc6]{0,40}(?:[A-Z]|[\xc3-\xc6][\x80-\xbf])"
_APOSTROPHE = r"(?:'|\xe2\x80\x99)"
_WORD = (
    rf"(?:[ODLNM]{_APOSTROPHE}|Mc|Mac|Fitz)?{_UPPER}{_LOWER_RUN}"
    rf"(?:(?:-|{_APOSTROPHE}){_UPPER}{_LOWER_RUN}|-[a-z]{_LOWER_RUN}){{0,2}}"
)
_SURNAME_IN_CAPITALS = (
    rf"(?:[ODLNM]{_APOSTROPHE})?{_UPPER}{_UPPER_RUN}(?:(?:-|{_APOSTROPHE}){_UPPER}{_UPPER_RUN})?"
)
_PARTICLE = "(?:de|del|della|der|den|di|da|dos|du|la|le|van|von|bin|bint|ibn|al|el|ap|ab|ter|ten|y) "
_INITIALS = r"(?:[A-Z]\.? ?){0,3}"
_NAME = rf"(?:(?:[A-Z]\.? ?){{1,3}} ?)?(?:{_PARTICLE}){{0,2}}{_WORD}(?: (?:[A-Z]\.? )?(?:{_PARTICLE}){{0,2}}{_WORD}){{0,2}}"
_SHAPE = (
    rf"{_PEOPLE}\.? (?:{_NAME}(?: {_SURNAME_IN_CAPITALS})?|{_INITIALS}{_SURNAME_IN_CAPITALS})"
    rf"|{_RANKS} (?:[0-9]{{2,5}} )?{_NAME}(?: {_SURNAME_IN_CAPITALS})?"
    rf"|{_IN_CAPITALS}\.? {_INITIALS}{_SURNAME_IN_CAPITALS}"
)

_NOT_NAMES = listed("""
    speaker chairman chairwoman chair president mayor chancellor lieutenant justice advocate provost madam sir
    world comics comic vita word excel office teams windows access outlook powerpoint project society
    day street road house library school college hospital centre station council police force court ward team unit
    post posts vacancy vacancies number numbers total totals strength establishment headcount salary salaries pay grade
    grades rank ranks role roles count counts average rate rates level levels band bands scale scales data table figure
    january february march april june july august september october november december monday tuesday wednesday thursday
    friday saturday sunday north south east west central northern southern eastern western
    and or of the for to in on at by from with without is was are were has have had will would shall should may must
    all any each every no not per this that these those who which other others only also both either neither
    general major minor first second third new old former retired acting temporary deputy assistant chief senior junior
    detective constable sergeant inspector superintendent officer officers staff members uniform operational response
    neighbourhood investigation investigations training promotion board exam examination development process pathway
    entry degree apprenticeship recruitment intake cohort report reports ratings rating system systems monitor monitors
    laptop desktop computer screen out universe doom
    male female adult child unknown none yes tbc see various deceased withheld redacted confidential anonymous
    """)
_OF_OFFICES = listed("""
    audit business care children communications community complaints corporate crime customer democratic digital education
    enquiries environment estates finance fleet freedom governance health housing human information legal management media
    operations performance planning policy press procurement professional property public records request requests
    resources risk safety security social standards strategic strategy support transport vetting
""")
_NOT_PEOPLE = listed(
    "ltd limited plc llp council county library school college hospital centre station police constabulary street road "
    "department team unit services group trust university court office"
)
_FITS = r"[^\W\d_][^\d_@/\\:;<>{}\[\]=+*#%£$€|~^]{0,79}"


def _words(value: str) -> list[str]:
    return re.findall(r"[^\W\d_]+", value)


def _title(value: str) -> str:
    found = re.match(_TITLE, value)
    return found[0] if found else ""


def _is_name(value: str) -> bool:
    words = [word.casefold() for word in _words(value[len(_title(value)) :])]
    return bool(words) and words[0] not in _NOT_NAMES and _NOT_PEOPLE.isdisjoint(words)


def may_be_full_name(value: str) -> bool:
    """Whether a value may be somebody's full name, and not an office, a state or a matter."""
    words = [word.casefold() for word in _words(value)]
    return len(words) > 1 and (_NOT_NAMES | _OF_OFFICES | _NOT_PEOPLE).isdisjoint(words)


def _has_rank(value: str) -> bool:
    return re.fullmatch(_RANKS, _title(value)) is not None


def _has_mixed_letters(value: str) -> bool:
    title = _title(value)
    return bool(title) and not (title.isupper() and not _has_rank(value))


def _fits(value: str) -> bool:
    text = value.strip()
    return (
        re.fullmatch(_FITS, text) is not None
        and len(_words(text)) <= 6
        and _NOT_PEOPLE.isdisjoint(word.casefold() for word in _words(text))
    )


_LABELLED_WORD = r"(?=[A-ZÀ-ÞĀ-Ƶ])(?:[^\W\d_](?:\.[^\W\d_])*\.|(?:Mr|Mrs|Ms|Dr|Prof|Rev|Sgt|Insp|Cllr)\.|[^\W\d_]+(?:['’-][^\W\d_]+)*)"
_LABELLED_NEXT = rf" (?:{_PARTICLE}){{0,2}}{_LABELLED_WORD}"
# A comma stands only behind a surname that comes first: behind a full name an address or a post begins.
_LABELLED = (
    rf"(?:{_PARTICLE}){{0,2}}{_LABELLED_WORD}"
    rf"(?:(?:(?<=[A-ZÀ-Þ]{{2}}) {_LABELLED_WORD}){{0,2}},{_LABELLED_NEXT}(?:{_LABELLED_NEXT}){{0,2}}|(?:{_LABELLED_NEXT}){{0,3}})"
)

PERSON_NAME = Identifier(
    id="person-name",
    title="person's name",
    plural="people's names",
    group=Group.NAME,
    shape=_SHAPE,
    opening=rf"(?:{_PEOPLE}|{_RANKS}|{_IN_CAPITALS})\.? [A-Za-z\xc3-\xc6]|{_RANKS} [0-9]{{2,5}} [A-Za-z\xc3-\xc6]",
    odds=0.1,
    checks=(Check("its words may be a name's", 0.8, _is_name),),
    signs=(
        Check("a title stands before it", 1 / 60, lambda value: bool(_title(value))),
        Check("its title is in small letters, or a rank", 1 / 6, _has_mixed_letters),
    ),
    labels=(
        "name",
        "full name",
        "surname",
        "forename",
        "forenames",
        "first name",
        "middle name",
        "last name",
        "family name",
        "given name",
        "given names",
        "christian name",
        "maiden name",
        "previous name",
        "familiar name",
        "preferred name",
        "known as",
        "also known as",
        "aka",
        "alias",
        "nickname",
        "name of victim",
        "name of suspect",
        "name of witness",
        "name of applicant",
        "contact name",
        "author",
    ),
    labelled=rf"{UNDER}((?-i:{_LABELLED}))(?=\s{{0,20}}(?:[\n,;()\"|.]|'(?!\w)|$)|\s[A-Za-z ]{{1,40}}:|\s{{2}}| - )",
    fits=_fits,
    role_of=lambda value: STAFF if _has_rank(value) else "",
    finds=(
        "Mrs Nia Example called.",
        "PC Example attended",
        "PC 1234 Nia EXAMPLE",
        "spoke to Dr. J. O’Example-Jones",
        "Name: Nia Example",
        "Miss Zoë Łukasz",
        "MR EXAMPLE",
        "Detective Sergeant Mair van der Example",
        "Surname: EXAMPLE\n",
    ),
    ignores=(
        "Mr Speaker",
        "PC World",
        "Dear Sir or Madam",
        "Inspector posts",
        "the Chief Constable",
        "MS Word",
        "Miss out",
        "Police Constable Vacancies",
        "Name: Leeds Central Library",
        "name the officer",
    ),
)
