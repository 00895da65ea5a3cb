"""The bytes that documents were made from, to be read again."""

from __future__ import annotations

import tempfile
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.errors import UnknownEncodingError
from desktop.formats.encoding import labels
from desktop.library.bibliography import with_choice
from desktop.library.file.sources import is_whole
from desktop.workspace.base import Base

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop.domain import Parsed, ReadingChoice


class Originals(Base):
    """What reading a document again begins and ends with."""

    @contextmanager
    def _readable_source(self, document_id: str) -> Iterator[Path]:
        """Give the original bytes under their own name, since importers go by suffix.

        Where the file lies as it was, that one: its pictures may lie beside it.
        """
        document, original = self.library.document(document_id), self.library.origin(document_id)
        if is_whole(original, document.sha256):
            yield original
            return
        with tempfile.TemporaryDirectory(prefix="manicule-") as folder:
            path = Path(folder) / (Path(document.source_name).name or "source.txt")
            path.write_bytes(self.library.source_path(document_id).read_bytes())
            yield path

    def _as_chosen(self, parsed: Parsed, choice: ReadingChoice, document_id: str = "") -> Parsed:
        """Let the document remember how it is to be read from now on.

        What stands around an article does not tell its kind, so a page shown whole keeps its own.
        """
        kind = parsed.kind
        if choice.whole_page and document_id:
            kind = self.library.document(document_id).kind
        return replace(parsed, kind=kind, facts=with_choice(parsed.facts, choice))


def checked(choice: ReadingChoice) -> ReadingChoice:
    """Return a choice with the encoding's own name; raises UnknownEncodingError."""
    if not choice.encoding:
        return choice
    known = labels.named(choice.encoding)
    if known is None:
        raise UnknownEncodingError(choice.encoding, labels.near(choice.encoding))
    return replace(choice, encoding=known.encoding.name)
