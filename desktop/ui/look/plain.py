"""Words of people and files, shown as they stand.

Qt takes what looks like HTML for HTML, and then opens the pictures that it names, of this computer
or another: https://doc.qt.io/qt-6/qlabel.html#textFormat-prop. No label, tool tip or button of the
window is given such words but through this module.
"""

from __future__ import annotations

from html import escape
from unicodedata import bidirectional

from PySide6.QtGui import Qt
from PySide6.QtWidgets import QLabel, QWidget

LONGEST = 300
"""Characters of a line in a list: more than any is wide."""
LONGEST_TIP = 1_000
_STRONG = ("L", "R", "AL")
_ISOLATE, _END = "\u2068", "\u2069"


class Label(QLabel):
    """Shows letters and nothing else."""

    def __init__(
        self,
        text: str = "",
        parent: QWidget | None = None,
        *,
        wraps: bool = False,
        alignment: Qt.AlignmentFlag | None = None,
    ) -> None:
        super().__init__(parent)
        # Before the text: with it the pictures would be opened already.
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wraps)
        if alignment is not None:
            self.setAlignment(alignment)
        self.setText(text)


def short(text: str, longest: int = LONGEST) -> str:
    """Return the beginning of a text: laying out megabytes of a line takes seconds."""
    return text if len(text) <= longest else f"{text[: longest - 1].rstrip()}…"


def tip(text: str) -> str:
    """Return words for a tool tip, which has no other way to be told that they are no HTML."""
    shown = short(text, LONGEST_TIP)
    if not Qt.mightBeRichText(shown):
        return shown
    # An element around it all, or Qt might take what is escaped for letters after all.
    return f"<p style='white-space: pre-wrap'>{escape(shown)}</p>"


def caption(text: str) -> str:
    """Return words for a button, a tab or a line of a menu, where '&' would underline a letter."""
    return short(text).replace("&", "&&").replace("\t", " ").replace("\n", " ")


def window_title(text: str) -> str:
    """Return words for a title bar, where '[*]' would stand for a change that is not saved."""
    return short(text).replace("[*]", "[*][*]")


def reads_right_to_left(text: str) -> bool:
    """Whether the first letter that has a direction is of a script written from right to left."""
    if text.isascii():  # lists ask this of every line, and most are
        return False
    return next((kind != "L" for kind in map(bidirectional, text) if kind in _STRONG), False)


def one_way(text: str) -> str:
    """Return a line to paint: one that reads from right to left ends, as with dots, on its left."""
    return f"{_ISOLATE}{text}{_END}" if reads_right_to_left(text) else text
