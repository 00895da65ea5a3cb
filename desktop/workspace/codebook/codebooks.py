"""The codebook, as others are to read it."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from desktop import export
from desktop.domain import TagUse
from desktop.errors import NotFoundError
from desktop.export.codebook.codebook_docx import codebook_docx
from desktop.export.codebook.codebook_html import codebook_html
from desktop.export.codebook.codebook_markdown import codebook_markdown
from desktop.export.codebook.entries import Entry
from desktop.export.refi.refi_codebook_file import write_codebook
from desktop.library.ordering import natural

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from desktop.domain import Highlight, Tag
    from desktop.workspace.opened import Opened

SHADES = {
    "yellow": "#d9a400",
    "green": "#2f9e54",
    "blue": "#2d7fd6",
    "pink": "#d6457f",
    "purple": "#8256d0",
    "orange": "#e07a1f",
}
"""Colours with names, as paper shows them."""


class Form(StrEnum):
    """As what a codebook is written."""

    MARKDOWN = "markdown"
    HTML = "html"
    DOCX = "docx"
    REFI_QDA = "refi-qda"
    """For other programs for qualitative analysis."""


FORMS = {
    ".md": Form.MARKDOWN,
    ".html": Form.HTML,
    ".docx": Form.DOCX,
    ".qdc": Form.REFI_QDA,
}
"""By the ends of file names."""


class Codebooks:
    """What can be done to hand the codebook on."""

    def __init__(self, opened: Opened) -> None:
        self._opened = opened
        self._library = opened.library

    def entries(self) -> list[Entry]:
        """Return what there is to say of each tag, and of levels above, in the order of paths."""
        tags = {tag.path: tag for tag in self._library.tags.all()}
        uses = self._library.tags.uses()
        paths = sorted({*tags, *uses}, key=lambda path: [natural(one) for one in path.split("/")])
        return [self._entry(path, tags.get(path), uses) for path in paths]

    def example(self, tag: Tag) -> Highlight | None:
        """Return the highlight that shows what a tag is for, if it is still there."""
        try:
            return self._library.highlights.get(tag.example) if tag.example else None
        except NotFoundError:
            return None

    @staticmethod
    def use_in_words(use: TagUse) -> str:
        """Return how far a tag is in use, as a sentence."""
        return Entry("", use).use_in_words()

    def text(self, form: Form) -> str | bytes:
        """Return the codebook as Markdown or a page, or as the bytes of another file."""
        if form is Form.REFI_QDA:
            return write_codebook(self._library.tags.all())
        entries = self.entries()
        if form is Form.DOCX:
            return codebook_docx(entries)
        if form is Form.HTML:
            return codebook_html(entries, SHADES)
        return codebook_markdown(entries)

    def write(self, path: Path, form: Form | None = None, *, replace: bool = False) -> Path:
        """Write the codebook to a file, in the form that its name ends with, else as Markdown.

        Raises FileExistsAlreadyError, StorageError, or OwnFileError for a file of the library.
        """
        self._library.backups.refuse_own(path)
        form = form or FORMS.get(path.suffix.casefold(), Form.MARKDOWN)
        return export.write(path, self.text(form), replace=replace)

    def _entry(self, path: str, tag: Tag | None, uses: Mapping[str, TagUse]) -> Entry:
        use = uses.get(path, TagUse())
        if tag is None:
            return Entry(path, use)
        example, cited = self.example(tag), ""
        if example is not None:
            document = self._library.documents.get(example.document_id)
            content = self._opened.contents.of(example.document_id)
            cited = export.citation_text(export.cite(document, content, example.start))
        return Entry(
            path,
            use,
            tag.colour,
            tag.definition,
            tag.exclusion,
            example.quote if example is not None else "",
            cited,
        )
