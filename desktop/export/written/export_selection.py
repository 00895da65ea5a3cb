"""What a format is given to write: excerpts as they come, and what is known of them before."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from desktop.domain.exchanged.deep_link import link_to
from desktop.export.citation import citation_of_revision, citation_text, cite
from desktop.export.citing.cited_runs import Run

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from datetime import datetime

    from desktop.domain import Document, Highlight
    from desktop.domain.exchanged.export_wish import Grouping
    from desktop.export.citing.citer import Citer
    from desktop.export.excerpts import Excerpts
    from desktop.export.refi.shared import SharedProject


UNGROUPED = "Others"
"""Heads those that have nothing to be grouped by."""


class Part(NamedTuple):
    """Excerpts that stand together; they can be gone through once."""

    heading: str
    """Of what they share; '' where highlights are not grouped, or have nothing to be grouped by."""
    excerpts: Iterable[Excerpts]


def _no_picture(_sha256: str) -> bytes | None:
    return None


def _unshared(_name: str) -> SharedProject:
    raise NotImplementedError


@dataclass(frozen=True, slots=True)
class Selection:
    """What is exported. Texts are read when its parts are gone through, one after another."""

    library_id: str
    title: str
    """What it is called; '' where one document's own title says it."""
    documents: Sequence[Document]
    highlights: int
    """How many there are; grouped, one may stand in several parts."""
    tags: Sequence[str]
    """The tags that they bear, in the order of the codebook."""
    parts: Callable[[], Iterator[Part]]
    changed: datetime | None = None
    """When anything of it was changed last."""
    grouping: Grouping | None = None
    """What its parts share; None where it has but one, without a heading."""
    in_order: bool = True
    """Whether highlights of a document stand as in its text, under its headings."""
    picture: Callable[[str], bytes | None] = _no_picture
    """Gives the picture of an area by what it is kept by."""
    citer: Citer | None = None
    """Cites in a style; None for the program's own way."""
    shared: Callable[[str], SharedProject] = _unshared
    """Gives all that a project of a name is written of, for other programs."""
    with_links: bool = False
    """Whether links are wanted also where they are not usual."""
    begins: int = 0
    """How many documents the whole has that this is only the beginning of; 0 where it is all."""

    @property
    def document_count(self) -> int:
        """How many documents all of it has."""
        return self.begins or len(self.documents)

    @property
    def tag_count(self) -> int | None:
        """How many tags all of it has; None where only a beginning is known."""
        return None if self.begins else len(self.tags)

    @property
    def name(self) -> str:
        """What stands above all of it."""
        alone = self.documents[0].title if self.document_count == 1 else ""
        return self.title or alone or "Annotations"

    def excerpts(self) -> Iterator[Excerpts]:
        """Yield what all the parts have."""
        for part in self.parts():
            yield from part.excerpts

    def link(self, highlight: Highlight) -> str:
        """Return the link that leads to a highlight."""
        return link_to(self.library_id, highlight.document_id, highlight.id)

    def cited(self, source: Excerpts, highlight: Highlight) -> list[Run]:
        """Return where the words of a highlight come from, in the chosen style."""
        earlier, said = source.earlier.get(highlight.id), source.said.get(highlight.id, "")
        whole = earlier or source
        start = highlight.anchor.start if earlier else highlight.start
        citation = cite(whole.document, whole.content, start, said)
        runs = self.citer.cite(whole.document, whole.content, start) if self.citer else []
        if runs:
            before = [Run(f"{citation.said}, quoted in ")] if citation.said else []
            after = [Run(f" (revision {earlier.revision})")] if earlier else []
            return [*before, *runs, *after]
        if earlier:
            return [Run(citation_of_revision(citation, earlier.revision, earlier.imported))]
        return [Run(citation_text(citation))]

    def sources(self) -> list[list[Run]]:
        """Return the list of sources that the style wants at the end; [] where it wants none."""
        return [] if self.citer is None else self.citer.listed(self.documents)
