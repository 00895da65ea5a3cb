from __future__ import annotations

import csv
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from desktop.export.templates.template_filters import FILTERS

WORDS = st.text(max_size=40)


@pytest.mark.parametrize(
    ("value", "form", "said"),
    [
        ("2026-03-01", None, "1 March 2026"),
        ("2026-03-01T09:05:00+00:00", "%d.%m.%y %H:%M %a %b", "01.03.26 09:05 Sun Mar"),
        ("2026-03-01", "%-d/%-m %% %Q", "1/3 % %Q"),
        ("2026-03", None, "2026-03"),
        ("14 Feb", None, "14 Feb"),
        ("2026-13-45", None, "2026-13-45"),
        ("", None, ""),
    ],
)
def test_a_day_in_another_form(value, form, said):
    date = FILTERS["date"]
    assert (date(value, form) if form else date(value)) == said


def test_words_for_each_form():
    assert FILTERS["tex"]("50 % of $5 & a_b \\x") == r"50 \% of \$5 \& a\_b \textbackslash{}x"
    assert FILTERS["yaml"](["a", 'b "c"']) == '["a", "b \\"c\\""]'
    assert FILTERS["shortened"]("one two three", 8) == "one two…"
    assert FILTERS["tag"]("data not held") == "data_not_held"
    assert FILTERS["file_name"]("a/b: c?") == "a b c"
    assert FILTERS["one_line"]("a\nb\u2028c\td") == "a b c | d"


@pytest.mark.parametrize("start", ["=1+1", "+1", "-1", "@x", "=cmd|' /C calc'!A0"])
def test_no_spreadsheet_runs_a_cell(start):
    (row,) = csv.reader(io.StringIO(FILTERS["csv"](start)))
    assert row == [f"'{start}"]
    assert FILTERS["cell"](start).startswith("'")


@given(WORDS)
def test_a_value_of_front_matter_is_read_back(text):
    # What YAML escapes JSON reads as well, as far as it is used here.
    assert json.loads(FILTERS["yaml"](text)) == text


@given(WORDS)
def test_nothing_of_a_text_acts_in_a_web_page(text):
    assert not set("<>\"'") & set(FILTERS["html"](text).replace("<br>\n", ""))


@given(WORDS)
def test_a_text_on_a_line_of_markdown_stays_on_it(text):
    tokens = MarkdownIt("commonmark").parse("x " + FILTERS["markdown"](text))
    assert [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"]


@given(WORDS)
def test_a_cell_stays_a_cell(text):
    assert not set("\t\n\r") & set(FILTERS["cell"](text))
    rows = list(csv.reader(io.StringIO(FILTERS["csv"](text)), strict=True))
    assert [len(row) for row in rows] in ([1], [])
