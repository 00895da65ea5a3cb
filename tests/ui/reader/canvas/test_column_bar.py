import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from desktop.ui.reader.canvas.page import PageView
from tests.ui.reader.conftest import Draft, long_content, long_table, make_highlight


def seen(view: PageView) -> QImage:
    QApplication.processEvents()
    return view.viewport().grab().toImage()


@pytest.mark.parametrize("share", [0, 0.5, 0.97])
def test_measuring_in_the_background_changes_no_pixel(reading, qtbot, share: float) -> None:
    content = long_content(500)
    marks = [make_highlight(content, str(n), n * 400, n * 400 + 90) for n in range(90)]
    view = reading(content, *marks).view
    view.goto(int(len(content.text) * share))
    before, bar = seen(view), view.verticalScrollBar().maximum()
    qtbot.waitUntil(lambda: not view.column.unmeasured, timeout=10_000)
    qtbot.waitUntil(lambda: view.verticalScrollBar().maximum() != bar)
    assert seen(view) == before


def test_dragging_the_scroll_bar_reaches_start_and_end(reading) -> None:
    content = long_content(400)
    view = reading(content).view
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
    assert [s.index for s in view.shown()][-1] == 399
    view.verticalScrollBar().setValue(0)
    assert view.position() == 0


def test_a_text_that_fits_leaves_nothing_to_drag(reading, draft: Draft) -> None:
    draft.add("One line.")
    bar = reading(draft.build()).view.verticalScrollBar()
    assert not bar.isEnabled()
    assert bar.maximum() == 0


def test_measuring_the_rows_of_a_table_changes_no_pixel(reading, qtbot) -> None:
    content = long_table(150)
    here = content.text.index("w100c1n0")
    view = reading(content, make_highlight(content, "h", here - 900, here + 900)).view
    view.goto(here)
    before = seen(view)
    qtbot.waitUntil(lambda: not view.column.unmeasured, timeout=10_000)
    assert seen(view) == before
