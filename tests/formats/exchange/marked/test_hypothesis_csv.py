from __future__ import annotations

HEAD = "Created at,Author,Page,URL,Group,Type,Quote/description,Comment,Tags\n"


def test_rows_become_passages_notes_and_replies(project_of, tags_of) -> None:
    project = project_of(
        "x.csv",
        HEAD + '2024-03-01 10:00,Ada Quill,iv,https://a.example,Public,Annotation,"nine ""boats""\n'
        'left",Why?,"boats,figures"\n'
        "2024-03-01 11:00,Bo,,https://a.example,Public,Reply,,Because,\n"
        "2024-03-01 12:00,Bo,,https://a.example,Mine,Page note,,All of it,\n"
        "2024-03-01 12:00,Bo,,https://b.example,Public,Highlight,only words,,\n",
    )
    first, second = project.sources
    (passage,) = first.passages
    assert (passage.quotation, passage.page, passage.by) == (
        'nine "boats"\nleft',
        "iv",
        "Ada Quill",
    )
    assert (passage.created, passage.notes[0].text) == ("2024-03-01T10:00", "Why?")
    assert tags_of(project, passage.codings) == ["boats", "figures"]
    assert [(note.title, note.text, note.by) for note in first.notes] == [
        ("Reply", "Because", "Bo"), ("", "All of it", "Bo"),
    ]  # fmt: skip
    assert [passage.quotation for passage in second.passages] == ["only words"]
    assert project.without_a_home == {"groups of readers": 1}


def test_other_separators_and_a_mark_of_order(project_of) -> None:
    line = "2024-03-01;Ada;;https://a.example;Public;Highlight;nine boats;;\n"
    text = "\ufeff" + HEAD.replace(",", ";").replace("Quote/description", "Quote") + line
    project = project_of("x.csv", text)
    assert project.sources[0].passages[0].quotation == "nine boats"


def test_other_tables_are_none(project_of) -> None:
    assert project_of("x.csv", "Created at,Author,URL,Type,Tags\n1,2,3,4,5\n") is None
    assert project_of("x.csv", "Created at,b\n1,2\n") is None
    assert project_of("x.csv", HEAD) is None
