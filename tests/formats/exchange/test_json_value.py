from __future__ import annotations

from pathlib import Path

import pytest

from desktop.errors import UnreadableFileError
from desktop.formats.door.source import Source
from desktop.formats.exchange import json_value


def parsed(text: str | bytes) -> object:
    data = text if isinstance(text, bytes) else text.encode()
    return json_value.parsed(Source(Path("x.json"), data))


@pytest.mark.parametrize("text", ["", "7", '"x"', "nothing"])
def test_what_is_no_object_or_list_is_none(text: str) -> None:
    assert parsed(text) is None


@pytest.mark.parametrize("text", ["{", "[1,", "[" * 200_000, "{]", '["a]'])
def test_what_is_broken_off_is_refused(text: str) -> None:
    with pytest.raises(UnreadableFileError, match="broken off or damaged"):
        parsed(text)


def test_any_encoding_and_numbers_of_any_size() -> None:
    assert parsed('{"a": "ü"}'.encode("utf-16")) == {"a": "ü"}
    assert parsed(b"\xef\xbb\xbf[1]") == [1]
    assert parsed("[" + "9" * 100_000 + "]") == [float("inf")]
    assert parsed("[NaN, Infinity]") == [None, None]


def test_values_are_taken_for_what_is_wanted() -> None:
    assert json_value.text_of("a\ud800b") == "ab"
    assert [json_value.text_of(value) for value in (7, 7.0, None, True, [], {})] == [
        "7", "7", "", "", "", "",
    ]  # fmt: skip
    assert json_value.texts_of(["a", None, "b"]) == ["a", "b"]
    assert json_value.texts_of("a") == ["a"]
    assert json_value.number_of(1e300) is None
    assert json_value.number_of(4) == 4.0
    assert json_value.number_of("4") is None
    assert json_value.object_of([]) == {}
    assert json_value.objects_of([{}, 1, {"a": 1}]) == [{}, {"a": 1}]
