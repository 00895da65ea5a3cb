from __future__ import annotations

import pytest

from desktop.formats.exchange.cited.reference import Reference, bibliography


@pytest.mark.parametrize(
    ("path", "is_kept"),
    [
        ("files/2/a.pdf", True),
        ("files\\2\\a.pdf", True),
        ("a..b.pdf", True),
        ("../a.pdf", False),
        ("a/../../b.pdf", False),
        ("/a.pdf", False),
        ("~/a.pdf", False),
        ("C:\\a.pdf", False),
        ("file:///a.pdf", False),
    ],
)
def test_files_are_looked_for_inside_the_folder_alone(path: str, *, is_kept: bool) -> None:
    assert bool(Reference("a", files=[path]).source().beside) == is_kept


def test_a_periodical_is_published_by_what_it_appeared_in() -> None:
    article = Reference("a", kind="article-journal", container="Gazette", publisher="Press")
    book = Reference("b", kind="chapter", container="All Boats", publisher="Press")
    alone = Reference("c", kind="chapter", container="All Boats")
    assert article.facts().publisher == "Gazette"
    assert article.facts().other["publisher"] == "Press"
    assert book.facts().publisher == "Press"
    assert book.facts().other["container-title"] == "All Boats"
    assert alone.facts().publisher == "All Boats"


def test_references_that_share_an_identity_are_told_apart() -> None:
    project = bibliography("x", "X", [Reference("a"), Reference("a"), Reference("b")])
    assert [source.identity for source in project.sources] == ["a", "a (2)", "b"]
