from __future__ import annotations

import time

import pytest
from lxml import etree

from desktop.formats.walk.around import Around
from desktop.formats.walk.printed_pages import Series, find_marks
from tests.formats.epub.samples import book, page

IN_WORDS = (
    '<p>the peo<span class="pagenum"><a id="Page_13">13</a></span>ple came '
    '<span class="pagenum" id="p14">{14}</span>home <span class="pageno" title="15"></span>now '
    '<a class="page" id="page_16">16</a>and <span role="doc-pagebreak" aria-label="17">17</span>'
    'here <span epub:type="pagebreak" title="18">18</span>end</p>'
)
PLACES = [("13", 7), ("14", 16), ("15", 21), ("16", 25), ("17", 29), ("18", 34)]


def places(content) -> list[tuple[str, int]]:
    return [(locator.label, locator.start) for locator in content.locators]


def test_numbers_inside_words_of_a_book_are_places() -> None:
    content = book({"one.xhtml": page(IN_WORDS)}, "one").content
    assert content.text == "the people came home now and here end"
    assert places(content) == PLACES


def test_numbers_inside_words_of_a_web_page_are_places(read_file) -> None:
    words = "<p>What the committee heard that day was set down word for word by its clerk.</p>"
    content = read_file("a.html", f"<body><h1>A</h1>{IN_WORDS}{words * 6}</body>").content
    assert "the people came home now and here end" in content.text
    assert [label for label, _ in places(content)] == [label for label, _ in PLACES]


@pytest.mark.parametrize(
    ("mark", "label"),
    [
        ('<span class="pagenum">[Pg 13]</span>', "13"),
        ('<a name="Page_13" id="Page_13">[Pg 13]</a>', "13"),
        ('<a id="p13" class="pagebreak">[13]</a>', "13"),
        ('<span>[<a id="Page_xiv">xiv</a>]</span>', "xiv"),
        ('<span class="pb" id="pb13">[<a href="#pb13">13</a>]</span>', "13"),
        ('<span class="tei-pb">[S. 13]</span>', "13"),
        ('<span class="dta-pb">[13/0025]</span>', "13"),
        ('<span class="Seitenzahl">13</span>', "13"),
        ('<span class="page-number">第13页</span>', "13"),
        ('<span class="pagenum">١٣</span>', "١٣"),
        ('<sup class="pageNumber">13</sup>', "13"),
        ('<span class="pagenum">&#160;[13]&#160;</span>', "13"),
        ('<span class="ws-pagenum" id="12" title="Page:X/21">&#8203;</span>', "12"),
        ('<span class="pagenum" data-page-number="12" title="X/21">&#8203;</span>', "12"),
        ('<span class="x-ebookmaker-pageno" title="{13}"><a id="Page_13"></a></span>', "13"),
        ('<span role="doc-pagebreak" title="Plate III">Plate III</span>', "Plate III"),
        ('<span role="doc-pagebreak" title="Page 13">Page 13</span>', "13"),
        ('<span epub:type="pagebreak" id="p13" hidden="">13</span>', "13"),
        ('<pb n="13"></pb>', "13"),
        ('<span class="pb" title="S. 13">|</span>', "13"),
        ('<span role="doc-pagebreak" aria-label="Page break 13">13</span>', "13"),
    ],
)
def test_a_word_stays_whole_across_a_mark(from_html, mark, label) -> None:
    content = from_html(f"<p>the peo{mark}ple</p>")
    assert content.text == "the people"
    assert places(content) == [(label, 7)]
    inside = from_html(f"<p>the peo<i>{mark}ple</i></p>")
    assert inside.text == "the people"


@pytest.mark.parametrize("holder", ["h2", "li", "td", "blockquote", "figcaption", "dd"])
def test_a_mark_stands_in_any_block(from_html, holder) -> None:
    content = from_html(f'<{holder}>peo<span class="pagenum" id="page13">13</span>ple</{holder}>')
    assert content.text.strip() == "people"
    assert [label for label, _ in places(content)] == ["13"]


def test_marks_that_are_blocks_part_what_they_stand_between(from_html) -> None:
    content = from_html(
        '<div><p>a</p><div class="pagenum">13</div><p>b</p><p class="pagenum">[14]</p>c'
        '<div class="pagenum" id="page_15">15</div>d</div>'
    )
    assert content.text == "a\nb\nc\nd"
    assert places(content) == [("13", 2), ("14", 4), ("15", 6)]


def test_a_block_in_the_midst_of_a_line_does_not_part_a_word() -> None:
    for mark in ('<div epub:type="pagebreak" title="13"/>', '<div class="pagenum">[13]</div>'):
        content = book({"one.xhtml": page(f"<p>the peo{mark}ple</p>")}, "one").content
        assert (content.text, places(content)) == ("the people", [("13", 7)])


@pytest.mark.parametrize("names", ["pagenum", "page"])
def test_numbers_that_count_on_are_places(from_html, names) -> None:
    marks = [f'<span class="{names}">{n}</span>' for n in ("xi", "xii", "xiii", "1", "2")]
    content = from_html(f"<p>a {' b '.join(marks)} c</p>")
    assert content.text == "a b b b b c"
    assert [label for label, _ in places(content)] == ["xi", "xii", "xiii", "1", "2"]


def test_numbers_that_count_on_from_page_to_page_of_a_book_are_places() -> None:
    files = {
        f"{name}.xhtml": page(f'<p>{name} <span class="pagenum">{n}</span> more</p>')
        for n, name in enumerate(("one", "two", "three"), 7)
    }
    content = book(files, "one two three").content
    assert content.text == "one more\ntwo more\nthree more"
    assert [label for label, _ in places(content)] == ["7", "8", "9"]


@pytest.mark.parametrize(
    "written",
    [
        'see page <span class="page">16</span> for it',
        'see <a class="page" href="#p16">16</a>',
        'see <a class="pagenum" href="two.xhtml#page_16">16</a>',
        'on pp. <span class="pagenum">13</span> and <span class="pagenum">14</span>',
        'siehe S. <span class="seite">13</span> unten',
        'In all <span class="page">544</span> were held',
        'In all <span class="pagenum">544</span> were held',
        'Of <b class="page">544</b> some <b class="page">12</b> and <b class="page">90</b> left',
        '<a id="p13">13</a> A numbered paragraph',
        'Sheets <span id="page_size">13</span> wide',
        '<span class="pagination">Page 1 of 3</span>',
        'Vol. <span class="folio">12</span> is lost',
        '<span class="page">The whole sheet</span>',
        'H<sub>2</sub>O',
    ],
)  # fmt: skip
def test_numbers_that_are_words_stay(from_html, written) -> None:
    content = from_html(f"<p>{written}</p>")
    shown = "".join(etree.HTML(f"<p>{written}</p>").itertext())
    assert content.text == shown
    assert not content.locators


def test_an_index_keeps_its_numbers(from_html) -> None:
    marks = ", ".join(f'<span class="page">{n}</span>' for n in (16, 17, 18))
    assert from_html(f"<p>Torture, {marks}</p>").text == "Torture, 16, 17, 18"


def test_a_printed_table_of_contents_keeps_its_numbers(from_html) -> None:
    items = "".join(f'<li>Part <span class="page">{n}</span></li>' for n in (1, 2, 3))
    assert from_html(f"<ul>{items}</ul>").text == "Part 1\nPart 2\nPart 3"


@pytest.mark.parametrize("name", ["h2", "td", "li"])
def test_headings_and_cells_that_are_numbers_stay(from_html, name) -> None:
    content = from_html(
        f'<{name} class="page" id="page_13">13</{name}>', around=Around({"page_13": "13"})
    )
    assert content.text == "13"


def test_a_page_inside_a_mark_stays(from_html) -> None:
    content = from_html('<div role="doc-pagebreak" title="3"><p>what stands on it</p></div>')
    assert content.text == "what stands on it"
    assert places(content) == [("3", 0)]
    picture = '<div role="doc-pagebreak" title="3"><img alt="map" src="x"></div>'
    assert from_html(picture).text == "map"


def test_screens_of_a_converter_are_no_pages(from_html) -> None:
    content = from_html('<p>a</p><div class="mbp_pagebreak" id="calibre_pb_3"></div><p>b</p>')
    assert (content.text, content.locators) == ("a\nb", ())


def test_the_list_of_pages_says_what_is_a_mark_and_how_it_is_called(from_html) -> None:
    written = '<p>peo<a id="x7">13</a>ple <span id="x8">544</span> were</p>'
    content = from_html(written, around=Around({"x7": "13", "x8": "14"}))
    assert content.text == "people 544 were"
    assert places(content) == [("13", 3), ("14", 7)]


def test_a_link_to_a_mark_leads_to_its_place(from_html) -> None:
    mark = '<span class="pagenum"><a id="Page_13">13</a></span>'
    content = from_html(f'<p><a href="#Page_13">back</a> peo{mark}ple</p>')
    assert [span.target for span in content.spans] == ["#8"]


def test_a_series_is_read_before_the_pages_are() -> None:
    series = Series()
    series.add_markup(b'<span class="pagenum"><a id="q"/>[13]</span> <b class=\'pagenum\'>14</b>')
    root = etree.fromstring('<p>x <span class="pagenum">15</span> y</p>')
    assert len(find_marks(root, {}, series)) == 1
    assert not find_marks(root, {}, Series())


@pytest.mark.parametrize(
    "page",
    [
        '<p>x <span class="page">7</span> y</p>' * 5_000,
        '<div class="page">' * 150 + '<p id="a">x</p>' * 5_000,
        '<i>x</i><span class="page">7</span>' * 5_000,
    ],
)
def test_a_page_full_of_numbers_is_soon_read(from_html, page) -> None:
    begun = time.process_time()
    assert from_html(page).text
    assert time.process_time() - begun < 20
