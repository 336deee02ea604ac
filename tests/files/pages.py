"""Web pages and drawings, each named for what is true of it."""

from __future__ import annotations

import base64
from collections.abc import Callable

__all__ = ["HIDES", "PLAIN_PAGE", "UNSEALED", "drawing", "page"]

SECRET = "Nia Example, telephone 07700 900123"
_INLINE = base64.b64encode(SECRET.encode()).decode()


def page(body: str, head: str = "") -> bytes:
    """A page with this body and head, and some words that are seen."""
    return f"<!doctype html><html><head><title>Crimes by ward</title>{head}</head><body><h1>Crimes</h1><p>Seen words.</p>{body}</body></html>".encode()


def drawing(inside: str, attributes: str = 'viewBox="0 0 100 100"') -> bytes:
    """A drawing with this in it, and a word that is seen."""
    return f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" {attributes}><text x="10" y="20">Ward</text>{inside}</svg>'.encode()


PLAIN_PAGE = page(
    "<table><tr><th>Ward</th><th>Crimes</th></tr><tr><td>North</td><td>4</td></tr></table><a href='https://example.com/'>more</a>"
)

HIDES: dict[str, tuple[str, Callable[[], bytes]]] = {
    "hidden-by-attribute": ("html.not-displayed", lambda: page(f"<p hidden>{SECRET}</p>")),
    "hidden-by-its-own-style": ("html.not-displayed", lambda: page(f"<div style='display: none'><p>{SECRET}</p></div>")),
    "hidden-by-a-rule": ("html.not-displayed", lambda: page(f"<p class='x y'>{SECRET}</p>", "<style>p.x { display: none }</style>")),
    "hidden-by-a-rule-for-its-place": ("html.not-displayed", lambda: page(f"<ul id=a><li>seen</li><li>{SECRET}</li></ul>", "<style>#a > li:nth-child(2) { display: none }</style>")),
    "hidden-by-visibility": ("html.not-displayed", lambda: page(f"<p style='visibility:hidden'>{SECRET}</p>")),
    "hidden-for-office": ("html.not-displayed", lambda: page(f"<p style='mso-hide:all'>{SECRET}</p>")),
    "no-height": ("html.not-displayed", lambda: page(f"<div style='height:0;overflow:hidden'>{SECRET}</div>")),
    "transparent": ("html.transparent-text", lambda: page(f"<p style='opacity:0'>{SECRET}</p>")),
    "too-small": ("html.tiny-text", lambda: page(f"<p style='font-size:1px'>{SECRET}</p>")),
    "white-on-white": ("html.background-colour", lambda: page(f"<p style='color:#fff'>{SECRET}</p>")),
    "black-on-black": ("html.background-colour", lambda: page(f"<p style='background:#000;color:rgb(0,0,0)'>{SECRET}</p>")),
    "white-font-element": ("html.background-colour", lambda: page(f"<font color=white>{SECRET}</font>")),
    "off-the-screen": ("html.off-screen", lambda: page(f"<p style='position:absolute;left:-9999px'>{SECRET}</p>")),
    "cut-to-nothing": ("html.off-screen", lambda: page(f"<p class=sr>{SECRET}</p>", "<style>.sr{position:absolute;clip:rect(0,0,0,0)}</style>")),
    "behind-a-fold": ("html.closed-fold", lambda: page(f"<details><summary>More</summary><p>{SECRET}</p></details>")),
    "in-a-closed-window": ("html.closed-fold", lambda: page(f"<dialog>{SECRET}</dialog>")),
    "in-a-template": ("html.template", lambda: page(f"<template><p>{SECRET}</p></template>")),
    "without-scripts": ("html.template", lambda: page(f"<noscript>{SECRET}</noscript>")),
    "in-a-comment": ("html.comment", lambda: page(f"<!-- {SECRET} -->")),
    "for-outlook-alone": ("html.conditional-comment", lambda: page(f"<!--[if mso]><p>{SECRET}</p><![endif]-->")),
    "office-data": ("html.office-data", lambda: page("", f"<!--[if gte mso 9]><xml><o:DocumentProperties><o:Author>{SECRET}</o:Author></o:DocumentProperties></xml><![endif]-->")),
    "in-a-hidden-field": ("html.hidden-field", lambda: page(f"<form><input type=hidden name=victim value='{SECRET}'></form>")),
    "in-a-data-attribute": ("html.data-attribute", lambda: page(f"<p data-victim='{SECRET}'>seen</p>")),
    "in-data-of-a-script": ("html.script-data", lambda: page(f"<script type='application/json'>{{\"victim\": \"{SECRET}\"}}</script>")),
    "assigned-in-a-script": ("html.script-data", lambda: page(f'<script>window.state = {{"victim": "{SECRET}"}};</script>')),
    "said-in-code": ("html.script-data", lambda: page(f"<script>f('{SECRET}') // and more</script>")),
    "named-in-the-head": ("html.metadata", lambda: page("", f"<meta name=author content='{SECRET}'>")),
    "in-a-description": ("html.description", lambda: page(f"<img alt='{SECRET}' src='a.png'>")),
    "in-an-address": ("html.address", lambda: page("<a href='mailto:nia.example@example.com?subject=07700%20900123'>write</a>")),
    "in-a-file-that-nothing-shows": ("html.inline-file", lambda: page(f"<a href='data:text/plain;base64,{_INLINE}'>get</a>")),
    "svg-not-displayed": ("svg.unseen-text", lambda: drawing(f'<g display="none"><text x="1" y="9">{SECRET}</text></g>')),
    "svg-outside-its-frame": ("svg.unseen-text", lambda: drawing(f'<text x="500" y="9">{SECRET}</text>')),
    "svg-never-used": ("svg.unseen-text", lambda: drawing(f'<defs><text id="a">{SECRET}</text></defs>')),
    "svg-in-a-comment": ("svg.comment", lambda: drawing(f"<!-- {SECRET} -->")),
    "svg-in-metadata": ("svg.metadata", lambda: drawing(f"<metadata>{SECRET}</metadata>")),
    "svg-path-of-its-export": ("svg.metadata", lambda: drawing("", 'viewBox="0 0 100 100" xmlns:i="http://www.inkscape.org/namespaces/inkscape" i:export-filename="/home/jbloggs/a.png"')),
    "svg-in-a-title": ("svg.description", lambda: drawing(f"<g><title>{SECRET}</title></g>")),
    "svg-file-that-nothing-shows": ("svg.inline-file", lambda: drawing(f'<g opacity="0"><image xlink:href="data:text/plain;base64,{_INLINE}"/></g>')),
}  # fmt: skip
"""Each way of hiding, and a file that has it and no other."""

SEEN: dict[str, Callable[[], bytes]] = {
    "plain-page": lambda: PLAIN_PAGE,
    "plain-drawing": lambda: drawing('<path d="M0 0"/>'),
    "white-on-a-dark-band": lambda: page("<div style='background:#036'><p style='color:#fff'>Seen 07700 900123</p></div>"),
    "white-on-a-picture": lambda: page("<div style='background:url(a.png)'><p style='color:#fff'>Seen 07700 900123</p></div>"),
    "hidden-in-print-alone": lambda: page("<p class=x>Seen 07700 900123</p>", "<style>@media print { .x { display: none } }</style>"),
    "rule-taken-back": lambda: page("<p class=x id=y>Seen 07700 900123</p>", "<style>#y { display: block } .x { display: none }</style>"),
    "open-fold": lambda: page("<details open><summary>More</summary>Seen 07700 900123</details>"),
    "visible-inside-invisible": lambda: page("<p style='visibility:hidden'><b style='visibility:visible'>Seen 07700 900123</b></p>"),
}  # fmt: skip
"""Files in which everything is seen, however it may look in their code."""

UNSEALED: dict[str, Callable[[], bytes]] = {**{name: make for name, (_, make) in HIDES.items()}, **SEEN}
