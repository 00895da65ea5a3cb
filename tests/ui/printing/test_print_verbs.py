from __future__ import annotations

import pypdfium2
import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from desktop.ui.printing.paper import MarkStyle
from desktop.ui.printing.print_dialog import PrintDialog
from tests.ui.hands import open_in_tree


def text_of(path) -> list[str]:
    file = pypdfium2.PdfDocument(path)
    pages = [file[n].get_textpage().get_text_range() for n in range(len(file))]
    file.close()
    return pages


def colours_of(path) -> set[tuple[int, int, int]]:
    file = pypdfium2.PdfDocument(path)
    bitmap = file[0].render(scale=1)
    data, width = bytes(bitmap.buffer), bitmap.n_channels
    found = {tuple(data[n : n + 3]) for n in range(0, len(data), width)}
    file.close()
    return found


def is_grey(colours) -> bool:
    return all(max(one) - min(one) < 24 for one in colours)


@pytest.fixture
def printed(qtbot, window, tmp_path, monkeypatch):
    """Return what prints with choices, and then saves: the path of the file."""
    path = tmp_path / "out.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))

    def print_it(**choices):
        def drive() -> None:
            dialog = QApplication.activeModalWidget()
            assert isinstance(dialog, PrintDialog)
            form = dialog.form
            for name, value in choices.items():
                box = getattr(form, name)
                box.setCurrentIndex(box.findData(value))
            qtbot.waitUntil(dialog.file_button.isEnabled)
            QTest.mouseClick(dialog.file_button, Qt.MouseButton.LeftButton)

        QTimer.singleShot(0, window, drive)
        window.do("print")
        assert window.desk.status.text() == f"Written to {path}."
        return path

    return print_it


def test_a_document_is_printed_with_marks_notes_and_its_citation(
    qtbot, window, workspace, report, printed
):
    kept = workspace.highlights.add_quotation(report.id, "it holds no figures", 1, tags=["data"])
    workspace.highlights.change(kept.id, note="Ask **again** in May.\n\n- <b>one</b>\n- two")
    pane = open_in_tree(qtbot, window, report.title)
    qtbot.waitUntil(lambda: len(pane.highlights) == 1)
    path = printed()
    (page,) = text_of(path)
    plain = " ".join(page.split())
    assert "“Counting people in detention”" in plain
    assert "it holds no figures" in plain
    assert plain.index("1 data") < plain.index("Ask again in May.")
    assert "<b>one</b>" in plain
    assert "Remand prisoners are not in it." in plain
    assert "1 / 1" in plain
    assert not is_grey(colours_of(path))


@pytest.mark.parametrize("marks", [MarkStyle.UNDERLINE, MarkStyle.BRACKET])
def test_without_colours_marks_are_told_by_lines(qtbot, window, workspace, report, printed, marks):
    pane = open_in_tree(qtbot, window, report.title)
    bare = printed(marks=marks).read_bytes()
    workspace.highlights.add_quotation(report.id, "it holds no figures", 1, colour="green")
    qtbot.waitUntil(lambda: len(pane.highlights) == 1)
    path = printed(marks=marks)
    assert is_grey(colours_of(path))
    assert len(path.read_bytes()) != len(bare)


def test_a_list_of_highlights_has_their_sources(qtbot, window, workspace, report, printed):
    for words in ("it holds no figures", "Remand prisoners"):
        workspace.highlights.add_quotation(report.id, words, 1, tags=["figures"])
    pane = open_in_tree(qtbot, window, report.title)
    qtbot.waitUntil(lambda: len(pane.highlights) == 2)
    plain = " ".join(" ".join(text_of(printed(subject="list"))).split())
    assert plain.index("it holds no figures") < plain.index("Remand prisoners")
    assert "“What the table leaves out”" in plain
    assert plain.count("figures") >= 3


def test_what_answers_a_question_is_printed(qtbot, window, workspace, report, printed):
    workspace.highlights.add_quotation(report.id, "it holds no figures", 1, tags=["a"])
    window.do("annotations")
    tab = window.desk.reading.on_show()
    qtbot.waitUntil(lambda: len(tab.model.ids) == 1)
    plain = " ".join(" ".join(text_of(printed())).split())
    assert "1 highlights" not in plain
    assert "it holds no figures" in plain
    assert report.title in plain


def test_nothing_in_front_is_nothing_to_print(window):
    window.do("print")
    assert not isinstance(QApplication.activeModalWidget(), PrintDialog)
