from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.errors import UnreadableFileError

SAME_FILE = [HealthCheck.function_scoped_fixture]
SAMPLE = """---
title: Boats
author: Ada Quill
---
# The harbour *today*

One line
and **another [with a link](https://a.example/)**\\
broken. A note[^1], <b>raw</b> and ~~struck~~; see [below](#the-crews).

3) three
4) four

   more

- outer
  - inner

> quoted
>
> > deeper

| Year | Boats |
|------|-------|
| 2020 | `12`  |

```text
a  b

c
```

<div><p>Raw <i>html</i></p><script>x()</script></div>

## The crews

[^1]: What the note *says*.
[^2]: Nobody refers to this.
"""

FIRST = "One line and another with a link\u2028broken. A note1, raw and struck; see below."


def test_everything_finds_its_block(read_file, listed) -> None:
    parsed = read_file("a.md", SAMPLE)
    assert listed(parsed.content) == [
        ("HEADING", 1, "The harbour today"),
        ("PARAGRAPH", 0, FIRST),
        ("LIST_ITEM", 1, "three"),
        ("LIST_ITEM", 1, "four"),
        ("LIST_ITEM", 1, "more"),
        ("LIST_ITEM", 1, "outer"),
        ("LIST_ITEM", 2, "inner"),
        ("QUOTATION", 1, "quoted"),
        ("QUOTATION", 2, "deeper"),
        ("TABLE", 0, "Year\tBoats\x1e2020\t12"),
        ("CODE", 0, "a  b\u2028\u2028c"),
        ("PARAGRAPH", 0, "Raw html"),
        ("HEADING", 2, "The crews"),
        ("FOOTNOTE", 0, "What the note says."),
        ("FOOTNOTE", 0, "Nobody refers to this."),
    ]  # fmt: skip
    markers = [b.attributes.get("marker") for b in parsed.content.blocks]
    assert markers[2:7] == ["3)", "4)", None, "•", "•"]
    assert parsed.facts.title == "Boats"
    assert parsed.facts.authors == ("Ada Quill",)


def test_styles_links_and_notes(read_file, styled) -> None:
    content = read_file("a.md", SAMPLE).content
    spans = styled(content)
    note, crews = content.text.index("What the note"), content.text.index("The crews")
    assert ("NOTE_REFERENCE", "1", f"#{note}") in spans
    assert ("LINK", "below", f"#{crews}") in spans
    assert ("LINK", "with a link", "https://a.example/") in spans
    assert {
        ("BOLD", "another with a link", ""),
        ("BOLD", "raw", ""),
        ("STRIKE", "struck", ""),
    } < set(spans)
    assert ("CODE", "12", "") in spans


def test_a_note_with_a_name_is_printed_as_a_number(read_file) -> None:
    content = read_file("a.md", "Word[^why].\n\n[^why]: Because.\n").content
    assert content.text == "Word1.\nBecause."


def test_formulas_in_mathml_are_read(read_file) -> None:
    share = "<math><mfrac><mn>413</mn><mn>902</mn></mfrac></math>"
    less = "<math><mi>x</mi><mo>&lt;</mo><mn>2</mn></math>"
    written = f"Share {share} and **{less}** and $x^2$ <math>open\n\n<p>a {share}</p>\n"
    assert read_file("a.md", written).content.text == (
        "Share 413/902 and x<2 and $x^2$ open\na 413/902"
    )


def test_the_title_is_the_first_heading_or_the_file_name(read_file) -> None:
    assert read_file("a.md", "text\n\n# Boats\n").facts.title == "Boats"
    assert read_file("counted_boats.md", "text\n").facts.title == "counted boats"


def test_nesting_without_end_keeps_its_text(read_file) -> None:
    parsed = read_file("a.md", ">" * 5000 + " inside")
    assert parsed.content.text.endswith("inside")
    assert parsed.remarks
    assert "inside" in read_file("b.md", "[" * 5000 + "inside").content.text
    assert read_file("c.md", "*a_ " * 5000 + "inside").content.text.endswith("inside")


@pytest.mark.parametrize("written", ["word\n\n[^1]: - > [^1]: ", "word\n\n[^1]: > > [^1]: "])
def test_a_note_inside_itself_does_no_harm(read_file, written) -> None:
    assert "word" in read_file("a.md", written).content.text


pieces = st.sampled_from(
    [
        *("word", "*", "**", "_", "`", "```\n", "\n", "\n\n", "> ", "- ", "1. ", "# ", "[^1]"),
        *("[^1]: ", "[a](b)", "![a](b)", "<b>", "</b>", "<div>", "|", "\n|-|-|\n", "---\n"),
        *("~~", "\\", "&amp;", "    ", "é"),
    ]
)


def test_a_note_inside_the_quotation_of_a_note_is_read(read_file):
    assert "word" in read_file("a.md", "[^1]: > [^1]: ```\nword").content.text


@settings(max_examples=60, deadline=None, suppress_health_check=SAME_FILE)
@given(st.lists(pieces, max_size=40).map("".join))
def test_any_markup_gives_canonical_text(read_file, written) -> None:
    if written.strip(" \n\\"):
        _read(read_file, written)


@pytest.mark.slow
@settings(max_examples=5000, deadline=None, suppress_health_check=SAME_FILE)
@given(st.one_of(st.lists(pieces, max_size=80).map("".join), st.text(max_size=200)))
def test_fuzz_markdown(read_file, written) -> None:
    if written.strip():
        _read(read_file, written)


def _read(read_file, written) -> None:
    try:
        content = read_file("a.md", written).content
    except UnreadableFileError:
        return
    assert len(re.findall("word", content.text)) <= written.count("word")


def test_a_text_that_begins_with_a_rule_is_kept(read_file, listed) -> None:
    parsed = read_file("a.md", "---\n\n# Boats\n\nOne.\n\n---\n\nTwo.\n")
    assert listed(parsed.content) == [
        ("RULE", 0, ""),
        ("HEADING", 1, "Boats"),
        ("PARAGRAPH", 0, "One."),
        ("RULE", 0, ""),
        ("PARAGRAPH", 0, "Two."),
    ]
    spoken = read_file("b.md", "---\nNote: nine of them came, not ten.\nAnd more.\n---\n\nTwo.\n")
    assert spoken.content.text == "\nNote: nine of them came, not ten. And more.\nTwo."
    assert not spoken.facts.other


def test_facts_above_a_text_with_a_mark_of_byte_order_and_other_line_ends(read_file) -> None:
    parsed = read_file("a.md", b"\xef\xbb\xbf---\r\ntitle: X\r\ntags:\r\n  - a\r\n---\r\n\r\nBody")
    assert (parsed.content.text, parsed.facts.title) == ("Body", "X")


@pytest.mark.parametrize(
    ("written", "text", "marks"),
    [
        ("Held 544[^1] in.\n\n[^1]: Seen.", "Held 5441 in.\nSeen.", ["1@8"]),
        ("Held 544^[Seen.] in.", "Held 5441 in.\nSeen.", ["1@8"]),
        (
            "544[^a][^b]\n\n[^a]: One.\n\n    More.\n[^b]: Two.",
            "544ab\nOne.\nMore.\nTwo.",
            ["a@3", "b@4"],
        ),
        ("|a|\n|-|\n|544[^1]|\n\n[^1]: Seen.", "a\x1e5441\nSeen.", ["1@5"]),
        ("*544*[^1]\n\n[^1]: Seen.", "5441\nSeen.", ["1@3"]),
    ],
)
def test_marks_of_notes_are_no_part_of_the_words(read_file, written, text, marks) -> None:
    content = read_file("a.md", written).content
    found = [s for s in content.spans if s.kind.name == "NOTE_REFERENCE"]
    assert content.text == text
    assert [f"{content.text[s.start : s.end]}@{s.start}" for s in found] == marks


def test_raised_and_lowered_text(read_file, styled) -> None:
    content = read_file("a.md", "10<sup>6</sup> and H<sub>2</sub>O").content
    assert styled(content) == [("SUPERSCRIPT", "6", ""), ("SUBSCRIPT", "2", "")]
