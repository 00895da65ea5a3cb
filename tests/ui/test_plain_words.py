"""What a stranger wrote is shown and does nothing, wherever the window shows it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QMessageBox, QWidget

from desktop.domain import (
    DocumentKind,
    Facts,
    ImportOutcome,
    ImportStatus,
    LinkKind,
    Progress,
    SearchResult,
    Section,
)
from desktop.errors import LostLibraryError
from desktop.ui import dialogs
from desktop.ui.fields.field_popup import NotePopup
from desktop.ui.fields.tag_popup import TagPopup
from desktop.ui.look.plain import LONGEST
from desktop.ui.look.reading_style import ReadingStyle
from desktop.ui.palette.palette import CommandPalette
from desktop.ui.reader.tools.menu import MenuEntry, make_menu
from desktop.ui.reader.tools.popup import Popup
from desktop.ui.remembered import Preferences
from desktop.ui.tree.tree_nodes import Kind
from desktop.ui.work.crash import CrashHook
from desktop.ui.work.tasks import Job
from tests.ui.dialogs.backups.test_restore import backup
from tests.ui.dialogs.samples import choosing
from tests.ui.shown import look_at

if TYPE_CHECKING:
    from pathlib import Path

TAG = "<img src='picture.png'> &x <b>tag"


class Stranger:
    """Words that would open a picture, underline a letter and hide others."""

    def __init__(self, folder: Path) -> None:
        self._picture = folder / "picture.png"
        self._number = 0

    def __call__(self, noun: str) -> str:
        self._number += 1
        return f"<img src='{self._picture}'> <b>{noun} {self._number}</b> &amp; &x [*]"

    def long(self, noun: str) -> str:
        return self(noun) + "-and-so-on" * 500  # no space to be cut off with, wherever that is


@pytest.fixture
def stranger(tmp_path):
    return Stranger(tmp_path)


@pytest.fixture
def filled(window, workspace, report, stranger, qtbot):
    """Return the window, each noun of its library with markup in each of its fields."""
    others = {"isbn": stranger("isbn"), stranger("name"): stranger("fact"), "from": stranger("who")}
    facts = Facts(
        title=stranger.long("title"),
        authors=(stranger("author"), stranger("second")),
        date=stranger("date"),
        publisher=stranger("publisher"),
        url=stranger("url"),
        language=stranger("language"),
        other=others,
    )
    workspace.documents.update_facts(report.id, facts)
    text = workspace.documents.content(report.id).text
    told = {"asked_by": stranger("asker"), stranger("fact"): stranger.long("value")}
    sections = [Section(stranger("section"), 1, 0, len(text), told)]
    workspace.sections.set(report.id, sections)
    letter = next(one for one in workspace.documents.all() if one.id != report.id)
    workspace.documents.update_facts(letter.id, replace(letter.facts, title=stranger("letter")))
    workspace.collections.add(stranger("collection").replace("/", "|"))
    tag = workspace.tags.ensure(TAG, definition=stranger("definition"))
    made = [
        workspace.highlights.add(report.id, start, 60, note=stranger.long("note"), tags=[tag.path])
        for start in (20, 25, 30, 40)
    ]
    for target in made[1:3]:
        workspace.links.add(made[0].id, target.id, LinkKind.SUPPORTS, stranger("link note"))
    gone = workspace.highlights.add(report.id, 70, 80, note=stranger("gone"))
    workspace.highlights.remove(gone.id)
    workspace.search.sync()
    catalogue = window.desk.catalogue
    qtbot.waitUntil(lambda: catalogue.title(report.id).startswith("<img"))
    return window


def test_every_pane_shows_letters_and_nothing_else(filled, workspace, report, stranger, qtbot):
    desk = filled.desk
    desk.open_passage(report.id, 0)
    pane = desk.reading.current()
    qtbot.waitUntil(lambda: len(pane.highlights) == 4)
    desk.left.tree.view.expandAll()
    first = workspace.highlights.all(report.id)[0]
    desk.sidebar.select(first.id)
    qtbot.waitUntil(lambda: filled.findChild(QWidget, "related") is not None)
    words = stranger("query")
    hits = workspace.search.find("ministry").hits
    found = SearchResult(words, 1, hits, remarks=(stranger("remark"),))
    desk.left.search.show_result(found)
    desk.left.search.show_completions([stranger("word")])
    look_at(filled)
    assert any("<img" in hit.title + hit.section for hit in hits)
    desk.left.search.show_result(replace(found, hits=()))
    look_at(desk.left.search)
    pane.bar.more.click()
    assert "<img" in pane.bar.details.text()
    node = desk.left.tree.model.find(Kind.DOCUMENT, report.id)
    assert len(desk.left.tree.model.index_of(node).data()) == LONGEST
    assert "<img" in filled.windowTitle()


@pytest.mark.parametrize("kind", list(Kind))
def test_every_menu_of_the_tree(filled, report, kind):
    tree = filled.desk.left.tree
    tree.view.expandAll()
    node = next((one for one in tree.model._root.walk() if one.kind is kind), None)
    menu = filled.verbs.tree_menu.made(node)
    look_at(menu)
    menu.deleteLater()


def test_menus_and_popups_of_the_reader(filled, workspace, report, stranger, qtbot):
    menu = make_menu(filled, [MenuEntry(stranger("a"), entries=(MenuEntry(stranger("b")),))])
    popup = Popup(filled, ReadingStyle().theme)
    found = workspace.highlights.all(report.id)
    popup.offer(found[0], found)
    for widget in (menu, popup, TagPopup(filled, workspace.tags.all()), NotePopup(filled, "<b>")):
        look_at(widget)
        for inner in widget.findChildren(QMenu):
            look_at(inner)
            assert inner.actions()


def test_the_palette_and_the_status_line(filled, stranger):
    palette = CommandPalette(filled.desk)
    palette.open()
    look_at(palette)
    palette.close_up()
    status = filled.desk.status
    status.offer(stranger.long("sentence"), "Do it", lambda: None)
    assert status.text().endswith("and-so-on")
    assert filled.minimumSizeHint().width() < 1_000
    look_at(status)


def opened_dialogs(window, workspace, report, stranger, folder: Path) -> dict[str, QWidget]:
    document = workspace.documents.get(report.id)
    section = workspace.documents.content(report.id).sections[0]
    highlights = workspace.highlights.all(report.id)
    failed = ImportOutcome(str(folder / "<img src=x>"), ImportStatus.FAILED, error=stranger("why"))
    twin = ImportOutcome("<b>path", ImportStatus.IMPORTED, report.id, 1, same_text_as=report.id)
    places = {one.id: one.name for one in workspace.collections.all()}
    lost = LostLibraryError(folder / "<b>", stranger("reason"), 3, ())
    kept = replace(backup("<img src=x> &x"), problems=(stranger("problem"),))
    return {
        "AboutDialog": dialogs.AboutDialog(window),
        "FactsDialog": dialogs.FactsDialog(
            replace(document, remarks=(stranger("remark"),), source_name=stranger("file")), window
        ),
        "HelpPage": dialogs.HelpPage(window),
        "ImportReport": dialogs.ImportReport([failed, twin], lambda _: document.title, window),
        "LostDialog": dialogs.LostDialog(lost, [kept], window),
        "RestoreDialog": dialogs.RestoreDialog(
            [kept], lambda _: kept, window, target=folder / "<b>x"
        ),
        "LinkDialog": dialogs.LinkDialog(
            choosing(*highlights), lambda _: document.title, workspace.links.kinds(), window
        ),
        "MoveDialog": dialogs.MoveDialog(f"“{document.title}”", places, window),
        "NameDialog": dialogs.NameDialog(stranger("title"), stranger("name"), "Make", window),
        "PreferencesDialog": dialogs.PreferencesDialog(
            Preferences(watched_folder=stranger("folder")), window
        ),
        "ReadAsDialog": dialogs.ReadAsDialog(document.title, [], "", window),
        "SectionFactsDialog": dialogs.SectionFactsDialog(section, DocumentKind.REPORT, window),
        "TrashDialog": dialogs.TrashDialog(
            [document], workspace.highlights.removed(), lambda _: document.title, window
        ),
    }


def test_every_dialog(filled, workspace, report, stranger, tmp_path):
    opened = opened_dialogs(filled, workspace, report, stranger, tmp_path)
    assert {*opened, "confirm"} == set(dialogs.__all__)
    for dialog in opened.values():
        look_at(dialog)
        dialog.deleteLater()


def test_a_question(filled, stranger):
    seen, wrong = [], []

    def look() -> None:
        box = QApplication.activeModalWidget()
        seen.extend(label.text() for label in box.findChildren(QLabel))
        try:
            look_at(box)
        except AssertionError as error:
            wrong.append(error)
        box.close()  # whatever was seen, or the question would wait for ever

    QTimer.singleShot(0, filled, look)
    dialogs.confirm(stranger("question"), stranger("text"), "Yes", filled)
    assert not wrong
    assert sum("<img" in text for text in seen) == 2  # said and explained


def test_what_is_said_of_a_bug(filled, stranger):
    CrashHook(filled)._say(stranger("error"))
    box = next(one for one in QApplication.topLevelWidgets() if isinstance(one, QMessageBox))
    look_at(box)
    box.close()


def test_progress_names_a_file_as_it_is_called(filled, stranger):
    area = filled.desk.status.progress
    job = Job(1, "files", "Importing", print, print, progress=Progress(1, 2, stranger("file")))
    filled.desk.tasks.jobs[1] = job
    area._update()
    look_at(area)
    assert area.findChild(QLabel).text().startswith("Importing 1 of 2 · <img")
    del filled.desk.tasks.jobs[1]
    area._update()
