"""The command with a policy that describes identifiers of its own: in every process that reads, and in what it explains."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from candour import cli
from candour.sandbox import CAN_LOCK
from files.own_identifiers import FILES, POLICY


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A folder with the files and the policy, from which the command is called."""
    for name, make in FILES.items():
        (tmp_path / "outbox" / name).parent.mkdir(exist_ok=True)
        (tmp_path / "outbox" / name).write_bytes(make())
    (tmp_path / "ours.toml").write_text(POLICY, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def call(capsys, *arguments: str) -> tuple[int, str, str]:
    """Calls the command; gives what it left with, what it wrote, and what it complained of."""
    code = cli.main(arguments)
    return code, *capsys.readouterr()


def _found(reports: str) -> dict[str, set[str]]:
    """The identifiers met in each file."""
    return {
        Path(each["source"]["name"]).name: {finding["identifier"] for finding in each["findings"]}
        for each in map(json.loads, reports.splitlines())
    }


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("jobs", ["1", "2"])
@pytest.mark.parametrize(
    "lock",
    [
        ("--no-sandbox",),
        pytest.param((), marks=pytest.mark.skipif(not CAN_LOCK, reason="this system has no sandbox")),
    ],
    ids=["unlocked", "sandboxed"],
)
def test_every_process_that_reads_looks_for_them(capsys, jobs, lock):
    """One process or several, locked or not: each finds what the policy describes."""
    code, out, _ = call(
        capsys, "check", "outbox", "--policy", "ours.toml", "--format", "jsonl", "--jobs", jobs, *lock
    )
    found = _found(out)
    assert code == 1
    assert set(found) == set(FILES)
    assert {name for name, ids in found.items() if "case-worker-code" in ids} == set(FILES) - {
        "one-column.csv"
    }
    assert "locker-key" in found["one-column.csv"]


@pytest.mark.usefixtures("folder")
def test_without_the_policy_nobody_looks_for_them(capsys):
    """They belong to the policy, and are not remembered from one call to the next."""
    call(capsys, "check", "outbox/minutes.txt", "--policy", "ours.toml", "--no-sandbox")
    _, out, _ = call(capsys, "check", "outbox/minutes.txt", "--format", "jsonl", "--no-sandbox")
    assert not _found(out)["minutes.txt"] & {"case-worker-code", "locker-key", "operation"}


@pytest.mark.usefixtures("folder")
def test_who_is_in_a_file_has_them_too(capsys):
    """The rows of `--mentions` carry a body's own numbers."""
    _, out, _ = call(
        capsys, "check", "outbox/list-of-cases.csv", "--policy", "ours.toml", "--mentions", "--show-values",
        "--format", "jsonl", "--no-sandbox",
    )  # fmt: skip
    first = json.loads(out.splitlines()[0])
    assert {"identifier": "case-worker-code", "value": "CW-20417"} in first["identifiers"]


@pytest.mark.usefixtures("folder")
def test_they_are_listed_with_the_rest(capsys):
    """`list identifiers --policy` names them, with the severities of that policy."""
    _, out, _ = call(capsys, "list", "identifiers", "--policy", "ours.toml", "--format", "json")
    rows = {row["id"]: row for row in json.loads(out)}
    assert rows["locker-key"]["severity"] == "medium"
    assert rows["nhs-number"]["severity"] == "high"
    _, out, _ = call(capsys, "list", "identifiers")
    assert "locker-key" not in out


@pytest.mark.usefixtures("folder")
def test_each_is_explained(capsys):
    """`explain --policy` says what one is, how it is told and what it leads to; without the policy it is not known."""
    code, out, _ = call(capsys, "explain", "locker-key", "--policy", "ours.toml")
    text = " ".join(out.split())
    assert code == 0
    assert "Locker key: one of your own identifiers, of the policy ours.toml" in text
    assert "only beside one of its labels" in text
    assert "locker, rhif tŷ" in text
    assert "MEDIUM" in text
    assert call(capsys, "check", "--explain", "locker-key", "--policy", "ours.toml")[1] == out
    assert "values" in call(capsys, "explain", "operation", "--policy", "ours.toml")[1]
    assert call(capsys, "explain", "locker-key")[0] == 2
    assert "did you mean locker-key" in call(capsys, "explain", "loker-key", "--policy", "ours.toml")[2]


def test_a_slip_is_one_line(folder, capsys):
    """A policy that cannot be followed ends the call before anything is read, with one line that says what to write."""
    (folder / "ours.toml").write_text(POLICY.replace('title = "locker key"', ""), "utf-8")
    code, out, err = call(capsys, "check", "outbox", "--policy", "ours.toml")
    assert (code, out) == (2, "")
    assert err == "candour: the policy ours.toml: entry 2 of [[identifier]] has no title: give it one\n"
