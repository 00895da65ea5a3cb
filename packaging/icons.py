"""Make the icons that Linux, macOS and Windows want from the one drawing of the program's icon."""

from __future__ import annotations

import os
import struct
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

ROOT = Path(__file__).resolve().parent.parent
DRAWING = ROOT / "resources" / "icons" / "manicule.svg"
ICO_SIZES = (16, 24, 32, 48, 64, 256)
ICNS_TYPES = {32: b"ic11", 64: b"ic12", 128: b"ic07", 256: b"ic08", 512: b"ic09", 1024: b"ic10"}


def png(size: int) -> bytes:
    """Return the drawing as a square PNG."""
    if QGuiApplication.instance() is None:
        QGuiApplication([])
    image = QImage(size, size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(str(DRAWING)).render(painter)
    painter.end()
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return bytes(data.data())


def write_ico(folder: Path) -> Path:
    """Write Windows' icon file: a table of sizes, then one PNG each."""
    pictures = [png(size) for size in ICO_SIZES]
    table = [struct.pack("<HHH", 0, 1, len(pictures))]
    offset = 6 + 16 * len(pictures)
    for size, picture in zip(ICO_SIZES, pictures, strict=True):
        side = size % 256  # 0 stands for 256
        table.append(struct.pack("<BBBBHHII", side, side, 0, 0, 1, 32, len(picture), offset))
        offset += len(picture)
    return _write(folder / "manicule.ico", b"".join([*table, *pictures]))


def write_icns(folder: Path) -> Path:
    """Write macOS's icon file: each PNG behind its type and length."""
    parts = []
    for size, kind in ICNS_TYPES.items():
        picture = png(size)
        parts.append(kind + struct.pack(">I", len(picture) + 8) + picture)
    body = b"".join(parts)
    return _write(folder / "manicule.icns", b"icns" + struct.pack(">I", len(body) + 8) + body)


def _write(path: Path, data: bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path
