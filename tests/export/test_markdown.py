from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from markdown_it import MarkdownIt

from desktop.domain import LinkKind, PlacementStatus, Section
from desktop.export import Earlier, Excerpts, LinkedHighlight
from tests.export.rendered import render

TEXT = "Title\nPart one\nA passage.\nPart two\nAnother one."
SECTIONS = (Section("Part one", 1, 6, 26), Section("Part two", 1, 26, 47))


def source(make, *highlights, **facts):
    content = make.content(TEXT, *SECTIONS)
    return Excerpts(make.document(content, **facts), content, highlights)


def of(make, quotation, **values):
    content = make.content(TEXT)
    start = TEXT.index(quotation)
    return make.highlight(content, start, start + len(quotation), **values)


def test_one_document_is_described_in_the_front_matter(make):
    text = render(
        [
            source(
                make,
                of(make, "A passage."),
                title='Say "no": a report',
                authors=("Ada Marsh", "Tom Reed"),
                date="2026-02",
                publisher="A press",
                url="https://example.org/a",
            )
        ]
    )
    front = text.split("---\n")[1].splitlines()
    assert 'title: "Say \\"no\\": a report"' in front
    assert 'author: ["Ada Marsh", "Tom Reed"]' in front
    assert 'date: "2026-02"' in front
    assert 'publisher: "A press"' in front
    assert 'url: "https://example.org/a"' in front
    assert f"sha256: {'ab' * 32}" in front
    assert "highlights: 1" in front


def test_sections_are_headings_in_reading_order_and_empty_ones_are_left_out(make):
    tokens = MarkdownIt("commonmark").parse(
        render([source(make, of(make, "Another"))]).split("---\n", 2)[2]
    )
    headings = [
        tokens[i + 1].content for i, token in enumerate(tokens) if token.type == "heading_open"
    ]
    assert headings == ["A report", "Part two"]


def test_a_highlight_brings_tags_note_links_and_a_stable_id(make):
    highlight = of(make, "A passage.", tags=("a/b", "c_d"), note="First\n\n<!-- second")
    other = of(make, "Another one.", id="b0000000-0000-4000-8000-000000000000")
    linked = LinkedHighlight(LinkKind.CONTRADICTS, other, "A report", "differs")
    excerpts = source(make, highlight, other)
    text = render(
        [
            Excerpts(
                excerpts.document,
                excerpts.content,
                excerpts.highlights,
                {highlight.id: (linked,)},
            )
        ]
    )
    assert "- Tags: a/b · c\\_d" in text
    assert "- Contradicts: “Another one.” (A report, highlight b0000000" in text
    assert f"<!-- highlight {highlight.id} sha256:{'ab' * 32} characters:15-25 " in text
    assert "First\n\n  <!-- second" in text
    html = MarkdownIt("commonmark").render(text)
    assert "Another one.</p>\n</blockquote>" in html  # an unclosed comment swallows nothing


def test_a_note_of_somebody_else_fetches_and_runs_nothing(make):
    note = "![x](http://example.org/x)\n\n<img src=//host/share> <script>r()</script>\n\n# Big"
    highlight = of(make, "A passage.", note=note)
    excerpts = replace(source(make, highlight), borrowed=frozenset({highlight.id}))
    html = MarkdownIt("commonmark", {"html": True}).render(render([excerpts]))
    assert "<img" not in html
    assert "<script" not in html
    assert "Big</h1>" not in html
    assert "![x](http://example.org/x)" in html
    assert "<script" in render([source(make, highlight)])  # one's own stays as it was written


def test_a_passage_to_review_says_so(make):
    text = render([source(make, of(make, "A passage.", status=PlacementStatus.REVIEW))])
    assert "To review" in text
    assert "revision:1 characters:15-25" in text
    assert f"sha256:{'ab' * 32} characters" not in text


@pytest.mark.parametrize("status", [PlacementStatus.LOST, PlacementStatus.RECORD])
def test_what_is_gone_is_quoted_from_the_revision_that_had_it(make, status):
    gone = of(make, "A passage.", status=status)
    excerpts = source(make, gone)
    then = make.content("Old words. " + TEXT)
    earlier = Earlier(
        replace(excerpts.document, facts=replace(excerpts.document.facts, title="As it was")),
        then, 1, datetime(2026, 3, 12, 23, tzinfo=UTC), 3, datetime(2026, 5, 2, tzinfo=UTC),
    )  # fmt: skip
    text = render([replace(excerpts, earlier={gone.id: earlier})])
    assert "> A passage." in text
    assert "“As it was”" in text
    assert "(revision 1, 2026-03-12)" in text
    assert "- No longer in the source since 2026-05-02 (revision 3)." in text
    assert "To review" not in text
    assert f"revision:1 sha256:{'ab' * 32} characters:15-25" in text


def test_what_is_gone_stands_under_no_heading_of_the_newest_text(make):
    gone = of(make, "A passage.", status=PlacementStatus.LOST)
    excerpts = source(make, gone, of(make, "Another one.", id="b" * 36))
    earlier = Earlier(excerpts.document, excerpts.content, 1, make.day, 2, make.day)
    text = render([replace(excerpts, earlier={gone.id: earlier})])
    heading = text.index("## No longer in the source")
    assert text.index("> Another one.") < heading < text.index("> A passage.")


def test_other_words_of_the_newest_text_are_told_beside_those_kept(make):
    edited = of(make, "A passage.", status=PlacementStatus.EDITED)
    excerpts = source(make, edited)
    then = make.content(TEXT)
    now = make.content(TEXT.replace("A passage.", "No passag*"))
    was = replace(excerpts.document, sha256="cd" * 32)
    excerpts = replace(
        excerpts,
        document=replace(excerpts.document, revision=2),
        content=now,
        earlier={edited.id: Earlier(was, then, 1, datetime(2026, 3, 12, tzinfo=UTC))},
    )
    text = render([excerpts])
    assert "> A passage." in text
    assert "— “A report” (revision 1, 2026-03-12)" in text
    assert "- The source reads now (revision 2): “No passag\\*”" in text
    assert f"revision:1 sha256:{'cd' * 32} characters:15-25" in text
    assert f"sha256:{'ab' * 32} characters" not in text


def test_what_is_still_looked_for_is_not_said_to_be_gone(make):
    text = render([source(make, of(make, "A passage.", status=PlacementStatus.WAITING))])
    assert "To review" in text
    assert "no longer" not in text.casefold()


def test_the_same_annotations_give_the_same_bytes_dated_by_the_newest(make):
    later = make.day + timedelta(days=1)
    sources = [source(make, of(make, "A passage.", modified=later))]
    assert render(sources) == render(sources)
    assert f"changed: {later.isoformat(timespec='seconds')}" in render(sources)


def test_several_documents_are_counted_and_each_keeps_its_facts(make):
    text = render([source(make, of(make, "A passage.")), source(make)], "Two")
    assert 'title: "Two"' in text
    assert "documents: 2" in text
    assert text.count("- sha256:") == 2
    assert "No highlights yet." in text


def test_a_section_named_like_its_document_is_not_said_twice(make):
    content = make.content(TEXT, Section("Title", 1, 0, 47), Section("Part two", 2, 26, 47))
    document = make.document(content, title="Title")
    text = render([Excerpts(document, content, (of(make, "Another one."),))])
    assert "# Title\n\n## Part two\n\n" in text
    assert text.count("# Title") == 1


def test_no_heading_is_deeper_than_markdown_has(make):
    sections = (Section(f"Level {level}", level, level, 47) for level in range(1, 9))
    content = make.content(TEXT, *sections)
    text = render([Excerpts(make.document(content), content, (of(make, "Another one."),))])
    assert "\n##### Level 4\n\n###### Level 5\n\n###### Level 6\n\n###### Level 7\n" in text


def test_one_document_with_a_title_of_its_own_is_a_collection(make):
    text = render([source(make, of(make, "A passage."))], "Mine")
    assert text.startswith('---\ntitle: "Mine"\n')
    assert "\ndocuments: 1\n" in text
    assert render([source(make), source(make)]).startswith('---\ntitle: "Annotations"\n')


def test_a_note_keeps_its_own_markdown(make):
    text = render([source(make, of(make, "A passage.", note="> quoted\n\n- one\n- two"))])
    html = MarkdownIt("commonmark").render(text)
    assert "<p>Note:</p>\n<blockquote>\n<p>quoted</p>" in html
    assert "<li>two</li>" in html
    text = render([source(make, of(make, "A passage.", note="> quoted"))])
    assert "<blockquote>\n<p>quoted</p>" in MarkdownIt("commonmark").render(text)
    assert "- Note: Plain.\n" in render([source(make, of(make, "A passage.", note="Plain."))])


def test_facts_of_one_of_several_documents_read_plainly(make):
    one = source(make, of(make, "A passage."), authors=("Ada Marsh", "Tom [Red] Reed"))
    assert "- author: Ada Marsh, Tom \\[Red\\] Reed" in render([one, one], "Two")
