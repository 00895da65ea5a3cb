import pytest

from desktop.ui.dialogs.move import TOP, MoveDialog

PLACES = {"c1": "Ports", "c2": "Ports/2024", "c3": "archive"}


@pytest.fixture
def dialog(qtbot):
    made = MoveDialog("“A report”", PLACES, None)
    qtbot.addWidget(made)
    return made


def rows(dialog) -> list[str]:
    return [dialog.list.item(n).text() for n in range(dialog.list.count())]


def test_places_are_in_order_and_the_top_is_first(dialog):
    assert rows(dialog) == [TOP, "archive", "Ports", "Ports/2024"]
    assert dialog.collection_id() is None
    assert dialog.new_name() == ""


def test_a_place_is_found_by_its_words(dialog, qtbot):
    qtbot.keyClicks(dialog.field, "2024 PO")
    assert rows(dialog)[0] == "Ports/2024"
    assert dialog.collection_id() == "c2"


def test_a_name_that_none_has_is_offered_as_a_new_one(dialog):
    dialog.field.setText("  Prisons  2025 ")
    assert rows(dialog) == ["New collection “Prisons 2025”"]
    assert (dialog.collection_id(), dialog.new_name()) == (None, "Prisons 2025")
    dialog.field.setText("PORTS")
    assert rows(dialog) == ["Ports", "Ports/2024"], "that one is there"
