from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html

from desktop.domain import Region
from desktop.export.citing.cited_runs import Run
from desktop.export.excerpts import LinkedHighlight
from desktop.export.written.page_file import preview_page
from tests.export.written.samples import selection_of, source_of, written
from tests.export.written.word.test_word_file import PNG, Citer

HARMLESS = {
    "html", "head", "meta", "title", "style", "body", "h1", "h2", "h3", "p", "article",
    "blockquote", "a", "span", "i", "b", "br", "section", "table", "tr", "td", "th", "img", "pre",
}  # fmt: skip


def page(*sources, **known):
    return html.document_fromstring(written("html", selection_of(*sources, **known)).decode())


def test_a_page_tells_quotations_sources_tags_and_notes():
    source = source_of("Title\nA passage.", (6, 16), note="Mind it", tags=("a/b",))
    read = page(source)
    assert read.findtext(".//h1") == "A report"
    assert read.find(".//blockquote").text_content() == "A passage."
    assert "“A report”" in read.find(".//p[@class='cited']").text_content()
    assert read.find(".//a[@class='open']").get("href").startswith("manicule://")
    assert read.findtext(".//p[@class='tags']") == "a/b"
    assert read.findtext(".//p[@class='note']") == "Mind it"


def test_a_page_fetches_nothing_and_runs_nothing():
    source = source_of("Words", (0, 5), note="<script>x</script>")
    text = written("html", selection_of(source)).decode()
    assert "default-src 'none'" in text
    assert "<script" not in text
    assert not [one for one in page(source).iter() if one.get("src") or one.tag == "link"]


def test_a_picture_stands_in_the_page():
    source = source_of("Words", (0, 5))
    (one,) = source.highlights
    anchor = replace(one.anchor, region=Region(0, 0, 0, 9, 9), picture="ab" * 32)
    area = replace(source, highlights=(replace(one, anchor=anchor),))
    image = page(area, picture=lambda _: PNG).find(".//img")
    assert image.get("src").startswith("data:image/png;base64,")


def test_groups_head_and_sources_end_a_page():
    read = page(source_of("Words", (0, 5)), heading="Law", citer=Citer(is_in_text=True))
    assert [one.text for one in read.iter("h2")] == ["Law", "Sources"]
    assert read.find(".//section/p").text_content() == "Marsh (2024)"
    assert read.findtext(".//p[@class='cited']/i") == "A report"


def test_links_are_told():
    source = source_of("One two", (0, 3), (4, 7))
    first, second = source.highlights
    linked = {first.id: (LinkedHighlight("contradicts", second, "A & B", "why"),)}
    read = page(replace(source, links=linked))
    assert "Contradicts: “two” (A & B) — why" in read.text_content()


@settings(max_examples=60)
@given(st.text(min_size=1), st.text(), st.text(min_size=1))
def test_no_word_becomes_an_element(title, note, tag):
    source = source_of("Words", (0, 5), note=note, tags=(tag,), facts={"title": title})
    text = preview_page(selection_of(source)).replace("\x00", "")
    read = html.fragment_fromstring(text, create_parent="section")
    assert {one.tag for one in read.iter()} <= HARMLESS
    assert len(list(read.iter("p"))) <= 4


def test_runs_of_a_citation_are_escaped():
    class Loud(Citer):
        def cite(self, *_place: object) -> list[Run]:
            return [Run("<b>&", bold=True)]

    read = page(source_of("Words", (0, 5)), citer=Loud(is_in_text=False))
    assert read.find(".//p[@class='cited']/b").text == "<b>&"
