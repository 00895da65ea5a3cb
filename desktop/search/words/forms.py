"""Say which words are forms of one another: plurals, -ed and -ing, possessives, elisions.

Only inflection counts, and only English has rules: 'detained' is found by 'detain', 'detention'
is not. Everything is decided when a search is run; the index holds words as they are.
"""

from __future__ import annotations

import re
from functools import lru_cache

_IRREGULAR = {"men": "man", "women": "woman", "children": "child", "news": "newsx"}
# Letters. 'us' is no plural, 'bed' no past.
_SHORTEST_STEM = 3
CUT = "-"
"""Follows a stem of two letters, so that used is no form of us."""
_VOWEL = re.compile("[aeiouy]")
_DOUBLED = re.compile(r"([bdgkmnprt])\1$")
_CONTRACTIONS = frozenset(("t", "re", "ve", "ll", "d", "m", "s"))
_GROUPED = re.compile(r"\d{1,3}\.\d{3}")


@lru_cache(maxsize=1 << 16)
def keys(word: str) -> frozenset[str]:
    """Return what `word` has in common with its other forms: they share at least one key."""
    spellings = {word}
    if "'" in word:
        spellings |= _around_apostrophe(word)
    elif _GROUPED.fullmatch(word):
        spellings.add(word.replace(".", ""))
    return frozenset(stem(spelling) for spelling in spellings)


def _around_apostrophe(word: str) -> set[str]:
    """Beijing's is Beijing, l'état is état, Qur'an is Quran; but don't is not don."""
    left, _, right = word.rpartition("'")
    found = {word.replace("'", "")}
    if right == "s":
        found.add(left)
    elif right not in _CONTRACTIONS and len(right) >= _SHORTEST_STEM:
        found.add(right)
    return found


@lru_cache(maxsize=1 << 16)
def stem(word: str) -> str:
    """Return the part of an English word that its inflections share."""
    if len(word) < _SHORTEST_STEM or not (word.isascii() and word.isalpha()):
        return word
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if len(word) > _SHORTEST_STEM:
        word = _without_participle(_without_plural(word))
    found = _ending(word)
    return found if len(found) >= _SHORTEST_STEM else found + CUT


def _without_plural(word: str) -> str:
    if word.endswith("sses"):
        return word[:-2]
    if word.endswith("ies") and len(word) > len("dies"):
        return word[:-3] + "y"
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def _without_participle(word: str) -> str:
    for ending in ("ed", "ing"):
        if not word.endswith(ending):
            continue
        rest = word[: -len(ending)]
        if len(rest) < _SHORTEST_STEM - 1 or rest.endswith("e") or not _VOWEL.search(rest):
            return word
        return _DOUBLED.sub(r"\1", rest)
    return word


def _ending(word: str) -> str:
    """Level stop(p)ed, make and making, study and studied."""
    if len(word) > _SHORTEST_STEM - 1 and word.endswith("e"):
        word = word[:-1]
    if len(word) > _SHORTEST_STEM - 1 and word.endswith("y"):
        return word[:-1] + "i"
    return _DOUBLED.sub(r"\1", word)
