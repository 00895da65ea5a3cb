"""Words with what changed in them marked: struck out, underlined, and never by colour alone."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QFont, QTextCharFormat, QTextCursor, QTextOption
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextEdit, QWidget
from typing_extensions import override

from desktop.domain.differences import DifferenceKind
from desktop.ui.look.card_painting import flat
from desktop.ui.look.plain import short
from desktop.ui.look.theme import current

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from desktop.domain.differences import Difference
    from desktop.domain.reviews import Excerpt

LONGEST = 4_000
"""Characters of a passage that are shown: more is for the page."""
CUT = 200
"""A context of so many characters goes on, and may begin or end inside a word."""

Part = tuple[str, str]
"""Some words, and how they are set: '', 'muted', 'removed', 'inserted', or these with '!'."""


class ChangedWords(QTextEdit):
    """Shows words to read and to copy; what strangers wrote is inserted as letters, never HTML."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("changedWords")
        self.setAccessibleName(name)
        self.setReadOnly(True)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.document().setDocumentMargin(0)
        self._parts: list[Part] = []

    def show_parts(self, parts: Sequence[Part]) -> None:
        """Show these one after another, from the first marked words on if all do not fit."""
        self._parts = list(parts)
        self._write()

    def retint(self) -> None:
        """Show the same in the colours of the moment."""
        self._write()

    def _write(self) -> None:
        self.clear()
        cursor = QTextCursor(self.document())
        look_of = cache(_format)  # of the theme on show
        first, marked = -1, -1
        cursor.beginEditBlock()  # else all is laid out anew for each part
        for words, look in self._parts:
            if look != "muted" and first < 0:
                first = cursor.position()
            if look not in ("", "muted") and marked < 0:
                marked = cursor.position()
            lines = map(flat, words.split("\n"))
            cursor.insertText("\n".join(lines), look_of(look))
        cursor.endEditBlock()
        self._show_place(max(first, marked, 0))

    def _show_place(self, position: int) -> None:
        cursor = self.textCursor()
        cursor.setPosition(position)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def height_for(self, width: int) -> int:
        """Return how high all the words are at a width."""
        copy = self.document().clone()
        copy.setDefaultFont(self.font())
        copy.setTextWidth(max(40, width))
        return round(copy.size().height())

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(60, self.fontMetrics().lineSpacing() * 2)


def old_parts(excerpt: Excerpt, differences: Sequence[Difference]) -> list[Part]:
    """Return the words that were kept, with what is gone struck out."""
    return _within(excerpt, [(one.old, _look(one, "removed")) for one in differences])


def new_parts(excerpt: Excerpt, differences: Sequence[Difference]) -> list[Part]:
    """Return the words of today, with what is new underlined."""
    return _within(excerpt, [(one.new, _look(one, "inserted")) for one in differences])


def in_one(old: str, new: str, differences: Sequence[Difference]) -> list[Part]:
    """Return both at once: what is gone struck out before what came for it."""
    parts: list[Part] = []
    was = now = 0
    for one in differences:
        removed, inserted = old[slice(*one.old)], new[slice(*one.new)]
        parts.append((new[now : one.new[0]] or old[was : one.old[0]], ""))
        if one.kind is DifferenceKind.EQUAL:
            parts.append((inserted, ""))
        else:
            parts.append((removed, _look(one, "removed")))
            parts.append((" " if removed and inserted else "", ""))
            parts.append((inserted, _look(one, "inserted")))
        was, now = one.old[1], one.new[1]
    parts.append((new[now:], ""))
    return [part for part in parts if part[0]]


def _look(difference: Difference, look: str) -> str:
    if difference.kind is DifferenceKind.EQUAL:
        return ""
    return f"{look}!" if difference.turns_sense else look


def _within(excerpt: Excerpt, marked: Sequence[tuple[tuple[int, int], str]]) -> list[Part]:
    lead, trail = _lead(excerpt.before), _trail(excerpt.after)
    return [(lead, "muted"), *_cut(excerpt.words, marked), (trail, "muted")]


def _lead(before: str) -> str:
    """Return the text before a passage in its paragraph, or else the paragraph before."""
    kept = before.rstrip("\n")
    cut, line = kept.rpartition("\n")[1:]
    if not cut and len(before) > CUT and " " in line:
        line = "… " + line.partition(" ")[2]
    return line + before[len(kept) :][:1]


def _trail(after: str) -> str:
    """Return the text after a passage in its paragraph, or else the paragraph after."""
    kept = after.lstrip("\n")
    line, cut, _ = kept.partition("\n")
    if not cut and len(after) > CUT and " " in line:
        line = line.rpartition(" ")[0] + " …"
    return after[: len(after) - len(kept)][:1] + line


def _cut(words: str, marked: Sequence[tuple[tuple[int, int], str]]) -> Iterator[Part]:
    words, at = short(words, LONGEST), 0
    for (start, end), look in marked:
        yield words[at:start], ""
        yield words[start:end], look
        at = max(at, end)
    yield words[at:], ""


def _format(look: str) -> QTextCharFormat:
    colours = current()
    made = QTextCharFormat()
    made.setForeground(QColor(colours["muted" if look == "muted" else "ink"]))
    kind = look.rstrip("!")
    if kind in ("removed", "inserted"):
        made.setForeground(QColor(colours[f"{kind}"]))
        made.setBackground(QColor(colours[f"{kind}_back"]))
        made.setFontStrikeOut(kind == "removed")
        made.setFontUnderline(kind == "inserted")
    if look.endswith("!"):
        made.setFontWeight(QFont.Weight.Bold)
    return made
