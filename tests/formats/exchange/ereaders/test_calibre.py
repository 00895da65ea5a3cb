from __future__ import annotations

import base64
import hashlib
import html
import io
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop import formats
from desktop.errors import UnreadableFileError
from desktop.formats.door.sniff import Opened
from desktop.formats.door.source import Source
from desktop.formats.exchange.ereaders import calibre

SEA: dict[str, Any] = {
    "type": "highlight", "uuid": "abc", "spine_index": 4, "highlighted_text": "The sea rose.",
    "start_cfi": "/2/4/2[pier[^]]/20/2/1:4", "end_cfi": "/2/4/2/20/2/1:17", "notes": "why?",
    "style": {"kind": "color", "type": "builtin", "which": "red"},
    "timestamp": "2024-10-23T17:33:06.197Z", "toc_family_titles": ["Part One", "The Pier"],
}  # fmt: skip
BEFORE = SEA | {
    "uuid": "def", "start_cfi": "/2/4/2[pier]/8/2/1:9", "highlighted_text": "It fell.", "notes": "",
    "style": {"kind": "decoration", "which": "wavy"},
}  # fmt: skip
MARKS = [
    SEA, BEFORE,
    {"type": "highlight", "uuid": "gone", "removed": True},
    {"type": "bookmark", "title": "here", "pos": "epubcfi(/2)"},
    {"type": "last-read", "pos": "epubcfi(/2)"},
]  # fmt: skip


def read(data: bytes, name: str):
    return calibre.read(Source(Path(name), data))


def packed(items: object) -> bytes:
    return b"encoding=json+base64:\n" + base64.encodebytes(json.dumps(items).encode())


def opf(items: list[dict[str, Any]]) -> bytes:
    metas = "".join(
        f'<meta name="calibre:annotation" content="{html.escape(json.dumps(value))}"/>'
        for value in ({"format": "EPUB", "annotation": item} for item in items)
    )
    return f"""<package xmlns="http://www.idpf.org/2007/opf"
        xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata><dc:title>The Harbour</dc:title>
        <dc:creator>Ada Marsh</dc:creator><dc:identifier>12</dc:identifier>{metas}</metadata>
        </package>""".encode()


COLLECTION = {"type": "calibre_annotation_collection", "version": 1}


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (packed(MARKS), "calibre_bookmarks.txt"),
        (json.dumps(MARKS).encode(), "notes.json"),
        (
            json.dumps(COLLECTION | {"annotations": MARKS}).encode(),
            "a.calibre_annotation_collection",
        ),
        (
            b"\xef\xbb\xbf"
            + json.dumps({"type": "calibre_highlights", "highlights": MARKS}).encode(),
            "b.json",
        ),
        (opf(MARKS), "metadata.opf"),
    ],
)
def test_every_way_of_writing_says_the_same(data, name):
    project = read(data, name)
    (book,) = project.sources
    first, second = book.passages
    assert (first.quotation, first.is_underlined, first.colour) == ("It fell.", True, "")
    assert (second.quotation, second.identity, second.colour) == ("The sea rose.", "abc", "pink")
    assert second.chapter == ("Part One", "The Pier")
    assert [note.text for note in second.notes] == ["why?"]
    assert second.created == "2024-10-23T17:33:06Z"
    assert 4 < first.at < second.at < 5
    assert book.removed == ("gone",)
    assert project.without_a_home == {"bookmarks": 1}


def test_books_of_a_collection_are_told_by_their_numbers():
    items = [SEA | {"book_id": 15, "format": "EPUB"}, BEFORE | {"book_id": 7, "format": "EPUB"}]
    nested = [{"book_id": 7, "format": "EPUB", "annotation": SEA}]
    project = read(json.dumps(COLLECTION | {"annotations": items + nested}).encode(), "a.json")
    assert [book.facts.title for book in project.sources] == [
        "Book 15 of a calibre library",
        "Book 7 of a calibre library",
    ]
    assert [len(book.passages) for book in project.sources] == [1, 2]


def test_what_is_known_of_the_book_is_kept():
    (book,) = read(opf(MARKS), "metadata.opf").sources
    assert (book.facts.title, book.facts.authors) == ("The Harbour", ("Ada Marsh",))
    assert book.beside == ("The Harbour - Ada Marsh.epub",)
    (book,) = read(packed(MARKS), "the-harbour-calibre_bookmarks.txt").sources
    assert (book.facts.title, book.beside) == ("the harbour", ("the-harbour.epub",))


def book(*parts: tuple[str, bytes]) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for name, part in parts:
            archive.writestr(name, part)
    return data.getvalue()


def test_highlights_inside_a_book_are_read_by_one_who_asks_for_notes():
    data = book((calibre.INSIDE, packed(MARKS)))
    (source,) = read(data, "The Harbour.epub").sources
    assert [passage.quotation for passage in source.passages] == ["It fell.", "The sea rose."]
    assert (source.sha256, source.beside) == (
        hashlib.sha256(data).hexdigest(),
        ("The Harbour.epub",),
    )
    assert read(book(("mimetype", b"")), "x.epub") is None
    opened = Opened(Path("x.epub"), io.BytesIO(data))
    assert formats.read_project(opened, lambda _address: None) is None
    project = formats.read_project(opened, lambda _address: None, is_wanted=True)
    assert project is not None
    assert project.form == "calibre"


def test_other_files_are_none_and_broken_ones_say_so():
    assert read(b'[{"start_cfi": 3}, 4]', "x.json") is None
    assert read(b'{"annotations": []}', "x.json") is None
    assert read(b"<package/>", "x.opf") is None
    for data, name in ((b"encoding=json+base64:\n!!!", "a.txt"), (b'[{"start_cfi": ', "x.json")):
        with pytest.raises(UnreadableFileError, match="export them again"):
            read(data, name)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from([*SEA, *SEA["style"], "annotation", "book_id"]), inner)
    ),
    max_leaves=12,
)


@given(st.lists(JSON, max_size=4))
def test_values_of_any_kind_do_no_harm(items):
    read(packed(items), "a.txt")
    read(packed([SEA | {name: value} for name in SEA for value in items]), "a.txt")
