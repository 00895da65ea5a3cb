from __future__ import annotations

import re

from PySide6.QtGui import QTextTable

from desktop.ui.actions import actions, plain, shown_keys
from desktop.ui.dialogs.help_page import HelpPage, chapters, shortcuts_markdown


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
    ways = [[part for part in (row.menu, row.inside, row.text) if part] for row in actions()]
    known = {plain(" › ".join(way[:depth])) for way in ways for depth in (2, 3)}
    for _, text in chapters():
        for entry in re.findall(r"\*\*(\w+ › [^*]+)\*\*", text):
            assert entry in known, entry


def test_headings_stand_apart_and_tables_have_no_empty_head(qtbot):
    page = HelpPage(None)
    qtbot.addWidget(page)
    page.show_heading("keyboard-shortcuts")
    document = page.text.document()
    blocks = [document.findBlockByNumber(n) for n in range(document.blockCount())]
    headings = [block for block in blocks if block.blockFormat().headingLevel()]
    assert len(headings) > 5
    for block in headings[1:]:
        shape = block.blockFormat()
        assert shape.topMargin() > 3 * shape.bottomMargin()
    tables = [f for f in document.rootFrame().childFrames() if isinstance(f, QTextTable)]
    assert tables
    for table in tables:
        assert table.cellAt(0, 0).firstCursorPosition().block().text()
