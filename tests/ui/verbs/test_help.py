from pathlib import Path

import pytest
from PySide6.QtGui import QDesktopServices

from desktop.ui.dialogs import AboutDialog, HelpPage


@pytest.fixture(autouse=True)
def closed(shared):
    yield
    for page in shared.findChildren(HelpPage):
        page.close()


def test_help_stays_one_page_beside_the_work(shared):
    shared.do("help")
    (page,) = shared.findChildren(HelpPage)
    assert page.isVisible()
    assert not page.isModal()
    shared.do("shortcuts")
    assert shared.findChildren(HelpPage) == [page]
    assert page.text.toPlainText().startswith("Keyboard shortcuts")


def test_the_log_folder_is_there_when_it_is_opened(shared, monkeypatch, tmp_path):
    folder, opened = tmp_path / "logs", []
    monkeypatch.setattr("desktop.ui.verbs.help.log_folder", lambda: folder)
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
    shared.do("log_folder")
    assert [Path(one) for one in opened] == [folder]
    assert folder.is_dir()


def test_what_this_is_can_be_asked(shared, monkeypatch):
    shown = []
    monkeypatch.setattr(AboutDialog, "exec", lambda dialog: shown.append(dialog.windowTitle()))
    shared.do("about")
    assert shown == ["About Manicule"]
