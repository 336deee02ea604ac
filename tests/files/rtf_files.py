r"""Rich Text documents, each named for what is true of it."""

from __future__ import annotations

from collections.abc import Callable

__all__ = ["HIDES", "SEEN", "UNSEALED", "document", "table"]

SECRET = "Nia Example, telephone 07700 900123"
PIXEL = "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c49444154789c63606060000000040001f61738550000000049454e44ae426082"  # a picture of one pixel


def document(body: str, head: str = "") -> bytes:
    """A document with this body and this in its head, and some words that are seen."""
    colours = r"{\colortbl;\red255\green255\blue255;\red0\green0\blue0;\red200\green0\blue0;}"
    text = rf"{{\rtf1\ansi\ansicpg1252\deff0{{\fonttbl{{\f0\fswiss Arial;}}}}{colours}{head}\pard Seen words.\par {body}\par}}"
    return text.encode("latin-1")


def table(*rows: tuple[str, ...]) -> str:
    """A table."""
    return "".join(
        r"\trowd\cellx3000\cellx6000" + "".join(rf"\pard\intbl {cell}\cell " for cell in row) + r"\row "
        for row in rows
    )


def _object(data: bytes, kind: bytes = b"Package") -> str:
    size = len(data).to_bytes(4, "little")
    name = len(kind + b"\0").to_bytes(4, "little") + kind + b"\0"
    none = bytes(4)
    return (bytes.fromhex("0105000002000000") + name + none * 2 + size + data).hex()


HIDES: dict[str, tuple[str, Callable[[], bytes]]] = {
    "hidden-text": ("rtf.hidden-text", lambda: document(rf"{{\v {SECRET}}}")),
    "hidden-until-plain": ("rtf.hidden-text", lambda: document(rf"\v {SECRET}\plain and seen")),
    "hidden-by-a-style": ("rtf.hidden-text", lambda: document(rf"{{\cs9 {SECRET}}}", r"{\stylesheet{\s0 Normal;}{\*\cs9 \v Secret;}}")),
    "white-text": ("rtf.background-colour", lambda: document(rf"{{\cf1 {SECRET}}}")),
    "black-on-black": ("rtf.background-colour", lambda: document(rf"{{\highlight2\cf2 {SECRET}}}")),
    "tiny-text": ("rtf.tiny-text", lambda: document(rf"{{\fs2 {SECRET}}}")),
    "deleted": ("rtf.tracked-change", lambda: document(rf"{{\deleted {SECRET}}}")),
    "comment": ("rtf.comment", lambda: document(rf"{{\*\atnid NE}}{{\*\atnauthor N Example}}\chatn{{\*\annotation {SECRET}}}")),
    "who-changed-it": ("rtf.revision-person", lambda: document("", rf"{{\*\revtbl{{Unknown;}}{{{SECRET};}}}}")),
    "properties": ("rtf.document-properties", lambda: document("", rf"{{\info{{\author {SECRET}}}{{\operator N Example}}}}")),
    "template": ("rtf.external-link-path", lambda: document("", r"{\*\template C:\\Users\\nia.example\\07700 900123.dot}")),
    "variable": ("rtf.document-variable", lambda: document("", rf"{{\*\docvar {{victim}}{{{SECRET}}}}}")),
    "field-code": ("rtf.field-code", lambda: document(rf'{{\field{{\*\fldinst HYPERLINK "mailto:{SECRET}"}}{{\fldrslt write}}}}')),
    "embedded-file": ("rtf.embedded-file", lambda: document(rf"{{\object\objemb{{\*\objdata {_object(SECRET.encode())}}}{{\result icon}}}}")),
    "cropped-picture": ("rtf.cropped-picture", lambda: document(rf"{{\pict\pngblip\piccropl900 {PIXEL}}}")),
    "passed-over": ("rtf.passed-over", lambda: document(rf"{{\*\nobodysword {SECRET}}}")),
    "behind-the-end": ("rtf.stray-bytes", lambda: document("") + SECRET.encode()),
}  # fmt: skip
"""Each way of hiding, and a document that has it and no other."""

SEEN: dict[str, Callable[[], bytes]] = {
    "plain": lambda: document("and no more"),
    "white-on-black": lambda: document(r"{\chcbpat2\cf1 Seen 07700 900123}"),
    "white-on-a-dark-paragraph": lambda: document(r"\pard\cbpat2{\cf1 Seen 07700 900123}"),
    "shown-field": lambda: document(r"{\field{\*\fldinst PAGE}{\fldrslt Seen 07700 900123}}"),
    "header": lambda: document(r"{\header Seen 07700 900123}"),
    "picture": lambda: document(rf"{{\pict\pngblip {PIXEL}}} Seen 07700 900123"),
    "unicode": lambda: document(r"\u321?ukasz caf\'e9, seen 07700 900123 \u-10179?\u-8704?"),
    "hidden-taken-back": lambda: document(r"{\v\v0 Seen 07700 900123}"),
}  # fmt: skip
"""Documents in which everything is seen."""

UNSEALED: dict[str, Callable[[], bytes]] = {**{name: make for name, (_, make) in HIDES.items()}, **SEEN}
