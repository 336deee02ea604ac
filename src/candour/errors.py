"""The error tree.

A bad file is data: it becomes a `Gap` in the report. Only a bad call is an exception.

    CandourError
    ├── CallError        the call cannot be carried out as it was made
    │   └── PolicyError  a policy file says something Candour cannot follow
    ├── LimitReached     reading met a limit; `reading` turns it into a Gap
    │   └── TooMany      a file holds more of something than any program makes, and no call can raise that
    ├── CannotClean      no clean copy can be made of a file (`candour.cleaned`)
    └── NotProven        one was made, and could not be proved clean (`candour.cleaning`)

Messages say what to do next and never hold a value taken from a file.
"""

from __future__ import annotations

__all__ = ["CallError", "CandourError", "LimitReached", "PolicyError", "TooMany"]


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


class TooMany(LimitReached):
    """More of something than any program makes. Becomes a Gap, as every limit does."""

    def __init__(self, what: str, most: int) -> None:
        CandourError.__init__(
            self,
            f"it holds more than {most:,} {what}, and the rest was not read: treat it as hostile, or open it, save it anew and "
            "check that",
        )
        self.limit = what
