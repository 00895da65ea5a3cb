from __future__ import annotations

from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt

from desktop.domain import ImportOutcome, ImportStatus
from desktop.domain.printed.recognised import Recogniser, Recognition
from tests.formats.pdf.samples import lines, pdf


@pytest.fixture
def opened(workspace, tmp_path, window):
    """Return what opens a PDF file of these pages."""

    def open_(*pages):
        path = tmp_path / f"scan {len(pages)}.pdf"
        path.write_bytes(pdf(*pages))
        (outcome,) = workspace.imports.files([path])
        window.desk.open_passage(outcome.document_id)
        window.desk.actions.bring_level()
        return outcome.document_id

    return open_


@pytest.fixture
def dialog(monkeypatch):
    """Answer the dialog; return what it was made with, and what it was shown."""
    made = SimpleNamespace(accepted=True, given=[], shown=[])

    def make(*given):
        made.given.append(given)
        return SimpleNamespace(
            exec=lambda: made.accepted,
            deleteLater=lambda: None,
            languages=lambda: ["deu", "eng"],
            show_languages=made.shown.append,
        )

    monkeypatch.setattr("desktop.ui.scans.recognise_dialog.RecogniseDialog", make)
    return made


def test_the_pages_of_a_scan_are_read_in_the_languages_that_are_chosen(
    window, opened, asked, dialog
):
    document_id = opened([], [])
    window.do("recognise")
    ((title, pages, chosen, _parent),) = dialog.given
    assert (title, pages, chosen) == ("scan 2", 2, [""])
    assert [(method, args) for method, args, _ in asked] == [
        ("scans.languages", ()),
        ("scans.read", (document_id, ["deu", "eng"])),
    ]
    window.do("recognise")
    assert dialog.given[-1][2] == ["deu", "eng"]


def test_a_dialog_that_is_closed_begins_nothing(window, opened, asked, dialog):
    dialog.accepted = False
    opened([])
    window.do("recognise")
    assert [method for method, _, _ in asked] == ["scans.languages"]


def test_the_bar_of_a_scan_offers_it(window, opened, asked, dialog, qtbot):
    opened([])
    pane = window.desk.reading.current()
    assert pane.bar.recognise.isVisibleTo(pane)
    qtbot.mouseClick(pane.bar.recognise, Qt.MouseButton.LeftButton)
    assert len(dialog.given) == 1


def test_the_bar_of_a_document_with_a_page_left_blank_does_not(window, opened):
    text = [lines(f"Page {number} tells of the harbour.", "And of boats.") for number in range(3)]
    opened(*text, [])
    pane = window.desk.reading.current()
    assert not pane.bar.recognise.isVisibleTo(pane)


def test_a_document_that_has_text_is_said_to(window, opened, asked, dialog):
    opened(lines("The harbour."))
    window.do("recognise")
    assert dialog.given == []
    assert "text of its own" in window.desk.status.text()


def test_other_files_have_nothing_to_recognise(window, report):
    window.desk.open_passage(report.id)
    window.desk.actions.bring_level()
    assert not window.desk.actions["recognise"].isEnabled()


def test_what_became_of_it_is_said(window, opened, asked, dialog):
    document_id = opened([])
    window.do("recognise")
    then = asked[-1][2]["then"]
    outcome = ImportOutcome("scan.pdf", ImportStatus.REVISED, document_id, 2)
    then(Recognition(outcome, 1, 1, (4,), 1_200, 3, 95, "it was torn"))
    said = window.desk.status.text()
    assert said == (
        "1 page; 1,200 words; 95 % sure on average; unsure of 3 words; 1 page without words; "
        "1 page not read: it was torn."
    )
    failed = ImportOutcome("scan.pdf", ImportStatus.FAILED, error="It is gone.")
    then(Recognition(failed, 0, 0, (), 0, 0, 0))
    assert window.desk.status.text() == "It is gone."


def test_languages_come_to_a_dialog_that_is_still_there(window, opened, asked, qtbot, monkeypatch):
    from desktop.ui.scans.recognise_dialog import RecogniseDialog

    shown = []
    monkeypatch.setattr(RecogniseDialog, "exec", lambda self: shown.append(self) or self.show())
    opened([])
    window.do("recognise")
    told = asked[0][2]
    told["then"](Recogniser("tesseract 5.3.0", ("eng",)))
    told["failed"]("The worker ended.")


def test_beside_a_scan_nobody_is_told_to_select_words(window, opened):
    opened([], [])
    window.desk.bridge.tell_now()
    told = window.desk.sidebar.empty._text.text()
    assert "pictures" in told
    assert "Select a passage" not in told


def test_what_opens_a_locked_scan_is_handed_on(
    window, workspace, opened, asked, dialog, monkeypatch
):
    calls = []
    monkeypatch.setattr(window.desk.tasks, "run", lambda call, **_: calls.append(call))
    document_id = opened([], [])
    window.desk.passwords.opened(workspace.documents.source_path(document_id), "sesame")
    window.do("recognise")
    assert calls[-1].kwargs == {"password": "sesame"}
