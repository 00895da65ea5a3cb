from __future__ import annotations

from pathlib import Path

import pytest

from desktop.formats.door.source import Source
from desktop.formats.exchange.marked.gathered import Gathered, hex_colour, lie_beside


@pytest.mark.parametrize(
    ("text", "colour"),
    [
        ("#FFD400", "#ffd400"),
        ("#ffd40080", "#ffd400"),
        ("#abc", "#aabbcc"),
        ("ffd400", ""),
        ("#ffd40", ""),
        ("yellow", ""),
        ("", ""),
    ],
)
def test_colours(text: str, colour: str) -> None:
    assert hex_colour(text) == colour


@pytest.mark.parametrize("address", ["http://[x/a.html", "a.html?x#y", "https://b/%61.html"])
def test_addresses_of_any_kind_lead_to_files_in_the_folder(address: str) -> None:
    source = Source(Path("n.json"), b"", beside={"a.html": b"1"}.get)
    assert lie_beside(source, address) == ["a.html"]


def test_no_address_leads_out_of_the_folder() -> None:
    source = Source(Path("n.json"), b"", beside=lambda _address: b"1")
    assert lie_beside(source, "https://a/..%2Fb.html") == []
    assert lie_beside(source, "https://a/..%5Cb.html") == []


def test_tags_are_numbered_once_and_keep_their_first_colour() -> None:
    gathered = Gathered()
    codings = gathered.codings(["a", " a ", "b", ""])
    assert [coding.tag for coding in codings] == [0, 1]
    assert gathered.coding("a", colour="#ffffff").tag == 0
    assert [tag.colour for tag in gathered.project("x", "X").tags] == ["#ffffff", ""]
