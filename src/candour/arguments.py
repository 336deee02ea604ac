"""Arguments: what the command `candour` takes, and how it says so."""

from __future__ import annotations

import argparse
from typing import NoReturn

from candour.errors import CallError
from candour.outputs import OUTPUTS

__all__ = ["COMMANDS", "parser_of_the_command"]

COMMANDS = ("check", "explain", "list", "doctor")

_OF_POLICY = "a policy of your own, in TOML: its identifiers are known too, and its severities hold"
_EXITS = """\
It leaves with
  0  every file is CLEAR
  1  a file is HOLD or STOP (with --fail-on stop: STOP)
  2  the call could not be carried out
  3  nothing was found against any file, but part of one was not examined
"""


class _Parser(argparse.ArgumentParser):
    """A parser whose complaints are one line that says what to do next."""

    def error(self, message: str) -> NoReturn:
        raise CallError(f"{message}; `{self.prog} --help` shows what it takes")


def parser_of_the_command() -> argparse.ArgumentParser:
    """The parser of the whole command."""
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
    explain.add_argument("--policy", metavar="FILE", help=_OF_POLICY)
    listing = commands.add_parser(
        "list",
        help="what Candour knows",
        description="The formats, hidings or identifiers that Candour knows.",
    )
    listing.add_argument("what", choices=("formats", "hidings", "identifiers"))
    listing.add_argument(
        "--format", choices=("text", "json"), default="text", help="text (as it is by default) or json"
    )
    listing.add_argument("--policy", metavar="FILE", help=_OF_POLICY)
    commands.add_parser(
        "doctor",
        help="how well this machine locks what reads a file",
        description="Locks a process as it is locked before it reads a file, has it try to break out, and says what came of "
        "it; and which parts of Candour are installed. It leaves with 0 where the whole sandbox holds, and with 1 where not.",
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
        help="go further, or less far, before a Gap is made of the rest: depth, entries, unpacked, ratio, seconds, memory "
        "or output",
    )
    sandbox = check.add_mutually_exclusive_group()
    sandbox.add_argument(
        "--require-sandbox",
        action="store_true",
        help="read nothing where this machine cannot lock its readers fully",
    )
    sandbox.add_argument(
        "--no-sandbox", action="store_true", help="read files without locking what reads them"
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
