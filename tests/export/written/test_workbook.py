from __future__ import annotations

import gc
import io
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from desktop.errors import CancelledError
from desktop.export.written import workbook
from desktop.export.written.target import in_memory
from tests.export.written.samples import one, selection_of, source_of, written

N = {"m": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}


def sheets(data: bytes) -> list[list[list[str]]]:
    """Return the cells of each sheet as words."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        found = []
        for number in (1, 2, 3):
            root = etree.fromstring(archive.read(f"xl/worksheets/sheet{number}.xml"))
            assert not root.findall(".//m:f", N), "nothing is a formula"
            found.append([["".join(cell.itertext()) for cell in row] for row in root.iter(
                f"{{{N['m']}}}row")])  # fmt: skip
        return found


def test_three_sheets_tell_highlights_tags_and_documents():
    source = source_of("Title\nA passage.\nOther", (6, 16), (17, 22), tags=("a", "b/c"))
    listed, borne, told = sheets(written("xlsx", selection_of(source)))
    assert listed[0][:3] == ["Quotation", "Note", "Tags"]
    assert listed[1][0] == "A passage."
    assert borne[0] == ["Highlight", "Document", "Quotation", "a", "b/c"]
    assert [row[-2:] for row in borne[1:]] == [["1", "1"], ["1", "1"]]
    assert told[1][0] == "A report"


def test_a_tag_is_a_one_or_a_nought():
    sources = (source_of("One two", (0, 3), tags=("a",)), source_of("Three", (0, 5), tags=("b",)))
    borne = sheets(written("xlsx", selection_of(*sources)))[1]
    assert [row[-2:] for row in borne[1:]] == [["1", "0"], ["0", "1"]]


def test_of_very_many_tags_only_the_ones_are_written(monkeypatch):
    monkeypatch.setattr(workbook, "_MOST_MARKS", 1)
    sources = (source_of("One two", (0, 3), tags=("a",)), source_of("Three", (0, 5), tags=("b",)))
    borne = sheets(written("xlsx", selection_of(*sources)))[1]
    assert "empty cell" in borne[0][0]
    assert [row[3:] for row in borne[1:]] == [["1"], ["1"]]


@pytest.mark.parametrize("words", ["=1+1", "-2", "@a", "http://example.org", "<b>&", "00123", "'x"])
def test_what_looks_active_comes_back_as_it_was(words):
    assert sheets(written("xlsx", selection_of(*one(words))))[0][1][0] == words


def test_what_looks_like_xml_of_the_library_is_no_xml():
    words = "<r><t>x</t></r>"
    assert sheets(written("xlsx", selection_of(*one(words))))[0][1][0] == f"{words} "


@settings(max_examples=30)
@given(st.text(min_size=1, alphabet=st.characters(exclude_categories=["Cs", "Cc"])))
def test_any_words_come_back(words):
    source = source_of("Title", (0, 5), note=words)
    note = sheets(written("xlsx", selection_of(source)))[0][1][1]
    assert note.replace("_x005F_", "_") == words


def test_a_cell_that_holds_no_more_says_so():
    source = source_of("Title", (0, 5), note="😀" * 40_000)
    note = sheets(written("xlsx", selection_of(source)))[0][1][1]
    assert note.endswith("(cut here: a cell holds no more)")
    assert len(note.encode("utf-16-le")) // 2 <= 32_767


def test_what_is_stopped_leaves_nothing_among_temporary_files(tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    target, _ = in_memory(lambda: True)
    source = source_of("word " * 99, *((at, at + 4) for at in range(0, 490, 5)))
    with pytest.raises(CancelledError):
        workbook.write(selection_of(source), target)
    gc.collect()
    assert list(tmp_path.iterdir()) == []
