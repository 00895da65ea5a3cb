from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.domain import PlacementStatus
from desktop.ui.reader.surface.highlight_index import HighlightIndex
from tests.ui.reader.conftest import long_content, make_highlight, quoted

CONTENT = long_content(30)
LENGTH = len(CONTENT.text)
RANGES = st.lists(
    st.tuples(st.integers(0, LENGTH - 2), st.integers(1, 3000)).map(
        lambda r: (r[0], min(LENGTH, r[0] + r[1]))
    ),
    max_size=12,
)


@given(RANGES, st.integers(0, LENGTH - 1))
@settings(max_examples=60)
def test_what_lies_over_a_character_is_what_a_plain_look_finds(
    ranges: list[tuple[int, int]], offset: int
) -> None:
    made = [make_highlight(CONTENT, str(n), *r) for n, r in enumerate(ranges)]
    index = HighlightIndex(CONTENT.blocks, made[::2])
    for highlight in made[1::2]:
        index.put(highlight)
    found = index.at(offset)
    assert {h.id for h in found} == {h.id for h in made if h.start <= offset < h.end}
    lengths = [h.end - h.start for h in found]
    assert lengths == sorted(lengths)
    assert [h.id for h in index.in_order()] == [
        h.id for h in sorted(made, key=lambda h: (h.start, h.end, h.id))
    ]
    for highlight in made:
        index.remove(highlight.id)
    assert not index.at(offset)
    assert index.in_order() == []


def test_order_is_kept_while_highlights_come_and_go() -> None:
    made = [make_highlight(CONTENT, str(n), n * 10, n * 10 + 5) for n in range(6)]
    index = HighlightIndex(CONTENT.blocks, made[:3])
    assert [h.id for h in index.in_order()] == ["0", "1", "2"]
    index.put(made[4])
    index.remove("1")
    index.put(make_highlight(CONTENT, "0", 90, 95))
    assert [h.id for h in index.in_order()] == ["2", "4", "0"]


def test_lost_and_impossible_places_are_kept_out() -> None:
    index = HighlightIndex(
        CONTENT.blocks,
        [
            make_highlight(CONTENT, "lost", 5, 9, status=PlacementStatus.LOST),
            make_highlight(CONTENT, "beyond", LENGTH - 3, LENGTH + 3),
            make_highlight(CONTENT, "empty", 7, 7),
            make_highlight(CONTENT, "review", 5, 9, status=PlacementStatus.REVIEW),
        ],
    )
    assert [h.id for h in index.in_order()] == ["review"]


def test_following_and_preceding_go_round_and_keep_to_a_tag() -> None:
    index = HighlightIndex(
        CONTENT.blocks,
        [
            make_highlight(CONTENT, "a", 10, 20, tags=["figures/held"]),
            make_highlight(CONTENT, "b", 30, 40, tags=["other"]),
            make_highlight(CONTENT, "c", 50, 60, tags=["figures"]),
        ],
    )
    following = index.following
    assert [h.id for h in (following(-1), following(10), following(50)) if h] == ["a", "b", "a"]
    assert index.following(10, "figures").id == "c"
    assert index.preceding(50, "figures").id == "a"
    assert index.preceding(10).id == "c"
    assert index.following(0, "figure") is None


def test_a_text_without_highlights_has_nothing_to_go_to() -> None:
    assert HighlightIndex(CONTENT.blocks).following(0) is None
    assert quoted(CONTENT, "x", "Section 0").start == 0


def test_a_block_is_answered_before_the_index_is_built() -> None:
    content = long_content(400)
    starts = content.blocks.starts
    made = [make_highlight(content, str(n), s + 2, s + 9) for n, s in enumerate(starts[:-1])]
    made.append(make_highlight(content, "long", 0, len(content.text)))
    index = HighlightIndex(content.blocks, made)
    for number in (0, 200, 399, 10):
        assert {h.id for h in index.in_block(number)} == {str(number), "long"}
        assert index._waiting
    assert len(index) == 401
    assert not index._waiting
    assert {h.id for h in index.in_block(7)} == {"7", "long"}


def test_the_index_can_be_built_in_slices() -> None:
    content = long_content(400)
    made = [make_highlight(content, str(n), n * 3, n * 3 + 40) for n in range(5000)]
    index = HighlightIndex(content.blocks, made)
    assert not index.build_some()
    assert index.at(60) != []
    while not index.build_some():
        pass
    assert {h.id for h in index.at(60)} == {h.id for h in made if h.start <= 60 < h.end}
    assert len(index) == len([h for h in made if h.end <= len(content.text)])


EDITS = st.lists(st.tuples(st.sampled_from(["put", "remove", "get", "slice"]), st.integers(0, 11)))


@given(RANGES, EDITS)
@settings(max_examples=60)
def test_what_changes_while_highlights_wait_is_as_if_none_had(
    ranges: list[tuple[int, int]], edits: list[tuple[str, int]]
) -> None:
    """A page is written in before all of its thousands are indexed."""
    made = {str(n): make_highlight(CONTENT, str(n), *r) for n, r in enumerate(ranges)}
    index, plain = HighlightIndex(CONTENT.blocks, made.values()), dict(made)
    for what, number in edits:
        key = str(number)
        index.in_block(number)
        if what == "put":
            plain[key] = make_highlight(CONTENT, key, number * 5, number * 9 + 3)
            index.put(plain[key])
        elif what == "remove":
            index.remove(key)
            plain.pop(key, None)
        elif what == "slice":
            index.build_some()
        assert index.get(key) == plain.get(key)
    assert {h.id for h in index.at(30)} == {h.id for h in plain.values() if h.start <= 30 < h.end}
    assert {h.id for h in index.all()} == plain.keys()
