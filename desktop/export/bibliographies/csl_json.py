"""Documents as CSL-JSON, which Zotero, pandoc and others read."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from desktop.domain import DocumentKind
from desktop.domain.citing.author_names import names_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from desktop.domain import Document
    from desktop.domain.citing.author_names import AuthorName
    from desktop.export.written.export_selection import Selection
    from desktop.export.written.target import Target

_TYPES = {
    DocumentKind.DOCUMENT: "document",
    DocumentKind.NEWS_REPORT: "article-newspaper",
    DocumentKind.WRITTEN_QUESTIONS: "hearing",
    DocumentKind.ARTICLE_COLLECTION: "collection",
    DocumentKind.REPORT: "report",
    DocumentKind.DEBATE: "hearing",
    DocumentKind.INTERVIEW: "interview",
    DocumentKind.WEB_PAGE: "webpage",
    DocumentKind.BOOK: "book",
    DocumentKind.EMAIL: "personal_communication",
}
_IN_CONTAINERS = frozenset((DocumentKind.NEWS_REPORT, DocumentKind.WEB_PAGE))
"""Kinds whose publisher is what they appeared in."""
_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?:T.*)?")
_NUMBERS = {"doi": "DOI", "isbn": "ISBN"}


def csl_json(documents: Iterable[Document]) -> str:
    """Return a list of items, one a document."""
    return json.dumps(list(map(csl_item, documents)), ensure_ascii=False, indent=2) + "\n"


def write(selection: Selection, target: Target) -> None:
    """Write an item for each document."""
    target.text(csl_json(selection.documents))


def csl_item(document: Document) -> dict[str, Any]:
    """Return a document as an item."""
    facts = document.facts
    publisher = "container-title" if document.kind in _IN_CONTAINERS else "publisher"
    item = {
        "id": facts.citation_key,
        "citation-key": facts.citation_key,
        "type": _TYPES[document.kind],
        "title": document.title,
        "author": list(map(_author, names_of(facts))),
        "issued": _date(facts.date),
        publisher: facts.publisher,
        "URL": facts.url,
        "accessed": _date(document.added.date().isoformat()) if facts.url else None,
        "language": facts.language,
        **{called: facts.other.get(name) for name, called in _NUMBERS.items()},
    }
    return {name: value for name, value in item.items() if value}


def _author(name: AuthorName) -> dict[str, str]:
    if name.literal:
        return {"literal": name.literal}
    parts = {
        "family": name.family,
        "given": name.given,
        "non-dropping-particle": name.particle,
        "suffix": name.suffix,
    }
    return {part: value for part, value in parts.items() if value}


def _date(text: str) -> dict[str, Any] | None:
    found = _DATE.fullmatch(text)
    if found is None:
        return {"literal": text} if text else None
    return {"date-parts": [[int(part) for part in found.groups() if part]]}
