from __future__ import annotations

from PySide6.QtCore import Qt

from tests.ui.hands import select

Key = Qt.Key


def test_an_unsure_highlight_is_put_where_the_reader_says(
    qtbot, window, workspace, report, prepared, monkeypatch
):
    words = "It counted 1,412 people in police cells."
    start = workspace.content(report.id).text.index(words)
    kept = workspace.highlight(report.id, start, start + len(words))
    path = prepared / "report.md"
    before = path.read_text(encoding="utf-8")
    try:
        path.write_text(before.replace("1,412 people", "1,512 people"), encoding="utf-8")
        workspace.import_files([path])
    finally:
        path.write_text(before, encoding="utf-8")
    assert workspace.find_highlight(kept.id).placement.status == "review"
    window.desk.open_passage(report.id)
    sidebar = window.desk.sidebar
    sidebar.select(kept.id)
    button = sidebar.editor.move_here
    pane = window.desk.reading.current()
    select(qtbot, pane, "It counted 1,512 people in police cells.")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    moved = workspace.find_highlight(kept.id)
    assert moved.placement.status == "manual", window.desk.status.text()
    assert pane.content.text[moved.start : moved.end].endswith("police cells.")
    assert not button.isVisible()


def test_a_highlight_found_again_is_accepted_where_it_is(qtbot, window, workspace, report):
    kept = workspace.highlight(report.id, 0, 8)
    window.desk.open_passage(report.id)
    window.desk.sidebar.accepted.emit(kept.id)
    assert "Kept at its new place" in window.desk.status.text()
