"""Whether words are said to be of somebody who did not say them, where that is sure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from desktop.annotate.worded_text import folded
from desktop.domain.citing.author_names import author_name

if TYPE_CHECKING:
    from collections.abc import Iterable

    from desktop.domain import Facts, Section

_WORD = re.compile(r"[^\W\d_]{3,}")
_TITLES = frozenset((
    "mrs", "miss", "lord", "lady", "sir", "dame", "baron", "baroness", "prof", "professor", "the",
    "and", "minister", "secretary",
))  # fmt: skip


class Voices:
    """Who may be said to say a passage of a document."""

    def __init__(self, facts: Facts, speaker: str, sections: Iterable[Section]) -> None:
        """Take who says it by the text, or ''; the facts of its sections, where that is ''."""
        said = [*facts.authors, facts.publisher, facts.title, facts.url, speaker]
        if not speaker:
            said += facts.other.values()
            said += [value for section in sections for value in section.facts.values()]
        self._known = _words(said)
        self._speaker = speaker
        self._authors = facts.authors

    def speak_for_another(self, name: str, authors: Iterable[str]) -> bool:
        """Whether a person who says it, as a draft tells, surely is another than who does.

        That somebody quotes another does not make the words theirs.
        """
        if _is_person(self._speaker) and _is_person(name):
            return _words([name]).isdisjoint(_words([self._speaker]))
        return not self._speaker and self.are_of_another(name, authors)

    def are_of_another(self, name: str, authors: Iterable[str]) -> bool:
        """Whether the name that a document is cited by surely is that of other documents' authors.

        `authors` are those of all documents: another name may be anything.
        """
        family = author_name(name).family or name
        return (
            not self.may_be(name)
            and self.are_of_people
            and not _words([family]).isdisjoint(_words(authors))
        )

    @property
    def are_of_people(self) -> bool:
        """Whether it is known who wrote the document, and none of them is an office."""
        return bool(self._authors) and all(map(_is_person, self._authors))

    def may_be(self, name: str) -> bool:
        """Whether a name is that of who wrote, published or speaks, or is in the title."""
        return not _words([name]).isdisjoint(self._known)

    def __str__(self) -> str:
        return self._speaker or ", ".join(self._authors)


def _is_person(name: str) -> bool:
    """Whether a name has the parts of a person's, and is no description: the former guard."""
    words = name.split()
    is_named = bool(words) and words[0][0].isupper() and words[-1][0].isupper()
    return is_named and bool(author_name(name).family)


def _words(names: Iterable[str]) -> set[str]:
    found = {folded(word) for name in names for word in _WORD.findall(name)}
    return found - _TITLES
