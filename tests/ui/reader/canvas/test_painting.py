from PySide6.QtGui import QColor

from desktop.domain import BlockKind, HighlightStyle
from desktop.ui.look.reading_style import THEMES
from desktop.ui.reader.canvas.painting import Brushes
from desktop.ui.reader.surface.text_marks import TextMarks
from tests.ui.reader.conftest import Draft, Hands, find_all, make_highlight, quoted


def colours(hands: Hands, words: str) -> set[str]:
    """Return the colours of the pixels over some words."""
    text = hands.view.content.text
    start = text.index(words)
    rect = hands.view.rects_of(start, start + len(words))[0].toRect()
    image = hands.view.viewport().grab().toImage().copy(rect)
    return {
        image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())
    }


def test_an_orange_highlight_does_not_hide_the_hits_in_it(reading) -> None:
    draft = Draft()
    draft.add("Nobody kept a register of those who came.")
    content = draft.build()
    for theme in THEMES.values():
        hands = reading(content, quoted(content, "h", "kept a register", colour="orange"))
        style = type(hands.view.reading_style())(theme=theme)
        hands.view.set_style(style)
        line = QColor(theme.ink("orange")).name()
        assert line not in colours(hands, "register")
        assert find_all(hands.view, "register") == 1
        assert line in colours(hands, "register")
        assert line not in colours(hands, "Nobody")


def test_what_is_drawn_of_a_highlight_leaves_the_cells_below_in_their_own_ink(reading) -> None:
    draft = Draft()
    draft.add("Question\tAnswer\x1eWho was held?\tNobody.", BlockKind.TABLE, header_rows=1)
    content = draft.build()
    plain = colours(reading(content), "Nobody")
    picked = reading(content, quoted(content, "h", "Answer", colour="blue"))
    picked.view.select_highlight("h")
    assert colours(picked, "Nobody") == plain
    assert (
        colours(
            reading(content, quoted(content, "h", "Answer", style=HighlightStyle.UNDERLINE)),
            "Nobody",
        )
        == plain
    )
    found = reading(content)
    find_all(found.view, "Answer")
    assert colours(found, "Nobody") == plain


def test_the_ends_being_moved_are_what_is_drawn_of_the_picked_highlight(draft: Draft) -> None:
    draft.add("Nobody kept a register.")
    content = draft.build()
    one, other = (make_highlight(content, name, 2, 6) for name in "ab")
    marks = TextMarks(selected="a", moved=(0, 9))
    assert marks.range_of(one) == (0, 9)
    assert marks.range_of(other) == (2, 6)


def test_a_place_for_review_is_fainter_than_a_sure_one() -> None:
    for theme in THEMES.values():
        brushes = Brushes(theme)
        for colour, fill in brushes.fills.items():
            assert brushes.light[colour].alphaF() < fill.alphaF()
