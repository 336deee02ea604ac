"""Given names: which names of styles, pictures and bookmarks somebody gave, and which a program makes itself."""

from __future__ import annotations

import re

from candour.formats.wording import is_wordy

__all__ = ["is_given"]

_MADE_BY_PROGRAMS = re.compile(
    r"_?_?(?:GoBack|Toc\d+|Ref\d+|Ref_.*|Hlk\d+|Hlt\d+|MON_\d+|OLE_LINK\d+|DdeLink.*|Numbered.*|Unnumbered.*|Fieldmark.*"
    r"|UnoMark.*|RefHeading.*|RefNumPara.*|Reference.*|IndexMark.*|Annotation.*|Bookmark.*|heading=.*|bookmark=.*"
    r"|(?:kix|id|h)\.[a-z0-9]+|[A-Z]{1,3}\d+[A-Z]\d+T\d+|dp\d+)",
    re.IGNORECASE,
)
_LETTERS = re.compile(r"[^\W\d_]+")
_WORDS = """
    a a0 a4 academic accent address addressee agenda alphabetical anchor and appendix arrow arrows
    audio autoformat autolist b back background backgroundobjects bad bar base bibliography big bild
    bitmap blank block blue body book border bottom box bracket bullet bulleted bullets button c
    callout caps caption cell center centre chapter char chart check circle classic closing code
    colorful column combo comment comparison complimentary connector content contents continue control
    cover currency custom custompage d dark dash dashed dashes data date datetime default definition
    diagram dimension document double down drawing drop elbow elegant ellipse emphasis endnote entry
    envelope error example field figure file fill filled financial first fixed followed font footer
    footnote formatted formula frame freeform good gradient grafik graphic graphics gray green grey
    grid group handout hanging hatch header heading headline horizontal html hyperlink illustration
    image in indent index inner intense internal internet item keyboard label labels landscape layout
    left legend level light line lines link list listing lohit lt macro main marginalia mark marker
    master master1 measure media medium menu message mono msword negative neutral no none normal note
    notes notespage num number numbering numbers numeric object objectwithoutfill objekt office ole
    online only option orange order ordered outline outlined outlinelist over page pagenumber paragraph
    path picture placeholder placeholders plain point points polygon polyline portrait positive
    powerpluswatermarkobject preformatted primary purple push quotation quotations quote radio
    rectangle red reference regular revision right rounded row rtf rubies rule salutation scroll
    secondary section selection sender separator seq shading shadow shape shapes sheet signature simple
    slide slidenumber slides smartart solid sound source space spin standard straight strike strong
    style style1 style2 sub subject subtitle subtle symbol symbols tab table tablepreview tables
    teletype template term text textbox textfeld textfield theme time titel title to toc top trendy
    triangle turquoise two type unfilled unnamed unordered up user variable vertical video visited
    warning watermark weak web white with without word working wpcpagenumber ww wwchar wwnum
    wwoutlinelistnum yellow
"""
"""Words of the names that programs give themselves: `Text body`, `Picture 3`, `List Bullet`."""
_OF_PROGRAMS = frozenset(_WORDS.split())


def is_given(name: str) -> bool:
    """Whether somebody gave this name, not the program."""
    if not is_wordy(name) or _MADE_BY_PROGRAMS.fullmatch(name):
        return False
    spelt = re.sub(r"_([0-9a-f]{2})_", lambda found: chr(int(found[1], 16)), name)
    words = _LETTERS.findall(re.sub(r"(?<=[a-z])(?=[A-Z])", " ", spelt))
    return not _OF_PROGRAMS.issuperset(word.lower() for word in words if len(word) > 1)
