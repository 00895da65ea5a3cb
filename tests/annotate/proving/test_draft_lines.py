from __future__ import annotations

from desktop.annotate.proving.draft_lines import Lines
from tests.domain.samples import content_of

SOURCE = """# A title

Some *emphasised* words
on two [lines](http://example.org) here.[^1]

[^1]: A note.
"""


def test_lines_are_those_of_the_file():
    draft = content_of("A title\nSome emphasised words on two lines here.1\nA note.")
    lines = Lines(draft, SOURCE)
    places = {"A title": 1, "emphasised": 3, "on two": 4, "lines": 4, "A note": 6}
    assert {word: lines.at(draft.text.index(word)) for word in places} == places


def test_a_file_without_words_has_one_line():
    assert Lines(content_of("…"), "…").at(0) == 1
