import pytest

from desktop.domain import LinkKind
from desktop.domain.steps import StepCode
from desktop.errors import InvalidValueError, NotFoundError


@pytest.fixture
def ends(desk):
    document = desk.keep()
    return desk.highlight(document, "1,204"), desk.highlight(document, "no data")


def test_a_link_is_seen_from_both_ends(library, ends):
    one, two = ends
    link = library.links.add(one.id, two.id, LinkKind.CONTRADICTS, "Which is it?")
    assert library.links.all(one.id) == library.links.all(two.id) == library.links.all() == [link]
    assert (link.source_id, link.kind, link.note) == (one.id, LinkKind.CONTRADICTS, "Which is it?")


def test_saying_it_twice_is_saying_it_once(library, ends):
    first = library.links.add(ends[0].id, ends[1].id, LinkKind.SUPPORTS)
    assert library.links.add(ends[0].id, ends[1].id, LinkKind.SUPPORTS) == first
    library.links.add(ends[1].id, ends[0].id, LinkKind.SUPPORTS)
    assert len(library.links.all()) == 2


def test_undo_and_redo_keep_the_id(library, ends):
    link = library.links.add(ends[0].id, ends[1].id, LinkKind.REPEATS)
    library.links.remove(link.id)
    assert library.history.undo() is StepCode.REMOVE_LINK
    assert library.links.all() == [link]
    assert library.history.undo() is StepCode.LINK
    assert library.links.all() == []
    library.history.redo()
    assert library.links.all() == [link]


def test_a_link_is_out_of_sight_with_its_end(desk, library, ends):
    other = desk.highlight(desk.keep("Elsewhere 7.", name="o.txt"), "7")
    library.links.add(ends[0].id, ends[1].id, LinkKind.ANSWERS)
    link = library.links.add(ends[0].id, other.id, LinkKind.ANSWERS)
    library.highlights.remove(ends[1].id)
    assert library.links.all() == [link]
    library.trash.put(other.document_id)
    assert library.links.all() == []
    library.history.undo()
    library.history.undo()
    assert len(library.links.all()) == 2


def test_what_cannot_be_linked(library, ends):
    with pytest.raises(InvalidValueError):
        library.links.add(ends[0].id, ends[0].id, LinkKind.SUPPORTS)
    with pytest.raises(NotFoundError):
        library.links.add(ends[0].id, "nowhere", LinkKind.SUPPORTS)
    with pytest.raises(NotFoundError):
        library.links.remove("nowhere")
