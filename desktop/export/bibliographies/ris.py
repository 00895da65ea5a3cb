"""Documents as RIS, which reference managers have read for the longest."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from desktop.domain import DocumentKind
from desktop.domain.citing.author_names import names_of
from desktop.domain.tidy import without_controls

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from desktop.domain import Document
    from desktop.domain.citing.author_names import AuthorName
    from desktop.export.written.export_selection import Selection
    from desktop.export.written.target import Target

_TYPES = {
    DocumentKind.NEWS_REPORT: "NEWS",
    DocumentKind.WRITTEN_QUESTIONS: "HEAR",
    DocumentKind.DEBATE: "HEAR",
    DocumentKind.REPORT: "RPRT",
    DocumentKind.WEB_PAGE: "ELEC",
    DocumentKind.BOOK: "BOOK",
    DocumentKind.EMAIL: "PCOMM",
}
_OTHERS = "GEN"
_IN_CONTAINERS = frozenset((DocumentKind.NEWS_REPORT, DocumentKind.WEB_PAGE))
"""Kinds whose publisher is what they appeared in."""
_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")


def ris(documents: Iterable[Document]) -> str:
    """Return a record for each document. Lines end as in the files of reference managers."""
    return "\r\n".join(map(_record, documents))


def write(selection: Selection, target: Target) -> None:
    """Write a record for each document."""
    target.text(ris(selection.documents))


def _record(document: Document) -> str:
    lines = [f"{tag}  - {without_controls(value).strip()}" for tag, value in _fields(document)]
    return "\r\n".join([*lines, "ER  - ", ""])


def _fields(document: Document) -> Iterator[tuple[str, str]]:
    facts = document.facts
    yield "TY", _TYPES.get(document.kind, _OTHERS)
    yield "ID", facts.citation_key
    for name in names_of(facts):
        yield "AU", _author(name)
    yield "TI", document.title
    yield from _dates(facts.date)
    if facts.publisher:
        yield "T2" if document.kind in _IN_CONTAINERS else "PB", facts.publisher
    for tag, value in (
        ("DO", facts.other.get("doi", "")),
        ("SN", facts.other.get("isbn", "")),
        ("UR", facts.url),
        ("LA", facts.language),
    ):
        if value:
            yield tag, value
    if facts.url:
        yield "Y2", document.added.strftime("%Y/%m/%d/")
    for tag in document.tags:
        yield "KW", tag


def _author(name: AuthorName) -> str:
    if name.literal:
        return name.literal
    family = " ".join(filter(None, (name.particle, name.family)))
    return ", ".join(filter(None, (family, name.given, name.suffix)))


def _dates(text: str) -> Iterator[tuple[str, str]]:
    """Yield the year, and the date with as many slashes as the form wants."""
    found = _DATE.match(text)
    if found is not None:
        yield "PY", found[1]
        yield "DA", f"{found[1]}/{found[2] or ''}/{found[3] or ''}/"
    elif text:
        yield "DA", f"///{text}"
