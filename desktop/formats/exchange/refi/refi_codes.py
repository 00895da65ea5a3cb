"""Codes of a codebook, as tags: levels, colours, definitions."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from desktop.domain.exchanged.project import ForeignTag
from desktop.formats.door.xmltree import child, children, descendants, local

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from lxml.etree import _Element

_HEX = re.compile(r"#?([0-9a-f]{3}|[0-9a-f]{6}|[0-9a-f]{8})", re.IGNORECASE)
_RGB = re.compile(r"rgba?\(\s*(\d{1,3})\s*[, ]\s*(\d{1,3})\s*[, ]\s*(\d{1,3})\b.*", re.IGNORECASE)
_GUID = re.compile(r"[{(]?([0-9a-fA-F-]{32,36})[)}]?")
_OPAQUE = "ff"
_SHORT, _WITH_OPACITY = 3, 8


def codes(book: _Element | None) -> Iterator[tuple[_Element, tuple[str, ...]]]:
    """Yield the codes of a codebook, parents before children, with their levels."""
    if book is None:
        return
    waiting: list[tuple[_Element, tuple[str, ...]]] = [
        (one, ()) for one in reversed(_codes_in(book))
    ]
    while waiting:
        code, above = waiting.pop()
        levels = (*above, said(code, "name"))
        yield code, levels
        waiting += [(one, levels) for one in reversed(list(children(code, "Code")))]


def is_mere_level(code: _Element) -> bool:
    """Whether a code does nothing but to have others below it."""
    return (
        (code.get("isCodable") or "").lower() in ("false", "0")
        and child(code, "Code") is not None
        and child(code, "Description") is None
        and not code.get("color")
    )


def tag(code: _Element, levels: tuple[str, ...], more: Callable[[_Element], str]) -> ForeignTag:
    """Return the tag that a code is; `more` gives what notes say of it."""
    parts = (words(child(code, "Description")), more(code))
    return ForeignTag(
        levels,
        colour=colour(code.get("color") or ""),
        definition="\n\n".join(part for part in parts if part),
    )


def colour(written: str) -> str:
    """Return a colour like '#a0b1c2', however it is written, or ''."""
    if found := _RGB.fullmatch(written.strip()):
        red, green, blue = (min(255, int(part)) for part in found.groups())
        return f"#{red:02x}{green:02x}{blue:02x}"
    found = _HEX.fullmatch(written.strip())
    if not found:
        return ""
    digits = found[1].lower()
    if len(digits) == _SHORT:
        digits = "".join(digit * 2 for digit in digits)
    if len(digits) == _WITH_OPACITY:
        # Some write how opaque it is in front, some behind, and nearly all codes are opaque.
        is_first = digits.startswith(_OPAQUE) and not digits.endswith(_OPAQUE)
        digits = digits[2:] if is_first else digits[:6]
    return f"#{digits}"


def guid(written: str | None) -> str:
    """Return a GUID in small letters and without braces; '' for none."""
    written = (written or "").strip()
    found = _GUID.fullmatch(written)
    return found[1].lower() if found else written.lower()


def said(element: _Element, attribute: str) -> str:
    """Return an attribute on one line; '' for none."""
    return " ".join((element.get(attribute) or "").split())


def grouped(root: _Element, group: str) -> list[_Element]:
    """Return what a group directly below the root has."""
    found = child(root, group)
    return [] if found is None else list(found)


def words(element: _Element | None) -> str:
    """Return the text in an element with its lines; '' for none."""
    return "" if element is None else "".join(element.itertext()).strip()


def _codes_in(book: _Element) -> list[_Element]:
    """Return the highest codes: those of `Codes`, or of what stands for it."""
    first = next(descendants(book, "Code"), None)
    above = None if first is None else first.getparent()
    return [] if above is None else [one for one in above if local(one) == "Code"]
