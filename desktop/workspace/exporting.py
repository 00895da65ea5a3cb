"""Export: annotations as Markdown, in one file or one file each."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from desktop import export
from desktop.domain import LinkKind, Progress
from desktop.errors import CancelledError, FileExistsAlreadyError
from desktop.workspace.tags import Tags

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import datetime
    from pathlib import Path

    from desktop.domain import Document, Highlight
    from desktop.export import Excerpts

    _Links = dict[str, tuple[export.LinkedHighlight, ...]]


class Exporting(Tags):
    """What can be done to hand annotations to others."""

    def export_markdown(self, *, documents: Sequence[str] = (), tags: Sequence[str] = ()) -> str:
        """Return highlights as one Markdown text.

        Without `documents` (ids) all of them; with `tags` only passages that bear one of these.
        Raises NotFoundError for an unknown tag.
        """
        chosen = list(self._excerpts(documents, tags))
        title = "Annotations tagged " + ", ".join(map(self.known_tag, tags)) if tags else ""
        return export.render(chosen, title)

    def export_file(
        self,
        path: Path,
        *,
        documents: Sequence[str] = (),
        tags: Sequence[str] = (),
        replace: bool = False,
    ) -> Path:
        """Write highlights to one Markdown file. Raises FileExistsAlreadyError, StorageError."""
        text = self.export_markdown(documents=documents, tags=tags)
        return export.write(path, text, replace=replace)

    def export_files(
        self,
        folder: Path,
        *,
        documents: Sequence[str] = (),
        tags: Sequence[str] = (),
        by_tag: bool = False,
        replace: bool = False,
        progress: Callable[[Progress], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> list[Path]:
        """Write one Markdown file for each document, or for each tag, into `folder`.

        Nothing is written when a file of that name is there and `replace` is not given.
        """
        files = dict(
            self._by_tag(documents, tags) if by_tag else self._by_document(documents, tags)
        )
        taken = [folder / name for name in files if os.path.lexists(folder / name)]
        if taken and not replace:
            raise FileExistsAlreadyError(taken[0])
        written: list[Path] = []
        for name, text in files.items():
            if cancelled is not None and cancelled():
                raise CancelledError("The export")
            written.append(export.write(folder / name, text, replace=replace))
            if progress is not None:
                progress(Progress(len(written), len(files), name))
        return written

    def citation(self, document_id: str, start: int) -> str:
        """Return one line that cites the passage at `start`."""
        document, content = self.library.document(document_id), self._newest_content(document_id)
        return export.citation_text(export.cite(document, content, start))

    def _by_document(
        self, documents: Sequence[str], tags: Sequence[str]
    ) -> Iterator[tuple[str, str]]:
        names = export.file_names({one.id: one.title for one in self.library.documents()})
        for source in self._excerpts(documents, tags):
            yield names[source.document.id], export.render([source])

    def _by_tag(self, documents: Sequence[str], tags: Sequence[str]) -> Iterator[tuple[str, str]]:
        everything = self.library.tags()
        wanted = set(map(self.known_tag, tags))
        names = export.file_names({tag.id: tag.path.replace("/", " - ") for tag in everything})
        above = tuple(f"{path}/" for path in wanted - {tag.path for tag in everything})
        for tag in everything:
            if not wanted or tag.path in wanted or tag.path.startswith(above):
                chosen = list(self._excerpts(documents, (tag.path,)))
                yield names[tag.id], export.render(chosen, tag.path)

    def _excerpts(self, documents: Sequence[str], tags: Sequence[str]) -> Iterator[Excerpts]:
        chosen = self._chosen_highlights(tags)
        everything = self.library.documents()
        titles = {document.id: document.title for document in everything}
        links = self._links(titles)
        changes = self._changes()
        for document in everything:
            highlights = tuple(chosen.get(document.id, ()))
            asked_for = document.id in documents
            if asked_for or (not documents and highlights):
                content = self._newest_content(document.id)
                changed = changes(document, highlights, links)
                yield export.Excerpts(document, content, highlights, links, changed)

    def _changes(self) -> Callable[[Document, Sequence[Highlight], _Links], datetime | None]:
        """Return what tells when anything that an excerpt shows was changed last."""
        moments = self.library.last_changes()
        tags = {tag.path: tag.id for tag in self.library.tags()}

        def changed(
            document: Document, highlights: Sequence[Highlight], links: _Links
        ) -> datetime | None:
            shown = {document.id}
            for highlight in highlights:
                shown |= {highlight.id, *(tags.get(path, "") for path in highlight.tags)}
                for link in links.get(highlight.id, ()):
                    shown |= {link.highlight.document_id}
            return max((moments[one] for one in shown & moments.keys()), default=None)

        return changed

    def _chosen_highlights(self, tags: Sequence[str]) -> dict[str, list[Highlight]]:
        found: dict[str, dict[str, Highlight]] = {}
        for tag in tags or (None,):
            path = self.known_tag(tag) if tag is not None else None
            for highlight in self.library.highlights(tag=path):
                found.setdefault(highlight.document_id, {})[highlight.id] = highlight
        return {
            document_id: sorted(by_id.values(), key=lambda h: (h.start, h.end, h.id))
            for document_id, by_id in found.items()
        }

    def _links(self, titles: dict[str, str]) -> _Links:
        found: _Links = {}
        links = self.library.links()
        if not links:
            return found
        by_id = {highlight.id: highlight for highlight in self.library.highlights()}
        for link in sorted(links, key=lambda link: (list(LinkKind).index(link.kind), link.id)):
            target = by_id.get(link.target_id)
            if target is not None:
                title = titles.get(target.document_id, "")
                other = export.LinkedHighlight(link.kind, target, title, link.note)
                found[link.source_id] = (*found.get(link.source_id, ()), other)
        return found
