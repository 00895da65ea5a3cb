from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.formats.exchange.foreign_titles import file_name, title_of


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("Interview 3.docx", "Interview 3"),
        ("REPORT.PDF", "REPORT"),
        ("Act No. 12", "Act No. 12"),
        ("v1.2", "v1.2"),
        (" two\n lines .txt", "two lines "),
        (".txt", ".txt"),
        ("", ""),
    ],
)
def test_only_what_is_the_end_of_a_file_is_taken_away(name, title):
    assert title_of(name) == title


@given(st.text(max_size=40))
def test_a_name_of_a_file_leads_nowhere_else(title):
    name = file_name(title, ".txt")
    assert name.endswith(".txt")
    assert not set(name) & set('/\\:*?"<>|\0')
    assert name.removesuffix(".txt").strip(" .")
