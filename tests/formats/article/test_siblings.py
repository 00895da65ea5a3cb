"""What beside the best part of a page belongs to the article, and what does not."""

from __future__ import annotations

from lxml import html

from desktop.formats.article import candidates, siblings
from desktop.formats.article.measured import Page

LONG = "The walls of the harbour were examined, on Tuesday, by the board, in open session. "


def joined(markup: str) -> list[str]:
    """Return the ids of the elements that are joined to the best one."""
    page = Page(html.document_fromstring(f"<body><div>{markup}</div></body>").find("body"))
    points = candidates.scores(page, by_name=True)
    top = next(n for n, e in enumerate(page.elements) if e.get("id") == "top")
    return [page.elements[n].get("id") or "" for n in siblings.joined(page, points, top)]


TOP = f'<div id="top"><p>{LONG * 3}</p><p>{LONG * 3}</p></div>'


def test_paragraphs_each_in_an_element_of_its_own_belong() -> None:
    line = "One of the workers was so ill that she was taken to the infirmary twice that day."
    assert joined(f'{TOP}<div id="b"><p>{line}</p></div>') == ["top", "b"]


def test_a_last_part_with_a_link_or_two_belongs() -> None:
    part = f'<h4>In short</h4><blockquote>It holds</blockquote>{LONG * 8}<a href="/x">policy</a>'
    assert joined(f'{TOP}<section id="b">{part}</section>') == ["top", "b"]


def test_links_controls_and_short_lines_do_not_belong() -> None:
    links = f'<div id="a"><p><a href="/a">{LONG}</a></p></div>'
    form = f'<div id="f"><p>{LONG}</p><input></div>'
    assert joined(f'{TOP}{links}{form}<div id="s"><p>Share this.</p></div>') == ["top"]


def test_a_picture_between_two_parts_belongs() -> None:
    figure = '<figure id="f"><img src="a.jpg"><figcaption>The wall</figcaption></figure>'
    assert joined(f'{TOP}{figure}<p id="p">{LONG}</p>') == ["top", "f", "p"]
