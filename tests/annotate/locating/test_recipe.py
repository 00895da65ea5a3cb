from __future__ import annotations

from array import array

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.annotate import occurrences
from desktop.annotate.locating.recipe import Sought, located
from desktop.domain import Blocks, Content
from desktop.domain.exchanged.located import Found


def content_of(text: str) -> Content:
    starts = array("I", [0])
    for line in text.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    count = len(starts) - 1
    return Content(text, Blocks(starts, bytes(count), bytes(count)))


def found(text: str, *wanted: Sought, length: float | None = None) -> list[tuple[str, str]]:
    places = located(content_of(text), wanted, length)
    return [(one.how.value, text[one.start : one.end]) for one in places]


LINES = "\n".join(f"Line {number} speaks of number {number}. Yes." for number in range(40))


def test_words_that_stand_once_are_there():
    assert found(LINES, Sought("number  7.")) == [("exact", "number 7.")]


def test_words_that_stand_nowhere_are_lost():
    (one,) = located(content_of(LINES), [Sought("nothing of it")])
    assert one.how is Found.LOST
    assert one.start == one.end


def test_a_place_that_reads_the_same_counts_though_another_is_verbatim():
    text = "First we were told.\nThen it's said: we were\u2028told, and we  were told."
    (one,) = located(content_of(text), [Sought("we were told")])
    assert one.how is Found.REVIEW


def test_places_that_overlap_are_several():
    (one,) = located(content_of("no no no"), [Sought("no no")])
    assert one.how is Found.REVIEW


def test_what_is_lost_points_to_where_it_would_stand():
    wanted = [Sought("number 7.", at=70.0), Sought("nothing of it", at=500.0)]
    place = located(content_of(LINES), wanted)[1]
    assert place.start == LINES.index("number 7.")


def test_which_of_several_is_told_by_what_is_beside_them():
    at = LINES.index("Yes.", LINES.index("number 11."))
    wanted = Sought("Yes.", prefix="speaks of number 11. ", suffix="\nLine 12 speaks")
    (one,) = located(content_of(LINES), [wanted])
    assert (one.how, one.start) == (Found.SEVERAL, at)


def test_which_of_several_is_told_by_the_order_of_the_others():
    # The other program's copy has another line at its head and double line ends.
    copy = "Heading\n\n" + LINES.replace("\n", "\n\n")
    wanted = [
        Sought(f"speaks of number {number}.", at=float(copy.index(f"of number {number}.")))
        for number in range(40)
    ]
    at = copy.index("Yes.", copy.index("number 23."))
    places = located(content_of(LINES), [*wanted, Sought("Yes.", at=float(at))], float(len(copy)))
    assert (places[-1].how, places[-1].start) == (
        Found.SEVERAL,
        LINES.index("Yes.", LINES.index("number 23.")),
    )


def test_where_nothing_tells_the_reader_is_asked():
    assert found(LINES, Sought("Yes."))[0][0] == "review"


def test_words_that_may_be_others_are_never_sure():
    assert found(LINES, Sought("number 7.", is_sure=False)) == [("review", "number 7.")]


def test_a_page_tells_among_several():
    text = "one two\nthree\none two\nfour"
    (one,) = located(content_of(text), [Sought("one two", within=(14, 26))])
    assert (one.how, one.start) == (Found.SEVERAL, 14)


def test_words_on_another_page_than_was_said_are_asked_about():
    assert found("one two\nthree", Sought("three", within=(0, 7))) == [("review", "three")]


WORDS = st.sampled_from(["yes", "no", "we", "were", "never", "told", "’twas", "fish"])
TEXTS = st.lists(st.lists(WORDS, min_size=1, max_size=8).map(" ".join), min_size=1, max_size=12)


@given(TEXTS, st.data())
def test_nothing_is_ever_put_on_other_words(lines, data):
    text = "\n".join(lines)
    wanted = []
    truths = []
    for _ in range(data.draw(st.integers(1, 8))):
        start = data.draw(st.integers(0, len(text) - 1))
        end = data.draw(st.integers(start + 1, len(text)))
        spaced = text[start:end].replace("\n", data.draw(st.sampled_from(["\n", "\r\n\r\n", " "])))
        wanted.append(Sought(spaced, at=float(start)))
        truths.append((start, end))
    places = located(content_of(text), wanted, float(len(text)))
    for sought, place, (start, end) in zip(wanted, places, truths, strict=True):
        if not sought.quotation.strip():
            assert place.how is Found.LOST
            continue
        said = text[place.start : place.end]
        assert "".join(said.split()) == "".join(sought.quotation.split())
        if place.how is Found.EXACT:
            assert len(occurrences(text, sought.quotation)) == 1
            assert (place.start, place.end) == _trimmed(text, start, end)


@given(TEXTS, st.data())
def test_order_tells_the_very_place_where_both_copies_are_the_same(lines, data):
    text = "\n".join(f"{number}: {line}" for number, line in enumerate(lines, 100))
    numbers = [f"{number}:" for number in range(100, 100 + len(lines))]
    marks = [Sought(number, at=float(text.index(number))) for number in numbers]
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    *_, place = located(
        content_of(text), [*marks, Sought(text[start:end], at=float(start))], float(len(text))
    )
    if place.how is Found.SEVERAL:
        assert abs(place.start - _trimmed(text, start, end)[0]) <= 2


@pytest.mark.parametrize("count", [3, 60])
def test_passages_without_positions_are_told_by_their_order(count):
    lines = [f"Chapter {number} is of the sea. Yes." for number in range(count)]
    wanted = []
    for number in range(count):
        wanted += [Sought(f"Chapter {number} is"), Sought("Yes.")]
    places = located(content_of("\n".join(lines)), wanted)
    hows = {one.how for one in places[1::2]}
    assert hows == ({Found.REVIEW} if count < 5 else {Found.SEVERAL, Found.REVIEW})


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    said = text[start:end]
    first = start + len(said) - len(said.lstrip())
    return first, first + len(said.strip())
