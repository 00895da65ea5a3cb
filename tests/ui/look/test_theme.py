from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QLineEdit

from desktop.ui.look.theme import ThemeChoice, colours, current_name, palette, style_sheet
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
    qapp.setStyleSheet(style_sheet(name))
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


@pytest.mark.parametrize("name", THEMES)
def test_the_style_sheet_holds_no_open_name(name):
    assert "@" not in style_sheet(name)


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
