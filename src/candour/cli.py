"""The command `candour`.

    candour check reply.xlsx            what is in it, and whether it may go out
    candour clean reply.xlsx -o OUT     a copy with nothing in it that a reader would not see, and the proof
    candour verify OUT                  whether it is still that copy, and who says so
    candour explain xlsx.hidden-sheet   what a hiding or an identifier is
    candour list formats                what Candour knows
    candour doctor                      how well this machine locks what reads a file

`check` leaves with 0 where every file is CLEAR, 1 where one is HOLD or STOP, 2 where the call could not be carried out, and 3
where nothing was found against any file but part of one was not examined.
"""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import fields, replace
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from candour.arguments import COMMANDS, parser_of_the_command
from candour.errors import CallError, CandourError
from candour.interruption import heard
from candour.outputs import Checked, writer_of
from candour.whole import check_writable, write_whole

if TYPE_CHECKING:
    import argparse

    from candour.policy import Policy
    from candour.source import Limits

__all__ = ["main"]

_CLEAR, _AGAINST, _BAD_CALL, _ONLY_GAPS, _INTERRUPTED, _PIPE_CLOSED = 0, 1, 2, 3, 130, 141
_NO_COPY = 3

_ENDINGS = {
    ".json": "json",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".sarif": "sarif",
    ".html": "html",
    ".htm": "html",
}


_PIECEMEAL = frozenset({"json", "jsonl"})
"""Formats that are written file by file: at a terminal a bar would be drawn between their lines."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the command and gives the number to leave with. Whatever goes wrong is one line, never a traceback."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    try:
        with heard():
            code = _run(given)
        sys.stdout.flush()
    except CallError as why:
        _say(str(why))
        return _BAD_CALL
    except BrokenPipeError:
        _close_quietly()
        return _PIPE_CLOSED
    except KeyboardInterrupt:
        return _INTERRUPTED
    return code


def _say(message: str) -> None:
    print(f"candour: {_shown(message)}", file=sys.stderr)  # noqa: T201  (this is the command)


def _shown(message: str) -> str:
    """The message with what would steer a terminal made visible, in characters that stderr can write."""
    from candour.outputs import printable  # noqa: PLC0415  (messages are few)

    encoding = getattr(sys.stderr, "encoding", None) or "utf-8"
    return printable(message).encode(encoding, "replace").decode(encoding)


def _close_quietly() -> None:
    """Whoever read our output has gone. Nothing more is written, and Python says nothing of it either."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())


def _run(given: list[str]) -> int:
    parser = parser_of_the_command()
    if given and not given[0].startswith("-") and given[0] not in COMMANDS and Path(given[0]).exists():
        raise CallError(f"to check a file, say `candour check {given[0]}`")
    options = parser.parse_args(given)
    if options.version:
        options.command = "version"
    verb = _VERBS.get(options.command)
    if verb is None:
        parser.print_help(sys.stderr)
        return _BAD_CALL
    return verb(options)


def _version(_: argparse.Namespace) -> int:
    from candour.version import __version__  # noqa: PLC0415  (lazy, as all that a command does not need)

    _write_out((f"candour {__version__}\n",), "text")
    return _CLEAR


def _explain(options: argparse.Namespace) -> int:
    from candour.explaining import explained  # noqa: PLC0415  (imports every format)

    id_ = options.explain if options.command == "check" else options.id
    _write_out((explained(id_, _policy(options.policy)),), "text")
    return _CLEAR


def _list(options: argparse.Namespace) -> int:
    from candour.explaining import listing  # noqa: PLC0415  (imports every format)

    _write_out((listing(options.what, options.format, _policy(options.policy)),), options.format)
    return _CLEAR


def _policy(path: str | None) -> Policy:
    from candour.policy import Policy  # noqa: PLC0415  (see above)

    return Policy.load(path) if path else Policy.default()


def _doctor(_: argparse.Namespace) -> int:
    from candour.doctor import examined  # noqa: PLC0415  (locks a process and tries to break out)

    found = examined()
    _write_out((found.text,), "text")
    return _CLEAR if found.is_sound else _AGAINST


# ── clean copies ────────────────────────────────────────────────────────────────────────────────────────────────────


def _clean(options: argparse.Namespace) -> int:
    from candour.copy_commands import cleaned_file  # noqa: PLC0415  (see above)

    policy = _policy(options.policy)
    limits = _limits(policy.limits, options.limit)
    try:
        told = cleaned_file(options, policy, limits, _lock(options))
    except CallError:
        raise
    except CandourError as why:
        _say(f"{options.path}: {why}")
        return _NO_COPY
    _write_out((told,), "text")
    return _CLEAR


def _verify(options: argparse.Namespace) -> int:
    from candour.copy_commands import verified  # noqa: PLC0415  (see above)

    code, told = verified(options)
    _write_out((told,), "text")
    return code


def _key(options: argparse.Namespace) -> int:
    from candour.copy_commands import key_told  # noqa: PLC0415  (see above)

    _write_out((key_told(options),), "text")
    return _CLEAR


# ── check ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def _check(options: argparse.Namespace) -> int:
    from candour.checking import Task, checked_files, files_of, mentions_in_files  # noqa: PLC0415  (`--help` needs none of it)

    if options.explain:
        return _explain(options)
    if not options.paths:
        raise CallError("say which files to check: `candour check reply.xlsx`, or `candour check FOLDER`")
    output = Path(options.output) if options.output else None
    format_ = options.format or (_ENDINGS.get(output.suffix.lower(), "text") if output else "text")
    if options.mentions:
        _check_mentions(format_, show_values=options.show_values)
    if output:
        check_writable(output, "report.html")
    policy = _policy(options.policy)
    limits = _limits(policy.limits, options.limit)
    problems: list[str] = []
    files = files_of(options.paths, problems, leave_out=output)
    tasks = [Task(file, limits, options.all_places, policy.own) for file in files]
    tally = _Tally(options.fail_on)
    lock = _lock(options) if tasks else {}
    if options.mentions:
        from candour.outputs.mentions import as_lines  # noqa: PLC0415

        _write(as_lines(mentions_in_files(tasks, policy, problems, tally.see, **lock)), "jsonl", output)
        for problem in problems:
            _say(problem)
        return _BAD_CALL if problems else tally.code
    comes_piecemeal = output is None and format_ in _PIECEMEAL and sys.stdout.isatty()
    shows_progress = len(tasks) > 1 and _somebody_waits() and not comes_piecemeal
    results = checked_files(
        tasks,
        policy,
        problems,
        jobs=options.jobs,
        shows_progress=shows_progress,
        meanwhile=lambda: _load(format_, output),
        **lock,
    )
    for problem in problems:
        _say(problem)
    told = len(problems)
    if tasks:
        _tell(tally.watch(results), policy, format_, output, show_values=options.show_values)
    for problem in problems[told:]:
        _say(problem)
    return _BAD_CALL if problems else tally.code


def _lock(options: argparse.Namespace) -> dict[str, Any]:
    """How files are to be read: whether in the sandbox, and what of it must hold. Says where it is less than it can be.

    Raises:
        CallError: where the call requires a lock that this machine does not give.
    """
    from candour.sandbox import Guard  # noqa: PLC0415  (see above)

    if options.no_sandbox:
        _say("files are read without a sandbox, because --no-sandbox says so")
        return {"locked": False}
    if not (options.require_sandbox or _somebody_waits()):
        return {}
    from candour.doctor import lacking  # noqa: PLC0415  (see above)

    missing = lacking()
    if missing and options.require_sandbox:
        raise CallError(
            f"this machine does not give the whole sandbox ({missing}): `candour doctor` says more; without "
            "--require-sandbox files are read with what there is"
        )
    if missing:
        _say(f"this machine does not give the whole sandbox ({missing}): `candour doctor` says more")
    return {"required": frozenset(Guard)} if options.require_sandbox else {}


def _somebody_waits() -> bool:
    """Whether stderr is a terminal. It is None where it was closed before the command began."""
    return bool(getattr(sys.stderr, "isatty", bool)())


def _check_mentions(format_: str, *, show_values: bool) -> None:
    """Complains of a call for mentions that does not say it wants personal data in plain.

    Raises:
        CallError: where that is so.
    """
    if format_ != "jsonl":
        raise CallError("mentions are written one on each line: say --format jsonl with --mentions")
    if not show_values:
        raise CallError(
            "mentions are personal data in plain: say --show-values with --mentions if you mean to write them out, and "
            "keep them as you keep the file itself"
        )


def _limits(limits: Limits, stated: Iterable[str]) -> Limits:
    """The limits, with those that the call states in their place."""
    names = [field.name for field in fields(limits)]
    for text in stated:
        name, _, value = text.partition("=")
        if name not in names:
            raise CallError(
                f"there is no limit {name!r}: say --limit NAME=VALUE with one of {', '.join(names)}"
            )
        kind = type(getattr(limits, name))
        try:
            number = kind(value)
        except ValueError:
            number = 0
        if not 0 < number < float("inf"):
            raise CallError(
                f"the limit {name} is {'a number' if kind is float else 'a whole number'} above 0, not {value!r}"
            )
        limits = replace(limits, **{name: number})
    return limits


class _Tally:
    """The number to leave with, found while the checked files go by."""

    def __init__(self, fail_on: str) -> None:
        self._fail_on = fail_on
        self.code = _CLEAR

    def watch(self, checked: Iterable[Checked]) -> Iterator[Checked]:
        """The same files; each is counted as it passes."""
        for one in checked:
            self._count(one)
            yield one

    def see(self, checked: Checked) -> None:
        """Counts one file whose mentions follow, and says where some may be missing."""
        self._count(checked)
        if checked.report.gaps:
            _say(
                f"part of {checked.report.name} was not examined, and who is in there is not told: "
                "`candour check` without --mentions names each part"
            )

    def _count(self, checked: Checked) -> None:
        from candour.judging import Cause, Outcome  # noqa: PLC0415  (lazy, as all that `--help` does not need)

        least = Outcome.STOP if self._fail_on == "stop" else Outcome.HOLD
        reasons = checked.verdict.reasons
        if any(
            r.outcome >= least and (r.cause is not Cause.GAP or r.outcome is Outcome.STOP) for r in reasons
        ):
            self.code = _AGAINST
        elif self.code == _CLEAR and any(reason.cause is Cause.GAP for reason in reasons):
            self.code = _ONLY_GAPS


def _load(format_: str, output: Path | None) -> None:
    """Imports what will write the reports."""
    if _is_for_terminal(format_, output):
        import_module("candour.outputs.terminal")
    else:
        writer_of(format_)


def _is_for_terminal(format_: str, output: Path | None) -> bool:
    return format_ == "text" and output is None and sys.stdout.isatty()


def _tell(
    checked: Iterator[Checked], policy: Policy, format_: str, output: Path | None, *, show_values: bool
) -> None:
    """Writes what was found, to the file or to the standard output. Where no file could be read, nothing."""
    if _is_for_terminal(format_, output):
        from candour.outputs.terminal import show  # noqa: PLC0415  (imports rich)

        if files := list(checked):
            show(files, policy, show_values=show_values)
        return
    first = next(checked, None)
    if first is None:
        return
    _write(writer_of(format_)(_and_then(first, checked), policy, show_values), format_, output)


def _write(texts: Iterable[str], format_: str, output: Path | None) -> None:
    if output:
        write_whole(output, (text.encode("utf-8", "backslashreplace") for text in texts))
    else:
        _write_out(texts, format_)


def _and_then(first: Checked, rest: Iterator[Checked]) -> Iterator[Checked]:
    yield first
    yield from rest


# ── writing ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def _write_out(texts: Iterable[str], format_: str) -> None:
    """Writes to the standard output, as it comes. What it cannot write is written as well as it can."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        if format_ == "text":
            sys.stdout.reconfigure(errors="replace")
        else:
            sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")
    for text in texts:
        sys.stdout.write(text)
        sys.stdout.flush()


_VERBS: Mapping[str | None, Callable[[argparse.Namespace], int]] = {
    "check": _check,
    "clean": _clean,
    "verify": _verify,
    "key": _key,
    "explain": _explain,
    "list": _list,
    "doctor": _doctor,
    "version": _version,
}
