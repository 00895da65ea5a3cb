"""Free notes: write them, put them in order, link them, hand them on."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from desktop import export
from desktop.domain.noted.free_notes import AT_THE_TOP
from desktop.domain.noted.note_links import Linkable, Target, spelled
from desktop.errors import ManiculeError, NotFoundError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from desktop.domain import Highlight
    from desktop.domain.noted.free_notes import FreeNote, Home
    from desktop.domain.noted.note_links import NoteLink
    from desktop.workspace.citing.citations import Citations
    from desktop.workspace.opened import Opened


class Notes:
    """What can be done with free notes."""

    def __init__(self, opened: Opened, citations: Citations) -> None:
        self._opened = opened
        self._library = opened.library
        self._citations = citations

    def all(self) -> list[FreeNote]:
        """Return the notes outside the trash, by title."""
        return self._library.notes.all()

    def removed(self) -> list[FreeNote]:
        """Return the notes in the trash."""
        return self._library.notes.removed()

    def get(self, note_id: str) -> FreeNote:
        """Return a note. Raises NotFoundError."""
        return self._library.notes.get(note_id)

    def add(self, title: str = "", text: str = "", home: Home = AT_THE_TOP) -> FreeNote:
        """Begin a note under a document, in a collection, or at the top."""
        with self._opened.changing() as library:
            return library.notes.add(title, text, home)

    def change(
        self, note_id: str, *, title: str | None = None, text: str | None = None
    ) -> FreeNote:
        """Give a note another title or text."""
        with self._opened.changing() as library:
            return library.notes.change(note_id, title=title, text=text)

    def move(self, note_id: str, home: Home) -> None:
        """Put a note elsewhere."""
        with self._opened.changing() as library:
            library.notes.move(note_id, home)

    def remove(self, note_id: str) -> None:
        """Move a note to the trash."""
        with self._opened.changing() as library:
            library.notes.remove(note_id)

    def restore(self, note_id: str) -> None:
        """Bring a note back from the trash."""
        with self._opened.changing() as library:
            library.notes.restore(note_id)

    # Linking

    def linkable(self, typed: str, *, beside: str = "", limit: int = 12) -> list[Linkable]:
        """Return what a link may point to that has all these words: in its words, tags or title.

        Notes and documents come before passages, of which those changed last come first; of all
        but the note `beside` which they are offered.
        """
        wanted = typed.casefold().split()

        def answers(*said: str) -> bool:
            folded = " ".join(said).casefold()
            return all(word in folded for word in wanted)

        titles = {one.id: one.title for one in self._library.documents.all()}
        notes = [one for one in self.all() if one.id != beside and answers(one.title)]
        found = [Linkable(Target.NOTE, one.id, one.title, "note") for one in notes]
        found += [
            Linkable(Target.DOCUMENT, key, title, "document")
            for key, title in titles.items()
            if answers(title)
        ]
        half = max(limit // 2, limit - len(found))
        passages = [
            Linkable(Target.HIGHLIGHT, one.id, one.quote.strip(), titles.get(one.document_id, ""))
            for one in sorted(
                self._library.highlights.all(), key=lambda one: one.modified, reverse=True
            )
            if one.quote.strip() and answers(one.quote, *one.tags, titles.get(one.document_id, ""))
        ]
        return [*found[: limit - min(half, len(passages))], *passages][:limit]

    def called(self, target: Target, target_id: str) -> str:
        """Return what a link points to, as it is called now; '' where it is gone."""
        try:
            if target is Target.NOTE:
                return self.get(target_id).title
            if target is Target.DOCUMENT:
                return self._library.documents.get(target_id).title
            return self._library.highlights.get(target_id).quote
        except NotFoundError:
            return ""

    # Handing on

    def quoting(self, highlight_id: str) -> str:
        """Return a quotation as it is put into a note: the words, then a link that cites them."""
        highlight = self._library.highlights.get(highlight_id)
        lines = "".join(f"> {line}\n" for line in highlight.quote.splitlines() if line.strip())
        return f"{lines}>\n> — {self._citing(highlight)}\n" if lines else self._citing(highlight)

    def _citing(self, highlight: Highlight) -> str:
        return spelled(Target.HIGHLIGHT, highlight.id, self._citation(highlight))

    def markdown(self, notes: Sequence[FreeNote]) -> str:
        """Return notes as one Markdown text, each link as its words and what they cite."""
        return "\n".join(export.free_note(note, self._cited) for note in notes)

    def file(self, path: Path, notes: Sequence[FreeNote], *, replace: bool = False) -> Path:
        """Write notes into one Markdown file. Raises FileExistsAlreadyError unless `replace`."""
        return export.write(path, self.markdown(notes), replace=replace)

    def files(
        self, folder: Path, notes: Sequence[FreeNote], *, replace: bool = False
    ) -> list[Path]:
        """Write one Markdown file for each note into a folder."""
        names = export.file_names({note.id: note.title for note in notes})
        return [self.file(folder / names[note.id], [note], replace=replace) for note in notes]

    def _cited(self, link: NoteLink) -> str:
        """Return the citation of what a link points to, '' for a note and for what is gone."""
        try:
            if link.target is Target.HIGHLIGHT:
                return self._citation(self._library.highlights.get(link.id))
            if link.target is Target.DOCUMENT:
                document = self._library.documents.get(link.id)
                whole = export.cite(document, self._opened.contents.of(link.id), 0)
                return export.citation_text(replace(whole, place=""))
        except ManiculeError:
            return ""
        return ""

    def _citation(self, highlight: Highlight) -> str:
        if highlight.placement.status.stands:
            return self._citations.line(highlight.document_id, highlight.start)
        anchor = highlight.anchor
        return self._citations.line(highlight.document_id, anchor.start, anchor.revision)
