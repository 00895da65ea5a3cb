from __future__ import annotations

from array import array
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain import Blocks, Comment, Content, DocumentKind, Facts, HighlightStyle, Parsed
from desktop.library.staging.commented import commented

MARK = Comment(0, 9, "Look.", "Ada", "2024-01-02T03:04:05", "green", identity="a")
OWN = "manicule:f0000000-0000-4000-8000-000000000000"
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
    for anchor, look, origin, *_ in found:
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


@pytest.fixture
def import_(desk):
    """Import a document with these comments, again into the same one if it is given."""

    def call(*comments, document=None):
        importer = "text 2" if document else "text 1"
        document_id = document.id if document else None
        return desk.keep(comments=comments, importer=importer, document_id=document_id)

    return call


def test_a_mark_keeps_its_looks(import_, library):
    import_(replace(MARK, is_underlined=True))
    (one,) = library.highlights.all()
    assert (one.colour, one.style) == ("green", HighlightStyle.UNDERLINE)
    assert one.note == "Look.\n\n— Ada, 2024-01-02"


def test_a_mark_without_words_is_signed_by_nobody(import_, library):
    document = import_(replace(MARK, note="", colour=""))
    (one,) = library.highlights.all()
    assert (one.note, one.colour) == ("", "yellow")
    assert library.highlights.provenance(document.id)[one.id].author == "Ada"


def test_marks_are_known_by_their_names_alone(import_, library):
    twins = replace(MARK, note=""), replace(MARK, note="", identity="b")
    document = import_(*twins)
    assert len(library.highlights.all()) == 2
    import_(replace(twins[0], note="Other words.", start=3), twins[1], document=document)
    assert len(library.highlights.all()) == 2


def test_what_was_removed_does_not_come_again(import_, library):
    document = import_(MARK)
    (one,) = library.highlights.all()
    library.highlights.remove(one.id)
    import_(MARK, document=document)
    assert library.highlights.all() == []
    assert library.highlights.provenance(document.id)[one.id].is_removed


def test_a_highlight_of_this_library_is_known_in_a_copy(desk, import_, library):
    document = import_()
    mine = desk.highlight(document, "Detention")
    import_(replace(MARK, identity=f"manicule:{mine.id}"), document=document)
    assert [one.id for one in library.highlights.all()] == [mine.id]


def test_what_a_manicule_wrote_comes_with_tags_and_unsigned(import_, library):
    tags = ("law/evidence", "#b  c", "law/evidence", "", "x" * 201)
    document = import_(replace(MARK, tags=tags, identity=OWN))
    (one,) = library.highlights.all()
    assert (one.note, one.tags) == ("Look.", ("b c", "law/evidence"))
    assert library.highlights.provenance(document.id)[one.id].origin == OWN
    assert library.care.check() == []
    import_(replace(MARK, tags=tags, identity=OWN), document=document)
    assert len(library.highlights.all()) == 1
    assert library.care.check() == []


def test_an_answer_to_a_mark_that_was_known_stands_by_itself(import_, library):
    answer = Comment(0, 9, "Not so.", "Bea", "2024-02-01", identity="a 1", answers="a")
    other = replace(answer, note="It is so.", identity="a 2")
    together = replace(MARK, note="Look.\n\nNot so.\n— Bea, 2024-02-01")
    document = import_(together, answer)
    assert len(library.highlights.all()) == 1, "it came with the note of what it answers"
    for _ in range(2):
        import_(replace(together, note=f"{together.note}\n\nIt is so."), answer, other,
                document=document)  # fmt: skip
        notes = sorted(one.note for one in library.highlights.all())
        assert notes[0] == "It is so.\n\n— Bea, 2024-02-01"
        assert len(notes) == 2
