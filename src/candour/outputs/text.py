"""Text: a page in plain characters, for a pipe, a file or an e-mail. Needs nothing but the standard library."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from textwrap import wrap

from candour.outputs import Checked, printable
from candour.outputs.page import Page, page_of, summary
from candour.policy import Policy

__all__ = ["MOST_ROWS", "SECTIONS", "data_rows", "first_reason", "hidden_rows", "overview", "written"]

_WIDTH = 100
MOST_ROWS = 30
"""How many rows a section shows; JSON has them all."""
SECTIONS = {
    "looked": "What was looked at",
    "hidden": "What a reader would not see",
    "data": "Personal data",
    "gaps": "What was not examined",
    "steps": "What to do next",
}


def written(checked: Iterable[Checked], policy: Policy, show_values: bool) -> Iterator[str]:  # noqa: FBT001  (a Writer)
    """One page for one file; for several a line each, the worst first, then the pages of those that are not CLEAR."""
    ordered = overview(checked)
    if len(ordered) != 1:
        yield f"{summary(ordered)}\n\n" if ordered else "No files.\n"
        longest = max((len(printable(one.report.name)) for one in ordered), default=0)
        for one in ordered:
            line = f"  {one.verdict.outcome.name:<5}  {printable(one.report.name):<{min(longest, 40)}}  "
            room = _WIDTH - len(line)
            first = printable(first_reason(one))
            yield f"{line}{first if len(first) <= room else first[: max(0, room - 1)] + '…'}".rstrip() + "\n"
        ordered = [one for one in ordered if one.verdict.outcome]
    for number, one in enumerate(ordered):
        yield ("\n\n" if number or len(ordered) > 1 else "") + _page(
            page_of(one, policy, show_values=show_values)
        )


def overview(checked: Iterable[Checked]) -> list[Checked]:
    """The files, the worst first."""
    return sorted(checked, key=lambda one: (-one.verdict.outcome, one.verdict.is_only_gaps, one.report.name))


def first_reason(checked: Checked) -> str:
    """The first reason against a file, without its first words, which the verdict says already."""
    return checked.verdict.reasons[0].says.partition(". ")[2] if checked.verdict.reasons else ""


def hidden_rows(page: Page) -> list[tuple[str, ...]]:
    """How content is hidden, where, and how much of it: as far as it is shown."""
    return [(row.hiding.title, row.place, row.amount) for row in page.hidden[:MOST_ROWS]]


def data_rows(page: Page) -> tuple[list[tuple[str, list[tuple[str, ...]]]], int]:
    """Personal data as far as it is shown, under who sees it and where; and how many rows there are in all.

    A row says what, how sure, the first value masked, and the column or cell.
    """
    groups: list[tuple[str, list[tuple[str, ...]]]] = []
    room = MOST_ROWS
    for group in page.data:
        rows = group.rows[:room]
        if rows:
            cells = [(row.what, row.sureness, row.first, row.step) for row in rows]
            groups.append((f"{group.sight}: {group.place}", [*cells]))
            room -= len(rows)
    return groups, sum(len(group.rows) for group in page.data)


def _page(page: Page) -> str:
    lines = [f"{page.outcome.name}  {printable(page.name)}", page.headline, ""]
    for reason in page.reasons:
        lines += _bullet("•", reason)
    if page.reasons:
        lines.append("")
    lines += _section(
        "looked", _indented(f"{page.kind}. {page.looked_at}.") + _indented(f"SHA-256 {page.sha256}")
    )
    lines += _section("hidden", _grid(hidden_rows(page)) + _rest(len(page.hidden)))
    groups, total = data_rows(page)
    data = [line for title, rows in groups for line in (*_indented(title), *_grid(rows, "    "))]
    lines += _section("data", data + _rest(total))
    gaps = [line for place, detail in page.gaps[:MOST_ROWS] for line in _bullet("•", f"{place}: {detail}")]
    lines += _section("gaps", gaps + _rest(len(page.gaps)))
    steps = [line for number, step in enumerate(page.steps, 1) for line in _bullet(f"{number}.", step)]
    lines += _section("steps", steps)
    return "\n".join(lines).rstrip("\n") + "\n"


def _section(key: str, body: Sequence[str]) -> list[str]:
    return [SECTIONS[key], *body, ""] if body else []


def _indented(text: str) -> list[str]:
    return wrap(printable(text), _WIDTH, initial_indent="  ", subsequent_indent="  ", break_on_hyphens=False)


def _bullet(mark: str, text: str) -> list[str]:
    first = f"  {mark} "
    return wrap(
        printable(text),
        _WIDTH,
        initial_indent=first,
        subsequent_indent=" " * len(first),
        break_on_hyphens=False,
    )


def _rest(total: int) -> list[str]:
    return [f"  … and {total - MOST_ROWS:,} more; --format json lists them all"] if total > MOST_ROWS else []


def _grid(rows: Sequence[tuple[str, ...]], indent: str = "  ") -> list[str]:
    """Rows in columns, each as wide as it needs while the last takes what is left; long cells go on below."""
    if not rows:
        return []
    rows = [tuple(map(printable, row)) for row in rows]
    widths = _widths(rows, _WIDTH - len(indent))
    lines = []
    for row in rows:
        cells = [
            wrap(cell, width, break_on_hyphens=False) or [""] for cell, width in zip(row, widths, strict=True)
        ]
        for number in range(max(map(len, cells))):
            parts = (cell[number] if number < len(cell) else "" for cell in cells)
            line = "  ".join(part.ljust(width) for part, width in zip(parts, widths, strict=True))
            lines.append(f"{indent}{line}".rstrip())
    return lines


def _widths(rows: Sequence[tuple[str, ...]], room: int) -> list[int]:
    """The width of each column: what it needs, or where there is less room, the widest made narrower."""
    widths = [max(1, *map(len, column)) for column in zip(*rows, strict=True)]
    room -= 2 * (len(widths) - 1)
    while sum(widths) > room:
        widest = widths.index(max(widths))
        widths[widest] -= max(1, min(sum(widths) - room, widths[widest] // 4))
    return widths
