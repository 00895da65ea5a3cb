"""Small libraries for the tests of what is written of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from hypothesis import strategies as st

from desktop.domain import Tag
from desktop.domain.exchanged.given import Given
from desktop.export.refi.shared import SharedDocument, SharedProject
from tests.export.conftest import content_of, document_of, highlight_of

if TYPE_CHECKING:
    from hypothesis.strategies import DrawFn

    from desktop.domain import Document, Highlight

WHEN = datetime(2026, 1, 5, 10, 5, tzinfo=UTC)


def key(number: int, kind: int = 0) -> str:
    return str(UUID(int=(kind << 64) + number + 1))


def document(number: int = 0, text: str = "", **facts: object) -> Document:
    return replace(document_of(content_of(text), **facts), id=key(number, 1))


def highlight(number: int, text: str, start: int, end: int, **given: object) -> Highlight:
    at = WHEN + timedelta(minutes=number)
    made = highlight_of(content_of(text), start, end, id=key(number, 2), modified=at, **given)
    return replace(made, created=at)


def tag(number: int, path: str, **given: str) -> Tag:
    return Tag(key(number, 3), path, **given)


def shared(
    text: str, *highlights: Highlight, number: int = 0, facts: dict[str, object] | None = None,
    **given: object,
) -> SharedDocument:  # fmt: skip
    return SharedDocument(
        document(number, text, **(facts or {})), content_of(text), highlights, **given
    )


def project(*documents: SharedDocument, **given: object) -> SharedProject:
    return SharedProject(key(0, 9), "A library", given.pop("tags", ()), documents, **given)


WORDS = st.text(st.sampled_from("ab,∕.é😀<&\"'\t\u2028 "), min_size=1, max_size=12)
LINES = st.lists(st.text(st.sampled_from('abc é😀<&"\u2028'), min_size=1), min_size=1, max_size=6)
NAMES = st.text(st.sampled_from("ab,∕.é😀<&\"'"), min_size=1, max_size=12)
PATHS = st.lists(NAMES, min_size=1, max_size=3).map("/".join)
PEOPLE = st.sampled_from(["Ann", "Bob", "C & <d>", ""])


@st.composite
def marked(draw: DrawFn, number: int, paths: list[str]) -> SharedDocument:
    """Draw a document with highlights and tags on them."""
    text = "\n".join(draw(LINES))
    place = st.tuples(st.integers(0, len(text) - 1), st.integers(1, len(text)))
    marks, given = [], {}
    for at, (start, end) in enumerate(draw(st.lists(place, unique=True, max_size=6))):
        if text[start:end].strip():
            tags = draw(st.lists(st.sampled_from(paths), unique=True)) if paths else []
            note = draw(WORDS).strip()
            mark = highlight(100 * number + at, text, start, end, tags=tuple(tags), note=note)
            given[mark.id] = [Given(path, draw(PEOPLE), WHEN) for path in tags]
            marks.append(mark)
    made_by = {mark.id: draw(PEOPLE) for mark in marks}
    return shared(text, *marks, number=number, given=given, made_by=made_by)


@st.composite
def libraries(draw: DrawFn) -> SharedProject:
    """Draw a library of a few documents."""
    paths = draw(st.lists(PATHS, unique=True, max_size=5))
    documents = [draw(marked(number, paths)) for number in range(draw(st.integers(0, 3)))]
    tags = [tag(at, path, definition=draw(WORDS).strip()) for at, path in enumerate(paths)]
    return project(*documents, tags=tags)
