from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from desktop.domain import Blocks, LocatorKind, Span, SpanKind
from desktop.formats.canon.canonical import Builder
from desktop.formats.canon.standoff import Standoff

OFFSETS = st.integers(0, 30)


def blocks_of(text: str) -> Blocks:
    builder = Builder()
    builder.text(text)
    return builder.build().blocks


def test_a_style_holds_from_its_beginning_to_its_end() -> None:
    standoff = Standoff()
    standoff.begin(1, SpanKind.BOLD, "")
    standoff.begin(2, SpanKind.ITALIC, "")
    standoff.end(3)
    assert standoff.is_open
    standoff.end(4)
    assert not standoff.is_open
    assert standoff.spans("a text", blocks_of("a text")) == (
        Span(1, 4, SpanKind.BOLD),
        Span(2, 3, SpanKind.ITALIC),
    )


def test_the_first_anchor_of_a_name_counts() -> None:
    standoff = Standoff()
    standoff.anchor(4, "here")
    standoff.anchor(2, "here")
    assert standoff.places(10) == {"here": 4}


def test_locators_stand_in_the_order_of_the_text_and_once() -> None:
    standoff = Standoff()
    for at, label in [(5, "2"), (1, "1"), (5, "2"), (99, "3")]:
        standoff.locator(at, LocatorKind.PAGE, label)
    assert [(found.start, found.label) for found in standoff.locators(10)] == [
        (1, "1"), (5, "2"), (10, "3"),
    ]  # fmt: skip


@given(st.lists(OFFSETS).map(sorted), st.lists(st.tuples(OFFSETS, OFFSETS)), OFFSETS)
def test_nothing_stands_in_text_that_is_dropped(anchors, styles, base) -> None:
    standoff = Standoff()
    for number, at in enumerate(anchors):
        standoff.anchor(at, str(number))
        standoff.locator(at, LocatorKind.PAGE, str(number))
    for start, end in sorted(map(sorted, styles), key=lambda style: style[1]):
        standoff.style(start, end, SpanKind.BOLD)
    standoff.forget(base)
    text = "x" * 40
    assert list(standoff.places(len(text)).values()) == [min(at, base) for at in anchors]
    assert all(found.start <= base for found in standoff.locators(len(text)))
    assert all(span.end <= base for span in standoff.spans(text, blocks_of(text)))
