"""Landlock: which files a process may read, enforced by the kernel.

The rules name the folders that may be read; whatever else there is, and all writing, is refused. From version 4 on the rules
cover TCP, and from version 6 on signals and abstract sockets to processes outside. An older kernel has fewer of these, and one
without Landlock none.
"""

from __future__ import annotations

import ctypes
import errno
import os
from collections.abc import Iterable
from struct import pack

from candour.sandbox import kernel

__all__ = ["NETWORK_FROM", "SCOPES_FROM", "enforce", "ruleset", "version"]

_CREATE_RULESET, _ADD_RULE, _RESTRICT_SELF = 444, 445, 446
"""System calls; newer ones have the same numbers on every processor."""
_ASK_VERSION = 1
_PATH_BENEATH = 1
_READ_FILE, _READ_FOLDER = 1 << 2, 1 << 3
_FILE_RIGHTS = {1: 13, 2: 14, 3: 15, 5: 16}
"""How many rights over files there are to take away, from each version on. Each is a bit."""
_NETWORK_RIGHTS = 0b11
"""To bind and to connect TCP."""
_SCOPES = 0b11
"""Abstract sockets and signals, to processes outside."""
NETWORK_FROM, SCOPES_FROM = 4, 6


def version() -> int:
    """Which version of Landlock this kernel has; 0 where it has none, or where it is switched off."""
    try:
        return kernel.make(_CREATE_RULESET, None, 0, _ASK_VERSION)
    except OSError:
        return 0


def ruleset(readable: Iterable[str]) -> int:
    """A descriptor of the rules under which only these folders and files may be read. Those that are not there are left out.

    Raises:
        OSError: where this kernel has no Landlock.
    """
    supported = version()
    if not supported:
        raise OSError(errno.ENOSYS, "this kernel has no Landlock")
    rights = (1 << max(count for since, count in _FILE_RIGHTS.items() if since <= supported)) - 1
    words = [rights]
    if supported >= NETWORK_FROM:
        words.append(_NETWORK_RIGHTS)
    if supported >= SCOPES_FROM:
        words.append(_SCOPES)
    attributes = ctypes.create_string_buffer(pack(f"={len(words)}Q", *words), 8 * len(words))
    rules = kernel.make(_CREATE_RULESET, attributes, 8 * len(words), 0)
    for path in readable:
        _allow(rules, path)
    return rules


def _allow(rules: int, path: str) -> None:
    try:
        opened = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except OSError:
        return
    try:
        rights = _READ_FILE | _READ_FOLDER if os.path.isdir(path) else _READ_FILE  # noqa: PTH112  (many paths, before every check)
        rule = ctypes.create_string_buffer(pack("=Qi", rights, opened), 12)
        kernel.make(_ADD_RULE, rules, _PATH_BENEATH, rule, 0)
    finally:
        os.close(opened)


def enforce(rules: int) -> None:
    """Puts this process under the rules for good. It must have given up gaining privileges before.

    Raises:
        OSError: where the kernel refuses.
    """
    kernel.make(_RESTRICT_SELF, rules, 0)
