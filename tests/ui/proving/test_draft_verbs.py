from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu, QPushButton

from desktop.ui.proving.draft_verbs import ProofVerbs
from desktop.ui.proving.proof_tab import ProofTab
from desktop.ui.shown import PROOF

Key, Mod = Qt.Key, Qt.KeyboardModifier
LEFT = Qt.MouseButton.LeftButton
DRAFT = """# A draft

It says: “It counted 1,512 people in police cells” and no more.

“Nor are people held under the immigration rules” is how it ends.

Nowhere stands “that all of them were set free in the spring”.
"""
WAIT = 30_000


@pytest.fixture
def path(tmp_path):
    made = tmp_path / "draft.md"
    made.write_text(DRAFT, "utf-8")
    return made


@pytest.fixture
def prove(window, workspace, qtbot):
    workspace.search.sync()

    def call(path) -> ProofTab:
        window.verbs.proofs.prove(path)
        tab = window.desk.reading.on_show()
        assert isinstance(tab, ProofTab)
        qtbot.waitUntil(lambda: tab.draft is not None, timeout=WAIT)
        return tab

    return call


@pytest.fixture
def tab(prove, path) -> ProofTab:
    return prove(path)


def buttons(tab: ProofTab) -> dict[str, QPushButton]:
    found = tab.passage.findChildren(QPushButton)
    return {one.text(): one for one in found if not one.isHidden()}


def listed(tab: ProofTab) -> list[str]:
    return [row.words[1].text for row in tab.list.rows.rows]


def settled(tab: ProofTab, qtbot, text: str) -> None:
    qtbot.waitUntil(lambda: text in tab.head.said.text(), timeout=WAIT)


def test_a_draft_is_chosen_and_what_is_wrong_is_listed_first(
    window, workspace, path, qtbot, monkeypatch
):
    workspace.search.sync()
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    window.desk.actions["check_draft"].trigger()
    tab = window.desk.reading.on_show()
    qtbot.waitUntil(lambda: tab.draft is not None, timeout=WAIT)
    assert tab.shown == PROOF
    assert tab.head.said.text() == "2 of 3 quotations to look at"
    assert [one[:20] for one in listed(tab)] == ["“It counted 1,512 pe", "“that all of them we"]
    assert [row.head for row in tab.list.rows.rows] == ["Figures and negations first", "Not found"]
    assert "1,512" in tab.passage.draft.toPlainText()
    assert "1,412" in tab.passage.source.toPlainText()
    assert set(buttons(tab)) == {
        "Use the Source’s Words", "Copy the Source’s Words", "Open the Source",
    }  # fmt: skip


def test_a_click_puts_a_quotation_right_and_ctrl_z_takes_it_back(tab, path, qtbot):
    qtbot.mouseClick(buttons(tab)["Use the Source’s Words"], LEFT)
    assert path.read_text("utf-8") == DRAFT.replace("1,512", "1,412")
    settled(tab, qtbot, "1 of 3 quotations")
    assert len(listed(tab)) == 1
    tab.list.setFocus()
    QTest.keyClick(tab.list, Key.Key_Z, Mod.ControlModifier)
    assert path.read_text("utf-8") == DRAFT
    settled(tab, qtbot, "2 of 3 quotations")


def test_the_right_words_can_be_copied(tab, qtbot):
    qtbot.mouseClick(buttons(tab)["Copy the Source’s Words"], LEFT)
    assert QGuiApplication.clipboard().text() == "It counted 1,412 people in police cells"


def test_keys_go_on_and_enter_opens_the_source_beside(window, tab, report):
    QTest.keyClick(tab.list, Key.Key_J)
    assert "No document" in tab.passage.source.toPlainText()
    QTest.keyClick(tab.list, Key.Key_K)
    window.verbs.comparisons.next()
    assert tab.list.currentIndex().row() == 1
    window.verbs.comparisons.next()
    assert tab.list.currentIndex().row() == 0, "round from the last"
    QTest.keyClick(tab.list, Key.Key_Return)
    pane = window.desk.reading.current()
    assert pane is not None
    assert pane.document_id == report.id
    assert pane.reader.is_in_view(pane.reader.content.text.index("1,412"))


def test_what_is_listed_can_be_chosen(tab):
    tab.head.which.setCurrentIndex(tab.head.which.findData("all"))
    tab.head.listed.emit()
    assert len(listed(tab)) == 3
    tab.head.which.setCurrentIndex(tab.head.which.findData("verbatim"))
    tab.head.listed.emit()
    assert [one[:10] for one in listed(tab)] == ["“Nor are p"]


def test_a_draft_that_is_written_on_is_checked_again(tab, path, qtbot):
    path.write_text(DRAFT.replace("1,512", "1,412"), "utf-8")
    settled(tab, qtbot, "1 of 3 quotations")


def test_one_that_was_changed_meanwhile_is_left_alone(window, tab, path, qtbot):
    path.write_text(DRAFT + "More.\n", "utf-8")
    qtbot.mouseClick(buttons(tab)["Use the Source’s Words"], LEFT)
    assert "was changed since" in window.desk.status.text()
    assert path.read_text("utf-8") == DRAFT + "More.\n"


def test_a_draft_that_cannot_be_read_says_so(window, tmp_path, qtbot):
    window.verbs.proofs.prove(tmp_path / "gone.md")
    tab = window.desk.reading.on_show()
    qtbot.waitUntil(tab.empty.isVisible, timeout=WAIT)
    assert tab.draft is None


def test_a_report_is_written(window, tab, tmp_path, monkeypatch):
    name = str(tmp_path / "report.html")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (name, ""))
    tab.head.report.trigger()
    assert "<del><b>1,512</b></del>" in (tmp_path / "report.html").read_text("utf-8")
    assert "Written to" in window.desk.status.text()


def test_a_file_that_is_dropped_may_be_checked_or_imported(window, tab, path, qtbot):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    enter = QDragEnterEvent(QPoint(9, 9), Qt.DropAction.CopyAction, data, LEFT, Mod.NoModifier)
    tab.dragEnterEvent(enter)
    assert enter.isAccepted()
    drop = QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, data, LEFT, Mod.NoModifier)
    tab.dropEvent(drop)
    qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert [one.text() for one in menu.actions()] == ["Check as a &Draft", "&Import as a Document"]
    menu.close()


def test_the_last_draft_is_offered_again(window, tab, path):
    again = ProofVerbs(window.desk, lambda _paths: None).made()
    assert again.empty.button.text() == "Check draft.md Again"
    again.deleteLater()


def test_beside_the_last_draft_another_is_offered(window, tab, path):
    again = ProofVerbs(window.desk, lambda _paths: None).made()
    again.show()
    assert again.other.text() == "Check Another Draft…"
    assert again.other.isVisible()
    again.deleteLater()


def test_text_that_was_copied_is_checked_and_only_copied_from(
    window, workspace, tab, path, report, qtbot
):
    QGuiApplication.clipboard().setText(DRAFT.replace("police cells", "police cells now"))
    tab.list.setFocus()
    QTest.keyClick(tab.list, Key.Key_V, Mod.ControlModifier)
    qtbot.waitUntil(lambda: tab.head.name.text() == "Pasted text.md", timeout=WAIT)
    assert "1,512" in tab.passage.draft.toPlainText()
    assert "Copy the Source’s Words" in buttons(tab)
    assert "Use the Source’s Words" not in buttons(tab)
    assert path.read_text("utf-8") == DRAFT


def test_without_text_to_paste_that_is_said(window, tab):
    QGuiApplication.clipboard().clear()
    tab.paste_wanted.emit()
    assert "no text on the clipboard" in window.desk.status.text()
