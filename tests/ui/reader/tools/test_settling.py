from PySide6.QtCore import QObject

from desktop.ui.reader.tools.settling import Settling


def test_a_passage_is_told_only_while_a_tag_is_in_hand_and_it_is_selected(qapp):
    owner, selected, told = QObject(), [True], []
    settling = Settling(lambda: selected[0], owner)
    settling.settled.connect(lambda: told.append(1))
    assert not settling.tell()
    settling.is_coding = True
    assert settling.tell()
    selected[0] = False
    assert not settling.tell()
    assert told == [1]
