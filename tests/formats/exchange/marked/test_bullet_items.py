from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from desktop.formats.exchange.marked.bullet_items import items


def read(text: str) -> list[tuple[int, str]]:
    return [(item.depth, item.text) for item in items(text.split("\n"))]


def test_items_hold_what_is_indented_below_them() -> None:
    assert read("- a\n  b\n\n  c\n\t- d\n- e\nf\ng\n\nh") == [
        (0, "a\nb\n\nc"), (4, "d"), (0, "e"), (0, "f\ng"), (0, "h"),
    ]  # fmt: skip


def test_numbers_and_code_begin_no_item() -> None:
    assert read("- a\n  1. b\n  2. c") == [(0, "a\n1. b\n2. c")]
    assert read("- a\n  ```\n- b\n  ```\n- c")[-1] == (0, "c")


@given(st.text(st.sampled_from("-*+ \t\nab`"), max_size=80))
def test_no_letter_is_lost(text: str) -> None:
    kept = "".join(item.text for item in items(text.split("\n")))
    assert kept.count("a") == text.count("a")
    assert kept.count("b") == text.count("b")
