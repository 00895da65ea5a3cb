"""Verbs about matrices: count highlights, list those of a cell, note that nothing was found."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QTimer

from desktop.domain.asking.kept import Order, Side
from desktop.domain.asking.understanding import read
from desktop.domain.asking.which import both
from desktop.domain.steps import StepCode
from desktop.errors import QuestionError
from desktop.ui.annotations.facets import values_of
from desktop.ui.drawn.picture_file import FORMS, ask_path, write_picture
from desktop.ui.matrix.matrix_drawings import Bars, draw_matrix, left_out, matrix_size
from desktop.ui.matrix.matrix_tab import READABLE, MatrixTab, Picture
from desktop.ui.matrix.months import line_of_time
from desktop.ui.shown import MATRIX
from desktop.ui.work.tasks import call

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from desktop.domain import Changes
    from desktop.domain.asking.kept import Answer, Matrix
    from desktop.domain.asking.which import Asked
    from desktop.ui.annotations.annotation_verbs import AnnotationVerbs
    from desktop.ui.annotations.facets import Value
    from desktop.ui.desk import Desk

REFRESH_MS = 120
"""After a change, so that a burst of them is one question."""
WIDE = 900
"""Pixels of a picture of bars."""


class MatrixVerbs:
    """The search worker counts; the tab shows it."""

    def __init__(self, desk: Desk, annotations: AnnotationVerbs) -> None:
        self._desk = desk
        self._annotations = annotations
        self._tab: MatrixTab | None = None
        self._nothing: Mapping[tuple[str, str], bool] = {}
        """Which documents were read in vain for which tags."""
        self._read: Mapping[tuple[int, int], bool] = {}
        """The same by cell: all in view are asked for again and again."""
        self._later = QTimer(desk, singleShot=True, interval=REFRESH_MS)
        self._later.timeout.connect(self._ask)
        desk.opened.connect(lambda: desk.bridge.changed.connect(self._refresh))

    def open(self) -> None:
        """Bring the matrix to the front."""
        self._desk.leave_here()
        self._desk.reading.show_tab(MATRIX)
        self._desk.reading.take_focus()

    def made(self) -> MatrixTab:
        """Return the tab."""
        tab = self._tab = MatrixTab()
        safely = self._desk.safely
        tab.destroyed.connect(self._gone)
        tab.asked.connect(self._ask)
        tab.model.read, tab.model.reached = self._is_read, self._reached
        tab.table.opened.connect(safely(self._open_cell))
        tab.table.nothing_found.connect(safely(self._find_nothing))
        tab.bars.opened.connect(safely(self._open_bar))
        tab.export_wanted.connect(safely(self.export))
        self._ask()
        self._look_for_facts()
        return tab

    def _look_for_facts(self) -> None:
        desk = self._desk
        if desk.is_open:
            asked = call(desk.workspace.questions.facts)
            desk.tasks.search(asked, then=self._offer, text="Looking for facts")

    def _offer(self, names: Sequence[str]) -> None:
        if self._tab is not None:
            self._tab.offer_facts(names)

    def _gone(self) -> None:
        self._tab = None

    def _refresh(self, changes: Changes) -> None:
        if self._tab is not None and (changes.highlights or changes.tags or changes.documents):
            self._later.start()
        if self._tab is not None and changes.documents:
            self._look_for_facts()

    # Counting

    def _ask(self) -> None:
        tab, desk = self._tab, self._desk
        if tab is None or not desk.is_open:
            return
        tab.line.tags = [tag.path for tag in desk.catalogue.tags]
        try:
            question = read(tab.question)
        except QuestionError as error:
            tab.say_trouble(str(error))
            return
        questions, (down, across) = desk.workspace.questions, tab.sides
        search = partial(desk.tasks.search, failed=tab.say_trouble, text="Counting")
        if tab.shown_as is Picture.TABLE:
            asked = call(questions.matrix, down, across, question)
            search(asked, then=self._show_matrix)
        elif tab.shown_as is Picture.BARS:
            counted = call(questions.counts, question, down)
            search(counted, then=self._show_bars)
        else:
            asked_all = call(questions.answer, tab.question, Order.READING, (Side.MONTH,))
            search(asked_all, then=self._show_time)

    def _show_matrix(self, matrix: Matrix) -> None:
        tab = self._tab
        if tab is None:
            return
        down, across = tab.sides
        self._nothing = self._desk.workspace.tags.nothing_found()
        self._read = self._read_cells(matrix)
        rows = self._values(down, tuple(zip(matrix.rows, matrix.row_totals, strict=True)))
        totals = tuple(zip(matrix.columns, matrix.column_totals, strict=True))
        columns = self._values(across, totals)
        tab.show_matrix(matrix, rows, columns)

    def _show_bars(self, counted: Sequence[tuple[str, int]]) -> None:
        if self._tab is not None:
            self._tab.show_bars(Bars(self._values(self._tab.sides[0], counted)))

    def _show_time(self, answer: Answer) -> None:
        if self._tab is not None:
            counted = answer.counts[Side.MONTH]
            undated = len(answer.ids) - sum(count for _, count in counted)
            self._tab.show_bars(Bars(line_of_time(counted), are_upright=True), undated)

    def _values(self, side: str, counted: Sequence[tuple[str, int]]) -> list[Value]:
        titles = {key: one.title for key, one in self._desk.catalogue.documents.items()}
        return list(values_of(side, counted, titles))

    # What a cell says

    def _pair(self, row: int, column: int) -> tuple[str, str] | None:
        """Return the document and the tag of a cell, where it has both."""
        tab = self._tab
        if tab is None or tab.model.matrix is None or set(tab.sides) != READABLE:
            return None
        values = tab.model.matrix.rows[row], tab.model.matrix.columns[column]
        return values if tab.sides[0] is Side.DOCUMENT else (values[1], values[0])

    def _read_cells(self, matrix: Matrix) -> dict[tuple[int, int], bool]:
        tab = self._tab
        if tab is None or set(tab.sides) != READABLE:
            return {}
        rows, columns = (
            {key: n for n, key in enumerate(side)} for side in (matrix.rows, matrix.columns)
        )
        return {
            (rows[down], columns[across]): is_newest
            for pair, is_newest in self._nothing.items()
            for down, across in (pair if tab.sides[0] is Side.DOCUMENT else pair[::-1],)
            if down in rows and across in columns
        }

    def _is_read(self, row: int, column: int) -> bool | None:
        return self._read.get((row, column))

    def _reached(self, row: int, column: int) -> float | None:
        """Return how much of a cell's document was read."""
        pair, catalogue = self._pair(row, column), self._desk.catalogue
        is_there = pair is not None and pair[0] in catalogue.documents
        return catalogue.reading(pair[0]).share if pair is not None and is_there else None

    def _find_nothing(self, row: int, column: int) -> None:
        pair, tab = self._pair(row, column), self._tab
        if pair is None or tab is None:
            self._desk.status.say("Count tags by documents to note that nothing was found.")
        elif tab.model.count(row, column):
            self._desk.status.say("There are highlights with this tag in this document.")
        else:
            workspace, (document_id, path) = self._desk.workspace, pair
            is_newest = self._nothing.get(pair) is True
            with workspace.step(StepCode.FIND_NOTHING):
                workspace.tags.ensure(path)  # a level above tags need not be one yet
                workspace.tags.find_nothing(document_id, path, found=is_newest)
            done = "Not read for it after all" if is_newest else "Read, nothing found"
            self._desk.status.say_undoable(f"{done}: “{path}”.")

    def _open_cell(self, row: int, column: int) -> None:
        if self._tab is not None and self._tab.model.count(row, column):
            model = self._tab.model
            self._list(model.rows[row].asked, model.columns[column].asked)

    def _open_bar(self, number: int) -> None:
        if self._tab is not None:
            self._list(self._tab.bars.bars.values[number].asked)

    def _list(self, *asked: Asked) -> None:
        tab = self._tab
        if tab is not None:
            self._annotations.open(str(both(read(tab.question), *asked)))

    def export(self) -> None:
        """Write the table or the picture to a file."""
        tab, desk = self._tab, self._desk
        if tab is None:
            return
        forms = f"Table (*.csv);;{FORMS}"
        path = ask_path(desk.window, desk.settings, "Export", f"{tab.shown_as}.csv", forms)
        if path is None:
            return
        if path.suffix.casefold() == ".csv":
            desk.workspace.exports.write(path, self._csv(tab))
        elif tab.shown_as is Picture.TABLE:
            write_picture(
                path, matrix_size(tab.model), lambda painter: draw_matrix(painter, tab.model)
            )
        else:
            bars, size = tab.bars.bars, tab.bars.bars.size(WIDE)
            whole = QRect(0, 0, size.width(), size.height())
            write_picture(path, size, lambda painter: bars.draw(painter, WIDE, whole))
        is_cut = path.suffix.casefold() != ".csv" and tab.shown_as is Picture.TABLE
        remark = left_out(tab.model) if is_cut else ""
        desk.status.say(f"Written to {path}. {remark}".strip())

    def _csv(self, tab: MatrixTab) -> str:
        exports = self._desk.workspace.exports
        if tab.shown_as is Picture.TABLE and tab.model.matrix is not None:
            names = ([value.name for value in side] for side in (tab.model.rows, tab.model.columns))
            return exports.matrix(tab.model.matrix, *names)
        return exports.counts([(value.name, value.borne) for value in tab.bars.bars.values])
