"""What single elements say."""

from __future__ import annotations

import pytest
from lxml import etree, html

from desktop.formats.page import elements


def one(markup: str):
    """Return the element of a piece of HTML."""
    return html.fragment_fromstring(markup)


def test_only_the_white_space_of_html_collapses() -> None:
    assert elements.collapse("a \t\r\n\f b\u00a0\u2003c") == "a b\u00a0\u2003c"


def test_names_without_namespace_and_none_for_comments() -> None:
    assert elements.local_name(etree.fromstring('<x:P xmlns:x="urn:x"/>')) == "p"
    assert elements.local_name(etree.Comment("x")) == ""


def test_attributes_of_the_books_vocabulary_by_prefix_or_namespace() -> None:
    namespaced = etree.fromstring('<p xmlns:e="http://www.idpf.org/2007/ops" e:type="note"/>')
    assert elements.attribute(namespaced, "type") == "note"
    assert elements.attribute(one('<p epub:type="pagebreak">x</p>'), "type") == "pagebreak"
    assert elements.attribute(one("<p>x</p>"), "type") == ""


@pytest.mark.parametrize(
    ("value", "number"),
    [("3", 3), (" -2px", -2), ("12%", 12), ("x", 7), ("", 7), ("9" * 30, 9999999)],
)
def test_whole_numbers(value, number) -> None:
    assert elements.number(one(f'<p width="{value}">x</p>'), "width", 7) == number


def test_own_text_stops_when_there_is_enough() -> None:
    element = one("<p>one<b> two</b> three</p>")
    assert elements.own_text(element, 1000) == "one two three"
    assert elements.own_text(element, 4) == "one two"


@pytest.mark.parametrize(
    ("markup", "hidden"),
    [
        ("<p hidden>x</p>", True),
        ('<p hidden="until-found">x</p>', False),
        ('<p style="VISIBILITY : hidden">x</p>', True),
        ('<p style="display:block">x</p>', False),
        ('<p aria-hidden="true">words</p>', False),
        ('<p aria-hidden="true">→</p>', True),
    ],
)
def test_hidden(markup, hidden) -> None:
    assert elements.is_hidden(one(markup)) is hidden
