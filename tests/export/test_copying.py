from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.domain.citing.copy_style import CopyStyle
from desktop.export.copying import CitedPassage, documents_cited, passages_cited
from desktop.export.escape import blockquote

CITED = "Ada Marsh, “Detention”, p. 4, 2024"
ESCAPED = CITED.replace("p.", "p\\.")
"""Else pandoc would not let the line break there."""


def passage(words: str = "1,204 people_held", **changed) -> CitedPassage:
    block = blockquote(words) if words else ""
    return replace(CitedPassage(words, block, "", CITED, "marsh2024", "p. 4", start=12), **changed)


def test_plain_text_has_quotation_marks_and_the_source_below():
    assert passages_cited([passage()], CopyStyle.PLAIN) == f"“1,204 people_held”\n{CITED}"
    own = passages_cited([passage("“Quoted.”")], CopyStyle.PLAIN)
    assert own.startswith("“Quoted.”\n")


def test_markdown_is_a_blockquote_with_signs_escaped():
    text = passages_cited([passage("1,204 people_held\nTwo")], CopyStyle.MARKDOWN)
    assert text == f"> 1,204 people\\_held\n>\n> Two\n\n— {ESCAPED}"


def test_pandoc_cites_by_key_and_page():
    assert passages_cited([passage()], CopyStyle.PANDOC) == (
        "“1,204 people\\_held” [@marsh2024, p. 4]"
    )
    two = passages_cited([passage("One\nTwo")], CopyStyle.PANDOC)
    assert two == "> One\n>\n> Two [@marsh2024, p. 4]"


@pytest.mark.parametrize(
    ("changed", "cited"),
    [
        ({"place": ""}, "[@marsh2024]"),
        ({"place": "p. A 3"}, "[@marsh2024, {p. A 3}]"),
        ({"place": "p. iv"}, "[@marsh2024, p. iv]"),
        ({"key": "a--b"}, "[@{a--b}, p. 4]"),
        ({"edition": "revision 2"}, "[@marsh2024, p. 4, revision 2]"),
    ],
)
def test_what_pandoc_would_misread_is_in_braces(changed, cited):
    assert passages_cited([passage(**changed)], CopyStyle.PANDOC).endswith(f" {cited}")


def test_footnotes_stand_after_all_passages_and_each_has_its_own_label():
    text = passages_cited([passage(), passage("Other", start=40)], CopyStyle.FOOTNOTE)
    assert text == (
        "“1,204 people\\_held”[^marsh2024-12]\n\n“Other”[^marsh2024-40]\n\n"
        f"[^marsh2024-12]: {ESCAPED}\n\n[^marsh2024-40]: {ESCAPED}"
    )


def test_a_table_takes_its_reference_in_a_line_of_its_own():
    block = "> | A | B |\n> | --- | --- |\n> | 1 | 2 |"
    text = passages_cited([passage("A\tB\n1\t2", block=block)], CopyStyle.PANDOC)
    assert text == f"{block}\n>\n> [@marsh2024, p. 4]"


@pytest.mark.parametrize("style", CopyStyle)
def test_an_area_without_words_is_named_and_no_empty_quotation(style):
    text = passages_cited([passage("", area="Area of page 4")], style)
    assert "Area of page 4" in text
    assert "“”" not in text
    assert ">" not in text
    assert "marsh2024" in text or "Ada Marsh" in text


def test_documents_are_cited_as_wholes(make):
    content = make.content("Text")
    one = make.document(content, citation_key="a1")
    two = make.document(content, title="B*", citation_key="b2")
    assert documents_cited([one, two], CopyStyle.PANDOC) == "[@a1; @b2]"
    plain = documents_cited([one, two], CopyStyle.PLAIN).splitlines()
    assert len(plain) == 2
    assert "“B*”" in plain[1]
    assert "B\\*" in documents_cited([two], CopyStyle.MARKDOWN)
    assert documents_cited([one], CopyStyle.FOOTNOTE).startswith("[^a1]\n\n[^a1]: ")
