from __future__ import annotations

from array import array

from hypothesis import assume, given

from desktop import annotate
from desktop.domain import ROW_BREAK, BlockKind, Blocks, Content, Span, SpanKind
from desktop.domain.differences import ChangeKind, Fate, Woven
from desktop.domain.weaving import weave
from tests.domain.samples import SOURCES, content_of, marked

OLD = content_of(
    "The harbour held 902 boats in spring, as was counted by the officers of the county.\n"
    "A line that goes away.\nA line that stays as it is and says nothing of boats."
)
NEW = content_of(
    "The harbour held 912 boats in spring, as was counted by the officers of the county.\n"
    "A line that stays as it is and says nothing of boats.\nWords put in at the end."
)


def woven(old: Content, new: Content) -> Woven:
    return weave(old, new, annotate.compare(old, new))


def told(found: Woven) -> list[tuple[str, str]]:
    text = found.content.text
    return [(str(one.fate), text[one.start : one.end].strip()) for one in found.words]


def without(found: Woven, *fates: Fate) -> str:
    """Return the letters that are left when those of some fates are taken out."""
    text = list(found.content.text)
    for one in found.words:
        if one.fate in fates:
            text[one.start : one.end] = " " * (one.end - one.start)
    return "".join("".join(text).split())


def test_old_words_stand_before_the_new_ones_that_took_their_place():
    found = woven(OLD, NEW)
    assert found.content.text.startswith("The harbour held 902 912 boats")
    assert told(found) == [
        ("deleted", "902"),
        ("inserted", "912"),
        ("deleted", "A line that goes away."),
        ("inserted", "Words put in at the end."),
    ]
    starts = [start for start, _ in found.places]
    assert len(starts) == len(found.comparison.changes)
    assert found.content.text[slice(*found.places[-1])].strip() == "Words put in at the end."


def unquoted(text: str) -> str:
    """Return a text without quotation marks, which are no difference to a redline."""
    return text.translate(dict.fromkeys(map(ord, "\"“”„‟«»″'‘’‚‛‹›′`")))


@given(SOURCES, SOURCES)
def test_either_text_is_what_is_left_when_the_other_is_taken_out(before, after):
    old, new = marked(before), marked(after)
    found = woven(old, new)
    assert without(found, Fate.DELETED, Fate.MOVED_AWAY) == "".join(new.text.split())
    # The old words of a passage that moved stand at both of its places.
    assume(not found.comparison.count(ChangeKind.MOVED))
    kept = without(found, Fate.INSERTED)
    changed = [one for one in found.comparison.changes if one.differences]
    if not changed and not old.spans and not new.spans:
        assert unquoted(kept) == unquoted("".join(old.text.split()))
    for change in changed:
        for one in change.differences:
            assert "".join(old.text[slice(*one.old)].split()) in kept


@given(SOURCES, SOURCES)
def test_it_is_a_text_like_any_other(before, after):
    content = woven(marked(before), marked(after)).content
    blocks = content.blocks
    assert blocks.starts[len(blocks)] == len(content.text) + 1
    assert len(blocks.starts) == len(blocks) + 1
    for block in blocks:
        assert "\n" not in content.text[block.start : block.end]
        assert block.end == len(content.text) or content.text[block.end] == "\n"
    assert list(content.spans) == sorted(content.spans, key=lambda span: span.start)
    for span in content.spans:
        block = blocks[blocks.at(span.start)]
        assert block.start <= span.start < span.end <= block.end


@given(SOURCES, SOURCES)
def test_what_is_other_is_in_order_and_does_not_overlap(before, after):
    found = woven(marked(before), marked(after))
    here = 0
    for one in found.words:
        assert here <= one.start < one.end <= len(found.content.text)
        here = one.end


def test_a_row_that_went_is_a_table_of_its_own():
    def table(*rows: str) -> Content:
        text = "Boats of the harbour as they were counted\n" + ROW_BREAK.join(rows)
        starts = array("I", [0, text.index("\n") + 1, len(text) + 1])
        kinds = bytes([BlockKind.PARAGRAPH, BlockKind.TABLE])
        return Content(text, Blocks(starts, kinds, bytes(2), {1: {"header_rows": 1}}))

    rows = [f"Boat {name}\tbuilt of {name} wood" for name in ("oak", "ash", "elm", "fir")]
    found = woven(table(*rows), table(*rows[:1], *rows[2:]))
    blocks = found.content.blocks
    texts = [found.content.text[block.start : block.end] for block in blocks]
    assert texts[1:] == [rows[0], rows[1], ROW_BREAK.join(rows[2:])]
    assert [block.attributes.get("header_rows", 0) for block in blocks] == [0, 1, 0, 0]


def test_links_inside_a_text_lead_nowhere_in_two():
    text = "See the note and the page."
    spans = (
        Span(4, 8, SpanKind.LINK, "#12"),
        Span(9, 13, SpanKind.NOTE_REFERENCE, "#20"),
        Span(21, 25, SpanKind.LINK, "https://example.org"),
    )
    content = content_of(text, spans)
    kept = woven(content, content).content.spans
    assert [(one.kind, one.target) for one in kept] == [
        (SpanKind.NOTE_REFERENCE, ""),
        (SpanKind.LINK, "https://example.org"),
    ]
