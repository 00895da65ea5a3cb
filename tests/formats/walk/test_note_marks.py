from __future__ import annotations

import pytest
from lxml import html

from desktop.domain import SpanKind
from desktop.formats.walk.link_targets import Links
from desktop.formats.walk.note_marks import find_notes

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


BACK = '<p id="n"><a href="#r">4</a>544 people.</p>'


@pytest.mark.parametrize(
    ("reference", "note"),
    [
        ('544<a id="r" href="#n">4</a>', BACK),
        ('544 <a name="r"></a><a href="#n">4</a>', BACK),
        ('544<a id="r" href="#n">4</a>', '<p id="n">4 See report <a href="#r">back</a></p>'),
        ('544<a href="#n" style="vertical-align: super">4</a>', BACK),
        ('544<span style="font-variant-position:super"><a href="#n">4</a></span>', BACK),
        ('544<span class="up"><a href="#n">4</a></span>', BACK),
        ('544<a href="#n"><span><span class="up">4</span></span></a>', BACK),
        ('544[<a href="#n">4</a>]', BACK),
        ('544 [<a href="#x">3</a>, <a href="#n">4</a>]', BACK),
        ('544<sup>[<a href="#n">4</a>]</sup>', BACK),
        ('544<a href="#n">¹</a>', BACK),
        ('544<a class="reference" href="#n">4</a>', BACK),
        ('544<sup><a href="#n">[Anm. 4]</a></sup>', BACK),
        ('544<sup class="reference"><a href="#n">[note 4]</a></sup>', BACK),
        ('544<a href="#n"><span class="MsoFootnoteReference">[4]</span></a>', BACK),
    ],
)
def test_marks_are_known_by_their_look_or_by_the_way_back(reference, note) -> None:
    root = html.document_fromstring(f"<p>Held {reference} in.</p>{note}")
    found = find_notes(root, Links(), {"up": SpanKind.SUPERSCRIPT})
    assert list(found.references.values()) == ["n"]
    assert [element.get("id") for element in found.notes] == ["n"]


@pytest.mark.parametrize(
    "page",
    [
        '<p>Quill (<a class="CitationRef" id="r" href="#n">2018</a>) says</p><p id="n">Quill</p>',
        '<p>Quill (<a role="doc-biblioref" href="#n">3</a>) says</p><p id="n">3. Quill</p>',
        '<p>See Table <a class="reference internal" href="#n">2</a>.</p><p id="n">2. Boats</p>',
        '<p>by equation <a href="#n">(1)</a></p><p id="n">(1) is</p>',
        '<p>Chapter <a id="r" href="#n">1</a></p><h2 id="n"><a href="#r">1</a> Boats</h2>',
        '<p><a id="r" href="#n">1</a> Boats</p><p id="n"><a href="#r">1</a> Boats</p>',
        '<p>Chapter <a id="r" href="#n">1</a></p><p id="n">Chapter <a href="#r">1</a></p>',
        '<p>See <a href="#n">[Table 2]</a>.</p><p id="n">Table 2: Boats</p>',
        '<p>See paragraph <a href="#n">3</a>.</p><p id="n">3. The court sat.</p>',
    ],
)
def test_numbers_of_a_sentence_are_no_marks(page) -> None:
    assert not find_notes(html.document_fromstring(page), Links()).references
