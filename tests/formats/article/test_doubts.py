"""When a find is not to be trusted."""

from __future__ import annotations

from lxml import html

from desktop.formats.article import cleaning, doubts
from desktop.formats.article.doubts import Find, Stated
from desktop.formats.article.measured import Page

LINE = "The board met on Tuesday, heard the auditor, and chose to publish all of the accounts. "


def found(markup: str) -> tuple[Find, Page]:
    """Return the find that consists of the element with the id 'top', and its page."""
    page = Page(html.document_fromstring(f"<body>{markup}</body>").find("body"))
    top = next(n for n, e in enumerate(page.elements) if e.get("id") == "top")
    return Find(page, [top], furniture=page), page


def paragraphs(count: int) -> str:
    """Return as many paragraphs of running text."""
    return f"<p>{LINE * 2}</p>" * count


def test_what_is_kept_and_what_is_left() -> None:
    find, _ = found(f'<div id="top">{paragraphs(3)}</div><div>{paragraphs(1)}<p>Short.</p></div>')
    assert find.prose == 3 * find.left
    assert find.letters == find.prose
    assert "auditor" in find.text()


def test_a_find_with_nearly_everything_is_trusted() -> None:
    find, page = found(f'<div id="top">{paragraphs(8)}</div><p>{LINE}</p>')
    assert not doubts.is_doubtful(find, page, Stated())


def test_a_short_find_beside_much_else_is_not() -> None:
    find, page = found(f'<div id="top">{paragraphs(1)}</div><div>{paragraphs(4)}</div>')
    assert doubts.is_doubtful(find, page, Stated())


def test_an_equal_beside_it_is_a_rival_unless_the_page_says_it_is_one_article() -> None:
    find, page = found(f'<div id="top">{paragraphs(6)}</div><div>{paragraphs(5)}</div>')
    assert find.has_rival()
    assert doubts.is_doubtful(find, page, Stated())
    assert not doubts.is_doubtful(find, page, Stated(is_article=True))


def test_a_flood_of_other_text_is_doubted_even_then() -> None:
    find, page = found(f'<div id="top">{paragraphs(2)}</div><div>{paragraphs(12)}</div>')
    assert doubts.is_doubtful(find, page, Stated(is_article=True))


def test_the_text_that_the_metadata_give_must_be_found() -> None:
    other = " ".join(f"different{n} statement{n}" for n in range(60))
    find, page = found(f'<div id="top">{paragraphs(8)}</div>')
    assert doubts.is_doubtful(find, page, Stated(text=other))
    assert not doubts.is_doubtful(find, page, Stated(text=LINE * 10))


def test_text_that_opens_at_a_click() -> None:
    markup = f'<div id="top">{paragraphs(1)}</div><div hidden>{paragraphs(6)}</div>'
    find, everything = found(markup)
    visible = everything.copy()
    cleaning.remove_hidden(visible)
    assert doubts.is_mostly_hidden(find, visible, everything)
    assert not doubts.is_mostly_hidden(find, everything, everything)
