from __future__ import annotations

from desktop.domain import SpanKind
from tests.formats.odt.samples import p, read
from tests.formats.samples import spans


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


def test_comments_without_a_name_are_told_apart() -> None:
    text = p(f"one<office:annotation>{p('First')}</office:annotation> two")
    text += p(f"three<office:annotation>{p('Second')}</office:annotation> four")
    parsed = read(text)
    found = [(c.note, parsed.content.text[c.start : c.end].strip()) for c in parsed.comments]
    assert found == [("First", "one"), ("Second", "three")]


def test_links_lead_to_bookmarks_and_marks_of_references() -> None:
    text = p("before") + p('<text:bookmark-start text:name="b"/>there')
    text += p('<text:reference-mark-start text:name="r"/>xhere')
    text += p('<text:a xlink:href="#b">one</text:a> <text:a xlink:href="#r">two</text:a>')
    parsed = read(text)
    places = [parsed.content.text.index(word) for word in ("there", "xhere")]
    assert spans(parsed) == [
        ("one", SpanKind.LINK, f"#{places[0]}"),
        ("two", SpanKind.LINK, f"#{places[1]}"),
    ]
