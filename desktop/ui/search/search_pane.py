"""Search over the library: the results in the left pane."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QListView,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from desktop.ui.look.empty import EmptyState
from desktop.ui.look.flow_layout import FlowLayout
from desktop.ui.look.icons import icon
from desktop.ui.look.plain import Label, caption
from desktop.ui.search.hits_model import HitDelegate, HitsModel

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from desktop.domain import Hit, SearchResult
    from desktop.ui.search.hits_model import Index
    from desktop.ui.search.search_field import SearchField

LIMIT = 200
_ADVICE = (
    "Try fewer words, the beginning of a word with *, or one of: tag:  author:  year:  in:  kind:"
)


class _HitList(QListView):
    up_from_top = Signal()
    typed = Signal(str)
    closed = Signal()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Up and self.currentIndex().row() <= 0:
            self.up_from_top.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif event.text().isprintable() and event.text().strip():
            self.typed.emit(event.text())
        else:
            super().keyPressEvent(event)


class SearchPane(QWidget):
    """The results; it asks for a passage to be opened."""

    opened = Signal(object)
    """A Hit."""
    kept = Signal(object)
    """A Hit whose document the reader goes on with."""
    closed = Signal()
    completion_chosen = Signal(str)

    def __init__(self, field: SearchField, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = field
        self.model = HitsModel(self)
        self._open_first = False
        self._answered = ""
        self.heading = Label(parent=self)
        self.heading.setObjectName("paneTitle")
        self.remark = Label(parent=self)
        self.remark.setObjectName("searchRemark")
        self.remark.setWordWrap(True)
        self.remark.setContentsMargins(12, 0, 12, 6)
        self.remark.hide()
        self.completions = FlowLayout(spacing=4)
        self.view = self._made_view()
        self.empty = EmptyState("search", "No results", "", parent=self)
        self.pages = QStackedWidget(self)
        self.pages.addWidget(self.view)
        self.pages.addWidget(self.empty)
        self._lay_out()
        field.left_downwards.connect(self._enter_list)
        field.entered.connect(self._enter)
        field.textEdited.connect(self._take_back)
        field.closed.connect(self.closed)

    def _made_view(self) -> _HitList:
        view = _HitList(self)
        view.setObjectName("searchResults")
        view.setAccessibleName("Search results")
        view.setModel(self.model)
        view.setItemDelegate(HitDelegate(view))
        view.setUniformItemSizes(True)
        view.setMouseTracking(True)
        view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.activated.connect(self._open)
        view.clicked.connect(self._open)
        view.doubleClicked.connect(lambda index: self.kept.emit(self.model.hit(index)))
        view.up_from_top.connect(self.field.setFocus)
        view.typed.connect(self._type_on)
        view.closed.connect(self.field.clear)
        view.closed.connect(self.closed)
        return view

    def _lay_out(self) -> None:
        close = QToolButton(self)
        close.setIcon(icon("close"))
        close.setToolTip("Back to the documents (Esc)")
        close.setAccessibleName("Close the results")
        close.setIconSize(QSize(14, 14))
        close.clicked.connect(self.field.clear)
        close.clicked.connect(self.closed)
        top = QHBoxLayout()
        top.setContentsMargins(12, 8, 8, 4)
        top.addWidget(self.heading, 1)
        top.addWidget(close)
        self.completions.setContentsMargins(8, 0, 8, 6)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(top)
        layout.addWidget(self.remark)
        layout.addLayout(self.completions)
        layout.addWidget(self.pages)

    def wait(self) -> None:
        """Say that the answer is being looked for."""
        self.heading.setText("Searching…")
        if not self.model.rowCount():
            self.pages.setCurrentWidget(self.empty)
            self.empty.say("Searching…", "")

    def give_up(self, why: str) -> None:
        """Say why there is no answer."""
        self.heading.setText("")
        if self.pages.currentWidget() is self.empty:
            self.empty.say("No answer", why)

    def show_result(self, result: SearchResult, *, is_whole: bool = True) -> None:
        """Show what a search found; not `is_whole` while the index is still being made."""
        row, scrolled = self._row_kept(result), self.view.verticalScrollBar().value()
        self._answered = result.query.strip()
        self.model.show_hits(result.hits)
        shown = "" if result.corrected else _shown(result, result.total)
        self.heading.setText(_passages(result.total) + shown)
        remarks = "\n".join(_remarks(result))
        self.remark.setText(remarks)
        self.remark.setVisible(bool(remarks and result.hits))
        if result.hits:
            self.pages.setCurrentWidget(self.view)
            self.view.setCurrentIndex(self.model.index(max(0, row)))
            if row >= 0:
                self.view.verticalScrollBar().setValue(scrolled)
        else:
            self.pages.setCurrentWidget(self.empty)
            self.heading.setText("0 passages" if is_whole else "")
            self.empty.say("The search is being prepared", "What it finds is shown here at once.")
        if not result.hits and is_whole:
            self.empty.say(f"Nothing found for “{result.query}”", remarks or _ADVICE)
        if self._open_first and result.hits:
            self.opened.emit(result.hits[0])
        self._open_first = False

    def _row_kept(self, result: SearchResult) -> int:
        """Return where the chosen result is when the same was searched for again, else -1."""
        chosen = self.model.hit(self.view.currentIndex())
        if chosen is None or result.query.strip() != self._answered:
            return -1
        place = _place(chosen)
        return next((row for row, hit in enumerate(result.hits) if _place(hit) == place), -1)

    def show_completions(self, words: list[str]) -> None:
        """Offer words of the library that go on from what was typed."""
        self.completions.clear()
        for word in words[:4]:
            button = QToolButton(self)
            button.setText(caption(word))
            button.setObjectName("wordChip")
            button.setAccessibleName(f"Search for {word}")
            button.clicked.connect(lambda _=False, word=word: self.completion_chosen.emit(word))
            self.completions.addWidget(button)
            button.show()

    def _enter_list(self) -> None:
        self.view.setFocus(Qt.FocusReason.TabFocusReason)
        if self.model.rowCount() and not self.view.currentIndex().isValid():
            self.view.setCurrentIndex(self.model.index(0))

    def _type_on(self, text: str) -> None:
        self.field.setFocus()
        self.field.setCursorPosition(len(self.field.text()))
        self.field.insert(text)

    def _take_back(self) -> None:
        """Open nothing after all: who types on would go on typing in what opens."""
        self._open_first = False

    def _enter(self) -> None:
        """Open the chosen result, or the first one as soon as there is an answer."""
        if self._answered == self.field.text().strip():
            self.open_current()
        else:
            self._open_first = True

    def open_current(self) -> None:
        """Open the chosen result."""
        self._open(self.view.currentIndex())

    def _open(self, index: Index) -> None:
        hit = self.model.hit(index)
        if hit is not None:
            self.opened.emit(hit)


def _remarks(result: SearchResult) -> list[str]:
    if not result.corrected:
        return list(result.remarks)
    instead = f"{_passages(result.corrected_total)} for “{result.corrected}”"
    instead += _shown(result, result.corrected_total)
    return [f"Nothing for “{result.query}”: showing {instead}.", *result.remarks]


def _passages(count: int) -> str:
    return "1 passage" if count == 1 else f"{count:,} passages"


def _shown(result: SearchResult, count: int) -> str:
    return f" · best {len(result.hits)} shown" if len(result.hits) < count else ""


def _place(hit: Hit) -> tuple[str, int, int, str]:
    return hit.document_id, hit.start, hit.end, hit.highlight_id
