from __future__ import annotations

import pytest
from lxml import html

from desktop.formats.links import Links
from desktop.formats.notes import find_notes

NOTE = '<p id="n">1 The note <a href="#r">back</a></p>'


@pytest.mark.parametrize(
    "reference",
    [
        '<sup><a href="#n">1</a></sup>',
        '<a href="#n"><sup>a</sup></a>',
        '<a href="#n">[12]</a>',
        '<a href="#n">†</a>',
        '<a class="footnote-ref" href="#n">1</a>',
        '<a role="doc-noteref" href="#n">see the note</a>',
    ],
)
def test_references_are_known_by_their_shape(reference) -> None:
    root = html.document_fromstring(f'<p id="r">Word{reference}</p>{NOTE}')
    found = find_notes(root, Links())
    assert list(found.references.values()) == ["n"]
    assert [element.get("id") for element in found.notes] == ["n"]


@pytest.mark.parametrize(
    "page",
    [
        f'<p>Word <a href="#n">1</a></p>{NOTE}',
        f'<p id="r">Word <sup><a href="#n">see note</a></sup></p>{NOTE}',
        f'{NOTE}<p id="r">Word<sup><a href="#n">1</a></sup></p>',
        '<p>Word<sup><a href="#gone">1</a></sup></p>',
        '<p>Word<sup><a href="http://a.example/#n">1</a></sup></p>',
    ],
)
def test_other_links_are_links(page) -> None:
    found = find_notes(html.document_fromstring(page), Links())
    assert not found.references
    assert not found.notes


def test_a_block_that_holds_its_own_reference_is_no_note() -> None:
    root = html.document_fromstring('<div>Word<sup><a href="#n">1</a></sup> <i id="n">x</i></div>')
    assert not find_notes(root, Links()).notes
