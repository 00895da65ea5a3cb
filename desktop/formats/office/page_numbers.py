"""Page numbers of a word processor's last layout, as locators."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from desktop.domain import Locator, LocatorKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from desktop.domain import Content


def numbered(content: Content, starts: Iterable[int]) -> Content:
    """Return the content with a page locator at 0 and at each of `starts`, counted from 1."""
    length = len(content.text)
    # An empty paragraph that was dropped may have stood behind a break.
    places = [0, *sorted(min(start, length) for start in starts)]
    found = (Locator(at, LocatorKind.PAGE, str(n)) for n, at in enumerate(places, 1))
    return replace(content, locators=(*content.locators, *found))
