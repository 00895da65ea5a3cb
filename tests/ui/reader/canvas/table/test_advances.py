import pytest
from PySide6.QtGui import QFont, QFontMetricsF

from desktop.ui.reader.canvas.boxes import Box, Setting
from desktop.ui.reader.canvas.table.advances import Advances
from tests.ui.reader.conftest import SCRIPTS

pytestmark = pytest.mark.usefixtures("qapp")


def font(weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    made = QFont()
    made.setPixelSize(16)
    made.setWeight(weight)
    return made


def test_widths_are_as_the_font_says() -> None:
    told, metrics = Advances(Setting(font(), 24)), QFontMetricsF(font())
    for text in ("1,204", "AVAVAV To", "fi ffi", "naïve", "日本", "tab\tbed", ""):
        width = metrics.horizontalAdvance(text)
        assert told.exact(text) == width
        assert not told.is_wider(text, width)
        assert told.is_wider(text, width - 0.5)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "AVAVAV Ta To",
        "naïve café",
        "Жизнь и судьба",
        "“Quoted” — twice…",
        "fi\u00adffi",
        *SCRIPTS.values(),
    ],
)
def test_what_is_said_to_be_one_line_is_one_when_it_is_shaped(text: str) -> None:
    setting = Setting(font(), 24)
    told = Advances(setting)
    for width in (20, 60, 110, 200, 700):
        if told.is_one_line(text, width):
            box = Box(text, 0, setting, width + 1)
            assert box.layout.lineCount() == 1
            assert box.height == setting.step
        if told.fits(told.rough(text), width):
            assert told.is_one_line(text, width)


def test_european_letters_need_no_shaping_to_be_known() -> None:
    told = Advances(Setting(font(), 24))
    assert told.is_one_line("“Žižek” — naïve, l’été", 400)
    assert not told.is_one_line("شكرا", 400)
    assert not told.is_one_line("a\u2028b", 400)


def test_a_font_higher_than_its_lines_is_never_known() -> None:
    assert not Advances(Setting(font(), 9)).is_one_line("a", 400)


@pytest.mark.parametrize("words", [1, 7, 60])
def test_lines_are_guessed_from_what_fits_on_one(words: int) -> None:
    setting, text = Setting(font(), 24), " ".join(["prosaic"] * words)
    exact = Box(text, 0, setting, 150).layout.lineCount()
    assert exact * 0.7 <= Advances(setting).lines(text, 150) <= exact * 1.3
