"""A draft beside the library: its quotations looked up one by one."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from desktop.annotate.proving.cited_source import is_on_pages, source_beside
from desktop.annotate.proving.drafted import is_titled
from desktop.annotate.proving.elisions import fragments
from desktop.annotate.proving.judging import judged
from desktop.annotate.speakers.who_says import WhoSays
from desktop.domain import LocatorKind
from desktop.domain.citing.proof import Proof, ProofStatus
from desktop.workspace.citing.crediting import CitedDocuments, Said, Standing, said_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from desktop.annotate.proving.cited_source import Source
    from desktop.annotate.proving.drafted import Drafted
    from desktop.annotate.proving.elisions import Fragment
    from desktop.domain import Content
    from desktop.workspace.opened import Opened

LEAST_WORDS = 4
"""Of a quotation: not to find fewer proves nothing."""
_CANDIDATES = 6
"""Passages that a quotation is held against."""
_PAGES = 10
"""Cited pages on which words are looked for that stand on others, too."""
_LIKELY = 0.9
"""How alike words of the cited document must be, not to be looked for in others."""
_SIGNS = re.compile(r"[\W_]+")


class DraftDesk:
    """A draft beside the library, quotation by quotation."""

    def __init__(self, opened: Opened, draft: Content) -> None:
        self._opened = opened
        self._said = WhoSays(draft)
        self.documents = {one.id: one for one in opened.library.documents.all()}
        self.known = CitedDocuments(self.documents)
        self._titles = {_plain(one.title) for one in self.documents.values()}
        stored, indexed = opened.library.documents.revisions(), opened.index.revisions()
        self._behind = {i for i, number in indexed.items() if stored.get(i) != number}

    def proof(self, one: Drafted, line: int) -> Proof:
        """Return how a quotation stands to the library."""
        bare = Proof(line, one.text, ProofStatus.TOO_SHORT, place=(one.start, one.end))
        parts = fragments(one.text)
        if not parts or _plain(one.text) in self._titles:
            return bare
        said = said_of(source_beside(one), self.known, one.links)
        is_short = sum(part.size for part in parts) < LEAST_WORDS
        best: tuple[tuple[int, float], Proof] | None = None
        for standing in self._standings(one, parts, said.cited or said.named):
            proof = _told(bare, standing)
            if is_short:
                if proof.status in {ProofStatus.VERBATIM, ProofStatus.CUT}:
                    return replace(proof, status=ProofStatus.VERBATIM, differences=())
                continue
            if proof.status is ProofStatus.VERBATIM:
                proof = self._with_source(proof, standing, one, said)
            if proof.status is ProofStatus.VERBATIM:
                return proof
            rank = proof.status.rank, standing.found.alike
            best = (rank, proof) if best is None or best[0] < rank else best
        if best is not None:
            return best[1]
        is_judged = not (is_short or is_titled(one.text))
        return replace(bare, status=ProofStatus.NOT_FOUND) if is_judged else bare

    def _with_source(self, proof: Proof, standing: Standing, one: Drafted, said: Said) -> Proof:
        """Return the proof of words that are right, with what is wrong of their source."""
        told = self._said.of(one.start, one.end)
        found = self.known.of(proof, standing, told, said)
        if found.status is ProofStatus.WRONG_PAGE:
            elsewhere = _on_cited_page(standing, fragments(one.text), one, said.source)
            return _told(proof, elsewhere) if elsewhere else found
        return found

    def _standings(
        self, one: Drafted, parts: Sequence[Fragment], cited: set[str]
    ) -> Iterator[Standing]:
        """Yield where a quotation stands: in what is cited, and where it hardly does, in all."""
        is_there = False
        if cited:
            for standing in self._within(one, parts, cited):
                is_there = is_there or standing.found.alike >= _LIKELY
                yield standing
        if not is_there:
            yield from self._within(one, parts, None)

    def _within(
        self, one: Drafted, parts: Sequence[Fragment], documents: set[str] | None
    ) -> Iterator[Standing]:
        """Yield where a quotation stands in documents, or all."""
        texts = " ".join(part.text for part in parts), max(parts, key=lambda part: part.size).text
        places = [
            place
            for passage in dict.fromkeys(texts)
            for place in self._opened.index.resembling(
                passage, limit=_CANDIDATES, within=documents, excluded=self._behind or None
            )
        ]
        contents = self._opened.contents.newest({place.document_id for place in places})
        for place in dict.fromkeys(places):
            if place.document_id not in contents or place.document_id not in self.documents:
                continue
            content = contents[place.document_id]
            found = judged(content, parts, (place.start, place.end), one.before)
            if found is not None:
                yield Standing(self.documents[place.document_id], content, found)


def _on_cited_page(
    standing: Standing, parts: Sequence[Fragment], one: Drafted, source: Source
) -> Standing | None:
    """Return where words stand on a page that is cited, of several places that have them."""
    content = standing.content
    pages = [
        mark
        for mark in content.locators
        if mark.kind is LocatorKind.PAGE and is_on_pages(source.pages, mark.label, mark.label)
    ]
    for page in pages[:_PAGES]:
        found = judged(content, parts, (page.start, page.start), one.before)
        if found is not None and found.status is ProofStatus.VERBATIM:
            there = standing._replace(found=found)
            if is_on_pages(source.pages, *there.pages):
                return there
    return None


def _plain(words: str) -> str:
    """Return words without what titles are written otherwise in: case, signs, spaces."""
    return " ".join(_SIGNS.sub(" ", words).casefold().split())


def _told(bare: Proof, standing: Standing) -> Proof:
    document, _, found = standing
    return replace(
        bare,
        status=found.status,
        document_id=document.id,
        title=document.title,
        start=found.start,
        end=found.end,
        page=standing.pages[0],
        differences=found.differences,
        parts=found.parts,
        omitted=found.omitted,
    )
