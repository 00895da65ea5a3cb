from __future__ import annotations

import csv
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFileDialog

from desktop.domain import Section
from desktop.domain.asking.kept import Matrix, Side
from desktop.ui.annotations.annotations_tab import AnnotationsTab
from desktop.ui.annotations.facets import values_of
from desktop.ui.look.theme import colours
from desktop.ui.matrix.matrix_drawings import left_out, matrix_size
from desktop.ui.matrix.matrix_model import READ, MatrixModel
from desktop.ui.matrix.matrix_tab import MatrixTab, Picture
from desktop.ui.shown import MATRIX
from tests.ui.hands import words_of

Key = Qt.Key


@pytest.fixture
def answered(monkeypatch, window):
    """Answer questions at once, in this process."""

    def answer(asked, *, then, failed=None, text=""):
        noun, _, name = asked.method.partition(".")
        if noun == "questions":
            then(getattr(window.desk.workspace.questions, name)(*asked.args, **asked.kwargs))

    monkeypatch.setattr(window.desk.tasks, "search", answer)


@pytest.fixture
def kept(workspace, report):
    add = workspace.highlights.add_quotation
    add(report.id, "holds no figures", tags=("gaps",))
    add(report.id, "published a table", tags=("gaps", "tables"))
    add(report.id, "1,412 people", tags=("gaps/counts",))
    workspace.tags.ensure("unused")
    workspace.documents.update_facts(report.id, replace(report.facts, date="2026-02-03"))
    letter = next(one for one in workspace.documents.all() if one.id != report.id)
    workspace.highlights.add(letter.id, 0, 8, tags=("letters",))
    return report, letter


@pytest.fixture
def tab(window, kept, answered) -> MatrixTab:
    window.do("matrix")
    tab = window.desk.reading.on_show()
    assert isinstance(tab, MatrixTab)
    return tab


def cells(tab):
    model = tab.model
    return {
        (row.name, column.name): model.said(i, j)
        for i, row in enumerate(model.rows)
        for j, column in enumerate(model.columns)
        if model.said(i, j)
    }


def choose(tab, box, value):
    box.setCurrentIndex(box.findData(value))
    tab.asked.emit()


def at(tab, row, column):
    rows = [one.name for one in tab.model.rows]
    columns = [one.name for one in tab.model.columns]
    tab.table.setCurrentIndex(tab.model.index(rows.index(row), columns.index(column)))


def test_tags_are_counted_by_documents_and_a_question_narrows_them(tab, kept):
    report, letter = kept
    assert cells(tab) == {
        ("gaps", report.title): "3", ("gaps/counts", report.title): "1",
        ("tables", report.title): "1", ("letters", letter.title): "1",
    }  # fmt: skip
    tab.line.ask("tables")
    assert cells(tab) == {("gaps", report.title): "1", ("tables", report.title): "1"}
    tab.line.ask("colour:pink")
    assert "Nothing answers" in words_of(tab.empty)[0]
    tab.line.ask("(gaps")
    assert "left open" in tab.trouble.text()


def test_two_tags_on_the_same_passage_are_counted(tab):
    choose(tab, tab.across, Side.TAG)
    assert cells(tab)["gaps", "tables"] == "1"
    assert ("letters", "gaps") not in cells(tab)


def test_enter_lists_exactly_what_a_cell_counts(qtbot, window, tab, kept):
    at(tab, "gaps", kept[0].title)
    qtbot.keyClick(tab.table, Key.Key_Return)
    listed = window.desk.reading.on_show()
    assert isinstance(listed, AnnotationsTab)
    assert len(listed.model.ids) == 3


def test_nothing_found_is_told_from_not_read_by_one_key(qtbot, window, workspace, tab, kept):
    report, letter = kept
    at(tab, "tables", letter.title)
    qtbot.keyClick(tab.table, Key.Key_0)
    qtbot.waitUntil(lambda: cells(tab).get(("tables", letter.title)) == READ)
    assert workspace.tags.nothing_found() == {(letter.id, "tables"): True}
    told = tab.model.data(tab.table.currentIndex(), Qt.ItemDataRole.AccessibleTextRole)
    assert told.endswith("read, nothing found; here it is not read yet")
    qtbot.keyClick(tab.table, Key.Key_0)
    qtbot.waitUntil(lambda: ("tables", letter.title) not in cells(tab))
    workspace.history.undo()
    qtbot.waitUntil(lambda: ("tables", letter.title) in cells(tab))
    at(tab, "tables", report.title)
    qtbot.keyClick(tab.table, Key.Key_0)
    assert "There are highlights" in window.desk.status.text()


def test_of_what_was_not_found_it_is_said_how_much_is_read(qtbot, window, workspace, tab, kept):
    _, letter = kept
    at(tab, "tables", letter.title)

    def told() -> str:
        return tab.model.data(tab.table.currentIndex(), Qt.ItemDataRole.AccessibleTextRole)

    assert told().endswith("none; the document is not read yet")
    workspace.readings.add(letter.id, 1, [(0, letter.characters // 2)])
    window.desk.catalogue.read_more(letter.id)
    assert told().endswith("none; the document is 49% read")
    qtbot.keyClick(tab.table, Key.Key_0)
    qtbot.waitUntil(lambda: cells(tab).get(("tables", letter.title)) == READ)
    assert told().endswith("read, nothing found; here it is 49% read")


def test_a_chosen_cell_is_framed_on_the_ground_of_its_number(tab):
    empty = next(
        (i, j)
        for i in range(len(tab.model.rows))
        for j in range(len(tab.model.columns))
        if not tab.model.said(i, j)
    )
    for place in (empty, (0, 0)):
        index = tab.model.index(*place)
        tab.table.setCurrentIndex(index)
        picture = tab.table.viewport().grab().toImage()
        ratio = picture.devicePixelRatio()
        beside = (tab.table.visualRect(index).topLeft() + QPoint(4, 4)) * ratio
        assert picture.pixelColor(beside).name() == tab.model.ground(*place).name()
        frame = (tab.table.visualRect(index).topLeft() + QPoint(10, 1)) * ratio
        assert picture.pixelColor(frame).name() == colours("light")["ink"]


def test_bars_are_gone_through_and_opened_by_keys(qtbot, window, tab):
    choose(tab, tab.picture, Picture.BARS)
    assert [(one.name, one.borne) for one in tab.bars.bars.values][:2] == [
        ("gaps", 3), ("gaps/counts", 1),
    ]  # fmt: skip
    qtbot.keyClick(tab.bars, Key.Key_Down)
    assert tab.bars.accessibleDescription() == "gaps/counts: 1"
    qtbot.keyClick(tab.bars, Key.Key_End)
    qtbot.keyClick(tab.bars, Key.Key_Home)
    qtbot.keyClick(tab.bars, Key.Key_Return)
    listed = window.desk.reading.on_show()
    assert isinstance(listed, AnnotationsTab)
    assert len(listed.model.ids) == 3


def test_highlights_without_a_date_are_told_of_beside_the_line_of_time(tab):
    choose(tab, tab.picture, Picture.TIME)
    assert [(one.name, one.borne) for one in tab.bars.bars.values] == [("2026-02", 3)]
    assert "1 more without a date" in tab.legend.text()


@pytest.mark.parametrize("picture", list(Picture))
@pytest.mark.parametrize("end", ["csv", "svg", "png"])
def test_all_of_it_is_written_to_files(window, tab, monkeypatch, tmp_path, picture, end):
    choose(tab, tab.picture, picture)
    path = tmp_path / f"out.{end}"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    tab.export_wanted.emit()
    assert path.stat().st_size
    if end == "csv" and picture is Picture.TABLE:
        rows = list(csv.reader(path.read_text("utf-8").splitlines()))
        assert rows[-1][-1] == "4"


def test_it_comes_back_at_the_next_start(window, tab):
    assert window.desk.reading.tabs()[-1].shown == MATRIX
    window.desk.reading.close_gone({})
    assert window.desk.reading.on_show() is tab


def test_of_a_large_matrix_only_what_is_seen_is_asked_for(qtbot, tab):
    rows, columns = tuple(f"t{n}" for n in range(2_000)), tuple(f"d{n}" for n in range(1_000))
    matrix = Matrix(rows, columns, {(5, 5): 1}, (0,) * 2_000, (0,) * 1_000, 1)
    asked = []
    tab.model.read = lambda *cell: asked.append(cell)
    names = [values_of(Side.PERSON, [(one, 0) for one in side], {}) for side in (rows, columns)]
    tab.show_matrix(matrix, *names)
    tab.table.grab()
    assert isinstance(tab.model, MatrixModel)
    assert tab.model.rowCount() * tab.model.columnCount() == 2_000_000
    assert 0 < len(set(asked)) < 2_000


def test_rows_may_be_a_fact_of_sections(qtbot, tab, window, workspace, kept):
    report = kept[0]
    length = len(workspace.documents.content(report.id).text)
    facts = {"party": "Labour", "asked_of": "Home Office"}
    workspace.sections.set(report.id, (Section("All", 1, 0, length, facts),))
    window.desk.bridge.tell_now()
    sides = [tab.down.itemText(row) for row in range(tab.down.count())]
    assert sides[-2:] == ["Asked of", "Party"]
    choose(tab, tab.down, "fact:party")
    assert list(cells(tab).values()) == ["3"]
    assert [row.name for row in tab.model.rows] == ["Labour"]
    assert str(tab.model.rows[0].asked) == "fact:=party=Labour"
    assert len(workspace.questions.ids(str(tab.model.rows[0].asked))) == 3


def test_speakers_are_counted_too(tab, workspace, kept):
    (first, *_) = workspace.highlights.all(kept[0].id)
    workspace.speakers.say([first.id], "Ann Ray")
    choose(tab, tab.down, Side.SAID)
    assert "Ann Ray" in [row.name for row in tab.model.rows]


def test_a_picture_says_what_it_leaves_out(qapp):
    names = [str(number) for number in range(250)]
    rows = values_of(Side.PERSON, [(name, 1) for name in names], {})
    model = MatrixModel()
    model.show_matrix(Matrix((), (), {}, (), (), 0), rows, rows[:3])
    assert left_out(model) == (
        "Only 200 of 250 rows are in this picture; a table (CSV) has all of them."
    )
    height = matrix_size(model).height()
    model.show_matrix(Matrix((), (), {}, (), (), 0), rows[:200], rows[:3])
    assert left_out(model) == ""
    assert matrix_size(model).height() < height
