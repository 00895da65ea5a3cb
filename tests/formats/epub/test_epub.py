from __future__ import annotations

import contextlib
import io
import re
import time
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.domain import DocumentKind, SpanKind
from desktop.errors import UnreadableFileError
from desktop.formats import epub
from desktop.formats.archive import Archive
from desktop.formats.epub.package import Package
from desktop.formats.source import Source

if TYPE_CHECKING:
    from desktop.domain import Parsed

CONTAINER = (
    '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="OPS/book.opf" media-type="application/oebps-package+xml"/>'
    "</rootfiles></container>"
)
XHTML = (
    '<?xml version="1.0"?><!DOCTYPE html>'
    '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops">'
    "<head><title>t</title></head><body>{}</body></html>"
)
TYPES = {
    "xhtml": "application/xhtml+xml",
    "ncx": "application/x-dtbncx+xml",
    "svg": "image/svg+xml",
    "gif": "image/gif",
}
GIF = (
    b"GIF89a\x04\x00\x03\x00\x80\x00\x00\x00\x00\x00\xff\xff\xff,\x00\x00\x00\x00\x04\x00\x03\x00;"
)
SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
    'viewBox="0 0 40 30">{}</svg>'
)


def page(body: str) -> str:
    return XHTML.format(body)


def package(files: dict[str, str | bytes], spine: str, metadata: str, extra: str) -> str:
    items = "".join(
        f'<item id="{name.partition(".")[0]}" href="{name}" '
        f'media-type="{TYPES[name.rpartition(".")[2]]}"'
        + (' properties="nav"/>' if name == "nav.xhtml" else "/>")
        for name in files
    )
    references = "".join(f'<itemref idref="{key}"/>' for key in spine.split())
    return (
        '<package xmlns="http://www.idpf.org/2007/opf" version="3.0"><metadata '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:opf="http://www.idpf.org/2007/opf">'
        f"{metadata}</metadata><manifest>{items}{extra}</manifest>"
        f"<spine>{references}</spine></package>"
    )


def parts_of(
    files: dict[str, str | bytes], spine: str = "one two", metadata: str = "", extra: str = ""
) -> dict[str, str | bytes]:
    parts: dict[str, str | bytes] = {
        "META-INF/container.xml": CONTAINER,
        "OPS/book.opf": package(files, spine, metadata, extra),
    }
    return {**parts, **{f"OPS/{name}": content for name, content in files.items()}}


def packed(parts: dict[str, str | bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as target:
        for name, content in parts.items():
            target.writestr(name, content)
    return stream.getvalue()


def read(data: bytes) -> Parsed:
    return epub.read(Source(Path("book.epub"), data))


def book(
    files: dict[str, str | bytes], spine: str = "one two", metadata: str = "", extra: str = ""
) -> Parsed:
    return read(packed(parts_of(files, spine, metadata, extra)))


def outline(parsed: Parsed) -> list[tuple[int, str, str]]:
    text = parsed.content.text
    return [(s.level, s.title, text[s.start : s.end]) for s in parsed.content.sections]


def test_pages_come_in_the_order_of_the_spine() -> None:
    parsed = book(
        {"one.xhtml": page("<p>first</p>"), "two.xhtml": page("<p>second</p>")}, "two one"
    )
    assert parsed.content.text == "second\nfirst"
    assert parsed.kind is DocumentKind.BOOK


def test_repeated_and_unknown_pages_of_a_spine() -> None:
    parsed = book({"one.xhtml": page("<p>first</p>")}, "one one ghost one")
    assert parsed.content.text == "first"


def test_a_missing_page_is_said() -> None:
    lost = '<item id="two" href="two.xhtml" media-type="application/xhtml+xml"/>'
    parsed = book({"one.xhtml": page("<p>first</p>")}, extra=lost)
    assert parsed.content.text == "first"
    assert parsed.remarks == ("Pages that the book lists could not be read: “OPS/two.xhtml”.",)


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


NAV = page(
    '<nav epub:type="toc"><ol><li><span>Part</span><ol>'
    '<li><a href="one.xhtml">Opening</a></li><li><a href="two.xhtml#b">Middle</a></li></ol></li>'
    '<li><a href="https://example.org/">Nowhere</a></li>'
    '<li><a href="two.xhtml#c">Close</a></li></ol></nav>'
    '<nav epub:type="page-list"><ol><li><a href="one.xhtml">iv</a></li>'
    '<li><a href="two.xhtml#b">5</a></li></ol></nav>'
)
TWO = page('<p>a</p><p id="b">b</p><p id="c">c</p>')


def test_navigation_becomes_outline_and_page_labels() -> None:
    parsed = book({"nav.xhtml": NAV, "one.xhtml": page("<p>start</p>"), "two.xhtml": TWO})
    assert parsed.content.text == "start\na\nb\nc"
    assert outline(parsed) == [
        (1, "Part", "start\na\nb\n"),
        (2, "Opening", "start\na\n"),
        (2, "Middle", "b\n"),
        (1, "Close", "c"),
    ]
    assert [(found.label, found.start) for found in parsed.content.locators] == [
        ("iv", 0),
        ("5", 8),
    ]


def test_the_contents_of_a_second_edition_book() -> None:
    ncx = (
        '<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/"><navMap><navPoint><navLabel>'
        '<text>All</text></navLabel><content src="one.xhtml"/><navPoint><navLabel>'
        '<text>Later</text></navLabel><content src="two.xhtml#b"/></navPoint></navPoint></navMap>'
        '<pageList><pageTarget value="9"><navLabel><text>9</text></navLabel>'
        '<content src="two.xhtml#c"/></pageTarget></pageList></ncx>'
    )
    parsed = book({"toc.ncx": ncx, "one.xhtml": page("<p>start</p>"), "two.xhtml": TWO})
    assert outline(parsed) == [(1, "All", "start\na\nb\nc"), (2, "Later", "b\nc")]
    assert [(found.label, found.start) for found in parsed.content.locators] == [("9", 10)]


def test_headings_are_the_outline_of_a_book_without_contents() -> None:
    parsed = book({"one.xhtml": page("<h1>Title</h1><p>x</p><h2>Sub</h2>")}, "one")
    assert [(s.level, s.title) for s in parsed.content.sections] == [(1, "Title"), (2, "Sub")]


def test_page_breaks_in_the_text() -> None:
    body = '<p>one <span epub:type="pagebreak" id="p2" title="2"/>two</p>'
    parsed = book({"one.xhtml": page(body)}, "one")
    assert [(found.label, found.start) for found in parsed.content.locators] == [("2", 4)]


@pytest.mark.parametrize(
    ("place", "start"),
    [
        ("/6/2!/4/4/1:3", 9),
        ("/6/2[x]!/4/4[y]/3:1[,to^]]", 13),
        ("/6/2!/4/2", 0),
        ("/6/2!/4/40/1:3", None),
        ("/6/9!/4/2", None),
        ("/6/2", None),
    ],
)
def test_printed_pages_found_by_counting(place: str, start: int | None) -> None:
    nav = page(
        '<nav epub:type="page-list"><ol>'
        f'<li><a href="book.opf#epubcfi({place})">7</a></li></ol></nav>'
    )
    body = "<p>first</p><p>second <b>to</b> third</p>"
    parsed = book({"nav.xhtml": nav, "one.xhtml": page(body)}, "one")
    found = [locator.start for locator in parsed.content.locators]
    if start == 13:
        start = parsed.content.text.index(" third") + 1
    assert found == ([] if start is None else [start])


def test_notes_on_another_page() -> None:
    one = page(
        '<p>word<a epub:type="noteref" href="two.xhtml#n1">1</a> <a href="two.xhtml">see</a></p>'
    )
    two = page('<h2>Notes</h2><ul><li><p id="n1">A note.</p></li></ul>')
    parsed = book({"one.xhtml": one, "two.xhtml": two})
    text = parsed.content.text
    kinds = {text[b.start : b.end]: b.kind.name for b in parsed.content.blocks}
    assert kinds["A note."] == "FOOTNOTE"
    assert [(text[s.start : s.end], s.kind, s.target) for s in parsed.content.spans] == [
        ("1", SpanKind.NOTE_REFERENCE, f"#{text.index('A note')}"),
        ("see", SpanKind.LINK, f"#{text.index('Notes')}"),
    ]


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


def test_pictures_and_drawings_in_the_spine() -> None:
    files: dict[str, str | bytes] = {
        "one.svg": SVG.format('<image xlink:href="three.gif"/>'),
        "two.svg": SVG.format("<text>Words</text>"),
        "three.gif": GIF,
        "words.xhtml": page("<p>The same in words</p>"),
    }
    parts = parts_of(files, "one two three")
    opf = str(parts["OPS/book.opf"]).replace('id="three"', 'id="three" fallback="words"')
    parsed = read(packed({**parts, "OPS/book.opf": opf}))
    assert parsed.content.text == "\nWords\n\nThe same in words"
    assert [b.kind.name for b in parsed.content.blocks] == ["IMAGE"] * 3 + ["PARAGRAPH"]


def test_ruby_and_switches() -> None:
    body = (
        "<p><ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby></p>"
        "<epub:switch><epub:case required-namespace='x'>case</epub:case>"
        "<epub:default><p>default</p></epub:default></epub:switch>"
    )
    assert book({"one.xhtml": page(body)}, "one").content.text == "漢(kan)\ndefault"


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


ENCRYPTION = (
    '<encryption xmlns:e="http://www.w3.org/2001/04/xmlenc#"><e:EncryptedData>'
    '<e:EncryptionMethod Algorithm="{}"/><e:CipherData><e:CipherReference URI="OPS/one.xhtml"/>'
    "</e:CipherData></e:EncryptedData></encryption>"
)


def test_locked_books_are_refused() -> None:
    parts = parts_of({"one.xhtml": page("<p>x</p>")}, "one")
    aes = ENCRYPTION.format("http://www.w3.org/2001/04/xmlenc#aes128-cbc")
    for lock in ({"META-INF/encryption.xml": aes}, {"META-INF/rights.xml": "<rights/>"}):
        with pytest.raises(UnreadableFileError, match="locked by its seller"):
            read(packed({**parts, **lock}))


def test_hidden_fonts_are_no_lock() -> None:
    parts = parts_of({"one.xhtml": page("<p>x</p>")}, "one")
    fonts = ENCRYPTION.format("http://www.idpf.org/2008/embedding")
    assert read(packed({**parts, "META-INF/encryption.xml": fonts})).content.text == "x"


def test_broken_books_are_refused() -> None:
    parts = parts_of({"one.xhtml": page("<p>x</p>")}, "one")
    for change, reason in (
        ({"OPS/book.opf": "<package>"}, "not well-formed"),
        ({"OPS/book.opf": "<package/>"}, "none of the book's pages"),
        ({"META-INF/container.xml": "<x/>", "OPS/book.opf": None}, "list of pages is missing"),
    ):
        changed = {k: v for k, v in {**parts, **change}.items() if v is not None}
        with pytest.raises(UnreadableFileError, match=reason):
            read(packed(changed))


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


INLINE = ("a", "abbr", "b", "cite", "code", "dfn", "em", "i", "q", "ruby", "s", "small", "span")
INLINE += ("strong", "sub", "sup", "u", "big", "tt", "phoneme", "time")


def plain(element: ET.Element) -> str:
    """Return the words of an element by a walk that shares nothing with the importer's."""
    name = element.tag.rpartition("}")[2]
    inner = "".join(plain(child) for child in element)
    if name in ("script", "style", "rp", "case") or element.get("hidden") is not None:
        inner = ""
    else:
        inner = (element.text or "") + inner + element.get("alt", "")
    return (inner if name in INLINE else f" {inner} ") + (element.tail or "")


def test_words_of_real_books_are_kept_in_order(corpus: Path) -> None:
    for path in sorted((corpus / "epub").glob("*.epub")):
        source = Source(path, path.read_bytes())
        with Archive(source) as archive:
            pages = [p for p in Package(archive).pages() if p.media_type == TYPES["xhtml"]]
            roots = [ET.fromstring(archive.read(p.part)) for p in pages]  # noqa: S314 - our own books
        expected = " ".join(plain(root.find("{*}body")) for root in roots)
        found = epub.read(source).content.text
        assert re.findall(r"\w+", found) == re.findall(r"\w+", expected), path.name


SAMPLE = parts_of(
    {
        "nav.xhtml": NAV,
        "one.xhtml": page(
            '<h1>One</h1><p>x<a epub:type="noteref" href="two.xhtml#b">1</a>&nbsp;</p>'
            "<table><tr><td>1</td><td>2</td></tr></table>" + SVG.format("<text>w</text>")
        ),
        "two.xhtml": TWO,
        "a.gif": GIF,
    },
    metadata="<dc:title>T</dc:title>",
)
TAGS = re.findall(r"<[^<>]*>", "".join(v for v in SAMPLE.values() if isinstance(v, str)))
PIECES = sorted({*(tag.encode() for tag in TAGS), b"&a;", b"\xff", b"\0", b"../", b"-1"})


def tried(data: st.DataObject) -> None:
    """Read the sample with pieces of its own XML put where they do not belong."""
    name = data.draw(st.sampled_from(sorted(SAMPLE)))
    whole = SAMPLE[name]
    part = whole if isinstance(whole, bytes) else whole.encode()
    for _ in range(data.draw(st.integers(1, 5))):
        start = data.draw(st.integers(0, len(part)))
        end = data.draw(st.integers(start, min(len(part), start + 100)))
        part = part[:start] + data.draw(st.sampled_from(PIECES)) + part[end:]
    with contextlib.suppress(UnreadableFileError):
        parsed = read(packed({**SAMPLE, name: part}))
        length = len(parsed.content.text)
        for section in parsed.content.sections:
            assert 0 <= section.start < section.end <= length


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_mutated_books_are_read_or_refused(data: st.DataObject) -> None:
    tried(data)


@pytest.mark.slow
@settings(max_examples=5_000, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_many_mutated_books_are_read_or_refused(data: st.DataObject) -> None:
    tried(data)
