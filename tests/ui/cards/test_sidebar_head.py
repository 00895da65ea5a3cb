import pytest

from desktop.ui.cards.sidebar_head import SidebarHead


@pytest.fixture
def head(qtbot):
    made = SidebarHead(None)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.mark.parametrize(
    ("counts", "title"),
    [
        ((0, 0, 0, 0), "Highlights"),
        ((5, 5, 1, 0), "Highlights · 5"),
        ((2, 5, 0, 0), "Highlights · 2 of 5"),
        ((5, 5, 2, 0), "Highlights · 2 of 5 selected"),
    ],
)
def test_it_counts(head, counts, title):
    head.count(*counts)
    assert head.title.text() == title
    assert head.filter.isEnabled() is bool(counts[1])


def test_those_to_review_are_offered_while_there_are_any(head, qtbot):
    head.count(5, 5, 0, 2)
    assert head.unsure.isVisible()
    assert head.unsure.text() == "2 to review"
    with qtbot.waitSignal(head.unsure_wanted) as told:
        head.unsure.click()
    assert told.args == [True]
    head.count(1, 5, 0, 1)
    assert head.unsure.isChecked()
    with qtbot.waitSignal(head.unsure_wanted) as told:
        head.count(0, 5, 0, 0)
    assert told.args == [False], "nothing is left to review: all are shown again"


def test_words_narrow(head, qtbot):
    head.count(5, 5, 0, 0)
    with qtbot.waitSignal(head.filtered) as told:
        head.filter.setText("figures")
    assert told.args == ["figures"]
