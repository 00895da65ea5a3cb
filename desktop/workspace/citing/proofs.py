"""Proof of a draft: its quotations and figures looked up in the library."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from desktop import export
from desktop.annotate.proving.cited_figures import cited_figures
from desktop.annotate.proving.draft_lines import Lines
from desktop.annotate.proving.drafted import callouts, quotations
from desktop.domain import LocatorKind, Progress, ReadingChoice, tidy
from desktop.domain.citing.proof import ProvedDraft
from desktop.errors import CancelledError, UnreadableFileError
from desktop.formats import is_encoded
from desktop.formats.door.sandbox import Sandbox
from desktop.workspace.citing import draft_files
from desktop.workspace.citing.draft_desk import DraftDesk
from desktop.workspace.citing.draft_files import DraftText
from desktop.workspace.citing.draft_mending import Mending, mended
from desktop.workspace.citing.draft_sides import Sides, figure_in, sides
from desktop.workspace.citing.figure_desk import FigureDesk

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from desktop.annotate.proving.drafted import Drafted
    from desktop.domain import Content
    from desktop.domain.citing.mend import Mend, Mended
    from desktop.domain.citing.proof import Proof, ProvedFigure
    from desktop.workspace.opened import Opened

_MARKDOWN = frozenset((".md", ".markdown", ".mdown", ".txt", ".text"))


class Proofs:
    """What can be proved of a draft."""

    def __init__(self, opened: Opened) -> None:
        self._opened = opened

    def of(self, path: Path) -> list[Proof]:
        """Return how each quotation in a file stands to the library, in the order of the file.

        The index answers: bring it level before. Raises UnreadableFileError.
        """
        return list(self.draft(path).proofs)

    def draft(
        self,
        path: Path,
        progress: Callable[[Progress], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> ProvedDraft:
        """Return how quotations and figures in a file stand to the library, with its text.

        The index answers: bring it level before. Raises UnreadableFileError, CancelledError.
        """
        data = _data(path)
        with Sandbox() as sandbox:
            parsed = tidy.parsed(sandbox.read(path, ReadingChoice(whole_page=True)))
        file = _File.of(path, data, parsed.content)
        heads = callouts(file.text.text) if file.text else []
        quoted = list(quotations(parsed.content, heads))
        desk = DraftDesk(self._opened, parsed.content)
        proofs: list[Proof] = []
        for number, one in enumerate(quoted):
            if cancelled is not None and cancelled():
                raise CancelledError(path.name)
            if progress is not None:
                progress(Progress(number, len(quoted), path.name))
            found = desk.proof(one, file.line(one.start))
            proofs.append(replace(found, raw=file.raw(one)))
        reading = FigureDesk(self._opened, desk.documents, desk.known)
        figures = (
            figure
            for cited in cited_figures(parsed.content, quoted)
            if (figure := reading.proved(cited, file.line(cited.start)))
        )
        return ProvedDraft(
            path,
            draft_files.digest_of(data),
            parsed.content,
            tuple(proofs),
            tuple(figures),
            file.can_be_mended,
        )

    def ways(self, draft: ProvedDraft, proof: Proof) -> list[Mend]:
        """Return the ways to put a quotation of a draft right; none where its file is changed."""
        if not proof.document_id:
            return []
        content = self._opened.contents.newest({proof.document_id}).get(proof.document_id)
        data = _data(draft.path)
        if content is None or draft_files.digest_of(data) != draft.digest:
            return []
        return list(Mending(draft, data).ways(proof, content))

    def mend(self, draft: ProvedDraft, mend: Mend) -> Mended:
        """Put a quotation right in the file, which keeps every other byte.

        Raises ChangedDraftError where the file is another by now, UnreadableFileError,
        StorageError.
        """
        return draft_files.replace(draft.path, draft.digest, lambda data: mended(data, mend))

    def take_back(self, path: Path, done: Mended) -> None:
        """Write a file again as it was before it was mended, if nobody wrote on it since.

        Raises as `mend` does.
        """
        draft_files.replace(path, done.digest, lambda _data: done.before)

    def sides(self, draft: ProvedDraft, proof: Proof) -> Sides:
        """Return a quotation in its draft and in its source, with what is other between them."""
        content = self._opened.contents.newest({proof.document_id}).get(proof.document_id)
        return sides(draft.content, proof, content)

    def figure_sides(self, draft: ProvedDraft, figure: ProvedFigure) -> Sides:
        """Return a figure in its sentence, marked where it does not stand in what is cited."""
        return figure_in(draft.content, figure)

    def page_start(self, figure: ProvedFigure) -> int:
        """Return where the page begins that a figure is looked for on, -1 where none is named."""
        content = self._opened.contents.newest({figure.document_id}).get(figure.document_id)
        pages = content.locators if content is not None and figure.page else ()
        return next(
            (
                one.start
                for one in pages
                if one.kind is LocatorKind.PAGE and one.label == figure.page
            ),
            -1,
        )

    def report(self, draft: ProvedDraft, path: Path, *, replace: bool = False) -> Path:
        """Write what was found as a web page, one file.

        Raises FileExistsAlreadyError, StorageError, or OwnFileError for a file of the library.
        """
        self._opened.library.backups.refuse_own(path)
        told = [export.ProvedSides(one, *self.sides(draft, one)) for one in draft.proofs]
        return export.write(path, export.proof_html(draft, told), replace=replace)

    def is_as_proved(self, draft: ProvedDraft) -> bool:
        """Whether the file of a draft is still the one that was looked up."""
        return draft_files.digest_of(_data(draft.path)) == draft.digest


def _data(path: Path) -> bytes:
    try:
        return draft_files.read(path)
    except UnreadableFileError:
        return b""  # whoever reads it in the sandbox says why


class _File(NamedTuple):
    """The file of a draft, as far as it is a text."""

    content: Content
    text: DraftText | None
    lines: Lines | None
    can_be_mended: bool

    @classmethod
    def of(cls, path: Path, data: bytes, content: Content) -> _File:
        """Return a file that was read to this content."""
        text = DraftText.of(data) if is_encoded(path) else None
        can_be_mended = text is not None and text.is_whole and path.suffix.lower() in _MARKDOWN
        return cls(content, text, Lines(content, text.text) if text else None, can_be_mended)

    def line(self, offset: int) -> int:
        """Return the line on which something stands, or else its paragraph."""
        return self.lines.at(offset) if self.lines else self.content.blocks.at(offset) + 1

    def raw(self, one: Drafted) -> tuple[int, int] | None:
        """Return where the words of a quotation stand in the file, if they can be mended there."""
        return self.lines.raw(one.start, one.end) if self.lines and self.can_be_mended else None
