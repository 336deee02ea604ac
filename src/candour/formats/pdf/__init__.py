"""PDF documents.

What a reader sees:
    What each page shows when it is drawn: words in a colour that stands out from what lies behind them, with nothing
    opaque over them, on layers that are switched on, inside the page. Candour draws every page on which this could be in
    doubt, with its text and without, and believes the pixels. Notes and form fields that are drawn on the page.

What else is inside:
    Words under boxes, in the colour of the page, without a mark, too small, beyond the edge; words kept beside a scan; words
    that copy as others than they show. Notes, hidden fields, attached files, scripts, bookmarks, descriptions of pictures.
    Pictures larger than their frame. Earlier revisions, pages and pictures out of use, private data of programs, who made
    the document and from which file.

What Candour cannot read:
    Documents locked with a password. Words in pictures, unless the Tesseract programs are there (`candour[ocr]`): a page
    that is a picture of writing is a Gap, all such pages together one. Words in fonts that do not say which letters they
    draw. Film, sound and models placed on a page.

How it cleans:
    A drawing stays under a shape that is no plain box, and under several boxes that hide it only together. Fonts of the Type 1 and
    CFF kinds keep the outlines of letters that are gone. A page that cannot be followed safely becomes a picture of itself, with
    its words beside it, and that is said. Otherwise each page is drawn anew from what is known, with real text, without the words,
    shapes and parts of pictures that nobody sees; notes and fields become part of it as they look. Fonts are cut down to what is
    shown. Links stay where a page shows their address, where they lead to a page of the web and say nothing more, and within the
    document; bookmarks where their words stand on a page; tags and reading order stay. Everything else is left out: revisions,
    attachments, scripts, properties, layers that are off.
"""

from __future__ import annotations

from candour.formats.pdf.hidings import HIDINGS
from candour.formats.pdf.reading import read

__all__ = ["HIDINGS", "read"]
