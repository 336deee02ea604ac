"""User name: the name under which somebody signs in.

What it is:
    Often initial and surname, or a collar number: it names a member of staff. Files keep it in their properties and in
    the paths of folders.

How Candour tells it:
    By a label or a header.

Known misses:
    User names without label or header.

Sources:
    Labels that systems and exports use.
"""

from __future__ import annotations

from candour.identifiers.base import STAFF, UNDER, Group, Identifier, whole

__all__ = ["USERNAME"]

_NAME = r"[A-Za-z][A-Za-z0-9]*(?:[._\\-][A-Za-z0-9]+){0,4}|[0-9]{3,8}"


USERNAME = Identifier(
    id="username",
    title="user name",
    plural="user names",
    group=Group.STAFF,
    odds=0.2,
    labels=(
        "username",
        "user name",
        "user id",
        "user",
        "login",
        "login name",
        "logon",
        "created by",
        "modified by",
        "updated by",
        "entered by",
        "last modified by",
        "twitter handle",
        "screen name",
    ),
    label_odds=60,
    needs_label=True,
    labelled=rf"{UNDER}([A-Za-z]+[._]?[A-Za-z]*[0-9]{{1,6}}|[a-z]+\.[a-z]+)(?=\s{{0,20}}(?:$|[\n,;|)\"' ]))",
    fits=whole(_NAME),
    role_of=lambda _: STAFF,
    finds=("Username: nexample1", "login: nia.example"),
    ignores=("user guide: part 1", "User: administrator", "nexample1"),
)
