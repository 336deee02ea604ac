"""Terminal: a page in colour, for a person at a screen. Colour is dropped where NO_COLOR asks for that."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TextIO

from rich import box
from rich.cells import cell_len
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.panel import Panel
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from candour.judging import Outcome
from candour.outputs import Checked, printable
from candour.outputs.page import Page, page_of, summary
from candour.outputs.text import MOST_ROWS, SECTIONS, data_rows, first_reason, hidden_rows, overview
from candour.policy import Policy

__all__ = ["show"]

_STYLES = {Outcome.STOP: "red", Outcome.HOLD: "yellow", Outcome.CLEAR: "green"}
_WIDEST = 120


def show(
    checked: Iterable[Checked],
    policy: Policy,
    *,
    show_values: bool,
    to: TextIO | None = None,
    width: int | None = None,
) -> None:
    """Shows the checked files on the terminal, or on the stream that is given."""
    console = Console(file=to, width=width, highlight=False, markup=False, emoji=False)
    if width is None and console.width > _WIDEST:
        console.width = _WIDEST
    ordered = overview(checked)
    if len(ordered) != 1:
        console.print(_overview(ordered, console.width))
        ordered = [one for one in ordered if one.verdict.outcome]
    for one in ordered:
        console.print(_page(page_of(one, policy, show_values=show_values)))


def _overview(ordered: Sequence[Checked], width: int) -> RenderableType:
    if not ordered:
        return Text("No files.")
    longest = max(cell_len(printable(one.report.name)) for one in ordered)
    name = min(longest, width * 2 // 5)
    table = Table(box=None, show_header=False, padding=(0, 2, 0, 0), pad_edge=False)
    table.add_column(width=5)
    table.add_column(width=name, overflow="fold")
    table.add_column(width=width - name - 13, no_wrap=True, overflow="ellipsis", style="dim")
    for one in ordered:
        outcome = one.verdict.outcome
        table.add_row(
            Text(outcome.name, f"bold {_STYLES[outcome]}"), _text(one.report.name), _text(first_reason(one))
        )
    return Group(Text(summary(ordered), "bold"), Text(), Padding(table, (0, 2)), Text())


def _page(page: Page) -> RenderableType:
    style = _STYLES[page.outcome]
    banner = Text.assemble(
        (f" {page.outcome.name} ", f"bold reverse {style}"), "  ", (printable(page.name), "bold"), "\n"
    )
    banner.append(page.headline)
    parts: list[RenderableType] = [Panel(banner, box=box.HEAVY, border_style=style, padding=(0, 1))]
    if page.reasons:
        parts.append(
            Padding(
                _bullets([("•", reason) for reason in page.reasons], mark_style=f"bold {style}", spaced=True),
                (1, 1),
            )
        )
    looked = Group(_text(f"{page.kind}. {page.looked_at}."), Text(f"SHA-256 {page.sha256}", "dim"))
    parts += _section("looked", looked)
    if page.hidden:
        table = _grid(hidden_rows(page))
        parts += _section("hidden", Group(table, *_rest(len(page.hidden))))
    if page.data:
        groups, total = data_rows(page)
        tables = (Group(_text(title), Padding(_grid(rows), (0, 0, 0, 2))) for title, rows in groups)
        parts += _section("data", Group(*tables, *_rest(total)))
    if page.gaps:
        gaps = _bullets([("•", f"{place}: {detail}") for place, detail in page.gaps[:MOST_ROWS]])
        parts += _section("gaps", Group(gaps, *_rest(len(page.gaps))))
    parts += _section("steps", _bullets([(f"{number}.", step) for number, step in enumerate(page.steps, 1)]))
    return Group(*parts)


def _text(text: str, style: str = "") -> Text:
    return Text(printable(text), style)


def _section(key: str, body: RenderableType) -> list[RenderableType]:
    title = Rule(Text(SECTIONS[key], "bold"), align="left", characters="─", style="dim")
    return [title, Padding(body, (0, 1, 1, 1))]


def _bullets(rows: Sequence[tuple[str, str]], *, mark_style: str = "", spaced: bool = False) -> Table:
    """Marks in a narrow column with their texts wrapped beside them."""
    table = Table(box=None, show_header=False, padding=(0, 1, int(spaced), 0), pad_edge=False)
    table.add_column(no_wrap=True)
    table.add_column()
    for mark, text in rows:
        table.add_row(Text(mark, mark_style), _text(text))
    return table


def _grid(rows: Sequence[tuple[str, ...]]) -> Table:
    table = Table(box=None, show_header=False, padding=(0, 2, 0, 0), pad_edge=False)
    for _ in rows[0]:
        table.add_column(overflow="fold")
    for row in rows:
        table.add_row(*map(_text, row))
    return table


def _rest(total: int) -> list[Text]:
    return (
        [Text(f"… and {total - MOST_ROWS:,} more; --format json lists them all", "dim")]
        if total > MOST_ROWS
        else []
    )
