from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDrag, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu

from desktop.domain import LINKS, LinkKind
from desktop.ui import dialogs
from desktop.ui.cards.card_editor import Related
from desktop.ui.linking.kinds_dialog import LinkKindsDialog
from desktop.ui.linking.linked_tab import LinkedTab
from desktop.ui.look.drops import highlights_in, with_highlights
from tests.ui.hands import words_of

Key = Qt.Key


@pytest.fixture
def kept(workspace, report):
    add = workspace.highlights.add_quotation
    return [
        add(report.id, quote).id
        for quote in ("holds no figures", "published a table", "1,412 people")
    ]


@pytest.fixture
def drawn(window, workspace, report, kept):
    """Return the tab around the first of three passages, each linked to the next."""
    workspace.links.add(kept[0], kept[1], LinkKind.SUPPORTS)
    workspace.links.add(kept[2], kept[1], LinkKind.CONTRADICTS)
    window.desk.open_passage(report.id)
    window.desk.subject.take(kept[0])
    window.do("linked")
    tab = window.desk.reading.on_show()
    assert isinstance(tab, LinkedTab)
    return tab


def test_a_passage_is_drawn_with_what_is_linked_to_it(qtbot, drawn, kept, workspace):
    assert set(drawn.view.around.by_id) == set(kept)
    assert drawn.ids() == [kept[0]]
    workspace.links.remove(workspace.links.all(kept[2])[0].id)
    qtbot.waitUntil(lambda: set(drawn.view.around.by_id) == set(kept[:2]))


def test_the_keyboard_goes_through_it_and_opens_beside(qtbot, window, drawn, kept):
    view = drawn.view
    qtbot.keyClick(view, Key.Key_Right)
    assert view.current == kept[1]
    assert "supports published a table" in view.accessibleDescription()
    qtbot.keyClick(view, Key.Key_Space)
    assert view.around.spots[0].highlight_id == kept[1]
    qtbot.keyClick(view, Key.Key_Return)
    assert window.desk.reading.is_split()
    pane = window.desk.reading.current()
    assert pane is not None
    assert pane.reader.selected_highlight() == kept[1]


def test_a_passage_that_is_gone_leaves_an_empty_page_that_says_what_to_do(
    qtbot, drawn, kept, workspace
):
    workspace.highlights.remove(kept[0])
    qtbot.waitUntil(lambda: drawn.pages.currentWidget() is drawn.empty)
    assert "Shift+L" in " ".join(words_of(drawn.empty))


@pytest.mark.parametrize("end", ["svg", "png"])
def test_it_is_written_as_a_picture(window, drawn, monkeypatch, tmp_path, end):
    path = tmp_path / f"linked.{end}"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    drawn.export.click()
    begins = path.read_bytes()[:5]
    assert begins in (b"<?xml", b"\x89PNG\r")
    assert str(path) in window.desk.status.text()


def test_clicks_choose_and_double_clicks_open(qtbot, window, drawn, kept):
    view = drawn.view
    spot = view.around.by_id[kept[1]]
    place = (view.drawing.rect_of(spot).center() + view._origin()).toPoint()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert drawn.ids() == [kept[1]]
    assert drawn.rect_of([]).isValid()
    qtbot.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert window.desk.reading.is_split()


def dropped(view, what, place):
    """Drop a highlight at a place of a view."""
    data = with_highlights([what])
    said = (
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(view.viewport(), QDragEnterEvent(place, *said))
    event = QDropEvent(QPointF(place), *said)
    QApplication.sendEvent(view.viewport(), event)
    return event


def test_a_card_dropped_on_another_asks_how_and_links_the_two(
    qtbot, window, workspace, report, kept
):
    window.desk.open_passage(report.id)
    view = window.desk.sidebar.view
    qtbot.waitUntil(lambda: view.count == 3)
    place = view.visualRect(view.model().index(2, 0)).center()
    dropped(view, kept[0], place)
    menu = window.findChild(QMenu, "linkMenu")
    menu.actions()[1].trigger()  # contradicts
    menu.close()
    (link,) = workspace.links.all()
    assert (link.source_id, link.target_id, link.kind) == (kept[0], kept[2], LinkKind.CONTRADICTS)
    assert not dropped(view, kept[2], place).isAccepted(), "not on itself"
    assert len(workspace.links.all()) == 1


def test_a_card_dropped_on_a_passage_of_the_text_links_the_two(
    qtbot, window, workspace, report, kept
):
    window.desk.open_passage(report.id)
    reader = window.desk.reading.current().reader
    target = next(one for one in workspace.highlights.all() if one.id == kept[1])
    on_screen = reader.rect_on_screen(target.start, target.end)
    place = reader.viewport().mapFromGlobal(on_screen.center())
    assert dropped(reader, kept[0], place).isAccepted()
    menu = window.findChild(QMenu, "linkMenu")
    menu.actions()[0].trigger()
    menu.close()
    (link,) = workspace.links.all()
    assert (link.source_id, link.target_id, link.kind) == (kept[0], kept[1], LinkKind.SUPPORTS)
    assert not dropped(reader, kept[1], place).isAccepted(), "not on itself"
    assert not dropped(reader, kept[0], QPoint(3, 3)).isAccepted(), "not beside passages"


def test_files_are_still_dropped_on_the_text(qtbot, window, report, tmp_path):
    window.desk.open_passage(report.id)
    viewport = window.desk.reading.current().reader.viewport()
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "a.txt"))])
    said = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    event = QDragEnterEvent(QPoint(60, 60), Qt.DropAction.CopyAction, data, *said)
    QApplication.sendEvent(viewport, event)
    assert event.isAccepted()


def test_dragging_begins_with_the_mouse(qtbot, window, report, kept, monkeypatch):
    window.desk.open_passage(report.id)
    view = window.desk.sidebar.view
    qtbot.waitUntil(lambda: view.count == 3)
    begun = []
    monkeypatch.setattr(
        QDrag,
        "exec",
        lambda drag, _action: begun.append(highlights_in(drag.mimeData())),
    )
    start = view.visualRect(view.model().index(1, 0)).center()
    qtbot.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=start)
    qtbot.mouseMove(view.viewport(), start + QPoint(0, 3))
    qtbot.mouseMove(view.viewport(), start + QPoint(0, 40))
    assert begun == [[kept[1]]]


def test_both_ends_show_a_link_and_delete_takes_it_away(qtbot, window, workspace, report, kept):
    kind = workspace.links.add_kind("quotes", "is quoted by")
    workspace.links.add(kept[0], kept[1], kind.id)
    window.desk.open_passage(report.id)
    said = {}
    for key in kept[:2]:
        window.desk.subject.take(key)
        (button,) = window.desk.sidebar.editor.findChildren(Related)
        said[key] = button.accessibleName()
        if key == kept[0]:
            button.deleteLater()
            QApplication.sendPostedEvents(button, QEvent.Type.DeferredDelete)
    assert said[kept[0]] == "quotes: published a table"
    assert said[kept[1]] == "is quoted by: holds no figures"
    (button,) = window.desk.sidebar.editor.findChildren(Related)
    button.another_wanted.emit()
    menu = window.findChild(QMenu, "linkMenu")
    menu.actions()[0].trigger()
    menu.close()
    assert workspace.links.all()[0].kind == LinkKind.SUPPORTS
    (link,) = workspace.links.all()
    window.desk.sidebar.editor.link_removed.emit(link.id)
    assert workspace.links.all() == []
    workspace.history.undo()
    assert len(workspace.links.all()) == 1


def test_the_dialog_links_by_key_with_a_kind_of_ones_own(
    qtbot, window, workspace, report, kept, monkeypatch
):
    workspace.links.add_kind("quotes", "is quoted by")
    window.desk.open_passage(report.id)
    window.desk.subject.take(kept[0])

    def hands(dialog):
        dialog.choice.field.setText("1,412")
        qtbot.waitUntil(lambda: bool(dialog.target_id()))
        dialog.show_kinds(workspace.links.kinds())
        dialog._kind.setCurrentIndex(len(LINKS))
        return True

    monkeypatch.setattr(dialogs.LinkDialog, "exec", hands)
    window.do("link")
    (link,) = workspace.links.all()
    assert (link.target_id, link.kind) == (kept[2], workspace.links.kinds()[-1].id)


def test_kinds_are_added_reworded_and_removed_in_their_dialog(window, workspace, monkeypatch):
    def hands(dialog: LinkKindsDialog):
        dialog.forward.setText("quotes")
        dialog.backward.setText("is quoted by")
        dialog.forward.returnPressed.emit()
        dialog.forward.setText("supports")
        dialog.add.click()
        assert "no other kind" in dialog.remark.text()
        dialog.list.setCurrentRow(len(LINKS))
        dialog.forward.setText("cites")
        dialog.change.click()
        dialog.list.setCurrentRow(0)
        assert not dialog.remove.isEnabled(), "everybody has that one"
        return 0

    monkeypatch.setattr(LinkKindsDialog, "exec", hands)
    window.do("link_kinds")
    assert [(one.forward, one.backward) for one in workspace.links.kinds()[len(LINKS) :]] == [
        ("cites", "is quoted by")
    ]


def test_a_link_is_read_from_both_ends_and_followed(window, workspace, report):
    letter = next(d for d in workspace.documents.all() if d.id != report.id)
    here = workspace.highlights.add(report.id, 0, 8)
    there = workspace.highlights.add(letter.id, 0, 8)
    workspace.links.add(here.id, there.id, LinkKind.SUPPORTS)
    ((text, target, _),) = window.desk.sidebar.related(here.id)
    assert (text, target) == (f"supports: {there.anchor.quotation}", there.id)
    ((text, target, _),) = window.desk.sidebar.related(there.id)
    assert (text, target) == (f"is supported by: {here.anchor.quotation}", here.id)
    window.verbs.links.open_linked(there.id)
    assert window.desk.reading.current().document_id == letter.id
    assert window.desk.sidebar.selected_ids() == [there.id]
    workspace.highlights.remove(there.id)
    assert window.desk.sidebar.related(here.id) == []


def test_the_other_end_of_a_link_is_asked_for(qtbot, window, workspace, report, monkeypatch):
    here, there = (workspace.highlights.add(report.id, start, start + 8) for start in (0, 40))
    window.desk.open_passage(report.id)
    window.desk.sidebar.select(here.id)

    def hands(dialog):
        qtbot.waitUntil(lambda: bool(dialog.target_id()))
        return dialog.choice.list.count() == 1

    monkeypatch.setattr(dialogs.LinkDialog, "exec", hands)
    window.do("link")
    (made,) = workspace.links.all(here.id)
    assert (made.source_id, made.target_id) == (here.id, there.id)
    assert window.desk.status.text() == "Linked."
