from __future__ import annotations

from desktop.annotate.speakers.who_says import WhoSays
from desktop.domain import Content, Section
from tests.domain.samples import content_of

TEXT = "Ann Ray built it.\n{}\nMs Ray said: “It is late.”"


def told(between: str, sections: tuple[Section, ...] = ()) -> str:
    plain = content_of(TEXT.format(between))
    content = Content(plain.text, plain.blocks, sections=sections)
    return WhoSays(content).of(content.text.index("It is late"), len(content.text))


def test_who_was_named_far_back_is_introduced_anew():
    assert told("The bridge is long.\n" * 10) == "Ann Ray"
    assert told("The bridge is long.\n" * 3_000) == "Ms Ray"


def test_who_was_named_in_another_article_is_somebody_else():
    half = len("Ann Ray built it.\n")
    articles = (
        Section("One", 1, 0, half, {"author": "Ben Eve"}),
        Section("Two", 1, half, 10_000, {"author": "Tom Lowe"}),
    )
    assert told("It is long.", articles) == "Ms Ray"
    assert told("It is long.", (Section("All", 1, 0, 10_000, {"author": "Ben Eve"}),)) == "Ann Ray"
