"""PDF files as documents."""

from __future__ import annotations

import pytest

from desktop import formats
from desktop.domain import BlockKind, LocatorKind, SpanKind
from desktop.errors import UnreadableFileError
from desktop.formats import pdf as importer
from desktop.formats.door.source import Source
from tests.formats.pdf.samples import BOLD, Made, Text, assembled, lines, pdf
from tests.formats.samples import blocks

PROSE = (
    "The minister told the house on Tuesday that the",
    "register had been kept since the law came into",
    "force, and that nobody had asked to see it.",
)


@pytest.fixture
def read(tmp_path):
    def read(data: bytes):
        path = tmp_path / "file.pdf"
        path.write_bytes(data)
        return formats.read(path)

    return read


def words(parsed) -> list[str]:
    return [text for _, _, text in blocks(parsed)]


def test_lines_become_paragraphs(read):
    parsed = read(pdf([*lines(*PROSE), *lines("A new paragraph follows.", y=140)]))
    assert words(parsed) == [" ".join(PROSE), "A new paragraph follows."]
    assert (parsed.media_type, parsed.importer) == ("application/pdf", "pdf 1")


def test_a_paragraph_goes_on_over_the_page_and_keeps_its_pages(read):
    made = Made([lines(*PROSE[:2], y=500), lines(PROSE[2])], labels="0 <</S /r /St 4>>")
    content = read(made.data()).content
    assert content.text == " ".join(PROSE)
    place = content.text.index("force")
    assert content.locator(place - 1, LocatorKind.PAGE) == "iv"
    assert content.locator(place, LocatorKind.PAGE) == "v"


def test_pages_are_called_by_their_printed_numbers_where_these_count(read):
    pages = [[*lines(*PROSE, y=150), Text(str(41 + n), 200, 570)] for n in range(4)]
    parsed = read(pdf(*pages))
    assert "41" not in parsed.content.text
    assert [mark.label for mark in parsed.content.locators] == ["41", "42", "43", "44"]
    assert parsed.facts.other["left_out"] == "running heads and page numbers (4 words)"


def test_a_note_stands_after_its_paragraph_and_is_no_part_of_a_figure(read):
    body = [*lines(*PROSE), Text("There were 544", 50, 116), Text("1", 119, 112, 6)]
    note = Text("1 Reply to question 12, House of Commons.", 50, 560, 7)
    content = read(pdf([*body, Text("of them.", 126, 116), note], lines("The next page."))).content
    kinds = [block.kind for block in content.blocks]
    assert BlockKind.FOOTNOTE in kinds
    foot = content.blocks[kinds.index(BlockKind.FOOTNOTE)]
    assert content.text[foot.start : foot.end] == "Reply to question 12, House of Commons."
    assert foot.attributes == {"marker": "1"}
    quoted = content.quoted(0, content.blocks[0].end).text
    assert quoted.endswith("There were 544 of them.")
    mark = next(span for span in content.spans if span.kind is SpanKind.NOTE_REFERENCE)
    assert mark.target == f"#{foot.start}"
    assert content.locator(foot.start, LocatorKind.PAGE) == "1"
    assert content.locator(len(content.text), LocatorKind.PAGE) == "2"


def test_raised_figures_without_a_note_stay_raised(read):
    content = read(pdf([Text("About 10"), Text("6", 90, 76, 6), Text("of them", 98, 80)])).content
    assert content.quoted().text == "About 10⁶ of them"


def test_headings_are_those_of_the_outline(read):
    page = [Text("1. Introduction"), *lines(*PROSE, y=110), Text("Set in bold", 50, 170, 10, BOLD)]
    made = Made([page, lines("The end")], outline=[("Introduction", 0), ("The end", 1)])
    assert [(s.title, s.level) for s in read(made.data()).content.sections] == [
        ("1. Introduction", 1),
        ("The end", 1),
    ]


def test_without_an_outline_size_makes_headings(read):
    page = [
        Text("The register", size=18), *lines(*PROSE, y=110),
        Text("Who may see it", 50, 170, 10, BOLD), *lines(*PROSE, y=190),
    ]  # fmt: skip
    parsed = read(pdf(page))
    assert [(s.title, s.level) for s in parsed.content.sections] == [
        ("The register", 1),
        ("Who may see it", 2),
    ]
    assert parsed.facts.title == "The register"


def test_columns_are_read_one_after_the_other(read):
    left = [f"left words of line {n} here" for n in range(12)]
    right = [f"right words of line {n} too" for n in range(12)]
    page = [Text(word, x, 80 + 12 * n) for n, pair in enumerate(zip(left, right, strict=True))
            for word, x in zip(pair, (50, 220), strict=True)]  # fmt: skip
    assert read(pdf(page)).content.text == " ".join([*left, *right])


def test_links_lead_to_addresses_and_pages(read):
    link = "<</Type /Annot /Subtype /Link /Rect [50 515 80 530] /A <</S /URI /URI (http://a.b)>>>>"
    inner = "<</Type /Annot /Subtype /Link /Rect [50 490 80 510] /Dest [12 0 R /Fit]>>"
    bad = "<</Type /Annot /Subtype /Link /Rect [50 450 80 475] /A <</S /URI /URI (file:///etc)>>>>"
    page = [Text("Site"), Text("Page.", y=105), Text("File", y=140)]
    content = read(Made([page, lines("Second page")], links={0: link + inner + bad}).data()).content
    assert [(content.text[s.start : s.end], s.target) for s in content.spans] == [
        ("Site", "http://a.b"),
        ("Page.", f"#{content.text.index('Second')}"),
    ]


def test_bullets_become_items(read):
    parsed = read(pdf([*lines("These were asked:", "• for the first time", "• and again")]))
    assert blocks(parsed)[1:] == [
        ("LIST_ITEM", 1, "for the first time"),
        ("LIST_ITEM", 1, "and again"),
    ]


def test_tagged_pages_are_read_as_they_stand(read):
    page = [Text("Read first.", 50, 400, tag="P"), Text("Read second.", 50, 100, tag="P")]
    made = Made([page], catalog="/MarkInfo <</Marked true>>")
    assert read(made.data()).content.text.split() == ["Read", "first.", "Read", "second."]
    assert read(pdf(page)).content.text.split() == ["Read", "second.", "Read", "first."]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"%PDF-1.7 ...", "no PDF file"),
        (pdf([]), "only pictures"),
        (
            assembled({1: b"<</Type /Catalog /Pages 2 0 R>>", 2: b"<</Type /Pages /Kids []>>"}),
            "no pages",
        ),
        (pdf(lines("Words")).replace(b"/Kids [10 0 R]", b"/Kids [99 0 R]"), "damaged"),
    ],
)
def test_what_has_no_text_is_refused_in_a_clause(read, data, reason):
    with pytest.raises(UnreadableFileError, match=reason) as caught:
        read(data)
    assert not caught.value.reason.endswith(".")


def test_letters_that_stand_for_nothing_are_no_text(read):
    maps = (
        "begincmap 1 begincodespacerange <00> <ff> endcodespacerange "
        "2 beginbfchar <41> <E101> <42> <E102> endbfchar endcmap"
    )
    with pytest.raises(UnreadableFileError, match="cannot be read as text"):
        read(Made([lines("ABAB")], maps=maps).data())


def test_pages_that_are_not_in_the_text_are_told(read):
    parsed = read(pdf(lines("Words"), [], lines("More")))
    assert parsed.remarks == ("1 of 3 pages hold no text; they may be pictures.",)


def test_every_page_is_told_and_what_is_told_may_stop_it(tmp_path):
    told: list[tuple[int, int]] = []
    source = Source(
        tmp_path / "a.pdf", pdf(*[lines("Words")] * 3), tell=lambda *at: told.append(at)
    )
    importer.read(source)
    assert told == [(0, 3), (1, 3), (2, 3)]
