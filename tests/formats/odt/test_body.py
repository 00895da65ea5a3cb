from __future__ import annotations

import pytest

from desktop.domain import SOFT_BREAK, SpanKind
from tests.formats.odt.samples import p, read
from tests.formats.samples import blocks, spans


def test_white_space_is_collapsed_except_where_it_is_meant() -> None:
    text = p("  one\n   two<text:s/><text:s text:c='2'/>three <text:span> four</text:span>")
    text += p("a<text:line-break/> b<text:tab/>c")
    assert read(text).content.text == f"one two   three four\na{SOFT_BREAK}b\tc"


def test_notes_follow_the_text() -> None:
    def note(kind: str, label: str, body: str) -> str:
        return (
            f'<text:note text:note-class="{kind}"><text:note-citation>{label}</text:note-citation>'
            f"<text:note-body>{body}</text:note-body></text:note>"
        )

    text = p("Cited" + note("endnote", "i", p("End.")) + " and" + note("footnote", "1", p("Foot.")))
    parsed = read(text)
    assert blocks(parsed) == [
        ("PARAGRAPH", 0, "Citedi and1"),
        ("FOOTNOTE", 0, "Foot."),
        ("FOOTNOTE", 0, "End."),
    ]
    starts = [b.start for b in parsed.content.blocks]
    assert spans(parsed) == [
        ("i", SpanKind.NOTE_REFERENCE, f"#{starts[2]}"),
        ("1", SpanKind.NOTE_REFERENCE, f"#{starts[1]}"),
    ]


def test_annotations_become_comments() -> None:
    note = "<dc:creator>R. Vale</dc:creator><dc:date>2024-05-01T10:00:00</dc:date>"
    text = p(
        f'The <office:annotation office:name="7">{note}{p("Check")}{p("this")}</office:annotation>'
        'figure<office:annotation-end office:name="7"/> stands'
        f"<office:annotation>{p('a point')}</office:annotation>"
    )
    parsed = read(text)
    found = parsed.content.text
    assert found == "The figure stands"
    first, second = parsed.comments
    assert found[first.start : first.end] == "figure"
    assert (first.note, first.author, first.date) == (
        "Check\nthis",
        "R. Vale",
        "2024-05-01T10:00:00",
    )
    assert found[second.start : second.end] == "stands"


def test_tracked_changes_are_accepted() -> None:
    changes = (
        "<text:tracked-changes><text:changed-region><text:deletion>"
        f"{p('gone')}</text:deletion></text:changed-region>"
        "<text:changed-region><text:insertion/></text:changed-region></text:tracked-changes>"
    )
    parsed = read(changes + p('kept<text:change text:change-id="1"/> added'))
    assert parsed.content.text == "kept added"
    assert parsed.remarks == (
        "Tracked changes were accepted: 1 insertion kept, 1 deletion left out.",
    )


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("<text:section>", "</text:section>"),
        ("<text:list><text:list-item>", "</text:list-item></text:list>"),
        ("<text:p><draw:frame><draw:text-box>", "</draw:text-box></draw:frame></text:p>"),
    ],
)
def test_nesting_up_to_the_limit_is_read(before: str, after: str) -> None:
    times = 245 // before.count("<")
    parsed = read(before * times + p("deep") + after * times)
    assert "deep" in parsed.content.text
