from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.errors import UnreadableFileError
from desktop.formats.exchange.marked.readwise_csv import in_note

HEAD = (
    "Highlight,Book Title,Book Author,Amazon Book ID,Note,Color,Tags,Location Type,Location,"
    "Highlighted at"
)


def test_books_with_passages_in_the_order_of_their_places(project_of, tags_of) -> None:
    project = project_of(
        "x.csv",
        HEAD + ",Document tags\n"
        '"nine boats\nleft",On Boats,"Ada Quill and Bo Hara",B00X,.seen Why?,yellow,"a,b",page,12,'
        '2020-11-26 03:28:15+00:00,"shelf"\n'
        'before it,On Boats,"Ada Quill and Bo Hara",B00X,,,,page,3,2020-11-26 03:28:15.5+00:00,\n'
        "words,A Page,a.example,,,,,order,2,,\n",
    )
    book, page = project.sources
    first, second = book.passages
    assert (book.facts.title, book.facts.authors) == ("On Boats", ("Ada Quill", "Bo Hara"))
    assert (book.facts.other, page.facts.publisher) == ({"asin": "B00X"}, "a.example")
    assert tags_of(project, book.codings) == ["shelf"]
    assert (first.quotation, second.quotation) == ("before it", "nine boats\nleft")
    assert (second.at, second.page, second.colour) == (12.0, "12", "yellow")
    assert (second.created, second.notes[0].text) == ("2020-11-26T03:28:15+00:00", "Why?")
    assert tags_of(project, second.codings) == ["a", "b", "seen"]
    assert (page.passages[0].at, page.passages[0].page) == (2.0, "")


def test_headings_are_chapters_of_what_follows(project_of) -> None:
    rows = [
        ("PART ONE", ".h1", "", 1), ("Boats", "", "h2", 2), ("nine", "", "", 3),
        ("PART TWO", "", "h1,x", 4), ("ten", ".c1 still", "", 5),
    ]  # fmt: skip
    lines = [f'{words},B,A,,{note},,"{tags}",order,{at},' for words, note, tags, at in rows]
    project = project_of("x.csv", "\n".join([HEAD, *lines]))
    passages = project.sources[0].passages
    assert [passage.chapter for passage in passages] == [
        ("PART ONE",), ("PART ONE", "Boats"), ("PART ONE", "Boats"), ("PART TWO",), ("PART TWO",),
    ]  # fmt: skip
    assert [tag.levels for tag in project.tags] == [("x",)]
    assert passages[-1].notes[0].text == "still"


@pytest.mark.parametrize(
    ("note", "tags", "rest"),
    [
        (".boats .two-words Nine?", ("boats", "two-words"), "Nine?"),
        (".h2", (), ""),
        ("... and so on", (), "... and so on"),
        ("Not .this", (), "Not .this"),
        (".5 of all", ("5",), "of all"),
        ("", (), ""),
    ],
)
def test_tags_in_notes(note: str, tags: tuple[str, ...], rest: str) -> None:
    inline = in_note(note)
    assert (inline.tags, inline.note) == (tags, rest)


def test_links_and_emphasis_are_no_words(project_of) -> None:
    words = (
        "**Nine** [boats](https://a.example/b_(c)) ![](https://a.example/x.png) 2*3*4 snake_case"
    )
    project = project_of("x.csv", f"{HEAD}\n{words},B,A,,,,,,,")
    assert project.sources[0].passages[0].quotation == "Nine boats  2*3*4 snake_case"


def test_a_field_of_50_megabytes_is_refused_in_a_sentence(project_of) -> None:
    with pytest.raises(UnreadableFileError, match="longer than any note"):
        project_of("x.csv", f'{HEAD}\n"' + "x" * 50_000_000)


@given(st.binary(max_size=200) | st.text(max_size=200))
@settings(max_examples=60, deadline=None)
def test_any_rows_are_read(project_of, rows: bytes | str) -> None:
    data = rows if isinstance(rows, bytes) else rows.encode()
    project_of("x.csv", HEAD.encode() + b"\n" + data)


def test_many_rows_are_read_quickly(project_of) -> None:
    lines = [f"words {number},Book {number % 500},A,,,,,order,{number}," for number in range(5_000)]
    begun = time.process_time()
    project = project_of("x.csv", "\n".join([HEAD, *lines]))
    assert sum(len(source.passages) for source in project.sources) == 5_000
    assert time.process_time() - begun < 3
