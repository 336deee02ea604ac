"""Arguments: what the command `candour` takes, and how it says so."""

from __future__ import annotations

import argparse
from typing import NoReturn

from candour.errors import CallError
from candour.outputs import OUTPUTS

__all__ = ["COMMANDS", "parser_of_the_command"]

COMMANDS = ("check", "clean", "verify", "key", "explain", "list", "doctor")

_OF_POLICY = "a policy of your own, in TOML: its identifiers are known too, and its severities hold"
_EXITS = """\
It leaves with
  0  every file is CLEAR
  1  a file is HOLD or STOP (with --fail-on stop: STOP)
  2  the call could not be carried out
  3  nothing was found against any file, but part of one was not examined
"""
_EXITS_OF_CLEAN = """\
It leaves with
  0  the copy is there, and proved clean
  2  the call could not be carried out
  3  there is no copy: none can be made of this file, or it could not be proved clean
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
    _add_clean(commands)
    _add_verify(commands)
    _add_key(commands)
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
    _add_limits(check)
    add("--explain", metavar="ID", help="the same as `candour explain ID`")


def _add_limits(command: _Parser) -> None:
    command.add_argument(
        "--limit",
        action="append",
        default=[],
        metavar="NAME=VALUE",
        help="go further, or less far, before a Gap is made of the rest: depth, entries, unpacked, ratio, pixels, seconds, memory "
        "or output",
    )
    sandbox = command.add_mutually_exclusive_group()
    sandbox.add_argument(
        "--require-sandbox",
        action="store_true",
        help="read nothing where this machine cannot lock its readers fully",
    )
    sandbox.add_argument(
        "--no-sandbox", action="store_true", help="read files without locking what reads them"
    )


def _add_clean(commands: argparse._SubParsersAction[_Parser]) -> None:
    clean = commands.add_parser(
        "clean",
        help="make a copy with nothing in it that a reader would not see, and prove it",
        description="Makes a copy of a file that holds what a reader sees and nothing else, and proves that it does. The file "
        "itself is never touched; the copy appears whole or not at all, with its certificate beside it.",
        epilog=_EXITS_OF_CLEAN,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    add = clean.add_argument
    add("path", metavar="FILE", help="the file")
    add("-o", "--output", metavar="OUT", required=True, help="where the copy goes")
    add("--as", dest="form", choices=("csv", "pdf", "txt"), help="a copy in this simpler form")
    add(
        "--keep",
        action="append",
        default=[],
        metavar="ID=REASON",
        help="keep what is hidden in this way, for a reason that goes into the certificate",
    )
    add(
        "--redact",
        action="append",
        default=[],
        metavar="IDENTIFIER",
        help="also black out personal data of this kind where it is in sight (`candour list identifiers`)",
    )
    add("--keep-title", action="store_true", help="keep the document's title and language in its properties")
    add("--policy", metavar="FILE", help=_OF_POLICY)
    add(
        "--key",
        metavar="FILE",
        help="sign the certificate with this key (default: the one of `candour key new`)",
    )
    _add_limits(clean)


def _add_verify(commands: argparse._SubParsersAction[_Parser]) -> None:
    verify = commands.add_parser(
        "verify",
        help="whether a file is the clean copy that its certificate tells of",
        description="Whether a file is, byte for byte, the copy that was proved clean, and who says so. It leaves with 0 where a "
        "known key vouches for it, with 1 where it is refused, and with 3 where it is that copy but nobody signed.",
    )
    verify.add_argument("path", metavar="FILE", help="the copy")
    verify.add_argument("--certificate", metavar="FILE", help="its certificate (default: the one beside it)")
    verify.add_argument(
        "--key",
        action="append",
        default=[],
        metavar="PUBLIC",
        help="a public key that is believed besides your own",
    )


def _add_key(commands: argparse._SubParsersAction[_Parser]) -> None:
    key = commands.add_parser(
        "key",
        help="make a key to sign certificates with, or show its public half",
        description="Makes a key (new) to sign certificates with, or shows the public half (show) that others verify with.",
    )
    key.add_argument("what", choices=("new", "show"))
    key.add_argument(
        "--to", metavar="FILE", help="where the key lies (default: CANDOUR_KEY, or your folder for settings)"
    )


def _whole(text: str) -> int:
    try:
        number = int(text)
    except ValueError:
        number = 0
    if number < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number above 0")
    return number
