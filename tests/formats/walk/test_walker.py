from __future__ import annotations

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.domain import LocatorKind
from desktop.formats.canon.canonical import Builder
from desktop.formats.walk.around import Around
from desktop.formats.web.html import parse, walk

GIF = "data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7"
TAGS = [
    *("p", "div", "h1", "h2", "ul", "ol", "li", "blockquote", "table", "tr", "td", "th", "b", "i"),
    *("a", "sup", "pre", "br", "hr", "img", "span", "q", "ruby", "rt", "dl", "dt", "dd", "figure"),
    *("figcaption", "caption", "script", "details", "summary", "section"),
]


def test_blocks_of_every_kind(from_html, listed) -> None:
    content = from_html(
        "<h1>Title</h1><p>First</p><blockquote><p>Quoted</p></blockquote><pre>a\n  b</pre><hr>"
        "<figure><img alt='A map'><figcaption>Where</figcaption></figure>"
    )
    assert listed(content) == [
        ("HEADING", 1, "Title"),
        ("PARAGRAPH", 0, "First"),
        ("QUOTATION", 1, "Quoted"),
        ("CODE", 0, "a\u2028  b"),
        ("RULE", 0, ""),
        ("IMAGE", 0, "A map"),
        ("CAPTION", 0, "Where"),
    ]


def test_white_space_is_what_a_browser_shows(from_html) -> None:
    content = from_html(
        "<p> one\n\ttwo <b> three </b>four<i>five</i> <br> six\u00a0 seven </p> <p> </p>"
    )
    assert content.text == "one two three fourfive\u2028six\u00a0 seven"


def test_styles_and_links_lie_on_their_words_only(from_html, styled) -> None:
    content = from_html('<p>a <b> bold </b> c <a href="http://x.example/a b"><i>link</i></a></p>')
    assert styled(content) == [
        ("BOLD", "bold", ""),
        ("ITALIC", "link", ""),
        ("LINK", "link", "http://x.example/a%20b"),
    ]


def test_styles_in_attributes_count(from_html, styled) -> None:
    content = from_html('<p><span style="font-weight:700; font-style: italic">x</span></p>')
    assert {kind for kind, _, _ in styled(content)} == {"BOLD", "ITALIC"}


def test_a_direction_the_letters_do_not_tell_is_kept(from_html) -> None:
    content = from_html(
        "<body dir=rtl><p>UN 1325</p><p>שלום</p><p dir=ltr>Hello</p><ul><li>2024</li></ul>"
        "<p>Plain <span dir=ltr>words</span></p></body>"
    )
    said = {content.text[b.start : b.end]: b.attributes.get("direction") for b in content.blocks}
    assert said == {
        "UN 1325": "rtl", "שלום": None, "Hello": None, "2024": "rtl", "Plain words": "rtl",
    }  # fmt: skip
    inline = from_html("<p>Plain <span dir=rtl>words</span></p><p>and more</p>")
    assert not inline.blocks.attributes


def test_two_breaks_part_paragraphs_and_one_does_not(from_html) -> None:
    assert from_html("<p>a<br>b<br><br>c<br/></p>").text == "a\u2028b\nc"


def test_notes_are_told_from_their_references(from_html, listed, styled) -> None:
    content = from_html(
        '<p>Word<sup><a href="#n1" id="r1">1</a></sup> and<a href="#n2">[2]</a> '
        'and a <a href="#n1">plain link</a>.</p>'
        '<ol><li id="n1">First note <a href="#r1">↩</a><li id="n2">Second</ol>'
    )
    assert [kind for kind, _, _ in listed(content)] == ["PARAGRAPH", "FOOTNOTE", "FOOTNOTE"]
    first, second = (content.blocks[1].start, content.blocks[2].start)
    spans = styled(content)
    assert ("NOTE_REFERENCE", "1", f"#{first}") in spans
    assert ("NOTE_REFERENCE", "[2]", f"#{second}") in spans
    assert ("LINK", "plain link", f"#{first}") in spans
    assert ("LINK", "↩", "#4") in spans
    assert content.blocks[1].attributes == {"marker": "1."}


def test_notes_that_say_what_they_are(from_html, listed) -> None:
    content = from_html(
        '<p>Word<a epub:type="noteref" href="#x">*</a></p>'
        '<aside epub:type="footnote" id="x"><p>One.</p><p>Two.</p></aside>'
    )
    assert [kind for kind, _, _ in listed(content)] == ["PARAGRAPH", "FOOTNOTE", "FOOTNOTE"]


def test_hidden_parts_and_scripts_are_left_out(from_html) -> None:
    content = from_html(
        "<p>seen<span hidden>a</span><span style='display: none'>b</span><script>c()</script>"
        "<style>d{}</style><template>e</template><a aria-hidden=true>#</a>"
        "<span aria-hidden=true>kept</span></p><div hidden><p>f</p></div>after"
    )
    assert content.text == "seenkept\nafter"


def test_ruby_has_its_reading_in_brackets(from_html) -> None:
    content = from_html("<p><ruby>漢字<rp>(</rp><rt>かんじ</rt><rp>)</rp></ruby>です</p>")
    assert content.text == "漢字(かんじ)です"


def test_quotation_marks_alternate(from_html) -> None:
    assert from_html("<p><q>one <q>two</q></q></p>").text == "“one ‘two’”"


def test_links_inside_the_page_lead_to_offsets(from_html, styled) -> None:
    content = from_html('<p><a href="#b%20c">go</a></p><h2 id="b c">Here</h2>')
    assert styled(content) == [("LINK", "go", "#3")]


@pytest.mark.parametrize(
    "href", ["javascript:x()", "file:///etc/passwd", "data:text/html,x", "other.html", ""]
)
def test_links_that_lead_nowhere_safe_are_dropped(from_html, styled, href) -> None:
    assert styled(from_html(f'<p><a href="{href}">x</a></p>')) == []


def test_a_picture_in_a_line_is_its_text(from_html) -> None:
    content = from_html(
        f'<p>so <img src="{GIF}" width=16 alt="😀"> it is</p><h2><img alt="Logo"> Us</h2>'
    )
    assert content.text == "so 😀 it is\nLogo Us"


def test_printed_pages_become_locators(from_html) -> None:
    content = from_html('<p>a <span role="doc-pagebreak" title="12"></span>b</p><p id="p13">c</p>')
    assert [(at.kind, at.label, at.start) for at in content.locators] == [
        (LocatorKind.PAGE, "12", 2)
    ]
    content = from_html("<p>a</p><p id='p13'>c</p>", around=Around({"p13": "13"}))
    assert [(at.label, at.start) for at in content.locators] == [("13", 2)]


def test_pages_of_a_book_link_to_one_another() -> None:
    builder = Builder()
    for name, page in {
        "text/a.html": '<p>see <a href="b.html#x">there</a> or <a href="../text/b.html">b</a></p>',
        "text/b.html": '<p>b <i id="x">here</i></p>',
    }.items():
        walk(parse(page), builder, base=name)
    content = builder.build()
    assert [s.target for s in content.spans if s.target] == ["#17", "#15"]


def test_two_hundred_thousand_levels_are_read() -> None:
    began = time.process_time()
    tree = parse(
        "<p>before</p>" + "<div>x" * 200_000 + "INSIDE" + "</div>" * 200_000 + "<p>after</p>"
    )
    builder = Builder()
    walk(tree, builder)
    text = builder.build().text
    assert text.count("x") == 200_000
    assert text.startswith("before")
    assert "INSIDE" in text
    assert text.endswith("after")
    assert time.process_time() - began < 20


def test_an_entity_bomb_stays_small(from_html) -> None:
    bomb = '<!DOCTYPE r [<!ENTITY a "lol">' + "".join(
        f'<!ENTITY {chr(98 + n)} "{"&" + chr(97 + n) + ";" * 1}">' * 1 for n in range(9)
    )
    assert len(from_html(bomb + "]><p>&j;&a;end").text) < 1000


markup = st.recursive(
    st.text("ab \n\u00a0é😀&<", max_size=8).map(lambda text: text.replace("<", "&lt;")),
    lambda inner: st.builds(
        lambda tag, parts, attrs: f"<{tag}{attrs}>{''.join(parts)}</{tag}>",
        st.sampled_from(TAGS),
        st.lists(inner, max_size=4),
        st.sampled_from(
            ["", " id=a", " href=#a", " hidden", " colspan=3", " rowspan=2", " start=5"]
        ),
    ),
    max_leaves=25,
)


@settings(max_examples=60, deadline=None)
@given(markup)
def test_any_nesting_of_elements_gives_canonical_text(canonical, page) -> None:
    tree = parse(page)
    if tree is None:
        return
    builder = Builder()
    walk(tree, builder)
    content = builder.build()
    canonical(content)
    if "hidden" not in page and "script" not in page:
        wanted = re.sub(r"\s", "", "".join(tree.itertext()))
        assert re.sub(r"[\s“”‘’()]", "", content.text) == wanted


@pytest.mark.slow
@settings(max_examples=5000, deadline=None)
@given(st.one_of(markup, st.text(max_size=200), st.text("<>/=\"' &#;abchtdlp!-\x00", max_size=200)))
def test_fuzz_html(canonical, page) -> None:
    tree = parse(page)
    if tree is not None:
        builder = Builder()
        walk(tree, builder)
        canonical(builder.build())


def test_the_marks_that_notes_begin_with_lead_back(from_html, styled) -> None:
    content = from_html(
        '<p>Held 544<a href="#n1" id="r1">1</a> and 600<sup>[<a href="#n2">2</a>]</sup>.</p>'
        '<p id="n1"><a href="#r1">1</a>544 people</p><p id="n2">2. See report</p>'
    )
    assert content.text == "Held 5441 and 600[2].\n1544 people\n2. See report"
    assert [s for s in styled(content) if s[0] == "NOTE_REFERENCE"] == [
        ("NOTE_REFERENCE", "1", "#22"),
        ("NOTE_REFERENCE", "[2]", "#34"),
        ("NOTE_REFERENCE", "1", "#8"),
        ("NOTE_REFERENCE", "2.", "#18"),
    ]


@pytest.mark.parametrize(
    ("markup", "spans"),
    [
        ("10<sup>6</sup>", [("SUPERSCRIPT", "6", "")]),
        ('10<span style="vertical-align:super">6</span>', [("SUPERSCRIPT", "6", "")]),
        ('10<i class="up">6</i>', [("ITALIC", "6", ""), ("SUPERSCRIPT", "6", "")]),
        ('10<small class="up">6</small>', [("SUPERSCRIPT", "6", "")]),
        ('10<sup class="up">6</sup>', [("SUPERSCRIPT", "6", "")]),
        ('<p class="up">10</p>', []),
        ('<div style="vertical-align: super">10</div>', []),
        ('H<span class="dn">2</span>O', [("SUBSCRIPT", "2", "")]),
    ],
)
def test_what_style_sheets_raise_and_lower(from_html, styled, markup, spans) -> None:
    sheet = "<style>.up, x {vertical-align: super} span.dn {vertical-align: -3pt}</style>"
    assert styled(from_html(f"<html><head>{sheet}</head><body>{markup}</body></html>")) == spans
