from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin

from desktop.formats.plain.interruptions import quicken

LINES = re.split(
    " ~ ",
    r"a ~ a | b ~ |a|b| ~ -|- ~ |:-|-:| ~ --- ~ === ~ - x ~ * x ~ 1. x ~ 2) x ~ + ~ # h ~ #h"
    r" ~ ``` ~ > q ~ > ~ <div> ~ <!-- c ~ </div> ~ <b>x</b> ~ x[^1] ~ [^1]: note ~ [a]: b"
    r" ~ [a]: ~ 't' ~ *** ~ a\ ~ end",
)
INDENTS = ["", "> ", "- ", "  ", "    ", "\t", "> > "]


def parser() -> MarkdownIt:
    made = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    return made.use(footnote_plugin)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(INDENTS), st.sampled_from(["", *LINES])), max_size=12))
def test_what_is_read_stays_the_same(lines: list[tuple[str, str]]) -> None:
    written = "\n".join(indent + line for indent, line in lines)
    quick = parser()
    quicken(quick)
    assert quick.parse(written) == parser().parse(written)


def test_a_line_of_words_is_not_tried_as_a_heading() -> None:
    quick, tried = parser(), []
    quick.block.ruler.at("heading", lambda *given: tried.append(given) or False)
    quicken(quick)
    tokens = quick.parse("words and words\n" * 100)
    assert [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"]
    assert len(tried) == 1
