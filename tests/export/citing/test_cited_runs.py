from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from lxml import html as page
from markdown_it import MarkdownIt

from desktop.export.citing.cited_runs import Run, html, markdown, plain

RUNS = (Run("Marsh, "), Run(" A & B ", italic=True), Run("2", raised=1), Run("x", bold=True))


def test_looks_are_elements_and_signs():
    assert html(RUNS) == "Marsh, <i> A &amp; B </i><sup>2</sup><b>x</b>"
    assert markdown(RUNS) == "Marsh,  *A \\& B* 2**x**"
    assert plain(RUNS) == "Marsh,  A & B 2x"


@given(st.lists(st.builds(Run, st.text(min_size=1), st.booleans()), max_size=4))
def test_no_letter_of_a_run_is_an_element(runs):
    read = page.fragment_fromstring(html(runs), create_parent="p")
    assert {one.tag for one in read.iter()} <= {"p", "i", "b", "u", "sub", "sup", "span", "br"}


@given(st.text(alphabet="ab*_[]<>`\\& ", min_size=1))
def test_markdown_shows_the_letters(text):
    shown = page.fragment_fromstring(MarkdownIt().render(markdown([Run(text)])) or "<p></p>")
    assert shown.text_content().split() == text.split()
