from itertools import permutations

import pytest
from PySide6.QtGui import QColor

from desktop.domain import COLOURS
from desktop.ui.look.reading_style import (
    MEASURES,
    SIZES,
    THEMES,
    ReadingStyle,
    Theme,
    font_choices,
    with_alpha,
)
from tests.ui.look.contrast import blend, contrast

THEME = pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES.keys())


def layered(theme: Theme, colours: tuple[str, ...]) -> QColor:
    under = QColor(theme.base)
    for colour in colours:
        under = blend(theme.fill(colour), under)
    return under


@THEME
def test_text_stays_readable_over_every_overlap_of_highlights(theme: Theme) -> None:
    for count in range(4):
        for colours in permutations(COLOURS, count):
            under = layered(theme, colours)
            for ink in (theme.text, theme.link, theme.muted):
                assert contrast(QColor(ink), under) >= 4.5, (colours, ink)


@THEME
def test_text_stays_readable_where_selection_and_hits_lie_over_highlights(theme: Theme) -> None:
    over = {
        "selection": with_alpha(theme.selection, theme.selection_alpha),
        "hit": with_alpha(theme.find, theme.find_alpha),
        "current hit": with_alpha(theme.current_find, theme.find_alpha),
    }
    for colours in permutations(COLOURS, 2):
        for name, colour in over.items():
            under = blend(colour, layered(theme, colours))
            for ink in (theme.text, theme.link, theme.muted):
                assert contrast(QColor(ink), under) >= 4.5, (name, colours, ink)


@THEME
def test_what_is_selected_is_seen_on_the_page_and_on_what_is_marked(theme: Theme) -> None:
    chosen = with_alpha(theme.selection, theme.selection_alpha)
    for colours in [(), *((colour,) for colour in COLOURS)]:
        under = layered(theme, colours)
        assert contrast(blend(chosen, under), under) >= (1.35 if colours else 2), colours


@THEME
def test_highlights_differ_visibly_from_the_page_and_from_each_other(theme: Theme) -> None:
    seen = [layered(theme, ())] + [layered(theme, (colour,)) for colour in COLOURS]
    for one, other in permutations(seen, 2):
        apart = sum(abs(a - b) for a, b in zip(one.getRgb()[:3], other.getRgb()[:3], strict=True))
        assert apart > 30


@THEME
def test_panels_and_pages_keep_their_own_text_readable(theme: Theme) -> None:
    for under in (theme.base, theme.panel):
        for ink in (theme.text, theme.muted, theme.link):
            assert contrast(QColor(ink), QColor(under)) >= 4.5


def test_contrast_is_that_of_the_web_guidelines() -> None:
    assert contrast(QColor("white"), QColor("black")) == pytest.approx(21)
    assert contrast(QColor("#777777"), QColor("white")) == pytest.approx(4.48, abs=0.01)


def test_zoom_and_measure_stay_within_bounds() -> None:
    assert ReadingStyle().zoomed(2).size == ReadingStyle().size + 2
    assert ReadingStyle().zoomed(-99).size == SIZES[0]
    assert ReadingStyle().zoomed(99).size == SIZES[1]
    assert ReadingStyle(measure=10).measure == MEASURES[0]
    assert ReadingStyle(measure=500).measure == MEASURES[1]
    assert 60 <= ReadingStyle().measure <= 75


def test_an_unknown_colour_is_shown_as_yellow() -> None:
    theme = THEMES["light"]
    assert theme.fill("mauve") == theme.fill("yellow")


@pytest.mark.usefixtures("qapp")
def test_there_is_a_serif_a_sans_and_a_fixed_family() -> None:
    labels = [label for label, _ in font_choices()]
    assert labels[:3] == ["Serif", "Sans serif", "Monospace"]
    assert all(family for _, family in font_choices())
