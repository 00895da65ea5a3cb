"""PySide6 6.12.0 lost one reference to None at every call without a result, and then aborted."""

import sys

from PySide6.QtGui import QTextOption


def test_calls_without_a_result_do_not_cost_none_its_references() -> None:
    option = QTextOption()
    before = sys.getrefcount(None)
    for _ in range(1000):
        option.setTabStopDistance(3.0)
    assert before - sys.getrefcount(None) < 100
