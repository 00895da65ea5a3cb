from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain import BlockKind, Facts, LocatorKind, Parsed
from desktop.errors import UnreadableFileError
from desktop.formats.door.source import Source
from desktop.formats.plain import quoted_document
from desktop.formats.plain.quoted_document import SUFFIX, Quotation, written

LINE = st.text("abc é", min_size=1, max_size=12).map(str.strip).filter(bool)
QUOTATIONS = st.lists(
    st.builds(Quotation, LINE, st.lists(LINE, max_size=2).map(tuple), st.sampled_from(["", "7"])),
    min_size=1,
    max_size=5,
)


def read(data: bytes) -> Parsed:
    return quoted_document.read(Source(Path(f"one{SUFFIX}"), data))


@given(QUOTATIONS)
def test_each_quotation_is_a_block_with_its_words_in_order(quotations):
    content = read(written(Facts(title="A title"), quotations)).content
    found = [
        content.text[block.start : block.end]
        for block in content.blocks
        if block.kind is BlockKind.QUOTATION
    ]
    assert found == [one.words for one in quotations]


def test_chapters_stand_above_once_and_pages_are_told():
    parsed = read(
        written(
            Facts(title="A title", authors=("Ann Ray", "Bo Lee"), other={"shelf": "3"}),
            [Quotation("one", ("I", "a"), "7"), Quotation("two", ("I", "b"), "8")],
        )
    )
    assert parsed.content.text == "I\na\none\nb\ntwo"
    assert parsed.content.locator(5, LocatorKind.PAGE) == "7"
    assert parsed.content.locator(12, LocatorKind.PAGE) == "8"
    assert parsed.facts.authors == ("Ann Ray", "Bo Lee")
    assert parsed.facts.other == {"shelf": "3"}
    assert parsed.remarks == (quoted_document.REMARK,)


def test_a_document_that_was_only_written_about_has_its_title():
    assert read(written(Facts(title="A title"), [])).content.text == "A title"


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"[]",
        b"{}",
        b"[" * 100_000,
        b'{"made by": "quotations 1", "facts": [], "quotations": []}',
        b'{"made by": "quotations 1", "facts": {}, "quotations": [["one"]]}',
        b'{"made by": "quotations 1", "facts": {}, "quotations": 3}',
        b'{"made by": "quotations 1", "facts": {"colour": "x"}, "quotations": []}',
    ],
)
def test_a_damaged_one_is_refused(data):
    with pytest.raises(UnreadableFileError, match="damaged"):
        read(data)


def test_one_of_a_later_version_is_not_guessed_at():
    later = json.loads(written(Facts(title="A title"), [])) | {"made by": "quotations 2"}
    with pytest.raises(UnreadableFileError, match="later version"):
        read(json.dumps(later).encode())
