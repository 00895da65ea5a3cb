"""Documents as entries of a BibTeX file."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from desktop.domain import DocumentKind
from desktop.domain.citing.author_names import names_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from desktop.domain import Document
    from desktop.domain.citing.author_names import AuthorName
    from desktop.export.written.export_selection import Selection
    from desktop.export.written.target import Target

_TYPES = {
    DocumentKind.BOOK: ("book", "publisher"),
    DocumentKind.REPORT: ("techreport", "institution"),
    DocumentKind.NEWS_REPORT: ("article", "journal"),
}
"""The type of an entry, and the field that says who published it."""
_OTHERS = ("misc", "organization")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
_SIGNS = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "$": r"\$", "&": r"\&", "#": r"\#",
    "_": r"\_", "%": r"\%", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
}  # fmt: skip
_IN_ADDRESSES = {"{": "%7B", "}": "%7D", "\\": "%5C", " ": "%20", "%": r"\%", "#": r"\#"}
"""An address is read to the letter, but by TeX, which would take a comment from % on."""
_NUMBERS = ("doi", "isbn")


def bibtex(documents: Iterable[Document]) -> str:
    """Return an entry for each document, in UTF-8 as BibTeX and biber read it."""
    return "\n".join(map(_entry, documents))


def write(selection: Selection, target: Target) -> None:
    """Write an entry for each document."""
    target.text(bibtex(selection.documents))


def _entry(document: Document) -> str:
    kind, _ = _TYPES.get(document.kind, _OTHERS)
    fields = "".join(f"  {name} = {value},\n" for name, value in _fields(document))
    return f"@{kind}{{{document.facts.citation_key},\n{fields}}}\n"


def _fields(document: Document) -> Iterator[tuple[str, str]]:
    facts = document.facts
    if facts.authors:
        yield "author", f"{{{' and '.join(map(_author, names_of(facts)))}}}"
    # A second pair of braces keeps the capitals as they are.
    yield "title", f"{{{{{_escaped(document.title)}}}}}"
    if facts.publisher:
        yield _TYPES.get(document.kind, _OTHERS)[1], f"{{{_escaped(facts.publisher)}}}"
    yield from _dates(facts.date)
    for name in _NUMBERS:
        if facts.other.get(name):
            yield name, f"{{{_escaped(facts.other[name])}}}"
    if facts.url:
        yield "url", f"{{{''.join(_IN_ADDRESSES.get(sign, sign) for sign in facts.url)}}}"
        yield "urldate", f"{{{document.added.date().isoformat()}}}"
    if facts.language:
        yield "language", f"{{{_escaped(facts.language)}}}"


def _dates(text: str) -> Iterator[tuple[str, str]]:
    date = _DATE.match(text)
    if date is None:
        if text:
            yield "year", f"{{{_escaped(text)}}}"
        return
    yield "year", f"{{{date[1]}}}"
    if date[2] and 1 <= int(date[2]) <= len(_MONTHS):
        yield "month", _MONTHS[int(date[2]) - 1]
        if date[3]:
            yield "day", f"{{{int(date[3])}}}"


def _author(name: AuthorName) -> str:
    if name.literal:
        return f"{{{_escaped(name.literal)}}}"
    family = " ".join(filter(None, (name.particle, name.family)))
    if name.family[:1].islower() or (not name.particle and " " in name.family):
        family = f"{{{_escaped(name.family)}}}"  # else a word of it would count as a particle
        return ", ".join(filter(None, (family, _escaped(name.suffix), _escaped(name.given))))
    return ", ".join(_escaped(part) for part in (family, name.suffix, name.given) if part)


def _escaped(text: str) -> str:
    return "".join(_SIGNS.get(sign, sign) for sign in text)
