"""How high each card is: estimated by its letters, reckoned exactly once it comes into view."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, QSizeF
from PySide6.QtGui import QColor, QFont, QFontMetricsF

from desktop import words
from desktop.ui.look.card_painting import Text, chip_height, plain_note, text_height
from desktop.ui.look.heights import Heights
from desktop.ui.look.tag_colours import own_name
from desktop.ui.look.theme import current

if TYPE_CHECKING:
    from collections.abc import Set

    from desktop.domain import Highlight
    from desktop.ui.cards.sidebar_model import SidebarModel

PAD = 8
LEFT = 16
MARGIN = 8
NOTE_INDENT = 20
QUOTATION_LINES = 3
OPEN_LINES, OPEN_LETTERS = 120, 5_000
"""Of the card in hand."""
NOTE_LINES = 2
PICTURE, OPEN_PICTURE = 96, 280
"""How high the picture of an area is at most; on the card in hand."""
PICTURE_GAP = 6
CAPTION_GAP = 2
SMALL = 0.92
"""Of the letters of captions and tags, beside those of words."""
FIELDS_GAP = 6
SPEAKER_GAP = 3
HEAD = 28
"""Above the first card of a group."""
WORD_WRAP = 1.06
"""Words do not fill their lines to the end: a text takes a little more than its bare width."""
_LARGER = 2.0
"""Pixels of a picture for each point of its page: there are no more."""
SAMPLE, PART = 256, 64
"""One of so many cards is looked at to tell how high they are, until one of a part is in view."""


def smaller(font: QFont) -> QFont:
    """Return a font for captions and tags beside words in another."""
    made = QFont(font)
    if font.pointSizeF() > 0:
        made.setPointSizeF(font.pointSizeF() * SMALL)
    else:
        made.setPixelSize(round(font.pixelSize() * SMALL))
    return made


class CardHeights:
    """Heights by row; exact ones are kept until the highlight, the font or the width changes."""

    def __init__(self, model: SidebarModel, font: QFont) -> None:
        """Follow a model; made before the view, so that it hears of every change first."""
        self._model = model
        self._measure(font)
        self._rows: Heights | None = None
        self._sampled = -1, 0
        """A row that was looked at, and its height."""
        self._exact: dict[str, tuple[Highlight, int]] = {}
        self._width = 240
        self._open = ("", 0)
        self.claimed: Set[str] = frozenset()
        """Highlights that stand in a claim, by id: their cards say so."""
        model.modelReset.connect(self._forget)
        model.rowsInserted.connect(lambda _parent, row: self._inserted(row))
        model.rowsRemoved.connect(lambda _parent, row: self._removed(row))
        model.dataChanged.connect(lambda first, last: self._changed(first.row(), last.row()))

    def mark_claimed(self, ids: Set[str]) -> bool:
        """Say which highlights stand in a claim; return whether that is news."""
        if ids == self.claimed:
            return False
        self.claimed = ids
        self.forget()
        return True

    def has_chips(self, highlight: Highlight) -> bool:
        """Whether a card shows tags, the name of its colour, or that it stands in a claim."""
        named = highlight.tags or own_name(highlight.colour)
        return bool(named) or highlight.id in self.claimed

    def forget(self) -> None:
        """Reckon all heights anew: cards show something else."""
        self._exact.clear()
        self._forget()

    def _forget(self) -> None:
        self._rows = None

    # One row alone of ten thousand: the heights of the others stay as they are known.

    def _inserted(self, row: int) -> None:
        if self._rows is None or not len(self._rows) or self._model.is_grouped:
            self._forget()  # headings may stand above other rows
        else:
            self._rows.insert(row, self._height(self._model.shown[row]))

    def _removed(self, row: int) -> None:
        if self._rows is None or self._model.is_grouped:
            self._forget()
        else:
            self._rows.remove(row)

    def _changed(self, first: int, last: int) -> None:
        if self._rows is None or first < last or self._model.is_grouped:
            self._forget()
        else:
            self.settle(first)

    def dress(self, font: QFont, width: int) -> None:
        """Reckon for a font and a width."""
        if (font, width) != (self._font, self._width):
            self._width = width
            self._measure(font)
            self.forget()

    def _measure(self, font: QFont) -> None:
        """Ask a font once what is reckoned with for each of ten thousand cards."""
        self._font, self._small = font, smaller(font)
        metrics = QFontMetricsF(font)
        self._spacing, self._letter = metrics.lineSpacing(), metrics.averageCharWidth()
        self._caption_height = QFontMetricsF(self._small).lineSpacing() + CAPTION_GAP
        self.chip = chip_height(self._small)

    def open(self, highlight_id: str, height: int) -> bool:
        """Give a card more room for its fields, '' for none; return whether anything changed."""
        if (highlight_id, height) == self._open:
            return False
        changed = {self._open[0], highlight_id}
        self._open = (highlight_id, height)
        for row in filter(lambda row: row >= 0, map(self.row_of, changed)):
            self.settle(row)
        return True

    # Where the rows are

    @property
    def rows(self) -> Heights:
        """The heights of all rows, as far as they are known."""
        if self._rows is None:
            self._sampled = -1, 0
            self._rows = Heights(len(self._model.shown), self._rough, self._fine, PART)
        return self._rows

    def row_of(self, highlight_id: str) -> int:
        """Return the row of a highlight, -1 for none."""
        return self._model.index_of(highlight_id).row()

    def id_at(self, row: int) -> str:
        """Return the id of the highlight in a row."""
        return self._model.shown[row].id

    def settle(self, row: int) -> int:
        """Reckon a row's height exactly and return it."""
        height = self._height(self._model.shown[row], exactly=True) + self.head(row)
        if self.rows[row] != height:
            self.rows.set(row, height)
        return height

    def size(self, row: int) -> QSize:
        """Return a row's size."""
        return QSize(self._width, self.settle(row))

    def top_of_fields(self, row: int) -> int:
        """Return how far below a card's top its fields begin."""
        return self.head(row) + self._top_of_fields(self._model.shown[row])

    def caption(self, highlight: Highlight) -> Text:
        """Return what stands above everything else on a card: its page, if it has one."""
        return Text(self._captioned(highlight), self._small, QColor(current()["muted"]), 1)

    def _captioned(self, highlight: Highlight) -> str:
        return words.caption(highlight, self._model.page_of(highlight))

    def top_of_picture(self, highlight: Highlight) -> float:
        """Return how far below the top of a card's box its picture begins, or its words."""
        return self._caption_height if self._captioned(highlight) else 0.0

    def picture(self, highlight: Highlight) -> QSizeF:
        """Return how large the picture on a card is, nothing for none."""
        region = highlight.anchor.region
        if region is None or not highlight.anchor.picture:
            return QSizeF(0, 0)
        most = OPEN_PICTURE if highlight.id == self._open[0] else PICTURE
        width, height = max(1.0, region.x1 - region.x0), max(1.0, region.y1 - region.y0)
        scale = min(self._room / width, most / height, _LARGER)
        return QSizeF(width * scale, height * scale)

    def said(self, highlight: Highlight) -> str:
        """Return what a card says of who speaks."""
        return self._model.speaker(highlight)

    def speaker(self, highlight: Highlight) -> int:
        """Return how high the line is that says who speaks, with its gap; 0 for none."""
        return self._line if self._model.speaker(highlight) else 0

    def place_of_speaker(self, row: int) -> tuple[int, int]:
        """Return how far below a card's top that line begins, and how high it is."""
        highlight = self._model.shown[row]
        height = self.speaker(highlight)
        return self.top_of_fields(row) - FIELDS_GAP - height, height

    def top_of_words(self, highlight: Highlight) -> float:
        """Return how far below the top of a card's box its words begin."""
        height = self.picture(highlight).height()
        return self.top_of_picture(highlight) + (height + PICTURE_GAP if height else 0.0)

    def head(self, row: int) -> int:
        """Return how high the heading above a row's card is, 0 for none."""
        return HEAD if self._model.heading(row) else 0

    def heading(self, row: int) -> str:
        """Return what stands above a row's card, '' for nothing."""
        return self._model.heading(row)

    # How high they are

    def _rough(self, first: int, last: int) -> int:
        sample = first - first % SAMPLE
        if sample != self._sampled[0]:
            self._sampled = sample, self._estimate(self._model.shown[sample])
        return self._sampled[1] * (last - first)

    def _fine(self, first: int, last: int) -> list[int]:
        shown = self._model.shown
        return [self._height(shown[row]) + self.head(row) for row in range(first, last)]

    def _height(self, highlight: Highlight, *, exactly: bool = False) -> int:
        if highlight.id == self._open[0]:
            return self._top_of_fields(highlight) + self._open[1] + PAD
        known = self._exact.get(highlight.id)
        if known is not None and known[0] is highlight:
            return known[1]
        if not exactly:
            return self._estimate(highlight)
        note = Text(plain_note(highlight.note), self._font, QColor(), NOTE_LINES)
        room = self._room - NOTE_INDENT
        height = self._summed(highlight, self._quotation(highlight), text_height(note, room))
        height += self.speaker(highlight)
        self._exact[highlight.id] = (highlight, height)
        return height

    def _estimate(self, highlight: Highlight) -> int:
        line = self._spacing
        note = line * self._line_count(highlight.note, self._room - NOTE_INDENT, NOTE_LINES)
        quotation = self._line_count(highlight.quote, self._room, QUOTATION_LINES)
        return self._summed(highlight, quotation * line, note)

    def _summed(self, highlight: Highlight, quotation: float, note: float) -> int:
        height = 2 * PAD + self.top_of_words(highlight) + quotation + 1
        if highlight.note:
            height += 4 + note
        if self.has_chips(highlight):
            height += 6 + self.chip
        if words.place(highlight.placement):
            height += 4 + self._spacing
        return round(height)

    @property
    def _line(self) -> int:
        return SPEAKER_GAP + round(self._spacing)

    @property
    def _room(self) -> int:
        return self._width - LEFT - MARGIN

    def _top_of_fields(self, highlight: Highlight) -> int:
        words_end = self.top_of_words(highlight) + self._quotation(highlight)
        return round(PAD + words_end) + self.speaker(highlight) + FIELDS_GAP

    def words(self, highlight: Highlight, colour: QColor) -> Text:
        """Return what a card shows of a passage: the open one all of it, or nearly so."""
        is_open = highlight.id == self._open[0]
        lines = OPEN_LINES if is_open else QUOTATION_LINES
        lines = lines if highlight.quote.strip() else 0  # of an area: its picture is enough
        text = Text(highlight.quote, self._font, colour, lines)
        return text._replace(longest=OPEN_LETTERS) if is_open else text

    def _quotation(self, highlight: Highlight) -> float:
        text = self.words(highlight, QColor())
        return text_height(text, self._room)

    def _line_count(self, text: str, width: float, limit: int) -> int:
        """Return about how many lines a text takes, without measuring it."""
        if not text:
            return 0
        lines = len(text) * self._letter * WORD_WRAP / max(1.0, width)
        return min(limit, int(lines) + 1)
