from __future__ import annotations

from desktop.formats.canon.canonical import Builder
from desktop.formats.office.page_numbers import numbered


def test_pages_are_counted_from_the_first() -> None:
    builder = Builder()
    builder.text("words of three pages")
    content = numbered(builder.build(), [6, 999])
    assert [(at.start, at.label) for at in content.locators] == [(0, "1"), (6, "2"), (20, "3")]
