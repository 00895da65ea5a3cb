"""The shape of people's names in running text."""

from __future__ import annotations

import re

_PARTICLES = frozenset(
    {"de", "del", "della", "der", "den", "van", "von", "bin", "bint", "ibn", "al", "el", "la"}
    | {"le", "da", "dos", "das", "di", "du", "of", "the", "y", "e", "ap", "ten", "ter", "zu", "abu"}
)
# For: Ann Bee and Carl Dee
_JOINED = re.compile(
    r"\s*(?:,\s*(?:and\s+|&\s*)?|;\s*|\s+and\s+|\s+&\s+|\s+und\s+|\s+et\s+|\s+y\s+)"
)
# For: Ann Bee?
_NOT_IN_NAMES = re.compile(r"[\d?!:;\"“”()\[\]{}/|@#*_=+<>…]")
# Letters of a name with its titles. More words are a sentence without an end.
_LONGEST = 60
_MOST_WORDS = 8


def is_name(text: str, least_words: int = 1) -> bool:
    """Whether `text` has the shape of one person's name."""
    words = text.split()
    if not least_words <= len(words) <= _MOST_WORDS or len(text) > _LONGEST:
        return False
    if _NOT_IN_NAMES.search(text) or "," in text:
        return False
    return (
        _is_capital(words[0])
        and _is_capital(words[-1])
        and all(_is_capital(word) or word.lower() in _PARTICLES for word in words)
        and not any(word.endswith(".") and len(word) > 5 for word in words)  # noqa: PLR2004
    )


def people(text: str, least_words: int = 1) -> tuple[str, ...]:
    """Return the names in a list such as 'A, B and C', or () when it is no list of names."""
    if is_name(text, least_words) and not re.search(r" (?:and|und|et|&) ", text):
        return (text,)
    names = tuple(part.strip() for part in _JOINED.split(text))
    return names if all(is_name(name, least_words) for name in names) else ()


def surname(name: str) -> str:
    """Return the last word of a name."""
    return name.rsplit(maxsplit=1)[-1]


def _is_capital(word: str) -> bool:
    if (begin := re.match(r"([a-z]{1,3})[-'’](?=[^\W\d_])", word)) and len(word) > begin.end() + 1:
        word = word[begin.end() :]  # al-Amin, d’Arc
    first = next((letter for letter in word if letter.isalpha()), "")
    return bool(first) and first == first.upper()
