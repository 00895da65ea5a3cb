from __future__ import annotations

from desktop.annotate.speakers.phrases import MASK
from desktop.annotate.speakers.speeches import Speeches
from tests.domain.samples import content_of

TEXT = "Ann said: “It is late.\n“It is dark.\n“It was.”\nThe end: “no."


def test_a_speech_goes_on_over_paragraphs_that_begin_with_its_mark():
    (speech,) = Speeches(content_of(TEXT)).at(TEXT.index("dark"), TEXT.index("dark") + 4)
    assert [TEXT[part.start : part.end] for part in speech] == [
        "“It is late.",
        "“It is dark.",
        "“It was.”",
    ]


def test_what_is_left_open_for_good_is_no_speech():
    assert Speeches(content_of(TEXT)).at(len(TEXT) - 2, len(TEXT)) == []


def test_quoted_words_are_hidden_but_for_the_end_of_their_sentence():
    text = "“No.” She left “it”, though."
    masked = Speeches(content_of(text)).paragraph(0).masked
    assert masked == f"{MASK * 4}. She left {MASK * 4}, though."
