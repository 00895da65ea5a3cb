"""The XML in which a file describes itself."""

from __future__ import annotations

from desktop.pdf.catalogue.catalogued import catalogued
from tests.formats.pdf.samples import Made, lines

PAGES = [lines("One")]


def test_it_is_handed_out_as_it_is():
    assert catalogued(Made(PAGES, xmp=b"<a/>").data()).xmp == b"<a/>"
    assert catalogued(Made(PAGES).data()).xmp == b""


def test_one_that_is_no_stream_or_larger_than_any_is_none():
    data = Made(PAGES, xmp=b"<a/>").data()
    assert catalogued(data.replace(b"/Metadata 5000 0 R", b"/Metadata /Nothing ")).xmp == b""
    assert catalogued(Made(PAGES, xmp=b"<a>" + b" " * (1 << 21)).data()).xmp == b""
