from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QMimeData, QModelIndex, QPersistentModelIndex, Qt, QUrl

from desktop.domain import Collection, Document, DocumentKind, Facts, Section, Tag
from desktop.ui.tree.tree_model import BADGE, MIME, TreeModel
from desktop.ui.tree.tree_nodes import Kind
from desktop.ui.tree.tree_rows import DocumentRows


def document(number: int, title: str, collection: str | None = None, highlights: int = 0):
    return Document(
        f"d{number}", DocumentKind.REPORT, Facts(title=title), collection, "text/plain", "", 1, 10,
        2, highlights, datetime(2024, 1, 1, tzinfo=UTC),
    )  # fmt: skip


class Noted:
    """Neither notes nor bookmarks."""

    def __init__(self):
        self.notes = {}

    def any_of(self, _document_id):
        return False

    def nodes_of(self, _document_id):
        return []


class Shelf:
    """What the model asks of a catalogue."""

    def __init__(self):
        rows = [document(1, "Alpha", "c1", 3), document(2, "Beta"), document(3, "Gamma", "c2")]
        self.documents = {row.id: row for row in rows}
        self.collections = [Collection("c1", "Reports"), Collection("c2", "2024", "c1")]
        self.tags = [
            Tag("t1", "police/cells", count=4),
            Tag("t2", "figures", definition="Numbers."),
        ]
        self.tag_totals = {}
        self.smart_tags, self.smart_tag_counts = [], {}
        self.noted = Noted()
        self.rows = DocumentRows(self.collections, self.documents)
        self.asked = []

    def change(self, **documents):
        """Put, replace or (None) take away documents by id."""
        for document_id, one in documents.items():
            if one is None:
                del self.documents[document_id]
            else:
                self.documents[document_id] = one
        self.rows.update_documents(documents)

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
    shelf.change(d2=replace(old, facts=replace(old.facts, title="Beta, second edition")))
    assert seen == ["Beta, second edition"]
    assert model.rowCount(index) == 2


def test_a_new_document_appears_and_a_removed_one_goes(model, shelf, qtmodeltester):
    shelf.change(d4=document(4, "Delta"), d1=None)
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
    model.move_requested.connect(lambda rows, target: asked.append((rows, target)))
    dragged = model.mimeData(
        [
            model.index_of(model.find(Kind.DOCUMENT, "d2")),
            model.index_of(model.find(Kind.COLLECTION, "c2")),
        ]
    )
    assert dragged.hasFormat(MIME)
    target = model.index_of(model.find(Kind.COLLECTION, "c1"))
    assert model.dropMimeData(dragged, Qt.DropAction.MoveAction, -1, -1, target) is False
    assert asked == [([(Kind.DOCUMENT, "d2"), (Kind.COLLECTION, "c2")], "c1")]


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
    shelf.change(d2=replace(shelf.documents["d2"], highlights=8))
    assert seen == ["Beta"]
    shelf.change(d2=shelf.documents["d2"])
    assert seen == ["Beta"]


def test_a_document_moved_to_a_collection_keeps_its_outline(model, shelf, qtmodeltester):
    index = QPersistentModelIndex(model.index_of(model.find(Kind.DOCUMENT, "d3")))
    model.fetchMore(index)
    shelf.change(d3=replace(shelf.documents["d3"], collection_id="c1"))
    assert titles(model)[0][1][0] == (
        "Reports", [("2024", []), ("Alpha", []), ("Gamma", [("First", []), ("Second", [])])],
    )  # fmt: skip
    assert index.isValid()
    assert index.row() == 2
    qtmodeltester.check(model, force_py=True)


def test_an_outline_that_changed_is_shown(model, shelf):
    index = model.index_of(model.find(Kind.DOCUMENT, "d2"))
    model.fetchMore(index)
    shelf.sections = lambda _id: [Section("First, renamed", 1, 0, 5), Section("Second", 1, 5, 10)]
    seen = []
    model.dataChanged.connect(lambda first, _last, _roles: seen.append(first.data()))
    model.refresh_sections("d2")
    assert seen == ["First, renamed"]
    shelf.sections = lambda _id: [Section("All", 1, 0, 10)]
    model.refresh_sections("d2")
    assert titles(model, index) == [("All", [])]


def test_changes_under_a_filter_are_there_without_it(model, shelf):
    model.set_filter("beta")
    shelf.change(d4=document(4, "Beta Centauri"), d1=None)
    assert titles(model)[0] == ("Documents", [("Beta", [])])
    model.refresh_filter()
    assert titles(model)[0] == ("Documents", [("Beta", []), ("Beta Centauri", [])])
    model.set_filter("")
    assert model.find(Kind.DOCUMENT, "d1") is None
    assert len(titles(model)[0][1]) == 3


def test_a_filter_shows_the_first_and_says_how_many_there_are(model, shelf):
    shelf.change(**{f"d{1000 + n}": document(1000 + n, f"Paper {n}") for n in range(700)})
    model.set_filter("paper")
    root = model.index(0, 0)
    assert model.rowCount(root) == 500
    assert root.data(BADGE) == "500 of 700"


def test_tags_come_and_go_around_those_that_stay(shelf, model):
    kept = QPersistentModelIndex(model.index_of(model.find(Kind.TAG, "police/cells")))
    shelf.tags = [*shelf.tags, Tag("t3", "aims", count=1), Tag("t4", "police/arrest", count=2)]
    model.refresh_tags()
    assert [one.key for one in model._root.children[1].children] == ["aims", "figures", "police"]
    assert model.node(kept).key == "police/cells"
    assert kept.row() == 1
    shelf.tags = shelf.tags[:1]
    model.refresh_tags()
    assert [one.key for one in model._root.children[1].children] == ["police"]
    assert model.find(Kind.TAG, "aims") is None
