from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QLabel

from desktop.ui.actions import actions
from desktop.ui.look.theme import ThemeChoice
from desktop.ui.palette.palette import ROW, CommandPalette, PaletteEntry, best, entries
from desktop.ui.remembered import WindowSettings
from desktop.ui.window import MainWindow

Key = Qt.Key


def test_everything_can_be_reached(qtbot, window, workspace, report):
    workspace.highlights.add(report.id, 0, 8, tags=["police cells"])
    window.desk.open_passage(report.id)
    texts = {entry.text for entry in entries(window.desk)}
    assert {"Export", "What the table leaves out", report.title, "police cells"} <= texts
    assert "Command Palette" not in texts


def test_actions_that_cannot_be_done_are_left_out(qtbot, window):
    texts = {entry.text for entry in entries(window.desk)}
    assert "Close Tab" not in texts


def test_a_few_letters_and_enter_open_a_document(qtbot, window, report):
    window.do("palette")
    field = QApplication.focusWidget()
    assert field.objectName() == "paletteField"
    qtbot.keyClicks(field, "counting peop")
    qtbot.keyClick(field, Key.Key_Return)
    qtbot.waitUntil(lambda: window.desk.reading.current() is not None)
    assert window.desk.reading.current().document_id == report.id
    assert not [p for p in window.findChildren(CommandPalette) if p.isVisible()]


def test_where_no_name_answers_the_texts_are_searched_for_the_words(qtbot, window):
    window.do("palette")
    field = QApplication.focusWidget()
    qtbot.keyClicks(field, "pretrial  zzz")
    (palette,) = window.findChildren(CommandPalette)
    (only,) = [palette.model.index(row).data() for row in range(palette.model.rowCount())]
    assert "“pretrial zzz”" in only
    qtbot.keyClick(field, Key.Key_Return)
    qtbot.waitUntil(lambda: window.desk.left.field.text() == "pretrial zzz")
    assert QApplication.focusWidget() is window.desk.left.field


def test_without_a_library_it_is_said_that_nothing_answers(qtbot, window):
    palette = CommandPalette(window.desk)
    palette.open()
    window.desk.let_go()
    palette.field.setText("zzzqqq")
    (said,) = [one for one in palette.findChildren(QLabel) if one.isVisible()]
    assert "Nothing" in said.text()
    assert not palette.view.isVisible()
    palette.close_up()


def test_it_has_room_for_large_letters_and_ends_inside_a_low_window(qtbot, window, qapp):
    look = ThemeChoice()
    window.resize(900, 420)
    palette = CommandPalette(window.desk)
    look.size(18)
    palette.open()
    look.size(0)
    assert palette.geometry().bottom() < window.height()
    assert palette.view.sizeHintForRow(0) >= palette.fontMetrics().lineSpacing()
    palette.close_up()


def test_escape_gives_the_keyboard_back(qtbot, window):
    tree = window.desk.left.tree.view
    tree.setFocus()
    window.do("palette")
    qtbot.keyClick(QApplication.focusWidget(), Key.Key_Escape)
    assert QApplication.focusWidget() is tree


def test_arrows_walk_and_wrap(qtbot, window):
    palette = CommandPalette(window.desk)
    palette.open()
    qtbot.keyClick(palette.field, Key.Key_Up)
    assert palette.view.currentIndex().row() == palette.model.rowCount() - 1
    qtbot.keyClick(palette.field, Key.Key_Down)
    assert palette.view.currentIndex().row() == 0
    palette.close_up()


def test_a_model_that_keeps_qt_rules(qtbot, window, qtmodeltester):
    palette = CommandPalette(window.desk)
    palette.open()
    qtmodeltester.check(palette.model)
    palette.close_up()


def test_a_tag_finds_its_passages(qtbot, window, workspace, report):
    workspace.highlights.add(report.id, 0, 8, tags=["police cells"])
    found = best(entries(window.desk), "police ce")
    assert found[0].text == "police cells"
    found[0].act()
    assert window.desk.left.search.field.text() == 'tag:"police cells"'


def test_a_whole_name_comes_before_parts_of_others(window):
    named = [("Highlights Pane", 40), ("hi", 20), ("History", 40)]
    chosen = [PaletteEntry(name, "", "", print, name.casefold(), weight) for name, weight in named]
    assert best(chosen, "Hi")[0].text == "hi"


def test_documents_of_one_name_are_told_apart_by_their_files(window, workspace, report, tmp_path):
    twin = tmp_path / "twin.md"
    twin.write_text(f"# {report.title}\n\nOther words.\n", encoding="utf-8")
    workspace.imports.files([twin])
    details = {entry.detail for entry in entries(window.desk) if entry.text == report.title}
    assert details == {"report.md", "twin.md"}


def test_everything_that_can_be_chosen_is_drawn(window, report):
    window.desk.open_passage(report.id)
    palette = CommandPalette(window.desk)
    palette.open()
    palette.model.show_entries(entries(window.desk))
    palette.resize(palette.width(), 36 * palette.model.rowCount())
    assert not palette.grab().isNull()  # an error while it paints fails the test
    palette.close_up()


def test_a_choice_that_opens_a_dialog_finds_the_palette_gone_in_peace(qtbot, window, monkeypatch):
    seen = []

    def loop() -> None:
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        seen.append(window.findChildren(CommandPalette))

    palette = CommandPalette(window.desk)
    monkeypatch.setattr(palette, "_entries", [PaletteEntry("Ask", "", "", loop, "ask")])
    palette.open()
    qtbot.keyClick(palette.field, Key.Key_Return)
    assert seen == []  # not while Qt is still at the key
    qtbot.waitUntil(lambda: seen != [])
    assert seen == [[]]


def test_the_keyboard_is_not_given_back_to_what_is_gone(qtbot, window, report):
    window.desk.open_passage(report.id)
    window.do("palette")
    (palette,) = window.findChildren(CommandPalette)
    window.do("close_tab")
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    palette.close_up()
    assert not palette.isVisible()


def test_a_library_that_comes_while_it_is_open_can_be_gone_to(qtbot, workspace, report, tmp_path):
    window = MainWindow(WindowSettings(tmp_path / "early.ini"))
    qtbot.addWidget(window, before_close_func=lambda one: one.desk.let_go())
    window.prepare()
    palette = CommandPalette(window.desk)
    palette.open()
    window.open_library(workspace)
    palette.field.setText("counting peop")
    assert palette.model.index(0).data() == report.title
    palette.close_up()


def test_where_nothing_had_the_keyboard_the_page_gets_it(qtbot, window, report):
    qtbot.waitActive(window)
    window.desk.open_passage(report.id)
    QApplication.focusWidget().clearFocus()
    window.do("palette")
    qtbot.keyClick(QApplication.focusWidget(), Key.Key_Escape)
    assert QApplication.focusWidget() is window.desk.reading.current().reader


def test_every_action_is_shown_with_its_picture_wherever_it_is(qtbot, window):
    for row in actions():
        window.desk.actions.by_name[row.name].setEnabled(True)
    rows = {row.text for row in entries(window.desk)}
    for row in actions():
        assert not window.desk.actions.by_name[row.name].icon().pixmap(18, 18).isNull(), row.name
    palette = CommandPalette(window.desk)
    palette.open()
    palette.model.show_entries(entries(window.desk))
    palette.view.resize(600, ROW * len(rows) + ROW)
    assert not palette.view.grab().isNull()  # what goes wrong while it is painted fails the test
    palette.close_up()
    for title in window.menuBar().actions():
        assert not title.menu().grab().isNull()


def test_what_was_read_last_stands_first_and_commands_after(window, workspace, report):
    letter = next(d for d in workspace.documents.all() if d.id != report.id)
    window.desk.catalogue.read(letter.id, 5)
    window.desk.catalogue.read(report.id, 5)
    found = [entry.text for entry in best(entries(window.desk), "")]
    assert found[:2] == [report.title, letter.title]
    assert "Import Files" in found[2:]
    assert best(entries(window.desk), "import files")[0].text == "Import Files"
