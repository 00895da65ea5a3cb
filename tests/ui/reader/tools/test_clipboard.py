from lxml import html as lxml_html

from desktop.domain import BlockKind, Content, Span, SpanKind
from desktop.ui.reader.tools import clipboard
from tests.domain.samples import marked
from tests.ui.reader.conftest import Draft


def spans_of(content: Content):
    def spans(start: int, end: int) -> list[Span]:
        return [s for s in content.spans if start <= s.start < end]

    return spans


def as_html(content: Content, start: int = 0, end: int | None = None) -> str:
    stop = len(content.text) if end is None else end
    return clipboard.html(content, start, stop, spans_of(content))


def test_blocks_become_their_elements(draft: Draft) -> None:
    draft.add("Title", BlockKind.HEADING, 2)
    draft.add("Para")
    draft.add("one", BlockKind.LIST_ITEM, 1)
    draft.add("two", BlockKind.LIST_ITEM, 1)
    draft.add("said", BlockKind.QUOTATION, 1)
    draft.add("", BlockKind.RULE)
    draft.add("x = 1\u2028y", BlockKind.CODE)
    assert as_html(draft.build()) == (
        "<h2>Title</h2><p>Para</p><ul><li>one</li><li>two</li></ul>"
        "<blockquote><p>said</p></blockquote><hr><pre>x = 1<br>y</pre>"
    )


def test_inline_styles_are_kept_well_formed_even_when_they_cross(draft: Draft) -> None:
    draft.add("abcdef & <g>")
    draft.span("abcd", SpanKind.BOLD)
    draft.span("cdef", SpanKind.ITALIC)
    made = as_html(draft.build())
    assert lxml_html.fromstring(made).text_content() == "abcdef & <g>"
    assert "<strong>ab</strong>" in made
    assert "<em><strong>cd</strong></em>" in made
    assert "<em>ef</em>" in made
    assert made.endswith(" &amp; &lt;g&gt;</p>")


def test_a_table_stays_a_table(draft: Draft) -> None:
    draft.add("Centre\tHeld\x1eFenwick\t244", BlockKind.TABLE, header_rows=1)
    content = draft.build()
    assert as_html(content) == (
        "<table><tr><th>Centre</th><th>Held</th></tr><tr><td>Fenwick</td><td>244</td></tr></table>"
    )
    assert clipboard.plain(content, 0, len(content.text)) == "Centre\tHeld\nFenwick\t244"
    part = as_html(content, content.text.index("Fenwick"))
    assert part == "<table><tr><td>Fenwick</td><td>244</td></tr></table>"


def test_only_links_that_leave_the_text_are_links(draft: Draft) -> None:
    draft.add("out in bad")
    draft.span("out", SpanKind.LINK, 'https://example.org/?a="1"')
    draft.span("in", SpanKind.LINK, "#0")
    draft.span("bad", SpanKind.LINK, "javascript:alert(1)")
    assert as_html(draft.build()) == (
        '<p><a href="https://example.org/?a=&quot;1&quot;">out</a> in bad</p>'
    )


def test_a_part_is_cut_at_its_ends(draft: Draft) -> None:
    draft.add("first block")
    draft.add("second block")
    content = draft.build()
    assert as_html(content, 6, 18) == "<p>block</p><p>second</p>"
    assert clipboard.plain(content, 6, 18) == "block\nsecond"
    assert as_html(content, 4, 4) == ""


def test_soft_breaks_are_lines_in_plain_text(draft: Draft) -> None:
    draft.add("one\u2028two")
    assert clipboard.plain(draft.build(), 0, 7) == "one\ntwo"


def test_very_long_texts_go_without_html(qapp, draft: Draft) -> None:
    draft.add("x" * 9000)
    content = draft.build()
    short = clipboard.mime(content, 0, 9000, spans_of(content))
    assert short.hasHtml()
    assert short.text() == content.text


def test_a_cited_passage_leaves_as_text_and_html() -> None:
    data = clipboard.cited("how many", "<p>how <em>many</em></p>", "A & B, “Report”")
    assert data.text() == "“how many”\nA & B, “Report”"
    assert data.html() == (
        "<blockquote><p>how <em>many</em></p></blockquote><p>A &amp; B, “Report”</p>"
    )
    assert clipboard.cited("“Nobody”", "", "A").text() == "“Nobody”\nA"
    assert clipboard.cited("“A” and “B”", "", "C").text() == "““A” and “B””\nC"


def test_a_note_mark_does_not_go_along_and_exponents_stay_raised() -> None:
    content = marked("In all 544{n1} were held in 10{^6} days; H{_2}O.")
    assert clipboard.plain(content, 0, len(content.text)) == (
        "In all 544 were held in 10⁶ days; H₂O."
    )
    assert as_html(content) == (
        "<p>In all 544 were held in 10<sup>6</sup> days; H<sub>2</sub>O.</p>"
    )
    start = content.text.index("41 were")
    assert as_html(content, start, start + 7) == "<p>4 were</p>"
