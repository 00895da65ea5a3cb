from __future__ import annotations

from desktop.domain.arguing.figure_table import side_by_side, told_by
from tests.domain.arguing.evidence import highlight


def test_a_row_for_each_document_and_a_column_for_what_is_counted():
    told = told_by(
        [
            highlight("a", "904 applications in 2019; 12 boats", document="1"),
            highlight("b", "1,318 applications in 2019", document="2"),
            highlight("c", "and 7", document="2"),
        ]
    )
    table, in_order = side_by_side(told)
    assert table.documents == ("1", "2")
    assert [(one.counted, one.period) for one in table.columns] == [
        ("applications", "2019"),
        ("boats", ""),
        ("", ""),
    ]
    assert [table.number(one) for one in table.cells[0, 0]] == ["904"]
    assert [table.sentence(one) for one in table.cells[1, 0]] == ["1,318 applications"]
    assert [table.number(one) for one in range(len(told))] == [one.number for one in in_order]
    assert [table.highlight_id(one) for one in table.cells[1, 2]] == ["c"]
    assert (0, 2) not in table.cells


def test_an_empty_table():
    table, _ = side_by_side([])
    assert (table.documents, table.columns, table.cells) == ((), (), {})
