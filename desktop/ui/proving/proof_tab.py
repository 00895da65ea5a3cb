"""The tab in which a draft is proved."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QProgressBar,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from desktop.ui.arguing.row_list import RowList
from desktop.ui.look.drops import accept_copy
from desktop.ui.look.empty import EmptyState
from desktop.ui.look.plain import Label, caption, short
from desktop.ui.look.theme import on_another_theme
from desktop.ui.proving.proof_head import ProofHead
from desktop.ui.proving.proof_passage import ProofPassage
from desktop.ui.proving.proof_rows import Filter, rows
from desktop.ui.shown import PROOF
from desktop.ui.tabs.other_tab import OtherTab
from desktop.ui.work.status import FOOT

if TYPE_CHECKING:
    from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent

    from desktop.domain.citing.proof import ProvedDraft

BAR = 260
"""Pixels of the line that shows how far the looking has come."""
HINT = "Enter opens the source beside · J and K, or F4, go on · F5 checks again"
_Keys = QKeySequence.StandardKey
_TITLE = "Check what you quote"
_TEXT = (
    "Choose a draft – Markdown, Word, OpenDocument, a web page – and every quotation in it is "
    "looked up in your library, word for word. Or drop the file here, or paste text (Ctrl+V). "
    "Nothing of it is stored."
)


class ProofTab(OtherTab):
    """Shows what was found in a draft and says what the reader wants; the verbs act."""

    choose_wanted = Signal()
    paste_wanted = Signal()
    """What is on the clipboard is to be checked."""
    last_wanted = Signal()
    """The draft that was checked last is to be checked again."""
    again_wanted = Signal()
    stop_wanted = Signal()
    report_wanted = Signal()
    take_back_wanted = Signal()
    shown_wanted = Signal(str)
    """The row with this key is to be shown beside its source."""
    open_wanted = Signal(str)
    dropped = Signal(object)
    """A file was dropped here."""

    beside = ("Proof of a draft", "Highlights are listed beside a document.")

    def __init__(self) -> None:
        super().__init__(None, PROOF)
        self.draft: ProvedDraft | None = None
        self._has_last = False
        self.head = ProofHead(self)
        self.list = RowList("Quotations of the draft", self)
        self.passage = ProofPassage(self)
        self.empty = EmptyState("proof", _TITLE, _TEXT, "Check a Draft…", parent=self)
        self.other = self.empty.offer_also("Check Another Draft…")
        self.other.hide()  # until another was checked before
        self.paste = self.empty.offer_also("Check Copied Text")
        self.nothing = EmptyState("check", "", "", parent=self)
        self.waiting = EmptyState("proof", "", "", "Stop", parent=self)
        self.bar = QProgressBar(self, textVisible=False)
        self.bar.setFixedWidth(BAR)
        self.waiting.show_above_button(self.bar)
        self._pages, self._sides = QStackedWidget(self), QStackedWidget(self)
        self.setAcceptDrops(True)
        self._lay_out()
        self._connect()
        on_another_theme(self.passage.retint)

    def _lay_out(self) -> None:
        self.list.setDragEnabled(False)
        self.list.setAcceptDrops(False)
        self.list.setSelectionMode(RowList.SelectionMode.SingleSelection)
        self.list.setMinimumWidth(220)
        self._lay_out_pages()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.head)
        layout.addWidget(self._pages, 1)
        self.head.hide()
        self.setFocusProxy(self.list)

    def _lay_out_pages(self) -> None:
        self._sides.addWidget(self.nothing)
        self._sides.addWidget(self.passage)
        hint = Label(HINT, self, wraps=True)
        hint.setObjectName("hint")
        hint.setProperty(FOOT, "yes")
        side = QWidget(self)
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._sides, 1)
        column.addWidget(hint)
        whole = QSplitter(Qt.Orientation.Horizontal, self)
        whole.setChildrenCollapsible(False)
        whole.addWidget(self.list)
        whole.addWidget(side)
        whole.setStretchFactor(1, 1)
        whole.setSizes([320, 480])
        pages: tuple[QWidget, ...] = (self.empty, self.waiting, whole)
        for page in pages:
            self._pages.addWidget(page)

    def _connect(self) -> None:
        self.empty.chosen.connect(self._begin)
        self.other.clicked.connect(self.choose_wanted)
        self.paste.clicked.connect(self.paste_wanted)
        self.head.another.triggered.connect(self.choose_wanted)
        self.head.paste.triggered.connect(self.paste_wanted)
        self.head.again.clicked.connect(self.again_wanted)
        self.head.report.triggered.connect(self.report_wanted)
        self.waiting.chosen.connect(self.stop_wanted)
        self.head.listed.connect(self._list)
        self.list.selectionModel().currentChanged.connect(lambda *_rows: self._choose())
        self.list.doubleClicked.connect(lambda _row: self._open())
        self.passage.open_wanted.connect(self._open)
        for keys, act in (("Return", self._open), ("J", lambda: self.step(1)),
                          ("K", lambda: self.step(-1))):  # fmt: skip
            self.list.on(keys, act)

    # What is shown

    def offer_last(self, path: Path) -> None:
        """Offer to check the draft again that was checked last."""
        self._has_last = True
        self.empty.button.setText(caption(f"Check {short(path.name, 40)} Again"))
        self.other.show()

    def _begin(self) -> None:
        (self.last_wanted if self._has_last else self.choose_wanted).emit()

    def wait(self, path: Path) -> None:
        """Say that a draft is being looked at."""
        is_again = self.draft is not None and self.draft.path == path
        self.head.again.setEnabled(False)
        self.bar.setRange(0, 0)
        if is_again:
            self.head.say("Checking again…")
            return
        self.head.hide()
        self.waiting.say(f"Checking {path.name}", "Each quotation is looked up in your library.")
        self._pages.setCurrentIndex(1)

    def show_progress(self, done: int, total: int) -> None:
        """Show how far the looking has come."""
        self.bar.setRange(0, max(1, total))
        self.bar.setValue(done)

    def show_draft(self, draft: ProvedDraft) -> None:
        """Show what was found; the row in hand stays so."""
        is_other = self.draft is None or self.draft.path != draft.path
        before = self.list.currentIndex().row()
        self.draft = draft
        self.head.again.setEnabled(True)
        self.head.show()
        self.head.show_draft(draft, Filter.WRONG if is_other else self.head.wanted)
        self._pages.setCurrentIndex(2)
        self._list()
        if not is_other and before >= 0:
            self._go_to(min(before, len(self.list.rows.rows) - 1))

    def show_problem(self, title: str, text: str) -> None:
        """Say why nothing could be looked up."""
        if self.draft is not None:
            self.head.again.setEnabled(True)
            self.head.say(text)
            self._pages.setCurrentIndex(2)
            self.head.show()
            return
        self.empty.say(title, text)
        self._pages.setCurrentIndex(0)

    def _list(self) -> None:
        draft = self.draft
        if draft is None:
            return
        found = rows(draft, self.head.wanted)
        self.list.show_rows(found)
        if found:
            if not self.list.currentIndex().isValid():
                self._go_to(0)
            self._choose()
        else:
            self.nothing.say(*_nothing(draft, self.head.wanted))
            self._sides.setCurrentIndex(0)

    def show_side(self) -> None:
        """Show the passage in hand rather than that there is none."""
        self._sides.setCurrentIndex(1)

    def step(self, by: int) -> None:
        """Go to the next row, or the one before, round at the ends."""
        count = len(self.list.rows.rows)
        if count:
            self._go_to((self.list.currentIndex().row() + by) % count)

    def _go_to(self, row: int) -> None:
        if row >= 0:
            self.list.take(self.list.rows.rows[row].key)

    def _choose(self) -> None:
        if key := self.list.key():
            self.shown_wanted.emit(key)

    def _open(self) -> None:
        if key := self.list.key():
            self.open_wanted.emit(key)

    # Keys, drops, looks

    @override
    def event(self, event: QEvent) -> bool:
        """Take keys that mean something else elsewhere, as Ctrl+Z."""
        kinds = (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)
        if isinstance(event, QKeyEvent) and event.type() in kinds:
            for keys, wanted in (
                (_Keys.Undo, self.take_back_wanted),
                (_Keys.Paste, self.paste_wanted),
                (_Keys.Refresh, self.again_wanted),
            ):
                if event.matches(keys):
                    event.accept()
                    if event.type() is QEvent.Type.KeyPress:
                        wanted.emit()
                    return True
        return super().event(event)

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _file_in(event) is not None:
            accept_copy(event)

    @override
    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        accept_copy(event)

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        path = _file_in(event)
        if path is not None:
            accept_copy(event)
            self.dropped.emit(path)


def _file_in(event: QDropEvent) -> Path | None:
    files = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
    return Path(files[0]) if len(files) == 1 else None


def _nothing(draft: ProvedDraft, wanted: str) -> tuple[str, str]:
    """Return what to say where nothing is listed."""
    if not draft.proofs:
        return (
            "Nothing is quoted here",
            "No words stand in quotation marks, in quotations that are set apart, or in notes.",
        )
    if wanted == Filter.WRONG:
        return "All as it should be", "Every quotation is verbatim, and every figure stands there."
    return "None of these", "Choose above what is to be listed."
