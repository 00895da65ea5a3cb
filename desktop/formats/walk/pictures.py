"""Pictures on their way into the flow of a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.formats.page.elements import collapse, number

if TYPE_CHECKING:
    from collections.abc import Callable

    from lxml.etree import _Element

    from desktop.formats.walk.flow import Flow

_SOURCES = (
    *("src", "data-src", "data-original", "data-lazy-src", "srcset", "data-srcset"),
    *("{http://www.w3.org/1999/xlink}href", "xlink:href"),
)
"""Pages that load pictures when they are scrolled to keep the address in one of the later ones."""
_SMALL = 40
"""Pixels up to which a picture in a line is a sign of that line."""
_TRACKER = 2
"""Pixels of what is there to be asked for, so that visits are counted, not to be seen."""


class Pictures:
    """Enters pictures: as blocks, or by their words where a line goes on around them."""

    def __init__(self, flow: Flow, load: Callable[[str], bytes | None] | None) -> None:
        self.missing = 0
        """How many could not be had."""
        self._flow = flow
        self._load = load

    def picture(self, element: _Element) -> None:
        """Enter a picture."""
        width, height = number(element, "width"), number(element, "height")
        stated = [size for size in (width, height) if size]
        if stated and max(stated) <= _TRACKER:
            return
        alt = collapse(element.get("alt") or "").strip()
        data = picture_bytes(element, self._load)
        small = bool(stated) and max(stated) <= _SMALL
        if self._flow.wants_inline or (self._flow.in_line and (small or not data)):
            if alt:
                self._flow.text(alt)
        elif data or alt:
            kept = self._flow.image(alt, data, width, height)
            self.missing += not kept
        else:
            self.missing += 1


def picture_bytes(
    element: _Element, load_image: Callable[[str], bytes | None] | None
) -> bytes | None:
    """Return the bytes at the first address that can be had."""
    if load_image is None:
        return None
    for name in _SOURCES:
        value = element.get(name) or ""
        is_set = name.endswith("srcset")
        # Of a set, the addresses without the widths they are for.
        for written in filter(str.strip, value.split(", ") if is_set else [value]):
            data = load_image(written.split()[0] if is_set else written.strip())
            if data:
                return data
    return None
