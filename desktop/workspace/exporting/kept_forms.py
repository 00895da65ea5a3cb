"""The notes of a kept export in its form, as they would be if nobody else wrote into them."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

from desktop import export
from desktop.domain.exchanged.kept_export import KeptForm
from desktop.domain.file_names import safe
from desktop.export.kept import obsidian, plain_markdown, templated
from desktop.export.kept.kept_note import Vault, block_ids
from desktop.export.kept.managed_block import Marking
from desktop.export.kept.obsidian_tags import spelled
from desktop.export.templates.seen_values import seen
from desktop.workspace.exporting.template_child import Task, followed
from desktop.workspace.exporting.templates import file_path

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from desktop.domain import Highlight
    from desktop.domain.exchanged.kept_export import Kept, WrittenNote
    from desktop.export.kept.kept_note import KeptNote
    from desktop.export.kept.managed_block import Written
    from desktop.library import Library

PICTURES = "manicule-pictures"
"""The folder of pictures in that of a kept export."""
_MARKDOWN = (".md", ".markdown")


class KeptForms:
    """Makes notes of excerpts; names of files and texts of templates are asked for at once."""

    def __init__(
        self,
        library: Library,
        sources: Sequence[export.Excerpts],
        written: dict[str, WrittenNote],
        kept: Kept,
        task: Task | None,
        cancelled: Callable[[], bool],
    ) -> None:
        form = kept.form
        self._library, self._folder, self._form = library, Path(kept.folder), form
        self._task, self._cancelled = task, cancelled
        self._sources = {one.document.id: one for one in sources}
        self._texts: dict[str, str] = {}
        self._tags = spelled(tag.path for tag in library.tags.all())
        self._removed: dict[str, Highlight] = {one.id: one for one in library.highlights.removed()}
        self.written = written
        """What is remembered of each note."""
        self.titles = {one.document.id: one.document.title for one in sources}
        self.suffix = task.suffix if task else ".md"
        self.is_whole = self.suffix not in _MARKDOWN
        """Whether files have no place for anybody else's words."""
        self.marking = Marking.OBSIDIAN if form is KeptForm.OBSIDIAN else Marking.HTML
        now = datetime.now().astimezone()
        self.today = f"{now.day} {now:%b %Y}"
        self.note_names = {key: PurePosixPath(one.path).stem for key, one in written.items()}
        """What each note is called, as far as it is known: links lead there."""
        self.folders: dict[str, Path] = {}
        """Where each lies, as far as it is known: pictures are told from there."""
        self.names = self._named()
        """What each should be called, by document."""

    def note(self, document_id: str, path: Path, written: Written) -> KeptNote:
        """Return the note of a document, to be written at a path."""
        source = self._sources[document_id]
        struck = self.removed(document_id, written)
        if self._form is KeptForm.OBSIDIAN:
            return obsidian.note(source, self._vault(source, path.parent), struck)
        if self._form is KeptForm.MARKDOWN:
            return plain_markdown.note(source, self._vault(source, path.parent), struck)
        text = self._made()[document_id]
        if self.is_whole:
            return templated.whole(source, text)
        return templated.note(source, text, lambda ids: self._alone(document_id, ids))

    def removed(self, document_id: str, written: Written) -> list[Highlight]:
        """Return the highlights of a note that were removed since they were written."""
        shown = {one.id for one in self._sources[document_id].highlights}
        gone = [self._removed[one] for one in written.marks if one in self._removed]
        return [one for one in gone if one.id not in shown and one.document_id == document_id]

    def _named(self) -> dict[str, str]:
        if self._task is None or not self._task.file_name:
            return {key: safe(title, "untitled") for key, title in self.titles.items()}
        task = self._task._replace(source="")
        made = followed(task, self._values(list(self._sources.values())), self._cancelled)
        named = {key: name for key, (name, _) in zip(self._sources, made, strict=True)}
        return {key: file_path(name) for key, name in named.items()}

    def _made(self) -> Mapping[str, str]:
        """Return what a template makes of each document, all of them in one go."""
        if not self._texts and self._task is not None:
            task = self._task._replace(file_name=self._task.file_name or "x")
            made = followed(task, self._values(list(self._sources.values())), self._cancelled)
            self._texts = {key: text for key, (_, text) in zip(self._sources, made, strict=True)}
        return self._texts

    def _alone(self, document_id: str, ids: frozenset[str]) -> str:
        """Return what a template makes of some highlights that are new in a note."""
        assert self._task is not None  # noqa: S101 - only a template is asked
        values = self._values([self._sources[document_id]]) | {"only_new": True}
        document = values["documents"][0]
        document["highlights"] = [one for one in document["highlights"] if one["id"] in ids]
        ((_, text),) = followed(self._task._replace(file_name=None), values, self._cancelled)
        return text

    def _values(self, sources: Sequence[export.Excerpts]) -> dict[str, Any]:
        authors: dict[str, str] = {}
        for source in sources:
            made = self._library.highlights.provenance(source.document.id)
            authors |= {key: one.author for key, one in made.items()}
        found = [
            seen([one], self._vault(one, self.folders.get(one.document.id, self._folder)), authors)
            for one in sources
        ]
        documents = [document for values in found for document in values["documents"]]
        return {"library": {"id": self._library.id}, "documents": documents, "only_new": False}

    def _vault(self, source: export.Excerpts, beside: Path) -> Vault:
        """Return what a note refers to, which lies in a folder."""
        linked = {link.highlight.document_id for links in source.links.values() for link in links}
        blocks = {
            key: mark
            for document_id in linked & self.note_names.keys()
            for key, mark in self._marks(document_id).items()
        }
        pictures = self._pictures(source, beside)
        return Vault(self._library.id, self.note_names, blocks, self._tags, pictures)

    def _marks(self, document_id: str) -> Mapping[str, str]:
        """Return by what the highlights in a note are known, whether it is written now or was."""
        source = self._sources.get(document_id)
        if source is None:
            known = self.written.get(document_id)
            return known.marks if known else {}
        return {key: f"^{block}" for key, block in block_ids(source.highlights).items()}

    def _pictures(self, source: export.Excerpts, beside: Path) -> dict[str, str]:
        """Write the pictures of areas, and return how a note in a folder refers to them."""
        found: dict[str, str] = {}
        for sha256 in {one.anchor.picture for one in source.highlights} - {""}:
            path = self._folder / PICTURES / export.picture_name(sha256)
            if not path.exists():
                data = self._library.documents.asset(sha256)
                if not data:
                    continue
                export.write(path, data, replace=True)
            found[sha256] = os.path.relpath(path, beside).replace(os.sep, "/")
        return found
