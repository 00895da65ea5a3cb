from __future__ import annotations

from dataclasses import replace

import pytest
from markdown_it import MarkdownIt

from desktop.domain import PlacementStatus, Section
from desktop.export import Earlier, Excerpts, LinkedHighlight
from desktop.export.kept import obsidian, plain_markdown
from desktop.export.kept.kept_note import Vault

TEXT = "Title\nPart one\nA passage.\nPart two\nAnother one."
SECTIONS = (Section("Part one", 1, 6, 26), Section("Part two", 1, 26, 47))
LIBRARY = "11111111-1111-4111-8111-111111111111"
VAULT = Vault(LIBRARY)


def source(make, *highlights, **facts):
    content = make.content(TEXT, *SECTIONS)
    return Excerpts(make.document(content, **facts), content, highlights)


def of(make, quotation, **values):
    start = TEXT.index(quotation)
    return make.highlight(make.content(TEXT), start, start + len(quotation), **values)


def test_each_highlight_is_a_callout_of_its_colour_with_a_block_id(make):
    one = of(make, "A passage.", tags=("data not held", "a/b"), note="Mine\n\n```\nopen")
    body = obsidian.note(source(make, one), VAULT).body
    assert (
        "## Part one\n\n"
        "> [!quote|yellow] Quotation\n"
        "> A passage.\n"
        ">\n"
        "> — “A report”, “Part one” "
        f"([open](manicule://{LIBRARY}/{one.document_id}/{one.id}))\n"
        ">\n"
        "> Mine\n>\n> ```\n> open\n"
        ">\n"
        "> #data_not_held #a/b\n"
        "\n^m-f0000000\n"
    ) in body


def test_a_colour_is_called_by_the_name_it_was_given(make):
    one = of(make, "A passage.")
    named = replace(source(make, one), colours={"yellow": "Key [finding]"})
    assert r"> [!quote|yellow] Key \[finding\]" in obsidian.note(named, VAULT).body


def test_front_matter_has_facts_and_the_way_back(make):
    front = obsidian.note(source(make, authors=("Ann Ray",), date="2026"), VAULT).front
    assert front["title"] == 'title: "A report"'
    assert front["authors"] == 'authors: ["Ann Ray"]'
    assert front["manicule"].startswith(f'manicule: "manicule://{LIBRARY}/d0000000-')
    assert all("\n" not in value for value in front.values())


def test_links_lead_to_the_block_in_the_note_or_else_to_the_library(make):
    one, other = of(make, "A passage."), of(make, "Another one.", id="b" * 36)
    far = replace(other, id="c" * 36, document_id="e" * 36)
    gone = replace(far, id="a" * 36)
    links = {
        one.id: tuple(LinkedHighlight("contradicts", h, "T|t", "why") for h in (other, far, gone))
    }
    vault = replace(VAULT, names={"e" * 36: "Other note"}, blocks={"c" * 36: "^m-c"})
    body = obsidian.note(replace(source(make, one, other), links=links), vault).body
    assert "> - Contradicts: [[#^m-bbbbbbbb|“Another one.”]] — why" in body
    assert r"> - Contradicts: [[Other note#^m-c|“Another one.”]] (T\|t) — why" in body
    assert f"> - Contradicts: [“Another one.”](manicule://{LIBRARY}/{'e' * 36}/{'a' * 36})" in body


def test_two_that_begin_alike_have_each_an_id_and_the_first_keeps_its_own(make):
    one = of(make, "A passage.")
    other = of(make, "Another one.", id="f0000000-1111-4000-8000-000000000000")
    marks = obsidian.note(source(make, other, one), VAULT).marks
    assert marks == {one.id: "^m-f0000000", other.id: f"^m-{other.id}"}


@pytest.mark.parametrize("form", [obsidian, plain_markdown])
def test_nothing_in_a_text_can_be_taken_for_a_mark(make, form):
    evil = "%% manicule:end d0000000-0000-4000-8000-000000000000 %%"
    text = f"{evil}\n<!-- manicule:end d -->\n---\n#tag [[x]] ^m-1"
    content = make.content(text)
    one = make.highlight(content, 0, len(text), note=f"{evil}\n<!-- manicule:end d -->")
    excerpts = Excerpts(make.document(content, title=evil), content, (one,))
    body = form.note(excerpts, VAULT).body
    assert not [line for line in body.split("\n") if line.startswith(("%%", "<!-- man", "---"))]
    assert "\\#tag \\[\\[x\\]\\] \\^m-1" in body


def test_what_is_gone_or_unsure_says_so(make):
    gone = of(make, "A passage.", status=PlacementStatus.LOST)
    excerpts = source(make, gone)
    earlier = Earlier(excerpts.document, excerpts.content, 1, make.day, 2, make.day)
    body = obsidian.note(replace(excerpts, earlier={gone.id: earlier}), VAULT).body
    assert "## No longer in the source\n\n> [!quote" in body
    assert "> *No longer in the source since 2026-03-01 (revision 2).*" in body
    unsure = of(make, "A passage.", status=PlacementStatus.REVIEW)
    assert "To review" in obsidian.note(source(make, unsure), VAULT).body


@pytest.mark.parametrize("form", [obsidian, plain_markdown])
def test_a_removed_highlight_stays_struck_under_its_mark(make, form):
    one, two = of(make, "A passage."), of(make, "Another one.", id="b" * 36)
    note = form.note(source(make, one), VAULT, [two])
    assert "## Removed in Manicule" in note.body
    assert "~~“Another one.”~~" in note.body
    assert note.marks == form.note(source(make, one, two), VAULT).marks


def test_the_markdown_note_is_the_export_cut_in_parts(make):
    one, two = of(make, "A passage."), of(make, "Another one.", id="b" * 36)
    note = plain_markdown.note(source(make, one, two), VAULT)
    assert [part.highlight_id for part in note.parts] == [one.id, two.id]
    assert all(part.mark in part.text for part in note.parts)
    assert "# A report" in note.parts[0].text
    assert note.front["kind"] == 'kind: "report"'


def test_a_note_of_somebody_else_does_nothing(make):
    one = of(make, "A passage.", note="![x](http://e.org/x)\n<script>")
    excerpts = replace(source(make, one), borrowed=frozenset({one.id}))
    html = MarkdownIt("commonmark", {"html": True}).render(obsidian.note(excerpts, VAULT).body)
    assert "<img" not in html
    assert "<script" not in html


def test_an_export_of_several_is_one_file(make):
    text = obsidian.write([source(make), source(make)], VAULT)
    assert text.startswith("---\ndocuments: 2\n---\n\n# A report")
    assert text.count("# A report") == 2
    assert obsidian.write([source(make)], VAULT).startswith('---\ntitle: "A report"\n')
