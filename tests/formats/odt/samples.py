"""What the tests of OpenDocument files share."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from desktop.formats import odt
from desktop.formats.door.source import Source
from tests.formats.samples import GIF, packed

if TYPE_CHECKING:
    from desktop.domain import Parsed


BASE = "urn:oasis:names:tc:opendocument:xmlns:"


NAMES = (
    " ".join(
        f'xmlns:{prefix}="{BASE}{name}:1.0"'
        for prefix, name in (
            ("office", "office"),
            ("text", "text"),
            ("style", "style"),
            ("table", "table"),
            ("draw", "drawing"),
            ("fo", "xsl-fo-compatible"),
            ("svg", "svg-compatible"),
            ("meta", "meta"),
            ("manifest", "manifest"),
        )
    )
    + ' xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/"'
)


def part(name: str, inner: str) -> str:
    return f"<office:{name} {NAMES}>{inner}</office:{name}>"


def parts_of(text: str, automatic: str = "", styles: str = "", meta: str = "") -> dict[str, bytes]:
    content = f"<office:automatic-styles>{automatic}</office:automatic-styles>"
    content += f"<office:body><office:text>{text}</office:text></office:body>"
    return {
        "mimetype": b"application/vnd.oasis.opendocument.text",
        "content.xml": part("document-content", content).encode(),
        "styles.xml": part("document-styles", styles).encode(),
        "meta.xml": part("document-meta", f"<office:meta>{meta}</office:meta>").encode(),
        "Pictures/a.gif": GIF,
    }


def read(text: str, automatic: str = "", styles: str = "", meta: str = "") -> Parsed:
    return read_bytes(packed(parts_of(text, automatic, styles, meta)))


def read_bytes(data: bytes) -> Parsed:
    return odt.read(Source(Path("sample.odt"), data))


def p(text: str, style: str = "") -> str:
    return f'<text:p text:style-name="{style}">{text}</text:p>'


def style(name: str, inner: str = "", family: str = "paragraph", extra: str = "") -> str:
    return f'<style:style style:name="{name}" style:family="{family}" {extra}>{inner}</style:style>'


LISTS = (
    '<text:list-style style:name="L">'
    '<text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>'
    '<text:list-level-style-number text:level="2" style:num-format="a" style:num-suffix=")" '
    'text:display-levels="2"/></text:list-style><text:list-style style:name="B">'
    '<text:list-level-style-bullet text:level="1" text:bullet-char="–"/></text:list-style>'
)


def listed(inner: str, name: str = "L", extra: str = "") -> str:
    style_name = f'text:style-name="{name}"' if name else ""
    return f"<text:list {style_name} {extra}>{inner}</text:list>"


def item(inner: str) -> str:
    return f"<text:list-item>{inner}</text:list-item>"


def frame(inner: str) -> str:
    return f'<draw:frame svg:width="2cm" svg:height="1cm">{inner}</draw:frame>'
