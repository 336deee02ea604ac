"""Training: makes `model.bin` and `gazetteer.bin` of `candour.naming`.

python training/names/train.py FOLDER            FOLDER holds the annotated texts; see CARD.md for which
python training/names/train.py FOLDER --check    makes them again and says whether the bytes are the same
"""

# ruff: noqa: INP001, S311, T201 - a folder of scripts, no package; chance is seeded; they print what they did
from __future__ import annotations

import argparse
import re
import sys
import zlib
from collections import Counter
from pathlib import Path
from random import Random

import numpy as np
from annotated import TRAINED, places, read
from corpus import Annotated, shouted, wrapped, written
from faker.providers.address.en import Provider as Places
from faker.providers.address.en_US import Provider as States
from faker.providers.lorem.en_US import Provider as EnglishWords
from learning import Learned, learn
from people import ORIGINS, faker_lists
from things import FIXED
from vocabulary import VOCABULARY

import candour.naming
from candour.naming.gazetteer import Gazetteer, folded
from candour.naming.lexicon import Lexicon
from candour.naming.tagger import packed

_OWN, _FRAMES, _OWN_SHOUTED = 7000, 20000, 10000
_SEED = 20240229
_REPEATS = {"wikigold-first": 3, "BTC-g": 2}
_HIDDEN = 4
"""Of ten words, how many are hidden from the lists while training, so that the lists are not leaned on."""
_PLAIN_OFTEN, _PLAIN_THOUGH_A_NAME = 2, 8
"""How often a word must stand in small letters to be a plain one: oftener, where it is a name as well."""
_SMALL_WORD = re.compile(r"(?<![\w@#./'’-])[^\W\d_]{2,}(?![\w@/]|\.\w)")


def _plain_words(texts: list[Annotated], names: frozenset[str]) -> frozenset[str]:
    """Words that the texts have in small letters. Careless writers have names so too, but seldom."""
    counts = Counter(
        word for text in texts for word in _SMALL_WORD.findall(text.text) if word.islower() and word.isascii()
    )
    plain = {
        folded(word)
        for word, many in counts.items()
        if many >= (_PLAIN_THOUGH_A_NAME if folded(word) in names else _PLAIN_OFTEN)
    }
    spoken = {word for words in VOCABULARY.values() for each in words for word in _SMALL_WORD.findall(each)}
    plain |= {folded(word) for word in spoken if word.islower()}
    return frozenset(plain) | frozenset(EnglishWords.word_list)


def _place_words(folder: Path) -> frozenset[str]:
    """Words in the names of places: those annotated, Faker's countries and states, and this project's own."""
    found = {word for part in TRAINED for word in places(folder, part)}
    for sort in ("town", "area", "far"):
        found.update(part for half in FIXED[sort] for name in half for part in name.split())
    for name in (*Places.countries, *States.states):
        found.update(part for part in name.split() if part.isalpha() and len(part) > 2 and part[0].isupper())
    return frozenset(folded(word) for word in found if word[0].isupper())


def _gazetteer(texts: list[Annotated], folder: Path) -> Gazetteer:
    given: set[str] = set()
    family: set[str] = set()
    for own in ORIGINS.values():
        given.update(own.given.split())
        family.update(own.family.split())
    for first, last in faker_lists().values():
        given |= first
        family |= last
    firsts, lasts = (
        frozenset(folded(part) for name in names for part in name.split() if len(part) > 1)
        for names in (given, family)
    )
    return Gazetteer(firsts, lasts, _plain_words(texts, firsts | lasts), _place_words(folder))


def _hiding(lists: Gazetteer) -> Gazetteer:
    """The lists without four words in ten."""

    def shown(words: frozenset[str]) -> frozenset[str]:
        return frozenset(word for word in words if zlib.crc32(f"hide:{word}".encode()) % 10 >= _HIDDEN)

    return Gazetteer(shown(lists.given), shown(lists.family), shown(lists.plain), shown(lists.places))


def _quantised(learned: Learned) -> tuple[bytes, tuple[float, ...], float]:
    most = float(np.quantile(np.abs(learned.table[learned.table != 0]), 0.9995))
    scale = round(most / 127, 6)
    whole = np.clip(np.rint(learned.table / scale), -127, 127).astype(np.int8)
    return whole.T.tobytes(), tuple(round(link, 4) for link in learned.links), scale


def trained(folder: Path) -> dict[str, bytes]:
    """The two files, by name."""
    real = {part: read(folder, part) for part in TRAINED}
    own = written(_OWN, "training", seed=_SEED) + written(_FRAMES, "frames", seed=_SEED)
    Random(_SEED).shuffle(own)
    own = wrapped(own, seed=_SEED)
    weighted = [text for part in TRAINED for text in real[part] * _REPEATS.get(part, 1)]
    lists = _gazetteer([text for part in TRAINED for text in real[part]] + own[:6000], folder)
    lexicon = Lexicon(_hiding(lists))
    mixed = learn(lexicon, own + weighted, high=False, rounds=10, hold=5e-3)
    high = shouted(own[:_OWN_SHOUTED]) + shouted(weighted)
    capitals = learn(lexicon, high, high=True, rounds=8, hold=5e-3)
    return {"model.bin": packed(_quantised(mixed), _quantised(capitals)), "gazetteer.bin": lists.packed()}


def main() -> int:
    """Trains, then writes or compares."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--check", action="store_true")
    asked = parser.parse_args()
    home = Path(candour.naming.__file__).parent
    same = True
    for name, content in trained(asked.folder).items():
        if asked.check:
            same &= (home / name).read_bytes() == content
            print(f"{name}: {'the same' if (home / name).read_bytes() == content else 'differs'}")
        else:
            (home / name).write_bytes(content)
            print(f"{name}: {len(content):,} bytes")
    return 0 if same else 1


if __name__ == "__main__":
    sys.exit(main())
