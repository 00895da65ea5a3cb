from __future__ import annotations

from datetime import UTC, datetime

import pytest

from desktop.domain import Changes
from desktop.domain.exchanged.kept_export import Became, Kept, KeptReport, Remark
from desktop.ui.keeping import keeping_verbs
from desktop.ui.keeping.kept_exports_dialog import KeptExportsDialog
from desktop.ui.keeping.target_dialog import TargetDialog
from desktop.ui.tree.tree_nodes import Kind

NOW = datetime(2026, 3, 1, tzinfo=UTC)


@pytest.fixture
def vault(tmp_path):
    (tmp_path / "vault").mkdir()
    return tmp_path / "vault"


@pytest.fixture
def follows(window, workspace, vault, asked):
    """Have an export that follows changes, and the verbs that see to it."""
    workspace.keeping.add(Kept("Vault", str(vault), automatic=True))
    return window.verbs.keeping


def methods(asked):
    return [method for method, _, _ in asked]


def test_changes_are_followed_once_they_rest(window, follows, asked):
    window.desk.bridge.tell(Changes(indexed=True))
    assert not follows._soon.isActive()
    window.desk.bridge.tell(Changes(highlights=frozenset({"h"})))
    assert follows._soon.isActive()
    follows._soon.stop()
    follows._follow()
    assert methods(asked) == ["keeping.refresh_changed"]
    assert asked[0][2]["gives_way"]


def test_only_what_changed_is_followed_unless_it_may_show_anywhere(window, follows, asked):
    follows._follow()
    assert asked[-1][1] == ([], [])  # at the beginning everything
    window.desk.bridge.tell(Changes(highlights=frozenset({"h"}), documents=frozenset({"d"})))
    window.desk.bridge.tell(Changes(highlights=frozenset({"g"}), tags=frozenset({"t"})))
    follows._follow()
    assert asked[-1][1] == (["d"], ["g", "h"])
    window.desk.bridge.tell(Changes(documents=frozenset({"d"})))
    window.desk.bridge.tell(Changes(highlights=frozenset({"h"})))
    follows._follow()
    assert asked[-1][1] == ([], [])
    asked[-1][2]["failed"]("The disk is full.")
    window.desk.bridge.tell(Changes(highlights=frozenset({"h"})))
    follows._follow()
    assert asked[-1][1] == ([], [])


def test_nothing_is_followed_without_one_that_follows(window, workspace, vault, asked):
    workspace.keeping.add(Kept("By hand", str(vault)))
    window.desk.bridge.tell(Changes(highlights=frozenset({"h"})))
    assert not window.verbs.keeping._soon.isActive()


def test_what_gave_way_is_done_later(window, follows, asked):
    follows._follow()
    follows._soon.stop()
    asked[0][2]["failed"](next(iter(keeping_verbs._STOPPED)))
    assert follows._soon.isActive()


def test_only_what_matters_is_said_of_what_was_done_unasked_and_once(window, follows):
    quiet = Remark(Became.KEPT, "A.md", "Changed there.")
    loud = Remark(Became.BESIDE, "A (2).md", "Written beside.")
    follows._followed({"x": KeptReport(NOW, {}, (quiet,))})
    assert "Changed" not in window.desk.status.text()
    follows._followed({"x": KeptReport(NOW, {}, (quiet, loud))})
    assert window.desk.status.text() == "Written beside."
    window.desk.status.say("Something else.")
    follows._followed({"x": KeptReport(NOW, {}, (loud,))})
    assert window.desk.status.text() == "Something else."


def test_one_key_brings_all_up_to_date(window, follows, asked, workspace):
    window.do("update_exports")
    assert methods(asked) == ["keeping.refresh"]
    (target,) = workspace.keeping.all()
    asked[0][2]["then"]({target.id: KeptReport(NOW, {Became.CREATED: 2})})
    assert window.desk.status.text() == "Vault: 2 notes written anew."


def test_without_any_the_key_says_so(window, asked):
    window.do("update_exports")
    assert window.desk.status.text() == "No export is kept up yet."
    assert asked == []


def test_a_new_one_is_written_at_once(window, asked, workspace, vault, monkeypatch):
    def chosen(dialog):
        dialog.name.setText("Mine")
        dialog.folder.setText(str(vault))
        dialog.accept()

    monkeypatch.setattr(TargetDialog, "exec", chosen)
    window.do("keep_export")
    (target,) = workspace.keeping.all()
    assert (target.kept.name, target.kept.automatic) == ("Mine", True)
    assert methods(asked) == ["keeping.refresh"]
    assert window.desk.settings.text("kept_folder") == str(vault.parent)


def test_the_list_changes_and_stops_what_it_is_asked_to(
    window, follows, asked, workspace, monkeypatch
):
    (target,) = workspace.keeping.all()
    monkeypatch.setattr(keeping_verbs, "confirm", lambda *_asked: True)

    def renamed(dialog):
        dialog.name.setText("Renamed")
        dialog.accept()

    def used(dialog):
        dialog.change_asked.emit(target.id)
        assert dialog.list.topLevelItem(0).text(0) == "Renamed"
        dialog.stop_asked.emit(target.id)
        assert dialog.list.topLevelItemCount() == 0

    monkeypatch.setattr(TargetDialog, "exec", renamed)
    monkeypatch.setattr(KeptExportsDialog, "exec", used)
    window.do("kept_exports")
    assert workspace.keeping.all() == []


def test_the_chosen_row_of_the_tree_says_what_to_keep(window, workspace, asked, monkeypatch):
    inside = workspace.collections.add("Papers")
    saved = workspace.questions.save("Mine", "note:x")
    offered = []
    monkeypatch.setattr(TargetDialog, "exec", lambda dialog: offered.append(dialog.kept()))
    tree = window.desk.left.tree
    for kind, key in ((Kind.COLLECTION, inside.id), (Kind.SMART_TAG, saved.id)):
        tree.view.setFocus()
        assert tree.model.find(kind, key) is not None
        tree.reveal(key, kind)
        window.do("keep_export")
    assert [one.name for one in offered] == ["Papers", "Mine"]
    assert offered[0].collection == inside.id
    assert offered[1].smart_tag == saved.id
