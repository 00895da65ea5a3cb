"""What is in hand is one thing, whichever pane it was chosen in."""

from __future__ import annotations

from tests.ui.hands import QUOTATION, open_in_tree, select


def test_a_highlight_taken_in_hand_is_shown_by_all_panes(qtbot, window):
    pane = open_in_tree(qtbot, window, "Counting people in detention")
    kept = window.desk.workspace.highlights.add(pane.document_id, 0, 8)
    heard = []
    subject = window.desk.subject
    subject.changed.connect(lambda: heard.append(subject.ids))
    subject.take(kept.id)
    assert pane.reader.selected_highlight() == kept.id
    assert window.desk.sidebar.selected_ids() == [kept.id]
    assert [one.id for one in subject.highlights] == [kept.id]
    assert heard[-1] == [kept.id]


def test_a_chosen_passage_puts_the_highlight_back(qtbot, window):
    pane = open_in_tree(qtbot, window, "Counting people in detention")
    kept = window.desk.workspace.highlights.add(pane.document_id, 0, 8)
    window.desk.subject.take(kept.id)
    select(qtbot, pane, QUOTATION)
    start = pane.content.text.index(QUOTATION)
    assert window.desk.subject.passage == (pane.document_id, start, start + len(QUOTATION))
    assert window.desk.subject.ids == []
