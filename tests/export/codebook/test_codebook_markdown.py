from desktop.domain import TagUse
from desktop.export.codebook.codebook_markdown import codebook_markdown
from desktop.export.codebook.entries import Entry

BOOK = (
    Entry("gaps", TagUse(3, 2, 1, "2026-01-02")),
    Entry(
        "gaps/coun*ts", TagUse(), "green", "Any *number*.\nOf people.", "Costs.", "1,412 people",
        "“A report”, p. 2",
    ),
)  # fmt: skip


def test_each_tag_is_a_heading_with_what_is_known_of_it():
    assert codebook_markdown(BOOK) == (
        "# Codebook\n\n## gaps\n\n- Tag: gaps\n"
        "- Use: 3 highlights and 1 document as a whole in 2 documents, since 2026-01-02.\n\n"
        "### coun\\*ts\n\n- Tag: gaps/coun\\*ts\n- Colour: green\n- Use: Not in use yet.\n\n"
        "**Definition**\n\nAny \\*number\\*.\\\nOf people.\n\n"
        "**When not to use**\n\nCosts.\n\n"
        "**Example**\n\n> 1,412 people\n\n— “A report”, p\\. 2\n"
    )


def test_without_tags_there_is_a_title():
    assert codebook_markdown([]) == "# Codebook\n"
