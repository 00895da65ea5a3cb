from __future__ import annotations

from desktop.domain import BlockKind, Content
from desktop.formats.canon.canonical import Builder
from desktop.formats.canon.comments import Comments, Remark


def content(*paragraphs: str) -> Content:
    builder = Builder()
    for text in paragraphs:
        builder.block(BlockKind.PARAGRAPH)
        builder.text(text)
    return builder.build()


def placed(comments: Comments, *paragraphs: str) -> list[tuple[str, str]]:
    built = content(*paragraphs)
    return [(built.text[c.start : c.end], c.note) for c in comments.placed(built)]


def test_a_range_is_kept_without_the_white_space_at_its_ends() -> None:
    comments = Comments()
    comments.begin("a", 3)
    comments.end("a", 9)
    comments.add("a", Remark("note"))
    assert placed(comments, "one two three") == [("two t", "note")]
    comments.end("a", 8)
    assert placed(comments, "one two three") == [("two", "note")]


def test_a_point_takes_the_word_before_it() -> None:
    comments = Comments()
    comments.mark("a", 7)
    comments.add("a", Remark("note"))
    assert placed(comments, "one two three") == [("two", "note")]


def test_a_point_at_the_start_of_a_block_stays_in_it() -> None:
    comments = Comments()
    comments.mark("a", 4)
    comments.add("a", Remark("note"))
    assert placed(comments, "one", "two three") == [("two", "note")]


def test_what_has_no_place_or_says_nothing_is_left_out() -> None:
    comments = Comments()
    comments.add("nowhere", Remark("note"))
    comments.begin("silent", 0)
    comments.add("silent", Remark("  "))
    assert placed(comments, "one") == []


def test_positions_beyond_the_text_are_brought_back() -> None:
    comments = Comments()
    comments.begin("a", 500)
    comments.end("a", 900)
    comments.add("a", Remark("note"))
    assert placed(comments, "one two") == [("two", "note")]
    assert placed(comments, "…") == [("…", "note")]
    assert placed(comments, " ") == []


def test_comments_come_in_the_order_of_the_text() -> None:
    comments = Comments()
    for key, position in (("late", 7), ("early", 3)):
        comments.mark(key, position)
        comments.add(key, Remark(key))
    assert placed(comments, "one two") == [("one", "early"), ("two", "late")]
