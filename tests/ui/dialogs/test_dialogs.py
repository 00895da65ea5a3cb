"""What each dialog hands back."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from desktop.domain import (
    Anchor,
    Document,
    DocumentKind,
    Facts,
    Highlight,
    ImportOutcome,
    ImportStatus,
    LinkKind,
    Placement,
    PlacementStatus,
    Tag,
)
from desktop.ui.actions import actions, shown_keys
from desktop.ui.dialogs.export import ExportDialog
from desktop.ui.dialogs.facts import FactsDialog
from desktop.ui.dialogs.help_page import HelpPage, chapters, shortcuts_markdown
from desktop.ui.dialogs.import_report import ImportReport
from desktop.ui.dialogs.link import LinkDialog
from desktop.ui.dialogs.name import NameDialog
from desktop.ui.dialogs.preferences import PreferencesDialog
from desktop.ui.dialogs.tags import TagsDialog
from desktop.ui.dialogs.trash import TrashDialog
from desktop.ui.settings import Preferences

NOW = datetime(2024, 1, 1, tzinfo=UTC)
DOCUMENT = Document(
    "d1", DocumentKind.REPORT,
    Facts("A report", ("Ann Smith", "Bo Li"), "2024-05", "An office", other={"series": "HC 12"}),
    None, "text/plain", "", 1, 10, 0, 0, NOW, ("Tracked changes were accepted.",),
)  # fmt: skip


def test_facts_left_alone_come_back_as_they_were(qtbot):
    dialog = FactsDialog(DOCUMENT, None)
    qtbot.addWidget(dialog)
    assert dialog.facts() == DOCUMENT.facts
    assert dialog.kind() is DocumentKind.REPORT


def test_facts_are_tidied_and_a_title_is_never_empty(qtbot):
    dialog = FactsDialog(DOCUMENT, None)
    qtbot.addWidget(dialog)
    dialog.title.setText("   ")
    dialog.authors.setText(" Ann Smith ;; Cy Roe ")
    assert dialog.facts().title == "A report"
    assert dialog.facts().authors == ("Ann Smith", "Cy Roe")


def test_preferences_are_told_as_they_are_chosen(qtbot):
    dialog = PreferencesDialog(Preferences(), None)
    qtbot.addWidget(dialog)
    seen = []
    dialog.changed.connect(seen.append)
    dialog.theme.setCurrentIndex(dialog.theme.findData("dark"))
    dialog.text_size.setValue(24)
    dialog.justified.setChecked(True)
    assert seen[-1] == replace(Preferences(), theme="dark", size=24, justified=True)


def test_an_export_of_everything_by_tag(qtbot, tmp_path):
    dialog = ExportDialog("", ["a", "b/c"], "", None)
    qtbot.addWidget(dialog)
    assert not dialog.document.isEnabled()
    dialog.per_tag.setChecked(True)
    dialog.tag.setCurrentIndex(dialog.tag.findData("b/c"))
    dialog.choose_target(tmp_path)
    choice = dialog.choice()
    assert (choice.many, choice.by_tag, choice.this_document) == (True, True, False)
    assert choice.tags == ("b/c",)
    assert not choice.replace, "nothing is replaced unless it is ticked"


def test_a_report_says_a_sentence_for_each_failure_and_tries_again(qtbot):
    outcomes = [
        ImportOutcome("/x/a.bin", ImportStatus.FAILED, error="a.bin was not imported: no text"),
        ImportOutcome("/x/b.txt", ImportStatus.IMPORTED, "d"),
    ]
    dialog = ImportReport(outcomes, str, None)
    qtbot.addWidget(dialog)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    assert dialog.sentences() == ["a.bin was not imported: no text"]
    asked = []
    dialog.retry_requested.connect(asked.extend)
    dialog._retry()
    assert asked == [Path("/x/a.bin")]


def test_a_document_with_the_same_text_can_be_made_a_version(qtbot):
    outcomes = [
        ImportOutcome("/x/a.bin", ImportStatus.FAILED, error="a.bin was not imported: no text"),
        ImportOutcome("/x/b.txt", ImportStatus.IMPORTED, "d2", same_text_as="d1"),
        ImportOutcome("/x/c.txt", ImportStatus.IMPORTED, "d3"),
    ]
    titles = {"d1": "Report", "d2": "Report again"}
    dialog = ImportReport(outcomes, titles.get, None)
    qtbot.addWidget(dialog)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    assert dialog.sentences()[1] == "“Report again” has the same text as “Report”."
    assert dialog.version.text() == "Make it a version"
    asked = []
    dialog.version_requested.connect(lambda *ids: asked.append(ids))
    dialog.choose(0)
    assert not dialog.version.isEnabled(), "a file that failed is no version of anything"
    dialog.choose(1)
    dialog.version.click()
    assert asked == [("d2", "d1")]
    assert len(dialog.sentences()) == 1


def highlight(number: int, words: str, note: str = "") -> Highlight:
    anchor = Anchor(1, 0, 5, words, "", "")
    place = Placement(1, 0, 5, PlacementStatus.SAME)
    return Highlight(f"h{number}", "d1", anchor, place, "blue", NOW, NOW, note=note)


def test_a_link_is_found_by_words_of_the_note(qtbot):
    others = [highlight(1, "One passage"), highlight(2, "Another\nwith lines", "the figures")]
    dialog = LinkDialog(others, lambda _id: "A report", None)
    qtbot.addWidget(dialog)
    qtbot.keyClicks(dialog.field, "FIGURES")
    assert dialog.target_id() == "h2"
    dialog._kind.setCurrentIndex(dialog._kind.findData(LinkKind.CONTRADICTS))
    assert dialog.kind() is LinkKind.CONTRADICTS


@pytest.fixture
def tags(qtbot):
    rows = [Tag("t1", "figures", "green", "Numbers.", 3), Tag("t2", "police/cells")]
    dialog = TagsDialog(rows, None)
    qtbot.addWidget(dialog)
    dialog.choose("figures")
    return dialog


def test_a_tag_shows_its_colour_definition_and_count(tags):
    assert tags.path.text() == "figures"
    assert tags.definition.toPlainText() == "Numbers."
    assert tags.count.text() == "3 passages"
    (checked,) = [button for button in tags.colours.buttons() if button.isChecked()]
    assert checked.property("colour") == "green"


def test_tags_are_renamed_defined_coloured_and_added_by_asking(tags, qtbot):
    asked = []
    tags.renamed.connect(lambda *a: asked.append(("rename", *a)))
    tags.defined.connect(lambda *a: asked.append(("define", *a)))
    tags.recoloured.connect(lambda *a: asked.append(("colour", *a)))
    tags.added.connect(lambda *a: asked.append(("add", *a)))
    tags.path.setText(" figures / disputed ")
    tags.path.editingFinished.emit()
    tags.definition.setPlainText("Only disputed numbers.")
    tags.choose("police/cells")
    tags._recolour("orange")
    tags.new.setText("new tag")
    qtbot.keyClick(tags.new, Qt.Key.Key_Return)
    assert asked == [
        ("rename", "t1", "figures/disputed"),
        ("define", "t1", "Only disputed numbers."),
        ("colour", "t2", "orange"),
        ("add", "new tag"),
    ]


def test_a_tag_in_use_is_removed_only_when_the_reader_is_sure(tags, monkeypatch):
    removed = []
    tags.removed.connect(removed.append)
    monkeypatch.setattr("desktop.ui.dialogs.tags.confirm", lambda *_: False)
    tags._remove()
    assert removed == []
    tags.choose("police/cells")
    tags._remove()
    assert removed == ["t2"], "a tag on nothing needs no question"


def test_the_trash_puts_back_what_is_chosen(qtbot):
    dialog = TrashDialog([DOCUMENT, replace(DOCUMENT, id="d2")], [], str, None)
    qtbot.addWidget(dialog)
    restored = []
    dialog.restored.connect(restored.append)
    dialog.list.setCurrentRow(1)
    dialog.restore.click()
    dialog.list.setCurrentRow(0)
    dialog.restore.click()
    assert restored == ["d2", "d1"]
    assert not dialog.restore.isEnabled()


def test_emptying_the_trash_asks_first(qtbot, monkeypatch):
    dialog = TrashDialog([DOCUMENT], [highlight(1, "Some words")], str, None)
    qtbot.addWidget(dialog)
    emptied = []
    dialog.emptied.connect(lambda: emptied.append(1))
    monkeypatch.setattr("desktop.ui.dialogs.trash.confirm", lambda *_: False)
    dialog.empty.click()
    monkeypatch.setattr("desktop.ui.dialogs.trash.confirm", lambda *_: True)
    dialog.empty.click()
    assert emptied == [1]
    assert dialog.list.count() == 1, "a removed highlight of a document that is here stays"
    assert not dialog.empty.isEnabled()


def test_a_removed_highlight_is_put_back(qtbot):
    titles = {"d1": "A report"}
    dialog = TrashDialog([], [highlight(1, "Some\nwords " * 30)], titles.get, None)
    qtbot.addWidget(dialog)
    assert dialog.list.item(0).text().startswith("“Some words")
    assert dialog.list.item(0).text().endswith("…”\nA report")
    restored = []
    dialog.highlight_restored.connect(restored.append)
    dialog.restore.click()
    assert restored == ["h1"]
    assert not dialog.restore.isEnabled()


def test_the_help_page_lists_every_shortcut():
    text = shortcuts_markdown()
    for row in actions():
        if row.keys:
            assert f"| {shown_keys(row)} |" in text, row.name


def test_the_help_page_turns_to_a_chapter(qtbot):
    page = HelpPage(None)
    qtbot.addWidget(page)
    page.show_heading("keyboard-shortcuts")
    assert page.text.toPlainText().startswith("Keyboard shortcuts")
    page.show_heading("")
    assert page.text.toPlainText().startswith(chapters()[0][0])


def test_help_names_menu_entries_that_exist():
    known = {re.sub("[&…]", "", row.text).strip() for row in actions()}
    for _, text in chapters():
        for entry in re.findall(r"\*\*\w+ › ([^*]+)\*\*", text):
            assert entry in known, entry


def test_an_export_over_a_file_asks_before_the_dialog_is_gone(qtbot, tmp_path, monkeypatch):
    there = tmp_path / "there.md"
    there.write_text("mine")
    dialog = ExportDialog("A report", [], "", None)
    qtbot.addWidget(dialog)
    monkeypatch.setattr(dialog, "_asked_file", lambda: str(there))
    monkeypatch.setattr("desktop.ui.dialogs.export.confirm", lambda *_: False)
    dialog.accept()
    assert dialog.result() == 0
    monkeypatch.setattr("desktop.ui.dialogs.export.confirm", lambda *_: True)
    dialog.accept()
    assert dialog.choice().replace
    assert dialog.choice().target == there


def test_a_name_is_asked_for_and_tidied(qtbot):
    dialog = NameDialog("Name of the collection", "", "Make it", None)
    qtbot.addWidget(dialog)
    (ok,) = [b for b in dialog.findChildren(QPushButton) if b.text() == "Make it"]
    assert not ok.isEnabled()
    dialog.field.setText("  Ports  2024 ")
    assert ok.isEnabled()
    assert dialog.name() == "Ports 2024"
