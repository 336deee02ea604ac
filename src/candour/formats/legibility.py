"""Legibility: which of the readable runs among a file's bytes are words that somebody wrote.

Bytes that belong to no part are full of runs that can be read and say nothing: records that happen to be letters, the
names of styles and fonts, what a program calls its own files. Told as content they would hold up every old document.

    CJ OJQJ^J aJ │ bjbjqPqP │ Times New Roman │ Heading 1      scraps and names of looks: passed over
    Mrs Example will be moved on Friday │ Ashdown │ 020 7946 0123      told

In doubt a run is told: a single word that could be a surname is one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

__all__ = ["is_legible", "legible"]

_SHORTEST, _LEAST = 4, 0.6
"""Letters of the longest word at least, and the share of a run that words or numbers make up."""
_NUMBER = re.compile(r"\d(?:[ .-]?\d){5,}")
_COUNTED = re.compile(r"(\d)(?:\W*\1)+|0?123456789?0?")
"""One figure again and again, or all of them in order."""
_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+\.\w{2,}")
_WORD = re.compile(r"[^\W\d_]+")
_CASED = re.compile(r"[^\W\d_](?:[^\W\d_A-Z]+|[A-Z]+)|(?:Mc|Mac|De|Le|Fitz)[A-Z][a-z]+")
_VOWEL = re.compile(r"[aeiouyà-öø-ÿ]", re.IGNORECASE)
_UNSAID = re.compile(
    r"q(?!u|$)|j(?![aeiouyà-ÿ]|$)|[bcdfghjklmnpqrstvwxz]{6}|(.)\1\1|[jvwxz]{2}", re.IGNORECASE
)
"""Letters that do not stand together in a word."""
# fmt: off
_LOOKS = re.compile(
    r"\b(?:"
    # fonts
    r"Times(?: New Roman)?|Arial(?: (?:Narrow|Black|Unicode MS))?|Helvetica|Calibri(?: Light)?|Cambria(?: Math)?|Courier(?: New)?|"
    r"Aptos(?: Display)?|Verdana|Tahoma|Georgia|Segoe UI|Symbol|Wingdings(?: [23])?|Webdings|OpenSymbol|StarSymbol|MS (?:Sans Serif|Mincho|Gothic)|"
    r"(?:Liberation|DejaVu|Noto) (?:Sans|Serif|Mono)(?: (?:CJK|Devanagari)(?: \w\w)?)?|Lohit Devanagari|Trebuchet MS|Garamond|Century(?: Gothic)?|"
    r"Lucida (?:Sans|Console|Grande)(?: Unicode)?|Comic Sans MS|Mangal|SimSun|"
    # styles
    r"Default Paragraph Font|Table Normal|Table Grid|Normal Table|Normal\.dot[mx]?|No List|No Spacing|Normal(?: \(Web\))?|Heading(?: \d)?|Title|Subtitle|"
    r"Header(?: Char)?|Footer(?: Char)?|Body Text(?: Indent)?(?: \d)?|List (?:Paragraph|Bullet|Number)|Footnote (?:Text|Reference)|"
    r"Endnote (?:Text|Reference)|Annotation (?:Text|Reference|Subject)|Comment (?:Text|Reference|Subject)|Balloon Text|Page Number|"
    r"Hyperlink|FollowedHyperlink|Followed Hyperlink|TOC(?: Heading| \d)|Strong|Emphasis|Quote|Caption|Document Map|Plain Text|Placeholder Text|"
    r"Comma(?: \[0\])?|Currency(?: \[0\])?|Percent|Default|Standard|Hidden|General|"
    # what programs call their own
    r"Root Entry|Word ?Document|MSWordDoc|Word\.Document(?:\.\d+)?|Excel\.Sheet(?:\.\d+)?|PowerPoint\.(?:Show|Slide)(?:\.\d+)?|Biff8|Workbook|"
    r"Microsoft (?:Office )?(?:Word|Excel|PowerPoint)(?: (?:97|2000|2003|2007|\d+\.\d+))?(?:[- –]+2003)?(?: (?:Document|Worksheet|Presentation))?|"
    r"(?:Document)?Summary ?Information|CompObj|ObjInfo|ObjectPool|Ole10Native|Current User|PowerPoint Document|Pictures|Data|Book|"
    r"EMBED|MERGEFORMAT|"
    r"_SX_DB_CUR|_VBA_PROJECT(?:_CUR)?|LibreOffice|OpenOffice\.org|Unknown|urn:schemas[\w:-]*|"
    r"Content_Types|_rels|theme|themeManager|word/\w+|xl/\w+|\w+\.xml(?:\.rels)?PK"
    r")\b",
    re.IGNORECASE,
)
# fmt: on


def legible(runs: Iterable[str]) -> list[str]:
    """Those of the runs that somebody wrote."""
    return [run for run in runs if is_legible(run)]


def is_legible(run: str) -> bool:
    """Whether words, a long number or an address stand in a run of readable characters."""
    rest = _LOOKS.sub(" ", run)
    if _ADDRESS.search(run) or any(not _COUNTED.fullmatch(number[0]) for number in _NUMBER.finditer(rest)):
        return True
    words = [word for word in _WORD.findall(rest) if _is_word(word)]
    letters = sum(map(len, words))
    whole = len(rest.replace(" ", ""))
    return bool(words) and max(map(len, words)) >= _SHORTEST and letters >= _LEAST * whole


def _is_word(word: str) -> bool:
    """Whether this can be said, and is written as words are."""
    if len(word) < 2 or not word[0].isascii():
        return len(word) > 2 and word.isalpha() and word[1:].islower()
    return bool(_CASED.fullmatch(word) and _VOWEL.search(word)) and not _UNSAID.search(word)
