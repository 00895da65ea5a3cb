"""What is asked of the catalogue of a file."""

from __future__ import annotations

from desktop.pdf.catalogue.catalogued import Catalogued, catalogued
from tests.formats.pdf.samples import Made, lines, locked

PAGES = [lines("One")]


def test_what_cannot_be_read_says_nothing():
    data = Made(PAGES, xmp=b"<a/>").data()
    for damaged in (
        data[: data.index(b"startxref")][-80:],
        b"/Metadata",
        locked("One", "word") + b"/Metadata /OCProperties",
    ):
        assert catalogued(damaged, "other") == Catalogued()


def test_damage_to_what_is_said_of_layers_costs_no_description():
    for nonsense in ("7", "<</OCGs 3>>", "<</OCGs [3 0 R 9 [] 77 0 R] /D 9>>", "99 0 R"):
        data = Made(PAGES, xmp=b"<a/>", catalog=f"/OCProperties {nonsense}").data()
        assert catalogued(data) == Catalogued(b"<a/>")
