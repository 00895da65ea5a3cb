from __future__ import annotations


def test_a_page_for_obsidian(project_of, tags_of) -> None:
    project = project_of(
        "On Boats.md",
        "# On Boats\n\n![rw-book-cover](https://a.example/x.png)\n\n## Metadata\n"
        "- Author: [[Ada Quill]]\n- Full Title: On Boats: A Count\n- Category: #books\n"
        "- Document Tags: #[[small craft]] #boats\n- URL: https://a.example/b\n\n"
        "## Highlights\n- nine **boats** ([Location 123](https://readwise.io/to_kindle?action=open"
        "&asin=B00X&location=123))\n    - Tags: #seen #figures \n    - Note: Why?\n"
        "## New highlights added August 1, 2022 at 9:00 AM\n"
        "- Three:\n  1. ten\n  2. eleven ([Page 7](https://readwise.io/open/12345))\n",
    )  # fmt: skip
    (source,) = project.sources
    first, second = source.passages
    assert (source.facts.title, source.facts.authors) == ("On Boats: A Count", ("Ada Quill",))
    assert source.facts.url == "https://a.example/b"
    assert tags_of(project, source.codings) == ["small craft", "boats"]
    assert (first.quotation, first.at, first.page, first.identity) == ("nine boats", 123.0, "", "")
    assert tags_of(project, first.codings) == ["seen", "figures"]
    assert [note.text for note in first.notes] == ["Why?"]
    assert second.quotation == "Three:\nten\neleven"
    assert (second.page, second.identity, second.created) == ("7", "12345", "2022-08-01")


def test_a_page_for_logseq(project_of, tags_of) -> None:
    project = project_of(
        "x.md",
        'title:: Boats (highlights)\nauthor:: [[a.example]]\nfull-title:: "Boats"\n'
        "category:: #articles\nurl:: https://a.example/b\ntags:: #[[ships]]\n\n"
        "- Highlights first synced by [[Readwise]] [[Dec 23rd, 2022]]\n"
        "\t- nine ([View Highlight](https://read.readwise.io/read/01abc))\n"
        "\t\t- **Tags**: #[[seen]]\n\t\t- **Note**: Why?\n"
        "\t- [ten](https://a.example) ([View Highlight](https://read.readwise.io/read/01abd))\n",
    )
    (source,) = project.sources
    first, second = source.passages
    assert (source.facts.title, source.facts.publisher) == ("Boats", "a.example")
    assert tags_of(project, source.codings) == ["ships"]
    assert (first.quotation, first.identity, first.created) == ("nine", "01abc", "2022-12-23")
    assert tags_of(project, first.codings) == ["seen"]
    assert [note.text for note in first.notes] == ["Why?"]
    assert second.quotation == "ten"


def test_other_texts_stay_documents(project_of) -> None:
    assert project_of("x.md", "# Tools\n\nI use [it](https://readwise.io/) daily.") is None
    text = (
        "# Tools\n\nOne.\n\nSee [this](https://read.readwise.io/read/01abc) page.\n\nTwo.\n\nThree."
    )
    assert project_of("x.md", text) is None
