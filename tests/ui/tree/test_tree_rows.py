from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.domain import Collection, Document, DocumentKind, Facts
from desktop.ui.tree.tree_nodes import Kind
from desktop.ui.tree.tree_rows import DocumentRows

NOW = datetime(2024, 1, 1, tzinfo=UTC)


def document(key: str, title: str, collection_id: str | None = None) -> Document:
    facts = Facts(title=title, authors=("Ada Lee",))
    return Document(
        key, DocumentKind.REPORT, facts, collection_id, "text/plain", "", 1, 10, 0, 0, NOW
    )


def shape(node):
    return [(child.kind, child.key, child.row, shape(child)) for child in node.children]


titles = st.sampled_from(["Part 9", "part 10", "Annex", "Über", "part 10 again", ""])
places = st.sampled_from([None, "c1", "c2", "c3", "gone"])
steps = st.lists(st.tuples(st.sampled_from("abcdefgh"), st.booleans(), titles, places), max_size=30)
COLLECTIONS = [Collection("c1", "One"), Collection("c2", "Two", "c1"), Collection("c3", "Three")]


@settings(max_examples=60, deadline=None)
@given(steps)
def test_changes_one_by_one_lead_to_the_same_rows_as_making_them_afresh(made):
    documents: dict[str, Document] = {}
    rows = DocumentRows(COLLECTIONS, documents)
    for key, stays, title, place in made:
        if stays:
            documents[key] = document(key, title, place)
        else:
            documents.pop(key, None)
        rows.update_documents([key])
    assert shape(rows.root) == shape(DocumentRows(COLLECTIONS, documents).root)
    assert set(rows.nodes) == set(DocumentRows(COLLECTIONS, documents).nodes)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(titles, st.sampled_from([None, "c1", "c2", "c3"])), max_size=8))
def test_collections_come_are_renamed_and_moved(made):
    documents = {"a": document("a", "A", "c2"), "b": document("b", "B", "c1")}
    rows = DocumentRows(COLLECTIONS, documents)
    now = {one.id: one for one in COLLECTIONS}
    for number, (name, parent) in enumerate(made):
        now[f"n{number}"] = Collection(f"n{number}", name or "New", parent)
        now["c3"] = replace(now["c3"], name=name or "Three", parent_id=f"n{number}")
        now["n" + str(number)] = replace(
            now[f"n{number}"], parent_id=parent if parent != "c3" else None
        )
        if any(one.parent_id == "c3" for one in now.values()):
            now["c3"] = replace(now["c3"], parent_id=None)
        rows.update_collections(now.values())
    assert shape(rows.root) == shape(DocumentRows(list(now.values()), documents).root)


def test_what_was_in_a_removed_collection_moves_up():
    documents = {"a": document("a", "A", "c2"), "b": document("b", "B", "c1")}
    rows = DocumentRows(COLLECTIONS, documents)
    documents["b"] = document("b", "B")
    rows.update_collections([replace(COLLECTIONS[1], parent_id=None), COLLECTIONS[2]])
    rows.update_documents(["b"])
    assert [node.key for node in rows.root.children] == ["c3", "c2", "b"]


def test_a_filter_reads_titles_authors_and_names_of_collections():
    documents = {"a": document("a", "Annex", "c2"), "b": document("b", "Beta")}
    rows = DocumentRows(COLLECTIONS, documents)
    root, nodes = rows.filtered(["ada", "ann"])
    assert [key for kind, key in nodes if kind is Kind.DOCUMENT] == ["a"]
    assert [node.key for node in root.walk()] == ["documents", "c1", "c2", "a"]
    assert root.badge == "1"
    root, _ = rows.filtered(["three"])
    assert [node.key for node in root.walk()] == ["documents", "c3"]


def test_a_filter_reads_citation_keys():
    keyed = document("a", "Annex")
    keyed = replace(keyed, facts=replace(keyed.facts, citation_key="Marsh2024Annex"))
    rows = DocumentRows([], {"a": keyed, "b": document("b", "Beta")})
    _, nodes = rows.filtered(["marsh2024"])
    assert [key for kind, key in nodes if kind is Kind.DOCUMENT] == ["a"]


def test_another_order_moves_the_same_rows_and_holds_for_those_to_come():
    documents = {
        key: replace(document(key, title, place), added=NOW.replace(day=day))
        for key, title, place, day in (
            ("a", "Alpha", None, 3), ("b", "Beta", None, 9), ("c", "Gamma", None, 5),
            ("d", "Delta", "c1", 1), ("e", "Epsilon", "c1", 2),
        )
    }  # fmt: skip
    rows = DocumentRows(COLLECTIONS, documents)
    before = dict(rows.nodes)
    rows.sort_by("added")
    assert rows.nodes == before
    assert [child.key for child in rows.root.children][-3:] == ["b", "c", "a"]
    assert [child.row for child in rows.root.children] == list(range(len(rows.root.children)))
    (collection,) = (one for one in rows.root.children if one.key == "c1")
    assert [child.key for child in collection.children] == ["c2", "e", "d"]
    documents["f"] = replace(document("f", "Zeta"), added=NOW.replace(day=7))
    rows.update_documents(["f"])
    assert [child.key for child in rows.root.children][-4:] == ["b", "f", "c", "a"]
    rows.sort_by("title")
    assert [child.key for child in rows.root.children][-4:] == ["a", "b", "c", "f"]
