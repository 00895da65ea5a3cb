from __future__ import annotations

import pytest

from desktop.formats.walk.page_labels import Classed, classed, label_of, page_of_id, refers, value


@pytest.mark.parametrize(
    ("written", "page", "is_marked"),
    [
        ("13", "13", False), ("xiv", "xiv", False), ("[13]", "13", True), ("{14}", "14", True),
        ("[Pg 13]", "13", True), ("(S. 13)", "13", True), ("A-13", "A-13", False),
        ("— 13 —", "13", True), ("[13/0025]", "13", True), ("第13页", "13", True),
        ("стр. 7", "7", True), ("p. xii", "xii", True), ("\u200b13\u2060", "13", False),
    ],
)  # fmt: skip
def test_labels(written, page, is_marked) -> None:
    assert label_of(written) == (page, is_marked)


@pytest.mark.parametrize("written", ["", "people", "Plate III", "in 1944", "13 of 20", "May 13"])
def test_what_is_no_label(written) -> None:
    assert label_of(written) is None


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        ("pagenum", Classed.YES), ("x-ebookmaker-pageno", Classed.YES), ("tei-pb", Classed.YES),
        ("left newPage", Classed.YES), ("Seitenzahl", Classed.YES), ("pagenum2", Classed.YES),
        ("page", Classed.PERHAPS), ("Seite", Classed.PERHAPS), ("pagination", Classed.NO),
        ("mbp_pagebreak", Classed.NO), ("homepage", Classed.NO), ("pbody", Classed.NO),
    ],
)  # fmt: skip
def test_classes(names, expected) -> None:
    assert classed(names) is expected


def test_ids_that_name_a_page() -> None:
    assert [page_of_id(name) for name in ("Page_13", "p14", "pb-xv", "page_size", "h13")] == [
        "13", "14", "xv", "", "",
    ]  # fmt: skip
    assert [page_of_id(name, is_certain=True) for name in ("page13", "p14", "pg.2")] == [
        "13", "", "2",
    ]  # fmt: skip


def test_words_that_make_a_reference() -> None:
    assert all(refers(before) for before in ("see page ", "pp. 11, ", "siehe S. ", "(see "))
    assert not any(refers(before) for before in ("", "the peo", "many pages were lost "))


def test_numbers_of_pages() -> None:
    assert [value(page) for page in ("13", "xiv", "MCM", "A-1", "١٣")] == [13, 14, 1900, None, 13]
