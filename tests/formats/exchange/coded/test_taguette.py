from __future__ import annotations

import json
from contextlib import suppress
from html import escape

from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.exchanged.project import ForeignCoding
from desktop.errors import UnreadableFileError
from desktop.formats.exchange.coded import taguette
from desktop.formats.exchange.coded.node_text import NodeText
from tests.formats.exchange.coded.databases import database, source

PAGE = (
    "<h1>Café 🇬🇧</h1><p>First &amp; <b>foremost</b>: Ünïcode</p>\n"
    "<ul>\n<li>one</li><li>two</li></ul>"
)
PLAIN = "Café 🇬🇧First & foremost: Ünïcode\n\nonetwo"
PROJECT = (1, "A study", "What it is about", "2022-02-03 08:00:53.304249")
MADE = "2022-02-16 14:19:40.661560"


def document(key: int = 1, contents: str = PAGE, **given):
    row = {
        "id": key,
        "project": 1,
        "name": f"P{key}.odt",
        "said": "",
        "file": "",
        "way": "LEFT_TO_RIGHT",
        "contents": contents,
        "made": f"2022-02-1{key} 08:00:00.000001",
    } | given
    return tuple(row.values())


def highlight(key: int, words: str, text: str = PLAIN, owner: int = 1):
    start = len(text[: text.index(words)].encode())
    return (key, owner, start, start + len(words.encode()), "a snippet that was not kept up")


def command(kind: str, date: str, by: str = "ann", **payload):
    return (date, by, 1, json.dumps({"type": kind} | payload))


def made(**tables) -> bytes:
    rows = {
        "projects": [PROJECT],
        "documents": [document()],
        "tags": [(1, 1, "Wording, unclear", "A word is unclear"), (2, 1, "a.b/c", "")],
        "highlights": [],
        "highlight_tags": [],
        "commands": [],
        "users": [("ann", "a secret")],
        "project_members": [(1, "ann")],
    } | tables
    columns = {
        "projects": "id,name,description,created",
        "documents": "id,project_id,name,description,filename,text_direction,contents,created",
        "tags": "id,project_id,path,description",
        "highlights": "id,document_id,start_offset,end_offset,snippet",
        "highlight_tags": "highlight_id,tag_id",
        "commands": "date,user_login,project_id,payload",
        "users": "login,hashed_password",
        "project_members": "project_id,user_login",
    }
    return database({name: (columns.get(name, "id"), values) for name, values in rows.items()})


def read(data: bytes):
    project = taguette.read(source(data))
    assert project is not None
    return project


def test_bytes_of_text_nodes_are_counted_and_blocks_are_lines():
    words = ["Café 🇬🇧", "foremost: Ünïcode", "🇬🇧First & fore", "Ünïcode\n\nonetwo"]
    project = read(made(highlights=[highlight(n, word) for n, word in enumerate(words)]))
    (text,) = project.sources
    assert {one.quotation for one in text.passages} == {
        "Café 🇬🇧", "foremost: Ünïcode", "🇬🇧\nFirst & fore", "Ünïcode\none\ntwo",
    }  # fmt: skip
    for one in text.passages:
        assert PLAIN[int(one.at or 0) : int(one.until or 0)] in words
    assert text.length == len(PLAIN)


@given(st.lists(st.text(st.sampled_from("ab é🇬\n<&"), min_size=1), min_size=1), st.data())
def test_any_range_of_any_page_is_found(paragraphs, data):
    page = "\n".join(f"<p>{escape(words)}</p>" for words in paragraphs)
    plain = "\n".join(paragraphs)
    start = data.draw(st.integers(0, len(plain) - 1))
    end = data.draw(st.integers(start + 1, len(plain)))
    nodes = NodeText(page)
    at, until = len(plain[:start].encode()), len(plain[:end].encode())
    assert nodes.places({at, until}) == {at: start, until: end}
    assert nodes.quotation(start, end).split() == plain[start:end].split()


def test_who_made_what_and_when_comes_from_the_commands():
    later, last = "2022-03-01 09:00:00.000002", "2022-03-02 09:00:00.000003"
    data = made(
        highlights=[highlight(1, "Café"), highlight(2, "foremost")],
        highlight_tags=[(1, 1), (1, 2)],
        commands=[
            command("highlight_add", MADE, highlight_id=1, start_offset=0, end_offset=9, tags=[-3]),
            command("highlight_add", later, "bob", highlight_id=1, tags=[-3, 2]),
            command("tag_merge", last, "bob", src_tag_id=-3, dest_tag_id=1),
            command("highlight_add", last, "bob", highlight_id=2, tags=[]),
            ("2022-01-01 00:00:00", "x", 1, "no JSON"),
            ("2022-01-01 00:00:00", "x", 1, "[" * 100_000),
        ],
    )
    first, second = read(data).sources[0].passages
    assert (first.by, first.created, first.modified) == (
        "ann", "2022-02-16T14:19:40.661560Z", "2022-03-01T09:00:00.000002Z",
    )  # fmt: skip
    assert first.codings == (
        ForeignCoding(0, "ann", "2022-02-16T14:19:40.661560Z"),
        ForeignCoding(1, "bob", "2022-03-01T09:00:00.000002Z"),
    )
    assert (second.by, second.codings) == ("bob", ())


def test_an_export_that_numbers_everything_anew_has_the_same_highlights():
    def exported(key):
        commands = [command("highlight_add", MADE, highlight_id=key, tags=[])]
        return made(
            documents=[document(made=MADE)],
            highlights=[highlight(key, "Café", owner=1)],
            commands=commands,
        )

    first, again = read(exported(1)), read(exported(77))
    assert first.sources[0].passages[0].identity == again.sources[0].passages[0].identity != ""
    assert first.identity == again.identity != ""
    assert first.sources[0].identity == again.sources[0].identity


def test_tags_are_as_they_are_called_and_highlights_without_one_are_kept():
    project = read(made(highlights=[highlight(1, "Café")], highlight_tags=[(1, 99)]))
    assert [(tag.levels, tag.definition) for tag in project.tags] == [
        (("Wording, unclear",), "A word is unclear"),
        (("a.b/c",), ""),
    ]
    assert [one.codings for one in project.sources[0].passages] == [()]


def test_tags_below_tags_have_levels_even_where_they_go_in_circles():
    tags = [(1, 1, "top", "", None), (2, 1, "low", "", 1), (3, 1, "a", "", 4), (4, 1, "b", "", 3)]
    data = database(
        {
            "projects": ("id,name,description,created", [PROJECT]),
            "documents": ("id", []),
            "tags": ("id,project_id,path,description,parent_id", tags),
            "highlights": ("id", []),
            "highlight_tags": ("highlight_id", []),
        }
    )
    project = read(data)
    assert [tag.levels for tag in project.tags[:2]] == [("top",), ("top", "low")]
    assert len(project.tags) == 4


def test_highlights_of_one_range_are_one_with_all_their_tags():
    data = made(
        highlights=[highlight(1, "Café"), highlight(2, "Café")], highlight_tags=[(1, 1), (2, 2)]
    )
    (one,) = read(data).sources[0].passages
    assert [coding.tag for coding in one.codings] == [0, 1]


def test_several_projects_are_folders_and_their_pages_are_files():
    data = made(
        projects=[PROJECT, (2, "Another", "", "2022-02-04")],
        documents=[
            document(1),
            document(2, "<p>אבג</p>", project=2, way="RIGHT_TO_LEFT", said="Why"),
        ],
    )
    project = read(data)
    assert [one.folders for one in project.sources] == [("A study",), ("Another",)]
    assert [one.facts.title for one in project.sources] == ["P1", "P2"]
    assert [note.text for note in project.notes] == ["What it is about"]
    assert [note.text for note in project.sources[1].notes] == ["Why"]
    first, second = project.files
    assert (first.name, second.name) == ("P1.html", "P2.html")
    assert PAGE.encode() in first.data
    assert b'dir="rtl"' in second.data


def test_a_place_beyond_the_end_is_kept_without_words():
    data = made(highlights=[(1, 1, 5, 10**15, ""), (2, 1, 9, 3, "")])
    assert [(p.quotation, p.at) for p in read(data).sources[0].passages] == [("", None)] * 2


def test_other_databases_are_none_of_it():
    assert taguette.read(source(database({"documents": ("id", [])}))) is None


def test_values_of_wrong_types_bring_nobody_down():
    odd = [b"\xff", None, 1.5, "x", 10**18, -(10**18)]
    data = made(
        projects=[(value, value, value, value) for value in odd],
        documents=[(value,) * 8 for value in odd],
        tags=[(value,) * 4 for value in odd],
        highlights=[(value,) * 5 for value in odd],
        highlight_tags=[(value,) * 2 for value in odd],
        commands=[(value,) * 4 for value in odd],
    )
    with suppress(UnreadableFileError):
        read(data)
