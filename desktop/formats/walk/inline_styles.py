"""Styles of running text, by element and by attribute."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from desktop.domain import SpanKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml.etree import _Element

INLINE_STYLES = {
    "b": SpanKind.BOLD,
    "strong": SpanKind.BOLD,
    "i": SpanKind.ITALIC,
    "em": SpanKind.ITALIC,
    "cite": SpanKind.ITALIC,
    "dfn": SpanKind.ITALIC,
    "var": SpanKind.ITALIC,
    "u": SpanKind.UNDERLINE,
    "ins": SpanKind.UNDERLINE,
    "s": SpanKind.STRIKE,
    "strike": SpanKind.STRIKE,
    "del": SpanKind.STRIKE,
    "code": SpanKind.CODE,
    "kbd": SpanKind.CODE,
    "samp": SpanKind.CODE,
    "tt": SpanKind.CODE,
    "sup": SpanKind.SUPERSCRIPT,
    "sub": SpanKind.SUBSCRIPT,
}
_CSS = (
    (re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE), SpanKind.BOLD),
    (re.compile(r"font-style\s*:\s*italic", re.IGNORECASE), SpanKind.ITALIC),
    (re.compile(r"text-decoration[^;:]*:[^;]*\bunderline", re.IGNORECASE), SpanKind.UNDERLINE),
    (re.compile(r"text-decoration[^;:]*:[^;]*\bline-through", re.IGNORECASE), SpanKind.STRIKE),
)


SHIFTS = frozenset({SpanKind.SUPERSCRIPT, SpanKind.SUBSCRIPT})
_SUPER, _SUB = SpanKind.SUPERSCRIPT, SpanKind.SUBSCRIPT
# vertical-align: super · font-variant-position: sub · font-feature-settings: "sups"
_NAMED = re.compile(
    r"""(?:vertical-align\s*:\s*|font-variant-position\s*:\s*|font-feature-settings\s*:[^;]*["'])"""
    r"(super|sub|sups|subs)\b",
    re.IGNORECASE,
)
# vertical-align: 4pt · vertical-align:-20%
_LENGTH = re.compile(r"vertical-align\s*:\s*(-?)(\d*\.?\d+)(r?em|ex|px|pt|%)", re.IGNORECASE)
_LEAST = {"em": 0.2, "rem": 0.2, "ex": 0.3, "px": 2, "pt": 2, "%": 10}
"""Lengths from which text stands off its line on purpose."""
# vertical-align: top
_TOP = re.compile(r"vertical-align\s*:\s*(?:text-)?top\b", re.IGNORECASE)
# position: relative; top: -0.5em
_RELATIVE = re.compile(r"position\s*:\s*relative", re.IGNORECASE)
_LIFTED = re.compile(r"\b(?:top\s*:\s*-\s*\.?\d|bottom\s*:\s*(?:[1-9]|0?\.\d))", re.IGNORECASE)
_SMALL = re.compile(
    r"font-size\s*:\s*(?:x-small|xx-small|small|smaller|\d?\d(?:\.\d+)?%|0?\.\d+r?em)",
    re.IGNORECASE,
)
# Letters of a style sheet in the page itself.
_LONGEST_SHEET = 2 << 20
# Letters of one attribute.
_LONGEST_STYLE = 2000
_ALIGNED = re.compile(r"vertical-align\s*:", re.IGNORECASE)
_CLASS = re.compile(r"\s*(?:[a-z0-9]{1,10})?\.([\w-]{1,80})\s*", re.IGNORECASE)


def css_styles(style: str) -> list[SpanKind]:
    """Return the styles that a `style` attribute asks for, raised or lowered text last."""
    kinds = [kind for pattern, kind in _CSS if pattern.search(style)]
    shift = _shift(style)
    return kinds if shift is None else [*kinds, shift]


def looks(name: str, style: str, shifts: Iterable[SpanKind | None]) -> list[SpanKind]:
    """Return the styles of an element beyond what its name says, by its style and its classes."""
    kinds = [*css_styles(style), *(kind for kind in shifts if kind is not None)]
    own = INLINE_STYLES.get(name)
    if own in SHIFTS:
        return []
    return [kind for kind in kinds if kind in SHIFTS] if own is not None else kinds


def sheets_of(root: _Element) -> str:
    """Return the style sheets that stand in a page."""
    return "\n".join(sheet.text or "" for sheet in root.iter("style", "{*}style"))


def shifted_classes(sheet: str) -> dict[str, SpanKind]:
    """Return the classes that a style sheet sets above or below the line."""
    found: dict[str, SpanKind] = {}
    if not any(word in sheet for word in ("vertical-align", "position", "sups", "subs")):
        return found
    for rule in _without_comments(sheet[:_LONGEST_SHEET]).split("}"):
        selectors, _, style = rule.rpartition("{")
        shift = _shift(style)
        if shift is None and not _ALIGNED.search(style):
            continue
        selectors = selectors.rpartition("{")[2]  # without the condition that rules may stand in
        for name in filter(None, map(_CLASS.fullmatch, selectors.split(","))):
            if shift is None:
                found.pop(name[1], None)
            else:
                found[name[1]] = shift
    return found


def _without_comments(sheet: str) -> str:
    first, *others = sheet.split("/*")
    return first + "".join(other.partition("*/")[2] for other in others)


def _shift(style: str) -> SpanKind | None:
    """Return whether a style sets text above or below the line, and which."""
    style = style[:_LONGEST_STYLE]
    named = _NAMED.search(style)
    if named:
        return _SUB if named[1].lower() in ("sub", "subs") else _SUPER
    length = _LENGTH.search(style)
    if length and float(length[2]) >= _LEAST[length[3].lower()]:
        return _SUB if length[1] else _SUPER
    lifted = _TOP.search(style) or (_RELATIVE.search(style) and _LIFTED.search(style))
    return _SUPER if lifted and _SMALL.search(style) else None
