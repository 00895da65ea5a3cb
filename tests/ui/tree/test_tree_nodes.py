from __future__ import annotations

from desktop.domain import Section, Tag
from desktop.ui.tree.tree_nodes import natural, section_nodes, tag_nodes


def shape(node):
    return (node.text, [shape(child) for child in node.children])


def test_subsections_lie_inside_their_parents():
    sections = [
        Section("One", 1, 0, 100),
        Section("One A", 2, 10, 50),
        Section("One B", 2, 50, 100),
        Section("Two", 1, 100, 200),
    ]
    tops = section_nodes("d", sections)
    assert [shape(node) for node in tops] == [
        ("One", [("One A", []), ("One B", [])]),
        ("Two", []),
    ]
    assert tops[0].children[1].offset == 50


def test_levels_of_a_path_that_are_no_tag_are_rows():
    root = tag_nodes(
        [Tag("1", "a/b/c", count=2), Tag("2", "a", count=1), Tag("3", "z", definition="Z.")]
    )
    assert shape(root) == ("Tags", [("a", [("b", [("c", [])])]), ("z", [])])
    assert root.children[0].badge == "1"
    assert root.children[0].children[0].badge == ""


def test_a_tag_that_nothing_bears_and_nobody_defined_is_no_row():
    assert shape(tag_nodes([Tag("1", "a"), Tag("2", "b", count=1)])) == ("Tags", [("b", [])])


def test_a_row_with_tags_below_it_counts_them_too():
    tags = [Tag("1", "a", count=1), Tag("2", "a/b", count=2), Tag("3", "c/d", definition="D.")]
    root = tag_nodes(tags, totals={"a": 2, "a/b": 9, "c": 0})
    assert root.children[0].badge == "2"
    assert root.children[0].children[0].badge == "2", "a leaf shows its own count"
    assert root.children[1].badge == ""


def test_numbers_sort_by_their_value():
    assert sorted(["Part 10", "part 9", "Part 1"], key=natural) == ["Part 1", "part 9", "Part 10"]
