"""E-mail address: where a person, or an office, is written to.

What it is:
    A local part of at most 64 characters, `@`, and a host with at least one dot. `first.last@` the host of a public
    body is a member of staff; `foi@` and `info@` are an office and nobody's personal data.

How Candour tells it:
    By its shape, which nothing else has. Reserved hosts (`example.com`, `.test`) and role mailboxes are told apart.

Known misses:
    Addresses written so that machines do not see them (`nia at example dot com`); quoted local parts; local parts or
    hosts with letters beyond ASCII.

Sources:
    RFC 5321 and RFC 5322; RFC 2606 and RFC 6761 for the reserved hosts; RFC 2142 for common role mailboxes.
"""

from __future__ import annotations

import re

from candour.identifiers.base import STAFF, Group, Identifier, listed, whole

__all__ = ["EMAIL"]

_LOCAL = r"[A-Za-z0-9][A-Za-z0-9._%+'-]{0,63}"
_HOST = r"(?:[A-Za-z0-9][A-Za-z0-9-]{0,62}\.){1,8}[A-Za-z]{2,24}"
_RESERVED = r"(?:.*\.)?(?:example\.(?:com|org|net)|test|example|invalid|localhost)"

_OFFICES = listed("""accounts admin administration careers communications complaints contact contactus corporate council
    customerservice customerservices data dataprotection democracy democraticservices dp dpo dpooffice enquiries enquiry
    feedback finance foi foia foiofficer foirequest foirequests freedomofinformation general hello help helpdesk hr ig
    info information informationgovernance informationmanagement informationrequests inbox itsupport jobs legal
    licensing mail mailbox media newsdesk noreply office opendata parking payroll planning postmaster press pressoffice
    procurement publicity publications reception records recruitment requests sar service services statistics
    subjectaccess support switchboard team transparency web webmaster website""")
_PUBLIC_BODIES = (
    ".gov.uk",
    ".police.uk",
    ".nhs.uk",
    "nhs.net",
    ".gov.scot",
    ".gov.wales",
    ".parliament.uk",
    ".mod.uk",
)


def _parts(value: str) -> tuple[str, str]:
    local, _, host = value.strip().casefold().rpartition("@")
    return local.partition("+")[0], host


def _is_role_mailbox(value: str) -> bool:
    return re.sub(r"[._-]", "", _parts(value)[0]) in _OFFICES


def _is_reserved(value: str) -> bool:
    return re.fullmatch(_RESERVED, _parts(value)[1]) is not None


def _role_of(value: str) -> str:
    if _is_reserved(value):
        return ""
    if _is_role_mailbox(value):
        return "role-mailbox"
    return STAFF if _parts(value)[1].endswith(_PUBLIC_BODIES) else ""


EMAIL = Identifier(
    id="email",
    title="e-mail address",
    plural="e-mail addresses",
    group=Group.CONTACT,
    shape=f"{_LOCAL}@{_HOST}",
    odds=1500,
    core="@[A-Za-z0-9]",
    before_core="ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._%+'-",
    labels=("email", "email address", "contact email"),
    fits=whole(f"{_LOCAL}@{_HOST}"),
    is_test=lambda value: _is_reserved(value) or _is_role_mailbox(value),
    role_of=_role_of,
    finds=("Write to nia@example.com.", "<o'example.j+foi@mail.example.org>", "foi@council.example"),
    ignores=("@candour", "a@b", "user@host", "5 apples @ 20p.each"),
)
