from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QPalette

from desktop.ui.look.theme import ThemeChoice, colours, current_name, palette, style_sheet
from tests.ui.look.contrast import contrast

THEMES = ("light", "sepia", "dark")


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize(
    ("ink", "ground"),
    [
        ("ink", "window"), ("ink", "surface"), ("ink", "raised"), ("muted", "window"),
        ("muted", "surface"), ("selected_ink", "selected"), ("accent_ink", "accent"),
        ("accent", "window"), ("warning", "warning_back"), ("ink", "mark"), ("muted", "hover"),
        ("muted", "raised"), ("removed", "removed_back"), ("inserted", "inserted_back"),
    ],
)  # fmt: skip
def test_text_can_be_read(name, ink, ground):
    named = colours(name)
    assert contrast(QColor(named[ink]), QColor(named[ground])) >= 4.5


@pytest.mark.parametrize("name", THEMES)
def test_focus_is_seen(name):
    named = colours(name)
    assert contrast(QColor(named["focus"]), QColor(named["window"])) >= 3


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
