from __future__ import annotations

from lxml import etree

from desktop.formats.page.attributes import Attributes
from desktop.formats.web.html import parse

PAGE = (
    '<p id="a">x<a name="b" href="#a">y</a></p><p class="c" role="note">z</p><!-- id -->'
    '<p data-page-number="3" title="t"/><p epub:type="footnote">n</p><p>none</p>'
)


def test_elements_are_sorted_by_what_they_say() -> None:
    spaces = 'xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"'
    for root in (etree.fromstring(f"<body {spaces}>{PAGE}</body>"), parse(f"<body>{PAGE}")):
        assert root is not None
        said = Attributes(root)
        assert [element.get("id") or element.get("name") for element in said.named] == ["a", "b"]
        assert [element.get("href") for element in said.linked] == ["#a"]
        assert [element.text for element in said.typed] == ["z", "n"]
        assert [element.get("class") for element in said.classed] == ["c", None]
