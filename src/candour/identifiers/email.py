"""E-mail address: where a person, or an office, is written to.

What it is: a local part of at most 64 characters, `@`, and a host with at least one dot. `first.last@` a public body's
host is a member of staff; `foi@` and `info@` are an office and nobody's personal data.

How Candour tells it: by its shape, which nothing else has. Reserved hosts (`example.com`, `.test`) are test data, and
role mailboxes are marked as such.

Known misses: addresses written so that machines do not see them (`nia at example dot com`); quoted local parts; local
parts or hosts with letters beyond ASCII.

Sources: RFC 5321 and 5322; RFC 2606 and 6761 for the reserved hosts; RFC 2142 for common role mailboxes.
"""

from __future__ import annotations

import re

from candour.identifiers.base import Group, Identifier

__all__ = ["EMAIL"]

_LOCAL = r"[A-Za-z0-9][A-Za-z0-9._%+'-]{0,63}"
_HOST = r"(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.){1,8}[A-Za-z]{2,24}"
_FITS = re.compile(f"{_LOCAL}@{_HOST}")

_OFFICES = frozenset(
    """accounts admin administration careers communications complaints contact contactus corporate council customerservice
    customerservices data dataprotection data.protection democracy democraticservices dp dpo dpo.office enquiries enquiry
    feedback finance foi foia foiofficer foi.officer foi.requests foirequests freedomofinformation freedom.of.information
    general hello help helpdesk hr ig info information informationgovernance information.governance
    informationmanagement informationrequests information.requests inbox itsupport jobs legal licensing mail mailbox media
    newsdesk no-reply noreply office opendata open.data parking payroll planning postmaster press pressoffice
    press.office procurement publicity publications reception records recruitment requests sar service services
    statistics subjectaccess support switchboard team transparency web webmaster website""".split()
)
_RESERVED = re.compile(r"(?:.*\.)?(?:example\.(?:com|org|net)|(?:.*\.)?(?:test|example|invalid|localhost))")


def _parts(value: str) -> tuple[str, str]:
    local, _, host = value.strip().casefold().rpartition("@")
    return local.partition("+")[0], host


def _is_role_mailbox(value: str) -> bool:
    local, _ = _parts(value)
    return local in _OFFICES or local.replace("-", "").replace("_", "").replace(".", "") in _OFFICES


def _is_reserved(value: str) -> bool:
    return _RESERVED.fullmatch(_parts(value)[1]) is not None


def _is_public_body(host: str) -> bool:
    return host.endswith(
        (
            ".gov.uk",
            ".police.uk",
            ".pnn.police.uk",
            ".nhs.uk",
            "nhs.net",
            ".gov.scot",
            ".gov.wales",
            ".parliament.uk",
            ".mod.uk",
            ".cjsm.net",
        )
    )


def _role_of(value: str) -> str:
    if _is_reserved(value):
        return ""
    if _is_role_mailbox(value):
        return "role-mailbox"
    return "staff" if _is_public_body(_parts(value)[1]) else ""


EMAIL = Identifier(
    id="email",
    title="e-mail address",
    plural="e-mail addresses",
    group=Group.CONTACT,
    shape=f"{_LOCAL}@{_HOST}",
    odds=1500,
    labels=("email", "email address", "e-mail", "email 1", "contact email"),
    fits=lambda value: _FITS.fullmatch(value.strip()) is not None,
    is_test=lambda value: _is_reserved(value) or _is_role_mailbox(value),
    role_of=_role_of,
    finds=("Write to nia@example.com.", "<o'hara.j+foi@mail.example.org>", "foi@council.gov.uk"),
    ignores=("@candour", "a@b", "user@host", "5 apples @ 20p.each"),
)
