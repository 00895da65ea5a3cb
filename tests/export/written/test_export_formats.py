from __future__ import annotations

import pytest

from desktop.export.written.export_formats import (
    EXPORT_FORMATS,
    export_format,
    format_of_suffix,
)
from tests.export.written.samples import selection_of, source_of, written

OF_EXCERPTS = [form for form in EXPORT_FORMATS if form.name not in ("qdpx", "qdc")]
"""The others are written of all that a library knows, and tested beside their modules."""
EVERY = pytest.mark.parametrize("form", OF_EXCERPTS, ids=lambda form: form.name)


@EVERY
def test_every_format_is_a_module_that_writes(form):
    assert export_format(form.name) is form
    source = source_of("A passage.", (2, 9), note="Why", tags=("a/b",))
    data = written(form.name, selection_of(source))
    assert data
    assert data == written(form.name, selection_of(source)), "equal annotations give equal bytes"
    if not form.is_bytes:
        data.decode("utf-8")


@EVERY
def test_every_format_writes_nothing_at_all(form):
    assert written(form.name, selection_of()) is not None


@EVERY
def test_every_format_has_the_link_or_the_key(form):
    source = source_of("A passage.", (2, 9))
    if not (form.is_bytes or form.name in {"markdown", "qdc"}):
        text = written(form.name, selection_of(source)).decode()
        assert ("marsh2024" if form.holds_documents else "manicule://1b000000-") in text


@pytest.mark.parametrize(
    ("suffix", "name"),
    [(".md", "markdown"), (".DOCX", "docx"), (".htm", "html"), (".json", "json"),
     (".bib", "bibtex"), (".jsonld", "w3c"), (".xlsx", "xlsx"), (".txt", "")],
)  # fmt: skip
def test_a_suffix_chooses_a_format(suffix, name):
    found = format_of_suffix(suffix)
    assert (found.name if found else "") == name
