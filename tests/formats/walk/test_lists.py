from __future__ import annotations


def test_lists_are_numbered_as_printed(from_html) -> None:
    content = from_html(
        "<ol start=3 type=a><li>c<ul><li>bullet<li>bullet</ul><li value=9>i<p>more</ol>"
        "<ol reversed><li>two<li>one</ol>"
    )
    assert [(b.level, b.attributes.get("marker", "")) for b in content.blocks] == [
        (1, "c."), (2, "◦"), (2, "◦"), (1, "i."), (1, ""), (1, "2."), (1, "1."),
    ]  # fmt: skip


def test_descriptions(from_html, listed, styled) -> None:
    content = from_html("<dl><dt>Term<dd>What it is</dl>")
    assert listed(content) == [("PARAGRAPH", 0, "Term"), ("LIST_ITEM", 1, "What it is")]
    assert styled(content) == [("BOLD", "Term", "")]


def test_a_list_inside_an_item_goes_on_a_level_below(from_html, listed) -> None:
    content = from_html("<ul><li>one<ol><li>inner</ol><li>two</ul><p>after</p>")
    assert listed(content) == [
        ("LIST_ITEM", 1, "one"),
        ("LIST_ITEM", 2, "inner"),
        ("LIST_ITEM", 1, "two"),
        ("PARAGRAPH", 0, "after"),
    ]


def test_an_item_in_no_list_is_one_all_the_same(from_html) -> None:
    (block,) = from_html("<li>alone").blocks
    assert (block.kind.name, block.level, block.attributes) == ("LIST_ITEM", 1, {"marker": "•"})


def test_an_item_that_is_a_note_bears_its_number_as_one(from_html) -> None:
    content = from_html(
        '<p>Text<sup><a href="#n" id="r">1</a></sup></p>'
        '<ol class="footnotes"><li id="n">Note <a href="#r">↩</a></ol>'
    )
    assert [(b.kind.name, b.attributes.get("marker")) for b in content.blocks] == [
        ("PARAGRAPH", None),
        ("FOOTNOTE", "1."),
    ]
