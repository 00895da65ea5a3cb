"""Where an element says that its picture lies."""

from __future__ import annotations

import pytest
from lxml import html

from desktop.formats.walk.pictures import picture_bytes

HELD = {"a.png": b"A", "b.png": b"B"}


@pytest.mark.parametrize(
    ("attributes", "data"),
    [
        ('src=" a.png "', b"A"),
        ('src="gone.png" data-src="b.png"', b"B"),
        ('src="" data-original="b.png"', b"B"),
        ('srcset="gone.png 1x, b.png 2x"', b"B"),
        ('data-srcset="a.png 480w"', b"A"),
        ('xlink:href="b.png"', b"B"),
        ('alt="a.png"', None),
        ('srcset=" , "', None),
    ],
)
def test_the_first_address_that_can_be_had(attributes, data) -> None:
    element = html.fragment_fromstring(f"<img {attributes}>")
    assert picture_bytes(element, HELD.get) == data


def test_without_a_loader_there_is_no_picture() -> None:
    assert picture_bytes(html.fragment_fromstring('<img src="a.png">'), None) is None
