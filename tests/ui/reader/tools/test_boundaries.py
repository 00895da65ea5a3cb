import pytest

from desktop.ui.reader.tools.boundaries import (
    next_word,
    previous_word,
    sentences,
    word_at,
)


@pytest.mark.parametrize(
    ("text", "at", "word"),
    [
        ("held without charge", 6, "without"),
        ("held without charge", 0, "held"),
        ("she didn't say", 6, "didn't"),
        ("𝒳𝒳 number 1,391 people", 12, "1,391"),
        ("قال الشاهد إن", 6, "الشاهد"),
        ("one", 3, "one"),
    ],
)
def test_the_word_around_a_place(text: str, at: int, word: str) -> None:
    start, end = word_at(text, at)
    assert text[start:end] == word


def test_words_one_after_another() -> None:
    text = "Nobody — not 1 person, 𝒳 said."
    starts, here = [], 0
    while (here := next_word(text, here)) < len(text):
        starts.append(here)
    assert [text[s] for s in starts] == ["n", "1", "p", "𝒳", "s"]
    back, here = [], len(text)
    while (here := previous_word(text, here)) > 0:
        back.append(here)
    assert back == starts[::-1]


def test_sentences_do_not_end_at_titles_and_initials() -> None:
    text = "Mr. Haddad saw Dr. A. Levy on 3 Jan. at noon. He left. “Why?” she asked."
    assert [text[s:][:4] for s in sentences(text)] == ["Mr. ", "He l", "“Why"]
