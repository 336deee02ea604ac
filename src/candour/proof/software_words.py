"""Words that programs write into nearly every file. One that stood out of sight and is met again proves nothing."""

from __future__ import annotations

from typing import Final

__all__ = ["SOFTWARE_WORDS"]

_FONTS = """
aptos arial arimo black bold book bookman calibri caladea cambria candara carlito century comic consolas constantia corbel
courier dejavu display franklin garamond georgia goudy gothic grande helvetica impact italic liberation light linux lucida math
medium mono monospace narrow neue nimbus noto open oblique old opensymbol palatino regular rounded roman sans segoe semibold serif
style symbol tahoma times trebuchet unicode verdana webdings wingdings display text
"""
_STYLES = """
normal heading title subtitle body caption quote list bullet number paragraph character default table grid header footer footnote endnote
hyperlink emphasis strong accent standard contents index graphic frame line page break first last left right center centre top bottom
comma currency percent good bad neutral input output note explanatory total warning linked cell check calculation followed
untitled blank sheet sheet1 sheet2 sheet3 slide layout master theme office document workbook presentation picture image shape object chart
"""
_FORMS = """
true false none auto solid single double thin thick dashed dotted square round flat theme color colour pattern fill font fonts border
width height size style value type name true xmlns http https www org com schemas openxmlformats microsoft purl oasis opendocument xml
utf version encoding standalone application vnd text image jpeg jpg png gif svg rels main relationship relationships package content
types drawing drawingml wordprocessingml spreadsheetml presentationml officedocument core properties extended metadata
general date time currency string boolean number error formula english united kingdom united states gbp usd january february march
april june july august september october november december monday tuesday wednesday thursday friday saturday sunday
manifest mimetype file entry full xls xlsx xlsm xlsb xltx ods doc docx docm rtf odt ppt pptx odp pdf csv txt tsv eml msg html htm tif tiff webp heic zip
word excel powerpoint libreoffice adobe acrobat producer creator created modified author print printer area
"""
_PARTS = """
slides slide slidelayouts slidelayout slidemasters slidemaster notesslides notesslide worksheets worksheet sheets sharedstrings styles
media charts chart drawings drawing themes numbering footnotes endnotes headers header footers footer settings tables comments pictures
objects content meta documents presentations workbooks images object layouts masters
"""
"""Names of the parts of a copy."""
_MARKUP = """
absolute alignment alpha anchor authors author between bevel camera center circle clustered column comment comments count custom data
delete descending diagonal dimension display draft drawings effect elements embed extension external family fills formula frame from
frozen gradient grouping hidden horizontal indent indexed inset joinstyle landscape language legend level linear location locked macro
major media merge minor miter names number numbers object order orientation outline overlay override pane path percent points
portrait position preserve priority protection rect rich right rotation round scale scaled scaling scheme selection shade sheets
space split start state stretch stroke styles tables target textbox threept tick tint titles unit vertical view visibility visible
window windowtext worksheet worksheets wrap
"""
_WEB = """
abbr address anchor article aside audio bdi bdo big blockquote body button canvas center charset cite class code col colgroup colspan dd
del details dfn dialog dir div dl doctype dt em fieldset figcaption figure form head header height hr href html img input ins kbd label
lang legend li link main menu meta meter nav nobr ol optgroup option output p path pre progress q rowspan ruby samp script section select
small span src strike strong sub summary sup svg table tbody td textarea tfoot th thead time title tr tt ul var viewbox viewport wbr width
circle clippath defs ellipse fill filter g gradient image line lineargradient marker mask pattern polygon polyline radialgradient rect stop
stroke switch symbol textpath transform tspan use xlink
"""
_DOCUMENTS = """
accent1 accent2 accent3 accent4 accent5 accent6 after angle ascii aspect background before bidi both bullet caps character clear color2
colors combine continue continuation continuous curve dash dashes decimal distance distribute edited emboss even every exact extent
first focus formulas gain gamma glow group grow gutter handles hanging highlight hint imprint inches inline inside largest leader least
legacy letter ligatures lines list loose lower margin matrix method next nothing obscured offset opacity origin orient outside oval
paragraph percent polar recolor reflection reset restart rotate separator shadow show side sides spacing subscript superscript symbol tabs
text through tight trim underscore upper vert weight whole
cyan fuchsia magenta maroon navy yellow
"""
SOFTWARE_WORDS: Final = frozenset(
    word.encode() for word in f"{_FONTS} {_STYLES} {_FORMS} {_PARTS} {_MARKUP} {_DOCUMENTS} {_WEB}".split()
)
