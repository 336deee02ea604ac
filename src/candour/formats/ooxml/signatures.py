"""Digital signatures: who signed, and what they wrote beside it.

A certificate names its holder (and the one who issued it) in fields that are known by their number: common name, e-mail
address. They are picked out where they stand; whether a signature holds is not asked.
"""

from __future__ import annotations

import base64
import binascii
from collections.abc import Iterator
from posixpath import basename

from candour.formats.archive_remains import read_content
from candour.formats.ooxml.survey import Showing, Survey
from candour.formats.ooxml.walking import topmost
from candour.formats.wording import is_wordy
from candour.formats.xml import text_of
from candour.piece import Found, Nested

__all__ = ["names_in_certificates", "read_certificate", "read_origin", "read_signature"]

_COMMON_NAME, _EMAIL = b"\x06\x03\x55\x04\x03", b"\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x09\x01"
_CODECS = {0x0C: "utf-8", 0x13: "ascii", 0x14: "latin-1", 0x16: "ascii", 0x1E: "utf-16-be"}
_WRITTEN = frozenset(
    {"SignatureText", "SignatureComments", "City", "StateOrProvince", "PostalCode", "CountryName"}
)
_WRITTEN |= {"ClaimedRole", "Address1", "Address2", "X509IssuerName", "X509SubjectName", "HostName"}


def names_in_certificates(data: bytes) -> tuple[str, ...]:
    """Common names and e-mail addresses in certificates (DER), each once."""
    found = []
    for number in (_COMMON_NAME, _EMAIL):
        at = -1
        while (at := data.find(number, at + 1)) >= 0:
            head = data[at + len(number) : at + len(number) + 2]
            if len(head) == 2 and head[0] in _CODECS and head[1] < 0x80:
                start = at + len(number) + 2
                found.append(data[start : start + head[1]].decode(_CODECS[head[0]], "replace"))
    return tuple(dict.fromkeys(found))


def _at(survey: Survey) -> Showing:
    return Showing(survey.place / "digital signature")


def read_certificate(survey: Survey, part: str) -> Iterator[Found]:
    """The names in a certificate, or in the signature of a macro project."""
    if names := names_in_certificates(survey.read(part)):
        yield survey.hidden("document-properties", _at(survey), "\n".join(names), "signed by")


def read_origin(survey: Survey, part: str) -> Iterator[Found]:
    """The part from which signatures are referred to. It is empty; what stands in it no program shows."""
    data = survey.read(part)
    source = survey.package.source.nested(basename(part), data, survey.showing(part).place)
    yield from read_content(source, survey.hiding("unlisted-part"))


def read_signature(survey: Survey, part: str) -> Iterator[Found]:
    """Who signed, with which words, and the picture of the signature, where there is one."""
    root = survey.tree(part)
    names: list[str] = []
    for element in topmost(root, ("X509Certificate",)):
        names += names_in_certificates(_from_base64(text_of(element)))
    if names:
        yield survey.hidden("document-properties", _at(survey), "\n".join(dict.fromkeys(names)), "signed by")
    for element in topmost(root, _WRITTEN):
        if is_wordy(text := text_of(element).strip()):
            yield survey.hidden("document-properties", _at(survey), text, "written with a signature")
    for number, element in enumerate(topmost(root, ("SignatureImage", "Object")), 1):
        if element.tag == "Object" and "Img" not in element.get("Id", ""):
            continue
        data = _from_base64(text_of(element))
        if data.strip(b"\0"):
            place = _at(survey).place / f"picture {number}"
            yield Nested(survey.package.source.nested("signature", data, place))


def _from_base64(text: str) -> bytes:
    try:
        return base64.b64decode("".join(text.split()))
    except binascii.Error:
        return b""
