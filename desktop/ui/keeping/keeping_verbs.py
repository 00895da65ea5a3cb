"""Verbs of exports that are kept up, and of templates."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, QUrl
from PySide6.QtGui import QDesktopServices

from desktop import words
from desktop.domain import Changes
from desktop.domain.exchanged.kept_export import Became, Kept, KeptForm
from desktop.errors import CancelledError, ManiculeError
from desktop.ui.dialogs.question import confirm
from desktop.ui.keeping.kept_exports_dialog import KeptExportsDialog
from desktop.ui.keeping.target_dialog import TargetDialog
from desktop.ui.tree.tree_nodes import Kind
from desktop.ui.work.tasks import call

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from desktop.domain.exchanged.kept_export import ExportTarget, KeptReport
    from desktop.ui.desk import Desk

QUIET_MS = 5_000
"""After the last change, before what follows changes by itself does so."""
_STOPPED = {str(CancelledError(what)) for what in ("The export", "The request")}
_LOUD = (Became.FAILED, Became.BESIDE)
"""What is said even of what was done unasked."""


class KeepingVerbs:
    """Files are written by the slow worker; those that follow changes wait until these rest."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._dialog: KeptExportsDialog | None = None
        self._follows = False
        """Whether there is one that follows changes."""
        self._changed = Changes()
        """What is still to be followed,"""
        self._is_wide = True
        """unless it is all there is."""
        self._said: set[str] = set()
        """Sentences about what was done unasked: once is enough."""
        self._soon = QTimer(desk, singleShot=True, interval=QUIET_MS)
        self._soon.timeout.connect(desk.safely(self._follow))
        desk.opened.connect(desk.safely(self._begin))

    def _begin(self) -> None:
        self._desk.bridge.changed.connect(self._heard)
        self._look_who_follows()
        if self._follows:  # things may have changed while no window was open
            self._soon.start()

    def _look_who_follows(self) -> None:
        workspace = self._desk.workspace
        targets = [] if workspace.read_only else workspace.keeping.all()
        self._follows = any(one.kept.automatic for one in targets)

    def _heard(self, changes: Changes) -> None:
        if changes.exports:
            self._desk.safely(self._look_who_follows)()
        if self._follows and replace(changes, indexed=False, exports=frozenset()):
            self._changed |= changes
            # What is not of highlights may show in any note: the names that links go by, tags.
            self._is_wide |= not changes.highlights or bool(changes.collections or changes.texts)
            self._soon.start()

    def _follow(self) -> None:
        """Bring those up to date that follow changes, unless something else is being done."""
        desk = self._desk
        if not desk.is_open or not self._follows:
            return
        if desk.tasks.jobs:
            self._soon.start()
            return
        told = Changes() if self._is_wide else self._changed
        self._changed, self._is_wide = Changes(), False
        desk.tasks.run(
            call(
                desk.workspace.keeping.refresh_changed,
                sorted(told.documents),
                sorted(told.highlights),
            ),
            text="Updating kept exports",
            then=self._followed,
            failed=self._not_followed,
            gives_way=True,
        )

    def _followed(self, reports: Mapping[str, KeptReport]) -> None:
        loud = [
            sentence
            for report in reports.values()
            for sentence in (
                report.error,
                *(one.sentence for one in report.remarks if one.became in _LOUD),
            )
            if sentence and sentence not in self._said
        ]
        self._said.update(loud)
        if loud:
            self._desk.status.offer(loud[0], "Kept exports", self._desk.safely(self.open))
        self._show_again()

    def _not_followed(self, sentence: str) -> None:
        self._is_wide = True
        if sentence in _STOPPED:
            self._soon.start()
        elif sentence not in self._said:
            self._said.add(sentence)
            self._desk.status.say(sentence)

    def refresh(self) -> None:
        """Bring all kept exports up to date."""
        if not self._desk.workspace.keeping.all():
            self._desk.status.offer(
                "No export is kept up yet.", "Keep One", self._desk.safely(self.open)
            )
            return
        self._update("")

    def _update(self, target_id: str) -> None:
        desk = self._desk
        if self._dialog is not None:
            self._dialog.say_busy()
        desk.tasks.run(
            call(desk.workspace.keeping.refresh, [target_id] if target_id else []),
            text="Updating kept exports",
            then=self._updated,
            failed=self._not_updated,
        )

    def _updated(self, reports: Mapping[str, KeptReport]) -> None:
        if self._dialog is not None:
            self._show_again()
            return
        names = {one.id: one.kept.name for one in self._desk.workspace.keeping.all()}
        said = [f"{names.get(key, '')}: {words.kept_report(one)}" for key, one in reports.items()]
        remarks = any(one.remarks or one.error for one in reports.values())
        line = "; ".join(said).rstrip(".") + "."
        if remarks:
            self._desk.status.offer(line, "Details", self._desk.safely(self.open))
        else:
            self._desk.status.say(line)

    def _not_updated(self, sentence: str) -> None:
        self._desk.status.say(sentence)
        self._show_again()

    def open(self) -> None:
        """Show the kept exports, to begin one, change it, or bring it up to date."""
        desk = self._desk
        dialog = self._dialog = KeptExportsDialog(desk.workspace.keeping.all(), desk.window)
        safely = desk.safely
        dialog.new_asked.connect(safely(lambda: self._keep(self._begun())))
        dialog.change_asked.connect(safely(self._change))
        dialog.stop_asked.connect(safely(self._stop))
        dialog.update_asked.connect(safely(self._update))
        dialog.folder_asked.connect(safely(self._open_folder))
        try:
            dialog.exec()
        finally:
            self._dialog = None
            dialog.deleteLater()

    def keep(self) -> None:
        """Keep exporting what is chosen in the tree: a collection, a smart tag, or all."""
        self._keep(self._begun())

    def keep_with(self, template: str) -> None:
        """Keep exporting with a template."""
        self._keep(replace(self._begun(), form=KeptForm.TEMPLATE, template=template))

    def _begun(self) -> Kept:
        """Return what the chosen row of the tree suggests."""
        rows = self._desk.subject.rows
        collection = next((row for row in rows if row.kind is Kind.COLLECTION), None)
        smart_tag = next((row for row in rows if row.kind is Kind.SMART_TAG), None)
        row = collection or smart_tag
        return Kept(
            row.text if row else "",
            self._desk.settings.text("kept_folder"),
            collection=collection.key if collection else None,
            smart_tag=smart_tag.key if smart_tag else "",
            automatic=True,
        )

    def _keep(self, kept: Kept) -> None:
        self._ask(kept, self._desk.workspace.keeping.add)

    def _change(self, target_id: str) -> None:
        keeping = self._desk.workspace.keeping
        self._ask(keeping.find(target_id).kept, lambda kept: keeping.change(target_id, kept))

    def _ask(self, kept: Kept, keep: Callable[[Kept], ExportTarget]) -> None:
        desk = self._desk
        made: list[ExportTarget] = []

        def kept_now(chosen: Kept) -> str:
            try:
                made.append(keep(chosen))
            except ManiculeError as error:
                return str(error)
            return ""

        workspace = desk.workspace
        paths = workspace.collections.paths()
        dialog = TargetDialog(
            kept,
            workspace.templates.all(),
            workspace.questions.saved(),
            {key: path for key, path in paths.items() if key is not None},
            kept_now,
            self._dialog or desk.window,
        )
        dialog.exec()
        dialog.deleteLater()
        if made:
            desk.settings.set_text("kept_folder", str(Path(made[0].kept.folder).parent))
            self._show_again(made[0].id)
            self._update(made[0].id)

    def _stop(self, target_id: str) -> None:
        keeping = self._desk.workspace.keeping
        name = keeping.find(target_id).kept.name
        detail = "The files that it wrote stay as they are."
        if confirm(f"Keep “{name}” no longer?", detail, "Stop Keeping", self._dialog):
            keeping.remove(target_id)
            self._show_again()

    def _open_folder(self, target_id: str) -> None:
        kept = self._desk.workspace.keeping.find(target_id).kept
        QDesktopServices.openUrl(QUrl.fromLocalFile(kept.folder))

    def _show_again(self, chosen: str = "") -> None:
        if self._dialog is not None and self._desk.is_open:
            targets: Sequence[ExportTarget] = self._desk.workspace.keeping.all()
            self._dialog.show_targets(targets, chosen)
