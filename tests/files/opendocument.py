"""OpenDocument text and slides written out, in one XML file or zipped from the same."""

from __future__ import annotations

import io
import zipfile

__all__ = ["attributes", "flat", "part", "style", "zipped"]

_STANDARD = {
    "office": "office", "table": "table", "text": "text", "style": "style", "draw": "drawing", "meta": "meta",
    "config": "config", "fo": "xsl-fo-compatible", "svg": "svg-compatible", "manifest": "manifest", "form": "form",
    "script": "script", "presentation": "presentation", "chart": "chart", "anim": "animation", "number": "datastyle",
}  # fmt: skip
NAMESPACES = " ".join(
    [
        f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for prefix, name in _STANDARD.items()
    ]
    + [
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xlink="http://www.w3.org/1999/xlink"',
        'xmlns:xhtml="http://www.w3.org/1999/xhtml" xmlns:math="http://www.w3.org/1998/Math/MathML"',
        'xmlns:xforms="http://www.w3.org/2002/xforms" xmlns:drawooo="http://openoffice.org/2010/draw"',
        'xmlns:loext="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0"',
        'xmlns:field="urn:openoffice:names:experimental:ooo-ms-interop:xmlns:field:1.0"',
        'xmlns:ooow="http://openoffice.org/2004/writer" xmlns:other="https://example.com/other"',
    ]
)
KIND = "application/vnd.oasis.opendocument."


def attributes(given: dict[str, str]) -> str:
    """Attributes, with `__` for the colon and `_` for a hyphen."""
    return "".join(f' {key.replace("__", ":").replace("_", "-")}="{value}"' for key, value in given.items())


def style(name: str, family: str, properties: str, **given: str) -> str:
    """A style."""
    return f'<style:style style:name="{name}" style:family="{family}"{attributes(given)}>{properties}</style:style>'


def flat(
    kind: str,
    body: str,
    *,
    styles: str = "",
    common: str = "",
    masters: str = "",
    meta: str = "",
    settings: str = "",
) -> bytes:
    """A document in one XML file. `kind` is text, presentation or graphics; `body` what its body holds."""
    return (
        f'<?xml version="1.0"?><office:document {NAMESPACES} office:mimetype="{KIND}{kind}">'
        f"<office:meta>{meta}</office:meta><office:settings>{settings}</office:settings>"
        f"<office:styles>{common}</office:styles><office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:master-styles>{masters}</office:master-styles><office:body>{body}</office:body></office:document>"
    ).encode()


def part(root: str, content: str) -> bytes:
    """A part of a package with this root element."""
    return f'<?xml version="1.0"?><office:{root} {NAMESPACES}>{content}</office:{root}>'.encode()


def zipped(
    kind: str,
    body: str,
    parts: dict[str, bytes] | None = None,
    *,
    styles: str = "",
    common: str = "",
    masters: str = "",
    unlisted: tuple[str, ...] = (),
    locked: tuple[str, ...] = (),
    kinds: dict[str, str] | None = None,
) -> bytes:
    """A document as a package, with further parts; those that are locked or unlisted are so in the list of parts."""
    automatic = f"<office:automatic-styles>{styles}</office:automatic-styles>"
    found = {
        "content.xml": part("document-content", f"{automatic}<office:body>{body}</office:body>"),
        "styles.xml": part(
            "document-styles",
            f"<office:styles>{common}</office:styles><office:master-styles>{masters}</office:master-styles>",
        ),
        **(parts or {}),
    }
    entries = [f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{KIND}{kind}"/>']
    entries += [
        f'<manifest:file-entry manifest:full-path="{name}" manifest:media-type="{(kinds or {}).get(name, "")}">'
        f"{'<manifest:encryption-data/>' if name in locked else ''}</manifest:file-entry>"
        for name in (*found, *(kinds or {}))
        if name not in unlisted
    ]
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", f"{KIND}{kind}", zipfile.ZIP_STORED)
        for name, data in found.items():
            archive.writestr(name, data)
        archive.writestr(
            "META-INF/manifest.xml", f"<manifest:manifest {NAMESPACES}>{''.join(entries)}</manifest:manifest>"
        )
    return out.getvalue()
