"""A library in a temporary folder, and short ways to fill it."""

from __future__ import annotations

import hashlib
from array import array
from typing import TYPE_CHECKING

import pytest

from desktop.domain import (
    Anchor,
    Blocks,
    Comment,
    Content,
    Document,
    DocumentKind,
    Facts,
    Highlight,
    Parsed,
    Section,
)
from desktop.library import Library

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TEXT = "Detention figures\nIn 2019 there were 1,204 people held.\nThe department holds no data."


class Desk:
    """A library with a pile of source files beside it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.text = TEXT
        self.library = Library.open(folder / "library")

    def reopen(self) -> Library:
        """Close the library and open it again, as a restart does."""
        self.library.close()
        self.library = Library.open(self.folder / "library")
        return self.library

    def content(self, text: str, sections: tuple[Section, ...] = ()) -> Content:
        starts = array("I", [0])
        for line in text.split("\n"):
            starts.append(starts[-1] + len(line) + 1)
        count = len(starts) - 1
        return Content(text, Blocks(starts, bytes(count), bytes(count)), sections=sections)

    def source(self, text: str, name: str = "source.txt") -> tuple[Path, str]:
        path = self.folder / name
        path.write_bytes(text.encode())
        return path, hashlib.sha256(text.encode()).hexdigest()

    def keep(
        self,
        text: str = TEXT,
        *,
        title: str = "Detention",
        name: str = "source.txt",
        importer: str = "text 1",
        facts: Facts | None = None,
        sections: tuple[Section, ...] = (),
        comments: tuple[Comment, ...] = (),
        assets: dict[str, bytes] | None = None,
        **where: str,
    ) -> Document:
        """Import a text."""
        parsed = Parsed(
            self.content(text, sections),
            DocumentKind.REPORT,
            facts or Facts(title=title),
            "text/plain",
            importer,
            assets or {},
            comments,
        )
        return self.library.imports.put(parsed, *self.source(text, name), **where)

    def anchor(self, document: Document, quotation: str) -> Anchor:
        """Return the anchor of a quotation in a document's newest revision."""
        text = self.library.documents.content(document.id).text
        start = text.index(quotation)
        end = start + len(quotation)
        return Anchor(
            self.library.documents.get(document.id).revision,
            start,
            end,
            quotation,
            text[max(0, start - 64) : start],
            text[end : end + 64],
        )

    def rows(self) -> dict[str, int]:
        """Count the rows that imports write."""
        raw = self.library._store._raw
        tables = ("documents", "revisions", "highlights", "placements", "blobs", "assets")
        return {
            name: raw.execute(f"SELECT count(*) FROM {name}").fetchone()[0]  # noqa: S608
            for name in tables
        }

    def highlight(self, document: Document, quotation: str, **look: object) -> Highlight:
        return self.library.highlights.add(document.id, self.anchor(document, quotation), **look)


@pytest.fixture(scope="session")
def desk_kind() -> type[Desk]:
    """Return the class itself, for tests that need many libraries."""
    return Desk


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = Desk(tmp_path)
    yield desk
    desk.library.close()


@pytest.fixture
def library(desk: Desk) -> Library:
    return desk.library
