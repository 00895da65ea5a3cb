from desktop.ui.look.reading_style import ReadingStyle
from desktop.ui.reader.tools.flash import Flash
from tests.ui.reader.conftest import long_content


def test_a_flash_fades_and_ends_at_once_when_told(reading, qtbot) -> None:
    view = reading(long_content(3)).view
    flash = Flash(view)
    flash.show((3, 9))
    assert (view.marks.flash, view.marks.flash_strength) == ((3, 9), 1.0)
    qtbot.waitUntil(lambda: view.marks.flash_strength < 1, timeout=4000)
    flash.end()
    assert view.marks.flash_strength == 0
    qtbot.wait(100)
    assert view.marks.flash_strength == 0


def test_it_does_not_fade_step_by_step_where_motion_is_unwanted(reading, qtbot) -> None:
    view = reading(long_content(3)).view
    view.set_style(ReadingStyle(reduced_motion=True))
    seen = set()
    view.repaint_range = lambda _start, _end: seen.add(view.marks.flash_strength)
    Flash(view).show((3, 9))
    qtbot.waitUntil(lambda: view.marks.flash_strength == 0.5, timeout=4000)
    assert seen == {1.0, 0.5}
