"""Words recognised on pictures are laid out by the rules for printed ones."""

from __future__ import annotations

import pytest

from desktop.domain import ReadingChoice, SpanKind
from desktop.domain.printed.recognised import RecognisedPage, RecognisedPages
from desktop.formats.door.sandbox import Sandbox
from desktop.formats.pdf.recognised_pages import printed_page
from desktop.formats.scans import tsv
from desktop.pdf import PdfFile
from tests.formats.pdf.samples import Made, lines, pdf
from tests.formats.scans.fake import table

ENGINE = "tesseract 9.9.1 eng"


@pytest.fixture(scope="module")
def sandbox():
    with Sandbox() as made:
        yield made


@pytest.fixture
def read(tmp_path, sandbox):
    """Return what reads a file with the words on its pages, by the tables that were printed."""

    def call(data: bytes, tables: dict[int, str], turn: int = 0):
        path = tmp_path / "scan.pdf"
        path.write_bytes(data)
        size = (1111, 1666) if turn % 2 == 0 else (1666, 1111)
        pages = {
            number: RecognisedPage(tuple(tsv.words(printed.encode(), *size)), turn)
            for number, printed in tables.items()
        }
        words = RecognisedPages.of(ENGINE, pages)
        return sandbox.read(path, ReadingChoice(recognised=words))

    return call


def test_lines_are_paragraphs_and_broken_words_are_whole(read):
    parsed = read(pdf([]), {0: table("The survey of the har-", "bour counted nine boats.")})
    assert parsed.content.text == "The survey of the harbour counted nine boats."
    assert parsed.importer.startswith("pdf ")
    assert parsed.importer.endswith(f" + {ENGINE}")
    assert any(ENGINE in remark for remark in parsed.remarks)


def test_each_letter_leads_to_the_box_of_its_word(read):
    parsed = read(pdf([]), {0: table("The survey of the har-", "bour counted nine boats.")})
    pages, text = parsed.pages, parsed.content.text
    assert pages is not None
    assert pages.recognised is not None
    boxes = pages.recognised.boxes(0)
    words = {word.text: word for word in pages.recognised.page(0).words}
    for name in ("survey", "bour", "boats."):
        (place,) = pages.characters(text.index(name), text.index(name) + len(name))
        left, right = boxes[4 * place.first], boxes[4 * place.last - 2]
        assert left == pytest.approx(words[name].left / 65_535)
        assert right == pytest.approx(words[name].right / 65_535, abs=1e-4)
        assert pages.offset(0, place.first) == text.index(name)


def test_words_of_little_confidence_are_marked_and_not_altered(read):
    parsed = read(pdf([]), {0: table("The survey counted rnany boats.", unsure=["rnany"])})
    content = parsed.content
    marked = [span for span in content.spans if span.kind is SpanKind.UNSURE]
    assert [(content.text[s.start : s.end], s.target) for s in marked] == [("rnany", "41")]
    assert content.quoted().text == content.text == "The survey counted rnany boats."
    assert any("1 of which it was unsure" in remark for remark in parsed.remarks)


def test_pages_with_text_stay_as_they_are(read):
    data = pdf(lines("The first page is printed."), [], lines("So is the third one."))
    plain = read(data, {})
    parsed = read(data, {1: table("The second is a picture."), 2: table("Never to be seen.")})
    said = parsed.content.text.replace("\n", " ")
    assert said == "The first page is printed. The second is a picture. So is the third one."
    assert plain.pages is not None
    assert parsed.pages is not None
    assert list(parsed.pages.recognised or ()) == [1]
    assert parsed.pages[0].digest == plain.pages[0].digest
    # What the engine finds on a page that is a picture is nothing, then and now.
    assert parsed.pages[1].digest == plain.pages[1].digest
    start = plain.content.text.index("So is")
    assert plain.pages.place_in(parsed.pages, start, start + 5) == (
        parsed.content.text.index("So is"), parsed.content.text.index("So is") + 5,
    )  # fmt: skip


def test_a_page_without_words_says_so_and_nobody_is_named_where_none_have_any(read):
    parsed = read(pdf([], []), {0: table("The first is a picture.")})
    assert parsed.content.text.split("\n") == ["The first is a picture.", "Page 2, no text"]
    assert " + " not in read(pdf(lines("All is printed.")), {0: table("Unused.")}).importer


def test_a_turned_page_is_read_upright(read):
    parsed = read(pdf([]), {0: table("The survey counted", "nine boats.")}, turn=1)
    assert parsed.content.text == "The survey counted nine boats."
    assert parsed.pages is not None
    assert (parsed.pages[0].width, parsed.pages[0].height) == (400, 600)


def test_lines_of_one_size_are_one_size_whatever_letters_they_have():
    with PdfFile(pdf([])) as file:
        page = file.page(0)
    assert page is not None
    printed = table("Harbour survey of lighthouse keeping", "as we can see in oceans", "our own")
    words = tsv.words(printed.encode(), 1111, 1666)
    made = printed_page(page, RecognisedPage(tuple(words)))
    assert len({run.size for run in made.runs}) == 1
    assert 8 < made.runs[0].size < 12
    lines_at = sorted({round(run.baseline) for run in made.runs})
    assert len(lines_at) == 3


def grown(row: str, down: int) -> str:
    """Return a row of a table with a word twice as large, so far down, in a line of its own."""
    cells = row.split("\t")
    cells[4] = "9"
    cells[6:10] = [str(n) for n in (int(cells[6]), int(cells[7]) + down,
                                    2 * int(cells[8]), 2 * int(cells[9]))]  # fmt: skip
    return "\t".join(cells)


def test_what_is_much_larger_is_a_heading(read):
    small = table(*["The survey counted many boats in the harbour of the old town."] * 6)
    large = table("Harbours").splitlines()[-1]
    rows = small.splitlines()
    parsed = read(pdf([]), {0: "\n".join([*rows[:2], grown(large, -150), *rows[2:]])})
    assert [section.title for section in parsed.content.sections] == ["Harbours"]


def test_what_is_much_larger_at_the_end_of_a_page_is_its_foot(read):
    small = table(*["The survey counted many boats in the harbour of the old town."] * 6)
    foot = grown(table("GE.25-04412").splitlines()[-1], 1_200)
    parsed = read(pdf([]), {0: "\n".join([*small.splitlines(), foot])})
    assert parsed.content.text.endswith("GE.25-04412")
    assert not parsed.content.sections
    assert parsed.facts.title == "scan"


def test_a_page_whose_letters_stand_for_nothing_has_what_was_recognised(read):
    maps = (
        "begincmap 1 begincodespacerange <00> <ff> endcodespacerange "
        "2 beginbfchar <41> <E101> <42> <E102> endbfchar endcmap"
    )
    data = Made([lines("ABAB")], maps=maps).data()
    assert read(data, {}).content.text == "Page 1, no text"
    assert read(data, {0: table("What it says.")}).content.text == "What it says."
