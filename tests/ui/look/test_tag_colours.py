import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon

from desktop.domain import COLOURS
from desktop.ui.look.reading_style import THEMES
from desktop.ui.look.tag_colours import dot, shade
from desktop.ui.look.theme import ThemeChoice


def middle(made: QIcon, mode: QIcon.Mode = QIcon.Mode.Normal) -> QColor:
    image = made.pixmap(QSize(14, 14), mode).toImage()
    return image.pixelColor(image.width() // 2, image.height() // 2)


@pytest.mark.parametrize("colour", COLOURS)
def test_a_name_has_a_shade_in_the_theme(qapp, colour):
    assert QColor(shade(colour)).isValid()
    assert shade(colour).startswith("#")


def test_a_colour_of_the_readers_own_stays_as_it_is(qapp):
    assert shade("#a0b1c2") == "#a0b1c2"
    assert shade("") == ""


def test_a_dot_shows_its_colour_chosen_or_not(qapp):
    for mode in (QIcon.Mode.Normal, QIcon.Mode.Selected):
        assert middle(dot("#a0b1c2"), mode) == QColor("#a0b1c2")


def test_a_dot_follows_the_theme(qapp):
    look, made = ThemeChoice(), dot("pink")
    seen = []
    for name in ("light", "dark"):
        look.choose(name)
        seen.append(middle(made))
    look.choose("light")
    assert seen == [THEMES[name].ink("pink") for name in ("light", "dark")]


def test_where_there_is_no_room_nothing_is_painted(qapp):
    assert dot("green").pixmap(QSize(0, 2)).isNull()


def test_no_colour_is_a_ring(qapp):
    assert middle(dot("")).alpha() == 0
