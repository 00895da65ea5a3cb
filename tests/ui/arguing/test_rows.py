from __future__ import annotations

import pytest

from desktop.ui.arguing.rows import Row, RowsModel, Words
from desktop.ui.look.drops import claims_in, highlights_in


def row(key: str, *, written: str | None = None, claim: str = "") -> Row:
    return Row(
        key, (Words(f"Words {key}"),), highlight_ids=(f"h{key}",), claim_id=claim, written=written
    )


@pytest.fixture
def model():
    made = RowsModel()
    made.show([row("a"), row("b", written="b"), row("c", claim="k")])
    return made


def test_the_model_keeps_qt_rules(model, qtmodeltester):
    model.add_new(1, 0)
    qtmodeltester.check(model)


def test_the_same_rows_stay_where_they_are(qtbot, model):
    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignal(model.dataChanged):
        assert not model.show([row("a"), row("b", written="other"), row("c")])
    with qtbot.waitSignal(model.modelReset):
        assert model.show([row("a"), row("c")])


def test_a_new_row_is_there_while_it_is_written(qtbot, model):
    index = model.add_new(1, 2)
    assert (index.row(), model.rows[1].indent, model.row_of("")) == (1, 2, 1)
    with qtbot.waitSignal(model.written) as said:
        model.setData(index, "Words")
    assert said.args == ["", 1, "Words"]
    model.drop_new()
    model.drop_new()
    assert [one.key for one in model.rows] == ["a", "b", "c"]


def test_rows_are_dragged_with_their_highlights_and_claims(model):
    dragged = model.mimeData([model.index(2), model.index(0)])
    assert highlights_in(dragged) == ["ha", "hc"]
    assert claims_in(dragged) == ["k"]
    assert claims_in(model.mimeData([model.index(0)])) == []
