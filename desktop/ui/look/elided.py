"""A line of text that gives way, at its end or elsewhere, when there is no room for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QComboBox,
    QRadioButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QStyleOptionComboBox,
    QStylePainter,
)
from typing_extensions import override

from desktop.ui.look.plain import Label, caption, one_way, short, tip

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QWidget

LEAST = 8
"""Letters that say something of a longer text."""
_EDGE = 4
"""Pixels that a style leaves beside the words of a choice."""


class ElidedLabel(Label):
    """As wide as its text, or narrower."""

    gives_way_at = Qt.TextElideMode.ElideRight

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def painted(self) -> str:
        """Return what there is room for; nothing where that is a letter or two of many."""
        text, metrics = short(self.text()), self.fontMetrics()
        room = self.contentsRect().width()
        told = metrics.elidedText(text, self.gives_way_at, room)
        return told if told == text or room >= LEAST * metrics.averageCharWidth() else ""

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(self.contentsRect(), self.alignment(), one_way(self.painted()))


class ElidedCombo(QComboBox):
    """A choice whose words end in an ellipsis where its field is narrower; the tip has them all."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.currentTextChanged.connect(lambda text: self.setToolTip(tip(text)))

    def painted(self) -> str:
        """Return what there is room for."""
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        field = QStyle.SubControl.SC_ComboBoxEditField
        combo = QStyle.ComplexControl.CC_ComboBox
        room = self.style().subControlRect(combo, option, field, self).width()
        return self.fontMetrics().elidedText(
            short(self.currentText()), Qt.TextElideMode.ElideRight, room - _EDGE
        )

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        option.currentText = self.painted()
        painter = QStylePainter(self)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)


class ElidedChoice(QRadioButton):
    """One of some choices, whose words end in an ellipsis where there is no room for all."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(caption(text), parent)
        self._text = text
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setToolTip(tip(text))

    def painted(self) -> str:
        """Return what there is room for."""
        option = QStyleOptionButton()
        self.initStyleOption(option)
        words = QStyle.SubElement.SE_RadioButtonContents
        room = self.style().subElementRect(words, option, self).width()
        return self.fontMetrics().elidedText(
            short(self._text), Qt.TextElideMode.ElideRight, room - _EDGE
        )

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = caption(self.painted())
        QStylePainter(self).drawControl(QStyle.ControlElement.CE_RadioButton, option)
