"""Files that open with a password, in the window: imported, shown as pages, written as a copy."""

from __future__ import annotations

import pytest

from desktop.ui.dialogs import ImportReport
from desktop.ui.locked.password_dialog import PasswordDialog
from tests.formats.pdf.samples import lines, locked, pdf

PATIENCE = 60_000


@pytest.fixture
def ask(window, qtbot):
    """Return what waits for the dialog, and returns it."""

    def ask() -> PasswordDialog:
        def there() -> bool:
            return any(d.isVisible() for d in window.findChildren(PasswordDialog))

        qtbot.waitUntil(there, timeout=PATIENCE)
        return next(d for d in window.findChildren(PasswordDialog) if d.isVisible())

    return ask


def answer(dialog: PasswordDialog, password: str) -> str:
    told = dialog.told.text()
    dialog.field.setText(password)
    dialog.accept()
    return told


@pytest.fixture
def document(window, workspace, ask, tmp_path, qtbot):
    path = tmp_path / "kept.pdf"
    path.write_bytes(locked("Kept words", "sesame"))
    window.verbs.imports.import_paths([path])
    assert "opens with a password" in answer(ask(), "another")
    assert "not the password" in answer(ask(), "sesame")

    def is_open() -> bool:
        pane = window.desk.reading.current()
        return pane is not None and "Kept words" in pane.content.text

    qtbot.waitUntil(is_open, timeout=PATIENCE)
    return window.desk.reading.current().document


def test_the_pages_of_what_was_opened_are_drawn_without_asking_again(window, document, qtbot):
    view = window.desk.reading.current().views.pages_view
    qtbot.waitUntil(lambda: view.feed.letters(0) is not None, timeout=PATIENCE)
    assert not window.findChildren(PasswordDialog)


def test_in_another_session_pages_ask_and_the_text_is_read_meanwhile(window, document, ask, qtbot):
    path = window.desk.workspace.documents.source_path(document.id)
    window.do("close_tab")
    window.desk.passwords.opened(path, "forgotten")
    window.desk.open_passage(document.id)
    views = window.desk.reading.current().views
    dialog = ask()
    assert not views.is_pages
    answer(dialog, "sesame")
    assert views.is_pages
    qtbot.waitUntil(lambda: views.pages_view.feed.letters(0) is not None, timeout=PATIENCE)


def test_behind_another_tab_nobody_is_asked_until_it_comes_to_the_front(
    window, workspace, document, report, ask, qtbot
):
    pane = window.desk.reading.current()
    qtbot.waitUntil(lambda: pane.views.pages_view.feed._source._is_open, timeout=PATIENCE)
    window.desk.passwords.opened(workspace.documents.source_path(document.id), "forgotten")
    window.desk.open_passage(report.id)
    pane.views.locked.emit("forgotten")
    assert not any(one.isVisible() for one in window.findChildren(PasswordDialog))
    window.do("previous_tab")
    assert "not the password" in ask().told.text()


def test_a_copy_with_highlights_asks_for_what_opens_the_original(
    window, workspace, document, ask, tmp_path, qtbot
):
    workspace.highlights.add(document.id, 0, 4)
    window.do("close_tab")  # or its pages say what opens them
    window.desk.passwords.opened(workspace.documents.source_path(document.id), "forgotten")
    target = tmp_path / "copy.pdf"
    window.verbs.exporting.write_copy(target, document.id)
    answer(ask(), "sesame")
    qtbot.waitUntil(target.exists, timeout=PATIENCE)


def test_a_kept_password_opens_pages_in_another_session_without_a_word(
    window, document, keyring, qtbot
):
    keyring.usable = True
    keyring.kept[document.sha256] = (document.title, "sesame")
    window.do("close_tab")
    path = window.desk.workspace.documents.source_path(document.id)
    window.desk.passwords.opened(path, "")
    window.desk.open_passage(document.id, 5, 10)
    views = window.desk.reading.current().views
    qtbot.waitUntil(lambda: window.desk.passwords.of(path) == "sesame", timeout=PATIENCE)
    qtbot.waitUntil(lambda: views.pages_view.feed.letters(0) is not None, timeout=PATIENCE)
    assert not window.findChildren(PasswordDialog)


def test_what_is_to_be_kept_is_kept_once_the_file_was_read(window, ask, keyring, tmp_path, qtbot):
    keyring.usable = True
    path = tmp_path / "kept.pdf"
    path.write_bytes(locked("Kept words", "sesame"))
    window.verbs.imports.import_paths([path])
    dialog = ask()
    dialog.kept.click()
    answer(dialog, "sesame")
    qtbot.waitUntil(lambda: bool(keyring.kept), timeout=PATIENCE)
    assert list(keyring.kept.values()) == [("kept.pdf", "sesame")]
    window.verbs.imports.import_paths([path])
    qtbot.waitUntil(lambda: "already here" in window.desk.status.text(), timeout=PATIENCE)


def test_who_does_not_know_the_password_is_told_what_stays_out(window, ask, tmp_path, qtbot):
    (tmp_path / "a.pdf").write_bytes(locked("Kept words", "sesame"))
    (tmp_path / "b.pdf").write_bytes(pdf(lines("Open words")))
    window.verbs.imports.import_paths([tmp_path / "a.pdf", tmp_path / "b.pdf"])
    ask().reject()
    (report,) = window.findChildren(ImportReport)
    (sentence,) = report.sentences()
    assert "opens with a password" in sentence
    assert "Open words" in window.desk.reading.current().content.text
