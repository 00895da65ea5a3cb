from __future__ import annotations

from desktop.ui.tabs.bars.arrival_line import ArrivalLine


def test_it_is_there_only_while_it_has_something_to_say(qtbot):
    line = ArrivalLine(None)
    qtbot.addWidget(line)
    assert line.isHidden()
    line.say("Reading the text: page 1 of 2", "Stop")
    assert not line.isHidden()
    assert (line.text(), line.button.text()) == ("Reading the text: page 1 of 2", "Stop")
    with qtbot.waitSignal(line.pressed):
        line.button.click()
    line.say("Stopping…")
    assert line.button.isHidden()
