from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from desktop.domain import Hit
from tests.formats.pdf.samples import Made
from tests.ui.hands import QUOTATION, select
from tests.ui.pages.conftest import printed_pages

if TYPE_CHECKING:
    from pathlib import Path

FILLING = "Nothing of this is marked, and it goes on for so long that it is worth a fold. " * 6
LONG = "\n\n".join(
    [
        "# A long report",
        *[f"Opening {n}. {FILLING}" for n in range(6)],
        "## Of figures",
        *[f"Middle {n}. {FILLING}" for n in range(6)],
        "## Of names",
        *[f"Ending {n}. {FILLING}" for n in range(6)],
    ]
)


@pytest.fixture
def long(window, workspace, tmp_path: Path):
    """Return the pane of a long document with three highlights, in the window."""
    path = tmp_path / "long.md"
    path.write_text(LONG, encoding="utf-8")
    workspace.imports.files([path])
    document = workspace.documents.find("A long report")
    text = workspace.documents.content(document.id).text
    for words, colour, tag in (
        ("Opening 3", "yellow", "figures"),
        ("Middle 2", "blue", "figures/held"),
        ("Ending 4", "yellow", "names"),
    ):
        start = text.index(words)
        end = start + len(words)
        workspace.highlights.add(document.id, start, end, colour=colour, tags=[tag])
    window.desk.open_passage(document.id)
    window.desk.reading.current().reader.setFocus()
    return window.desk.reading.current()


def is_shown(pane, words: str) -> bool:
    text = pane.views.text
    return text.coverage.fold_at(text.content.blocks.at(text.content.text.index(words))) is None


def shown(pane) -> list[str]:
    """Return which of the long paragraphs are on show."""
    names = [f"{part} {n}." for part in ("Opening", "Middle", "Ending") for n in range(6)]
    return [name.rstrip(".") for name in names if is_shown(pane, name)]


def press(qtbot, pane, key: Qt.Key, modifier=Qt.KeyboardModifier.NoModifier) -> None:
    pane.reader.setFocus()
    qtbot.keyClick(pane.reader, key, modifier)


def test_one_key_shows_only_what_is_marked_and_again_everything(qtbot, window, long):
    press(qtbot, long, Qt.Key.Key_M)
    assert shown(long) == ["Opening 3", "Middle 2", "Ending 4"]
    assert is_shown(long, "Of figures")
    assert window.desk.status.text() == (
        "3 passages marked; 15 paragraphs folded away. M shows all again."
    )
    assert window.desk.actions["only_marked"].isChecked()
    press(qtbot, long, Qt.Key.Key_M)
    assert len(shown(long)) == 18
    assert window.desk.status.text() == "The whole text is shown."
    assert not window.desk.actions["only_marked"].isChecked()


def test_the_pane_beside_says_which_marks_are_shown(qtbot, window, long):
    narrowing = window.desk.sidebar.head.narrowing
    press(qtbot, long, Qt.Key.Key_M)
    qtbot.mouseClick(narrowing.colours["blue"], Qt.MouseButton.LeftButton)
    assert shown(long) == ["Middle 2"]
    assert "1 passage marked blue" in window.desk.status.text()
    qtbot.mouseClick(narrowing.colours["blue"], Qt.MouseButton.LeftButton)
    narrowing._take_tag("figures")
    assert shown(long) == ["Opening 3", "Middle 2"]
    assert "tagged “figures”" in window.desk.status.text()
    narrowing.want_all()
    assert shown(long) == ["Opening 3", "Middle 2", "Ending 4"]


def test_marks_that_are_not_there_leave_the_whole_text(qtbot, window, long):
    window.desk.sidebar.head.narrowing._take_tag("nowhere")
    press(qtbot, long, Qt.Key.Key_M)
    assert len(shown(long)) == 18
    assert "chosen in the pane beside" in window.desk.status.text()
    assert not window.desk.actions["only_marked"].isChecked()


def test_without_highlights_the_key_says_how_to_begin(qtbot, window, report):
    window.desk.open_passage(report.id)
    pane = window.desk.reading.current()
    press(qtbot, pane, Qt.Key.Key_M)
    assert window.desk.status.text() == (
        "No highlights yet: select a passage and press 1 to 6 first."
    )
    assert not window.desk.actions["only_marked"].isEnabled()


def test_a_document_that_is_marked_all_over_has_nothing_to_fold(qtbot, window, workspace, report):
    text = workspace.documents.content(report.id).text
    workspace.highlights.add(report.id, 0, len(text))
    window.desk.open_passage(report.id)
    pane = window.desk.reading.current()
    press(qtbot, pane, Qt.Key.Key_M)
    assert window.desk.status.text().startswith("There is nothing to fold away")
    assert not window.desk.actions["only_marked"].isChecked()


def test_what_is_marked_removed_and_undone_is_followed(qtbot, window, workspace, long):
    press(qtbot, long, Qt.Key.Key_M)
    long.reader.goto(long.content.text.index("Opening 1."))
    assert is_shown(long, "Opening 0."), "the stretch that was jumped to is unfolded"
    select(qtbot, long, "Opening 1")
    press(qtbot, long, Qt.Key.Key_1)
    long.views.text.condensing.show_all()
    press(qtbot, long, Qt.Key.Key_M)
    assert shown(long) == ["Opening 1", "Opening 3", "Middle 2", "Ending 4"]
    window.do("undo")
    assert shown(long) == ["Opening 3", "Middle 2", "Ending 4"]
    window.do("redo")
    assert "Opening 1" in shown(long)


def test_when_the_last_mark_goes_the_whole_text_comes_back(qtbot, window, workspace, long):
    press(qtbot, long, Qt.Key.Key_M)
    for mark in list(long.highlights):
        workspace.highlights.remove(mark)
    assert len(shown(long)) == 18
    assert window.desk.status.text() == "No highlights here: the whole text is shown."


def test_each_tab_is_folded_by_itself(qtbot, window, workspace, long, report):
    press(qtbot, long, Qt.Key.Key_M)
    text = workspace.documents.content(report.id).text
    start = text.index(QUOTATION)
    workspace.highlights.add(report.id, start, start + 9, colour="blue")
    window.desk.open_passage(report.id)
    assert not window.desk.actions["only_marked"].isChecked()
    assert window.desk.reading.current().views.kept == ""
    window.desk.open_passage(long.document_id)
    assert window.desk.actions["only_marked"].isChecked()
    assert window.desk.reading.current() is long


def test_what_the_find_bar_found_is_kept(qtbot, window, long):
    window.do("find")
    field = long.reader.findChild(QLineEdit, "findField")
    qtbot.keyClicks(field, "Middle 4")
    qtbot.keyClick(field, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    assert shown(long) == ["Middle 4"]
    assert "1 passage found" in window.desk.status.text()
    assert window.desk.actions["only_found"].isChecked()
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert len(shown(long)) == 18
    assert not window.desk.actions["only_found"].isChecked()


def test_what_the_search_found_is_kept(qtbot, window, long):
    left, text = window.desk.left, long.content.text
    start = text.index("Ending 2")
    hits = [
        Hit(long.document_id, "A long report", "", start, start + 8, 1.0, "Ending 2"),
        Hit("another", "Another", "", 0, 8, 1.0, "Opening"),
    ]
    left.search.model.show_hits(hits)
    window.do("only_found")
    assert "Nothing is found here" in window.desk.status.text(), "the results are not on show"
    assert not window.desk.actions["only_found"].isChecked()
    left.show_results()
    window.do("only_found")
    assert shown(long) == ["Ending 2"]
    window.do("only_marked")
    assert shown(long) == ["Opening 3", "Middle 2", "Ending 4"]
    window.do("only_found")
    window.do("only_found")
    assert len(shown(long)) == 18


def test_a_selection_that_ends_at_a_fold_is_explained(qtbot, window, long):
    press(qtbot, long, Qt.Key.Key_M)
    start = long.content.text.index("Opening 3")
    long.reader.set_selection(start, start)
    press(qtbot, long, Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    assert long.selection() is None
    assert window.desk.status.text().startswith("A selection ends where text is folded away")


def test_a_crowded_document_is_folded_as_soon_as_its_highlights_are_read(qtbot, window, long):
    long.is_partial = True
    window.do("only_marked")
    assert len(shown(long)) == 18
    long.show_highlights(long.ordered_highlights(), {})
    qtbot.waitUntil(lambda: shown(long) == ["Opening 3", "Middle 2", "Ending 4"])


def test_pages_are_turned_over_to_the_text(qtbot, window, workspace, tmp_path: Path):
    path = tmp_path / "printed.pdf"
    path.write_bytes(Made(printed_pages()).data())
    workspace.imports.files([path])
    document = next(d for d in workspace.documents.all() if d.media_type == "application/pdf")
    workspace.highlights.add(document.id, 0, 5)
    window.desk.open_passage(document.id)
    pane = window.desk.reading.current()
    assert pane.views.is_pages
    assert not window.desk.actions["only_marked"].isChecked()
    press(qtbot, pane, Qt.Key.Key_M)
    assert not pane.views.is_pages
    assert pane.views.kept == "marked"
    assert "F9 shows them" in window.desk.status.text()
    window.do("turn_over")
    assert pane.views.is_pages
    assert not window.desk.actions["only_marked"].isChecked()
    press(qtbot, pane, Qt.Key.Key_M)
    assert pane.views.kept == "marked"
