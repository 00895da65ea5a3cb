from __future__ import annotations

import pytest

from desktop.annotate.speakers.phrases import Form, beginning_at, ending_at, sentences, tokens


def ending(text: str) -> tuple[str, Form] | None:
    found = tokens(text, 0, len(text))
    phrase = ending_at(found, len(found) - 1)
    return (text[phrase.start : phrase.end], phrase.form) if phrase else None


def beginning(text: str) -> str:
    named = beginning_at(tokens(text, 0, len(text)), 0)
    return text[named[0].start : named[0].end] if named else ""


@pytest.mark.parametrize(
    ("text", "name", "form"),
    [
        ("the Leeds baker Ann Ray", "Ann Ray", Form.PERSON),
        ("Foreign Secretary Ann Ray", "Ann Ray", Form.PERSON),
        ("Lord Ray of Bentham", "Lord Ray of Bentham", Form.PERSON),
        ("when Ludwig van der Meer", "Ludwig van der Meer", Form.PERSON),
        ("But the Department for Roads and Bridges", "Department for Roads and Bridges", Form.BODY),
        ("as Ray", "Ray", Form.SURNAME),
        ("A former prison guard", "A former prison guard", Form.KIND),
        ("a spokesman for the council", "a spokesman for the council", Form.KIND),
        ("That first UN inquiry", "UN inquiry", Form.THING),
        ("but she", "she", Form.PRONOUN),
    ],
)
def test_who_speaks_is_read_from_the_end_of_words(text, name, form):
    assert ending(text) == (name, form)


@pytest.mark.parametrize(
    "text",
    [
        "Ann Ray and Tom Lowe",
        "a visit to Leeds",
        "Ann Ray's",
        "his wife",
        "the bridge",
        "Then",
        "of",
    ],
)
def test_words_that_name_nobody_surely_are_none(text):
    assert ending(text) is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ann Ray on Monday", "Ann Ray"),
        ("Ann Ray of Leeds University in May", "Ann Ray"),
        ("a spokesman for the council, late", "a spokesman for the council"),
        ("Ann Ray and Tom Lowe", ""),
        ("on Monday", ""),
    ],
)
def test_who_speaks_is_read_from_the_beginning_of_words(text, name):
    assert beginning(text) == name


def test_the_dot_of_an_abbreviation_ends_no_sentence():
    text = "Dr. J. Ray came. She left! Why? So"
    assert [text[a:b].strip() for a, b in sentences(text, 0, len(text))] == [
        "Dr. J. Ray came.",
        "She left!",
        "Why?",
        "So",
    ]
