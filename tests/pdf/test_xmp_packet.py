"""The XML in which a file describes itself."""

from __future__ import annotations

from desktop.pdf.xmp_packet import xmp_packet
from tests.formats.pdf.samples import Made, lines, locked

PAGES = [lines("One")]


def test_it_is_handed_out_as_it_is():
    assert xmp_packet(Made(PAGES, xmp=b"<a/>").data()) == b"<a/>"
    assert xmp_packet(Made(PAGES).data()) == b""


def test_what_cannot_be_read_has_none():
    data = Made(PAGES, xmp=b"<a/>").data()
    assert xmp_packet(data[: data.index(b"startxref")][-80:]) == b""
    assert xmp_packet(b"/Metadata") == b""
    assert xmp_packet(locked("One", "word") + b"/Metadata", "other") == b""
    assert xmp_packet(data.replace(b"/Metadata 5000 0 R", b"/Metadata /Nothing ")) == b""
    assert xmp_packet(Made(PAGES, xmp=b"<a>" + b" " * (1 << 21)).data()) == b""
