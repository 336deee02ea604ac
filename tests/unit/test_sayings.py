"""What a reason tells a person to do is something that the program in front of them can do."""

from __future__ import annotations

import pytest

from candour.formats import hidings
from candour.sayings import remedy_for_traces, saying_of

_OFFICE = {"docx", "doc", "rtf", "pptx", "ppt", "xlsx", "xls", "xlsb", "ole", "encrypted-office"}
REMEDIES = {hiding.id: saying_of(hiding.id, hiding.title).remedy for hiding in hidings()}


def test_only_office_has_a_document_inspector() -> None:
    """No picture, PDF, mail, archive or file of LibreOffice's is sent to a menu of Word's."""
    told = {id_.partition(".")[0] for id_, remedy in REMEDIES.items() if "Check for Issues" in remedy}
    assert told <= _OFFICE
    assert {"docx", "pptx", "xlsx"} <= told


@pytest.mark.parametrize(
    ("hiding", "remedy"),
    [
        ("docx.document-properties", "Check for Issues"),
        ("odt.document-properties", "Reset Properties"),
        ("pdf.document-properties", "Print the document to a new PDF"),
        ("jpeg.location", "without its metadata"),
        ("pptx.speaker-notes", "View, Notes Page"),
        ("docx.comment", "Review, Delete"),
        ("odt.comment", "right-click a comment"),
        ("ods.tracked-change", "Track Changes"),
        ("docx.vba-project", ".docx"),
        ("json.invisible-characters", "text editor"),
    ],
)
def test_a_remedy_is_of_the_program(hiding: str, remedy: str) -> None:
    """Each family of files has its own way of taking things out."""
    assert remedy in saying_of(hiding, "").remedy


@pytest.mark.parametrize(
    ("kinds", "said"),
    [
        (["xlsx.document-properties", "docx.change-author"], "Remove them: File, Info, Check for Issues, Inspect Document."),
        (["jpeg.credit"], "Export the picture anew without its metadata: a screenshot of what is meant will do."),
        (["pdf.metadata"], "Print the document to a new PDF, or empty them: File, Properties."),
    ],
)  # fmt: skip
def test_traces_are_removed_where_they_were_left(kinds: list[str], said: str) -> None:
    """What programs leave behind is removed as each of these programs does it, each way told once."""
    assert remedy_for_traces(kinds) == said


def test_traces_of_several_programs_are_all_told() -> None:
    """An archive of a document and a picture is told both."""
    said = remedy_for_traces(["docx.document-properties", "png.credit"])
    assert "Check for Issues" in said
    assert "without its metadata" in said
