from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog

from desktop.ui import dialogs
from desktop.ui.annotations.annotations_tab import AnnotationsTab
from desktop.ui.codebook.codebook_tab import CodebookTab
from desktop.ui.codebook.codebook_verbs import ExampleDialog, RemoveTagDialog
from desktop.ui.shown import CODEBOOK
from tests.ui.hands import words_of

Key = Qt.Key


@pytest.fixture
def answered(monkeypatch, window):
    """Answer what is asked of the search worker at once, in this process."""

    def answer(asked, *, then, failed=None, text=""):
        noun, _, name = asked.method.partition(".")
        if noun in {"tags", "questions"}:
            then(getattr(getattr(window.desk.workspace, noun), name)(*asked.args, **asked.kwargs))

    monkeypatch.setattr(window.desk.tasks, "search", answer)


@pytest.fixture
def kept(workspace, report):
    add = workspace.highlights.add_quotation
    return {
        "holds": add(report.id, "holds no figures", tags=("gaps",)).id,
        "table": add(report.id, "published a table", tags=("gaps", "tables")).id,
        "1,412": add(report.id, "1,412 people", tags=("gaps/counts",)).id,
    }


@pytest.fixture
def tab(window, kept, answered) -> CodebookTab:
    window.do("codebook")
    tab = window.desk.reading.on_show()
    assert isinstance(tab, CodebookTab)
    return tab


def rows(tab):
    """Return the rows of the tree, those below others with two spaces before."""
    model, found = tab.tree.rows, []
    pending = [(model.index(n, 0), 0) for n in reversed(range(model.rowCount()))]
    while pending:
        index, depth = pending.pop()
        said = (index.siblingAtColumn(column).data() for column in range(3))
        found.append("  " * depth + " ".join(said).strip())
        below = reversed(range(model.rowCount(index)))
        pending += [(model.index(n, 0, index), depth + 1) for n in below]
    return found


def test_the_tree_says_how_far_each_tag_is_in_use(tab):
    assert rows(tab) == ["gaps 3 1", "  counts 1 1", "tables 1 1"]
    tab.tree.choose("gaps")
    assert tab.form.name.text() == "gaps"
    assert "3 highlights in 1 document, since 20" in tab.form.use.text()


def test_without_tags_it_says_how_to_begin(window, answered, monkeypatch):
    window.do("codebook")
    tab = window.desk.reading.on_show()
    assert "No tags yet" in words_of(tab.empty)[0]
    monkeypatch.setattr(dialogs.NameDialog, "ask", lambda *_: "first/one")
    tab.empty.button.click()
    assert [tag.path for tag in window.desk.workspace.tags.all()] == ["first/one"]


def test_what_is_written_in_the_form_is_kept_when_the_keyboard_leaves_it(
    qtbot, window, workspace, tab
):
    window.activateWindow()
    tab.tree.choose("tables")
    tab.tree.setFocus()
    qtbot.keyClick(tab.tree, Key.Key_D)
    qtbot.waitUntil(tab.form.definition.hasFocus)
    qtbot.keyClicks(tab.form.definition, "Tables of any kind.")
    qtbot.keyClick(tab.form.definition, Key.Key_Escape)
    qtbot.waitUntil(tab.tree.hasFocus)
    qtbot.keyClick(tab.tree, Key.Key_X)
    qtbot.keyClicks(tab.form.exclusion, "Lists.")
    tab.tree.setFocus()
    qtbot.keyClick(tab.tree, Key.Key_2)
    tag = next(one for one in workspace.tags.all() if one.path == "tables")
    assert (tag.definition, tag.exclusion, tag.colour) == ("Tables of any kind.", "Lists.", "green")
    workspace.history.undo()
    workspace.history.undo()
    qtbot.waitUntil(lambda: not tab.form.exclusion.toPlainText())


def test_a_tag_is_renamed_and_one_that_is_there_takes_it_in(qtbot, workspace, tab, monkeypatch):
    monkeypatch.setattr("desktop.ui.dialogs.question.confirm", lambda *_: True)
    tab.tree.choose("tables")
    tab.form.name.setText("gaps")
    qtbot.keyClick(tab.form.name, Key.Key_Return)
    qtbot.waitUntil(lambda: rows(tab) == ["gaps 3 1", "  counts 1 1"])
    assert tab.tree.path == "gaps"
    workspace.history.undo()
    qtbot.waitUntil(lambda: rows(tab)[-1] == "tables 1 1")


def test_a_tag_is_dragged_below_another(qtbot, tab, monkeypatch):
    tab.tree.choose("tables")
    moved = []
    tab.tree.moved.connect(lambda *paths: moved.append(paths))
    place = tab.tree.visualRect(tab.tree.rows.index(0, 0)).center()
    event = QDropEvent(
        QPointF(place), Qt.DropAction.MoveAction, QMimeData(), Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    monkeypatch.setattr(QDropEvent, "source", lambda _event: tab.tree)
    monkeypatch.setattr(
        tab.tree, "dropIndicatorPosition", lambda: tab.tree.DropIndicatorPosition.OnItem
    )
    tab.tree.dropEvent(event)
    assert moved == [("tables", "gaps/tables")]
    qtbot.waitUntil(lambda: "  tables 1 1" in rows(tab))
    tab.tree.choose("gaps")
    tab.tree.dropEvent(event)
    assert len(moved) == 1, "not below itself"


def test_quotations_are_sorted_into_other_tags_by_single_keys(qtbot, workspace, tab, kept):
    tab.tree.choose("gaps")
    tab.tree.setFocus()
    qtbot.keyClick(tab.tree, Key.Key_S)
    split = tab.split
    assert split.count.text() == "1 of 2"
    assert "holds no figures" in split.quotation.text()
    qtbot.keyClick(split, Key.Key_1)
    assert workspace.highlights.find(kept["holds"]).tags == ("gaps/counts",)
    qtbot.keyClick(split, Key.Key_Backspace)
    assert workspace.highlights.find(kept["holds"]).tags == ("gaps",)
    qtbot.keyClick(split, Key.Key_Space)
    split.add_targets(["lists"])
    qtbot.keyClick(split, Key.Key_2)
    assert workspace.highlights.find(kept["table"]).tags == ("lists", "tables")
    assert "1 went into other tags, 1 stayed" in split.place.text()
    qtbot.keyClick(split, Key.Key_Escape)
    assert tab.pages.currentWidget() is not split
    assert workspace.history.undo()
    assert workspace.highlights.find(kept["table"]).tags == ("gaps", "tables")


def test_a_tag_is_not_split_once_another_is_in_hand(qtbot, window, tab, monkeypatch):
    waiting = []
    monkeypatch.setattr(window.desk.tasks, "search", lambda _asked, **then: waiting.append(then))
    tab.tree.choose("gaps")
    qtbot.keyClick(tab.tree, Key.Key_S)
    tab.tree.choose("tables")
    waiting[-1]["then"](["one"])
    assert tab.pages.currentWidget() is not tab.split


def test_while_a_key_is_held_down_the_form_keeps_up_at_its_end(qtbot, tab):
    tab.tree.choose("tables")
    tab.tree.choose("gaps/counts")
    assert tab.form.path == "tables"
    qtbot.waitUntil(lambda: tab.form.path == "gaps/counts")
    tab.tree.choose("tables")
    tab.tree.choose("gaps")
    qtbot.keyClick(tab.tree, Key.Key_F2)
    assert tab.form.path == "gaps", "what is written belongs to the tag in hand"


def test_another_tag_to_sort_into_is_typed(qtbot, window, tab):
    window.activateWindow()
    tab.tree.choose("tables")
    qtbot.keyClick(tab.tree, Key.Key_S)
    qtbot.keyClick(tab.split, Key.Key_N)
    field = QApplication.focusWidget()
    qtbot.keyClicks(field, "lists")
    qtbot.keyClick(field, Key.Key_Return)
    assert tab.split.targets == ["lists"]


def test_a_removed_tag_may_leave_another_in_its_place(qtbot, workspace, tab, kept, monkeypatch):
    def answer(dialog):
        dialog.heir.setEditText("tables")
        dialog.below.setChecked(True)
        return True

    monkeypatch.setattr(RemoveTagDialog, "exec", answer)
    tab.tree.choose("gaps")
    qtbot.keyClick(tab.tree, Key.Key_Delete)
    qtbot.waitUntil(lambda: rows(tab) == ["tables 3 1"])
    assert workspace.highlights.find(kept["1,412"]).tags == ("tables",)
    workspace.history.undo()
    assert workspace.highlights.find(kept["1,412"]).tags == ("gaps/counts",)


def test_one_of_its_quotations_is_the_example(qtbot, workspace, tab, kept, monkeypatch):
    def hands(dialog):
        qtbot.waitUntil(lambda: bool(dialog.choice.highlight_id()))
        return True

    monkeypatch.setattr(ExampleDialog, "exec", hands)
    tab.tree.choose("tables")
    qtbot.keyClick(tab.tree, Key.Key_E)
    qtbot.waitUntil(lambda: tab.form.quotation.text() == "“published a table”")
    workspace.highlights.remove(kept["table"])
    qtbot.waitUntil(lambda: not tab.form.quotation.isVisible())


def test_enter_shows_its_highlights(qtbot, window, tab):
    tab.tree.choose("gaps/counts")
    qtbot.keyClick(tab.tree, Key.Key_Return)
    listed = window.desk.reading.on_show()
    assert isinstance(listed, AnnotationsTab)
    assert listed.question == "=gaps/counts"


def test_the_codebook_is_written_as_what_its_name_says(window, tab, monkeypatch, tmp_path):
    written = []
    monkeypatch.setattr(
        window.desk.tasks, "run", lambda asked, **_: written.append((asked.method, asked.args))
    )
    monkeypatch.setattr(
        QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "book"), "Word (*.docx)")
    )
    tab.export_wanted.emit()
    assert written == [("codebooks.write", (tmp_path / "book.docx",))]


def test_the_codebook_comes_back_at_the_next_start(window, tab):
    assert window.desk.reading.tabs()[-1].shown == CODEBOOK
    window.desk.reading.close_gone({})
    assert window.desk.reading.on_show() is tab
    assert tab.mapTo(window, QPoint(0, 0)).x() >= 0


def test_escape_in_the_name_of_a_tag_gives_it_up_and_goes_back_to_the_tree(
    qtbot, window, workspace, tab
):
    qtbot.waitActive(window)
    assert tab.tree.choose("tables")
    qtbot.keyClick(tab.tree, Qt.Key.Key_F2)
    qtbot.waitUntil(tab.form.name.hasFocus)
    qtbot.keyClicks(tab.form.name, "x")
    qtbot.keyClick(tab.form.name, Qt.Key.Key_Escape)
    qtbot.waitUntil(tab.tree.hasFocus)
    assert tab.form.name.text() == "tables"
    assert "tables" in {tag.path for tag in workspace.tags.all()}
