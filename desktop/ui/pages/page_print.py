"""Paints what is printed on a page, as far as it has been drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter

from desktop.ui.pages.tiles import parts, rect_of

if TYPE_CHECKING:
    from desktop.domain.printed.page_wishes import Wish
    from desktop.ui.look.reading_style import Theme
    from desktop.ui.pages.arranging.page_places import PagePlaces
    from desktop.ui.pages.page_feed import PageFeed


def paint_page(painter: QPainter, places: PagePlaces, feed: PageFeed, page: int) -> None:
    """Paint one page: sharp where it is there, else as it was drawn before, else its paper."""
    rect, theme = QRectF(places.rect(page)), feed.papers.of(page)
    called = places.pages.labels[page] or page + 1
    if feed.is_broken(page):
        painter.fillRect(rect, QColor(theme.base))
        words = QCoreApplication.translate("PageCanvas", "This page could not be drawn")
        _say(painter, rect, theme, f"{words}\n({called})")
        return
    ratio = painter.device().devicePixelRatioF()
    size = (places.stack.size(page).toSizeF() * ratio).toSize()
    view = QRectF(0, 0, places.room.width(), places.room.height())
    for part in parts(page, size, places.turns):
        where = _placed(part, rect, size)
        if where.intersects(view):
            picture = feed.tiles.get(part)
            if picture is not None:
                painter.drawImage(where, picture)
            else:
                painter.fillRect(where, QColor(theme.base))
                _stand_in(painter, feed, part, rect, where & view)
    if feed.is_late(page):
        words = QCoreApplication.translate("PageCanvas", "Loading page {}…").format(called)
        _say(painter, rect.intersected(view), theme, words)
    painter.setPen(QColor(theme.faint))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(rect.adjusted(-0.5, -0.5, 0.5, 0.5))


def _placed(part: Wish, page: QRectF, size: QSize) -> QRectF:
    across, down = page.width() / size.width(), page.height() / size.height()
    inside = rect_of(part)
    return QRectF(
        page.x() + inside.x() * across, page.y() + inside.y() * down,
        inside.width() * across, inside.height() * down,
    )  # fmt: skip


def _stand_in(painter: QPainter, feed: PageFeed, part: Wish, page: QRectF, where: QRectF) -> None:
    """Paint where a part of a page is seen, as it was drawn at another size."""
    share = QRectF(
        (where.x() - page.x()) / page.width(), (where.y() - page.y()) / page.height(),
        where.width() / page.width(), where.height() / page.height(),
    )  # fmt: skip
    painter.save()
    painter.setClipRect(where)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    for other, picture in feed.tiles.stand_ins(part.page, part.turns, part.width, share):
        painter.drawImage(_placed(other, page, QSize(other.width, other.height)), picture)
    painter.restore()


def _say(painter: QPainter, rect: QRectF, theme: Theme, words: str) -> None:
    painter.setPen(QColor(theme.muted))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, words)
