"""PDF files as documents."""

from __future__ import annotations

import textwrap
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop import formats
from desktop.domain import BlockKind, DocumentKind, LocatorKind, SpanKind
from desktop.errors import PasswordNeededError, UnreadableFileError, WrongPasswordError
from desktop.formats import pdf as importer
from desktop.formats.door.source import Source
from desktop.pdf import PdfFile
from tests.formats.pdf.samples import BOLD, Made, Text, assembled, lines, locked, pdf
from tests.formats.samples import blocks
from tests.pdf.catalogue import layered as made
from tests.pdf.catalogue.layered import NOTES, layered

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
    assert (parsed.media_type, parsed.importer) == ("application/pdf", "pdf 9")


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
    assert "41" not in parsed.content.body().text
    assert parsed.pages.labels == ("41", "42", "43", "44")
    assert [mark.label for mark in parsed.content.locators] == ["41", "42", "43", "44"] * 2
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


class TestLocked:
    """Files that open with a password."""

    key = "clé"

    def test_one_that_is_given_opens_them(self, tmp_path):
        (tmp_path / "a.pdf").write_bytes(locked("Secret words", self.key))
        parsed = formats.read(tmp_path / "a.pdf", password=self.key)
        assert parsed.content.text == "Secret words"

    def test_none_and_a_wrong_one_are_told_apart(self, tmp_path):
        (tmp_path / "a.pdf").write_bytes(locked("Secret words", "another"))
        with pytest.raises(PasswordNeededError):
            formats.read(tmp_path / "a.pdf")
        with pytest.raises(WrongPasswordError) as wrong:
            formats.read(tmp_path / "a.pdf", password=self.key)
        assert self.key not in str(wrong.value)

    @pytest.mark.parametrize(
        ("handler", "said"), [(b"Vendors", "only the program"), (b"Adobe.PubSec", "certificates")]
    )
    def test_what_no_password_opens_says_so(self, read, handler, said):
        data = locked("Secret words", "open").replace(b"/Standard", b"/" + handler)
        with pytest.raises(UnreadableFileError, match=said) as caught:
            read(data)
        assert not isinstance(caught.value, PasswordNeededError)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"%PDF-1.7 ...", "no PDF file"),
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
    parsed = read(Made([lines("ABAB")], maps=maps).data())
    assert blocks(parsed) == [("IMAGE", 0, "Page 1, no text")]
    (remark,) = parsed.remarks
    assert remark.startswith("The letters of the file cannot be read as text")


def test_a_file_of_scans_has_a_place_for_each_page(read):
    parsed = read(Made([[], []], labels="0 <</S /r /St 3>>").data())
    assert blocks(parsed) == [("IMAGE", 0, "Page iii, no text"), ("IMAGE", 0, "Page iv, no text")]
    assert [block.attributes["page"] for block in parsed.content.blocks] == [0, 1]
    assert [parsed.pages.page_of(block.start) for block in parsed.content.blocks] == [0, 1]
    assert parsed.content.locator(parsed.content.blocks[1].start, LocatorKind.PAGE) == "iv"
    (remark,) = parsed.remarks
    assert "pictures of pages and no text" in remark


def test_pages_that_are_not_in_the_text_are_told_and_have_a_place(read):
    parsed = read(pdf(lines("Words."), [], lines("• More")))
    assert parsed.remarks == ("1 of 3 pages hold no text; they may be pictures.",)
    assert words(parsed) == ["Words.", "Page 2, no text", "More"]
    content = parsed.content
    assert content.locator(content.text.index("More"), LocatorKind.PAGE) == "3"


def test_a_paragraph_that_goes_on_over_an_empty_page_is_whole(read):
    parsed = read(pdf(lines(*PROSE[:2], y=500), [], lines(PROSE[2], "And more.")))
    assert words(parsed) == [f"{' '.join(PROSE)} And more.", "Page 2, no text"]


class TestBesideTheText:
    """Running heads, page numbers and stamps at the sides of pages."""

    @pytest.fixture
    def parsed(self, read):
        pages = [
            [
                Text("Annual report", 50, 30), *lines(*PROSE, y=150), Text(str(41 + n), 200, 570),
                Text("Stamp of the printer", 10, 300, turn=90),
            ]
            for n in range(3)
        ]  # fmt: skip
        return read(pdf(*pages))

    def test_they_follow_on_the_text_in_a_block_for_each_page(self, parsed):
        content = parsed.content
        found = [block for block in content.blocks if block.kind is BlockKind.FURNITURE]
        said = [content.text[block.start : block.end] for block in found]
        # On the first page a head may be the title: there it stays.
        heads = ["41", "Annual report\u202842", "Annual report\u202843"]
        assert said == [f"{head}\u2028Stamp of the printer" for head in heads]
        assert found[-1].end == len(content.text)
        assert found[0].start == parsed.pages.set_aside
        assert content.locator(found[1].start, LocatorKind.PAGE) == "42"

    def test_the_foot_of_the_first_page_is_no_title(self, read):
        pages = [[*lines(*PROSE, y=150), Text("Printed for the board", 50, 570)] for _ in range(3)]
        content = read(pdf(*pages)).content
        assert "Printed" not in content.body().text

    def test_they_are_on_their_pages(self, parsed):
        place = parsed.content.text.index("42")
        assert parsed.pages.page_of(place) == 1
        start, end = parsed.pages.range_of(1)
        assert parsed.content.text[start:end].startswith("The minister")
        assert end < parsed.pages.set_aside

    def test_they_are_no_part_of_what_is_read_or_quoted(self, parsed):
        content = parsed.content
        assert "printer" not in content.body().text
        assert content.quoted().text == content.body().text
        place = content.text.index("printer")
        assert content.quoted(place, place + 7).text == "printer"

    def test_no_section_holds_them(self, read):
        pages = [[Text("Annual report", 50, 30), *lines(*PROSE, y=150)] for _ in range(3)]
        content = read(Made(pages, outline=[(PROSE[0], 0)]).data()).content
        assert [section.end for section in content.sections] == [content.body_end]


PIECES = ("plain words", "co\u00adop", "fine", "a  b", "über", "“said”", "x" * 30, "1,000.5", "-")


@given(st.lists(st.lists(st.sampled_from(PIECES), min_size=1, max_size=8), min_size=1, max_size=4))
def test_every_letter_is_the_character_that_its_page_says(pages):
    made = Made([lines(*page, y=80) for page in pages]).data()
    parsed = importer.read(Source(Path("a.pdf"), made))
    assert parsed.pages.fits(len(parsed.content.text))
    with PdfFile(made) as file:
        printed = [file.page(number) for number in range(file.pages)]
    codes = [
        {run.first + at: letter for run in page.runs for at, letter in enumerate(run.text)}
        for page in printed
    ]
    for block in parsed.content.blocks:
        for offset in range(block.start, block.end if block.kind is not BlockKind.IMAGE else 0):
            letter = parsed.content.text[offset]
            if not letter.isspace():
                ((page, first, _),) = parsed.pages.characters(offset, offset + 1)
                assert codes[page][first].replace("\u00ad", "-") == letter
    assert [page.digest for page in parsed.pages] == [page.digest for page in printed]


def test_what_parts_words_by_nothing_but_room_is_no_letter_of_theirs(read):
    """The number before a word is that of a letter, then, and no letter stands in a text twice."""
    # A space to the reader, by its width, and none to the engine.
    drawn = "BT /F2 10 Tf 50 500 Td (xx) Tj 7.36 0 Td (yx) Tj ET"
    parsed = read(Made([[]], drawn=drawn, signs={120: "x", 121: "y"}).data())
    assert parsed.content.text == "xx yx"
    assert parsed.pages.fits(len(parsed.content.text))


def test_letters_that_no_space_parts_are_mapped_across_blocks(read):
    parsed = read(pdf(*[[Text("x" * 70, 50, 80 + 8 * n, 5) for n in range(60)]] * 4))
    content = parsed.content
    assert len(content.blocks) > 1
    assert {content.text[run.start : run.start + run.length].strip("x")
            for run in parsed.pages.runs()} == {""}  # fmt: skip
    assert sum(run.length for run in parsed.pages.runs()) == content.text.count("x")


def test_every_page_is_told_and_what_is_told_may_stop_it(tmp_path):
    told: list[tuple[int, int]] = []
    source = Source(
        tmp_path / "a.pdf", pdf(*[lines("Words")] * 3), tell=lambda *at: told.append(at)
    )
    importer.read(source)
    assert told == [(0, 3), (1, 3), (2, 3), (3, 3)]


def test_pages_that_are_to_be_left_out_are_told(tmp_path):
    data = pdf(*[lines(f"Said on {n}.", y=300) for n in range(3)])
    parsed = importer.read(Source(tmp_path / "a.pdf", data, left_out=frozenset({1})))
    assert words(parsed) == ["Said on 0.", "Page 2, could not be read", "Said on 2."]
    assert parsed.remarks == ("1 of 3 pages could not be read.",)
    assert len(parsed.pages) == 3
    assert parsed.pages.fits(len(parsed.content.text))


def test_a_page_tree_that_lies_costs_no_page(read):
    data = pdf(lines("Said here."), lines("And there.")).replace(b"/Count 2", b"/Count 40000")
    parsed = read(data)
    assert parsed.content.text.startswith("Said here.")
    assert len(parsed.pages) == 2
    assert parsed.remarks == ("The file says that it has 40,000 pages: 2 are there.",)


def test_files_inside_it_are_told_and_never_opened(read):
    held = "<</F (book.xls) /UF (book.xls) /Type /Filespec /EF <</F 3 0 R>>>>"
    names = f"/Names <</EmbeddedFiles <</Names [(a) {held} (b) {held.replace('book', 'list')}]>>>>"
    parsed = read(Made([lines("Words")], catalog=names).data())
    assert parsed.remarks == ("Inside it lie 2 files, never opened: “book.xls”, “list.xls”.",)


def test_a_page_of_five_metres_is_a_page(read):
    parsed = read(Made([[Text("Far away", 14_000, 500)]], box="0 0 14400 14400").data())
    assert (parsed.pages[0].width, parsed.content.text) == (14_400, "Far away")


def printed(text: str) -> bytes:
    """Return a file in which a text is printed, with a running head and numbers of pages."""
    pages: list[list[Text]] = []
    y = BOTTOM
    for paragraph in filter(None, text.split("\n")):
        for number, line in enumerate(textwrap.wrap(paragraph, 60)):
            y += 12 + 8 * (not number)
            if y > BOTTOM:
                pages.append([Text("Written questions", 40, 30, 8)])
                y = 70
            pages[-1].append(Text(line, 40, y))
    for number, page in enumerate(pages, 1):
        page.append(Text(str(number), 190, 570, 8))
    return pdf(*pages)


BOTTOM = 530
QUESTIONS = (Path(__file__).parents[3] / "seeds" / "written-questions.txt").read_text("utf-8")


def test_written_questions_are_recognised_in_print_as_in_a_text(tmp_path):
    told = tmp_path / "questions.txt"
    told.write_text(QUESTIONS, encoding="utf-8")
    path = tmp_path / "questions.pdf"
    path.write_bytes(printed(QUESTIONS))
    read, wanted = formats.read(path), formats.read(told)
    assert read.kind is wanted.kind is DocumentKind.WRITTEN_QUESTIONS
    assert len(read.pages) > 3

    def facts(parsed):
        return [(section.title, dict(section.facts)) for section in parsed.content.sections]

    assert facts(read) == facts(wanted)


def test_words_beyond_the_edge_of_a_page_are_left_out_and_that_is_said(read):
    parsed = read(Made([[*lines(*PROSE), Text("Slug", 50, -40)]]).data())
    assert words(parsed) == [" ".join(PROSE)]
    assert parsed.remarks == (
        "Words on 1 page stand beyond its edge, where nobody sees them: they are left out.",
    )


def test_exponents_that_are_hardly_smaller_are_no_figures_of_the_line(read):
    parsed = read(pdf([Text("It grew by 10", 50, 80, 12), Text("6", 118.9, 76, 10)]))
    content = parsed.content
    assert content.quoted(0, len(content.text)).text == "It grew by 10⁶"


def test_words_on_hidden_layers_are_left_out_and_that_is_said(read):
    drawn = made.line("Seen words", 0) + " ".join(
        f"/OC /L{number} BDC {made.line(f'word {number}', number + 1)} EMC" for number in range(2)
    )
    parsed = read(layered(drawn))
    assert parsed.content.text == "Seen words word 1"
    assert parsed.remarks == ("Words on a hidden layer were left out: “Draft”.",)
    both = read(layered(drawn, "/BaseState /OFF"))
    assert both.content.text == "Seen words"
    assert both.remarks == ("Words on 2 hidden layers were left out: “Draft”, “Notes”.",)
    nameless = read(layered(drawn, groups=["<</Type /OCG>>", NOTES]))
    assert nameless.remarks == ("Words on a hidden layer were left out.",)


def test_a_letter_of_the_text_is_the_character_that_is_drawn_beside_hidden_ones(read):
    drawn = (
        made.line("first", 0) + f"/OC /L0 BDC {made.line('unseen', 1)} EMC " + made.line("last", 2)
    )
    hides, shows = read(layered(drawn)), read(layered(drawn, config=""))
    text = shows.content.text
    at = hides.pages.characters(hides.content.text.index("last"), len(hides.content.text))
    assert at == shows.pages.characters(text.index("last"), len(text))
    assert hides.pages[0].digest == shows.pages[0].digest


def test_a_page_with_nothing_but_hidden_words_has_no_text(read):
    parsed = read(layered(f"/OC /L0 BDC {made.line('unseen', 1)} EMC"))
    assert "unseen" not in parsed.content.text
    assert parsed.pages


def test_what_was_filled_into_a_form_is_read_after_its_label(read):
    labels = [Text("Surname:", 50, 80), Text("Given name:", 200, 80), *lines(*PROSE, y=140)]
    rects = {"a": ("[95 516 195 530]", "Lovelace"), "b": ("[265 516 350 530]", "Ada")}
    fields = [
        f"/FT /Tx /T ({name}) /Rect {rect} /V ({said})" for name, (rect, said) in rects.items()
    ]
    parsed = read(Made([labels], fields=fields).data())
    assert words(parsed)[0] == "Surname: Lovelace Given name: Ada"
    (remark,) = parsed.remarks
    assert remark.startswith("What was filled into a form on 1 page is read")
    start = parsed.content.text.index("Lovelace")
    assert parsed.pages.characters(start, start + 8) == []
    assert parsed.pages.characters(0, 7)


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_lines_are_read_from_the_top_however_text_and_page_are_turned(read, turn, rotate):
    """Of text that is seen to run downwards the engine has the last line first."""
    places = {
        0: lambda n: (50, 200 + 12 * n), 90: lambda n: (100 + 12 * n, 500),
        180: lambda n: (350, 300 - 12 * n), 270: lambda n: (300 - 12 * n, 100),
    }  # fmt: skip
    texts = [Text(line, *places[turn](n), turn=turn) for n, line in enumerate(PROSE)]
    parsed = read(Made([texts], rotate=rotate).data())
    assert parsed.content.text == " ".join(PROSE)
    assert parsed.pages.fits(len(parsed.content.text))


@pytest.mark.parametrize("height", [14, 30])
def test_what_was_filled_in_is_no_heading_and_stands_on_the_line_of_its_label(read, height):
    field = f"/FT /Tx /T (a) /Rect [95 514 300 {514 + height}] /V (Lovelace)"
    parsed = read(Made([[Text("Surname:", 50, 80), *lines(*PROSE, y=140)]], fields=[field]).data())
    assert words(parsed)[0] == "Surname: Lovelace"
    assert {block.kind for block in parsed.content.blocks} == {BlockKind.PARAGRAPH}
