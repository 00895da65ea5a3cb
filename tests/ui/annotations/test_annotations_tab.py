from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desktop.domain.asking.kept import Side
from desktop.ui.annotations.annotations_tab import AnnotationsTab
from desktop.ui.look.tag_colours import call
from desktop.ui.look.theme import colours
from desktop.ui.shown import ANNOTATIONS
from tests.ui.hands import words_of

Key = Qt.Key


@pytest.fixture
def answered(monkeypatch, window):
    """Answer questions at once, in this process."""

    def answer(asked, *, then, failed=None, text=""):
        noun, _, name = asked.method.partition(".")
        if noun != "questions":
            return
        then(getattr(window.desk.workspace.questions, name)(*asked.args, **asked.kwargs))

    monkeypatch.setattr(window.desk.tasks, "search", answer)


@pytest.fixture
def kept(workspace, report):
    """Keep three passages; return their ids by a word of each."""
    add = workspace.highlights.add_quotation
    return {
        "holds": add(report.id, "holds no figures", tags=("gaps",)).id,
        "table": add(report.id, "published a table", colour="green", note="Which one?").id,
        "1,412": add(report.id, "1,412 people", tags=("gaps/counts",)).id,
    }


@pytest.fixture
def tab(window, kept, answered) -> AnnotationsTab:
    window.do("annotations")
    tab = window.desk.reading.on_show()
    assert isinstance(tab, AnnotationsTab)
    return tab


def quotes(tab):
    return [tab.model.data(tab.model.index(row)) for row in range(tab.model.rowCount())]


def test_all_highlights_are_listed_and_a_question_narrows_them(tab):
    assert quotes(tab) == ["holds no figures", "published a table", "1,412 people"]
    tab.line.ask("gaps -counts")
    assert quotes(tab) == ["holds no figures"]
    assert tab.count.text() == "1 highlight"
    tab.line.ask("colour:pink")
    assert "Nothing answers" in words_of(tab.empty)[0]
    tab.line.ask("(gaps")
    assert "left open" in tab.trouble.text()
    tab.line.ask("")
    assert len(quotes(tab)) == 3
    assert tab.trouble.isHidden()


def test_before_the_first_answer_a_wrong_question_does_not_look_as_if_it_were_answered(
    window, kept, asked
):
    window.do("annotations")
    tab = window.desk.reading.on_show()
    assert "Listing" in words_of(tab.empty)[0]
    tab.line.ask("(gaps")
    assert "left open" in tab.trouble.text()
    assert "No answer" in words_of(tab.empty)[0]


def test_what_is_typed_after_the_key_of_the_list_is_another_question(qtbot, window, tab):
    tab.line.ask("gaps")
    window.do("annotations")
    qtbot.keyClicks(tab.line, "colour:green")
    assert tab.line.text() == "colour:green"


def facet(tab, name):
    tree = tab.facets
    for number in range(tree.topLevelItemCount()):
        top = tree.topLevelItem(number)
        for row in range(top.childCount()):
            if top.child(row).text(0) == name:
                return top.child(row)
    return None


@pytest.mark.parametrize(("width", "beside"), [(1200, True), (520, False)])
def test_the_question_has_room_however_narrow_the_tab(qtbot, width, beside):
    apart = AnnotationsTab()
    qtbot.addWidget(apart)
    apart.resize(width, 500)
    apart.show()
    qtbot.waitUntil(lambda: apart.line.width() > 280)
    assert (apart.line.geometry().bottom() > apart.order.geometry().top()) is beside


def test_a_click_on_a_value_asks_for_it_and_with_ctrl_leaves_it_out(qtbot, window, tab):
    def click(name, modifier=Qt.KeyboardModifier.NoModifier):
        place = tab.facets.visualItemRect(facet(tab, name)).center()
        qtbot.mouseClick(tab.facets.viewport(), Qt.MouseButton.LeftButton, modifier, place)

    window.show()
    assert facet(tab, "gaps").text(1) == "2"
    click("gaps")
    assert tab.question == "gaps"
    assert quotes(tab) == ["holds no figures", "1,412 people"]
    click("gaps/counts", Qt.KeyboardModifier.ControlModifier)
    assert tab.question == "gaps and not gaps/counts"
    assert quotes(tab) == ["holds no figures"]
    assert facet(tab, "− gaps/counts").font(0).strikeOut()
    click("✓ gaps")
    assert tab.question == "not gaps/counts"
    click("− gaps/counts", Qt.KeyboardModifier.ControlModifier)
    assert tab.question == ""


def test_a_colour_stands_among_the_values_by_the_name_the_reader_gave_it(tab):
    call({"green": "figures"})
    tab.line.ask("-gaps")
    assert facet(tab, "green (figures)").text(1) == "1"
    assert facet(tab, "same").text(1) == "1"
    call({})


def test_counts_stay_quiet_and_readable_when_the_theme_changes(window, tab):
    for theme in ("dark", "light"):
        window.do(f"theme_{theme}")
        ink = facet(tab, "gaps").foreground(1).color()
        assert ink.name() == colours(theme)["muted"]


def test_what_is_chosen_in_the_list_is_in_hand(qtbot, window, workspace, tab, kept):
    window.show()
    qtbot.keyClick(tab.line, Key.Key_Down)
    assert window.desk.subject.ids == [kept["holds"]]
    qtbot.waitUntil(lambda: tab.preview is not None)
    assert tab.preview.content is workspace.documents.content(
        workspace.highlights.find(kept["holds"]).document_id
    )
    tab.list.selectAll()
    window.do("highlight_blue")
    assert {one.colour for one in workspace.highlights.all()} == {"blue"}
    workspace.history.undo()
    assert sorted(one.colour for one in workspace.highlights.all()) == ["green", "yellow", "yellow"]
    assert len(tab.ids()) == 3


def test_groups_have_headings_and_a_click_on_one_chooses_what_is_below(qtbot, window, tab, kept):
    window.show()
    tab.group.setCurrentIndex(tab.group.findData(Side.TAG))
    tab.group.activated.emit(tab.group.currentIndex())
    assert quotes(tab) == [
        "gaps, 1", "holds no figures", "gaps/counts, 1", "1,412 people", "Without a tag, 1",
        "published a table",
    ]  # fmt: skip
    qtbot.waitUntil(lambda: tab.list.visualRect(tab.model.index(2)).isValid())
    place = tab.list.visualRect(tab.model.index(2)).center()
    qtbot.mouseClick(tab.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert window.desk.subject.ids == [kept["1,412"]]
    tab.list.setFocus()
    qtbot.keyClick(tab.list, Key.Key_Down)
    assert window.desk.subject.ids == [kept["table"]]
    tab.line.ask("gaps")
    assert quotes(tab)[0] == "gaps, 1"
    tab.list.clearSelection()
    tab.line.setFocus()
    qtbot.keyClick(tab.line, Key.Key_Down)
    assert window.desk.subject.ids == [kept["holds"]]
    tab.line.ask("colour:pink")
    assert quotes(tab) == []


def test_enter_opens_the_passage_in_its_document(qtbot, window, tab, kept):
    window.show()
    qtbot.keyClick(tab.line, Key.Key_Down)
    qtbot.keyClick(tab.list, Key.Key_Down)
    qtbot.keyClick(tab.list, Key.Key_Return)
    pane = window.desk.reading.current()
    assert pane.reader.selected_highlight() == kept["table"]


def test_a_question_is_kept_as_a_smart_tag_and_asked_by_a_click(
    window, workspace, tab, monkeypatch
):
    monkeypatch.setattr(
        "desktop.ui.annotations.annotation_verbs.dialogs.NameDialog.ask", lambda *_said: "Gaps"
    )
    tab.line.ask("gaps -counts")
    tab.keep.click()
    assert [(one.name, one.question) for one in workspace.questions.saved()] == [
        ("Gaps", "gaps and not counts")
    ]
    tab.line.ask("")
    tab.facets.setCurrentItem(facet(tab, "Gaps"))
    tab.facets.keyPressEvent(_key(Key.Key_Return))
    assert quotes(tab) == ["holds no figures"]


def _key(key):
    from PySide6.QtGui import QKeyEvent

    return QKeyEvent(QKeyEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier)


def test_typing_is_completed(qtbot, window, tab):
    window.show()
    tab.line.setFocus()
    qtbot.keyClicks(tab.line, "cou")
    qtbot.keyClick(QApplication.activePopupWidget(), Key.Key_Tab)
    assert tab.line.text() == "gaps/counts "
    qtbot.keyClick(tab.line, Key.Key_Return)
    assert quotes(tab) == ["1,412 people"]
    qtbot.keyClick(tab.line, Key.Key_Escape)
    assert tab.line.text() == ""


def test_who_says_passages_is_said_beside_the_list_counted_and_completed(
    qtbot, window, workspace, tab, kept
):
    tab.list.selectAll()
    window.do("who_says")
    field = QApplication.focusWidget()
    qtbot.keyClicks(field, "Ann Ray")
    qtbot.keyClick(field, Key.Key_Return)
    qtbot.waitUntil(lambda: facet(tab, "Ann Ray") is not None)
    assert {one.said_by for one in workspace.highlights.all()} == {"Ann Ray"}
    assert tab.model.where(tab.model.kept(0)).startswith("Ann Ray · ")
    tab.line.clear()
    qtbot.keyClicks(tab.line, "said:an")
    qtbot.keyClick(tab.line, Key.Key_Tab)
    assert tab.line.text() == 'said:"Ann Ray" '
    window.do("undo")
    qtbot.waitUntil(lambda: facet(tab, "Ann Ray") is None)


def test_the_tab_is_there_once_and_comes_back_at_the_next_start(window, tab):
    window.do("annotations")
    assert [one.document_id for one in window.desk.reading.tabs()].count("") == 1
    window.desk.reading.close_gone({})
    assert window.desk.reading.on_show() is tab
    assert window.desk.reading.tabs()[0].shown == ANNOTATIONS


def test_a_change_elsewhere_is_seen(qtbot, workspace, tab, kept):
    workspace.highlights.remove(kept["table"])
    qtbot.waitUntil(lambda: quotes(tab) == ["holds no figures", "1,412 people"])


def test_several_are_tagged_at_once_beside_the_list(qtbot, window, workspace, tab, kept):
    window.show()
    tab.list.selectAll()
    window.do("tag")
    field = QApplication.focusWidget()
    qtbot.keyClicks(field, "follow up")
    qtbot.keyClick(field, Key.Key_Return)
    assert all("follow up" in one.tags for one in workspace.highlights.all())
    workspace.history.undo()
    assert not any("follow up" in one.tags for one in workspace.highlights.all())


def test_a_note_is_written_beside_the_list(qtbot, window, workspace, tab, kept):
    window.show()
    qtbot.keyClick(tab.line, Key.Key_Down)
    window.do("note")
    field = QApplication.focusWidget()
    qtbot.keyClicks(field, "Ask again.")
    qtbot.keyClick(field, Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert workspace.highlights.find(kept["holds"]).note == "Ask again."
    workspace.history.undo()
    assert workspace.highlights.find(kept["holds"]).note == ""


def test_quotations_are_copied_from_the_list(window, tab):
    tab.list.selectAll()
    tab.list.setFocus()
    window.do("copy")
    assert QApplication.clipboard().text() == (
        "holds no figures\n\npublished a table\n\n1,412 people"
    )


def test_what_answers_is_exported(window, tab, monkeypatch):
    offered = []
    monkeypatch.setattr(
        "desktop.ui.exporting.export_dialog.ExportDialog.exec",
        lambda dialog: offered.append(str(dialog.form.wish().question)),
    )
    tab.line.setText("gaps")
    tab.export.click()
    assert offered == ["gaps"]


def test_counts_are_seen_in_another_theme(window, tab, qtbot):
    window.show()
    window.desk.look.choose("dark")
    qtbot.waitUntil(window.updatesEnabled)  # until then the old picture stays
    ink, ground = facet(tab, "gaps").foreground(1).color(), tab.facets.palette().base().color()
    assert abs(ink.lightness() - ground.lightness()) > 60
    window.desk.look.choose("light")
