from PySide6.QtCore import QObject

from desktop.ui.reader.surface.coverage import Coverage


def test_where_nothing_is_folded_away_all_can_be_reached(qapp) -> None:
    coverage = Coverage(QObject(qapp), lambda: 7)
    assert coverage.reach(3, 9_000) == 9_000
    assert (coverage.rows, coverage.nth(4), coverage.place(4)) == (7, 4, 4)
    assert coverage.fold_at(4) is None
    coverage.uncover(0, 10)
