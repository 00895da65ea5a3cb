"""Title and author in lines above a plain text."""

from __future__ import annotations

from desktop.domain import Facts
from desktop.formats.plain import imprint, plain_text

HEAD = (
    "The eBook of Walls, by Ada Quill\n\nFor the use of anyone.\n\nTitle: Walls\n\n"
    "Author: Ada Quill and Bo Hara\n\nRelease Date: March 3, 2004 [eBook #1234]\n\n"
    "Language: English\n\n*** START OF THE EBOOK WALLS ***\n\nIt was a cold day in the harbour.\n"
)


def test_an_imprint_gives_the_facts_and_stays_in_the_text() -> None:
    parsed = plain_text.parse(HEAD)
    assert parsed.facts.title == "Walls"
    assert parsed.facts.authors == ("Ada Quill", "Bo Hara")
    assert parsed.facts.language == "en"
    assert parsed.facts.other == {"release date": "March 3, 2004 [eBook #1234]"}
    assert "Title: Walls" in parsed.content.text


def test_an_author_who_is_no_list_of_names_is_kept_as_printed() -> None:
    assert imprint.read(["Title: Walls", "Author: anonymous (c. 1350)"]).authors == (
        "anonymous (c. 1350)",
    )


def test_one_of_the_two_is_not_enough() -> None:
    assert imprint.read(["Title: Walls", "Date: 2004"]) == Facts()
    assert imprint.read(["Author: Ada Quill"]) == Facts()


def test_several_titles_are_several_texts() -> None:
    assert imprint.read(["Title: A", "Author: B", "x", "Title: C", "Author: D"]) == Facts()


def test_far_below_the_top_it_is_no_imprint() -> None:
    assert imprint.read([*["x"] * 80, "Title: A", "Author: B"]) == Facts()


def test_lines_between_stars_are_no_headings() -> None:
    titles = [
        s.title for s in plain_text.parse(HEAD + "\n\nTHE QUAY\n\nIt rained.\n").content.sections
    ]
    assert titles == ["The eBook of Walls, by Ada Quill", "THE QUAY"]
