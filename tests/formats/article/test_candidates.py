"""Which element of a page holds the article."""

from __future__ import annotations

from lxml import html

from desktop.formats.article import candidates
from desktop.formats.article.measured import Page

LINE = "The board met on Tuesday, heard the auditor, and chose to publish all of the accounts. "


def page(markup: str) -> Page:
    """Return a measured page."""
    return Page(html.document_fromstring(f"<body>{markup}</body>").find("body"))


def best(markup: str, *, by_name: bool = True) -> str:
    """Return the id of the best element, or its tag."""
    made = page(markup)
    top = candidates.best(made, candidates.scores(made, by_name=by_name))
    return "" if top is None else made.elements[top].get("id") or made.tags[top]


def paragraphs(count: int) -> str:
    """Return as many paragraphs."""
    return f"<p>{LINE * 2}</p>" * count


def test_most_and_longest_paragraphs_win() -> None:
    assert best(f'<div id="a">{paragraphs(2)}</div><div id="b">{paragraphs(6)}</div>') == "b"


def test_links_count_against() -> None:
    linked = f'<p><a href="/x">{LINE * 2}</a></p>' * 8
    assert best(f'<div id="a">{linked}</div><div id="b">{paragraphs(3)}</div>') == "b"


def test_names_count_unless_told_otherwise() -> None:
    side = f'<div id="x" class="sidebar widget">{paragraphs(3)}</div>'
    main = f'<div id="y" class="article-body">{paragraphs(2)}</div>'
    assert best(side + main) == "y"
    assert best(side + main, by_name=False) == "x"


def test_parts_of_equal_rank_give_what_holds_them_all() -> None:
    parts = "".join(f"<section>{paragraphs(3)}</section>" for _ in range(5))
    assert best(f'<div><div id="all">{parts}</div><p>Short.</p></div>') == "all"


def test_an_only_child_is_left_for_its_parent() -> None:
    inner = f"<div>{paragraphs(3)}</div>"
    assert best(f'<div id="outer"><div>{inner}</div></div><div>x</div>') == "outer"


def test_short_lines_are_no_article() -> None:
    assert best("<div><p>Home</p><p>About us</p></div>") == ""


def test_points_fall_with_distance() -> None:
    made = page(f'<div id="o"><div id="i">{paragraphs(2)}<p>{LINE}</p></div><i>x</i></div>')
    points = candidates.scores(made, by_name=False)
    outer, inner = (
        next(n for n, e in enumerate(made.elements) if e.get("id") == name) for name in "oi"
    )
    assert points[inner] > points[outer] > 0
