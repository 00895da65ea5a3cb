from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from desktop.domain.asking.kept import Order
from desktop.domain.exchanged.export_wish import ExportPreview, Grouping
from desktop.ui.exporting.export_choices import PDF_COPY, ExportChoices
from desktop.ui.exporting.export_form import short_title
from tests.ui.exporting.samples import FORMATS, dialog


@pytest.fixture
def made(qtbot):
    """Return what makes a dialog that is thrown away afterwards."""

    def make(*arguments, **known):
        one = dialog(*arguments, **known)
        qtbot.addWidget(one)
        return one

    return make


def choose(box, value) -> None:
    box.setCurrentIndex(box.findData(str(value)))


def test_an_export_of_everything_by_tag(made, tmp_path):
    one = made("")
    assert not one.form.document.isEnabled()
    choose(one.form.grouping, Grouping.TAG)
    assert one.form.each.text() == "One file for each tag"
    one.form.each.click()
    choose(one.form.tag, "b/c")
    one.choose_target(tmp_path)
    choice = one.choice()
    assert (choice.many, choice.as_copy, choice.wish.documents) == (True, False, ())
    assert (choice.wish.tags, choice.wish.grouping) == (("b/c",), Grouping.TAG)
    assert not choice.replace, "nothing is replaced unless it is ticked"


def test_an_export_over_a_file_asks_before_the_dialog_is_gone(made, tmp_path, monkeypatch):
    there = tmp_path / "there.md"
    there.write_text("mine")
    one = made()
    monkeypatch.setattr(one, "_asked_file", lambda: str(there))
    monkeypatch.setattr("desktop.ui.exporting.export_dialog.confirm", lambda *_: False)
    one.accept()
    assert one.result() == 0
    monkeypatch.setattr("desktop.ui.exporting.export_dialog.confirm", lambda *_: True)
    one.accept()
    assert one.choice().replace
    assert one.choice().target == there


def test_a_tag_is_exported_from_everywhere(made):
    one = made(tag="b/c")
    assert one.form.everything.isChecked()
    assert one.form.wish().tags == ("b/c",)


def test_a_question_is_asked_of_everything(made):
    one = made("", documents=(), question="a has:note")
    assert str(one.form.wish().question) == "a and has:note"
    assert one.form.everything.isChecked()


def test_several_documents_are_counted(made):
    one = made("", documents=("d", "e", "f"))
    assert one.form.document.text() == "These 3 documents"
    assert one.form.wish().documents == ("d", "e", "f")


def test_without_a_place_there_is_no_choice(made):
    with pytest.raises(RuntimeError):
        made().choice()


def test_a_pdf_document_can_be_copied_and_nothing_else_then_matters(made, tmp_path):
    one = made(everything=True, copies=True)
    one.form.each.click()
    choose(one.form.format, PDF_COPY)
    assert not one.form.everything.isEnabled()
    assert not one.form.each.isEnabled()
    assert not one.form.grouping.isEnabled()
    one.choose_target(tmp_path / "copy.pdf")
    choice = one.choice()
    assert (choice.as_copy, choice.wish.documents, choice.many) == (True, ("d",), False)
    choose(one.form.format, "markdown")
    assert one.form.everything.isEnabled()
    assert not one.choice().as_copy


def test_only_a_pdf_document_can_be_copied(made):
    assert made().form.format.findData(PDF_COPY) < 0


def test_formats_are_called_shortly(made):
    one = made()
    box = one.form.format
    assert [box.itemText(row) for row in range(3)] == ["Markdown", "Word document", "Table (CSV)"]
    assert short_title(FORMATS[0]._replace(title="Project (A, B), all")) == "Project (A, B)"


def test_a_style_is_for_what_is_cited(made):
    one = made()
    choose(one.form.cited, "oscola")
    assert one.form.wish().style == "oscola"
    assert one.form.language.isEnabled()
    choose(one.form.format, "json")
    assert not one.form.cited.isEnabled()
    assert (one.form.wish().style, one.form.wish().language) == ("", "")


def test_a_style_comes_from_a_file(made, monkeypatch, tmp_path):
    one = made()
    given = iter([("", ""), (str(tmp_path / "mine.csl"), "")])
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: next(given))
    choose(one.form.cited, "apa")
    for expected in ("apa", str(tmp_path / "mine.csl")):
        one.form.cited.setCurrentIndex(one.form.cited.count() - 1)
        one.form.cited.activated.emit(one.form.cited.currentIndex())
        assert one.form.wish().style == expected
    assert one.form.cited.currentText() == "mine.csl"


def test_documents_have_no_order_and_no_groups(made):
    one = made()
    choose(one.form.format, "ris")
    assert not one.form.order.isEnabled()
    assert not one.form.each.isEnabled()
    assert not one.form.links.isVisibleTo(one)


def test_what_was_chosen_is_remembered(made):
    one = made()
    choose(one.form.format, "docx")
    choose(one.form.cited, "apa")
    choose(one.form.grouping, Grouping.MONTH)
    choose(one.form.order, Order.MADE)
    one.form.each.click()
    kept = ExportChoices.read(str(one.choices()))
    again = made(choices=kept)
    assert again.choices() == one.choices() == kept
    assert again.form.wish().order is Order.MADE


@pytest.mark.parametrize("text", ["", "[]", "1", '{"form": 3, "many": "yes"}', "{", "[" * 9000])
def test_choices_that_make_no_sense_are_the_usual_ones(text):
    assert ExportChoices.read(text) == ExportChoices()


def test_a_preview_is_wished_for_once_after_a_burst_of_choices(made, qtbot):
    one = made()
    wishes = []
    one.preview_wanted.connect(wishes.append)
    one.show()
    for name in ("docx", "csv", "json"):
        choose(one.form.format, name)
    qtbot.waitUntil(lambda: bool(wishes))
    qtbot.wait(200)
    assert [wish.form for wish in wishes] == ["json"]


def test_a_preview_is_shown_as_what_it_is(made):
    one = made()
    pane = one.preview
    pane.show_preview(ExportPreview("text", "# Title", (), 1, 1, True))
    assert pane.text.toPlainText() == "# Title"
    assert pane.told.text() == "1 highlight in 1 document"
    pane.show_preview(ExportPreview("page", "<h1>A &lt;b&gt;</h1>", (), 2, 1403, False))
    assert pane.page.toPlainText() == "A <b>"
    assert pane.told.text() == "The beginning of 1,403 highlights in 2 documents"
    pane.show_preview(ExportPreview("table", "", (("Note",), ("<img src=x>\nb",)), 1, 1, True))
    assert pane.table.item(0, 0).text() == "<img src=x> b"


def test_a_preview_opens_no_file_of_this_computer(made, tmp_path, qtbot):
    picture = tmp_path / "there.txt"
    picture.write_text("mine")
    one = made()
    page = one.preview.page
    assert page.loadResource(2, picture.as_uri()) is None
    page.setHtml(f'<img src="{picture.as_uri()}"><a href="{picture.as_uri()}">x</a>')
    assert not page.openLinks()


def test_a_question_that_is_not_understood_is_told_and_nothing_is_written(made, qtbot):
    one = made()
    one.show()
    one.form.question.setText("a and")
    qtbot.waitUntil(lambda: "not understood" in one.preview.sentence.text())
    assert not one._accepting.isEnabled()
    one.accept()
    assert one.result() == 0
    one.form.question.setText("a")
    one.show_preview(ExportPreview("text", "x", (), 1, 1, True))
    assert one._accepting.isEnabled()


def test_escape_leaves(made, qtbot):
    one = made()
    one.show()
    qtbot.keyClick(one, Qt.Key.Key_Escape)
    assert not one.isVisible()
