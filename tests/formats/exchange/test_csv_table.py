from __future__ import annotations

from pathlib import Path

import pytest

from desktop.errors import UnreadableFileError
from desktop.formats.door.source import Source
from desktop.formats.exchange.csv_table import LONGEST_FIELD, rows


def read(text: str | bytes) -> list[dict[str, str]] | None:
    data = text if isinstance(text, bytes) else text.encode()
    return rows(Source(Path("x.csv"), data), ("a", "b c"))


def test_columns_in_any_order_case_and_separation() -> None:
    wanted = [{"a": "1", "b c": "2\n3"}]
    for separator in ",;\t":
        assert read(f'A{separator}B  c\r\n1{separator}"2\n3"\r\n') == wanted
    assert read('B c,a\n"2\n3",1\n\n') == wanted
    assert read('A,"B c"\n1,"2\n3",more\n'.encode("utf-16")) == wanted


def test_short_rows_have_no_more_columns() -> None:
    assert read("a,b c\n1\n") == [{"a": "1"}]


def test_other_tables_are_none() -> None:
    for text in ("", "a,b\n", "x", "\0", '"'):
        assert read(text) is None


def test_fields_beyond_all_bounds_are_refused() -> None:
    with pytest.raises(UnreadableFileError, match="longer than any note"):
        read('a,b c\n1,"' + "x" * (LONGEST_FIELD + 1))
