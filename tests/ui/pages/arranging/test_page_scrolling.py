"""Pages move behind their viewport, and it is told which of them is being read."""

from __future__ import annotations

from desktop import formats
from tests.formats.pdf.samples import Made


def test_each_page_is_told_of_where_none_has_words(show, tmp_path):
    path = tmp_path / "scan.pdf"
    path.write_bytes(Made(["", "", ""]).data())
    hands = show(formats.read(path), path.read_bytes())
    view = hands.view
    told = [view.page()]
    view.position_changed.connect(lambda _offset: told.append(view.page()))
    while told[-1] < 2 and len(told) < 500:
        before = view.verticalScrollBar().value()
        view.scroll_by(40)
        hands.source.work()
        assert told[-1] == view.page()
        assert view.verticalScrollBar().value() > before
    assert sorted(set(told)) == [0, 1, 2]
