from __future__ import annotations

import io
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop import formats
from desktop.errors import UnreadableFileError
from desktop.formats.door.sniff import Opened
from desktop.formats.door.source import Source
from desktop.formats.exchange.ereaders.kindle import clippings

if TYPE_CHECKING:
    from desktop.domain.exchanged.project import Project

HARBOUR = "The Harbour (Seaside Books) (Marsh, Ada;Roe, Ben)"
END = "\n==========\n"


def entry(kind: str, place: str, text: str, at: str = "10:00:00 AM", title: str = HARBOUR) -> str:
    day = "Added on Monday, January 7, 2013"
    return f"{title}\n- Your {kind} {place} | {day} {at}\n\n{text}{END}"


def read(*entries: str, name: str = "My Clippings.txt") -> Project:
    project = clippings.read(Source(Path(name), "".join(entries).encode()))
    assert project is not None
    return project


def words(project: Project) -> list[tuple[str, list[str]]]:
    (source,) = project.sources
    return [(p.quotation, [note.text for note in p.notes]) for p in source.passages]


def test_title_and_authors_are_told_by_the_last_brackets():
    titles = {
        HARBOUR: ("The Harbour (Seaside Books)", ("Marsh, Ada", "Roe, Ben")),
        "A Paper (2019)": ("A Paper (2019)", ()),
        "tides-of-1911  ": ("tides-of-1911", ()),
        "The_Lost_File": ("The Lost File", ()),
        "The_Tide (Ada Marsh)": ("The Tide", ("Ada Marsh",)),
        "Nested (Lee (ed.))": ("Nested", ("Lee (ed.)",)),
    }
    project = read(*(entry("Highlight", "on page 1", "Words", title=title) for title in titles))
    told = [(source.facts.title, source.facts.authors) for source in project.sources]
    assert told == list(titles.values())


def test_marks_of_byte_order_and_line_ends_of_windows_change_nothing():
    plain = entry("Highlight", "at location 5-6", "The sea.") + entry("Note", "on page 3", "Mine.")
    marked = "".join(f"\ufeff{part}==========\r\n" for part in plain.split("==========\n")[:-1])
    assert read(marked.replace("\n", "\r\n").replace("\r\r", "\r")) == read(plain)


def test_a_note_is_put_to_the_highlight_that_ends_where_it_stands():
    project = read(
        entry("Highlight", "at location 257-262", "A long passage."),
        entry("Highlight", "at location 250-260", "Another passage."),
        entry("Note", "at location 260", "First line.\nSecond line."),
        entry("Note", "at location 900", "Of nothing."),
    )
    assert words(project) == [
        ("Another passage.", ["First line.\nSecond line."]),
        ("A long passage.", []),
    ]
    (note,) = project.sources[0].notes
    assert (note.text, note.title) == ("Of nothing.", "Note at location 900")


def test_a_note_on_words_that_were_kept_back_is_one_on_the_book():
    project = read(
        entry("Highlight", "at location 10-12", "<You have reached the clipping limit>"),
        entry("Note", "at location 12", "Mine."),
    )
    (source,) = project.sources
    assert source.passages[0].notes == ()
    assert [(note.title, note.text) for note in source.notes] == [("Note at location 12", "Mine.")]


def test_with_pages_alone_a_note_goes_to_what_was_marked_before_it():
    project = read(
        entry("Highlight", "on page 4-4", "Marked before it.", "10:00:00 AM"),
        entry("Note", "on page 4", "Why?", "10:00:24 AM"),
        entry("Highlight", "on page 4-4", "Marked after it.", "10:00:30 AM"),
    )
    assert words(project) == [("Marked before it.", ["Why?"]), ("Marked after it.", [])]


def test_what_was_marked_anew_is_there_once_in_its_longest_form():
    project = read(
        entry("Highlight", "at location 10-11", "The sea rose", "10:00:00 AM"),
        entry("Highlight", "at location 10-13", "The sea rose and fell", "10:01:00 AM"),
        entry("Highlight", "at location 12-13", "rose and fell", "10:02:00 AM"),
        entry("Highlight", "at location 10-13", "The sea rose and fell", "10:03:00 AM"),
        entry("Highlight", "at location 40-41", "The sea rose", "10:04:00 AM"),
        entry("Note", "at location 13", "Twice?"),
    )
    assert words(project) == [("The sea rose and fell", ["Twice?"]), ("The sea rose", [])]
    assert project.without_a_home == {"earlier versions of a passage": 3}
    assert project.sources[0].passages[0].created == "2013-01-07T10:03:00"
    assert len(project.sources[0].removed) == 3


def test_two_words_on_one_page_are_not_versions_of_a_passage():
    project = read(
        entry("Highlight", "on page 4", "rose"),
        entry("Highlight", "on page 4", "Where the rose grew"),
    )
    assert len(words(project)) == 2


def test_the_limit_of_a_book_is_no_quotation():
    limit = "<You have reached the clipping limit for this item>"
    project = read(
        *(entry("Highlight", f"at location {at}", limit) for at in range(10, 15)),
        entry("Highlight", "at location 20", "<T> is a type"),
        entry("Highlight", "at location 30", "<insert name here>"),
        entry("Highlight", "at location 40", "<このアイテムのクリップの上限に達しました>"),
    )
    passages = project.sources[0].passages
    assert [p.quotation for p in passages if not p.is_cut] == [
        "<T> is a type",
        "<insert name here>",
    ]
    assert sum(p.is_cut and not p.quotation for p in passages) == 6
    assert len({p.identity for p in passages}) == len(passages)
    assert "6 passages" in project.remarks[0]


def test_bookmarks_and_broken_entries_are_counted_and_dates_kept_in_words():
    project = read(
        entry("Bookmark", "at location 5", ""),
        entry("Highlight", "at location 6", "Words."),
        f"Only one line{END}",
        f"{HARBOUR}\n- Your Note at location 6 | Added on 3/4/2020 12:53\n\nMine.{END}",
    )
    assert project.without_a_home == {"bookmarks": 1, "entries that are no clippings": 1}
    assert "“Added on 3/4/2020 12:53”" in project.remarks[0]


def test_a_grown_file_says_the_same_of_what_was_there():
    first = entry("Highlight", "at location 5-6", "The sea.")
    then = first + entry("Highlight", "at location 1-2", "Before it.", "11:00:00 AM")
    (known,) = read(first).sources[0].passages
    again = read(then, name="Meine Clippings.txt")
    assert known in again.sources[0].passages
    assert again.identity == read(first).identity


@pytest.mark.parametrize(
    "text",
    [
        "Title\n==========\n\nA document in another markup.\n",
        "Todo\n- buy milk\n==========\nmore\n- 3 eggs\n==========\n",
        "",
    ],
)
def test_other_texts_are_documents(text):
    assert clippings.read(Source(Path("notes.txt"), text.encode())) is None


@settings(deadline=None)  # guessing an encoding loads much once
@given(st.binary(max_size=300))
def test_any_bytes_are_clippings_or_none(data):
    clippings.read(Source(Path("x.txt"), data))
    clippings.read(Source(Path("x.txt"), entry("Note", "on page 3", "").encode() + data))


PARTS = st.sampled_from(["Highlight", "Note", "Bookmark"])
PLACES = st.integers(1, 30).flatmap(lambda a: st.integers(a, a + 3).map(lambda b: f"{a}-{b}"))


@settings(deadline=None)  # guessing an encoding loads much once
@given(st.lists(st.tuples(PARTS, PLACES, st.text("abc \n", max_size=6)), min_size=1, max_size=12))
def test_every_entry_is_somewhere(entries):
    project = read(*(entry(kind, f"at location {place}", text) for kind, place, text in entries))
    kept = sum(
        len(source.passages) + len(source.notes) + sum(len(p.notes) for p in source.passages)
        for source in project.sources
    )
    assert kept + sum(project.without_a_home.values()) == len(entries)


def test_a_file_of_many_entries_is_read_in_time():
    entries = [
        entry("Highlight" if at % 3 else "Note", "at location 7-7", f"Words {at}" * 20)
        for at in range(8000)
    ]
    begun = time.process_time()
    project = read(*entries)
    assert len(project.sources[0].passages) > 5000
    assert time.process_time() - begun < 4


def test_a_file_that_is_too_large_is_refused_in_a_sentence(tmp_path):
    path = tmp_path / "My Clippings.txt"
    with path.open("wb") as file:
        file.write(b"A Book\n- Your Note on page 3 | Added\n\nx\n==========\n")
        file.truncate(500 << 20)
    with (
        path.open("rb") as file,
        pytest.raises(UnreadableFileError, match="larger than 64 MB"),
    ):
        formats.read_project(Opened(path, file), lambda _address: None)


def test_an_empty_head_is_no_form():
    opened = Opened(Path("My Clippings.txt"), io.BytesIO(b"nothing"))
    assert formats.read_project(opened, lambda _address: None) is None


def test_a_long_text_of_another_kind_is_soon_told():
    text = "A heading\n==========\nSome words that follow it.\n\n" * 200_000
    begun = time.process_time()
    assert clippings.read(Source(Path("notes.txt"), text.encode())) is None
    assert time.process_time() - begun < 3
