"""What people marked on a page."""

from __future__ import annotations

import pypdfium2
import pypdfium2.raw as pdfium
import pytest

from desktop.pdf import PdfFile, page_annotations
from tests.formats.pdf.samples import HEIGHT, Made, annotation, lines, string

WORDS = lines("Alpha beta gamma", "Delta epsilon", "Zeta eta")
FIRST = (50, 72, 78, 82)  # Alpha
SECOND = (50, 84, 76, 94)  # Delta


def marks(*found: str, texts=WORDS, **about):
    with PdfFile(Made([texts], links={0: " ".join(found)}, **about).data()) as file:
        return file.annotations(0)


def words(mark, texts=WORDS):
    """Return the letters that the numbers under a mark stand for."""
    printed = "\r\n".join(text.words for text in texts)
    return "".join(printed[number] for number in mark.characters)


@pytest.mark.parametrize("kind", ["Highlight", "Underline", "Squiggly", "StrikeOut"])
def test_a_mark_knows_its_words(kind):
    (mark,) = marks(annotation(kind, FIRST, SECOND))
    assert (mark.kind, words(mark)) == (kind, "AlphaDelta")


def test_corners_may_come_in_any_order():
    x0, y0, x1, y1 = 50, HEIGHT - 82, 78, HEIGHT - 72
    corners = f"/QuadPoints [{x0} {y0} {x1} {y0} {x1} {y1} {x0} {y1}]"
    written = annotation("Highlight", FIRST)
    start, end = written.index("/QuadPoints"), written.index("]", written.index("/QuadPoints"))
    (mark,) = marks(written[:start] + corners + written[end + 1 :])
    assert words(mark) == "Alpha"


def test_who_said_what_when_and_in_which_colour():
    said = "A note\r😀 Ωμέγα"
    more = (
        f"/NM (n1) /Contents {string(said)} /T (Ada) /C [1 0.82 0] "
        "/M (D:20240506070809Z) /CreationDate (D:20230203040506+01'30')"
    )
    (mark,) = marks(annotation("Highlight", FIRST, more=more))
    assert (mark.name, mark.contents, mark.author) == ("n1", said, "Ada")
    assert (mark.colour, mark.date) == ("yellow", "2023-02-03T04:05:06+01:30")


def test_a_colour_is_known_beside_an_appearance():
    appearance = "/AP <</N 3 0 R>> /C [0 0.6 0.2]"
    assert marks(annotation("Underline", FIRST, more=appearance))[0].colour == "green"
    assert marks(annotation("Underline", FIRST))[0].colour == ""


@pytest.mark.parametrize("kind", ["Link", "Widget", "Popup", "Screen", "Movie", "Sound"])
def test_what_is_no_mark_is_left_alone(kind):
    assert marks(annotation(kind, FIRST)) == []


def test_what_the_file_hides_is_no_mark():
    assert marks(annotation("Highlight", FIRST, more="/F 2")) == []


def test_a_note_stands_beside_a_line():
    (mark,) = marks(annotation("Text", (300, 84, 320, 96), more="/Contents (Why?)"))
    assert mark.characters == ()
    assert words(mark._replace(characters=mark.line)) == "Deltaepsilon"


def test_what_is_drawn_round_words_has_them_under_it():
    (mark,) = marks(annotation("Square", (40, 70, 200, 96)))
    assert words(mark) == "AlphabetagammaDeltaepsilon"
    (mark,) = marks(annotation("Ink", (300, 300, 320, 320)))
    assert mark.characters == ()
    assert mark.line


def test_a_page_without_text_has_marks_all_the_same():
    (mark,) = marks(annotation("Highlight", FIRST), texts=())
    assert (mark.characters, mark.line) == ((), ())


def test_an_answer_names_what_it_answers():
    made = Made([WORDS], links={0: "90 0 R 91 0 R"}).data()
    first = annotation("Highlight", FIRST)
    second = annotation("Text", FIRST, more="/IRT 90 0 R /Contents (Yes) /StateModel (Review)")
    body = f"90 0 obj\n{first}\nendobj\n91 0 obj\n{second}\nendobj\n".encode()
    # Without its table the engine looks for the objects itself.
    with PdfFile(made[: made.index(b"xref")] + body + b"trailer <</Root 1 0 R>>\n%%EOF") as file:
        head, answer = file.annotations(0)
    assert (head.replies_to, head.is_status) == (-1, False)
    assert (answer.replies_to, answer.is_status) == (0, True)


@pytest.mark.parametrize(
    ("said", "date"),
    [
        ("D:20240131093000+01'00'", "2024-01-31T09:30:00+01:00"),
        ("20240131", "2024-01-31"),
        ("D:2024", "2024"),
        ("D:202401310930Z", "2024-01-31T09:30:00+00:00"),
        ("D:01220011195504+0020", ""),
        ("yesterday", ""),
        ("", ""),
    ],
)
def test_dates_are_read_as_far_as_they_are_dates(said, date):
    assert page_annotations.iso(said) == date


def _picture(data: bytes, *, hidden: bool) -> bytes:
    with pypdfium2.PdfDocument(data) as file:
        page = file[0]
        if hidden:
            page_annotations.hide(page.raw)
        return bytes(page.render(may_draw_forms=False).buffer)


def test_hidden_marks_are_not_drawn_and_links_are():
    link = annotation("Link", (200, 200, 300, 300), more="/Border [0 0 5] /C [1 0 0]")
    mark = annotation("Highlight", FIRST, more="/C [1 1 0]")
    plain = Made([WORDS], links={0: link}).data()
    marked = Made([WORDS], links={0: link + mark}).data()
    assert _picture(marked, hidden=False) != _picture(plain, hidden=False)
    assert _picture(marked, hidden=True) == _picture(plain, hidden=False)


def test_hiding_leaves_other_flags_as_they_are():
    data = Made([WORDS], links={0: annotation("Highlight", FIRST, more="/F 4")}).data()
    with pypdfium2.PdfDocument(data) as file:
        page = file[0]
        page_annotations.hide(page.raw)
        one = pdfium.FPDFPage_GetAnnot(page.raw, 0)
        assert pdfium.FPDFAnnot_GetFlags(one) == 4 | pdfium.FPDF_ANNOT_FLAG_HIDDEN
        pdfium.FPDFPage_CloseAnnot(one)


@pytest.mark.parametrize(
    "corners", ["1e30 0 0 1e30 0 0 1 1", "0 0 0 0 0 0 0 0", "1 2 3", "(a) /b null [] 1 2 3 4", ""]
)
def test_corners_that_are_none_cost_nothing_but_the_words(corners):
    written = f"<</Subtype /Highlight /Rect [50 500 90 530] /QuadPoints [{corners}] /NM (n)>>"
    found = marks(written, annotation("Highlight", FIRST))
    assert [mark.name for mark in found] == ["n", ""]
    assert found[0].characters == ()
    assert words(found[1]) == "Alpha"


def test_an_answer_to_itself_is_no_answer():
    made = Made([WORDS], links={0: "90 0 R"}).data()
    looped = annotation("Text", FIRST, more="/IRT 90 0 R /Contents (Me)")
    body = f"90 0 obj\n{looped}\nendobj\ntrailer <</Root 1 0 R>>\n%%EOF".encode()
    with PdfFile(made[: made.index(b"xref")] + body) as file:
        assert [mark.replies_to for mark in file.annotations(0)] == [-1]


def test_of_endless_marks_so_many_are_read():
    assert len(marks(annotation("Ink", (1, 1, 2, 2)) * 5_100, texts=lines("A"))) == 5_000
