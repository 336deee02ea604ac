"""what3words address: a square of three metres, as three words.

What it is:
    Three words with dots between, behind three strokes: `///index.home.raft`. Callers to the police give them, and each is
    one square of three metres: a front door, a bed in a park.

How Candour tells it:
    By the three strokes, or the name of the service, before three words in small letters; or by a header. Hosts and files
    have words with dots too, and are left alone.

Known misses:
    Addresses without strokes, label or header; words in other letters than English.

Sources:
    what3words, public documentation. ///index.home.raft is its published example.
"""

from __future__ import annotations

from candour.identifiers.base import Check, Group, Identifier, listed, whole

__all__ = ["WHAT3WORDS"]

_WORDS = r"[a-z]{3,20}\.[a-z]{3,20}\.[a-z]{3,20}"
_NAMED = r"(?:[Ww]hat3[Ww]ords|[Ww]3[Ww]):? (?:///)?"
_ENDINGS = listed(
    "com org net gov edu info html htm txt pdf docx xlsx csv json xml php aspx conf log mil int biz app dev local"
)


def _ends_no_host(value: str) -> bool:
    return value.rpartition(".")[2].strip() not in _ENDINGS


WHAT3WORDS = Identifier(
    id="what3words",
    title="what3words address",
    plural="what3words addresses",
    group=Group.PLACE,
    shape=f"(?:///|{_NAMED}){_WORDS}",
    opening="///[a-z]{3}|[Ww]hat3[Ww]ords|[Ww]3[Ww][: ]",
    odds=25,
    checks=(Check("it ends as no host or file does", 0.9, _ends_no_host),),
    labels=(
        "what3words",
        "what 3 words",
        "what three words",
        "w3w",
        "what3words address",
        "three word address",
    ),
    fits=whole(f"(?:/{{0,3}}|{_NAMED}){_WORDS}"),
    is_test=lambda value: value.strip().endswith("index.home.raft"),
    finds=("found at ///index.home.raft", "What3words: index.home.raft"),
    ignores=(
        "index.home.raft",
        "file:///www.example.com",
        "//cdn.example.com",
        "what3words is used by all forces",
    ),
)
