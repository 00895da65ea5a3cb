import pytest

from desktop.workspace.imports.pasted import name_of


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("<html><head><title> The \n count </title></head><body><h1>Other</h1>", "The count"),
        ("<meta charset='utf-8'><p>Before</p><h2>What the <b>table</b> says</h2>",
         "What the table says"),
        ("<style>p { x }</style><p>One two three four five six seven eight nine</p>",
         "One two three four five six seven eight"),
        ("<title> </title><h1>First</h1><h1>Second</h1>", "First"),
        ("<img src='x.png'>", "Pasted page"),
        ("<p>Fish &amp; chips", "Fish & chips"),
    ],
)  # fmt: skip
def test_a_page_is_called_by_its_title_heading_or_first_words(text, name):
    assert name_of(text, html=True) == name


def test_a_text_is_called_by_its_first_line():
    assert name_of("\n  Notes from\tthe hearing \nmore", html=False) == "Notes from the hearing"
    assert name_of(" \n", html=False) == "Pasted text"
