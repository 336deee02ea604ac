"""What a file can do that has taken its reader over: nothing, but to be a Gap.

Each test has a reader that attacks in the place of reading. The attack stands in a file between honest ones, and these are read
well before and after it. The reader is put in by the test before any process is made: there is no other way in.
"""

from __future__ import annotations

import os
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from candour.checking import Task, checked_files, mentions_in_files
from candour.files import File
from candour.formats import csv
from candour.piece import Why
from candour.policy import Policy
from candour.sandbox import Guard
from candour.sandbox.parent import Child
from candour.source import Limits
from files import attacks
from files.attacks import ATTACKS, VICTIM

LIMITS = Limits(seconds=30, memory=400 << 20, output=1 << 20)
SOON = replace(LIMITS, seconds=0.4)
ENDLESS = ("spins", "spins-in-c", "recurses-deeply")
"""Attacks that only the clock ends. Others have time enough on a busy machine."""
HONEST = b"Ward,Crimes\nRiverside,12\nHilltop,9\nMarket,30\n"


@pytest.fixture
def check(tmp_path, monkeypatch):
    """Has files read, the attackers among them, and gives their reports by name."""
    read, here = csv.read, os.getpid()

    def attacked(source):
        if os.getpid() == here:
            raise RuntimeError("an attack is not to be made in the process of the tests")
        attack = bytes(source.data).partition(b",")[0].decode()
        if attack in ATTACKS:
            ATTACKS[attack]()
        if hasattr(attacks, attack):
            return getattr(attacks, attack)(source.place)
        return read(source)

    monkeypatch.setattr(csv, "read", attacked)

    def checked(*contents: bytes, limits: Limits = LIMITS, jobs: int = 1):
        tasks = []
        for number, content in enumerate(contents):
            path = tmp_path / f"{number}.csv"
            path.write_bytes(content)
            is_endless = content.partition(b",")[0].decode() in ENDLESS
            tasks.append(Task(File(path, path.name), SOON if is_endless else limits))
        problems: list[str] = []
        found = list(checked_files(tasks, Policy.default(), problems, jobs=jobs))
        assert problems == []
        return [one.report for one in found]

    return checked


def attack(name: str) -> bytes:
    """A file that has the reader make this attack."""
    return f"{name},here\n1,2\n".encode()


FILES, CALLS, RESOURCES = Guard.FILES, Guard.CALLS, Guard.RESOURCES
CRASHED = "ended by a fault in a library"
FORBIDDEN = "made its reader try to reach the network, to start a program or to touch another process"
REFUSED = "(PermissionError)"
NONSENSE = "made no sense"
ENDINGS = {
    "connects-to-the-network": (CALLS, Why.BROKEN, FORBIDDEN),
    "asks-the-network-for-a-name": (CALLS, Why.BROKEN, FORBIDDEN),
    "opens-a-local-socket": (CALLS, Why.BROKEN, REFUSED),
    "reads-the-list-of-users": (FILES, Why.BROKEN, REFUSED),
    "reads-the-environment-of-its-parent": (FILES, Why.BROKEN, REFUSED),
    "writes-a-file": (CALLS, Why.BROKEN, REFUSED),
    "starts-a-program": (CALLS, Why.BROKEN, FORBIDDEN),
    "starts-a-shell": (CALLS, Why.BROKEN, REFUSED),
    "forks": (CALLS, Why.BROKEN, REFUSED),
    "kills-its-parent": (CALLS, Why.BROKEN, REFUSED),
    "traces-its-parent": (CALLS, Why.BROKEN, FORBIDDEN),
    "reads-the-memory-of-its-parent": (CALLS, Why.BROKEN, FORBIDDEN),
    "takes-eight-gigabytes": (RESOURCES, Why.LIMIT, "the limit on memory (419,430,400 bytes)"),
    "hoards-memory": (RESOURCES, Why.LIMIT, "the limit on memory (419,430,400 bytes)"),
    "spins": (None, Why.LIMIT, "the limit on seconds (0.4 seconds)"),
    "spins-in-c": (None, Why.LIMIT, "the limit on seconds (0.4 seconds)"),
    "recurses": (None, Why.BROKEN, "(RecursionError)"),
    "recurses-deeply": (RESOURCES, None, ""),
    "crashes": (None, Why.BROKEN, CRASHED),
    "aborts": (None, Why.BROKEN, CRASHED),
    "leaves-as-if-all-were-well": (None, Why.BROKEN, CRASHED),
    "hangs-up": (None, Why.BROKEN, CRASHED),
    "answers-with-noise": (None, Why.BROKEN, NONSENSE),
    "answers-with-a-pickle": (None, Why.BROKEN, NONSENSE),
    "answers-for-another-file": (None, Why.BROKEN, NONSENSE),
    "answers-with-deep-nesting": (None, Why.BROKEN, NONSENSE),
    "answers-with-numbers-for-words": (None, Why.BROKEN, NONSENSE),
    "answers-without-end": (None, Why.LIMIT, "the limit on output (1,048,576 bytes)"),
}


@pytest.mark.parametrize("name", sorted(ENDINGS))
def test_an_attack_is_a_gap_and_the_next_file_is_read(check, needs, name):
    """Whatever a file makes its reader do ends in one Gap that says what, and the next file is read as ever."""
    guard, why, says = ENDINGS[name]
    if guard:
        needs(guard)
    bad, good = check(attack(name), HONEST)
    (gap,) = bad.gaps
    assert why in (None, gap.why)
    assert says in gap.detail
    assert VICTIM not in gap.detail
    assert (bad.sha256, bad.size) == (sha256(attack(name)).hexdigest(), len(attack(name)))
    assert not good.gaps
    assert good.seen.cells == 8


def test_every_attack_has_its_ending():
    """No attack is left out above but the one that says too much."""
    assert set(ENDINGS) == set(ATTACKS) - {"is-noisy"}


def test_files_read_before_and_after_a_fault_are_read_well(check):
    """A fault in the middle of many costs the file that it is in, and no other, whatever reads how many at once."""
    contents = [
        HONEST,
        HONEST + b"Hill,1\n",
        attack("crashes"),
        HONEST,
        attack("leaves-as-if-all-were-well"),
        HONEST,
    ]
    for jobs in (1, 2):
        found = check(*contents, jobs=jobs)
        assert [bool(report.gaps) for report in found] == [False, False, True, False, True, False]
        assert [report.seen.cells for report in found] == [8, 10, 0, 8, 0, 8]


def test_a_fault_that_does_not_come_again_costs_nothing(check, monkeypatch):
    """A file that falls among others is read again alone, and if it is well then it has no Gap."""
    read, files = csv.read, []

    def tires(source):
        files.append(source.name)
        if len(files) == 3:
            os._exit(1)
        return read(source)

    monkeypatch.setattr(csv, "read", tires)
    assert [report.gaps for report in check(*[HONEST] * 5)] == [()] * 5


def test_nothing_a_library_prints_comes_out(check, capfd):
    """What a library prints goes nowhere: not to the terminal and not into the report."""
    (report,) = check(attack("is-noisy"))
    assert not report.gaps
    assert capfd.readouterr() == ("", "")


def test_nothing_is_written(check, needs):
    """No file appears that a reader tries to write."""
    needs(Guard.CALLS)
    check(attack("writes-a-file"))
    assert not Path("/tmp/candour-attack").exists()


def test_keys_in_the_environment_are_out_of_reach(check, monkeypatch):
    """A reader finds nothing of the environment of the command, which may hold keys to other things."""
    monkeypatch.setenv("CANDOUR_TEST_KEY", "abracadabra-of-the-test")
    monkeypatch.setitem(
        ATTACKS, "looks-for-keys", lambda: os._exit(0) if "CANDOUR_TEST_KEY" not in os.environ else None
    )
    (report,) = check(attack("looks-for-keys"))
    assert CRASHED in report.gaps[0].detail


@pytest.mark.parametrize("name", ["long_report", "one_long_word"])
def test_a_report_that_is_too_long_is_a_gap(check, name):
    """A report without end is ended, and the Gap says which limit it met and how to raise it."""
    (report,) = check(attack(name))
    assert [gap.detail for gap in report.gaps] == [
        "the limit on output (1,048,576 bytes) was reached; raise it with --limit output=…"
    ]
    if name == "long_report":
        (report,) = check(attack(name), limits=replace(LIMITS, output=64 << 20))
        assert len(report.gaps) == 4000


def test_a_parent_that_is_gone_is_replaced(check, monkeypatch):
    """Where the warm parent itself comes to an end there is another, and only the file that did it has a Gap."""
    made = Child.made
    fatal = HONEST + b"Hill,1\n"
    monkeypatch.setattr(
        Child, "made", lambda *given: os._exit(1) if given[-1] == len(fatal) else made(*given)
    )
    bad, good = check(fatal, HONEST)
    assert CRASHED in bad.gaps[0].detail
    assert not good.gaps


def test_mentions_go_through_the_sandbox(check, tmp_path):
    """Who is in a file is told from the sandbox; where its reader falls, that is shown and the next file is told of."""
    people = "Name,Date of birth,NHS number\nNia Example,01/04/1981,401 023 2137\n"
    contents = [people.encode(), attack("crashes"), people.encode()]
    tasks = []
    for number, content in enumerate(contents):
        path = tmp_path / f"{number}.csv"
        path.write_bytes(content)
        tasks.append(Task(File(path, path.name), LIMITS))
    problems: list[str] = []
    shown = []
    told = list(mentions_in_files(tasks, Policy.default(), problems, shown.append))
    assert [mention.name for mention in told] == ["Nia Example"] * 2
    assert [str(mention.place)[:5] for mention in told] == ["0.csv", "2.csv"]
    assert [len(one.report.gaps) for one in shown] == [0, 1, 0]
    assert problems == []
