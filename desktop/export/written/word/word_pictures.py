"""Pictures in a Word document."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

from desktop.export.files import picture_name
from desktop.export.written.word.word_runs import escaped, paragraph

if TYPE_CHECKING:
    from collections.abc import Callable

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_SIZE = struct.Struct(">II")
_SIZE_AT = 16
_A_DOT = 6350
"""English Metric Units, at 144 dots an inch: areas are drawn twice as large as printed."""
_WIDEST = 5_760_000
"""Sixteen centimetres in these units."""


class Pictures:
    """Those that are shown, each once."""

    def __init__(self, picture: Callable[[str], bytes | None]) -> None:
        self._picture = picture
        self.kept: dict[str, bytes] = {}
        """By the names of their files, without a suffix."""
        self._shown = 0

    def shown(self, sha256: str, called: str) -> str:
        """Return the paragraph that shows a picture; '' where it is not at hand."""
        data = self._picture(sha256) if sha256 else None
        if not data or not data.startswith(_SIGNATURE) or len(data) < _SIZE_AT + _SIZE.size:
            return ""
        name = picture_name(sha256).removesuffix(".png")
        self.kept[name] = data
        self._shown += 1
        wide, high = (max(1, dots) * _A_DOT for dots in _SIZE.unpack_from(data, _SIZE_AT))
        scale = min(1.0, _WIDEST / wide)
        extent = f'cx="{int(wide * scale)}" cy="{max(1, int(high * scale))}"'
        about = f'id="{self._shown}" name="{escaped(called)}" descr="{escaped(called)}"'
        return paragraph(
            '<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
            f"<wp:extent {extent}/><wp:docPr {about}/><a:graphic><a:graphicData "
            'uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr>'
            f"<pic:cNvPr {about}/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>"
            f'<a:blip r:embed="p{name}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
            f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {extent}/></a:xfrm>'
            '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
            "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
        )
