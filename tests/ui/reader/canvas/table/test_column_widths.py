import pytest
from PySide6.QtGui import QFont

from desktop.ui.reader.canvas.boxes import Box, Setting
from desktop.ui.reader.canvas.table.advances import Advances
from desktop.ui.reader.canvas.table.column_widths import PAD_X, column_widths, holds_figures

pytestmark = pytest.mark.usefixtures("qapp")


def test_words_are_not_broken_while_there_is_room() -> None:
    font = QFont()
    font.setPixelSize(16)
    rows = [["Incomprehensibilities", "prose " * 100, "7"]]
    widths = column_widths(rows, Advances(Setting(font, 24)), 600)
    first = Box(rows[0][0], 0, Setting(font, 24), widths[0] - 2 * PAD_X)
    assert sum(widths) == pytest.approx(600, abs=1)
    assert first.layout.lineCount() == 1


@pytest.mark.parametrize(
    ("column", "is_figures"),
    [
        (["Held", "1,204", "98", "–"], True),
        (["Share", "12.5 %", "(3)", "-0.4", "< 1"], True),
        (["Cost", "£1 204.50", "€3", "n/a", "7*"], True),
        (["1", "2", "3"], True),
        (["Held", "about 40", "98"], False),
        (["Day", "2024-03-05", "2024-03-06"], False),
        (["Held", "", "–"], False),
        (["Name", "Ann", "Bo"], False),
    ],
)
def test_columns_of_figures_are_known(column: list[str], is_figures: bool) -> None:
    assert holds_figures(column, 1 if column[0].isalpha() else 0) is is_figures
