from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from desktop.domain import ImportOutcome, ImportStatus, ReadingChoice
from desktop.ui.dialogs.read_as import ReadAsDialog
from desktop.ui.tree.tree_nodes import Kind
from tests.ui.hands import offered

POLISH = "Komisja wysłuchała świadków. Źródło: łąka."


@pytest.fixture
def letter(workspace, tmp_path):
    path = tmp_path / "polish.txt"
    path.write_bytes(POLISH.encode("cp1250"))
    (outcome,) = workspace.imports.files([path], choice=ReadingChoice("windows-1252"))
    return workspace.documents.get(outcome.document_id)


def answer(monkeypatch, encoding: str, *, accepted: bool = True) -> list:
    made = []

    def make(*args):
        made.append(args)
        return SimpleNamespace(
            exec=lambda: accepted,
            deleteLater=lambda: None,
            encoding=lambda: encoding,
            show_guess=lambda _preview: None,
            preview_requested=SimpleNamespace(connect=lambda _slot: None),
        )

    monkeypatch.setattr("desktop.ui.dialogs.ReadAsDialog", make, raising=False)
    return made


def test_the_document_in_front_is_read_as_was_chosen(window, letter, asked, monkeypatch):
    window.desk.open_passage(letter.id)
    made = answer(monkeypatch, "windows-1250")
    window.do("read_as")
    assert made[0][0] == letter.title
    assert made[0][2] == "windows-1252"
    assert [method for method, *_ in asked] == ["originals.preview", "originals.reread"]
    assert asked[-1][1] == (letter.id, ReadingChoice("windows-1250"))


@pytest.mark.parametrize(("encoding", "accepted"), [("windows-1252", True), ("koi8-r", False)])
def test_the_same_again_or_cancel_reads_nothing(
    window, letter, asked, monkeypatch, encoding, accepted
):
    window.desk.open_passage(letter.id)
    answer(monkeypatch, encoding, accepted=accepted)
    window.do("read_as")
    assert [method for method, *_ in asked] == ["originals.preview"]


def test_the_row_of_the_tree_goes_before_the_tab(window, letter, report, asked, monkeypatch):
    window.desk.open_passage(report.id)
    tree = window.desk.left.tree
    tree.view.setFocus()
    tree.choose([(Kind.DOCUMENT, letter.id)], (Kind.DOCUMENT, letter.id))
    made = answer(monkeypatch, "koi8-r")
    window.do("read_as")
    assert made[0][0] == letter.title


def test_only_what_may_be_in_any_encoding_can_be_read_so(window, workspace, letter, tmp_path):
    path = tmp_path / "note.rtf"
    path.write_bytes(rb"{\rtf1\ansi Some words.}")
    (outcome,) = workspace.imports.files([path])
    window.desk.open_passage(outcome.document_id)
    assert not window.desk.actions["read_as"].isEnabled()
    window.desk.open_passage(letter.id)
    assert window.desk.actions["read_as"].isEnabled()


def test_it_is_said_how_the_document_is_read_now(window, letter):
    verbs = window.verbs.encodings
    outcome = ImportOutcome("/x", ImportStatus.REVISED, letter.id, 2)
    verbs._say(outcome, "windows-1250")
    assert window.desk.status.text() == "Read again: Central European (Windows-1250)."
    standing = {"same": 2, "edited": 1}
    verbs._say(replace(outcome, standing=standing), "")
    assert window.desk.status.text() == "Read again: guessed. Highlights: 2 same, 1 edited."
    assert offered(window.desk.status).text() == "Review"
    verbs._say(ImportOutcome("/x", ImportStatus.FAILED, error="No."), "")
    assert window.desk.status.text() == "No."


def test_pages_come_from_a_worker_and_the_document_changes(window, letter, workspace, qtbot):
    window.desk.open_passage(letter.id)

    def dialog():
        found = QApplication.activeModalWidget()
        return found if isinstance(found, ReadAsDialog) else None

    seen = []

    def look():
        made = dialog()
        if made is None or "Guess:" not in made.list.item(0).text():
            return
        if not seen:
            made._choose("windows-1250")
            seen.append("chosen")
        elif POLISH in made.page.toPlainText():
            seen.append(made.page.toPlainText())
            made.accept()

    timer = QTimer(window, interval=50)
    timer.timeout.connect(look)
    timer.start()
    window.do("read_as")
    timer.stop()
    assert seen[-1] == POLISH
    qtbot.waitUntil(lambda: workspace.documents.content(letter.id).text == POLISH, timeout=30_000)
