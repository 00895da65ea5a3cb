from __future__ import annotations

import re
from dataclasses import replace

import pytest

from desktop.domain import PlacementStatus, Section
from desktop.export import Earlier, Excerpts, LinkedHighlight
from desktop.export.kept.kept_note import Vault
from desktop.export.templates.seen_values import seen
from desktop.export.templates.template_filters import FILTERS
from desktop.export.templates.template_run import run
from desktop.paths import bundled

TEXT = "Title\nPart one\nA passage.\nPart two\nAnother one."
SECTIONS = (Section("Part one", 1, 6, 26), Section("Part two", 1, 26, 47))
VAULT = Vault("11111111-1111-4111-8111-111111111111")


@pytest.fixture
def source(make):
    content = make.content(TEXT, *SECTIONS)
    one = make.highlight(content, 15, 25, note="Mine *b*", tags=("a/b c", "2024"))
    two = make.highlight(content, 35, 47, id="b" * 36)
    document = make.document(content, title="A <b> & *report*", authors=("Ann Ray",), date="2026")
    links = {one.id: (LinkedHighlight("supports", two, "A report", "why"),)}
    return Excerpts(document, content, (one, two), links)


def tables():
    text = (bundled("resources/help") / "6-kept-notes.md").read_text(encoding="utf-8")
    for part in re.split(r"\n(?=\| (?:Name|Of|Filter))", text)[1:]:
        head = part.split("|")[1].strip()
        yield head, set(re.findall(r"^\| `([\w.]+)`", part, re.MULTILINE))


def test_the_help_has_every_name_that_a_template_knows_and_no_other(source):
    told = dict(tables())
    values = seen([source], VAULT, {})
    document = values["documents"][0]
    highlight = document["highlights"][0]
    assert told["Of a document"] == set(document)
    assert told["Of a highlight"] == {*highlight, "document"}
    assert told["Of a link"] == set(highlight["links"][0])
    assert told["Filter"] == set(FILTERS)
    assert told["Name"] == {"library.id", "documents", "document", "highlights", "only_new"}


def test_what_is_seen_is_what_is_exported(source):
    one = seen([source], VAULT, {source.highlights[0].id: "Ann"})["documents"][0]["highlights"][0]
    assert one["quotation"] == "A passage."
    assert one["quote"] == "> A passage."
    assert one["sections"] == ["Part one"]
    assert one["tag_names"] == ["a/b_c", "_2024"]
    assert one["author"] == "Ann"
    assert one["links"][0]["quotation"] == "Another one."
    assert one["citation"].startswith("Ann Ray, “A <b> & *report*”")
    assert one["link"].startswith("manicule://")


def test_what_is_gone_is_seen_as_it_was(make, source):
    gone = replace(
        source.highlights[0],
        placement=replace(source.highlights[0].placement, status=PlacementStatus.LOST),
    )
    earlier = Earlier(source.document, source.content, 1, make.day, 2, make.day)
    values = seen([replace(source, highlights=(gone,), earlier={gone.id: earlier})], VAULT, {})
    one = values["documents"][0]["highlights"][0]
    assert one["sections"] == []
    assert one["standing"].startswith("No longer in the source since 2026-03-01")


def test_a_comment_of_somebody_else_does_nothing_as_markdown(source):
    borrowed = replace(source, borrowed=frozenset({source.highlights[0].id}))
    one = seen([borrowed], VAULT, {})["documents"][0]["highlights"][0]
    assert one["note"] == "Mine *b*"
    assert one["note_markdown"] == "Mine \\*b\\*"


@pytest.mark.parametrize(
    "path", sorted(bundled("resources/templates").iterdir()), ids=lambda path: path.name
)
def test_a_template_of_the_gallery_shows_every_passage(source, path):
    text = path.read_text(encoding="utf-8")
    assert re.match(r"\{#\n[A-Z].+\n[A-Z].+\.\n-#\}\n", text)
    suffix = "." + path.name.split(".")[-2]
    made = run(text, suffix, seen([source, replace(source, highlights=())], VAULT, {}))
    for words in ("A passage.", "Another one.", "Ann Ray"):
        assert words in made
    assert "{" not in re.sub(r"<style>.*</style>|\{\}", "", made, flags=re.DOTALL)
    assert run(text, suffix, seen([replace(source, highlights=())], VAULT, {})) is not None


def test_words_of_strangers_do_nothing_in_a_web_page(make):
    text = '<script>x</script> "a" & b'
    content = make.content(text)
    one = make.highlight(content, 0, len(text), note="</p><img src=x>", tags=("<i>",))
    document = make.document(content, title=text, authors=(text,))
    template = (bundled("resources/templates") / "reading-notes.html.jinja").read_text("utf-8")
    made = run(template, ".html", seen([Excerpts(document, content, (one,))], VAULT, {}))
    assert "<script" not in made
    assert "<img" not in made
    assert "&lt;i&gt;" in made
