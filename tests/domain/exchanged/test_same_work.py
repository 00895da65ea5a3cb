from __future__ import annotations

from datetime import UTC, datetime

from desktop.domain import Document, DocumentKind, Facts
from desktop.domain.exchanged.same_work import Works


def document(key: str, **facts: object) -> Document:
    made = Facts(**facts)  # type: ignore[arg-type]
    at = datetime(2026, 1, 1, tzinfo=UTC)
    return Document(key, DocumentKind.BOOK, made, None, "text/plain", "", 1, 1, 0, 0, at)


BOOKS = (
    document("whale", title="Moby-Dick", authors=("Melville, Herman",)),
    document("page", title="Harbour", url="https://www.example.org/harbour/#top"),
    document("one", title="Poems", authors=("Ann Li",)),
    document("two", title="Poems", authors=("Bo Li", "Eve Oak")),
)


def meant(**facts: object) -> str:
    found = Works(BOOKS).of(Facts(**facts))  # type: ignore[arg-type]
    return found.id if found else ""


def test_title_and_author_tell_however_they_are_written() -> None:
    assert meant(title="MOBY DICK", authors=("Herman Melville",)) == "whale"
    assert meant(title="moby dick") == "whale"
    assert meant(title="Moby Dick", authors=("Nobody",)) == ""


def test_an_address_tells() -> None:
    assert meant(title="Another", url="http://example.org/harbour") == "page"


def test_of_two_none_is_meant() -> None:
    assert meant(title="Poems", authors=("Li, Cy",)) == ""
    assert meant(title="Poems", authors=("Oak",)) == "two"
    assert meant(title="") == ""
