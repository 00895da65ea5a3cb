from __future__ import annotations

import base64
import contextlib
import io
import re
import zipfile
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.errors import UnreadableFileError
from desktop.formats import epub
from desktop.formats.door.archive import Archive
from desktop.formats.door.source import Source
from desktop.formats.epub.package import Package
from tests.formats.epub.samples import INLINE, NAV, SVG, TWO, TYPES, page, parts_of, read
from tests.formats.samples import GIF, assert_sound, mutated, packed

if TYPE_CHECKING:
    from pathlib import Path


UNSEEN = ("script", "style", "rp", "case")


def plain(element: ET.Element) -> str:
    """Return the words of an element by a walk that shares nothing with the importer's."""
    name = element.tag.rpartition("}")[2]
    inner = "".join(plain(child) for child in element)
    is_mark = element.get("{http://www.idpf.org/2007/ops}type") == "pagebreak"
    if name in UNSEEN or is_mark or element.get("hidden") is not None:
        inner = ""
    else:
        inner = (element.text or "") + inner + element.get("alt", "")
    return (inner if name in INLINE else f" {inner} ") + (element.tail or "")


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
    name = data.draw(st.sampled_from(sorted(SAMPLE)))
    whole = SAMPLE[name]
    whole = whole if isinstance(whole, bytes) else whole.encode()
    with contextlib.suppress(UnreadableFileError):
        assert_sound(read(packed({**SAMPLE, name: mutated(data, whole, PIECES)})))


def test_broken_books_are_refused() -> None:
    parts = parts_of({"one.xhtml": page("<p>x</p>")}, "one")
    for change, reason in (
        ({"OPS/book.opf": "<package>"}, "damaged beyond reading"),
        ({"OPS/book.opf": "<package/>", "OPS/one.xhtml": None}, "none of the book's pages"),
        ({"META-INF/container.xml": "<x/>", "OPS/book.opf": None}, "list of pages is missing"),
    ):
        changed = {k: v for k, v in {**parts, **change}.items() if v is not None}
        with pytest.raises(UnreadableFileError, match=reason):
            read(packed(changed))


def test_words_of_real_books_are_kept_in_order(corpus: Path) -> None:
    for path in sorted((corpus / "epub").glob("*.epub")):
        source = Source(path, path.read_bytes())
        with Archive(source) as archive:
            pages = [p for p in Package(archive).manifest.pages() if p.media_type == TYPES["xhtml"]]
            roots = [ET.fromstring(archive.read(p.part)) for p in pages]  # noqa: S314 - our own books
        expected = " ".join(plain(root.find("{*}body")) for root in roots)
        found = epub.read(source).content.text
        assert re.findall(r"\w+", found) == re.findall(r"\w+", expected), path.name


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_mutated_books_are_read_or_refused(data: st.DataObject) -> None:
    tried(data)


@pytest.mark.slow
@settings(max_examples=5_000, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_many_mutated_books_are_read_or_refused(data: st.DataObject) -> None:
    tried(data)


@pytest.mark.parametrize("said", [None, "application/epub", "text/plain", "application/epub+zip\n"])
def test_a_book_that_says_wrongly_or_not_at_all_what_it_is(read_file, said) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as target:
        if said:
            target.writestr("mimetype", said)
        for name, content in parts_of({"one.xhtml": page("<p>x</p>")}, "one").items():
            target.writestr(name.replace("/", "\\"), content)
    assert read_file("a.epub", stream.getvalue()).content.text == "x"


def test_highlights_that_calibre_has_kept_in_a_book_are_told() -> None:
    kept = base64.encodebytes(b'[{"type": "highlight", "highlighted_text": "x"}]').decode()
    for inside, told in ((kept, 1), (base64.encodebytes(b"[]").decode(), 0), ("ab", 0)):
        parts = parts_of({"one.xhtml": page("<p>x</p>")}, "one")
        parts["META-INF/calibre_bookmarks.txt"] = f"encoding=json+base64:\n{inside}"
        assert sum("calibre" in remark for remark in read(packed(parts)).remarks) == told
