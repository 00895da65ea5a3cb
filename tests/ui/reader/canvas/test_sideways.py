from PySide6.QtCore import QRectF

from desktop.ui.reader.canvas.block_layout import BlockLayout
from desktop.ui.reader.canvas.sideways import ROOM, thumb, track


def test_the_bar_lies_below_what_is_seen_and_inside_the_room_left_for_it() -> None:
    layout = BlockLayout(seen=QRectF(10, 20, 400, 100), overflow=400)
    assert track(layout).top() > 120
    assert track(layout).bottom() <= 120 + ROOM


def test_the_thumb_shows_how_much_and_which_part_is_seen() -> None:
    layout = BlockLayout(seen=QRectF(10, 20, 400, 100), overflow=400)
    assert thumb(layout, 0).width() == 200
    assert thumb(layout, 0).left() == 10
    assert thumb(layout, 400).right() == 410
    assert thumb(BlockLayout(seen=QRectF(0, 0, 100, 9), overflow=10**6), 0).width() >= 20
