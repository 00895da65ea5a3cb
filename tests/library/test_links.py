import pytest

from desktop.domain import LinkKind
from desktop.errors import InvalidValueError, NotFoundError


@pytest.fixture
def ends(desk):
    document = desk.keep()
    return desk.highlight(document, "1,204"), desk.highlight(document, "no data")


def test_a_link_is_seen_from_both_ends(library, ends):
    one, two = ends
    link = library.add_link(one.id, two.id, LinkKind.CONTRADICTS, "Which is it?")
    assert library.links(one.id) == library.links(two.id) == library.links() == [link]
    assert (link.source_id, link.kind, link.note) == (one.id, LinkKind.CONTRADICTS, "Which is it?")


def test_saying_it_twice_is_saying_it_once(library, ends):
    first = library.add_link(ends[0].id, ends[1].id, LinkKind.SUPPORTS)
    assert library.add_link(ends[0].id, ends[1].id, LinkKind.SUPPORTS) == first
    library.add_link(ends[1].id, ends[0].id, LinkKind.SUPPORTS)
    assert len(library.links()) == 2


def test_undo_and_redo_keep_the_id(library, ends):
    link = library.add_link(ends[0].id, ends[1].id, LinkKind.REPEATS)
    library.remove_link(link.id)
    assert library.undo() == "Remove link"
    assert library.links() == [link]
    assert library.undo() == "Link"
    assert library.links() == []
    library.redo()
    assert library.links() == [link]


def test_a_link_is_out_of_sight_with_its_end(desk, library, ends):
    other = desk.highlight(desk.keep("Elsewhere 7.", name="o.txt"), "7")
    library.add_link(ends[0].id, ends[1].id, LinkKind.ANSWERS)
    link = library.add_link(ends[0].id, other.id, LinkKind.ANSWERS)
    library.remove_highlight(ends[1].id)
    assert library.links() == [link]
    library.remove_document(other.document_id)
    assert library.links() == []
    library.undo()
    library.undo()
    assert len(library.links()) == 2


def test_what_cannot_be_linked(library, ends):
    with pytest.raises(InvalidValueError):
        library.add_link(ends[0].id, ends[0].id, LinkKind.SUPPORTS)
    with pytest.raises(NotFoundError):
        library.add_link(ends[0].id, "nowhere", LinkKind.SUPPORTS)
    with pytest.raises(NotFoundError):
        library.remove_link("nowhere")
