import pytest
from PySide6.QtCore import Qt

from desktop.ui.look.elided import ElidedChoice, ElidedCombo, ElidedLabel

LONG = "Written questions and answers on the figures of the last year"


@pytest.fixture
def label(qtbot):
    made = ElidedLabel(LONG)
    qtbot.addWidget(made)
    made.resize(120, 24)
    return made


def test_it_gives_way(label):
    assert label.minimumSizeHint().width() == 0
    assert label.minimumSizeHint().height() > 0


def test_what_does_not_fit_ends_in_dots(label, qtbot):
    shown = label.fontMetrics().elidedText(LONG, Qt.TextElideMode.ElideRight, 120)
    assert shown.endswith("…")
    other = ElidedLabel(shown)
    qtbot.addWidget(other)
    other.resize(120, 24)
    assert label.grab().toImage() == other.grab().toImage()


def test_what_fits_is_shown_whole(label):
    label.resize(900, 24)
    whole = label.grab().toImage()
    label.resize(910, 24)
    assert label.grab().toImage().copy(0, 0, 900, 24) == whole


def test_a_letter_or_two_of_many_are_not_shown(label, qtbot):
    bare = ElidedLabel("")
    qtbot.addWidget(bare)
    for one in (label, bare):
        one.resize(24, 24)
    assert label.grab().toImage() == bare.grab().toImage()
    short = ElidedLabel("p. 4")
    qtbot.addWidget(short)
    short.resize(short.sizeHint())
    assert short.painted() == "p. 4"


def test_a_choice_ends_in_dots_and_its_tip_has_it_all(qtbot):
    box = ElidedCombo()
    qtbot.addWidget(box)
    box.addItems([LONG, "Short"])
    box.resize(140, 30)
    assert box.painted().endswith("…")
    box.setCurrentIndex(1)
    assert box.painted() == "Short"
    box.setCurrentIndex(0)
    assert box.toolTip() == LONG
    before = box.grab().toImage()
    box.setItemText(0, LONG + " and more")
    assert box.grab().toImage() == before


def test_one_of_some_choices_ends_in_an_ellipsis(qtbot):
    choice = ElidedChoice(LONG)
    qtbot.addWidget(choice)
    choice.resize(160, 24)
    assert choice.painted().endswith("…")
    assert choice.toolTip() == LONG
    before = choice.grab().toImage()
    choice.resize(900, 24)
    assert choice.painted() == LONG
    assert choice.grab().toImage().copy(0, 0, 160, 24) != before
