from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.exchanged.project import PageBoxes
from desktop.formats.exchange.zotero.zotero_position import boxes, place, read


def test_order_of_places() -> None:
    orders = ["00000|000012|00003", "00000|000120|00001", "00002|000001|00000", "00010|000001"]
    places = [place(one) for one in orders]
    assert places == sorted(places)
    assert place("00008319") == 8319.0
    assert place("x") is place("") is None


@pytest.mark.parametrize(
    "position",
    ["", "[", "[" * 100_000, "5", None, {"pageIndex": -1}, {"pageIndex": "1"}, {"rects": [[1]]}],
)
def test_no_place_on_a_page(position: object) -> None:
    assert boxes(read(position)) is None


def test_boxes_have_their_sides_in_order() -> None:
    position = {"pageIndex": 0, "rects": [[3, 4, 1, 2], [1, 2, 3], "x", [1, 2, None, 4]]}
    assert boxes(position) == PageBoxes(0, ((1.0, 2.0, 3.0, 4.0),))


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=3),
    lambda inner: st.lists(inner, max_size=5),
    max_leaves=12,
)


@given(_JSON, _JSON, _JSON)
def test_any_position_is_read(page: object, rects: object, paths: object) -> None:
    boxes(read(json.dumps({"pageIndex": page, "rects": rects, "paths": paths})))
