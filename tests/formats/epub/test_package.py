from __future__ import annotations

from tests.formats.epub.samples import book, page, parts_of, read
from tests.formats.samples import GIF, packed


def test_facts() -> None:
    metadata = (
        '<dc:title id="t">The Register</dc:title><dc:title id="s">A Study</dc:title>'
        '<meta refines="#s" property="title-type">subtitle</meta>'
        '<dc:creator id="c">R. Vale</dc:creator>'
        '<meta refines="#c" property="role">aut</meta>'
        '<dc:creator opf:role="ill">P. Draw</dc:creator>'
        "<dc:language>ar</dc:language><dc:publisher>Old Press</dc:publisher>"
        '<dc:date opf:event="modification">2020-01-01</dc:date>'
        '<dc:date opf:event="publication">1999-05</dc:date>'
        "<dc:identifier>urn:isbn:9780000000002</dc:identifier>"
        "<dc:identifier>https://example.org/register</dc:identifier>"
    )
    facts = book({"one.xhtml": page("<p>x</p>")}, "one", metadata).facts
    assert facts.title == "The Register: A Study"
    assert facts.authors == ("R. Vale",)
    assert (facts.date, facts.publisher, facts.language) == ("1999-05", "Old Press", "ar")
    assert facts.url == "https://example.org/register"
    assert facts.other["isbn"] == "9780000000002"


def test_a_book_without_its_container_is_found() -> None:
    parts = parts_of({"one.xhtml": page("<p>x</p>")}, "one")
    del parts["META-INF/container.xml"]
    assert read(packed(parts)).content.text == "x"


def test_fallbacks_that_run_in_a_circle() -> None:
    files: dict[str, str | bytes] = {"a.gif": GIF, "b.gif": GIF, "one.xhtml": page("<p>x</p>")}
    parts = parts_of(files, "a b one")
    opf = (
        str(parts["OPS/book.opf"])
        .replace('id="a"', 'id="a" fallback="b"')
        .replace('id="b"', 'id="b" fallback="a"')
    )
    assert read(packed({**parts, "OPS/book.opf": opf})).content.text == "\n\nx"
