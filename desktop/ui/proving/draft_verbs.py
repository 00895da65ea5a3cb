"""Verbs that prove a draft: the search worker looks up, the file is mended on a click."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTemporaryDir, QTimer
from PySide6.QtGui import QAction, QCursor, QGuiApplication
from PySide6.QtWidgets import QFileDialog, QMenu

from desktop.ui.look.application import application
from desktop.ui.proving.draft_watch import DraftWatch
from desktop.ui.proving.proof_tab import ProofTab
from desktop.ui.shown import PROOF
from desktop.ui.work.tasks import call

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QMimeData

    from desktop.domain import Progress
    from desktop.domain.citing.mend import Mend, Mended
    from desktop.domain.citing.proof import Proof, ProvedDraft
    from desktop.ui.desk import Desk

_DRAFT = "draft"
_FOLDER = "draft_folder"
_DRAFTS = ("md", "markdown", "txt", "docx", "odt", "html", "htm", "rtf", "epub", "pdf")
_PASTED = "Pasted text"
_PAGES = "Web page (*.html)"


class ProofVerbs:
    """One draft at a time; what was mended last can be taken back while nobody else wrote on it."""

    def __init__(self, desk: Desk, import_path: Callable[[list[Path]], None]) -> None:
        self._desk = desk
        self._import = import_path
        self._tab: ProofTab | None = None
        self._path: Path | None = None
        self._mended: tuple[Path, Mended] | None = None
        self._watch: DraftWatch | None = None
        self._pasted: QTemporaryDir | None = None
        """Holds what was pasted, until something else is, or its tab or the program goes."""
        application().aboutToQuit.connect(self._forget_pasted)

    # What is looked up

    def check(self) -> None:
        """Ask for a draft and look its quotations up."""
        settings = self._desk.settings
        name, _ = QFileDialog.getOpenFileName(
            self._desk.window,
            "Check a Draft",
            settings.folder(_FOLDER),
            f"Drafts ({' '.join(f'*.{one}' for one in _DRAFTS)});;All files (*)",
        )
        if name:
            settings.set_text(_FOLDER, str(Path(name).parent))
            self.prove(Path(name))

    def prove(self, path: Path) -> None:
        """Look a draft's quotations up, in its tab."""
        self._desk.settings.set_text(_DRAFT, str(path))
        self._prove(path)

    def _prove(self, path: Path) -> None:
        self._desk.leave_here()
        self._desk.reading.show_tab(PROOF)
        self._path = path
        self._ask()
        self._desk.reading.take_focus()

    def prove_copied(self) -> None:
        """Look up what is quoted in text on the clipboard, which no file takes corrections of."""
        # Where whoever copied is gone there may be no data at all, whatever its type says.
        data: QMimeData | None = QGuiApplication.clipboard().mimeData()
        is_page = data is not None and data.hasHtml()
        text = "" if data is None else data.html() if is_page else data.text()
        if not text.strip():
            self._desk.status.say("There is no text on the clipboard. Copy some of your draft.")
            return
        self._forget_pasted()
        self._pasted = QTemporaryDir()
        path = Path(self._pasted.path(), f"{_PASTED}.{'html' if is_page else 'md'}")
        path.write_text(text, encoding="utf-8")
        self._prove(path)

    def made(self) -> ProofTab:
        """Return the tab of the draft; the last one can be checked again there."""
        tab, safely = ProofTab(), self._desk.safely
        self._tab, self._watch = tab, DraftWatch(tab)
        self._watch.changed.connect(safely(self._look_again))
        tab.choose_wanted.connect(safely(self.check))
        tab.paste_wanted.connect(safely(self.prove_copied))
        tab.again_wanted.connect(safely(self._ask))
        tab.stop_wanted.connect(self._stop)
        tab.report_wanted.connect(safely(self._report))
        tab.take_back_wanted.connect(safely(self._take_back))
        tab.shown_wanted.connect(safely(self._show))
        tab.open_wanted.connect(safely(self._open))
        tab.dropped.connect(safely(self._drop))
        tab.passage.mend_wanted.connect(safely(self._mend))
        tab.passage.copy_wanted.connect(self._copy)
        tab.destroyed.connect(self._gone)
        last = Path(self._desk.settings.text(_DRAFT))
        if self._path is None and last.is_file():
            tab.offer_last(last)
            tab.last_wanted.connect(safely(lambda: self.prove(last)))
        return tab

    def _gone(self) -> None:
        self._tab = self._watch = None
        self._stop_asking()
        self._forget_pasted()

    def _forget_pasted(self) -> None:
        if self._pasted is not None:
            self._pasted.remove()
            self._pasted = None

    def _ask(self) -> None:
        tab, desk, path = self._tab, self._desk, self._path
        if tab is None or path is None or not desk.is_open:
            return
        tab.wait(path)
        asked = call(desk.workspace.proofs.draft, path)
        desk.tasks.search(
            asked, then=self._hear, failed=self._fail, text="Checking a draft", told=self._tell
        )

    def _tell(self, progress: Progress) -> None:
        if self._tab is not None:
            self._tab.show_progress(progress.done, progress.total)

    def _hear(self, draft: ProvedDraft) -> None:
        if self._tab is not None and draft.path == self._path:
            is_pasted = self._pasted is not None and draft.path.parent == Path(self._pasted.path())
            self._tab.show_draft(replace(draft, can_be_mended=False) if is_pasted else draft)
            if self._watch is not None:
                self._watch.watch(draft.path)

    def _fail(self, sentence: str) -> None:
        if self._tab is not None:
            self._tab.show_problem("The draft could not be checked", sentence)

    def _stop_asking(self) -> None:
        if self._desk.is_open:
            self._desk.tasks.give_up(self._desk.workspace.proofs.draft)

    def _stop(self) -> None:
        self._stop_asking()
        self._fail("It was stopped. Nothing was changed.")

    def _look_again(self) -> None:
        """Check again where the file is not as it was looked up."""
        draft = self._draft()
        if draft is None or not self._desk.is_open or not draft.path.exists():
            return
        if not self._desk.workspace.proofs.is_as_proved(draft):
            self._ask()

    def _draft(self) -> ProvedDraft | None:
        return self._tab.draft if self._tab is not None else None

    # One of what was found

    def _proof(self, key: str) -> Proof | None:
        draft = self._draft()
        return draft.proofs[int(key)] if draft is not None and key.isdecimal() else None

    def _show(self, key: str) -> None:
        tab, draft, proof = self._tab, self._draft(), self._proof(key)
        if tab is None or draft is None:
            return
        proofs = self._desk.workspace.proofs
        if proof is not None:
            tab.passage.show_proof(proof, proofs.sides(draft, proof), proofs.ways(draft, proof))
        else:
            figure = draft.figures[int(key.rsplit(maxsplit=1)[-1])]
            tab.passage.show_figure(figure, proofs.figure_sides(draft, figure))
        tab.show_side()

    def _open(self, key: str) -> None:
        draft, proof = self._draft(), self._proof(key)
        if draft is None:
            return
        if proof is None:
            figure = draft.figures[int(key.rsplit(maxsplit=1)[-1])]
            place = self._desk.workspace.proofs.page_start(figure)
            self._desk.open_passage(figure.document_id, place, beside=True)
        elif proof.document_id:
            self._desk.open_passage(proof.document_id, proof.start, proof.end, beside=True)
        else:
            self._desk.status.say("No document of your library has these words.")

    def step(self, by: int) -> bool:
        """Go to the next of what is listed, if a draft is in front; return whether it is."""
        tab = self._desk.reading.on_show()
        if isinstance(tab, ProofTab):
            tab.step(by)
        return isinstance(tab, ProofTab)

    # Putting right

    def _mend(self, way: Mend) -> None:
        draft = self._draft()
        if draft is None:
            return
        done = self._desk.workspace.proofs.mend(draft, way)
        self._mended = draft.path, done
        self._desk.status.offer(
            f"Put right in {draft.path.name}.", "Undo", self._desk.safely(self._take_back)
        )
        self._ask()

    def _take_back(self) -> None:
        if self._mended is None:
            self._desk.status.say("Nothing was put right in this draft that could be undone.")
            return
        path, done = self._mended
        self._desk.workspace.proofs.take_back(path, done)
        self._mended = None
        self._desk.status.say(f"{path.name} is as it was before.")
        self._ask()

    def _copy(self, way: Mend) -> None:
        QGuiApplication.clipboard().setText(way.words)
        self._desk.status.say("Copied. Paste it into your draft.")

    # Handing it on

    def _report(self) -> None:
        draft = self._draft()
        if draft is None:
            return
        place = draft.path.with_name(f"{draft.path.stem} proof.html")
        name, _ = QFileDialog.getSaveFileName(
            self._desk.window, "Write a Report", str(place), _PAGES
        )
        if name:
            path = Path(name)
            path = path if path.suffix else path.with_suffix(".html")
            written = self._desk.workspace.proofs.report(draft, path, replace=True)
            self._desk.status.say(f"Written to {written}.")

    def _drop(self, path: Path) -> None:
        """Ask whether a file that was dropped here is a draft, once the drop is over."""
        menu = QMenu(self._desk.window)
        for text, act in (
            ("Check as a &Draft", partial(self.prove, path)),
            ("&Import as a Document", partial(self._import, [path])),
        ):
            action = QAction(text, menu)
            action.triggered.connect(self._desk.safely(act))
            menu.addAction(action)
        menu.setActiveAction(menu.actions()[0])
        at = QCursor.pos()
        QTimer.singleShot(0, menu, lambda: menu.popup(at))
