from __future__ import annotations

import threading

import pytest

from desktop.workspace.imports.ahead import Ahead


def test_everything_comes_in_order_and_in_batches_no_larger_than_asked():
    with Ahead((number for number in range(50)), 4) as batches:
        taken = list(batches)
    assert [number for batch in taken for number in batch] == list(range(50))
    assert all(0 < len(batch) <= 4 for batch in taken)


def test_what_comes_while_a_batch_is_in_hand_is_the_next_batch():
    first_taken, all_there = threading.Event(), threading.Event()

    def items():
        yield 0
        first_taken.wait(5)
        yield from (1, 2, 3)
        all_there.set()

    with Ahead(items(), 8) as batches:
        taken = iter(batches)
        assert next(taken) == [0]
        first_taken.set()
        assert all_there.wait(5)
        assert next(taken) == [1, 2, 3]


def test_an_error_is_raised_after_what_came_before_it():
    def items():
        yield 1
        yield 2
        raise ValueError("no more")

    with Ahead(items(), 2) as batches:
        taken = iter(batches)
        first = next(taken)
        with pytest.raises(ValueError, match="no more"):
            first.extend(item for batch in taken for item in batch)
    assert first[0] == 1


def test_leaving_early_closes_the_iterator_in_its_own_thread():
    closed_in = []

    def items():
        try:
            yield from range(1000)
        finally:
            closed_in.append(threading.current_thread())

    with Ahead(items(), 2) as batches:
        next(iter(batches))
    assert closed_in
    assert closed_in[0] is not threading.current_thread()
