"""Find the form of a document in its canonical text.

Each recogniser is a pure function on Content that gives None where its form is not certain. A
recogniser adds structure only: the text stays as it is, and every fact is a part of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop.domain import Content, DocumentKind, Facts


def recognise(
    content: Content, kind: DocumentKind, facts: Facts
) -> tuple[Content, DocumentKind, Facts]:
    """Return content, kind and facts with the structure of the first form that fits."""
    return content, kind, facts
