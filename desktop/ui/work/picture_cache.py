"""Pictures of a text: fetched and decoded when first seen, off the paint path."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QImageReader
from shiboken6 import isValid

if TYPE_CHECKING:
    from collections.abc import Callable

_LARGEST = 2400
"""Pixels on the longer side that are kept of a picture."""
_BYTES = 192 * 2**20


@cache
def _decoder() -> ThreadPoolExecutor:
    """Return the one thread that decodes for every reader."""
    return ThreadPoolExecutor(1, "pictures")


class Pictures(QObject):
    """Decodes pictures on one thread; `decoded` says which has come, and its natural size."""

    decoded = Signal(str, QSize)
    _came = Signal(str, QImage, QSize)

    def __init__(self, parent: QObject, largest: int = _LARGEST) -> None:
        """Keep so many pixels on the longer side of each."""
        super().__init__(parent)
        self._largest = largest
        self._fetch: Callable[[str], bytes | None] = lambda _sha: None
        self._known: dict[str, QImage | None] = {}
        self._wanted: list[str] = []
        self._came.connect(self._keep, Qt.ConnectionType.QueuedConnection)

    def source(self, fetch: Callable[[str], bytes | None]) -> None:
        """Take pictures from elsewhere from now on."""
        self._fetch = fetch
        self._known.clear()
        self._wanted.clear()

    def get(self, asset: str) -> QImage | None:
        """Return a picture that is ready, or None and begin to decode it."""
        if asset not in self._known:
            self._known[asset] = None
            self._wanted.append(asset)
            QTimer.singleShot(0, self, self._begin)
        return self._known[asset]

    def _begin(self) -> None:
        if not self._wanted:
            return
        asset = self._wanted.pop(0)
        data = self._fetch(asset)
        if data:
            _decoder().submit(self._decode, asset, data)

    def _decode(self, asset: str, data: bytes) -> None:
        image, natural = decode(data, self._largest)
        if not image.isNull() and isValid(self):  # its reader may have been closed meanwhile
            self._came.emit(asset, image, natural)

    def _keep(self, asset: str, image: QImage, natural: QSize) -> None:
        if asset not in self._known:
            return
        if sum(i.sizeInBytes() for i in self._known.values() if i) > _BYTES:
            self._known = {}
        self._known[asset] = image
        self.decoded.emit(asset, natural)


def decode(data: bytes, largest: int = _LARGEST) -> tuple[QImage, QSize]:
    """Return a picture no larger than is useful on a page, and its natural size."""
    held = QByteArray(data)
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    natural = reader.size()
    if max(natural.width(), natural.height()) > largest:
        reader.setScaledSize(natural.scaled(largest, largest, Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    return image, natural if natural.isValid() else image.size()
