"""Outlines: the argument of what is to be written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop import export
from desktop.domain.arguing.outlines import Drafted, rests
from desktop.domain.arguing.weighing import weigh
from desktop.errors import AmbiguousNameError, NotFoundError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from desktop.domain.arguing.outlines import Line, Outline
    from desktop.workspace.arguing.witnesses import Witnesses
    from desktop.workspace.opened import Opened


class Outlines:
    """What can be done with outlines."""

    def __init__(self, opened: Opened, witnesses: Witnesses) -> None:
        self._opened = opened
        self._library = opened.library
        self._witnesses = witnesses

    def all(self) -> list[Outline]:
        """Return all outlines by name, with their lines."""
        return self._library.outlines.all()

    def find(self, name: str) -> Outline:
        """Return the outline of an id, a name, or the beginning of an id.

        Raises NotFoundError, or AmbiguousNameError where several answer.
        """
        every = self.all()
        found = [one for one in every if name in (one.id, one.name)]
        found = found or [one for one in every if name and one.id.startswith(name)]
        if len(found) > 1:
            raise AmbiguousNameError("outlines", name, tuple(one.id for one in found))
        if not found:
            raise NotFoundError("outline", name)
        return found[0]

    def drafted(self, outline_id: str) -> Drafted:
        """Return an outline with all that its lines show. Raises NotFoundError."""
        outline = self.find(outline_id)
        wanted = {line.claim_id for line in outline.lines} - {""}
        claims = self._library.claims.all(sorted(wanted)) if wanted else []
        ids = {line.highlight_id for line in outline.lines} - {""}
        ids |= {passage.highlight_id for claim in claims for passage in claim.passages}
        known = self._witnesses.of(ids)
        weighed = {claim.id: weigh(claim, known) for claim in claims}
        return Drafted(outline, weighed, known, rests(outline.lines, weighed, known))

    def add(self, name: str) -> str:
        """Make an outline and return its id. Raises InvalidValueError."""
        with self._opened.changing() as library:
            return library.outlines.add(name)

    def rename(self, outline_id: str, name: str) -> None:
        """Give an outline another name."""
        with self._opened.changing() as library:
            library.outlines.rename(outline_id, name)

    def remove(self, outline_id: str) -> None:
        """Remove an outline; undo brings it back."""
        with self._opened.changing() as library:
            library.outlines.remove(outline_id)

    def put(self, outline_id: str, at: int, lines: Sequence[Line]) -> list[str]:
        """Put new lines before that number of the lines there are, and return their ids."""
        with self._opened.changing() as library:
            return library.outlines.put(outline_id, at, lines)

    def edit(self, line_id: str, text: str, level: int) -> None:
        """Say something else on a line; with a level it is a heading, without one free text."""
        with self._opened.changing() as library:
            library.outlines.edit(line_id, text, level)

    def move(self, outline_id: str, line_ids: Sequence[str], at: int) -> None:
        """Put lines, in their order, before that number of the lines that are not moved."""
        with self._opened.changing() as library:
            library.outlines.move(outline_id, line_ids, at)

    def take(self, line_ids: Sequence[str]) -> None:
        """Take lines out."""
        with self._opened.changing() as library:
            library.outlines.take(line_ids)

    def markdown(self, outline_id: str) -> str:
        """Return an outline as a draft in Markdown, with citations."""
        return export.draft_markdown(self.drafted(outline_id))

    def file(self, path: Path, outline_id: str, *, replace: bool = False) -> Path:
        """Write an outline to a Markdown file; raise what `Claims.file` raises."""
        self._library.backups.refuse_own(path)
        return export.write(path, self.markdown(outline_id), replace=replace)
