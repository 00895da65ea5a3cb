from __future__ import annotations

import pytest

from desktop.formats.door.xmltree import descendants, text_of
from desktop.formats.epub.mending import mended
from tests.formats.epub.samples import CONTAINER, TWO, book, page, parts_of, read
from tests.formats.samples import packed

OPF = str(
    parts_of({"one.xhtml": page("<p>x</p>")}, "one", "<dc:title>{}</dc:title>")["OPS/book.opf"]
)
MENDED = "The book's list of its files “OPS/book.opf” had to be mended"


def opened(opf: str | bytes, **parts: str | bytes | None):
    files: dict[str, str | bytes | None] = {
        "META-INF/container.xml": CONTAINER,
        "OPS/book.opf": opf,
        "OPS/one.xhtml": page("<p>x</p>"),
        **{name.replace("__", "/"): content for name, content in parts.items()},
    }
    return read(packed({name: data for name, data in files.items() if data is not None}))


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("Letters & Papers", "Letters & Papers"),
        ("A&B &C; &1; &", "A&B &C; &1; &"),
        ("Caf&eacute; & Co&nbsp;Ltd &amp; Sons &#38; &#x41;", "Café & Co Ltd & Sons & A"),
        ("One < Two <3", "One < Two <3"),
        ("One\x02\x1f Two", "One Two"),
        ("<b>Bold <i>words</b>", "Bold words"),
        ("Café " * 3 + "& <br>", "Café Café Café &"),
    ],
)
def test_a_package_that_is_nearly_xml_is_mended_and_said(written: str, title: str) -> None:
    parsed = opened(OPF.replace("{}", written))
    assert " ".join(parsed.facts.title.split()) == title
    assert parsed.content.text == "x"
    assert [remark for remark in parsed.remarks if remark.startswith(MENDED)]


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [("utf-8", "cp1252"), ("iso-8859-1", "utf-8"), ("us-ascii", "utf-8"), ("utf-16", "utf-8"),
     ("no-such-thing", "utf-8")],
)  # fmt: skip
def test_a_package_in_another_encoding_than_it_states(declared: str, encoding: str) -> None:
    opf = f'<?xml version="1.0" encoding="{declared}"?>' + OPF.replace(
        "{}", "Bücher für Frühaufsteher"
    )
    parsed = opened(opf.encode(encoding))
    assert parsed.facts.title == "Bücher für Frühaufsteher"
    assert any(remark.startswith(MENDED) for remark in parsed.remarks)


@pytest.mark.parametrize("declared", ["utf-8", "iso-8859-1", "windows-1252"])
def test_a_package_in_the_encoding_it_states_is_not_mended(declared: str) -> None:
    opf = f'<?xml version="1.0" encoding="{declared}"?>' + OPF.replace("{}", "Bücher &eacute;")
    parsed = opened(opf.encode(declared))
    assert (parsed.facts.title, parsed.remarks) == ("Bücher é", ())


def test_prefixes_that_were_forgotten() -> None:
    opf = OPF.replace(' xmlns:dc="http://purl.org/dc/elements/1.1/"', "").replace(
        ' xmlns:opf="http://www.idpf.org/2007/opf"', ""
    )
    title = '<dc:creator opf:role="aut">R. Vale</dc:creator><dc:title>T</dc:title>'
    parsed = opened(opf.replace("<dc:title>{}</dc:title>", title))
    assert (parsed.facts.title, parsed.facts.authors) == ("T", ("R. Vale",))


def test_own_entities_of_a_package() -> None:
    opf = '<!DOCTYPE package [<!ENTITY house "Old Press">]>' + OPF.replace("{}", "&house; & Co")
    assert opened(opf).facts.title == "Old Press & Co"


def test_a_table_of_contents_that_is_nearly_xml() -> None:
    ncx = (
        '<?xml version="1.0"?><ncx xmlns="http://www.daisy.org/z3986/2005/ncx/"><navMap>'
        '<navPoint><navLabel><text>Alpha & co</text></navLabel><content src="two.xhtml#b"/>'
        "</navPoint><navPoint><navLabel><text>Beta&nbsp;&rarr; two\x01</text></navLabel>"
        '<content src="two.xhtml?a=1&b=2#c"/></navPoint></navMap></ncx>'
    )
    parsed = book({"toc.ncx": ncx, "one.xhtml": page("<p>start</p>"), "two.xhtml": TWO})
    assert [section.title for section in parsed.content.sections] == ["Alpha & co", "Beta → two"]
    assert parsed.remarks == (
        "The book's table of contents “OPS/toc.ncx” had to be mended: it is not well-formed XML.",
    )


def test_a_navigation_page_that_is_nearly_xml() -> None:
    nav = page(
        '<nav epub:type="toc"><br><ol><li><a href="two.xhtml#b">A & b</a></li>'
        '<li><a href="two.xhtml#c">C&eacute;</ol></nav>'
    )
    parsed = book({"nav.xhtml": nav, "one.xhtml": page("<p>start</p>"), "two.xhtml": TWO})
    assert [section.title for section in parsed.content.sections] == ["A & b", "Cé"]
    assert "had to be mended" in parsed.remarks[0]


@pytest.mark.parametrize(
    "container",
    [
        None,
        "",
        "<container",
        "no markup at all",
        CONTAINER.replace("OPS/book.opf", "elsewhere.opf"),
        CONTAINER.replace("OPS/book.opf", "OPS\\book.opf"),
        CONTAINER.replace("OPS/book.opf", "/ops/Book.opf"),
        CONTAINER.replace("application/oebps-package+xml", "text/xml"),
        CONTAINER.replace("<rootfiles>", "<rootfiles> & "),
    ],
)
def test_a_container_that_is_broken_or_missing(container: str | None) -> None:
    parsed = opened(OPF.replace("{}", "T"), **{"META-INF__container.xml": container})
    assert (parsed.facts.title, parsed.content.text) == ("T", "x")


def test_a_package_cut_short_gives_what_it_holds() -> None:
    cut = OPF.replace("{}", "T").partition("</spine>")[0]
    assert opened(cut).content.text == "x"


def test_bombs_and_nonsense_end_soon() -> None:
    for data in (b"", b"\x00" * 100, b"<a " * 50_000, b"<a>" * 50_000, b"&" * 200_000, b"]]>" * 9):
        found = mended(data)
        assert found is None or len(text_of(found)) <= len(data)
    root = mended(b"<a><b>one<b>two</a>")
    assert root is not None
    assert [text_of(element)[:3] for element in descendants(root, "b")] == ["one", "two"]
