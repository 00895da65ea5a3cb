import pytest

from desktop.ui.tree.tree_nodes import Kind


@pytest.fixture
def entries(shared):
    """Return a function that lists what the menu of a row offers."""
    workspace = shared.desk.workspace
    collection = workspace.collections.add("Ports")
    tag = workspace.tags.ensure("figures", definition="Numbers.")
    report = workspace.documents.find("Counting people in detention")
    tree = shared.desk.left.tree
    keys = {Kind.COLLECTION: collection.id, Kind.TAG: "figures", Kind.DOCUMENT: report.id}
    tree.model.fetchMore(tree.model.index_of(tree.model.find(Kind.DOCUMENT, report.id)))

    def listed(kind: Kind | None) -> list[str]:
        node = tree.model.find(kind, keys[kind]) if kind in keys else None
        if kind is Kind.SECTION:
            node = tree.model.find(kind, f"{report.id}#0")
        menu = shared.verbs.tree_menu.made(node)
        texts = [a.text().replace("&", "") for a in menu.actions() if not a.isSeparator()]
        menu.deleteLater()
        return texts

    yield listed
    workspace.collections.remove(collection.id)
    workspace.tags.remove(tag.id)


def test_a_document_can_be_opened_moved_exported_and_put_away(entries):
    assert entries(Kind.DOCUMENT) == [
        "Open", "Rename", "Move to…", "Facts…", "Tag Document…", "Mark as Read",
        "Mark as Unread", "Read as…", "Revisions", "Compare Revisions",
        "Copy Citation", "Copy Link", "Copy as BibTeX", "Copy as CSL-JSON",
        "New Note", "Export…", "Move to Trash",
    ]  # fmt: skip


def test_a_collection_can_be_added_to(entries):
    found = entries(Kind.COLLECTION)
    mine = ["Rename", "Move to…", "Export…", "Keep Exporting…", "Dissolve Collection"]
    assert found[:5] == mine
    assert "New Collection…" in found
    assert "Import Files…" in found


def test_a_tag_leads_to_its_passages(entries, shared):
    assert entries(Kind.TAG)[0] == "Show Its Passages"
    assert entries(Kind.TAG)[-1] == "Remove Tag"
    tree = shared.desk.left.tree
    menu = shared.verbs.tree_menu.made(tree.model.find(Kind.TAG, "figures"))
    menu.actions()[0].trigger()
    menu.deleteLater()
    assert shared.desk.left.search.field.text() == "tag:figures"
    shared.desk.left.search.field.clear()


def test_a_section_can_be_corrected(entries):
    assert "Join Section to the One Before" in entries(Kind.SECTION)


def test_where_no_row_is_things_come_in(entries):
    listed = ["Import Files…", "Import Folder…", "New Collection…", "New Note"]
    assert entries(None) == listed
