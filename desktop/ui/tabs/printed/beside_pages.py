"""A document's views, with its pages in small beside them while pages are read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

if TYPE_CHECKING:
    from desktop.ui.pages.thumbnails.thumbnail_strip import ThumbnailStrip
    from desktop.ui.tabs.document_views import DocumentViews, Printed


class BesidePages(QWidget):
    """Makes the strip when it is first wanted, and fills it where it can be seen."""

    def __init__(self, views: DocumentViews, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._views = views
        self.strip: ThumbnailStrip | None = None
        self._are_wanted = False
        self._shown: Printed | None = None
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addWidget(views, 1)
        self.setFocusProxy(views)
        views.turned.connect(self._look)
        views.with_readers(lambda reader: reader.position_changed.connect(self._follow))

    def show_small(self, *, wanted: bool) -> None:
        """Show pages in small, or no more."""
        self._are_wanted = wanted
        self._look()

    def _look(self) -> None:
        printed = self._views.printed if self._are_wanted and self._views.is_pages else None
        if printed is None:
            if self.strip is not None:
                self.strip.hide()
                self.strip.show_pages(None, None)
            self._shown = None
            return
        strip = self.strip or self._made_strip()
        if printed is not self._shown:
            self._shown = printed
            strip.show_pages(printed.pages, printed.small())
        strip.show()
        self._dress()
        self._follow()

    def _made_strip(self) -> ThumbnailStrip:
        from desktop.ui.pages.thumbnails.thumbnail_strip import ThumbnailStrip  # for pages only

        self.strip = ThumbnailStrip(self)
        self._row.insertWidget(0, self.strip)
        self.strip.wanted.connect(self._views.go_to_page)
        return self.strip

    def _dress(self) -> None:
        if self.strip is not None and (view := self._views.pages_view) is not None:
            self.strip.dress(view.reading_style().theme)

    def _follow(self) -> None:
        if self.strip is not None and self._shown is not None:
            self._dress()
            self.strip.show_page(self._views.page())

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            QTimer.singleShot(0, self, self._dress)  # the view is given its theme meanwhile

    def let_go(self) -> None:
        """Have nothing drawn any more."""
        self._views.let_go()
        self._shown = None
        if self.strip is not None:
            self.strip.show_pages(None, None)
