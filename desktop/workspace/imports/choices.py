"""How the reader wants a file to be read."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from desktop.errors import DamagedLibraryError, UnknownEncodingError
from desktop.formats.encoding import labels
from desktop.library.bibliography import with_choice

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.domain import DocumentKind, Facts, Parsed, ReadingChoice
    from desktop.library import Library


MADE_TITLE = "made_title"
"""The fact that tells of a title that no file bears."""


def checked(choice: ReadingChoice) -> ReadingChoice:
    """Return a choice with the encoding's own name; raises UnknownEncodingError."""
    if not choice.encoding:
        return choice
    known = labels.named(choice.encoding)
    if known is None:
        raise UnknownEncodingError(choice.encoding, labels.near(choice.encoding))
    return replace(choice, encoding=known.encoding.name)


def with_known_words(library: Library, document_id: str, choice: ReadingChoice) -> ReadingChoice:
    """Return a choice with the words that were recognised in a document, unless it has some."""
    if choice.recognised:
        return choice
    try:
        pages = library.documents.pages(document_id)
    except DamagedLibraryError:
        return choice
    return replace(choice, recognised=pages.recognised) if pages is not None else choice


def as_chosen(parsed: Parsed, choice: ReadingChoice, before: DocumentKind | None = None) -> Parsed:
    """Let the document remember how it is to be read from now on.

    What stands around an article does not tell its kind, so a page shown whole keeps the one it
    had `before`.
    """
    kind = before if choice.whole_page and before else parsed.kind
    return replace(parsed, kind=kind, facts=with_choice(parsed.facts, choice))


def with_facts(parsed: Parsed, known: Facts | None, path: Path) -> Parsed:
    """Return a document with what is known of it otherwise, where its file does not say it.

    A title that was made of the file's name, or of its words, says nothing.
    """
    if known is None:
        return parsed
    found = parsed.facts
    is_made = MADE_TITLE in found.other or found.title == path.stem or path.suffix == ".txt"
    other = {name: value for name, value in found.other.items() if name != MADE_TITLE}
    has_title = found.title and not (is_made and known.title)
    facts = replace(
        found,
        title=found.title if has_title else known.title,
        authors=found.authors or known.authors,
        date=found.date or known.date,
        publisher=found.publisher or known.publisher,
        url=found.url or known.url,
        language=found.language or known.language,
        citation_key=found.citation_key or known.citation_key,
        other={**known.other, **(found.other if has_title else other)},
    )
    return replace(parsed, facts=facts)
