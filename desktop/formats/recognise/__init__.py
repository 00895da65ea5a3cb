"""Find the form of a document in its canonical text.

Each recogniser is a pure function on Content that gives None where its form is not certain. A
recogniser adds structure only: the text stays as it is, and every fact is a part of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.domain import DocumentKind
from desktop.formats.recognise import questions
from desktop.formats.recognise.result import applied

if TYPE_CHECKING:
    from desktop.domain import Content, Facts

_FORMS = (questions.recognise,)
_LEFT_ALONE = frozenset({DocumentKind.BOOK, DocumentKind.EMAIL})


def recognise(
    content: Content, kind: DocumentKind, facts: Facts
) -> tuple[Content, DocumentKind, Facts]:
    """Return content, kind and facts with the structure of the first form that fits."""
    if kind in _LEFT_ALONE:
        return content, kind, facts
    for form in _FORMS:
        found = form(content, facts)
        if found:
            return applied(content, found), found.kind, found.facts
    return content, kind, facts
