"""In which order Tab goes through the window: as one reads it, from left to right."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from desktop.ui.desk import Desk


def order_focus(desk: Desk) -> None:
    """Put the panes in their order; Qt has them in the order in which they were made."""
    left, sidebar = desk.left, desk.sidebar
    stops: list[QWidget] = [
        left.tree.filter, left.recent.head, left.recent.list, left.tree.view, left.search.view,
        *desk.reading.stops(), *desk.room.stops_below(), sidebar.filter, sidebar.head.unsure,
        sidebar.view, sidebar.gone,
    ]  # fmt: skip
    for before, after in pairwise(stops):
        QWidget.setTabOrder(before, after)
