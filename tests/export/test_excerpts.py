from __future__ import annotations

import pytest

from desktop.domain import LinkKind
from desktop.export.excerpts import Excerpts, LinkedHighlight
from tests.export.rendered import render


@pytest.fixture
def excerpts(make):
    content = make.content("One line.\nAnother line.")
    made = make.highlight(content, 0, 8)
    return Excerpts(make.document(content), content, (made,))


def test_no_links_are_shared_between_excerpts(excerpts):
    other = Excerpts(excerpts.document, excerpts.content, excerpts.highlights)
    assert excerpts == other
    assert excerpts.links == {}
    assert excerpts.links is not other.links


def test_a_link_is_told_with_the_other_passage_and_its_document(excerpts, make):
    (made,) = excerpts.highlights
    there = make.highlight(excerpts.content, 10, 17, id="e" * 8 + made.id[8:])
    link = LinkedHighlight(LinkKind.CONTRADICTS, there, "Another report", "Look again.")
    linked = Excerpts(excerpts.document, excerpts.content, excerpts.highlights, {made.id: (link,)})
    plain, told = (render([one]).casefold() for one in (excerpts, linked))
    for words in (str(LinkKind.CONTRADICTS), "another report", "look again."):
        assert words not in plain
        assert words in told
