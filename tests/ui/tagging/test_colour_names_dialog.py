from desktop.domain import COLOURS
from desktop.ui.tagging.colour_names_dialog import ColourNamesDialog


def test_it_hands_back_what_is_written(qtbot):
    dialog = ColourNamesDialog({"green": "figure"}, None)
    qtbot.addWidget(dialog)
    dialog.fields["yellow"].setText("claim")
    names = {colour: name for colour, name in dialog.names().items() if name}
    assert names == {"yellow": "claim", "green": "figure"}
    assert list(dialog.names()) == list(COLOURS)
