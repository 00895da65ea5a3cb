"""A title for a document that has none and whose file's name says nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.domain import DocumentKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.domain import Section

_FORMS = {
    DocumentKind.WRITTEN_QUESTIONS: ("written question", "asked_by"),
    DocumentKind.ARTICLE_COLLECTION: ("article", "author"),
    DocumentKind.DEBATE: ("speech", "speaker"),
}


def described(kind: DocumentKind, sections: Sequence[Section]) -> str:
    """Return what the document is made of, such as '8 articles by A and others', or ''."""
    if kind not in _FORMS:
        return ""
    noun, fact = _FORMS[kind]
    names = [name for section in sections if (name := section.facts.get(fact))]
    count = sum(1 for section in sections if section.facts)
    if not count or not names:
        return ""
    plural = noun if count == 1 else noun + ("es" if noun.endswith("ch") else "s")
    others = " and others" if len(set(names)) > 1 else ""
    return f"{count} {plural} by {names[0]}{others}"
