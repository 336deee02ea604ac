"""Style names: those of the styles that Word itself has. A style of any other name was named by somebody."""

from __future__ import annotations

import re
from typing import Final

__all__ = ["is_built_in"]

_COUNTED: Final = (
    "heading [1-9]|toc [1-9]|index [1-9]|List(?: Bullet| Number| Continue)?(?: [2-5])?|Body Text(?: Indent)?(?: [23])?|"
    "Table (?:Simple|Classic|Colorful|Columns|Grid|List|3D effects|Subtle|Web) [1-8]|Outline List [1-3]"
)
_PLAIN: Final = (
    "Normal|Normal Indent|footnote text|footnote reference|endnote text|endnote reference|annotation text|annotation reference|"
    "annotation subject|header|footer|index heading|caption|table of figures|envelope address|envelope return|line number|page number|"
    "table of authorities|macro|toa heading|Title|Closing|Signature|Default Paragraph Font|Message Header|Subtitle|Salutation|Date|"
    "Body Text First Indent(?: 2)?|Note Heading|Block Text|Hyperlink|FollowedHyperlink|Strong|Emphasis|Document Map|Plain Text|"
    "E-mail Signature|Normal \\(Web\\)|HTML (?:Top of Form|Bottom of Form|Acronym|Address|Cite|Code|Definition|Keyboard|Preformatted|"
    "Sample|Typewriter|Variable)|Normal Table|No List|Table (?:Contemporary|Elegant|Professional|Grid|Theme)|Balloon Text|"
    "Placeholder Text|No Spacing|List Paragraph|Quote|Intense Quote|Subtle Emphasis|Intense Emphasis|Subtle Reference|"
    "Intense Reference|Book Title|Bibliography|TOC Heading|Revision|Mention|Smart Hyperlink|Hashtag|Unresolved Mention|Smart Link|"
    "Plain Table [1-5]|Table Grid Light|HTML Top of Form"
)
_DRESSED: Final = (
    "(?:Light (?:Shading|List|Grid)|Medium (?:Shading|List|Grid) [1-3]|Dark List|Colorful (?:Shading|List|Grid)|"
    "(?:Grid|List) Table (?:1 Light|2|3|4|5 Dark|6 Colorful|7 Colorful))(?: Accent [1-6])?"
)
_BUILT_IN: Final = re.compile(f"{_COUNTED}|{_PLAIN}|{_DRESSED}", re.IGNORECASE)


def is_built_in(name: str) -> bool:
    """Whether Word has a style of this name in every document."""
    return _BUILT_IN.fullmatch(name) is not None
