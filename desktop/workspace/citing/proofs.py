"""Proof of a draft: its quotations looked up in the library, word for word."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from desktop.annotate.proving.attributing import Voices
from desktop.annotate.proving.cited_source import is_on_pages, source_beside
from desktop.annotate.proving.draft_lines import Lines
from desktop.annotate.proving.drafted import is_titled, quotations
from desktop.annotate.proving.elisions import fragments
from desktop.annotate.proving.judging import judged
from desktop.annotate.speakers.who_says import WhoSays
from desktop.domain import LocatorKind, ReadingChoice, tidy
from desktop.domain.citing.proof import Discrepancy, Proof, ProofStatus
from desktop.errors import UnreadableFileError, reason_of
from desktop.formats import is_encoded
from desktop.formats.door.sandbox import Sandbox

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from desktop.annotate.proving.cited_source import Source
    from desktop.annotate.proving.drafted import Drafted
    from desktop.annotate.proving.elisions import Fragment
    from desktop.annotate.proving.judging import Judged
    from desktop.domain import Content, Document
    from desktop.workspace.opened import Opened

LEAST_WORDS = 4
"""Of a quotation: not to find fewer proves nothing."""
_CANDIDATES = 6
"""Passages that a quotation is held against."""


class Proofs:
    """What can be proved of a draft."""

    def __init__(self, opened: Opened) -> None:
        self._opened = opened

    def of(self, path: Path) -> list[Proof]:
        """Return how each quotation in a file stands to the library, in the order of the file.

        The index answers: bring it level before. Raises UnreadableFileError.
        """
        with Sandbox() as sandbox:
            parsed = tidy.parsed(sandbox.read(path, ReadingChoice(whole_page=True)))
        draft = parsed.content
        lines = Lines(draft, _text(path)) if is_encoded(path) else None
        desk = _Desk(self._opened, draft)
        return [
            desk.proof(one, lines.at(one.start) if lines else draft.blocks.at(one.start) + 1)
            for one in quotations(draft)
        ]


def _text(path: Path) -> str:
    """Return a file as it lies there: only the words in it matter, and the lines."""
    try:
        return path.read_text("utf-8", errors="replace")
    except OSError as error:
        raise UnreadableFileError(path, reason_of(error)) from error


class _Standing(NamedTuple):
    """Where a quotation stands in a document."""

    document: Document
    content: Content
    found: Judged

    @property
    def pages(self) -> tuple[str, str]:
        """The labels of the first and the last page; '' where the source has none."""
        ends = self.found.start, max(self.found.start, self.found.end - 1)
        first, last = (self.content.locator(offset, LocatorKind.PAGE) for offset in ends)
        return first, last


class _Desk:
    """A draft beside the library, quotation by quotation."""

    def __init__(self, opened: Opened, draft: Content) -> None:
        self._opened = opened
        self._said = WhoSays(draft)
        documents = opened.library.documents.all()
        self._documents = {one.id: one for one in documents}
        self._keys = {one.facts.citation_key.casefold(): one.id for one in documents}
        self._authors = {name for one in documents for name in one.facts.authors}
        stored, indexed = opened.library.documents.revisions(), opened.index.revisions()
        self._behind = {i for i, number in indexed.items() if stored.get(i) != number}

    def proof(self, one: Drafted, line: int) -> Proof:
        """Return how a quotation stands to the library."""
        parts = fragments(one.text)
        source = source_beside(one)
        is_short = sum(part.size for part in parts) < LEAST_WORDS
        best: tuple[tuple[int, float], Proof] | None = None
        for standing in self._standings(one, parts, source) if parts else ():
            proof = _told(one, line, standing)
            if is_short:
                if proof.status in {ProofStatus.VERBATIM, ProofStatus.CUT}:
                    return replace(proof, status=ProofStatus.VERBATIM, differences=())
                continue
            if proof.status is ProofStatus.VERBATIM:
                proof = self._with_source(proof, standing, one, source)
            if proof.status is ProofStatus.VERBATIM:
                return proof
            rank = proof.status.rank, standing.found.alike
            best = (rank, proof) if best is None or best[0] < rank else best
        if best is not None:
            return best[1]
        is_judged = not (is_short or is_titled(one.text))
        lacking = ProofStatus.NOT_FOUND if is_judged else ProofStatus.TOO_SHORT
        return Proof(line, one.text, lacking)

    def _standings(
        self, one: Drafted, parts: Sequence[Fragment], source: Source
    ) -> Iterator[_Standing]:
        """Yield where a quotation stands: in what is cited, and only if it is not there, in all."""
        is_there = False
        if cited := self._cited(source):
            for standing in self._within(one, parts, cited):
                is_there = True
                yield standing
        if not is_there:
            yield from self._within(one, parts, None)

    def _cited(self, source: Source) -> set[str]:
        """Return the documents whose keys stand beside a quotation."""
        keys = (key.casefold() for key in source.keys)
        return {self._keys[key] for key in keys if key in self._keys}

    def _within(
        self, one: Drafted, parts: Sequence[Fragment], documents: set[str] | None
    ) -> Iterator[_Standing]:
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
            if place.document_id not in contents or place.document_id not in self._documents:
                continue
            content = contents[place.document_id]
            found = judged(content, parts, (place.start, place.end), one.before)
            if found is not None:
                yield _Standing(self._documents[place.document_id], content, found)

    def _with_source(
        self, proof: Proof, standing: _Standing, one: Drafted, source: Source
    ) -> Proof:
        """Return the proof of words that are right, with what is wrong of their source."""
        cited = self._cited(source)
        document, content, found = standing
        if cited and document.id not in cited:
            said = ", ".join(sorted(source.keys))
            wrong = Discrepancy("source", document.facts.citation_key, said)
            return replace(proof, status=ProofStatus.MISATTRIBUTED, differences=(wrong,))
        told = self._said.of(one.start, one.end)
        names = () if cited else source.names
        if told or names:
            speaker = WhoSays(content).of(found.start, found.end)
            voices = Voices(document.facts, speaker, content.section_path(found.start))
            another = bool(told) and voices.speak_for_another(told, self._authors)
            others = [name for name in names if voices.are_of_another(name, self._authors)]
            if another or (others and len(others) == len(names)):
                said = told if another else ", ".join(names)
                wrong = Discrepancy("speaker", str(voices), said)
                return replace(proof, status=ProofStatus.MISATTRIBUTED, differences=(wrong,))
        first, last = standing.pages
        if source.pages and first and not is_on_pages(source.pages, first, last):
            there = first if first == last else f"{first}–{last}"
            said = ", ".join(dict.fromkeys(filter(None, sum(source.pages, ()))))
            wrong = Discrepancy("page", there, said)
            return replace(proof, status=ProofStatus.WRONG_PAGE, differences=(wrong,))
        return proof


def _told(one: Drafted, line: int, standing: _Standing) -> Proof:
    document, _, found = standing
    return Proof(
        line,
        one.text,
        found.status,
        document.id,
        document.title,
        found.start,
        found.end,
        standing.pages[0],
        found.differences,
    )
