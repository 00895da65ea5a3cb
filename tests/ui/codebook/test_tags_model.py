from __future__ import annotations

import random

import pytest
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt

from desktop.domain import Tag, TagUse
from desktop.ui.codebook.tag_tree import FEW, TagTree
from desktop.ui.codebook.tags_model import TagsModel

PATHS = [f"{top}/{low}" if low else top for top in "abcd" for low in ("", "x", "y", "z", "x/1")]


def tags(paths):
    return [Tag(path, path, count=1) for path in sorted(paths, key=lambda path: path.split("/"))]


def shown(model, parent=QModelIndex()):
    rows = (model.index(row, 0, parent) for row in range(model.rowCount(parent)))
    return [path for row in rows for path in (model.node(row).key, *shown(model, row))]


def test_whatever_comes_and_goes_the_rows_are_those_of_the_tags(qapp, qtmodeltester):
    model, chance = TagsModel(), random.Random(1)
    for _ in range(40):
        some = chance.sample(PATHS, chance.randint(0, len(PATHS)))
        model.show(tags(some), {})
        fresh = TagsModel()
        fresh.show(tags(some), {})
        assert shown(model) == shown(fresh)
        assert all(model.node(model.index_at(path)).key == path for path in shown(model))
    model.show(tags(PATHS), {})
    qtmodeltester.check(model)
    qtmodeltester.check(model, force_py=True)


def test_a_row_that_stays_is_the_same_to_a_view():
    model = TagsModel()
    model.show(tags(["a/x", "a/y", "b"]), {})
    kept = QPersistentModelIndex(model.index_at("a/y"))
    model.show(tags(["a/y", "a/z", "b/q"]), {})
    assert model.node(kept).key == "a/y"
    assert kept.row() == 0


def test_a_row_says_how_far_its_tag_is_in_use_and_whether_it_is(qapp):
    model = TagsModel()
    model.show([Tag("1", "a/b", "", "What b is.", 3)], {"a/b": TagUse(1412, 2, since="2024-01-02")})
    row = model.index_at("a/b")
    assert [row.siblingAtColumn(n).data() for n in range(4)] == ["b", "1,412", "2", "2024-01-02"]
    assert row.data(Qt.ItemDataRole.ToolTipRole) == "a/b\n\nWhat b is."
    assert model.longest(1) == "1,412"
    model.show([Tag("1", "a/b")], {})
    assert model.index_at("a/b").data(Qt.ItemDataRole.ForegroundRole) is not None


@pytest.fixture
def tree(qtbot) -> TagTree:
    tree = TagTree()
    qtbot.addWidget(tree)
    tree.resize(400, 300)
    return tree


def test_of_very_many_tags_the_levels_are_closed_until_one_is_asked_for(tree):
    many = tags(f"level {n % 9}/tag {n}" for n in range(FEW + 1))
    tree.show_tags(many, {})
    assert not tree.isExpanded(tree.rows.index_at("level 0"))
    tree.filter("tag 12")
    assert tree.isExpanded(tree.rows.index_at("level 3"))
    assert shown(tree.rows)[:2] == ["level 0", "level 0/tag 126"]
    tree.filter("")
    assert not tree.isExpanded(tree.rows.index_at("level 3"))
    assert tree.choose("level 1/tag 10")
    tree.show_tags(many[1:], {})
    assert tree.path == "level 1/tag 10"
    assert tree.isExpanded(tree.rows.index_at("level 1"))


def test_when_the_tag_in_hand_goes_one_near_it_is_taken(tree):
    tree.show_tags(tags(["a", "a/x", "b"]), {}, "a/x")
    tree.show_tags(tags(["a", "b"]), {})
    assert tree.path == "a"
    tree.show_tags(tags(["b"]), {})
    assert tree.path == "b"
