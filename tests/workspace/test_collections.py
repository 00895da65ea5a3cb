from __future__ import annotations

import pytest

from desktop.errors import InvalidValueError


def test_a_path_names_all_that_are_around(workspace):
    outer = workspace.collections.add(" Hearings ")
    inner = workspace.collections.add("2019", outer.id)
    assert workspace.collections.paths() == {outer.id: "Hearings", inner.id: "Hearings/2019"}
    workspace.collections.rename(outer.id, "Sessions")
    workspace.collections.move(inner.id, None)
    assert workspace.collections.paths() == {outer.id: "Sessions", inner.id: "2019"}


@pytest.mark.parametrize("name", ["", "  "])
def test_none_is_without_a_name(workspace, name):
    made = workspace.collections.add("Hearings")
    with pytest.raises(InvalidValueError):
        workspace.collections.add(name)
    with pytest.raises(InvalidValueError):
        workspace.collections.rename(made.id, name)
    assert [one.name for one in workspace.collections.all()] == ["Hearings"]


def test_what_a_removed_one_holds_moves_to_the_one_around_it(workspace):
    outer = workspace.collections.add("Hearings")
    middle = workspace.collections.add("2019", outer.id)
    inner = workspace.collections.add("March", middle.id)
    workspace.collections.remove(middle.id)
    assert workspace.collections.paths() == {outer.id: "Hearings", inner.id: "Hearings/March"}
