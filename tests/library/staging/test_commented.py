from __future__ import annotations

from array import array

from hypothesis import given
from hypothesis import strategies as st

from desktop.domain import Blocks, Comment, Content, DocumentKind, Facts, Parsed
from desktop.library.staging.commented import commented

TEXT = "Detention figures\n  In 2019 there were 1,204.  \n \t \nThe end."


def made_of(text: str, *comments: Comment) -> list[tuple[str, str]]:
    """Return quotation and note of each highlight."""
    return [(one.anchor.quotation, one.look.note) for one in commented(parsed(text, comments))]


def parsed(text: str, comments: tuple[Comment, ...]) -> Parsed:
    starts = array("I", [0])
    for line in text.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    count = len(starts) - 1
    content = Content(text, Blocks(starts, bytes(count), bytes(count)))
    return Parsed(
        content, DocumentKind.REPORT, Facts(title="T"), "text/plain", "text 1", {}, comments
    )


TEXTS = st.text("ab \n\t\u00a0\u0301😀", max_size=30)
COMMENTS = st.builds(
    Comment,
    st.integers(0, 40),
    st.integers(0, 40),
    st.text(max_size=4),
    st.text(max_size=3),
    st.sampled_from(["", "2020-01-01T10:00:00Z", "2020-01-02"]),
)


@given(TEXTS, st.lists(COMMENTS, max_size=6))
def test_whatever_a_comment_says_its_highlight_is_on_words_of_the_text(text, comments):
    found = list(commented(parsed(text, tuple(comments))))
    for anchor, look, origin in found:
        assert 0 <= anchor.start < anchor.end <= len(text)
        assert anchor.quotation == text[anchor.start : anchor.end] == anchor.quotation.strip()
        assert "\0" not in look.note
        assert look.note.encode().decode() == look.note
        assert origin
    assert len({one.origin for one in found}) == len(found) <= len(comments)
    if text.strip() == "":
        assert found == []


@given(TEXTS, st.lists(COMMENTS, max_size=6))
def test_comments_are_known_again_whatever_their_order(text, comments):
    there = {one.origin for one in commented(parsed(text, tuple(comments)))}
    back = {one.origin for one in commented(parsed(text, tuple(reversed(comments))))}
    twice = [one.origin for one in commented(parsed(text, tuple(comments * 2)))]
    assert there == back == set(twice)
    assert len(twice) == len(there)


def test_a_passage_loses_the_white_space_at_its_ends():
    assert made_of(TEXT, Comment(18, 39, "N.")) == [("In 2019 there were", "N.")]


def test_a_remark_on_a_point_is_one_on_its_block():
    line = "In 2019 there were 1,204."
    at = TEXT.index("2019")
    assert made_of(TEXT, Comment(at, at, "N."), Comment(at - 1, at - 1, "M.")) == [
        (line, "N."),
        (line, "M."),
    ]


def test_a_remark_on_a_block_without_words_is_left_out():
    at = TEXT.index("\t")
    assert made_of(TEXT, Comment(at, at + 1, "N.")) == []


def test_a_passage_beyond_the_text_ends_with_it():
    end = len(TEXT)
    assert made_of(TEXT, Comment(end - 4, end + 9, "N.")) == [("end.", "N.")]


def test_a_note_is_signed_with_author_and_day():
    signed = [
        Comment(0, 9, "N.", "A. Reader", "2020-01-01T10:00:00Z"),
        Comment(0, 9, "N.", "A. Reader"),
        Comment(0, 9, "N.", "", "2020-01-01"),
        Comment(0, 9, "", "A. Reader"),
        Comment(0, 9, ""),
    ]
    assert [note for _, note in made_of(TEXT, *signed)] == [
        "N.\n\n— A. Reader, 2020-01-01",
        "N.\n\n— A. Reader",
        "N.\n\n— 2020-01-01",
        "— A. Reader",
        "",
    ]


def test_what_differs_in_anything_is_another_comment():
    one = Comment(0, 9, "N.", "A", "2020-01-01")
    others = (
        Comment(10, 17, "N.", "A", "2020-01-01"),
        Comment(0, 9, "M.", "A", "2020-01-01"),
        Comment(0, 9, "N.", "B", "2020-01-01"),
        Comment(0, 9, "N.", "A", "2020-01-02"),
    )
    assert len(made_of(TEXT, one, *others, one)) == 5


def test_a_comment_stays_known_where_words_before_it_change():
    [before] = commented(parsed(TEXT, (Comment(0, 9, "N."),)))
    [after] = commented(parsed(f"New. {TEXT}", (Comment(5, 14, "N."),)))
    assert (before.anchor.start, after.anchor.start) == (0, 5)
    assert before.origin == after.origin
