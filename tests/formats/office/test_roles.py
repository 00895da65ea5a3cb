from __future__ import annotations

import pytest

from desktop.domain import BlockKind, SpanKind
from desktop.formats.office.roles import Look, Outline, Role, role_of


@pytest.mark.parametrize(
    ("name", "role"),
    [
        ("heading 2", Role(BlockKind.HEADING, 2)),
        ("Überschrift 3", Role(BlockKind.HEADING, 3)),
        ("标题 1", Role(BlockKind.HEADING, 1)),
        ("heading 9", Role(BlockKind.HEADING, 6)),
        ("Title", Role(BlockKind.HEADING, 1, is_title=True)),
        ("Intense Quote", Role(BlockKind.QUOTATION, 1)),
        ("Quotations", Role(BlockKind.QUOTATION, 1)),
        ("caption", Role(BlockKind.CAPTION, 0)),
        ("Preformatted Text", Role(BlockKind.CODE, 0)),
        ("Normal", None),
        ("Subtitle", None),
        ("heading", None),
        ("My heading 2 style", None),
    ],
)
def test_names_of_styles(name: str, role: Role | None) -> None:
    assert role_of(name) == role


def test_a_look_over_another() -> None:
    below = Look({SpanKind.BOLD: True, SpanKind.ITALIC: True})
    above = Look({SpanKind.BOLD: False}, hidden=True)
    assert above.over(below).spans == (SpanKind.ITALIC,)
    assert above.over(below).hidden is True
    assert Look().over(below) is below


def test_headings_stand_below_a_title_only_when_there_is_one() -> None:
    heading, title = Role(BlockKind.HEADING, 6), Role(BlockKind.HEADING, 1, is_title=True)
    outline = Outline()
    assert outline.level(Role(BlockKind.HEADING, 1)) == 1
    assert outline.level(title) == 1
    assert outline.level(Role(BlockKind.HEADING, 1)) == 2
    assert outline.level(heading) == 6
