"""Inline styles by tag and by style attribute."""

from __future__ import annotations

import pytest

from desktop.domain import SpanKind
from desktop.formats.walk.inline_styles import css_styles, shifted_classes


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


@pytest.mark.parametrize(
    ("style", "kinds"),
    [
        ("font-variant-position: super", [SpanKind.SUPERSCRIPT]),
        ("font-feature-settings: 'subs' 1", [SpanKind.SUBSCRIPT]),
        ("vertical-align: 4pt", [SpanKind.SUPERSCRIPT]),
        ("vertical-align:.4em", [SpanKind.SUPERSCRIPT]),
        ("vertical-align: -20%", [SpanKind.SUBSCRIPT]),
        ("vertical-align: 1px", []),
        ("vertical-align: top", []),
        ("vertical-align: text-top; font-size: smaller", [SpanKind.SUPERSCRIPT]),
        ("position: relative; top: -0.5em; font-size: 70%", [SpanKind.SUPERSCRIPT]),
        ("position: relative; top: -0.5em", []),
        ("vertical-align: baseline", []),
    ],
)
def test_what_stands_above_or_below_the_line(style, kinds) -> None:
    assert css_styles(style) == kinds


def test_the_classes_of_a_style_sheet() -> None:
    sheet = (
        "/* .no {vertical-align: super} */ p {vertical-align: super}"
        ".up, span.note {font-size: 70%; vertical-align: super} .dn{vertical-align:sub}"
        "a .deep {vertical-align: super} .note {vertical-align: baseline} .other {color: red}"
    )
    assert shifted_classes(sheet) == {"up": SpanKind.SUPERSCRIPT, "dn": SpanKind.SUBSCRIPT}
