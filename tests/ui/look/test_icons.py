import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon

from desktop.paths import bundled
from desktop.ui.look.icons import Sign, app_icon, icon
from desktop.ui.look.theme import ThemeChoice

NAMES = sorted(path.stem for path in bundled("resources/icons").glob("*.svg"))
SIZE = QSize(24, 24)


def inks(made: QIcon, mode: QIcon.Mode = QIcon.Mode.Normal) -> set[str]:
    """Return the colours of the opaque points of an icon."""
    image = made.pixmap(SIZE, mode).toImage()
    colours = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    return {colour.name() for colour in colours if colour.alpha() > 100}


@pytest.mark.parametrize("name", NAMES)
def test_every_drawing_is_seen(qapp, name):
    assert inks(icon(name)), name


def test_an_icon_follows_the_theme(qapp):
    look = ThemeChoice()
    made = icon("tag")
    look.choose("light")
    light = inks(made)
    look.choose("dark")
    dark = inks(made)
    look.choose("light")
    assert max(QColor(name).lightness() for name in light) < 100
    assert min(QColor(name).lightness() for name in dark) > 150


def test_what_is_disabled_is_paler(qapp):
    normal, disabled = (
        inks(icon("tag"), mode) for mode in (QIcon.Mode.Normal, QIcon.Mode.Disabled)
    )
    assert min(QColor(n).lightness() for n in disabled) > max(QColor(n).lightness() for n in normal)


def test_where_there_is_no_room_nothing_is_painted(qapp):
    assert icon("close").pixmap(QSize(0, 2)).isNull()


def test_no_name_gives_no_icon(qapp):
    assert icon("").isNull()
    assert not icon("tag").isNull()


def test_a_sign_has_the_colour_of_words_and_follows_the_theme(qapp, qtbot):
    look, sign = ThemeChoice(), Sign("tag", 24)
    qtbot.addWidget(sign)
    seen = []
    for name in ("light", "dark"):
        look.choose(name)
        sign.setPalette(qapp.palette())
        image = sign.grab().toImage()
        points = [image.pixelColor(x, y).lightness() for x in range(24) for y in range(24)]
        seen.append((min(points), max(points)))
    look.choose("light")
    (darkest, _), (_, lightest) = seen
    assert darkest < 100
    assert lightest > 150


def test_the_programs_own_icon_has_its_own_colours(qapp):
    assert len(inks(app_icon())) > 1
