"""What stands between headline and end comes back to an article; furniture there does not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop.domain import BlockKind
from desktop.formats.web.html import read_page

if TYPE_CHECKING:
    from desktop.domain import Parsed

PROSE = (
    "The commission met in the old hall, and heard from nine witnesses, each of whom described what"
    " the registers held, what they did not, and how long the answers had taken to come."
)
MENU = "<nav><ul><li><a href='/a'>Home</a></li><li><a href='/b'>News</a></li></ul></nav>"
FOOT = "<footer><p>Copyright. <a href='/t'>Terms</a></p></footer>"
LEAD = "When the dam broke in the night, nobody in the lower town had been told of it."
TITLE = "The night of the dam"
LINKED = "Three of the accused, of two addresses, all denied the charge of riot on Friday."


def paragraphs(count: int = 4) -> str:
    return "".join(f"<p>Paragraph {n}. {PROSE}</p>" for n in range(count))


def page(body: str, title: str = f"{TITLE} – Post") -> Parsed:
    return read_page(
        f"<html><head><title>{title}</title></head><body>{MENU}{body}{FOOT}</body></html>",
        lambda _address: None,
    )


def story(lead: str, title: str = f"{TITLE} – Post") -> Parsed:
    return page(
        f"<article><header><h1>{TITLE}</h1>{lead}<p class='byline'>By A. Person</p></header>"
        f"<div class='body'>{paragraphs()}</div></article>",
        title,
    )


def lines(parsed: Parsed) -> list[str]:
    return parsed.content.text.split("\n")


@pytest.mark.parametrize(
    ("markup", "words"),
    [
        (f"<p>{LEAD}</p>", LEAD),
        (f"<div><div>{LEAD}</div></div>", LEAD),
        (f"<span class='lede'>{LEAD}</span>", LEAD),
        (f"<p><strong>{LEAD}</strong></p>", LEAD),
        (f"<blockquote>{LEAD}</blockquote>", LEAD),
        (f"<div class='teaser-text'>{LEAD}</div>", LEAD),
        (f"<p class='dek'><a href='/d'>{LEAD}</a></p>", LEAD),
        (f"<time>3 May 2024</time><p>{LEAD}</p>", LEAD),
        ("<p class='standfirst'>Nobody was told</p>", "Nobody was told"),
        ("<p>When the dam broke, nobody was told</p>", "When the dam broke, nobody was told"),
        ("<h2>Nobody knew</h2>", "Nobody knew"),
        ("<p role='doc-subtitle'>Nobody had been told</p>", "Nobody had been told"),
        ("<p class='vorspann'>Niemand wusste davon.</p>", "Niemand wusste davon."),
        ("<p class='chapo'>Personne ne le savait</p>", "Personne ne le savait"),
        ("<p>大坝决堤无人知晓</p>", "大坝决堤无人知晓"),
        ("<p>لم يعلم أحد بذلك قبل الصباح.</p>", "لم يعلم أحد بذلك قبل الصباح."),
        ("<figure><img src=a><figcaption>The dam from the hill</figcaption></figure>",
         "The dam from the hill"),
    ],
)  # fmt: skip
def test_a_standfirst_of_any_make_is_the_first_line(markup: str, words: str) -> None:
    for title in (f"{TITLE} – Post", ""):
        assert lines(story(markup, title))[:2] == [TITLE, words]


def test_key_points_keep_their_heading_and_order() -> None:
    points = "<li>Nine witnesses were heard</li><li>Nobody was told</li><li>It took ten years</li>"
    found = lines(story(f"<aside class='key-points'><h2>In brief</h2><ul>{points}</ul></aside>"))
    assert found[1:5] == [
        "In brief", "Nine witnesses were heard", "Nobody was told", "It took ten years",
    ]  # fmt: skip


def test_several_paragraphs_and_their_marks_are_kept() -> None:
    parsed = story(f"<div class='intro'><p>{LEAD}</p><p>The <b>clerk</b> says <a href='http://a.b'>"
                   "so</a> too.</p></div>")  # fmt: skip
    assert lines(parsed)[1:3] == [LEAD, "The clerk says so too."]
    assert {span.kind.name for span in parsed.content.spans} == {"BOLD", "LINK"}


def test_byline_date_and_sharing_are_not_taken_for_text() -> None:
    parsed = story(
        f"<p>{LEAD}</p><p>By Ines Quarrie, Dam Correspondent</p><p>3 May 2024</p><p>5 min read</p>"
        "<p>Updated 10:30</p><div class='share'><p>Pass this on to a friend.</p></div>"
        "<ul class='tools'><li>Print</li><li>Larger type</li></ul>"
    )
    assert lines(parsed)[1:3] == [LEAD, f"Paragraph 0. {PROSE}"]
    assert "byline and date" in parsed.facts.other["left_out"]
    assert "sharing (6 words)" in parsed.facts.other["left_out"]


@pytest.mark.parametrize(
    "shape",
    [
        "<div><a href='/l'>{}</a></div>",
        "<section><a href='/l'>{}</a></section>",
        "<div class='markup'><p><a href='/l'><strong>{}</strong></a></p></div>",
        "<div><div><a href='/l'><span>{}</span></a></div></div>",
        "<a href='/l'><div>{}</div></a>",
        "<blockquote><a href='/l'>{}</a></blockquote>",
        "<table><tr><td><a href='/l'>{}</a></td></tr></table>",
        "<ul><li><a href='/l'>{}</a></li></ul>",
    ],
)
def test_linked_paragraphs_stay_where_they_stand(shape: str) -> None:
    for words in (LINKED, LINKED[:-1], "Drei der Angeklagten bestritten am Freitag den Vorwurf."):
        linked = shape.format(words)
        parsed = page(f"<article><h1>{TITLE}</h1>{paragraphs()}{linked}<p>{PROSE}</p></article>")
        assert lines(parsed)[5:] == [words, PROSE]


def test_links_to_other_articles_stay_away() -> None:
    others = "<div><a href='/1'>Ferry fares to rise</a></div><div><a href='/2'>Read more</a></div>"
    parsed = page(f"<article><h1>{TITLE}</h1>{paragraphs()}{others}<p>{PROSE}</p></article>")
    assert "Ferry" not in parsed.content.text
    assert "links (6 words)" in parsed.facts.other["left_out"]


def rows(*cells: tuple[str, ...]) -> str:
    made = ("".join(f"<td>{cell}</td>" for cell in row) for row in cells)
    return f"<table>{''.join(f'<tr>{row}</tr>' for row in made)}</table>"


@pytest.mark.parametrize(
    "table",
    [
        rows(("<a href='#1'>1</a>", PROSE * 2), ("<a href='#2'>2</a>", "So it was.")),
        rows(("<a href='#1'>1</a>", "So it was."), ("<a href='#2'>2</a>", PROSE * 2)),
        rows(("Clerk", PROSE * 2), ("Chair", "So it was."), ("Clerk", PROSE)),
        rows((PROSE * 2,), ("So it was.",), (PROSE * 2,)),
        rows((PROSE * 2,), (PROSE * 3,), ("So it was.",)),
        rows(("1", "a", PROSE * 2), ("2", "b", "So it was.")),
        f"<dl><dt>1</dt><dd>{PROSE * 2}</dd><dt>2</dt><dd>So it was.</dd></dl>",
        f"<ol><li>{PROSE * 2}</li><li>So it was.</li></ol>",
    ],
)
def test_short_rows_of_a_layout_stay_with_the_long_ones(table: str) -> None:
    parsed = page(table, "T")
    assert "So it was." in parsed.content.text
    assert PROSE in parsed.content.text
    assert "Home" not in parsed.content.text


def test_columns_of_a_layout_that_are_menus_stay_away() -> None:
    menu = "<a href='/1'>Courts</a> <a href='/2'>Ports</a>"
    parsed = page(rows((menu, paragraphs()), (menu, "<a href='/t'>Terms</a>")), "T")
    assert "Courts" not in parsed.content.text


def test_headings_of_any_name_stay_above_their_texts() -> None:
    parts = "".join(
        f"<div class='panel-header'><h2 class='media-heading'>Part {n}</h2></div><p>{PROSE}</p>"
        for n in range(3)
    )
    parsed = page(f"<main><h1>{TITLE}</h1>{parts}</main>")
    headings = [b for b in parsed.content.blocks if b.kind is BlockKind.HEADING]
    assert len(headings) == 4


def test_nothing_is_given_back_twice() -> None:
    caption = "<figure><img src=a><figcaption>{}The dam as seen from the hill</figcaption></figure>"
    parsed = story(caption.format("") + caption.format("Picture: ") + f"<p>{TITLE}</p>")
    assert parsed.content.text.count("seen from the hill") == 1
    assert parsed.content.text.count(TITLE) == 1
