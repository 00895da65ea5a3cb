from PySide6.QtCore import Qt


def stops(window) -> list[str]:
    """Return the names of what Tab goes through, beginning with the search field."""
    first = at = window.desk.left.search.field
    found = []
    while True:
        if at.isVisible() and at.isEnabled() and at.focusPolicy() & Qt.FocusPolicy.TabFocus:
            found.append(at.objectName())
        at = at.nextInFocusChain()
        if at is first:
            return [name for name in found if name]


def test_tab_goes_from_left_to_right(window, workspace, report):
    workspace.highlights.add(report.id, 0, 8)
    window.desk.open_passage(report.id)
    window.desk.open_passage(next(d.id for d in workspace.documents.all() if d.id != report.id))
    window.desk.open_passage(report.id)
    panes = ["searchField", "treeFilter", "documentTree", "reader", "sidebarFilter",
             "annotationSidebar"]  # fmt: skip
    assert [name for name in stops(window) if name in panes] == panes


def test_the_find_bar_comes_after_its_page(window, report):
    window.desk.open_passage(report.id)
    window.do("find")
    found = stops(window)
    assert found.index("reader") < found.index("findField") < found.index("findClose")


def test_the_other_side_comes_second(window, report):
    window.desk.open_passage(report.id)
    window.do("split")
    assert stops(window).count("reader") == 2
