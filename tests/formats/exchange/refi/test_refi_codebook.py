from __future__ import annotations

from pathlib import Path

import pytest

from desktop.errors import UnreadableFileError
from desktop.formats.door.source import Source
from desktop.formats.exchange.refi import refi_codebook
from desktop.formats.exchange.refi.refi_codes import colour


def read(xml: str):
    return refi_codebook.read(Source(Path("Mine.qdc"), xml.encode()))


@pytest.mark.parametrize("version", ["1.0", "1:0", "0:4"])
def test_a_codebook_is_read_whatever_its_namespace(version):
    project = read(
        f'<CodeBook xmlns="urn:QDA-XML:codebook:{version}" origin="Some 1.4"><Codes>'
        '<Code guid="1" name="X"><Code guid="2" name="X"><Code guid="3" name="a, b/c"/></Code>'
        "</Code>"
        '<Code guid="4" name="Y"/></Codes><Sets/></CodeBook>'
    )
    assert project is not None
    assert [tag.levels for tag in project.tags] == [
        ("X",), ("X", "X"), ("X", "X", "a, b/c"), ("Y",),
    ]  # fmt: skip
    assert (project.program, project.name, project.without_a_home) == ("Some 1.4", "Mine", {})


def test_sets_of_codes_are_counted():
    project = read("<CodeBook><Codes/><Sets><Set guid='1' name='a'/></Sets></CodeBook>")
    assert project is not None
    assert project.without_a_home == {"sets of codes": 1}


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("#A0B1C2", "#a0b1c2"),
        ("#abc", "#aabbcc"),
        ("a0b1c2", "#a0b1c2"),
        ("#A0B1C2FF", "#a0b1c2"),
        ("#FFA0B1C2", "#a0b1c2"),
        ("rgb(160, 177, 194)", "#a0b1c2"),
        ("rgba(160,177,194,0.5)", "#a0b1c2"),
        ("rgb(999,0,0)", "#ff0000"),
        ("red", ""),
        ("", ""),
    ],
)
def test_colours_are_read_in_every_way_they_are_written(written, shown):
    assert colour(written) == shown


def test_what_is_no_codebook_is_not_read():
    assert read("<html/>") is None
    with pytest.raises(UnreadableFileError, match="XML"):
        read("<CodeBook>")
