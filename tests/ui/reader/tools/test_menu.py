from PySide6.QtWidgets import QWidget

from desktop.ui.reader.tools.menu import Entry, make_menu


def test_entries_act_and_nest_and_are_parted(qtbot) -> None:
    parent, done = QWidget(), []
    qtbot.addWidget(parent)
    inner = Entry("Inner", lambda: done.append("inner"))
    menu = make_menu(
        parent,
        [
            Entry("One", lambda: done.append("one"), "Ctrl+C"),
            None,
            Entry("Off", enabled=False),
            Entry("More", entries=(inner,)),
        ],
    )
    one, line, off, more = menu.actions()
    one.trigger()
    more.menu().actions()[0].trigger()
    assert done == ["one", "inner"]
    assert one.shortcut().toString() == "Ctrl+C"
    assert line.isSeparator()
    assert not off.isEnabled()
