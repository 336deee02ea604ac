"""Printer settings: the name of the printer, which often tells a server, a building or a person, and the driver's own data.

DEVMODE   0  name of the printer, 32 characters       68  size of this part     70  size of the driver's part
        102  name of the paper, 32 characters         …   the driver's part: its own affair, readable here and there
"""

from __future__ import annotations

from collections.abc import Iterator

from candour.formats.ooxml.survey import Survey
from candour.formats.wording import is_wordy, runs_in, wording_of_xml
from candour.formats.xml import BadXml
from candour.piece import Found

__all__ = ["read_printer"]


def read_printer(survey: Survey, part: str) -> Iterator[Found]:
    """The printer's name, and what else can be read in its settings. Each is said once, however many sheets have it."""
    data = survey.read(part)
    showing = survey.showing(part)
    if data.lstrip().startswith(
        b"<?xml"
    ):  # from a Mac: a list of properties without a fixed place for the name
        try:
            lines = wording_of_xml((data.lstrip().replace(_DOCTYPE, b""),))
        except BadXml:
            lines = "\n".join(runs_in(data))
        if lines and survey.is_first(("printer", lines)):
            yield survey.hidden("printer-settings", showing, lines, "printer's settings")
        return
    name = data[:64].decode("utf-16-le", "replace").partition("\0")[0].strip()
    if is_wordy(name) and survey.is_first(("printer", name)):
        yield survey.hidden("printer-settings", showing, name, "printer")
    others = "\n".join(run for run in runs_in(data[68:]) if run != name)
    if others and survey.is_first(("printer", others)):
        yield survey.hidden("printer-settings", showing, others, "printer driver's settings")


_DOCTYPE = (
    b'<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">'
)
"""Every Mac writes this line, and it is the only document type let pass."""
