from __future__ import annotations

from desktop.domain import Hit


def test_a_hit_in_a_note_takes_its_highlight_in_hand(window, workspace, report):
    kept = workspace.highlight(report.id, 0, 8, note="Compare with the table.")
    window.verbs.searches.open_hit(
        Hit(report.id, report.title, "", 0, 8, 1.0, "Compare with", ((0, 7),), kept.id)
    )
    pane = window.desk.reading.current()
    assert pane.reader.selected_highlight() == kept.id
    assert window.desk.sidebar.selected_ids() == [kept.id]


def test_a_hit_that_is_gone_is_said(window):
    window.verbs.searches.open_hit(Hit("gone", "Title", "", 0, 8, 1.0, "words"))
    assert "no longer" in window.desk.status.text()
