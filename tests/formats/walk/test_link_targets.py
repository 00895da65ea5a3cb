from __future__ import annotations

import pytest

from desktop.formats.walk.link_targets import Links


@pytest.mark.parametrize(
    ("href", "target"),
    [
        ("http://a.example/x y", "http://a.example/x%20y"),
        ("mailto:a@b.example", "mailto:a@b.example"),
        ("#part%202", "#part 2"),
        ("#", ""),
        ("other.html#x", ""),
        ("JavaScript:x()", ""),
        ("java\nscript:x()", ""),
        ("file:///etc/passwd", ""),
        ("vbscript:x", ""),
    ],
)
def test_a_page_on_its_own(href, target) -> None:
    assert Links().target(href) == target


@pytest.mark.parametrize(
    ("href", "target"),
    [
        ("/a", "https://b.example/a"),
        ("c?d", "https://b.example/x/c?d"),
        ("//e.example/f", "https://e.example/f"),
        ("https://b.example/x/page#note", "#note"),
    ],
)
def test_a_page_whose_address_is_known(href, target) -> None:
    assert Links(url="https://b.example/x/page").target(href) == target


def test_pages_in_a_container() -> None:
    links = Links(base="OEBPS/text/a.xhtml")
    assert links.name("x") == "OEBPS/text/a.xhtml#x"
    assert links.target("#x") == "#OEBPS/text/a.xhtml#x"
    assert links.target("b.xhtml") == "#OEBPS/text/b.xhtml"
    assert links.target("../notes.xhtml#n1") == "#OEBPS/notes.xhtml#n1"
    assert links.target("https://a.example") == "https://a.example"
