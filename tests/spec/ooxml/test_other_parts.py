"""Embedded files, custom XML, Power Query, data models, macros, controls, printers, signatures and links."""

from __future__ import annotations

import io
import zipfile
from importlib import import_module

import olefile
import pytest

from candour.formats.ooxml.package import Package
from candour.formats.ooxml.parts import _KINDS, _Kind, read_shared_parts
from candour.piece import Blob, Nested, Why
from candour.place import Place
from candour.source import Source
from files.ooxml import FILES
from spec.ooxml.looking import gaps, hidden, looked_through, said

FOUND = [
    ("custom-xml-with-answers", "custom-xml", "applicant: Nia Example"),
    ("maps-to-schemas", "custom-xml", "C:\\Users\\nia.example\\crimes.xsd"),
    ("add-in", "custom-xml", "Nia Example"),
    ("power-query", "power-query", "SRV-CUSTODY-01"),
    ("power-query", "power-query", "Surname\nDOB"),
    ("data-model", "data-model", "Detainees.Surname"),
    ("macros", "vba-project", "ask Nia Example"),
    ("macros-compiled-from-other-text", "vba-project", "Call Tom Invented now"),
    ("macros-refer-to-a-users-folder", "vba-project", "C:\\Users\\nia.example\\tools.xlam"),
    ("drop-down-with-items", "form-control", "Nia Example"),
    ("control-with-a-caption", "form-control", "Nia Example"),
    ("printer", "printer-settings", "\\\\PRINT01\\Custody suite"),
    ("printer-of-a-driver-that-keeps-a-user", "printer-settings", "user nia.example"),
    ("signature", "document-properties", "Nia Example"),
    ("signature-origin-that-is-not-empty", "unlisted-part", "Nia Example"),
    ("large-list-of-addresses-with-words", "custom-xml", "Nia Example"),
    ("linked-template", "external-link-path", "file:///\\\\SRV01\\nia.example\\form.xltx"),
    ("theme-with-a-comment", "xml-comment", "ask Nia Example"),
]


@pytest.mark.parametrize(("name", "what", "words"), FOUND)
def test_found(name: str, what: str, words: str) -> None:
    """What the part holds is found under its own way of hiding."""
    assert any(words in said(one) for one in hidden(looked_through(FILES[name]()), what))


@pytest.mark.parametrize(
    "name",
    [
        "plain",
        "custom-xml-skeleton",
        "custom-xml-forms-of-a-library",
        "drop-down-without-items",
        "printer-without-a-name",
        "theme",
    ],
)
def test_nothing_found(name: str) -> None:
    """The same part without anything in it is looked through in silence."""
    assert looked_through(FILES[name]()) == []


@pytest.mark.parametrize("name", sorted({name for name, what, _ in FOUND if what != "data-model"}))
def test_read_without_gaps(name: str) -> None:
    """These parts are read whole."""
    assert not gaps(looked_through(FILES[name]()))


@pytest.mark.parametrize(
    "name", ["embedded-workbook", "embedded-file-with-its-path", "embedded-object-of-another-kind"]
)
def test_embedded_file(name: str) -> None:
    """An embedded file is handed on to be opened in turn."""
    (inner,) = hidden(looked_through(FILES[name]()), "embedded-file")
    assert isinstance(inner, Nested)
    assert len(inner.source.data) > 500


def test_data_model() -> None:
    """A data model is named, with its digest, and is a gap: its tables cannot be opened."""
    found = looked_through(FILES["data-model"]())
    assert any(isinstance(one, Blob) for one in hidden(found, "data-model"))
    (gap,) = gaps(found)
    assert gap.why is Why.UNREAD
    assert "Manage Data Model" in gap.detail


@pytest.mark.parametrize(
    ("name", "word"), [("power-query-broken", "Power Query"), ("macros-broken", "macros")]
)
def test_broken(name: str, word: str) -> None:
    """Power Query steps or macros that cannot be opened are a gap that names them."""
    (gap,) = gaps(looked_through(FILES[name]()))
    assert gap.why is Why.BROKEN
    assert word in gap.detail


def test_one_printer_on_many_sheets() -> None:
    """The same printer on every sheet is said once."""
    assert [said(one) for one in looked_through(FILES["printer-of-two-sheets"]())] == ["Laser"]


def test_examined_elsewhere() -> None:
    """A part that the format's own reader has examined is not said again."""
    package = Package(Source("book.xlsx", FILES["printer"](), Place(("book.xlsx",))))
    for part in package.parts:
        package.examine(part)
    assert list(read_shared_parts(package, "xlsx")) == []


def test_macros_are_in_a_container_that_others_can_open() -> None:
    """The container of these macros is one that olefile opens too, and finds the same streams in."""
    with zipfile.ZipFile(io.BytesIO(FILES["macros"]())) as archive:
        project = archive.read("xl/vbaProject.bin")
    with olefile.OleFileIO(project) as container:
        assert container.exists("VBA/dir")
        assert container.openstream("VBA/Module1").read().startswith(b"\1")


@pytest.mark.parametrize("kind", _KINDS, ids=lambda kind: kind.reader)
def test_every_kind_has_its_reader(kind: _Kind) -> None:
    """Every kind of part names a function that is there."""
    module, name = kind.reader.split(".")
    assert callable(getattr(import_module(f"candour.formats.ooxml.{module}"), name))


def test_unknown_part() -> None:
    """A part that the file refers to and nobody knows is a gap that tells its kind."""
    (gap,) = gaps(looked_through(FILES["part-of-unknown-kind"]()))
    assert gap.why is Why.UNKNOWN
    assert "application/xml" in gap.detail
