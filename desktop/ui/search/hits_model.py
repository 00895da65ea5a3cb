"""Search results as a Qt model, and how a result is painted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from desktop.ui.look.card_painting import Text, draw_focus, draw_ground, draw_text, plain_note
from desktop.ui.look.icons import draw
from desktop.ui.look.plain import tip
from desktop.ui.look.theme import current
from desktop.words import page

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QObject

    from desktop.domain import Hit

Index = QModelIndex | QPersistentModelIndex
HIT = int(Qt.ItemDataRole.UserRole) + 1
_Role = Qt.ItemDataRole
SNIPPET_LINES = 3
PAD = 8
NOTE_INDENT = 20
LEAD = 40
"""Characters of a snippet shown before its first mark."""


def from_first_mark(
    snippet: str, marks: tuple[tuple[int, int], ...]
) -> tuple[str, tuple[tuple[int, int], ...]]:
    """Return a snippet that begins a few words before its first mark, so that it is seen."""
    if not marks or marks[0][0] <= LEAD:
        return snippet, marks
    cut = snippet.find(" ", marks[0][0] - LEAD) + 1
    if not 0 < cut <= marks[0][0]:
        cut = marks[0][0]
    return "…" + snippet[cut:], tuple((a - cut + 1, b - cut + 1) for a, b in marks)


def _kept(hit: Hit) -> str:
    """Return what answers beside the texts; '' for a passage of one."""
    if hit.is_gone:
        return "No longer in the text"
    if hit.note_id:
        return "Note"
    return "Your note" if hit.highlight_id else ""


def _place(hit: Hit) -> str:
    """Return page and section, as far as there are any."""
    return " · ".join(filter(None, (page(hit.page), hit.section)))


def shown(hit: Hit) -> tuple[str, tuple[tuple[int, int], ...]]:
    """Return a hit's snippet and marks; a note's without the marks of Markdown."""
    if hit.is_gone or not _kept(hit):
        return hit.snippet, hit.marks
    text, after = plain_note(hit.snippet), 0
    marks: list[tuple[int, int]] = []
    for start, end in hit.marks:
        words = hit.snippet[start:end]
        if (at := text.find(words, after)) >= 0:
            after = at + len(words)
            marks.append((at, after))
    return text, tuple(marks)


class HitsModel(QAbstractListModel):
    """A list of Hit values."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._hits: list[Hit] = []

    def show_hits(self, hits: Sequence[Hit]) -> None:
        """Show the results of a search in place of the last one's."""
        self.beginResetModel()
        self._hits = list(hits)
        self.endResetModel()

    def hit(self, index: Index) -> Hit | None:
        """Return the hit in a row."""
        return (
            self._hits[index.row()] if index.isValid() and index.row() < len(self._hits) else None
        )

    def places_in(self, document_id: str) -> list[tuple[int, int]]:
        """Return where the passages of a document stand that were found."""
        here = (hit for hit in self._hits if hit.document_id == document_id and not hit.is_gone)
        return [(hit.start, hit.end) for hit in here]

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._hits)

    @override
    def data(self, index: Index, role: int = _Role.DisplayRole) -> object:
        hit = self.hit(index)
        if hit is None:
            return None
        match role:
            case _Role.DisplayRole:
                return hit.snippet
            case _Role.AccessibleTextRole:
                kept = f"{_kept(hit)}. " if _kept(hit) else ""
                return f"{hit.title}. {_place(hit)}. {kept}{hit.snippet}"
            case _Role.ToolTipRole:
                return tip(f"{hit.title}\n{_place(hit)}".strip())
        return hit if role == HIT else None


class HitDelegate(QStyledItemDelegate):
    """Title, section, and the snippet with its matched words marked; all rows equally high."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        line = QFontMetricsF(option.font).lineSpacing()
        return QSize(120, round(2 * PAD + (2 + SNIPPET_LINES) * line + 4))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        hit: Hit = index.data(HIT)
        colours = current()
        ink, muted = QColor(colours["ink"]), QColor(colours["muted"])
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(option.rect)
        draw_ground(painter, rect, option)
        draw_focus(painter, rect, option)
        box = rect.adjusted(12, PAD, -12, -PAD)
        strong = QFont(option.font)
        strong.setWeight(QFont.Weight.DemiBold)
        y = draw_text(painter, box, Text(hit.title, strong, ink, 1))
        if _kept(hit):
            sign = "quotation" if hit.is_gone else "note"
            draw(painter, sign, QRectF(box.left(), box.top() + y + 2, 14, 14), muted)
        where = " · ".join(filter(None, (_kept(hit), _place(hit))))
        if where:
            below = box.adjusted(NOTE_INDENT if _kept(hit) else 0, y, 0, 0)
            y += draw_text(painter, below, Text(where, option.font, muted, 1))
        text, marks = from_first_mark(*shown(hit))
        snippet = Text(text, option.font, ink, SNIPPET_LINES, marks, QColor(colours["mark"]))
        draw_text(painter, box.adjusted(0, y + 4, 0, 0), snippet)
        painter.restore()
