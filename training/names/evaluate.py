"""Measuring: how many whole names are found, and how many of those found are names, text by text.

    python training/names/evaluate.py FOLDER

Whole means the same first and last letter; titles before a name are left out of both. Every text measured here was kept
from training. Own text is made of scenes and of names that training never met; it is easy, and no proof by itself.
"""

# ruff: noqa: INP001, T201 - a folder of scripts, no package; they print what they did
from __future__ import annotations

import argparse
import sys
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

from annotated import TESTED, read
from corpus import Annotated, shouted, written
from learning import without_title
from people import names_of

from candour.naming import names_in
from candour.naming.gazetteer import Gazetteer, folded, gazetteer
from candour.naming.tagger import tagger

_SEED = 19700101
_ODDS = (1.0, 3.0, 20.0)


@dataclass(frozen=True)
class Measured:
    """Counts over texts."""

    names: int
    told: int
    whole: int
    touched: int

    def __str__(self) -> str:
        recall = self.whole / max(1, self.names)
        precision = self.whole / max(1, self.told)
        f1 = 2 * recall * precision / max(1e-9, recall + precision)
        return f"{self.names:6} names   recall {recall:.3f}   precision {precision:.3f}   F1 {f1:.3f}   touched {self.touched / max(1, self.names):.3f}"


def measured(texts: list[Annotated], least: float) -> Measured:
    """What is found in annotated texts at odds of at least so much."""
    names = told = whole = touched = 0
    for text in texts:
        true = {without_title(text.text, start, end) for start, end in text.names}
        spans = {
            without_title(text.text, each.start, each.end)
            for each in names_in(text.text)
            if each.odds >= least
        }
        names += len(true)
        told += len(spans)
        whole += len(true & spans)
        touched += sum(any(start < b and a < end for a, b in spans) for start, end in true)
    return Measured(names, told, whole, touched)


def _unlisted() -> Gazetteer:
    """The lists without any name that is kept for testing."""
    kept = {
        folded(part)
        for names, _ in names_of(held_out=True)
        for name in (*names.given, *names.family)
        for part in name.split()
    }
    lists = gazetteer()
    return Gazetteer(lists.given - kept, lists.family - kept, lists.plain, lists.places)


def parts(folder: Path) -> dict[str, list[Annotated]]:
    """All that is measured."""
    own = written(1500, "held-out", seed=_SEED)
    found = {"own": own}
    for part in TESTED:
        found[part] = read(folder, part)
    for part in ("own", "wikigold-second", "BTC-a"):
        found[part + " IN CAPITALS"] = shouted(found[part])
    return found


def main() -> int:
    """Prints a line for each text, then how often what is told at some odds is right."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    asked = parser.parse_args()
    measurable = parts(asked.folder)
    for least in _ODDS:
        print(f"Told at odds of {least:g} and more")
        for name, texts in measurable.items():
            print(f"  {name:28} {measured(texts, least)}")
        fewer = _unlisted()
        with patch("candour.naming.tagger.gazetteer", lambda fewer=fewer: fewer):
            tagger.cache_clear()
            print(f"  {'own, names in no list':28} {measured(measurable['own'], least)}")
        tagger.cache_clear()
    return 0


if __name__ == "__main__":
    sys.exit(main())
