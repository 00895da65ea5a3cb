from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from desktop.ui.annotations.annotations_tab import AnnotationsTab
from desktop.ui.tree.tree_nodes import Kind

Key = Qt.Key


@pytest.fixture
def counted(monkeypatch, window):
    """Answer what is asked of the search worker at once, in this process."""

    def answer(asked, *, then, failed=None, text=""):
        noun, _, name = asked.method.partition(".")
        if noun == "questions":
            then(getattr(window.desk.workspace.questions, name)(*asked.args, **asked.kwargs))

    monkeypatch.setattr(window.desk.tasks, "search", answer)


@pytest.fixture
def smart(window, workspace, report, counted, qtbot):
    workspace.highlights.add_quotation(report.id, "holds no figures", tags=("gaps",))
    workspace.questions.save("Holes", "gaps")
    tree = window.desk.left.tree
    qtbot.waitUntil(lambda: any(node.badge == "1" for node in rows(tree)))
    return tree


def rows(tree):
    return [node for node in tree.model.node(tree.model.index(1, 0)).children
            if node.kind is Kind.SMART_TAG]  # fmt: skip


def test_a_smart_tag_stands_above_the_tags_with_its_count(smart, workspace, qtbot, report):
    (node,) = rows(smart)
    assert (node.row, node.text, node.badge, node.tip) == (0, "Holes", "1", "gaps")
    workspace.highlights.add_quotation(report.id, "1,412 people", tags=("gaps/counts",))
    qtbot.waitUntil(lambda: [one.badge for one in rows(smart)] == ["2"])


def test_enter_on_it_asks_its_question(window, smart, qtbot):
    window.show()
    smart.reveal(rows(smart)[0].key, Kind.SMART_TAG)
    smart.view.setFocus()
    qtbot.keyClick(smart.view, Key.Key_Return)
    tab = window.desk.reading.on_show()
    assert isinstance(tab, AnnotationsTab)
    assert tab.question == "gaps"


def test_it_is_renamed_and_removed_in_the_tree_and_undo_brings_it_back(window, workspace, smart):
    (node,) = rows(smart)
    index = smart.model.index_of(node)
    smart.model.setData(index, "Gaps in the record")
    assert [one.name for one in workspace.questions.saved()] == ["Gaps in the record"]
    menu = window.verbs.tree_menu.made(rows(smart)[0])
    assert [one.text() for one in menu.actions() if one.text()] == [
        "Show What Answers", "&Rename", "&Keep Exporting…", "Remove Smart Tag",
    ]  # fmt: skip
    smart.reveal(rows(smart)[0].key, Kind.SMART_TAG)
    window.verbs.documents.remove_nodes(smart.selected())
    assert rows(smart) == []
    window.do("undo")
    assert [one.text for one in rows(smart)] == ["Gaps in the record"]


def test_one_that_asks_for_a_tag_that_is_gone_has_no_count(workspace, smart, qtbot):
    workspace.tags.remove(workspace.tags.all()[0].id)
    qtbot.waitUntil(lambda: [one.badge for one in rows(smart)] == [""])
