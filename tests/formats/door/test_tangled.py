from __future__ import annotations

import time

import pytest

from desktop.formats.door import tangled

SECONDS = 5.0


@pytest.mark.parametrize(
    "page",
    [
        "<a><b><i></p></div><table><p>word " * 20_000,
        "<b>word</i>" * 100_000,
        "<div>word</b>" * 100_000,
        "<p>w. " * 260_000,
        "<p " + " ".join(f"a{number}=1" for number in range(30_000)) + ">word</p>",
    ],
    ids=["mixed", "formatting", "divisions", "paragraphs", "attributes"],
)
def test_a_tangled_page_keeps_its_words_in_time(read_file, page) -> None:
    begin = time.process_time()
    parsed = read_file("a.html", f"<title>Quay</title><p>first</p>{page}<p>last</p>")
    assert time.process_time() - begin < SECONDS
    assert tangled.REMARK in parsed.remarks
    assert parsed.facts.title == "Quay"
    words = parsed.content.text.split()
    assert words[0] == "first"
    assert words[-1] == "last"
    kept = sum(map(str.isalpha, "".join(words)))
    assert kept == len("firstlast") + len("word") * page.count("word") + page.count("w.")


@pytest.mark.parametrize(
    "page",
    [
        "<p>A <b>bold <i>word</i></b> in a row</p>" * 6_000,
        "<ul>" + "<li>an item without an end" * 30_000 + "</ul>",
        "<p>a</p></div>" * 20_000,
        f'<p><img src="data:image/png;base64,{"A" * 50_000}" alt="{"word " * 5_000}">text</p>',
        "<script>" + "if (a<b) x('</i>');" * 30_000 + "</script><p>text</p>",
    ],
    ids=["formatted", "open items", "stray ends", "long values", "script"],
)
def test_an_ordinary_page_is_not_tangled(page) -> None:
    assert not tangled.is_tangled(page)


def test_what_is_not_shown_is_not_kept() -> None:
    root = tangled.tree(
        "<title>T</title><!-- no --><style>no</style><script>no()</script><p>one &amp; t<b>w</b>o"
    )
    assert tangled.was_tangled(root)
    assert [p.text for p in root.iter("p")] == ["one & two"]


@pytest.mark.parametrize(
    "written",
    ["[" * 100_000, "*a_ " * 100_000, "^[a " * 20_000, "- a\n" * 60_000, "![" * 50_000],
)
def test_tangled_markdown_is_read_as_plain_text_in_time(read_file, written) -> None:
    begin = time.process_time()
    parsed = read_file("a.md", f"# Quay\n\n{written}\n\nlast\n")
    assert time.process_time() - begin < SECONDS
    assert parsed.remarks == (
        "Its marks are tangled beyond reading, so it was read as plain text.",
    )
    assert parsed.content.text.endswith("last")


def test_long_markdown_is_not_tangled() -> None:
    assert not tangled.is_tangled_markdown("A *word* and a [link](#a) and __more__.\n\n" * 20_000)
