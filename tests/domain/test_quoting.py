from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.domain.quoting import Quoted
from desktop.domain.spans import Span, SpanKind
from tests.domain.samples import SOURCES, content_of, marked


def words(source: str, **options: bool) -> str:
    return marked(source).quoted(**options).text


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("In all 544{n1} were held.", "In all 544 were held."),
        ("In all 544{^1} were held.", "In all 544¹ were held."),
        ("about 10{^6} people", "about 10⁶ people"),
        ("H{_2}O and CO{_2}", "H₂O and CO₂"),
        ("the 10{^th} report", "the 10th report"),
        ("The court{n1},{n2} said", "The court said"),
        ("The court{n1}{n2} said", "The court said"),
        ("held [{n1}] in May", "held in May"),
        ("held[{n1}].", "held."),
        ("held {n1}.", "held."),
        ("held {n1} in May", "held in May"),
        ("held{n[note 1]} in May", "held in May"),
        ("held{n*} in May{n†}", "held in May"),
        ("held ({nsee the third note}) in May", "held (see the third note) in May"),
        ("{n1} See the report.", "See the report."),
        ("{n1}", "[1]"),
        ("委员会{n1}在五月开会", "委员会在五月开会"),
        ("one{n1}\n2 two", "one\n2 two"),
        ("가{n1}가", "가가"),
        ("힣{n1}힣", "힣힣"),
        ("held {nsee the third note} 5 times", "held see the third note 5 times"),
        (f"x{{^{'1' * 24}}}", f"x{'¹' * 24}"),
        (f"x{{^{'1' * 25}}}", f"x{'1' * 25}"),
    ],
)
def test_note_marks_are_left_out_and_figures_told_apart(source, said):
    assert words(source) == said


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("1999{n5}2000", "1999[5]2000"),
        ("1,{n3}000", "1,[3]000"),
        ("544{n1}.5", "544[1].5"),
        ("544{n1}\u00a0300", "544[1]\u00a0300"),
        ("held{n1}The next", "held[1]The next"),
        ("plan b{n1}c", "plan b[1]c"),
        ("a5{n1},3 held", "a5[1],3 held"),
        ("held {nsee the third note}s", "held [see the third note]s"),
    ],
)
def test_a_mark_is_set_apart_where_its_neighbours_would_run_together(source, said):
    assert words(source) == said


def test_marks_can_be_kept_set_apart():
    assert words("544{n1} and{n2,3} more", marks=True) == "544[1] and[2,3] more"


def test_a_form_that_raises_signs_itself_gets_them_plain():
    assert words("544{n1} and 10{^6}", scripts=False) == "544 and 106"


def test_a_note_whose_mark_is_also_raised_is_left_out():
    content = marked("544{n1} held")
    raised = tuple(s.__class__(s.start, s.end, s.kind.SUPERSCRIPT) for s in content.spans)
    both = content_of(content.text, tuple(sorted((*content.spans, *raised), key=lambda s: s.start)))
    assert both.quoted().text == "544 held"


def test_what_is_raised_between_two_marks_stays_raised():
    kinds = [(1, 2, SpanKind.NOTE_REFERENCE), (1, 4, SpanKind.SUPERSCRIPT)]
    kinds += [(3, 4, SpanKind.NOTE_REFERENCE)]
    content = content_of("p1b2r", tuple(Span(*kind) for kind in kinds))
    assert content.quoted().text == "p[1]ᵇ[2]r"


def test_part_of_a_text_is_quoted_as_in_the_whole():
    content = marked("First{n1} line\nIn all 544{n2} were held, 10{^6} more")
    start = content.text.index("544")
    assert content.quoted(start, start + 3).text == "544"
    assert content.quoted(start, start + 4).text == "544"
    assert content.quoted(start + 3, start + 4).text == "[2]"


def test_places_lead_there_and_back():
    content = marked("In 544{n1} and 10{^6} and 7")
    quoted = content.quoted()
    start = quoted.text.index("544")
    assert quoted.source(start, start + 3) == (3, 6), "the mark stays outside"
    start = quoted.text.index("10⁶")
    assert content.text[slice(*quoted.source(start, start + 3))] == "106"
    assert quoted.mark_at(6) == (6, 7)
    assert quoted.mark_at(5) is None
    assert quoted.places(3, 7) == (3, 6)
    assert quoted.places(0, len(content.text)) == (0, len(quoted.text))


def test_marks_set_apart_can_be_blanked_where_each_letter_keeps_its_place():
    words = marked("Of 1,{n3}000 and 2,{n4}000 boats, 10{^6} sank.").quoted()
    assert words.text == "Of 1,[3]000 and 2,[4]000 boats, 10⁶ sank."
    assert words.unmarked(0, len(words.text)) == "Of 1,   000 and 2,   000 boats, 10⁶ sank."
    assert words.unmarked(5, 9) == "   0"
    assert words.unmarked(6, 7) == " "
    assert words.unmarked(8, 13) == "000 a"


def test_signs_that_stand_for_others_are_told_where_they_are():
    words = marked("Of 1,{n3}000 boats, 10{^6.5} or H{_2}O.").quoted()
    assert words.text == "Of 1,[3]000 boats, 10⁶.⁵ or H₂O."
    assert words.signs(0, len(words.text)) == [(21, 24), (29, 30)]
    assert words.signs(20, 23) == [(1, 3)]
    assert words.signs(24, 29) == []


def test_a_mark_is_known_from_a_raised_figure():
    content = marked("In 544{n1} and 10{^6} and 7")
    raised = content.text.index("106") + 2
    for kept in (False, True):
        quoted = content.quoted(marks=kept)
        assert [offset for offset in range(len(content.text)) if quoted.mark_at(offset)] == [6]
        assert not quoted.is_mark(*quoted.places(raised, raised + 1))
    assert quoted.text[6:9] == "[1]"
    assert quoted.is_mark(6, 9)
    assert not quoted.is_mark(3, 6)


_FIGURES = re.compile(r"\d+")


def shown_figures(source: str) -> set[str]:
    """Return the runs of digits that a page shows: none goes on where a sign is raised."""
    return set(_FIGURES.findall(re.sub(r"\{[n^_]([^{}]*)\}", r"|\1|", source)))


@given(SOURCES)
@settings(max_examples=400)
def test_no_figure_is_quoted_that_the_source_does_not_show(source):
    content = marked(source)
    for said in (content.quoted(), content.quoted(marks=True)):
        assert set(_FIGURES.findall(said.text)) <= shown_figures(source)
        assert "{" not in said.text


@given(SOURCES, st.data())
@settings(max_examples=300)
def test_every_place_keeps_its_letter(source, data):
    content = marked(source)
    start = data.draw(st.integers(0, len(content.text)))
    end = data.draw(st.integers(start, len(content.text)))
    quoted = content.quoted(start, end)
    signs = {i for span in content.spans for i in range(span.start, span.end)}
    for place, letter in enumerate(quoted.text):
        first, last = quoted.source(place, place + 1)
        assert start <= first <= last <= end
        if last - first == 1 and first not in signs and letter not in "[]":
            assert content.text[first] == letter
    for offset in set(range(start, end)) - signs:
        place = quoted.place(offset)
        if quoted.mark_at(offset) is None and place < len(quoted.text):
            assert quoted.text[place] == content.text[offset]
            assert quoted.source(place, place + 1) == (offset, offset + 1)


@given(st.text(max_size=30))
def test_a_text_without_signs_is_its_own_letters(text):
    assert Quoted.plain(text).text == text
    assert content_of(text).quoted().is_verbatim
