from __future__ import annotations

import pytest
from lxml import html

from desktop.formats.article import cleaning
from desktop.formats.article.measured import Page

PROSE = "<p>" + "The board met, heard the auditor, and chose to publish all accounts. " * 6 + "</p>"


def page(markup: str) -> Page:
    return Page(html.document_fromstring(f"<body>{markup}</body>").find("body"))


def left(made: Page) -> str:
    gone = {made.elements[n] for n in range(len(made)) if made.gone[n]}
    return " ".join(e.text or "" for e in made.elements if e not in gone).strip()


@pytest.mark.parametrize(
    "attributes",
    [
        'style="display: none"',
        "hidden",
        'style="color:red;VISIBILITY:hidden"',
    ],
)
def test_what_cannot_be_seen_goes(attributes: str) -> None:
    made = page(f"{PROSE}{PROSE}<div {attributes}>unseen</div>")
    cleaning.remove_hidden(made)
    assert "unseen" not in left(made)


@pytest.mark.parametrize("tag", ["span", "p", "figure", "div"])
def test_what_is_hidden_from_the_ear_alone_stays(tag: str) -> None:
    made = page(f"{PROSE}<{tag} aria-hidden='true'>seen</{tag}><i aria-hidden='true'>×</i>")
    cleaning.remove_hidden(made)
    assert "seen" in left(made)
    assert "×" not in left(made)


def test_labels_over_a_chart_go_and_other_placed_text_stays() -> None:
    labels = "".join(f'<div style="top:{n}%; left:{n}.5%">label{n}</div>' for n in range(6))
    made = page(f'{PROSE}<div><img src="a">{labels}</div><div style="top:1%;left:2%">one</div>')
    cleaning.remove_labels(made)
    assert "label" not in left(made)
    assert "one" in left(made)


@pytest.mark.parametrize(
    "markup",
    [
        "<nav>menu</nav>",
        '<div role="navigation">menu</div>',
        '<div class="cookieBanner">menu</div>',
        '<div id="site-footer">menu</div>',
        '<ul class="breadcrumb-list"><li>menu</ul>',
        '<div class="ad">menu</div>',
    ],
)
def test_furniture_goes_by_its_name(markup: str) -> None:
    made = page(PROSE + markup)
    cleaning.remove_furniture(made)
    assert "menu" not in left(made)
    assert "auditor" in left(made)


@pytest.mark.parametrize(
    "opening",
    [
        '<div class="has-sidebar">',
        '<div class="share-buttons-container">',
        '<div id="sharing-the-accounts-with-others">',
        '<div class="article-comment">',
        '<body class="no-comments">',
        '<table class="sidebar"><tr><td>',
    ],
)
def test_text_stays_in_spite_of_a_name(opening: str) -> None:
    made = page(f"{opening}<h1>Accounts</h1>{PROSE * 6}</div>")
    cleaning.remove_furniture(made)
    assert "auditor" in left(made)


def test_captioned_picture_is_no_furniture() -> None:
    caption = '<span class="caption">A crane</span>'
    made = page(f'{PROSE}<div class="widget related"><img src="a">{caption}</div>')
    cleaning.remove_furniture(made)
    assert "A crane" in left(made)


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        ("<table><tr><th>a</th></tr></table>", True),
        ("<table><caption>a</caption><tr><td>b</td></tr></table>", True),
        ("<table>" + "<tr><td>a</td><td>b</td></tr>" * 12 + "</table>", True),
        ("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table>", True),
        ("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", False),
        (f"<table>{2 * '<tr><td>a</td><td><a href=x>bc</a></td></tr>'}</table>", False),
        ("<table><tr><td>a</td></tr></table>", False),
        ('<table role="presentation"><tr><th>a</th></tr></table>', False),
        ("<table><tr><td><table><tr><td>a</td><td>b</td></tr></table></td></tr></table>", False),
    ],
)
def test_tables_of_data(table: str, expected: bool) -> None:
    made = page(table)
    assert cleaning.is_data(made, made.tags.index("table")) is expected


@pytest.mark.parametrize(
    "label",
    [
        "<p>Advertisement</p>",
        "<div><a href='#on'>Continue reading the main story</a></div>",
        "<figure><span>Image</span><img src='a.jpg' alt='The wall'></figure>",
        "<p>Story continues below advertisement</p>",
    ],
)
def test_labels_that_stand_alone_go(label) -> None:
    made = page(f"<div>{PROSE}{label}{PROSE}</div>")
    before = made.letters(0)
    cleaning.clean(made, [1], by_name=True, by_shape=True)
    assert made.letters(0) == 2 * page(PROSE).letters(0) < before


@pytest.mark.parametrize(
    "words",
    [
        "<p><b>Read more: </b><a href='/x'>The walls of the harbour, one year on</a></p>",
        "<p>Image</p>",
        "<table><tr><th>Image</th><th>Advertisement</th></tr><tr><td>1</td><td>2</td></tr></table>",
    ],
)
def test_the_same_words_with_others_beside_them_stay(words) -> None:
    made = page(f"<div>{PROSE}{words}</div>")
    cleaning.clean(made, [1], by_name=True, by_shape=True)
    assert made.letters(0) == page(f"{PROSE}{words}").letters(0)


def test_a_box_of_text_among_the_paragraphs_of_a_book_stays() -> None:
    box = "A box tells of the survey of 2019, in which every second centre took part. " * 4
    made = page(f'<div>{PROSE}<div class="sidebar"><p>{box}</p></div>{PROSE}</div>')
    cleaning.remove_furniture(made)
    assert "survey of 2019" in left(made)


@pytest.mark.parametrize(
    "inside",
    [
        "<p>" + '<a href="/x">Read what others are reading this week, today</a> ' * 6 + "</p>",
        "<p>Subscribe.</p>",
        "<p>" + "Tell us what you think of it. " * 9 + "</p><form><input name=q></form>",
    ],
)
def test_a_side_bar_that_is_no_text_goes(inside: str) -> None:
    made = page(f'<div>{PROSE}<div class="sidebar">{inside}</div>{PROSE}</div>')
    before = left(made)
    cleaning.remove_furniture(made)
    assert len(left(made)) < len(before)
