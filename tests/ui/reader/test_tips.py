from PySide6.QtCore import QPointF

from desktop.domain import BlockKind, SpanKind
from desktop.ui.reader.tips import described, footnote, tip_for
from tests.ui.reader.conftest import Draft, quoted


def test_a_note_is_read_without_the_marks_of_its_emphasis(draft: Draft) -> None:
    draft.add("Nobody kept a register.")
    content = draft.build()
    words = described(quoted(content, "h", "register", note="**Never** `kept` & <b>lost</b>"))
    assert words == "Never kept &amp; &lt;b&gt;lost&lt;/b&gt;"


def test_tags_stand_above_the_note_and_a_bare_highlight_says_nothing(draft: Draft) -> None:
    draft.add("Nobody kept a register.")
    content = draft.build()
    both = quoted(content, "h", "register", tags=["a/b", "c"], note="one\ntwo")
    assert described(both) == "<b>a/b · c</b><br>one<br>two"
    assert described(quoted(content, "h", "register")) == ""


def test_a_footnote_is_shown_shortened_and_only_that_one(draft: Draft) -> None:
    draft.add("Text")
    note = draft.add("word " * 500, BlockKind.FOOTNOTE)
    other = draft.add("Another \u21a9\ufe0e", BlockKind.FOOTNOTE)
    assert footnote(draft.build(), other) == "Another"
    told = footnote(draft.build(), note)
    assert told.startswith("word word")
    assert told.endswith("…")
    assert len(told) < 700
    assert footnote(Draft().build(), 0) == ""


def test_only_links_that_lead_out_show_where_to(reading) -> None:
    draft = Draft()
    draft.add("See the appendix and the site.")
    draft.span("appendix", SpanKind.LINK, "#0")
    draft.span("site", SpanKind.LINK, "https://example.org/?a=1&b=2")
    hands = reading(draft.build())
    text = hands.view.content.text
    tips = [tip_for(hands.view, QPointF(hands.point(text.index(w) + 1))) for w in ("app", "site")]
    assert tips == ["", "https://example.org/?a=1&b=2"]


def test_a_tip_is_as_wide_as_its_words_up_to_a_short_line(reading, draft: Draft) -> None:
    draft.add("Nobody kept a register of arrivals.")
    content = draft.build()
    brief = quoted(
        content, "brief", "Nobody", note="Compare with the answer\nof March.", tags=["a/b"]
    )
    prose = quoted(content, "prose", "register", note="word " * 30)
    hands = reading(content, brief, prose)
    short, long = (tip_for(hands.view, QPointF(hands.point(hands.at(w)))) for w in ("body", "reg"))
    assert "nowrap" in short
    assert "width" in long


def test_a_word_of_little_confidence_says_how_much(reading) -> None:
    draft = Draft()
    draft.add("The survey counted rnany boats.")
    draft.span("rnany", SpanKind.UNSURE, "41")
    hands = reading(draft.build())
    text = hands.view.content.text
    tips = [tip_for(hands.view, QPointF(hands.point(text.index(w) + 1))) for w in ("rna", "boa")]
    assert tips == [
        "Recognised on a picture, with 41 % confidence: compare it with the page.", "",
    ]  # fmt: skip
