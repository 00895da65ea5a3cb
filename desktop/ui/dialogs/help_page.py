"""The help page: short chapters in Markdown, and the shortcuts from the table of actions."""

from __future__ import annotations

import re

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextBlockFormat, QTextCursor, QTextLength, QTextTable
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QTextBrowser, QWidget

from desktop.paths import bundled
from desktop.ui.actions import MENUS, actions, plain, shown_keys
from desktop.ui.dialogs.frame import Dialog

EDGES = 16
"""Pixels beside the titles of chapters."""
ABOVE_HEADINGS, BELOW_HEADINGS = 24, 6
LEADING = 130
"""Per cent of its letters' height that a line takes."""
READING_KEYS = (
    ("Move by sentence", "Alt+Up, Alt+Down"),
    ("Move by paragraph", "Ctrl+Up, Ctrl+Down"),
    ("Move by section", "Alt+PgUp, Alt+PgDown"),
    ("Choose text while moving", "hold Shift"),
    ("Reading caret on or off", "F7"),
    ("Turn a page, where whole pages are turned and no caret is shown", "Left, Right"),
    ("Give a tag that was given before, the last one first", "Alt+1 to Alt+9"),
    ("Tag what is selected with the tags in hand", "Enter"),
    ("Let go of the tags in hand", "Esc"),
    ("Move the end of a highlight", "Comma, full stop; or Alt+Shift+Left, Alt+Shift+Right"),
    ("Move the start of a highlight", "Alt+comma, Alt+full stop; or Ctrl+Alt+Left, Ctrl+Alt+Right"),
)
"""Keys of the page itself, which are movements rather than actions."""


def shortcuts_markdown() -> str:
    """Return the table of shortcuts, one part for each menu."""
    parts = ["# Keyboard shortcuts\n"]
    for menu in MENUS:
        rows = [row for row in actions() if row.menu == menu and row.keys]
        lines = [f"| {plain(row.text)} | {shown_keys(row)} |" for row in rows]
        if lines:
            parts.append(f"## {plain(menu)}\n\n| | |\n|:--|:--|\n" + "\n".join(lines) + "\n")
    lines = [f"| {what} | {keys} |" for what, keys in READING_KEYS]
    parts.append("## In the page\n\n| | |\n|:--|:--|\n" + "\n".join(lines) + "\n")
    return "\n".join(parts)


def chapters() -> list[tuple[str, str]]:
    """Return title and Markdown of each chapter, in order."""
    files = sorted(bundled("resources/help").glob("*.md"))
    texts = [path.read_text(encoding="utf-8") for path in files]
    texts.append(shortcuts_markdown())
    found: list[tuple[str, str]] = []
    for text in texts:
        match = re.search(r"^# (.+)$", text, re.MULTILINE)
        found.append((match[1] if match else "Help", text))
    return found


class HelpPage(Dialog):
    """Stays open beside the window; chapters on the left, the text on the right."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__("Help", parent, width=760)
        self.setModal(False)  # Qt's own
        self.resize(860, 640)
        self.column.setContentsMargins(12, 12, 12, 12)
        self._chapters = chapters()
        self.list = QListWidget(self)
        self.list.setAccessibleName("Chapters")
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.addItems([title for title, _ in self._chapters])
        self.list.setFixedWidth(self.list.sizeHintForColumn(0) + 2 * self.list.frameWidth() + EDGES)
        self.text = QTextBrowser(self, openExternalLinks=False)
        self.text.setAccessibleName("Help text")
        self.text.setOpenLinks(False)  # Qt's own
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.list)
        row.addWidget(self.text, 1)
        self.column.addLayout(row)
        self.list.currentRowChanged.connect(self._show)
        self.list.setCurrentRow(0)

    def _show(self, row: int) -> None:
        if row >= 0:
            self.text.setMarkdown(self._chapters[row][1])
            self.text.document().setDocumentMargin(16)
            self._space_lines()
            self._open_tables()

    def _space_lines(self) -> None:
        """Set lines apart, and each heading near to what it is of and well below what is not."""
        cursor = QTextCursor(self.text.document())
        block = self.text.document().begin()
        while block.isValid():
            shape = block.blockFormat()
            if shape.headingLevel():
                shape.setTopMargin(0 if block.blockNumber() == 0 else ABOVE_HEADINGS)
                shape.setBottomMargin(BELOW_HEADINGS)
            else:
                shape.setLineHeight(
                    LEADING, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value
                )
            cursor.setPosition(block.position())
            cursor.setBlockFormat(shape)
            block = block.next()
        cursor.movePosition(QTextCursor.MoveOperation.Start)

    def _open_tables(self) -> None:
        """Show tables without rules, their rows well apart."""
        for frame in self.text.document().rootFrame().childFrames():
            if isinstance(frame, QTextTable):
                frame.removeRows(0, 1)  # Markdown has no table without a head; these are empty
                shape = frame.format().toTableFormat()
                shape.setBorder(0)
                shape.setCellPadding(3)
                share = QTextLength.Type.PercentageLength
                shape.setWidth(QTextLength(share, 100))
                shape.setColumnWidthConstraints([QTextLength(share, part) for part in (56, 44)])
                frame.setFormat(shape)

    def show_heading(self, heading: str) -> None:
        """Show the chapter of this name, such as 'keyboard-shortcuts', or the first."""
        wanted = heading.replace("-", " ").casefold()
        rows = [n for n, (title, _) in enumerate(self._chapters) if title.casefold() == wanted]
        self.list.setCurrentRow(rows[0] if rows else 0)
        self.show()
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.raise_()
        self.activateWindow()
