"""Reads damaged files of every kind, and tells of each that does more than give a report.

    python -m fuzzing.run [--minutes 5] [--seed 1] [--only docx] [--rounds N]

The seeds are the files of the manual in tests/files. A file counts as a failure where reading it raises, takes longer than
its time, takes more memory than is allowed, or ends in a fault of the reader's own that no honest file should bring about.
A failure is written to build/fuzz/ and told with the numbers that bring it back.
"""

from __future__ import annotations

import argparse
import importlib
import pkgutil
import random
import resource
import signal
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT / "tests")]

import candour  # noqa: E402  (after the path to the files)
import files  # noqa: E402  (see above)
from fuzzing.damage import damaged  # noqa: E402  (see above)

__all__ = ["Failure", "rounds", "seeds"]

_SECONDS = 20
_MEMORY = 4 << 30
_LIMITS = candour.Limits(unpacked=256 << 20, seconds=10)
_OWN_FAULTS = (
    "AttributeError",
    "AssertionError",
    "NameError",
    "UnboundLocalError",
    "NotImplementedError",
    "MemoryError",
)
"""Faults that a reader should not answer damage with: they are its own mistakes."""


@dataclass(frozen=True, slots=True)
class Failure:
    """A damaged file that did more than give a report."""

    name: str
    seed: int
    what: str
    data: bytes


def seeds(only: str = "") -> dict[str, Callable[[], bytes]]:
    """The files of the manual by their names; those whose names hold `only`."""
    areas = sorted(module.name for module in pkgutil.iter_modules(files.__path__))
    every = {
        f"{area}/{name}": made
        for area in areas
        for attribute in ("FILES", "UNSEALED")
        for name, made in getattr(importlib.import_module(f"files.{area}"), attribute, {}).items()
    }
    return {name: made for name, made in every.items() if only in name}


@contextmanager
def _in_time(seconds: int) -> Iterator[None]:
    def late(*_: object) -> None:
        raise TimeoutError

    before = signal.signal(signal.SIGALRM, late)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def _why_not(data: bytes) -> str:
    """What reading did besides giving a report; nothing where all is well."""
    try:
        with _in_time(_SECONDS):
            report = candour.inspect(data, name="file", limits=_LIMITS)
            candour.judge(report)
    except TimeoutError:
        return f"took more than {_SECONDS} seconds"
    except BaseException as fault:
        if isinstance(fault, KeyboardInterrupt):
            raise
        return f"raised {type(fault).__name__}"
    for gap in report.gaps:
        for fault_name in _OWN_FAULTS:
            if f"({fault_name})" in gap.detail:
                return f"{report.format}: {fault_name} at {len(gap.place.steps)} steps"
    return ""


def rounds(only: str = "", *, seed: int = 1, most: int = 0, until: float = 0.0) -> Iterator[Failure | None]:
    """One damaged file after another, each with the failure that it brought about, where it did."""
    every = seeds(only)
    names = sorted(every)
    made = {name: every[name]() for name in names}
    names = [name for name in names if isinstance(made[name], bytes)]  # some areas build tables, not files
    number = 0
    while (not most or number < most) and (not until or time.monotonic() < until):
        own = random.Random(f"{seed} {number}")  # the same damage each time
        name = own.choice(names)
        data = damaged(made[name], made[own.choice(names)], own)
        what = _why_not(data)
        yield Failure(name, number, what, data) if what else None
        number += 1


def main() -> int:
    """Runs for some minutes, and tells what was found."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--minutes", type=float, default=5.0)
    parser.add_argument("--rounds", type=int, default=0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", default="")
    given = parser.parse_args()
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    out = ROOT / "build" / "fuzz"
    out.mkdir(parents=True, exist_ok=True)
    met: Counter[str] = Counter()
    count = 0
    until = 0.0 if given.rounds else time.monotonic() + given.minutes * 60
    for failure in rounds(given.only, seed=given.seed, most=given.rounds, until=until):
        count += 1
        if failure:
            if not met[failure.what]:
                path = out / f"{given.seed}-{failure.seed}.bin"
                path.write_bytes(failure.data)
                print(
                    f"{failure.name}, round {failure.seed}: {failure.what}; kept in {path.relative_to(ROOT)}",
                    flush=True,
                )
            met[failure.what] += 1
    print(
        f"{count:,} damaged files of {len(seeds(given.only)):,} kinds were read; {sum(met.values())} did more than give a report"
    )
    return 1 if met else 0


if __name__ == "__main__":
    sys.exit(main())
