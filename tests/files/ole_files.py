"""Compound files that are no document themselves, and locked Office files, each named for what is true of it."""

from __future__ import annotations

import io
import struct
from collections.abc import Callable

from candour.formats.compound_writing import compound_file
from files.biff import Sheet, label, workbook
from files.compound import compound
from files.xls_files import PNG, packed_vba

__all__ = ["FILES", "locked_package", "native"]

NAME = "Nia Example"


def native(name: str, path: str, data: bytes) -> bytes:
    """A file in the wrapping that Windows puts round one that no Office program made."""
    copy = path.encode() + b"\0"
    body = (
        struct.pack("<H", 2)
        + name.encode()
        + b"\0"
        + path.encode()
        + b"\0"
        + struct.pack("<HHI", 0, 3, len(copy))
        + copy
    )
    body += struct.pack("<I", len(data)) + data
    return struct.pack("<I", len(body)) + body


def locked_package(password: str, inner: bytes) -> bytes:
    """An Office file locked with this password, as Office 2010 and later do it."""
    from msoffcrypto.format.ooxml import OOXMLFile

    out = io.BytesIO()
    OOXMLFile(io.BytesIO(inner)).encrypt(password, out)
    return out.getvalue()


def _package() -> bytes:
    """A small workbook of today's kind."""
    import openpyxl

    book, out = openpyxl.Workbook(), io.BytesIO()
    book.active["A1"] = NAME
    book.save(out)
    return out.getvalue()


_BOOK = workbook(Sheet("Data", label(0, 0, "Town")))
_DIR = b"".join(
    struct.pack("<HI", kind, len(body)) + body
    for kind, body in ((3, b"\xe4\4"), (0x19, b"Module1"), (0x1A, b"Module1"), (0x31, bytes(4)), (0x2B, b""))
)
_MODULE = packed_vba(b'Attribute VB_Name = "Module1"\r\n\' ' + NAME.encode() + b"\r\n")

FILES: dict[str, Callable[[], bytes]] = {
    "a-text-in-its-wrapping": lambda: compound(
        {
            "\x01Ole10Native": native("nia.txt", "C:\\Users\\owen\\nia.txt", NAME.encode()),
            "\x01CompObj": bytes(40),
        }
    ),
    "a-picture-of-paint": lambda: compound({"\x01Ole10Native": struct.pack("<I", len(PNG)) + PNG}),
    "an-office-package": lambda: compound({"Package": _package(), "\x01CompObj": bytes(40)}),
    "a-storage-with-a-workbook": lambda: compound({"Inner/Workbook": _BOOK}),
    "a-picture-of-the-object": lambda: compound({"\x02OlePres000": NAME.encode("utf-16-le")}),
    "a-linked-file": lambda: compound({"\x01Ole": bytes(20) + b"S:\\Custody\\detained.xls"}),
    "a-control": lambda: compound({"contents": b"\0\2" + bytes(20) + NAME.encode()}),
    "custom-xml": lambda: compound({"MsoDataStore/A1/Item": f"<r><name>{NAME}</name></r>".encode()}),
    "a-signature": lambda: compound({"_xmlsignatures/1": f"<Signature>{NAME}</Signature>".encode()}),
    "rights-management": lambda: compound({"\tDRMContent": bytes(range(100))}),
    "macros-alone": lambda: compound({"VBA/dir": packed_vba(_DIR), "VBA/Module1": _MODULE, "PROJECT": b"ID"}),
    "macros-that-the-project-does-not-list": lambda: compound(
        {"VBA/dir": packed_vba(_DIR[:8]), "VBA/Hidden": b"\0\0" + _MODULE}
    ),
    "a-form-of-macros": lambda: compound(
        {"VBA/dir": packed_vba(_DIR[:8]), "UserForm1/f": bytes(9) + NAME.encode()}
    ),
    "a-strange-stream": lambda: compound({"Strange": NAME.encode("utf-16-le")}),
    "clean": lambda: compound({"Inner/Workbook": _BOOK}),
    "words-in-the-slack": lambda: compound({"\x01CompObj": bytes(40)}, slack=b"\0" * 9 + NAME.encode()),
    "words-in-a-free-sector": lambda: compound(
        {"\x01CompObj": bytes(40)}, free=bytes(100) + NAME.encode("utf-16-le")
    ),
    "words-after-the-last-sector": lambda: compound({"\x01CompObj": bytes(40)}, tail=NAME.encode()),
    "zeros-in-a-free-sector": lambda: compound({"\x01CompObj": bytes(40)}, free=bytes(500), tail=bytes(100)),
    "a-deleted-stream": lambda: compound({"\x01CompObj": bytes(40)}, ghost=("Old", NAME.encode())),
    "a-deleted-workbook": lambda: compound({"\x01CompObj": bytes(40)}, ghost=("Workbook", _BOOK)),
    "short-streams-share-a-stream": lambda: compound_file(
        {"\x01Ole10Native": native("a.txt", "a.txt", NAME.encode())}
    ),
    "locked-with-a-password": lambda: locked_package("another", _package()),
    "locked-with-excels-own-password": lambda: locked_package("VelvetSweatshop", _package()),
}
