from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html

from desktop.formats.article.measured import Page
from desktop.formats.article.survey import Measure


def page(markup: str) -> Page:
    return Page(html.document_fromstring(f"<body>{markup}</body>").find("body"))


def test_totals() -> None:
    made = page('<div><p>one, <a href="/x">two</a></p><ul><li>three<img></ul></div>')
    assert made.letters(0) == len("one,") + len("two") + len("three")
    assert made.of(0, Measure.LINKED) == 3
    assert made.of(0, Measure.COMMAS) == 1
    assert made.of(0, Measure.IMAGES) == 1
    assert made.of(0, Measure.PARAGRAPHS) == 1
    assert made.text(0) == made.letters(0) - 3


def test_links_within_the_page_weigh_less() -> None:
    made = page('<p><a href="#x">sixsix</a></p>')
    assert made.of(0, Measure.LINKED) == 2
    assert made.of(0, Measure.ANCHORED) == 6


def test_ideographs_weigh_two() -> None:
    assert page("<p>起重机。</p>").letters(0) == 8
    assert page("<p>起重机。</p>").of(0, Measure.COMMAS) == 1


def test_runs_end_at_blocks_and_double_breaks() -> None:
    made = page("<div>one <b>two</b><br>three<br><br>four<p>five</p>six</div>")
    assert [run.letters for run in made.runs()] == [11, 4, 4, 3]


def test_removing_takes_totals_along_and_copies_stay_apart() -> None:
    made = page("<div><p>one</p><p>two two</p></div>")
    twin = made.copy()
    number = made.tags.index("p")
    twin.remove(number)
    twin.remove(number)
    assert (made.letters(0), twin.letters(0)) == (10, 7)
    assert twin.letters(number) == 0
    assert len(twin.runs()) == 1
    assert len(made.runs()) == 2


def test_what_is_kept_cannot_be_removed() -> None:
    body = html.document_fromstring("<body><div><p>one</p></div><p>two</p></body>").find("body")
    made = Page(body, keep=[body[0][0]])
    for number in range(len(made)):
        made.remove(number)
    assert made.letters(0) == 3


MARKUP = st.recursive(
    st.text("ab ,", min_size=1, max_size=8),
    lambda inner: st.builds(
        lambda tag, parts: f"<{tag}>{''.join(parts)}</{tag}>",
        st.sampled_from(["div", "section", "span", "ul"]),
        st.lists(inner, max_size=4),
    ),
    max_leaves=20,
)


def letters_left(made: Page, number: int) -> int:
    """Count the letters that stand under an element and in nothing that was taken away."""
    if made.gone[number]:
        return 0
    inside = range(number, made.ends[number])
    texts = [made.elements[n].text for n in inside if not made.gone[n]]
    texts += [made.elements[n].tail for n in inside[1:] if not made.gone[made.parents[n]]]
    return sum(len(" ".join((text or "").split())) for text in texts)


@given(MARKUP, st.lists(st.integers(1, 30), max_size=8))
@settings(max_examples=60, deadline=None)
def test_totals_are_what_is_left(markup: str, removed: list[int]) -> None:
    made = page(markup)
    for number in removed:
        if number < len(made):
            made.remove(number)
    for number in range(len(made)):
        assert made.letters(number) == letters_left(made, number)
    assert sum(run.letters for run in made.runs()) == made.letters(0)
