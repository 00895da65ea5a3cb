from __future__ import annotations

from desktop.domain.arguing.figure_table import differing, side_by_side, told_by
from tests.domain.arguing.evidence import highlight


def test_a_row_for_each_document_and_a_column_for_what_is_counted():
    told = told_by(
        [
            highlight("a", "904 applications in 2019; 12 boats", document="1"),
            highlight("b", "1,318 applications in 2019", document="2"),
            highlight("c", "and 7", document="2"),
        ]
    )
    table = side_by_side(told)
    assert table.documents == ("1", "2")
    assert [(one.counted, one.period) for one in table.columns] == [
        ("applications", "2019"),
        ("boats", ""),
        ("", ""),
    ]
    assert [one.number for one in table.cells[0, 0]] == ["904"]
    assert [one.number for one in table.cells[1, 0]] == ["1,318"]
    assert (0, 2) not in table.cells


def test_an_empty_table():
    table = side_by_side([])
    assert (table.documents, table.columns, table.cells) == ((), (), {})


def test_passages_that_disagree_are_paired():
    told = told_by(
        [
            highlight("a", "904 applications", document="1"),
            highlight("b", "1,318 applications", document="2"),
            highlight("c", "the 904 applications and the 1,318 applications", document="3"),
        ]
    )
    assert [(one.highlight_id, other.highlight_id) for one, other in differing(told)] == [
        ("a", "b")
    ]


def test_one_passage_disagrees_with_itself_without_a_word():
    assert differing(told_by([highlight("a", "12 boats, later 15 boats")])) == []
