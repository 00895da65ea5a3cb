"""Whether a sentence is about who is named in it, so that “he” behind it can mean no other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.annotate.speakers import saying as words
from desktop.annotate.speakers.phrases import ending_at, sentences, tokens

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.annotate.speakers.phrases import Token

_OWNERS = frozenset(("his", "her", "their", "its", "my", "our"))
_OWNING = ("'s", "’s", "s'", "s’")


def is_subject(masked: str, start: int, end: int) -> bool:
    """Whether a name in a paragraph leads its sentence, or a clause of it."""
    if masked[end : end + 2] in _OWNING or masked[end - 1 : end + 1] in _OWNING:
        return False
    begin = next((a for a, b in sentences(masked, 0, len(masked)) if a <= start < b), 0)
    found = tokens(masked, begin, end)
    phrase = ending_at(found, len(found) - 1) if found else None
    if phrase is None or phrase.start > start:
        return False
    before = [token for token in found if token.end <= phrase.first]
    return not before or _is_introduction(before)


def _is_introduction(before: Sequence[Token]) -> bool:
    """Whether a new subject may follow these words: But, In May, the director."""
    last, first = before[-1], before[0]
    if last.word in words.CLAUSE_STARTING or (len(before) == 1 and first.word in words.STARTING):
        return True
    if last.word != ",":
        return first.word in words.STARTING and first.word.lower() in words.PLACING
    if first.word.lower() in words.PLACING | {"when", "as"} or first.word.endswith("ing"):
        return True
    told = ending_at(before[:-1], len(before) - 2) if len(before) > 1 else None
    return told is not None and told.first == first.start


def is_crowded(masked: str, stop: int) -> bool:
    """Whether a paragraph, up to an offset, has somebody without a name whom “he” may mean."""
    found = tokens(masked, 0, max(0, min(stop, len(masked))))
    return any(
        at and token.word in words.PERSONS and _is_unnamed(found, at)
        for at, token in enumerate(found)
    )


def _is_unnamed(found: Sequence[Token], at: int) -> bool:
    """Whether a noun is a person who is neither named behind it nor was named before."""
    after = [token for token in found[at + 1 : at + 3] if token.word != ","]
    if after and after[0].is_capital:
        return False
    owner = found[at - 1].word
    if owner.endswith(_OWNING):
        return "," not in [token.word for token in found[max(0, at - 3) : at - 1]]
    if owner.lower() in _OWNERS:
        return True
    phrase = ending_at(found, at)
    first = next((n for n in range(at) if phrase and found[n].start == phrase.start), 0)
    before = found[first - 1].word if first else ""
    is_put_in = before in words.BEING or (before == "," and found[first - 2].is_capital)
    return phrase is not None and not is_put_in
