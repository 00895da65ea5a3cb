from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from desktop.domain import (
    Tag,
)
from desktop.ui.dialogs.tags import TagsDialog


@pytest.fixture
def tags(qtbot):
    rows = [Tag("t1", "figures", "green", "Numbers.", 3), Tag("t2", "police/cells")]
    dialog = TagsDialog(rows, None)
    qtbot.addWidget(dialog)
    dialog.choose("figures")
    return dialog


def test_a_tag_shows_its_colour_definition_and_count(tags):
    assert tags.path.text() == "figures"
    assert tags.definition.toPlainText() == "Numbers."
    assert tags.count.text() == "3 passages"
    (checked,) = [button for button in tags.colours.buttons() if button.isChecked()]
    assert checked.property("colour") == "green"


def test_tags_are_renamed_defined_coloured_and_added_by_asking(tags, qtbot):
    asked = []
    tags.renamed.connect(lambda *a: asked.append(("rename", *a)))
    tags.defined.connect(lambda *a: asked.append(("define", *a)))
    tags.recoloured.connect(lambda *a: asked.append(("colour", *a)))
    tags.added.connect(lambda *a: asked.append(("add", *a)))
    tags.path.setText(" figures / disputed ")
    tags.path.editingFinished.emit()
    tags.definition.setPlainText("Only disputed numbers.")
    tags.choose("police/cells")
    (orange,) = [one for one in tags.colours.buttons() if one.property("colour") == "orange"]
    orange.click()
    tags.new.setText("new tag")
    qtbot.keyClick(tags.new, Qt.Key.Key_Return)
    assert asked == [
        ("rename", "t1", "figures/disputed"),
        ("define", "t1", "Only disputed numbers."),
        ("colour", "t2", "orange"),
        ("add", "new tag"),
    ]


def test_a_tag_in_use_is_removed_only_when_the_reader_is_sure(tags, monkeypatch):
    removed = []
    tags.removed.connect(removed.append)
    monkeypatch.setattr("desktop.ui.dialogs.tags.confirm", lambda *_: False)
    tags.remove.click()
    assert removed == []
    tags.choose("police/cells")
    tags.remove.click()
    assert removed == ["t2"], "a tag on nothing needs no question"


def test_tab_goes_as_one_reads(tags):
    tags.show()
    tags.list.setFocus()
    seen = []
    for _ in range(11):
        seen.append(tags.focusWidget())
        tags.focusNextChild()
    assert seen == [
        tags.list, tags.new, tags.path, *tags.colours.buttons(), tags.definition, tags.remove,
    ][:11]  # fmt: skip
