"""Marks in a file become comments on its text."""

from __future__ import annotations

import pytest

from tests.formats.pdf.samples import Made, Text, annotation, lines

FIRST, SECOND = (50, 72, 78, 82), (50, 84, 90, 94)  # "Alpha", "delta ep"
WORDS = lines("Alpha beta gamma and so on it goes", "delta epsilon goes on as words do.")


@pytest.fixture
def read(read_file):
    """Return what a file becomes."""
    return lambda data: read_file("file.pdf", data)


@pytest.fixture
def marked(read):
    """Return what a file with these annotations on its first page becomes."""

    def call(*found: str, texts=WORDS, **about):
        return read(Made([texts], links={0: " ".join(found)}, **about).data())

    return call


def passages(parsed):
    return [parsed.content.text[one.start : one.end] for one in parsed.comments]


def test_a_highlight_is_a_comment_on_its_words(marked):
    more = "/Contents (Why?) /T (Ada) /M (D:20240102) /C [0 0.7 0.2]"
    parsed = marked(annotation("Highlight", FIRST, more=more))
    assert passages(parsed) == ["Alpha"]
    (one,) = parsed.comments
    assert (one.note, one.author, one.date, one.colour) == ("Why?", "Ada", "2024-01-02", "green")
    assert one.identity
    assert not one.is_underlined


@pytest.mark.parametrize("kind", ["Underline", "Squiggly"])
def test_underlines_stay_underlines(marked, kind):
    assert marked(annotation(kind, FIRST)).comments[0].is_underlined


def test_lines_of_one_mark_are_one_passage(marked):
    first, second = (50, 72, 300, 82), (50, 84, 76, 94)
    parsed = marked(annotation("Highlight", first, second))
    assert passages(parsed) == ["Alpha beta gamma and so on it goes delta"]


def test_words_that_are_not_marked_are_in_no_passage(marked):
    """A mark over two places far apart is two highlights, with its note on the first."""
    texts = lines(*[f"Line {number} has words that nobody marked." for number in range(9)])
    first, last = (50, 72, 70, 82), (50, 72 + 8 * 12, 70, 82 + 8 * 12)
    parsed = marked(annotation("Highlight", first, last, more="/Contents (Both)"), texts=texts)
    assert passages(parsed) == ["Line", "Line"]
    assert [one.note for one in parsed.comments] == ["Both", ""]
    assert len({one.identity for one in parsed.comments}) == 2


def test_struck_out_words_are_highlighted_with_a_remark(marked):
    parsed = marked(annotation("StrikeOut", FIRST))
    assert passages(parsed) == ["Alpha"]
    assert any("1 passage struck out in the file is" in remark for remark in parsed.remarks)


def test_a_note_is_a_comment_on_the_line_beside_it(marked):
    parsed = marked(annotation("Text", (300, 84, 320, 96), more="/Contents (Hm)"))
    assert passages(parsed) == ["delta epsilon goes on as words do."]
    assert parsed.comments[0].note == "Hm"


def test_a_note_that_says_nothing_is_left_out(marked):
    parsed = marked(annotation("FreeText", (300, 84, 320, 96)))
    assert parsed.comments == ()
    assert any("1 mark without words" in remark for remark in parsed.remarks)


@pytest.mark.parametrize("kind", ["Square", "Circle", "Stamp"])
def test_a_frame_is_an_area_with_its_picture_and_the_words_in_it(marked, kind):
    parsed = marked(annotation(kind, (40, 66, 110, 82), more="/Contents (Look)"))
    (one,) = parsed.comments
    assert passages(parsed) == ["Alpha beta"]
    assert (one.words, one.note) == ("Alpha beta", "Look")
    assert one.region == (0, 40, 66, 110, 82)
    assert parsed.assets[one.picture].startswith(b"\x89PNG")
    assert parsed.remarks == ()


def test_a_drawing_over_words_is_a_comment_on_them(marked):
    parsed = marked(annotation("Ink", (40, 66, 110, 82)))
    assert passages(parsed) == ["Alpha beta gamma"]
    assert parsed.comments[0].region is None
    assert any("1 drawing" in remark for remark in parsed.remarks)


def test_a_drawing_beside_the_text_is_an_area_without_words(marked):
    (one,) = marked(annotation("Ink", (300, 400, 320, 420))).comments
    assert one.region == (0, 300, 400, 320, 420)
    assert one.words == ""


def test_a_mark_on_a_page_without_text_is_an_area(read):
    data = Made([[], WORDS], links={0: annotation("Highlight", FIRST)}).data()
    (one,) = read(data).comments
    assert one.region == pytest.approx((0, *FIRST), abs=2)


def test_a_dot_is_no_area(marked):
    assert marked(annotation("Square", (300, 400, 301, 401))).comments == ()


def test_on_a_page_without_text_marks_stand_on_the_page(read):
    data = Made([[], WORDS], links={0: annotation("Square", FIRST)}).data()
    assert passages(read(data)) == ["Page 1, no text"]


def test_running_heads_are_no_part_of_a_passage(read):
    others = lines("Something else is printed here."), lines("And something else again here.")
    texts = others[0], WORDS, others[1]
    pages = [
        [Text("Journal of Words", 50, 30), *text, Text(str(number), 50, 580)]
        for number, text in enumerate(texts, 1)
    ]
    both = annotation("Square", (40, 20, 390, 100))
    assert passages(read(Made(pages, links={1: both}).data())) == [
        "Alpha beta gamma and so on it goes delta epsilon goes on as words do."
    ]


def test_comments_are_in_the_order_of_the_text(marked):
    parsed = marked(annotation("Highlight", SECOND), annotation("Highlight", FIRST))
    assert [one.start for one in parsed.comments] == sorted(one.start for one in parsed.comments)


def test_attached_files_are_named(marked):
    more = "/FS <</Type /Filespec /F (data.csv) /UF (data.csv)>>"
    parsed = marked(annotation("FileAttachment", FIRST, more=more))
    assert parsed.comments == ()
    assert any("data.csv" in remark for remark in parsed.remarks)


def test_one_of_ours_is_one_passage_over_pages_with_its_tags(read):
    own = "manicule:f0000000-0000-4000-8000-000000000001"
    texts = lines("Alpha beta gamma"), lines("delta epsilon")
    said = "/Contents (Note\\n\\n#law/evidence  #b c)"
    links = {
        0: annotation("Underline", (80, 72, 300, 82), more=f"/NM ({own}/1) {said}"),
        1: annotation("Underline", (50, 72, 76, 82), more=f"/NM ({own}/2) {said}"),
    }
    (one,) = read(Made(texts, links=links).data()).comments
    assert (one.note, one.tags, one.identity) == ("Note", ("law/evidence", "b c"), own)
    assert one.is_underlined


def test_an_answer_says_what_it_answers_and_stands_in_the_note_too(read):
    answer = annotation("Text", FIRST, more="/Contents (So.) /T (Bo) /IRT 90 0 R")
    made = Made([WORDS], links={0: f"90 0 R {answer}"}).data()
    head = annotation("Highlight", FIRST, more="/NM (a) /Contents (Why?) /T (Ada)")
    body = f"90 0 obj\n{head}\nendobj\ntrailer <</Root 1 0 R>>\n%%EOF".encode()
    parsed = read(made[: made.index(b"xref")] + body)
    one, other = parsed.comments
    assert one.note == "Why?\n\nSo.\n— Bo"
    assert (other.note, other.author, other.answers) == ("So.", "Bo", one.identity)
    assert passages(parsed) == ["Alpha", "Alpha"]
