"""Styles of running text, by element and by attribute."""

from __future__ import annotations

import re

from desktop.domain import SpanKind

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
    (re.compile(r"vertical-align\s*:\s*super", re.IGNORECASE), SpanKind.SUPERSCRIPT),
    (re.compile(r"vertical-align\s*:\s*sub\b", re.IGNORECASE), SpanKind.SUBSCRIPT),
)


def css_styles(style: str) -> list[SpanKind]:
    """Return the styles that a `style` attribute asks for."""
    return [kind for pattern, kind in _CSS if pattern.search(style)]
