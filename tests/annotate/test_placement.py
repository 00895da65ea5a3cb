from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from desktop.annotate import make, place
from desktop.domain import PlacementStatus
from tests.domain.samples import content_of

OLD = "The first figure is 902. The Home Office says 902 again. End."


def test_unchanged_text_keeps_the_place():
    anchor = make(content_of(OLD), 1, 20, 23)
    placement = place(anchor, OLD, OLD, 2)
    assert placement.status is PlacementStatus.SAME
    assert (placement.revision, placement.start, placement.end) == (2, 20, 23)


def test_changed_text_proposes_the_place_with_the_same_context_for_review():
    second = OLD.index("902", 30)
    anchor = make(content_of(OLD), 1, second, second + 3)
    new = "Foreword. " + OLD
    placement = place(anchor, OLD, new, 2)
    assert placement.status is PlacementStatus.REVIEW
    assert (placement.start, placement.end) == (second + 10, second + 13)


def test_a_quotation_that_is_gone_is_lost_at_an_empty_place():
    anchor = make(content_of(OLD), 1, 20, 23)
    placement = place(anchor, OLD, "Short.", 2)
    assert placement.status is PlacementStatus.LOST
    assert placement.start == placement.end == len("Short.")


def test_of_places_with_like_context_the_nearest_is_proposed():
    anchor = make(content_of("x. 902. 902. 902. y"), 1, 8, 11)
    new = "902. 902. 902. 902. 902."
    assert place(anchor, "x. 902. 902. 902. y", new, 2).start == 10


def alike(one: str, other: str) -> int:
    return max(n for n in range(min(len(one), len(other)) + 1) if one[:n] == other[:n])


def test_context_counts_where_the_text_begins_in_the_midst_of_it():
    anchor = make(content_of("aab q"), 1, 4, 5)
    assert place(anchor, "aab q", "b q.q", 2).start == 2


WORDS = st.text("ab. ", max_size=24)


@given(WORDS, WORDS, st.data())
@example("aa", "baa", None)
def test_the_place_proposed_shares_most_with_what_stood_around(old, new, data):
    start = data.draw(st.integers(0, len(old))) if data else 1
    end = data.draw(st.integers(start, min(start + 2, len(old)))) if data else 2
    if not old[start:end].strip() or old == new:
        return
    anchor = make(content_of(old), 1, start, end)

    def likeness(at: int) -> tuple[int, int, int]:
        before, after = new[:at], new[at + len(anchor.quotation) :]
        shared = alike(before[::-1], anchor.prefix[::-1]) + alike(after, anchor.suffix)
        return -shared, abs(at - anchor.start), at

    places = [at for at in range(len(new)) if new.startswith(anchor.quotation, at)]
    wanted = min(places, key=likeness) if places else min(anchor.start, len(new))
    assert place(anchor, old, new, 2).start == wanted


@given(st.text(min_size=1, max_size=30), st.text(max_size=40), st.data())
def test_a_change_is_never_passed_over_in_silence(old, new, data):
    start = data.draw(st.integers(0, len(old) - 1))
    if not old[start:].strip() or old == new:
        return
    anchor = make(content_of(old), 1, start, len(old))
    placement = place(anchor, old, new, 2)
    assert 0 <= placement.start <= placement.end <= len(new)
    found = new[placement.start : placement.end]
    assert (placement.status, found) in {
        (PlacementStatus.REVIEW, anchor.quotation),
        (PlacementStatus.LOST, ""),
    }
