"""Moving a place in the text: by character, word, sentence, line, paragraph, section."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from enum import Enum, auto
from typing import TYPE_CHECKING

from typing_extensions import override

from desktop.domain import levelled
from desktop.ui.reader.tools.boundaries import next_word, previous_word, sentences

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from desktop.domain import Content, Quoted
    from desktop.ui.reader.canvas.boxes import Box
    from desktop.ui.reader.canvas.column import Column


class Unit(Enum):
    """What the caret moves by."""

    CHARACTER = auto()
    WORD = auto()
    SENTENCE = auto()
    LINE = auto()
    LINE_EDGE = auto()
    PARAGRAPH = auto()
    SECTION = auto()
    DOCUMENT = auto()


class Moves:
    """Moves offsets through a text; remembers the x of a run of line moves.

    Where lines are is known to whatever draws it.
    """

    def __init__(self, content: Content) -> None:
        self._content = content
        self._blocks = content.blocks
        self._x: float | None = None
        self._ways: dict[Unit, Callable[[int, bool], int]] = {
            Unit.CHARACTER: self._character,
            Unit.WORD: self._word,
            Unit.SENTENCE: self._sentence,
            Unit.LINE: self._line,
            Unit.LINE_EDGE: self._line_edge,
            Unit.PARAGRAPH: self._paragraph,
            Unit.SECTION: self._section,
            Unit.DOCUMENT: self._document,
        }

    def move(self, offset: int, unit: Unit, *, forward: bool) -> int:
        """Return where the caret stands after one move."""
        if not len(self._blocks):
            return 0
        if unit is not Unit.LINE:
            self._x = None
        return max(0, min(self._content.body_end, self._ways[unit](offset, forward)))

    def reads_right_to_left(self, offset: int) -> bool:
        """Say whether the text around an offset reads from the right."""
        raise NotImplementedError

    def _character(self, offset: int, forward: bool) -> int:  # noqa: FBT001
        raise NotImplementedError

    def _line(self, offset: int, forward: bool) -> int:  # noqa: FBT001
        raise NotImplementedError

    def _line_edge(self, offset: int, forward: bool) -> int:  # noqa: FBT001
        raise NotImplementedError

    def _words(self, number: int) -> Quoted:
        """Return the words of a block: a note's mark is no part of the word before it."""
        starts = self._blocks.starts
        return self._content.quoted(starts[number], starts[number + 1] - 1)

    def _word(self, offset: int, forward: bool) -> int:  # noqa: FBT001
        words = self._words(self._blocks.at(offset))
        text, inside = levelled(words.text), words.place(offset)
        if forward:
            there = _source(words, next_word(text, inside)) if inside < len(text) else offset
            return max(there, offset + 1)
        there = _source(words, previous_word(text, inside)) if inside > 0 else offset
        return min(there, offset - 1)

    def _sentence(self, offset: int, forward: bool) -> int:  # noqa: FBT001
        number = self._blocks.at(offset)
        starts = self._sentences(number)
        if forward:
            found = bisect_right(starts, offset)
            return starts[found] if found < len(starts) else self._block_start(number + 1)
        found = bisect_left(starts, offset) - 1
        if found >= 0:
            return starts[found]
        if number == 0:
            return 0
        return self._sentences(number - 1)[-1]

    def _sentences(self, number: int) -> list[int]:
        words = self._words(number)
        return [_source(words, start) for start in sentences(words.text)]

    def _block_start(self, number: int) -> int:
        if number >= len(self._blocks):
            return len(self._content.text)
        return self._blocks.starts[max(0, number)]

    def _paragraph(self, offset: int, forward: bool) -> int:  # noqa: FBT001
        number = self._blocks.at(offset)
        start = self._blocks.starts[number]
        if forward:
            return self._block_start(number + 1)
        return start if offset > start else self._block_start(number - 1)

    def _section(self, offset: int, forward: bool) -> int:  # noqa: FBT001
        starts = [section.start for section in self._content.sections]
        if forward:
            return min((s for s in starts if s > offset), default=len(self._content.text))
        return max((s for s in starts if s < offset), default=0)

    def _document(self, _offset: int, forward: bool) -> int:  # noqa: FBT001
        return len(self._content.text) if forward else 0


class Mover(Moves):
    """Moves offsets through a laid out column."""

    def __init__(self, column: Column) -> None:
        super().__init__(column.content)
        self._column = column

    @override
    def move(self, offset: int, unit: Unit, *, forward: bool) -> int:
        """Return where the caret stands after one move; a fold is one place, where it begins."""
        starts, folds = self._blocks.starts, self._column.folds
        fold = folds.at(self._blocks.at(offset))
        if fold is not None and unit is Unit.CHARACTER and not forward:
            return max(0, starts[fold.start] - 1)
        if fold is not None:
            offset = starts[fold.stop] - 1 if forward else starts[fold.start]
        found = super().move(offset, unit, forward=forward)
        into = folds.at(self._blocks.at(found))
        return starts[into.start] if into is not None else found

    @override
    def reads_right_to_left(self, offset: int) -> bool:
        """Say whether the text around an offset reads from the right."""
        box = self._box(offset)
        return box.rtl if box else False

    def _box(self, offset: int) -> Box | None:
        if not self._column.count:
            return None
        return self._column.layout(self._blocks.at(offset)).box_of(offset)

    @override
    def _character(self, offset: int, forward: bool) -> int:
        box = self._box(offset)
        if box is None:
            return self._paragraph(offset, forward)
        if (forward and offset >= box.end) or (not forward and offset <= box.start):
            return offset + (1 if forward else -1)
        here = box.units(offset)
        layout = box.layout
        there = layout.nextCursorPosition(here) if forward else layout.previousCursorPosition(here)
        return box.offset(there)

    @override
    def _line_edge(self, offset: int, forward: bool) -> int:
        box = self._box(offset)
        if box is None:
            return offset
        line = box.line_of(offset)
        if not line.isValid():
            return offset
        start, end = line.textStart(), line.textStart() + line.textLength()
        if not forward:
            return box.offset(start)
        last = line.lineNumber() == box.layout.lineCount() - 1
        return box.offset(end if last else box.layout.previousCursorPosition(end))

    # -- lines

    @override
    def _line(self, offset: int, forward: bool) -> int:
        folds, (number, rect) = self._column.folds, self._column.caret(offset)
        if self._x is None:
            self._x = rect.x()
        box = self._column.layout(number).box_of(offset)
        found = self._line_inside(box, offset, forward=forward) if box else None
        while found is None:
            number = (folds.after if forward else folds.before)(number)
            if not 0 <= number < self._column.count:
                return self._document(offset, forward)
            found = self._enter(number, forward=forward)
        return found

    def _line_inside(self, box: Box, offset: int, *, forward: bool) -> int | None:
        line = box.line_of(offset).lineNumber() + (1 if forward else -1)
        if 0 <= line < box.layout.lineCount():
            return self._on_line(box, line)
        layout = self._column.layout(self._blocks.at(offset))
        row = layout.row_of(offset) + (1 if forward else -1)
        if not 0 <= row < layout.rows:
            return None
        return self._into(layout.boxes_in(row), forward=forward)

    def _into(self, boxes: Sequence[Box], *, forward: bool) -> int:
        """Return where one comes into the first or the last line of a row."""
        found = min(boxes, key=lambda b: max(b.x - self._goal, self._goal - b.x - b.width, 0))
        return self._on_line(found, 0 if forward else found.layout.lineCount() - 1)

    def _enter(self, number: int, *, forward: bool) -> int | None:
        layout = self._column.layout(number)
        if not layout.boxes:
            is_place = layout.picture or layout.fold
            return self._blocks.starts[number] if is_place else None
        boxes = layout.boxes_in(0 if forward else layout.rows - 1)
        return self._into(boxes, forward=forward)

    @property
    def _goal(self) -> float:
        return self._x or 0.0

    def _on_line(self, box: Box, number: int) -> int:
        line = box.layout.lineAt(number)
        if not line.isValid():
            return box.start
        return box.nearest(self._goal, box.y + line.y() + line.height() / 2)


def _source(words: Quoted, place: int) -> int:
    """Return the offset in the text of a place among its words."""
    return words.source(place, place)[0]
