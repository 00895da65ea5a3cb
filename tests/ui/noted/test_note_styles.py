from __future__ import annotations

import pytest
from PySide6.QtGui import QFont, QTextCharFormat
from PySide6.QtWidgets import QPlainTextEdit

from desktop.ui.noted.note_styles import NoteStyles


@pytest.fixture
def look(qtbot):
    """Return a function that tells how each character of a line of a note looks."""
    edit = QPlainTextEdit()
    qtbot.addWidget(edit)
    styles = NoteStyles(edit.document())

    def told(text: str, line: int = 0):
        edit.setPlainText(text)
        styles.rehighlight()
        block = edit.document().findBlockByNumber(line)
        found = [None] * block.length()
        for part in block.layout().formats():
            for place in range(part.start, part.start + part.length):
                found[place] = QTextCharFormat(part.format)
        return found

    yield told
    edit.close()


def test_headings_are_larger_by_their_level(look):
    sizes = [look(f"{'#' * level} Words")[-2].fontPointSize() for level in (1, 2, 3, 6)]
    assert sizes[0] > sizes[1] > sizes[2] == sizes[3]


def test_words_look_like_what_they_mean(look):
    assert look("a **b** c")[4].fontWeight() == QFont.Weight.Bold
    assert look("a *b* c")[3].fontItalic()
    assert look("a `b` c")[3].fontFixedPitch()
    assert look("a * b * c")[4] is None
    assert look("a snake_case_word")[8] is None
    both = look("**a *b* c**")[5]
    assert (both.fontWeight(), both.fontItalic()) == (QFont.Weight.Bold, True)


def test_in_a_fence_nothing_means_anything(look):
    text = "```\n**b**\n```\n**b**"
    assert look(text, 1)[2].fontWeight() != QFont.Weight.Bold
    assert look(text, 3)[2].fontWeight() == QFont.Weight.Bold


def test_of_a_link_only_its_words_are_seen(look):
    text = "😀 [[note:abc|My plan]]."
    found = look(text)
    units = text.index("My") + 1  # of UTF-16: the face is two
    assert found[units].fontUnderline()
    assert found[units - 2].foreground().color().alpha() == 0
    assert found[units + len("My plan")].foreground().color().alpha() == 0
    assert found[3].fontPointSize() == 1
