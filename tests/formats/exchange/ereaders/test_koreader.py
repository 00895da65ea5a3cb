from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.errors import UnreadableFileError
from desktop.formats.door import companions
from desktop.formats.door.source import Source
from desktop.formats.exchange.ereaders import koreader

if TYPE_CHECKING:
    from desktop.domain.exchanged.project import Project

PLACE = "/body/DocFragment[5]/body/div/p[1]/text()."
OLD = rf"""-- we can read Lua syntax here!
return {{
    ["bookmarks"] = {{
        [2] = {{
            ["chapter"] = "The Pier",
            ["pos0"] = "{PLACE}0", ["pos1"] = "{PLACE}8", ["page"] = "{PLACE}0",
            ["highlighted"] = true,
            ["notes"] = "The sea.",
            ["text"] = "my own words",
            ["datetime"] = "2023-01-24 04:36:02",
        }},
        [1] = {{
            ["pos0"] = "{PLACE}9", ["pos1"] = "{PLACE}12", ["page"] = "{PLACE}9",
            ["highlighted"] = true,
            ["notes"] = "Only here",
            ["text"] = "Page 346 Only here @ 2023-01-24 04:36:03",
            ["datetime"] = "2023-01-24 04:36:03",
        }},
        [3] = {{ ["page"] = "{PLACE}40", ["notes"] = "in The Pier" }},
    }},
    ["highlight"] = {{
        [5] = {{
            [1] = {{
                ["text"] = "The sea.", ["drawer"] = "underscore",
                ["datetime"] = "2023-01-24 04:36:02",
                ["pos0"] = "{PLACE}0", ["pos1"] = "{PLACE}8", ["chapter"] = "The Pier",
            }},
            [2] = {{
                ["text"] = "Only there", ["drawer"] = "lighten",
                ["datetime"] = "2023-01-24 05:00:00",
                ["pos0"] = "{PLACE}20", ["pos1"] = "{PLACE}30",
            }},
        }},
    }},
    ["stats"] = {{ ["title"] = "The Harbour", ["authors"] = "Ada Marsh\
Ben Roe", ["md5"] = "abc" }},
}}"""
NEW = rf"""return {{
    ["annotations"] = {{
        [1] = {{
            ["chapter"] = "The Pier", ["datetime"] = "2025-10-23 09:28:47",
            ["datetime_updated"] = "2025-11-01 10:00:00",
            ["drawer"] = "lighten", ["color"] = "olive", ["note"] = "two\
lines", ["pageref"] = "xii", ["pageno"] = 10, ["page"] = "{PLACE}4",
            ["pos0"] = "{PLACE}4", ["pos1"] = "{PLACE}19", ["text"] = "Tides \195\164nd moons",
        }},
        [2] = {{
            ["datetime"] = "2025-10-23 09:28:48", ["drawer"] = "strikeout", ["color"] = "blue",
            ["text_edited"] = true, ["pageno"] = 12, ["page"] = "{PLACE}40",
            ["pos0"] = "{PLACE}40", ["pos1"] = "{PLACE}49", ["text"] = "my version",
        }},
        [3] = {{ ["datetime"] = "2025-10-24 09:00:00", ["page"] = "{PLACE}60" }},
        [4] = {{ ["datetime"] = "2025-10-24 09:00:01", ["page"] = "{PLACE}70",
                 ["chapter"] = "The Pier", ["note"] = "of the page" }},
    }},
    ["doc_pages"] = 200,
    ["doc_path"] = "/mnt/books/harbour.epub",
    ["doc_props"] = {{ ["title"] = "The Harbour", ["identifiers"] = "uuid:12\
isbn:9780000000002", ["language"] = "en" }},
}}"""


def read(text: str, name: str = "metadata.epub.lua") -> Project:
    project = koreader.read(Source(Path(name), text.encode()))
    assert project is not None
    return project


def test_the_old_lists_are_united():
    project = read(OLD)
    (book,) = project.sources
    told = {p.quotation: (p.is_underlined, [n.text for n in p.notes]) for p in book.passages}
    assert told == {
        "The sea.": (True, ["my own words"]),
        "Only here": (False, []),
        "Only there": (False, []),
    }
    assert project.without_a_home == {"bookmarks": 1}
    assert book.facts.authors == ("Ada Marsh", "Ben Roe")
    assert {p.at for p in book.passages} == {5.0}
    assert book.passages[0].created == "2023-01-24T04:36:02"


def test_annotations_have_colours_pages_and_notes():
    project = read(NEW)
    (book,) = project.sources
    first, second = book.passages
    assert (first.quotation, first.page, first.colour) == ("Tides änd moons", "xii", "#88ff77")
    assert first.notes[0].text == "two\nlines"
    assert (first.at, book.length, first.chapter) == (10.0, 200.0, ("The Pier",))
    assert first.modified == "2025-11-01T10:00:00"
    assert (second.is_verbatim, second.colour) == (False, "blue")
    assert [(n.title, n.text) for n in book.notes] == [("The Pier", "of the page")]
    assert project.without_a_home == {"bookmarks": 1, "strikeouts": 1}
    assert book.facts.other == {"identifier": "uuid:12", "isbn": "9780000000002"}
    assert book.beside == ("../*.epub", "harbour.epub")


def test_marks_without_words_are_counted_and_their_notes_kept():
    text = """return { ["annotations"] = {
        { ["drawer"] = "lighten", ["page"] = 3, ["note"] = "mine" },
        { ["drawer"] = "lighten", ["page"] = 4 } }, ["highlight"] = {} }"""
    project = read(text, "metadata.pdf.lua")
    assert project.sources[0].passages == ()
    assert [note.text for note in project.sources[0].notes] == ["mine"]
    assert project.without_a_home == {"highlights without words": 1}
    old = read(OLD.replace('"The sea."', '""'))
    assert [note.text for note in old.sources[0].notes] == ["my own words"]


def test_a_page_of_a_pdf_file_is_told():
    text = """return { ["annotations"] = { { ["drawer"] = "lighten", ["text"] = "Sea", ["page"] = 3,
        ["pos0"] = { ["x"] = 1.5, ["page"] = 3 }, ["pos1"] = { ["x"] = 9, ["page"] = 3 } } } }"""
    (passage,) = read(text, "metadata.pdf.lua").sources[0].passages
    assert passage.printed is not None
    assert (passage.printed.page, passage.page) == (2, "3")


def test_the_book_beside_the_folder_is_known_by_its_checksum(tmp_path):
    book = bytes(range(256)) * 300
    checksum = koreader.partial_md5(book)
    sidecar = tmp_path / "harbour.sdr" / "metadata.epub.lua"
    sidecar.parent.mkdir()
    (tmp_path / "harbour.epub").write_bytes(book)
    for known, sha256 in ((checksum, hashlib.sha256(book).hexdigest()), ("0" * 32, "")):
        text = OLD.replace('"abc"', f'"{known}"')
        beside = companions.reader(sidecar)
        project = koreader.read(Source(sidecar, text.encode(), beside=beside))
        assert project is not None
        assert project.sources[0].sha256 == sha256
        assert project.sources[0].beside == ("../*.epub",)


def test_the_checksum_is_of_pieces_ever_further_apart():
    book = bytearray(5000)
    known = koreader.partial_md5(bytes(book))
    book[2050] = book[4999 - 800] = 1
    changed = koreader.partial_md5(bytes(book))
    book[4999 - 800] = 0
    assert known != changed
    assert koreader.partial_md5(bytes(book)) == known


def test_nothing_marked_is_a_project_of_nothing():
    project = read('return { ["doc_path"] = "/books/a.epub" }')
    assert project.sources == ()
    assert project.remarks == ("The file holds no notes.",)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ('os.execute("rm")', "programs are not run"),
        ('return { ["font"] = 3 }', "holds settings"),
        ("return " + "{" * 200, "nested too deep"),
    ],
)
def test_other_files_of_lua_are_refused_in_a_sentence(text, why):
    with pytest.raises(UnreadableFileError, match=why):
        read(text)


VALUES = st.recursive(
    st.sampled_from(["true", "nil", "-1", "1e300", '"x"', '"2023-01-24 04:36:02"']),
    lambda inner: st.lists(
        st.tuples(
            st.sampled_from(
                ["[1]", '["text"]', '["notes"]', '["page"]', '["pos0"]', '["pos1"]', '["drawer"]',
                 '["highlighted"]', '["datetime"]', '["pageno"]', '["note"]', '["color"]'],
            ),
            inner,
        ),
        max_size=5,
    ).map(lambda pairs: "{" + ",".join(f"{name}={value}" for name, value in pairs) + "}"),
    max_leaves=12,
)  # fmt: skip


@given(st.lists(VALUES, max_size=3), st.sampled_from(["annotations", "bookmarks", "highlight"]))
def test_values_of_any_kind_do_no_harm(values, name):
    pages = (values or ["3"])[0]
    read(f'return {{ ["{name}"] = {{ {",".join(values)} }}, ["doc_pages"] = {pages} }}')
