"""Citation keys: what a document is called where it is cited, such as marsh2024detention."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from unicodedata import combining, normalize

from desktop.domain.citing.author_names import AuthorName, names_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.domain.reading import Facts

EXPECTED = "letters, digits and -_.:/+, beginning and ending with a letter or digit"
# Letters, for keys that came from elsewhere; ours are shorter.
LONGEST = 100
_KEY = re.compile(r"\w(?:[\w:.+/-]*\w)?")
"""What BibTeX and pandoc both take for a key."""
_NOT_IN_KEYS = re.compile(r"[^\w:.+/-]+")
# Letters of who, when or what; keys have to be typed.
_LONGEST_PART = 24
_FOLDED = str.maketrans(
    {"ß": "ss", "æ": "ae", "Æ": "ae", "œ": "oe", "Œ": "oe", "ø": "o", "Ø": "o", "đ": "d", "Đ": "d"}
    | {"ł": "l", "Ł": "l", "ð": "d", "Ð": "d", "þ": "th", "Þ": "th", "ı": "i"}
)
_YEAR = re.compile(r"\d{4}")
_WORD = re.compile(r"[a-z0-9]+")
_APOSTROPHES = re.compile("['’ʼ]")
_SLIGHT = frozenset((
    "a", "an", "and", "are", "as", "at", "by", "for", "from", "how", "in", "into", "is", "its",
    "of", "on", "or", "the", "to", "was", "what", "when", "where", "which", "who", "why", "with",
    "das", "dem", "den", "der", "des", "die", "ein", "eine", "im", "und", "von", "zu", "zur", "au",
    "aux", "du", "en", "et", "la", "le", "les", "un", "une", "al", "con", "de", "del", "e", "el",
    "i", "il", "los", "las", "lo", "per", "por", "una", "y",
))  # fmt: skip
"""Words that say little of what a title is about."""


def is_key(text: str) -> bool:
    """Return whether a text can be a citation key."""
    return len(text) <= LONGEST and _KEY.fullmatch(text) is not None


def free_key(facts: Facts, is_taken: Callable[[str], bool]) -> str:
    """Return the key that a document's file brought, or one made of its facts.

    Where another document has that, it ends in a, b, c and so on.
    """
    brought = _NOT_IN_KEYS.sub("", facts.citation_key)[:LONGEST].strip(":.+/-")
    key = brought or _made(facts)
    if not is_taken(key):
        return key
    # Of thousands of namesakes most letters are taken: each look leaves out half of what is left.
    taken, free = -1, 0
    while is_taken(key + _letters(free)):
        taken, free = free, 2 * free + 1
    while free - taken > 1:
        middle = (taken + free) // 2
        taken, free = (middle, free) if is_taken(key + _letters(middle)) else (taken, middle)
    return key + _letters(free)


def _made(facts: Facts) -> str:
    year = _YEAR.search(facts.date)
    title = [word for word in _words(facts.title) if not word.isdigit()]
    title = [word for word in title if word not in _SLIGHT] or title
    who = _who(facts)
    if not who and title:
        who = title.pop(0)
    parts = (who or "document", year[0] if year else "", *title[:1])
    return "".join(part[:_LONGEST_PART] for part in parts)


def _who(facts: Facts) -> str:
    """Return the family name of the first author, or the publisher's name, as one word."""
    for name in (*names_of(facts)[:1], AuthorName(literal=facts.publisher)):
        said = [word for word in _words(name.literal) if word not in _SLIGHT]
        # All of a body's name would be long: its first words, as many as there is room for.
        who = "".join(said) if name.literal else "".join(_words(f"{name.particle}{name.family}"))
        while len(who) > _LONGEST_PART and len(said) > 1:
            said.pop()
            who = "".join(said)
        if who:
            return who
    return ""


def _words(text: str) -> list[str]:
    """Return the words of a text in plain small letters; other scripts have none."""
    letters = normalize("NFKD", _APOSTROPHES.sub("", text.translate(_FOLDED)))
    return _WORD.findall("".join(sign for sign in letters if not combining(sign)).lower())


def _letters(number: int) -> str:
    """Return a, b … z, aa, ab … for 0, 1 and so on."""
    before, last = divmod(number, 26)
    return (_letters(before - 1) if before else "") + chr(ord("a") + last)
