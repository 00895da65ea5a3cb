from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QObject, QTimer

from desktop.domain import Placement, PlacementStatus
from desktop.errors import StorageError
from desktop.ui.shown import Shown
from desktop.ui.tabs import listing as module
from desktop.ui.tabs.listing import Listing
from tests.ui.dialogs.samples import highlight

COUNT = 40


class Shelf:
    """Keeps highlights as a library does, and notes how many it is asked for at a time."""

    def __init__(self) -> None:
        self.kept = {one.id: one for one in map(placed, range(COUNT))}
        self.asked = []
        self.is_broken = False

    def places(self, document_id, after):
        """Tell ten at a time, in the order in which they came."""
        mine = [one for one in self.kept.values() if one.document_id == document_id]
        part = mine[after : after + 10]
        return [(one.start, one.id) for one in reversed(part)], after + 10 if part else 0

    def by_id(self, ids):
        if self.is_broken:
            raise StorageError(Path("library"), "the disk is gone")
        self.asked.append(len(ids))
        return [self.kept[key] for key in ids if key in self.kept]


def placed(number):
    one = highlight(number, f"words {number}")
    return replace(one, placement=Placement(1, number * 10, number * 10 + 5, PlacementStatus.SAME))


@pytest.fixture
def shelf(monkeypatch):
    monkeypatch.setattr(module, "PART", 8)
    return Shelf()


@pytest.fixture
def desk(shelf):
    return SimpleNamespace(workspace=SimpleNamespace(highlights=shelf), is_open=True)


@pytest.fixture
def listing(qapp, desk):
    parent = QObject()
    yield Listing(desk, Shown("d1"), parent)
    parent.deleteLater()


def ended(qtbot, listing):
    with qtbot.waitSignal(listing.ended) as told:
        pass
    return {one.id: one for one in told.args[0]}


def turn_to_the_end(qtbot):
    """Let the event loop turn as often as a listing would need that goes on."""
    turns = []
    turning = QTimer(interval=0)
    turning.timeout.connect(lambda: turns.append(True))
    turning.start()
    qtbot.waitUntil(lambda: len(turns) > COUNT)
    turning.stop()


def test_those_around_the_place_come_first_and_then_all(qtbot, shelf, listing):
    first = []
    listing.begun.connect(lambda found: first.extend(one.id for one in found))
    listing.start(lambda: 200)
    assert shelf.asked == [], "the page comes first"
    assert ended(qtbot, listing) == shelf.kept
    assert first == [f"h{n}" for n in range(16, 24)]
    assert max(shelf.asked) == 8


def test_what_changed_meanwhile_is_as_it_is_now(qtbot, shelf, listing):
    listing.begun.connect(lambda _found: change())
    listing.start(lambda: 0)

    def change():
        shelf.kept["h1"] = replace(shelf.kept["h1"], note="Written.")
        shelf.kept["new"] = replace(shelf.kept["h2"], id="new")
        shelf.kept["other"] = replace(shelf.kept["h2"], id="other", document_id="d2")
        del shelf.kept["h3"]
        listing.touch(["h1", "h3", "new", "other"])

    found = ended(qtbot, listing)
    assert found["h1"].note == "Written."
    assert found.keys() == shelf.kept.keys() - {"other"}


def test_a_library_that_does_not_answer_is_told_once(qtbot, shelf, listing):
    listing.start(lambda: 0)
    shelf.is_broken = True
    told = []
    listing.failed.connect(told.append)
    qtbot.waitUntil(lambda: bool(told))
    turn_to_the_end(qtbot)
    assert len(told) == 1
    assert told[0]


def test_a_closed_library_is_asked_no_more(qtbot, desk, shelf, listing):
    listing.start(lambda: 0)
    desk.is_open = False
    turn_to_the_end(qtbot)
    assert shelf.asked == []
