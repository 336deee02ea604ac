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
    Pages are kept as they are seen, without the words and parts of pictures that nobody sees. Everything else is left out:
    revisions, notes, attachments, scripts, properties.
"""

from __future__ import annotations

from candour.formats.pdf.hidings import HIDINGS
from candour.formats.pdf.reading import read

__all__ = ["HIDINGS", "read"]
