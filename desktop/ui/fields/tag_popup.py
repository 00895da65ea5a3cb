"""A small frame beside a passage that asks for its tags."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from desktop.ui.fields.field_popup import FieldPopup
from desktop.ui.fields.tag_chip import tag_chip
from desktop.ui.fields.tag_field import TagField
from desktop.ui.look.flow_layout import FlowLayout

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.domain import Tag

WIDTH = 340


class TagPopup(FieldPopup):
    """Enter takes a tag and is done, Shift+Enter takes one and goes on, Backspace drops one."""

    tags_chosen = Signal(list)

    def __init__(
        self,
        over: QWidget,
        tags: Sequence[Tag],
        recent: Sequence[str] = (),
        what: str = "Tag",
        taken: Sequence[str] = (),
    ) -> None:
        """Ask for tags; those `taken` are there already, and may be dropped."""
        super().__init__(over, f"{what} · Shift+Enter adds one more · Tab completes")
        self._colours = {tag.path: tag.colour for tag in tags}
        self._before = list(taken)
        self.taken: list[str] = list(taken)
        self._box = QWidget(self)
        self._chips = FlowLayout(spacing=4)
        self._box.setLayout(self._chips)
        self._box.hide()
        self.field = TagField(self)
        self.field.set_tags(tags, recent)
        self.field.tag_chosen.connect(self._finish)
        self.field.finished.connect(self._finish)
        self.field.one_more.connect(self._take)
        self.field.closed.connect(self._escape)
        self.field.emptied.connect(lambda: self._drop(*self.taken[-1:]))
        self.field.textEdited.connect(self.unask)
        self.hold(self.field, WIDTH, above=self._box, below=self.field.keep_list_below())
        self.field.list_fitted.connect(self.adjustSize)  # the field stays where it is
        if taken:
            self._show_chips()

    def _take(self, path: str) -> None:
        if path not in self.taken:
            self.taken.append(path)
        self._show_chips()

    def _drop(self, *paths: str) -> None:
        self.taken = [path for path in self.taken if path not in paths]
        self._show_chips()

    def _show_chips(self) -> None:
        self.unask()
        self._chips.clear()
        for path in self.taken:
            colour = self._colours.get(path, "")
            chip = tag_chip(path, colour, self, partial(self._drop, path))
            chip.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self._chips.addWidget(chip)
            chip.show()
        self._box.setFixedHeight(max(1, self._chips.heightForWidth(WIDTH)))
        self._box.setVisible(bool(self.taken))
        self.place()

    def _finish(self, path: str = "") -> None:
        chosen = [*self.taken, *([path] if path and path not in self.taken else [])]
        self.leave()
        if chosen or self._before:
            self.tags_chosen.emit(chosen)

    def _escape(self) -> None:
        is_lost = self.taken != self._before or self.field.is_new
        self.leave_or_ask("Enter keeps it" if is_lost else "")

    @override
    def left(self) -> None:
        if self.taken != self._before:
            self.tags_chosen.emit(self.taken)
