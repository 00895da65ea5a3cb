from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QMimeData, QModelIndex, Qt, QUrl

from desktop.domain import Collection, Document, DocumentKind, Facts, Section, Tag
from desktop.ui.tree_model import BADGE, MIME, TreeModel
from desktop.ui.tree_nodes import Kind


def document(number: int, title: str, collection: str | None = None, highlights: int = 0):
    return Document(
        f"d{number}", DocumentKind.REPORT, Facts(title=title), collection, "text/plain", "", 1, 10,
        2, highlights, datetime(2024, 1, 1, tzinfo=UTC),
    )  # fmt: skip


class Shelf:
    """What the model asks of a catalogue."""

    def __init__(self):
        rows = [document(1, "Alpha", "c1", 3), document(2, "Beta"), document(3, "Gamma", "c2")]
        self.documents = {row.id: row for row in rows}
        self.collections = [Collection("c1", "Reports"), Collection("c2", "2024", "c1")]
        self.tags = [Tag("t1", "police/cells", count=4), Tag("t2", "figures")]
        self.asked = []

    def sections(self, document_id):
        self.asked.append(document_id)
        return [Section("First", 1, 0, 5), Section("Second", 1, 5, 10)]


@pytest.fixture
def shelf():
    return Shelf()


@pytest.fixture
def model(shelf, qtmodeltester):
    made = TreeModel()
    made.show_catalogue(shelf)
    return made


def titles(model, parent=QModelIndex()):
    found = []
    for row in range(model.rowCount(parent)):
        index = model.index(row, 0, parent)
        found.append((index.data(), titles(model, index)))
    return found


def test_the_model_keeps_qt_rules(model, qtmodeltester):
    qtmodeltester.check(model)
    model.fetchMore(model.index_of(model.find(Kind.DOCUMENT, "d1")))
    qtmodeltester.check(model, force_py=True)


def test_collections_hold_documents_and_each_other(model):
    assert titles(model)[0] == (
        "Documents",
        [("Reports", [("2024", [("Gamma", [])]), ("Alpha", [])]), ("Beta", [])],
    )
    assert titles(model)[1] == ("Tags", [("figures", []), ("police", [("cells", [])])])


def test_counts_are_shown(model):
    assert model.index_of(model.find(Kind.DOCUMENT, "d1")).data(BADGE) == "3"
    assert model.index_of(model.find(Kind.TAG, "police/cells")).data(BADGE) == "4"


def test_sections_are_asked_for_only_when_a_document_is_opened(model, shelf):
    index = model.index_of(model.find(Kind.DOCUMENT, "d2"))
    assert model.hasChildren(index)
    assert shelf.asked == []
    model.fetchMore(index)
    assert shelf.asked == ["d2"]
    assert [row for row, _ in titles(model, index)] == ["First", "Second"]


def test_a_filter_shows_what_holds_every_word(model):
    model.set_filter("GAM")
    assert titles(model)[0] == ("Documents", [("Reports", [("2024", [("Gamma", [])])])])
    model.set_filter("cells pol")
    assert titles(model) == [("Documents", []), ("Tags", [("police", [("cells", [])])])]
    model.set_filter("")
    assert len(titles(model)[0][1]) == 2


def test_a_changed_title_keeps_the_row_and_its_sections(model, shelf):
    index = model.index_of(model.find(Kind.DOCUMENT, "d2"))
    model.fetchMore(index)
    seen = []
    model.dataChanged.connect(lambda first, _last, _roles: seen.append(first.data()))
    old = shelf.documents["d2"]
    shelf.documents["d2"] = replace(old, facts=replace(old.facts, title="Beta, second edition"))
    model.refresh()
    assert seen == ["Beta, second edition"]
    assert model.rowCount(index) == 2


def test_a_new_document_appears_and_a_removed_one_goes(model, shelf, qtmodeltester):
    shelf.documents["d4"] = document(4, "Delta")
    del shelf.documents["d1"]
    model.refresh()
    assert model.find(Kind.DOCUMENT, "d4") is not None
    assert model.find(Kind.DOCUMENT, "d1") is None
    qtmodeltester.check(model)


def test_renaming_only_asks(model):
    asked = []
    model.rename_requested.connect(lambda node, text: asked.append((node.key, text)))
    index = model.index_of(model.find(Kind.DOCUMENT, "d2"))
    assert model.setData(index, "  Beta again ") is False
    assert model.setData(index, "   ") is False
    assert asked == [("d2", "Beta again")]
    assert index.data() == "Beta"


def test_a_tag_is_renamed_by_its_whole_path(model):
    index = model.index_of(model.find(Kind.TAG, "police/cells"))
    assert index.data() == "cells"
    assert index.data(Qt.ItemDataRole.EditRole) == "police/cells"


def test_dropping_documents_on_a_collection_asks_to_move_them(model):
    asked = []
    model.move_requested.connect(lambda keys, target: asked.append((keys, target)))
    dragged = model.mimeData(
        [
            model.index_of(model.find(Kind.DOCUMENT, "d2")),
            model.index_of(model.find(Kind.COLLECTION, "c2")),
        ]
    )
    assert dragged.hasFormat(MIME)
    target = model.index_of(model.find(Kind.COLLECTION, "c1"))
    assert model.dropMimeData(dragged, Qt.DropAction.MoveAction, -1, -1, target) is False
    assert asked == [(["d2", "c:c2"], "c1")]


def test_dropping_files_on_a_collection_asks_to_import_them_there(model, tmp_path):
    asked = []
    model.files_dropped.connect(lambda paths, target: asked.append((paths, target)))
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "a.txt")), QUrl("https://example.org/")])
    target = model.index_of(model.find(Kind.COLLECTION, "c2"))
    model.dropMimeData(data, Qt.DropAction.CopyAction, -1, -1, target)
    assert asked == [([str(tmp_path / "a.txt")], "c2")]


def test_more_highlights_on_a_document_touch_one_row(model, shelf):
    seen = []
    model.dataChanged.connect(lambda first, _last, _roles: seen.append(first.data()))
    shelf.documents["d2"] = replace(shelf.documents["d2"], highlights=8)
    assert model.refresh_documents(["d2"])
    assert seen == ["Beta"]
    shelf.documents["d2"] = replace(shelf.documents["d2"], collection_id="c2")
    assert not model.refresh_documents(["d2"]), "a row that moves needs the others"
    assert not model.refresh_documents(["unknown"])


def test_a_document_moved_between_neighbours_is_seen_to_move(model, shelf):
    """The rows come in the same order before and after; only the parent differs."""
    shelf.documents = {"d3": shelf.documents["d3"], "d2": shelf.documents["d2"]}
    model.refresh()
    shelf.documents["d3"] = replace(shelf.documents["d3"], collection_id="c1")
    model.refresh()
    assert model.find(Kind.DOCUMENT, "d3").parent.key == "c1"


def test_a_filter_shows_the_first_and_says_how_many_there_are(model, shelf):
    shelf.documents = {f"d{n}": document(n, f"Paper {n}") for n in range(700)}
    model.set_filter("paper")
    root = model.index(0, 0)
    assert model.rowCount(root) == 500
    assert root.data(BADGE) == "500 of 700"
