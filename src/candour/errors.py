"""The error tree.

A bad file is data: it becomes a `Gap` in the report. Only a bad call is an exception.

    CandourError
    ├── CallError        the call cannot be carried out as it was made
    │   └── PolicyError  a policy file says something Candour cannot follow
    ├── LimitReached     reading met a limit; `reading` turns it into a Gap
    ├── CannotClean      no clean copy can be made of a file (`candour.cleaned`)
    └── NotProven        one was made, and could not be proved clean (`candour.cleaning`)

Messages say what to do next and never hold a value taken from a file.
"""

from __future__ import annotations

__all__ = ["CallError", "CandourError", "LimitReached", "PolicyError"]


class CandourError(Exception):
    """Anything that Candour itself raises."""


class CallError(CandourError):
    """The call cannot be carried out as it was made: a missing path, an unknown format of output."""


class PolicyError(CallError):
    """A policy file that cannot be followed: an unknown key, a value of the wrong kind."""


class LimitReached(CandourError):  # noqa: N818  (a state of the file, not a fault of the call)
    """A limit on reading was met. Never leaves `reading`: it becomes a Gap that names the limit."""

    def __init__(self, limit: str, bound: str) -> None:
        super().__init__(f"the limit on {limit} ({bound}) was reached; raise it with --limit {limit}=…")
        self.limit = limit
