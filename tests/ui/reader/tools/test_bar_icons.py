import pytest
from PySide6.QtGui import QColor, QIcon

from desktop.ui.look.reading_style import THEMES
from desktop.ui.reader.tools.bar_icons import SIZE, dot, sign

pytestmark = pytest.mark.usefixtures("qapp")


def strongest(icon: QIcon) -> QColor:
    """Return the colour of the pixel that lets least through."""
    image = icon.pixmap(SIZE, SIZE).toImage()
    points = ((x, y) for x in range(image.width()) for y in range(image.height()))
    return max((image.pixelColor(x, y) for x, y in points), key=QColor.alphaF)


def near(one: QColor, other: QColor) -> bool:
    pairs = zip(one.getRgb()[:3], other.getRgb()[:3], strict=True)
    return all(abs(a - b) < 8 for a, b in pairs)


@pytest.mark.parametrize("theme", THEMES.values(), ids=list(THEMES))
def test_a_sign_has_the_colour_of_the_text_it_stands_beside(theme) -> None:
    found = strongest(sign(theme, "close"))
    assert found.alphaF() > 0.5
    assert near(found, QColor(theme.text))


@pytest.mark.parametrize("theme", THEMES.values(), ids=list(THEMES))
def test_a_dot_has_the_colour_it_stands_for(theme) -> None:
    wanted = theme.inks["blue"] if theme.dark else theme.fills["blue"]
    image = dot(theme, "blue").pixmap(SIZE, SIZE).toImage()
    assert near(image.pixelColor(image.rect().center()), QColor(wanted))
