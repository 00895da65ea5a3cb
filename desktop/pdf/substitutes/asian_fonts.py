"""Chinese, Japanese and Korean letters whose font is not in the file.

The engine has fonts of its own for other letters, and looks for these on the computer: too late
behind a shut door. So they are held before it is shut, and handed over from memory.
"""

from __future__ import annotations

import ctypes
import mmap
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pypdfium2.raw as pdfium

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.local/share/fonts", "~/.fonts")
_LARGEST = 64 << 20
_WHOLE = 0
"""What is asked for of a font, where that is no single table."""
_ANY = ("notosanscjk", "notoserifcjk", "sourcehansans", "droidsansfallback", "unifont")
_NAMES = {
    pdfium.FXFONT_SHIFTJIS_CHARSET: ("notosansjp", "ipaex", "ipag", "ipam", "takao", "vl-gothic"),
    pdfium.FXFONT_GB2312_CHARSET: ("notosanssc", "wqy", "ukai", "uming"),
    pdfium.FXFONT_CHINESEBIG5_CHARSET: ("notosanstc", "uming", "ukai", "wqy"),
    pdfium.FXFONT_HANGEUL_CHARSET: ("notosanskr", "nanum", "un", "baekmuk"),
}
"""How the files of fonts are called that have the letters of a charset, the best first."""


class _Held(NamedTuple):
    charset: int
    name: bytes
    data: mmap.mmap


def hold() -> None:
    """Hold the fonts of this computer for the engine, where it could not open them later."""
    global _fonts  # noqa: PLW0603 - the engine keeps what it is given until the process ends
    if sys.platform == "linux" and _fonts is None:
        found = chosen(font_files(Path(folder).expanduser() for folder in _FOLDERS))
        _fonts = SystemFonts(found)
        pdfium.FPDF_SetSystemFontInfo(_fonts.raw)


def font_files(folders: Iterable[Path]) -> list[Path]:
    """Return all files of fonts in folders, and in those below them."""
    return [
        Path(folder, name)
        for top in folders
        for folder, _, names in os.walk(top)
        for name in sorted(names)
        if name.lower().endswith((".ttf", ".ttc", ".otf"))
    ]


def chosen(files: Iterable[Path]) -> dict[int, Path]:
    """Return for each charset the best of these files, where there is one."""
    there = [(path.name.lower().replace("_", ""), path) for path in files]
    found: dict[int, Path] = {}
    for charset, own in _NAMES.items():
        for wanted in (*own, *_ANY):
            path = next((path for name, path in there if name.startswith(wanted)), None)
            if path is not None:
                found[charset] = path
                break
    return found


class SystemFonts:
    """What the engine asks for a font that is not in its file."""

    def __init__(self, files: Mapping[int, Path]) -> None:
        self._held: list[_Held] = []
        for charset, path in files.items():
            try:
                with path.open("rb") as file:
                    if 0 < os.fstat(file.fileno()).st_size <= _LARGEST:
                        data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
                        self._held.append(_Held(charset, path.stem.encode(), data))
            except OSError:
                continue
        types = dict(pdfium.FPDF_SYSFONTINFO._fields_)
        self.raw = pdfium.FPDF_SYSFONTINFO(
            version=1,
            Release=types["Release"](lambda _: None),
            EnumFonts=types["EnumFonts"](lambda *_: None),
            MapFont=types["MapFont"](self._found),
            GetFont=types["GetFont"](lambda *_: None),
            GetFontData=types["GetFontData"](self._data),
            GetFaceName=types["GetFaceName"](self._name),
            GetFontCharset=types["GetFontCharset"](lambda _, font: self._held[font - 1].charset),
            DeleteFont=types["DeleteFont"](lambda *_: None),
        )

    def _found(
        self, _: object, _weight: int, _italic: int, charset: int, *_others: object
    ) -> int | None:
        """Return the number of a font that has the letters of a charset, from 1."""
        numbers = (at for at, held in enumerate(self._held, 1) if held.charset == charset)
        return next(numbers, None)

    def _data(self, _: object, font: int, table: int, buffer: Any, size: int) -> int:  # noqa: ANN401
        data = self._held[font - 1].data
        if table != _WHOLE:
            return 0
        if buffer and size >= len(data):
            ctypes.memmove(buffer, bytes(data), len(data))
        return len(data)

    def _name(self, _: object, font: int, buffer: Any, size: int) -> int:  # noqa: ANN401
        name = self._held[font - 1].name + b"\0"
        if buffer and size >= len(name):
            ctypes.memmove(buffer, name, len(name))
        return len(name)


_fonts: SystemFonts | None = None
