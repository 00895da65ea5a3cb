"""Inline styles by tag and by style attribute."""

from __future__ import annotations

import pytest

from desktop.domain import SpanKind
from desktop.formats.styles import css_styles


@pytest.mark.parametrize(
    ("style", "kinds"),
    [
        ("font-weight: bold", [SpanKind.BOLD]),
        ("FONT-WEIGHT:700;color:red", [SpanKind.BOLD]),
        ("font-weight: 400", []),
        ("font-style:italic; text-decoration: underline", [SpanKind.ITALIC, SpanKind.UNDERLINE]),
        ("text-decoration-line: line-through", [SpanKind.STRIKE]),
        ("text-decoration: none", []),
        ("vertical-align:super", [SpanKind.SUPERSCRIPT]),
        ("vertical-align: sub", [SpanKind.SUBSCRIPT]),
        ("vertical-align: subtle", []),
        ("", []),
    ],
)
def test_what_a_style_attribute_asks_for(style, kinds) -> None:
    assert css_styles(style) == kinds
