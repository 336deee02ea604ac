"""JSON, notebooks and XML, each named for what is true of it."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable

__all__ = ["PEOPLE", "UNSEALED", "notebook"]

PEOPLE = [
    {"full_name": "Nia Example", "date_of_birth": "1980-02-01", "contact": {"phone": "07700 900123"}},
    {"full_name": "Tomos Sample", "date_of_birth": "1975-04-03", "contact": {"phone": "07700 900456"}},
]
PLAIN = {"title": "Crimes by ward", "wards": [{"ward": "North", "crimes": 4}, {"ward": "South", "crimes": 9}]}
_POINTS = [
    {
        "type": "Feature",
        "properties": person,
        "geometry": {"type": "Point", "coordinates": [-1.234567, 52.345678]},
    }
    for person in PEOPLE
]


def notebook(*cells: dict[str, object], **metadata: object) -> bytes:
    """A notebook of these cells."""
    book = {"cells": list(cells), "metadata": {"kernelspec": {"name": "python3"}, **metadata}, "nbformat": 4}
    return json.dumps(book).encode()


def _code(source: str, *outputs: dict[str, object], **metadata: object) -> dict[str, object]:
    return {"cell_type": "code", "source": [source], "outputs": list(outputs), "metadata": metadata}


def _shown(**forms: object) -> dict[str, object]:
    return {
        "output_type": "display_data",
        "data": {form.replace("_", "/"): value for form, value in forms.items()},
    }


_XML_PEOPLE = "".join(
    f"<victim id='{number}'><name>{one['full_name']}</name><dob>{one['date_of_birth']}</dob><phone>{one['contact']['phone']}</phone></victim>"
    for number, one in enumerate(PEOPLE)
)
_NOTE = base64.b64encode(b"Nia Example 07700 900123").decode()

UNSEALED: dict[str, Callable[[], bytes]] = {
    "json-of-people": lambda: json.dumps({"victims": PEOPLE}).encode(),
    "json-in-utf-16": lambda: json.dumps(PEOPLE).encode("utf-16"),
    "json-lines-of-people": lambda: "\n".join(map(json.dumps, PEOPLE)).encode(),
    "json-inside-records": lambda: json.dumps({"cases": [{"id": 1, "victims": PEOPLE}, {"id": 2, "victims": []}]}).encode(),
    "json-plain": lambda: json.dumps(PLAIN).encode(),
    "json-name-twice": lambda: b'{"note": "Nia Example 07700 900123", "note": "withheld"}',
    "json-with-comments": lambda: b'{"a": "http://example.com", // ask Nia Example, 07700 900123\n "b": 1 /* and so on */}',
    "json-broken": lambda: json.dumps({"victims": PEOPLE}).encode()[:-20],
    "geojson-of-people": lambda: json.dumps({"type": "FeatureCollection", "features": _POINTS}).encode(),
    "ipynb-plain": lambda: notebook(_code("print(1)", {"output_type": "stream", "text": ["1\n"]})),
    "ipynb-prints-people": lambda: notebook(_code("people", {"output_type": "stream", "text": ["Nia Example 07700 900123"]})),
    "ipynb-folds-a-cell": lambda: notebook(_code("phone = '07700 900123'", jupyter={"source_hidden": True})),
    "ipynb-folds-an-output": lambda: notebook(_code("phone", _shown(text_plain="07700 900123"), jupyter={"outputs_hidden": True})),
    "ipynb-other-form-holds-more": lambda: notebook(_code("chart", _shown(image_png="", text_plain="Nia Example 07700 900123"))),
    "ipynb-attaches-a-file": lambda: notebook({"cell_type": "markdown", "source": "text", "attachments": {"note.txt": {"text/plain": _NOTE}}}),
    "ipynb-keeps-widgets": lambda: notebook(_code("1"), widgets={"state": {"value": "Nia Example 07700 900123"}}),
    "xml-of-people": f"<?xml version='1.0'?><export><victims>{_XML_PEOPLE}</victims></export>".encode,
    "xml-with-a-comment": lambda: b"<?xml version='1.0'?><a><!-- ask Nia Example, 07700 900123 --><b>1</b></a>",
    "xml-broken": f"<?xml version='1.0'?><export><victims>{_XML_PEOPLE}</export>".encode,
    "xml-bomb": lambda: b"<?xml version='1.0'?><!DOCTYPE a [<!ENTITY b 'c'><!ENTITY d '&b;&b;'>]><a>&d;</a>",
}  # fmt: skip
"""None of these has checksums: of one altered inside, nobody can tell."""
