"""Where an element says that its picture lies."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from lxml.etree import _Element

_SOURCES = (
    *("src", "data-src", "data-original", "data-lazy-src", "srcset", "data-srcset"),
    *("{http://www.w3.org/1999/xlink}href", "xlink:href"),
)


def picture_bytes(
    element: _Element, load_image: Callable[[str], bytes | None] | None
) -> bytes | None:
    """Return the bytes at the first address that can be had."""
    if load_image is None:
        return None
    for name in _SOURCES:
        for address in _addresses(name, element.get(name) or ""):
            data = load_image(address)
            if data:
                return data
    return None


def _addresses(name: str, value: str) -> list[str]:
    if not value.strip():
        return []
    if not name.endswith("srcset"):
        return [value.strip()]
    return [part.split()[0] for part in value.split(", ") if part.strip()]
