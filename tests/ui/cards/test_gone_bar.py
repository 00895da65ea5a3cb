from desktop.ui.cards.gone_bar import GoneBar


def test_it_counts_and_says_whether_it_is_open(qtbot):
    bar = GoneBar(None)
    qtbot.addWidget(bar)
    bar.count(1204)
    assert bar.isVisibleTo(None)
    assert bar.accessibleName() == "No longer in the text · 1,204"
    closed = bar.text()
    bar.setChecked(True)
    assert bar.text() != closed
    bar.count(0)
    assert bar.isHidden()
