import threading

import pytest

from desktop.errors import CancelledError
from desktop.library import Library
from desktop.library.staging.taking_turns import turn, turn_if_free


def test_one_has_the_turn_until_it_is_done(library):
    with Library.open(library.folder) as other:
        with turn(library._store, lambda: False):
            with turn_if_free(other._store) as free:
                assert not free
            asked = iter([False, True])
            with pytest.raises(CancelledError), turn(other._store, lambda: next(asked)):
                raise AssertionError("two have the turn")
        with turn_if_free(other._store) as free:
            assert free


def test_the_next_one_waits(library):
    order = []

    def second() -> None:
        with Library.open(library.folder) as other, turn(other._store, lambda: False):
            order.append("second")

    waiting = threading.Thread(target=second)
    with turn(library._store, lambda: False):
        waiting.start()
        waiting.join(0.2)
        order.append("first")
    waiting.join()
    assert order == ["first", "second"]
