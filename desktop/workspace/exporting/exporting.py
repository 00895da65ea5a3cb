"""Exports in every form: to a file, one file each, as bytes, or only how one begins."""

from __future__ import annotations

import csv
import io
import logging
import os
from typing import TYPE_CHECKING

from desktop.domain import Progress
from desktop.domain.exchanged.export_wish import ExportPreview
from desktop.errors import FileExistsAlreadyError
from desktop.export.citing.csl_style import bundled_styles, style_note
from desktop.export.written.csv_file import unguarded
from desktop.export.written.export_formats import EXPORT_FORMATS, export_format
from desktop.export.written.page_file import preview_page
from desktop.export.written.target import in_memory, staged
from desktop.workspace.exporting.export_selecting import Selecting, Watch

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from desktop.domain.exchanged.export_wish import ExportWish, FormatNote, StyleNote
    from desktop.export.written.export_selection import Selection
    from desktop.workspace.collections import Collections
    from desktop.workspace.links import Links
    from desktop.workspace.opened import Opened
    from desktop.workspace.searching.highlight_questions import Questions

_LOG = logging.getLogger(__name__)
_SHOWN = 12
"""Highlights of a preview: more than fit beside its choices."""
_LONGEST_SHOWN = 20_000
"""Letters of a preview."""
_AS_PAGE = frozenset({"html", "docx"})
_AS_TABLE = frozenset({"csv", "xlsx", "qdpx"})


class Exporting:
    """What can be handed on, in which form. Methods raise NotFoundError and UnusableStyleError."""

    def __init__(
        self, opened: Opened, questions: Questions, links: Links, collections: Collections
    ) -> None:
        self._library = opened.library
        self._selecting = Selecting(opened, questions, links, collections)

    @staticmethod
    def formats() -> list[FormatNote]:
        """Return all formats there are."""
        return [form.note for form in EXPORT_FORMATS]

    @staticmethod
    def styles() -> list[StyleNote]:
        """Return the citation styles that come with the program."""
        return bundled_styles()

    @staticmethod
    def style(name: str) -> StyleNote:
        """Return what a style is called, by its name or the path of its file."""
        return style_note(name)

    def file(
        self,
        path: Path,
        wish: ExportWish,
        *,
        replace: bool = False,
        progress: Callable[[Progress], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> Path:
        """Write one file, with what lies beside it; where it fails, none is there.

        Raises FileExistsAlreadyError, StorageError, CancelledError, or OwnFileError for a file of
        the library.
        """
        self._library.backups.refuse_own(path)
        selection = self._selecting.select(wish, Watch(progress, cancelled))
        return _written(path, wish.form, selection, replace=replace, cancelled=cancelled)

    def files(
        self,
        folder: Path,
        wish: ExportWish,
        *,
        replace: bool = False,
        progress: Callable[[Progress], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> list[Path]:
        """Write a file for each document, or each heading of what is grouped, into a folder.

        Nothing is written when a file of that name is there and `replace` is not given.
        """
        self._library.backups.refuse_own(folder)
        suffix, watch = export_format(wish.form).suffix, Watch(None, cancelled)
        each = {folder / f"{name}{suffix}": one for name, one in self._selecting.each(wish, watch)}
        taken = [path for path in each if os.path.lexists(path)]
        if taken and not replace:
            raise FileExistsAlreadyError(taken[0])
        for number, (path, one) in enumerate(each.items(), 1):
            watch.go_on()
            _written(path, wish.form, one, replace=replace, cancelled=cancelled)
            if progress is not None:
                progress(Progress(number, len(each), path.name))
        return list(each)

    def data(self, wish: ExportWish) -> bytes:
        """Return the bytes of a file; what would lie beside it is not there."""
        target, held = in_memory()
        selection = self._selecting.select(wish, Watch())
        export_format(wish.form).load().write(selection, target)
        _LOG.info("Export as %s: %d highlights", wish.form, selection.highlights)
        return held.getvalue()

    def preview(
        self, wish: ExportWish, *, cancelled: Callable[[], bool] | None = None
    ) -> ExportPreview:
        """Return how an export begins."""
        form = export_format(wish.form)
        shown, documents, highlights = self._selecting.beginning(wish, _SHOWN)
        counts = documents, highlights
        count = documents if form.holds_documents else highlights
        if wish.form in _AS_PAGE:
            return ExportPreview("page", preview_page(shown), (), *counts, count <= _SHOWN)
        target, held = in_memory(cancelled)
        written = export_format("csv") if wish.form in _AS_TABLE else form
        written.load().write(shown, target)
        text = held.getvalue().decode("utf-8")
        if wish.form in _AS_TABLE:
            lines = csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""))
            rows = tuple(tuple(map(unguarded, line)) for line in lines)
            return ExportPreview("table", "", rows, *counts, count <= _SHOWN)
        is_all = count <= _SHOWN and len(text) <= _LONGEST_SHOWN
        return ExportPreview("text", text[:_LONGEST_SHOWN], (), *counts, is_all)


def _written(
    path: Path,
    form: str,
    selection: Selection,
    *,
    replace: bool,
    cancelled: Callable[[], bool] | None,
) -> Path:
    with staged(path, replace=replace, cancelled=cancelled) as target:
        export_format(form).load().write(selection, target)
    _LOG.info("Export as %s: %d highlights", form, selection.highlights)
    return path
