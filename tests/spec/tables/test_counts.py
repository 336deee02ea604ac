"""Tables that count things, or list places and bodies: nobody is spoken of, and nothing is found."""

from __future__ import annotations

import pytest

from candour.tables.survey import survey
from files.tables import COUNTS, FILES, table_of


@pytest.mark.parametrize("name", COUNTS)
def test_statistics_are_about_nobody(name: str) -> None:
    """Counts by ward, month, offence, rank, sex or ethnicity hold no personal data."""
    found = survey(table_of(COUNTS[name]))
    assert [(finding.identifier, str(finding.place)) for finding in found.findings] == []
    assert found.people == ()


def test_public_contact_points_are_not_people() -> None:
    """Stations with their telephone, mailbox and postcode are findings for a person to look at, but no list of people."""
    found = survey(table_of(FILES["contact-points"]()))
    assert found.people == ()
    assert {finding.identifier: finding.role for finding in found.findings}["email"] == "role-mailbox"


def test_addresses_of_stations_are_findings_and_not_people() -> None:
    """A public building has an address, and nobody need live there."""
    rows = [
        ["Name", "Address"],
        *([f"{w} Police Station", f"{n} High Street, {w}"] for n, w in enumerate(("Aston", "Moseley"))),
    ]
    found = survey(table_of(rows))
    assert [finding.identifier for finding in found.findings] == ["address"]
    assert found.people == ()


def test_a_title_with_a_mailbox_is_one_finding_at_its_cell() -> None:
    """What stands above the header is looked at too, and told by its cell."""
    rows = [["Enquiries to nia.sample@gmail.com"], [], *COUNTS["victims-by-ward-and-month"]]
    found = survey(table_of(rows))
    assert [(finding.identifier, str(finding.place)) for finding in found.findings] == [
        ("email", "sheet › A1")
    ]
    assert found.people == ()
