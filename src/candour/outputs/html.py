"""HTML: one page that a person can read, print and keep beside the request. It asks for nothing from outside.

Everything that comes from a file is escaped; the page runs no script, and its own policy forbids any.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from pathlib import Path
from string import Template

from candour.outputs import Checked, printable
from candour.outputs.html_map import map_of
from candour.outputs.page import DataGroup, DataRow, HiddenRow, Page, inner, page_of, summary
from candour.outputs.side_by_side import Pair, pairs_of
from candour.outputs.text import SECTIONS, first_reason, overview
from candour.policy import Policy
from candour.report import Preview
from candour.sentences import how_seen
from candour.version import __version__

__all__ = ["written"]

_HERE = Path(__file__).parent
_MOST_ROWS = 200


def written(checked: Iterable[Checked], policy: Policy, show_values: bool) -> Iterator[str]:  # noqa: FBT001  (a Writer)
    """One page for all the files, the worst first."""
    ordered = overview(checked)
    body = [_contents(ordered)] if len(ordered) != 1 else []
    body += (_article(one, policy, number, show_values=show_values) for number, one in enumerate(ordered, 1))
    title = (
        f"{ordered[0].verdict.outcome.name}: {ordered[0].report.name}"
        if len(ordered) == 1
        else summary(ordered)
    )
    template = Template((_HERE / "page.html").read_text("utf-8"))
    yield template.substitute(
        title=f"{_text(title)} · Candour",
        style=(_HERE / "page.css").read_text("utf-8"),
        body="\n".join(body),
        footer=_footer(show_values=show_values),
    )


def _text(text: str) -> str:
    return escape(printable(text))


def _footer(*, show_values: bool) -> str:
    shown = (
        "<strong>This page shows values from the files.</strong> Keep it as you keep the files themselves."
        if show_values
        else "Values are masked: letters and digits are shown as •, but for the first letter of a word."
    )
    return f"<p>{shown} Made by Candour {_text(__version__)}.</p>"


def _contents(ordered: Sequence[Checked]) -> str:
    rows = "\n".join(
        f'<tr><td><b class="{one.verdict.outcome.name.lower()}">{one.verdict.outcome.name}</b></td>'
        f'<td class="place"><a href="#file-{number}">{_text(one.report.name)}</a></td>'
        f'<td class="quiet">{_text(first_reason(one) or "Nothing was found against it.")}</td></tr>'
        for number, one in enumerate(ordered, 1)
    )
    table = _list(_head("Verdict", "File", "The first reason"), rows)
    return f"<article><section>\n<h1>{_text(summary(ordered))}</h1>\n{table}\n</section></article>"


def _article(checked: Checked, policy: Policy, number: int, *, show_values: bool) -> str:
    page = page_of(checked, policy, show_values=show_values)
    parts = (
        _verdict(page),
        _section("Why", _reasons(checked)),
        _section("Map of the file", map_of(checked.report, policy)),
        _section("What the reader sees, and what is hidden", "\n".join(map(_pair, pairs_of(checked)))),
        _section(SECTIONS["data"], _data(page.data)),
        _section(SECTIONS["hidden"], _hidden(page.hidden)),
        _section(SECTIONS["gaps"], _gaps(page.gaps)),
        _section(SECTIONS["looked"], f"<p>{_text(page.looked_at)}.</p>"),
        _section(SECTIONS["steps"], _steps(page.steps)),
    )
    return f'<article id="file-{number}">\n' + "\n".join(filter(None, parts)) + "\n</article>"


def _verdict(page: Page) -> str:
    return (
        f'<header class="verdict {page.outcome.name.lower()}"><p class="word">{page.outcome.name}</p>'
        f"<h1>{_text(page.name)}</h1><p>{_text(page.headline)}</p>"
        f'<p class="quiet small">{_text(page.kind)} · SHA-256 <span class="mono">{_text(page.sha256)}</span></p></header>'
    )


def _section(title: str, body: str) -> str:
    return f"<section>\n<h2>{_text(title)}</h2>\n{body}\n</section>" if body else ""


def _reasons(checked: Checked) -> str:
    items = "\n".join(
        f'<li class="{reason.outcome.name.lower()}">{_text(reason.says)}</li>'
        for reason in checked.verdict.reasons
    )
    return f'<ul class="reasons">\n{items}\n</ul>' if items else ""


def _head(*titles: str) -> str:
    return (
        "<thead><tr>" + "".join(f'<th scope="col">{_text(title)}</th>' for title in titles) + "</tr></thead>"
    )


def _list(head: str, rows: str) -> str:
    return f'<div class="scroll"><table class="list">{head}<tbody>\n{rows}\n</tbody></table></div>'


def _rest(total: int) -> str:
    return f'<p class="quiet">… and {total - _MOST_ROWS:,} more.</p>' if total > _MOST_ROWS else ""


def _hidden(rows: Sequence[HiddenRow]) -> str:
    if not rows:
        return ""
    body = "\n".join(
        f'<tr><td>{_text(row.hiding.title)}<span class="how">{_text(how_seen(row.hiding))}</span></td>'
        f'<td class="place">{_text(row.place)}</td><td class="number">{_text(row.amount)}</td></tr>'
        for row in rows[:_MOST_ROWS]
    )
    head = _head("How it is hidden, and how anyone sees it", "Where", "How much")
    return f"{_list(head, body)}{_rest(len(rows))}"


def _data(groups: Sequence[DataGroup]) -> str:
    if not groups:
        return ""
    bodies, room = [], _MOST_ROWS
    for group in groups:
        if rows := group.rows[:room]:
            tag = f'<span class="tag {"seen" if group.is_seen else "unseen"}">{_text(group.sight)}</span>'
            title = f'<tr><th scope="rowgroup" colspan="4" class="place">{_text(group.place)} {tag}</th></tr>'
            bodies.append("\n".join((title, *map(_data_row, rows))))
            room -= len(rows)
    head = _head("What", "How sure, and why", "The first", "Where")
    return _list(head, "\n</tbody>\n<tbody>\n".join(bodies)) + _rest(sum(len(group.rows) for group in groups))


def _data_row(row: DataRow) -> str:
    return (
        f'<tr><td>{_text(row.what)}</td><td>{_text(row.sureness)}<span class="how">{_text(row.why)}</span></td>'
        f'<td class="mono">{_text(row.first)}</td><td class="place">{_text(row.step)}</td></tr>'
    )


def _gaps(gaps: Sequence[tuple[str, str]]) -> str:
    items = "\n".join(
        f'<li><span class="place">{_text(place)}</span>: {_text(detail)}</li>'
        for place, detail in gaps[:_MOST_ROWS]
    )
    return f'<ul class="plain">\n{items}\n</ul>{_rest(len(gaps))}' if items else ""


def _steps(steps: Sequence[str]) -> str:
    return '<ol class="steps">\n' + "\n".join(f"<li>{_text(step)}</li>" for step in steps) + "\n</ol>"


# ── side by side ────────────────────────────────────────────────────────────────────────────────────────────────────


def _pair(pair: Pair) -> str:
    hiding = pair.hidden.hiding
    caption = f"<strong>{_text(hiding.title if hiding else '')}</strong>: {_text(inner(pair.hidden.place))}"
    if pair.seen:
        seen = _pane("What the reader sees", pair.seen, "seen")
    else:
        seen = '<div class="pane seen"><h3>What the reader sees</h3><p class="quiet">No table here is in sight.</p></div>'
    hidden = _pane("What is hidden", pair.hidden, "unseen")
    return f'<figure><figcaption>{caption}</figcaption><div class="pair">{seen}\n{hidden}</div></figure>'


def _pane(title: str, preview: Preview, kind: str) -> str:
    where = _text(inner(preview.place))
    width = max(map(len, (preview.header, *preview.rows)), default=0)
    head = ""
    if preview.header:
        cells = (f'<th scope="col">{_text(cell)}</th>' for cell in _filled(preview.header, width))
        head = f"<thead><tr>{''.join(cells)}</tr></thead>"
    rows = "\n".join(
        "<tr>" + "".join(f"<td>{_text(cell)}</td>" for cell in _filled(row, width)) + "</tr>"
        for row in preview.rows
    )
    return (
        f'<div class="pane {kind}"><h3>{_text(title)}<span>{where}</span></h3>'
        f'<div class="sheet" tabindex="0" role="region" aria-label="{_text(title)}: {where}">'
        f"<table>{head}<tbody>\n{rows}\n</tbody></table></div></div>"
    )


def _filled(row: Sequence[str], width: int) -> Iterator[str]:
    yield from row
    yield from ("",) * (width - len(row))
