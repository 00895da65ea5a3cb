from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from desktop.ui.arguing import figure_verbs, figures_tab
from desktop.ui.arguing.figures_tab import FiguresTab
from desktop.ui.look.theme import colours
from tests.ui.hands import focused, words_of
from tests.ui.shown import look_at

Key = Qt.Key
ANSWER = """An answer

There were 1,100 people in police cells.
"""


@pytest.fixture
def two(workspace, report, tmp_path):
    """Keep two figures that differ, and one of something else; return their ids."""
    path = tmp_path / "answer.txt"
    path.write_text(ANSWER, encoding="utf-8")
    (answer,) = workspace.imports.files([path])
    add = workspace.highlights.add_quotation
    return [
        add(report.id, "1,412 people in police cells", tags=("cells",)).id,
        add(answer.document_id, "1,100 people in police cells", tags=("cells/now",)).id,
    ]


@pytest.fixture
def tab(qtbot, window, two, answered) -> FiguresTab:
    qtbot.waitActive(window)
    window.do("figures")
    found = window.desk.reading.on_show()
    assert isinstance(found, FiguresTab)
    return found


def test_figures_that_differ_are_marked_side_by_side(tab):
    grid = tab.grid
    assert (grid.rowCount(), grid.columnCount()) == (2, 1)
    assert grid.horizontalHeaderItem(0).text() == "people"
    cells = [grid.item(row, 0) for row in range(2)]
    assert {cell.text() for cell in cells} == {"≠ 1,412", "≠ 1,100"}
    assert cells[0].foreground().color().name() == colours("light")["warning"]
    assert tab.said.text() == "1 pair of figures differs."


@pytest.mark.parametrize(("width", "is_below"), [(420, True), (1000, False)])
def test_what_is_said_of_the_figures_is_not_pressed_in_half_a_window(qtbot, width, is_below):
    tab = FiguresTab()
    qtbot.addWidget(tab)
    tab.said.setText("2 pairs of figures differ.")
    tab.resize(width, 500)
    tab.show()
    qtbot.waitUntil(lambda: (tab.said.y() > tab.tag.geometry().bottom()) is is_below)
    assert tab.said.width() > tab.fontMetrics().horizontalAdvance(tab.said.text())
    assert tab.link.width() >= tab.link.sizeHint().width()


def test_one_key_links_what_differs(qtbot, tab, workspace, two, window):
    tab.grid.setCurrentCell(0, 0)
    assert "1,412 people against 1,100 people" in tab.said.text() or (
        "1,100 people against 1,412 people" in tab.said.text()
    )
    qtbot.keyClick(tab.grid, Key.Key_X)
    (link,) = workspace.links.all()
    assert {link.source_id, link.target_id} == set(two)
    assert str(link.kind) == "contradicts"
    qtbot.waitUntil(lambda: tab.said.text().endswith("linked."))
    assert not tab.link.isEnabled()
    qtbot.keyClick(tab.grid, Key.Key_X)
    assert len(workspace.links.all()) == 1
    window.do("undo")
    assert workspace.links.all() == []


def test_too_many_pairs_to_have_been_looked_at_are_not_linked(
    qtbot, tab, workspace, window, monkeypatch
):
    for module in (figures_tab, figure_verbs):
        monkeypatch.setattr(module, "MOST_LINKED", 0)
    said = []
    monkeypatch.setattr(window.desk.status, "say", said.append)
    tab.grid.setCurrentCell(0, 0)
    qtbot.keyClick(tab.grid, Key.Key_X)
    assert workspace.links.all() == []
    assert "Choose fewer figures" in said[-1]


def test_a_cell_says_what_its_passages_say(tab):
    tips = {tab.grid.said((row, 0)) for row in range(2)}
    assert tips == {"“1,412 people in police cells”", "“1,100 people in police cells”"}
    assert tab.grid.said((0, 1)) == ""


def test_a_tag_narrows_the_table(tab):
    row = tab.tag.findData("cells/now")
    tab.tag.setCurrentIndex(row)
    tab.tag.activated.emit(row)
    assert tab.grid.rowCount() == 1
    assert tab.said.text() == ""
    assert tab.tag.findData("cells") > 0


def test_the_passage_opens_beside(qtbot, tab, window):
    tab.grid.setCurrentCell(0, 0)
    (first,) = tab.ids()
    tab.grid.setFocus()
    qtbot.waitUntil(lambda: focused() is tab.grid)
    qtbot.keyClick(tab.grid, Key.Key_Return)
    assert window.desk.reading.is_split()
    assert window.desk.reading.current().reader.selected_highlight() == first


def test_without_figures_the_tab_says_what_would_be_there(window, answered):
    window.do("figures")
    tab = window.desk.reading.on_show()
    assert words_of(tab.empty)[0] == "No figures here"
    assert tab.empty.isVisible()


def test_while_figures_are_read_the_tab_says_so(window, two, monkeypatch):
    waiting = []
    monkeypatch.setattr(
        window.desk.tasks, "search", lambda asked, **then: waiting.append((asked, then))
    )
    window.do("figures")
    tab = window.desk.reading.on_show()
    assert tab.said.text() == "Reading figures…"
    assert not tab.empty.isVisible()
    waiting[0][1]["then"](window.desk.workspace.figures.compared())
    assert tab.said.text() == "1 pair of figures differs."
    tab.asked.emit()
    waiting[-1][1]["failed"]("It ended.")
    assert tab.said.text() == "1 pair of figures differs."


def test_very_many_are_laid_in_the_table_by_and_by(qtbot, window, two, answered, monkeypatch):
    monkeypatch.setattr(figures_tab, "SLICE", 1)
    window.do("figures")
    grid = window.desk.reading.on_show().grid
    assert [grid.item(row, 0) is None for row in range(2)] == [False, True]
    qtbot.waitUntil(lambda: grid.item(1, 0) is not None)
    assert grid.rowHeight(0) == grid.rowHeight(1)


def test_a_cell_with_very_many_numbers_is_no_higher_than_a_few_lines(
    window, workspace, report, tmp_path, answered
):
    path = tmp_path / "counts.txt"
    path.write_text("\n\n".join(f"There were {n} people." for n in range(101, 109)))
    (counts,) = workspace.imports.files([path])
    for number in range(101, 109):
        workspace.highlights.add_quotation(counts.document_id, f"{number} people")
    workspace.highlights.add_quotation(report.id, "1,412 people")
    window.do("figures")
    grid = window.desk.reading.on_show().grid
    told = {grid.item(row, 0).text(): row for row in range(2)}
    many = "≠ 101\n102\n103\n104\n4 more"
    assert set(told) == {many, "≠ 1,412"}
    assert grid.said((told[many], 0)).startswith("101, 102, 103, 104, 105, 106, 107, 108\n\n“101")
    assert grid.said((told["≠ 1,412"], 0)) == "“1,412 people”"


def test_very_many_tags_are_offered_once_the_tab_is_on_show(
    qtbot, window, two, answered, monkeypatch
):
    monkeypatch.setattr(figure_verbs, "FEW", 0)
    window.do("figures")
    tab = window.desk.reading.on_show()
    assert tab.tag.count() == 0
    qtbot.waitUntil(lambda: tab.tag.findData("cells/now") > 0)
    assert tab.chosen_tag == ""
    assert tab.grid.rowCount() == 2


def test_words_of_strangers_do_nothing(tab):
    look_at(tab)
