"""How what was recognised becomes the outline of a document."""

from __future__ import annotations

from desktop.domain import BlockKind, DocumentKind, Facts
from desktop.formats.canon.canonical import Builder
from desktop.formats.recognise.result import Item, Recognised, applied, arranged


def built(*blocks: tuple[str, int]):
    """Return content of headings (level above 0) and paragraphs, and where each begins."""
    builder = Builder()
    starts = []
    for words, level in blocks:
        builder.block(BlockKind.HEADING if level else BlockKind.PARAGRAPH, level)
        starts.append(builder.position)
        builder.text(words)
    content = builder.build()
    return content, [content.text.index(words) for words, _ in blocks]


def test_items_stand_below_the_heading_above_them_and_end_at_the_next() -> None:
    content, at = built(("Group", 2), ("One", 0), ("text", 0), ("Two", 0), ("Other", 2), ("Six", 0))
    made = arranged(content, [Item(t, at[i], {}) for t, i in (("One", 1), ("Two", 3), ("Six", 5))])
    assert [(s.title, s.level) for s in made] == [
        *(("Group", 2), ("One", 3), ("Two", 3), ("Other", 2), ("Six", 3)),
    ]
    assert made[1].end == at[3]
    assert made[0].end == at[4]


def test_the_title_above_everything_is_no_section() -> None:
    content, at = built(("Title", 1), ("One", 0), ("Two", 0))
    made = arranged(content, [Item("One", at[1], {}), Item("Two", at[2], {})])
    assert [(s.title, s.level) for s in made] == [("One", 1), ("Two", 1)]


def test_headings_inside_one_article_leave_the_next_its_sibling() -> None:
    content, at = built(("One", 2), ("Inside", 3), ("text", 0), ("Two", 0), ("text two", 0))
    made = arranged(content, [Item("One", at[0], {"a": "1"}), Item("Two", at[3], {"a": "2"})])
    assert [(s.title, s.level) for s in made if s.facts] == [("One", 2), ("Two", 2)]


def test_a_heading_that_repeats_the_title_of_an_item_is_left_out() -> None:
    content, at = built(("Number 4", 0), ("Walls", 2), ("text", 0), ("Number 5", 0), ("end", 0))
    made = arranged(content, [Item("Walls", at[0], {}), Item("Doors", at[3], {})])
    assert [s.title for s in made] == ["Walls", "Doors"]


def test_what_is_no_heading_after_all_leaves_the_outline() -> None:
    content, at = built(("One", 2), ("Reply", 2), ("text", 0))
    found = Recognised(
        DocumentKind.WRITTEN_QUESTIONS,
        Facts(),
        [Item("One", at[0], {})],
        {1: (BlockKind.PARAGRAPH, 0)},
    )
    changed = applied(content, found)
    assert [s.title for s in changed.sections] == ["One"]
    assert changed.blocks[1].kind is BlockKind.PARAGRAPH
    assert changed.text == content.text


def test_an_item_with_an_end_of_its_own_ends_there() -> None:
    content, at = built(("Title", 1), ("caption", 0), ("text", 0))
    made = arranged(content, [Item("Caption", at[1], {}, end=at[1] + 7)])
    assert (made[-1].start, made[-1].end) == (at[1], at[1] + 7)
