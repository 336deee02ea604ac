"""Clean copies of web pages and drawings: what a browser shows, in one file that fetches nothing and has no names of its makers."""

from __future__ import annotations

import base64
import io
import os
import shutil
import subprocess

import numpy as np
import pytest
from lxml import etree, html
from PIL import Image

from candour.cleaned import BLACKED_OUT, CannotClean, Redaction, Wishes, Written
from candour.copying import copied
from candour.place import Place
from candour.proof.proving import prove
from candour.source import Source
from files.pages import HIDES, SECRET, UNSEALED, drawing, page
from files.pictures import exif, jpeg, png, with_exif

BROWSER = shutil.which("chromium")
NEEDS_A_BROWSER = pytest.mark.skipif(not BROWSER, reason="no browser is on this machine")
STYLED = page(
    """<div class=hero><p>White words</p></div><div class=card><div>One<br><small>small</small></div><div>Two <em>em</em></div></div>
    <table id=nia><tr><th>Ward<th>Crimes<tr><td>North<td>4<tr class=secret><td>Nia Example<td>9<tr><td>South<td>7</table>
    <div class=x><span class=y>outer <b id=z>important words</b></span></div><ol start=3 type=a><li>three<li>four</ol>
    <svg width="120" height="60" viewBox="0 0 120 60"><defs><linearGradient id="gr"><stop offset="0" stop-color="red"/><stop offset="1"
    stop-color="blue"/></linearGradient></defs><rect x="5" y="5" width="60" height="40" fill="url(#gr)"/><text x="5" y="57">in svg</text></svg>""",
    """<style>:root{--nia:#036;--pad:8px} h1{color:var(--nia);border-bottom:2px solid} .card{display:flex;gap:10px}
    .card > div{background:linear-gradient(#fff,#dde);padding:var(--pad);border:1px solid #99a;flex:1 1 120px} table{border-collapse:collapse}
    td,th{border:1px solid #aaa;padding:3px 9px} tr:first-child{background:#eef} tr.secret{display:none} .hero{background:#036;color:#fff}
    @media (max-width:100px){.card{display:none}} li::marker{color:red} .x .y #z{font-weight:bold;text-transform:uppercase !important}</style>""",
)
"""A page with styles of many kinds."""


def source(data: bytes, name: str = "a page") -> Source:
    """These bytes, to be read."""
    return Source(name, data, Place((name,)))


def copy_of(data: bytes, wishes: Wishes | None = None) -> Written:
    """The copy of these bytes."""
    return copied(source(data), wishes or Wishes())


def inline(data: bytes, kind: str = "png") -> str:
    """A file written into a page."""
    return f"data:image/{kind};base64,{base64.b64encode(data).decode()}"


def faults(data: bytes, copy: Written, wishes: Wishes | None = None) -> list[str]:
    """What the proof finds amiss."""
    _, proof = prove(source(data), source(copy.data, f"a page{copy.extension}"), wishes or Wishes())
    return [check.says for check in proof.checks if not check.holds]


@pytest.mark.parametrize("name", sorted(UNSEALED))
def test_a_copy_is_proved_clean(name: str) -> None:
    """Nothing out of sight is in the copy, everything in sight is, and copying it again changes nothing."""
    data = UNSEALED[name]()
    copy = copy_of(data)
    assert faults(data, copy) == []
    again = copy_of(copy.data)
    assert (again.data, again.changes) == (copy.data, ())


@pytest.mark.parametrize("name", sorted(HIDES))
def test_what_goes_is_told(name: str) -> None:
    """Each way of hiding is a change under its own id, and what was hidden is in no byte of the copy."""
    hiding, make = HIDES[name]
    copy = copy_of(make())
    assert hiding in {change.id for change in copy.changes}
    assert b"Nia" not in copy.data
    assert b"07700" not in copy.data


def test_no_name_of_the_original_is_left() -> None:
    """Classes, ids and custom properties get names of our own; rules for nothing in the page go."""
    copy = copy_of(STYLED).data.decode()
    assert "nia" not in copy.lower()
    assert "hero" not in copy
    assert "secret" not in copy
    assert 'class="c1"' in copy
    assert "var(--v1)" in copy


def test_the_cascade_is_kept() -> None:
    """A rule that overruled another still does, though all have one weight now."""
    data = page(
        "<p class=a id=b>red</p>",
        "<style>#b{color:red} p.a{color:blue} p{color:green;margin:0} @media print{p{color:black}}</style>",
    )
    sheet = html.fromstring(copy_of(data).data).findtext(".//style")
    assert [rule.partition("{")[2] for rule in sheet.splitlines()] == [
        "color:green;margin:0}",
        "color:blue}",
        "color:red}",
    ]


@pytest.mark.parametrize(
    ("style", "kept"),
    [
        ("color:red", "color:red"),
        ("color:nia-example", ""),
        ("font:12px 'Nia Sans', serif", 'font:12px "Nia Sans", serif'),
        ("content:'Nia Example'", ""),
        ("behavior:url(#default#nia)", ""),
        ("background:url(https://example.com/beacon.png)", ""),
        ("background-image:url(//example.com/b)", ""),
        ("width:calc(100% - 2px);x-nia:1px", "width:calc(100% - 2px)"),
        ("margin:1px/*Nia Example*/2px", "margin:1px 2px"),
        ("grid-area:nia", ""),
        ("color:expression(alert(1))", ""),
    ],
)
def test_a_style_is_kept_word_by_word(style: str, kept: str) -> None:
    """A declaration stays where all its words are those of CSS; a text or an address takes it out."""
    element = html.fromstring(copy_of(page(f'<p style="{style}">words</p>')).data).xpath("//p[last()]")[0]
    assert element.get("style", "") == kept


@pytest.mark.parametrize(
    ("link", "text", "kept"),
    [
        ("https://example.com/a", "more", "https://example.com/a"),
        ("https://example.com/a?person=7", "more", "https://example.com/a"),
        ("https://example.com/?person=7", "https://example.com/?person=7", "https://example.com/?person=7"),
        ("mailto:nia@example.com", "write", None),
        ("mailto:nia@example.com", "nia@example.com", "mailto:nia@example.com"),
        ("javascript:send()", "send", None),
        ("file:///C:/Users/nia/a.html", "open", None),
        ("data:text/html,Nia", "open", None),
        ("#there", "there", "#p1"),
        ("#nowhere", "there", None),
    ],
)
def test_a_link_says_no_more_than_it_shows(link: str, text: str, kept: str | None) -> None:
    """Links to web pages and to places in the page stay; what an address says beyond that goes, unless the link shows it."""
    copy = copy_of(page(f'<a href="{link}">{text}</a><h2 id=there>There</h2>'))
    assert html.fromstring(copy.data).xpath("//a")[0].get("href") == kept


def test_pictures_written_in_are_drawn_anew() -> None:
    """A photograph in the page loses its data and is turned upright; one elsewhere is left out, and that is said."""
    photograph = with_exif(jpeg(), exif({0x112: (3, 6), 0x13B: (2, b"Nia Example\0")}))
    data = page(
        f'<img src="{inline(photograph, "jpeg")}"><img src="https://example.com/beacon.gif" width=1 height=1>'
    )
    copy = copy_of(data)
    (picture,) = html.fromstring(copy.data).xpath("//img/@src")
    shown = base64.b64decode(picture.partition(",")[2])
    assert b"Nia" not in shown
    assert Image.open(io.BytesIO(shown)).size == (240, 320)
    assert {change.id for change in copy.changes} >= {"pictures-elsewhere", "picture-turned", "jpeg.credit"}
    assert faults(data, copy) == []


def test_pictures_in_styles_are_drawn_anew() -> None:
    """A picture behind something stays where it is written into the styles; one elsewhere becomes gray where letters need it."""
    data = page(
        "<div class=a><p style='color:#fff'>on a picture</p></div>",
        f"<style>.a{{background:url('{inline(png())}')}}</style>",
    )
    assert b"data:image/png" in copy_of(data).data
    assert faults(data, copy_of(data)) == []
    elsewhere = page(
        "<div style='background:url(https://example.com/a.png)'><p style='color:#fff'>on a picture</p></div>"
    )
    assert b"linear-gradient" in copy_of(elsewhere).data
    assert b"example.com" not in copy_of(elsewhere).data
    assert faults(elsewhere, copy_of(elsewhere)) == []


def test_scripts_forms_and_frames_go() -> None:
    """Nothing in the copy runs, sends or fetches anything; each is said."""
    body = "<form action='https://example.com/send' onsubmit='x()'><input value='a value'><input type=password value=Nia><button>Send</button></form>"
    copy = copy_of(
        page(
            f"{body}<iframe src='https://example.com/'></iframe><script>x()</script><link rel=stylesheet href=a.css>"
        )
    )
    root = html.fromstring(copy.data)
    assert not root.xpath("//script|//form|//iframe|//link|//@onsubmit|//@action")
    assert root.xpath("//input/@value") == ["a value"]
    ids = {change.id for change in copy.changes}
    assert ids >= {
        "scripts-left-out",
        "forms-left-out",
        "parts-of-programs-left-out",
        "styles-elsewhere-left-out",
    }


def test_a_table_keeps_its_grid() -> None:
    """A hidden row goes, cells that reached over it reach over fewer rows, and a table of one row is still one."""
    rows = "<tr><th>Ward<th>Count</tr><tr><td rowspan=3>North<td>4</tr><tr hidden><td>9</tr><tr><td>5</tr><tr><td>South<td>7</tr>"
    data = page(f"<table>{rows}</table><table><tr><td>a<td>b</tr><tr hidden><td>Nia<td>Example</tr></table>")
    copy = copy_of(data)
    assert html.fromstring(copy.data).xpath("//td[text()='North']/@rowspan") == ["2"]
    assert faults(data, copy) == []


def test_values_are_blacked_out() -> None:
    """A value goes wherever it is shown: across elements, in the title, in a field, and with it every link that holds it."""
    wishes = Wishes(redaction=Redaction(frozenset({"Nia Example"})))
    data = page(
        "<p>Seen by <b>Ni</b>a <i>Exam</i>ple today</p><input value='for Nia Example'><a href='https://example.com/Nia%20Example'>more</a>"
        "<svg><text>Nia <tspan>Example</tspan></text></svg>",
        "",
    ).replace(b"Crimes by ward", b"Crimes, Nia Example")
    copy = copy_of(data, wishes).data.decode()
    assert "Exam" not in copy
    assert copy.count(BLACKED_OUT) == 4
    assert html.fromstring(copy).xpath("//a/@href") == []
    assert faults(data, copy_of(data, wishes), wishes) == []
    drawn = drawing('<text x="5" y="50">by Nia<tspan> Example</tspan></text>')
    assert BLACKED_OUT in copy_of(drawn, wishes).data.decode()
    assert "Nia" not in copy_of(drawn, wishes).data.decode()


def test_what_is_kept_stays_hidden() -> None:
    """A fold, a hidden part or a description that somebody wants kept is in the copy, hidden as it was; others are refused."""
    for name in (
        "behind-a-fold",
        "hidden-by-a-rule",
        "hidden-by-attribute",
        "white-on-white",
        "in-an-address",
    ):
        hiding, make = HIDES[name]
        wishes = Wishes(keeps=frozenset({hiding}))
        copy = copy_of(make(), wishes)
        assert b"xample" in copy.data
        assert hiding not in {change.id for change in copy.changes}
        report, _ = prove(source(make()), source(copy.data, "a.html"), wishes)
        assert {hidden.hiding.id for hidden in report.hidings} == {hiding}
    described = page(f'<img alt="A plan of the ward" src="{inline(png())}">')
    assert b"A plan" not in copy_of(described).data
    assert b"A plan" in copy_of(described, Wishes(keeps_alternative_text=True)).data
    with pytest.raises(CannotClean, match=r"html\.comment"):
        copy_of(HIDES["in-a-comment"][1](), Wishes(keeps=frozenset({"html.comment"})))


def test_a_page_that_cannot_be_read_is_refused() -> None:
    """A page nested without end, and a drawing that is broken, have no copy."""
    with pytest.raises(CannotClean, match="too deep"):
        copy_of(page("<div>" * 5_000 + "deep" + "</div>" * 5_000))
    with pytest.raises(CannotClean, match="damaged"):
        copy_of(drawing("<g>"))


# ── drawings ────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_drawing_keeps_what_it_is_drawn_with() -> None:
    """Gradients and clips stay while something refers to them, under ids of our own; those that nothing uses go."""
    data = drawing(
        '<defs><linearGradient id="nia"><stop offset="0" stop-color="red"/></linearGradient><linearGradient id="unused"/></defs>'
        '<rect width="9" height="9" fill="url(#nia)"/><rect width="9" height="9" style="fill:url(#gone);stroke:red"/>'
    )
    copy = copy_of(data)
    root = etree.fromstring(copy.data)
    assert root.xpath("//*[local-name()='linearGradient']/@id") == ["p1"]
    assert root.xpath("//*[@fill='url(#p1)']")
    assert b"nia" not in copy.data


def test_rules_of_a_drawing_hide_and_are_kept() -> None:
    """A rule of a drawing's own styles hides words as an attribute does; the others stay, by classes of our own."""
    data = drawing(
        f'<style>.nia{{display:none}} text{{fill:green}}</style><text class="nia" x="5" y="50">{SECRET}</text>'
    )
    copy = copy_of(data)
    assert faults(data, copy) == []
    assert b"Nia" not in copy.data
    assert b".c1{fill:green}" in copy.data


def test_pictures_in_a_drawing_are_drawn_anew() -> None:
    """A picture in a drawing loses its data; one elsewhere, and scripts, are left out, and that is said."""
    photograph = with_exif(jpeg(), exif({0x13B: (2, b"Nia Example\0")}))
    data = drawing(
        f'<image width="9" height="9" xlink:href="{inline(photograph, "jpeg")}"/><image xlink:href="https://example.com/a.png"/>'
        '<script>x()</script><a xlink:href="https://example.com/"><text x="5" y="50">more</text></a>'
    )
    copy = copy_of(data)
    assert copy.data.count(b"<image") == 1
    assert {change.id for change in copy.changes} >= {"pictures-elsewhere", "scripts-left-out", "jpeg.credit"}
    assert b'href="https://example.com/"' in copy.data
    assert faults(data, copy) == []


# ── as a browser shows them ─────────────────────────────────────────────────────────────────────────────────────


def screenshot(data: bytes, name: str, folder) -> np.ndarray:
    """What a browser shows."""
    path = folder / name
    path.write_bytes(data)
    subprocess.run(
        [BROWSER, "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--window-size=600,500", f"--user-data-dir={folder / 'profile'}",
         f"--screenshot={folder / 'shot.png'}", path.as_uri()],
        capture_output=True, timeout=60, check=True, env={**os.environ, "HOME": str(folder)},
    )  # fmt: skip
    return np.asarray(Image.open(folder / "shot.png").convert("RGB")).astype(int)


@NEEDS_A_BROWSER
@pytest.mark.parametrize(
    ("data", "name"),
    [
        (STYLED, "a.html"),
        (drawing('<g transform="scale(2)"><circle cx="20" cy="30" r="9" style="fill:#c03"/></g>'), "a.svg"),
    ],
    ids=["page", "drawing"],
)
def test_a_browser_shows_the_same(data: bytes, name: str, tmp_path) -> None:
    """A browser shows a page and its copy alike, point for point."""
    before, after = screenshot(data, name, tmp_path), screenshot(copy_of(data).data, name, tmp_path)
    assert np.abs(before - after).max() == 0
