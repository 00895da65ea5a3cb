"""A saved web page from file to text: article, facts, whole page."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from desktop.domain import BlockKind, SpanKind
from desktop.formats import read

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "".join(
    f"<p>Berth {n} was dredged in spring, at night, and nobody told the pilots, who found out when"
    f" the buoys of berth {n} had gone. The board has said that it regrets this, and no more.</p>"
    for n in range(6)
)
BLOCK = "<math display=block"
PAGE = f"""<!DOCTYPE html>
<!-- saved from url=(0026)https://post.example/crane -->
<html lang="en-GB"><head><title>Buoys gone | Harbour Post</title>
<meta property="og:site_name" content="Harbour Post">
<meta name="author" content="Ines Quarrie"><meta name="date" content="2031-03-04"></head><body>
<nav><a href="/">Home</a> <a href="/courts">Courts</a></nav>
<h1>Buoys gone</h1>
<div class="text">{TEXT}<p><a href="/map">The map</a> of the berths, as it was, is still on the
wall of the pilots' room.</p></div>
<div class="comments"><p>Hidden thought of a commenter, which nobody asked for, at some length.</p>
</div><div style="display:none"><p>Letter box</p></div>
</body></html>"""


def write(folder: Path, text: str) -> Path:
    path = folder / "page.html"
    path.write_text(text, "utf-8")
    return path


def test_article_and_facts(tmp_path: Path) -> None:
    parsed = read(write(tmp_path, PAGE))
    assert parsed.content.text.startswith("Buoys gone\nBerth 0 was dredged")
    assert parsed.content.blocks[0].kind is BlockKind.HEADING
    assert "Courts" not in parsed.content.text
    assert "commenter" not in parsed.content.text
    facts = parsed.facts
    assert (facts.title, facts.authors, facts.date) == (
        "Buoys gone",
        ("Ines Quarrie",),
        "2031-03-04",
    )
    assert (facts.publisher, facts.language) == ("Harbour Post", "en-GB")
    assert facts.url == "https://post.example/crane"


def test_links_lead_to_the_web(tmp_path: Path) -> None:
    parsed = read(write(tmp_path, PAGE))
    assert [s.target for s in parsed.content.spans] == ["https://post.example/map"]


def test_whole_page_keeps_everything(tmp_path: Path) -> None:
    text = read(write(tmp_path, PAGE), whole_page=True).content.text
    for part in ("Courts", "commenter", "Letter box", "Berth 5", "Buoys gone", "pilots' room"):
        assert part in text


def test_whole_page_has_the_same_facts_and_leaves_nothing_out(tmp_path: Path) -> None:
    path = write(tmp_path, PAGE)
    facts, whole = read(path).facts, read(path, whole_page=True).facts
    assert facts.other["left_out"] == "comments (12 words), hidden text (2 words), menus (2 words)"
    assert whole == replace(facts, other={})


def test_doubt_is_told(tmp_path: Path) -> None:
    hidden = TEXT.replace("<p>", '<p style="display:none">')
    parsed = read(write(tmp_path, f"<html><body><h2>Berths</h2>{hidden}</body></html>"))
    assert "whole page" in " ".join(parsed.remarks)
    assert "Berth 5" in parsed.content.text


def test_formulas_of_an_article_are_kept(tmp_path: Path) -> None:
    share = "<math><mfrac><mn>413</mn><mn>902</mn></mfrac></math>"
    hidden = '<span class="katex"><span class="katex-html">902413</span></span>'
    formulas = f"<p>Of all berths {share} were dredged.</p>{share.replace('<math', BLOCK)}{hidden}"
    path = tmp_path / "page.html"
    path.write_text(PAGE.replace(TEXT, TEXT + formulas).replace("<nav>", f"<nav>{hidden}"))
    parsed = read(path)
    lines = parsed.content.text.split("\n")
    assert lines[7:10] == ["Of all berths 413/902 were dredged.", "413/902", "[formula]"]
    assert parsed.remarks[-1] == "A formula could not be read; its place is marked [formula]."


def test_a_style_sheet_saved_beside_a_page_says_what_is_raised(tmp_path) -> None:
    (tmp_path / "page_files").mkdir()
    (tmp_path / "page_files" / "a.css").write_text(".up { vertical-align: super }")
    page = tmp_path / "page.html"
    page.write_text(
        '<link rel="stylesheet" href="page_files/a.css"><link rel="stylesheet" href="gone.css">'
        '<link rel="stylesheet" href="https://a.example/b.css"><p>10<span class="up">6</span></p>'
    )
    content = read(page, whole_page=True).content
    assert [(s.start, s.end, s.kind) for s in content.spans] == [(2, 3, SpanKind.SUPERSCRIPT)]


def test_a_mark_whose_note_was_left_out_is_no_figure(from_html, styled) -> None:
    content = from_html('<p>Held 544<a class="footnote-ref" href="#gone">1</a> in.</p>')
    assert styled(content) == [("SUPERSCRIPT", "1", "")]
