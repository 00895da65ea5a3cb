"""Whether what a draft says of a quotation's source is so: the document, the speaker, the page."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from desktop.annotate.proving.attributing import Voices
from desktop.annotate.proving.cited_source import is_on_pages
from desktop.annotate.speakers.who_says import WhoSays
from desktop.domain import BlockKind, LocatorKind
from desktop.domain.citing.author_names import author_name
from desktop.domain.citing.proof import Discrepancy, Proof, ProofStatus
from desktop.domain.exchanged.deep_link import read_link

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from desktop.annotate.proving.cited_source import Source
    from desktop.annotate.proving.judging import Judged
    from desktop.domain import Content, Document

_MOST_OF_A_FOOT = 400
"""Letters of what a page bears beside its text, in which a number may be its own."""


class Standing(NamedTuple):
    """Where a quotation stands in a document."""

    document: Document
    content: Content
    found: Judged

    @property
    def pages(self) -> tuple[str, str]:
        """The labels of the first and the last page; '' where the source has none."""
        return pages_of(self.content, self.found.start, self.found.end)

    @property
    def is_heading(self) -> bool:
        """Whether it is a whole heading: what something is called may be named anywhere."""
        block = self.content.blocks[self.content.blocks.at(self.found.start)]
        return block.kind is BlockKind.HEADING and self.found.start == block.start


def pages_of(content: Content, start: int, end: int) -> tuple[str, str]:
    """Return the labels of the first and the last page of a passage; '' where it has none."""
    ends = start, max(start, end - 1)
    first, last = (content.locator(offset, LocatorKind.PAGE) for offset in ends)
    return first, last


class CitedDocuments:
    """What a draft may cite: the documents of a library by key, by name and year, by link."""

    def __init__(self, documents: Mapping[str, Document]) -> None:
        self._documents = documents
        self._keys = {one.facts.citation_key.casefold(): key for key, one in documents.items()}
        self._keys.pop("", None)
        self._authors = {name for one in documents.values() for name in one.facts.authors}
        self._dated: dict[tuple[str, str], set[str]] = {}
        for key, one in documents.items():
            for name in one.facts.authors:
                family = (author_name(name).family or name).casefold()
                for part in {family, *family.split()}:
                    self._dated.setdefault((part, one.facts.date[:4]), set()).add(key)

    def cited(self, source: Source, links: Iterable[str] = ()) -> set[str]:
        """Return the documents that are cited by their keys, or linked to."""
        keys = (key.casefold() for key in source.keys)
        linked = (read_link(link) for link in links)
        found = {self._keys[key] for key in keys if key in self._keys}
        return found | {one.document_id for one in linked if one} & self._documents.keys()

    def named(self, source: Source) -> set[str]:
        """Return the documents by the people and of the year that a draft says."""
        return set().union(
            *(self._dated.get((name.casefold(), year[:4]), ()) for name, year in source.dated)
        )

    def of(self, proof: Proof, standing: Standing, told: str, said: Said) -> Proof:
        """Return the proof of words that are right, with what is wrong of their source.

        `told` is who says them by the sentence of the draft.
        """
        if standing.is_heading:
            return proof
        wrong = (
            self._of_another_document(standing, said)
            or self._of_another_voice(standing, told, said)
            or _on_another_page(standing, said.source)
        )
        if wrong is None:
            return proof
        is_page = wrong.kind == "page"
        status = ProofStatus.WRONG_PAGE if is_page else ProofStatus.MISATTRIBUTED
        return replace(proof, status=status, differences=(wrong,))

    def _of_another_document(self, standing: Standing, said: Said) -> Discrepancy | None:
        document = standing.document
        if not said.cited or document.id in said.cited:
            return None
        keys = [key for key in said.source.keys if key.casefold() in self._keys]
        titles = (self._documents[one].title for one in said.cited)
        own = document.facts.citation_key or document.title
        return Discrepancy("source", own, ", ".join(sorted(keys or titles)))

    def _of_another_voice(self, standing: Standing, told: str, said: Said) -> Discrepancy | None:
        names = () if said.cited else said.source.names
        if not told and not names:
            return None
        document, content, found = standing
        speaker = WhoSays(content).of(found.start, found.end)
        voices = Voices(document.facts, speaker, content.section_path(found.start))
        if told and voices.speak_for_another(told, self._authors):
            return Discrepancy("speaker", str(voices), told)
        if names and all(self._is_another(name, voices, standing, said) for name in names):
            return Discrepancy("speaker", str(voices), ", ".join(names))
        return None

    def _is_another(self, name: str, voices: Voices, standing: Standing, said: Said) -> bool:
        """Whether a document surely is not by whom a draft names with a year.

        Whoever is named nowhere in it, and wrote another that is of the year, or is no office, did
        not write this one.
        """
        if voices.may_be(name):
            return False
        if voices.are_of_another(name, self._authors):
            return True
        if _is_named(name, standing.content.text):
            return False
        is_other = bool(said.named) and standing.document.id not in said.named
        return is_other or (voices.are_of_people and not name.isupper())


class Said(NamedTuple):
    """What a draft says of a source, and which documents those are."""

    source: Source
    cited: set[str]
    named: set[str]


def said_of(source: Source, known: CitedDocuments, links: Sequence[str]) -> Said:
    """Return what a draft says of a source, with the documents that this means."""
    return Said(source, known.cited(source, links), known.named(source))


def _is_named(name: str, text: str) -> bool:
    return re.search(rf"\b{re.escape(name)}", text, re.IGNORECASE) is not None


def _on_another_page(standing: Standing, source: Source) -> Discrepancy | None:
    first, last = standing.pages
    if not source.pages or not first or is_on_pages(source.pages, first, last):
        return None
    if any(_is_printed(standing, label) for pages in source.pages for label in pages if label):
        return None
    there = first if first == last else f"{first}–{last}"
    said = ", ".join(dict.fromkeys(filter(None, sum(source.pages, ()))))
    return Discrepancy("page", there, said)


def _is_printed(standing: Standing, label: str) -> bool:
    """Whether a page bears a number of its own beside the text, whatever it is called."""
    content, pages = standing.content, standing.pages
    for block in content.blocks:
        if block.kind is BlockKind.FURNITURE and block.end - block.start < _MOST_OF_A_FOOT:
            words = content.text[block.start : block.end].split()
            if label in words and content.locator(block.start, LocatorKind.PAGE) in pages:
                return True
    return False
