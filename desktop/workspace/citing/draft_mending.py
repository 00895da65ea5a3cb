"""Put a quotation of a draft right in its file, which keeps every other byte."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from desktop.annotate.proving.cited_source import pages_in, with_pages
from desktop.annotate.proving.wordings import wordings
from desktop.domain.citing.mend import Mend, MendKind
from desktop.domain.citing.proof import ProofStatus
from desktop.workspace.citing.draft_files import DraftText

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop.domain import Content
    from desktop.domain.citing.proof import Proof, ProvedDraft

_CITED_WITHIN = 300
"""Letters behind a quotation in which its page is cited."""
_NOTE = re.compile(r"[^\w\n\[]{0,4}\[\^([^\]\n]+)\]")
_ACTIVE = re.compile(r"[\\`*_<]")
"""What would be a mark of Markdown; brackets stand for themselves where no address follows."""
_BLANK = re.compile(r"\n[ \t>]*\r?\n")
_INNER = {"“": "‘", "”": "’", '"': "'", "„": "‚", "«": "‹", "»": "›", "‘": "“"}
_DOUBLE = frozenset('“”"„«»')


class Mending:
    """A draft that was proved, beside its file as it was then."""

    def __init__(self, draft: ProvedDraft, data: bytes) -> None:
        self._draft = draft
        self._file = DraftText.of(data) if draft.can_be_mended else None
        self._is_markdown = draft.path.suffix.lower() not in {".txt", ".text"}

    def ways(self, proof: Proof, content: Content) -> Iterator[Mend]:
        """Yield the ways to put a quotation right, beside the text it is from."""
        if proof.status is ProofStatus.WRONG_PAGE:
            yield self._with_page(proof)
        for kind, words in wordings(proof, content):
            place = self._place(proof)
            text = self._written(words, place[0]) if place else ""
            yield Mend(kind, words, place, text)

    def _place(self, proof: Proof) -> tuple[int, int] | None:
        """Return where in the file all letters of a quotation stand, and nothing else does."""
        if self._file is None or proof.raw is None:
            return None
        text, (start, end) = self._file.text, proof.raw
        wanted = " ".join(proof.text.split())
        first = re.match(r"\W*", wanted)
        last = re.search(r"\W*\Z", wanted)
        lead, trail = first[0] if first else "", last[0] if last else ""
        if text[max(0, start - len(lead)) : start] == lead:
            start -= len(lead)
        if text[end : end + len(trail)] == trail:
            end += len(trail)
        there = " ".join(self._file.words(start, end).split())
        return (start, end) if there == wanted and not _BLANK.search(text, start, end) else None

    def _written(self, words: str, start: int) -> str:
        """Return words as the file is to have them: inner quotation marks, signs of Markdown."""
        assert self._file is not None  # noqa: S101  # for the type checker
        mark = self._file.text[start - 1 : start]
        if mark in _DOUBLE and any(sign in words for sign in _DOUBLE):
            words = "".join(_INNER.get(sign, sign) if sign in _DOUBLE else sign for sign in words)
        return _ACTIVE.sub(r"\\\g<0>", words) if self._is_markdown else words

    def _with_page(self, proof: Proof) -> Mend:
        pages = proof.differences[0].source
        place = self._cited_page(proof)
        if place is None or self._file is None:
            return Mend(MendKind.PAGE, pages)
        cited = self._file.text[slice(*place)]
        return Mend(MendKind.PAGE, pages, place, with_pages(cited, pages))

    def _cited_page(self, proof: Proof) -> tuple[int, int] | None:
        """Return where the page is cited: behind a quotation, or in its note."""
        if self._file is None or proof.raw is None:
            return None
        text, end = self._file.text, proof.raw[1]
        blank = _BLANK.search(text, end)
        stop = min(end + _CITED_WITHIN, blank.start() if blank else len(text))
        if note := _NOTE.match(text, end):
            head = re.search(rf"^\[\^{re.escape(note[1])}\]:", text, re.MULTILINE)
            if head is not None:
                return pages_in(text, head.end(), head.end() + _CITED_WITHIN)
        return pages_in(text, end, stop)


def mended(data: bytes, mend: Mend) -> bytes:
    """Return the bytes of a file with a quotation put right."""
    file = DraftText.of(data)
    start, end = mend.raw or (0, 0)
    return file.data(file.text[:start] + mend.text + file.text[end:])
