"""The command `candour`.

    candour check reply.xlsx            what is in it, and whether it may go out
    candour explain xlsx.hidden-sheet   what a hiding or an identifier is
    candour list formats                what Candour knows

It leaves with 0 where every file is CLEAR, 1 where one is HOLD or STOP, 2 where the call could not be carried out, and 3
where nothing was found against any file but part of one was not examined.
"""

from __future__ import annotations

import argparse
import io
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields, replace
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from candour.errors import CallError
from candour.outputs import OUTPUTS, Checked, writer_of

if TYPE_CHECKING:
    from candour.policy import Policy
    from candour.source import Limits

__all__ = ["main"]

_CLEAR, _AGAINST, _BAD_CALL, _ONLY_GAPS, _INTERRUPTED, _PIPE_CLOSED = 0, 1, 2, 3, 130, 141

_EXITS = """\
It leaves with
  0  every file is CLEAR
  1  a file is HOLD or STOP (with --fail-on stop: STOP)
  2  the call could not be carried out
  3  nothing was found against any file, but part of one was not examined
"""
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


class _Parser(argparse.ArgumentParser):
    """A parser whose complaints are one line that says what to do next."""

    def error(self, message: str) -> NoReturn:
        _say(f"{message}; `{self.prog} --help` shows what it takes")
        raise SystemExit(_BAD_CALL)


def _parser() -> _Parser:
    parser = _Parser(
        prog="candour",
        description="Publish openly without leaking: know what a file would show, and to whom, before it goes out.",
        epilog="`candour check FILE` is where to begin; `candour COMMAND --help` tells more of each.",
    )
    parser.add_argument("--version", action="store_true", help="say which version this is")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    _add_check(commands)
    explain = commands.add_parser(
        "explain",
        help="what a hiding or an identifier is",
        description="What a hiding or an identifier is: how anyone sees it, and what to do about it.",
    )
    explain.add_argument(
        "id", metavar="ID", help="an id from `candour list`, such as xlsx.hidden-sheet or nhs-number"
    )
    listing = commands.add_parser(
        "list",
        help="what Candour knows",
        description="The formats, hidings or identifiers that Candour knows.",
    )
    listing.add_argument("what", choices=("formats", "hidings", "identifiers"))
    listing.add_argument(
        "--format", choices=("text", "json"), default="text", help="text (as it is by default) or json"
    )
    return parser


def _add_check(commands: argparse._SubParsersAction[_Parser]) -> None:
    check = commands.add_parser(
        "check",
        help="what is in files, and whether they may go out",
        description="Tells what is in files that a reader would not see, and whether they may go out.",
        epilog=_EXITS,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    add = check.add_argument
    add(
        "paths",
        nargs="*",
        metavar="PATH",
        help="files, folders (with all that is in them) or patterns; - for the standard input",
    )
    add(
        "--format",
        choices=tuple(OUTPUTS),
        help="how to tell it (default: text, or as the name after -o ends)",
    )
    add("-o", "--output", metavar="FILE", help="write to this file, whole or not at all")
    add("--policy", metavar="FILE", help="a policy of your own, in TOML")
    add(
        "--fail-on",
        choices=("hold", "stop"),
        default="hold",
        help="from which verdict on to leave with 1 (default: hold)",
    )
    add("--show-values", action="store_true", help="show the values found, which are masked otherwise")
    add(
        "--mentions",
        action="store_true",
        help="with --format jsonl and --show-values: who is in the files, one somebody on each line",
    )
    add("--all-places", action="store_true", help="one finding for every cell, not one for each column")
    add(
        "--jobs",
        type=_whole,
        metavar="N",
        help="how many files to read at once (default: one for each processor)",
    )
    add(
        "--limit",
        action="append",
        default=[],
        metavar="NAME=VALUE",
        help="go further, or less far, before a Gap is made of the rest: depth, entries, unpacked, ratio or seconds",
    )
    add("--explain", metavar="ID", help="the same as `candour explain ID`")


def _whole(text: str) -> int:
    try:
        number = int(text)
    except ValueError:
        number = 0
    if number < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number above 0")
    return number


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the command and gives the number to leave with. Whatever goes wrong is one line, never a traceback."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    try:
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
    parser = _parser()
    if (
        given
        and not given[0].startswith("-")
        and given[0] not in ("check", "explain", "list")
        and Path(given[0]).exists()
    ):
        raise CallError(f"to check a file, say `candour check {given[0]}`")
    options = parser.parse_args(given)
    if options.version:
        return _version()
    match options.command:
        case "check" if options.explain:
            return _explain(options.explain)
        case "check":
            return _check(options)
        case "explain":
            return _explain(options.id)
        case "list":
            return _list(options.what, options.format)
    parser.print_help(sys.stderr)
    return _BAD_CALL


def _version() -> int:
    from candour import __version__  # noqa: PLC0415  (lazy, as all that a command does not need)

    _write_out((f"candour {__version__}\n",), "text")
    return _CLEAR


def _explain(id_: str) -> int:
    from candour.explaining import explained  # noqa: PLC0415  (imports every format)

    _write_out((explained(id_),), "text")
    return _CLEAR


def _list(what: str, format_: str) -> int:
    from candour.explaining import listing  # noqa: PLC0415  (imports every format)

    _write_out((listing(what, format_),), format_)
    return _CLEAR


# ── check ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def _check(options: argparse.Namespace) -> int:
    from candour.checking import Task, checked_files, files_of, mentions_in_files  # noqa: PLC0415  (`--help` needs none of it)
    from candour.policy import Policy  # noqa: PLC0415

    if not options.paths:
        raise CallError("say which files to check: `candour check reply.xlsx`, or `candour check FOLDER`")
    output = Path(options.output) if options.output else None
    format_ = options.format or (_ENDINGS.get(output.suffix.lower(), "text") if output else "text")
    if options.mentions:
        _check_mentions(format_, show_values=options.show_values)
    if output:
        _check_writable(output)
    policy = Policy.load(options.policy) if options.policy else Policy.default()
    limits = _limits(policy.limits, options.limit)
    problems: list[str] = []
    files = files_of(options.paths, problems, leave_out=output)
    tasks = [Task(file, limits, options.all_places) for file in files]
    tally = _Tally(options.fail_on)
    if options.mentions:
        from candour.outputs.mentions import as_lines  # noqa: PLC0415

        _write(as_lines(mentions_in_files(tasks, policy, problems, tally.see)), "jsonl", output)
        for problem in problems:
            _say(problem)
        return _BAD_CALL if problems else tally.code
    comes_piecemeal = output is None and format_ in _PIECEMEAL and sys.stdout.isatty()
    shows_progress = len(tasks) > 1 and sys.stderr.isatty() and not comes_piecemeal
    results = checked_files(tasks, policy, problems, jobs=options.jobs, shows_progress=shows_progress)
    for problem in problems:
        _say(problem)
    told = len(problems)
    if tasks:
        _tell(tally.watch(results), policy, format_, output, show_values=options.show_values)
    for problem in problems[told:]:
        _say(problem)
    return _BAD_CALL if problems else tally.code


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


def _tell(
    checked: Iterator[Checked], policy: Policy, format_: str, output: Path | None, *, show_values: bool
) -> None:
    """Writes what was found, to the file or to the standard output. Where no file could be read, nothing."""
    if format_ == "text" and output is None and sys.stdout.isatty():
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
        _write_whole(texts, output)
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


def _check_writable(output: Path) -> None:
    """Complains before anything is read of a place that nothing can be written to.

    Raises:
        CallError: where that is so.
    """
    if output.is_dir():
        raise CallError(
            f"{output} is a folder: say the name of a file in it, as in -o {output / 'report.html'}"
        )
    if not output.parent.is_dir():
        raise CallError(f"there is no folder {output.parent} to write {output.name} to: make it first")


def _write_whole(texts: Iterable[str], output: Path) -> None:
    """Writes the file whole or not at all: beside its place first, for its owner's eyes only, then into it.

    Raises:
        CallError: where it cannot be written.
    """
    import tempfile  # noqa: PLC0415  (only where a file is written)

    target = output.resolve()
    is_special = target.exists() and not target.is_file()
    name = ""
    try:
        if is_special:
            with target.open("w", encoding="utf-8", errors="backslashreplace") as file:
                file.writelines(texts)
            return
        handle, name = tempfile.mkstemp(prefix=f".{target.name}.", suffix=".part", dir=target.parent)
        with open(handle, "w", encoding="utf-8", errors="backslashreplace") as file:  # noqa: PTH123  (a handle, not a path)
            file.writelines(texts)
        Path(name).replace(target)
        name = ""
    except OSError as why:
        raise CallError(
            f"{output} cannot be written ({why.strerror}): choose another place with -o"
        ) from None
    finally:
        if name:
            Path(name).unlink(missing_ok=True)
