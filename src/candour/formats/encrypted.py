"""Office files locked with a password: a compound file with the real file in it, encrypted.

What a reader sees:
    Nothing without the password. Excel opens a file by itself that is locked with the password it uses where a sheet is
    protected and nobody chose one; such a file hides nothing by its lock.

What else is inside:
    How the file is locked, and what the outer file says of itself, which is not always locked too.

What Candour cannot read:
    The content, unless Excel's own password opens it. Then there is one Gap, and the file is not to go out unread.

How it cleans:
    It cannot. Ask for a copy without a password.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO

from candour.formats.archive import Unreadable
from candour.formats.compound import Container
from candour.formats.compound_parts import Surroundings, compound_hidings, read_shared_streams
from candour.formats.compound_writing import compound_file
from candour.formats.passwords import EXCELS_OWN
from candour.piece import Found, Gap, Nested, Why
from candour.source import Source

__all__ = ["HIDINGS", "read"]

HIDINGS = compound_hidings("encrypted-office")

_INFO, _PACKAGE = "EncryptionInfo", "EncryptedPackage"
_SPINS = re.compile(rb'spinCount="(\d{1,9})"')
_MOST_SPINS = 1_000_000
"""How often the password is hashed. Office does it 100,000 times; far more would only keep a reader busy."""


def read(source: Source) -> Iterator[Found]:
    """The file inside where Excel's own password opens it, and otherwise a Gap."""
    container = Container(source.data, source.budget)
    try:
        data = _unlocked(container.read(_INFO), container.read(_PACKAGE))
    except Unreadable:
        data = b""
    if data:
        source.budget.spend(len(data))
        yield Nested(source.nested(source.name, data, source.place))
    else:
        what = "locked with a password: ask the sender for a copy without one, and check that"
        yield Gap(source.place, Why.ENCRYPTED, what)
    spaces = [node for node in container.children() if node.name == "\x06DataSpaces"]
    for space in spaces:  # how the file is locked
        container.examine(space, *container.below(space.path))
    yield from read_shared_streams(Surroundings(container, source, "encrypted-office"))


def _unlocked(info: bytes, package: bytes) -> bytes:
    """The file inside, or nothing where the password is another or the lock of a kind that Candour does not know."""
    spins = _SPINS.search(info)
    if spins and int(spins[1]) > _MOST_SPINS:
        return b""
    import msoffcrypto  # noqa: PLC0415  (it is slow to import, and few files need it)

    out = BytesIO()
    try:
        locked = msoffcrypto.OfficeFile(BytesIO(compound_file({_INFO: info, _PACKAGE: package})))
        locked.load_key(password=EXCELS_OWN, verify_password=True)
        locked.decrypt(out)
    except Exception:  # noqa: BLE001  (a broken lock makes it raise whatever it likes; the Gap says what to do)
        return b""
    return out.getvalue()
