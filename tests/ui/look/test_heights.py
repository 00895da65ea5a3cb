from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.ui.look.heights import CHUNK, Heights

# Chunks fill up by saying a few heights again and again: to draw each one takes far longer.
MANY = st.builds(
    lambda few, size: [few[n % len(few)] for n in range(size)],
    st.lists(st.integers(1, 200), min_size=1, max_size=20),
    st.integers(1, 3 * CHUNK),
)


def exact(values: list[int]) -> Heights:
    return Heights(len(values), lambda a, b: sum(values[a:b]), lambda a, b: values[a:b])


@given(MANY, st.data())
@settings(max_examples=40)
def test_tops_and_blocks_agree_with_plain_sums(values: list[int], data: st.DataObject) -> None:
    heights = exact(values)
    for _ in range(5):
        index = data.draw(st.integers(0, len(values) - 1))
        height = data.draw(st.integers(1, 500))
        heights.set(index, height)
        values[index] = height
        asked = data.draw(st.integers(0, len(values) - 1))
        assert heights.top(asked) == sum(values[:asked])
        inside = data.draw(st.integers(0, values[asked] - 1))
        assert heights.at(sum(values[:asked]) + inside) == (asked, inside)
    assert heights.total == sum(values) == heights.top(len(values))


@given(MANY, st.data())
@settings(max_examples=40)
def test_what_comes_and_goes_moves_those_after_it(values: list[int], data: st.DataObject) -> None:
    heights = exact(values)
    for _ in range(6):
        index = data.draw(st.integers(0, len(values)))
        if index < len(values) > 1 and data.draw(st.booleans()):
            known = heights[index]  # what nobody looked at yet is guessed
            assert known == values.pop(index)
            heights.remove(index)
        else:
            height = data.draw(st.integers(1, 500))
            values.insert(index, height)
            heights.insert(index, height)
        assert len(heights) == len(values)
        asked = data.draw(st.integers(0, len(values) - 1))
        assert heights[asked] == values[asked]
        assert heights.top(asked) == sum(values[:asked])
        assert heights.at(sum(values[:asked])) == (asked, 0)
        assert heights.total == sum(values)


def test_one_that_was_only_guessed_goes_as_one_like_the_others() -> None:
    heights = Heights(2 * CHUNK, lambda a, b: 7 * (b - a), lambda a, b: [7] * (b - a))
    heights.remove(CHUNK + 3)
    assert (len(heights), heights.total) == (2 * CHUNK - 1, 7 * (2 * CHUNK - 1))


def test_only_chunks_that_are_asked_for_are_estimated_in_detail() -> None:
    asked: list[int] = []

    def fine(first: int, last: int) -> list[int]:
        asked.append(first)
        return [10] * (last - first)

    heights = Heights(10 * CHUNK, lambda a, b: 7 * (b - a), fine)
    assert asked == []
    heights.at(heights.total // 2)
    assert len(asked) == 1
    assert heights.total == 9 * CHUNK * 7 + CHUNK * 10


def test_a_place_is_right_though_its_chunk_was_thought_to_be_higher() -> None:
    heights = Heights(2 * CHUNK, lambda a, b: 9 * (b - a), lambda a, b: [7] * (b - a))
    found, inside = heights.at(8 * CHUNK)
    assert 7 * found + inside == 8 * CHUNK


def test_places_beyond_the_ends_are_clamped() -> None:
    heights = exact([5, 5])
    assert heights.at(-3) == (0, 0)
    assert heights.at(99) == (1, 4)
