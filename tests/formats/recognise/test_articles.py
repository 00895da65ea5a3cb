from __future__ import annotations

import pytest

from desktop import formats
from desktop.domain import DocumentKind

BODY = (
    "The boats came in on Tuesday, and with them the news that nobody had counted the crews. It "
    "is the third year in which the office has forgotten, and the third in which it has said sorry."
)
TEXT = f"{BODY}\n\n{BODY}\n\n"


def test_author_and_title_on_one_line(recognised) -> None:
    content, kind, facts = recognised(
        "Ada Quill: We must count the crews\n\n1 Feb\n\nAda Quill is a clerk at Eastport.\n\n"
        f"{TEXT}"
        f"Bo Hara and Cara de Ford: 12 boats are not enough. Here is why: a count\n\n"
        f"12 March 2021\n\nCara de Ford and Bo Hara are both members of the council.\n\n{TEXT}"
        f"J. P. O’Dell: Fog\n\n2021-04-03\n\n{TEXT}"
    )
    assert kind is DocumentKind.ARTICLE_COLLECTION
    assert [(s.title, dict(s.facts)) for s in content.sections] == [
        (
            "We must count the crews",
            {
                "author": "Ada Quill",
                "date": "1 Feb",
                "biography": "Ada Quill is a clerk at Eastport.",
            },
        ),
        (
            "12 boats are not enough. Here is why: a count",
            {
                "author": "Bo Hara and Cara de Ford",
                "date": "12 March 2021",
                "biography": "Cara de Ford and Bo Hara are both members of the council.",
            },
        ),
        ("Fog", {"author": "J. P. O’Dell", "date": "2021-04-03"}),
    ]
    assert facts.authors == ("Ada Quill", "Bo Hara", "Cara de Ford", "J. P. O’Dell")
    assert facts.title == ""
    assert [b.kind.name for b in content.blocks].count("HEADING") == 3


@pytest.mark.parametrize(
    "head",
    [
        "{title}\n\nBy {author}\n\n{date}\n\n",
        "{title}\n\n{date}\n\nBy {author}\n\n",
        "{title}\n\nBy {author}, {date}\n\n",
        "{title}\n\n{author} | {date}\n\n",
    ],
)
def test_other_heads(recognised, head) -> None:
    first = head.format(title="Count the crews", author="Ada Quill", date="Monday 1 February 2021")
    second = head.format(title="Fog again", author="Bo Hara", date="March 3rd, 2021")
    content, kind, _ = recognised(first + TEXT + second + TEXT)
    assert kind is DocumentKind.ARTICLE_COLLECTION
    assert [s.title for s in content.sections] == ["Count the crews", "Fog again"]
    assert [s.facts["author"] for s in content.sections] == ["Ada Quill", "Bo Hara"]
    assert [s.facts["date"] for s in content.sections] == [
        "Monday 1 February 2021",
        "March 3rd, 2021",
    ]


def test_a_title_of_its_own_is_kept(recognised) -> None:
    head = "{}: {}\n\n1 Feb\n\n"
    written = (
        "Voices from the harbour\n\nTwo views on the count of boats, from those who live there.\n\n"
        + head.format("Ada Quill", "Count the crews") + TEXT
        + head.format("Bo Hara", "Fog again") + TEXT
    )  # fmt: skip
    _, kind, facts = recognised(written)
    assert kind is DocumentKind.ARTICLE_COLLECTION
    assert facts.title == "Voices from the harbour"


@pytest.mark.parametrize(
    "text",
    [
        f"Ada Quill: Count the crews\n\n1 Feb\n\n{TEXT}",
        "Related\n\nAda Quill: One\n\n1 Feb\n\nBo Hara: Two\n\n2 Feb\n\nCara Ford: Six\n\n3 Feb",
        f"Minutes\n\nPresent: Ada Quill\n\n1 Feb\n\n{TEXT}Note: what was said\n\n2 Feb\n\n{TEXT}",
        f"Diary\n\n1 Feb\n\n{TEXT}2 Feb\n\n{TEXT}",
    ],
)
def test_what_is_no_collection_is_left_alone(recognised, text) -> None:
    assert recognised(text)[1] is not DocumentKind.ARTICLE_COLLECTION


def test_a_sentence_about_the_author_is_no_biography(recognised) -> None:
    content, _, _ = recognised(
        f"Ada Quill: One\n\n1 Feb\n\nI met a clerk once, and she is no friend of Quill.\n\n{TEXT}"
        f"Bo Hara: Two\n\n2 Feb\n\n{TEXT}"
    )
    assert all("biography" not in section.facts for section in content.sections)


def test_real_articles(corpus) -> None:
    (path,) = (corpus / "seeds").glob("003*.txt")
    parsed = formats.read(path)
    sections = parsed.content.sections
    assert len(sections) == 10
    assert all({"author", "date", "biography"} == set(section.facts) for section in sections)
    assert sum(" and " in section.facts["author"] for section in sections) == 1
    assert sum(section.title[0].isdigit() for section in sections) == 2
