"""Verbs of templates: look at them, write one, export with it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from desktop.ui.dialogs.name import NameDialog
from desktop.ui.dialogs.question import confirm
from desktop.ui.keeping.template_dialog import TemplateDialog
from desktop.ui.work.tasks import call

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.ui.desk import Desk


class TemplateVerbs:
    """The search worker follows what is being typed; the slow one writes files."""

    def __init__(self, desk: Desk, keep_with: Callable[[str], None]) -> None:
        self._desk = desk
        self._keep_with = keep_with
        self._dialog: TemplateDialog | None = None

    def open(self) -> None:
        """Show the templates, with what they make of a few documents."""
        desk = self._desk
        templates = desk.workspace.templates
        dialog = self._dialog = TemplateDialog(templates.all(), templates.source, desk.window)
        safely = desk.safely
        dialog.preview_asked.connect(safely(self._preview))
        dialog.save_asked.connect(safely(self._save))
        dialog.remove_asked.connect(safely(self._remove))
        dialog.export_asked.connect(safely(self._export))
        dialog.keep_asked.connect(safely(self._keep_with))
        try:
            dialog.exec()
        finally:
            self._dialog = None
            dialog.deleteLater()

    def _preview(self, name: str, source: str) -> None:
        pane = self._desk.reading.current()
        documents = [pane.document_id] if pane is not None and pane.highlights else []
        self._desk.tasks.search(
            call(self._desk.workspace.templates.preview, name, source, documents=documents),
            then=self._show_preview,
            failed=self._show_fault,
            text="Following the template",
        )

    def _show_preview(self, made: tuple[str, str]) -> None:
        if self._dialog is not None:
            self._dialog.show_preview(*made)

    def _show_fault(self, sentence: str) -> None:
        if self._dialog is not None:
            self._dialog.show_fault(sentence)

    def _save(self, name: str, text: str) -> None:
        dialog = self._dialog
        if dialog is None:
            return
        chosen, is_own = name, dialog.is_own
        if not is_own:
            chosen = NameDialog.ask("Save as Your Own Template", name, "Save", dialog)
            if not chosen:
                return
        templates = self._desk.workspace.templates
        taken = {one.name for one in templates.all() if one.is_own}
        if not is_own and (chosen in taken or f"{chosen}.jinja" in taken):
            detail = "Your template of this name will be lost."
            if not confirm(f"Replace “{chosen}”?", detail, "Replace", dialog):
                return
        saved = templates.save(chosen, text, replace=True)
        dialog.show_templates(templates.all(), saved.name)

    def _remove(self, name: str) -> None:
        if confirm(f"Remove “{name}”?", "Its file will be deleted.", "Remove", self._dialog):
            templates = self._desk.workspace.templates
            templates.remove(name)
            if self._dialog is not None:
                self._dialog.show_templates(templates.all())

    def _export(self, name: str) -> None:
        """Ask for a file and write all highlights to it."""
        desk = self._desk
        suffix = Path(name.removesuffix(Path(name).suffix)).suffix or ".md"
        place = Path(desk.settings.folder("export_folder")) / f"Highlights{suffix}"
        chosen, _form = QFileDialog.getSaveFileName(
            self._dialog, "Export with the Template", str(place), f"Files (*{suffix})"
        )
        if not chosen:
            return
        path = Path(chosen) if Path(chosen).suffix else Path(f"{chosen}{suffix}")
        desk.settings.set_text("export_folder", str(path.parent))
        desk.tasks.run(
            call(desk.workspace.templates.file, path, name, replace=True),  # the dialog has asked
            text="Exporting",
            then=lambda written: self._tell(f"Written to {written}."),
            failed=self._tell,
        )

    def _tell(self, sentence: str) -> None:
        self._show_fault(sentence)
        self._desk.status.say(sentence)
