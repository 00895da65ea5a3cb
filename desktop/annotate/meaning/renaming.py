"""Whether a name gave way to another: of a country, a party to a contract, a person."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from unicodedata import combining, normalize

from desktop.annotate.likeness import likeness
from desktop.annotate.worded_text import UNSPACED

if TYPE_CHECKING:
    from desktop.annotate.runs import Stretch
    from desktop.annotate.worded_text import WordedText

SENTENCE_END = re.compile(r"[.!?;:|\n\t\x1e。！？；：।؟؛]")
"""Ends a sentence, a clause, a block or a cell: what stands beyond it belongs to something else."""
_NAME = 3
"""Words in a name, at most."""
_UNSPACED_NAME = 8
"""Letters in one, where each is taken for a word."""
_UNSPACED = re.compile(f"[{UNSPACED}]")
_ALIKE = 0.7
"""Words as alike, in a script without capitals, are one in another form."""
_ONE_NAME = 0.88
"""Names as alike are one in two spellings: Catherine, Katherine; but Austria, Australia."""
_ENDINGS = "s", "es", "n", "en", "e", "r"
_STEM = 4
"""Letters that a name must have before an ending is taken for one: Korea, Koreas; but Al, Ale."""


def is_renamed(old: WordedText, new: WordedText, change: Stretch) -> bool:
    """Whether words that gave way to others may be a name.

    In scripts without capitals any word may.
    """
    before = old.said(change.old, change.old_end)
    after = new.said(change.new, change.new_end)
    longest = _UNSPACED_NAME if _UNSPACED.match("".join(before)) else _NAME
    if change.longest > longest or not change.area:
        return False
    if all(word[0].isalpha() and word[0].title() == word[0] for word in (*before, *after)):
        return likeness("".join(before), "".join(after)) < _ALIKE
    names = _names(old, change.old, change.old_end), _names(new, change.new, change.new_end)
    return all(names) and not _is_one_name(*names)


def _names(text: WordedText, first: int, last: int) -> str:
    """Return the letters of words with a capital that need none for opening a sentence."""
    return "".join(
        text.slice(word, word + 1).casefold()
        for word in range(first, last)
        if text.text[text.starts[word]].isupper() and not _has_it_to_open(text, word)
    )


def _has_it_to_open(text: WordedText, word: int) -> bool:
    """Whether a word begins with a capital because a sentence does."""
    opens = word == 0 or SENTENCE_END.search(text.between(word)) is not None
    return opens and text.vocabulary.is_written_small(text.words[word])


def _is_one_name(old: str, new: str) -> bool:
    """Whether names differ by accents or an ending alone, or a letter of many."""
    shorter, longer = sorted((_bare(old), _bare(new)), key=len)
    inflected = len(shorter) >= _STEM and any(longer == shorter + end for end in _ENDINGS)
    return longer == shorter or inflected or likeness(longer, shorter) >= _ONE_NAME


def _bare(name: str) -> str:
    return "".join(sign for sign in normalize("NFD", name) if not combining(sign))
