from __future__ import annotations

import re
from collections import Counter

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.ui.look.theme import (
    ThemeChoice,
    colours,
    current,
    current_name,
    on_another_theme,
    palette,
    style_sheet,
)
from tests.ui.look.contrast import blend, contrast

THEMES = ("light", "sepia", "dark")


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize(
    ("ink", "ground"),
    [
        ("ink", "window"), ("ink", "surface"), ("ink", "raised"), ("muted", "window"),
        ("muted", "surface"), ("selected_ink", "selected"), ("accent_ink", "accent"),
        ("accent", "window"), ("warning", "warning_back"), ("ink", "mark"), ("muted", "hover"),
        ("muted", "raised"), ("muted", "selected"), ("muted", "chip"), ("ink", "chip"),
        ("removed", "removed_back"), ("inserted", "inserted_back"),
    ],
)  # fmt: skip
def test_text_can_be_read(name, ink, ground):
    named = colours(name)
    assert contrast(QColor(named[ink]), QColor(named[ground])) >= 4.5


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize("ground", ["window", "surface", "raised", "selected"])
def test_focus_is_seen(name, ground):
    named = colours(name)
    assert contrast(QColor(named["focus"]), QColor(named[ground])) >= 3


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize("ground", ["window", "surface", "raised"])
@pytest.mark.parametrize(
    ("thing", "least"), [("faint", 3), ("chip", 1.25), ("selected", 1.25), ("line", 1.1)]
)
def test_what_cannot_be_done_now_chips_and_what_is_chosen_are_told_from_the_window(
    name, ground, thing, least
):
    named = colours(name)
    assert contrast(QColor(named[thing]), QColor(named[ground])) >= least


@pytest.mark.parametrize("name", THEMES)
def test_placeholders_and_disabled_words_can_be_read_in_every_field(qapp, name):
    qapp.setStyleSheet(style_sheet())
    qapp.setPalette(palette(name))
    try:
        field = QLineEdit()
        field.setPlaceholderText("Search")
        field.ensurePolished()
        own, disabled = field.palette(), QPalette.ColorGroup.Disabled
        ground = QColor(colours(name)["surface"])
        hint = own.color(QPalette.ColorRole.PlaceholderText)
        assert contrast(blend(hint, ground), ground) >= 3
        assert contrast(palette(name).color(disabled, QPalette.ColorRole.Text), ground) >= 3
    finally:
        qapp.setStyleSheet("")
        qapp.setPalette(QPalette())


@pytest.fixture
def worn(qapp, qtbot):
    """Return a function that shows widgets in a window of a theme."""

    def show(name: str, widgets: list[QWidget]) -> QWidget:
        qapp.setPalette(palette(name))
        qapp.setStyleSheet(style_sheet())
        window = QWidget()
        column = QVBoxLayout(window)
        for widget in widgets:
            column.addWidget(widget)
        qtbot.addWidget(window)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        return window

    yield show
    qapp.setStyleSheet("")
    qapp.setPalette(QPalette())


def points(window: QWidget, widget: QWidget) -> list[int]:
    """Return the colours on the screen where a widget is."""
    image = window.grab(widget.geometry()).toImage()
    return [image.pixel(x, y) for x in range(image.width()) for y in range(image.height())]


def faded() -> list[QWidget]:
    """Return widgets that cannot be used now, or hold only a hint."""
    found: list[QWidget] = []
    for kind in (QPushButton, QCheckBox, QRadioButton, QToolButton, QLineEdit, QLabel, QComboBox):
        widget = kind()
        widget.addItem("Mm") if isinstance(widget, QComboBox) else widget.setText("Mm")
        widget.setEnabled(False)
        found.append(widget)
    quiet = QPushButton("Mm")
    quiet.setProperty("quiet", "true")
    quiet.setEnabled(False)
    for kind in (QLineEdit, QPlainTextEdit):
        hint = kind()
        hint.setPlaceholderText("Mm")
        found.append(hint)
    row = QListWidget()
    item = QListWidgetItem("Mm", row)
    item.setFlags(Qt.ItemFlag.NoItemFlags)
    return [*found, quiet, row]


@pytest.mark.parametrize("name", THEMES)
def test_hints_and_what_cannot_be_done_now_can_be_read_on_the_screen(worn, name):
    widgets = faded()
    window = worn(name, [QLineEdit(), *widgets])  # the first one has the keyboard
    for widget in widgets:
        seen = Counter(points(window, widget))
        ground = QColor(seen.most_common(1)[0][0])
        assert max(contrast(QColor(one), ground) for one in seen) >= 3, widget


@pytest.mark.parametrize("name", THEMES)
def test_where_the_keyboard_is_is_seen_on_the_screen(worn, name):
    kinds = (
        QPushButton,
        QCheckBox,
        QRadioButton,
        QToolButton,
        QLineEdit,
        QPlainTextEdit,
        QComboBox,
    )
    widgets = [QPushButton("Mm", default=True)]
    for kind in kinds:
        widget = kind()
        widget.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        widgets.append(widget)
    other = QLineEdit()
    window = worn(name, [other, *widgets])
    for widget in widgets:
        other.setFocus()
        before = points(window, widget)
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        pairs = zip(before, points(window, widget), strict=True)
        clear = sum(contrast(QColor(a), QColor(b)) >= 3 for a, b in set(pairs) if a != b)
        assert clear, widget


def test_the_style_sheet_holds_no_open_name_and_no_colour_of_its_own():
    bodies = re.findall(r"\{([^}]*)\}", style_sheet())
    assert "@" not in style_sheet()
    assert bodies
    assert not [body for body in bodies if "#" in body]


@pytest.fixture
def dressed(qapp, qtbot):
    """Return a window whose head, fields and buttons are dressed in light, and who dresses it."""
    look = ThemeChoice()
    look.choose("light")
    window = QWidget()
    column = QVBoxLayout(window)
    for name in ("chip", "where", "warning", "told", "why", "whyLoud", "quiet"):
        label = QLabel(name, window)
        label.setObjectName(name)
        column.addWidget(label)
    button = QPushButton("OK", window)
    button.setDefault(True)
    for widget in (button, QPushButton("Cancel", window), QLineEdit(window)):
        column.addWidget(widget)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    yield window, look
    look.choose("light")
    qtbot.waitUntil(window.updatesEnabled)


@pytest.mark.parametrize("name", THEMES)
def test_a_window_that_is_dressed_anew_looks_as_one_that_never_was_otherwise(
    dressed, qapp, qtbot, name
):
    window, look = dressed
    look.choose("dark" if name != "dark" else "sepia")
    look.choose(name)
    qtbot.waitUntil(window.updatesEnabled)
    turned = window.grab().toImage()
    qapp.setStyleSheet("")  # everything is dressed from nothing, as at the start
    qapp.setStyleSheet(style_sheet())
    assert window.grab().toImage() == turned
    ground = turned.pixelColor(window.findChild(QPushButton).geometry().topLeft() + QPoint(9, 4))
    assert ground.name() == colours(name)["accent"]
    chip = window.findChild(QLabel, "chip").geometry()
    assert turned.pixelColor(chip.topLeft() + QPoint(30, 1)).name() == colours(name)["chip"]


def test_no_half_dressed_window_is_shown_and_keys_pressed_meanwhile_are_kept(dressed, qtbot):
    window, look = dressed
    field = window.findChild(QLineEdit)
    look.choose("dark")
    assert not window.updatesEnabled()  # the old picture stays
    qtbot.keyClicks(field, "abc")
    fresh = QLabel("new", window)
    fresh.setObjectName("quiet")
    fresh.ensurePolished()
    assert fresh.palette().windowText().color().name() == colours("dark")["muted"]
    qtbot.waitUntil(window.updatesEnabled)
    assert field.text() == "abc"


class Painted(QObject):
    """Counts how often a widget is painted."""

    def __init__(self, widget):
        super().__init__(widget)
        self.times = 0
        widget.installEventFilter(self)

    def eventFilter(self, _watched, event):  # noqa: N802  # Qt's own
        self.times += event.type() is QEvent.Type.Paint
        return False


def test_a_window_that_was_about_to_be_painted_is_painted_then_and_ever_after(dressed, qtbot):
    window, look = dressed
    window.update()
    QTest.qSleep(1)
    look.choose("dark")
    QTest.qSleep(30)  # the system calls for the picture while it is put off
    qtbot.waitUntil(window.updatesEnabled)
    seen = Painted(window)
    window.update()
    qtbot.waitUntil(lambda: seen.times > 0)


def test_a_window_that_goes_meanwhile_is_let_go(dressed, qtbot):
    window, look = dressed
    other = QWidget()
    other.show()
    look.choose("dark")
    other.deleteLater()
    QCoreApplication.sendPostedEvents(other, QEvent.Type.DeferredDelete)
    look.choose("sepia")  # another wish before the first is fulfilled
    qtbot.waitUntil(window.updatesEnabled)
    assert window.grab().toImage().pixelColor(2, 2).name() == colours("sepia")["window"]


def test_who_paints_by_hand_is_told_at_once(dressed):
    window, look = dressed

    class Painted(QWidget):
        seen = ""

        def take(self) -> None:
            self.seen = current()["ink"]

    painted = Painted(window)
    on_another_theme(painted.take)
    look.choose("dark")
    assert painted.seen == colours("dark")["ink"]


def test_a_fixed_choice_dresses_the_application(qapp):
    look = ThemeChoice()
    seen = []
    look.changed.connect(seen.append)
    look.choose("dark")
    assert current_name() == "dark"
    assert qapp.palette().color(QPalette.ColorRole.Window) == palette("dark").color(
        QPalette.ColorRole.Window
    )
    look.choose("light")
    assert seen[-1] == "light"


def test_words_that_are_there_are_set_in_another_size_too(qapp, qtbot):
    look, field = ThemeChoice(), QLineEdit()
    qtbot.addWidget(field)
    look.choose("light")
    field.show()
    before = field.fontMetrics().height()
    look.size(18)
    try:
        qtbot.waitUntil(lambda: field.fontMetrics().height() > before)
        assert qapp.font().pointSizeF() > 0, "small letters are so much of it"
    finally:
        look.size(0)
    qtbot.waitUntil(lambda: field.fontMetrics().height() == before)
