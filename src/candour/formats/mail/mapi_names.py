"""What the properties of Outlook's items are called, and which of them a window of Outlook shows.

Numbers and meanings from MS-OXPROPS. A property that is not here is out of sight, and goes by its number.
"""

from __future__ import annotations

from candour.formats.mail.mapi import Named

__all__ = [
    "HIDDEN",
    "LABELS",
    "NAMED_LABELS",
    "PACKED",
    "PLAIN_VALUES",
    "SHOWN",
    "SPACES",
    "STRUCTURE",
    "named_shown",
]

_PHONES = {
    0x3A08: "business", 0x3A1B: "second business", 0x3A09: "home", 0x3A2F: "second home", 0x3A1C: "mobile",
    0x3A1A: "primary", 0x3A1D: "radio", 0x3A1E: "car", 0x3A1F: "other", 0x3A21: "pager", 0x3A57: "company",
    0x3A2E: "assistant's", 0x3A02: "callback", 0x3A2D: "ISDN", 0x3A4B: "text",
}  # fmt: skip
SHOWN: dict[int, str] = {
    0x3001: "name", 0x3A06: "given name", 0x3A11: "surname", 0x3A44: "middle name", 0x3A45: "title",
    0x3A05: "generation", 0x3A0A: "initials", 0x3A4F: "nickname", 0x3A16: "company", 0x3A17: "job title",
    0x3A18: "department", 0x3A19: "office", 0x3A4E: "manager's name", 0x3A30: "assistant's name",
    0x3A48: "spouse's name", 0x3A58: "children's names", 0x3A46: "profession", 0x3A43: "hobbies",
    0x3A07: "government id number", 0x3A10: "organisational id number", 0x3A15: "postal address", 0x3A29: "street",
    0x3A27: "city", 0x3A28: "county", 0x3A2A: "postcode", 0x3A26: "country", 0x3A2B: "post office box",
    0x3A5D: "home street", 0x3A59: "home city", 0x3A5C: "home county", 0x3A5B: "home postcode",
    0x3A5A: "home country", 0x3A5E: "home post office box", 0x3A63: "other street", 0x3A5F: "other city",
    0x3A62: "other county", 0x3A61: "other postcode", 0x3A60: "other country", 0x3A64: "other post office box",
    0x3A50: "personal home page", 0x3A51: "business home page", 0x3A4A: "customer id", 0x3A42: "date of birth",
    0x3A41: "wedding anniversary", 0x3A23: "primary fax", 0x3A24: "business fax", 0x3A25: "home fax",
    **{id_: f"{kind} telephone" for id_, kind in _PHONES.items()},
}  # fmt: skip
"""Properties that a window shows, besides sender, recipients, subject, date and text."""

HIDDEN: dict[int, str] = {
    **dict.fromkeys((0x0072,), "blind-copy"),
    **dict.fromkeys((0x3FF8, 0x3FFA), "last-modifier"),
    **dict.fromkeys((0x0070, 0x1035, 0x1039, 0x1042, 0x1046, 0x0049), "thread-trace"),
    **dict.fromkeys((0x1043, 0x1044, 0x1045), "list-trace"),
    **dict.fromkeys(
        (
            0x0050, 0x0040, 0x0076, 0x0044, 0x0078, 0x004D, 0x005A, 0x005D, 0x0067, 0x0069, 0x0073, 0x0074, 0x5D07,
            0x5D08, 0x0C1D, 0x0C24, 0x0C25, 0x0E28, 0x0E29, 0x1046, 0x0051, 0x0052, 0x003B, 0x0C19, 0x0041, 0x003F,
            0x0043, 0x004F, 0x004C, 0x005B, 0x0042, 0x0065, 0x0C1A, 0x0C1F, 0x5D01, 0x5D02, 0x3003, 0x39FE,
        ),
        "other-address",
    ),
}  # fmt: skip
"""Properties that have a hiding of their own; the others are `item-property`."""

LABELS: dict[int, str] = {
    0x3FF8: "author", 0x3FFA: "last modified by", 0x0070: "thread topic", 0x1035: "Message-ID", 0x1039: "References",
    0x1042: "In-Reply-To", 0x0049: "original subject", 0x0050: "answers go to", 0x0040: "received by", 0x0042: "sender", 0x0065: "address of the sender", 0x0C1A: "sender",
    0x0C1F: "address of the sender", 0x5D01: "address of the sender", 0x5D02: "address of the sender",
    0x0076: "received by", 0x0044: "received for", 0x0078: "received for", 0x004D: "original author",
    0x005A: "original sender", 0x0072: "Bcc", 0x0073: "original Cc", 0x0074: "original To", 0x0E28: "primary account",
    0x0E29: "last account", 0x3A49: "computer name", 0x3A00: "account", 0x3A20: "name in transit", 0x5D0A: "author",
    0x5D0B: "last modified by", 0x300B: "search key", 0x0FFF: "entry", 0x3007: "made", 0x3008: "last changed",
    0x1045: "List-Unsubscribe",
}  # fmt: skip

STRUCTURE = frozenset({0x001A, 0x0E04, 0x0E03, 0x0E02, 0x0037, 0x1000, 0x1008, 0x1013, 0x007D})
"""Texts that are told elsewhere."""
PACKED = frozenset(
    {0x1009, 0x1013, 0x0071, 0x3013, 0x3702, 0x370A, 0x3709, 0x3701, 0x0FF6, 0x0FF9, 0x0FFB, 0x65E2, 0x65E3}
)
"""Bytes that are told elsewhere, or are keys made by chance."""

PLAIN_VALUES = (
    r"(?:SMTP|EX|FAX|ZIP|MAPIPDL|UNKNOWN)|(?:IPM|REPORT|IPM\.Schedule)(?:\.(?:Note|NDR|DR|IPNRN|IPNNRN|SMIME|Microsoft"
    r"|MultipartSigned|Contact|DistList|Appointment|Activity|Task|TaskRequest|StickyNote|Post|Document|Schedule|Meeting"
    r"|Request|Resp|Pos|Neg|Tent|Canceled|Mobile|Accept|Decline|Update|MeetingForward|OLE|CLASS|Rss|Conversation))*"
    r"|[a-z]{2}-[A-Z]{2}|\d{1,2}(?:\.\d{1,5}){0,3}|\{?[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}\}?"
    r"|[\w.+-]{1,40}/[\w.+-]{1,80}|<?cid:|\W*"
)
"""Values that say nothing of anybody: kinds of address and of item, languages, versions, numbers made at random."""

_OFFICE = bytes.fromhex("00000000C000000000000046")
SPACES: dict[str, bytes] = {
    "address": b"\x04\x20\x06\0" + _OFFICE,
    "appointment": b"\x02\x20\x06\0" + _OFFICE,
    "task": b"\x03\x20\x06\0" + _OFFICE,
    "common": b"\x08\x20\x06\0" + _OFFICE,
    "log": b"\x0a\x20\x06\0" + _OFFICE,
    "note": b"\x0e\x20\x06\0" + _OFFICE,
    "mapi": b"\x28\x03\x02\0" + _OFFICE,
    "public": b"\x29\x03\x02\0" + _OFFICE,
    "internet": b"\x86\x03\x02\0" + _OFFICE,
    "meeting": bytes.fromhex("90DAD86E0B451B1098DA00AA003F1305"),
}
"""The namespaces of named properties."""

_NAMED_SHOWN: dict[tuple[str, int | str], str] = {
    ("address", 0x8005): "filed under", ("address", 0x801A): "home address", ("address", 0x801B): "business address",
    ("address", 0x801C): "other address", ("address", 0x8045): "street", ("address", 0x8046): "city",
    ("address", 0x8047): "county", ("address", 0x8048): "postcode", ("address", 0x8049): "country",
    ("address", 0x804A): "post office box", ("address", 0x8062): "instant messaging address",
    **{("address", 0x804F + number): f"user field {number + 1}" for number in range(4)},
    **{("address", base): "name" for base in (0x8080, 0x8090, 0x80A0)},
    **{("address", base + 3): "e-mail" for base in (0x8080, 0x8090, 0x80A0)},
    **{("address", base + 4): "e-mail" for base in (0x8080, 0x8090, 0x80A0)},
    ("address", 0x80DE): "date of birth", ("address", 0x80DF): "wedding anniversary",
    ("appointment", 0x8208): "location", ("appointment", 0x820D): "start", ("appointment", 0x820E): "end",
    ("appointment", 0x8238): "attendees", ("appointment", 0x823B): "required attendees",
    ("appointment", 0x823C): "optional attendees", ("appointment", 0x8232): "recurrence",
    ("meeting", 0x2): "location", ("meeting", 0x6): "required attendees", ("meeting", 0x7): "optional attendees",
    ("meeting", 0x8): "resources", ("task", 0x811F): "task owner", ("common", 0x8539): "companies",
    ("common", 0x853A): "contacts", ("common", 0x8530): "flag", ("public", "keywords"): "categories",
    ("log", 0x8700): "entry type",
}  # fmt: skip
NAMED_LABELS: dict[tuple[str, int | str], str] = {
    ("common", 0x8580): "account that sent it", ("task", 0x8121): "task assigned by", ("task", 0x8122): "task last user",
    ("common", 0x8578): "task", ("appointment", 0x8240): "own name", ("appointment", 0x8230): "time zone",
    ("appointment", 0x8234): "time zone", ("common", 0x8554): "Outlook version",
}  # fmt: skip
_DULL: frozenset[tuple[str, int | str]] = frozenset(
    {("appointment", 0x8234), ("common", 0x8554), ("appointment", 0x8233), ("appointment", 0x8216)}
)


def named_shown(named: Named) -> tuple[str, str, bool]:
    """The namespace of a named property, its label where it has one, and whether a window shows it."""
    space = next((word for word, guid in SPACES.items() if guid == named.space), "")
    name = named.name.lower() if isinstance(named.name, str) else named.name
    key = (space, name)
    if key in _DULL:
        return "dull", "", False
    if key in _NAMED_SHOWN:
        return space, _NAMED_SHOWN[key], True
    own = named.name if isinstance(named.name, str) else f"property {named.name:#06x}"
    return space, NAMED_LABELS.get(key, own), False
