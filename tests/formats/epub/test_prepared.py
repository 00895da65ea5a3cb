from __future__ import annotations

import time

import pytest

from desktop.formats.epub.prepared import refers_elsewhere
from tests.formats.epub.samples import SVG, book, page
from tests.formats.samples import GIF


def test_named_entities_and_self_closed_elements() -> None:
    body = '<p><a id="x"/>one&nbsp;two&mdash;three<span/> four</p>'
    parsed = book({"one.xhtml": page(body)}, "one")
    assert parsed.content.text == "one\u00a0two—three four"


def test_a_page_that_is_not_well_formed_keeps_its_words() -> None:
    broken = page('<p><a id="x"/>before <b>bold<p>after</p>').replace(
        "<title>t</title>", "<title/>"
    )
    parsed = book({"one.xhtml": broken}, "one")
    assert parsed.content.text == "before bold\nafter"


def test_page_breaks_in_the_text() -> None:
    body = '<p>one <span epub:type="pagebreak" id="p2" title="2"/>two</p>'
    parsed = book({"one.xhtml": page(body)}, "one")
    assert [(found.label, found.start) for found in parsed.content.locators] == [("2", 4)]


def test_pictures_drawings_and_their_words() -> None:
    body = (
        '<p><img src="a.gif" alt="A map"/></p><div>'
        + SVG.format('<title>Cover</title><image xlink:href="a.gif"/>')
        + "</div>"
        + SVG.format("<path d='M0 0'/><text>Drawn words</text>")
        + '<img src="https://example.org/far.png" alt="Far"/><img src="../../../etc/passwd"/>'
    )
    parsed = book({"one.xhtml": page(body), "a.gif": GIF}, "one")
    text = parsed.content.text
    pictures = [
        (text[b.start : b.end], b.attributes.get("width"))
        for b in parsed.content.blocks
        if b.kind.name == "IMAGE"
    ]
    assert pictures == [("A map", 4), ("Cover", 4), ("Drawn words", 40), ("Far", None)]
    assert len(parsed.assets) == 2
    assert parsed.remarks == ("2 pictures could not be shown.",)


def test_ruby_and_switches() -> None:
    body = (
        "<p><ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby></p>"
        "<epub:switch><epub:case required-namespace='x'>case</epub:case>"
        "<epub:default><p>default</p></epub:default></epub:switch>"
    )
    assert book({"one.xhtml": page(body)}, "one").content.text == "漢(kan)\ndefault"


def test_formulas_are_read_and_marked() -> None:
    share = "<m:mfrac><m:mn>413</m:mn><m:mn>902</m:mn></m:mfrac>"
    named = 'xmlns:m="http://www.w3.org/1998/Math/MathML"'
    inline, block = (f"<m:math {named} {how}>{share}</m:math>" for how in ("", 'display="block"'))
    body = (
        f"<p>Share {inline}, and {block}. End</p><h2>Of {block}</h2>"
        f"<epub:switch><epub:case required-namespace='m'>{inline}</epub:case>"
        "<epub:default><img src='none.gif' alt='a fraction'/></epub:default></epub:switch>"
        "<p>deep <math xmlns='http://www.w3.org/1998/Math/MathML'>"
        f"{'<mrow>' * 240}<mglyph/>{'</mrow>' * 240}</math></p>"
        "<p>gone <span class='katex'><span class='katex-html'>902413</span></span></p>"
    )
    parsed = book({"one.xhtml": page(body)}, "one")
    assert parsed.content.text.split("\n") == [
        *("Share 413/902, and", "413/902.", "End", "Of 413/902", "413/902"),
        *("deep", "gone [formula]"),
    ]
    assert parsed.remarks == ("A formula could not be read; its place is marked [formula].",)


@pytest.mark.parametrize(
    "body",
    [
        "<div>" * 200_000 + "deep",
        "<!DOCTYPE a [<!ENTITY l 'ha'>]>&l;deep",
        '<p style="background:url(https://example.org)">deep<script src="https://example.org"/></p>',
        '<p>deep<img src="file:///etc/passwd"/><a href="file:///etc/passwd"> link</a></p>',
        "<p>deep\0\ufffe</p>",
    ],
)
def test_hostile_pages_keep_their_words(body: str) -> None:
    started = time.perf_counter()
    parsed = book({"one.xhtml": page(body)}, "one")
    assert "deep" in parsed.content.text
    assert parsed.assets == {}
    assert all("file:" not in span.target for span in parsed.content.spans)
    assert time.perf_counter() - started < 5


def test_pages_that_refer_to_other_pages() -> None:
    for reference, elsewhere in (
        ('<a epub:type="noteref" href="#n">1</a>', False),
        ("<a href='#n' role='doc-noteref'>1</a>", False),
        ('<a epub:type="noteref" href="notes.xhtml#n">1</a>', True),
        ('<p>noteref <a href="notes.xhtml">1</a></p>', False),
    ):
        assert refers_elsewhere(reference.encode()) is elsewhere
