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


def test_pictures_come_from_the_loader_alone(from_html) -> None:
    asked: list[str] = []

    def load(address: str) -> bytes | None:
        asked.append(address)
        return None

    content = from_html(
        '<p>one</p><img src="a.png" srcset="b.png 1x, c.png 2x" alt="A map"><p>two '
        '<img src="http://far.example/x.gif" width=1 height=1></p>',
        load_image=load,
    )
    assert asked == ["a.png", "b.png", "c.png"]
    assert content.text == "one\nA map\ntwo"


@pytest.mark.parametrize("size", ['width="1" height="1"', 'height="2"'])
def test_what_counts_visits_is_no_picture(from_html, size) -> None:
    assert from_html(f'<p>one</p><img {size} alt="pixel" src="a.gif"><p>two</p>').text == "one\ntwo"
