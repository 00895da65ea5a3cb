from PySide6.QtWidgets import QWidget

from desktop.ui.reader.tools.menu import MenuEntry, make_menu


def test_entries_act_and_nest_and_are_parted(qtbot) -> None:
    parent, done = QWidget(), []
    qtbot.addWidget(parent)
    inner = MenuEntry("Inner", lambda: done.append("inner"))
    menu = make_menu(
        parent,
        [
            MenuEntry("One", lambda: done.append("one"), "Ctrl+C"),
            None,
            MenuEntry("Off", enabled=False),
            MenuEntry("More", entries=(inner,)),
        ],
    )
    one, line, off, more = menu.actions()
    one.trigger()
    more.menu().actions()[0].trigger()
    assert done == ["one", "inner"]
    assert one.shortcut().toString() == "Ctrl+C"
    assert line.isSeparator()
    assert not off.isEnabled()
